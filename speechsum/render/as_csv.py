"""A directive a row, for spreadsheets (RFC 4180)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from speechsum.model import Directive, Report
from speechsum.render.clean import one_line
from speechsum.render.labels import Labels, labels
from speechsum.render.options import RenderOptions

_COLUMNS = (
    "source",
    "date",
    "speaker",
    "role",
    "text",
    "addressee",
    "force",
    "deadline",
    "deadline_jalali",
    "deadline_gregorian",
    "date_gregorian",
    "sentence",
    "certainty",
    "marker",
    "rule",
    "id",
    "quote",
    "start",
    "end",
)

# With one of these at its beginning a spreadsheet takes a cell for a formula; the full-width ones
# are turned into the others by some (OWASP, "CSV Injection").
_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")


class CsvWriter:
    """A heading and the directives. ``lang="en"`` names columns and forces as SPEC.md does."""

    def __init__(self, options: RenderOptions) -> None:
        self._words = labels(options.lang)
        self._bom = options.bom

    def begin(self) -> str:
        """The heading, after the mark by which Excel knows UTF-8."""
        heading = csv_lines([[self._words[f"csv.{column}"] for column in _COLUMNS]])
        return f"\ufeff{heading}" if self._bom else heading

    def report(self, report: Report) -> str:
        """The directives of ``report``."""
        return csv_lines(list(_rows(report, self._words)))

    def end(self) -> str:
        """Nothing follows the last row."""
        return ""


def _rows(report: Report, words: Labels) -> Iterator[list[str]]:
    roles = {speaker.name: speaker.role or "" for speaker in report.speakers}
    for directive in report.directives:
        values = _values(report, directive, roles.get(directive.speaker or "", ""), words)
        yield [harmless(values[column]) for column in _COLUMNS]


def _values(report: Report, directive: Directive, role: str, words: Labels) -> dict[str, str]:
    deadline = directive.deadline
    return {
        "source": report.source,
        "date": report.day.jalali if report.day else "",
        "date_gregorian": report.day.gregorian if report.day else "",
        "id": directive.id,
        "speaker": directive.speaker or "",
        "role": role,
        "addressee": directive.addressee or "",
        "force": words[f"force.{directive.force}"],
        "text": directive.text,
        "deadline": deadline.text if deadline else "",
        "deadline_jalali": (deadline.jalali if deadline else None) or "",
        "deadline_gregorian": (deadline.gregorian if deadline else None) or "",
        "sentence": directive.sentence.text,
        "certainty": f"{directive.certainty:.2f}",
        "marker": directive.marker.text if directive.marker else "",
        "quote": directive.quote or "",
        "rule": directive.rule,
        "start": str(directive.start),
        "end": str(directive.end),
    }


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
