"""The words by which a line shows that it names somebody, and those of people."""

from __future__ import annotations

from functools import cache

from speechsum import lexicon
from speechsum.text.folding import key_of


@cache
def given_names() -> frozenset[str]:
    """The keys of given names, and of words that may be one."""
    rows = lexicon.rows("given_names")
    return frozenset(key_of(row["form"]) for row in rows if row["class"] != "no")


@cache
def pronouns() -> frozenset[str]:
    """«وی», «او»: they stand for one who was named before."""
    return frozenset(key_of(row["form"]) for row in lexicon.of_class("anaphora", "pronoun"))


@cache
def initials() -> frozenset[str]:
    """The names of Latin letters, as they stand before a foreigner's surname («جی.»)."""
    return frozenset(key_of(row["form"]) for row in lexicon.of_class("lines", "initial"))


@cache
def agents() -> frozenset[str]:
    """The keys of people and bodies of one word."""
    kinds = ("body", "person")
    found = [key_of(r["form"]) for k in kinds for r in lexicon.of_class("addressees", k)]
    things = {key_of(row["form"]) for row in lexicon.of_class("addressees", "thing")}
    return frozenset(found) - things


@cache
def bodies() -> frozenset[str]:
    """The keys of bodies of one word."""
    return frozenset(key_of(row["form"]) for row in lexicon.of_class("addressees", "body"))
