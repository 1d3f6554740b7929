"""Whether a report gives a text whole: the day on which that was sent is the report's own."""

from __future__ import annotations

from collections.abc import Sequence

from speechsum.grammar.words import phrases

_NEXT = 25
"""Tokens behind a sentence, among which the text is announced, with the colon."""


def gives_text(keys: Sequence[str], first: int, last: int) -> bool:
    """Whether a sentence tells of a text that follows («شورا بخشنامه‌ای فرستاد. متن آن به این شرح
    است: …»)."""
    if not any(phrases("genres", kind).stands_in(keys, first, last) for kind in ("sent", "kind")):
        return False
    announces, end = phrases("genres", "announces"), min(last + _NEXT, len(keys))
    colons = (here for here in range(first, end) if keys[here] == ":")
    return any(announces.ends_at(keys, first, colon) for colon in colons)
