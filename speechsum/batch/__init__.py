"""Many reports: where they come from, who works on them, and in what order the results come."""

from __future__ import annotations

from speechsum.batch.run import analyze_texts, run
from speechsum.batch.work import Done, Failure, Kept, Outcome, Passed, Result, Settings, Work

__all__ = [
    "Done",
    "Failure",
    "Kept",
    "Outcome",
    "Passed",
    "Result",
    "Settings",
    "Work",
    "analyze_texts",
    "run",
]
