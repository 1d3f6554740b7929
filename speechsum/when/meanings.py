"""What the expressions of time mean: days, counted from the day of the speech.

`MEANINGS` names them for the column ``meaning`` of ``lexicon/times.tsv``. Each takes what the
row's pattern bound and the day, which is None where it is not known; it gives the days, `UNKNOWN`
where there are none to tell, and None where the words are no such expression after all («دوشنبه
ساعت ۳۱»).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date as Date
from datetime import timedelta

from speechsum.when import named
from speechsum.when.calendar import UNKNOWN, Stretch, gregorian_to_jalali, middle, months, shifted
from speechsum.when.named import Bound, Meaning, bound_number, days, one, relative

_HALF_MONTH, _HALF_DAY, _HOURS = 15, 12, 24


# What is made of other times.


def _same(name: str) -> Meaning:
    return lambda bound, _day: bound[name]


def _chosen(name: str, choose: Callable[[Stretch], Stretch]) -> Meaning:
    """A day of a time; of one that we are in, where that day is over, none."""

    def meaning(bound: Bound, day: Date | None) -> Stretch:
        whole = days(bound, name)
        found = choose(whole)
        if day is None or found.last is None or whole.last is None:
            return found
        return UNKNOWN if found.last < day <= whole.last else found

    return meaning


def _first(time: Stretch) -> Stretch:
    return one(time.first)


def _last(time: Stretch) -> Stretch:
    return one(time.last)


def _day_before(time: Stretch) -> Stretch:
    """«شب جمعه», «شب عید», «قبل از مهر»: the day or night before."""
    return one(time.first - timedelta(1)) if time.first is not None else UNKNOWN


def _day_only(bound: Bound, _day: Date | None) -> Stretch | None:
    """A part of a day; of longer times there is none."""
    whole = days(bound, "whole")
    return whole if whole.first == whole.last else None


def _eve_of_weekday(bound: Bound, day: Date) -> Stretch:
    return _day_before(named.weekday(bound, day))


def _unknown(_bound: Bound, _day: Date | None) -> Stretch:
    return UNKNOWN


def _today(_bound: Bound, day: Date) -> Stretch:
    return one(day)


# Lengths of time: from the day of the speech to the last day of them.


def _after(name: str = "n") -> Meaning:
    return relative(
        lambda bound, day: _ended(day, _later(day, bound_number(bound, name), str(bound["unit"])))
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
    due = _later(day, bound_number(bound, "n"), unit)
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
    due = _later(day, bound_number(bound, "n"), str(bound["unit"]))
    more = _later(due, bound_number(bound, "more"), str(bound["less"])) if due is not None else None
    return _ended(day, more)


MEANINGS: dict[str, Meaning] = {
    "year": named.told_year_number,
    "short-year": named.short_year,
    "this-year": named.this_year,
    "next-year": named.next_year,
    "gregorian-number": named.gregorian_number,
    "this-gregorian": named.gregorian_ahead(0),
    "next-gregorian": named.gregorian_ahead(1),
    "date": named.date_of,
    "date-short": named.of_short_year(named.date_of),
    "date-proved": named.date_proved,
    "dates": named.dates_of,
    "day-of-this-month": named.day_of_month(0),
    "day-of-next-month": named.day_of_month(1),
    "day-of-month-ahead": relative(named.day_of_month_ahead),
    "digits": named.in_digits,
    "named-day": relative(named.named_day),
    "weekday": relative(named.weekday),
    "weekday-this-week": named.weekday_of_week(0),
    "weekday-next-week": named.weekday_of_week(1),
    "month": named.month_days,
    "month-short": named.of_short_year(named.month_days),
    "this-unit": named.unit(0),
    "next-unit": named.unit(1),
    "new-year": relative(named.new_year),
    "this-crop-year": named.crop_year(0),
    "next-crop-year": named.crop_year(1),
    "gregorian-year": named.gregorian_year,
    "this-gregorian-year": named.gregorian_year_ahead(0),
    "next-gregorian-year": named.gregorian_year_ahead(1),
    "this-year-days": relative(lambda _bound, day: months(gregorian_to_jalali(day)[0], 1, 12)),
    "jalali-year": named.year_of("jalali"),
    "short-year-days": named.year_of("short", century=True),
    "this-unit-last": named.edge_of_unit(_last),
    "this-unit-middle": named.edge_of_unit(middle),
    "month-last": named.last_of_month,
    "half-year": named.part_of_year(6),
    "quarter": named.part_of_year(3),
    "season": named.season,
    "next-season": relative(named.next_season),
    "part-of-year": named.part_of_year(),
    "ten-days": named.part_of_month(10),
    "week-of-month": named.part_of_month(7),
    "half-of": named.half_of,
    "gregorian": named.gregorian,
    "lunar": named.lunar,
    "occasion": named.occasion,
    "same-occasion": _same("occasion"),
    "same-whole": _same("whole"),
    "same-date": _same("date"),
    "same-month": _same("month-days"),
    "first": _chosen("whole", _first),
    "last": _chosen("whole", _last),
    "middle": _chosen("whole", middle),
    "day-only": _day_only,
    "eve": _chosen("occasion", _day_before),
    "eve-weekday": relative(_eve_of_weekday),
    "today": relative(_today),
    "unknown": _unknown,
    "after": _after(),
    "after-to": _after("to"),
    "after-half": relative(_after_half),
    "half-unit": relative(_half_unit),
    "after-both": relative(_after_both),
    "until-last": _chosen("time", _last),
    "until-whole": _chosen("whole", _last),
    "until-first": _chosen("occasion", _first),
    "until-to": _chosen("to", _last),
    "until-after": _chosen("duration", _last),
    "before": _chosen("time", _day_before),
}
"""The meanings, by the names that the rows give them."""
