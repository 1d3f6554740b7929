"""Which neighbouring clauses belong to a directive, read from ``bounds.tsv`` (see its head)."""

from __future__ import annotations

import os
from collections import defaultdict
from functools import cache

from speechsum import lexicon
from speechsum.tuples import NamedTuple

_TABLE = os.path.join(os.path.dirname(__file__), "bounds.tsv")


class Bound(NamedTuple):
    """A row of the table: a clause of that relation is taken in, or left out."""

    relation: str
    needs: tuple[str, ...]
    unless: tuple[str, ...]
    taken: bool
    verb: str


@cache
def bounds() -> dict[str, tuple[Bound, ...]]:
    """The rows of each relation, in the table's order."""
    table: dict[str, list[Bound]] = defaultdict(list)
    for row in lexicon.read(_TABLE):
        needs, unless = (tuple(row[name].split()) for name in ("needs", "unless"))
        bound = Bound(row["relation"], needs, unless, row["verdict"] == "in", row["verb"])
        table[bound.relation].append(bound)
    return {relation: tuple(rows) for relation, rows in table.items()}
