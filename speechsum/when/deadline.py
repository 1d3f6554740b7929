"""The time by which something is to be done: which words of a directive tell it, and its day.

The expressions and their days are those of `expressions`; what has no day («پیش از آمدن باران») is
bounded by `events`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date as Date
from functools import cache
from typing import Literal

from speechsum import lexicon
from speechsum.grammar.clauses import Clauses
from speechsum.grammar.nouns import ends_as
from speechsum.grammar.words import AND, AZ, COMMA, KE, RA, phrases, walled
from speechsum.model import Deadline, Report
from speechsum.text.segments import Document
from speechsum.text.tokens import words_of
from speechsum.text.verbs import is_finite
from speechsum.tuples import NamedTuple
from speechsum.when.calendar import iso_jalali, today
from speechsum.when.events import event, meeting, size_at, stage, stands
from speechsum.when.expressions import grammar

_NEAR = 60
_TOLD = ("indicative", "past")
_COUNTED = "<by> {duration}"
_AT = "<at> {time}"
_GIVEN = "<grace>"  # a word after the time that is none of it: «یک هفته | مهلت»


class _Found(NamedTuple):
    """A deadline up to the key ``last``; what is urgent has no day."""

    last: int
    due: Date | None = None
    kind: Literal["urgent", "soonest", "time"] = "time"


def deadline_in(
    document: Document,
    first: int,
    last: int,
    day: Date | None,
    *,
    nominal: bool = False,
) -> Deadline | None:
    """The first deadline between two tokens.

    Args:
        document: the report.
        first: the first token of the directive.
        last: the token after it.
        day: the day of the speech, from which deadlines are counted. None where it is not known:
            only deadlines that tell their year have a value then.
        nominal: the directive has no verb of its own: in «ساخت بی‌درنگ پل» the words may describe
            a noun, and only some tell when.
    """
    keys = walled(document.keys[first:last])
    beginnings = _beginnings()
    if beginnings.isdisjoint(keys):
        return None
    forbidden = grammar().vocabulary.stands_in("prohibiting", keys, 0, len(keys))
    granted = not phrases("deadlines", "grace").words.isdisjoint(keys)
    index = 0
    while index < len(keys):
        may = keys[index] in beginnings or (granted and _counted(keys, index))
        found = _deadline_at(keys, index, day) if may else None
        if found is None or (nominal and found.kind == "urgent"):
            index += 1
            continue
        around = Clauses(keys, max(0, index - _NEAR), min(len(keys), index + _NEAR))
        how_long = found.kind == "time" and (forbidden or _tells_how_long(around, index))
        if how_long or _is_daily(keys, index) or _in_passing(around, index):
            index = found.last
            continue
        return _deadline(document, first + index, first + found.last, found.due)
    return None


def deadline_noted(document: Document, first: int, last: int, day: Date | None) -> Deadline:
    """What a note beside a task says in the tokens ``first`` to ``last``: «مهلت: دو هفته».

    It tells when, or how long, with or without a preposition; see `deadline_in` for ``day``.
    """
    by = words_of(lexicon.forms("deadlines", "by")[0])
    for start in range(first, min(first + 2, last)):  # «حداکثر دو هفته»
        for keys in (document.keys[start:last], (*by, *document.keys[start:last])):
            told = grammar().read("deadline", keys, 0, len(keys), day)
            if told is not None and told.last == len(keys):
                return _deadline(document, first, last, told.stretch.last)
    return _deadline(document, first, last, None)


def _deadline(document: Document, first: int, last: int, due: Date | None) -> Deadline:
    start, end = document.tokens[first].start, document.tokens[last - 1].end
    return Deadline(
        start,
        end,
        document.text[start:end],
        iso_jalali(due) if due is not None else None,
        due.isoformat() if due is not None else None,
    )


def waits_for_day(report: Report) -> bool:
    """Whether a report has deadlines that would have a day, if its own day were known."""
    if report.day is not None:
        return False
    told = [found.deadline for found in report.directives]
    told += [found.deadline for found in report.commitments or ()]
    texts = (deadline.text for deadline in told if deadline is not None)
    return any(
        read is not None and read.stretch.last is not None
        for read in (
            grammar().read("deadline", keys, 0, len(keys), today()) for keys in map(words_of, texts)
        )
    )


def counted_from(words: str, day: Date | None) -> Date | None:
    """The day that a deadline's own words («ظرف دو هفته») tell, counted from ``day``."""
    keys = words_of(words)
    for rule in ("deadline", "time"):
        told = grammar().read(rule, keys, 0, len(keys), day)
        if told is not None:
            return told.stretch.last
    return None


def _in_passing(stretch: Clauses, index: int) -> bool:
    """Whether a word stands in a relative clause or a condition.

    «محلی را که ظرف سه روز آماده می‌شود …», «اگر ظرف شش ماه پروانه نگیرند …».
    """
    inner = stretch.verb_from(index)
    if inner is None or stretch.verb_from(inner.last) is None:
        return False
    before = [verb.last for verb in stretch.verbs if verb.first < index]
    start = before[-1] if before else stretch.first
    if not phrases("clauses", "condition").words.isdisjoint(stretch.keys[start:index]):
        return True
    return inner.mood in _TOLD and KE in stretch.keys[start:index]


def _tells_how_long(stretch: Clauses, index: int) -> bool:
    """Whether a time is none to act by: «تا پنج سال نروند», «تا یک هفته به تعویق بیندازند»."""
    verb = stretch.verb_from(index)
    if verb is None:
        return False
    lasts = stands("lasting", stretch.keys, verb.first - 1)
    return lasts or (verb.negative and verb.mood not in _TOLD)


def _is_daily(keys: Sequence[str], index: int) -> bool:
    """«از صبح تا عصر»: the hours of every day."""
    start = index if keys[index] == AZ else index - 2
    return keys[start] == AZ and any(size_at(kind, keys, start + 1) for kind in ("part", "dusk"))


@cache
def _beginnings() -> frozenset[str]:
    """The words that a deadline may begin with, see `_deadline_at`."""
    kinds = (
        "urgent", "adverb", "timely", "before", "during", "within", "by", "at", "same", "that",
        "alone", "span", "this-year", "between", "named", "weekday",
    )  # fmt: skip
    return frozenset().union(*map(grammar().vocabulary.first_words, kinds))


def _deadline_at(keys: Sequence[str], index: int, day: Date | None) -> _Found | None:
    """The deadline that begins at ``index``."""
    if ends_as(keys[index - 1], "of-plural") and size_at("before", keys, index):
        return None  # «پرونده‌های پیش از مهر»
    found = _urgent(keys, index)
    if found is None and _may_begin(keys, index):
        told = grammar().read("deadline", keys, index, len(keys), day)
        if told is not None:
            if size_at("past", keys, told.last) or (
                told.rule == _COUNTED and _goes_on(keys, index)
            ):
                return None
            due = told.stretch.last
            if told.rule == _AT and due is not None and day is not None and due < day:
                return None  # «توافقی که در سال ۱۳۹۴ امضا شد»
            since = size_at("since", keys, told.last) if told.open else 0
            after = event(keys, told.last + since) if since else None
            if after is not None:
                return _Found(after)
            given = told.rule.endswith(_GIVEN)
            return _Found(told.last - given, told.stretch.last)
    return found or _without_day(keys, index) or _alone(keys, index, day)


def _urgent(keys: Sequence[str], index: int) -> _Found | None:
    """As soon as can be: a deadline without a day."""
    urgent = grammar().vocabulary.value_at("urgent", keys, index)
    if urgent is not None:
        # «معرفی هرچه سریع‌تر وزیر»: the soonest tells when even of a noun.
        kind: Literal["soonest", "urgent"] = "soonest" if urgent.value else "urgent"
        return _Found(index + len(urgent.words), None, kind)
    adverb = size_at("adverb", keys, index)
    if adverb and keys[index - 1] == RA:
        # «کار را سریع‌تر انجام دهند», not «کار سریع‌تر» or «امور فوری»
        return _Found(index + adverb, None, "urgent")
    timely = size_at("timely", keys, index)
    told = not phrases("deontic", "modal").words.isdisjoint(keys[:index])
    if timely and told and keys[index - 1] != AND:
        # «اطلاعات به موقع باید …», «شفاف و به موقع»: it tells what kind of a thing.
        return _Found(index + timely, None, "urgent")
    return None


def _may_begin(keys: Sequence[str], index: int) -> bool:
    """Whether what stands before lets a time begin: «برنامه این هفته» does not."""
    if stands("same", keys, index):
        return not stands("bound", keys, index - 1) and _adverbial(keys, index)
    return True


def _goes_on(keys: Sequence[str], index: int) -> bool:
    """«سه تا چهار سال», «شش‌ماهه تا یک‌ساله»: «تا» stands between two numbers."""
    return _counted(keys, index - 1)


def _adverbial(keys: Sequence[str], index: int) -> bool:
    """Whether «این ماه» tells when: it is no object («این ماه را»), and a week or month."""
    if stands("only-same", keys, index):
        return True
    return stands("near", keys, index + 1) and keys[index + 2] != RA


def _without_day(keys: Sequence[str], index: int) -> _Found | None:
    """What is counted from an event: «پیش از آمدن باران», «در مدت تعطیلی», «تا نشست بعدی»."""
    for kind, bound in (("before", event), ("during", event), ("by", stage), ("at", meeting)):
        size = size_at(kind, keys, index)
        last = bound(keys, index + size) if size else None
        if last is not None:
            return _Found(last)
    return None


def _counted(keys: Sequence[str], index: int) -> bool:
    return grammar().vocabulary.number_at(keys, index) is not None


def _alone(keys: Sequence[str], index: int, day: Date | None) -> _Found | None:
    """A time without a preposition: «فردا», «هفته آینده», «امسال»; «همان روز», «در همان شب»."""
    start = index + 1 if stands("at", keys, index) else index
    if stands("that", keys, start):
        return _that(keys, start)
    if start > index:
        return None
    alone = _stands_alone(keys, index)
    if not alone and not _is_free(keys, index):
        return None
    told = grammar().read("time" if alone else "whole", keys, index, len(keys), day)
    if (
        told is None
        or not (alone or _names_day(told.rule))
        or (
            # «۲۰ مهر را تعطیل کنند»
            not alone and keys[told.last] == RA
        )
    ):
        return None
    return _Found(told.last, told.stretch.last)


def _names_day(rule: str) -> bool:
    return "{date}" in rule or "<weekday>" in rule


def _is_free(keys: Sequence[str], index: int) -> bool:
    """Whether a date with nothing before it but a verb, a modal or a mark tells when: «باید | روز
    شنبه ۲۰ مهر به جلسه بیایند»."""
    before = keys[index - 1]
    apart = before in ("", COMMA, KE) or before in phrases("deontic", "modal").words
    return apart or is_finite(before)


def _that(keys: Sequence[str], index: int) -> _Found | None:
    """«همان روز», «همان روز ورود», «همان شبی که لوله را می‌خوابانند»: it has no day."""
    after = index + 1
    if stands("moment", keys, after):
        return _Found(after + 1 + stands("takes", keys, after + 1))
    if keys[after + 1] == KE and stands("moment", (keys[after][:-1],), 0):
        verb = Clauses(keys, after + 2, min(len(keys), after + _NEAR)).verb_from(after + 2)
        return _Found(verb.last) if verb is not None else None
    return None


def _stands_alone(keys: Sequence[str], index: int) -> bool:
    """Whether a time needs no preposition («امسال», «هفته آینده», «ایام نوروز» does)."""
    if stands("tied", keys, index - 1):
        return False
    if stands("this-year", keys, index):
        # «سود امسال را سرمایه کنند», «۲۲ بهمن امسال»
        month = keys[index - 1].removesuffix(_MONTH)
        return keys[index + 1] != RA and not stands("month", (month,), 0)
    if stands("span", keys, index):
        owned = index + 2 < len(keys) and keys[index + 2] in phrases("clauses", "own").words
        if keys[index + 2 + owned] == RA:
            return False  # «بودجه سال آینده را بدهند», «برنامه هفته آینده خود را»
        # «برای پنجاه سال آینده»
        return stands("next", keys, index + 1) and not _counted(keys, index - 1)
    return stands("alone", keys, index)


_MONTH = "ماه"
