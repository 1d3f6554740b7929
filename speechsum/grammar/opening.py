"""Where the clause of a word begins, and what makes it subordinate."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass

from speechsum.grammar.clauses import Clauses, governed_verb, names_a_time, phrase_ending_at
from speechsum.grammar.nouns import is_agent_at
from speechsum.grammar.readings import BEING, COPULA, HAVE
from speechsum.grammar.verbs import Verb
from speechsum.grammar.words import (
    AND,
    COMMA,
    COORDINATORS,
    KE,
    LONGEST_ASIDE,
    OR,
    SUBORDINATORS,
    TA,
    is_strong_mark,
    phrases,
    values,
)


@dataclass(frozen=True, slots=True)
class Opening:
    """Where a clause begins, and the word that makes it subordinate (None for a main clause).

    ``lead`` is the place of that word, ``start`` the first token of the clause after it.
    """

    start: int
    governor: str | None
    lead: int
    conditioned: bool = False


def opening(stretch: Clauses, index: int, *, chained: bool = False) -> Opening:
    """The beginning of the clause that holds the word at ``index``.

    Relative and conditional clauses that stand inside it or lead into it stay with it. A
    participle before the word is a finished clause («ساخته نشده و … باید») unless ``chained``:
    then its verb is the one at ``index`` («توجه داشته و … کنند»).
    """
    keys = stretch.keys
    ends = {
        verb.last - 1: verb
        for verb in stretch.verbs
        if verb.finite or (not chained and verb.last < index)
    }
    here = index - 1
    conditioned = False
    while here >= stretch.first:
        left = _opener(stretch, here) if keys[here] in _CLOSERS else None
        if left is not None:
            here = left - 1
            continue
        if here in ends and not is_strong_mark(keys[here]):
            jump = _embedded(stretch, ends, here, index)
            if jump is None:
                return _stripped(stretch, here + 1, index, None, here, conditioned)
            here, condition = jump
            conditioned = conditioned or condition
            continue
        opens, governor = _opens(stretch, ends, here)
        if opens:
            return _stripped(stretch, here + 1, index, governor, here, conditioned)
        here -= 1
    return _stripped(stretch, stretch.first, index, None, stretch.first - 1, conditioned)


def _opens(stretch: Clauses, ends: Container[int], here: int) -> tuple[bool, str | None]:
    """Whether a clause begins right after the word, and if so what that makes of the clause."""
    keys, key = stretch.keys, stretch.keys[here]
    if is_strong_mark(key) or key in phrases("clauses", "adversative"):
        return True, None
    if key == KE and (
        keys[here - 1] in phrases("clauses", "connective")  # «البته که …»
        # «از آنجایی که … ضربه زده ضروری است …»: its verb was not seen as one.
        or keys[here - 1] in phrases("clauses", "given-that")
    ):
        return True, None
    if key in SUBORDINATORS or key in phrases("clauses", "because"):
        return True, key
    if key == TA and here > stretch.first and not names_a_time(keys, here + 1):
        ended = here - 1 in ends or (keys[here - 1] == COMMA and here - 2 in ends)
        return ended, key
    return False, None


_CLOSERS = {")": "(", "]": "["}


def _opener(stretch: Clauses, index: int) -> int | None:
    """Where the bracket that closes at ``index`` opens."""
    wanted = _CLOSERS[stretch.keys[index]]
    for here in range(index - 1, max(stretch.first - 1, index - LONGEST_ASIDE), -1):
        if stretch.keys[here] == wanted:
            return here
    return None


def _embedded(
    stretch: Clauses, ends: Mapping[int, Verb], here: int, index: int
) -> tuple[int, bool] | None:
    """Where to go on leftwards if the clause whose verb ends ``here`` is part of ours."""
    keys = stretch.keys
    latest = ends[here]
    left = latest.first - 1
    while left >= stretch.first:
        key = keys[left]
        if is_strong_mark(key) or key in values("deontic", "modal"):
            return None  # what stands there is a directive of its own
        if left in ends:
            if latest.mood != "subjunctive" and keys[left + 1] not in (AND, OR):
                return None
            latest = ends[left]
            left = latest.first - 1
            continue
        condition = phrase_ending_at(stretch, left, "condition")
        if condition is not None:
            return condition - 1, True
        aside = phrase_ending_at(stretch, left, "subordinator")
        if aside is not None:
            return None if _begins_anew(stretch, ends, aside) else (aside - 1, False)
        if key in SUBORDINATORS:
            before = left - 1
            if before < stretch.first or before in ends or is_strong_mark(keys[before]):
                return None
            own = keys[index] in COORDINATORS or keys[here + 1] == AND
            return None if own else (left - 1, False)
        left -= 1
    return None


def _begins_anew(stretch: Clauses, ends: Container[int], index: int) -> bool:
    """Whether nothing of another clause stands before the conjunction at ``index``."""
    before = index - 1
    while before >= stretch.first and stretch.keys[before] in COORDINATORS:
        before -= 1
    return (
        before < stretch.first
        or before in ends
        or is_strong_mark(stretch.keys[before])
        or phrase_ending_at(stretch, before, "connective") is not None
    )


# Tokens: a clause too short to tell by itself what is to be done («… که باید بررسی شود»).
_SHORT = 4


def headed(stretch: Clauses, start: Opening) -> Opening:
    """With the clause that presents what the modal is about («X مسئله‌ای است که باید …»)."""
    keys = stretch.keys
    if start.governor != KE:
        return start
    copula = stretch.verb_ending_at(start.lead - 1)
    if copula is None or copula.stem not in (COPULA, HAVE, BEING):
        return start
    verb = governed_verb(stretch, start.start)
    near = start.start + _SHORT
    that = phrases("clauses", "that-one").words
    if (
        start.start != start.lead + 1
        or stretch.has(phrases("addressees", "this").words | that, start.start, near)
        or (verb is not None and stretch.has(that, near, verb.first))
    ):
        return start
    before = keys[copula.first - 1] if copula.first > stretch.first else ""
    bare = verb is not None and verb.last - start.start <= _SHORT and copula.last == start.lead
    presented = before.endswith(
        tuple(phrases("clauses", "one-ending").words)
    ) and before not in phrases("clauses", "relational")
    if not bare and not (presented or (copula.person == 6 and copula.stem == COPULA)):
        return start
    outer = opening(stretch, copula.first)
    return Opening(outer.start, outer.governor, start.lead, outer.conditioned)


# Tokens. Annotators keep a condition with its directive, but not a long one.
_LONG_CONDITION = 12


def without_long_condition(stretch: Clauses, start: Opening, index: int) -> Opening:
    """The opening with a condition («اگر … شد، باید …») only where that is short."""
    keys = stretch.keys
    table = phrases("clauses", "condition")
    near = range(start.start, min(start.start + 3, index))
    if not start.conditioned or not any(table.length_at(keys, i, index) for i in near):
        return start
    if is_agent_at(keys, start.start) and not table.length_at(keys, start.start, index):
        return start  # «آنها به جای اینکه بنشینند، باید کار کنند»
    here = start.start
    for verb in stretch.verbs:
        if verb.first < here or not verb.finite:
            continue
        if verb.last > index or (here > start.start and KE in keys[here : verb.first]):
            break
        here = verb.last
    own = keys[here : here + 1] == (COMMA,) and is_agent_at(keys, here + 1)
    if here - start.start < _LONG_CONDITION and not own:
        return start
    while here < index and keys[here] in COORDINATORS:
        here += 1
    return Opening(here, start.governor, start.lead, conditioned=True)


_LOOSE_MARKS = frozenset('"«»-*')


def _stripped(
    stretch: Clauses, start: int, index: int, governor: str | None, lead: int, conditioned: bool
) -> Opening:
    """Without what merely joins the clause to the one before it."""
    keys = stretch.keys
    while start < index:
        if keys[start] in COORDINATORS or keys[start] in _LOOSE_MARKS:
            start += 1
            continue
        size = phrases("clauses", "connective").length_at(keys, start, index)
        if size and not phrases("clauses", "no-connective").length_at(keys, start, index):
            start += size
            continue
        if phrases("clauses", "leadin").length_at(keys, start, index) or phrases(
            "clauses", "viewpoint"
        ).length_at(keys, start, index):
            after = _past_leadin(stretch, start, index)
            if after is not None:
                start = after
                continue
        if phrases("clauses", "subordinator").length_at(keys, start, index):
            verb = stretch.verb_from(start)
            if verb is not None and verb.last < index:
                start = verb.last
                continue
        break
    return Opening(start, governor, lead, conditioned)


def _past_leadin(stretch: Clauses, start: int, index: int) -> int | None:
    """Where the clause goes on after a lead-in: past its comma, or past the verb of its «که»."""
    keys = stretch.keys
    comma = next((i for i in range(start, index) if keys[i] == COMMA), None)
    told = next((i for i in range(start, index) if keys[i] in SUBORDINATORS), None)
    if told is not None and (comma is None or told < comma):
        # «با توجه به اینکه باران می‌بارد راه باید …»
        verb = governed_verb(stretch, told)
        if verb is not None and verb.last <= index:
            return verb.last
    return None if comma is None else comma + 1
