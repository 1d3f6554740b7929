"""The table on a terminal: first column where the reader begins, borders that stay straight."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from speechsum.model import Report
from speechsum.render.as_text import Block, TextWriter, heading, section, unseen, verdicts
from speechsum.render.grid import NARROWEST, ROOMY, Column, column, number_column, table
from speechsum.render.labels import Labels
from speechsum.render.lines import room
from speechsum.render.options import RenderOptions
from speechsum.render.view import (
    CommitmentRow,
    DirectiveRow,
    ExtractRow,
    QuoteRow,
    SentenceRow,
    View,
    view,
)
from speechsum.render.wording import counted
from speechsum.render.writer import Writer

# Red and bold can be read on a white ground as well as on a black one; most other colours not.
_FORCE_STYLES = {"prohibition": "bold red", "obligation": "bold"}


class TableWriter(Writer):
    """Tables of summary, directives and quotes; records where there is no room for them."""

    def __init__(self, options: RenderOptions) -> None:
        self._options = options
        self._text = TextWriter(options)

    def report(self, report: Report) -> str:
        """``report`` as tables under its heading."""
        if self._options.width < NARROWEST:
            return self._text.report(report)
        shown = view(report, self._options)
        words = shown.words
        parts = [self._text.rule(), self._text.blocks(heading(shown))]
        for key, count, columns in _sections(shown, room(self._options.width, self._options.bidi)):
            parts.append(self._text.blocks(section(counted(words[key], count, words))))
            if columns[0].cells:
                parts.append(table(columns, self._options, words))
            else:
                parts.append(self._text.blocks([Block(words[f"none.{key}"])]))
        parts.append(self._text.blocks(unseen(shown)))
        parts.append(self._text.blocks(verdicts(shown)))
        return "".join(parts)


def _sections(shown: View, width: int) -> Iterator[tuple[str, int, list[Column]]]:
    """Each section's label, the number of its items where that is told, and its columns."""
    for key, extracts in shown.extracts:
        yield key, 0, _extracts(key, extracts, shown.words)
    if shown.sentences is not None:
        yield "summary", 0, _summary(shown.sentences, shown)
    for key, rows in (("directives", shown.directives), ("doubtful", shown.doubtful)):
        if rows is not None:
            yield key, len(rows), _directives(rows, shown, width)
    if shown.commitments is not None:
        yield "commitments", len(shown.commitments), _commitments(shown.commitments, shown)
    if shown.quotes is not None:
        yield "quotes", len(shown.quotes), _quotes(shown.quotes, shown)


def _summary(rows: Sequence[SentenceRow], shown: View) -> list[Column]:
    words = shown.words
    columns = [
        number_column([row.number for row in rows], words),
        Column(words["sentence"], tuple(_reasoned(row.text, row.why, shown) for row in rows), 0),
    ]
    if any(row.speaker for row in rows):
        columns.append(column(words["speaker"], [row.speaker or "" for row in rows], 0.25))
    return columns


def _directives(rows: Sequence[DirectiveRow], shown: View, width: int) -> list[Column]:
    words = shown.words
    roomy = width >= ROOMY
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
        number_column([row.number for row in rows], words),
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
    """What is ordered stands out from what is only advised."""
    return ((row.force, _FORCE_STYLES.get(row.item.force, "")),)


def _extracts(title: str, rows: Sequence[ExtractRow], words: Labels) -> list[Column]:
    columns = [column(words[title], [row.text for row in rows], 0)]
    if any(row.speaker for row in rows):
        columns.append(column(words["speaker"], [row.speaker for row in rows], 0.2))
    return columns


def _commitments(rows: Sequence[CommitmentRow], shown: View) -> list[Column]:
    words = shown.words
    said = tuple(_reasoned(row.text + row.sure, row.why, shown) for row in rows)
    columns = [
        number_column([row.number for row in rows], words),
        Column(words["commitment"], said, 0),
        column(words["speaker"], [row.speaker for row in rows], 0.2),
    ]
    if any(row.deadline for row in rows):
        columns.append(column(words["deadline"], [row.deadline for row in rows], 0.2))
    return columns


def _quotes(rows: Sequence[QuoteRow], shown: View) -> list[Column]:
    words = shown.words
    return [
        number_column([row.number for row in rows], words),
        Column(words["quote"], tuple(_reasoned(row.text, row.why, shown) for row in rows), 0),
        column(words["speaker"], [row.speaker for row in rows], 0.2),
        column(words["kind"], [row.kind for row in rows], 1),
    ]


def _reasoned(text: str, why: str, shown: View) -> tuple[tuple[str, str], ...]:
    return ((text, ""), (why, "dim")) if shown.explain else ((text, ""),)
