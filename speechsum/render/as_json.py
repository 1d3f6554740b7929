"""The data of SPEC.md: an object a report (``json``), or a line a report (``jsonl``)."""

from __future__ import annotations

import json
import os.path
import re
from typing import Any

from speechsum.model import (
    SCHEMA,
    Commitment,
    Day,
    Deadline,
    Directive,
    Extract,
    Quote,
    RankedSentence,
    Report,
    Span,
)
from speechsum.render.clean import BIDI_CONTROLS
from speechsum.render.options import RenderOptions, Section
from speechsum.render.writer import Writer

Json = dict[str, Any]

_SCHEMA = os.path.join(os.path.dirname(os.path.dirname(__file__)), "schema.json")

# Characters that JSON lets stand in a string, but that a terminal obeys, that a line reader takes
# for the end of the line, or that no encoding can write. Escaped they are the same data.
_TO_ESCAPE = re.compile(f"[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff{BIDI_CONTROLS}]")


class JsonWriter(Writer):
    """One object, or where several reports are expected an array of them."""

    def __init__(self, options: RenderOptions) -> None:
        self._options = options
        self._first = True

    def begin(self) -> str:
        """The bracket of the array."""
        return "[" if self._options.many else ""

    def report(self, report: Report) -> str:
        """The object, on lines of its own."""
        only = self._options.show if self._options.only else None
        data = dumps(as_data(report, explain=self._options.explain, only=only), indent=2)
        if not self._options.many:
            return f"{data}\n"
        comma = "" if self._first else ","
        self._first = False
        return f"{comma}\n{data}"

    def end(self) -> str:
        """The bracket that ends the array."""
        if not self._options.many:
            return ""
        return "]\n" if self._first else "\n]\n"


class JsonLinesWriter(Writer):
    """An object a line; each stands by itself."""

    def __init__(self, options: RenderOptions) -> None:
        self._explain = options.explain
        self._only = options.show if options.only else None

    def report(self, report: Report) -> str:
        """The line of ``report``."""
        return dumps(as_data(report, explain=self._explain, only=self._only)) + "\n"


def schema() -> Json:
    """The JSON Schema (draft 2020-12) of what this module writes: ``speechsum/schema.json``."""
    read: Json = json.loads(schema_text())
    return read


def schema_text() -> str:
    """The text of that schema, as it lies in the package."""
    with open(_SCHEMA, encoding="utf-8") as file:
        return file.read()


def dumps(data: Json | list[Json], indent: int | None = None) -> str:
    """``data`` as JSON that reads as Persian and holds nothing that a terminal would obey."""
    plain = json.dumps(data, ensure_ascii=False, indent=indent)
    return _TO_ESCAPE.sub(lambda found: f"\\u{ord(found[0]):04x}", plain)


def as_data(
    report: Report, *, explain: bool = False, only: tuple[Section, ...] | None = None
) -> Json:
    """``report`` as SPEC.md names its fields, in that order; with ``explain`` the reasons besides.

    ``only`` names the sections that are wanted, None all of them but commitments and extracts,
    which are there where the report was read for them. ``explain`` adds ``verdicts`` to
    the report, ``rule`` and ``chain`` to its quotes and ``why`` to the sentences of its summary.
    """
    data: Json = {
        "schema": SCHEMA,
        "source": report.source,
        **({} if report.url is None else {"url": report.url}),
        **({} if report.plain else {"text": report.text}),
        "headline": _headline(report),
        "day": _day(report.day),
        "occasion": _span(report.occasion),
        "speakers": [
            {"name": one.name, "role": one.role, "aliases": list(one.aliases)}
            for one in report.speakers
        ],
        "quotes": [_quote(quote, explain) for quote in report.quotes],
        "directives": [_directive(directive) for directive in report.directives],
        "doubtful": [_directive(directive) for directive in report.doubtful],
        "summary": {
            "ranker": report.summary.ranker,
            "sentences": [_sentence(one, explain) for one in report.summary.sentences],
        },
    }
    if report.commitments is not None:
        data["commitments"] = [_finding(one) for one in report.commitments]
    if report.extracts is not None:
        found = report.extracts
        data["suggested_headline"] = _extract(found.headline) if found.headline else None
        data["pull_quotes"] = [_extract(pull) for pull in found.pulls]
    if explain:
        data["verdicts"] = [
            {"taken": one.taken, "reason": one.reason, **_place(one)} for one in report.verdicts
        ]
    if only is not None:
        wanted = {_EXTRACTS.get(section, section) for section in only}
        held = {*_SECTIONS, *_EXTRACTS.values()}
        data = {key: value for key, value in data.items() if key not in held or key in wanted}
    return data


_SECTIONS = ("quotes", "directives", "doubtful", "summary", "commitments")
_EXTRACTS: dict[str, str] = {"headline": "suggested_headline", "pull": "pull_quotes"}


def _place(span: Span) -> Json:
    return {"start": span.start, "end": span.end, "text": span.text}


def _span(span: Span | None) -> Json | None:
    return None if span is None else _place(span)


def _headline(report: Report) -> Json | None:
    if report.headline is None and report.title:
        return {"text": report.title}
    return _span(report.headline)


def _day(day: Day | None) -> Json | None:
    if day is None:
        return None
    return {
        "jalali": day.jalali,
        "gregorian": day.gregorian,
        "from": day.whence,
        "span": _span(day.span),
    }


def _dated(span: Deadline | None) -> Json | None:
    if span is None:
        return None
    return {**_place(span), "jalali": span.jalali, "gregorian": span.gregorian}


def _quote(quote: Quote, explain: bool) -> Json:
    data = {
        "id": quote.id,
        "speaker": quote.speaker,
        "cue": _span(quote.cue),
        "kind": quote.kind,
        **_place(quote),
    }
    return {**data, "rule": quote.rule, "chain": list(quote.chain)} if explain else data


def _directive(directive: Directive) -> Json:
    return _finding(
        directive,
        addressee=directive.addressee,
        force=directive.force,
        marker=_span(directive.marker),
    )


def _finding(found: Directive | Commitment, **own: Any) -> Json:
    """What directives and commitments have in common, with what is a kind's ``own``."""
    return {
        "id": found.id,
        "quote": found.quote,
        "speaker": found.speaker,
        **own,
        "deadline": _dated(found.deadline),
        "rule": found.rule,
        "certainty": found.certainty,
        "sentence": _place(found.sentence),
        **_place(found),
    }


def _extract(extract: Extract) -> Json:
    return {"speaker": extract.speaker, "name": extract.name, **_place(extract)}


def _sentence(sentence: RankedSentence, explain: bool) -> Json:
    data = {
        "rank": sentence.rank,
        "score": sentence.score,
        "speaker": sentence.speaker,
        **_place(sentence),
    }
    return {**data, "why": dict(sentence.why)} if explain else data
