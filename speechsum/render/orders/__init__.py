"""How a list of orders looks, whether a ledger's or that of the reports just read.

>>> from speechsum.render.orders import Page, write_orders
>>> write_orders(orders, "xlsx", Page(RenderOptions(), today))    # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import cast

from speechsum.model import Order
from speechsum.render.options import Format
from speechsum.render.orders.page import Page

__all__ = ["Page", "write_orders"]

_WRITERS: dict[Format, str] = {
    "table": "as_table",
    "text": "as_text",
    "json": "as_data",
    "jsonl": "as_lines",
    "csv": "as_csv",
    "markdown": "as_markdown",
    "html": "as_html",
    "xlsx": "as_xlsx",
    "ics": "as_ics",
    "docx": "as_docx",
}


def write_orders(orders: Sequence[Order], name: Format, page: Page) -> str | bytes:
    """``orders`` in the format ``name``; bytes where that is no text."""
    module = import_module(f"speechsum.render.orders.{_WRITERS[name]}")
    write = cast("Callable[[Sequence[Order], Page], str | bytes]", module.write)
    return write(orders, page)
