"""Orders for a spreadsheet, to be edited and read back: the columns of the sheet (RFC 4180)."""

from __future__ import annotations

from collections.abc import Sequence

from speechsum.model import Order
from speechsum.render.as_csv import csv_lines, harmless
from speechsum.render.orders.page import COLUMNS, Page, cells, titles


def write(orders: Sequence[Order], page: Page) -> str:
    """A heading, and a line an order."""
    words = page.words
    named = titles(words)
    rows = [[named[column] for column in COLUMNS]]
    for order in orders:
        made = cells(order, words)
        rows.append([harmless(made[column]) for column in COLUMNS])
    return ("\ufeff" if page.options.bom else "") + csv_lines(rows)
