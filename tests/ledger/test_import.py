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
from tests.ledger.invented import GOVERNOR, MONTH_LATER, OTHER_AGENCY, rows, write

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


@pytest.mark.parametrize(("form", "edit"), FORMS)
def test_a_corrected_day_and_sentence_outlast_another_reading(
    run: Run, ledger: Path, tmp_path: Path, form: str, edit: Edit
) -> None:
    """The deadline that is counted from the day goes with it, one that somebody entered stays."""
    write(tmp_path / "other", other=OTHER_AGENCY)
    assert run("ledger", "add", "orders.db", "other").returncode == 0
    assert run("ledger", "list", "orders.db", "-o", f"orders.{form}").returncode == 0
    edits = {(2, "تاریخ"): "۱۴۰۴/۰۵/۲۰", (2, "جمله"): "شرکت تا دو هفته دیگر فهرست می‌دهد."}
    edit(tmp_path / f"orders.{form}", edits)
    done = run("ledger", "import", "orders.db", f"orders.{form}")
    assert (done.returncode, done.stderr) == (0, b"")
    said = done.stdout.decode().splitlines()
    assert "۲. تاریخ: 2025-08-13 ← 2025-08-11" in said
    assert "۲. موعد: 2025-08-27 ← 2025-08-25" in said
    query = "SELECT number, day, day_jalali, sentence, due_jalali FROM directives ORDER BY number"
    kept = rows(ledger, query)
    assert kept[1] == (2, "2025-08-11", "1404-05-20", edits[2, "جمله"], "1404-06-03")
    changed = rows(ledger, "SELECT what, old, new FROM events WHERE number = 2 AND what != 'added'")
    assert ("day", "2025-08-13", "2025-08-11") in changed
    # Under other names both are read again, the second of them in words of its own.
    write(tmp_path / "again", governor=GOVERNOR, other=OTHER_AGENCY)
    assert run("ledger", "add", "orders.db", "again").returncode == 0
    assert rows(ledger, query) == kept
    again = run("ledger", "import", "orders.db", f"orders.{form}")
    assert again.stdout.decode() == "چیزی تغییر نکرده بود.\n"
    due = date(2025, 9, 1)
    for more in ({(1, "تاریخ"): "1404-05-21", (2, "موعد میلادی"): due}, {(2, "تاریخ"): None}):
        assert run("ledger", "list", "orders.db", "-o", f"orders.{form}").returncode == 0
        edit(tmp_path / f"orders.{form}", more)
        assert run("ledger", "import", "orders.db", f"orders.{form}").returncode == 0
    assert rows(ledger, "SELECT day, day_jalali, due FROM directives WHERE number < 3") == [
        ("2025-08-12", "1404-05-21", "2025-09-22"),  # by the end of a month: from whichever day
        ("", "", "2025-09-01"),
    ]


def test_on_a_corrected_day_an_order_stands_once_and_names_the_one_before(
    run: Run, ledger: Path, tmp_path: Path
) -> None:
    write(tmp_path / "later", report=MONTH_LATER)
    assert run("ledger", "add", "orders.db", "later").returncode == 0
    chain = "SELECT number, earlier FROM directives WHERE number > 2 ORDER BY number"
    assert rows(ledger, chain) == [(3, None), (4, 3)]
    assert run("ledger", "list", "orders.db", "-o", "orders.xlsx").returncode == 0
    in_workbook(tmp_path / "orders.xlsx", {(4, "تاریخ"): "1404/05/22"})
    done = run("ledger", "import", "orders.db", "orders.xlsx")
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"number 4: the same order of that day is number 3" in done.stderr
    in_workbook(tmp_path / "orders.xlsx", {(4, "تاریخ"): "1404/05/01"})
    assert run("ledger", "import", "orders.db", "orders.xlsx").returncode == 0
    assert rows(ledger, chain) == [(3, 4), (4, None)]


WRONG = [
    ((1, "وضعیت"), "شاید", "no status"),
    ((1, "مهلت"), "فردا", "no day"),
    ((1, "مهلت"), "۱۴۰۴/۱۳/۰۱", "no day"),
    ((1, "ش"), 77, "no number 77"),
    ((1, "ش"), 2, "two rows"),
    ((1, "ش"), "یک", "no number of an order"),
    ((1, "تاریخ"), "دیروز", "no day"),
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


def test_a_jalali_day_among_gregorian_ones_is_understood(
    run: Run, ledger: Path, tmp_path: Path
) -> None:
    """LibreOffice takes 1404-07-01 for a day of the Julian calendar, and saves it as this one."""
    assert run("ledger", "list", "orders.db", "-o", "orders.xlsx").returncode == 0
    in_workbook(tmp_path / "orders.xlsx", {(1, "موعد میلادی"): datetime(1404, 7, 10)})
    assert run("ledger", "import", "orders.db", "orders.xlsx").returncode == 0
    assert rows(ledger, "SELECT due FROM directives WHERE number = 1") == [("2025-09-23",)]


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


# What LibreOffice is asked to make of a file, one after the other: forms, with their filters'
# tokens. 44,34,76: commas, quotation marks, UTF-8.
_CSV = "csv:Text - txt - csv (StarCalc):44,34,76"
WAYS = {"saved": ("xlsx",), "its own form between": ("ods", "xlsx"), "text": (_CSV,)}
EDITS: dict[tuple[int, str], object] = {
    (1, "وضعیت"): "انجام شد",
    (1, "تاریخ"): "۱۴۰۴/۰۵/۲۱",
    (2, "یادداشت"): "دیده شد؛ ۱۲ روستا",
    (2, "جمله"): "شرکت فهرست ۱۲ روستا را می‌دهد.",
    (3, "موعد میلادی"): datetime(2025, 9, 1),
}


def by_office(path: Path, ways: tuple[str, ...], *filters: str) -> Path:
    """The file as LibreOffice opens and saves it, in one form after the other."""
    assert OFFICE is not None
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    for step, form in enumerate(ways):
        folder = path.parent / f"saved-{step}"
        convert = ["--convert-to", form, "--outdir", folder, path]
        subprocess.run(
            [OFFICE, "--headless", profile, *filters, *convert],
            check=True, capture_output=True, timeout=180,
        )  # fmt: skip
        path = (folder / path.name).with_suffix(f".{form.partition(':')[0]}")
    return path


@pytest.mark.skipif(OFFICE is None, reason="there is no LibreOffice here")
@pytest.mark.parametrize("way", WAYS)
def test_edited_and_saved_by_libreoffice_it_is_the_same(
    run: Run, ledger: Path, tmp_path: Path, way: str
) -> None:
    assert run("ledger", "list", "orders.db", "-o", "orders.xlsx").returncode == 0
    in_workbook(tmp_path / "orders.xlsx", EDITS)
    saved = by_office(tmp_path / "orders.xlsx", WAYS[way])
    done = run("ledger", "import", "orders.db", saved)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.count(b"\n") == len(EDITS)
    query = "SELECT status, note, day_jalali, sentence, due FROM directives ORDER BY number"
    first, second, third = rows(ledger, query)
    assert (first[0], first[2]) == ("done", "1404-05-21")
    assert (second[1], second[3]) == (EDITS[2, "یادداشت"], EDITS[2, "جمله"])
    assert third[4] == "2025-09-01"


@pytest.mark.skipif(OFFICE is None, reason="there is no LibreOffice here")
def test_what_makes_the_sheet_one_to_work_with_outlasts_libreoffice(
    run: Run, ledger: Path, tmp_path: Path
) -> None:
    """Also opened there again: days are days, Persian digits text, the choice is one."""
    assert run("ledger", "list", "orders.db", "-o", "orders.xlsx").returncode == 0
    made = openpyxl.load_workbook(tmp_path / "orders.xlsx").worksheets[0]
    saved = by_office(tmp_path / "orders.xlsx", ("ods", "xlsx"))
    sheet = openpyxl.load_workbook(saved).worksheets[0]
    assert sheet.sheet_view.rightToLeft
    assert sheet.auto_filter.ref == made.auto_filter.ref
    assert sheet.column_dimensions["L"].hidden
    (choice,) = sheet.data_validations.dataValidation
    assert choice.formula1 == '"باز,بررسی شود,انجام شد,منتفی"'
    assert str(choice.sqref) == str(made.data_validations.dataValidation[0].sqref)
    (rule,) = next(iter(sheet.conditional_formatting)).rules
    assert "TODAY()" in rule.formula[0]
    assert rule.dxf.font.color.rgb == "FFB3261E"
    for row, other in zip(sheet.iter_rows(), made.iter_rows(), strict=True):
        assert [cell.value for cell in row] == [cell.value for cell in other]
    titles = [cell.value for cell in sheet[1]]
    first = dict(zip(titles, sheet[2], strict=True))
    assert first["موعد میلادی"].value == datetime(2025, 8, 27)
    assert (first["مهلت"].value, first["مهلت"].number_format) == ("۱۴۰۴/۰۶/۰۵", "@")


@pytest.mark.skipif(OFFICE is None, reason="there is no LibreOffice here")
@pytest.mark.parametrize(("lang", "form"), [("fa", _CSV), ("en", _CSV), ("en", "xlsx")])
def test_a_table_of_text_that_libreoffice_opened_is_the_same(
    run: Run, ledger: Path, tmp_path: Path, lang: str, form: str
) -> None:
    """As in an English office, where what looks like a number or a day becomes one."""
    assert run("ledger", "list", "orders.db", "--lang", lang, "-o", "orders.csv").returncode == 0
    opened = "--infilter=CSV:44,34,76,1,,1033,false,true"
    saved = by_office(tmp_path / "orders.csv", (form,), opened)
    done = run("ledger", "import", "orders.db", saved)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode() == "چیزی تغییر نکرده بود.\n"


@pytest.mark.parametrize("number", ["1e25", "9" * 30, "9" * 400])
def test_a_number_that_no_ledger_holds(run: Run, ledger: Path, tmp_path: Path, number: str) -> None:
    assert run("ledger", "list", "orders.db", "-o", "orders.csv").returncode == 0
    in_csv(tmp_path / "orders.csv", {(2, "ش"): number})
    done = run("ledger", "import", "orders.db", "orders.csv")
    assert done.returncode == 1
    assert "number" in done.stderr.decode()
    assert "internal" not in done.stderr.decode()


@pytest.mark.parametrize("revision", ["³", "9" * 400, "-1e30"])
def test_a_revision_that_cannot_be(run: Run, ledger: Path, tmp_path: Path, revision: str) -> None:
    assert run("ledger", "list", "orders.db", "-o", "orders.csv").returncode == 0
    in_csv(tmp_path / "orders.csv", {(2, "نسخه"): revision, (2, "یادداشت"): "نامهٔ ۱۲"})
    done = run("ledger", "import", "orders.db", "orders.csv")
    assert (done.returncode, done.stderr) == (0, b"")
    assert rows(ledger, "SELECT note FROM directives WHERE number = 2") == [("نامهٔ ۱۲",)]
