"""Days: when it was said, and by when something is to be done."""

from __future__ import annotations

from speechsum.when.calendar import parse_day
from speechsum.when.day import speech_day
from speechsum.when.deadline import counted_from, deadline_in, deadline_noted, waits_for_day
from speechsum.when.expressions import number_at

__all__ = [
    "counted_from", "deadline_in", "deadline_noted", "number_at", "parse_day", "speech_day",
    "waits_for_day",
]  # fmt: skip
