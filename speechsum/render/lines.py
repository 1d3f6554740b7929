"""Lines of text for a place that is so many columns wide: measured, wrapped, put into order.

Three orders, as ``--bidi`` says. ``off``: the characters as they are. ``terminal``: the same, held
together by isolates (UAX #9, 2.4), for a terminal that reorders each of its lines. ``app``: visual
order and joined letter forms, for a terminal that shows one cell after the other.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache

from speechsum.render.bidi import Bidi

LRI, RLI, PDI, LRM = "\u2066", "\u2067", "\u2069", "\u200e"
ZWNJ, ZWJ = "\u200c", "\u200d"

# What UAX #9, L3 asks for: marks follow their letter in a line that was reversed.
_MARKS_BEFORE_LETTER = re.compile("([\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]+)([^\\s])")


def cells(text: str) -> int:
    """How many columns of a terminal ``text`` takes."""
    if text.isascii():
        return len(text)
    return sum(map(_cells_of, text))


def _cells_of(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1


def wrap(text: str, width: int, measure: Callable[[str], int] = cells) -> list[str]:
    """``text`` in lines of at most ``width`` columns, broken at spaces where that is possible."""
    lines: list[str] = []
    line: list[str] = []
    used = 0
    for word in text.split(" "):
        for piece in _pieces(word, width, measure):
            size = measure(piece)
            if line and used + 1 + size > width:
                lines.append(" ".join(line))
                line, used = [], 0
            used += size + (1 if line else 0)
            line.append(piece)
    lines.append(" ".join(line))
    return lines


def _pieces(word: str, width: int, measure: Callable[[str], int]) -> Iterator[str]:
    """``word``, or where it is too long its pieces, a mark staying with its letter."""
    if measure(word) <= width:
        yield word
        return
    piece, used = "", 0
    for char in word:
        size = measure(char)
        if piece and used + size > width:
            yield piece
            piece, used = "", 0
        piece, used = piece + char, used + size
    yield piece


def has_rtl(text: str) -> bool:
    """Whether a right-to-left letter stands in ``text``."""
    return any(unicodedata.bidirectional(char) in ("R", "AL") for char in text)


def ordered(line: str, bidi: Bidi, rtl: bool) -> str:
    """``line`` (free of controls) in the order that ``bidi`` asks for, its width unchanged."""
    if bidi == "off" or not line:
        return line
    if bidi == "terminal":
        return f"{RLI if rtl else LRI}{line}{PDI}"
    return visual(line, rtl)


def placed(line: str, width: int, bidi: Bidi, rtl: bool, at_right: bool) -> str:
    """A whole line of the terminal, in its direction and at its edge of ``width`` columns."""
    pad = " " * max(0, width - cells(line)) if at_right and bidi != "off" else ""
    return framed(pad + ordered(line, bidi, rtl), bidi)


def framed(row: str, bidi: Bidi) -> str:
    """A line made of several pieces, which keep their places also in a right-to-left paragraph.

    The blank before it carries the isolate: terminals give a character without width to the cell
    before it, and drop it where there is none. The mark settles the direction for terminals that
    take it from a line's first strong character, which do not look into isolates.
    """
    return f" {LRM}{LRI}{row}{PDI}" if bidi == "terminal" else row


def room(width: int, bidi: Bidi) -> int:
    """The columns that ``framed`` leaves."""
    return width - 1 if bidi == "terminal" else width


def visual(line: str, rtl: bool) -> str:
    """``line`` from left to right as it is seen: reordered, brackets mirrored, letters joined.

    ZWNJ has done its work when letters have taken their forms; ligatures would change the width.
    """
    reshape, get_display = _shaper()
    shaped = reshape(line).replace(ZWNJ, "").replace(ZWJ, "")
    shown = get_display(shaped, base_dir="R" if rtl else "L")
    return _MARKS_BEFORE_LETTER.sub(r"\2\1", shown)


@cache
def _shaper() -> tuple[Callable[[str], str], Callable[..., str]]:
    # Imported here because only terminals without bidi need them (15 ms).
    from arabic_reshaper import ArabicReshaper
    from bidi.algorithm import get_display

    shaper = ArabicReshaper(
        {"delete_harakat": False, "delete_tatweel": False, "support_ligatures": False}
    )
    return shaper.reshape, get_display
