"""Where what a deadline is counted from ends: «قبل از آمدن باران», «تا نشست بعدی»."""

from __future__ import annotations

from collections.abc import Sequence

from speechsum.grammar.clauses import Clauses
from speechsum.grammar.nouns import ends_as, is_action
from speechsum.grammar.readings import BECOME, DO
from speechsum.grammar.words import COMMA, MARKS, RA, phrases
from speechsum.text.tokens import words_of
from speechsum.text.verbs import analyse
from speechsum.when.expressions import grammar

_LONGEST = 8
_NEAR = 60
_SHORTEST_NOUN = 3
_LIGHT = (BECOME, DO)


def size_at(kind: str, keys: Sequence[str], index: int) -> int:
    """How many words a form of the class takes at ``index``; 0 where none stands there."""
    found = grammar().vocabulary.value_at(kind, keys, index)
    return len(found.words) if found is not None else 0


def stands(kind: str, keys: Sequence[str], index: int) -> bool:
    """Whether the word at ``index`` is a form of the class by itself."""
    members = grammar().vocabulary.members_at(kind, keys, index)
    return any(len(member.words) == 1 for member in members)


def event(keys: Sequence[str], index: int) -> int | None:
    """Where the noun phrase after «قبل از» ends, or the clause of «قبل از آنکه»."""
    if stands("never", keys, index):
        return None
    if stands("that-clause", keys, index):
        verb = Clauses(keys, index, min(len(keys), index + _NEAR)).verb_from(index)
        return verb.last if verb is not None else None
    if stands("pointer", keys, index):
        # «پیش از این», «قبل از هر چیز» are no deadlines; «پیش از این نشست» is.
        after = keys[index + 1]
        spoken = not stands("every", keys, index) and analyse(after)  # «پیش از این گفتیم»
        if spoken or len(after) < _SHORTEST_NOUN or stands("no-event", keys, index + 1):
            return None
    end = _clause_end(keys, index)
    return _noun_phrase(keys, index, end) if end > index else None


def _clause_end(keys: Sequence[str], index: int) -> int:
    modals = phrases("deontic", "modal").words
    end, last = index, min(index + _LONGEST, len(keys))
    while end < last and not _ends_clause(keys, end) and keys[end] not in modals:
        end += 1
    if keys[end] == RA:
        end = max(index + 1, end - 1)
    verb = Clauses(keys, index, min(len(keys), index + 2 * _LONGEST)).verb_from(index)
    if verb is not None and verb.first < end:
        # «پیش از بازگشایی کارگاه اطمینان حاصل کند»: the word before a verb is its own, but for an
        # adjective that it is no light verb of («پیش از موج تازه | بزنند», «هوا را | سرد کنند»).
        own = verb.stem in _LIGHT or not stands("trait", keys, verb.first - 1)
        end = max(index + 1, verb.first - own)
    return end


def meeting(keys: Sequence[str], index: int) -> int | None:
    """«جلسه بعدی», «نخستین جلسه هیئت»: where it ends."""
    if stands("meeting", keys, index) and stands("next", keys, index + 1):
        return index + 2
    if stands("first-one", keys, index) and stands("meeting", keys, index + 1):
        return event(keys, index)
    return None


def stage(keys: Sequence[str], index: int) -> int | None:
    """«نشست بعدی», «آغاز فصل برداشت», «پایان برنامه چهارم»: where what has no day ends."""
    found = meeting(keys, index)
    if found is not None:
        return found
    if stands("phase", keys, index) and (
        stands("end", keys, index) or stands("start", keys, index)
    ):
        return event(keys, index)
    if size_at("part", keys, index) == 1:
        return index + 1 + stands("feast", keys, index + 1)
    return None


def _noun_phrase(keys: Sequence[str], index: int, limit: int) -> int:
    """Where the noun phrase at ``index`` ends.

    The link between nouns is mostly not written: «پیش از حرکت | زنجیر چرخ ببندند», but «پیش از صدور
    مجوز». So the lexicon tells which nouns call for another and which stand by themselves; any
    other takes one.
    """
    vocabulary = grammar().vocabulary
    here, goal, owed = index, "", True
    while True:
        start = here
        here = _past_determiners(keys, here, limit)
        if here == limit:
            return max(start, index + 1)
        place = here
        takes = vocabulary.value_at("takes", keys, place)
        goal = words_of(takes.value)[0] if takes is not None else goal
        here += 1
        if stands("infinitive", keys, here):
            here += 1  # «گرم شدن هوا»
        here = _past_traits(keys, here, limit, loose=stands("every", keys, start))
        if here == limit or _ends_event(keys, here):
            break
        if stands("all", keys, here) and not is_action(keys[place]):
            break  # «پیش از کوچ | همه گله‌ها», but «پیش از تکمیل همه پرونده‌ها»
        if stands("phase", keys, place) or _leads_on(keys[place]):
            owed = False
            continue
        if not owed or _closed(keys, start, place, here):
            break
        owed = False
    if here + 1 < limit and (keys[here] == goal or stands("against", keys, here)):
        return _noun_phrase(keys, here + 1, limit)  # «ورود به بازار»
    if size_at("about", keys, here) and stands("topic", keys, here + 2):
        return here + 3
    return here


def _closed(keys: Sequence[str], start: int, place: int, here: int) -> bool:
    """Whether a noun takes no other: «این نشست», «پیش از حرکت», «بارش‌ها», «تازه‌ای»."""
    pointed = stands("determiner", keys, start) and not stands("meeting", keys, place)
    alone = stands("whole", keys, place) and not stands("determiner", keys, here)
    return pointed or alone


def _past_determiners(keys: Sequence[str], index: int, limit: int) -> int:
    """«این ۱۱ تعهد», «هر گونه اقدام»: where the noun is."""
    begun = index
    while stands("determiner", keys, index) or stands("all", keys, index):
        index += 1
    number = grammar().vocabulary.number_at(keys, index) if index > begun else None
    return min(index + number.size, limit) if number is not None else index


def _past_traits(keys: Sequence[str], index: int, limit: int, *, loose: bool) -> int:
    """After the adjectives of a noun; ``loose`` where any word may be one («هر خرید تازه‌ای»)."""
    vocabulary = grammar().vocabulary
    while index < limit and not _ends_event(keys, index) and not stands("all", keys, index):
        number = vocabulary.number_at(keys, index)
        ordinal = number is not None and number.ordinal
        if not (stands("trait", keys, index) or _is_adjective(keys[index]) or ordinal):
            break
        if keys[index].endswith(_SOME) and not loose:
            break
        index += 1
    return index


def _is_adjective(key: str) -> bool:
    """«پاییزی», but «درزگیری» is the name of an act."""
    return ends_as(key, "one") and not key.endswith(phrases("deadlines", "act").affixes)


_SOME = "ای"


def _leads_on(key: str) -> bool:
    """Whether a noun is of another («برنامه‌های …»)."""
    return ends_as(key, "of-plural") or key.endswith(_SOME)


def _ends_clause(keys: Sequence[str], index: int) -> bool:
    key = keys[index]
    return not key or key == COMMA or key in MARKS or stands("clause-end", keys, index)


def _ends_event(keys: Sequence[str], index: int) -> bool:
    return _ends_clause(keys, index) or stands("event-end", keys, index)
