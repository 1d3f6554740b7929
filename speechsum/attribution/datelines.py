"""Datelines: the places, agencies, sections and days that stand before a report's first words.

None of them speaks, and what follows them is read as if they were not there.
"""

from __future__ import annotations

from collections.abc import Sequence

from speechsum.attribution.names import (
    is_person_start,
    only_name,
    post_size,
)
from speechsum.attribution.vocabulary import (
    boundary,
    is_given,
    is_pronoun,
    is_verb,
    stops,
    tells_report,
)
from speechsum.grammar.words import COMMA, KE
from speechsum.text.tokens import Token

_LONGEST = 20
"""Tokens of a dateline («مهرکنار، خبرگزاری سپهر، گروه استان‌ها، ۱۱ مرداد ۱۴۰۲ -»)."""
_LONGEST_ITEM = 4
_LONGEST_KICKER = 8
_LONGEST_BRACKET = 5
_LONGEST_APPOSITION = 40
_BULLETS = frozenset("*-•")
_BREAKS = frozenset("،؛:")


def after_dateline(text: str, tokens: Sequence[Token], start: int, end: int) -> int:
    """The token after the dateline or kicker at ``start``; ``start`` where there is none."""
    begin = start + 1 if start < end and tokens[start].key in _BULLETS else start
    if tells_report(tokens, begin) or not _opens_paragraph(text, tokens, start):
        return _after_kicker(tokens, begin, end)
    done = item = here = begin
    limit = min(end, begin + _LONGEST)
    while here < limit:
        key = tokens[here].key
        if key in "-/:،":
            if not _is_item(tokens, item, here):
                break
            if key == "-" and _in_apposition(tokens, here, end):
                break
            here, item = here + 1, here + 1
            if key != COMMA:
                done = here
            if key == "/" and here + 1 < end and is_person_start(tokens, here + 1, end):
                done = here + 1  # «ایسنا/مهرکنار رامین نیکوکار …»
        elif key == "(":
            after = _after_bracket(tokens, here, limit)
            if not after or not _is_item(tokens, item, here):
                break
            here = item = done = after
        elif tokens[here].kind == "mark":
            break
        else:
            here += 1
    return done if done > begin else _after_kicker(tokens, begin, end)


def _after_bracket(tokens: Sequence[Token], opening: int, limit: int) -> int:
    """Past «(ایسنا) -»; 0 where nothing of a dateline is in brackets."""
    near = range(opening + 1, min(limit, opening + _LONGEST_BRACKET))
    close = next((i for i in near if tokens[i].key == ")"), None)
    if close is None or close + 1 >= limit or tokens[close + 1].key not in "-:":
        return 0
    return close + 2


def _opens_paragraph(text: str, tokens: Sequence[Token], start: int) -> bool:
    """Whether more than a space stands before a token."""
    if start == 0:
        return True
    gap = text[tokens[start - 1].end : tokens[start].start]
    return len(gap) > 1 or "\n" in gap


def _is_item(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a few words may be a place, an agency, a section or a day: no person, no clause."""
    if not first < last <= first + _LONGEST_ITEM + 1:
        return False
    if any(stops(t.key) and t.kind == "word" for t in tokens[first + 1 : last]):
        return False
    if is_pronoun(tokens[first].key) or any(is_verb(t.key) for t in tokens[first:last]):
        return False
    if last - first > 1 and is_given(tokens[first].key) and only_name(tokens, first):
        return tokens[first + 1].key in boundary("agency_end")
    return post_size(tokens, first, last) == 0 or not is_person_start(tokens, first, last)


def _in_apposition(tokens: Sequence[Token], dash: int, end: int) -> bool:
    """Whether a post in dashes follows: the words before are a name, or the dash opens a clause."""
    if dash + 1 >= end or tokens[dash + 1].key == KE:
        return True
    if not post_size(tokens, dash + 1, end):
        return False
    return any(t.key == "-" for t in tokens[dash + 2 : min(end, dash + _LONGEST_APPOSITION)])


def _after_kicker(tokens: Sequence[Token], start: int, end: int) -> int:
    """Past «گروه اجتماعی:» and «ایسنا:»."""
    for index in range(start, min(end, start + _LONGEST_KICKER)):
        if tokens[index].key == ":" and not is_verb(tokens[index - 1].key):
            return index + 1
    return start


def after_report(tokens: Sequence[Token], index: int, end: int) -> int:
    """Past the agency of «به گزارش …», which begins at ``index``."""
    agency = index
    for here in range(index, end):
        key = tokens[here].key
        if key in _BREAKS:
            return here + 1
        if key in boundary("agency") or key == "«":
            agency = here + 1
        elif here == agency:
            continue
        elif key == "-" and is_person_start(tokens, here + 1, end):
            return here + 1
        elif is_pronoun(key) or (is_person_start(tokens, here, end) and _is_whole(tokens, here)):
            return here
    return end


def _is_whole(tokens: Sequence[Token], index: int) -> bool:
    """Whether more than one given name stands here: «سپهر» alone is an agency's name."""
    if not is_given(tokens[index].key) or index + 1 >= len(tokens):
        return True
    after = tokens[index + 1]
    return after.kind == "word" and not stops(after.key)
