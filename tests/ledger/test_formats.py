"""What comes out: sheets, calendars, minutes, pages; and that nothing in them acts."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest
import vobject
from docx import Document

from speechsum.cli.formats import FORMATS
from tests.conftest import SAMPLES, Run
from tests.ledger.invented import GOVERNOR, rows, write

HOSTILE = (
    "رامین نیکوکار امروز ۲۲ مرداد ۱۴۰۴ گفت: شهرداری باید <script>alert(1)</script> را تا پایان "
    "شهریور بازسازی کند."
)
FORMULA = "=HYPERLINK(1;2)"
TODAY = ("--date", "1404-06-10")


@pytest.fixture
def ledger(run: Run, tmp_path: Path) -> Path:
    """A ledger with harmless and hostile words in it."""
    write(tmp_path / "inbox", governor=GOVERNOR, hostile=HOSTILE)
    assert run("ledger", "add", "orders.db", "inbox").returncode == 0
    for number in ("1", "2"):
        assert run("ledger", "note", "orders.db", number, FORMULA).returncode == 0
    assert run("ledger", "note", "orders.db", "3", "\x1b[31m<b>BEGIN:VEVENT").returncode == 0
    return tmp_path / "orders.db"


def out(run: Run, tmp_path: Path, name: str, *arguments: str) -> Path:
    done = run("ledger", "list", "orders.db", "-o", name, *TODAY, *arguments)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    return tmp_path / name


def test_the_sheet_is_one_to_work_with(run: Run, ledger: Path, tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(out(run, tmp_path, "orders.xlsx")).worksheets[0]
    assert sheet.sheet_view.rightToLeft
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:L5"
    titles = [cell.value for cell in sheet[1]]
    assert titles[:4] == ["ش", "تاریخ", "گوینده", "دستور"]
    column = {title: index for index, title in enumerate(titles)}
    first = sheet[2]
    assert first[column["مهلت"]].value == "۱۴۰۴/۰۶/۰۵"
    assert first[column["موعد میلادی"]].value.date() == date(2025, 8, 27)
    assert first[column["وضعیت"]].value == "باز"
    (choice,) = sheet.data_validations.dataValidation
    assert choice.formula1 == '"باز,بررسی شود,انجام شد,منتفی"'
    assert str(choice.sqref) == "I2:I5"
    (rule,) = next(iter(sheet.conditional_formatting)).rules
    assert "TODAY()" in rule.formula[0]
    assert rule.dxf.font.color.rgb == "FFB3261E"
    widths = [sheet.column_dimensions[letter].width for letter in "ABCD"]
    assert widths == sorted(widths)


def test_no_cell_of_the_sheet_is_a_formula(run: Run, ledger: Path, tmp_path: Path) -> None:
    path = out(run, tmp_path, "orders.xlsx")
    sheet = openpyxl.load_workbook(path).worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} == {"s", "n", "d"}
    assert [cell.value for cell in cells].count(FORMULA) == 2
    with zipfile.ZipFile(path) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")
    assert not any("\x1b" in str(cell.value) for cell in cells)


def test_no_cell_of_the_csv_is_a_formula(run: Run, ledger: Path, tmp_path: Path) -> None:
    text = out(run, tmp_path, "orders.csv").read_bytes().decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert f"'{FORMULA}" in cells
    assert not any(cell.startswith(("=", "+", "@")) for cell in cells)
    assert "\x1b" not in text


def test_the_calendar_is_read_by_another_program(run: Run, ledger: Path, tmp_path: Path) -> None:
    data = out(run, tmp_path, "orders.ics").read_bytes()
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    calendar = vobject.readOne(data.decode())
    tasks = list(calendar.contents["vtodo"])
    assert set(calendar.contents) == {"vtodo", "prodid", "version", "x-wr-calname"}
    assert [task.due.value for task in tasks] == [
        date(2025, 8, 27),
        date(2025, 9, 22),
        date(2025, 9, 22),
    ]
    assert tasks[0].summary.value.startswith("شرکت آب و فاضلاب: ")
    assert len({task.uid.value for task in tasks}) == 3
    assert out(run, tmp_path, "again.ics").read_bytes() == data
    assert run("ledger", "done", "orders.db", "2").returncode == 0
    calendar = vobject.readOne(out(run, tmp_path, "orders.ics").read_text())
    assert len(calendar.contents["vtodo"]) == 2


def _bidi(path: Path) -> ElementTree.Element:
    with zipfile.ZipFile(path) as archive:
        return ElementTree.fromstring(archive.read("word/document.xml"))


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def test_the_minutes_of_a_day(run: Run, ledger: Path, tmp_path: Path) -> None:
    path = out(run, tmp_path, "minutes.docx", "--day", "1404-05-22")
    document = Document(str(path))
    text = [paragraph.text for paragraph in document.paragraphs]
    assert text[0] == "صورت‌جلسه"
    assert "تاریخ: ۲۲ مرداد ۱۴۰۴" in text
    assert "حاضران: رامین نیکوکار" in text
    decisions, signatures = document.tables
    widths = [int(column.width or 0) for column in decisions.columns]
    assert widths == [int(cell.width or 0) for cell in decisions.rows[1].cells]
    assert 5 * widths[0] < widths[1]
    section = document.sections[0]
    margins = int(section.left_margin or 0) + int(section.right_margin or 0)
    assert abs(int(section.page_width or 0) - margins - sum(widths)) < 5_000  # a seventh of a mm
    heading, *lines = [[cell.text for cell in row.cells] for row in decisions.rows]
    assert heading == ["ش", "تصمیم", "مسئول پیگیری", "مهلت"]
    assert [line[0] for line in lines] == ["۱", "۲", "۳", "۴"]
    assert lines[0][2:] == ["شرکت آب و فاضلاب", "ظرف دو هفته (۵ شهریور ۱۴۰۴)"]
    assert [row.cells[0].text for row in signatures.rows] == [
        "نام و نام خانوادگی",
        "رامین نیکوکار",
    ]
    root = _bidi(path)
    written = [p for p in root.iter(f"{W}p") if "".join(p.itertext())]
    assert written
    assert all(p.find(f"{W}pPr/{W}bidi") is not None for p in written)
    assert all(run_.find(f"{W}rPr/{W}rtl") is not None for p in written for run_ in p.iter(f"{W}r"))
    assert len(list(root.iter(f"{W}bidiVisual"))) == 2


def test_the_letter_to_a_body(run: Run, ledger: Path, tmp_path: Path) -> None:
    path = out(run, tmp_path, "letter.docx", "--addressee", "شرکت آب و فاضلاب")
    document = Document(str(path))
    text = [paragraph.text for paragraph in document.paragraphs]
    assert "به شرکت آب و فاضلاب" in text
    assert "تاریخ: ۱۰ شهریور ۱۴۰۴" in text
    lines = [[cell.text for cell in row.cells] for row in document.tables[0].rows][1:]
    assert [line[0] for line in lines] == ["۲"]


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        given = dict(attrs)
        self.links += [given["href"] or ""] if tag == "a" else []
        self.ids += [given["id"] or ""] if "id" in given else []


def test_the_page_has_contents_and_nothing_that_acts(
    run: Run, ledger: Path, tmp_path: Path
) -> None:
    text = out(run, tmp_path, "orders.html").read_text(encoding="utf-8")
    page = _Tags()
    page.feed(text)
    assert "script" not in page.tags
    assert "b" not in page.tags
    assert "\x1b" not in text
    assert {"#deadlines", "#addressees", "#a1"} <= set(page.links)
    assert {link[1:] for link in page.links} <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))
    assert "شهرداری مهرکنار</a> (۱)" in text
    assert 'class="overdue"' in text


@pytest.mark.parametrize("form", ["table", "text", "markdown", "json", "jsonl", "csv", "html"])
@pytest.mark.parametrize("lang", ["fa", "en"])
def test_nothing_steers_a_terminal(run: Run, ledger: Path, form: str, lang: str) -> None:
    done = run("ledger", "list", "orders.db", "-f", form, "--lang", lang, *TODAY)
    assert done.returncode == 0
    shown = done.stdout.decode("utf-8-sig")
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", shown)
    assert "alert(1)" in shown


def test_overdue_comes_first_and_is_said_so(run: Run, ledger: Path) -> None:
    done = run("ledger", "list", "orders.db", "-f", "table", "--width", "100", *TODAY)
    text = done.stdout.decode()
    assert text.index("دیرشده") < text.index("شهرداری مهرکنار")
    red = run("ledger", "list", "orders.db", "-f", "table", "--color", "always", *TODAY)
    assert b"\x1b[1;31m" in red.stdout


def test_markdown_has_a_row_for_each(run: Run, ledger: Path) -> None:
    lines = run("ledger", "list", "orders.db", "-f", "markdown").stdout.decode().splitlines()
    assert len([line for line in lines if line.startswith("| ") and "---" not in line]) == 5
    assert not any("<script>" in line for line in lines)


@pytest.mark.parametrize("form", ["xlsx", "ics", "docx"])
def test_a_report_itself_is_written_so(run: Run, tmp_path: Path, form: str) -> None:
    done = run(SAMPLES / "council.txt", "-o", f"report.{form}")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    piped = run(SAMPLES / "council.txt", "-f", form)
    assert piped.returncode == 0
    directives = json.loads(run(SAMPLES / "council.txt", "-f", "json").stdout)["directives"]
    path = tmp_path / f"report.{form}"
    if form == "xlsx":
        sheet = openpyxl.load_workbook(path).worksheets[0]
        assert [cell.value for cell in sheet["E"]][1:] == [one["text"] for one in directives]
    elif form == "docx":
        table = Document(str(path)).tables[0]
        assert len(table.rows) == len(directives) + 1
    else:
        dated = [one for one in directives if one["deadline"] and one["deadline"]["gregorian"]]
        assert len(vobject.readOne(path.read_text()).contents["vtodo"]) == len(dated)
        assert piped.stdout == path.read_bytes()


def test_an_empty_list_is_an_answer_in_every_format(run: Run, ledger: Path) -> None:
    for form in set(FORMATS) - {"auto", "parquet"}:
        done = run("ledger", "list", "orders.db", "-f", form, "--status", "dropped")
        assert (done.returncode, done.stderr) == (0, b"")
    assert rows(ledger, "SELECT count(*) FROM directives") == [(4,)]
