"""Cells of a workbook that stay what they are: texts are text, days are days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date as Date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.styles import Alignment
    from openpyxl.worksheet.worksheet import Worksheet

_MOST = 32_000  # characters in a cell; Excel holds 32,767
_LINE = 15.0  # points, of the letters that a sheet has if nothing else is said
_HIGHEST = 409.0  # points, of a row in Excel


def fill(cell: Cell, value: str | int | float | Date) -> None:
    """Put ``value`` into ``cell``; nothing where it is an empty text."""
    if isinstance(value, Date):
        cell.value = value
        cell.number_format = "yyyy-mm-dd"
    elif not isinstance(value, str):
        cell.value = value
    else:
        # Text whatever it begins with: neither a formula nor an error, and no day to be guessed.
        cell.number_format = "@"
        if value:
            cell.value = value[:_MOST]
            cell.data_type = "s"
            cell.quotePrefix = value[0] in "=+-@"


def height(texts: Iterable[tuple[str | int | float | Date, float]]) -> float:
    """Of a row, in points: that all lines of its cells are seen, each given with its width.

    LibreOffice leaves a row as high as it is told, though it breaks its lines.
    """
    lines = max(len(value) // width + 1 if isinstance(value, str) else 1 for value, width in texts)
    return min(lines * _LINE, _HIGHEST)


def head(cell: Cell, rtl: bool) -> None:
    """Make ``cell`` one of the heading's."""
    from openpyxl.styles import Font, PatternFill

    cell.font = Font(bold=True)
    cell.fill = PatternFill("solid", fgColor="FFE8E3D8")
    cell.alignment = aligned(rtl, "center")


def aligned(rtl: bool, vertical: str = "top") -> Alignment:
    """Lines that break where the column ends, in the direction of the language."""
    from openpyxl.styles import Alignment

    return Alignment(vertical=vertical, wrap_text=True, readingOrder=2 if rtl else 1)


def set_up(sheet: Worksheet, rtl: bool) -> None:
    """How a sheet lies on the screen, with its heading in sight, and on paper."""
    sheet.sheet_view.rightToLeft = rtl
    sheet.freeze_panes = "A2"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    sheet.print_options.gridLines = True  # on paper too: texts fill their cells to the edge
