"""speechsum: what an official said, and who is to do what by when, from a Persian report.

>>> from speechsum import analyze
>>> report = analyze("وی گفت: شهرداری باید راه را باز کند.")
>>> report.directives[0].force
'obligation'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from speechsum.errors import SpeechsumError
    from speechsum.model import (
        Commitment,
        Day,
        Deadline,
        Directive,
        Extract,
        Extracts,
        Quote,
        RankedSentence,
        Report,
        Span,
        Speaker,
        Summary,
        Verdict,
    )
    from speechsum.pipeline import analyze
    from speechsum.render.as_json import schema

__version__ = "0.1.0"

_HOMES = {
    "analyze": "speechsum.pipeline",
    "schema": "speechsum.render.as_json",
    "SpeechsumError": "speechsum.errors",
    **dict.fromkeys(
        ("Commitment", "Day", "Deadline", "Directive", "Extract", "Extracts", "Quote",
         "RankedSentence", "Report", "Span", "Speaker", "Summary", "Verdict"),
        "speechsum.model",
    ),
}  # fmt: skip

__all__ = [
    "Commitment",
    "Day",
    "Deadline",
    "Directive",
    "Extract",
    "Extracts",
    "Quote",
    "RankedSentence",
    "Report",
    "Span",
    "Speaker",
    "SpeechsumError",
    "Summary",
    "Verdict",
    "analyze",
    "schema",
]


def __getattr__(name: str) -> Any:
    # Loaded when asked for: `speechsum --help` needs none of it.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
