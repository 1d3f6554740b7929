"""The dateline: on what day, and at what occasion, the speech was given."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date as Date
from functools import cache

from speechsum import lexicon
from speechsum.attribution.vocabulary import is_verb, stops
from speechsum.model import Day, Published, Span
from speechsum.text.calendar import (
    iso_jalali,
    jalali_to_gregorian,
    month_at,
    months_in,
    nearest_year,
    number_at,
    parse_iso,
    weekday_at,
)
from speechsum.text.segments import Document
from speechsum.text.tokens import words_of

# Words that put a date into the present of the report; a date without one may be any date.
_NOW = frozenset(words_of("امروز دیروز امشب دیشب روز صبح ظهر عصر شامگاه بامداد بعدازظهر پریروز"))
_LONGEST_OCCASION = 16
_FIRST_YEARS = range(1300, 1500)


def speech_date(
    document: Document, narration: Sequence[tuple[int, int]], today: Date | None
) -> Day | None:
    """The day of the speech.

    Args:
        document: the report.
        narration: token ranges of narration, the first ones of the report.
        today: the day from which a date without a year is counted; None for a date with a year
            in the text, else the day on which the program runs.
    """
    keys = document.keys
    for first, last in narration:
        for index in months_in(keys, first, last):
            month = month_at(keys, index)
            found = _day_before(keys, first, index)
            if month is None or found is None:
                continue
            begin, day, weekday, marked = found
            year, end = _year_after(keys, index + 1, last)
            if not marked:
                continue
            value = _valued(keys, year, month, day, weekday, today)
            if value is None:
                continue
            span = Span.of(
                document.text, document.tokens[begin].start, document.tokens[end - 1].end
            )
            return Day(iso_jalali(value), value.isoformat(), "text", span)
    return None


def day_of(published: Published) -> Day | None:
    """The day told outside of the text; None where there is no such day."""
    try:
        value = parse_iso(published.day)
    except ValueError:
        return None
    return Day(iso_jalali(value), value.isoformat(), published.whence)


def _day_before(
    keys: tuple[str, ...], first: int, index: int
) -> tuple[int, int, int | None, bool] | None:
    """Where the date begins, its day, its weekday, and whether it is told as the report's own."""
    for size in (3, 2, 1):
        begin = index - size
        if begin < first:
            continue
        number = number_at(keys, begin)
        if number is None or number[1] != size or not 1 <= number[0] <= 31:
            continue
        weekday, marked = None, False
        while begin > first:
            if keys[begin - 1] in ("،", "(", "مورخ"):
                begin -= 1
                continue
            named = next(
                (
                    (width, found[0])
                    for width in (2, 1)
                    if begin - width >= first
                    and (found := weekday_at(keys, begin - width))
                    and found[1] == width
                ),
                None,
            )
            if named is not None:
                weekday, marked = named[1], True
                begin -= named[0]
            elif keys[begin - 1] in _NOW:
                marked = True
                begin -= 1
            else:
                break
        while keys[begin] in ("،", "(", "مورخ"):
            begin += 1
        return begin, number[0], weekday, marked
    return None


def _year_after(keys: tuple[str, ...], index: int, last: int) -> tuple[int | None, int]:
    """The year after a month, if there is one, and where the date ends."""
    end = index
    if end < last and keys[end] == "ماه":
        end += 1
    after = end + 1 if end < last and keys[end] == "سال" else end
    if after < last and keys[after].isdecimal() and int(keys[after]) in _FIRST_YEARS:
        return int(keys[after]), after + 1
    return None, end


def _valued(
    keys: tuple[str, ...],
    year: int | None,
    month: int,
    day: int,
    weekday: int | None,
    today: Date | None,
) -> Date | None:
    if year is None:
        reference = today or _dated(keys) or Date.today()
        return nearest_year(month, day, weekday, reference)
    try:
        return jalali_to_gregorian(year, month, day)
    except ValueError:
        return None


def _dated(keys: tuple[str, ...]) -> Date | None:
    """The first date of the text that has a year."""
    for index in months_in(keys, 1, len(keys) - 1):
        month = month_at(keys, index)
        if month is None or not keys[index - 1].isdecimal():
            continue
        year, _ = _year_after(keys, index + 1, len(keys))
        if year is not None:
            try:
                return jalali_to_gregorian(year, month, int(keys[index - 1]))
            except ValueError:
                continue
    return None


def occasion(document: Document, narration: Sequence[tuple[int, int]]) -> Span | None:
    """What the speech was given at («همایش آب و راه»), from the first narration that says so."""
    tokens = document.tokens
    for first, last in narration:
        for index in range(first + 1, last):
            if tokens[index - 1].key != "در" or tokens[index].key not in _occasions():
                continue
            end = index + 1
            limit = min(last, index + _LONGEST_OCCASION)
            while end < limit and tokens[end].key not in ("،", ":", ".", "(", ")", "؛"):
                key = tokens[end].key
                joins = end == index + 1 and key in ("با", "از", "به")
                if (stops(key) and not joins and key not in ("و", "در")) or is_verb(key):
                    break
                end += 1
            while end > index + 1 and stops(tokens[end - 1].key):
                end -= 1
            return Span.of(document.text, tokens[index].start, tokens[end - 1].end)
    return None


@cache
def _occasions() -> frozenset[str]:
    return frozenset(words_of(form)[0] for form in lexicon.column("occasions"))
