"""Whether a document speaks itself: letters, circulars, minutes, speeches without a reporter.

What a report's narration says is nobody's order; in a document of these kinds the running text is
the author's own words, and its directives count.
"""

from __future__ import annotations

from functools import cache

from speechsum import lexicon
from speechsum.grammar.words import Phrases
from speechsum.model import Quote
from speechsum.text.segments import Document, Paragraph

_HEAD = 12
"""Paragraphs in which a document shows what it is."""
_LEAST_QUOTED = 0.1
"""Of the text: more of it in quotes is a report that has a letter's line in it."""


def speaks_itself(document: Document, quotes: tuple[Quote, ...]) -> bool:
    """Whether the text around ``quotes`` (the direct ones) is its author's own words."""
    if sum(quote.end - quote.start for quote in quotes) > _LEAST_QUOTED * len(document.text):
        return False
    return any(_shows(document, paragraph) for paragraph in document.paragraphs[:_HEAD])


def _shows(document: Document, paragraph: Paragraph) -> bool:
    keys, first, last = document.keys, paragraph.first, paragraph.last
    if _forms("salutation").length_at(keys, first, last):
        return True
    if paragraph.kind != "body" and _forms("title").length_at(keys, first, last):
        return True
    size = _forms("label").length_at(keys, first, last)
    return size > 0 and keys[first + size : first + size + 1] == (":",)


@cache
def _forms(kind: str) -> Phrases:
    return Phrases(lexicon.column("genres", **{"class": kind}))
