"""Many reports: time and memory by their number, and what a kill costs.

    python benchmarks/scale.py cost [--sizes 100 1000 10000]   one process, two, and Dask
    python benchmarks/scale.py kill [--reports 2000] [--kills 10]
    python benchmarks/scale.py dask [--reports 2000]           a worker killed in the middle

Memory is the peak of the main process alone (Linux only). The reports are made by varying samples.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from speed import vary

COMMAND = [sys.executable, "-m", "speechsum", "in", "-f", "jsonl"]
# The same, telling at its end its own peak in KiB. What wait4 and getrusage tell is of no use: the
# largest of a process, of those it waited for, and of the one that started it.
WATCHED = """
import atexit, re, sys
from speechsum.__main__ import main
def tell():
    with open("/proc/self/status") as status:
        print(re.search(r"VmHWM:\\s*(\\d+)", status.read())[1], file=sys.stderr)
atexit.register(tell)
main()
"""
PER_FOLDER = 1000


def archive(folder: Path, count: int) -> None:
    """``count`` reports in ``folder/in``, a thousand a folder."""
    for number in range(count):
        path = folder / "in" / f"{number // PER_FOLDER:04}" / f"{number:07}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(vary(number), encoding="utf-8")


def cost(sizes: list[int]) -> None:
    """Seconds and memory for each size and way."""
    first: dict[str, tuple[float, int]] = {}
    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            archive(folder, size)
            ways = {"one process": ["-j", "1"], "two processes": ["-j", "2"]}
            with cluster() as (address, _):
                if address:
                    ways["Dask, two workers"] = ["--dask", address]
                alone = 0.0
                for way, options in ways.items():
                    seconds, memory, _ = measured(folder, options)
                    alone = alone or seconds
                    before = first.setdefault(way, (seconds, memory))
                    print(
                        f"{size:8} {way:18} {seconds:8.1f} s {seconds / size * 1000:7.2f} ms each"
                        f" {alone / seconds:5.2f} x   {memory / 1024:6.1f} MB"
                        f" {memory / before[1]:5.2f} x that of {sizes[0]}",
                        flush=True,
                    )


def kill(reports: int, kills: int) -> None:
    """Killed at random moments and gone on with, against an undisturbed run."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        archive(folder, reports)
        _, _, digest = measured(folder, ["-j", "2"])
        resume = [*COMMAND, "-o", "out.jsonl", "--resume", "-j", "2"]
        journal = folder / "out.jsonl.part.journal"
        for moment in sorted(random.random() for _ in range(kills)):
            process = subprocess.Popen(resume, cwd=folder, stderr=subprocess.DEVNULL)
            while process.poll() is None and lines(journal) < moment * reports:
                time.sleep(random.uniform(0, 0.02))
            process.kill()
            process.wait()
            print(f"killed at {lines(journal)} of {reports}", flush=True)
        subprocess.run(resume, cwd=folder, check=True)
        same = hashlib.sha256((folder / "out.jsonl").read_bytes()).hexdigest() == digest
        print("the same bytes" if same else "OTHER BYTES")


def dask(reports: int) -> None:
    """A worker killed in the middle, against ``--jobs 2``."""
    with tempfile.TemporaryDirectory() as name, cluster() as (address, workers):
        folder = Path(name)
        archive(folder, reports)
        _, _, digest = measured(folder, ["-j", "2"])
        with open(folder / "out", "wb") as out:
            process = subprocess.Popen(
                [*COMMAND, "--dask", address or "none"], cwd=folder, stdout=out
            )
            while process.poll() is None and lines(folder / "out") < reports // 2:
                time.sleep(0.05)
            os.kill(workers[0], 9)
            process.wait()
        same = hashlib.sha256((folder / "out").read_bytes()).hexdigest() == digest
        print("a worker killed:", "the same bytes" if same else "OTHER BYTES")


def lines(path: Path) -> int:
    """The lines in a file, none where there is no such file."""
    return path.read_bytes().count(b"\n") if path.exists() else 0


def measured(folder: Path, options: list[str]) -> tuple[float, int, str]:
    """Seconds, the main process's peak memory in KiB, and the digest of what it printed."""
    begin = time.perf_counter()
    command = [sys.executable, "-c", WATCHED, *COMMAND[3:], *options]
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        digest = hashlib.file_digest(process.stdout, "sha256")
        told = process.stderr.read().split()
    if process.returncode:
        raise SystemExit(f"exit status {process.returncode}: {b' '.join(told)!r}")
    return time.perf_counter() - begin, int(told[-1]), digest.hexdigest()


@contextmanager
def cluster() -> Iterator[tuple[str | None, list[int]]]:
    """A Dask cluster of two worker processes and their ids; no address where Dask is missing."""
    try:
        from distributed import LocalCluster
    except ModuleNotFoundError:
        print("(no Dask here: pip install 'speechsum[dask]')")
        yield None, []
        return
    with LocalCluster(2, threads_per_worker=1, dashboard_address=None) as made:
        yield made.scheduler_address, [worker.pid for worker in made.workers.values()]


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("what", choices=("cost", "kill", "dask"))
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000, 10000])
    parser.add_argument("--reports", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=10)
    given = parser.parse_args()
    if given.what == "cost":
        cost(given.sizes)
    elif given.what == "kill":
        kill(given.reports, given.kills)
    else:
        dask(given.reports)


if __name__ == "__main__":
    main()
