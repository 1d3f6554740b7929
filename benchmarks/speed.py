"""How fast, against the plain program (`plain.py`), in one run.

    python benchmarks/speed.py start [--runs 11]         one report, whole process; and --help
    python benchmarks/speed.py work  [--reports 200]     reports a second on one core, all stages
    python benchmarks/speed.py long  [--sentences 1000]  one long text, and its double

Times are the best of the runs: what else the machine does only ever adds.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).parent.parent
SAMPLES = sorted(
    path for path in (ROOT / "samples").glob("*.txt") if path.stem not in ("cp1256", "utf16")
)
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
        for turn in range(runs):
            for name, command in commands.items():
                if name == "plain program" and turn >= 3:
                    continue
                best[name] = min(best[name], _process(command))
    plain, bare_time = best["plain program"], best["bare click + rich --help"]
    for name, seconds in best.items():
        ratio = f"1/{plain / seconds:.1f} of plain"
        if name.endswith(("--help", "--version")):
            ratio = f"{seconds / bare_time:.2f} x bare"
        print(f"{name:26} {seconds * 1000:7.0f} ms   {ratio}")


def work(reports: int) -> None:
    """Every stage of ours, against the plain program's normalising and ranking."""
    from plain import Plain

    from speechsum import analyze

    texts = [vary(number) for number in range(reports)]
    plain = Plain()
    ours = _rate(analyze, texts)
    theirs = _rate(plain.summarize, texts)
    print(f"plain program  {theirs:7.1f} reports/s")
    print(f"speechsum      {ours:7.1f} reports/s   {ours / theirs:.2f} x")


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


def _process(command: list[str]) -> float:
    begin = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True, cwd=ROOT, env=os.environ)
    return time.perf_counter() - begin


def _seconds(function: Callable[[str], object], text: str) -> float:
    begin = time.perf_counter()
    function(text)
    return time.perf_counter() - begin


def _rate(function: Callable[[str], object], texts: Iterable[str]) -> float:
    texts = list(texts)
    for text in texts[:10]:
        function(text)
    begin = time.perf_counter()
    for text in texts:
        function(text)
    return len(texts) / (time.perf_counter() - begin)


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("what", choices=("start", "work", "long"))
    parser.add_argument("--runs", type=int, default=11)
    parser.add_argument("--reports", type=int, default=200)
    parser.add_argument("--sentences", type=int, default=1000)
    given = parser.parse_args()
    if given.what == "start":
        start(given.runs)
    elif given.what == "work":
        work(given.reports)
    else:
        long(given.sentences)


if __name__ == "__main__":
    main()
