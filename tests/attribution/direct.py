"""Whose the direct quotes of a text are, as the tests of this room ask."""

from __future__ import annotations

from speechsum import analyze


def quoted(text: str) -> list[tuple[str | None, str]]:
    """The speaker and the words of each."""
    quotes = analyze(text, ranker="lead").quotes
    return [(quote.speaker, quote.text) for quote in quotes if quote.kind == "direct"]


def whose(text: str) -> list[str | None]:
    """The speaker of each."""
    return [speaker for speaker, _ in quoted(text)]
