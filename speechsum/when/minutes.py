"""Which documents are minutes: their day is that of the meeting, whatever else they tell of."""

from __future__ import annotations

from speechsum.grammar.words import phrases
from speechsum.text.segments import Document

TOP = 10
"""Paragraphs in which a document says what it is, and of when."""


def is_minutes(document: Document) -> bool:
    """Whether a document is the minutes of a meeting."""
    minutes = phrases("genres", "decisions")
    return any(
        minutes.length_at(document.keys, paragraph.first, paragraph.last)
        for paragraph in document.paragraphs[:TOP]
    )
