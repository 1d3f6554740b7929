"""Lines that are whole by themselves in a text whose other lines were torn: titles of its parts,
and people who are named one a line."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import groupby

from speechsum import lexicon
from speechsum.text.people import given_names
from speechsum.text.tokens import words_of

_LONGEST_TITLE, _LONGEST_NAME = 2, 6
"""Words of a title, and of a name with a post."""
_LONGEST = 48
"""Characters of either."""


def whole_lines(text: str, lines: Sequence[tuple[int, int]]) -> set[int]:
    """The numbers of lines that are a title («مصوبات»), or somebody's name and post beside another
    such line: alone it may begin a torn sentence («رامین نیکوکار شهردار ⏎ مهرکنار گفت»)."""
    words = [words_of(text[start:end]) if end - start <= _LONGEST else () for start, end in lines]
    titles = {number for number, own in enumerate(words) if _is_title(own)}
    named = [number in titles or _is_named(own) for number, own in enumerate(words)]
    whole = set(titles)
    for is_named, run in groupby(range(len(lines)), key=named.__getitem__):
        numbers = list(run)
        if is_named and len(numbers) > 1:
            whole.update(numbers)
    return whole


def _is_title(own: Sequence[str]) -> bool:
    return own in _sections() or (0 < len(own) <= _LONGEST_TITLE and own[0] in _titles())


def _is_named(own: Sequence[str]) -> bool:
    return 2 < len(own) <= _LONGEST_NAME and own[0] in given_names() and own[-1] in _posts()


@cache
def _titles() -> frozenset[str]:
    """What the title of a list or of a document is, or begins with; one word each."""
    forms = [
        *lexicon.column("deontic", **{"class": "list-title"}),
        *lexicon.column("genres", **{"class": "title"}),
    ]
    return frozenset(words[0] for words in map(words_of, forms) if len(words) == 1)


@cache
def _sections() -> frozenset[Sequence[str]]:
    """What the parts of minutes and circulars are called, as they stand on a line of their own."""
    kinds = ("section", "signing")
    return frozenset(
        words_of(form) for kind in kinds for form in lexicon.column("lines", **{"class": kind})
    )


@cache
def _posts() -> frozenset[str]:
    return frozenset(words_of(form)[-1] for form in lexicon.column("posts", **{"class": "person"}))
