"""How fast, against the plain program (`plain.py`), in one run.

    python benchmarks/speed.py start [--runs 11]             one report, whole process; and --help
    python benchmarks/speed.py work [REPORTS.jsonl.gz ...]   reports a second on one core, by stage
    python benchmarks/speed.py long  [--sentences 1000]      one long text, and its double
    python benchmarks/speed.py loaded                        what a start loads, and its time

``work`` draws as many of the reports as told, always the same ones (varied samples where no file
is named), and lets the two programs read them in turns; of each report the best of its turns is
counted. Times are the processor's, and the best: what else the machine does only ever adds.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
SAMPLES = sorted(
    path for path in (ROOT / "samples").glob("*.txt") if path.stem not in ("cp1256", "utf16")
)
SEED = 7
BARE = """
import click
from rich.console import Console
@click.command()
@click.argument("paths", nargs=-1)
@click.option("--name", help="A name.")
def command(paths, name):
    Console().print(paths)
command()
"""


def start(runs: int) -> None:
    """The whole process for one report, and for ``--help``."""
    python, sample = sys.executable, str(SAMPLES[0])
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder, "bare.py")
        bare.write_text(BARE)
        commands = {
            "plain program": [python, str(ROOT / "benchmarks" / "plain.py"), sample],
            "speechsum": [python, "-m", "speechsum", sample],
            "speechsum -f jsonl": [python, "-m", "speechsum", sample, "-f", "jsonl"],
            "speechsum -f table": [python, "-m", "speechsum", sample, "-f", "table"],
            "bare click + rich --help": [python, str(bare), "--help"],
            "speechsum --help": [python, "-m", "speechsum", "--help"],
            "speechsum --version": [python, "-m", "speechsum", "--version"],
        }
        # In turns, so that a busy minute of the machine is everybody's.
        best = dict.fromkeys(commands, float("inf"))
        environment = _installed(folder)
        for turn in range(runs + 1):
            for name, command in commands.items():
                if name == "plain program" and turn > 3:
                    continue
                seconds = _process(command, environment)
                if turn:  # the first compiles
                    best[name] = min(best[name], seconds)
    plain, bare_time = best["plain program"], best["bare click + rich --help"]
    for name, seconds in best.items():
        ratio = f"1/{plain / seconds:.1f} of plain"
        if name.endswith(("--help", "--version")):
            ratio = f"{seconds / bare_time:.2f} x bare"
        print(f"{name:26} {seconds * 1000:7.0f} ms   {ratio}")


def loaded() -> None:
    """What one report loads, by package and by room, and how long each takes by itself."""
    own: dict[str, int] = {}
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-X", "importtime", "-m", "speechsum", str(SAMPLES[0])]
        for _ in range(6):
            done = subprocess.run(
                command, capture_output=True, check=True, cwd=ROOT, env=_installed(folder)
            )
            for line in done.stderr.decode().splitlines():
                found = re.match(r"import time:\s+(\d+) \|\s+\d+ \|\s+(\S+)", line)
                if found is not None:
                    own[found[2]] = min(int(found[1]), own.get(found[2], 1 << 30))
    modules, times = Counter[str](), Counter[str]()
    for name, microseconds in own.items():
        parts = name.split(".")
        mine, click = parts[0] == "speechsum", parts[0] == "click"
        of = ".".join(parts[:2]) if mine else "click" if click else "Python's own and others"
        modules[of] += 1
        times[of] += microseconds
    for of, microseconds in times.most_common():
        print(f"{of:26} {modules[of]:4} modules {microseconds / 1000:7.1f} ms")
    print(f"{'all':26} {modules.total():4} modules {times.total() / 1000:7.1f} ms")


def work(files: Sequence[Path], reports: int, turns: int) -> None:
    """Every stage of ours, against the plain program's normalising and ranking."""
    from plain import Plain

    from speechsum import analyze

    if files:
        told = [text for path in files for text in _texts(path)]
        texts = random.Random(SEED).sample(told, min(reports, len(told)))
    else:
        texts = [vary(number) for number in range(reports)]
    plain = Plain()
    count = len(texts)
    ours = theirs = [float("inf")] * count  # of each report by itself
    for text in texts[:10]:
        analyze(text), plain.summarize(text)
    for _ in range(turns):
        theirs = list(map(min, theirs, [_seconds(plain.summarize, text) for text in texts]))
        ours = list(map(min, ours, [_seconds(analyze, text) for text in texts]))
    print(f"{count} reports of {sum(map(len, texts)) / count:.0f} characters")
    ratio = sum(theirs) / sum(ours)
    print(f"plain program  {count / sum(theirs):7.1f} reports/s")
    print(f"speechsum      {count / sum(ours):7.1f} reports/s   {ratio:.2f} x")
    spent = [[_stages(text) for text in texts] for _ in range(turns)]
    for stage in spent[0][0]:
        best = sum(min(one[stage] for one in of_text) for of_text in zip(*spent, strict=True))
        print(f"  {stage:12} {best / count * 1000:7.3f} ms a report")


def _stages(text: str) -> dict[str, float]:
    """Seconds that each stage of `speechsum.pipeline` takes."""
    from speechsum.attribution import attribute
    from speechsum.directives import find_directives
    from speechsum.summary import Length, summarize
    from speechsum.text.language import require_persian
    from speechsum.text.segments import parse
    from speechsum.when import speech_day

    length = Length.parse(3)
    now = time.process_time
    clock = [now()]
    require_persian(text)
    clock.append(now())
    document = parse(text)
    clock.append(now())
    told = attribute(document)
    clock.append(now())
    day = speech_day(document, told.quotes)
    clock.append(now())
    found = find_directives(document, told, day=day).directives
    clock.append(now())
    summarize(document, told, found, title=None, ranker="speech", length=length)
    clock.append(now())
    names = ("language", "text", "attribution", "day", "directives", "summary")
    spans = zip(names, clock, clock[1:], strict=False)
    return {name: end - begin for name, begin, end in spans}


def _texts(path: Path) -> Iterator[str]:
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as file:
        yield from (json.loads(line)["text"] for line in file)


def long(sentences: int) -> None:
    """One text of many sentences: sumy's LexRank, ours, and ours on the double."""
    from plain import Plain

    from speechsum import analyze

    def text(count: int) -> str:
        lines = [line for number in range(count // 8 + 1) for line in vary(number).split("\n")]
        return "\n".join(lines[:count])

    once, twice = text(sentences), text(2 * sentences)
    analyze(once)
    ours = min(_seconds(analyze, once) for _ in range(3))
    double = min(_seconds(analyze, twice) for _ in range(3))
    theirs = _seconds(Plain().summarize, once)
    print(f"{sentences} lines: plain {theirs:.2f} s, speechsum {ours:.3f} s, 1/{theirs / ours:.0f}")
    print(f"{2 * sentences} lines: speechsum {double:.3f} s, {double / ours:.2f} x")


def vary(number: int) -> str:
    """A report that differs from those of other numbers: two samples with their lines turned round.

    Two, for the samples are short: so it has 3,500 characters, where agencies' reports have 3,100.
    """
    pair = SAMPLES[number % len(SAMPLES)], SAMPLES[(number + 1) % len(SAMPLES)]
    lines = [line for one in pair for line in one.read_text(encoding="utf-8").splitlines()]
    turn = number // len(SAMPLES) % len(lines)
    return "\n".join([*lines[turn:], *lines[:turn], f"این گزارش شماره {number} است."])


def _installed(folder: str) -> dict[str, str]:
    """An environment in which modules are compiled once, as they are where pip installs them."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": folder}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment


def _process(command: list[str], environment: dict[str, str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True, cwd=ROOT, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _seconds(function: Callable[[str], object], text: str) -> float:
    begin = time.process_time()
    function(text)
    return time.process_time() - begin


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("what", choices=("start", "work", "long", "loaded"))
    parser.add_argument("files", type=Path, nargs="*")
    parser.add_argument("--runs", type=int, default=11)
    parser.add_argument("--reports", type=int, default=300)
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--sentences", type=int, default=1000)
    given = parser.parse_args()
    if given.what == "start":
        start(given.runs)
    elif given.what == "work":
        work(given.files, given.reports, given.turns)
    elif given.what == "loaded":
        loaded()
    else:
        long(given.sentences)


if __name__ == "__main__":
    main()
