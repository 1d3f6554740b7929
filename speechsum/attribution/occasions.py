"""The occasion at which the speech was given."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from speechsum import lexicon
from speechsum.attribution.vocabulary import is_verb, stops
from speechsum.grammar.words import AND, AZ, BA, BE, COMMA, DAR
from speechsum.model import Span
from speechsum.text.segments import Document
from speechsum.text.tokens import words_of

_LONGEST_OCCASION = 16


def occasion(document: Document, narration: Sequence[tuple[int, int]]) -> Span | None:
    """What the speech was given at («همایش آب و راه»), from the first narration that says so."""
    tokens = document.tokens
    for first, last in narration:
        for index in range(first + 1, last):
            if tokens[index - 1].key != DAR or tokens[index].key not in _occasions():
                continue
            end = index + 1
            limit = min(last, index + _LONGEST_OCCASION)
            while end < limit and tokens[end].key not in (COMMA, ":", ".", "(", ")", "؛"):
                key = tokens[end].key
                joins = end == index + 1 and key in (BA, AZ, BE)
                if (stops(key) and not joins and key not in (AND, DAR)) or is_verb(key):
                    break
                end += 1
            while end > index + 1 and stops(tokens[end - 1].key):
                end -= 1
            return Span.of(document.text, tokens[index].start, tokens[end - 1].end)
    return None


@cache
def _occasions() -> frozenset[str]:
    return frozenset(words_of(form)[0] for form in lexicon.column("occasions"))
