"""Orders as a sheet that a secretary can filter, tick off, and give back."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date as Date
from typing import TYPE_CHECKING

from speechsum.model import STATUSES, Order
from speechsum.render.orders.page import COLUMNS, Page, cells, titles
from speechsum.render.workbook import aligned, fill, head, height, set_up

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_WIDTHS = {
    "number": 6, "day": 12, "speaker": 20, "directive": 50, "sentence": 40, "addressee": 22,
    "due_jalali": 14, "due": 12, "status": 12, "note": 30, "group": 22, "revision": 8,
}  # fmt: skip


def write(orders: Sequence[Order], page: Page) -> bytes:
    """The workbook."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = page.words["orders"][:31]
    _fill(sheet, orders, page)
    _lay_out(sheet, len(orders), page)
    book.properties.creator = "speechsum"
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def _fill(sheet: Worksheet, orders: Sequence[Order], page: Page) -> None:
    from openpyxl.styles import Font

    words = page.words
    named = titles(words)
    body = aligned(words.rtl)
    grey = Font(color="FF666666")
    for index, column in enumerate(COLUMNS, 1):
        cell = sheet.cell(1, index, named[column])
        head(cell, words.rtl)
    for row, order in enumerate(orders, 2):
        made = cells(order, words)
        lengths = ((made[column], _WIDTHS[column]) for column in COLUMNS)
        sheet.row_dimensions[row].height = height(lengths)
        for index, column in enumerate(COLUMNS, 1):
            cell = sheet.cell(row, index)
            fill(cell, _value(column, made[column]))
            cell.alignment = body
            if column == "sentence":
                cell.font = grey
            elif column == "due":
                cell.number_format = "yyyy-mm-dd"  # also where a day is still to be entered


def _value(column: str, text: str) -> str | int | Date:
    if column in ("number", "revision"):
        return int(text)
    return Date.fromisoformat(text) if column == "due" and text else text


def _lay_out(sheet: Worksheet, count: int, page: Page) -> None:
    from openpyxl.formatting.rule import FormulaRule
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    words = page.words
    letters = {column: get_column_letter(index) for index, column in enumerate(COLUMNS, 1)}
    last = max(2, count + 1)
    set_up(sheet, words.rtl)
    sheet.auto_filter.ref = f"A1:{letters[COLUMNS[-1]]}{last}"
    for column, letter in letters.items():
        sheet.column_dimensions[letter].width = _WIDTHS[column]
    sheet.column_dimensions[letters["revision"]].hidden = True
    names = [words[f"status.{status}"] for status in STATUSES]
    choice = DataValidation("list", formula1=f'"{",".join(names)}"', allow_blank=False)
    choice.showErrorMessage = True
    sheet.add_data_validation(choice)
    status, due = letters["status"], letters["due"]
    choice.add(f"{status}2:{status}{last}")
    overdue = f'AND(${status}2="{names[0]}",${due}2<>"",${due}2<TODAY())'
    sheet.conditional_formatting.add(
        f"A2:{letters['note']}{last}",
        FormulaRule(formula=[overdue], font=Font(color="FFB3261E", bold=True)),
    )
