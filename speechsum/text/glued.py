"""Words that a writer has run into one: «بازکند», «نیکوکارگفت», «راهرا», «بایدشهرداری».

Which second parts are glued to what is data (``lexicon/glued.tsv``); that the whole is no word of
its own, and the first part one, tell hazm's words.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from speechsum import lexicon
from speechsum.text.folding import UNJOINED, key_of, key_set, keys_in
from speechsum.text.hazm_bridge import occurrences
from speechsum.text.memo import MOST
from speechsum.text.people import agents, given, pronouns
from speechsum.text.verbs import analyse, may_be_finite

WHOLE_PATH = os.path.join(os.path.dirname(__file__), "hazm_unglued.txt")
COMMON_PATH = os.path.join(os.path.dirname(__file__), "hazm_common.txt")
SHORTEST = {"light": 2, "past": 4, "object": 3, "cue": 3, "modal": 3, "leading": 4}
"""Letters of the other part, by the class of the one that is glued to it."""
_SHORTEST_STEM = 3
"""Letters of a noun before its plural."""
_OF_ENDING = 3
"""Letters of a second part of which the last two may be an ending («کند»: «ند»)."""
_AFFIXES = ("one", "possessive", "plural")
"""Endings that make no other word of a noun («ی», «مان», «ها»)."""
_LONG, COMMON = 6, 300_000
"""Letters and occurrences in hazm's list with which a word before «را» is one for certain."""


def cut_of(key: str) -> int:
    """How many letters of a key are its first word; 0 where it is one word."""
    begins = key[:2] in _first_letters() and key.startswith(_firsts())
    if begins and key.startswith(_modals()):
        return _after_modal(key)
    ends = key[-2:] in _last_letters() and key.endswith(seconds())
    if ends and (size := _cut(key)):
        return size
    size = (_after_leading(key) if begins else 0) or _after_bound(key)
    size = size or _after_title(key) or _of_two(key)
    return size or (_before_light(key) if ends else 0)


def cut_at_joiner(first: str, second: str, key: str) -> int:
    """The same for «جمع‌آوری‌کنند», «سیل‌زدگان‌شد», whose parts a joiner parts."""
    kind = _classes().get(second)
    light = len(first) >= _SHORTEST_STEM and (
        kind == "light" or (kind == "past" and first.endswith(tuple(_of_people())))
    )
    durative = tuple(prefix for prefix in keys_in("spoken", "prefix") if len(prefix) > 1)
    whole = (
        key in _whole() or first in key_set("glued", "prefix") or first.endswith(durative)
    )  # «برمی‌گیرد»
    return len(first) if light and not whole and not analyse(key) else 0


@cache
def _first_letters() -> frozenset[str]:
    """Of what a word may be glued to: most words begin otherwise, and are asked no more."""
    return frozenset(key[:2] for key in _firsts())


@cache
def _last_letters() -> frozenset[str]:
    """The same of what may be glued to a word."""
    return frozenset(key[-2:] for key in seconds())


@lru_cache(maxsize=MOST)
def _cut(key: str) -> int:
    if key in _whole() or analyse(key) or key in given():
        return 0
    return cut_before(key)


def cut_before(key: str) -> int:
    """The same, whether or not the key is a word of its own."""
    found: list[tuple[int, int]] = []
    for size in range(2, len(key) - 1):
        kind = _classes().get(key[size:])
        first = key[:size]
        spoken_of = first in pronouns()
        short = kind is not None and size < SHORTEST[kind] and not spoken_of
        if kind is None or short or (spoken_of and kind not in ("cue", "modal")):
            continue
        if first in key_set("glued", "prefix"):
            return 0  # «برگیرد» is a verb of its own
        count = occurrences(first)
        if len(key) - size == _OF_ENDING and occurrences(first + key[size]) > max(0, count):
            continue  # «کودکند»: «کودک» and an ending
        if kind in ("cue", "modal"):
            # «مسئولان|باید», not «مسئولا|نباید»
            later = kind == "modal" and _classes().get(key[size + 1 :]) == kind
            longer = key[: size + 1]
            return size + (later and (_is_plural(longer) or occurrences(longer) > count))
        if _is_first(first, kind):
            found.append((count, size))
    return max(found)[1] if found else 0  # «نشان دهند», not «نشا ندهند»


@lru_cache(maxsize=MOST)
def _before_light(key: str) -> int:
    """How many letters stand before a light verb where what they are is not listed: «کنتورنصبکنند»
    by a form that is long enough, «جابه‌جاکند» by a joiner that the writer left out."""
    if key in _whole() or key in given() or analyse(key):
        return 0
    forms = [form for form in _light() if key.endswith(form)]
    sizes = [len(key) - len(f) for f in forms if _is_certain(key.removesuffix(f), f)]
    # «نصب|نمایند», not «نص|بنمایند»
    return max(sizes, key=lambda size: _told_by_end(key[:size]), default=0)


def _is_certain(first: str, light: str) -> bool:
    preverb = any(
        first.removesuffix(stem) in key_set("glued", "prefix")
        for stem in ("", *keys_in("spoken", "prefix"))
    )
    if len(first) < SHORTEST["leading"] or preverb:
        return False
    if len(light) >= SHORTEST["leading"]:
        return all(form.person != _YOU for form in analyse(light))  # «فرمالدهید» is no verb
    parts = ((first[:i], first[i:]) for i in range(2, len(first) - 1))
    return any(occurrences(f"{a}\u200c{b}") >= 0 for a, b in parts)


def _told_by_end(first: str) -> int:
    """How often the commonest word occurs with which a few letters end."""
    tails = range(_SHORTEST_STEM, min(_LONG, len(first)) + 1)
    return max((occurrences(first[-size:]) for size in tails), default=-1)


_YOU = 5
"""The person of «شما»."""


@cache
def _light() -> tuple[str, ...]:
    return tuple(key for key, kind in _classes().items() if kind == "light")


def _is_first(first: str, kind: str) -> bool:
    stem = next(
        (first.removesuffix(end) for end in keys_in("affixes", "any") if first.endswith(end)), first
    )
    if kind == "past":
        told = occurrences(stem) >= COMMON or _is_plural(first)
        return told and first not in given()  # not «یزدانداد»
    if kind == "object" and len(first) < _LONG:
        return occurrences(stem) >= COMMON  # not «کامرا», «ساندرا»
    return occurrences(stem) >= 0 or first in given()


def _after_modal(key: str) -> int:
    """«بایدشهرداری»"""
    modal = next(modal for modal in _modals() if key.startswith(modal))
    rest = key[len(modal) :]
    least = 0 if len(rest) > SHORTEST["modal"] else COMMON
    if len(rest) < SHORTEST["modal"] or rest in keys_in("affixes", "any"):
        return 0
    told = _how_common(rest) >= least or _is_plural(rest) or cut_of(rest)
    return len(modal) if told else 0


@lru_cache(maxsize=MOST)
def _after_leading(key: str) -> int:
    """«رابپردازند», «تاپایان»: a particle run into a common word, or a verb, after it.

    Hazm's list is asked of few words only: to look a word up there takes most of a millisecond.
    """
    size = next(len(form) for form in leading() if key.startswith(form))
    rest = key[size:]
    if len(rest) < SHORTEST["leading"] or key in _whole() or key in given() or analyse(key):
        return 0
    verb = analyse(rest)
    glued = rest[-2:] in _last_letters() and rest.endswith(seconds())
    if key[:size] in key_set("glued", "prefix") and (verb or glued):
        return 0  # «درمی‌یابد»
    told = any(form.tense == "subjunctive" for form in verb) or is_common(rest)
    told = told or _is_plural(rest)
    if not told and not (glued and cut_before(rest)):
        return 0
    return 0 if _how_common(key) >= 0 else size  # «تالابی»


def _after_bound(key: str) -> int:
    """«وشهرداری», «بهروستاها»: a particle with which many words begin, before who may act."""
    if not key.startswith(keys_in("glued", "bound")):
        return 0
    for form in keys_in("glued", "bound"):
        rest = key[len(form) :]
        if key.startswith(form) and len(rest) >= SHORTEST["leading"] and _is_who(rest):
            return 0 if _is_known(key) else len(form)
    return 0


@lru_cache(maxsize=MOST)
def _of_two(key: str) -> int:
    """«چادربیشتری», «رانندگاناز»: two common words, of which the first ends with a letter that is
    joined to none after it, or names people; the second may be a particle and what is glued to it.
    """
    least = SHORTEST["leading"]
    for size in range(len(key) - 2, least - 1, -1):
        first, rest = key[:size], key[size:]
        people, unjoined = _names_people(first), key[size - 1] in UNJOINED
        if not (people or unjoined) or rest.startswith(keys_in("glued", "suffix")):
            continue  # «ایثارگران», «احمدنژاد»
        common = len(rest) >= least and (rest in key_set("deontic", "action") or is_common(rest))
        told = people and (common or _is_who(rest) or _begins_with_particle(rest))
        if unjoined and not told:
            told = (common and first in commonest() and first not in given()) or (
                rest in _posts()
                or (rest in key_set("glued", "trailing") and occurrences(first) >= 0)
            )
        if told and not _is_known(key):
            return size
    return 0


def _names_people(key: str) -> bool:
    """«رانندگان», «کارگرها», «کارکنان», «اعضای»"""
    if key[-1] not in _ends_of_plurals():
        return False
    whole = key.removesuffix(_GLIDE) if key.endswith(_LINKED) else key
    named = whole != key or key.endswith(tuple(_of_people()))
    return (named and whole in agents()) or any(stem in agents() for stem, _ in _singulars(key))


def _begins_with_particle(key: str) -> bool:
    """«از», «ازسفر»"""
    first = key[:2] in _first_letters() and key.startswith(_firsts())
    return key in _particles() or (first and cut_of(key) > 0)


@cache
def _posts() -> frozenset[str]:
    """Posts of one word so long that no name ends so: «نیکوکارفرماندار»."""
    posts = keys_in("posts", "person")
    return frozenset(post for post in posts if " " not in post and len(post) >= _LONG)


def governs_nothing(part: str, after: Sequence[str]) -> bool:
    """Whether what looks like a particle behind a name is the name's end: a verb, a cue («تأکید
    کرد», not «تأکید بر») or a mark follows, and no noun."""
    if part not in key_set("glued", "trailing"):
        return False
    key, following = (*after, "", "")[:2]
    told = _classes().get(key) == "cue" and may_be_finite(following)
    marked = key != "" and not key.isalnum()
    return told or marked or key in _modals() or may_be_finite(key)


def _is_known(key: str) -> bool:
    return key in _whole() or key in given() or bool(analyse(key)) or _is_a_form(key)


def _after_title(key: str) -> int:
    """«دکترسارا»"""
    if not key.startswith(keys_in("glued", "title")):
        return 0
    size = next(len(form) for form in keys_in("glued", "title") if key.startswith(form))
    rest = key[size:]
    named = rest in given() and len(rest) >= _SHORTEST_STEM
    return size if named and not _is_known(key) else 0


@cache
def _ends_of_plurals() -> frozenset[str]:
    return frozenset(ending[-1] for ending in plural_endings())


@cache
def _particles() -> frozenset[str]:
    return frozenset((*leading(), *keys_in("glued", "bound")))


def _is_a_form(key: str) -> bool:
    """Whether hazm's list has a word, or the noun of which it is a form («وعده‌ای»)."""
    ends = (key_of(ending) for ending in lexicon.column("affixes"))
    stems = (key.removesuffix(end) for end in ends if key.endswith(end))
    return _how_common(key) >= 0 or any(occurrences(stem) >= 0 for stem in stems)


def _is_who(key: str) -> bool:
    """Whether people, bodies or places are named, one or many."""
    who = _who()
    return key in who or any(stem in who for stem, _ in _singulars(key))


@cache
def _who() -> frozenset[str]:
    return agents().union(keys_in("addressees", "place"))


def _is_plural(key: str) -> bool:
    """«تیرهای», «شهروندان»: of a common noun, or of people and bodies."""
    return any(
        stem in agents() or (ending not in _of_people() and occurrences(stem) >= COMMON)
        for stem, ending in _singulars(key)
    )


def _singulars(key: str) -> Iterator[tuple[str, str]]:
    """What a word may be the plural of, and by which ending; «راننده» of «رانندگان», «دانشجو» of
    «دانشجویان», too."""
    for ending in plural_endings():
        stem = key.removesuffix(ending)
        if stem != key and len(stem) >= _SHORTEST_STEM:
            yield stem, ending
            if ending in _of_people() and stem[-1] == _GLIDE:
                yield stem[:-1], ending
            break
    for ending in keys_in("glued", "after-silent"):
        if key.endswith(ending) and len(key) - len(ending) >= _SHORTEST_STEM:
            yield key.removesuffix(ending) + _SILENT, ending


_SILENT, _GLIDE = chr(0x647), chr(0x6CC)
_LINKED = chr(0x627) + _GLIDE
"""What a noun in a long «ا» ends with before another («اعضای»)."""


@cache
def plural_endings() -> tuple[str, ...]:
    """«ها», «های», «ان», the longer first."""
    kinds = ("of-plural", "plural", "plural-of-people")
    return tuple(sorted(keys_in("morphology", *kinds), key=len, reverse=True))


@cache
def _of_people() -> frozenset[str]:
    """The plural endings of people alone."""
    return frozenset(
        (*keys_in("morphology", "plural-of-people"), *keys_in("glued", "after-silent"))
    )


def is_common(key: str) -> bool:
    """Whether a word, or the noun that it is a form of, is among hazm's commonest."""
    common = commonest()
    return key in common or any(
        key.removesuffix(end) in common
        for end in keys_in("morphology", *_AFFIXES)
        if key.endswith(end)
    )


@cache
def commonest() -> frozenset[str]:
    """hazm's commonest words of four letters or more: to look here is quick."""
    with open(COMMON_PATH, encoding="utf-8") as file:
        return frozenset(file.read().split())


def _how_common(key: str) -> int:
    """Occurrences of a word, or of the noun that it is a form of («کنتورهای»); -1 for none."""
    stems = (key.removesuffix(end) for end in keys_in("morphology", *_AFFIXES) if key.endswith(end))
    long = (stem for stem in stems if len(stem) >= SHORTEST["leading"])  # not «با نکای»
    return max(occurrences(key), *map(occurrences, long), -1)


@cache
def _classes() -> dict[str, str]:
    """Second parts → their classes."""
    return {
        key_of(row["form"]): row["class"]
        for row in lexicon.rows("glued")
        if row["class"] in SHORTEST and row["class"] != "leading"
    } | dict.fromkeys(_light_forms(), "light")


def _light_forms() -> Iterator[str]:
    """The forms of light verbs that are run into their nouns («کنند», «نکنند», «می‌کنند»)."""
    endings = keys_in("morphology", "present-ending")
    before = keys_in("spoken", "prefix")
    for kind in ("stem", "marked-stem"):
        for stem in keys_in("glued", kind):
            for prefix in (*before, "") if kind == "stem" else before:
                yield from (prefix + stem + ending for ending in endings)


@cache
def seconds() -> tuple[str, ...]:
    return tuple(_classes())


@cache
def _firsts() -> tuple[str, ...]:
    return (*_modals(), *leading())


@cache
def _modals() -> tuple[str, ...]:
    return tuple(
        sorted((key for key, kind in _classes().items() if kind == "modal"), key=len)[::-1]
    )


@cache
def leading() -> tuple[str, ...]:
    return keys_in("glued", "leading")


@cache
def _whole() -> frozenset[str]:
    """hazm's words that end as if they were glued («پیشوند», «شورا»)."""
    with open(WHOLE_PATH, encoding="utf-8") as file:
        return frozenset((*file.read().split(), *keys_in("glued", "whole")))
