"""Subjunctives and imperatives of main clauses, which no word announces («راه را باز کنند»).

What could make one dependent is asked in a fixed order (`_is_dependent`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from speechsum.directives.candidate import Candidate
from speechsum.directives.complement import end_of, forbids
from speechsum.grammar.clauses import Clauses, governed_verb, names_a_time, phrase_ending_at
from speechsum.grammar.nouns import is_action, is_agent_at
from speechsum.grammar.opening import Opening, opening
from speechsum.grammar.readings import CAN, WANT
from speechsum.grammar.verbs import Verb, may_hold_subjunctive
from speechsum.grammar.words import (
    AND,
    ANKE,
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
    if start.governor not in (None, KE, INKE, ANKE) or verb.person == 1:
        return True
    # «کسی نپرسید» is past
    nobody = stretch.keys[start.start] in phrases("addressees", "nobody")
    nobody = nobody and stretch.keys[start.start + 1] != RA  # «کسی را احضار نکنید»
    return verb.person == 5 and verb.negative and nobody


def _candidate(stretch: Clauses, start: Opening, verb: Verb) -> Candidate:
    refrains = stretch.keys[verb.first - 1] in values("deontic", "refrain")
    marker = (verb.first - 1, verb.first) if refrains else None
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

    After «باید … شود و» another agent's task may follow.
    """

    keys: Sequence[str]
    stretch: Clauses
    start: Opening
    verb: Verb
    ends: set[int]

    @property
    def body(self) -> range:
        return range(self.start.start, self.verb.first)

    @property
    def led(self) -> Sequence[str]:
        """The words before the clause's conjunction."""
        return self.keys[max(self.stretch.first, self.start.lead - _NEAR_CUE) : self.start.lead]


def _can(it: _Bare) -> bool:
    """«اگر توانسته‌اند … دور بزنند»."""
    return any(v.stem == CAN and v.first in it.body for v in it.stretch.verbs)


def _told_aside(it: _Bare, here: int) -> bool:
    """Whether «که» tells it of somebody («مدیرانی که می‌خواهند بمانند، راه را باز کنند»)."""
    subjunctives = (v for v in it.stretch.verbs if v.mood == "subjunctive" and v.first > here)
    own = next(subjunctives, it.verb)
    told = KE in it.keys[it.start.start : here] and is_agent_at(it.keys, it.start.start)
    return told and own.first < it.verb.first


def _wished(it: _Bare) -> bool:
    urgent, hope = phrases("deadlines", "urgent"), phrases("clauses", "hope").affixes
    wish = phrases("clauses", "wish")
    for here in it.body:
        key = it.keys[here]
        wished = key in wish.first_words and wish.length_at(it.keys, here, it.stretch.last)
        if not (wished or key.startswith(hope)):
            continue
        urged = urgent.length_at(it.keys, here, it.stretch.last)
        if not urged and not _told_aside(it, here):
            return True
    return False


def _told(it: _Bare) -> bool:
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
    return False


def _is_instead(it: _Bare, here: int) -> bool:
    """Whether «به جای اینکه» or the like has had its own verb at ``here``."""
    if phrase_ending_at(it.stretch, here, "instead") is None:
        return False
    inner = it.stretch.verb_from(here + 1) or it.verb
    return it.keys[inner.last] not in COORDINATORS


def _subordinated(it: _Bare) -> bool:
    """A conjunction whose own verb it is, or whose verb runs on into it."""
    for kind in ("condition", "subordinator"):
        table = phrases("clauses", kind)
        for here in table.places_in(it.keys, it.start.start, it.verb.first):
            size = table.length_at(it.keys, here, it.verb.first)
            if not size or _is_instead(it, here + size - 1):
                continue
            inner = governed_verb(it.stretch, here + size - 1)
            if inner is None or inner.first >= it.verb.first or not _is_closed(it, inner):
                return True
    return False


def _is_closed(it: _Bare, verb: Verb) -> bool:
    """Whether a clause ends with the verb, so that what follows is no part of it."""
    following = it.keys[verb.last]
    if verb.mood == "short" and verb.stem != WANT:
        return following not in COORDINATORS or following == COMMA
    return following == COMMA or verb.mood in ("indicative", "past")


def _of_a_law(it: _Bare) -> bool:
    """«هر کس … کند، …»: the rule of a law."""
    whoever = phrases("clauses", "whoever")
    return whoever.length_at(it.keys, it.start.start, it.stretch.last) > 0


def _asked_or_until(it: _Bare) -> bool:
    start = it.start.start
    until = it.keys[start] == TA and not names_a_time(it.keys, start + 1)
    until = until and not _until_done(it, start + 1)
    return until or it.stretch.has(phrases("clauses", "asking"), start, it.verb.first)


def _until_done(it: _Bare, first: int) -> bool:
    """«تا تعویض بخاری | از برگزاری کلاس خودداری شود»: until an action is done; but not «تا تعویض
    بخاری انجام نشود، کلاس سرد است», where the verb is its own."""
    opened = phrases("clauses", "preposition").length_at(it.keys, first, it.verb.first)
    if opened or not any(map(is_action, it.keys[first : min(first + _ACTION, it.verb.first)])):
        return False  # «تا با تعویض بخاری کلاس گرم شود»
    following = it.stretch.verb_from(it.verb.last)
    if following is None:
        return True
    return following.mood == "subjunctive" or it.keys[it.verb.last] == AND


_ACTION = 2  # tokens: «تعویض», «خنک شدن»


def _after_participle(it: _Bare) -> bool:
    """«… انجام گرفته تا …»."""
    ends = phrases("clauses", "purpose-participle").affixes
    return any(
        it.keys[here] == TA
        and it.keys[here - 1].endswith(ends)
        and not names_a_time(it.keys, here + 1)
        for here in it.body[1:]
    )


def _hoped_in_cue(it: _Bare) -> bool:
    """«ابراز امیدواری کرد: …», «قول داده است که …»."""
    if it.start.lead >= it.stretch.first:
        return False
    cue = it.keys[max(0, it.stretch.first - _CUE) : it.stretch.first]
    hope = phrases("clauses", "hope").words
    hoped = any(any(word in key for word in hope) for key in cue)
    # «… قول می‌دهم. مردم راه را باز کنند» promises nothing for them.
    ended = it.keys[it.stretch.first - 1] in _ENDS
    promised = not ended and any(key in phrases("clauses", "promising") for key in cue)
    return hoped or promised


def _announced(it: _Bare, previous: Verb | None) -> bool:
    """«با تاکید بر این موضوع که مدیران … کنند», «تاکید شد که …», «حرف من این است که …»."""
    if it.start.governor is None:
        return False
    if phrases("clauses", "announcing").stands_in(it.led, max(0, len(it.led) - 3), len(it.led)):
        return True
    if previous is not None and it.verb.person == 5 and _tells_you(previous):
        return True
    if (
        it.keys[it.start.lead] in (INKE, ANKE)
        and it.led
        and it.led[-1] in phrases("clauses", "listing")
    ):
        return True
    stressing = phrases("clauses", "stressing").affixes
    return any(key.startswith(stressing) for key in it.led) or _is_stated(it)


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


def _after_a_directive(it: _Bare, previous: Verb) -> bool:
    if previous.last not in it.ends:
        return False
    if is_agent_at(it.keys, it.start.start) or it.start.conditioned:
        return True
    return previous.person == it.verb.person == 5  # «جلوی آن را بگیرید، نگذارید …»


def _runs_on(it: _Bare, previous: Verb) -> bool:
    """A subjunctive before it, or a verb that governs it without «که»."""
    if previous.mood in ("subjunctive", "participle"):
        return True
    if it.keys[it.start.start - 1] not in COORDINATORS:
        return True
    outer = opening(it.stretch, previous.first)
    if outer.governor == TA or outer.conditioned:
        return True
    wish, keys = phrases("clauses", "wish"), it.keys
    places = wish.places_in(keys, max(it.stretch.first, outer.lead - 5), outer.start)
    return any(wish.length_at(keys, here, it.stretch.last) for here in places)


_GOVERNING: tuple[Callable[[_Bare], bool], ...] = (
    _can,
    _wished,
    _told,
    _subordinated,
    _of_a_law,
    _asked_or_until,
    _after_participle,
    _hoped_in_cue,
)


def _is_dependent(stretch: Clauses, start: Opening, verb: Verb, ends: set[int]) -> bool:
    """Whether something before the verb, in its clause or the one before, governs it."""
    keys = stretch.keys
    before = (start.lead if start.governor is not None else start.start) - 1
    while before >= stretch.first and keys[before] in COORDINATORS:
        before -= 1
    previous = stretch.verb_ending_at(before)
    it = _Bare(keys, stretch, start, verb, ends)
    if any(governs(it) for governs in _GOVERNING):
        return True
    if keys[start.start] in phrases("clauses", "please") or _announced(it, previous):
        return False
    if previous is None or start.governor in (INKE, ANKE):
        return start.governor is not None  # «مثل اینکه بگویند …»
    return not _after_a_directive(it, previous) and _runs_on(it, previous)
