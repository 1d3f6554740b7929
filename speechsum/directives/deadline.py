"""The time by which something is to be done, and its day where it has one.

The reading of the language is ours: libraries were seen to fail on it («سه‌شنبه ۱۱ مرداد» taken for
a Sunday, «هفته دولت» cut short). The arithmetic of the Jalali calendar is
`speechsum.text.calendar`; the lunar one is counted by the arithmetical Islamic calendar (Reingold
and Dershowitz, *Calendrical Calculations*, 2018, chapter 7), within a day of the announced one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta
from functools import cache

from speechsum import lexicon
from speechsum.directives.grammar import clauses, is_strong_mark
from speechsum.directives.phrases import Phrases, phrases, values
from speechsum.model import Deadline
from speechsum.text.calendar import (
    gregorian_month_at,
    gregorian_to_jalali,
    iso_jalali,
    jalali_to_gregorian,
    month_at,
    month_end,
    number_at,
    weekday_at,
)
from speechsum.text.segments import Document
from speechsum.text.tokens import words_of
from speechsum.text.verbs import analyse

_SEASONS = {"بهار": 3, "تابستان": 6, "پاییز": 9, "زمستان": 12}
_LONGEST_EVENT = 8
_PREPOSITIONS = ("در", "طی")
_UNITS_AHEAD = ("هفته", "ماه", "سال")
_ALONE = ("امسال", "فردا", *_UNITS_AHEAD)
"""What a time that needs no preposition may begin with."""
_ISLAMIC_EPOCH = 227_014


@dataclass(frozen=True, slots=True)
class _Time:
    """A stretch of days named by the keys up to ``last``; None where it has no day."""

    last: int
    first_day: Date | None
    last_day: Date | None


def deadline_in(
    document: Document, first: int, last: int, day: Date, *, nominal: bool = False
) -> Deadline | None:
    """The first deadline between two tokens, counted from ``day``.

    ``nominal`` directives have no verb of their own: in «ساخت هرچه سریع‌تر پل» the words describe
    a noun.
    """
    keys = [token.key for token in document.tokens[first:last]]
    beginnings = _beginnings()
    for index in range(len(keys)):
        if keys[index] not in beginnings:
            continue
        found = _deadline_at(keys, index, day)
        if nominal and found is not None and found[1] is None:
            continue
        if found is not None:
            end, due = found
            span = document.tokens[first + index].start, document.tokens[first + end - 1].end
            return Deadline(
                *span,
                document.text[span[0] : span[1]],
                iso_jalali(due) if due is not None else None,
                due.isoformat() if due is not None else None,
            )
    return None


@cache
def _beginnings() -> frozenset[str]:
    """The words that a deadline may begin with, see `_deadline_at`."""
    kinds = ("urgent", "timely", "before", "during", "within", "by")
    firsts = (phrases("deadlines", kind).first_words for kind in kinds)
    return frozenset(_PREPOSITIONS).union(_ALONE, *firsts)


def _deadline_at(keys: Sequence[str], index: int, day: Date) -> tuple[int, Date | None] | None:
    """Where the deadline at ``index`` ends, and its day."""
    limit = len(keys)
    size = phrases("deadlines", "urgent").length_at(keys, index, limit)
    if size:
        return index + size, None
    size = phrases("deadlines", "timely").length_at(keys, index, limit)
    if size and any(key in values("deontic", "modal") for key in keys[:index]):
        # «اطلاعات به موقع باید …»: before the modal it tells what kind of a thing.
        return index + size, None
    size = phrases("deadlines", "before").length_at(keys, index, limit)
    if size:
        time = _time_at(keys, index + size, day)
        if time is not None:
            due = time.first_day - timedelta(1) if time.first_day is not None else None
            return time.last, due
        return _event(keys, index + size)
    size = phrases("deadlines", "during").length_at(keys, index, limit)
    if size and number_at(keys, index + size) is None:
        event = _event(keys, index + size)
        if event is not None:
            return event
    size = phrases("deadlines", "within").length_at(keys, index, limit)
    if size:
        duration = _duration_at(keys, index + size, day)
        if duration is not None:
            return duration.last, duration.last_day
    size = phrases("deadlines", "by").length_at(keys, index, limit)
    if size:
        time = _time_at(keys, index + size, day)
        return (time.last, _due(keys, index + size, time)) if time is not None else None
    start = index + 1 if keys[index] in _PREPOSITIONS else index
    if start > index and _vague_ahead(keys, start):
        return start + 2, None
    if start == limit or (start == index and not _stands_alone(keys, index)):
        return None
    time = _time_at(keys, start, day)
    return (time.last, time.last_day) if time is not None else None


def _vague_ahead(keys: Sequence[str], index: int) -> bool:
    """«هفته‌های آینده», «سال‌های آتی»: a time without a day."""
    return (
        index + 1 < len(keys)
        and keys[index] in values("deadlines", "unit")
        and keys[index].endswith("های")
        and keys[index + 1] in phrases("deadlines", "next")
    )


def _due(keys: Sequence[str], index: int, time: _Time) -> Date | None:
    # «تا هفته دولت» is by its first day, «تا پایان هفته دولت» and «تا سال ۱۴۰۵» by the last.
    if _occasions().length_at(keys, index, len(keys)):
        return time.first_day
    return time.last_day


def _stands_alone(keys: Sequence[str], index: int) -> bool:
    """Whether a time needs no preposition («امسال», «هفته آینده», «ایام نوروز» does)."""
    if keys[index] == "امسال" or (index > 0 and keys[index - 1] in ("از", "به", "برای", "هر")):
        return keys[index] == "امسال" and (
            index == 0 or keys[index - 1] not in ("از", "به", "برای")
        )
    unit = keys[index] in _UNITS_AHEAD
    following = index + 1 < len(keys) and keys[index + 1] in phrases("deadlines", "next")
    return (unit and following) or keys[index] == "فردا"


def _event(keys: Sequence[str], index: int) -> tuple[int, None] | None:
    """«قبل از آمدن باران»: the noun phrase after «قبل از», which has no day."""
    if index >= len(keys) or keys[index] in ("هرچیز", "پیش"):
        return None
    if keys[index] in ("این", "آن", "هر", "همه"):
        # «پیش از این», «قبل از هر چیز» are no deadlines; «پیش از این نشست» is.
        after = keys[index + 1] if index + 1 < len(keys) else "،"
        if after in _NO_EVENT or analyse(after) or len(after) < 3:
            return None
    end = index
    while end < len(keys) and end - index < _LONGEST_EVENT:
        key = keys[end]
        if key in _EVENT_ENDS or is_strong_mark(key) or key in values("deontic", "modal"):
            break
        end += 1
    verb = next((v for v in clauses(keys, index, end).verbs if v.finite), None)
    if verb is not None:
        # «پیش از بازگشایی کارگاه اطمینان حاصل کند»: the words before a verb are its own.
        end = max(index + 1, verb.first - 2)
    return (end, None) if end > index else None


_NO_EVENT = frozenset(("چیز", "کس", "باید", "نیز", "اقدام", "اقدامی", "موضوع"))
_EVENT_ENDS = frozenset(
    ("،", "را", "باید", "به", "در", "با", "از", "و", "نیز", "هم", "اقدام", "مجوز")
)


def _time_at(keys: Sequence[str], index: int, day: Date) -> _Time | None:
    """A day, week, month, year or occasion named at ``index``."""
    limit = len(keys)
    if index >= limit:
        return None
    for edge in ("end", "start"):
        size = phrases("deadlines", edge).length_at(keys, index, limit)
        if size and index + size < limit:
            whole = _whole_at(keys, index + size, day)
            if whole is not None:
                chosen = whole.last_day if edge == "end" else whole.first_day
                return _Time(whole.last, chosen, chosen)
    return _whole_at(keys, index, day)


def _whole_at(keys: Sequence[str], index: int, day: Date) -> _Time | None:
    occasion = _occasion_at(keys, index, day)
    if occasion is not None:
        return occasion
    for read in (_named_day, _date, _gregorian, _month, _unit, _weekday, _season):
        time = read(keys, index, day)
        if time is not None:
            return time
    return None


def _named_day(keys: Sequence[str], index: int, day: Date) -> _Time | None:
    ahead = values("deadlines", "day").get(keys[index])
    if ahead is None:
        if keys[index] == "امسال":
            return _Time(index + 1, *_year(gregorian_to_jalali(day)[0]))
        if tuple(keys[index : index + 2]) == ("آن", "روز"):
            return _Time(index + 2, None, None)
        return None
    found = day + timedelta(int(ahead))
    return _Time(index + 1, found, found)


def _date(keys: Sequence[str], index: int, day: Date) -> _Time | None:
    """«۲۲ بهمن», «اول مهرماه سال جاری», «بیستم مهر ۱۴۰۴»."""
    number = number_at(keys, index)
    if number is None or index + number[1] >= len(keys):
        return None
    value, size = number
    month = month_at(keys, index + size)
    if month is None:
        return None
    last = _skip(keys, index + size + 1, ("ماه",))
    year, last = _year_after(keys, last, day)
    if year is not None:
        found = _safe(year, month, value)
    else:
        this = gregorian_to_jalali(day)[0]
        found = _safe(this, month, value)
        if found is not None and found < day:
            found = _safe(this + 1, month, value)
    return _Time(last, found, found) if found is not None else None


def _gregorian(keys: Sequence[str], index: int, day: Date) -> _Time | None:
    """«۲۰ ژانویه ۲۰۲۵»."""
    number = number_at(keys, index)
    if number is None or index + number[1] >= len(keys):
        return None
    value, size = number
    month = gregorian_month_at(keys, index + size)
    if month is None:
        return None
    last = index + size + 1
    year = number_at(keys, last)
    try:
        if year is not None and year[0] > 1900:
            found = Date(year[0], month, value)
            last += year[1]
        else:
            found = Date(day.year, month, value)
            if found < day:
                found = Date(day.year + 1, month, value)
    except ValueError:
        return None
    return _Time(last, found, found)


def _month(keys: Sequence[str], index: int, day: Date) -> _Time | None:
    """«مهرماه», «مهر امسال», «ماه آینده» (see `_unit` for the last)."""
    month = month_at(keys, index)
    if month is None:
        return None
    last = _skip(keys, index + 1, ("ماه",))
    if (
        last == index + 1
        and not keys[index].endswith("ماه")
        and keys[index] in ("مهر", "تیر", "دی")
        and (index == 0 or keys[index - 1] not in _before_months())
    ):
        return None
    year, last = _year_after(keys, last, day)
    if year is None:
        this, this_month, _ = gregorian_to_jalali(day)
        year = this if month >= this_month else this + 1
    first = _safe(year, month, 1)
    return _Time(last, first, month_end(year, month)) if first is not None else None


@cache
def _before_months() -> frozenset[str]:
    """What shows that «مهر» or «تیر» is a month and no kindness or arrow."""
    edges = (row for row in lexicon.rows("deadlines") if row["class"] in ("end", "start"))
    return frozenset(("تا", "در")) | {words_of(row["form"])[-1] for row in edges}


def _unit(keys: Sequence[str], index: int, day: Date) -> _Time | None:
    """«سال جاری», «این هفته», «ماه آینده», «سال ۱۴۰۵», «سال» after «پایان»."""
    start = index
    this = keys[index] in phrases("deadlines", "this") and keys[index] != "امسال"
    if this:
        index += 1
    if index >= len(keys) or keys[index] not in ("سال", "ماه", "هفته"):
        return None
    unit = keys[index]
    last = index + 1
    ahead = 0
    following = keys[last] if last < len(keys) else ""
    number = number_at(keys, last) if unit == "سال" else None
    year = gregorian_to_jalali(day)[0]
    if number is not None and (
        1300 <= number[0] < 1600 or 1900 < number[0] < 2200 or 60 <= number[0] <= 99
    ):
        value = number[0]
        if value > 1900:
            return _Time(last + number[1], Date(value, 1, 1), Date(value, 12, 31))
        return _Time(last + number[1], *_year(value if value > 99 else 1300 + value))
    if following in phrases("deadlines", "next") or following == "جدید":
        ahead, last = 1, last + 1
    elif following in phrases("deadlines", "this"):
        last += 1
    elif not this and not (start > 0 and keys[start - 1] in phrases("deadlines", "end")):
        return None
    if following == "جدید" and gregorian_to_jalali(day)[1] < 10:
        ahead = 0
    if unit == "سال":
        return _Time(last, *_year(year + ahead))
    if unit == "ماه":
        month = gregorian_to_jalali(day)[1] + ahead
        year, month = (year + 1, 1) if month > 12 else (year, month)
        return _Time(last, jalali_to_gregorian(year, month, 1), month_end(year, month))
    # The week begins on Saturday (Python's 5).
    saturday = day - timedelta((day.weekday() - 5) % 7) + timedelta(7 * ahead)
    return _Time(last, saturday, saturday + timedelta(6))


def _weekday(keys: Sequence[str], index: int, day: Date) -> _Time | None:
    start = index + 1 if keys[index] == "روز" and index + 1 < len(keys) else index
    found = weekday_at(keys, start)
    if found is None:
        return None
    weekday, size = found
    last = start + size
    date = _date(keys, last, day) if last < len(keys) else None
    if date is not None:
        return date
    last = _skip(keys, last, ("آینده", "آتی", "هفته", "جاری", "این"))
    ahead = (weekday - day.weekday()) % 7 or 7
    due = day + timedelta(ahead)
    return _Time(last, due, due)


def _season(keys: Sequence[str], index: int, day: Date) -> _Time | None:
    last_month = _SEASONS.get(keys[index])
    if last_month is None:
        return None
    this, month, _ = gregorian_to_jalali(day)
    year, last = _year_after(keys, index + 1, day)
    if year is None:
        year = this if month <= last_month else this + 1
    return _Time(last, jalali_to_gregorian(year, last_month - 2, 1), month_end(year, last_month))


def _duration_at(keys: Sequence[str], index: int, day: Date) -> _Time | None:
    """«دو هفته», «شش ماه آینده», «یک هفته دیگر»; «چند روز آینده» has no day."""
    if index >= len(keys):
        return None
    number = (0, 1) if keys[index] == "چند" else number_at(keys, index)
    units = values("deadlines", "unit")
    if number is None:
        # «طی سال‌های آینده»
        if (
            keys[index] in units
            and index + 1 < len(keys)
            and keys[index + 1] in phrases("deadlines", "next")
            and keys[index].endswith("های")
        ):
            return _Time(index + 2, None, None)
        return None
    value, size = number
    place = index + size
    if place >= len(keys) or keys[place] not in units:
        return None
    last = _skip(keys, place + 1, ("آینده", "آتی", "دیگر", "اخیر"))
    if keys[last - 1] == "اخیر" or (last < len(keys) and keys[last] == "گذشته"):
        return None
    if value == 0:
        return _Time(last, None, None)
    return _Time(last, day, _after(day, value, units[keys[place]]))


def _after(day: Date, count: int, unit: str) -> Date | None:
    if unit == "year":
        return _shifted(day, 12 * count)
    if unit in ("month", "season"):
        return _shifted(day, count * (3 if unit == "season" else 1))
    return day + timedelta(count * int(unit) if unit != "0" else -(-count // 24))


def _shifted(day: Date, months: int) -> Date | None:
    year, month, number = gregorian_to_jalali(day)
    total = year * 12 + month - 1 + months
    if not 1 <= total // 12 <= 2999:
        return None
    year, month = total // 12, total % 12 + 1
    return min(jalali_to_gregorian(year, month, 1) + timedelta(number - 1), month_end(year, month))


@dataclass(frozen=True, slots=True)
class _Occasion:
    calendar: str
    first: tuple[int, int]
    last: tuple[int, int]


@cache
def _occasions() -> Phrases:
    return Phrases(lexicon.column("holidays"))


@cache
def _occasion_days() -> dict[tuple[str, ...], _Occasion]:
    return {
        words_of(row["form"]): _Occasion(row["calendar"], _pair(row["first"]), _pair(row["last"]))
        for row in lexicon.rows("holidays")
    }


def _pair(text: str) -> tuple[int, int]:
    month, _, day = text.partition("-")
    return int(month), int(day)


def _occasion_at(keys: Sequence[str], index: int, day: Date) -> _Time | None:
    size = _occasions().length_at(keys, index, len(keys))
    if not size:
        return None
    occasion = _occasion_days()[tuple(keys[index : index + size])]
    year, last = _year_after(keys, index + size, day)
    hijri = occasion.calendar == "hijri"
    this = year if year is not None else gregorian_to_jalali(day)[0]
    if hijri:
        # Thirty-three lunar years are thirty-two solar ones; look at those around.
        guess = round((day.year - 622) * 33 / 32)
        spans = [
            (islamic_to_gregorian(y, *occasion.first), islamic_to_gregorian(y, *occasion.last))
            for y in range(guess - 1, guess + 3)
        ]
    else:
        years = (this,) if year is not None else (this, this + 1)
        spans = [
            (jalali_to_gregorian(y, *occasion.first), jalali_to_gregorian(y, *occasion.last))
            for y in years
        ]
    first, end = next((span for span in spans if span[1] >= day), spans[-1])
    return _Time(last, first, end)


def islamic_to_gregorian(year: int, month: int, day: int) -> Date:
    """The day of the arithmetical Islamic calendar.

    >>> islamic_to_gregorian(1446, 1, 10)
    datetime.date(2024, 7, 17)
    """
    months = (59 * (month - 1) + 1) // 2
    return Date.fromordinal(
        day + months + (year - 1) * 354 + (3 + 11 * year) // 30 + _ISLAMIC_EPOCH
    )


def _year_after(keys: Sequence[str], index: int, day: Date) -> tuple[int | None, int]:
    """The year said after a month or day («سال جاری», «امسال», «۱۴۰۴»), and where it ends."""
    this = gregorian_to_jalali(day)[0]
    if index >= len(keys):
        return None, index
    if keys[index] == "امسال":
        return this, index + 1
    start = index + 1 if keys[index] == "سال" else index
    if start >= len(keys):
        return None, index
    if start > index and keys[start] in phrases("deadlines", "this"):
        return this, start + 1
    if start > index and keys[start] in phrases("deadlines", "next"):
        return this + 1, start + 1
    if keys[start].isdecimal() and 1300 <= int(keys[start]) < 1600:
        return int(keys[start]), start + 1
    if start > index and keys[start].isdecimal() and 60 <= int(keys[start]) <= 99:
        return 1300 + int(keys[start]), start + 1
    return None, index


def _year(year: int) -> tuple[Date, Date]:
    return jalali_to_gregorian(year, 1, 1), month_end(year, 12)


def _safe(year: int, month: int, day: int) -> Date | None:
    try:
        return jalali_to_gregorian(year, month, day)
    except ValueError:
        return None


def _skip(keys: Sequence[str], index: int, words: tuple[str, ...]) -> int:
    while index < len(keys) and keys[index] in words:
        index += 1
    return index
