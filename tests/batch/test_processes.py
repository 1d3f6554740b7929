"""Several processes: the same bytes, in the same order, whatever becomes of a process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from speechsum.batch import Done, Failure, Settings, Work, run
from speechsum.intake import Source, find_sources
from speechsum.model import Report
from tests.batch.reports import archive, report
from tests.conftest import Run


def test_the_same_bytes_as_one_process(run: Run, tmp_path: Path) -> None:
    folder = archive(tmp_path / "in", 150)
    (folder / "00070.txt").write_bytes(b"")
    (folder / "00003.txt").write_text(report(3) * 300, encoding="utf-8")  # done last
    one, two = (run("in", "-f", "jsonl", "-j", jobs) for jobs in ("1", "2"))
    assert one.stdout.count(b"\n") == 149
    assert (two.stdout, two.stderr, two.returncode) == (one.stdout, one.stderr, 1)
    for name in ("text", "json", "csv"):
        one, two = (run("in", "-f", name, "-j", jobs) for jobs in ("1", "2"))
        assert two.stdout == one.stdout


def die(report: Report) -> str:
    """End the process at one report, for what cannot be caught."""
    if report.source.endswith("00020.txt"):
        os.kill(os.getpid(), signal.SIGKILL)
    return report.source


def test_a_report_that_ends_its_process_is_a_failure(tmp_path: Path) -> None:
    archive(tmp_path / "in", 60)
    results = list(run_all(tmp_path, Work(Settings(), die)))
    failures = [one for one in results if isinstance(one, Failure)]
    assert [one.source for one in failures] == [str(tmp_path / "in/00020.txt")]
    assert "SIGKILL" in failures[0].reason
    done = [one.value for one in results if isinstance(one, Done)]
    assert done == [str(tmp_path / f"in/{n:05}.txt") for n in range(60) if n != 20]


def die_once(report: Report) -> str:
    """End the process at one report the first time it is met."""
    mark = Path(report.source).with_suffix(".met")
    if report.source.endswith("00020.txt") and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return report.source


def test_a_process_that_is_killed_is_replaced(tmp_path: Path) -> None:
    archive(tmp_path / "in", 60)
    results = list(run_all(tmp_path, Work(Settings(), die_once)))
    assert all(isinstance(one, Done) for one in results)
    assert len(results) == 60


def run_all(tmp_path: Path, work: Work) -> list[object]:
    return list(run(find_sources([str(tmp_path / "in")]), work, jobs=2))


def test_sources_are_read_as_they_are_needed() -> None:
    taken = 0

    def endless() -> object:
        nonlocal taken
        while True:
            taken += 1
            yield Source(str(taken), data=report(taken))

    results = run(endless(), Work(), jobs=2)  # type: ignore[arg-type]
    assert isinstance(next(results), Done)
    results.close()
    assert taken < 500


def test_an_error_of_ours_ends_one_report_only() -> None:
    work = Work(Settings(), finish=fail)
    (failure,) = run([Source("a", data=report(1))], work)
    assert isinstance(failure, Failure)
    assert "ZeroDivisionError" in failure.reason
    assert "in fail" in failure.trace


def fail(report: Report) -> str:
    """Something that should not happen."""
    raise ZeroDivisionError


def test_interrupted(tmp_path: Path) -> None:
    archive(tmp_path / "in", 400)
    process = subprocess.Popen(
        [sys.executable, "-m", "speechsum", "in", "-f", "jsonl", "-j", "2"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        start_new_session=True,
    )
    assert process.stdout is not None
    process.stdout.readline()
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to every process
    _, errors = process.communicate(timeout=20)
    assert (process.returncode, errors.strip()) == (130, b"")


def test_no_process_is_left_behind(tmp_path: Path) -> None:
    archive(tmp_path / "in", 400)
    process = subprocess.Popen(
        [sys.executable, "-m", "speechsum", "in", "-f", "jsonl", "-j", "2"],
        stdout=subprocess.PIPE,
        cwd=tmp_path,
        start_new_session=True,
    )
    assert process.stdout is not None
    process.stdout.readline()
    process.kill()
    process.communicate(timeout=20)
    for _ in range(100):
        try:
            os.killpg(process.pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    raise AssertionError("a process of the group is still there")
