"""Orders as plain lines: for the mail of the morning, pipes, and narrow terminals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from speechsum.model import Order
from speechsum.render.as_text import Block, TextWriter
from speechsum.render.orders.page import Page, deadline, long_day, remark

_BOLD, _DIM, _RED = "\x1b[1m", "\x1b[2m", "\x1b[31m"


def write(orders: Sequence[Order], page: Page) -> str:
    """A heading, and of each order what, who, by when, and who said so."""
    return TextWriter(page.options).blocks(_blocks(orders, page))


def _blocks(orders: Sequence[Order], page: Page) -> Iterator[Block]:
    words = page.words
    counted = f" ({words.number(len(orders))})" if orders else ""
    yield Block(f"{page.heading or words['orders']}{counted}", style=_BOLD)
    if not orders:
        yield Block(words["orders.none"])
    for order in orders:
        lead = f"{words.number(order.number)}. "
        yield Block(order.text, lead)
        said = words.listed(
            part for part in (order.speaker, long_day(order.day_jalali, order.day, words)) if part
        )
        parts = {
            words["addressee"]: order.addressee,
            words["deadline"]: deadline(order, words),
            words["speaker"]: said,
            words["status"]: remark(order, page),
            words["order.note"]: order.note,
        }
        line = " · ".join(f"{key}: {value}" for key, value in parts.items() if value)
        yield Block(line, " " * len(lead), _RED if page.is_overdue(order) else _DIM)
