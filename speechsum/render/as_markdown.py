"""Markdown that GitHub renders from right to left."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from speechsum.model import Report
from speechsum.render.clean import one_line
from speechsum.render.labels import Labels
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
from speechsum.render.wording import more_doubtful, particulars
from speechsum.render.writer import Writer

# ASCII punctuation that means something within a line of GitHub Flavored Markdown. A colon and a
# full stop do where they make a link of an address.
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~$&!]|(?<=[A-Za-z]):(?=//)|(?<=www)\.|(?<=[\w.+-])@")


class MarkdownWriter(Writer):
    """A ``<div dir="rtl">`` a report, with lists, and a table of the directives."""

    def __init__(self, options: RenderOptions) -> None:
        self._options = options
        self._first = True

    def report(self, report: Report) -> str:
        """``report`` as a division of its own."""
        shown = view(report, self._options)
        parted = "" if self._first else "\n"
        self._first = False
        return parted + division(_lines(shown), shown.words)


def division(lines: Iterable[str], words: Labels) -> str:
    """``lines`` in the direction of the output's language."""
    direction = 'dir="rtl" lang="fa"' if words.rtl else 'dir="ltr" lang="en"'
    return f"<div {direction}>\n\n" + "\n".join(lines) + "\n</div>\n"


def escaped(text: str) -> str:
    """``text`` on one line, read by Markdown as nothing but text."""
    return _SPECIAL.sub(lambda found: f"\\{found[0]}", one_line(text))


def _lines(shown: View) -> Iterator[str]:
    words = shown.words
    yield f"## {escaped(shown.title or words['title'])}\n"
    for key, value in particulars(shown):
        # A path's slashes would move to its wrong end without an element of its own.
        held = f"<bdi>{escaped(value)}</bdi>" if key in ("source", "url") else escaped(value)
        yield f"- **{words[key]}:** {held}"
    yield ""
    for title, extracts in shown.extracts:
        yield from _extracts(title, extracts, words)
    if shown.sentences is not None:
        yield from _listed("summary", _sentences(shown.sentences), shown)
    if shown.directives is not None:
        yield from _directives("directives", shown.directives, shown)
        if shown.unseen:
            yield f"{escaped(more_doubtful(shown.unseen, words))}\n"
    if shown.doubtful is not None:
        yield from _directives("doubtful", shown.doubtful, shown)
    if shown.commitments is not None:
        yield from _commitments(shown.commitments, shown)
    if shown.quotes is not None:
        yield from _listed("quotes", _quotes(shown.quotes), shown)
    if shown.verdicts:
        yield f"### {words['verdicts']}\n"
        for verdict in shown.verdicts:
            yield f"- «{escaped(verdict.text)}»: {escaped(verdict.outcome)}"
        yield ""


def _listed(key: str, items: Sequence[tuple[int, str, str]], shown: View) -> Iterator[str]:
    """Items as a numbered list: of each its number, its markup, and why it was found."""
    yield f"### {shown.words[key]}\n"
    if not items:
        yield shown.words[f"none.{key}"]
    for number, markup, why in items:
        told = f"  \n   *{escaped(why)}*" if shown.explain else ""
        yield f"{number}. {markup}{told}"
    yield ""


def _sentences(rows: Sequence[SentenceRow]) -> list[tuple[int, str, str]]:
    return [(row.number, escaped(row.text) + _said_by(row.speaker), row.why) for row in rows]


def _quotes(rows: Sequence[QuoteRow]) -> list[tuple[int, str, str]]:
    items = []
    for row in rows:
        said = f"**{escaped(row.speaker)}:** " if row.speaker else ""
        items.append((row.number, f"{said}{escaped(row.text)} ({row.kind})", row.why))
    return items


def _said_by(speaker: str | None) -> str:
    return f" ({escaped(speaker)})" if speaker else ""


def _directives(title: str, rows: Sequence[DirectiveRow], shown: View) -> Iterator[str]:
    words = shown.words
    yield f"### {words[title]}\n"
    if not rows:
        yield f"{words[f'none.{title}']}\n"
        return
    columns = {
        "number": [words.number(row.number) for row in rows],
        "directive": [row.text for row in rows],
        "speaker": [row.speaker for row in rows],
        "addressee": [row.addressee for row in rows],
        "force": [row.force for row in rows],
        "deadline": [row.deadline for row in rows],
        "explanation": [row.why for row in rows],
    }
    if shown.only_speaker is not None:
        del columns["speaker"]
    if not shown.explain:
        del columns["explanation"]
    yield from table_lines(
        [words[key] for key in columns], list(zip(*columns.values(), strict=True))
    )


def _extracts(title: str, rows: Sequence[ExtractRow], words: Labels) -> Iterator[str]:
    yield f"### {words[title]}\n"
    if not rows:
        yield f"{words[f'none.{title}']}\n"
    for row in rows:
        yield f"> {escaped(row.text)}{_said_by(row.speaker)}\n"


def _commitments(commitments: Sequence[CommitmentRow], shown: View) -> Iterator[str]:
    words = shown.words
    yield f"### {words['commitments']}\n"
    if not commitments:
        yield f"{words['none.commitments']}\n"
        return
    keys = ["number", "commitment", "speaker", "deadline"]
    rows = [
        (words.number(row.number), row.text + row.sure, row.speaker, row.deadline, row.why)
        for row in commitments
    ]
    if shown.explain:
        keys.append("explanation")
    yield from table_lines([words[key] for key in keys], [row[: len(keys)] for row in rows])


def table_lines(heading: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """A table, a line a row."""
    yield f"| {' | '.join(heading)} |"
    yield f"|{' --- |' * len(heading)}"
    for row in rows:
        yield f"| {' | '.join(map(escaped, row))} |"
    yield ""
