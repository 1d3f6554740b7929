"""Datelines: the places, agencies, sections and days that stand before a report's first words.

None of them speaks, and what follows them is read as if they were not there.
"""

from __future__ import annotations

from collections.abc import Sequence

from speechsum.attribution.names import (
    honorific_size,
    is_hyphen,
    is_name_start,
    is_person_start,
    only_name,
    post_size,
)
from speechsum.attribution.vocabulary import boundary, is_given, is_verb, stops, tells_report
from speechsum.grammar.words import COMMA, KE
from speechsum.text.people import pronouns
from speechsum.text.tokens import Token

_LONGEST = 20
"""Tokens of a dateline («مهرکنار، خبرگزاری سپهر، گروه استان‌ها، ۱۱ مرداد ۱۴۰۲ -»)."""
_LONGEST_ITEM = 4
_LONGEST_KICKER = 8
_LONGEST_REPORTER = 8
"""Tokens of «خبرنگار سپهر از شهر مهرکنار»."""
_LONGEST_BRACKET = 6
_LONGEST_HEADLINE = 40
_LONGEST_APPOSITION = 40
_BULLETS = frozenset("*-•o")
_BREAKS = frozenset("،؛:")
_PARTS = frozenset("-/:|،؛*•»·")
_GOES_ON = frozenset("،؛")
"""After these a dateline may go on, but where nothing else ends it, it was none."""
_BRACKETS = {"(": ")", "[": "]"}


def after_dateline(text: str, tokens: Sequence[Token], start: int, end: int) -> int:
    """The token after the dateline or kicker at ``start``; ``start`` where there is none."""
    after = after_places(text, tokens, start, end)
    begin = _after_bullet(tokens, start, end)
    return after if after > begin else _after_kicker(tokens, begin, end)


def _after_bullet(tokens: Sequence[Token], start: int, end: int) -> int:
    return start + 1 if start < end and tokens[start].key in _BULLETS else start


def after_places(text: str, tokens: Sequence[Token], start: int, end: int) -> int:
    """The same, but past no kicker: «نیکوکار:» may be who speaks."""
    begin = _after_bullet(tokens, start, end)
    if tells_report(tokens, begin) or not _opens_paragraph(text, tokens, start):
        return begin
    done = item = begin
    limit, credited = min(end, begin + _LONGEST), False
    while (mark := _next_mark(tokens, item, limit)) is not None:
        if tokens[mark].key in _BRACKETS:
            after = _after_bracket(tokens, item, mark, limit)
            if not after:
                break
            # «آلویرا ناپیلین (A. Napilin) استاندار …» is no place.
            names = is_person_start if item == mark else is_name_start
            if tokens[after - 1].key in _PARTS or names(tokens, after, end):
                done = after
            item = after
        elif (credited and _is_byline(tokens, item, mark, end)) or _is_part(
            tokens, item, mark, end
        ):
            credited = credited or tokens[item].key in boundary("agency")
            item = _past_sign(tokens, mark, limit)
            if tokens[mark].key not in _GOES_ON or (
                credited and done == begin and is_person_start(tokens, item, end)
            ):
                done = item
            if tokens[mark].key == "/" and is_person_start(tokens, item + 1, end):
                done = item + 1  # «ایسنا/مهرکنار رامین نیکوکار …»
        else:
            break
    return done


def _past_sign(tokens: Sequence[Token], mark: int, last: int) -> int:
    """Past a mark and those like it: «مهرکنار///»"""
    unlike = (i for i in range(mark, last) if tokens[i].key != tokens[mark].key)
    return next(unlike, last)


def _next_mark(tokens: Sequence[Token], first: int, last: int) -> int | None:
    return next((i for i in range(first, last) if tokens[i].kind == "mark"), None)


def _after_bracket(tokens: Sequence[Token], item: int, opening: int, limit: int) -> int:
    """Past «(ایسنا)» and the dash after it; 0 where nothing of a dateline, which begins at
    ``item``, is in brackets."""
    if item < opening and not _is_item(tokens, item, opening):
        return 0
    closing = _BRACKETS[tokens[opening].key]
    near = range(opening + 1, min(limit, opening + _LONGEST_BRACKET))
    close = next((i for i in near if tokens[i].key == closing), None)
    if close is None or close + 1 >= limit:
        return 0
    return close + 2 if tokens[close + 1].key in "-:" else close + 1


def _is_part(tokens: Sequence[Token], first: int, mark: int, end: int) -> bool:
    """Whether the words up to a mark are a dateline's."""
    if tokens[mark].key not in _PARTS or (
        is_hyphen(tokens, first, mark, end) and only_name(tokens, mark - 1)
    ):
        return False  # «ژان-پیر»
    if not _is_item(tokens, first, mark) and not _is_reporter(tokens, first, mark):
        return False
    return tokens[mark].key != "-" or not _in_apposition(tokens, mark, end)


def _is_reporter(tokens: Sequence[Token], first: int, last: int) -> bool:
    """«خبرنگار سپهر از مهرکنار»"""
    if not first < last <= first + _LONGEST_REPORTER or tokens[first].key not in boundary("agency"):
        return False
    return not any(is_verb(t.key) or t.kind == "mark" for t in tokens[first:last])


def _is_byline(tokens: Sequence[Token], first: int, dash: int, end: int) -> bool:
    """«گروه اجتماعی - سارا سپهرداد - رئیس شورا گفت»: who reports, not the president's name."""
    if tokens[dash].key != "-" or not 1 < dash - first < _LONGEST_ITEM:
        return False
    if not is_given(tokens[first].key):
        return False
    near = range(dash + 1, min(end, dash + _LONGEST_APPOSITION))
    stop = next((i for i in near if tokens[i].key in ("-", ":")), None)
    posted = post_size(tokens, dash + 1, end) > 0
    return posted and (stop is None or tokens[stop].key == ":")


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
    if tokens[first].key in pronouns() or any(is_verb(t.key) for t in tokens[first:last]):
        return False
    if any(_is_post(tokens, index, last) for index in range(first + 1, last)):
        return False  # «سارا سپهرداد معاون فنی-عمرانی …»
    if last - first > 1 and is_given(tokens[first].key) and only_name(tokens, first):
        return tokens[first + 1].key in boundary("agency_end")
    return post_size(tokens, first, last) == 0 or not is_person_start(tokens, first, last)


def _is_post(tokens: Sequence[Token], index: int, last: int) -> bool:
    return not is_given(tokens[index].key) and is_person_start(tokens, index, last)


def _in_apposition(tokens: Sequence[Token], dash: int, end: int) -> bool:
    """Whether a post in dashes follows: the words before are a name, or the dash opens a clause."""
    if dash + 1 >= end or tokens[dash + 1].key == KE:
        return True
    if not post_size(tokens, dash + 1, end) or not is_person_start(tokens, dash + 1, end):
        return False
    return any(t.key == "-" for t in tokens[dash + 2 : min(end, dash + _LONGEST_APPOSITION)])


def _after_kicker(tokens: Sequence[Token], start: int, end: int) -> int:
    """Past «گروه اجتماعی:» and «ایسنا:»."""
    for index in range(start, min(end, start + _LONGEST_KICKER)):
        if tokens[index].key == ":" and not is_verb(tokens[index - 1].key):
            return index + 1
    return start


def after_glued_headline(tokens: Sequence[Token], start: int, end: int) -> int:
    """Past «راه بسته شد مهرکنار - سپهرنا -», where a headline and the dateline under it have become
    one line; ``start`` where no word stands between dashes behind a clause and before somebody."""
    for index in range(start + 1, min(end, start + _LONGEST_HEADLINE) - 3):
        if tokens[index].key == "-" == tokens[index + 2].key:
            placed = not post_size(tokens, index + 1, end)
            clause = any(is_verb(token.key) for token in tokens[start:index])
            named = is_person_start(tokens, index + 3, end)
            return index + 3 if placed and clause and named else start
    return start


def after_report(tokens: Sequence[Token], index: int, end: int) -> int:
    """Past the agency of «به گزارش …», which begins at ``index``."""
    agency = index
    for here in range(index, end):
        key = tokens[here].key
        if key in _BREAKS:
            return _past_short_name(tokens, here + 1, end)
        if key == "«" and tokens[here - 1].key == "»" and _is_posted(tokens, here, end):
            return here  # «به گزارش «سپهر» | «رامین نیکوکار» سخنگوی …»
        if key in boundary("agency") or key == "«":
            agency = here + 1
        elif here == agency:
            continue
        elif key == "-" and is_person_start(tokens, here + 1, end):
            return here + 1
        elif key in pronouns() or (is_person_start(tokens, here, end) and _is_whole(tokens, here)):
            return here
    return end


def _is_posted(tokens: Sequence[Token], opening: int, end: int) -> bool:
    """Whether a person's post follows a few words in marks."""
    near = range(opening + 2, min(end, opening + _LONGEST_ITEM + 2))
    close = next((i for i in near if tokens[i].key == "»"), None)
    return close is not None and is_person_start(tokens, close + 1, end)


def _past_short_name(tokens: Sequence[Token], index: int, end: int) -> int:
    """«خبرگزاری کار مهرکنار، | سپهرنا، | دکتر نیکوکار، رئیس شورا، گفت», «ایسنا، | منطقه مهرکنار، |
    رامین نیکوکار»."""
    near = range(index + 1, min(end, index + _LONGEST_ITEM + 1))
    comma = next((i for i in near if tokens[i].kind != "word"), end)
    if comma + 1 >= end or tokens[comma].key != COMMA or tokens[index].kind != "word":
        return index
    if is_name_start(tokens, index, end) or not is_person_start(tokens, comma + 1, end):
        return index
    # «استاندار، دکتر نیکوکار گفت» is no agency's.
    posted = post_size(tokens, index, end) or post_size(tokens, comma + 1, end)
    told = any(stops(token.key) or is_verb(token.key) for token in tokens[index:comma])
    return index if posted or told else comma + 1


def _is_whole(tokens: Sequence[Token], index: int) -> bool:
    """Whether more than one given name stands here: «سپهر» alone is an agency's name, «هنری» a
    section's («خبرنگار هنری گروه دانشگاه»), «هامون» before a title the end of one («پیک هامون دکتر
    نیکوکار»)."""
    if not is_given(tokens[index].key) or index + 1 >= len(tokens):
        return True
    if (size := honorific_size(tokens, index + 1, len(tokens))) and index + size + 1 < len(tokens):
        called = tokens[index + size + 1]
        if called.kind == "word" and not (stops(called.key) or is_verb(called.key)):
            return False
    after = tokens[index + 1]
    if post_size(tokens, index + 1, len(tokens)) and not is_person_start(
        tokens, index + 1, len(tokens)
    ):
        return False
    return after.kind == "word" and not stops(after.key)
