"""The day of minutes: that of the meeting, whatever else they tell of."""

from __future__ import annotations

from speechsum.grammar.words import phrases
from speechsum.text.segments import Document
from speechsum.text.verbs import is_finite
from speechsum.when.dates import Dated

_TOP = 10
"""Paragraphs in which minutes say what they are, and when."""
_LONGEST = 24
"""Words of a line with day, hour and place."""
BEFORE_DATE = 2
"""Words before the date («در روز …»)."""


def is_minutes(document: Document) -> bool:
    """Whether a document is the minutes of a meeting."""
    minutes = phrases("genres", "decisions")
    return any(
        minutes.length_at(document.keys, paragraph.first, paragraph.last)
        for paragraph in document.paragraphs[:_TOP]
    )


def heads_minutes(document: Document, dated: Dated, number: int) -> bool:
    """Whether the line of that number begins with a day and goes on with hour and place («روز
    پنج‌شنبه ۱۱ مرداد ۱۴۰۲ ساعت ۴ بعدازظهر در مسجد جامع مهرکنار»), and the text is minutes."""
    line = document.paragraphs[number]
    if (
        number >= _TOP
        or dated.first - line.first > BEFORE_DATE
        or line.last - line.first > _LONGEST
    ):
        return False
    last = document.keys[line.last - 2 : line.last]
    return not (last[-1] == "." and is_finite(last[0])) and is_minutes(document)
