"""How the tables of constructions and contexts are read, of this room and of others like it.

Their cells are conditions on one word, stem or mood.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from math import exp, fsum

from speechsum import lexicon
from speechsum.grammar.words import phrases
from speechsum.text.tokens import entries

_ROOMS = os.path.dirname(os.path.dirname(__file__))


class OneOf:
    """Among these, or among all others."""

    __slots__ = ("negated", "words")

    def __init__(self, words: frozenset[str], negated: bool = False) -> None:
        self.words = words
        self.negated = negated

    def __contains__(self, word: object) -> bool:
        return (word in self.words) != self.negated

    def any_of(self, words: Sequence[str]) -> bool:
        """Whether one of some words is."""
        if self.negated:
            return not self.words.issuperset(words)
        return not self.words.isdisjoint(words)


ANYTHING = OneOf(frozenset(), negated=True)


def read(name: str) -> Sequence[dict[str, str]]:
    """The lines of a room's table, by the names of both: ``directives/contexts``."""
    return lexicon.read(os.path.join(_ROOMS, f"{name}.tsv"))


def class_of(name: str) -> frozenset[str]:
    """The words of a class of deontic.tsv, or of another file (``clauses:own``)."""
    file, _, kind = name.rpartition(":")
    return phrases(file or "deontic", kind).words


@cache
def one_of(cell: str) -> OneOf:
    """``a|<class>``: one of these words; with ``!`` before it any other; anything where empty."""
    if not cell:
        return ANYTHING
    words: set[str] = set()
    forms = []
    for part in cell.removeprefix("!").split("|"):
        if part.startswith("<"):
            words |= class_of(part.strip("<>"))
        elif part.isascii():
            words.add(part)
        else:
            forms.append(part)
    words.update(keys[0] for keys in entries(forms))
    return OneOf(frozenset(words), cell.startswith("!"))


@cache
def weights(name: str) -> Mapping[str, float]:
    """A room's weights, by the names of both: a name, a tab and a number a line."""
    # Not importlib.resources, which takes longer to load than the file.
    with open(os.path.join(_ROOMS, f"{name}.tsv"), encoding="utf-8") as opened:
        lines = [line for line in opened.read().split("\n") if line and line[:2] != "# "]
    cells = "\t".join(lines).split("\t")  # thousands of lines, at each start
    return dict(zip(cells[::2], map(float, cells[1::2]), strict=True))


def log_odds(known: Mapping[str, float], signs: Iterable[tuple[str, float]]) -> float:
    """What a logistic regression says of features with their values; of those it knows."""
    return fsum(known.get(name, 0.0) * value for name, value in signs)


def chance(odds: float) -> float:
    """The chance, 0 to 1, that log odds tell."""
    return 1 / (1 + exp(-odds))


def weighed(weights: Mapping[str, float], words: Iterable[str]) -> Iterator[float]:
    """The weights of those of some words that have one, of each once."""
    return map(weights.__getitem__, weights.keys() & words)
