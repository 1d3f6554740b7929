"""Orders as a Markdown table."""

from __future__ import annotations

from collections.abc import Sequence

from speechsum.model import Order
from speechsum.render.as_markdown import division, escaped, table_lines
from speechsum.render.orders.page import Page, deadline, long_day, remark


def write(orders: Sequence[Order], page: Page) -> str:
    """A heading and a table, in the direction of the language."""
    words = page.words
    heading = ("number", "directive", "addressee", "deadline", "speaker", "date", "status")
    rows = [
        (
            words.number(order.number),
            order.text,
            order.addressee,
            deadline(order, words),
            order.speaker,
            long_day(order.day_jalali, order.day, words),
            remark(order, page),
        )
        for order in orders
    ]
    lines = table_lines([words[key] for key in heading], rows) if rows else [words["orders.none"]]
    title = escaped(page.heading or words["orders"])
    return division([f"## {title}\n", *lines], words)
