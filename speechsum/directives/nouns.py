"""Nouns of those who can be told to do something."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from speechsum.directives.phrases import phrases

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
    stem = next((key[: -len(ending)] for ending in ("های", "ها") if key.endswith(ending)), None)
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
    head = keys[index : index + 3]
    if not head:
        return False
    if phrases("addressees", "body").length_at(keys, index, len(keys)) > 1:
        return True  # «محیط زیست»
    if head[0] in phrases("addressees", "determiner"):
        if len(head) > 2 and head[1] == "از":  # «برخی از مدیران»
            return is_agent(head[2])
        return len(head) > 1 and is_agent(head[1])
    return is_agent(head[0])
