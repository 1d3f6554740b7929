"""A trigger word, and what a construction finds around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from speechsum.directives.addressee.agents import certain_end
from speechsum.directives.asked import called_for, marked_object, object_of
from speechsum.directives.complement import complement, end_of, governed_by_modal, verb_of_clause
from speechsum.directives.constructions import Construction
from speechsum.grammar.clauses import Clauses
from speechsum.grammar.nouns import is_action, is_agent_at, stems
from speechsum.grammar.opening import Opening, headed, opening, without_condition
from speechsum.grammar.verbs import Verb
from speechsum.grammar.words import (
    AZ,
    BE,
    COMMA,
    COORDINATORS,
    KE,
    MARKS,
    RA,
    SEMICOLON,
    TA,
    phrases,
)

Asked = tuple[int, int]


@dataclass(eq=False, repr=False)  # a frozen one takes three times as long to make
class Place:
    """A trigger at ``index`` and the predicate found for it; what follows from these is told once.

    ``gap`` are the words between the two, ``after`` is where the complement begins, ``start`` where
    the trigger's clause does. ``verb`` is the verb of what is to be done. The predicate of a
    construction that has none is no word, right after the trigger.
    """

    stretch: Clauses
    index: int
    row: Construction
    predicate: Verb
    gap: Sequence[str]
    after: int
    start: Opening
    asked: Asked | None
    verb: Verb | None

    @property
    def own(self) -> bool:
        """Whether the speaker says «I» or «we»."""
        return self.predicate.person in (1, 4)

    @cached_property
    def last(self) -> int:
        """One past the directive's last token."""
        if self.row.complement == "phrase":
            return called_for(self.stretch, self.index + 1)
        if self.verb is not None:
            return end_of(self.stretch, self.verb)
        if self.row.complement == "governed":
            stretch = self.stretch
            marks = (i for i in range(self.index, stretch.last) if stretch.keys[i] in MARKS)
            return next(marks, stretch.last)
        return self._past_which()

    def _past_which(self) -> int:
        """«خواستار راهی شد که به شهر می‌رسد»: with the clause that tells which."""
        keys, after = self.stretch.keys, self.after
        if self.row.rule == "demand" and keys[after] == KE:
            relative = self.stretch.verb_from(after + 1)
            if relative is not None and stems(keys[self.predicate.first - 1], "one"):
                return relative.last
        return after


def place_of(
    stretch: Clauses, index: int, row: Construction, predicate: Verb, gap: Sequence[str]
) -> Place | None:
    """The place of a trigger and its predicate, if it has what its construction must have."""
    start = _start(stretch, index, row.begin)
    asked = _asked(stretch, index, row, start.start, predicate)
    if asked is None and "must" in row.who:
        return None
    verb = _complement(stretch, index, row, gap, predicate.last)
    if verb is None and row.complement in ("must", "told"):
        return None
    return Place(stretch, index, row, predicate, gap, predicate.last, start, asked, verb)


def _start(stretch: Clauses, index: int, begin: str) -> Opening:
    if begin == "word":
        return Opening(index, None, index)
    start = opening(stretch, index - (begin == "word-before"))
    if begin == "modal":
        start = headed(stretch, start)
    return without_condition(stretch, start, index) if begin in ("modal", "duty") else start


def _asked(
    stretch: Clauses, index: int, row: Construction, first: int, predicate: Verb
) -> Asked | None:
    """Of whom it is asked, as the construction's ``who`` tells."""
    preposition = next((word for word in row.who if word in (AZ, BE)), None)
    if preposition is None:
        return None
    if "within" in row.who:
        last = predicate.first if row.finder else called_for(stretch, index + 1)
        asked = object_of(stretch, index, last, preposition)
        return asked if row.complement else _before_the_action(stretch, asked, last)
    asked = object_of(stretch, first, index, preposition)
    if asked is None:
        return marked_object(stretch, first, index) if RA in row.who else None
    if "agent" in row.who and not is_agent_at(stretch.keys, asked[0]):
        return None
    # «به نیکان رفته بود، … دستور داد»
    crossed = asked[1] != index or any(asked[0] <= v.first < index for v in stretch.verbs)
    return None if "beside" in row.who and crossed else asked


def _complement(
    stretch: Clauses, index: int, row: Construction, gap: Sequence[str], after: int
) -> Verb | None:
    kind, keys = row.complement, stretch.keys
    if kind in ("", "phrase"):
        return None
    if kind == "governed":
        return governed_by_modal(stretch, index)
    if kind in ("close", "short"):
        purpose = bool(gap) and keys[after] == TA
        # «لازم است، شهرداری راه را باز کند»
        after += keys[after] == COMMA and is_agent_at(keys, after + 1)
        if purpose or keys[after] in COORDINATORS:
            return None
    if kind == "told":
        return verb_of_clause(stretch, after)
    after += kind == "must" and keys[after] == SEMICOLON  # «مقرر شد؛ شهرداری …»
    after += phrases("clauses", "except").length_at(keys, after, stretch.last)
    return complement(stretch, after, short=kind == "short")


def _before_the_action(stretch: Clauses, asked: Asked | None, last: int) -> Asked | None:
    """«درخواست ما از شهرداری | بازسازی راه | است»: of one noun phrase the one who is asked."""
    if asked is None or asked[1] != last or not is_agent_at(stretch.keys, asked[0]):
        return asked
    keys, end = stretch.keys, certain_end(stretch.keys, asked[0], last)
    incomplete = phrases("addressees", "incomplete")  # «اداره | حفاظت»
    acts = (i for i in range(asked[0] + 1, end) if is_action(keys[i]))
    return asked[0], next((i for i in acts if keys[i - 1] not in incomplete), end)
