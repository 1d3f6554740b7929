"""Adverbials of a directive's clause: where they begin and end, and who is named behind them."""

from __future__ import annotations

from collections.abc import Sequence

from speechsum.directives.addressee.agents import Agent, begins_another, is_rate, phrase_end
from speechsum.directives.addressee.classes import (
    has,
    is_closed,
    is_matter,
    is_number,
    is_one_of,
    is_plural,
    is_sign,
)
from speechsum.directives.addressee.voice import becomes
from speechsum.directives.candidate import Candidate
from speechsum.grammar.clauses import Clauses
from speechsum.grammar.nouns import ends_as, is_action, is_agent, is_agent_at
from speechsum.grammar.verbs import Verb
from speechsum.grammar.words import COMMA, COORDINATORS, KE, RA, SAME, phrases


def skipped(clauses: Clauses, here: int, limit: int) -> int:
    """How many tokens at ``here`` are no part of a phrase."""
    keys = clauses.keys
    if keys[here] in COORDINATORS or is_sign(keys[here]) or has("calling", keys[here]):
        return 1
    size = phrases("addressees", "one-of").length_at(keys, here, limit)
    if size and is_one_of("effort", keys[here + size]):
        return size  # «یکی از | وظایف مجلس باید …»
    if is_rate(keys, here):
        return min(3, limit - here)  # «هفته‌ای دو بار»
    size = phrases("addressees", "adverb").length_at(keys, here, limit)
    return size or _time(clauses, here, limit)


def _time(clauses: Clauses, here: int, limit: int) -> int:
    """The length of a time without a preposition («صبح فردا», «هفته آینده», «شب‌ها»)."""
    keys = clauses.keys
    if size := _clock_time(keys, here, limit):
        return size
    if not has("time", keys[here]) and not (
        (keys[here].isdecimal() or has("determiner", keys[here])) and has("time", keys[here + 1])
    ):
        return 0
    end = here + 1
    while end < limit and (has("time", keys[end]) or has("which-time", keys[end])):
        end += 1
    return end - here


def _clock_time(keys: Sequence[str], here: int, limit: int) -> int:
    """The length of «ساعت هشت صبح», «نیم ساعت زودتر», «دو روز جلوتر»; 0 for no such."""
    if here + 2 >= limit:
        return 0
    if has("clock", keys[here]) and is_number(keys[here + 1]):
        return 2 + has("time", keys[here + 2])
    counted = is_number(keys[here]) or has("part-of", keys[here])
    unit = has("clock", keys[here + 1]) or has("time", keys[here + 1])
    return 3 if counted and unit and has("sooner", keys[here + 2]) else 0


def opens_adverbial(clauses: Clauses, here: int, limit: int) -> int:
    """How many words of a preposition or the like stand here («در», «علی‌رغم»)."""
    return phrases("addressees", "adverbial").length_at(clauses.keys, here, limit) or phrases(
        "clauses", "preposition"
    ).length_at(clauses.keys, here, limit)


def last_clause(clauses: Clauses, first: int, marker: int) -> int:
    """Where the clause of the modal begins."""
    keys = clauses.keys
    begin = marker - 1
    while begin > first and not _ends_clause(clauses, begin):
        begin -= 1
    while begin < marker and (keys[begin] in COORDINATORS or _ends_clause(clauses, begin)):
        begin += 1
    return begin


def _ends_clause(clauses: Clauses, index: int) -> bool:
    return clauses.keys[index] == KE or clauses.verb_ending_at(index) is not None


def after_its_adverbial(
    clauses: Clauses, candidate: Candidate, verb: Verb, *, loosely: bool = False
) -> Agent | None:
    """«در محله گلزار | شهرداری | باید …»: body or people that hang on no noun of an adverbial.

    ``loosely`` after people, too: «برای عشایر | سازمان عشایر | باید …».
    """
    if candidate.marker is None:
        return None
    keys, marker = clauses.keys, candidate.marker[0]
    begin = last_clause(clauses, candidate.first, marker)
    if not opens_adverbial(clauses, begin, marker) or (
        has("state", verb.stem) and not becomes(clauses, verb)
    ):
        return None
    last = marker
    while last - 1 > begin and has("adverb", keys[last - 1]):
        last -= 1
    for here in range(begin + 2, last):
        if not is_agent_at(keys, here) or has("we", keys[here]):
            continue  # «طبق برآورد ما | دهیاران | باید …»
        if _hangs_on(clauses, here, loosely=loosely):
            if has("incomplete", keys[here]) and is_agent(keys[here - 1]):
                return None  # what follows is a part of its name
            continue
        people = ends_as(keys[here], "plural-of-people") and not has("body", keys[here])
        if verb.person == 3 and people:
            continue
        if phrase_end(clauses, here, last) == last:
            return Agent(here, last, None, "after the adverbial")
    return None


def _hangs_on(clauses: Clauses, here: int, *, loosely: bool) -> bool:
    """Whether the noun before is one of what bodies and people have («جلسه شورا»)."""
    keys = clauses.keys
    before = keys[here - 1]
    if is_closed(keys, here - 1):
        return False  # «در کنار شرکت‌ها | دولت | باید …»
    if opens_adverbial(clauses, here - 1, here) or before in COORDINATORS:
        return True
    if has("determiner", before) or has("all", before):
        return True
    if has("authored", before) or is_action(before) or begins_another(keys, here):
        return True
    return not loosely and (
        is_agent(before)
        or ends_as(before, "of-plural", "plural-of-things")
        or has("effort", before)
        or has("acting", before)
    )


def end_of_adverbial(clauses: Clauses, here: int, size: int, limit: int, *, modal: bool) -> int:
    """Past the adverbial at ``here`` that ``size`` words open, at most to ``limit``.

    Before the ``modal`` it ends with an object that it is a part of («سند زمین‌های شهر در کوه را |
    …»), and always before a condition («به گفته او | اگر شهرداری بخواهد، باید …»).
    """
    keys, table = clauses.keys, phrases("clauses", "condition")
    after = _after_adverbial(clauses, here + size - 1, limit)
    if modal and RA in keys[here : after - 1]:
        after = here + keys[here : after - 1].index(RA) + 1
    near = table.places_in(keys, here + size, after)
    return next((i for i in near if table.length_at(keys, i, after)), after)


def _after_adverbial(clauses: Clauses, index: int, limit: int) -> int:
    """Past a prepositional phrase: to its comma, or to the next phrase that is none of it."""
    keys = clauses.keys
    comma = next((i for i in range(index, limit) if keys[i] == COMMA), None)
    also = next((i for i in range(index + 2, comma or limit) if has("also", keys[i])), None)
    if also is not None and is_agent_at(keys, also + 1):
        return also + 1  # «در آینده نیز | تمام کسانی که …، باید …»
    if comma is not None:
        some = (i for i in range(index + 2, comma) if has("some", keys[i]))
        return next((i for i in some if keys[i + 1] == KE), comma + 1)
    return _after_short(clauses, index, limit) or _next_phrase(clauses, index + 2, limit)


def _after_short(clauses: Clauses, index: int, limit: int) -> int | None:
    """Past «در این راستا», «بر اساس این مصوبه», «در کشور», which nothing hangs on."""
    keys = clauses.keys
    for here in range(index, index + (3 if has("ground", keys[index + 1]) else 2)):
        if (has("this", keys[here]) or keys[here] == SAME) and here + 2 < limit:
            return here + 2
    return index + 2 if has("whole", keys[index + 1]) and index + 2 < limit else None


def _next_phrase(clauses: Clauses, first: int, limit: int) -> int:
    """The next quantified or indefinite agent, for all other nouns hang on the one before.

    Else the next prepositional phrase.
    """
    keys = clauses.keys
    every, some = (phrases("addressees", kind).words for kind in ("all", "some"))
    for here in range(first, limit):
        if keys[here] not in every and keys[here] not in some:
            continue
        after_noun = not has("name-end", keys[here - 1]) and keys[here - 1] not in COORDINATORS
        if after_noun and is_agent(keys[here]):
            return here
    table = phrases("clauses", "preposition")
    near = table.places_in(keys, first, limit)
    return next((here for here in near if table.length_at(keys, here, limit)), limit)


def with_modifier(clauses: Clauses, first: int, end: int, limit: int, *, modal: bool) -> int:
    """Where a noun phrase ends with what tells which ones are meant, before a ``modal`` or not.

    «رئیس | آن اداره | باید …», «کارشناسان | آن کارخانه | یک نمونه را …», «آشپزخانه‌های | بدون کارت
    بهداشت | حق ندارند …».
    """
    keys = clauses.keys
    if has("this", keys[end]):
        if _tells_of_whom(keys, first, end, limit):
            return limit
        return end + 2 * _is_of_this(clauses, end, limit)
    joined = modal and ends_as(keys[end - 1], "of-plural")
    return limit if joined and has("lacking", keys[end]) else end


def _tells_of_whom(keys: Sequence[str], first: int, this: int, limit: int) -> bool:
    """«رئیس | آن اداره | باید …», «مالکان | این دو واحد | باید …»."""
    noun = this + 1 + (this + 3 == limit and has("determiner", keys[this + 1]))
    if noun + 1 != limit or not keys[noun].isalpha():
        return False
    here = first + (is_number(keys[first]) and first + 1 < this)
    several = here > first or ends_as(keys[first], "plural-of-people")
    people = is_agent(keys[here]) and several
    timely = is_one_of("time", keys[noun])
    return is_agent(keys[noun]) or (people and not timely and not is_action(keys[noun]))


def _is_of_this(clauses: Clauses, this: int, limit: int) -> bool:
    """«کارشناسان | آن کارخانه | یک نمونه را …»: a body that people are of, before what they do."""
    keys, after = clauses.keys, this + 2
    if after >= limit or not is_agent(keys[this + 1]) or is_plural(keys[this + 1]):
        return False
    several = ends_as(keys[this - 1], "plural-of-people") or has("person", keys[this - 1])
    begins = is_number(keys[after]) or is_one_of("given", keys[after]) or is_matter(keys[after])
    begins = begins or skipped(clauses, after, limit) > 0 or has("determiner", keys[after])
    return several and (begins or opens_adverbial(clauses, after, limit) > 0)
