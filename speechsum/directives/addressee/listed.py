"""Whom the line above a list tells: «به رانندگان توصیه کرد: - …», «نکات ایمنی برای مسافران»."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from speechsum.directives.addressee.agents import NOBODY, Agent, trimmed
from speechsum.directives.addressee.classes import has
from speechsum.grammar.clauses import Clauses
from speechsum.grammar.nouns import is_agent_at
from speechsum.grammar.words import values
from speechsum.text.segments import Document

# Tokens of the longest line that heads a list, and of a title above that; lines from there up.
_LONGEST, _LONGEST_TITLE = 30, 10
_ABOVE = 4


def told_above(document: Document, keys: Sequence[str], first: int) -> Agent:
    """The one named above the list in which the token ``first`` stands; nobody outside of lists."""
    paragraphs = document.paragraphs
    if not document.items:
        return NOBODY
    place = bisect_right(paragraphs, first, key=attrgetter("first")) - 1
    while place >= 0 and is_item(document, paragraphs[place].first):
        place -= 1
    for above in range(place, max(place - _ABOVE, -1), -1):
        paragraph = paragraphs[above]
        items = bisect_left(document.items, paragraph.first)
        listed = document.items[items : items + 1]  # «به رانندگان توصیه شد: ۱- …»
        line = Clauses(keys, paragraph.first, min((paragraph.last, *listed, first)))
        short = line.last - line.first <= (_LONGEST if above == place else _LONGEST_TITLE)
        if short and (above == place or not any(verb.finite for verb in line.verbs)):
            found = _told_in(line)
            if found.how != "none":
                return found
    return NOBODY


def is_item(document: Document, token: int) -> bool:
    """Whether an item of a list begins at a token; looked for by halves, as there may be many."""
    place = bisect_left(document.items, token)
    return document.items[place : place + 1] == (token,)


def _told_in(line: Clauses) -> Agent:
    """Who is asked in it, or obliged, where a word in it says so."""
    keys = line.keys
    told = next((i for i in range(line.first, line.last) if _tells(keys[i])), None)
    if told is None:
        return NOBODY
    for here in range(line.first, line.last - 1):
        if has("asked-of", keys[here]) and is_agent_at(keys, here + 1):
            found = trimmed(line, here + 1, line.last, "told above")
            told_of = (i for i in range(here + 2, found.last) if _tells(keys[i]))
            return found._replace(last=next(told_of, found.last))  # «به رانندگان | توصیه کرد»
    obliged = keys[told] in values("deontic", "duty") or keys[told] in values("deontic", "modal")
    if obliged and is_agent_at(keys, line.first):
        return trimmed(line, line.first, told, "told above")
    return NOBODY


def _tells(key: str) -> bool:
    return any(key in values("deontic", kind) for kind in ("list-head", "list-title", "list-told"))
