"""Lists of what is to be done: the line above them tells with what force («مقرر شد: ۱- …»).

An item of a list that is headed so is a directive though no word of its own says so: a subjunctive,
or the noun of an action alone («۱- تعمیر جدول‌ها توسط شهرداری»).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import Literal, cast

from speechsum.directives.candidate import Candidate
from speechsum.grammar.clauses import Clauses
from speechsum.grammar.nouns import is_action
from speechsum.grammar.opening import Opening
from speechsum.grammar.verbs import may_be_verb
from speechsum.grammar.words import COMMA, is_strong_mark, phrases, values
from speechsum.model import Force
from speechsum.text.segments import Document

_HEAD = 12
"""Paragraphs in which a document shows that it tells decisions."""
_LONGEST_TITLE = 4
"""Tokens of a list's title without a colon."""
_COLON, _STOP = ":", "."


def forces(document: Document) -> dict[int, Force]:
    """The first tokens of items that tell what is to be done, each with the force of its list."""
    found: dict[int, Force] = {}
    if not document.items:
        return found
    keys, items = document.keys, document.items
    usual: Force | None = "obligation" if _tells_decisions(document) else None
    force, listed = usual, -1
    for sentence in document.sentences:
        begin, end = (bisect_left(items, at) for at in (sentence.first, sentence.last))
        here = items[begin:end]
        head = keys[sentence.first : here[0] if here else sentence.last]
        told = _told(head)
        if told is not None:
            force = told if told else None
        elif head and sentence.paragraph != listed:
            force = usual
        if here:
            listed = sentence.paragraph
        if force is not None:
            found |= dict.fromkeys(here, force)
    return found


def _told(head: Sequence[str]) -> Force | Literal[""] | None:
    """The force that the words above a list give its items; "" where they give them none, and
    None where they head no list."""
    if head[-1:] == (_COLON,):
        titles = phrases("deontic", "list-title")
        title = next((key for key in head if key in titles), None)
        if title is not None:
            return _heads()[title]
        # «مقرر شد:», but not «برابر تصمیم شورا:»
        told = may_be_verb(head[-2]) if len(head) > 1 else False
        return next((_heads()[key] for key in reversed(head) if told and key in _heads()), "")
    titled = (
        len(head) <= _LONGEST_TITLE and head[:1] and head[0] in phrases("deontic", "list-title")
    )
    return _heads()[head[0]] if titled else None


@cache
def _heads() -> dict[str, Force]:
    """The words above a list that give its items their force."""
    told = values("deontic", "list-head") | values("deontic", "list-title")
    return {key: cast(Force, force) for key, force in told.items()}


def _tells_decisions(document: Document) -> bool:
    """Whether a document's heading calls it minutes or decisions."""
    minutes = phrases("genres", "decisions")
    return any(
        minutes.length_at(document.keys, paragraph.first, paragraph.last)
        for paragraph in document.paragraphs[:_HEAD]
        if paragraph.kind != "body"
    )


def in_list(stretch: Clauses, force: Force, found: Sequence[Candidate]) -> Sequence[Candidate]:
    """The candidates of an item; those without a word of their own have the force of its list."""
    if not found and not any(verb.finite for verb in stretch.verbs):
        item = _noun(stretch, force)
        return (item,) if item is not None else ()
    return [_of_list(one, force) if one.rule == "bare" else one for one in found]


def _of_list(candidate: Candidate, force: Force) -> Candidate:
    forbids = candidate.force == "prohibition"
    return candidate._replace(rule="item", force=candidate.force if forbids else force)


def _noun(stretch: Clauses, force: Force) -> Candidate | None:
    """An item without a verb: «تعمیر جدول‌ها تا پایان خرداد توسط شهرداری»."""
    keys, first = stretch.keys, stretch.first
    if not is_action(keys[first]) or keys[first] in phrases("deontic", "noting"):
        return None
    last = next((i for i in range(first, stretch.last) if _ends_item(stretch, i)), stretch.last)
    while last > first and keys[last - 1] == COMMA:
        last -= 1
    if last - first < 2:
        return None
    return Candidate("item", force, first, last, None, None, Opening(first, None, first))


def _ends_item(stretch: Clauses, index: int) -> bool:
    key = stretch.keys[index]
    noted = phrases("addressees", "charge").length_at(stretch.keys, index, stretch.last)
    return key == _STOP or is_strong_mark(key) or noted > 0
