"""Orders as a table on a terminal, what is overdue in red."""

from __future__ import annotations

from collections.abc import Sequence

from speechsum.model import Order
from speechsum.render.as_text import BOLD, Block, TextWriter
from speechsum.render.grid import NARROWEST, ROOMY, Column, column, number_column, table
from speechsum.render.orders import as_text
from speechsum.render.orders.page import Page, deadline, long_day, remark
from speechsum.render.wording import counted


def write(orders: Sequence[Order], page: Page) -> str:
    """A table under its heading; records where there is no room for it."""
    if page.options.width < NARROWEST or not orders:
        return as_text.write(orders, page)
    words = page.words
    heading = counted(page.heading or words["orders"], len(orders), words)
    roomy = page.options.width >= ROOMY
    columns = [
        number_column([order.number for order in orders], words),
        Column(words["directive"], tuple(_said(order, page, roomy) for order in orders), 0),
        column(words["addressee"], [order.addressee for order in orders], 0.2),
        Column(words["deadline"], tuple(_due(order, page) for order in orders), 0.2),
    ]
    if roomy:
        columns.insert(2, column(words["speaker"], [order.speaker for order in orders], 0.15))
    shown = table(columns, page.options, words)
    return TextWriter(page.options).blocks([Block(heading, style=BOLD)]) + shown


def _said(order: Order, page: Page, roomy: bool) -> tuple[tuple[str, str], ...]:
    words = page.words
    said = "" if roomy else order.speaker
    when = long_day(order.day_jalali, order.day, words)
    lines = [(order.text, ""), (words.listed(part for part in (said, when) if part), "dim")]
    if order.note:
        lines.append((f"{words['order.note']}: {order.note}", "dim"))
    return tuple(lines)


def _due(order: Order, page: Page) -> tuple[tuple[str, str], ...]:
    style = "bold red" if page.is_overdue(order) else ""
    lines = [(text, style) for text in (deadline(order, page.words), remark(order, page)) if text]
    return tuple(lines) or (("", ""),)
