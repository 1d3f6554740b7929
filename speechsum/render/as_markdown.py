"""Markdown that GitHub renders from right to left."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from speechsum.model import Report
from speechsum.render.as_text import particulars, unseen
from speechsum.render.clean import one_line
from speechsum.render.labels import Labels, labels
from speechsum.render.options import RenderOptions
from speechsum.render.view import DirectiveRow, ExtractRow, View, view

# ASCII punctuation that means something within a line of GitHub Flavored Markdown. A colon and a
# full stop do where they make a link of an address.
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~$&!]|(?<=[A-Za-z]):(?=//)|(?<=www)\.|(?<=[\w.+-])@")


class MarkdownWriter:
    """A ``<div dir="rtl">`` a report, with lists, and a table of the directives."""

    def __init__(self, options: RenderOptions) -> None:
        self._options = options
        self._first = True

    def begin(self) -> str:
        """Nothing stands before the first report."""
        return ""

    def report(self, report: Report) -> str:
        """``report`` as a division of its own."""
        words = labels(self._options.lang)
        direction = 'dir="rtl" lang="fa"' if words.rtl else 'dir="ltr" lang="en"'
        body = "\n".join(_paragraphs(view(report, self._options), words))
        parted = "" if self._first else "\n"
        self._first = False
        return f"{parted}<div {direction}>\n\n{body}\n</div>\n"

    def end(self) -> str:
        """Nothing follows the last report."""
        return ""


def escaped(text: str) -> str:
    """``text`` on one line, read by Markdown as nothing but text."""
    return _SPECIAL.sub(lambda found: f"\\{found[0]}", one_line(text))


def _paragraphs(shown: View, words: Labels) -> Iterator[str]:
    yield f"## {escaped(shown.title or words['title'])}\n"
    for key, value in particulars(shown, words):
        # A path's slashes would move to its wrong end without an element of its own.
        held = f"<bdi>{escaped(value)}</bdi>" if key in ("source", "url") else escaped(value)
        yield f"- **{words[key]}:** {held}"
    yield ""
    for title, extracts in shown.extracts:
        yield from _extracts(title, extracts, words)
    if shown.sentences is not None:
        yield from _summary(shown, words)
    if shown.directives is not None:
        yield from _directives("directives", shown.directives, shown, words)
        for block in unseen(shown, words):
            yield f"{escaped(block.text)}\n"
    if shown.doubtful is not None:
        yield from _directives("doubtful", shown.doubtful, shown, words)
    if shown.commitments is not None:
        yield from _commitments(shown, words)
    if shown.quotes is not None:
        yield from _quotes(shown, words)
    if shown.verdicts:
        yield f"### {words['verdicts']}\n"
        for verdict in shown.verdicts:
            taken = words["taken" if verdict.taken else "left"]
            yield f"- «{escaped(verdict.text)}»: {taken} ({escaped(verdict.reason)})"
        yield ""


def _summary(shown: View, words: Labels) -> Iterator[str]:
    yield f"### {words['summary']}\n"
    if not shown.sentences:
        yield words["none.summary"]
    for sentence in shown.sentences or ():
        said = f" ({escaped(sentence.speaker)})" if sentence.speaker else ""
        why = f"  \n   *{escaped(sentence.why)}*" if shown.explain else ""
        yield f"{sentence.number}. {escaped(sentence.text)}{said}{why}"
    yield ""


def _directives(
    title: str, rows: Sequence[DirectiveRow], shown: View, words: Labels
) -> Iterator[str]:
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
        said = f" ({escaped(row.speaker)})" if row.speaker else ""
        yield f"> {escaped(row.text)}{said}\n"


def _commitments(shown: View, words: Labels) -> Iterator[str]:
    yield f"### {words['commitments']}\n"
    if not shown.commitments:
        yield f"{words['none.commitments']}\n"
        return
    keys = ["number", "commitment", "speaker", "deadline"]
    rows = [
        (words.number(row.number), row.text + row.sure, row.speaker, row.deadline, row.why)
        for row in shown.commitments
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


def _quotes(shown: View, words: Labels) -> Iterator[str]:
    yield f"### {words['quotes']}\n"
    if not shown.quotes:
        yield words["none.quotes"]
    for quote in shown.quotes or ():
        said = f"**{escaped(quote.speaker)}:** " if quote.speaker else ""
        why = f"  \n   *{escaped(quote.why)}*" if shown.explain else ""
        yield f"{quote.number}. {said}{escaped(quote.text)} ({quote.kind}){why}"
    yield ""
