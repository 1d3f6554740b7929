"""A table's grid on a terminal: columns in the reader's order, borders that stay straight.

Rich draws tables, too, but to load its console takes as long as a tenth of a start; of it are the
borders, and the widths of characters.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.box import ASCII2, SQUARE, Box
from rich.cells import cell_len

from speechsum.render.bidi import Bidi
from speechsum.render.clean import one_line
from speechsum.render.labels import Labels
from speechsum.render.lines import LRM, ZWJ, framed, has_rtl, ordered, room, wrap
from speechsum.render.options import RenderOptions
from speechsum.tuples import NamedTuple

NARROWEST = 60
"""Columns below which a table would break every other word: records are written instead."""

ROOMY = 96
"""Columns from which what is told beside the words has columns of its own."""

_Paragraphs = tuple[tuple[str, str], ...]
_PADDING = 2
"""A blank on either side of a cell."""
_HEADER, _BORDER = "bold", "dim"
_SGR = {"bold": "1", "dim": "2", "bold red": "1;31"}
"""Styles, as ECMA-48 numbers them."""


class Column(NamedTuple):
    """A column; each of its cells is a sequence of paragraphs with their styles.

    ``share`` is the part of the width it may take: 0 for all that is left, 1 for what it needs.
    """

    title: str
    cells: tuple[_Paragraphs, ...]
    share: float


def column(title: str, texts: Sequence[str], share: float) -> Column:
    """A column of plain cells."""
    return Column(title, tuple(((text, ""),) for text in texts), share)


def number_column(numbers: Sequence[int], words: Labels) -> Column:
    """The column of the items' numbers."""
    return column(words["number"], [words.number(number) for number in numbers], 1)


def table(columns: Sequence[Column], options: RenderOptions, words: Labels) -> str:
    """The table, lines ready to be written; one of the columns takes what the others leave."""
    # In logical order the first column is the first of the line. A terminal's lines run from left
    # to right, so the Persian reader's first column is their last.
    mirrored = words.rtl and options.bidi != "off"
    in_order = columns[::-1] if mirrored else columns
    grid = _Grid(options, words.rtl, in_order)
    return "".join(f"{framed(line, options.bidi)}\n" for line in grid.lines(in_order))


class _Grid:
    """The borders, widths and colours of one table."""

    def __init__(self, options: RenderOptions, rtl: bool, columns: Sequence[Column]) -> None:
        self._bidi = options.bidi
        self._color = options.color
        self._rtl = rtl
        self._box = _box(options.bidi)
        self._widths = _widths(columns, room(options.width, options.bidi))

    def lines(self, columns: Sequence[Column]) -> Iterator[str]:
        """The table from its upper border to its lower one."""
        box, widths = self._box, self._widths
        yield self._painted(box.get_top(widths), _BORDER)
        sides = box.head_left, box.head_vertical, box.head_right
        yield from self._row([((column.title, ""),) for column in columns], sides, _HEADER)
        sides = box.mid_left, box.mid_vertical, box.mid_right
        level = "head"
        for row in zip(*(column.cells for column in columns), strict=True):
            yield self._painted(box.get_row(widths, level), _BORDER)  # type: ignore[arg-type]
            yield from self._row(row, sides, "")
            level = "row"
        yield self._painted(box.get_bottom(widths), _BORDER)

    def _row(
        self, cells: Sequence[_Paragraphs], sides: tuple[str, str, str], style: str
    ) -> Iterator[str]:
        left, between, right = (self._painted(side, _BORDER) for side in sides)
        drawn = [list(self._cell(*cell, style)) for cell in zip(cells, self._widths, strict=True)]
        height = max(map(len, drawn))
        for lines, width in zip(drawn, self._widths, strict=True):
            blanks = [self._painted(" " * width, style)] * (height - len(lines))
            # A short title stands at the foot of its row.
            lines[:] = blanks + lines if style == _HEADER else lines + blanks
        for row in zip(*drawn, strict=True):
            yield left + between.join(row) + right

    def _cell(self, paragraphs: _Paragraphs, width: int, style: str) -> Iterator[str]:
        """The lines of a cell, each as wide as its column."""
        inner, blank = width - _PADDING, self._painted(" ", style)
        for text, own in paragraphs:
            text = _clean(text)
            rtl = self._rtl or has_rtl(text)
            for line in wrap(text, inner, cell_len):
                pad = self._painted(" " * max(0, inner - cell_len(line)), style)
                shown = self._painted(ordered(line, self._bidi, rtl), own or style)
                at_right = rtl and self._bidi != "off"
                yield blank + (pad + shown if at_right else shown + pad) + blank

    def _painted(self, text: str, style: str) -> str:
        return f"\x1b[{_SGR[style]}m{text}\x1b[0m" if self._color and text and style else text


def _clean(text: str) -> str:
    # Rich takes the letter after a joiner for a part of an emoji and measures it as nothing.
    return one_line(text).replace(ZWJ, "")


def _widths(columns: Sequence[Column], width: int) -> list[int]:
    """The widths of the columns with their padding: of most as much as they need, up to their
    share of ``width``; of the one that has none all that is left."""
    widths = []
    left = width - len(columns) - 1  # the borders
    for column in columns:
        texts = [column.title, *(text for cell in column.cells for text, _ in cell)]
        needed = max(cell_len(_clean(text)) for text in texts)
        most = int(width * column.share) if column.share < 1 else left
        widths.append(min(needed, most) + _PADDING if column.share else 0)
    rest = max(_PADDING + 1, left - sum(widths))
    return [one or rest for one in widths]


def _box(bidi: Bidi) -> Box:
    """The border; on a terminal that reorders a left-to-right mark follows each upright."""
    if bidi == "off":
        # Looks the same from both sides: who views the file decides on the direction.
        return ASCII2
    box = Box(str(SQUARE))
    if bidi == "terminal":
        for part in ("head", "mid", "foot"):
            for place in ("left", "vertical", "right"):
                name = f"{part}_{place}"
                setattr(box, name, getattr(box, name) + LRM)
    return box
