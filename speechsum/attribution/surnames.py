"""Surnames: words that are one somewhere in a report, behind a given name or honorific."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import compress

from speechsum.attribution.mentions import mention_at
from speechsum.attribution.names import only_name, opens_object, stands_free, tells_how
from speechsum.attribution.vocabulary import (
    Keys,
    anaphora,
    boundary,
    is_done,
    is_given,
    is_verb,
    name_endings,
    stops,
)
from speechsum.grammar.words import RA
from speechsum.text.segments import Document
from speechsum.text.tokens import Token
from speechsum.text.verbs import may_be_finite

_LONGEST_SURE = 3


def surnames_in(document: Document, begun: Sequence[tuple[int, int, int]]) -> frozenset[str]:
    """The surnames of a report. ``begun`` tells where names begin (`names.names_begun`)."""
    tokens = document.tokens
    names: list[tuple[Keys, bool]] = []
    for index, begin, last in begun:
        if not stands_free(tokens, index, begin) and not only_name(tokens, index):
            continue  # «نجف» in «مردم نجف»
        if index > begin and tokens[index - 1].key in boundary("named_after"):
            continue
        names.append(_whole_name_at(tokens, index, last))
    alone = frozenset(
        name[-1]
        for name, _ in names
        if len(name) == 1 or (len(name) == 2 and is_given(name[0]) and not is_given(name[1]))
    )
    found = {
        key
        for name, closed in names
        for key in _surname_of(name, frozenset() if closed else alone)
        if _may_be_surname(key)
    }
    return frozenset(found - _places(document.keys, found) if found else ())


def _whole_name_at(tokens: Sequence[Token], index: int, end: int) -> tuple[Keys, bool]:
    """The words of the name that begins here, where it is sure to be whole, and whether a mark
    closes it."""
    mention = mention_at(tokens, index, end)
    if mention is None or mention.name is None:
        return (), False
    first, last = mention.name
    size = last - first
    if not 0 < size <= _LONGEST_SURE or (size == 1 and is_given(tokens[first].key)):
        return (), False  # «کاوه» in «کاوه دانشمند»
    closed = last >= end or tokens[last].kind == "mark"
    ended = closed or stops(tokens[last].key) or opens_object(tokens, first, last, end)
    if size > 2 and last < end and tokens[last].key == RA:
        return (), False  # «رامین نیکوکار موسیقی را …»
    if not ended and only_name(tokens, first if size > 1 else index):
        after = tokens[last].key
        ended = tells_how(tokens, last, end) or (is_verb(after) and not is_done(after))
    if not ended and not mention.role:
        return (), False
    return tuple(t.key for t in tokens[first:last]), closed


def _surname_of(name: Keys, alone: Set[str]) -> Keys:
    """The words of a name behind its given names; ``alone`` holds the surnames that are
    whole elsewhere, so that no other word belongs to them («آقای نیکوکار | تدبیر و …»)."""
    if len(name) < 2 or (name[0] in alone and not is_given(name[0])):
        return name[:1]
    first = next((i for i in range(1, len(name)) if not is_given(name[i])), len(name) - 1)
    return name[first:]


def _may_be_surname(key: str) -> bool:
    """Whether a word is neither a verb nor a pronoun («آقای نیکوکار | رفت»)."""
    return key not in anaphora() and (key in name_endings() or not may_be_finite(key))


def _places(keys: tuple[str, ...], names: Set[str]) -> set[str]:
    """Those of some words that are a place somewhere in the report («در چالوس»)."""
    before = boundary("before_place")
    found = compress(range(len(keys)), map(names.__contains__, keys))
    return {keys[index] for index in found if index and keys[index - 1] in before}
