"""Days of three calendars, and stretches of days.

The Jalali arithmetic is jalali_core's (the part of jdatetime that converts days), imported when
the first date is met, because most texts have none.
"""

from __future__ import annotations

from datetime import date as Date
from datetime import timedelta
from functools import lru_cache

from speechsum.tuples import NamedTuple

JALALI_YEARS = range(1200, 1430)
"""Years of digits that are Jalali: later ones, up to `LUNAR_YEARS`, are lunar."""
LUNAR_YEARS = range(1430, 1500)
GREGORIAN_YEARS = range(1800, 2200)
_LUNAR_EPOCH, _LUNAR_MONTH, _LUNAR_LEAP = 227_014, 30, 11
_FULL_MONTHS, _MONTHS, _MIDDLE = 6, 12, 15


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


def lunar_to_gregorian(year: int, month: int, day: int) -> Date:
    """The Gregorian day of a lunar one, by the arithmetical calendar.

    Reingold and Dershowitz, *Calendrical Calculations* (2018), chapter 7. The announced day may be
    another by one: of 17 feasts announced in Iran from 1398 to 1404 it has 13, the tables of Umm
    al-Qura have 6.

    >>> lunar_to_gregorian(1444, 2, 20)
    datetime.date(2022, 9, 17)

    Raises:
        ValueError: there is no such day.
    """
    if not 1 <= month <= _MONTHS or not 1 <= day <= _LUNAR_MONTH:
        raise ValueError(f"no such day: {year}-{month}-{day}")
    first = (59 * (month - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30
    leap = (14 + 11 * year) % 30 < _LUNAR_LEAP
    if day == _LUNAR_MONTH and month % 2 == 0 and not (leap and month == _MONTHS):
        raise ValueError(f"no such day: {year}-{month}-{day}")
    return Date.fromordinal(first + day + _LUNAR_EPOCH)


def iso_jalali(day: Date) -> str:
    """The day in the Jalali calendar as ``1401-05-11``."""
    return "{:04}-{:02}-{:02}".format(*gregorian_to_jalali(day))


def parse_day(text: str) -> Date:
    """A day given as ``1401-05-11`` (Jalali), ``2022-08-02`` (Gregorian) or ``today``, any digits.

    Raises:
        ValueError: it is none of these, or there is no such day.
    """
    if text.strip() == "today":
        return today()
    year, month, day = (int(part) for part in text.strip().replace("/", "-").split("-"))
    found = day_of(year, month, day)
    if found is None:
        raise ValueError(f"no day of our time: {text!r}")
    return found


def require_our_time(day: Date) -> None:
    """Refuse a day around which no deadline can be counted, and which no report is of.

    Raises:
        ValueError: its year is not in `GREGORIAN_YEARS`.
    """
    if day.year not in GREGORIAN_YEARS:
        raise ValueError(f"no day of our time: {day}")


def day_of(year: int, month: int, day: int) -> Date | None:
    """The day of numbers whose year tells the calendar; None where there is no such day."""
    try:
        if year in JALALI_YEARS:
            return jalali_to_gregorian(year, month, day)
        if year in LUNAR_YEARS:
            return lunar_to_gregorian(year, month, day)
        if year in GREGORIAN_YEARS:
            return Date(year, month, day)
    except ValueError:
        pass
    return None


def jalali(year: int, month: int, day: int) -> Date | None:
    """The day, or None where there is no such one."""
    try:
        return jalali_to_gregorian(year, month, day)
    except ValueError:
        return None


def month_end(year: int, month: int) -> Date:
    """The last day of a Jalali month."""
    following = (year + 1, 1) if month == _MONTHS else (year, month + 1)
    return jalali_to_gregorian(*following, 1) - timedelta(1)


def months(year: int, first: int, last: int) -> Stretch:
    """The days of Jalali months, which may run over the year's end."""
    start = jalali_to_gregorian(year + (first - 1) // _MONTHS, (first - 1) % _MONTHS + 1, 1)
    return Stretch(start, month_end(year + (last - 1) // _MONTHS, (last - 1) % _MONTHS + 1))


def shifted(day: Date, count: int) -> Date:
    """The same day ``count`` months later; a month's last day where it has no such one."""
    year, month, number = gregorian_to_jalali(day)
    year, month = divmod(year * _MONTHS + month - 1 + count, _MONTHS)
    start = jalali_to_gregorian(year, month + 1, 1)
    return min(start + timedelta(number - 1), month_end(year, month + 1))


def week_of(day: Date, ahead: int = 0) -> Stretch:
    """The week around ``day``, or one after it; it begins on Saturday (Python's 5)."""
    saturday = day - timedelta((day.weekday() - 5) % 7) + timedelta(7 * ahead)
    return Stretch(saturday, saturday + timedelta(6))


def middle(time: Stretch) -> Stretch:
    """The middle day: the 15th of a month, the last of Shahrivar for a year."""
    if time.first is None or time.last is None:
        return UNKNOWN
    length = (time.last - time.first).days + 1
    if length > 360:
        found = month_end(gregorian_to_jalali(time.first)[0], _FULL_MONTHS)
    elif 29 <= length <= 31:
        found = time.first + timedelta(_MIDDLE - 1)
    else:
        found = time.first + timedelta((length - 1) // 2)
    return Stretch(found, found)
