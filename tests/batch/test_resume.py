"""``--resume``: nothing lost, nothing twice, the same bytes as of an undisturbed run."""

from __future__ import annotations

import fcntl
import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.batch.reports import archive, report
from tests.conftest import Run

RESUME = ("in", "-o", "out.jsonl", "--resume")


def undisturbed(run: Run) -> bytes:
    return run("in", "-f", "jsonl").stdout


def killed(tmp_path: Path, lines: int, *options: str) -> None:
    """A run that is killed once it has noted so many lines."""
    process = subprocess.Popen([sys.executable, "-m", "speechsum", *RESUME, *options], cwd=tmp_path)
    journal = tmp_path / "out.jsonl.part.journal"
    while process.poll() is None:
        if journal.exists() and journal.read_bytes().count(b"\n") > lines:
            process.kill()
        time.sleep(0.002)
    process.wait()


def test_killed_and_gone_on_with(run: Run, tmp_path: Path) -> None:
    archive(tmp_path / "in", 300)
    for lines, jobs in ((1, "1"), (40, "2"), (120, "1"), (200, "2")):
        killed(tmp_path, lines, "-j", jobs)
    assert not (tmp_path / "out.jsonl").exists()
    noted = (tmp_path / "out.jsonl.part.journal").read_bytes().count(b"\n")
    assert noted > 200
    assert run(*RESUME).returncode == 0
    assert (tmp_path / "out.jsonl").read_bytes() == undisturbed(run)
    assert sorted(path.name for path in tmp_path.glob("out*")) == [
        "out.jsonl",
        "out.jsonl.journal",
    ]


@pytest.mark.parametrize("torn", [1, 30, 5000])
def test_torn_files_cost_what_is_torn(run: Run, tmp_path: Path, torn: int) -> None:
    archive(tmp_path / "in", 100)
    killed(tmp_path, 40, "-j", "1")
    for name in ("out.jsonl.part", "out.jsonl.part.journal"):
        path = tmp_path / name
        path.write_bytes(path.read_bytes()[:-torn])
    run(*RESUME)
    assert (tmp_path / "out.jsonl").read_bytes() == undisturbed(run)


def test_what_was_written_is_not_done_again(run: Run, tmp_path: Path) -> None:
    archive(tmp_path / "in", 10)
    run(*RESUME)
    # A line that no run would write, with the check sum that belongs to it.
    made = (tmp_path / "out.jsonl").read_bytes()
    forged = made.replace(b'"schema": 2', b'"schema": 9', 1)
    (tmp_path / "out.jsonl").write_bytes(forged)
    journal = tmp_path / "out.jsonl.journal"
    head, first, *rest = journal.read_bytes().splitlines(keepends=True)
    start, size, _, tail = first.split(b" ", 3)
    from zlib import crc32

    check = str(crc32(forged[: int(size)])).encode()
    journal.write_bytes(head + b" ".join([start, size, check, tail]) + b"".join(rest))
    run(*RESUME)
    assert (tmp_path / "out.jsonl").read_bytes() == forged
    # And with a check sum that does not: damage, and done again.
    (tmp_path / "out.jsonl").write_bytes(made.replace(b'"schema": 2', b'"schema": 7', 1))
    run(*RESUME)
    assert (tmp_path / "out.jsonl").read_bytes() == made


def test_changed_files_are_done_again(run: Run, tmp_path: Path) -> None:
    folder = archive(tmp_path / "in", 40)
    run(*RESUME)
    (folder / "00005.txt").write_text(report(77), encoding="utf-8")
    (folder / "00010.txt").unlink()
    (folder / "00012a.txt").write_text(report(78), encoding="utf-8")
    run(*RESUME)
    assert (tmp_path / "out.jsonl").read_bytes() == undisturbed(run)


def test_files_that_change_while_a_run_is_stopped(run: Run, tmp_path: Path) -> None:
    folder = archive(tmp_path / "in", 60)
    killed(tmp_path, 30, "-j", "1")
    (folder / "00005.txt").write_text(report(77), encoding="utf-8")
    (folder / "00010.txt").unlink()
    (folder / "00012a.txt").write_text(report(78), encoding="utf-8")
    killed(tmp_path, 40, "-j", "1")
    run(*RESUME)
    expected = undisturbed(run)
    assert (tmp_path / "out.jsonl").read_bytes() == expected
    run(*RESUME)
    assert (tmp_path / "out.jsonl").read_bytes() == expected


def test_other_options_are_another_run(run: Run, tmp_path: Path) -> None:
    archive(tmp_path / "in", 20)
    run(*RESUME)
    for options in (["-n", "1"], ["--explain"], ["-r", "lead"]):
        run(*RESUME, *options)
        assert (tmp_path / "out.jsonl").read_bytes() == run("in", "-f", "jsonl", *options).stdout


def test_what_failed_is_tried_again(run: Run, tmp_path: Path) -> None:
    folder = archive(tmp_path / "in", 10)
    (folder / "00004.txt").write_bytes(b"")
    first = run(*RESUME)
    assert (first.returncode, first.stderr.count(b"\n")) == (1, 1)
    second = run(*RESUME)
    assert (second.returncode, second.stderr) == (1, first.stderr)
    (folder / "00004.txt").write_text(report(4), encoding="utf-8")
    assert run(*RESUME).returncode == 0
    assert (tmp_path / "out.jsonl").read_bytes() == undisturbed(run)


def test_two_runs_at_once(run: Run, tmp_path: Path) -> None:
    archive(tmp_path / "in", 3)
    with open(tmp_path / "out.jsonl.part.journal", "wb") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        refused = run(*RESUME)
    assert refused.returncode == 1
    assert refused.stderr == b"speechsum: another run is writing out.jsonl\n"
    assert run(*RESUME).returncode == 0


def test_what_is_refused_leaves_nothing(run: Run, tmp_path: Path) -> None:
    archive(tmp_path / "in", 3)
    (tmp_path / "in" / "z.jsonl").write_text(json.dumps({"text": report(1)}), encoding="utf-8")
    before = sorted(tmp_path.rglob("*"))
    arguments = ("in", "-o", "in/z.jsonl", "--resume")
    for _ in range(2):
        done = run(*arguments, cwd=tmp_path)
        assert done.returncode == 2
        assert b"in/z.jsonl is read; write the results to another file" in done.stderr
        assert {path for path in tmp_path.rglob("*") if path.name != "home"} == set(before)


def test_what_is_refused_keeps_what_a_stopped_run_has_done(run: Run, tmp_path: Path) -> None:
    archive(tmp_path / "in", 60)
    killed(tmp_path, 20, "-j", "1")
    part, journal = tmp_path / "out.jsonl.part", tmp_path / "out.jsonl.part.journal"
    noted = journal.read_bytes()
    (tmp_path / "out.jsonl").write_text(json.dumps({"text": report(1)}), encoding="utf-8")
    assert run("out.jsonl", *RESUME).returncode == 2
    assert part.exists()
    assert journal.read_bytes().startswith(noted[: noted.rindex(b"\n") + 1])
    (tmp_path / "out.jsonl").unlink()
    assert run(*RESUME).returncode == 0
    assert (tmp_path / "out.jsonl").read_bytes() == undisturbed(run)


def test_it_needs_a_file_of_lines(run: Run, tmp_path: Path) -> None:
    archive(tmp_path / "in", 1)
    for options in (["-f", "jsonl"], ["-o", "out.html"]):
        done = run("in", "--resume", *options)
        assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)


def test_json_lines_and_files_given_twice(run: Run, tmp_path: Path) -> None:
    lines = [json.dumps({"id": n, "text": report(n)}) for n in range(5)]
    (tmp_path / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    arguments = ("in.jsonl", "in.jsonl", "-o", "out.jsonl", "--resume")
    for _ in range(2):
        run(*arguments)
        expected = run("in.jsonl", "in.jsonl", "-f", "jsonl").stdout
        assert expected.count(b"\n") == 10
        assert (tmp_path / "out.jsonl").read_bytes() == expected
