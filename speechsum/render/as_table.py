"""The table on a terminal: first column where the reader begins, borders that stay straight."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rich.box import ASCII2, SQUARE, Box
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.segment import Segment
from rich.style import Style
from rich.table import Table

from speechsum.model import Report
from speechsum.render.as_text import Block, TextWriter, heading, section, verdicts
from speechsum.render.clean import one_line
from speechsum.render.labels import Labels, labels
from speechsum.render.lines import LRM, ZWJ, framed, has_rtl, ordered, room, wrap
from speechsum.render.options import Bidi, RenderOptions
from speechsum.render.view import DirectiveRow, View, view

NARROWEST = 60
"""Columns below which a table would break every other word: records are written instead."""

_ROOMY = 96
"""Columns from which speaker and deadline have columns of their own."""

# Red and bold can be read on a white ground as well as on a black one; most other colours not.
_FORCE_STYLES = {"prohibition": "bold red", "obligation": "bold"}


class TableWriter:
    """Tables of summary, directives and quotes; records where there is no room for them."""

    def __init__(self, options: RenderOptions) -> None:
        self._options = options
        self._text = TextWriter(options)

    def begin(self) -> str:
        """Nothing stands before the first report."""
        return ""

    def report(self, report: Report) -> str:
        """``report`` as tables under its heading."""
        if self._options.width < NARROWEST:
            return self._text.report(report)
        words = labels(self._options.lang)
        shown = view(report, self._options)
        width = room(self._options.width, self._options.bidi)
        parts = [self._text.rule(), self._text.blocks(heading(shown, words))]
        for title, nothing, columns in _sections(shown, words, width):
            parts.append(self._text.blocks(title))
            if columns[0].cells:
                parts.append(_table(columns, self._options, words))
            else:
                parts.append(self._text.blocks([Block(nothing)]))
        parts.append(self._text.blocks(verdicts(shown, words)))
        return "".join(parts)

    def end(self) -> str:
        """Nothing follows the last report."""
        return ""


@dataclass(frozen=True, slots=True)
class _Column:
    """A column; each of its cells is a sequence of paragraphs with their styles.

    ``share`` is the part of the width it may take: 0 for all that is left, 1 for what it needs.
    """

    title: str
    cells: tuple[tuple[tuple[str, str], ...], ...]
    share: float


def _sections(
    shown: View, words: Labels, width: int
) -> Iterator[tuple[Iterable[Block], str, list[_Column]]]:
    if shown.sentences is not None:
        yield section(words["summary"]), words["none.summary"], _summary(shown, words)
    if shown.directives is not None:
        title = section(words["directives"], len(shown.directives), words)
        yield title, words["none.directives"], _directives(shown, words, width)
    if shown.quotes is not None:
        title = section(words["quotes"], len(shown.quotes), words)
        yield title, words["none.quotes"], _quotes(shown, words)


def _summary(shown: View, words: Labels) -> list[_Column]:
    rows = shown.sentences or ()
    columns = [
        _column(words["number"], [words.number(row.number) for row in rows], 1),
        _Column(words["sentence"], tuple(_reasoned(row.text, row.why, shown) for row in rows), 0),
    ]
    if any(row.speaker for row in rows):
        columns.append(_column(words["speaker"], [row.speaker or "" for row in rows], 0.25))
    return columns


def _directives(shown: View, words: Labels, width: int) -> list[_Column]:
    rows = shown.directives or ()
    roomy = width >= _ROOMY
    speakers = shown.only_speaker is None
    directives = []
    for row in rows:
        said = [(row.text, "")]
        if not roomy and row.deadline:
            said.append((f"{words['deadline']}: {row.deadline}", "dim"))
        if not roomy and speakers and row.speaker:
            said.append((f"{words['speaker']}: {row.speaker}", "dim"))
        if shown.explain:
            said.append((row.why, "dim"))
        directives.append(tuple(said))
    columns = [
        _column(words["number"], [words.number(row.number) for row in rows], 1),
        _Column(words["directive"], tuple(directives), 0),
    ]
    if roomy and speakers:
        columns.append(_column(words["speaker"], [row.speaker for row in rows], 0.13))
    columns.append(_column(words["addressee"], [row.addressee for row in rows], 0.16))
    columns.append(_Column(words["force"], tuple(map(_force, rows)), 1))
    if roomy and any(row.deadline for row in rows):
        columns.append(_column(words["deadline"], [row.deadline for row in rows], 0.14))
    return columns


def _force(row: DirectiveRow) -> tuple[tuple[str, str], ...]:
    return ((row.force, _FORCE_STYLES.get(row.item.force, "")),)


def _quotes(shown: View, words: Labels) -> list[_Column]:
    rows = shown.quotes or ()
    return [
        _column(words["number"], [words.number(row.number) for row in rows], 1),
        _Column(words["quote"], tuple(_reasoned(row.text, row.why, shown) for row in rows), 0),
        _column(words["speaker"], [row.speaker for row in rows], 0.2),
        _column(words["kind"], [row.kind for row in rows], 1),
    ]


def _reasoned(text: str, why: str, shown: View) -> tuple[tuple[str, str], ...]:
    return ((text, ""), (why, "dim")) if shown.explain else ((text, ""),)


def _column(title: str, texts: Sequence[str], share: float) -> _Column:
    return _Column(title, tuple(((text, ""),) for text in texts), share)


def _table(columns: Sequence[_Column], options: RenderOptions, words: Labels) -> str:
    bidi = options.bidi
    # In logical order the first column is the first of the line. A terminal's lines run from left
    # to right, so the Persian reader's first column is their last.
    mirrored = words.rtl and bidi != "off"
    width = room(options.width, bidi)
    table = Table(
        box=_box(bidi),
        expand=True,
        show_lines=True,
        safe_box=False,
        header_style="bold",
        border_style="dim",
    )
    in_order = list(reversed(columns)) if mirrored else list(columns)
    for column in in_order:
        table.add_column(
            _Cell(((column.title, ""),), bidi, words.rtl),
            ratio=None if column.share else 1,
            max_width=int(width * column.share) if 0 < column.share < 1 else None,
            no_wrap=column.share == 1,
        )
    for row in zip(*(column.cells for column in in_order), strict=True):
        table.add_row(*(_Cell(paragraphs, bidi, words.rtl) for paragraphs in row))
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
    console.print(table)
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
