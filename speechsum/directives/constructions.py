"""The constructions that make a finding, read from a room's table (see the head of
``constructions.tsv``)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from speechsum.directives import table
from speechsum.directives.table import ANYTHING, OneOf, class_of, one_of
from speechsum.grammar.verbs import Verb
from speechsum.grammar.words import MARKS, values
from speechsum.text.tokens import words_of
from speechsum.tuples import NamedTuple


class Gap(NamedTuple):
    """A condition on the words between the trigger and its predicate."""

    least: int = 0
    most: int = 250
    first: OneOf = ANYTHING
    last: OneOf = ANYTHING
    has: OneOf | None = None
    lacks: OneOf | None = None
    exactly: tuple[tuple[str, ...], ...] = ()

    def fits(self, words: Sequence[str]) -> bool:
        """Whether the words are such a gap; no mark that ends a clause ever stands in one."""
        if not self.least <= len(words) <= self.most or not MARKS.isdisjoint(words):
            return False
        first, last = (words[0], words[-1]) if words else ("", "")
        if first not in self.first or last not in self.last:
            return False
        if self.has is not None and not self.has.any_of(words):
            return False
        if self.lacks is not None and self.lacks.any_of(words):
            return False
        return not self.exactly or tuple(words) in self.exactly


class Construction(NamedTuple):
    """A row of the table."""

    rule: str
    triggers: frozenset[str]
    before: OneOf
    finder: str
    stem: OneOf
    mood: OneOf
    person: OneOf
    polarity: str
    gap: Gap
    after: OneOf
    complement: str
    who: tuple[str, ...]
    begin: str
    marker: str
    force: str
    needs: tuple[str, ...]
    unless: tuple[str, ...]

    def takes(self, verb: Verb) -> bool:
        """Whether a verb can be the construction's predicate, wherever it stands."""
        return (
            verb.stem in self.stem
            and verb.mood in self.mood
            and str(verb.person) in self.person
            and self.polarity in ("", "-" if verb.negative else "+")
        )


class Constructions(NamedTuple):
    """The rows of a table: of each trigger word those that it may begin, in the table's order.

    ``of_verbs`` are those whose trigger is a finite verb, whichever it is.
    """

    of_words: Mapping[str, tuple[Construction, ...]]
    of_verbs: tuple[Construction, ...]


@cache
def constructions(name: str = "directives/constructions") -> Constructions:
    """The table of that name."""
    found: dict[str, tuple[Construction, ...]] = {}
    of_verbs: list[Construction] = []
    for row in table.read(name):
        construction = _read(row)
        if not row["trigger"]:
            of_verbs.append(construction)
        named = _values(row["trigger"]) if "@" in (row["stem"], row["force"]) else {}
        for key in construction.triggers:
            one = construction
            if row["force"] == "@":
                one = one._replace(force=named[key])
            if row["stem"] == "@":
                one = one._replace(stem=one_of(named[key]))
            found[key] = (*found.get(key, ()), one)
    return Constructions(found, tuple(of_verbs))


def _values(cell: str) -> dict[str, str]:
    return values("deontic", re.split("[&!]", cell)[0])


def _read(row: dict[str, str]) -> Construction:
    return Construction(
        rule=row["rule"],
        triggers=_triggers(row["trigger"]),
        before=one_of(row["before"]),
        finder=row["verb"],
        stem=one_of(row["stem"]),
        mood=one_of(row["mood"]),
        person=one_of(row["person"]),
        polarity=row["polarity"],
        gap=_gap(row["gap"]),
        after=one_of(row["after"]),
        complement=row["complement"],
        who=tuple(row["who"].split()),
        begin=row["begin"],
        marker=row["marker"],
        force=row["force"],
        needs=tuple(row["needs"].split()),
        unless=tuple(row["unless"].split()),
    )


def _triggers(cell: str) -> frozenset[str]:
    """«a», «a&b» (in both classes) or «a!b» (in one and not in the other)."""
    if not cell:
        return frozenset()
    for sign in "&!":
        if sign in cell:
            first, second = (class_of(name) for name in cell.split(sign))
            return first & second if sign == "&" else first - second
    return class_of(cell)


def _gap(cell: str) -> Gap:
    gap: dict[str, object] = {}
    for part in cell.split():
        name, _, value = part.partition(":")
        if name == "is":
            gap["exactly"] = tuple(words_of(one.replace("_", " ")) for one in value.split("|"))
        elif value:
            gap[{"no": "lacks"}.get(name, name)] = one_of(value)
        else:
            least, _, most = part.partition("-")
            gap["least"] = int(least)
            gap["most"] = int(most or 250) if "-" in part else int(least)
    return Gap(**gap)  # type: ignore[arg-type]
