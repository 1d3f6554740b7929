"""Garbage in cycles: looked for seldom, since reading a report leaves none."""

from __future__ import annotations

import gc

_SELDOM = (50_000, 20, 100)


def collect_seldom() -> None:
    """Ask for a collection after 50,000 new values, not after 700.

    While words and tables are loaded, which stay, each collection looks through all of them.
    """
    gc.set_threshold(*_SELDOM)


def leave() -> None:
    """Keep the interpreter from a last collection: the process ends with all that it has."""
    gc.freeze()
