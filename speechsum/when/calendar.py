"""Days of three calendars, and stretches of days.

The Jalali arithmetic is jalali_core's (the part of jdatetime that converts days), imported when
the first date is met, because most texts have none.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date as Date
from datetime import timedelta
from functools import lru_cache

from speechsum.tuples import NamedTuple

_LUNAR_EPOCH, _CYCLE, _CYCLE_DAYS = 227_014, 30, 10_631
_MONTHS, _MIDDLE, _FEWEST_OF_YEAR, _DIGITS = 12, 15, 360, 8


class Stretch(NamedTuple):
    """Days from ``first`` to ``last``; None where the words tell none."""

    first: Date | None
    last: Date | None


UNKNOWN = Stretch(None, None)
"""A time that has no day, or whose words are understood by half."""


def today() -> Date:
    """The day on which the program runs: the one place that asks the clock."""
    return Date.today()


@lru_cache(maxsize=512)
def jalali_to_gregorian(year: int, month: int, day: int) -> Date:
    """The Gregorian day of a Jalali one.

    >>> jalali_to_gregorian(1401, 5, 11)
    datetime.date(2022, 8, 2)

    Raises:
        ValueError: there is no such day.
    """
    from jalali_core import JalaliToGregorian

    if not 1 <= month <= _MONTHS or not 1 <= year <= 3000:
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


def lunar_to_gregorian(year: int, month: int, day: int) -> Date:
    """The Gregorian day of a lunar one, by the arithmetical calendar.

    Reingold and Dershowitz, *Calendrical Calculations* (2018), chapter 7. The announced day may be
    another by one: of 17 feasts announced in Iran from 1398 to 1404 it has 13, the tables of Umm
    al-Qura have 6.

    >>> lunar_to_gregorian(1444, 2, 20)
    datetime.date(2022, 9, 17)

    The 30th of a month of 29 days is its last: the announced month may be longer by one.

    Raises:
        ValueError: there is no such day.
    """
    if not 1 <= month <= _MONTHS or not 1 <= day <= 30:
        raise ValueError(f"no such day: {year}-{month}-{day}")
    following = _before_month(year + month // _MONTHS, month % _MONTHS + 1)
    return Date.fromordinal(min(_before_month(year, month) + day, following))


def _before_month(year: int, month: int) -> int:
    """The ordinal of the day before a lunar month."""
    return _LUNAR_EPOCH + (59 * month - 58) // 2 + (year - 1) * 354 + (3 + 11 * year) // _CYCLE


def _lunar_year(day: Date) -> int:
    return (_CYCLE * (day.toordinal() - _LUNAR_EPOCH - 1) + 10_646) // _CYCLE_DAYS


class Calendar(NamedTuple):
    """The day of a year, month and day (ValueError: there is none), the year of a day, and the
    years that are of this calendar where nothing but digits tells of which."""

    day: Callable[[int, int, int], Date]
    year: Callable[[Date], int]
    years: range

    def found(self, year: int, month: int, day: int) -> Date | None:
        """The day, or None where there is no such one."""
        try:
            return self.day(year, month, day)
        except ValueError:
            return None

    def months(self, year: int, first: int, last: int) -> Stretch:
        """The days of months, which may run over the year's end."""
        (began, first), (ended, after) = (divmod(month, _MONTHS) for month in (first - 1, last))
        following = self.day(year + ended, after + 1, 1)
        return Stretch(self.day(year + began, first + 1, 1), following - timedelta(1))


JALALI = Calendar(jalali_to_gregorian, lambda day: gregorian_to_jalali(day)[0], range(1200, 1430))
LUNAR = Calendar(lunar_to_gregorian, _lunar_year, range(1430, 1500))
GREGORIAN = Calendar(Date, lambda day: day.year, range(1800, 2200))


def iso_jalali(day: Date) -> str:
    """The day in the Jalali calendar as ``1401-05-11``."""
    return "{:04}-{:02}-{:02}".format(*gregorian_to_jalali(day))


def parse_day(text: str) -> Date:
    """A day given as ``1401-05-11`` (Jalali), ``2022-08-02`` (Gregorian) or ``today``, any digits.

    Also without marks (``14010511``) or from its other end (``11-05-1401``).

    Raises:
        ValueError: it is none of these, may be of two days, or there is no such day.
    """
    text = text.strip()
    if text == "today":
        return today()
    bare = text.isdecimal() and len(text) == _DIGITS
    year, month, day = map(
        int, (text[:4], text[4:6], text[6:]) if bare else re.split("[-/._]", text)
    )
    if year < JALALI.years.start <= day:
        year, day = day, year
        if year in GREGORIAN.years and day <= _MONTHS:
            raise ValueError(f"a day and a month in either order: {text!r}")
    found = day_of(year, month, day)
    if found is None:
        raise ValueError(f"no day of our time: {text!r}")
    return found


def require_our_time(day: Date) -> None:
    """Refuse a day around which no deadline can be counted, and which no report is of.

    Raises:
        ValueError: its year is not in those of `GREGORIAN`.
    """
    if day.year not in GREGORIAN.years:
        raise ValueError(f"no day of our time: {day}")


def day_of(year: int, month: int, day: int) -> Date | None:
    """The day of numbers whose year tells the calendar; None where there is no such day."""
    for calendar in (JALALI, LUNAR, GREGORIAN):
        if year in calendar.years:
            return calendar.found(year, month, day)
    return None


def shifted(day: Date, count: int) -> Date:
    """The same day ``count`` months later; a month's last day where it has no such one."""
    year, month, number = gregorian_to_jalali(day)
    first, last = JALALI.months(year, month + count, month + count)
    assert first is not None
    assert last is not None
    return min(first + timedelta(number - 1), last)


def week_of(day: Date, ahead: int = 0) -> Stretch:
    """The week around ``day``, or one after it; it begins on Saturday (Python's 5)."""
    saturday = day - timedelta((day.weekday() - 5) % 7) + timedelta(7 * ahead)
    return Stretch(saturday, saturday + timedelta(6))


def middle(time: Stretch) -> Stretch:
    """The middle day: the 15th of a month, the last of Shahrivar for a year."""
    if time.first is None or time.last is None:
        return UNKNOWN
    length = (time.last - time.first).days + 1
    if length > _FEWEST_OF_YEAR:
        found = shifted(time.first, _MONTHS // 2) - timedelta(1)
    elif 29 <= length <= 31:
        found = time.first + timedelta(_MIDDLE - 1)
    else:
        found = time.first + timedelta((length - 1) // 2)
    return Stretch(found, found)
