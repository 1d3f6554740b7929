"""The noun phrases around a trigger: who is asked, and what is called for."""

from __future__ import annotations

from collections.abc import Sequence

from speechsum.directives.addressee.agents import certain_end
from speechsum.grammar.clauses import Clauses
from speechsum.grammar.nouns import is_action, is_agent_at
from speechsum.grammar.verbs import Verb
from speechsum.grammar.words import AND, AZ, BE, COMMA, COORDINATORS, KE, MARKS, RA, phrases, values

# Tokens before a verb in which its own noun is looked for («… تاکید کرد»).
_NEAR = 4


def object_of(stretch: Clauses, first: int, last: int, preposition: str) -> tuple[int, int] | None:
    """The noun phrase of the one who is asked: after the last «از» (or «به») that fits."""
    keys = stretch.keys
    no_object = phrases("clauses", "no-object")
    places = [
        i for i in range(first, last - 1) if keys[i] == preposition and keys[i - 1] not in no_object
    ]
    if not places:
        return None
    place = next((i for i in reversed(places) if is_agent_at(keys, i + 1)), places[-1])
    # «از X و از Y خواست»: of two the first.
    for earlier in reversed(places):
        if keys[place - 1] == AND and is_agent_at(keys, earlier + 1):
            place = earlier
    return place + 1, _noun_end(stretch, place + 1, last)


def _noun_end(stretch: Clauses, first: int, last: int) -> int:
    after, example = phrases("clauses", "after-asked"), phrases("addressees", "example")
    for here in range(first + 1, last):
        size = example.length_at(stretch.keys, here, last)
        if size and is_agent_at(stretch.keys, here + size):
            continue  # «از دستگاه‌ها به‌ویژه شهرداری خواست …»
        this = stretch.keys[here] in phrases("addressees", "this")
        if this and here + 2 == last and stretch.keys[here + 1].isalpha():
            return last  # «مسئولان این سازمان»
        if stretch.keys[here] in after or stretch.keys[here] == AZ:
            return here
        if _is_given(stretch.keys, here, last):
            return here
    end = last
    while end > first + 1 and stretch.keys[end - 1] in COORDINATORS:
        end -= 1
    return end


def _is_given(keys: Sequence[str], here: int, last: int) -> bool:
    """«به شهرداری | یک هفته مهلت داد»."""
    graces = values("deontic", "grace"), values("deontic", "chance")
    given = any(keys[last] in kind for kind in graces) and here == last - 2
    return given and keys[last - 1] in phrases("deadlines", "unit")


def marked_object(stretch: Clauses, first: int, last: int) -> tuple[int, int] | None:
    """The noun phrase before «را»."""
    for here in range(last - 1, first, -1):
        if stretch.keys[here] == RA:
            return _past_subject(stretch, first, here), here
    return None


def _past_subject(stretch: Clauses, first: int, last: int) -> int:
    """Where an object begins: «شهردار مهرکنار | مردم را به همکاری دعوت کرد»."""
    keys = stretch.keys
    if keys[first] in phrases("addressees", "speaker"):
        first += 1
        return first + phrases("addressees", "adverb").length_at(keys, first, last)
    if not is_agent_at(keys, first) or keys[first] in phrases("addressees", "all"):
        return first
    behind = certain_end(keys, first, last - 1)
    return behind if is_agent_at(keys, behind) else first


def called_for(stretch: Clauses, index: int) -> int:
    """One past the noun phrase that begins at ``index``, without what joins it to the rest."""
    last = _phrase_end(stretch, index)
    loose = phrases("clauses", "loose-end")
    while last > index and (
        stretch.keys[last - 1] in loose or stretch.keys[last - 1] in COORDINATORS
    ):
        last -= 1
    return last


def _phrase_end(stretch: Clauses, index: int) -> int:
    keys, verb = stretch.keys, stretch.verb_from(index)
    limit = _limit(stretch, index, verb)
    for here in range(index, limit):
        if keys[here] == COMMA and _list_goes_on(stretch, here, limit):
            continue  # «بر لزوم a، b و c تاکید کرد»
        if _ends_phrase(stretch, here, limit, is_first=here == index):
            return here
    near = range(max(index + 1, limit - _NEAR), limit)
    return next((here for here in near if _reports_at(stretch, here)), limit)


def _limit(stretch: Clauses, index: int, verb: Verb | None) -> int:
    """Where the phrase ends at the latest: at its verb, or that after its relative clause."""
    if verb is None:
        return stretch.last
    if KE not in stretch.keys[index + 1 : verb.first]:
        return verb.first
    following = stretch.verb_from(verb.last)
    return following.first if following is not None else verb.last


def _ends_phrase(stretch: Clauses, here: int, limit: int, *, is_first: bool) -> bool:
    keys = stretch.keys
    if keys[here] in (COMMA, ".", RA) or keys[here] in MARKS:
        return True
    if keys[here] == BE and keys[here + 1] in phrases("clauses", "manner"):
        return True
    # «لزوم a و نیز با توجه به …», «لزوم a و لزوم b»
    led_in = phrases("clauses", "leadin").length_at(keys, here, limit) > 0
    return not is_first and (led_in or keys[here] in values("deontic", "need-noun"))


def _reports_at(stretch: Clauses, index: int) -> bool:
    """Whether the reporting verb's own noun stands there («لزوم X | تاکید کرد»)."""
    if phrases("clauses", "report").length_at(stretch.keys, index, stretch.last):
        return True
    return stretch.keys[index].startswith(phrases("clauses", "stressing").affixes)


def _list_goes_on(stretch: Clauses, comma: int, last: int) -> bool:
    """Whether what follows the comma goes on with the list of what is needed."""
    keys = stretch.keys
    if any(
        phrases("clauses", kind).length_at(keys, comma + 1, last)
        for kind in ("preposition", "leadin", "connective", "report")
    ):
        return False
    stressing = phrases("clauses", "stressing").affixes
    if any(key.startswith(stressing) for key in keys[max(comma, last - _NEAR) : last]):
        return True
    return is_action(keys[comma + 1])
