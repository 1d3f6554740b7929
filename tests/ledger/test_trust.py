"""What must not happen: a report half entered, an entry lost, a file that is not ours changed."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.ledger.conftest import Fork
from tests.ledger.invented import GOVERNOR, rows, sound, write

OLD = Path(__file__).parent / "version-1.db"
KILLS = 50


def _inbox(folder: Path, count: int) -> None:
    """Reports with three orders each."""
    texts = {f"r{n:03}": GOVERNOR.replace("۱۴۰۴", f"۱۴۰۴ (جلسه {n})") for n in range(count)}
    write(folder, **{name: f"{text}پایان جلسه {name}.\n" for name, text in texts.items()})


def _reports(ledger: Path) -> int:
    return int(str(rows(ledger, "SELECT count(*) FROM reports")[0][0]))


def _is_whole(ledger: Path) -> bool:
    """Whether every report in the ledger has all of its three orders."""
    counts = rows(ledger, "SELECT count(*) FROM sources GROUP BY report")
    reports = rows(ledger, "SELECT count(*) FROM reports")[0][0]
    return len(counts) == reports and set(counts) <= {(3,)}


# More than fifty killed processes come through, each a few reports further.
_MANY = 500


def test_killed_at_any_moment_a_report_is_there_whole_or_not_at_all(
    fork: Fork, tmp_path: Path, run: Run
) -> None:
    _inbox(tmp_path / "inbox", _MANY)
    ledger = tmp_path / "orders.db"
    write(tmp_path / "first", governor=GOVERNOR)
    assert run("ledger", "add", ledger, "first", "-q").returncode == 0  # all is loaded now
    entered, stopped = _reports(ledger), 0
    for kill in range(KILLS):
        child = fork("ledger", "add", ledger, tmp_path / "inbox", "-q", "-j", "1")
        # Not by the clock alone: as soon as a report more is seen, and at some moment after.
        while _reports(ledger) == entered and os.waitpid(child, os.WNOHANG) == (0, 0):
            pass
        time.sleep(0.0004 * (kill % 25))
        os.kill(child, signal.SIGKILL)
        stopped += os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
        assert sound(ledger)
        assert _is_whole(ledger)
        entered = _reports(ledger)
    assert stopped == KILLS
    assert entered > KILLS
    assert run("ledger", "add", ledger, "inbox", "-q").returncode == 0
    assert _reports(ledger) == _MANY + 1
    assert _is_whole(ledger)


def test_three_processes_add_at_once(fork: Fork, tmp_path: Path) -> None:
    _inbox(tmp_path / "one", 20)
    _inbox(tmp_path / "two", 25)  # twenty of them the same
    ledger = tmp_path / "orders.db"
    children = [fork("ledger", "add", ledger, tmp_path / name) for name in ("one", "two", "two")]
    for child in children:
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert rows(ledger, "SELECT count(*) FROM reports") == [(25,)]
    assert _is_whole(ledger)
    assert sound(ledger)


def test_a_full_disk_is_one_line_and_loses_nothing(tmp_path: Path, run: Run) -> None:
    _inbox(tmp_path / "inbox", 3)
    assert run("ledger", "add", "orders.db", "inbox").returncode == 0
    assert run("ledger", "note", "orders.db", "1", "دیده شد").returncode == 0
    ledger = tmp_path / "orders.db"
    before = rows(ledger, "SELECT * FROM directives")
    _inbox(tmp_path / "more", 60)

    def no_room() -> None:
        size = ledger.stat().st_size + 8_192
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    done = subprocess.run(
        [sys.executable, "-m", "speechsum", "ledger", "add", ledger, tmp_path / "more"],
        capture_output=True,
        preexec_fn=no_room,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1
    assert b"make room on the disk" in done.stderr
    assert sound(ledger)
    assert _is_whole(ledger)
    assert rows(ledger, "SELECT * FROM directives")[: len(before)] == before
    assert run("ledger", "add", "orders.db", "more").returncode == 0
    assert _is_whole(ledger)


def test_an_old_ledger_is_brought_up_to_date_and_keeps_what_was_entered(
    run: Run, tmp_path: Path
) -> None:
    ledger = tmp_path / "orders.db"
    shutil.copy(OLD, ledger)
    assert rows(ledger, "PRAGMA user_version") == [(1,)]
    done = run("ledger", "list", "orders.db", "--status", "all", "-f", "csv", "--lang", "en")
    assert (done.returncode, done.stderr) == (0, b"")
    assert "نامه ۴۳۲۱" in done.stdout.decode()
    assert rows(ledger, "PRAGMA user_version") == [(3,)]
    assert rows(ledger, "SELECT DISTINCT url FROM reports") == [("",)]
    assert rows(ledger, "SELECT count(*) FROM addressees") == [(3,)]
    assert (
        "شهرداری مهرکنار"
        in run(
            "ledger", "list", "orders.db", "--status", "all", "--addressee", "شهردار مهرکنار"
        ).stdout.decode()
    )
    write(tmp_path / "inbox", governor=GOVERNOR)
    before = rows(ledger, "SELECT * FROM directives")
    assert run("ledger", "add", "orders.db", "inbox").returncode == 0
    assert rows(ledger, "SELECT * FROM directives") == before
    assert sound(ledger)


@pytest.mark.parametrize("pragma", ["user_version = 99", "application_id = 7"])
def test_a_newer_or_another_programs_file_is_refused_and_left_alone(
    run: Run, tmp_path: Path, pragma: str
) -> None:
    ledger = tmp_path / "orders.db"
    write(tmp_path / "inbox", governor=GOVERNOR)
    assert run("ledger", "add", "orders.db", "inbox").returncode == 0
    connection = sqlite3.connect(ledger)
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute(f"PRAGMA {pragma}")
    connection.close()
    data = ledger.read_bytes()
    for arguments in (
        ("list", "orders.db"),
        ("add", "orders.db", "inbox"),
        ("done", "orders.db", "1"),
    ):
        done = run("ledger", *arguments)
        assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (1, b"", 1)
        assert (b"newer" if "99" in pragma else b"another program's") in done.stderr
    assert ledger.read_bytes() == data


def test_a_database_without_a_mark_that_holds_something_is_not_ours(
    run: Run, tmp_path: Path
) -> None:
    connection = sqlite3.connect(tmp_path / "other.db")
    connection.execute("CREATE TABLE photos (name TEXT)")
    connection.close()
    write(tmp_path / "inbox", governor=GOVERNOR)
    done = run("ledger", "add", "other.db", "inbox")
    assert (done.returncode, b"not a ledger" in done.stderr) == (1, True)
    assert rows(tmp_path / "other.db", "SELECT count(*) FROM sqlite_master") == [(1,)]


@pytest.mark.parametrize(
    "arguments",
    [
        {"overdue": True},
        {"due": 7},
        {"overdue": True, "due": 7},
        {"addressee": "شهرداری"},
        {"day": "2025-08-13"},
        {"status": "check"},
        {"status": "done", "overdue": True},
    ],
)
def test_no_list_scans_the_whole_table(
    tmp_path: Path, run: Run, arguments: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    from datetime import date

    from speechsum.ledger import Filter, Ledger

    write(tmp_path / "inbox", governor=GOVERNOR)
    assert run("ledger", "add", "orders.db", "inbox").returncode == 0
    asked: list[tuple[str, tuple[object, ...]]] = []

    class Watched(sqlite3.Connection):
        def execute(self, query: str, values: tuple[object, ...] = ()) -> sqlite3.Cursor:  # type: ignore[override]
            asked.append((query, values))
            return super().execute(query, values)

    monkeypatch.setattr(sqlite3, "connect", partial(sqlite3.connect, factory=Watched))
    with Ledger(str(tmp_path / "orders.db")) as ledger:
        ledger.orders(Filter(date(2025, 9, 1), **arguments))  # type: ignore[arg-type]
    monkeypatch.undo()
    query, values = next(one for one in asked if "FROM directives d" in one[0])
    connection = sqlite3.connect(tmp_path / "orders.db")
    plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {query}", values)]
    connection.close()
    assert any("USING INDEX directives_" in step for step in plan)
    assert [step for step in plan if step.startswith("SCAN d")] == []


def test_a_damaged_ledger_is_one_line(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "inbox", governor=GOVERNOR)
    assert run("ledger", "add", "orders.db", "inbox").returncode == 0
    ledger = tmp_path / "orders.db"
    data = bytearray(ledger.read_bytes())
    data[4096:] = b"\x55" * (len(data) - 4096)
    ledger.write_bytes(data)
    done = run("ledger", "list", "orders.db")
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1
