"""Orders as data: a JSON object a line."""

from __future__ import annotations

from collections.abc import Sequence

from speechsum.model import Order
from speechsum.render.as_json import dumps
from speechsum.render.orders.as_data import as_data
from speechsum.render.orders.page import Page


def write(orders: Sequence[Order], page: Page) -> str:
    """A line an order."""
    return "".join(f"{dumps(as_data(order, page))}\n" for order in orders)
