"""The day in a stamp of publication, a record or a file's name."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from functools import cache

from speechsum import lexicon
from speechsum.text.folding import key_of

# Iran has had no summer time since 1401; before that an hour more in summer matters to nobody.
_IRAN = timezone(timedelta(hours=3, minutes=30))
_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")
_YEAR_FIRST = re.compile(r"(?<!\d)((?:1[34]|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_YEAR_LAST = re.compile(r"(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.]((?:1[34]|20)\d\d)(?!\d)")
_MONTH, _DAY = "0?[1-9]|1[0-2]", r"0?[1-9]|[12]\d|3[01]"
_NAMED = (
    re.compile(
        r"(?<!\d)(?P<year>(?:1[34]|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])"
        r"(?!\d)"
    ),
    re.compile(
        rf"(?<!\d)(?P<year>(?:1[34]|20)\d\d)([-_.])(?P<month>{_MONTH})\2(?P<day>{_DAY})(?!\d)"
    ),
    re.compile(rf"(?<!\d)(?P<day>{_DAY})([-_.])(?P<month>{_MONTH})\2(?P<year>1[34]\d\d)(?!\d)"),
    # Americans write the month first: «05-06-2025» may be of May.
    re.compile(
        rf"(?<!\d)(?P<day>1[3-9]|2\d|3[01])([-_.])(?P<month>{_MONTH})\2(?P<year>20\d\d)(?!\d)"
    ),
)
_UNIX = re.compile(r"1\d{9}(?:\d{3})?")


def day_in(text: str) -> str | None:
    """The day that ``text`` tells, as year-month-day of its calendar; None where it tells none.

    A moment with its offset from UTC, or in seconds since 1970, is told as the day in Iran.

    >>> day_in("یکشنبه ۲۱ آبان ۱۴۰۲ - ۱۰:۲۰"), day_in("2023-11-12T22:10:00Z")
    ('1402-08-21', '2023-11-13')
    """
    plain = text.strip().translate(_DIGITS)
    if _UNIX.fullmatch(plain):
        return datetime.fromtimestamp(int(plain[:10]), _IRAN).date().isoformat()
    try:
        moment = datetime.fromisoformat(plain)
    except ValueError:
        pass
    else:
        return (moment.astimezone(_IRAN) if moment.tzinfo else moment).date().isoformat()
    found = _YEAR_FIRST.search(plain)
    if found is not None:
        return _iso(*found.groups())
    found = _YEAR_LAST.search(plain)
    if found is not None:
        return _iso(*reversed(found.groups()))
    key = key_of(plain)
    named = next((found for one in _in_words() if (found := one.search(key))), None)
    if named is not None:
        return _iso(named["year"], _months()[named["month"]], named["day"])
    return day_in_name(plain)


def day_in_name(name: str) -> str | None:
    """The day in a file's name: ``report-1404-05-22.txt``, ``14040522.txt``, ``22-5-1404.txt``."""
    plain = name.translate(_DIGITS)
    found = next((found for one in _NAMED if (found := one.search(plain))), None)
    return _iso(found["year"], found["month"], found["day"]) if found is not None else None


def _iso(year: str, month: str, day: str) -> str:
    return f"{int(year):04}-{int(month):02}-{int(day):02}"


@cache
def _months() -> dict[str, str]:
    """The keys of months' names and their numbers."""
    return {
        key_of(row["form"]): row["value"]
        for kind in ("month", "gregorian")
        for row in lexicon.of_class("calendar", kind)
    }


@cache
def _in_words() -> tuple[re.Pattern[str], ...]:
    """«۱۱ مرداد ماه ۱۴۰۱», «02 Aug 2022», «August 2, 2022», «۱۴۰۱ مرداد ۱۱»."""
    day, year = r"(?<!\d)(?P<day>\d{1,2})", r"(?P<year>\d{4})(?!\d)"
    month = f"(?P<month>{'|'.join(sorted(map(re.escape, _months()), reverse=True))})"
    parted = r"\s*(?:(?:ماه|سال)\s*)*[,،]?\s*"
    return tuple(
        re.compile(order)
        for order in (
            rf"{day}\s*{month}{parted}{year}",
            rf"{month}\s*{day}{parted}{year}",
            rf"(?<!\d){year}\s*{month}\s*{day}(?!\d)",
        )
    )
