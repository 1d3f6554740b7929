"""Days, months, years and their parts, in three calendars: what `meanings` names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date as Date
from datetime import timedelta

from speechsum.when.calendar import (
    UNKNOWN,
    Stretch,
    day_of,
    gregorian_to_jalali,
    jalali,
    lunar_to_gregorian,
    middle,
    months,
    shifted,
    week_of,
)

Said = int | str | Stretch
Bound = Mapping[str, Said]
Meaning = Callable[[Bound, Date | None], Said | None]

_CENTURIES = (1300, 1400)
_DECADE, _LATEST_SHORT, _EARLIEST_SHORT = 9, 15, 32
_TAKEN_FOR_LAST, _LONGEST_MONTH = 5, 31


def bound_number(bound: Bound, name: str, default: int = 0) -> int:
    return int(str(bound.get(name, default)))


def days(bound: Bound, name: str) -> Stretch:
    found = bound[name]
    assert isinstance(found, Stretch)
    return found


def one(found: Date | None) -> Stretch:
    """One day; a day that does not exist is understood by half."""
    return Stretch(found, found)


def relative(meaning: Callable[[Bound, Date], Stretch | None]) -> Meaning:
    """A meaning that has no day where the day of the speech is not known."""
    return lambda bound, day: UNKNOWN if day is None else meaning(bound, day)


def _told_year(bound: Bound) -> int | None:
    return bound_number(bound, "year") if "year" in bound else None


# Years: numbers, 0 where they cannot be told.


def told_year_number(bound: Bound, _day: Date | None) -> int:
    return bound_number(bound, "jalali")


def short_year(bound: Bound, _day: Date | None) -> int:
    return _full_year(bound_number(bound, "short"))


def _full_year(short: int) -> int:
    return _CENTURIES[short <= _LATEST_SHORT] + short


def this_year(_bound: Bound, day: Date | None) -> int:
    return gregorian_to_jalali(day)[0] if day is not None else 0


def next_year(_bound: Bound, day: Date | None) -> int:
    return gregorian_to_jalali(day)[0] + 1 if day is not None else 0


def gregorian_number(bound: Bound, _day: Date | None) -> int:
    return bound_number(bound, "gregorian-year")


def gregorian_ahead(ahead: int) -> Meaning:
    return lambda _bound, day: day.year + ahead if day is not None else 0


# Days.


def _month_name(bound: Bound) -> str:
    return "month" if "month" in bound else "month-marked"


def date_of(bound: Bound, day: Date | None) -> Stretch:
    """A day of a Jalali month; without a year the next one."""
    month, number = bound_number(bound, _month_name(bound)), bound_number(bound, "dd")
    year = _told_year(bound)
    if year is not None:
        return one(jalali(year, month, number))
    if day is None:
        return UNKNOWN
    this = gregorian_to_jalali(day)[0]
    found = jalali(this, month, number)
    later = found is None or found < day
    return one(jalali(this + 1, month, number) if later else found)


def of_short_year(meaning: Meaning) -> Meaning:
    """The same in a year of two digits."""
    return lambda bound, day: meaning({**bound, "year": short_year(bound, day)}, day)


def date_proved(bound: Bound, day: Date | None) -> Stretch | None:
    """«چهارشنبه ۴ فروردین ۹۵»: two digits are a year where the weekday agrees."""
    found = date_of({**bound, "year": short_year(bound, day)}, day).last
    proved = found is not None and found.weekday() == bound_number(bound, "weekday")
    return one(found) if proved else None


def dates_of(bound: Bound, day: Date | None) -> Stretch:
    """From one day of a month to another."""
    first = date_of(bound, day).first
    last = date_of({**bound, "dd": bound["to"]}, first or day).last
    return Stretch(first, last) if first and last else UNKNOWN


def day_of_month(ahead: int) -> Meaning:
    def meaning(bound: Bound, day: Date) -> Stretch:
        year, month, _ = gregorian_to_jalali(shifted(day, ahead))
        return one(jalali(year, month, bound_number(bound, "dd")))

    return relative(meaning)


def day_of_month_ahead(bound: Bound, day: Date) -> Stretch:
    """«تا بیست و پنجم»: of this month, or of the next where this one's is over."""
    here = day_of_month(0)(bound, day)
    assert isinstance(here, Stretch)
    over = here.last is not None and here.last < day
    ahead = day_of_month(1)(bound, day) if over else here
    assert isinstance(ahead, Stretch)
    return ahead


def in_digits(bound: Bound, _day: Date | None) -> Stretch | None:
    """A day in digits: year first or last, of four digits or two; the only way that it can be read.

    Day and month are told apart by their order, unless there is no such month or the weekday
    tells another.
    """
    first, second, third = (bound_number(bound, name) for name in ("digits", "second", "third"))
    found = {
        day
        for year, month, number in ((first, second, third), (third, second, first))
        for day in _in_calendars(year, month, number)
    }
    turned = set(_in_calendars(third, first, second)) if third > _EARLIEST_SHORT else set()
    if "weekday" in bound:
        weekday = bound_number(bound, "weekday")
        # «یکشنبه ۰۶/۱۲»: where the weekday tells of both orders, the usual one
        usual, other = (
            {day for day in days if day.weekday() == weekday} for days in (found, turned)
        )
        found = usual or other or found
    found = found or turned
    if not found:
        return None
    return one(found.pop()) if len(found) == 1 else UNKNOWN


def _in_calendars(year: int, month: int, day: int) -> list[Date]:
    if _DECADE < year < _EARLIEST_SHORT:
        return []  # «۰۱/۰۵/۱۱» is of 1401, not the first of a month in 1411
    found = day_of(_full_year(year) if year < 100 else year, month, day)
    return [found] if found is not None else []


def named_day(bound: Bound, day: Date) -> Stretch:
    return one(day + timedelta(bound_number(bound, "day")))


def weekday(bound: Bound, day: Date) -> Stretch:
    """The next such day, never the day itself."""
    ahead = (bound_number(bound, "weekday") - day.weekday()) % 7 or 7
    return one(day + timedelta(ahead))


def weekday_of_week(ahead: int) -> Meaning:
    def meaning(bound: Bound, day: Date) -> Stretch:
        saturday = week_of(day, ahead).first
        assert saturday is not None
        return one(saturday + timedelta((bound_number(bound, "weekday") - 5) % 7))

    return relative(meaning)


# Months, weeks, years and their parts.


def month_days(bound: Bound, day: Date | None) -> Stretch:
    """A Jalali month; without a year the one that has not ended."""
    month = bound_number(bound, _month_name(bound))
    year = _year_or_next(bound, day, month)
    return months(year, month, month) if year else UNKNOWN


def unit(ahead: int) -> Meaning:
    """The week, month or year that we are in, or one after it."""

    def meaning(bound: Bound, day: Date) -> Stretch:
        year, month, _ = gregorian_to_jalali(day)
        match bound["span"]:
            case "week":
                return week_of(day, ahead)
            case "month":
                return months(year, month + ahead, month + ahead)
            case "season":
                first = (month - 1) // 3 * 3 + 1 + 3 * ahead
                return months(year, first, first + 2)
            case "year":
                return months(year + ahead, 1, 12)
        return UNKNOWN  # a school's year, whose end is not agreed upon

    return relative(meaning)


def new_year(bound: Bound, day: Date) -> Stretch:
    """«سال جدید»: in winter the one that comes, else the one that has begun."""
    year, month, _ = gregorian_to_jalali(day)
    return months(year + (month >= 10), 1, 12)


def crop_year(ahead: int) -> Meaning:
    """The year of crops and of water: from 1 Mehr to the end of Shahrivar."""

    def meaning(_bound: Bound, day: Date) -> Stretch:
        year, month, _ = gregorian_to_jalali(day)
        return months(year + ahead - (month < 7), 7, 18)

    return relative(meaning)


def gregorian_year(bound: Bound, _day: Date | None) -> Stretch:
    year = bound_number(bound, "gregorian-year")
    return Stretch(Date(year, 1, 1), Date(year, 12, 31))


def gregorian_year_ahead(ahead: int) -> Meaning:
    return relative(
        lambda _bound, day: Stretch(Date(day.year + ahead, 1, 1), Date(day.year + ahead, 12, 31))
    )


def season(bound: Bound, day: Date | None) -> Stretch:
    last = bound_number(bound, "season")
    year = _year_or_next(bound, day, last)
    return months(year, last - 2, last) if year else UNKNOWN


def next_season(bound: Bound, day: Date) -> Stretch:
    """The coming one; in its midst the one of next year."""
    last = bound_number(bound, "season")
    this, month, _ = gregorian_to_jalali(day)
    return months(this + (month > last or last - 2 <= month), last - 2, last)


def part_of_year(length: int = 0) -> Meaning:
    """The ``nth`` part of a year that is cut into parts of ``length`` or ``n`` months."""

    def meaning(bound: Bound, day: Date | None) -> Stretch | None:
        size, nth = length or bound_number(bound, "n"), bound_number(bound, "nth")
        if size not in (1, 2, 3, 4, 6) or size * nth > 12:
            return None
        year = _year_or_next(bound, day, size * nth)
        return months(year, size * (nth - 1) + 1, size * nth) if year else UNKNOWN

    return meaning


def _year_or_next(bound: Bound, day: Date | None, last: int) -> int:
    """The year that is told; else the one in which the month ``last`` has not ended; 0: none."""
    year = _told_year(bound)
    if year is not None or day is None:
        return year or 0
    this, month, _ = gregorian_to_jalali(day)
    return this + (month > last)


def part_of_month(length: int) -> Meaning:
    """The ``nth`` ten days, or week, of a month; the last runs to its end."""

    def meaning(bound: Bound, day: Date | None) -> Stretch | None:
        whole = days(bound, "month-days")
        nth = bound_number(bound, "nth", _TAKEN_FOR_LAST)
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


def half_of(bound: Bound, _day: Date | None) -> Stretch | None:
    """The first or second half of a month, season or year."""
    whole, nth = days(bound, "month-days"), bound_number(bound, "nth")
    half = middle(whole).last
    if nth not in (1, 2) or whole.first == whole.last != half:
        return None
    if half is None:
        return UNKNOWN
    return Stretch(whole.first, half) if nth == 1 else Stretch(half + timedelta(1), whole.last)


# Other calendars.


def gregorian(bound: Bound, day: Date | None) -> Stretch:
    month, number = bound_number(bound, "gregorian"), bound_number(bound, "dd", 1)
    years = [bound_number(bound, "gregorian-year")] if "gregorian-year" in bound else []
    if not years:
        if day is None:
            return UNKNOWN
        years = [day.year, day.year + 1]
    for year in years:
        first = day_of(year, month, number)
        last = first
        if first is not None and "dd" not in bound:
            last = (first + timedelta(31)).replace(day=1) - timedelta(1)
        if last is not None and (len(years) == 1 or (day is not None and last >= day)):
            return Stretch(first, last)
    return UNKNOWN


def lunar(bound: Bound, day: Date | None) -> Stretch:
    """A day of a lunar month, or all of it; without a year the next one."""
    month = bound_number(bound, "lunar")
    if "dd" in bound:
        number = bound_number(bound, "dd")
        return _lunar_days((month, number), (month, number), _lunar_year(bound), day)
    return _lunar_days((month, 1), (month, 30), _lunar_year(bound), day)


def _lunar_year(bound: Bound) -> int | None:
    return bound_number(bound, "lunar-year") if "lunar-year" in bound else None


def _lunar_days(
    first: tuple[int, int], last: tuple[int, int], year: int | None, day: Date | None
) -> Stretch:
    if year is None and day is None:
        return UNKNOWN
    guess = round((day.year - 622) * 33 / 32) if day is not None else 0
    for each in (year,) if year is not None else range(guess - 1, guess + 3):
        start, end = _lunar_day(each, *first), _lunar_day(each, *last)
        if start is not None and end is not None and (year is not None or day <= end):  # type: ignore[operator]
            return Stretch(start, end)
    return UNKNOWN


def _lunar_day(year: int, month: int, day: int) -> Date | None:
    for number in (day, day - 1):  # a month has 30 days or 29
        try:
            return lunar_to_gregorian(year, month, number)
        except ValueError:
            continue
    return None


def year_of(name: str, century: bool = False) -> Meaning:
    """All of a year that is said in a number."""

    def meaning(bound: Bound, _day: Date | None) -> Stretch:
        year = bound_number(bound, name)
        return months(_full_year(year) if century else year, 1, 12)

    return meaning


def edge_of_unit(choose: Callable[[Stretch], Stretch]) -> Meaning:
    """The end or the middle of the week, month or year that we are in."""

    def meaning(bound: Bound, day: Date | None) -> Stretch | None:
        found = unit(0)(bound, day)
        return choose(found) if isinstance(found, Stretch) else None

    return meaning


def last_of_month(bound: Bound, day: Date | None) -> Stretch:
    return one(month_days(bound, day).last)


def occasion(bound: Bound, day: Date | None) -> Stretch:
    """Days that people count by; without a year the next that have not ended."""
    calendar, first, last = str(bound["occasion"]).split()
    start, end = _pair(first), _pair(last)
    year = _told_year(bound)
    if calendar == "hijri":
        if year is not None:
            return _lunar_days(start, end, None, jalali(year, 1, 1))
        return _lunar_days(start, end, None, day)
    if year is None and day is None:
        return UNKNOWN
    this = gregorian_to_jalali(day)[0] if day is not None else 0
    for each in (year,) if year is not None else (this, this + 1):
        # A week may run over the year's end.
        days = Stretch(jalali(each, *start), jalali(each + (end < start), *end))
        if year is not None or (days.last is not None and day is not None and days.last >= day):
            return days
    return UNKNOWN


def _pair(text: str) -> tuple[int, int]:
    month, _, day = text.partition("-")
    return int(month), int(day)
