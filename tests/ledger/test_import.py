"""What was edited in the sheet comes back, whoever saved it, and nothing else does."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from tests.conftest import Run
from tests.ledger.invented import GOVERNOR, rows, write

Edit = Callable[[Path, dict[tuple[int, str], object]], None]
OFFICE = shutil.which("libreoffice") or shutil.which("soffice")


def in_workbook(path: Path, edits: dict[tuple[int, str], object]) -> None:
    """Give cells, by the order's number and the column's title, other values."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    column = {cell.value: cell.column for cell in sheet[1]}
    row = {cell.value: cell.row for cell in sheet["A"]}
    for (number, title), value in edits.items():
        sheet.cell(row[number], column[title]).value = value
    book.save(path)


def in_csv(path: Path, edits: dict[tuple[int, str], object]) -> None:
    """The same in a table of text, parted by semicolons as many spreadsheets save it."""
    table = list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))
    for (number, title), value in edits.items():
        line = next(line for line in table if line[0] == str(number))
        shown = value.isoformat()[:10] if isinstance(value, date) else value
        line[table[0].index(title)] = "" if shown is None else str(shown)
    made = io.StringIO()
    csv.writer(made, delimiter=";").writerows(table)
    path.write_text(made.getvalue(), encoding="utf-8")


FORMS = [("xlsx", in_workbook), ("csv", in_csv)]


@pytest.fixture
def ledger(run: Run, tmp_path: Path) -> Path:
    write(tmp_path / "inbox", governor=GOVERNOR)
    assert run("ledger", "add", "orders.db", "inbox").returncode == 0
    assert run("ledger", "note", "orders.db", "3", "=1+1\nسطر دوم").returncode == 0
    return tmp_path / "orders.db"


@pytest.mark.parametrize(("form", "edit"), FORMS)
def test_an_unedited_sheet_changes_nothing(
    run: Run, ledger: Path, tmp_path: Path, form: str, edit: Edit
) -> None:
    for lang in ("fa", "en"):
        name = f"orders.{form}"
        assert run("ledger", "list", "orders.db", "--lang", lang, "-o", name).returncode == 0
        before = rows(ledger, "SELECT * FROM directives"), rows(ledger, "SELECT * FROM events")
        edit(tmp_path / name, {})
        done = run("ledger", "import", "orders.db", name)
        assert (done.returncode, done.stderr) == (0, b"")
        assert done.stdout.decode() == "چیزی تغییر نکرده بود.\n"
        after = rows(ledger, "SELECT * FROM directives"), rows(ledger, "SELECT * FROM events")
        assert after == before


@pytest.mark.parametrize(("form", "edit"), FORMS)
def test_status_note_and_corrections_come_back(
    run: Run, ledger: Path, tmp_path: Path, form: str, edit: Edit
) -> None:
    assert run("ledger", "list", "orders.db", "-o", f"orders.{form}").returncode == 0
    edit(
        tmp_path / f"orders.{form}",
        {
            (1, "وضعیت"): "انجام شد",
            (1, "یادداشت"): "نامه ۴۳۲۱",
            (2, "موعد میلادی"): datetime(2025, 9, 1),
            (2, "گوینده"): "رامین نیکوکار پور",
            (3, "مهلت"): "1404/07/01",
            (3, "مخاطب"): "بخشداران سپیدرود",
        },
    )
    done = run("ledger", "import", "orders.db", f"orders.{form}")
    assert (done.returncode, done.stderr) == (0, b"")
    said = done.stdout.decode().splitlines()
    assert len(said) == 6
    assert "۱. وضعیت: باز ← انجام شد" in said
    kept = rows(
        ledger,
        "SELECT status, note, speaker, addressee, due, due_jalali FROM directives ORDER BY number",
    )
    assert kept == [
        ("done", "نامه ۴۳۲۱", "رامین نیکوکار", "شهرداری مهرکنار", "2025-09-22", "1404-06-31"),
        ("open", "", "رامین نیکوکار پور", "شرکت آب و فاضلاب", "2025-09-01", "1404-06-10"),
        ("open", "=1+1\nسطر دوم", "رامین نیکوکار", "بخشداران سپیدرود", "2025-09-23", "1404-07-01"),
    ]
    # Read again, and imported again: all of it stays.
    assert run("ledger", "add", "orders.db", "inbox").returncode == 0
    again = run("ledger", "import", "orders.db", f"orders.{form}")
    assert again.stdout.decode() == "چیزی تغییر نکرده بود.\n"
    assert kept == rows(
        ledger,
        "SELECT status, note, speaker, addressee, due, due_jalali FROM directives ORDER BY number",
    )


@pytest.mark.parametrize(("form", "edit"), FORMS)
def test_a_corrected_group_holds_for_what_comes_later(
    run: Run, ledger: Path, tmp_path: Path, form: str, edit: Edit
) -> None:
    assert run("ledger", "list", "orders.db", "-o", f"orders.{form}").returncode == 0
    edit(tmp_path / f"orders.{form}", {(2, "گروه"): "آبفا"})
    assert run("ledger", "import", "orders.db", f"orders.{form}").returncode == 0
    later = GOVERNOR.replace("۲۲ مرداد", "۲۳ مرداد").replace("فهرست روستاهای", "شمار خانه‌های")
    write(tmp_path / "later", report=later)
    assert run("ledger", "add", "orders.db", "later").returncode == 0
    groups = rows(
        ledger,
        "SELECT body FROM open_directives WHERE addressee = 'شرکت آب و فاضلاب'",
    )
    assert groups == [("آبفا",), ("آبفا",)]
    found = run("ledger", "list", "orders.db", "--addressee", "آبفا", "-f", "jsonl").stdout
    assert found.count(b"\n") == 2


WRONG = [
    ((1, "وضعیت"), "شاید", "no status"),
    ((1, "مهلت"), "فردا", "no day"),
    ((1, "مهلت"), "۱۴۰۴/۱۳/۰۱", "no day"),
    ((1, "ش"), 77, "no number 77"),
    ((1, "ش"), 2, "two rows"),
    ((1, "ش"), "یک", "no number of an order"),
    ((1, "تاریخ"), "۱۴۰۳/۰۱/۰۱", "stays as it is"),
    ((1, "دستور"), None, "empty"),
]


@pytest.mark.parametrize(("form", "edit"), FORMS)
@pytest.mark.parametrize(("cell", "value", "reason"), WRONG)
def test_what_cannot_be_understood_is_refused_and_nothing_is_changed(
    run: Run,
    ledger: Path,
    tmp_path: Path,
    form: str,
    edit: Edit,
    cell: tuple[int, str],
    value: object,
    reason: str,
) -> None:
    assert run("ledger", "list", "orders.db", "-o", f"orders.{form}").returncode == 0
    before = rows(ledger, "SELECT * FROM directives"), rows(ledger, "SELECT * FROM events")
    edit(tmp_path / f"orders.{form}", {(3, "وضعیت"): "انجام شد", cell: value})
    done = run("ledger", "import", "orders.db", f"orders.{form}")
    assert (done.returncode, done.stdout) == (1, b"")
    assert reason in done.stderr.decode()
    assert f"speechsum: orders.{form}: row " in done.stderr.decode()
    after = rows(ledger, "SELECT * FROM directives"), rows(ledger, "SELECT * FROM events")
    assert after == before


def test_the_two_deadlines_must_agree(run: Run, ledger: Path, tmp_path: Path) -> None:
    assert run("ledger", "list", "orders.db", "-o", "orders.xlsx").returncode == 0
    edits = {(1, "مهلت"): "1404/07/01", (1, "موعد میلادی"): datetime(2025, 9, 24)}
    in_workbook(tmp_path / "orders.xlsx", edits)
    done = run("ledger", "import", "orders.db", "orders.xlsx")
    assert (done.returncode, b"different days" in done.stderr) == (1, True)


def test_an_old_sheet_undoes_nothing_and_overrules_nobody(
    run: Run, ledger: Path, tmp_path: Path
) -> None:
    assert run("ledger", "list", "orders.db", "-o", "monday.xlsx").returncode == 0
    assert run("ledger", "done", "orders.db", "1").returncode == 0
    assert run("ledger", "note", "orders.db", "2", "سه‌شنبه").returncode == 0
    in_workbook(tmp_path / "monday.xlsx", {(3, "وضعیت"): "منتفی"})
    assert run("ledger", "import", "orders.db", "monday.xlsx").returncode == 0
    statuses = rows(ledger, "SELECT status FROM directives ORDER BY number")
    assert statuses == [("done",), ("open",), ("dropped",)]
    in_workbook(tmp_path / "monday.xlsx", {(2, "یادداشت"): "دوشنبه"})
    done = run("ledger", "import", "orders.db", "monday.xlsx")
    assert done.returncode == 1
    assert "changed in the ledger as well, to «سه‌شنبه»" in done.stderr.decode()
    assert rows(ledger, "SELECT note FROM directives WHERE number = 2") == [("سه‌شنبه",)]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.xlsx", b"not a workbook", "not a workbook"),
        ("a.csv", "نام,نشانی\nالف,ب\n".encode(), "not a list of orders"),
        ("a.csv", b"\xff\xfe\x00", "not UTF-8"),
        ("a.csv", b"", "not a list of orders"),
        ("a.ods", b"", "neither .xlsx nor .csv"),
    ],
)
def test_what_is_no_sheet_is_refused_in_a_line(
    run: Run, ledger: Path, tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    (tmp_path / name).write_bytes(content)
    done = run("ledger", "import", "orders.db", name)
    assert (done.returncode, done.stderr.count(b"\n")) == (1, 1)
    assert reason in done.stderr.decode()


@pytest.mark.skipif(OFFICE is None, reason="there is no LibreOffice here")
@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_saved_by_libreoffice_it_is_the_same(
    run: Run, ledger: Path, tmp_path: Path, kind: str
) -> None:
    assert OFFICE is not None
    assert run("ledger", "list", "orders.db", "-o", "orders.xlsx").returncode == 0
    in_workbook(tmp_path / "orders.xlsx", {(1, "وضعیت"): "انجام شد", (2, "یادداشت"): "دیده شد"})
    saved = tmp_path / "saved"
    form = "csv:Text - txt - csv (StarCalc):44,34,76" if kind == "csv" else "xlsx"
    subprocess.run(
        [OFFICE, "--headless", "--convert-to", form, "--outdir", saved, tmp_path / "orders.xlsx"],
        check=True,
        capture_output=True,
        timeout=120,
    )
    done = run("ledger", "import", "orders.db", f"saved/orders.{kind}")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.count(b"\n") == 2
    assert rows(ledger, "SELECT status FROM directives WHERE number = 1") == [("done",)]
