"""Subjunctives and imperatives of main clauses, which no word announces («راه را باز کنند»).

What could make one dependent is asked in a fixed order (`_ROLES`): the first that knows decides.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from speechsum.directives.candidate import Candidate
from speechsum.directives.complement import end_of, forbids
from speechsum.grammar.clauses import Clauses, governed_verb, names_a_time, phrase_ending_at
from speechsum.grammar.nouns import is_agent_at
from speechsum.grammar.opening import Opening, opening
from speechsum.grammar.readings import CAN, WANT
from speechsum.grammar.verbs import Verb, may_hold_subjunctive
from speechsum.grammar.words import (
    COMMA,
    COORDINATORS,
    INKE,
    KE,
    RA,
    SUBORDINATORS,
    TA,
    phrases,
    values,
)
from speechsum.model import Force
from speechsum.tuples import NamedTuple

# Constructions whose own words may stand after what they are about («… خودداری کنند، توصیه کرد»).
_CUES = ("advice", "asking", "wanting", "order")
# Tokens before a stretch in which the cue's own noun stands («ابراز امیدواری کرد: …»).
_CUE = 8
_NEAR_CUE = 4
_ENDS = frozenset(".!؟…")


def bare(stretch: Clauses, found: Sequence[Candidate]) -> list[Candidate]:
    """The bare subjunctives of a stretch that are no part of the candidates found before."""
    result: list[Candidate] = []
    if not may_hold_subjunctive(stretch.keys, stretch.first, stretch.last):
        return result
    taken = [_own_words(candidate) for candidate in found]
    ends = {candidate.last for candidate in found}
    until = stretch.first
    for verb in stretch.verbs:
        if verb.mood != "subjunctive" or verb.first < until:
            continue
        if any(first <= verb.first < last for first, last in taken):
            continue
        start = opening(stretch, verb.first, chained=True)
        if any(first <= start.start < last for first, last in taken):
            continue  # the tail of another («… رها شود تا همه بتوانند …»)
        if _addresses_nobody(stretch, start, verb) or _is_dependent(stretch, start, verb, ends):
            continue
        candidate = _candidate(stretch, start, verb)
        until = candidate.last
        ends.add(until)
        result.append(candidate)
    return result


def _own_words(candidate: Candidate) -> tuple[int, int]:
    """The tokens of a candidate; of a request without its content only the request's own."""
    if candidate.verb is None and candidate.marker and candidate.rule in _CUES:
        return candidate.marker
    return candidate.first, candidate.last


def _addresses_nobody(stretch: Clauses, start: Opening, verb: Verb) -> bool:
    if start.governor not in (None, KE, INKE) or verb.person == 1:
        return True
    # «کسی نپرسید» is past
    nobody = stretch.keys[start.start] in phrases("addressees", "nobody")
    nobody = nobody and stretch.keys[start.start + 1] != RA  # «کسی را احضار نکنید»
    return verb.person == 5 and verb.negative and nobody


def _candidate(stretch: Clauses, start: Opening, verb: Verb) -> Candidate:
    marker = None
    if verb.first > start.start and stretch.keys[verb.first - 1] in values("deontic", "refrain"):
        marker = (verb.first - 1, verb.first)
    force: Force = "prohibition" if forbids(stretch, verb) else _force(stretch)
    last = end_of(stretch, verb)
    return Candidate("bare", force, start.start, last, marker, verb, start)


def _force(stretch: Clauses) -> Force:
    """«توصیه کرد: …» makes what follows a recommendation."""
    cue = stretch.keys[max(0, stretch.first - _NEAR_CUE) : stretch.first]
    advised = any(key in values("deontic", "advice") for key in cue)
    return "recommendation" if advised else "instruction"


class _Bare(NamedTuple):
    """A subjunctive with its clause, and where other directives end.

    After «باید … شود و» another agent's task may follow. ``before`` is the last token before the
    clause, ``previous`` the verb that ends there.
    """

    keys: Sequence[str]
    stretch: Clauses
    start: Opening
    verb: Verb
    ends: set[int]
    before: int
    previous: Verb | None

    @property
    def body(self) -> range:
        return range(self.start.start, self.verb.first)

    @property
    def led(self) -> Sequence[str]:
        """The words before the clause's conjunction."""
        return self.keys[max(self.stretch.first, self.start.lead - _NEAR_CUE) : self.start.lead]

    def wishes(self, places: range) -> bool:
        wish = phrases("clauses", "wish")
        if wish.first_words.isdisjoint(self.keys[places.start : places.stop]):
            return False
        return any(wish.length_at(self.keys, here, self.stretch.last) for here in places)


def _can(it: _Bare) -> bool | None:
    """«اگر توانسته‌اند … دور بزنند»."""
    body = it.body
    able = any(
        v.stem == CAN and v.first in body and not _told_aside(it, v.first) for v in it.stretch.verbs
    )
    return True if able else None


def _told_aside(it: _Bare, here: int) -> bool:
    """Whether «که» tells it of somebody («مدیرانی که می‌خواهند بمانند، راه را باز کنند»)."""
    subjunctives = (v for v in it.stretch.verbs if v.mood == "subjunctive" and v.first > here)
    own = next(subjunctives, it.verb)
    told = KE in it.keys[it.start.start : here] and is_agent_at(it.keys, it.start.start)
    return told and own.first < it.verb.first


def _wished(it: _Bare) -> bool | None:
    urgent, hope = phrases("deadlines", "urgent"), tuple(phrases("clauses", "hope").words)
    wish = phrases("clauses", "wish")
    for here in it.body:
        key = it.keys[here]
        wished = key in wish.first_words and wish.length_at(it.keys, here, it.stretch.last)
        if not (wished or key.startswith(hope)):
            continue
        urged = urgent.length_at(it.keys, here, it.stretch.last)
        if not urged and not _told_aside(it, here):
            return True
    return None


def _told(it: _Bare) -> bool | None:
    """«که», «اینکه» before it, with nothing finite between but what depends on it too."""
    for here in it.body:
        if it.keys[here] not in SUBORDINATORS or _is_instead(it, here):
            continue
        if all(
            v.mood == "subjunctive"
            for v in it.stretch.verbs
            if here < v.first < it.verb.first and v.finite
        ):
            return True
    return None


def _is_instead(it: _Bare, here: int) -> bool:
    """Whether «به جای اینکه» or the like has had its own verb at ``here``."""
    instead = phrase_ending_at(it.stretch, here, "instead") is not None
    inner = it.stretch.verb_from(here + 1)
    if not instead or inner is None or inner.first >= it.verb.first:
        return False
    return it.keys[inner.last] not in COORDINATORS


def _subordinated(it: _Bare) -> bool | None:
    """A conjunction whose own verb it is, or whose verb runs on into it."""
    for kind in ("condition", "subordinator"):
        table = phrases("clauses", kind)
        for here in table.places_in(it.keys, it.start.start, it.verb.first):
            size = table.length_at(it.keys, here, it.verb.first)
            if not size or _is_instead(it, here + size - 1):
                continue
            inner = governed_verb(it.stretch, here + size - 1)
            if inner is None or inner.first >= it.verb.first:
                return True
            if not _is_closed(it, inner):
                return True
    return None


def _is_closed(it: _Bare, verb: Verb) -> bool:
    """Whether a clause ends with the verb, so that what follows is no part of it."""
    following = it.keys[verb.last]
    if verb.mood == "short" and verb.stem != WANT:
        return following not in COORDINATORS or following == COMMA
    return following == COMMA or verb.mood in ("indicative", "past")


def _of_a_law(it: _Bare) -> bool | None:
    """«هر کس … کند، …»: the rule of a law."""
    start = it.start.start
    return (
        True if phrases("clauses", "whoever").length_at(it.keys, start, it.stretch.last) else None
    )


def _asked_or_until(it: _Bare) -> bool | None:
    start = it.start.start
    if it.keys[start] == TA and not names_a_time(it.keys, start + 1):
        return True
    return (
        True if it.stretch.has(phrases("clauses", "asking").words, start, it.verb.first) else None
    )


def _after_participle(it: _Bare) -> bool | None:
    """«… انجام گرفته تا …»."""
    ends = tuple(phrases("clauses", "purpose-participle").words)
    inner = range(it.start.start + 1, it.verb.first)
    done = any(
        it.keys[here] == TA
        and it.keys[here - 1].endswith(ends)
        and not names_a_time(it.keys, here + 1)
        for here in inner
    )
    return True if done else None


def _hoped_in_cue(it: _Bare) -> bool | None:
    """«ابراز امیدواری کرد: …», «قول داده است که …»."""
    if it.start.lead >= it.stretch.first:
        return None
    cue = it.keys[max(0, it.stretch.first - _CUE) : it.stretch.first]
    hope = phrases("clauses", "hope").words
    hoped = any(any(word in key for word in hope) for key in cue)
    # «… قول می‌دهم. مردم راه را باز کنند» promises nothing for them.
    ended = it.keys[it.stretch.first - 1] in _ENDS
    promised = not ended and any(key in phrases("clauses", "promising") for key in cue)
    return True if hoped or promised else None


def _announced(it: _Bare) -> bool | None:
    """«با تاکید بر این موضوع که مدیران … کنند», «تاکید شد که …», «حرف من این است که …»."""
    if it.start.governor is None:
        return None
    if phrases("clauses", "announcing").stands_in(it.led, max(0, len(it.led) - 3), len(it.led)):
        return False
    if it.previous is not None and it.verb.person == 5 and _tells_you(it.previous):
        return False
    listed = it.keys[it.start.lead] == INKE and bool(it.led)
    if listed and it.led[-1] in phrases("clauses", "listing"):
        return False
    if any(key.startswith(tuple(phrases("clauses", "stressing").words)) for key in it.led):
        return False
    return False if _is_stated(it) else None


def _tells_you(verb: Verb) -> bool:
    """«به آنها می‌گوییم که راه را باز کنید», «امام فرمودند که …»."""
    said = phrases("clauses", "telling-you" if verb.mood == "indicative" else "bidding")
    return verb.stem in said


def _is_stated(it: _Bare) -> bool:
    """«حرف من این است که …»: the speaker says what he wants."""
    stretch, lead = it.stretch, it.start.lead
    if not phrases("clauses", "stating").stands_in(it.keys, max(lead - 2, 0), lead):
        return False
    return stretch.has(values("deontic", "stance"), max(stretch.first, lead - _CUE), lead)


def _governed(it: _Bare) -> bool | None:
    if it.start.governor == INKE:
        return True  # «مثل اینکه بگویند …»
    if it.previous is None:
        return it.start.governor is not None
    first = max(it.stretch.first, it.previous.first - 3)
    if it.start.governor is not None and it.wishes(range(first, it.before + 1)):
        return True
    return None


def _after_a_directive(it: _Bare) -> bool | None:
    if it.previous is None or it.previous.last not in it.ends:
        return None
    if is_agent_at(it.keys, it.start.start) or it.start.conditioned:
        return False
    # «جلوی آن را بگیرید، نگذارید …»
    return False if it.previous.person == it.verb.person == 5 else None


def _runs_on(it: _Bare) -> bool | None:
    """A subjunctive before it, or a verb that governs it without «که»."""
    if it.previous is None:
        return None
    if it.previous.mood in ("subjunctive", "participle"):
        return True
    if it.keys[it.start.start - 1] not in COORDINATORS:
        return True
    outer = opening(it.stretch, it.previous.first)
    if outer.governor == TA or outer.conditioned:
        return True
    return it.wishes(range(max(it.stretch.first, outer.lead - 5), outer.start))


_ROLES: tuple[Callable[[_Bare], bool | None], ...] = (
    _can,
    _wished,
    _told,
    _subordinated,
    _of_a_law,
    _asked_or_until,
    _after_participle,
    _hoped_in_cue,
    _announced,
    _governed,
    _after_a_directive,
    _runs_on,
)


def _is_dependent(stretch: Clauses, start: Opening, verb: Verb, ends: set[int]) -> bool:
    """Whether something before the verb, in its clause or the one before, governs it."""
    keys = stretch.keys
    before = (start.lead if start.governor is not None else start.start) - 1
    while before >= stretch.first and keys[before] in COORDINATORS:
        before -= 1
    previous = stretch.verb_ending_at(before) if before >= stretch.first else None
    it = _Bare(keys, stretch, start, verb, ends, before, previous)
    for role in _ROLES:
        dependent = role(it)
        if dependent is not None:
            return dependent
    return False
