"""Lines that name who speaks: «رامین نیکوکار، شهردار نوده:», alone or before his words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from speechsum import lexicon
from speechsum.text.tokens import entries, words_of
from speechsum.text.verbs import may_be_finite

LONGEST_LABEL = 16
"""Tokens of what names a speaker, its colon among them."""
_LONGEST = 120
"""Characters of the same."""


def is_labelled(text: str, start: int, end: int) -> bool:
    """Whether a line begins with a name or post and a colon («سارا سپهرداد، کارگر: راه …»)."""
    colon = text.find(":", start, min(end, start + _LONGEST))
    return colon > start and names_speaker(words_of(text[start : colon + 1]))


def names_speaker(own: Sequence[str]) -> bool:
    """Whether a few words with a colon at their end begin with somebody's post or name."""
    if own[-1:] != (":",) or not 1 < len(own) <= LONGEST_LABEL or own[0] not in callings():
        return False
    return not may_be_finite(own[-2])


@cache
def callings() -> frozenset[str]:
    """What a person's name or post begins with."""
    forms = [
        *lexicon.forms("posts", "person"),
        *lexicon.forms("given_names", "name"),
        *lexicon.forms("given_names", "word"),
        *lexicon.column("honorifics"),
    ]
    return frozenset(keys[0] for keys in entries(forms))
