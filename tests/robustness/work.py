"""How many calls each stage makes on reports of our own; ``python -m tests.robustness.work``
writes them down anew (``work.json``), for the Python that runs it."""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import FrameType
from typing import TypeVar

from speechsum.attribution import attribute
from speechsum.directives import find_directives
from speechsum.summary import Length, summarize
from speechsum.text.language import require_persian
from speechsum.text.segments import parse
from speechsum.when import speech_day

T = TypeVar("T")

NOTED = Path(__file__).with_name("work.json")
VERSION = f"{sys.version_info[0]}.{sys.version_info[1]}"
"""The figures are noted by the Python: comprehensions are no calls since 3.12."""
_SAMPLES = Path(__file__).parents[2] / "samples"
_NAMES = ("council", "governor", "interview", "nested", "no-directives", "no-zwnj")
_LETTERS = "ابپتجچحخدرزسشصطعغفقکگلمنوهی"
_NEW_WORDS = 400
NEW = "new words"


def noted() -> dict[str, dict[str, int]]:
    """Version of Python → stage → calls."""
    figures: dict[str, dict[str, int]] = json.loads(NOTED.read_text(encoding="utf-8"))
    return figures


def counted() -> dict[str, int]:
    """Stage → calls, of Python's functions and of C's, where every word has been met before.

    ``new words`` is what a text of words that nobody ever met takes, of the words alone.
    """
    texts = [(_SAMPLES / f"{name}.txt").read_text(encoding="utf-8") for name in _NAMES]
    for text in [*texts, *texts]:
        _read(text, Counter())
    found: Counter[str] = Counter()
    for text in texts:
        _read(text, found)
    new, again = Counter[str](), Counter[str]()
    _read(_unknown(), new)
    _read(_unknown(), again)
    found[NEW] = new.total() - again.total()
    return dict(found)


def _read(text: str, calls: Counter[str]) -> None:
    """Read a text as `speechsum.pipeline` does, and add up the calls of each stage."""

    def count(stage: str, work: Callable[[], T]) -> T:
        number = 0

        def one(frame: FrameType, event: str, argument: object) -> None:
            nonlocal number
            number += event in ("call", "c_call")

        before = sys.getprofile()
        sys.setprofile(one)
        try:
            return work()
        finally:
            sys.setprofile(before)
            calls[stage] += number

    count("language", lambda: require_persian(text))
    document = count("text", lambda: parse(text))
    told = count("attribution", lambda: attribute(document))
    day = count("day", lambda: speech_day(document, told.quotes, option=date(2024, 5, 1)))
    found = count("directives", lambda: find_directives(document, told, day=day))
    length = Length.parse(3)
    count(
        "summary",
        lambda: summarize(
            document, told, found.directives, title=None, ranker="speech", length=length
        ),
    )


def _unknown() -> str:
    """A report with words that are none, always the same ones."""
    chance = random.Random(1)
    words = ["".join(chance.choices(_LETTERS, k=chance.randint(3, 8))) for _ in range(_NEW_WORDS)]
    lines = (" ".join(words[i : i + 20]) for i in range(0, _NEW_WORDS, 20))
    return "\n".join(
        f"وی با اشاره به این که {line} است، گفت: باید راه را باز کرد." for line in lines
    )


def main() -> None:
    """Write the figures of this Python down; those of others stay."""
    figures = noted() if NOTED.exists() else {}
    figures[VERSION] = counted()
    text = json.dumps(dict(sorted(figures.items())), indent=1)
    NOTED.write_text(text + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
