"""The occasion at which the speech was given."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from speechsum import lexicon
from speechsum.attribution.names import is_day
from speechsum.attribution.vocabulary import (
    connects,
    is_common,
    is_done,
    is_plain_verb,
    is_verb,
    sequences,
    stops,
)
from speechsum.grammar.nouns import is_action
from speechsum.grammar.words import AND, AZ, DAR, THIS, phrases
from speechsum.model import Span
from speechsum.text.segments import Document
from speechsum.text.tokens import Token, entries

_LONGEST_OCCASION = 24
_LONGEST_DAY = 6
_LONGEST_TITLE = 16
"""Tokens of the title of an occasion, in marks."""


def occasion(document: Document, narration: Sequence[tuple[int, int]]) -> Span | None:
    """What the speech was given at («همایش آب و راه»), from the first narration that says so."""
    tokens, keys = document.tokens, document.keys
    for first, last in narration:
        for index in range(first + 1, last):
            if keys[index - 1] != DAR or keys[index] not in _occasions():
                continue
            if keys[index] in phrases("occasions", "within") and not _holds(keys, index + 1, last):
                continue  # «حاشیه بزرگراه»
            end = _end(tokens, index, last)
            return Span.of(document.text, tokens[index].start, tokens[end - 1].end)
    return None


def _holds(keys: Sequence[str], index: int, last: int) -> bool:
    """Whether something that takes place is named («در حاشیه نشست», «در جریان ساختن»)."""
    key = keys[index] if index < last else ""
    return key == THIS or key in _occasions() or is_common(key)


def _end(tokens: Sequence[Token], first: int, last: int) -> int:
    """Where the noun phrase ends that begins with an occasion's word."""
    takes, end = _occasions()[tokens[first].key], first + 1
    limit = min(last, first + _LONGEST_OCCASION)
    kept = end
    while end < limit:
        key = tokens[end].key
        takes = _occasions().get(key) or takes
        size = _title(tokens, end, last) or _day(tokens, end, limit)
        if size:
            end += size
            kept = end if key == "«" else kept
        elif (key in takes or _acts(tokens, end)) and _is_complement(tokens, end + 1, limit):
            end, takes = end + 2, frozenset()
            kept = end
        elif _ends(tokens, end, limit):
            break
        else:
            end += 1
            kept = kept if key == AND else end
    return kept


def _title(tokens: Sequence[Token], index: int, last: int) -> int:
    """How many tokens are a title in marks («همایش «آب و راه»»)."""
    if tokens[index].key != "«":
        return 0
    near = range(index + 1, min(last, index + _LONGEST_TITLE))
    return next((i + 1 - index for i in near if tokens[i].key == "»"), 0)


def _day(tokens: Sequence[Token], index: int, limit: int) -> int:
    """How many tokens tell the day in the midst of a name («جلسه امروز (دوشنبه) شورا»)."""
    here = index
    while here < limit and tokens[here].key in phrases("occasions", "day"):
        here += 1
    if here == index:
        return 0
    if here < limit and tokens[here].key == "(":
        near = range(here + 1, min(limit, here + _LONGEST_DAY))
        here = next((i + 1 for i in near if tokens[i].key == ")"), here)
    goes_on = here < limit and tokens[here].kind == "word" and not _ends(tokens, here, limit)
    return here - index if goes_on else 0


def _acts(tokens: Sequence[Token], index: int) -> bool:
    """«بهره‌برداری از …», «مبارزه با …»: the preposition belongs to the act."""
    before, key = tokens[index - 1].key, tokens[index].key
    return (before, key) in sequences("takes") or (key == AZ and is_action(before))


def _is_complement(tokens: Sequence[Token], index: int, limit: int) -> bool:
    """Whether a preposition's noun belongs to the occasion («دیدار با مردم»), not to the speech
    («با اشاره به …»)."""
    if index >= limit or tokens[index].kind == "mark":
        return False
    return tokens[index].key not in phrases("occasions", "telling")


def _ends(tokens: Sequence[Token], index: int, limit: int) -> bool:
    """Whether a word is none of the occasion's name: a mark, an adjunct, what is done."""
    token = tokens[index]
    if token.kind == "mark":
        return True
    if token.key == AND:
        after = tokens[index + 1].key if index + 1 < limit else ""
        return not after or stops(after) or is_plain_verb(after)
    if token.key in phrases("occasions", "goes-on"):
        return False
    if stops(token.key) or connects(token.key) or is_plain_verb(token.key):
        return True
    if is_day(tokens, index, limit) or token.key in phrases("occasions", "act"):
        return True
    if is_verb(token.key) and (index + 1 >= limit or tokens[index + 1].kind == "mark"):
        return True  # but not «محیط زیست»
    return index + 1 < len(tokens) and is_done(tokens[index + 1].key)


@cache
def _occasions() -> dict[str, frozenset[str]]:
    """An occasion's word → the prepositions that its name goes on with."""
    rows = [row for row in lexicon.rows("occasions") if row["class"] in ("occasion", "within")]
    forms = entries(row["form"] for row in rows)
    takes = (frozenset(row["takes"].split("|")) - {""} for row in rows)
    return {keys[0]: words for keys, words in zip(forms, takes, strict=True)}
