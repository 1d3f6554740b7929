"""Findings as the rows of a table: of which columns, and what stands in them, whatever the format.

Values are those of the report: days are days, numbers numbers, a Jalali day is in ISO form. Columns
are called in English here, and their order stays: new ones come after the old (docs/columns.md).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date as Date

from speechsum.model import (
    Commitment,
    Day,
    Deadline,
    Directive,
    Extract,
    Extracts,
    Quote,
    RankedSentence,
    Report,
)
from speechsum.render.clean import one_line
from speechsum.render.labels import Labels
from speechsum.render.options import RenderOptions, Section

Value = str | int | float | Date | None
Row = dict[str, Value]
Item = Directive | Quote | RankedSentence | Commitment | Extract

_DIRECTIVE = (
    "source", "date", "date_gregorian", "speaker", "text", "sentence", "addressee", "force",
    "deadline", "deadline_jalali", "deadline_gregorian", "certainty",
)  # fmt: skip
_QUOTE = ("source", "date", "date_gregorian", "speaker", "role", "text", "kind", "cue")
_COMMITMENT = (
    "source", "date", "date_gregorian", "speaker", "text", "sentence", "deadline",
    "deadline_jalali", "deadline_gregorian", "certainty",
)  # fmt: skip
_EXTRACT = ("source", "date", "date_gregorian", "speaker", "text")
_SENTENCE = ("source", "date", "date_gregorian", "speaker", "text", "rank")
_FEW: dict[Section, tuple[str, ...]] = {
    "directives": _DIRECTIVE, "doubtful": _DIRECTIVE, "quotes": _QUOTE, "summary": _SENTENCE,
    "commitments": _COMMITMENT, "headline": _EXTRACT, "pull": _EXTRACT,
}  # fmt: skip
_REST: dict[Section, tuple[str, ...]] = {
    "directives": ("role", "marker", "rule", "id", "quote", "start", "end", "url"),
    "doubtful": ("role", "marker", "rule", "id", "quote", "start", "end", "url"),
    "quotes": ("rule", "id", "start", "end", "url"),
    "summary": ("role", "score", "start", "end", "url"),
    "commitments": ("role", "rule", "id", "quote", "start", "end", "url"),
    "headline": ("role", "start", "end", "url"),
    "pull": ("role", "start", "end", "url"),
}
_JALALI = ("date", "deadline_jalali")


def section_of(options: RenderOptions) -> Section:
    """What the rows are of: a table holds one kind."""
    return options.show[0] if options.only else "directives"


def columns_of(options: RenderOptions) -> tuple[str, ...]:
    """The names of the columns: those that people read, or all there are.

    A joint list tells first how often each was said.
    """
    section = section_of(options)
    times = ("times",) if options.joint else ()
    return times + (all_columns(section) if options.all_columns else _FEW[section])


def all_columns(section: Section) -> tuple[str, ...]:
    """All columns of a section's rows, those that people read first."""
    return _FEW[section] + _REST[section]


def titles(columns: Sequence[str], section: Section, words: Labels) -> list[str]:
    """What the columns are called in the language of the output."""
    own = section not in ("directives", "doubtful")
    named = {"text": f"csv.text.{section}"} if own else {}
    return [words[named.get(column, f"csv.{column}")] for column in columns]


def rows(report: Report, section: Section) -> Iterator[Row]:
    """A row for each item of ``section``, with all columns."""
    roles = {speaker.name: speaker.role for speaker in report.speakers}
    for item in _items(report, section):
        role = roles.get(item.speaker or "")
        yield row(item, report.source, report.day, role, report.url)


def row(item: Item, source: str, day: Day | None, role: str | None, url: str | None = None) -> Row:
    """The row of ``item`` out of a report of that ``source``, ``day`` and address ``url``.

    ``role`` is its speaker's post.
    """
    return {
        "source": source,
        "date": day.jalali if day else None,
        "date_gregorian": Date.fromisoformat(day.gregorian) if day else None,
        "speaker": item.speaker,
        "role": role,
        "text": item.text,
        "start": item.start,
        "end": item.end,
        "url": url,
        **_values(item),
    }


def _items(report: Report, section: Section) -> Sequence[Item]:
    if section == "commitments":
        return report.commitments or ()
    if section in ("headline", "pull"):
        found = report.extracts or Extracts(None, ())
        return found.pulls if section == "pull" else (found.headline,) if found.headline else ()
    if section == "quotes":
        return report.quotes
    if section == "summary":
        return report.summary.sentences
    return report.doubtful if section == "doubtful" else report.directives


def _values(item: Item) -> Row:
    if isinstance(item, Extract):
        return {}
    if isinstance(item, RankedSentence):
        return {"rank": item.rank, "score": round(float(item.score), 4)}
    if isinstance(item, Quote):
        cue = item.cue.text if item.cue else None
        return {"id": item.id, "kind": item.kind, "cue": cue, "rule": item.rule}
    found: Row = {
        "id": item.id,
        **_dated(item.deadline),
        "sentence": item.sentence.text,
        "certainty": item.certainty,
        "quote": item.quote,
        "rule": item.rule,
    }
    if isinstance(item, Commitment):
        return found
    marker = item.marker.text if item.marker else None
    return found | {"addressee": item.addressee, "force": item.force, "marker": marker}


def _dated(deadline: Deadline | None) -> Row:
    day = deadline.gregorian if deadline else None
    return {
        "deadline": deadline.text if deadline else None,
        "deadline_jalali": deadline.jalali if deadline else None,
        "deadline_gregorian": Date.fromisoformat(day) if day else None,
    }


def shown(column: str, value: Value, words: Labels) -> str | int | float | Date:
    """What a spreadsheet's cell holds: texts are harmless and on one line, labels translated.

    A Jalali day is written as ۱۴۰۴/۰۶/۳۱: what is written as 1404-06-05 some programs take for a
    day of the Gregorian year 1404, and 1404-06-31 beside it for none.
    """
    if value is None:
        return ""
    if not isinstance(value, str):
        return value
    if column in ("force", "kind"):
        return words[f"{column}.{value}"]
    if column in _JALALI:
        return sheet_day(value, words)
    return one_line(value)


def sheet_day(jalali: str, words: Labels) -> str:
    """A Jalali day as offices write it: ۱۴۰۴/۰۵/۲۲.

    >>> from speechsum.render.labels import labels
    >>> sheet_day("1404-05-22", labels("en"))
    '1404/05/22'
    """
    return words.digits(jalali.replace("-", "/"))
