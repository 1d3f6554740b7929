"""Where the clause of a word begins, and what makes it subordinate."""

from __future__ import annotations

from dataclasses import dataclass

from speechsum.grammar.clauses import (
    Clauses,
    governed_verb,
    names_a_time,
    phrase_ending_at,
)
from speechsum.grammar.nouns import is_agent_at
from speechsum.grammar.verbs import Verb
from speechsum.grammar.words import COORDINATORS, LONGEST_ASIDE, is_strong_mark, phrases, values


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
        key = keys[here]
        if key in _CLOSERS:
            left = _opener(stretch, here)
            if left is not None:
                here = left - 1
                continue
        if is_strong_mark(key):
            return _stripped(stretch, here + 1, index, None, here, conditioned)
        if here in ends:
            jump = _embedded(stretch, ends, ends[here], here, index)
            if jump is None:
                return _stripped(stretch, here + 1, index, None, here, conditioned)
            here, condition = jump
            conditioned = conditioned or condition
            continue
        if key == "که" and keys[here - 1] in phrases("clauses", "connective"):
            return _stripped(stretch, here + 1, index, None, here, conditioned)  # «البته که …»
        if key == "که" and keys[here - 1] in ("آنجا", "آنجایی"):
            # «از آنجایی که … ضربه زده ضروری است …»: its verb was not seen as one.
            return _stripped(stretch, here + 1, index, None, here, conditioned)
        if key in ("که", "اینکه", "آنکه"):
            return _stripped(stretch, here + 1, index, key, here, conditioned)
        if (
            key == "تا"
            and here > stretch.first
            and not names_a_time(keys, here + 1)
            and (here - 1 in ends or (keys[here - 1] == "،" and here - 2 in ends))
        ):
            return _stripped(stretch, here + 1, index, key, here, conditioned)
        if key in phrases("clauses", "adversative"):
            return _stripped(stretch, here + 1, index, None, here, conditioned)
        if key in ("زیرا", "چراکه"):
            return _stripped(stretch, here + 1, index, key, here, conditioned)
        here -= 1
    return _stripped(stretch, stretch.first, index, None, stretch.first - 1, conditioned)


_CLOSERS = {")": "(", "]": "["}


def _opener(stretch: Clauses, index: int) -> int | None:
    """Where the bracket that closes at ``index`` opens."""
    wanted = _CLOSERS[stretch.keys[index]]
    for here in range(index - 1, max(stretch.first - 1, index - LONGEST_ASIDE), -1):
        if stretch.keys[here] == wanted:
            return here
    return None


def _embedded(
    stretch: Clauses, ends: dict[int, Verb], verb: Verb, here: int, index: int
) -> tuple[int, bool] | None:
    """Where to go on leftwards if the clause ending in ``verb`` is part of ours, else None."""
    keys = stretch.keys
    left = verb.first - 1
    latest = verb
    while left >= stretch.first:
        key = keys[left]
        if is_strong_mark(key) or key in values("deontic", "modal"):
            return None  # what stands there is a directive of its own
        if left in ends:
            other = ends[left]
            chained = latest.mood == "subjunctive" or keys[left + 1] in ("و", "یا")
            if not chained:
                return None
            latest = other
            left = other.first - 1
            continue
        condition = phrase_ending_at(stretch, left, "condition")
        if condition is not None:
            return condition - 1, True
        aside = phrase_ending_at(stretch, left, "subordinator")
        if aside is not None:
            before = aside - 1
            while before >= stretch.first and keys[before] in COORDINATORS:
                before -= 1
            if (
                before < stretch.first
                or before in ends
                or is_strong_mark(keys[before])
                or phrase_ending_at(stretch, before, "connective") is not None
            ):
                return None
            return aside - 1, False
        if key in ("که", "آنکه", "اینکه"):
            before = left - 1
            if before < stretch.first or before in ends or is_strong_mark(keys[before]):
                return None
            if keys[index] in COORDINATORS:
                return None
            if keys[here + 1] == "و":
                return None
            return left - 1, False
        left -= 1
    return None


# Tokens: a clause too short to tell by itself what is to be done («… که باید بررسی شود»).
_SHORT = 4


def headed(stretch: Clauses, start: Opening) -> Opening:
    """With the clause that presents what the modal is about («X مسئله‌ای است که باید …»)."""
    keys = stretch.keys
    if start.governor != "که":
        return start
    copula = stretch.verb_ending_at(start.lead - 1)
    if copula is None or copula.stem not in ("هست", "دار", "باش"):
        return start
    verb = governed_verb(stretch, start.start)
    near = start.start + 4
    if (
        start.start != start.lead + 1
        or stretch.has({"آن", "آنها", "این"}, start.start, near)
        or (verb is not None and stretch.has({"آن", "آنها"}, near, verb.first))
    ):
        return start
    before = keys[copula.first - 1] if copula.first > stretch.first else ""
    bare = verb is not None and verb.last - start.start <= _SHORT and copula.last == start.lead
    presented = before.endswith("ی") and before not in phrases("clauses", "relational")
    if not bare and not (presented or (copula.person == 6 and copula.stem == "هست")):
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
        if verb.last > index or (here > start.start and "که" in keys[here : verb.first]):
            break
        here = verb.last
    own = keys[here : here + 1] == ("،",) and is_agent_at(keys, here + 1)
    if here - start.start < _LONG_CONDITION and not own:
        return start
    while here < index and keys[here] in COORDINATORS:
        here += 1
    return Opening(here, start.governor, start.lead, conditioned=True)


def _stripped(
    stretch: Clauses, start: int, index: int, governor: str | None, lead: int, conditioned: bool
) -> Opening:
    """Without what merely joins the clause to the one before it."""
    keys = stretch.keys
    while start < index:
        if keys[start] in COORDINATORS or keys[start] in ('"', "«", "»", "-", "*"):
            start += 1
            continue
        size = phrases("clauses", "connective").length_at(keys, start, index)
        if size and not (keys[start] == "پس" and keys[start + 1] == "از"):
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
    comma = next((i for i in range(start, index) if keys[i] == "،"), None)
    told = next((i for i in range(start, index) if keys[i] in ("که", "اینکه", "آنکه")), None)
    if told is not None and (comma is None or told < comma):
        # «با توجه به اینکه باران می‌بارد راه باید …»
        verb = governed_verb(stretch, told)
        if verb is not None and verb.last <= index:
            return verb.last
    return None if comma is None else comma + 1
