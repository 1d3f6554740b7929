"""Orders as plain lines: for the mail of the morning, pipes, and narrow terminals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from speechsum.model import Order
from speechsum.render.as_text import BOLD, DIM, RED, Block, TextWriter
from speechsum.render.orders.page import Page, deadline, long_day, remark
from speechsum.render.wording import counted, labelled, numbered


def write(orders: Sequence[Order], page: Page) -> str:
    """A heading, and of each order what, who, by when, and who said so."""
    return TextWriter(page.options).blocks(_blocks(orders, page))


def _blocks(orders: Sequence[Order], page: Page) -> Iterator[Block]:
    words = page.words
    yield Block(counted(page.heading or words["orders"], len(orders), words), style=BOLD)
    if not orders:
        yield Block(words["orders.none"])
    for order in orders:
        lead = numbered(order.number, words)
        yield Block(order.text, lead)
        said = words.listed(
            part for part in (order.speaker, long_day(order.day_jalali, order.day, words)) if part
        )
        parts = {
            "addressee": order.addressee,
            "deadline": deadline(order, words),
            "speaker": said,
            "status": remark(order, page),
            "order.note": order.note,
        }
        style = RED if page.is_overdue(order) else DIM
        yield Block(labelled(parts, words), " " * len(lead), style)
