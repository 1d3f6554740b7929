"""What the expressions of time mean: days, counted from the day of the speech.

`MEANINGS` names them for the column ``meaning`` of ``lexicon/times.tsv``. Each takes what the
row's pattern bound and the day, which is None where it is not known; it gives the days (of a row of
years: a year), `UNKNOWN` where there are none to tell, and None where the words are no such
expression after all («دوشنبه ساعت ۳۱»).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date as Date
from datetime import timedelta

from speechsum.when.calendar import (
    GREGORIAN,
    JALALI,
    LUNAR,
    UNKNOWN,
    Calendar,
    Stretch,
    day_of,
    gregorian_to_jalali,
    middle,
    shifted,
    week_of,
)

Said = int | str | Stretch
Bound = Mapping[str, Said]
Meaning = Callable[[Bound, Date | None], Said | None]

_DAY, _HALF_DAY, _HOURS = timedelta(1), 12, 24
_CENTURIES, _SHORT = (1300, 1400), 100
_DECADE, _LATEST_SHORT, _EARLIEST_SHORT = 9, 15, 32
_TAKEN_FOR_LAST, _LONGEST_MONTH, _WINTER = 5, 31, 10
_MONTHS_OF = {"month": 1, "season": 3, "year": 12, "decade": 120}
_NO_YEAR = -1
"""A year that is told by the day of the speech, where that is not known."""


def _number(bound: Bound, name: str, default: int = 0) -> int:
    return int(str(bound.get(name, default)))


def _days(bound: Bound) -> Stretch:
    """The time that the row is made of; of two the last."""
    return [said for said in bound.values() if isinstance(said, Stretch)][-1]


def _one(found: Date | None) -> Stretch:
    """One day; a day that does not exist is understood by half."""
    return Stretch(found, found)


def _relative(meaning: Callable[[Bound, Date], Stretch | None]) -> Meaning:
    """A meaning that has no day where the day of the speech is not known."""
    return lambda bound, day: UNKNOWN if day is None else meaning(bound, day)


# Years.


def _year_ahead(calendar: Calendar, ahead: int) -> Meaning:
    return lambda _bound, day: _NO_YEAR if day is None else calendar.year(day) + ahead


def _full_year(year: int) -> int:
    """A year that is said in two digits or in full."""
    return _CENTURIES[year <= _LATEST_SHORT] + year if year < _SHORT else year


def _coming(
    bound: Bound, day: Date | None, calendar: Calendar, of_year: Callable[[int], Stretch]
) -> Stretch:
    """The time of the year that is told; else the next that has not ended."""
    year = _number(bound, "year", _NO_YEAR)
    if year != _NO_YEAR:
        return of_year(_full_year(year))
    if day is None or "year" in bound:
        return UNKNOWN
    this = calendar.year(day)
    for each in range(this - 1, this + 2):  # a week may run over the year's end
        found = of_year(each)
        if found.last is not None and found.last >= day:
            return found
    return UNKNOWN


def _part(length: int, calendar: Calendar = JALALI, name: str = "nth") -> Meaning:
    """The ``nth`` part of a year that is cut into parts of ``length`` or ``n`` months."""

    def meaning(bound: Bound, day: Date | None) -> Stretch | None:
        size = length or _number(bound, "n")
        last = size * _number(bound, name, 1)
        if size not in (1, 2, 3, 4, 6, 12) or not 1 <= last <= 12:
            return None
        return _coming(
            bound, day, calendar, lambda year: calendar.months(year, last - size + 1, last)
        )

    return meaning


# Days.


def _date(calendar: Calendar) -> Meaning:
    """A day of a month; without a year the next one."""

    def meaning(bound: Bound, day: Date | None) -> Stretch:
        month, number = _number(bound, "month"), _number(bound, "dd")
        return _coming(bound, day, calendar, lambda year: _one(calendar.found(year, month, number)))

    return meaning


def _date_proved(bound: Bound, day: Date | None) -> Stretch | None:
    """«چهارشنبه ۴ فروردین ۹۵»: two digits are a year where the weekday agrees."""
    found = _date(JALALI)(bound, day)
    assert isinstance(found, Stretch)
    proved = found.last is not None and found.last.weekday() == _number(bound, "weekday")
    return found if proved else None


def _dates(bound: Bound, day: Date | None) -> Stretch:
    """From one day of a month to another."""
    date = _date(JALALI)
    first = date(bound, day)
    assert isinstance(first, Stretch)
    last = date({**bound, "dd": bound["to"]}, first.first or day)
    assert isinstance(last, Stretch)
    return Stretch(first.first, last.last) if first.first and last.last else UNKNOWN


def _day_of_month(bound: Bound, day: Date, ahead: int = 0) -> Stretch:
    year, month, _ = gregorian_to_jalali(shifted(day, ahead))
    return _one(JALALI.found(year, month, _number(bound, "dd")))


def _day_of_month_ahead(bound: Bound, day: Date) -> Stretch:
    """«تا بیست و پنجم»: of this month, or of the next where this one's is over."""
    here = _day_of_month(bound, day).last
    return _day_of_month(bound, day, ahead=here is not None and here < day)


def _in_digits(bound: Bound, _day: Date | None) -> Stretch | None:
    """A day in digits: year first or last, of four digits or two; the only way that it can be read.

    Day and month are told apart by their order, unless there is no such month or the weekday
    tells another.
    """
    first, second, third = (_number(bound, name) for name in ("digits", "second", "third"))
    found = _in_calendars((first, second, third), (third, second, first))
    turned = _in_calendars((third, first, second)) if third > _EARLIEST_SHORT else set()
    if "weekday" in bound:
        weekday = _number(bound, "weekday")
        # «یکشنبه ۰۶/۱۲»: where the weekday tells of both orders, the usual one
        usual, other = (
            {day for day in days if day.weekday() == weekday} for days in (found, turned)
        )
        found = usual or other or found
    found = found or turned
    if not found:
        return None
    return _one(found.pop()) if len(found) == 1 else UNKNOWN


def _in_calendars(*numbers: tuple[int, int, int]) -> set[Date]:
    """The days that a year, month and day may be."""
    days = (
        day_of(_full_year(year), month, day)
        for year, month, day in numbers
        # «۰۱/۰۵/۱۱» is of 1401, not the first of a month in 1411
        if not _DECADE < year < _EARLIEST_SHORT
    )
    return {day for day in days if day is not None}


def _named_day(bound: Bound, day: Date) -> Stretch:
    return _one(day + timedelta(_number(bound, "day")))


def _weekday(bound: Bound, day: Date) -> Stretch:
    """The next such day, never the day itself."""
    ahead = (_number(bound, "weekday") - day.weekday()) % 7 or 7
    return _one(day + timedelta(ahead))


def _weekday_of_week(ahead: int) -> Meaning:
    def meaning(bound: Bound, day: Date) -> Stretch:
        saturday = week_of(day, ahead).first
        assert saturday is not None
        return _one(saturday + timedelta((_number(bound, "weekday") - 5) % 7))

    return _relative(meaning)


# Weeks, months, years and their parts.


def _unit(ahead: int) -> Meaning:
    """The week, month, season or year that we are in, or one after it."""

    def meaning(bound: Bound, day: Date) -> Stretch:
        if bound["span"] == "week":
            return week_of(day, ahead)
        length = _MONTHS_OF.get(str(bound["span"]))
        if length is None:
            return UNKNOWN  # a school's year, whose end is not agreed upon
        year, month, _ = gregorian_to_jalali(day)
        before = (month - 1) // length * length + length * ahead
        return JALALI.months(year, before + 1, before + length)

    return _relative(meaning)


def _new_year(_bound: Bound, day: Date) -> Stretch:
    """«سال جدید»: in winter the one that comes, else the one that has begun."""
    year, month, _ = gregorian_to_jalali(day)
    return JALALI.months(year + (month >= _WINTER), 1, 12)


def _crop_year(ahead: int) -> Meaning:
    """The year of crops and of water: from 1 Mehr to the end of Shahrivar."""

    def meaning(_bound: Bound, day: Date) -> Stretch:
        year, month, _ = gregorian_to_jalali(day)
        return JALALI.months(year + ahead - (month < 7), 7, 18)

    return _relative(meaning)


def _next_season(bound: Bound, day: Date) -> Stretch:
    """The coming one; in its midst the one of next year."""
    last = 3 * _number(bound, "nth")
    year, month, _ = gregorian_to_jalali(day)
    return JALALI.months(year + (month > last - 3), last - 2, last)


def _part_of_month(length: int) -> Meaning:
    """The ``nth`` ten days, or week, of a month; the last runs to its end."""

    def meaning(bound: Bound, day: Date | None) -> Stretch | None:
        whole = _days(bound)
        nth = _number(bound, "nth", _TAKEN_FOR_LAST)
        if whole.first is None or whole.last is None:
            return UNKNOWN
        if nth == _TAKEN_FOR_LAST:
            return Stretch(whole.last - timedelta(length - 1), whole.last)
        first = whole.first + timedelta(length * (nth - 1))
        last = first + timedelta(length - 1)
        if length * (nth + 1) > _LONGEST_MONTH:
            last = whole.last
        if first > whole.last:
            return None
        over = day is not None and last < day <= whole.last
        return UNKNOWN if over else Stretch(first, last)

    return meaning


def _half(bound: Bound, _day: Date | None) -> Stretch | None:
    """The first or second half of a month, season or year."""
    whole, nth = _days(bound), _number(bound, "nth")
    half = middle(whole).last
    if nth not in (1, 2) or whole.first == whole.last != half:
        return None
    if half is None:
        return UNKNOWN
    return Stretch(whole.first, half) if nth == 1 else Stretch(half + _DAY, whole.last)


def _occasion(bound: Bound, day: Date | None) -> Stretch:
    """Days that people count by; without a year the next that have not ended."""
    name, *days = str(bound["occasion"]).split()
    start, end = (tuple(map(int, one.split("-"))) for one in days)
    calendar = LUNAR if name == "hijri" else JALALI
    if calendar is LUNAR and "year" in bound:  # a Jalali one
        bound, day = {}, JALALI.found(_full_year(_number(bound, "year")), 1, 1)
    return _coming(
        bound,
        day,
        calendar,
        lambda year: Stretch(
            calendar.found(year, *start), calendar.found(year + (end < start), *end)
        ),
    )


# What is made of other times.


def _same(bound: Bound, _day: Date | None) -> Stretch:
    return _days(bound)


def _chosen(choose: Callable[[Stretch], Stretch]) -> Meaning:
    """A day of a time; of one that we are in, where that day is over, none."""

    def meaning(bound: Bound, day: Date | None) -> Stretch:
        whole = _days(bound)
        found = choose(whole)
        if day is None or found.last is None or whole.last is None:
            return found
        return UNKNOWN if found.last < day <= whole.last else found

    return meaning


def _edge(meaning: Meaning, choose: Callable[[Stretch], Stretch]) -> Meaning:
    """A day of what a meaning gives."""

    def chosen(bound: Bound, day: Date | None) -> Stretch:
        found = meaning(bound, day)
        assert isinstance(found, Stretch)
        return choose(found)

    return chosen


def _first(time: Stretch) -> Stretch:
    return _one(time.first)


def _last(time: Stretch) -> Stretch:
    return _one(time.last)


def _day_before(time: Stretch) -> Stretch:
    """«شب جمعه», «شب عید», «قبل از مهر»: the day or night before."""
    return _one(time.first - _DAY) if time.first is not None else UNKNOWN


def _day_only(bound: Bound, _day: Date | None) -> Stretch | None:
    """A part of a day; of longer times there is none."""
    whole = _days(bound)
    return whole if whole.first == whole.last else None


# Lengths of time: from the day of the speech to the last day of them.


def _after(bound: Bound, day: Date) -> Stretch:
    due = _later(day, _number(bound, "n"), bound["unit"])
    return Stretch(day, _later(due, _number(bound, "more"), bound.get("less", "0")))


def _after_half(bound: Bound, day: Date) -> Stretch:
    """A half more («نیم سال» is nothing but that); of most there is none."""
    half = _HALVES.get(str(bound["unit"]))
    due = _later(day, _number(bound, "n"), bound["unit"])
    return Stretch(day, _later(due, *half)) if half is not None else UNKNOWN


_HALVES = {"year": (6, "month"), "month": (15, "1"), "hour": (0, "1"), "minute": (0, "1")}


def _later(day: Date | None, count: int, unit: Said) -> Date | None:
    if day is None:
        return None
    try:
        match unit:
            case "hour":
                return day + timedelta(-(-count // _HOURS) if count >= _HALF_DAY else 0)
            case "minute":
                return day
            case str() if unit in _MONTHS_OF:
                return shifted(day, count * _MONTHS_OF[unit])
        return day + timedelta(count * int(str(unit)))
    except (OverflowError, ValueError):
        return None


MEANINGS: dict[str, Meaning] = {
    "same-year": lambda bound, _day: bound["year"],
    "this-year": _year_ahead(JALALI, 0),
    "next-year": _year_ahead(JALALI, 1),
    "this-gregorian": _year_ahead(GREGORIAN, 0),
    "next-gregorian": _year_ahead(GREGORIAN, 1),
    "date": _date(JALALI),
    "gregorian-date": _date(GREGORIAN),
    "lunar-date": _date(LUNAR),
    "date-proved": _date_proved,
    "dates": _dates,
    "day-of-this-month": _relative(_day_of_month),
    "day-of-next-month": _relative(lambda bound, day: _day_of_month(bound, day, 1)),
    "day-of-month-ahead": _relative(_day_of_month_ahead),
    "digits": _in_digits,
    "named-day": _relative(_named_day),
    "weekday": _relative(_weekday),
    "weekday-this-week": _weekday_of_week(0),
    "weekday-next-week": _weekday_of_week(1),
    "month": _part(1, name="month"),
    "gregorian-month": _part(1, GREGORIAN, "month"),
    "lunar-month": _part(1, LUNAR, "month"),
    "quarter": _part(3),
    "half-year": _part(6),
    "whole-year": _part(12),
    "gregorian-year": _part(12, GREGORIAN),
    "part-of-year": _part(0),
    "next-season": _relative(_next_season),
    "next-gregorian-year": _relative(lambda _bound, day: GREGORIAN.months(day.year + 1, 1, 12)),
    "new-year": _relative(_new_year),
    "this-crop-year": _crop_year(0),
    "next-crop-year": _crop_year(1),
    "this-unit": _unit(0),
    "next-unit": _unit(1),
    "this-unit-last": _edge(_unit(0), _last),
    "this-unit-middle": _edge(_unit(0), middle),
    "month-last": _edge(_part(1, name="month"), _last),
    "eve-weekday": _edge(_relative(_weekday), _day_before),
    "ten-days": _part_of_month(10),
    "week-of-month": _part_of_month(7),
    "half": _half,
    "occasion": _occasion,
    "same": _same,
    "first": _chosen(_first),
    "last": _chosen(_last),
    "middle": _chosen(middle),
    "day-before": _chosen(_day_before),
    "day-only": _day_only,
    "today": _relative(lambda _bound, day: _one(day)),
    "unknown": lambda _bound, _day: UNKNOWN,
    "after": _relative(_after),
    "after-half": _relative(_after_half),
}
"""The meanings, by the names that the rows give them."""
