"""Sheets: what a spreadsheet makes of them, a Jalali day no Gregorian one, and few columns."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pytest

from speechsum.model import Day, Deadline, Report
from speechsum.render import RenderOptions, as_xlsx, render
from tests.render.invented import invented

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
FEW = [
    "source", "date", "date_gregorian", "speaker", "text", "sentence", "addressee", "force",
    "deadline", "deadline_jalali", "deadline_gregorian", "certainty",
]  # fmt: skip
ALL = [*FEW, "role", "marker", "rule", "id", "quote", "start", "end", "url"]


def of(jalali: str, gregorian: str, **changes: Any) -> Report:
    """The invented report of that day, with a directive that is due on it."""
    directive = invented().directives[0]
    deadline = directive.deadline
    assert deadline is not None
    due = Deadline(deadline.start, deadline.end, deadline.text, jalali, gregorian)
    return replace(
        invented(),
        day=Day(jalali, gregorian, "record"),
        directives=(replace(directive, deadline=due, **changes),),
    )


REPORTS = [of("1404-06-05", "2025-08-27"), of("1404-06-31", "2025-09-22", addressee="=1+1")]


def book(reports: list[Report], **options: Any) -> openpyxl.Workbook:
    made = render(reports, "xlsx", RenderOptions(**options))
    assert isinstance(made, bytes)
    return openpyxl.load_workbook(io.BytesIO(made))


def table(reports: list[Report], **options: Any) -> list[list[str]]:
    made = render(reports, "csv", RenderOptions(**options))
    assert isinstance(made, str)
    return list(csv.reader(io.StringIO(made, newline="")))


def test_few_columns_and_the_rest_behind_an_option() -> None:
    assert table(REPORTS, lang="en")[0] == FEW
    assert table(REPORTS, lang="en", all_columns=True)[0] == ALL
    for every in (False, True):
        for lang in ("fa", "en"):
            sheet = book(REPORTS, lang=lang, all_columns=every).worksheets[0]
            heading = table(REPORTS, lang=lang, all_columns=every)[0]
            assert [cell.value for cell in sheet[1]] == heading
            assert len(set(heading)) == len(heading)


@pytest.mark.parametrize("section", ["directives", "doubtful", "quotes", "summary"])
def test_a_workbook_holds_what_csv_holds(section: Any) -> None:
    report = replace(invented(), doubtful=invented().directives[:1])
    options: Any = {"show": (section,), "only": True, "all_columns": True}
    sheet = book([report], **options).worksheets[0]
    shown = [["" if v is None else v for v in row] for row in sheet.iter_rows(values_only=True)]
    as_text = [[str(v.date() if isinstance(v, datetime) else v) for v in row] for row in shown]
    assert as_text == table([report], **options)
    assert len(shown) > 1


def test_a_jalali_day_is_text_and_a_gregorian_one_a_day() -> None:
    first, second = book(REPORTS).worksheets[0].iter_rows(min_row=2)
    for row, jalali, day in (
        (first, "۱۴۰۴/۰۶/۰۵", date(2025, 8, 27)),
        (second, "۱۴۰۴/۰۶/۳۱", date(2025, 9, 22)),
    ):
        cells = dict(zip(FEW, row, strict=True))
        for name in ("date", "deadline_jalali"):
            assert (cells[name].value, cells[name].data_type) == (jalali, "s")
            assert cells[name].number_format == "@"
        for name in ("date_gregorian", "deadline_gregorian"):
            assert cells[name].value.date() == day
            assert (cells[name].data_type, cells[name].number_format) == ("d", "yyyy-mm-dd")
        assert cells["certainty"].data_type == "n"
    assert [row[1] for row in table(REPORTS)[1:]] == ["۱۴۰۴/۰۶/۰۵", "۱۴۰۴/۰۶/۳۱"]
    assert [row[2] for row in table(REPORTS)[1:]] == ["2025-08-27", "2025-09-22"]


def test_what_is_not_known_is_an_empty_cell() -> None:
    bare = replace(invented(), day=None, directives=invented().directives[3:])
    (row,) = book([bare]).worksheets[0].iter_rows(min_row=2, values_only=True)
    empty = {name for name, value in zip(FEW, row, strict=True) if value is None}
    assert empty == {
        "date", "date_gregorian", "addressee", "deadline", "deadline_jalali", "deadline_gregorian"
    }  # fmt: skip


def test_no_cell_of_a_workbook_is_a_formula() -> None:
    cells = [cell for row in book(REPORTS).worksheets[0].iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert "=1+1" in [cell.value for cell in cells]


def test_a_sheet_reads_in_the_direction_of_its_language() -> None:
    for lang, rtl in (("fa", True), ("en", False)):
        sheet = book(REPORTS, lang=lang).worksheets[0]
        assert bool(sheet.sheet_view.rightToLeft) == rtl
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == "A1:L3"


def test_rows_that_a_sheet_cannot_hold_go_onto_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(as_xlsx, "ROWS", 4)
    sheets = book([invented(), invented()]).worksheets
    assert [sheet.max_row for sheet in sheets] == [4, 4, 3]
    assert {sheet["A1"].value for sheet in sheets} == {"منبع"}
    assert len(book([]).worksheets[0]["A"]) == 1


_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both files as LibreOffice understands them, and as it would print them."""
    assert OFFICE is not None
    folder = tmp_path_factory.mktemp("office")
    for name in ("csv", "xlsx"):
        made = render(REPORTS, name, RenderOptions(bom=True))  # type: ignore[arg-type]
        path = folder / f"{name}.{name}"
        path.write_bytes(made if isinstance(made, bytes) else made.encode())
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    # 76: UTF-8; 1033: as in an English office, where what looks like a number becomes one.
    for convert in (
        ["--infilter=CSV:44,34,76,1,,1033,false,true", "--convert-to", "fods", "csv.csv"],
        ["--convert-to", "fods", "xlsx.xlsx"],
        ["--convert-to", "pdf", "xlsx.xlsx"],
    ):
        subprocess.run(
            [OFFICE, "--headless", profile, *convert],
            cwd=folder, check=False, capture_output=True, timeout=180,
        )  # fmt: skip
        if not (folder / "csv.fods").exists():
            pytest.skip("LibreOffice is here without Calc")
    return folder


def cells(path: Path) -> list[list[tuple[str, str]]]:
    """The type and content of each cell that holds something, row by row."""
    found = []
    for row in ElementTree.parse(path).getroot().iter(f"{_TABLE}table-row"):
        line = []
        for cell in row.iter(f"{_TABLE}table-cell"):
            kind = cell.get(f"{_OFFICE}value-type")
            if kind is not None:
                held = cell.get(f"{_OFFICE}{'date-value' if kind == 'date' else 'value'}")
                line.append((kind, held or "".join(cell.itertext()).strip()))
        if line:
            found.append(line)
    return found


@pytest.mark.skipif(OFFICE is None, reason="there is no LibreOffice here")
@pytest.mark.parametrize("name", ["csv", "xlsx"])
def test_libreoffice_takes_each_day_for_what_it_is(name: str, opened: Path) -> None:
    heading, *rows = cells(opened / f"{name}.fods")
    assert len(heading) == len(FEW)
    for row, jalali, day in zip(
        rows, ("۱۴۰۴/۰۶/۰۵", "۱۴۰۴/۰۶/۳۱"), ("2025-08-27", "2025-09-22"), strict=True
    ):
        held = dict(zip(FEW, row, strict=True))
        assert held["date"] == held["deadline_jalali"] == ("string", jalali)
        assert held["date_gregorian"] == held["deadline_gregorian"] == ("date", day)
        assert held["certainty"] == ("float", "0.97")
        assert held["text"][0] == held["addressee"][0] == "string"


@pytest.mark.skipif(OFFICE is None, reason="there is no LibreOffice here")
def test_printed_a_sheet_is_as_wide_as_its_paper_and_all_lines_are_seen(opened: Path) -> None:
    pdf = (opened / "xlsx.pdf").read_bytes()
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
    heights = re.findall(r'row-height="([\d.]+)in"', (opened / "xlsx.fods").read_text())
    assert max(map(float, heights)) > 1.9 * 15 / 72
