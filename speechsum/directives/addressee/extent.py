"""How far a subject goes: where its object, its predicate or an adverb begins behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from speechsum.directives.addressee.adverbials import (
    opens_adverbial,
    skipped,
)
from speechsum.directives.addressee.agents import (
    certain_end,
    head_of,
    is_of_each,
)
from speechsum.directives.addressee.classes import (
    has,
    is_joined,
    is_one_of,
    is_plural,
    is_sign,
)
from speechsum.directives.addressee.objects import without_object
from speechsum.directives.addressee.voice import COPULAS
from speechsum.grammar.clauses import Clauses
from speechsum.grammar.nouns import ends_as, is_agent
from speechsum.grammar.verbs import Verb
from speechsum.grammar.words import AZ, BA, BE, COMMA, COORDINATORS, DAR, KE, RA, TA, phrases
from speechsum.tuples import NamedTuple

Role = Literal["noun", "object", "oblique", "condition"]


# What opens an adverbial; after other prepositions an object may go on («چاه بدون پروانه را»).
_PLAIN = frozenset((AZ, BA, BE, DAR, TA))


class Phrase(NamedTuple):
    """Tokens ``first`` to ``last`` and their role; the next phrase begins at ``after``."""

    first: int
    last: int
    role: Role
    after: int


class Stretch(NamedTuple):
    """Where a subject is looked for: from ``start`` up to the modal or the verb at ``limit``."""

    start: int
    limit: int
    begins: bool
    """Whether the directive begins here, so that a thing may be the whole subject."""
    after: int
    """The token after the modal; what a copula says of the subject stands from there on."""


def own_end(clauses: Clauses, phrase: Phrase, stretch: Stretch, verb: Verb) -> int:
    """Where the subject ends before an object that no «را» follows."""
    keys = clauses.keys
    end = without_object(clauses, phrase.first, phrase.last)
    end = _before_participle(clauses, phrase.first, end)
    if stretch.limit != verb.first:
        return _before_modal(keys, phrase, end, stretch, verb)
    if _takes_somebody(clauses, phrase.first, verb):
        return phrase.first + 1
    end = _before_what_it_becomes(keys, phrase.first, end, verb)
    certain = max(certain_end(keys, phrase.first, end), phrase.first + 1)
    if keys[end - 1 : end] and end >= verb.first - 1:
        return min(end, certain)  # «بانک‌ها | وام بدهند»: up to the verb stands its object, too
    if certain < end and ends_as(keys[certain - 1], "open") and keys[certain].isalpha():
        return certain  # «خانواده‌ها | چک سفید به کسی ندهند»
    return _before_its_things(clauses, phrase.first, certain, end, verb)


def _before_participle(clauses: Clauses, first: int, end: int) -> int:
    """Where a subject ends that a participle follows: «مسئولان | اراده کرده و …»."""
    within = (v for v in clauses.participles if first < v.first < end)
    told = next((v.first for v in within if clauses.keys[v.last] in COORDINATORS), None)
    if told is None or KE in clauses.keys[first:told]:
        return end  # «مسئولان برگزیده», «مدیرانی که آمده و رفته‌اند»
    return min(end, max(certain_end(clauses.keys, first, told), first + 1))


def _before_what_it_becomes(keys: Sequence[str], first: int, end: int, verb: Verb) -> int:
    """Where a subject ends before what it is to be: «شرکت نفت | مسئول کار شود»."""
    if verb.stem not in COPULAS and not has("passive", verb.stem):
        return end
    # Several may have a quality before their verb's noun: «مدیران موفق | تشویق شوند».
    limit = min(end, verb.first - (2 if verb.person == 6 else 1))
    told = (i for i in range(first + 1, limit) if has("becoming", keys[i]))
    return next((i for i in told if not _is_in_a_name(keys, i)), end)


def _is_in_a_name(keys: Sequence[str], here: int) -> bool:
    """«سازمان | بسیج», «دستگاه‌های | مسئول», «مدیران | موفق | به شورا معرفی شوند»."""
    if keys[here + 1] in _PLAIN:
        return True
    return has("body", keys[here]) or ends_as(keys[here - 1], "of-plural")


def _before_its_things(clauses: Clauses, first: int, certain: int, end: int, verb: Verb) -> int:
    """Where a subject ends that ends at ``certain`` at the earliest, at ``end`` at the latest."""
    keys = clauses.keys
    named = RA in keys[end : verb.first]
    lacking = not named and _needs_object(clauses, end, verb)
    complete = named and _is_complete(clauses, first, certain, end)
    told = next((here for here in range(certain, end) if keys[here] == KE), end)
    for here in range(certain, told):
        # «راهداران | شب‌ها دو نفره», «شعب | فهرست کارکنان بدون صندلی را»
        given = (named or lacking) and _is_given(clauses, here, end, alone=lacking or complete)
        several = complete and ends_as(keys[here], "of-plural") and not is_agent(keys[here])
        if given or several or is_beside(clauses, here, end):
            return here
    return end


def _before_modal(
    keys: Sequence[str], phrase: Phrase, end: int, stretch: Stretch, verb: Verb
) -> int:
    """Where a subject ends that the modal follows: with a quality («دانشجویان خوابگاهی | باید»)."""
    quality = end + 1 == phrase.last == stretch.limit < verb.first - 2
    return end + (quality and ends_as(keys[end - 1], "plural-of-people"))


def _takes_somebody(clauses: Clauses, first: int, verb: Verb) -> bool:
    """Whether one of whom the verb's subject takes follows it («رانندگان | مسافر سوار نکنند»)."""
    keys, somebody = clauses.keys, clauses.keys[first + 1]
    if verb.first - first > _SHORT_CLAUSE or RA in keys[first : verb.first]:
        return False
    several = verb.person == 6 and ends_as(keys[first], "plural-of-people", "bare-plural")
    one = has("person", somebody) and not is_plural(somebody) and not has("whose", somebody)
    return several and one and _takes_object(verb) and not has("indirect", keys[verb.first - 1])


_SHORT_CLAUSE = 4  # tokens


def _takes_object(verb: Verb) -> bool:
    return any(verb.stem in phrases("addressees", kind) for kind in ("taking", "making"))


def _is_complete(clauses: Clauses, first: int, certain: int, end: int) -> bool:
    """Whether what stands between a name and a preposition is the object that «را» follows:
    «پلیس راه | کامیون‌های بدون بارنامه را», «شهروندان | آب مورد نیاز خود را»."""
    keys = clauses.keys
    if keys[end] in _PLAIN or skipped(clauses, end, clauses.last):
        return False  # «کمیسیون تلفیق بودجه | از هفته آینده کار خود را»
    head, upto = head_of(keys, first, certain), keys.index(RA, end)
    inner = clauses.verb_from(end)
    if COMMA in keys[end:upto] or (inner is not None and inner.first < upto):
        return False
    named = certain - head > 1 or has("alone", keys[head])
    return named or any(has("own", key) for key in keys[end:upto])


def _needs_object(clauses: Clauses, end: int, verb: Verb) -> bool:
    """Whether the verb has an object, and none behind ``end`` («چادر | به روستاها بفرستد»)."""
    keys, before = clauses.keys, clauses.keys[verb.first - 1]
    if RA in keys[end : verb.first] or not opens_adverbial(clauses, end, verb.first):
        return False
    if not _takes_object(verb):
        return False
    if has("indirect", before) or KE in keys[end : verb.last + 1]:
        return False
    # «به روستاها | تانکر بفرستد»: its object stands right before it
    own = range(max(end + 2, verb.first - 2), verb.first)
    return not any(is_one_of("given", keys[i]) and _is_loose(clauses, i) for i in own)


def _is_loose(clauses: Clauses, here: int) -> bool:
    """Whether neither a preposition nor a determiner stands before a noun."""
    before = clauses.keys[here - 1]
    return not has("determiner", before) and not opens_adverbial(clauses, here - 1, here)


def is_beside(clauses: Clauses, here: int, limit: int) -> bool:
    """Whether an adverb or a time begins right behind a noun."""
    keys = clauses.keys
    joined = keys[here] in COORDINATORS or keys[here - 1] in COORDINATORS or is_of_each(keys, here)
    joined = joined or is_joined(keys[here - 1])  # «آموزش‌های | لازم»
    size = 0 if joined or is_sign(keys[here]) else skipped(clauses, here, limit)
    return size > 0 and keys[here + size] != RA  # «اقدام | لازم را» is one phrase


def _is_given(clauses: Clauses, here: int, end: int, *, alone: bool) -> bool:
    """Whether a thing that one gives is named, and whose or what it is, or it is so ``alone``."""
    keys = clauses.keys
    adverb = phrases("addressees", "adverb").length_at(keys, here + 1, end)
    more = (here + 1 < end and not adverb) or has("this", keys[end]) or alone
    body = is_agent(keys[here]) and ends_as(keys[here], "of-plural")  # «دستگاه‌های»
    return is_one_of("given", keys[here]) and not body and (more or keys[here - 1] in COORDINATORS)
