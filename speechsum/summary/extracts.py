"""What a newsroom lifts out of a speech: a headline to suggest, and pull quotes. All verbatim.

Both are the main speaker's own words, and have to be understood by themselves: they open with no
«این», «وی» or «همچنین», and end where a clause ends. Which are the best the ranker says.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from speechsum import lexicon
from speechsum.attribution import Attribution
from speechsum.grammar.clauses import Clauses
from speechsum.grammar.verbs import Verb
from speechsum.grammar.words import (
    AND,
    AZ,
    BA,
    BAR,
    BE,
    COMMA,
    DAR,
    MARKS,
    SUBORDINATORS,
    TA,
    phrases,
    walled,
)
from speechsum.model import Directive, Extract, Extracts, Span
from speechsum.summary.candidates import candidates
from speechsum.summary.speech import scores
from speechsum.text.folding import key_of
from speechsum.text.segments import Document
from speechsum.tuples import NamedTuple

_MOST_WORDS = 12  # of a headline; the speaker's name is among them
_FEWEST_WORDS = 5
_PULL_WORDS = range(8, 31)
_PULLS = 3
_ALIKE = 0.6  # of the shorter one's words: pull quotes that share more say the same
_SURE = 0.8  # of a directive: as a headline it may not be wrong
_OPENING = 3  # words in which «این» and «او» point at something said before
# What speaks for a headline beside the ranker's score of its sentence, which is about 0.1: that it
# is a directive, a whole sentence, has a number; and against it a «این» further on.
_DIRECTED, _WHOLE, _COUNTED, _POINTING = 0.05, 0.03, 0.02, 0.03
_CLOSERS = frozenset('»")]')
_OPENERS = frozenset('«"([')
_STOPS = frozenset(".!…")
_JOINTS = MARKS | {AND, COMMA}
_WAITING = SUBORDINATORS | {TA}
_PREPOSITIONS = frozenset((AZ, BE, BA, BAR, DAR))
_POINTERS = frozenset(("pronoun", "demonstrative"))


def find_extracts(
    document: Document,
    attribution: Attribution,
    directives: Sequence[Directive],
    headline: Sequence[str],
) -> Extracts:
    """The headline to suggest and the pull quotes; ``headline`` holds the keys of the report's."""
    said: Counter[str] = Counter()
    for quote in attribution.quotes:
        if quote.speaker and key_of(quote.speaker) not in _openings():
            said[quote.speaker] += quote.end - quote.start
    if not said:
        return Extracts(None, ())
    speaker = said.most_common(1)[0][0]
    found = _Newsroom(document, attribution, directives, headline, speaker)
    return Extracts(found.headline(), found.pulls())


class _Piece(NamedTuple):
    """Words of a sentence: tokens ``first`` to ``last`` (exclusive), and how good they are."""

    first: int
    last: int
    score: float


class _Newsroom:
    """A report as a newsroom reads it: the words of its main speaker, sentence by sentence."""

    def __init__(
        self,
        document: Document,
        attribution: Attribution,
        directives: Sequence[Directive],
        headline: Sequence[str],
        speaker: str,
    ) -> None:
        self._document = document
        self._keys = walled(document.keys)
        self._speaker = speaker
        aliases = [one.aliases for one in attribution.speakers if one.name == speaker]
        self._name = _short_name(speaker, aliases[0] if aliases else ())
        self._quotes = [one for one in attribution.quotes if one.speaker == speaker]
        self._directed = sorted(
            _tokens_of(document, one)
            for one in directives
            if one.speaker == speaker and one.certainty >= _SURE
        )
        self._sentences = candidates(document)
        self._firsts = [one.first for one in self._sentences]
        self._scores = scores(document, attribution, directives, self._sentences, headline)

    def headline(self) -> Extract | None:
        """What could stand above the report, after the speaker's name; None where nothing fits."""
        fitting = [
            clause._replace(score=self._weighed(clause))
            for piece in self._said()
            for clause in self._clauses(piece)
            if self._fits(clause)
        ]
        best = max(fitting, key=lambda clause: clause.score, default=None)
        return self._extract(best) if best else None

    def pulls(self) -> tuple[Extract, ...]:
        """The sentences to set apart, in text order."""
        pieces = [
            piece
            for piece in self._said(direct=True)
            if self._size(piece) in _PULL_WORDS
            and self._keys[piece.last - 1] in _STOPS
            and self._stands_alone(piece)
        ]
        taken: list[_Piece] = []
        for piece in sorted(pieces, key=lambda piece: -piece.score):
            if len(taken) < _PULLS and not any(self._alike(piece, one) for one in taken):
                taken.append(piece)
        return tuple(self._extract(piece) for piece in sorted(taken))

    def _alike(self, one: _Piece, other: _Piece) -> bool:
        these, those = (set(self._keys[piece.first : piece.last]) for piece in (one, other))
        return len(these & those) > _ALIKE * min(len(these), len(those))

    def _said(self, direct: bool = False) -> Iterator[_Piece]:
        """What of each sentence is the speaker's words, with its mark at the end."""
        for quote in self._quotes:
            if direct and quote.kind != "direct":
                continue
            begin, end = _tokens_of(self._document, quote)
            number = max(0, bisect_right(self._firsts, begin) - 1)
            while number < len(self._firsts) and self._firsts[number] < end:
                sentence = self._sentences[number]
                first, last = max(begin, sentence.first), min(end, sentence.last)
                if last < sentence.last and self._keys[last] in _STOPS:
                    last += 1  # the quote ends with its last word
                if first < last:
                    first = self._after_connective(first, last)
                    yield _Piece(first, last, self._scores[number])
                number += 1

    def _after_connective(self, first: int, last: int) -> int:
        """Past «و» and «همچنین،»: what a comma parts may be left out, «اگر» and «زیرا» may not."""
        keys = self._keys
        if keys[first] == AND:
            first += 1
        if keys[first + 1] == COMMA and keys[first] in _openings():
            first += 2
        return min(first, last - 1)

    def _clauses(self, piece: _Piece) -> Iterator[_Piece]:
        """What of a piece a headline could be: ends at a verb, or is a directive by itself."""
        stretch = Clauses(self._keys, piece.first, piece.last)
        firsts = [piece.first, *self._after_adverbial(piece, stretch)]
        for verb in stretch.verbs:
            end, whole = self._end_of(verb, piece)
            for first in firsts:
                if first < end and (whole or not self._waits(first, end)):
                    better = _WHOLE if whole and first == piece.first else 0.0
                    yield _Piece(first, end, piece.score + better)
        number = bisect_left(self._directed, (piece.first,))
        while number < len(self._directed) and self._directed[number][0] < piece.last:
            first, last = self._directed[number]
            if last <= piece.last:
                yield _Piece(first, last, piece.score + _DIRECTED)
            number += 1

    def _end_of(self, verb: Verb, piece: _Piece) -> tuple[int, bool]:
        """Where a clause ends with the verb, and whether the sentence does; 0 where it goes on."""
        end = verb.last
        while end < piece.last and self._keys[end] in _CLOSERS:
            end += 1
        after = self._keys[end] if end < piece.last else "."
        if not verb.finite or after not in _STOPS | _JOINTS:
            return 0, False
        return end, after in _STOPS

    def _waits(self, first: int, end: int) -> bool:
        """Whether a clause in mid-sentence may have its main clause before it."""
        if not _WAITING.isdisjoint(self._keys[first:end]):
            return True
        return phrases("clauses", "condition").stands_in(self._keys, first, end)

    def _after_adverbial(self, piece: _Piece, stretch: Clauses) -> list[int]:
        """Past «با توجه به گرمای هوا، »: what stands before a comma and has no verb."""
        if self._keys[piece.first] not in _PREPOSITIONS:
            return []
        verb = next((one.first for one in stretch.verbs), piece.last)
        commas = [index for index in range(piece.first, verb) if self._keys[index] == COMMA]
        # Of several commas the last may part the items of a list.
        return [commas[0] + 1] if len(commas) == 1 and commas[0] + 1 < verb else []

    def _fits(self, clause: _Piece) -> bool:
        most = _MOST_WORDS - len(self._name.split())
        return _FEWEST_WORDS <= self._size(clause) <= most and self._stands_alone(clause)

    def _weighed(self, clause: _Piece) -> float:
        keys = self._keys[clause.first : clause.last]
        counted = any(key[:1].isdigit() for key in keys)
        pointing = any(_openings().get(key) in _POINTERS for key in keys)
        return clause.score + _COUNTED * counted - _POINTING * pointing

    def _stands_alone(self, piece: _Piece) -> bool:
        """Whether nothing at its beginning hangs on what stands before; its marks are closed."""
        keys = self._keys[piece.first : piece.last]
        if keys[0] in _WAITING or keys[0] in _openings() or "…" in keys:
            return False
        if any(_openings().get(key) in _POINTERS for key in keys[:_OPENING]):
            return False
        return sum(key in _OPENERS or key in _CLOSERS for key in keys) % 2 == 0

    def _size(self, piece: _Piece) -> int:
        return len(self._extract(piece).text.split())

    def _extract(self, piece: _Piece) -> Extract:
        tokens = self._document.tokens
        start, end = tokens[piece.first].start, tokens[piece.last - 1].end
        text = self._document.text[start:end]
        return Extract(start, end, text, self._speaker, self._name)


def _short_name(name: str, aliases: Sequence[str]) -> str:
    """What headlines call a speaker: the end of his name that the report uses alone."""
    words = name.split()
    ends = [" ".join(words[first:]) for first in range(1, len(words))]
    return max((alias for alias in aliases if alias in ends), key=len, default=name)


def _tokens_of(document: Document, span: Span) -> tuple[int, int]:
    return document.token_at(span.start), document.token_at(span.end - 1) + 1


@cache
def _openings() -> dict[str, str]:
    """The words that a sentence opens with where it hangs on another, and how."""
    return {key_of(row["form"]): row["class"] for row in lexicon.rows("openings")}
