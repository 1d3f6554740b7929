"""The rows of ``csv`` as a workbook, with days that are days; flat in memory."""

from __future__ import annotations

import io
from datetime import date as Date
from typing import TYPE_CHECKING

from speechsum.model import Report
from speechsum.render.labels import labels
from speechsum.render.options import RenderOptions
from speechsum.render.rows import Row, columns_of, rows, section_of, shown, titles
from speechsum.render.workbook import aligned, fill, head, height, set_up
from speechsum.render.writer import Writer

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

_WIDTHS = {
    "source": 22, "date": 12, "date_gregorian": 12, "speaker": 20, "text": 50, "sentence": 40,
    "addressee": 22, "force": 10, "deadline": 18, "deadline_jalali": 12, "deadline_gregorian": 12,
    "certainty": 10, "role": 24, "cue": 20, "times": 7,
}  # fmt: skip
_OTHER = 12  # of a column that is not named there, in characters
ROWS = 1_048_576
"""Rows that a sheet holds; what is beyond goes onto another."""


class XlsxWriter(Writer):
    """A sheet with a row a directive, or an item of the one section that ``show`` asks for."""

    def __init__(self, options: RenderOptions) -> None:
        from openpyxl import Workbook

        self._words = labels(options.lang)
        self._section = section_of(options)
        self._columns = columns_of(options)
        self._book = Workbook(write_only=True)
        self._book.properties.creator = "speechsum"
        self._body = aligned(self._words.rtl)
        self._sheet: Worksheet | None = None
        self._filled = 0

    def report(self, report: Report) -> str:
        """Nothing yet; the rows are put by in a temporary file."""
        for row in rows(report, self._section):
            self.add(row)
        return ""

    def end(self) -> bytes:
        """The workbook."""
        if self._sheet is None:
            self._sheet = self._begun()
        self._close(self._sheet)
        data = io.BytesIO()
        self._book.save(data)
        return data.getvalue()

    def add(self, row: Row) -> None:
        """The next row."""
        if self._sheet is not None and self._filled == ROWS:
            self._close(self._sheet)
            self._sheet = None
        if self._sheet is None:
            self._sheet = self._begun()
        values = [shown(column, row[column], self._words) for column in self._columns]
        self._filled += 1
        widths = [_WIDTHS.get(column, _OTHER) for column in self._columns]
        self._sheet.row_dimensions[self._filled].height = height(zip(values, widths, strict=True))
        self._sheet.append([self._cell(value) for value in values])
        del self._sheet.row_dimensions[self._filled]  # it is written

    def _cell(self, value: str | int | float | Date) -> Cell:
        from openpyxl.cell import WriteOnlyCell

        cell = WriteOnlyCell(self._sheet)
        fill(cell, value)
        cell.alignment = self._body
        return cell

    def _begun(self) -> Worksheet:
        """A sheet with its heading."""
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.utils import get_column_letter

        rtl = self._words.rtl
        sheet = self._book.create_sheet(self._words[self._section])
        set_up(sheet, rtl)
        heading = []
        named = titles(self._columns, self._section, self._words)
        for index, (column, title) in enumerate(zip(self._columns, named, strict=True), 1):
            sheet.column_dimensions[get_column_letter(index)].width = _WIDTHS.get(column, _OTHER)
            cell = WriteOnlyCell(sheet, title)
            head(cell, rtl)
            heading.append(cell)
        sheet.append(heading)
        self._filled = 1
        return sheet

    def _close(self, sheet: Worksheet) -> None:
        from openpyxl.utils import get_column_letter

        last = get_column_letter(len(self._columns))
        sheet.auto_filter.ref = f"A1:{last}{max(2, self._filled)}"
        sheet.close()
