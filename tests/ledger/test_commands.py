"""The ledger through the command line: what goes in, what is kept, what comes out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import SAMPLES, Run
from tests.ledger.invented import GOVERNOR, MONTH_LATER, OTHER_AGENCY, rows, sound, write


@pytest.fixture
def ledger(run: Run, tmp_path: Path) -> Path:
    """A ledger with the governor's report in it."""
    write(tmp_path / "inbox", governor=GOVERNOR)
    assert run("ledger", "add", "orders.db", "inbox").returncode == 0
    return tmp_path / "orders.db"


def listed(run: Run, *arguments: str) -> list[dict[str, Any]]:
    done = run("ledger", "list", "orders.db", "-f", "json", *arguments)
    assert (done.returncode, done.stderr) == (0, b"")
    return list(json.loads(done.stdout))


def test_a_report_is_entered_and_listed(run: Run, ledger: Path) -> None:
    orders = listed(run, "--date", "1404-06-10")
    assert [order["addressee"] for order in orders] == [
        "شرکت آب و فاضلاب",
        "شهرداری مهرکنار",
        "بخشداران",
    ]
    assert [order["overdue"] for order in orders] == [True, False, False]
    first = orders[0]
    assert (first["due"], first["due_jalali"], first["day"]) == (
        "2025-08-27",
        "1404-06-05",
        "2025-08-13",
    )
    assert first["speaker"] == "رامین نیکوکار"
    assert first["sources"] == ["inbox/governor.txt"]
    assert rows(ledger, "SELECT count(*) FROM open_directives") == [(3,)]
    assert rows(ledger, "SELECT name, role FROM speakers") == [
        ("رامین نیکوکار", "استاندار سپیدرود")
    ]


def test_the_same_again_changes_nothing(run: Run, ledger: Path, tmp_path: Path) -> None:
    before = rows(ledger, "SELECT * FROM directives"), rows(ledger, "SELECT * FROM events")
    write(tmp_path / "elsewhere", copy=GOVERNOR)
    for path in ("inbox", "elsewhere", "inbox/governor.txt"):
        done = run("ledger", "add", "orders.db", path)
        assert done.returncode == 0
    after = rows(ledger, "SELECT * FROM directives"), rows(ledger, "SELECT * FROM events")
    assert after == before
    assert rows(ledger, "SELECT count(*) FROM reports") == [(1,)]


def test_an_inbox_added_every_morning_with_the_day_is_not_heard_again(
    run: Run, tmp_path: Path
) -> None:
    text = GOVERNOR.replace(" امروز ۲۲ مرداد ۱۴۰۴", "")
    write(tmp_path / "inbox", governor=text)
    for day in ("1404-05-22", "1404-05-23", "1404-05-24"):
        assert run("ledger", "add", "orders.db", "inbox", "--date", day).returncode == 0
    days = rows(tmp_path / "orders.db", "SELECT day_jalali FROM directives")
    assert days == rows(tmp_path / "orders.db", "SELECT day_jalali FROM directives LIMIT 3")
    assert rows(tmp_path / "orders.db", "SELECT count(*) FROM reports") == [(1,)]


def test_two_agencies_give_one_row_with_two_sources(run: Run, ledger: Path, tmp_path: Path) -> None:
    write(tmp_path / "other", agency=OTHER_AGENCY)
    assert run("ledger", "add", "orders.db", "other").returncode == 0
    sources = {order["text"]: order["sources"] for order in listed(run)}
    both = ["inbox/governor.txt", "other/agency.txt"]
    assert list(sources.values()).count(both) == 2
    assert list(sources.values()).count(["other/agency.txt"]) == 1
    assert len(sources) == 4


def test_other_numbers_or_another_day_are_another_order(run: Run, tmp_path: Path) -> None:
    said = "رامین نیکوکار امروز {} مرداد ۱۴۰۴ گفت: شهرداری باید {} مدرسه فرسوده شهر را نوسازی کند."
    write(tmp_path / "in", a=said.format("۲۲", "۲۰"), b=said.format("۲۲", "۳۰"))
    assert run("ledger", "add", "orders.db", "in").returncode == 0
    assert len(listed(run)) == 2
    write(tmp_path / "in", c=said.format("۲۳", "۲۰"))
    assert run("ledger", "add", "orders.db", "in").returncode == 0
    assert [order["earlier"] for order in listed(run)] == [None, None, 1]


def test_the_same_order_a_month_later_reminds_of_the_earlier(
    run: Run, ledger: Path, tmp_path: Path
) -> None:
    write(tmp_path / "later", report=MONTH_LATER)
    assert run("ledger", "add", "orders.db", "later").returncode == 0
    repeated = listed(run)[-1]
    assert (repeated["number"], repeated["earlier"], repeated["reminder"]) == (4, 3, True)
    shown = run("ledger", "list", "orders.db", "--width", "200").stdout.decode()
    assert "یادآوری شماره ۳" in shown
    assert run("ledger", "done", "orders.db", "3").returncode == 0
    assert [(o["earlier"], o["reminder"]) for o in listed(run) if o["number"] == 4] == [(3, False)]


def test_an_earlier_report_that_comes_late_takes_its_place(
    run: Run, tmp_path: Path, ledger: Path
) -> None:
    (tmp_path / "late").mkdir()
    write(tmp_path / "late", later=MONTH_LATER)
    assert run("ledger", "add", "orders.db", "late").returncode == 0
    write(tmp_path / "between", report=MONTH_LATER.replace("۲۲ شهریور", "۱ شهریور"))
    assert run("ledger", "add", "orders.db", "between").returncode == 0
    chain = rows(ledger, "SELECT number, earlier FROM directives WHERE number > 2 ORDER BY number")
    assert chain == [(3, None), (4, 5), (5, 3)]


def test_what_people_enter_is_kept_and_every_change_is_an_event(run: Run, ledger: Path) -> None:
    assert run("ledger", "done", "orders.db", "1", "2", "--note", "نامه ۴۳۲۱").returncode == 0
    assert run("ledger", "drop", "orders.db", "3").returncode == 0
    assert run("ledger", "reopen", "orders.db", "2").returncode == 0
    assert run("ledger", "note", "orders.db", "2", "تماس گرفته شد").returncode == 0
    kept = rows(ledger, "SELECT number, status, note FROM directives")
    assert kept == [
        (1, "done", "نامه ۴۳۲۱"),
        (2, "open", "نامه ۴۳۲۱\nتماس گرفته شد"),
        (3, "dropped", ""),
    ]
    assert run("ledger", "add", "orders.db", "inbox").returncode == 0
    assert rows(ledger, "SELECT number, status, note FROM directives") == kept
    assert [order["number"] for order in listed(run)] == [2]
    assert [order["number"] for order in listed(run, "--status", "done")] == [1]
    assert len(listed(run, "--status", "all")) == 3
    events = rows(ledger, "SELECT what, old, new FROM events WHERE number = 2 ORDER BY id")
    assert events == [
        ("added", "", "open"),
        ("status", "open", "done"),
        ("note", "", "نامه ۴۳۲۱"),
        ("status", "done", "open"),
        ("note", "نامه ۴۳۲۱", "نامه ۴۳۲۱\nتماس گرفته شد"),
    ]
    assert all(str(time[0]).endswith("Z") for time in rows(ledger, "SELECT time FROM events"))


@pytest.mark.parametrize("command", [("done",), ("note", "دیده شد")])
@pytest.mark.parametrize("number", ["99999999999999999999999", "9223372036854775808"])
def test_a_number_past_all_that_a_ledger_holds(
    run: Run, ledger: Path, number: str, command: tuple[str, ...]
) -> None:
    done = run("ledger", command[0], "orders.db", number, *command[1:])
    assert done.returncode == 1
    assert done.stderr.decode() == f"speechsum: orders.db: there is no number {number}\n"


def test_of_several_numbers_all_or_none_are_changed(run: Run, ledger: Path) -> None:
    done = run("ledger", "done", "orders.db", "1", "99")
    assert (done.returncode, done.stderr) == (1, b"speechsum: orders.db: there is no number 99\n")
    assert rows(ledger, "SELECT DISTINCT status FROM directives") == [("open",)]


def test_overdue_and_due_are_counted_from_the_day(run: Run, ledger: Path) -> None:
    def numbers(*arguments: str) -> list[int]:
        return [order["number"] for order in listed(run, *arguments)]

    assert numbers("--overdue", "--date", "1404-06-05") == []  # its last day
    assert numbers("--overdue", "--date", "1404-06-06") == [2]
    assert numbers("--due", "7d", "--date", "1404-05-29") == [2]
    assert numbers("--due", "6d", "--date", "1404-05-29") == []
    assert numbers("--due", "2w", "--date", "1404-06-20") == [1]
    assert numbers("--overdue", "--due", "2w", "--date", "1404-06-20") == [2, 1]
    assert numbers("--day", "1404-05-22") == [2, 1, 3]
    assert numbers("--day", "1404-05-23") == []


def test_doubtful_ones_are_to_check(run: Run, tmp_path: Path) -> None:
    done = run("ledger", "add", "orders.db", *sorted(SAMPLES.glob("*.txt")))
    assert done.returncode == 0
    doubtful = run(*sorted(SAMPLES.glob("*.txt")), "-f", "jsonl").stdout.splitlines()
    expected = sum(len(json.loads(line)["doubtful"]) for line in doubtful)
    to_check = listed(run, "--to-check")
    assert 0 < len(to_check) <= expected
    assert {order["status"] for order in to_check} == {"check"}
    number = to_check[0]["number"]
    assert run("ledger", "reopen", "orders.db", str(number)).returncode == 0
    assert number in [order["number"] for order in listed(run)]
    assert sound(tmp_path / "orders.db")


def test_a_status_is_asked_for_once(run: Run, ledger: Path) -> None:
    for status in ("open", "done", "all"):
        done = run("ledger", "list", "orders.db", "--to-check", "--status", status)
        assert (done.returncode, done.stdout) == (2, b"")
        assert f"--to-check or --status {status}: say one of them" in done.stderr.decode()
    checked = listed(run, "--to-check")
    assert listed(run, "--to-check", "--status", "check") == checked


def test_offices_and_their_bodies_are_one_addressee(run: Run, tmp_path: Path) -> None:
    said = "رامین نیکوکار فرماندار مهرکنار امروز {} مرداد ۱۴۰۴ گفت: {} باید {}."
    write(
        tmp_path / "in",
        a=said.format("۱", "شهرداری مهرکنار", "پل را بسازد"),
        b=said.format("۲", "شهرداری", "راه را باز کند"),
        c=said.format("۳", "شهردار", "گزارش کار را ارائه دهد"),
        d=said.format("۴", "بخشدار سرپل", "زمین را واگذار کند"),
    )
    assert run("ledger", "add", "orders.db", "in").returncode == 0
    assert len(listed(run, "--addressee", "شهردار مهرکنار")) == 3
    assert len(listed(run, "--addressee", "شهرداری")) == 3
    assert [order["group"] for order in listed(run, "--addressee", "بخشداری سرپل")] == [
        "بخشداری سرپل"
    ]
    assert listed(run, "--addressee", "استانداری") == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("list", "nowhere.db"), "no such ledger"),
        (("list", "inbox"), "a folder, not a ledger"),
        (("list", "inbox/governor.txt"), "not a ledger"),
        (("add", "nowhere/orders.db", "inbox"), "no such folder"),
        (("list", "orders.db", "--due", "soon"), "7d"),
        (("list", "orders.db", "--status", "lost"), "lost"),
        (("list", "orders.db", "--day", "tomorrow"), "tomorrow"),
        (("done", "orders.db"), "NUMBER"),
        (("done", "orders.db", "first"), "first"),
        (("import", "orders.db", "inbox/governor.txt"), "neither .xlsx nor .csv"),
        (("import", "orders.db", "nothing.csv"), "No such file"),
    ],
)
def test_wrong_usage_is_one_line(
    run: Run, ledger: Path, arguments: tuple[str, ...], words: str
) -> None:
    done = run("ledger", *arguments)
    assert done.returncode in (1, 2)
    assert words in done.stderr.decode()
    assert done.stderr.count(b"\n") == 1
    assert done.stdout == b""


def test_what_is_no_report_is_said_and_the_others_are_entered(
    run: Run, ledger: Path, tmp_path: Path
) -> None:
    write(tmp_path / "mixed", a="English text only.", b=MONTH_LATER)
    done = run("ledger", "add", "orders.db", "mixed/a.txt", "mixed/b.txt")
    assert done.returncode == 1
    assert done.stderr.startswith(b"speechsum: mixed/a.txt: ")
    assert rows(ledger, "SELECT count(*) FROM reports") == [(2,)]


def test_options_of_the_environment_and_the_file_hold_here_too(
    run: Run, ledger: Path, tmp_path: Path
) -> None:
    config = tmp_path / "options.toml"
    config.write_text('format = "jsonl"\nsentences = 1\n')
    done = run("ledger", "list", "orders.db", "--config", config)
    assert [json.loads(line)["number"] for line in done.stdout.splitlines()] == [2, 1, 3]


def test_numbers_and_addressees_are_completed(
    run: Run, ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def completed(words: str, count: int) -> bytes:
        monkeypatch.setenv("_SPEECHSUM_COMPLETE", "bash_complete")
        monkeypatch.setenv("COMP_WORDS", words)
        monkeypatch.setenv("COMP_CWORD", str(count))
        return run().stdout

    assert completed("speechsum ledger done orders.db ", 4) == b"plain,2\nplain,1\nplain,3\n"
    words = "speechsum ledger list orders.db --addressee شهر"
    assert completed(words, 5).decode() == "plain,شهرداری مهرکنار\n"


def test_a_file_called_ledger_is_read_by_its_path(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ledger").write_text(GOVERNOR, encoding="utf-8")
    assert "شهرداری" in run("./ledger").stdout.decode()
    assert "شهرداری" in run("read", "ledger").stdout.decode()


def test_deadlines_without_a_day_are_told_once_for_all(run: Run, tmp_path: Path) -> None:
    undated = GOVERNOR.replace("امروز ۲۲ مرداد ۱۴۰۴ ", "")
    write(tmp_path / "inbox", a=undated, b=GOVERNOR, c=undated.replace("پل", "دیوار"))
    done = run("ledger", "add", "orders.db", "inbox")
    note = "speechsum: 2 without a day, so that deadlines have none; --date DAY would give one\n"
    assert (done.returncode, done.stderr.decode()) == (0, note)
    assert run("ledger", "add", "quiet.db", "inbox", "-q").stderr == b""
    assert run("ledger", "add", "dated.db", "inbox", "--date", "1404-05-22").stderr == b""


def test_the_address_of_a_page_stands_beside_its_path(run: Run, tmp_path: Path) -> None:
    address = "https://sepidrud.example/news/12"
    lines = [{"text": GOVERNOR, "id": "12"}, {"text": GOVERNOR, "id": "12", "url": address}]
    for line in lines:  # read again, when its address is known
        (tmp_path / "a.jsonl").write_text(json.dumps(line), encoding="utf-8")
        assert run("ledger", "add", "orders.db", "a.jsonl").returncode == 0
    assert rows(tmp_path / "orders.db", "SELECT source, url FROM reports") == [
        ("a.jsonl#12", address)
    ]


def test_a_list_does_not_take_the_ledgers_place(run: Run, ledger: Path) -> None:
    assert run("ledger", "done", "orders.db", "1", "--note", "نامه ۱").returncode == 0
    before = ledger.read_bytes()
    for form in ("csv", "xlsx", "text"):
        done = run("ledger", "list", "orders.db", "-f", form, "-o", "orders.db")
        assert done.returncode == 2
        assert b"orders.db is read; write the results to another file" in done.stderr
    assert ledger.read_bytes() == before


def test_what_says_too_little_is_refused_in_a_line(run: Run, ledger: Path) -> None:
    before = rows(ledger, "SELECT count(*) FROM events")
    for said, told in [
        ((), "add, list, done, drop, reopen, note, import"),
        (("note", "orders.db", "1", " "), "say what to note"),
    ]:
        done = run("ledger", *said)
        assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)
        assert told in done.stderr.decode()
    assert rows(ledger, "SELECT count(*) FROM events") == before
