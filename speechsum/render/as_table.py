"""The table on a terminal: first column where the reader begins, borders that stay straight."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from speechsum.model import Report
from speechsum.render.as_text import Block, TextWriter, heading, section, unseen, verdicts
from speechsum.render.grid import Column, column, table
from speechsum.render.labels import Labels, labels
from speechsum.render.lines import room
from speechsum.render.options import RenderOptions
from speechsum.render.view import DirectiveRow, ExtractRow, View, view

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
                parts.append(table(columns, self._options, words))
            else:
                parts.append(self._text.blocks([Block(nothing)]))
        parts.append(self._text.blocks(unseen(shown, words)))
        parts.append(self._text.blocks(verdicts(shown, words)))
        return "".join(parts)

    def end(self) -> str:
        """Nothing follows the last report."""
        return ""


def _sections(
    shown: View, words: Labels, width: int
) -> Iterator[tuple[Iterable[Block], str, list[Column]]]:
    for key, rows in shown.extracts:
        yield section(words[key]), words[f"none.{key}"], _extracts(key, rows, words)
    if shown.sentences is not None:
        yield section(words["summary"]), words["none.summary"], _summary(shown, words)
    if shown.directives is not None:
        title = section(words["directives"], len(shown.directives), words)
        yield title, words["none.directives"], _directives(shown.directives, shown, words, width)
    if shown.doubtful is not None:
        title = section(words["doubtful"], len(shown.doubtful), words)
        yield title, words["none.doubtful"], _directives(shown.doubtful, shown, words, width)
    if shown.commitments is not None:
        title = section(words["commitments"], len(shown.commitments), words)
        yield title, words["none.commitments"], _commitments(shown, words)
    if shown.quotes is not None:
        title = section(words["quotes"], len(shown.quotes), words)
        yield title, words["none.quotes"], _quotes(shown, words)


def _summary(shown: View, words: Labels) -> list[Column]:
    rows = shown.sentences or ()
    columns = [
        column(words["number"], [words.number(row.number) for row in rows], 1),
        Column(words["sentence"], tuple(_reasoned(row.text, row.why, shown) for row in rows), 0),
    ]
    if any(row.speaker for row in rows):
        columns.append(column(words["speaker"], [row.speaker or "" for row in rows], 0.25))
    return columns


def _directives(
    rows: Sequence[DirectiveRow], shown: View, words: Labels, width: int
) -> list[Column]:
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
        column(words["number"], [words.number(row.number) for row in rows], 1),
        Column(words["directive"], tuple(directives), 0),
    ]
    if roomy and speakers:
        columns.append(column(words["speaker"], [row.speaker for row in rows], 0.13))
    columns.append(column(words["addressee"], [row.addressee for row in rows], 0.16))
    columns.append(Column(words["force"], tuple(map(force_cell, rows)), 1))
    if roomy and any(row.deadline for row in rows):
        columns.append(column(words["deadline"], [row.deadline for row in rows], 0.14))
    return columns


def force_cell(row: DirectiveRow) -> tuple[tuple[str, str], ...]:
    return ((row.force, _FORCE_STYLES.get(row.item.force, "")),)


def _extracts(title: str, rows: Sequence[ExtractRow], words: Labels) -> list[Column]:
    columns = [column(words[title], [row.text for row in rows], 0)]
    if any(row.speaker for row in rows):
        columns.append(column(words["speaker"], [row.speaker for row in rows], 0.2))
    return columns


def _commitments(shown: View, words: Labels) -> list[Column]:
    rows = shown.commitments or ()
    said = tuple(_reasoned(row.text + row.sure, row.why, shown) for row in rows)
    columns = [
        column(words["number"], [words.number(row.number) for row in rows], 1),
        Column(words["commitment"], said, 0),
        column(words["speaker"], [row.speaker for row in rows], 0.2),
    ]
    if any(row.deadline for row in rows):
        columns.append(column(words["deadline"], [row.deadline for row in rows], 0.2))
    return columns


def _quotes(shown: View, words: Labels) -> list[Column]:
    rows = shown.quotes or ()
    return [
        column(words["number"], [words.number(row.number) for row in rows], 1),
        Column(words["quote"], tuple(_reasoned(row.text, row.why, shown) for row in rows), 0),
        column(words["speaker"], [row.speaker for row in rows], 0.2),
        column(words["kind"], [row.kind for row in rows], 1),
    ]


def _reasoned(text: str, why: str, shown: View) -> tuple[tuple[str, str], ...]:
    return ((text, ""), (why, "dim")) if shown.explain else ((text, ""),)
