"""Where directives may stand: the sentences of a report, cut where one speaker's words end."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator
from operator import itemgetter
from typing import Literal

from speechsum.attribution import Attribution, Lead
from speechsum.directives.lists import Task, tasks
from speechsum.model import Quote
from speechsum.text.segments import Document, Sentence
from speechsum.tuples import NamedTuple

# Tokens. Nobody speaks longer sentences; what has no full stop at all is read in pieces, so that
# the time stays linear in the length of the text.
_LONGEST = 250

Place = Literal["quote", "lead", "narration"]


class Region(NamedTuple):
    """Tokens ``first`` to ``last``: at most one sentence, all of it one speaker's or narration.

    ``nested`` where the words are of somebody whom another speaker quotes, ``own`` where they are
    those of a document that speaks itself, ``retold`` where its author quotes somebody.
    """

    first: int
    last: int
    place: Place
    speaker: str | None
    paragraph: int
    nested: bool = False
    own: bool = False
    retold: bool = False
    task: Task | None = None
    """Of an item of a list: what the line above the list makes of it."""


def regions(document: Document, attribution: Attribution) -> Iterator[Region]:
    """The regions of a report's body, in text order."""
    quotes = [quote for quote in attribution.quotes if quote.kind == "direct"]
    voice = attribution.voice
    cuts = sorted(
        {
            *(offset for quote in quotes for offset in (quote.start, quote.end)),
            *([voice.start] if voice is not None else []),
        }
    )
    leads = sorted(attribution.leads, key=lambda lead: lead.start)
    starts = [lead.start for lead in leads]
    tokens = document.tokens
    sweep = _Sweep(quotes)
    listed = tasks(document)
    items = sorted(listed)
    for sentence in _told(document, listed, attribution.asked):
        within = cuts[bisect_right(cuts, sentence.start) : bisect_right(cuts, sentence.end)]
        ends = [
            bisect_left(tokens, cut, sentence.first, sentence.last, key=itemgetter(0))
            for cut in within
        ]
        ends += items[bisect_right(items, sentence.first) : bisect_left(items, sentence.last)]
        for first, last in _pieces(sentence.first, [*sorted(ends), sentence.last]):
            start, task = tokens[first].start, listed.get(first)
            quote = sweep.innermost(start)
            if quote is not None:
                if task is not None and task.charge is not None:
                    task = None  # a label, too: «شهردار: - راه باز شود»
                yield Region(
                    first, last, "quote", quote.speaker, sentence.paragraph,
                    nested=sweep.depth > 1,
                    retold=voice is not None and start >= voice.start,
                    task=task,
                )  # fmt: skip
                continue
            lead = _lead_at(leads, starts, start)
            own = voice is not None and start >= voice.start
            if lead is not None:
                yield Region(
                    first, last, "lead", lead.speaker, sentence.paragraph, own=own, task=task
                )
            else:
                place: Place = "quote" if own or task is not None else "narration"
                speaker = voice.speaker if voice is not None and own else None
                yield Region(first, last, place, speaker, sentence.paragraph, own=own, task=task)


def _told(document: Document, listed: Container[int], asked: Container[int]) -> Iterator[Sentence]:
    """The sentences of the body, and the items of lists that tell what is to be done; but nothing
    of what an interviewer asks."""
    for sentence in document.sentences:
        if sentence.paragraph in asked:
            continue
        body = document.paragraphs[sentence.paragraph].kind == "body"
        if body or sentence.first in listed:
            yield sentence


def _pieces(first: int, ends: list[int]) -> Iterator[tuple[int, int]]:
    """The stretches from ``first`` to each of the ends, none of them too long."""
    for end in ends:
        while first < end:
            last = min(end, first + _LONGEST)
            yield first, last
            first = last


class _Sweep:
    """The quotes around an offset, asked for in text order."""

    def __init__(self, quotes: list[Quote]) -> None:
        self._coming = sorted(quotes, key=lambda quote: (quote.start, -quote.end))[::-1]
        self._open: list[Quote] = []

    @property
    def depth(self) -> int:
        """How many quotes stand around the offset that was asked for last."""
        return len(self._open)

    def innermost(self, offset: int) -> Quote | None:
        while self._coming and self._coming[-1].start <= offset:
            self._open.append(self._coming.pop())
        if not self._open:
            return None
        self._open = [quote for quote in self._open if quote.end > offset]
        return self._open[-1] if self._open else None


def _lead_at(leads: list[Lead], starts: list[int], offset: int) -> Lead | None:
    index = bisect_right(starts, offset) - 1
    if index >= 0 and leads[index].end > offset:
        return leads[index]
    return None
