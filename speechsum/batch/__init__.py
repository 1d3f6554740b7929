"""Many reports: where they come from, who works on them, and in what order the results come."""

from __future__ import annotations

from speechsum.batch.run import (
    Done,
    Failure,
    Kept,
    Result,
    Settings,
    Work,
    analyze_texts,
    run,
)
from speechsum.batch.sources import Source, find_sources, listed

__all__ = [
    "Done",
    "Failure",
    "Kept",
    "Result",
    "Settings",
    "Source",
    "Work",
    "analyze_texts",
    "find_sources",
    "listed",
    "run",
]
