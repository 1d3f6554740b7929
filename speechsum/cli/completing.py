"""What Tab offers in a shell for the values of options and arguments."""

from __future__ import annotations

import os
from datetime import date as Date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import click
    from click.shell_completion import CompletionItem

    from speechsum.model import Order


def rankers(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    """The names of rankers."""
    from speechsum.summary import RANKERS

    return [name for name in RANKERS if name.startswith(incomplete)]


def numbers(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """The numbers of the ledger's orders, each with how the order begins."""
    from click.shell_completion import CompletionItem

    return [
        CompletionItem(str(order.number), help=order.text[:60])
        for order in _orders(context)
        if str(order.number).startswith(incomplete)
    ]


def bodies(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    """The bodies that the ledger's orders are addressed to."""
    found = dict.fromkeys(order.group for order in _orders(context) if order.group)
    return [body for body in found if body.startswith(incomplete)]


def _orders(context: click.Context) -> list[Order]:
    """The orders of the ledger that stands on the line, none where it cannot be read."""
    from click.shell_completion import split_arg_string

    from speechsum.errors import LedgerError
    from speechsum.ledger import Filter, Ledger

    try:
        # Behind an option without its value click has not come to the ledger yet.
        words = [*split_arg_string(os.environ.get("COMP_WORDS", "")), "", "", "", ""]
        with Ledger(context.params.get("ledger") or words[3]) as ledger:
            return ledger.orders(Filter(Date.today(), status="all"))
    except LedgerError:
        return []
