"""Orders as data: an array of JSON objects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from speechsum.model import Order
from speechsum.render.as_json import dumps
from speechsum.render.orders.page import Page


def write(orders: Sequence[Order], page: Page) -> str:
    """One array."""
    return dumps([as_data(order, page) for order in orders], indent=2) + "\n"


def as_data(order: Order, page: Page) -> dict[str, Any]:
    """An order as an object: its fields, null for what is not known, and whether it is overdue."""
    data = {key: None if value == "" else value for key, value in asdict(order).items()}
    data["note"] = order.note
    data["sources"] = list(order.sources)
    data["overdue"] = page.is_overdue(order)
    return data
