"""The words by which a line names somebody, and those of people; how a name is written plainly."""

from __future__ import annotations

from functools import cache

from speechsum import lexicon
from speechsum.text.folding import key_of, key_set, keys_in


@cache
def given() -> dict[str, str]:
    """The keys of given names, of words that may be one (``word``) and of those that are none."""
    return {key_of(row["form"]): row["class"] for row in lexicon.rows("given_names")}


@cache
def given_names() -> frozenset[str]:
    """The keys of given names, and of words that may be one."""
    return frozenset(key for key, kind in given().items() if kind != "no")


@cache
def pronouns() -> frozenset[str]:
    """«وی», «او»: they stand for one who was named before."""
    return key_set("anaphora", "pronoun")


@cache
def initials() -> frozenset[str]:
    """The names of Latin letters, as they stand before a foreigner's surname («جی.»)."""
    return key_set("lines", "initial")


@cache
def agents() -> frozenset[str]:
    """The keys of people and bodies of one word."""
    return frozenset(keys_in("addressees", "body", "person")) - key_set("addressees", "thing")


def plain(piece: str) -> str:
    """A name or post as it is called, without line breaks and the signs of hashtags and of bold
    type («شهردار #آذرکوه», «#رامین_نیکوکار»)."""
    if not any(map(piece.__contains__, _SIGNS)):
        return " ".join(piece.split()) if "\n" in piece else piece
    return " ".join(word.strip("\u200c") for word in piece.translate(_UNSIGNED).split())


_SIGNS = "#＃_*"
_UNSIGNED = str.maketrans({"#": None, "＃": None, "*": None, "_": " "})
