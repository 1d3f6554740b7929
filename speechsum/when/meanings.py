"""What the expressions of time mean: days, counted from the day of the speech.

`MEANINGS` names them for the column ``meaning`` of ``lexicon/times.tsv``. Each takes what the
row's pattern bound and the day, which is None where it is not known; it gives the days, `UNKNOWN`
where there are none to tell, and None where the words are no such expression after all («دوشنبه
ساعت ۳۱»).
"""

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

_HALF_MONTH, _HALF_DAY, _HOURS = 15, 12, 24
_CENTURIES = (1300, 1400)
_LATEST_SHORT, _EARLIEST_SHORT = 15, 32
_TAKEN_FOR_LAST = 5


def _number(bound: Bound, name: str, default: int = 0) -> int:
    return int(str(bound.get(name, default)))


def _days(bound: Bound, name: str) -> Stretch:
    found = bound[name]
    assert isinstance(found, Stretch)
    return found


def _one(found: Date | None) -> Stretch:
    """One day; a day that does not exist is understood by half."""
    return Stretch(found, found)


def _relative(meaning: Callable[[Bound, Date], Stretch | None]) -> Meaning:
    """A meaning that has no day where the day of the speech is not known."""
    return lambda bound, day: UNKNOWN if day is None else meaning(bound, day)


def _told_year(bound: Bound) -> int | None:
    return _number(bound, "year") if "year" in bound else None


# Years: numbers, 0 where they cannot be told.


def _year(bound: Bound, _day: Date | None) -> int:
    return _number(bound, "jalali")


def _short_year(bound: Bound, _day: Date | None) -> int:
    return _full_year(_number(bound, "short"))


def _full_year(short: int) -> int:
    return _CENTURIES[short <= _LATEST_SHORT] + short


def _this_year(_bound: Bound, day: Date | None) -> int:
    return gregorian_to_jalali(day)[0] if day is not None else 0


def _next_year(_bound: Bound, day: Date | None) -> int:
    return gregorian_to_jalali(day)[0] + 1 if day is not None else 0


def _gregorian_number(bound: Bound, _day: Date | None) -> int:
    return _number(bound, "gregorian-year")


def _gregorian_ahead(ahead: int) -> Meaning:
    return lambda _bound, day: day.year + ahead if day is not None else 0


# Days.


def _month_name(bound: Bound) -> str:
    return "month" if "month" in bound else "month-marked"


def _date(bound: Bound, day: Date | None) -> Stretch:
    """A day of a Jalali month; without a year the next one."""
    month, number = _number(bound, _month_name(bound)), _number(bound, "dd")
    year = _told_year(bound)
    if year is not None:
        return _one(jalali(year, month, number))
    if day is None:
        return UNKNOWN
    this = gregorian_to_jalali(day)[0]
    found = jalali(this, month, number)
    later = found is None or found < day
    return _one(jalali(this + 1, month, number) if later else found)


def _dates(bound: Bound, day: Date | None) -> Stretch:
    """From one day of a month to another."""
    first = _date(bound, day).first
    last = _date({**bound, "dd": bound["to"]}, first or day).last
    return Stretch(first, last) if first and last else UNKNOWN


def _day_of_month(ahead: int) -> Meaning:
    def meaning(bound: Bound, day: Date) -> Stretch:
        year, month, _ = gregorian_to_jalali(shifted(day, ahead))
        return _one(jalali(year, month, _number(bound, "dd")))

    return _relative(meaning)


def _digits(bound: Bound, _day: Date | None) -> Stretch | None:
    """A day in digits: year first or last, of four digits or two; the only way that it can be read.

    Day and month are told apart by their order, unless there is no such month or the weekday
    tells another.
    """
    first, second, third = (_number(bound, name) for name in ("digits", "second", "third"))
    found = {
        day
        for year, month, number in ((first, second, third), (third, second, first))
        for day in _in_calendars(year, month, number)
    }
    turned = set(_in_calendars(third, first, second)) if third > _EARLIEST_SHORT else set()
    if "weekday" in bound:
        weekday = _number(bound, "weekday")
        fitting = {day for day in found | turned if day.weekday() == weekday}
        found = fitting or found
    found = found or turned
    if not found:
        return None
    return _one(found.pop()) if len(found) == 1 else UNKNOWN


def _in_calendars(year: int, month: int, day: int) -> list[Date]:
    if _LATEST_SHORT < year < _EARLIEST_SHORT:
        return []
    found = day_of(_full_year(year) if year < 100 else year, month, day)
    return [found] if found is not None else []


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


# Months, weeks, years and their parts.


def _month(bound: Bound, day: Date | None) -> Stretch:
    """A Jalali month; without a year the one that has not ended."""
    month, year = _number(bound, _month_name(bound)), _told_year(bound)
    if year is None:
        if day is None:
            return UNKNOWN
        this, now, _ = gregorian_to_jalali(day)
        year = this + (month < now)
    return months(year, month, month) if year else UNKNOWN


def _unit(ahead: int) -> Meaning:
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

    return _relative(meaning)


def _new_year(bound: Bound, day: Date) -> Stretch:
    """«سال جدید»: in winter the one that comes, else the one that has begun."""
    year, month, _ = gregorian_to_jalali(day)
    return months(year + (month >= 10), 1, 12)


def _crop_year(ahead: int) -> Meaning:
    """The year of crops and of water: from 1 Mehr to the end of Shahrivar."""

    def meaning(_bound: Bound, day: Date) -> Stretch:
        year, month, _ = gregorian_to_jalali(day)
        return months(year + ahead - (month < 7), 7, 18)

    return _relative(meaning)


def _whole_year(bound: Bound, _day: Date | None) -> Stretch:
    year = _number(bound, "year")
    return months(year, 1, 12) if year else UNKNOWN


def _gregorian_year(bound: Bound, _day: Date | None) -> Stretch:
    year = _number(bound, "gregorian-year")
    return Stretch(Date(year, 1, 1), Date(year, 12, 31))


def _season(bound: Bound, day: Date | None) -> Stretch:
    last, year = _number(bound, "season"), _told_year(bound)
    if year is None:
        if day is None:
            return UNKNOWN
        this, month, _ = gregorian_to_jalali(day)
        year = this + (month > last)
    return months(year, last - 2, last) if year else UNKNOWN


def _next_season(bound: Bound, day: Date) -> Stretch:
    """The coming one; in its midst the one of next year."""
    last = _number(bound, "season")
    this, month, _ = gregorian_to_jalali(day)
    return months(this + (month > last or last - 2 <= month), last - 2, last)


def _part_of_year(bound: Bound, day: Date | None) -> Stretch | None:
    """The ``nth`` part of a year that is cut into parts of ``n`` months."""
    size, nth = _number(bound, "n"), _number(bound, "nth")
    if size not in (1, 2, 3, 4, 6) or size * nth > 12:
        return None
    year = _told_year(bound)
    if year is None:
        if day is None:
            return UNKNOWN
        this, month, _ = gregorian_to_jalali(day)
        year = this + (month > size * nth)
    return months(year, size * (nth - 1) + 1, size * nth) if year else UNKNOWN


def _part_of_month(length: int) -> Meaning:
    """The ``nth`` ten days, or week, of a month; the last runs to its end."""

    def meaning(bound: Bound, _day: Date | None) -> Stretch | None:
        whole = _days(bound, "month-days")
        nth = _number(bound, "nth", _TAKEN_FOR_LAST)
        if whole.first is None or whole.last is None:
            return UNKNOWN
        if nth == _TAKEN_FOR_LAST:
            return Stretch(whole.last - timedelta(length - 1), whole.last)
        first = whole.first + timedelta(length * (nth - 1))
        last = first + timedelta(length - 1)
        to_end = length * (nth + 1) > 31
        return Stretch(first, whole.last if to_end else last) if first <= whole.last else None

    return meaning


def _half_of(bound: Bound, _day: Date | None) -> Stretch | None:
    """The first or second half of a month, season or year."""
    whole, nth = _days(bound, "month-days"), _number(bound, "nth")
    half = middle(whole).last
    if nth not in (1, 2) or whole.first == whole.last != half:
        return None
    if half is None:
        return UNKNOWN
    return Stretch(whole.first, half) if nth == 1 else Stretch(half + timedelta(1), whole.last)


# Other calendars.


def _gregorian(bound: Bound, day: Date | None) -> Stretch:
    month, number = _number(bound, "gregorian"), _number(bound, "dd", 1)
    years = [_number(bound, "gregorian-year")] if "gregorian-year" in bound else []
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


def _lunar(bound: Bound, day: Date | None) -> Stretch:
    """A day of a lunar month, or all of it; without a year the next one."""
    month = _number(bound, "lunar")
    if "dd" in bound:
        number = _number(bound, "dd")
        return _lunar_days((month, number), (month, number), _lunar_year(bound), day)
    return _lunar_days((month, 1), (month, 30), _lunar_year(bound), day)


def _lunar_year(bound: Bound) -> int | None:
    return _number(bound, "lunar-year") if "lunar-year" in bound else None


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


def _half_year(bound: Bound, day: Date | None) -> Stretch | None:
    return _part_of_year({**bound, "n": 6}, day)


def _quarter(bound: Bound, day: Date | None) -> Stretch | None:
    return _part_of_year({**bound, "n": 3}, day)


def _year_of(name: str, century: bool = False) -> Meaning:
    """All of a year that is said in a number."""

    def meaning(bound: Bound, _day: Date | None) -> Stretch:
        year = _number(bound, name)
        return months(_full_year(year) if century else year, 1, 12)

    return meaning


def _edge_of_unit(choose: Callable[[Stretch], Stretch]) -> Meaning:
    """The end or the middle of the week, month or year that we are in."""

    def meaning(bound: Bound, day: Date | None) -> Stretch | None:
        found = _unit(0)(bound, day)
        return choose(found) if isinstance(found, Stretch) else None

    return meaning


def _last_of_month(bound: Bound, day: Date | None) -> Stretch:
    return _one(_month(bound, day).last)


def _occasion(bound: Bound, day: Date | None) -> Stretch:
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


# What is made of other times.


def _same(name: str) -> Meaning:
    return lambda bound, _day: bound[name]


def _first(bound: Bound, _day: Date | None) -> Stretch:
    return _one(_days(bound, "whole").first)


def _last(bound: Bound, _day: Date | None) -> Stretch:
    return _one(_days(bound, "whole").last)


def _middle(bound: Bound, _day: Date | None) -> Stretch:
    return middle(_days(bound, "whole"))


def _day_only(bound: Bound, _day: Date | None) -> Stretch | None:
    """A part of a day; of longer times there is none."""
    whole = _days(bound, "whole")
    return whole if whole.first == whole.last else None


def _eve(bound: Bound, _day: Date | None) -> Stretch:
    """«شب جمعه», «شب عید»: the night before."""
    first = _days(bound, "occasion").first
    return _one(first - timedelta(1)) if first is not None else UNKNOWN


def _eve_of_weekday(bound: Bound, day: Date) -> Stretch:
    due = _weekday(bound, day).last
    return _one(due - timedelta(1)) if due is not None else UNKNOWN


def _unknown(_bound: Bound, _day: Date | None) -> Stretch:
    return UNKNOWN


def _today(_bound: Bound, day: Date) -> Stretch:
    return _one(day)


# Lengths of time: from the day of the speech to the last day of them.


def _after(name: str = "n") -> Meaning:
    return _relative(
        lambda bound, day: _ended(day, _later(day, _number(bound, name), str(bound["unit"])))
    )


def _ended(day: Date, due: Date | None) -> Stretch:
    return Stretch(day, due)


def _later(day: Date, count: int, unit: str) -> Date | None:
    try:
        match unit:
            case "hour" if count < _HALF_DAY:
                return day
            case "hour":
                return day + timedelta(-(-count // _HOURS))
            case "minute":
                return day
            case "month" | "season" | "year" | "decade":
                return shifted(day, count * {"month": 1, "season": 3, "year": 12}.get(unit, 120))
        return day + timedelta(count * int(unit))
    except (OverflowError, ValueError):
        return None


def _after_half(bound: Bound, day: Date) -> Stretch:
    """A half more: six months of a year, fifteen days of a month; of others there is none."""
    unit = str(bound["unit"])
    due = _later(day, _number(bound, "n"), unit)
    if due is None:
        return UNKNOWN
    match unit:
        case "year":
            return _ended(day, shifted(due, 6))
        case "month":
            return _ended(day, due + timedelta(_HALF_MONTH))
        case "hour" | "minute":
            return _ended(day, due)
    return UNKNOWN


def _half_unit(bound: Bound, day: Date) -> Stretch:
    """«نیم سال», «نیم ساعت»."""
    return _after_half({"unit": bound["unit"], "n": 0}, day)


def _after_both(bound: Bound, day: Date) -> Stretch:
    due = _later(day, _number(bound, "n"), str(bound["unit"]))
    more = _later(due, _number(bound, "more"), str(bound["less"])) if due is not None else None
    return _ended(day, more)


# Deadlines: the day by which, in ``last``.


def _until_last(bound: Bound, _day: Date | None) -> Stretch:
    return _one(_days(bound, "time").last)


def _until_first(bound: Bound, _day: Date | None) -> Stretch:
    return _one(_days(bound, "occasion").first)


def _until_end(name: str) -> Meaning:
    return lambda bound, _day: _one(_days(bound, name).last)


def _before(bound: Bound, _day: Date | None) -> Stretch:
    first = _days(bound, "time").first
    return _one(first - timedelta(1)) if first is not None else UNKNOWN


MEANINGS: dict[str, Meaning] = {
    "year": _year,
    "short-year": _short_year,
    "this-year": _this_year,
    "next-year": _next_year,
    "gregorian-number": _gregorian_number,
    "this-gregorian": _gregorian_ahead(0),
    "next-gregorian": _gregorian_ahead(1),
    "date": _date,
    "date-short": lambda bound, day: _date({**bound, "year": _short_year(bound, day)}, day),
    "dates": _dates,
    "day-of-this-month": _day_of_month(0),
    "day-of-next-month": _day_of_month(1),
    "digits": _digits,
    "named-day": _relative(_named_day),
    "weekday": _relative(_weekday),
    "weekday-this-week": _weekday_of_week(0),
    "weekday-next-week": _weekday_of_week(1),
    "month": _month,
    "this-unit": _unit(0),
    "next-unit": _unit(1),
    "new-year": _relative(_new_year),
    "this-crop-year": _crop_year(0),
    "next-crop-year": _crop_year(1),
    "whole-year": _whole_year,
    "gregorian-year": _gregorian_year,
    "this-year-days": _relative(lambda _bound, day: months(gregorian_to_jalali(day)[0], 1, 12)),
    "jalali-year": _year_of("jalali"),
    "short-year-days": _year_of("short", century=True),
    "this-unit-last": _edge_of_unit(lambda time: _one(time.last)),
    "this-unit-middle": _edge_of_unit(middle),
    "month-last": _last_of_month,
    "half-year": _half_year,
    "quarter": _quarter,
    "season": _season,
    "next-season": _relative(_next_season),
    "part-of-year": _part_of_year,
    "ten-days": _part_of_month(10),
    "week-of-month": _part_of_month(7),
    "half-of": _half_of,
    "gregorian": _gregorian,
    "lunar": _lunar,
    "occasion": _occasion,
    "same-occasion": _same("occasion"),
    "same-whole": _same("whole"),
    "same-date": _same("date"),
    "same-month": _same("month-days"),
    "first": _first,
    "last": _last,
    "middle": _middle,
    "day-only": _day_only,
    "eve": _eve,
    "eve-weekday": _relative(_eve_of_weekday),
    "today": _relative(_today),
    "unknown": _unknown,
    "after": _after(),
    "after-to": _after("to"),
    "after-half": _relative(_after_half),
    "half-unit": _relative(_half_unit),
    "after-both": _relative(_after_both),
    "until-last": _until_last,
    "until-whole": _until_end("whole"),
    "until-first": _until_first,
    "until-to": _until_end("to"),
    "until-after": _until_end("duration"),
    "before": _before,
}
"""The meanings, by the names that the rows give them."""
