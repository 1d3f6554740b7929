"""All reports' directives as one list: what was said again is listed once, with its times.

Of a report only its directives are kept, so that a hundred thousand fit into memory.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from speechsum.model import Day, Directive, Report
from speechsum.render.clean import one_line
from speechsum.render.labels import Labels, labels
from speechsum.render.options import RenderOptions
from speechsum.render.rows import Row, row, section_of
from speechsum.render.view import SURE, DirectiveRow, directive_row
from speechsum.render.writer import Writer

_SHOWN = 3
"""Sources that are named where a person reads."""


@dataclass(slots=True)
class _Met:
    """A directive as it was first said, where else it stands, and how often it is said."""

    directive: Directive
    day: Day | None
    role: str | None
    places: dict[str, str] = field(default_factory=dict)
    urls: dict[str, None] = field(default_factory=dict)
    times: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list.

    What it looks like is made when it is asked for: all lines at once would be too much.
    """

    number: int
    words: Labels
    met: _Met

    @property
    def shown(self) -> DirectiveRow:
        """As people's formats show it."""
        return directive_row(self.number, self.met.directive, self.met.times, self.words)

    @property
    def day(self) -> str:
        """The day on which it was first said, in words."""
        day = self.met.day
        return self.words.date(day.jalali, day.gregorian) if day else ""

    @property
    def places(self) -> dict[str, str]:
        """Where it stands, with the report's source."""
        return self.met.places

    @property
    def sources(self) -> tuple[str, ...]:
        """The reports that it stands in."""
        return tuple(dict.fromkeys(self.met.places.values()))

    @property
    def row(self) -> Row:
        """As a sheet's row."""
        met = self.met
        sources = f"{self.words['list.stop']} ".join(self.sources)
        urls = " ".join(met.urls) or None
        return {"times": met.times, **row(met.directive, sources, met.day, met.role, urls)}

    def told_sources(self) -> str:
        """The first sources, and how many more there are."""
        sources = [source for source in self.sources if source != "-"]
        shown = f"{self.words['list.stop']} ".join(sources[:_SHOWN])
        more = len(sources) - _SHOWN
        return f"{shown} (+{self.words.number(more)})" if more > 0 else shown


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the list under a title; the title is empty where it is all of it."""

    title: str
    entries: tuple[Entry, ...]


class Joint:
    """The list, as it grows."""

    def __init__(self, options: RenderOptions) -> None:
        self._options = options
        self._words = labels(options.lang)
        self._section = section_of(options)
        self._met: dict[tuple[str, str], _Met] = {}
        self.reports = 0
        self.unseen = 0

    def __len__(self) -> int:
        return len(self._met)

    def add(self, report: Report, anchors: Mapping[str, str] | None = None) -> None:
        """The directives of ``report``; ``anchors`` tells by id where each is to be found."""
        self.reports += 1
        doubtful = self._section == "doubtful"
        self.unseen += 0 if doubtful else len(report.doubtful)
        roles = {speaker.name: speaker.role for speaker in report.speakers}
        for directive in report.doubtful if doubtful else report.directives:
            # The same words with another day to be done by are another thing to do.
            due = (directive.deadline.gregorian if directive.deadline else None) or ""
            role = roles.get(directive.speaker or "")
            met = self._met.setdefault((directive.id, due), _Met(directive, report.day, role))
            met.times += 1
            place = anchors[directive.id] if anchors else report.source
            met.places.setdefault(place, report.source)
            if report.url:
                met.urls.setdefault(report.url)
            if report.day and (met.day is None or report.day.gregorian < met.day.gregorian):
                met.directive, met.day, met.role = directive, report.day, role

    def parts(self) -> Iterator[Part]:
        """The list in its order: by body, or by deadline and what is only advised at the end."""
        by_body = self._options.sort == "addressee"
        ordered = sorted(self._met.values(), key=self._by_body if by_body else self._by_deadline)
        part_of = self._body if by_body else _advised
        grouped = [list(theirs) for _, theirs in groupby(ordered, part_of)]
        number = 1
        for theirs in grouped:
            title = ""
            if by_body:
                title = _body(theirs[0]) or self._words["orders.no_addressee"]
            elif len(grouped) > 1:
                title = self._words["orders.advice" if _advised(theirs[0]) else "orders.duties"]
            entries = (Entry(count, self._words, met) for count, met in enumerate(theirs, number))
            yield Part(title, tuple(entries))
            number += len(theirs)

    def _by_body(self, met: _Met) -> tuple[Any, ...]:
        return (*self._body(met), *self._by_deadline(met))

    def _body(self, met: _Met) -> tuple[Any, ...]:
        body = _body(met)
        return (not body, self._words.collated(body))

    def _by_deadline(self, met: _Met) -> tuple[Any, ...]:
        directive = met.directive
        due = (directive.deadline.gregorian if directive.deadline else None) or ""
        return (
            _advised(met),
            not due,
            due,
            directive.force == "request",
            directive.certainty < SURE,
            met.day.gregorian if met.day else "",
        )


class JointWriter(Writer):
    """Takes in all reports; what is written of them stands at the end."""

    def __init__(self, options: RenderOptions) -> None:
        self._options = options
        self._words = labels(options.lang)
        self._section = section_of(options)
        self._joint = Joint(options)

    def report(self, report: Report) -> str:
        """Nothing yet: what comes first only the last report tells."""
        self._joint.add(report)
        return ""


def _body(met: _Met) -> str:
    return one_line(met.directive.addressee or "")


def _advised(met: _Met) -> bool:
    return met.directive.force == "recommendation"
