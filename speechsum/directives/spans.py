"""Where a finding stands: its span, its sentence, the quote around it."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from speechsum.model import Quote, Span
from speechsum.text.segments import Document


def span_of(document: Document, first: int, last: int) -> Span:
    """The text of tokens ``first`` to ``last``."""
    return Span.of(document.text, document.tokens[first].start, document.tokens[last - 1].end)


_LONGEST = 250
"""Tokens of a sentence that are shown: of a text without any full stop, the piece around."""


class SentencesAround:
    """The sentences around findings. Those of one sentence share its span, as a copy for each
    would take memory that grows with the square of a text that is one sentence."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._spans: dict[tuple[int, int], Span] = {}

    def around(self, first: int, last: int) -> Span:
        """The sentence around tokens; from the first to the last of them where they are several."""
        document = self._document
        starts = document.sentences
        begun = bisect_right(starts, first, key=lambda sentence: sentence.first) - 1
        ended = bisect_right(starts, last - 1, key=lambda sentence: sentence.first) - 1
        start, tokens = starts[begun].start, document.tokens
        end = max(starts[ended].end, tokens[last - 1].end)
        if first - starts[begun].first >= _LONGEST:
            start = tokens[first - (first - starts[begun].first) % _LONGEST].start
        if starts[ended].last - last >= _LONGEST:
            end = tokens[last - 1 + (starts[ended].last - last) % _LONGEST].end
        if (start, end) not in self._spans:
            self._spans[start, end] = Span.of(document.text, start, end)
        return self._spans[start, end]


class QuotesAround:
    """The quotes around a span, found without looking at those that end before it."""

    def __init__(self, quotes: tuple[Quote, ...]) -> None:
        self._quotes = quotes
        self._starts = [quote.start for quote in quotes]
        self._reach = list(accumulate((quote.end for quote in quotes), max))
        self._since = self._begun()

    def _begun(self) -> dict[tuple[int, int], int]:
        begun, since, speaker = {}, 0, None
        for place, quote in enumerate(self._quotes):
            if quote.speaker is not None and quote.speaker != speaker:
                since = self._reach[place - 1] if speaker is not None else 0
                speaker = quote.speaker
            begun[quote.start, quote.end] = since
        return begun

    def since(self, quote: Quote | None) -> int:
        """The offset from which on nobody but a quote's speaker is quoted, up to it."""
        return self._since[quote.start, quote.end] if quote is not None else 0

    def innermost(self, span: Span) -> Quote | None:
        """The shortest of the quotes that hold ``span``."""
        best: Quote | None = None
        index = bisect_right(self._starts, span.start) - 1
        while index >= 0 and self._reach[index] >= span.end:
            quote = self._quotes[index]
            if quote.end >= span.end and (
                best is None or quote.end - quote.start <= best.end - best.start
            ):
                best = quote
            index -= 1
        return best
