"""Nouns of those who can be told to do something."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from speechsum.grammar.words import phrases, values
from speechsum.text.verbs import analyse

_KINDS = ("body", "person", "place", "all", "we", "pronoun")
_COUNTED = ("body", "person")
_PLURALS = ("ان", "ین")
_POSSESSIVES = ("شان", "مان", "تان")
# Possessives, and superlatives: «برنامه‌هایشان», «بزرگ‌ترین».
_OTHER_ENDINGS = (*_POSSESSIVES, "ترین")


@lru_cache(maxsize=4_096)
def is_agent(key: str) -> bool:
    """Whether a word names people or bodies: by the lexicon, or by a plural of people."""
    if any(key in phrases("addressees", kind) for kind in _KINDS):
        return True
    thing = key in phrases("addressees", "thing")
    if (
        key.endswith("ی")
        and not thing
        and any(key[:-1] in phrases("addressees", kind) for kind in _COUNTED)
    ):
        return True  # «مدیری», «کشوری»
    stem = next(
        (key[: -len(ending)] for ending in ("هایی", "های", "ها") if key.endswith(ending)), None
    )
    if stem is not None and (
        any(stem in phrases("addressees", kind) for kind in _COUNTED)
        or (stem.endswith("ی") and _is_place(stem[:-1]))
    ):
        return True  # «نامزدهای», «کارخانه‌های», «عراقی‌ها»
    if key.endswith(_POSSESSIVES) and key[:-3].endswith(_PLURALS) and len(key) > 7:
        return True  # «مسئولانمان»
    if thing:
        return False
    return len(key) > 4 and key.endswith(_PLURALS) and not key.endswith(_OTHER_ENDINGS)


def _is_place(key: str) -> bool:
    """Whether a word names a country, also before the «ی» of «آمریکایی»."""
    places = phrases("addressees", "place")
    return key in places or (key.endswith("ی") and key[:-1] in places)


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
    if head == "determiner":
        return _is_determined_agent(keys, index + 1)
    following = keys[index + 1] if index + 1 < len(keys) else ""
    if following == "که":
        return _is_one(key)
    return following in phrases("addressees", "tail")  # «مصرف کنندگان»


@lru_cache(maxsize=4_096)
def _head(key: str) -> str:
    """What a noun phrase that begins with the word may be."""
    if key in phrases("addressees", "determiner") or key.isdecimal():
        return "determiner"
    if is_agent(key):
        return "agent"
    begins = any(key in phrases("addressees", kind).first_words for kind in _COUNTED)
    return "compound" if begins else "other"


def _is_determined_agent(keys: Sequence[str], index: int) -> bool:
    """«| نهاد» after «این», «| دو نهاد», «| از مدیران» after «برخی», «| یک از مدیران»."""
    here = index
    while here < min(index + 2, len(keys)) and _head(keys[here]) == "determiner":
        here += 1
    if here < len(keys) and keys[here] == "از":
        here += 1
    return here < len(keys) and (is_agent(keys[here]) or _is_one(keys[here]))


@lru_cache(maxsize=4_096)
def _is_one(key: str) -> bool:
    """«هر سازمانی», «کشوری که …», though «سازمانی» and «کشوری» are adjectives elsewhere."""
    return key.endswith("ی") and any(key[:-1] in phrases("addressees", kind) for kind in _COUNTED)


# «تلاش‌ها», «حمایت‌های», «اصلاحاتی»
_MANY = ("ها", "های", "هایی", "ی")


def is_action(key: str) -> bool:
    """A noun of action: by the lexicon, an infinitive, or by its ending («روزآوری»)."""
    known = values("deontic", "action")
    if key in known or key in values("deontic", "action-ending"):
        return True
    if any(key.endswith(end) and key[: -len(end)] in known for end in _MANY):
        return True
    if key.endswith(("دن", "تن")) and any(form.tense == "past" for form in analyse(key[:-1])):
        return True
    return key.endswith(tuple(values("deontic", "action-ending"))) and len(key) > 6
