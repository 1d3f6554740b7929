"""Where the clause of a word begins, and what makes it subordinate."""

from __future__ import annotations

from functools import cache

from speechsum.grammar.clauses import (
    Clauses,
    goal_at,
    governed_verb,
    names_a_time,
    one_of_many,
    phrase_ending_at,
)
from speechsum.grammar.nouns import ends_as, is_agent_at
from speechsum.grammar.readings import BECOME, BEING, COPULA, HAVE
from speechsum.grammar.verbs import Verb
from speechsum.grammar.words import (
    AND,
    COMMA,
    COORDINATORS,
    KE,
    LONGEST_ASIDE,
    MARKS,
    OR,
    SUBORDINATORS,
    TA,
    phrases,
    values,
)
from speechsum.tuples import NamedTuple

_CLOSERS = {")": "(", "]": "["}
_MARKS_BEFORE = frozenset('"«»-*')


class Opening(NamedTuple):
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
    ends = stretch.ends
    if stretch.participles and not chained:
        before = (verb for verb in stretch.participles if verb.last < index)
        ends = {**ends, **{verb.last - 1: verb for verb in before}}
    keys, borders = stretch.keys, _borders()
    here = index - 1
    conditioned = False
    governor: str | None = None
    while here >= stretch.first:
        aside = _aside(stretch, here) if keys[here] in _CLOSERS else None
        if aside is not None:
            here = aside - 1
            continue
        if here - 1 in ends and goal_at(keys, here):
            break  # «نروید وسط، | زنگ بزنید»
        if here in ends:
            inner = _embedded(stretch, ends, here)
            if inner is None or _is_own_matter(stretch, inner.start, here + 1, index):
                break
            here = inner.start - 1
            conditioned = conditioned or inner.conditioned
            continue
        border = _border(stretch, ends, here) if keys[here] in borders else None
        if border is not None:
            governor = border or None
            break
        here -= 1
    start = _stripped(stretch, here + 1, index)
    return Opening(start, governor, here, conditioned)


def _aside(stretch: Clauses, index: int) -> int | None:
    """Where the bracket that closes at ``index`` opens."""
    wanted = _CLOSERS[stretch.keys[index]]
    nearest = range(index - 1, max(stretch.first - 1, index - LONGEST_ASIDE), -1)
    return next((here for here in nearest if stretch.keys[here] == wanted), None)


@cache
def _borders() -> frozenset[str]:
    """The words at which a clause may begin: a quick no to most."""
    words = (phrases("clauses", kind).words for kind in ("adversative", "because"))
    return MARKS.union(SUBORDINATORS, {TA}, *words)


def _border(stretch: Clauses, ends: dict[int, Verb], index: int) -> str | None:
    """The word that subordinates what follows it; empty where a main clause begins, else None."""
    key, before = stretch.keys[index], stretch.keys[index - 1]
    if key in MARKS or key in phrases("clauses", "adversative"):
        return ""
    if key in SUBORDINATORS:
        # «البته که …»; «از آنجایی که … ضربه زده ضروری است …»: its verb was not seen as one.
        single = before in phrases("clauses", "connective") or before in phrases(
            "clauses", "given-that"
        )
        return "" if key == KE and single else key
    if key == TA and not names_a_time(stretch.keys, index + 1):
        after_verb = index - 1 in ends or before == COMMA
        return key if after_verb else None
    return key if key in phrases("clauses", "because") else None


def _embedded(stretch: Clauses, ends: dict[int, Verb], last: int) -> Opening | None:
    """Where the clause that ends at ``last`` opens, if it is part of ours, else None."""
    latest = ends[last]
    left = latest.first - 1
    while left >= stretch.first:
        key = stretch.keys[left]
        if left not in ends and key not in _telling():
            left -= 1  # as of most words
            continue
        if key in MARKS or key in values("deontic", "modal"):
            return None  # what stands there is a directive of its own
        if left in ends:
            if latest.mood != "subjunctive" and stretch.keys[left + 1] not in (AND, OR):
                return None
            latest = ends[left]
            left = latest.first - 1
            continue
        condition = phrase_ending_at(stretch, left, "condition")
        if condition is not None:
            return Opening(condition, key, left, conditioned=True)
        aside = phrase_ending_at(stretch, left, "subordinator")
        if aside is not None:
            return None if _leads(stretch, ends, aside) else Opening(aside, key, left)
        if key in SUBORDINATORS:
            relative = stretch.keys[last + 1] != AND and _tells_of(stretch, ends, left)
            return Opening(left, key, left) if relative else None
        left -= 1
    return None


def _is_own_matter(stretch: Clauses, lead: int, after: int, index: int) -> bool:
    """Whether «که» at ``lead`` only says how it is with the speaker or the listener, and somebody
    else's clause follows («ما که پول نداریم | شهرداری باید راه را باز کند»)."""
    keys = stretch.keys
    if keys[lead] != KE or keys[lead - 1] not in phrases("clauses", "in-person"):
        return False
    after += keys[after] == COMMA
    if after >= index or not is_agent_at(keys, after):
        return False
    verb = governed_verb(stretch, index)
    return verb is not None and verb.person in (3, 6)


@cache
def _telling() -> frozenset[str]:
    """The words, beside verbs, that tell whether a clause is part of another."""
    openings = (phrases("clauses", kind).last_words for kind in ("condition", "subordinator"))
    return frozenset(values("deontic", "modal")).union(MARKS, SUBORDINATORS, *openings)


def _leads(stretch: Clauses, ends: dict[int, Verb], index: int) -> bool:
    """Whether a clause that opens at ``index`` leads into the main one, nothing before it."""
    before = index - 1
    while before >= stretch.first and stretch.keys[before] in COORDINATORS:
        before -= 1
    return (
        before < stretch.first
        or before in ends
        or stretch.keys[before] in MARKS
        or phrase_ending_at(stretch, before, "connective") is not None
    )


def _tells_of(stretch: Clauses, ends: dict[int, Verb], index: int) -> bool:
    """Whether «که» at ``index`` follows a noun, of which its clause tells."""
    before = index - 1
    if before < stretch.first or before in ends:
        return False
    return stretch.keys[before] not in MARKS


# Tokens: a clause too short to tell by itself what is to be done («… که باید بررسی شود»).
_SHORT = 4
# Tokens after «که» in which a pronoun stands for what was presented.
_TAKEN_UP = 4
# Tokens, from «از جمله» to the verb.
_LISTED = 6


def headed(stretch: Clauses, start: Opening) -> Opening:
    """With the clause that presents what the modal is about («X مسئله‌ای است که باید …»)."""
    if start.governor != KE or start.start != start.lead + 1:
        return start
    copula = stretch.verb_ending_at(start.lead - 1)
    if copula is None:
        # «یکی از کارهایی که باید انجام شود، …»
        place = start.lead if one_of_many(stretch, start.lead) else None
    else:
        presents = _counts(stretch, copula) or _presents(stretch, copula, start.start)
        place = copula.first if presents else None
    if place is None:
        return start
    outer = opening(stretch, place)
    return Opening(outer.start, outer.governor, start.lead, outer.conditioned)


def _counts(stretch: Clauses, copula: Verb) -> bool:
    """«… امری است که باید …», «… از مواردی است که باید …»."""
    if copula.stem != COPULA or copula.person != 3:
        return False
    if stretch.keys[copula.first - 1] in phrases("clauses", "matter"):
        return not is_agent_at(stretch.keys, copula.last + 1)
    first = max(stretch.first, copula.first - _LISTED)
    return phrases("clauses", "one-among").stands_in(stretch.keys, first, copula.first)


def _presents(stretch: Clauses, copula: Verb, start: int) -> bool:
    """Whether a noun is presented of which the clause at ``start`` tells, and no more than it."""
    if copula.stem not in (COPULA, HAVE, BEING):
        return False
    verb = governed_verb(stretch, start)
    soon = start + _TAKEN_UP
    again, this = phrases("clauses", "that-one").words, phrases("addressees", "this").words
    if stretch.has(again, start, soon) or stretch.has(this, start, soon):
        return False
    if verb is not None and stretch.has(again, soon, verb.first):
        return False
    if verb is not None and verb.last - start <= _SHORT:
        return True
    if copula.person == 6 and copula.stem == COPULA:
        return True
    before = stretch.keys[copula.first - 1]
    return ends_as(before, "one") and before not in phrases("clauses", "relational")


def without_condition(stretch: Clauses, start: Opening, index: int) -> Opening:
    """Without a condition that opens it («اگر … شد، باید …»), unless that alone names who acts."""
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
    own = is_agent_at(keys, here + (keys[here : here + 1] == (COMMA,)))
    named = any(is_agent_at(keys, place) for place in range(start.start, here))
    if named and not own and not _has_no_agent(stretch, index):
        return start
    while keys[here] in COORDINATORS:
        here += 1
    return Opening(here, start.governor, start.lead, conditioned=True)


def _has_no_agent(stretch: Clauses, index: int) -> bool:
    """Whether the speaker's own side is to act, or nobody that a condition could name."""
    verb = governed_verb(stretch, index)
    return verb is not None and (verb.person == 4 or verb.mood == "short" or verb.stem == BECOME)


def _stripped(stretch: Clauses, start: int, index: int) -> int:
    """Past what merely joins the clause to the one before it, or leads into it."""
    while start < index:
        after = _past_joint(stretch, start, index)
        if after is None:
            return start
        start = after
    return start


def _past_joint(stretch: Clauses, start: int, index: int) -> int | None:
    """Past one coordinator, connective or lead-in at ``start``; None where there is none."""
    keys = stretch.keys
    if keys[start] in COORDINATORS or keys[start] in _MARKS_BEFORE:
        return start + 1
    if keys[start] not in _joining():
        return None
    size = phrases("clauses", "connective").length_at(keys, start, index)
    if size and not phrases("clauses", "no-connective").length_at(keys, start, index):
        return start + size
    lead = max(phrases("clauses", k).length_at(keys, start, index) for k in ("leadin", "viewpoint"))
    after = _past_leadin(stretch, start, start + lead, index) if lead else None
    if after is not None:
        return after
    if phrases("clauses", "subordinator").length_at(keys, start, index):
        verb = stretch.verb_from(start)
        return verb.last if verb is not None and verb.last < index else None
    if phrases("clauses", "preliminary").length_at(keys, start, index):
        return _past_preliminary(stretch, start, index)
    return None


@cache
def _joining() -> frozenset[str]:
    """The words that may lead into a clause: a quick no to most."""
    kinds = ("connective", "leadin", "viewpoint", "subordinator", "preliminary")
    return frozenset().union(*(phrases("clauses", kind).first_words for kind in kinds))


# Tokens. Annotators keep a purpose with its directive, but not a long one before it.
_LONG_PURPOSE = 12


def _past_preliminary(stretch: Clauses, start: int, index: int) -> int | None:
    """Past a long purpose that leads in («به منظور …، مقتضی است»); None for a short one.

    It ends at the comma before ``index`` itself, else at the first one that makes it long.
    """
    keys = stretch.keys
    if any(start < verb.last <= index for verb in stretch.verbs):
        return None
    if keys[index - 1] == COMMA:
        return index
    long = range(start + _LONG_PURPOSE, index)
    return next((here + 1 for here in long if keys[here] == COMMA), None)


def _past_leadin(stretch: Clauses, start: int, led: int, index: int) -> int | None:
    """Where the clause goes on after a lead-in whose first words end before ``led``.

    That is past its comma, past the verb of its «که», or at an adverbial that begins anew.
    """
    keys = stretch.keys
    comma = next((i for i in range(start, index) if keys[i] == COMMA), None)
    told = next((i for i in range(start, index) if keys[i] in SUBORDINATORS), None)
    if told is not None and (comma is None or told < comma):
        # «با توجه به اینکه باران می‌بارد راه باید …»
        verb = governed_verb(stretch, told)
        if verb is not None and verb.last <= index:
            return verb.last
    if comma is not None:
        return comma + 1
    # «به گفته وی برای آبادانی شهر باید …»
    fresh = phrases("clauses", "fresh")
    return next((i for i in range(led + 1, index) if fresh.length_at(keys, i, index)), None)
