"""One key for the names of the same body, by which lists group what it is told to do.

«شهردار مهرکنار», «شهرداری محترم شهر مهرکنار» and «شهرداري مهركنار» are one office. The names and
what they have in common are lines of ``lexicon/bodies.tsv``; an addressee is shown as it was
written all the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from speechsum import lexicon
from speechsum.grammar.words import phrases
from speechsum.text.tokens import tokenize, words_of

_Words = tuple[str, ...]


@lru_cache(maxsize=4_096)
def body_key(addressee: str, *, place: str | None = None) -> str:
    """The key that the names of one body share; it is to be compared, not shown.

    Args:
        addressee: an addressee as written in a report, «ما» included.
        place: the town or county that the report is about, as `place_of` tells it; taken for that
            of an office that is named without one («شهرداری»). None where it is not known.

    Returns:
        Letters without spaces; empty for a name without a letter or digit.
    """
    words = _plain(addressee)
    local = _begins_with("local", words)
    province = _begins_with("province", words)
    if local or province:
        kind, size = ("local", local) if local else ("province", province)
        office = _table(kind)[words[:size]]
        where = _without_level(words[size:])
        if not where and place is not None and local:
            where = _without_level(_plain(place))
        words = (*office, *where)
    return "".join(words)


def place_of(post: str | None) -> str | None:
    """The town or county of a post («فرماندار مهرکنار»: «مهرکنار»), None where it names none.

    A province is none: its governor's «شهرداری» is not that of a town of the province's name.
    """
    words = _plain(post or "")
    where = _without_level(words[_begins_with("local", words) :])
    return " ".join(where) if _begins_with("local", words) and where else None


def _plain(name: str) -> _Words:
    """The words of a name without courtesies, in one spelling, the body before who serves it."""
    spelled = _table("spelled")
    courtesy = _table("courtesy")
    keys = [token.key for token in tokenize(name) if token.kind != "mark"]
    words = tuple(
        [word for key in keys if (key,) not in courtesy for word in spelled.get((key,), (key,))]
    )
    while size := _begins_with("before", words) or _begins_with("every", words):
        if size == len(words):
            break  # «همه»: nobody else is named
        words = words[size:]
    while size := _begins_with("head", words):
        instead = _table("head")[words[:size]]
        body = phrases("addressees", "body").length_at(words, size, len(words))
        if size == len(words) or not (instead or body):
            break  # «رئیس جمهور», «نمایندگان مردم» head and serve no body
        words = (*instead, *words[size:])
    return words


def _without_level(words: _Words) -> _Words:
    """Without the kind of place before its name: «شهرستان مهرکنار»; all of it for «شهر» alone."""
    return words[_begins_with("level", words) :]


def _begins_with(kind: str, words: Sequence[str]) -> int:
    """How many words the longest form of that class has that the words begin with; 0 for none."""
    table = _table(kind)
    return next((size for size in (3, 2, 1) if tuple(words[:size]) in table), 0)


@cache
def _table(kind: str) -> dict[_Words, _Words]:
    """Form → value of a class, both as keys."""
    return {
        tuple(words_of(row["form"])): tuple(words_of(row["value"])) if row["value"] else ()
        for row in lexicon.of_class("bodies", kind)
    }
