"""A directive a row, for spreadsheets (RFC 4180); or a quote, or a sentence of the summary."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from speechsum.model import Report
from speechsum.render.clean import one_line
from speechsum.render.labels import labels
from speechsum.render.options import RenderOptions
from speechsum.render.rows import Row, columns_of, rows, section_of, shown, titles
from speechsum.render.writer import Writer

# With one of these at its beginning a spreadsheet takes a cell for a formula; the full-width ones
# are turned into the others by some (OWASP, "CSV Injection").
_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")


class CsvWriter(Writer):
    """A heading and the directives, or the one section that ``show`` asks for.

    ``lang="en"`` names columns and forces as the JSON does.
    """

    def __init__(self, options: RenderOptions) -> None:
        self._words = labels(options.lang)
        self._bom = options.bom
        self._section = section_of(options)
        self._columns = columns_of(options)

    def begin(self) -> str:
        """The heading, after the mark by which Excel knows UTF-8."""
        heading = csv_lines([titles(self._columns, self._section, self._words)])
        return f"\ufeff{heading}" if self._bom else heading

    def report(self, report: Report) -> str:
        """The rows of ``report``."""
        return self.lines(rows(report, self._section))

    def lines(self, rows: Iterable[Row]) -> str:
        """A line for each of ``rows``."""
        return csv_lines(
            [
                [harmless(str(shown(name, row[name], self._words))) for name in self._columns]
                for row in rows
            ]
        )


def harmless(value: str) -> str:
    """``value`` on one line, and with an apostrophe where it would be taken for a formula.

    A lone sign (``-``, the standard input) is no formula.
    """
    cell = one_line(value)
    return f"'{cell}" if len(cell) > 1 and cell.startswith(_FORMULA) else cell


def csv_lines(rows: list[list[str]]) -> str:
    """``rows`` as lines of a file."""
    made = io.StringIO()
    csv.writer(made, lineterminator="\r\n").writerows(rows)
    return made.getvalue()
