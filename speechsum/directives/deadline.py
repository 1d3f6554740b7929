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
from typing import Literal

from speechsum import lexicon
from speechsum.grammar.clauses import Clauses, clauses
from speechsum.grammar.words import Phrases, is_strong_mark, phrases, values
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
_NEAR = 60
_PREPOSITIONS = ("در", "طی")
_UNITS_AHEAD = ("هفته", "ماه", "سال")
_DAYS_ALONE = ("فردا", "امشب", "پسفردا")
_SAME = ("همین", "همان")
_ALONE = ("امسال", "این", *_SAME, *_DAYS_ALONE, *_UNITS_AHEAD)
"""What a time that needs no preposition may begin with."""
_ISLAMIC_EPOCH = 227_014


@dataclass(frozen=True, slots=True)
class _Found:
    """A deadline up to the key ``last``; what is urgent has no day."""

    last: int
    due: Date | None
    kind: Literal["urgent", "soonest", "time"] = "time"


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

    ``nominal`` directives have no verb of their own: in «ساخت بی‌درنگ پل» the words may describe
    a noun, and only some tell when.
    """
    keys = list(document.keys[first:last])
    beginnings = _beginnings()
    forbidden = "نباید" in keys
    index = 0
    while index < len(keys):
        found = _deadline_at(keys, index, day) if keys[index] in beginnings else None
        if found is None or (nominal and found.kind == "urgent"):
            index += 1
            continue
        around = clauses(keys, max(0, index - _NEAR), min(len(keys), index + _NEAR))
        tells_how_long = found.kind == "time" and (forbidden or _forbids(around, index))
        if tells_how_long or _in_passing(around, index):
            index = found.last
            continue
        span = document.tokens[first + index].start, document.tokens[first + found.last - 1].end
        due = found.due
        return Deadline(
            *span,
            document.text[span[0] : span[1]],
            iso_jalali(due) if due is not None else None,
            due.isoformat() if due is not None else None,
        )
    return None


def _in_passing(stretch: Clauses, index: int) -> bool:
    """Whether a word stands in a relative clause or a condition.

    «محلی را که ظرف سه روز آماده می‌شود …», «اگر ظرف شش ماه پروانه نگیرند …».
    """
    inner = stretch.verb_from(index)
    if inner is None or stretch.verb_from(inner.last) is None:
        return False
    before = [verb.last for verb in stretch.verbs if verb.finite and verb.first < index]
    opened = stretch.keys[before[-1] if before else stretch.first : index]
    if any(key in phrases("clauses", "condition") for key in opened):
        return True
    return "که" in opened and inner.mood in ("indicative", "past")


def _forbids(stretch: Clauses, index: int) -> bool:
    """Whether something is not to be done: a time tells then how long («تا پنج سال نروند»)."""
    verb = stretch.verb_from(index)
    return verb is not None and verb.negative and verb.mood not in ("indicative", "past")


@cache
def _beginnings() -> frozenset[str]:
    """The words that a deadline may begin with, see `_deadline_at`."""
    kinds = ("urgent", "adverb", "timely", "before", "during", "within", "by", "from")
    firsts = (phrases("deadlines", kind).first_words for kind in kinds)
    return frozenset(_PREPOSITIONS).union(_ALONE, *firsts)


def _deadline_at(keys: Sequence[str], index: int, day: Date) -> _Found | None:
    """The deadline that begins at ``index``."""
    limit = len(keys)
    before = keys[index - 1] if index else ""
    size = phrases("deadlines", "urgent").length_at(keys, index, limit)
    if size:
        # «معرفی هرچه سریع‌تر وزیر»: the soonest tells when even of a noun.
        soonest = values("deadlines", "urgent")[keys[index]] == "soonest"
        return _Found(index + size, None, "soonest" if soonest else "urgent")
    if before == "را":
        # «کار را سریع‌تر انجام دهند», not «کار سریع‌تر» or «امور فوری»
        size = phrases("deadlines", "adverb").length_at(keys, index, limit)
        if size:
            return _Found(index + size, None, "urgent")
    size = phrases("deadlines", "timely").length_at(keys, index, limit)
    if size and before != "و" and any(key in values("deontic", "modal") for key in keys[:index]):
        # «اطلاعات به موقع باید …», «شفاف و به موقع»: it tells what kind of a thing.
        return _Found(index + size, None, "urgent")
    size = phrases("deadlines", "before").length_at(keys, index, limit)
    if size:
        time = _time_at(keys, index + size, day)
        if time is not None:
            due = time.first_day - timedelta(1) if time.first_day is not None else None
            return _Found(time.last, due)
        return _without_day(_event(keys, index + size))
    size = phrases("deadlines", "during").length_at(keys, index, limit)
    if size and number_at(keys, index + size) is None:
        event = _event(keys, index + size)
        if event is not None:
            return _Found(event, None)
    size = phrases("deadlines", "within").length_at(keys, index, limit)
    if size:
        duration = _duration_at(keys, index + size, day)
        if duration is not None:
            since = phrases("deadlines", "since").length_at(keys, duration.last, limit)
            event = _event(keys, duration.last + since) if since else None
            if event is not None:
                return _Found(event, None)
            return _Found(duration.last, duration.last_day)
    size = phrases("deadlines", "by").length_at(keys, index, limit)
    if size:
        time = _time_at(keys, index + size, day)
        if time is not None:
            return _Found(time.last, _due(keys, index + size, time))
        return _without_day(_stage(keys, index + size))
    if before not in _COMPARED and phrases("deadlines", "from").length_at(keys, index, limit):
        return _from(keys, index + 1, day)
    return _at(keys, index, day)


_COMPARED = frozenset(("پس", "بعد", "بیش", "پیش", "قبل", "غیر", "کمتر", "بیشتر"))
"""«پس از اول مهر», «بیش از یک هفته»: «از» belongs to the word before."""


def _without_day(last: int | None) -> _Found | None:
    return _Found(last, None) if last is not None else None


def _from(keys: Sequence[str], index: int, day: Date) -> _Found | None:
    """«از ۲۰ مرداد», «از نیمه دی‌ماه», «از همین امروز»: when it is to begin."""
    if index >= len(keys):
        return None
    if keys[index] == "همین":
        time = _named_day(keys, index + 1, day) if index + 1 < len(keys) else None
    elif keys[index] in _DAYS_ALONE:
        time = _named_day(keys, index, day)
    else:
        size = phrases("deadlines", "start").length_at(keys, index, len(keys))
        month = size and index + size < len(keys) and month_at(keys, index + size) is not None
        time = _time_at(keys, index, day) if month else _date(keys, index, day)
    return _Found(time.last, time.first_day) if time is not None else None


def _at(keys: Sequence[str], index: int, day: Date) -> _Found | None:
    """A time at which, with «در» or without."""
    limit = len(keys)
    start = index + 1 if keys[index] in _PREPOSITIONS else index
    if start == limit:
        return None
    if keys[start] in _SAME and (start > index or _opens(keys, index)):
        time = _same(keys, start, day)
        if time is not None:
            return _Found(time.last, time.last_day)
    if start > index:
        if _vague_ahead(keys, start):
            return _Found(start + 2, None)
        duration = _duration_at(keys, start, day)
        if duration is not None and keys[duration.last - 1] in phrases("deadlines", "next"):
            return _Found(duration.last, duration.last_day)  # «در دو سال آینده»
        meeting = _meeting(keys, start)
        if meeting is not None:
            return _Found(meeting, None)
    elif not _stands_alone(keys, index):
        return None
    time = _time_at(keys, start, day)
    return _Found(time.last, time.last_day) if time is not None else None


def _same(keys: Sequence[str], index: int, day: Date) -> _Time | None:
    """«همین امروز», «همین هفته», «همین پاییز»; «همان شب», which has no day."""
    after = index + 1
    if after >= len(keys):
        return None
    time = None
    if keys[index] == "همین":
        time = _unit(keys, index, day)
        for read in (_named_day, _weekday, _season, _month):
            time = time or read(keys, after, day)
    elif keys[after] in phrases("deadlines", "moment"):
        last = after + 1
        if last < len(keys) and keys[last] in values("deadlines", "takes"):
            last += 1  # «همان روز ورود»
        time = _Time(last, None, None)
    elif keys[after + 1 : after + 2] == ["که"] and (
        keys[after].removesuffix("ی") in phrases("deadlines", "moment")
    ):
        # «همان شبی که لوله را می‌خوابانند»
        verb = clauses(keys, after + 2, min(len(keys), after + _NEAR)).verb_from(after + 2)
        time = _Time(verb.last, None, None) if verb is not None else None
    if time is not None and keys[time.last : time.last + 1] in (["گذشته"], ["پیش"], ["قبل"]):
        return None
    return time


def _meeting(keys: Sequence[str], index: int) -> int | None:
    """«جلسه بعدی», «نخستین جلسه هیئت»: where it ends."""
    meetings = phrases("deadlines", "meeting")
    if index + 1 >= len(keys):
        return None
    if keys[index] in meetings and keys[index + 1] in phrases("deadlines", "next"):
        return index + 2
    if keys[index] in ("نخستین", "اولین") and keys[index + 1] in meetings:
        return _event(keys, index)
    return None


def _stage(keys: Sequence[str], index: int) -> int | None:
    """«نشست بعدی», «آغاز فصل برداشت», «پایان برنامه چهارم»: where what has no day ends."""
    limit = len(keys)
    meeting = _meeting(keys, index)
    if meeting is not None:
        return meeting
    edges = (phrases("deadlines", edge) for edge in ("end", "start"))
    if index + 1 < limit and keys[index] in phrases("deadlines", "phase"):
        if any(keys[index] in edge for edge in edges):
            end = _event(keys, index)
            return end if end is not None and end > index + 1 else None
    elif phrases("deadlines", "part").length_at(keys, index, limit) == 1:
        feast = index + 1 < limit and keys[index + 1] in phrases("deadlines", "feast")
        return index + 2 if feast else index + 1
    return None


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
    key = keys[index]
    before = keys[index - 1] if index else ""
    if before in ("از", "به", "برای", "هر"):
        return key == "امسال" and before == "هر"
    following = keys[index + 1] if index + 1 < len(keys) else ""
    if key == "امسال":
        return not _has_own_time(keys, index - 1)
    if key == "این":
        object_follows = keys[index + 2 : index + 3] == ["را"]  # «سهمیه این ماه را»
        return following in ("هفته", "ماه") and _opens(keys, index) and not object_follows
    if key in _UNITS_AHEAD:
        # «برای پنجاه سال آینده»
        return following in phrases("deadlines", "next") and number_at(keys, index - 1) is None
    return key in _DAYS_ALONE


def _has_own_time(keys: Sequence[str], index: int) -> bool:
    """«تابستان امسال», «۲۲ بهمن امسال», «طرح‌های امسال»: the year tells which."""
    if index < 0:
        return False
    return keys[index] in _SEASONS or month_at(keys, index) is not None or keys[index][-3:] == "های"


def _opens(keys: Sequence[str], index: int) -> bool:
    """Whether «این هفته» may stand by itself, and after no noun («برنامه این هفته») or «از»."""
    return index == 0 or keys[index - 1] not in ("از", "به", "برای", "هر", "تا", "بر", "با")


def _event(keys: Sequence[str], index: int) -> int | None:
    """«قبل از آمدن باران»: where the noun phrase after «قبل از» ends, or the clause."""
    limit = len(keys)
    if index >= limit or keys[index] in ("هرچیز", "هرچیزی", "پیش"):
        return None
    if keys[index] in ("آنکه", "اینکه"):
        verb = clauses(keys, index, min(limit, index + _NEAR)).verb_from(index)
        return verb.last if verb is not None and verb.last < limit else None
    if keys[index] in ("این", "آن", "هر", "همه"):
        # «پیش از این», «قبل از هر چیز» are no deadlines; «پیش از این نشست» is.
        after = keys[index + 1] if index + 1 < limit else "،"
        spoken = keys[index] != "هر" and analyse(after)  # «پیش از این گفتیم»
        if after in _NO_EVENT or spoken or len(after) < 3:
            return None
    end = index
    while end < limit and end - index < _LONGEST_EVENT:
        key = keys[end]
        if key in _CLAUSE_ENDS or is_strong_mark(key) or key in values("deontic", "modal"):
            break
        end += 1
    if end < limit and keys[end] == "را":
        end = max(index + 1, end - 1)
    verb = clauses(keys, index, min(limit, index + 2 * _LONGEST_EVENT)).verb_from(index)
    if verb is not None and verb.first < end:
        # «پیش از بازگشایی کارگاه اطمینان حاصل کند»: the word before a verb is its own.
        end = max(index + 1, verb.first - 1)
    return _noun_phrase(keys, index, end) if end > index else None


def _noun_phrase(keys: Sequence[str], index: int, limit: int) -> int:
    """Where the noun phrase at ``index`` ends.

    The link between nouns is mostly not written: «پیش از حرکت | زنجیر چرخ ببندند», but «پیش از صدور
    مجوز». So the lexicon tells which nouns call for another and which stand by themselves; any
    other takes one.
    """
    called = phrases("deadlines", "phase")
    begun, here, goal, owed = index, index, "", True
    while True:
        start = here
        here = _past_determiners(keys, here, limit)
        if here == limit:
            return max(start, index + 1)
        noun = keys[here]
        goal = values("deadlines", "takes").get(noun, goal)
        here += 1
        if here < limit and keys[here] in _INFINITIVES:
            here += 1  # «گرم شدن هوا»
        begun = here
        here = _past_traits(keys, here, limit, loose=keys[start] == "هر" and noun[-1] != "ی")
        if here == limit or keys[here] in _EVENT_ENDS:
            break
        if noun in called or (here == begun and noun.endswith(("های", "ای"))):
            owed = False
            continue
        closed = keys[start] in _DETERMINERS and noun not in phrases("deadlines", "meeting")
        alone = noun in phrases("deadlines", "whole") and keys[here] not in _DETERMINERS
        if not owed or closed or alone or noun.endswith("ها") or keys[here - 1].endswith("ای"):
            break
        owed = False
    if here + 1 < limit and keys[here] in (goal, "علیه"):
        return _noun_phrase(keys, here + 1, limit)  # «ورود به بازار»
    if keys[here : here + 2] == ["در", "این"] and here + 2 < limit and keys[here + 2] in _TOPICS:
        return here + 3
    return here


def _past_determiners(keys: Sequence[str], index: int, limit: int) -> int:
    """«این ۱۱ تعهد», «هر گونه اقدام»: where the noun is."""
    begun = index
    while index < limit and keys[index] in _DETERMINERS:
        index += 1
    number = number_at(keys, index) if index > begun else None
    return min(index + number[1], limit) if number is not None else index


def _past_traits(keys: Sequence[str], index: int, limit: int, *, loose: bool) -> int:
    """After the adjectives of a noun; ``loose`` where any word may be one («هر خرید تازه‌ای»)."""
    while index < limit and keys[index] not in _EVENT_ENDS:
        key = keys[index]
        trait = key in phrases("deadlines", "trait") or _is_adjective(key)
        ordinal = not key.isdecimal() and key[-1] == "م" and number_at(keys, index) is not None
        if not trait and not ordinal:
            break
        if key.endswith("های") or (key.endswith("ای") and not loose):
            break
        index += 1
    return index


def _is_adjective(key: str) -> bool:
    """«پاییزی», but «درزگیری» is the name of an act."""
    if len(key) <= _SHORTEST_TRAIT or key[-1] != "ی":
        return False
    return not key.endswith(tuple(values("deadlines", "act")))


_SHORTEST_TRAIT = 3
_NO_EVENT = frozenset(("چیز", "چیزی", "کس", "باید", "نیز", "اقدام", "اقدامی", "موضوع"))
_DETERMINERS = frozenset(
    ("این", "آن", "همین", "همان", "هر", "هیچ", "گونه", "هرگونه", "نخستین", "اولین", "آخرین")
)
_INFINITIVES = frozenset(("شدن", "کردن", "گرفتن", "دادن", "یافتن", "رسیدن", "رفتن", "آمدن"))
_TOPICS = frozenset(("باره", "زمینه", "خصوص", "مورد"))
_CLAUSE_ENDS = frozenset(("،", "را", "باید", "و", "نیز", "هم", "که"))
_EVENT_ENDS = _CLAUSE_ENDS | {"به", "در", "با", "از", "بر", "تا", "برای", "علیه", "اقدام", "مجوز"}


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
                if values("deadlines", edge).get(keys[index]) == "half":
                    chosen = _middle(whole)
                return _Time(whole.last, chosen, chosen)
    size = phrases("deadlines", "part").length_at(keys, index, limit)
    if size and index + size < limit:
        # «صبح فردا», «شب عید»
        whole = _whole_at(keys, index + size, day)
        if whole is not None:
            return _eve(keys, index, whole)
    return _whole_at(keys, index, day)


def _middle(time: _Time) -> Date | None:
    if time.first_day is None or time.last_day is None:
        return None
    return time.first_day + (time.last_day - time.first_day) // 2


def _eve(keys: Sequence[str], index: int, time: _Time) -> _Time:
    """«شب جمعه», «شب عید» are the night before, «شب فردا» is not."""
    first = time.first_day
    named = keys[index + 1] in values("deadlines", "day")
    if first is not None and keys[index] == "شب" and not named:
        first -= timedelta(1)
    return _Time(time.last, first, first)


def _whole_at(keys: Sequence[str], index: int, day: Date) -> _Time | None:
    if keys[index] in ("روز", "تاریخ") and index + 1 < len(keys):
        date = _date(keys, index + 1, day)  # «تا تاریخ ۲۰ مهر»
        if date is not None:
            return date
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
    last = index + 1
    last += phrases("deadlines", "part").length_at(keys, last, len(keys))  # «فردا صبح»
    return _Time(last, found, found)


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
        kind = keys[last] if last < len(keys) else ""
        if kind in phrases("deadlines", "year"):
            if kind != "مالی":
                return _Time(last + 1, None, None)  # «سال تحصیلی», «سال زراعی»
            last += 1
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
        if last < len(keys) and keys[last] in phrases("deadlines", "next"):
            # The coming one; in its midst the one of next year.
            year += last_month - 2 <= month <= last_month
            last += 1
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
