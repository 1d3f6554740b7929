"""Nouns of those who can be told to do something."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from speechsum.grammar.words import AZ, KE, endings, phrases, values
from speechsum.text.memo import MOST
from speechsum.text.verbs import analyse

_KINDS = ("body", "person", "place", "all", "we", "pronoun")
_COUNTED = ("body", "person")
# Letters that a word must have for its ending to make people of it.
_SHORTEST = 4


@lru_cache(maxsize=MOST)
def is_agent(key: str) -> bool:
    """Whether a word names people or bodies: by the lexicon, or by a plural of people."""
    if any(key in phrases("addressees", kind) for kind in _KINDS):
        return True
    thing = key in phrases("addressees", "thing")
    if not thing and any(_is_counted(stem) for stem in stems(key, "one")):
        return True  # «مدیری», «کشوری»
    stem = next(iter(stems(key, "plural")), "")
    if _is_counted(stem) or any(map(_is_place, stems(stem, "one"))):
        return True  # «نامزدهای», «کارخانه‌های», «عراقی‌ها»
    if not thing and any(map(_is_counted, stems(key, "plural-of-people"))):
        return True  # «سرپرستان»
    people = endings("plural-of-people")
    if thing or len(key) <= _SHORTEST:
        return False
    if key.endswith(endings("agentive")):
        return True  # «میوه‌فروشان»
    if key.endswith(endings("possessive")):
        return False
    return key.endswith(people) and not key.endswith(endings("superlative"))


def stems(key: str, kind: str) -> list[str]:
    """What is left of a word without each ending of a class that it has."""
    return [key[: -len(ending)] for ending in endings(kind) if key.endswith(ending)]


def ends_as(key: str, *kinds: str) -> bool:
    """Whether a word has an ending of one of these classes."""
    return any(key.endswith(endings(kind)) for kind in kinds)


def _is_counted(key: str) -> bool:
    return any(key in phrases("addressees", kind) for kind in _COUNTED)


def _is_place(key: str) -> bool:
    """Whether a word names a country, also before the «ی» of «آمریکایی»."""
    places = phrases("addressees", "place")
    return key in places or any(stem in places for stem in stems(key, "one"))


def is_agent_at(keys: Sequence[str], index: int) -> bool:
    """Whether a noun phrase that begins at ``index`` names an agent («این نهاد», «دولت»)."""
    if not 0 <= index < len(keys):
        return False
    key = keys[index]
    head = _head(key)
    if head == "agent":
        return True
    if head == "compound" and any(
        phrases("addressees", kind).length_at(keys, index, len(keys)) > 1 for kind in _COUNTED
    ):
        return True  # «محیط زیست»
    following = keys[index + 1] if index + 1 < len(keys) else ""
    if head == "determiner":
        return key in phrases("addressees", "title") or _is_determined_agent(keys, index + 1)
    if following == KE:
        return _is_one(key)
    return following in phrases("addressees", "tail")  # «مصرف کنندگان»


@lru_cache(maxsize=MOST)
def _head(key: str) -> str:
    """What a noun phrase that begins with the word may be."""
    if key in phrases("addressees", "determiner") or key.isdecimal():
        return "determiner"
    if key in phrases("addressees", "part") and not is_agent(key):
        return "determiner"  # «تعدادی از مدیران»
    if is_agent(key):
        return "agent"
    begins = any(key in phrases("addressees", kind).first_words for kind in _COUNTED)
    return "compound" if begins else "other"


def _is_determined_agent(keys: Sequence[str], index: int) -> bool:
    """«| نهاد» after «این», «| دو نهاد», «| از مدیران» after «برخی», «| یک از مدیران»."""
    here = index
    while here < min(index + 2, len(keys)) and _head(keys[here]) == "determiner":
        here += 1
    if (
        here + 1 < len(keys)
        and keys[here + 1] == AZ
        and keys[here] in phrases("addressees", "group")
    ):
        here += 1  # «آن دسته | از مدیران»
    if here < len(keys) and keys[here] == AZ:
        here += 1
    return here < len(keys) and (is_agent(keys[here]) or _is_one(keys[here]))


@lru_cache(maxsize=MOST)
def _is_one(key: str) -> bool:
    """«هر سازمانی», «کشوری که …», though «سازمانی» and «کشوری» are adjectives elsewhere."""
    return any(map(_is_counted, stems(key, "one")))


def is_action(key: str) -> bool:
    """A noun of action: by the lexicon, an infinitive, or by its ending («روزآوری»)."""
    known = values("deontic", "action")
    if key in known or key in values("deontic", "action-ending"):
        return True
    # «تلاش‌ها», «حمایت‌های», «اصلاحاتی»
    if any(stem in known for kind in ("plural", "one") for stem in stems(key, kind)):
        return True
    if key.endswith(endings("infinitive")) and any(
        form.tense == "past" for form in analyse(key[:-1])
    ):
        return True
    return key.endswith(tuple(values("deontic", "action-ending"))) and len(key) > 6
