"""Who is meant by an addressee: one key for «شهرداری مهرکنار», «شهردار مهرکنار», «شهردار»."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from speechsum import lexicon
from speechsum.text.tokens import tokenize, words_of

_Pair = tuple[str, str]
"""A word: its key, and how it is written."""


def body_of(addressee: str, place: str = "") -> tuple[str, str]:
    """The body that ``addressee`` stands for: a key that all spellings share, and a name.

    Args:
        addressee: as it is written.
        place: what is added to an office that names none («شهردار» of a report about Mehrkenar).

    >>> body_of("شهردار محترم مهرکنار") == body_of("شهرداری", "مهرکنار")
    True
    """
    words, around = _pairs(addressee), _pairs(place)
    key = " ".join(key for key, _ in _body(words, around, "head", "unit"))
    return key, " ".join(shown for _, shown in _body(words, around, "head"))


def _body(words: Sequence[_Pair], place: Sequence[_Pair], *left_out: str) -> list[_Pair]:
    rest = [pair for pair in words if (pair[0],) not in _forms("polite")]
    for kind in left_out:
        found = _begins(rest, kind)
        if found is not None and (found[1] or len(rest) > found[0]):
            rest = [*found[1], *rest[found[0] :]]
    if (found := _begins(rest, "office")) is None:
        return rest
    return [*found[1], *(_without_level(rest[found[0] :]) or place)]


def place_of(phrases: Iterable[str]) -> str:
    """The place in the first post or body that is an office of one («فرماندار مهرکنار»)."""
    for phrase in phrases:
        words = _pairs(phrase)
        found = _begins(words, "office")
        if found is not None and (named := _without_level(words[found[0] :])):
            return " ".join(shown for _, shown in named)
    return ""


def parts_of(key: str) -> tuple[str, ...]:
    """A key, and where it names several bodies each of them.

    >>> parts_of("شهرداری و فرمانداری")
    ('شهرداری و فرمانداری', 'شهرداری', 'فرمانداری')
    """
    parts: list[list[str]] = [[]]
    for word in key.split():
        if (word,) in _forms("and"):
            parts.append([])
        else:
            parts[-1].append(word)
    return (key, *map(" ".join, parts)) if len(parts) > 1 else (key,)


def _pairs(phrase: str) -> list[_Pair]:
    return [
        (token.key, phrase[token.start : token.end])
        for token in tokenize(phrase)
        if token.kind != "mark"
    ]


def _without_level(words: Sequence[_Pair]) -> list[_Pair]:
    found = _begins(words, "level")
    return list(words[found[0] :] if found is not None and len(words) > found[0] else words)


def _begins(words: Sequence[_Pair], kind: str) -> tuple[int, list[_Pair]] | None:
    """How many words of a form of this kind stand first, and the body's words for them."""
    for size in (2, 1):
        body = _forms(kind).get(tuple(key for key, _ in words[:size]))
        if body is not None:
            return size, [] if body == "-" else _pairs(body)
    return None


@cache
def _forms(kind: str) -> dict[tuple[str, ...], str]:
    return {words_of(row["form"]): row["body"] for row in lexicon.of_class("offices", kind)}
