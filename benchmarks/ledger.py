"""A large ledger beside an empty one: entering one report more, and the list of what is overdue.

``python benchmarks/ledger.py [REPORTS]`` makes a ledger of REPORTS (100,000) invented reports with
three orders each in a temporary folder and prints the times of whole processes, and the processor's
time of the work in them.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from speechsum import analyze
from speechsum.ledger import Filter, Ledger
from speechsum.ledger.schema import connect
from speechsum.when.calendar import iso_jalali

SAMPLE = Path(__file__).parent.parent / "samples" / "governor.txt"
ORDERS = 3
DAYS = 1_000
TODAY = date(2025, 8, 14)
RUNS = 9


def fill(path: str, reports: int) -> None:
    """Rows as entering would make them: of a thousand orders three hundred have a day, and three of
    these are open still; half of those without a day are."""
    connection = connect(path, create=True)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("BEGIN")
    days = [TODAY - timedelta(step % DAYS) for step in range(reports)]
    connection.executemany(
        "INSERT INTO reports (source, day, day_jalali, digest, fingerprint, added)"
        " VALUES (?, ?, ?, ?, ?, '2025-08-14T06:00:00Z')",
        ((f"in/{n}.txt", day.isoformat(), iso_jalali(day), f"d{n}", f"f{n}")
         for n, day in enumerate(days)),
    )  # fmt: skip
    connection.executemany(
        "INSERT INTO addressees (key, name) VALUES (?, ?)",
        ((f"اداره {n}", f"اداره {n}") for n in range(500)),
    )
    for order in range(ORDERS):
        connection.executemany(
            "INSERT INTO directives (id, day, day_jalali, speaker, addressee, addressee_key, force,"
            " text, sentence, due, due_jalali, certainty, status, words, read_speaker, added)"
            " VALUES (?,?,?,?,?,?,'obligation',?,?,?,?,0.9,?,?,?,'2025-08-14T06:00:00Z')",
            (_row(n, order, day) for n, day in enumerate(days)),
        )
    connection.execute(
        "INSERT INTO sources (number, report, text)"
        f" SELECT number, 1 + (number - 1) % {reports}, text FROM directives"
    )
    connection.execute(
        "INSERT INTO events (number, time, what, new)"
        " SELECT number, added, 'added', 'open' FROM directives"
    )
    connection.execute("COMMIT")
    connection.close()


def _row(number: int, order: int, day: date) -> tuple[object, ...]:
    body = f"اداره {number % 500}"
    text = f"{body} باید کار {number} و {order} را تا پایان ماه در همه بخش‌ها انجام دهد"
    kind = (number * ORDERS + order) % 1_000
    due = (day + timedelta(20)) if kind < 300 else None
    return (
        f"{number:08x}{order}", day.isoformat(), iso_jalali(day), f"گوینده {number % 200}", body,
        body, text, text, due.isoformat() if due else "", iso_jalali(due) if due else "",
        "open" if kind < 3 or kind > 650 else "done", " ".join(sorted(set(text.split()))),
        f"گوینده {number % 200}",
    )  # fmt: skip


def _of_work(work: Callable[[], object]) -> float:
    """Median seconds of ``work``."""
    return median(_timed(work, time.process_time) for _ in range(RUNS))


def _timed(work: Callable[[], object], clock: Callable[[], float]) -> float:
    start = clock()
    work()
    return clock() - start


def main() -> None:
    """Print the figures."""
    reports = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    report = analyze(SAMPLE.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        large, empty = os.path.join(folder, "large.db"), os.path.join(folder, "empty.db")
        fill(large, reports)
        size = os.path.getsize(large) / 2**20
        print(f"{reports:,} reports, {reports * ORDERS:,} orders, {size:.0f} MiB")
        times: dict[str, list[float]] = {large: [], empty: []}
        works: dict[str, list[float]] = {large: [], empty: []}
        for run in range(RUNS):
            for path in (empty, large):
                text = f"{SAMPLE.read_text(encoding='utf-8')}\nپایان جلسه {run}.\n"
                file = Path(folder) / f"report{run}.txt"
                file.write_text(text, encoding="utf-8")
                command = [sys.executable, "-m", "speechsum", "ledger", "add", path, file, "-q"]
                times[path].append(
                    _timed(
                        lambda command=command: subprocess.run(command, check=True),
                        time.perf_counter,
                    )
                )
        for run in range(RUNS):
            for path in (empty, large):
                added = analyze(f"{report.text}\nپایان نشست {run}.\n")
                with Ledger(path) as ledger:
                    works[path].append(
                        _timed(
                            lambda ledger=ledger, added=added: ledger.add(added), time.process_time
                        )
                    )
        for name, found in (("whole process", times), ("entering alone", works)):
            one, many = median(found[empty]), median(found[large])
            print(f"add, {name}: empty {one:.4f} s, large {many:.4f} s, {many / one:.2f} times")
        with Ledger(large) as ledger:
            wanted = Filter(TODAY, overdue=True)
            count = len(ledger.orders(wanted))
            print(
                f"list --overdue: {_of_work(lambda: ledger.orders(wanted)):.4f} s, {count} orders"
            )
            wanted = Filter(TODAY, due=7, addressee="اداره ۷۷")
            print(f"list --due 7d --addressee: {_of_work(lambda: ledger.orders(wanted)):.4f} s")


if __name__ == "__main__":
    main()
