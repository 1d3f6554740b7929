"""Garbage in cycles: looked for seldom, since reading a report leaves none."""

from __future__ import annotations

import gc

_SELDOM = (200_000, 20, 100)


def collect_seldom() -> None:
    """Ask for a collection after 200,000 new values, not after 700.

    While words and tables are loaded, which stay, each collection looks through all of them: one
    amid the first report, whose values are 60,000, takes as long as a sixteenth of it.
    """
    gc.set_threshold(*_SELDOM)


def leave() -> None:
    """Keep the interpreter from a last collection: the process ends with all that it has."""
    gc.freeze()
