"""Between a file's bytes and a document's text: containers, encodings, spoilt text."""

from __future__ import annotations

from speechsum.intake.given import Given
from speechsum.intake.reading import read
from speechsum.intake.source import STDIN, Source
from speechsum.intake.sources import find_sources, holds_many, is_replaced, listed

__all__ = [
    "STDIN",
    "Given",
    "Source",
    "find_sources",
    "holds_many",
    "is_replaced",
    "listed",
    "read",
]
