"""A stretch of a text with its verbs, and which verb a word opens or governs.

Persian puts the verb last, so a clause ends at its finite verb; what follows is joined by «و», a
comma, or a word that opens a subordinate clause («که», «تا», «اگر»). See Lazard, *A Grammar of
Contemporary Persian* (1992), part VI.
"""

from __future__ import annotations

from collections.abc import Container, Sequence

from speechsum.grammar.verbs import Verb, verbs_in
from speechsum.grammar.words import (
    AND,
    COMMA,
    COORDINATORS,
    KE,
    MARKS,
    SUBORDINATORS,
    TA,
    Phrases,
    phrases,
)


class Clauses:
    """A stretch of tokens (one sentence of one speaker) with its verbs in order.

    The verbs are looked for when they are asked for: of most sentences nobody asks. ``ends`` are
    the finite ones by their last tokens, ``participles`` the others.
    """

    __slots__ = ("ends", "first", "keys", "last", "participles", "verbs")

    verbs: tuple[Verb, ...]
    ends: dict[int, Verb]
    participles: tuple[Verb, ...]

    def __init__(self, keys: Sequence[str], first: int, last: int) -> None:
        self.keys = keys
        self.first = first
        self.last = last

    def __getattr__(self, name: str) -> object:
        """The verbs, the first time; afterwards the slot is found before this is called."""
        if name == "verbs":
            self.verbs = verbs_in(self.keys, self.first, self.last)
        elif name == "ends":
            self.ends = {verb.last - 1: verb for verb in self.verbs if verb.finite}
        elif name == "participles":
            self.participles = tuple(verb for verb in self.verbs if not verb.finite)
        else:
            raise AttributeError(name)
        return getattr(self, name)

    def after_verb(self, index: int) -> int:
        """Where the words at ``index`` begin: behind the last verb that ends before them."""
        return max((verb.last for verb in self.verbs if verb.last <= index), default=self.first)

    def verb_ending_at(self, index: int) -> Verb | None:
        """The verb whose last token is ``index``."""
        for verb in self.verbs:
            if verb.last == index + 1:
                return verb
        return None

    def verb_from(self, index: int) -> Verb | None:
        """The first finite verb that begins at ``index`` or later."""
        for verb in self.verbs:
            if verb.first >= index and verb.mood != "participle":
                return verb
        return None

    def has(self, words: Container[str], first: int, last: int) -> bool:
        """Whether any of the words stands between ``first`` and ``last``."""
        return any(map(words.__contains__, self.keys[first:last]))

    def leads(self, table: Phrases, first: int, end: int, limit: int) -> bool:
        """Whether an entry that begins from ``first`` on and ends by ``limit`` leads up to ``end``:
        no finite verb stands between."""
        places = table.places_in(self.keys, first, end)
        here = next((i for i in places if table.length_at(self.keys, i, limit)), None)
        return here is not None and not any(here < v.first < end for v in self.verbs if v.finite)


def phrase_ending_at(stretch: Clauses, index: int, kind: str) -> int | None:
    """The first token of a phrase of that class whose last token is ``index``."""
    table = phrases("clauses", kind)
    if stretch.keys[index] not in table.last_words:
        return None
    for first in range(max(stretch.first, index - 3), index + 1):
        if table.length_at(stretch.keys, first, stretch.last) == index + 1 - first:
            return first
    return None


def names_a_time(keys: Sequence[str], index: int) -> bool:
    """Whether «تا» before ``index`` is a preposition of time («تا پایان …», «تا ۱۵ مهر»)."""
    here = index
    while _counts(keys[here]):
        here += 1
    if here > index and "/" in keys[index]:
        return True
    return any(
        keys[here] in phrases("deadlines", kind)
        for kind in ("end", "start", "middle", "unit", "day")
    ) or any(
        keys[here] in words
        for words in (
            phrases("clauses", "time-after-until"),
            phrases("calendar", "month"),
            phrases("calendar", "weekday"),
        )
    )


def _counts(key: str) -> bool:
    """Whether a word is a number or the number of a day."""
    return key[:1].isdecimal() or any(
        key in phrases("calendar", kind) for kind in ("number", "ordinal")
    )


def goal_at(keys: Sequence[str], index: int) -> bool:
    """Whether a goal ends a clause behind its verb, as in speech: «نروید وسط،»."""
    return keys[index] in phrases("clauses", "goal") and keys[index + 1 : index + 2] == (COMMA,)


def one_of_many(stretch: Clauses, lead: int) -> bool:
    """Whether what stands before «که» at ``lead`` is one of several («یکی از کارهایی که …»)."""
    first = max(stretch.after_verb(lead), lead - _COUNTED)
    return phrases("clauses", "one-of").stands_in(stretch.keys, first, lead)


_COUNTED = 10  # tokens, from «یکی از» to «که»


def next_subjunctive(stretch: Clauses, index: int) -> Verb | None:
    """The first subjunctive from ``index`` on, before a strong mark."""
    for verb in stretch.verbs:
        if verb.first < index or verb.mood != "subjunctive":
            continue
        crossed = not MARKS.isdisjoint(stretch.keys[index : verb.first])
        return None if crossed else verb
    return None


def _past_until(stretch: Clauses, index: int, verb: Verb) -> Verb:
    """The verb after one that ends a clause of time («باید تا پل درست شود از کنارگذر | بروند»)."""
    keys = stretch.keys
    until = next((i for i in range(index + 1, verb.first - 1) if keys[i] == TA), None)
    if until is None or names_a_time(keys, until + 1):
        return verb
    following = stretch.verb_from(verb.last)
    if following is None or following.mood != "subjunctive" or KE in keys[until : verb.first]:
        return verb
    if verb.stem in phrases("addressees", "whole-verb") or following.person == verb.person:
        return verb  # «لازم است | تا | کمک کنند …»
    conditions = phrases("clauses", "condition")
    apart = any(key in _APART for key in keys[verb.last : following.first])
    told = conditions.stands_in(keys, verb.last, following.first)
    return verb if apart or told else following


_APART = COORDINATORS | SUBORDINATORS | {TA}


def governed_verb(stretch: Clauses, index: int) -> Verb | None:
    """The verb of the clause that the word at ``index`` opens or governs.

    Relative clauses before it are passed over: one ends at its last coordinated verb.
    """
    relative = False
    last = wanted = None
    here = index + 1
    verbs = {verb.first: verb for verb in stretch.verbs if verb.finite}
    what = phrases("clauses", "what-that").words
    while here < stretch.last:
        key = stretch.keys[here]
        if key in MARKS and key not in "()[]":
            break
        verb = verbs.get(here)
        if verb is None:
            relative = relative or key in SUBORDINATORS or key in what
            here += 1
            continue
        if not relative:
            return _past_until(stretch, index, verb)
        if verb.mood == "subjunctive":
            wanted = verb
        relative = stretch.keys[verb.last] == AND
        last = verb
        here = verb.last
    return wanted or last
