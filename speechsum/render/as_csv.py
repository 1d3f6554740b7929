"""A directive a row, for spreadsheets (RFC 4180); or a quote, or a sentence of the summary."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from speechsum.model import Directive, Quote, RankedSentence, Report
from speechsum.render.clean import one_line
from speechsum.render.labels import Labels, labels
from speechsum.render.options import RenderOptions, Section

_DIRECTIVE = (
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
_QUOTE = ("source", "date", "date_gregorian", "id", "speaker", "role", "text", "kind", "cue",
          "rule", "start", "end")  # fmt: skip
_SENTENCE = ("source", "date", "date_gregorian", "rank", "score", "speaker", "role", "text",
             "start", "end")  # fmt: skip
_COLUMNS: dict[Section, tuple[str, ...]] = {
    "directives": _DIRECTIVE, "doubtful": _DIRECTIVE, "quotes": _QUOTE, "summary": _SENTENCE,
}  # fmt: skip

# With one of these at its beginning a spreadsheet takes a cell for a formula; the full-width ones
# are turned into the others by some (OWASP, "CSV Injection").
_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")


class CsvWriter:
    """A heading and the directives, or the one section that ``show`` asks for.

    ``lang="en"`` names columns and forces as the JSON does.
    """

    def __init__(self, options: RenderOptions) -> None:
        self._words = labels(options.lang)
        self._bom = options.bom
        self._section: Section = options.show[0] if options.only else "directives"

    def begin(self) -> str:
        """The heading, after the mark by which Excel knows UTF-8."""
        heading = csv_lines([[self._words[f"csv.{column}"] for column in _COLUMNS[self._section]]])
        return f"\ufeff{heading}" if self._bom else heading

    def report(self, report: Report) -> str:
        """The rows of ``report``."""
        return csv_lines(list(_rows(report, self._section, self._words)))

    def end(self) -> str:
        """Nothing follows the last row."""
        return ""


def _rows(report: Report, section: Section, words: Labels) -> Iterator[list[str]]:
    roles = {speaker.name: speaker.role or "" for speaker in report.speakers}
    for item in _items(report, section):
        values = {
            "source": report.source,
            "date": report.day.jalali if report.day else "",
            "date_gregorian": report.day.gregorian if report.day else "",
            "speaker": item.speaker or "",
            "role": roles.get(item.speaker or "", ""),
            "text": item.text,
            "start": str(item.start),
            "end": str(item.end),
            **_values(item, words),
        }
        yield [harmless(values[column]) for column in _COLUMNS[section]]


def _items(report: Report, section: Section) -> Sequence[Directive | Quote | RankedSentence]:
    if section == "quotes":
        return report.quotes
    if section == "summary":
        return report.summary.sentences
    return report.doubtful if section == "doubtful" else report.directives


def _values(item: Directive | Quote | RankedSentence, words: Labels) -> dict[str, str]:
    if isinstance(item, RankedSentence):
        return {"rank": str(item.rank), "score": f"{item.score:.4f}"}
    if isinstance(item, Quote):
        cue = item.cue.text if item.cue else ""
        kind = words[f"kind.{item.kind}"]
        return {"id": item.id, "kind": kind, "cue": cue, "rule": item.rule}
    deadline = item.deadline
    return {
        "id": item.id,
        "addressee": item.addressee or "",
        "force": words[f"force.{item.force}"],
        "deadline": deadline.text if deadline else "",
        "deadline_jalali": (deadline.jalali if deadline else None) or "",
        "deadline_gregorian": (deadline.gregorian if deadline else None) or "",
        "sentence": item.sentence.text,
        "certainty": f"{item.certainty:.2f}",
        "marker": item.marker.text if item.marker else "",
        "quote": item.quote or "",
        "rule": item.rule,
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
