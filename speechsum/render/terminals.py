"""Which terminals reorder right-to-left text: ``lexicon/terminals.tsv``, first match wins."""

from __future__ import annotations

from collections.abc import Mapping
from fnmatch import fnmatchcase
from functools import cache

from speechsum.lexicon import rows
from speechsum.render.bidi import Bidi, as_bidi
from speechsum.tuples import NamedTuple


class Terminal(NamedTuple):
    """A line of the list: the variable ``variable`` matching ``pattern`` says ``bidi``."""

    name: str
    variable: str
    pattern: str
    bidi: Bidi


@cache
def terminals() -> tuple[Terminal, ...]:
    """The list, in the order in which it is asked."""
    return tuple(
        Terminal(row["name"], row["variable"], row["pattern"], as_bidi(row["bidi"]))
        for row in rows("terminals")
    )


def bidi_of(env: Mapping[str, str]) -> Bidi:
    """What the terminal that ``env`` speaks of needs; an unknown one is taken to reorder.

    An unknown terminal gets logical order because that is at least right when it is copied, and
    because the environment variables get lost over ssh, which people use from PuTTY and VTE.
    """
    for terminal in terminals():
        value = env.get(terminal.variable)
        if value and fnmatchcase(value, terminal.pattern):
            return terminal.bidi
    return "terminal"
