"""The day of the speech: where a document tells it, in the order in which it is believed.

A date in a text is mostly that of something else. It is the day of the speech where the report
makes it its own: «امروز …», the dateline, a weekday beside it in a sentence that reports a speech;
or where a line is a stamp («تاریخ انتشار: …»). Words around it (``lexicon/days.tsv``) show that it
is another event's.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date as Date
from datetime import timedelta
from itertools import accumulate
from typing import Literal

from speechsum.grammar.words import AND, COMMA, KE
from speechsum.model import Day, Published, Quote, Span
from speechsum.text.segments import Document, Paragraph
from speechsum.text.verbs import is_finite
from speechsum.when.calendar import iso_jalali, parse_day, require_our_time
from speechsum.when.dates import (
    BEFORE,
    SLACK,
    Dated,
    Years,
    dates_of,
    ending,
    is_month,
    is_of_date,
    signs,
)
from speechsum.when.expressions import grammar
from speechsum.when.given import gives_text
from speechsum.when.minutes import TOP, is_minutes

_DATELINE = 8
"""Words of a report's first sentence before its dateline's date ends."""
_BOTTOM, _STAMP_WORDS = 6, 24
_OTHER_WORDS = 3
"""Words beside the date on the line of a stamp without a label."""
_TODAY, _SPOKEN, _LINE = 3, 2, 2
_BEFORE_DATE = 2
"""Words of a sentence or a line of minutes before its date («در روز …»)."""
_MET = 3
"""Words from a session to the «که» of its day («در نشست ستادی که …»)."""
_TO_HOUR = 3
"""Words between the date of a stamp and its hour's first."""
_BEFORE_CUE = 8
"""Words between a date that is set off by marks and the cue that it belongs to."""
_OPENING = frozenset("،(:-")
_PARTING = frozenset("،(-|/")
_BARS, _BRACKET = frozenset("|/"), ")"
_BEFORE_CODE, _CODE = frozenset("/:="), 8
_HEADING, _SIGNATURE = 2, 14
"""Paragraphs at the top that may be a heading with its date; words of a signature with one."""
_REACH = 120
"""Words on either side of a date that are looked at: sentences are shorter, and a text of nothing
but dates is read in a time that grows with its length."""
_LABELS = {"published": 3, "": 2, "number": 1}
"""How surely a label's date is the stamp's: of the publication, of the document, of a number."""


def speech_day(
    document: Document,
    quotes: Sequence[Quote],
    own: bool = False,
    *,
    published: Published | None = None,
    option: Date | None = None,
) -> Day | None:
    """The day of the speech, and where it is told.

    Args:
        document: the report.
        quotes: its quotes: dates in them are spoken of, their cues report a speech.
        own: whether the document speaks itself: a letter is of the day that its head tells, not of
            that of a meeting or a visit that it tells of; minutes are of their meeting's.
        published: a day from outside of the text: of the page, the record, the file's name.
        option: what the user says.

    Returns:
        The day, or None where nothing tells it. A day without a year is the last such day not
        after a stamp, ``published`` or ``option``, whichever comes first; see `Years`.

    Raises:
        ValueError: the year of ``option`` is not in 1800 to 2199.
    """
    if option is not None:
        require_our_time(option)
    outside = _outside(published)
    dates = list(dates_of(document))
    written = outside or _coded(document.keys, dates)
    stamp = _stamp(document, dates)
    stamped = None
    if stamp is not None:
        stamped = Years(document, dates, written or option).day_of(stamp)
    written = stamped or written
    years = Years(document, dates, written or option)
    headed = own and stamped is not None and not is_minutes(document)
    told = None if headed else _told(document, quotes, dates, stamp, years, written)
    if told is None and written is not None and not headed:
        told = _said_before(document, quotes, written)
    if told is not None:
        first, last, day = told
        return _day(day, "text", document, first, last)
    if stamp is not None and stamped is not None:
        return _day(stamped, "stamp", document, stamp.first, stamp.last)
    if outside is not None and published is not None:
        return Day(iso_jalali(outside), outside.isoformat(), published.whence)
    if option is not None:
        return Day(iso_jalali(option), option.isoformat(), "option")
    return None


def _day(
    day: Date, whence: Literal["text", "stamp"], document: Document, first: int, last: int
) -> Day:
    tokens = document.tokens
    span = Span.of(document.text, tokens[first].start, tokens[last - 1].end)
    return Day(iso_jalali(day), day.isoformat(), whence, span)


def _outside(published: Published | None) -> Date | None:
    """The day of the page, the record or the name; None where there is no such day."""
    try:
        return parse_day(published.day) if published is not None else None
    except ValueError:
        return None


def _coded(keys: Sequence[str], dates: Sequence[Dated]) -> Date | None:
    """The day of publication in an address or the report's number («کد خبر: ۱۴۰۱۰۵۱۱۰۷۷۷۷»): it
    tells no speech's day, but the year of a date and which «روز جمعه» was meant."""
    codes = (dated for dated in dates if dated.value is not None and _is_code(keys[dated.start]))
    return next(
        (one.value for one in codes if one.start and keys[one.start - 1] in _BEFORE_CODE), None
    )


def _is_code(key: str) -> bool:
    return key.isdecimal() and len(key) > _CODE


# What makes a date the report's own.


class _Quoted:
    """Where the quotes and their cues stand, by their offsets: to go through all quotes for each
    date would take a time that grows with the square of a text's length."""

    def __init__(self, quotes: Sequence[Quote]) -> None:
        direct = sorted((quote.start, quote.end) for quote in quotes if quote.kind == "direct")
        self._direct = [start for start, _ in direct]
        self._reach = list(accumulate((end for _, end in direct), max))
        self._starts = sorted(quote.start for quote in quotes)
        self._cues = sorted(quote.cue.start for quote in quotes if quote.cue is not None)

    def holds(self, offset: int) -> bool:
        """Whether a direct quote holds what stands there."""
        place = bisect_right(self._direct, offset) - 1
        return place >= 0 and self._reach[place] > offset

    def quote_after(self, offset: int) -> int | None:
        """Where the next quote begins."""
        place = bisect_right(self._starts, offset)
        return self._starts[place] if place < len(self._starts) else None

    def cue_from(self, offset: int) -> int | None:
        """Where the first cue that begins there or later begins."""
        place = bisect_left(self._cues, offset)
        return self._cues[place] if place < len(self._cues) else None


def _told(
    document: Document,
    quotes: Sequence[Quote],
    dates: Sequence[Dated],
    stamp: Dated | None,
    years: Years,
    written: Date | None,
) -> tuple[int, int, Date] | None:
    """The date that the report tells as its own: tokens and day, not after it was ``written``."""
    best: tuple[int, Dated, Date] | None = None
    quoted = _Quoted(quotes if dates else ())
    for dated in dates:
        if dated is stamp or _is_spoken(document, quoted, dated):
            continue
        score = _own(document, quoted, dated)
        if score > (best[0] if best is not None else 0):
            value = years.day_of(dated)
            if value is not None and (written is None or value <= written + SLACK):
                best = score, dated, value
    return (best[1].first, best[1].last, best[2]) if best is not None else None


def _is_spoken(document: Document, quoted: _Quoted, dated: Dated) -> bool:
    """Whether a date stands in a direct quote and is not «امروز، …» of a written message."""
    place = document.tokens[dated.start].start
    return quoted.holds(place) and not (
        dated.now and dated.value is None and dated.weekday is not None
    )


def _own(document: Document, quoted: _Quoted, dated: Dated) -> int:
    """How surely a date is that of the speech; 0 where it is another's."""
    first, last = _sentence(document, dated.start)
    keys = document.keys
    if dated.now:
        return _TODAY if _is_told(document, dated) else 0
    if _is_dateline(document, dated, first):
        return _LINE
    first, last = max(first, dated.first - _REACH), min(last, dated.last + _REACH)
    tokens = document.tokens
    start, end = tokens[first].start, tokens[last - 1].end
    told = quoted.quote_after(tokens[dated.start].start)
    narrated = min(last, document.token_at(end if told is None else told))
    cue = quoted.cue_from(start)
    reports = cue is not None and cue < end
    met = signs().stands_in("session", keys, first, last)
    if not met and (
        signs().value_at("council", keys, first) is not None
        or (dated.first - first <= _BEFORE_DATE and is_minutes(document))
    ):
        # «شورای بحران روز پنج‌شنبه ۱۶ اسفند ۱۳۹۷ … برگزار شد»: the body is its session; so is what
        # minutes tell of without a word for it («روز … تشکیل شد»)
        met = signs().stands_in("held", keys, dated.last, last)
    if not met and not reports and not gives_text(keys, first, last):
        return 0
    named = dated.named or (
        dated.value is not None
        and (
            _is_set_off(document, quoted, dated)
            or (met and _is_of_session(keys, dated, first, reports))
        )
    )
    return _SPOKEN if named and not _is_anothers(keys, dated, first, narrated) else 0


def _is_told(document: Document, dated: Dated) -> bool:
    """Whether a date's sentence tells more than a date."""
    first, last = _sentence(document, dated.start)
    beside = document.keys[first : dated.first] + document.keys[dated.last : last]
    return not all(map(is_of_date, beside))


def _is_of_session(keys: Sequence[str], dated: Dated, first: int, reports: bool) -> bool:
    """«در جلسه ۱۱ مرداد ۱۴۰۲ …», «نیکوکار، ۱۱ مرداد ۱۴۰۲ مهمان پیک بود», «در نشستی که ۱۱ مرداد ۱۴۰۲
    برگزار شد گفت»."""
    before = max(first, dated.first - 1)
    if keys[before] in _OPENING:
        return signs().stands_in("session", keys, dated.last, dated.last + _OTHER_WORDS)
    if keys[before] == KE:
        # «در نشستی که …», but «نیکوکار که ۱۱ مرداد ۱۴۰۲ شهردار شد، در نشست راه گفت»
        return reports and signs().stands_in("session", keys, max(first, before - _MET), before)
    # «لایحه را که در جلسه ۱۱ مرداد ۱۴۰۲ …» is told as past
    told = KE in keys[first:before]
    return signs().value_at("session", keys, before) is not None and not told


def _is_set_off(document: Document, quoted: _Quoted, dated: Dated) -> bool:
    """Whether a day needs no word that names it: «نیکوکار ۱۴۰۲/۵/۱۱ گفت: …», «نیکوکار، ۱۱ مرداد
    ۱۴۰۲ …، گفت: …», «نیکوکار ۱۱ مرداد ۱۴۰۲ در نشست راه گفت: …»."""
    begin = quoted.cue_from(document.tokens[dated.last - 1].end)
    cue = document.token_at(begin) if begin is not None else None
    if cue is None or cue - dated.last > _BEFORE_CUE:
        return False
    keys = document.keys
    marked = dated.first > 0 and keys[dated.first - 1] in _OPENING
    placed = signs().value_at("setting", keys, dated.last) is not None
    placed = placed and _OPENING.isdisjoint(keys[dated.last : cue])
    joined = not {AND, KE}.isdisjoint(keys[dated.last : cue])
    return cue == dated.last or ((marked or placed) and not joined)


def _sentence(document: Document, token: int) -> tuple[int, int]:
    place = bisect_right(document.sentences, token, key=lambda sentence: sentence.first) - 1
    if place >= 0 and token < document.sentences[place].last:
        return document.sentences[place].first, document.sentences[place].last
    return token, token + 1


def _is_dateline(document: Document, dated: Dated, first: int) -> bool:
    """«تهران - ۲۲ مرداد ۱۴۰۴ - ایرنا -»: a date between marks where a report begins."""
    body = next((p for p in document.paragraphs if p.kind == "body"), None)
    if body is None or first != body.first or dated.last - first > _DATELINE:
        return False
    keys = document.keys
    opened = dated.first == first or keys[dated.first - 1] in _OPENING
    closed = dated.last < len(keys) and keys[dated.last] in _OPENING | {")", "/"}
    return opened and closed and "-" in keys[first : dated.last + 4]


def _is_anothers(keys: Sequence[str], dated: Dated, first: int, last: int) -> bool:
    """Whether the words around a date tell of another event, or of a day to come."""
    if signs().stands_in("held", keys, dated.last, dated.last + _OTHER_WORDS):
        # «نشستی که قرار بود ۵ مرداد برگزار شود، | ۱۱ مرداد ۱۴۰۲ برگزار شد»
        commas = (here for here in range(dated.first - 1, first, -1) if keys[here] == COMMA)
        first = next(commas, first)
    begun = max(first, dated.first - BEFORE)
    opened = dated.first - (dated.first > 0 and keys[dated.first - 1] in _OPENING)
    return (
        signs().stands_in("other", keys[begun : dated.first], 0, dated.first - begun)
        or ending(signs(), "not-of", keys, opened) is not None
        or _is_listed(keys, dated.first)
        # «روز ۱۰ مرداد که راه را بست»
        or KE in keys[dated.last : dated.last + 1]
        # «مقرر شد در جلسه روز ۱۱ مرداد …»
        or signs().stands_in("decided", keys, first, dated.first)
        or signs().stands_in("to-come", keys, first, last)
    )


def _is_listed(keys: Sequence[str], first: int) -> bool:
    """«روزهای دوشنبه ۴ و | سه‌شنبه ۵ تیر»: the last of several days."""
    times = grammar().vocabulary
    joined = first > 1 and times.value_at("and", keys, first - 1) is not None
    return joined and (times.may_be_number(keys[first - 2]) or is_month(keys[first - 2]))


# Stamps.


def _stamp(document: Document, dates: Sequence[Dated]) -> Dated | None:
    """The date of a line that tells when the document was written or published."""
    best: tuple[int, Dated] | None = None
    for dated in dates:
        score = _stamped(document, dated)
        if score > (best[0] if best is not None else 0):
            best = score, dated
    return best[1] if best is not None else None


def _stamped(document: Document, dated: Dated) -> int:
    """How surely a date is a stamp: with a label, with an hour, or nearly alone on its line."""
    keys = document.keys
    number = bisect_right(document.paragraphs, dated.start, key=lambda one: one.last)
    paragraph = document.paragraphs[number]
    begun = max(paragraph.first, dated.first - _REACH)
    if signs().stands_in("not-stamp", keys, begun, dated.first) or _is_code(keys[dated.start]):
        return 0
    below = len(document.paragraphs) - number
    edge = paragraph.kind == "stamp" or number < TOP or below <= _BOTTOM
    label = _label(keys, paragraph, dated)
    if label is not None and edge and dated.start - paragraph.first <= _STAMP_WORDS:
        return _LABELS[label]
    if dated.value is None:
        return 0
    begun = _sentence(document, dated.start)[0]
    if paragraph.kind == "stamp" or (
        edge
        and _only_hour(keys, begun, dated.first)
        and _with_hour(keys, dated.last, paragraph.last)
    ):
        return 2
    short = number < _HEADING or (
        below <= _BOTTOM and paragraph.last - paragraph.first <= _SIGNATURE
    )
    return int(
        _ends(document, dated, paragraph, edge, short)
        or _is_line(document, dated, paragraph, edge, top=number < TOP)
    )


def _ends(document: Document, dated: Dated, paragraph: Paragraph, edge: bool, short: bool) -> bool:
    """Whether a date stands at an end: of the text, of a heading or a signature («سخنان نیکوکار در
    شورا - ۱۱ مرداد ۱۴۰۱», «با احترام، نیکوکار، ۱۱ مرداد ۱۴۰۱»); or is a sentence, the last one."""
    if dated.first == 0 or dated.last == len(document.keys):
        return not (dated.now and _is_told(document, dated))  # «امروز … نیکوکار گفت: …»
    keys = document.keys
    ends = dated.last == paragraph.last or (
        dated.last + 1 == paragraph.last and keys[dated.last] == _BRACKET
    )
    if short and ends:
        # «بیانات در دیدار با مردم ۱۱ مرداد ۱۴۰۱», but «راهپیمایی ۱۱ مرداد ۱۴۰۱»
        met = signs().stands_in("session", keys, paragraph.first, dated.first)
        if dated.named or met or keys[dated.first - 1] in _PARTING:
            return True
    return edge and (dated.first, dated.last) == _sentence(document, dated.start)


def _is_line(
    document: Document, dated: Dated, paragraph: Paragraph, edge: bool, *, top: bool
) -> bool:
    """Whether a line, or what stands in it between bars, is a stamp without a label: little else,
    or «توسط خبرگزاری …»; at the ``top`` of minutes also hour and place («روز پنج‌شنبه ۱۱ مرداد ۱۴۰۲
    ساعت ۴ بعدازظهر در مسجد جامع مهرکنار»)."""
    keys, first, last = document.keys, paragraph.first, paragraph.last
    if not edge or last - first > _STAMP_WORDS or _tells(keys, last):
        return False
    if last - dated.last <= _OTHER_WORDS and signs().stands_in("source", keys, first, dated.first):
        return True
    if top and dated.first - first <= _BEFORE_DATE and is_minutes(document):
        return True
    first = next((i + 1 for i in range(dated.first - 1, first, -1) if keys[i] in _BARS), first)
    last = next((i for i in range(dated.last, last) if keys[i] in _BARS), last)
    others = sum(
        not is_of_date(key) for key in (*keys[first : dated.first], *keys[dated.last : last])
    )
    return others <= (_OTHER_WORDS if paragraph.kind != "headline" else 0)


def _tells(keys: Sequence[str], last: int) -> bool:
    """Whether a line ends as a sentence does («انتخابات ۱۱ مرداد ۱۴۰۱ برگزار شد.»)."""
    return keys[last - 1] == "." and is_finite(keys[last - 2])


def _label(keys: Sequence[str], line: Paragraph, dated: Dated) -> str | None:
    """The value of the label before a date: with a colon, or in a short line where it begins it or
    a mark sets it off."""
    first, short = line.first, line.last - line.first <= _STAMP_WORDS
    for index in range(max(first, dated.first - BEFORE), dated.start):
        label = signs().value_at("label", keys, index)
        if label is not None:
            begins = index == first or keys[index - 1] in _PARTING
            if keys[index + len(label.words)] == ":" or (short and begins):
                return label.value
    return None


def _only_hour(keys: Sequence[str], first: int, last: int) -> bool:
    """Whether nothing stands between two words, or an hour: «ساعت ۱۲:۳۰ - شنبه …»."""
    return last - first <= BEFORE and all(
        ":" in keys[index] or keys[index] in _PARTING or signs().value_at("hour", keys, index)
        for index in range(first, last)
    )


def _with_hour(keys: Sequence[str], first: int, last: int) -> bool:
    """Whether an hour and little else follows a date in its line: «ساعت ۹», «- ۱۰:۲۰», «۱۲ : ۵۹».

    «۱۱ مرداد ۱۴۰۱ ساعت ۹ زلزله آمد و پل فرو ریخت» tells of an event.
    """
    hour = next((i for i in range(first, min(last, first + _TO_HOUR)) if _is_hour(keys, i)), None)
    if hour is None:
        return False
    end = next((i for i in range(hour, last) if keys[i] in _BARS), last)
    end = min(end, hour + _STAMP_WORDS)
    return sum(not is_of_date(key) for key in keys[hour + 1 : end]) <= _OTHER_WORDS


def _is_hour(keys: Sequence[str], index: int) -> bool:
    """«ساعت» and a colon in a number or behind one: that of «اعلام شد:» is a cue's."""
    if signs().value_at("hour", keys, index) is not None:
        return True
    key = keys[index]
    return ":" in key and (key[0] if len(key) > 1 else keys[index - 1]).isdecimal()


# Days before the stamp.


def _said_before(
    document: Document, quotes: Sequence[Quote], written: Date
) -> tuple[int, int, Date] | None:
    """«… روز سه‌شنبه گفت» and «… دیروز گفت» in the first cue or sentence: a day before it was
    written."""
    cue = next((quote.cue for quote in quotes if quote.cue is not None), None)
    if cue is None:
        return None
    last = document.token_at(cue.start)
    keys = document.keys
    found = _weekday_told(keys, _sentence(document, last)[0], last, written)
    if found is None and document.sentences[0].last <= last:
        opening = document.sentences[0]
        found = _weekday_told(keys, opening.first, opening.last, written)
    return found or _session_told(keys, last, written)


def _session_told(keys: Sequence[str], last: int, written: Date) -> tuple[int, int, Date] | None:
    """«در نشست دیروز شورا …» anywhere before the first cue."""
    for index in range(1, last):
        yesterday = signs().value_at("yesterday", keys, index)
        if yesterday is not None and ending(signs(), "session", keys, index) is not None:
            return index, index + len(yesterday.words), written - timedelta(1)
    return None


def _weekday_told(
    keys: Sequence[str], first: int, last: int, written: Date
) -> tuple[int, int, Date] | None:
    """The day of «دیروز» or «روز سه‌شنبه» between two words: the last such before ``written``."""
    for index in range(first, last):
        before = keys[max(first, index - BEFORE) : index]
        if signs().stands_in("other", before, 0, len(before)):
            continue
        yesterday = signs().value_at("yesterday", keys, index)
        if yesterday is not None:
            return index, index + len(yesterday.words), written - timedelta(1)
        named = signs().value_at("named", keys, index)
        if named is None:
            continue
        start = index + len(named.words)
        weekday = grammar().vocabulary.value_at("weekday", keys, start)
        if weekday is not None:
            back = (written.weekday() - int(weekday.value)) % 7
            return index, start + len(weekday.words), written - timedelta(back)
    return None
