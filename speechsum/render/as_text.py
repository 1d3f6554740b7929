"""Plain lines: for pipes, e-mail from cron, and terminals too narrow for a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from speechsum.model import Report
from speechsum.render.clean import one_line
from speechsum.render.labels import Labels, labels
from speechsum.render.lines import cells, has_rtl, placed, room, wrap
from speechsum.render.options import RenderOptions
from speechsum.render.view import DirectiveRow, ExtractRow, QuoteRow, SentenceRow, View, view
from speechsum.render.wording import (
    counted,
    directive_particulars,
    labelled,
    more_doubtful,
    numbered,
    particulars,
)
from speechsum.render.writer import Writer
from speechsum.tuples import NamedTuple

BOLD, DIM, RED, _RESET = "\x1b[1m", "\x1b[2m", "\x1b[31m", "\x1b[0m"
"""Styles of a `Block`."""


class Block(NamedTuple):
    """A paragraph: ``lead`` stands before its first line, the others are indented by its width.

    ``ltr`` says that it reads from left to right even where Persian letters stand in it, as a path.
    """

    text: str
    lead: str = ""
    style: str = ""
    ltr: bool = False


class TextWriter(Writer):
    """A heading, the summary, and the directives, each with who is to do what by when."""

    def __init__(self, options: RenderOptions) -> None:
        self._options = options
        self._first = True

    def report(self, report: Report) -> str:
        """``report`` in lines, parted from the one before it."""
        return self.rule() + self.blocks(_blocks(view(report, self._options)))

    def rule(self) -> str:
        """What parts a report from the one before it; nothing before the first."""
        if self._first:
            self._first = False
            return ""
        rule = "─" * min(40, room(self._options.width, self._options.bidi))
        return f"\n{self._placed(rule, '')}\n\n"

    def blocks(self, blocks: Iterable[Block]) -> str:
        """``blocks`` as lines of the place that the options speak of."""
        return "".join(f"{line}\n" for block in blocks for line in self._lines(block))

    def _lines(self, block: Block) -> Iterator[str]:
        if not block.text:
            yield ""
            return
        indent = cells(block.lead)
        width = max(8, room(self._options.width, self._options.bidi) - indent)
        lead = block.lead
        for line in wrap(one_line(block.text), width):
            yield self._placed(lead + line, block.style, block.ltr)
            lead = " " * indent

    def _placed(self, line: str, style: str, ltr: bool = False) -> str:
        bidi = self._options.bidi
        at_right = labels(self._options.lang).rtl
        rtl = not ltr and (at_right or has_rtl(line))
        shown = placed(line, room(self._options.width, bidi), bidi, rtl, at_right)
        return f"{style}{shown}{_RESET}" if style and self._options.color else shown


def _blocks(shown: View) -> Iterator[Block]:
    words = shown.words
    yield from heading(shown)
    for key, extracts in shown.extracts:
        yield from _extracts(key, extracts, words)
    if shown.sentences is not None:
        yield from _listed(words["summary"], "summary", _sentences(shown.sentences), shown)
    sections = {
        "directives": _directives(shown.directives, shown),
        "doubtful": _directives(shown.doubtful, shown),
        "commitments": _commitments(shown),
        "quotes": _quotes(shown.quotes),
    }
    for key, items in sections.items():
        if items is not None:
            yield from _listed(counted(words[key], len(items), words), key, items, shown)
        if key == "directives":
            yield from unseen(shown)
    yield from verdicts(shown)


def heading(shown: View) -> Iterator[Block]:
    """The headline, and what is known of the whole report."""
    words = shown.words
    yield Block(shown.title or words["title"], style=BOLD)
    for key, value in particulars(shown):
        if key in ("source", "url"):
            # After a Persian label a path's slash would stand at its wrong end.
            yield Block(value, ltr=True)
        else:
            yield Block(f"{words[key]}: {value}")


def section(title: str) -> Iterator[Block]:
    """An empty line and a section's title."""
    yield Block("")
    yield Block(title, style=BOLD)


def verdicts(shown: View) -> Iterator[Block]:
    """What was weighed as a directive, with the outcome."""
    if shown.verdicts:
        yield from section(shown.words["verdicts"])
    for verdict in shown.verdicts:
        yield Block(f"«{verdict.text}»: {verdict.outcome}", "- ")


def unseen(shown: View) -> Iterator[Block]:
    """How many more directives there are to check."""
    if shown.unseen:
        yield Block(more_doubtful(shown.unseen, shown.words), style=DIM)


class _Item(NamedTuple):
    """What is listed: its words, and below them what else is known and why it was found."""

    number: int
    text: str
    below: str
    why: str


def _listed(title: str, key: str, items: Sequence[_Item], shown: View) -> Iterator[Block]:
    """A section of numbered items, or under its ``title`` the word that there are none."""
    words = shown.words
    yield from section(title)
    if not items:
        yield Block(words[f"none.{key}"])
    for item in items:
        lead = numbered(item.number, words)
        yield Block(item.text, lead)
        for below in (item.below, item.why if shown.explain else ""):
            if below:
                yield Block(below, " " * len(lead), DIM)


def _extracts(key: str, rows: Sequence[ExtractRow], words: Labels) -> Iterator[Block]:
    yield from section(words[key])
    if not rows:
        yield Block(words[f"none.{key}"])
    for row in rows:
        said_by = f" ({row.speaker})" if row.speaker else ""
        yield Block(row.text + said_by, numbered(row.number, words) if row.speaker else "")


def _sentences(rows: Sequence[SentenceRow]) -> list[_Item]:
    return [
        _Item(row.number, row.text + (f" ({row.speaker})" if row.speaker else ""), "", row.why)
        for row in rows
    ]


def _directives(rows: Sequence[DirectiveRow] | None, shown: View) -> list[_Item] | None:
    if rows is None:
        return None
    items = []
    for row in rows:
        said_by = "" if shown.only_speaker else row.speaker
        below = directive_particulars(row, shown.words, speaker=said_by)
        items.append(_Item(row.number, row.text, below, row.why))
    return items


def _commitments(shown: View) -> list[_Item] | None:
    if shown.commitments is None:
        return None
    items = []
    for row in shown.commitments:
        below = labelled({"speaker": row.speaker, "deadline": row.deadline}, shown.words)
        items.append(_Item(row.number, row.text + row.sure, below, row.why))
    return items


def _quotes(rows: Sequence[QuoteRow] | None) -> list[_Item] | None:
    if rows is None:
        return None
    items = []
    for row in rows:
        said_by = f"{row.speaker}: " if row.speaker else ""
        items.append(_Item(row.number, f"{said_by}{row.text} ({row.kind})", "", row.why))
    return items
