"""Jalali and Gregorian days, and the words that name them in a text.

The arithmetic is jalali_core's (the part of jdatetime that converts days); it is imported when the
first date is met, because most texts have none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date as Date
from functools import cache, lru_cache
from itertools import compress

from speechsum import lexicon
from speechsum.text.memo import Memo
from speechsum.text.tokens import words_of

_LONGEST_NUMBER = 3  # «بیست و یکم»


@lru_cache(maxsize=512)
def jalali_to_gregorian(year: int, month: int, day: int) -> Date:
    """The Gregorian day of a Jalali one.

    >>> jalali_to_gregorian(1401, 5, 11)
    datetime.date(2022, 8, 2)

    Raises:
        ValueError: there is no such day.
    """
    from jalali_core import JalaliToGregorian

    if not 1 <= month <= 12 or not 1 <= day <= 31 or not 1 <= year <= 3000:
        raise ValueError(f"no such day: {year}-{month}-{day}")
    found = Date(*JalaliToGregorian(year, month, day).getGregorianList())
    if gregorian_to_jalali(found) != (year, month, day):
        raise ValueError(f"no such day: {year}-{month}-{day}")
    return found


@lru_cache(maxsize=512)
def gregorian_to_jalali(day: Date) -> tuple[int, int, int]:
    """Year, month and day of the Jalali calendar.

    >>> gregorian_to_jalali(Date(2022, 8, 2))
    (1401, 5, 11)
    """
    from jalali_core import GregorianToJalali

    year, month, number = GregorianToJalali(day.year, day.month, day.day).getJalaliList()
    return year, month, number


def iso_jalali(day: Date) -> str:
    """The day in the Jalali calendar as ``1401-05-11``."""
    return "{:04}-{:02}-{:02}".format(*gregorian_to_jalali(day))


def month_end(year: int, month: int) -> Date:
    """The last day of a Jalali month."""
    following = (year + 1, 1) if month == 12 else (year, month + 1)
    return Date.fromordinal(jalali_to_gregorian(*following, 1).toordinal() - 1)


def nearest_year(month: int, day: int, weekday: int | None, reference: Date) -> Date | None:
    """The day ``day`` of the Jalali month ``month`` that lies nearest to ``reference``.

    With a weekday (Monday 0 to Sunday 6) only years count in which the day falls on it, so that
    «سه شنبه ۱۱ مرداد» tells its year. None where the month never has such a day.
    """
    around = gregorian_to_jalali(reference)[0]
    # A date falls on each weekday at least once in any eleven years.
    days = (_day_or_none(around + step, month, day) for step in range(-11, 12))
    fitting = [d for d in days if d is not None and weekday in (None, d.weekday())]
    return min(fitting, key=lambda found: abs(found - reference), default=None)


def _day_or_none(year: int, month: int, day: int) -> Date | None:
    try:
        return jalali_to_gregorian(year, month, day)
    except ValueError:
        return None


def month_at(keys: Sequence[str], index: int) -> int | None:
    """The Jalali month, 1 to 12, that the word at ``index`` names."""
    return _MONTHS[keys[index]]


def months_in(keys: Sequence[str], first: int, last: int) -> Iterator[int]:
    """Where Jalali months are named from ``first`` to before ``last``."""
    return compress(range(first, last), map(_MONTHS.__getitem__, keys[first:last]))


def gregorian_month_at(keys: Sequence[str], index: int) -> int | None:
    """The Gregorian month, 1 to 12, that the word at ``index`` names."""
    return _values("gregorian").get((keys[index],))


def weekday_at(keys: Sequence[str], index: int) -> tuple[int, int] | None:
    """The weekday named from ``index`` on (Monday 0), and how many words name it."""
    return _longest("weekday", keys, index, 2)


def number_at(keys: Sequence[str], index: int) -> tuple[int, int] | None:
    """The number in digits or words from ``index`` on, and how many words it takes.

    >>> number_at(("بیست", "و", "یکم", "مهر"), 0)
    (21, 3)
    """
    if index >= len(keys):
        return None
    digits = keys[index]
    if digits.isdecimal():
        return int(digits), 1
    first = _longest("number", keys, index, 1)
    if first is None:
        return None
    value, size = first
    if value in (20, 30) and tuple(keys[index + 1 : index + 2]) == ("و",):
        unit = _longest("number", keys, index + 2, 1)
        if unit is not None and unit[0] < 10:
            return value + unit[0], _LONGEST_NUMBER
    return value, size


def _longest(kind: str, keys: Sequence[str], index: int, most: int) -> tuple[int, int] | None:
    table = _values(kind)
    for size in range(most, 0, -1):
        value = table.get(tuple(keys[index : index + size]))
        if value is not None:
            return value, size
    return None


@cache
def _values(kind: str) -> dict[tuple[str, ...], int]:
    return {
        words_of(row["form"]): int(row["value"])
        for row in lexicon.rows("calendar")
        if row["class"] == kind
    }


_MONTHS: Memo[str, int | None] = Memo(lambda key: _values("month").get((key.removesuffix("ماه"),)))


def parse_iso(text: str) -> Date:
    """A day given as ``1401-05-11`` (Jalali) or ``2022-08-02`` (Gregorian), in any digits.

    Raises:
        ValueError: it is neither, or there is no such day.
    """
    year, month, day = (int(part) for part in text.strip().replace("/", "-").split("-"))
    if 1200 <= year < 1600:
        return jalali_to_gregorian(year, month, day)
    if 1800 <= year < 2200:
        return Date(year, month, day)
    raise ValueError(f"no day of our time: {text!r}")
