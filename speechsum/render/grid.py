"""A table's grid on a terminal: columns in the reader's order, borders that stay straight."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from rich.box import ASCII2, SQUARE, Box
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.segment import Segment
from rich.style import Style
from rich.table import Table

from speechsum.render.bidi import Bidi
from speechsum.render.clean import one_line
from speechsum.render.labels import Labels
from speechsum.render.lines import LRM, ZWJ, framed, has_rtl, ordered, room, wrap
from speechsum.render.options import RenderOptions


@dataclass(frozen=True, slots=True)
class Column:
    """A column; each of its cells is a sequence of paragraphs with their styles.

    ``share`` is the part of the width it may take: 0 for all that is left, 1 for what it needs.
    """

    title: str
    cells: tuple[tuple[tuple[str, str], ...], ...]
    share: float


def column(title: str, texts: Sequence[str], share: float) -> Column:
    """A column of plain cells."""
    return Column(title, tuple(((text, ""),) for text in texts), share)


def table(columns: Sequence[Column], options: RenderOptions, words: Labels) -> str:
    """The table, lines ready to be written."""
    bidi = options.bidi
    # In logical order the first column is the first of the line. A terminal's lines run from left
    # to right, so the Persian reader's first column is their last.
    mirrored = words.rtl and bidi != "off"
    width = room(options.width, bidi)
    drawn_table = Table(
        box=_box(bidi),
        expand=True,
        show_lines=True,
        safe_box=False,
        header_style="bold",
        border_style="dim",
    )
    in_order = list(reversed(columns)) if mirrored else list(columns)
    for column in in_order:
        drawn_table.add_column(
            _Cell(((column.title, ""),), bidi, words.rtl),
            ratio=None if column.share else 1,
            max_width=int(width * column.share) if 0 < column.share < 1 else None,
            no_wrap=column.share == 1,
        )
    for row in zip(*(column.cells for column in in_order), strict=True):
        drawn_table.add_row(*(_Cell(paragraphs, bidi, words.rtl) for paragraphs in row))
    drawn = io.StringIO()
    # Rich would look at the environment and the terminal; what there is to know is in options.
    console = Console(
        file=drawn,
        width=width,
        color_system="standard" if options.color else None,
        force_terminal=options.color,
        no_color=not options.color,
        legacy_windows=False,
        _environ={},
    )
    console.print(drawn_table)
    return "".join(f"{framed(line, bidi)}\n" for line in drawn.getvalue().splitlines())


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


class _Cell:
    """Paragraphs that wrap, align and order themselves: Rich sees finished lines."""

    def __init__(self, paragraphs: tuple[tuple[str, str], ...], bidi: Bidi, rtl: bool) -> None:
        # Rich takes the letter after a joiner for a part of an emoji and measures it as nothing.
        self._paragraphs = [(one_line(text).replace(ZWJ, ""), style) for text, style in paragraphs]
        self._bidi = bidi
        self._rtl = rtl

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        width = options.max_width
        for text, style in self._paragraphs:
            rtl = self._rtl or has_rtl(text)
            look = Style.parse(style) if style else None
            for line in wrap(text, width, cell_len):
                pad = " " * max(0, width - cell_len(line))
                shown = ordered(line, self._bidi, rtl)
                at_right = rtl and self._bidi != "off"
                if at_right:
                    yield Segment(pad)
                yield Segment(shown, look)
                if not at_right:
                    yield Segment(pad)
                yield Segment.line()

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        words = [cell_len(word) for text, _ in self._paragraphs for word in text.split(" ")]
        lines = [cell_len(text) for text, _ in self._paragraphs]
        return Measurement(max(words), max(lines)).with_maximum(options.max_width)
