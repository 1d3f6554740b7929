"""The dates of a text, and the year of one that tells none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date as Date
from datetime import timedelta
from functools import cache, cached_property
from itertools import compress

from speechsum import lexicon
from speechsum.text.memo import Memo
from speechsum.text.segments import Document
from speechsum.tuples import NamedTuple
from speechsum.when import calendar
from speechsum.when.calendar import Stretch, day_of
from speechsum.when.expressions import grammar
from speechsum.when.words import Vocabulary

_WIDEST = 6
"""Words from a date's first to its month."""
BEFORE = 4
"""Words before a date that may tell whose it is."""
_SEPARATORS, _YEAR_DIGITS, _CODE_DIGITS = 2, 4, range(8, 16)
_SEPARATING = frozenset("-/\\")
_SKIPPED = frozenset("،()-:/|")
_YEAR, _QUARTER, _MONTH = timedelta(366), timedelta(92), timedelta(31)
_YEARS = 12
"""Any date falls on each weekday at least once in so many years."""
SLACK, _WEEK = timedelta(1), timedelta(7)
_FIRST = Date(2001, 3, 21)
"""What a text tells of earlier years is history (a war, a revolution), and dates no document that
was written for screens."""


class Dated(NamedTuple):
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


@cache
def signs() -> Vocabulary:
    """The words that tell whose a date is."""
    return Vocabulary(lexicon.rows("days"))


def dates_of(document: Document) -> Iterator[Dated]:
    """The dates of a text that name a day, in its order."""
    keys = document.keys
    begun = 0
    for anchor in compress(range(len(keys)), map(_IS_ANCHOR.__getitem__, keys)):
        beside = keys[max(0, anchor - 1) : anchor + 2]
        bare = keys[anchor].isdecimal() and len(keys[anchor]) == _YEAR_DIGITS
        if anchor < begun or (bare and _SEPARATING.isdisjoint(beside)):
            continue
        for start in range(max(begun, anchor - _WIDEST), anchor + 1):
            read = grammar().read("date", keys, start, len(keys), None)
            if read is not None and read.last > anchor:
                yield _around(keys, start, read.last, read.stretch.last)
                begun = read.last
                break


def _anchor(key: str) -> bool:
    """Whether a date may hold the word: a month, or a date, its year or a code that begins with
    one in digits («۱۱-۵-۱۴۰۱», «۱۴۰۱۰۵۱۱۰۷۷۷۷»)."""
    if key[:1].isdecimal():
        if key.isdecimal():
            return len(key) == _YEAR_DIGITS or len(key) in _CODE_DIGITS
        return sum(not char.isdecimal() for char in key) >= _SEPARATORS
    return is_month(key)


def is_month(key: str) -> bool:
    """Whether a month's name begins in a word («مردادماه», «۱۱مرداد»)."""
    return not _months().isdisjoint(grammar().vocabulary.window([key], 0, 1).words)


_IS_ANCHOR: Memo[str, bool] = Memo(_anchor)


@cache
def _months() -> frozenset[str]:
    kinds = ("month", "month-marked", "gregorian", "lunar")
    return frozenset().union(*map(grammar().vocabulary.first_words, kinds))


def is_of_date(key: str) -> bool:
    """Whether a word is a number, a mark, a weekday or a month."""
    return not key.isalpha() or is_month(key) or _weekday_at((key,), 0)


def _around(keys: Sequence[str], start: int, last: int, value: Date | None) -> Dated:
    """A date with what belongs to it before it: «امروز (سه‌شنبه، …», «روز», «مورخ»."""
    first, weekday, now = start, None, False
    named = bool(signs().value_at("named", keys, start) or _weekday_at(keys, start))
    while first > 0:
        day = ending(grammar().vocabulary, "weekday", keys, first)
        if day is not None and weekday is None:
            weekday, first = int(day[1]), first - day[0]
            named = True
            continue
        marked = ending(signs(), "now", keys, first)
        if marked is not None:
            now, first = True, first - marked[0]
            continue
        size = ending(signs(), "named", keys, first) or ending(signs(), "part-of-day", keys, first)
        glued = grammar().vocabulary.parts(keys[first - 1])
        if size is None and len(glued) > 1 and weekday is None:
            inner = _around(glued, len(glued), len(glued), None)  # «امروزدوشنبه»
            if inner.first > 0:
                break
            weekday, now, size = inner.weekday, now or inner.now, (1, "")
        if size is None and keys[first - 1] not in _SKIPPED:
            break
        named = named or size is not None
        first -= size[0] if size is not None else 1
    while first < start and keys[first] in _SKIPPED:
        first += 1
    return Dated(first, start, last, weekday, now, named, value)


def _weekday_at(keys: Sequence[str], index: int) -> bool:
    return grammar().vocabulary.value_at("weekday", keys, index) is not None


def ending(
    vocabulary: Vocabulary, kind: str, keys: Sequence[str], end: int
) -> tuple[int, str] | None:
    """The size and value of a form of a class that ends before ``end``."""
    for size in range(min(BEFORE, end), 0, -1):
        found = vocabulary.value_at(kind, keys, end - size)
        if found is not None and len(found.words) == size:
            return size, found.value
    return None


class Years:
    """The year of a date that tells none, by what is known of the document's own day.

    With a reference (a stamp, the page, the record, the file's name, a date in the report's
    number or address, ``--date``) it is the last such day not after it, a day or (with a weekday)
    a week of slack allowed: a report is of the past. Without one only the document counts, by the
    newest that it tells as past, not before `_FIRST` and not after today. With a weekday: a date,
    a year or a term of office; the last such day not after it or, where the weekday does not
    agree, the first year after it that agrees, until tomorrow; with none of that the last such day
    not after tomorrow. Without a weekday: a date with its year, at most three months before the
    day or a month after it. Else there is no day: a wrong one is worse than none.

    Args:
        document: the report.
        dates: its dates.
        reference: a day not before the one on which the document was written.
    """

    def __init__(self, document: Document, dates: Sequence[Dated], reference: Date | None) -> None:
        self._document, self._dates, self._reference = document, dates, reference

    def day_of(self, dated: Dated) -> Date | None:
        """The day of a date; None where nothing tells its year."""
        if dated.value is not None:
            return dated.value
        known, weekday = self._reference, dated.weekday
        if known is not None:
            # A day of slack is left to a document dated too early, a week where the weekday
            # agrees: the year in which it agreed before is years ago.
            return self._such_day(dated, known + (SLACK if weekday is None else _WEEK), -1)
        told = max(self._told, default=None)
        if weekday is None:
            found = self._one_before(dated, told + _QUARTER) if told is not None else None
            return found if found and told and found > told - _MONTH else None
        # «سال ۱۴۰۱» is told in 1400, too: of the next year's budget.
        found = self._such_day(dated, self._newest, 1) if self._newest is not None else None
        latest = calendar.today() + SLACK
        return found if found and found <= latest else self._such_day(dated, latest, -1)

    def _such_day(self, dated: Dated, latest: Date, step: int) -> Date | None:
        """The last such day not after ``latest``; years before or after it by ``step``, where the
        weekday does not agree."""
        for _ in range(_YEARS):
            day = self._one_before(dated, latest)
            if day is not None and dated.weekday in (None, day.weekday()):
                return day
            latest += step * timedelta(365.25)
        return None

    def _one_before(self, dated: Dated, latest: Date) -> Date | None:
        """The last such day not after ``latest``, within a year."""
        found = None
        day = latest + timedelta(1) - _YEAR
        for _ in range(2):  # a lunar year is shorter
            read = grammar().read("date", self._document.keys, dated.start, dated.last, day)
            value = read.stretch.last if read is not None else None
            if value is None or not day <= value <= latest:
                break
            found, day = value, value + timedelta(1)
        return found

    @cached_property
    def _told(self) -> list[Date]:
        """The days that the text tells with their year, as past."""
        return [
            dated.value
            for dated in self._dates
            if dated.value is not None and self._is_past(dated.first, dated.value)
        ]

    @cached_property
    def _newest(self) -> Date | None:
        return max((*self._told, *self._spoken_of()), default=None)

    def _spoken_of(self) -> Iterator[Date]:
        """The years and terms of office that the text tells as past: their first days."""
        keys, vocabulary = self._document.keys, grammar().vocabulary
        begins = signs().first_words("era") | vocabulary.first_words("month")
        begins |= vocabulary.first_words("span")
        for index in compress(range(len(keys)), map(begins.__contains__, keys)):
            for member in signs().members_at("era", keys, index):
                found = day_of(*map(int, member.value.split("-")))
                if found is not None:
                    yield found + _YEAR  # of a term nobody speaks a year before
            if index and vocabulary.may_be_number(keys[index - 1]):
                continue  # «در ده سال ۱۴ متر»
            read = grammar().read("whole", keys, index, len(keys), None)
            first = read.said.first if read and isinstance(read.said, Stretch) else None
            if first is not None and self._is_past(index, first):
                yield first

    def _is_past(self, index: int, day: Date) -> bool:
        """Whether a time at a token is told as past: not as an aim («افق ۱۴۱۴», «تا سال ۱۴۰۵»)."""
        aimed = signs().stands_in("aim", self._document.keys, max(0, index - BEFORE), index)
        return _FIRST <= day <= calendar.today() and not aimed
