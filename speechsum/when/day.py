"""The day of the speech: where a document tells it, in the order in which it is believed.

A date in a text is mostly that of something else. It is the day of the speech where the report
makes it its own: «امروز …», the dateline, a weekday beside it in a sentence that reports a speech;
or where a line is a stamp («تاریخ انتشار: …»). Words around it (``lexicon/days.tsv``) show that it
is another event's.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date as Date
from datetime import timedelta
from functools import cache
from itertools import compress
from typing import NamedTuple

from speechsum import lexicon
from speechsum.model import Day, Published, Quote, Span
from speechsum.text.memo import Memo
from speechsum.text.segments import Document, Paragraph
from speechsum.when.calendar import iso_jalali, jalali, parse_day, today
from speechsum.when.expressions import grammar
from speechsum.when.words import Vocabulary

_YEAR = timedelta(366)
_YEARS_BACK = 12
_WIDEST = 6
"""Words from a date's first to its month."""
_SEPARATORS, _YEAR_DIGITS = 2, 4
_SEPARATING = frozenset("-/\\")
_BEFORE = 4
"""Words before a date that may tell whose it is."""
_DATELINE = 8
"""Words of a report's first sentence before its dateline's date ends."""
_TOP, _BOTTOM, _STAMP_WORDS = 10, 6, 24
_OTHER_WORDS = 3
"""Words beside the date on the line of a stamp without a label."""
_TODAY, _SPOKEN, _LINE = 3, 2, 2
_BEFORE_CUE = 8
"""Words between a date that is set off by marks and the cue that it belongs to."""
_SKIPPED = frozenset("،(-:")
_OPENING = frozenset("،(:-")
_PARTING = frozenset("،(-|/")
_HEADING = 2
"""Paragraphs at the top that may be a heading with its date."""
_REACH = 120
"""Words on either side of a date that are looked at: sentences are shorter, and a text of nothing
but dates is read in a time that grows with its length."""
_WEEK = 7
_TERM = timedelta(4 * 365)


class _Dated(NamedTuple):
    """A date of the text: tokens ``first`` to ``last``, from where its own words begin.

    ``value`` is None where no year is told; ``start`` is where the date itself begins, after
    weekday and «امروز».
    """

    first: int
    start: int
    last: int
    weekday: int | None
    now: bool
    named: bool
    value: Date | None


def speech_day(
    document: Document,
    quotes: Sequence[Quote],
    *,
    published: Published | None = None,
    option: Date | None = None,
) -> Day | None:
    """The day of the speech, and where it is told.

    Args:
        document: the report.
        quotes: its quotes: dates in them are spoken of, their cues report a speech.
        published: a day from outside of the text: of the page, the record, the file's name.
        option: what the user says.

    Returns:
        The day, or None where nothing tells it. A day without a year is the last such day not
        after a stamp, ``published``, ``option`` or today, whichever comes first.
    """
    outside = _outside(published)
    reference = outside or option or today()
    dates = list(_dates(document))
    stamp = _stamp(document, dates)
    if stamp is not None:
        reference = _value(document, stamp, reference) or reference
    elif dates:
        reference = _in_era(document, reference)
    near = reference if stamp or outside or option else _near(dates, reference)
    told = _told(document, quotes, dates, stamp, (reference, near))
    if told is not None:
        first, last, day = told
        return _day(day, "text", document, first, last)
    if stamp is not None:
        shifted = _said_before(document, quotes, reference)
        if shifted is not None:
            return _day(shifted[2], "text", document, shifted[0], shifted[1])
        return _day(reference, "stamp", document, stamp.first, stamp.last)
    if outside is not None and published is not None:
        return Day(iso_jalali(outside), outside.isoformat(), published.whence)
    if option is not None:
        return Day(iso_jalali(option), option.isoformat(), "option")
    return None


def _day(day: Date, whence: str, document: Document, first: int, last: int) -> Day:
    tokens = document.tokens
    span = Span.of(document.text, tokens[first].start, tokens[last - 1].end)
    return Day(iso_jalali(day), day.isoformat(), "stamp" if whence == "stamp" else "text", span)


def _outside(published: Published | None) -> Date | None:
    """The day of the page, the record or the name; None where there is no such day."""
    try:
        return parse_day(published.day) if published is not None else None
    except ValueError:
        return None


# Dates in the text.


def _dates(document: Document) -> Iterator[_Dated]:
    """The dates of a text that name a day, in its order."""
    keys = document.keys
    begun = 0
    for anchor in compress(range(len(keys)), map(_IS_ANCHOR.__getitem__, keys)):
        beside = keys[max(0, anchor - 1) : anchor + 2]
        if anchor < begun or (keys[anchor].isdecimal() and _SEPARATING.isdisjoint(beside)):
            continue
        for start in range(max(begun, anchor - _WIDEST), anchor + 1):
            read = grammar().read("date", keys, start, len(keys), None)
            if read is not None and read.last > anchor:
                yield _around(keys, start, read.last, read.stretch.last)
                begun = read.last
                break


def _anchor(key: str) -> bool:
    """Whether a date may hold the word: a month, or a date or year in digits («۱۱-۵-۱۴۰۱»)."""
    if key[:1].isdecimal():
        return sum(not char.isdecimal() for char in key) == _SEPARATORS or len(key) == _YEAR_DIGITS
    return not _months().isdisjoint(grammar().vocabulary.window([key], 0, 1).words)


_IS_ANCHOR: Memo[str, bool] = Memo(_anchor)


@cache
def _months() -> frozenset[str]:
    kinds = ("month", "month-marked", "gregorian", "lunar")
    return frozenset().union(*map(grammar().vocabulary.first_words, kinds))


def _around(keys: Sequence[str], start: int, last: int, value: Date | None) -> _Dated:
    """A date with what belongs to it before it: «امروز (سه‌شنبه، …», «روز», «مورخ»."""
    words = _words()
    first, weekday, now = start, None, False
    named = bool(words.value_at("named", keys, start) or _weekday_at(keys, start))
    while first > 0:
        day = _ending(grammar().vocabulary, "weekday", keys, first)
        if day is not None and weekday is None:
            weekday, first = int(day[1]), first - day[0]
            named = True
            continue
        marked = _ending(words, "now", keys, first)
        if marked is not None:
            now, first = True, first - marked[0]
            continue
        size = _ending(words, "named", keys, first) or _ending(words, "part-of-day", keys, first)
        if size is None and keys[first - 1] not in _SKIPPED:
            break
        named = named or size is not None
        first -= size[0] if size is not None else 1
    while keys[first] in _SKIPPED and first < start:
        first += 1
    return _Dated(first, start, last, weekday, now, named, value)


def _weekday_at(keys: Sequence[str], index: int) -> bool:
    return grammar().vocabulary.value_at("weekday", keys, index) is not None


def _ending(words: Vocabulary, kind: str, keys: Sequence[str], end: int) -> tuple[int, str] | None:
    """The size and value of a form of a class that ends before ``end``."""
    for size in range(min(_BEFORE, end), 0, -1):
        found = words.value_at(kind, keys, end - size)
        if found is not None and len(found.words) == size:
            return size, found.value
    return None


def _value(document: Document, dated: _Dated, reference: Date) -> Date | None:
    """The day of a date; without a year the last one that is not after ``reference``.

    A day of slack is left to a document dated too early; a week where the weekday agrees, because
    the year in which it agreed before is years ago.
    """
    if dated.value is not None:
        return dated.value
    latest = reference + timedelta(1 if dated.weekday is None else _WEEK)
    for back in range(_YEARS_BACK):
        day = _one_before(document.keys, dated, latest - back * timedelta(365.25))
        if day is not None and dated.weekday in (None, day.weekday()):
            return day
    return None


def _one_before(keys: Sequence[str], dated: _Dated, latest: Date) -> Date | None:
    """The last such day not after ``latest``, within a year."""
    found = None
    day = latest + timedelta(1) - _YEAR
    for _ in range(2):  # a lunar year is shorter
        read = grammar().read("date", keys, dated.start, dated.last, day)
        value = read.stretch.last if read is not None else None
        if value is None or not day <= value <= latest:
            break
        found, day = value, value + timedelta(1)
    return found


@cache
def _words() -> Vocabulary:
    return Vocabulary(lexicon.rows("days"))


def _in_era(document: Document, reference: Date) -> Date:
    """Not after the latest term of office that the text names: «دولت سیزدهم».

    The term after it still speaks of it often, so that only later references are cut.
    """
    keys, words = document.keys, _words()
    begins = words.first_words("era")
    found = [
        member.value
        for index in range(len(keys) - 1)
        if keys[index] in begins
        for member in words.members_at("era", keys, index)
    ]
    end = jalali(*map(int, max(found).split("-"))) if found else None
    return end if end is not None and reference > end + _TERM else reference


def _near(dates: Sequence[_Dated], reference: Date) -> Date:
    """Not more than a year after the last day that the text tells with its year."""
    told = [dated.value for dated in dates if dated.value is not None and dated.value <= reference]
    return min(reference, max(told) + _YEAR) if told else reference


# What makes a date the report's own.


def _told(
    document: Document,
    quotes: Sequence[Quote],
    dates: Sequence[_Dated],
    stamp: _Dated | None,
    references: tuple[Date, Date],
) -> tuple[int, int, Date] | None:
    """The date that the report tells as its own: tokens and day.

    ``references`` are for a date whose weekday tells its year and for one without.
    """
    best: tuple[int, _Dated, Date] | None = None
    for dated in dates:
        if dated is stamp or _is_spoken(document, quotes, dated):
            continue
        score = _own(document, quotes, dated)
        if score > (best[0] if best is not None else 0):
            value = _value(document, dated, references[dated.weekday is None])
            if value is not None:
                best = score, dated, value
    return (best[1].first, best[1].last, best[2]) if best is not None else None


def _is_spoken(document: Document, quotes: Sequence[Quote], dated: _Dated) -> bool:
    """Whether a date stands in a direct quote and is not «امروز، …» of a written message."""
    place = document.tokens[dated.start].start
    return any(q.kind == "direct" and q.start <= place < q.end for q in quotes) and not (
        dated.now and dated.value is None and dated.weekday is not None
    )


def _own(document: Document, quotes: Sequence[Quote], dated: _Dated) -> int:
    """How surely a date is that of the speech; 0 where it is another's."""
    if dated.now:
        return _TODAY
    first, last = _sentence(document, dated.start)
    keys = document.keys
    if _is_dateline(document, dated, first):
        return _LINE
    first, last = max(first, dated.first - _REACH), min(last, dated.last + _REACH)
    tokens = document.tokens
    start, end = tokens[first].start, tokens[last - 1].end
    told = min((q.start for q in quotes if q.start > tokens[dated.start].start), default=end)
    narrated = min(last, document.token_at(told))
    named = dated.named or _is_set_off(document, quotes, dated)
    if not named or _is_anothers(keys, dated, first, narrated):
        return 0
    reports = any(q.cue is not None and start <= q.cue.start < end for q in quotes)
    met = _words().stands_in("session", keys, first, last)
    return _SPOKEN if reports or met else 0


def _is_set_off(document: Document, quotes: Sequence[Quote], dated: _Dated) -> bool:
    """Whether a day needs no word that names it: «نیکوکار ۱۴۰۲/۵/۱۱ گفت: …», «نیکوکار، ۱۱ مرداد
    ۱۴۰۲ …، گفت: …», «نیکوکار ۱۱ مرداد ۱۴۰۲ در نشست راه گفت: …», with its year."""
    if dated.value is None:
        return False
    cues = (document.token_at(quote.cue.start) for quote in quotes if quote.cue is not None)
    cue = min((cue for cue in cues if cue >= dated.last), default=None)
    if cue is None or cue - dated.last > _BEFORE_CUE:
        return False
    keys = document.keys
    marked = dated.first > 0 and keys[dated.first - 1] in _OPENING
    placed = _words().value_at("setting", keys, dated.last) is not None
    placed = placed and _OPENING.isdisjoint(keys[dated.last : cue])
    joined = _words().stands_in("clause", keys, dated.last, cue)
    return cue == dated.last or ((marked or placed) and not joined)


def _sentence(document: Document, token: int) -> tuple[int, int]:
    place = bisect_right(document.sentences, token, key=lambda sentence: sentence.first) - 1
    if place >= 0 and token < document.sentences[place].last:
        return document.sentences[place].first, document.sentences[place].last
    return token, token + 1


def _is_dateline(document: Document, dated: _Dated, first: int) -> bool:
    """«تهران - ۲۲ مرداد ۱۴۰۴ - ایرنا -»: a date between marks where a report begins."""
    body = next((p for p in document.paragraphs if p.kind == "body"), None)
    if body is None or first != body.first or dated.last - first > _DATELINE:
        return False
    keys = document.keys
    opened = dated.first == first or keys[dated.first - 1] in _OPENING
    closed = dated.last < len(keys) and keys[dated.last] in ("-", ")", ":", "،", "(", "/")
    return opened and closed and "-" in keys[first : dated.last + 4]


def _is_anothers(keys: Sequence[str], dated: _Dated, first: int, last: int) -> bool:
    """Whether the words around a date tell of another event, or of a day to come."""
    words = _words()
    before = keys[max(first, dated.first - _BEFORE) : dated.first]
    if words.stands_in("other", before, 0, len(before)):
        return True
    if _ending(words, "not-of", keys, dated.first) is not None:
        return True
    if words.value_at("that-word", keys, dated.last) is not None:
        return True  # «روز ۱۰ مرداد که راه را بست»
    if words.stands_in("decided", keys, first, dated.first):
        return True  # «مقرر شد در جلسه روز ۱۱ مرداد …»
    return words.stands_in("to-come", keys, first, last)


# Stamps.


def _stamp(document: Document, dates: Sequence[_Dated]) -> _Dated | None:
    """The date of a line that tells when the document was written or published."""
    best: tuple[int, _Dated] | None = None
    for dated in dates:
        score = _stamped(document, dated)
        if score > (best[0] if best is not None else 0):
            best = score, dated
    return best[1] if best is not None else None


def _stamped(document: Document, dated: _Dated) -> int:
    """How surely a date is a stamp: with a label, with an hour, or nearly alone on its line."""
    keys, words = document.keys, _words()
    number = bisect_right(document.paragraphs, dated.start, key=lambda one: one.last)
    paragraph = document.paragraphs[number]
    ahead = max(paragraph.first, dated.first - _REACH)
    if words.stands_in("not-stamp", keys, ahead, dated.first):
        return 0
    below = len(document.paragraphs) - number
    edge = paragraph.kind == "stamp" or number < _TOP or below <= _BOTTOM
    size = paragraph.last - paragraph.first
    short = size <= _STAMP_WORDS
    label = _label(keys, paragraph.first, dated)
    if label is not None and edge and (short or dated.start - paragraph.first <= _STAMP_WORDS):
        return 3 if label else 2
    if dated.value is None:
        return 0
    begins = dated.first in (_sentence(document, dated.start)[0], paragraph.first)
    if begins and _with_hour(keys, dated.last):
        return 2
    if paragraph.kind == "stamp":
        return 2
    line = edge and _is_line_of(document, dated, paragraph)
    # «سخنان نیکوکار در شورا - ۱۱ مرداد ۱۴۰۱»
    heads = number < _HEADING and dated.last == paragraph.last and keys[dated.first - 1] in _PARTING
    return int(line or heads or dated.first == 0 or dated.last == len(keys))


def _is_line_of(document: Document, dated: _Dated, paragraph: Paragraph) -> bool:
    """Whether a line is a stamp without a label: little else, or «توسط خبرگزاری …»."""
    size = paragraph.last - paragraph.first
    if size - (dated.last - dated.first) <= _OTHER_WORDS and paragraph.kind != "headline":
        return True
    if size > _STAMP_WORDS:
        return False
    return _words().stands_in("source", document.keys, paragraph.first, dated.first)


def _label(keys: Sequence[str], first: int, dated: _Dated) -> str | None:
    """The value of the label before a date."""
    words = _words()
    found = _ending(words, "label", keys, dated.start)
    if found is not None:
        return found[1]
    for index in range(max(first, dated.first - _BEFORE), dated.first):
        label = words.value_at("label", keys, index)
        if label is not None:
            return label.value
    return None


def _with_hour(keys: Sequence[str], last: int) -> bool:
    """Whether an hour follows a date: «ساعت ۹», «- ۱۰:۲۰»."""
    after = keys[last : last + 3]
    hour = _words().stands_in("hour", after, 0, len(after))
    return hour or any(":" in key for key in after)


# Days before the stamp.


def _said_before(
    document: Document, quotes: Sequence[Quote], stamp: Date
) -> tuple[int, int, Date] | None:
    """«… روز سه‌شنبه گفت» and «… دیروز گفت» in the first cue: a day before the stamp's."""
    cue = next((quote.cue for quote in quotes if quote.cue is not None), None)
    if cue is None:
        return None
    first, last = _sentence(document, document.token_at(cue.start))
    last = min(last, document.token_at(cue.start))
    keys, words = document.keys, _words()
    for index in range(first, last):
        before = keys[max(first, index - _BEFORE) : index]
        if words.stands_in("other", before, 0, len(before)):
            continue
        yesterday = words.value_at("yesterday", keys, index)
        if yesterday is not None:
            return index, index + len(yesterday.words), stamp - timedelta(1)
        named = words.value_at("named", keys, index)
        if named is None:
            continue
        start = index + len(named.words)
        weekday = grammar().vocabulary.value_at("weekday", keys, start)
        if weekday is not None:
            end = start + len(weekday.words)
            return index, end, stamp - timedelta((stamp.weekday() - int(weekday.value)) % _WEEK)
    return None
