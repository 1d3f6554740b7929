"""One list of all reports' directives: as text, as a table, in Markdown, and for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterator

from speechsum.render.as_csv import CsvWriter
from speechsum.render.as_markdown import division, escaped, table_lines
from speechsum.render.as_text import BOLD, DIM, Block, TextWriter, section
from speechsum.render.joint import Entry, JointWriter, Part
from speechsum.render.wording import counted, directive_particulars, more_doubtful, numbered


class _ForPeople(JointWriter):
    """For people: what the list is of, and how much was read for it, comes first."""

    def _title(self) -> str:
        return counted(self._words[self._section], len(self._joint), self._words)

    def _facts(self) -> Iterator[str]:
        words, joint = self._words, self._joint
        yield f"{words['orders.reports']}: {words.number(joint.reports)}"
        if not len(joint):
            yield words[f"none.{self._section}"]
        if joint.unseen:
            yield more_doubtful(joint.unseen, words)


class JointText(_ForPeople):
    """Lines: what, of what force, who, by when; who said so and where it stands."""

    def end(self) -> str:
        """The list."""
        return TextWriter(self._options).blocks(self._blocks())

    def _blocks(self) -> Iterator[Block]:
        yield Block(self._title(), style=BOLD)
        yield from map(Block, self._facts())
        for part in self._joint.parts():
            yield Block("")
            if part.title:
                yield Block(counted(part.title, len(part.entries), self._words), style=BOLD)
            for entry in part.entries:
                yield from self._entry(entry)

    def _entry(self, entry: Entry) -> Iterator[Block]:
        shown, words = entry.shown, self._words
        lead = numbered(shown.number, words)
        indent = " " * len(lead)
        yield Block(shown.text, lead)
        told = directive_particulars(shown, words, speaker=shown.speaker, date=entry.day)
        yield Block(told, indent, DIM)
        if sources := entry.told_sources():
            # After a Persian label a path's slash would stand at its wrong end.
            yield Block(sources, indent, DIM, ltr=True)
        if self._options.explain:
            yield Block(shown.why, indent, DIM)


class JointTable(JointText):
    """A table for each part of the list; lines where there is no room for it."""

    def end(self) -> str:
        """The list."""
        from speechsum.render.grid import NARROWEST

        if self._options.width < NARROWEST:
            return super().end()
        write = TextWriter(self._options).blocks
        made = [write([Block(self._title(), style=BOLD), *map(Block, self._facts())])]
        for part in self._joint.parts():
            if part.title:
                made.append(write(section(counted(part.title, len(part.entries), self._words))))
            made.append(self._table(part))
        return "".join(made)

    def _table(self, part: Part) -> str:
        from speechsum.render.as_table import force_cell
        from speechsum.render.grid import Column, column, number_column, table

        words, entries = self._words, part.entries
        rows = [entry.shown for entry in entries]
        columns = [
            number_column([row.number for row in rows], words),
            Column(words["directive"], tuple(map(self._said, entries)), 0),
            column(words["addressee"], [row.addressee for row in rows], 0.18),
            Column(words["force"], tuple(map(force_cell, rows)), 1),
        ]
        if any(row.deadline for row in rows):
            columns.append(column(words["deadline"], [row.deadline for row in rows], 0.18))
        if self._options.sort == "addressee":
            del columns[2]  # it is the table's title
        return table(columns, self._options, words)

    def _said(self, entry: Entry) -> tuple[tuple[str, str], ...]:
        shown = entry.shown
        said = self._words.listed(part for part in (shown.speaker, entry.day) if part)
        why = shown.why if self._options.explain else ""
        below = (said, entry.told_sources(), why)
        return ((shown.text, ""), *((text, "dim") for text in below if text))


class JointMarkdown(_ForPeople):
    """A division with a table for each part of the list."""

    def end(self) -> str:
        """The list."""
        return division(self._lines(), self._words)

    def _lines(self) -> Iterator[str]:
        words = self._words
        yield f"## {escaped(self._title())}\n"
        for fact in self._facts():
            yield f"{escaped(fact)}\n"
        heading = ["number", "directive", "addressee", "force", "deadline", "speaker", "date",
                   "source", *(["explanation"] if self._options.explain else [])]  # fmt: skip
        for part in self._joint.parts():
            if part.title:
                yield f"### {escaped(part.title)} ({words.number(len(part.entries))})\n"
            yield from table_lines(
                [words[key] for key in heading], [self._cells(entry) for entry in part.entries]
            )

    def _cells(self, entry: Entry) -> list[str]:
        shown = entry.shown
        cells = [
            self._words.number(shown.number), shown.text, shown.addressee, shown.force,
            shown.deadline, shown.speaker, entry.day, entry.told_sources(),
        ]  # fmt: skip
        return [*cells, shown.why] if self._options.explain else cells


class JointCsv(JointWriter):
    """A line for each, the times that it was said first."""

    def end(self) -> str:
        """The heading and the lines."""
        lines = CsvWriter(self._options)
        rows = (entry.row for part in self._joint.parts() for entry in part.entries)
        return lines.begin() + lines.lines(rows)


class JointXlsx(JointWriter):
    """The same as a workbook."""

    def end(self) -> bytes:
        """The workbook."""
        from speechsum.render.as_xlsx import XlsxWriter

        book = XlsxWriter(self._options)
        for part in self._joint.parts():
            for entry in part.entries:
                book.add(entry.row)
        return book.end()
