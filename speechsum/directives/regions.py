"""Where directives may stand: the sentences of a report, cut where one speaker's words end."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from speechsum.attribution import Attribution, Lead
from speechsum.model import Quote
from speechsum.text.segments import Document

# Tokens. Nobody speaks longer sentences; what has no full stop at all is read in pieces, so that
# the time stays linear in the length of the text.
_LONGEST = 250

Place = Literal["quote", "lead", "narration"]


@dataclass(frozen=True, slots=True)
class Region:
    """Tokens ``first`` to ``last``: at most one sentence, all of it one speaker's or narration.

    ``nested`` where the words are of somebody whom another speaker quotes.
    """

    first: int
    last: int
    place: Place
    speaker: str | None
    paragraph: int
    nested: bool = False


def regions(document: Document, attribution: Attribution) -> Iterator[Region]:
    """The regions of a report's body, in text order."""
    quotes = [quote for quote in attribution.quotes if quote.kind == "direct"]
    cuts = sorted({offset for quote in quotes for offset in (quote.start, quote.end)})
    leads = sorted(attribution.leads, key=lambda lead: lead.start)
    starts = [lead.start for lead in leads]
    sweep = _Sweep(quotes)
    for sentence in document.sentences:
        if document.paragraphs[sentence.paragraph].kind != "body":
            continue
        first = sentence.first
        for index in range(sentence.first, sentence.last):
            token = document.tokens[index]
            ends = index + 1 == sentence.last
            after = sentence.end if ends else document.tokens[index + 1].start
            cut = bisect_right(cuts, token.start)
            long = index + 1 - first >= _LONGEST
            if ends or long or (cut < len(cuts) and cuts[cut] <= after):
                quote = sweep.innermost(document.tokens[first].start)
                if quote is not None:
                    nested = sweep.depth > 1
                    yield Region(
                        first, index + 1, "quote", quote.speaker, sentence.paragraph, nested
                    )
                else:
                    lead = _lead_at(leads, starts, document.tokens[first].start)
                    yield Region(
                        first,
                        index + 1,
                        "lead" if lead is not None else "narration",
                        lead.speaker if lead is not None else None,
                        sentence.paragraph,
                    )
                first = index + 1


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
        self._open = [quote for quote in self._open if quote.end > offset]
        return self._open[-1] if self._open else None


def _lead_at(leads: list[Lead], starts: list[int], offset: int) -> Lead | None:
    index = bisect_right(starts, offset) - 1
    if index >= 0 and leads[index].end > offset:
        return leads[index]
    return None
