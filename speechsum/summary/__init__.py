"""Which sentences tell best what the official said."""

from __future__ import annotations

from collections.abc import Sequence

from speechsum.attribution import Attribution
from speechsum.errors import RankerError, UsageError
from speechsum.model import Directive, RankedSentence, Summary
from speechsum.summary.candidates import candidates
from speechsum.summary.openings import dateline
from speechsum.summary.speech import Choice, choose
from speechsum.text.segments import Document, Sentence
from speechsum.text.tokens import words_of
from speechsum.tuples import NamedTuple


class Length(NamedTuple):
    """How long a summary is to be: ``sentences``, ``percent`` of the text's, or the
    best that have at most ``words`` words together (one, where all are longer)."""

    sentences: int | None = None
    percent: float | None = None
    words: int | None = None

    @classmethod
    def parse(cls, value: int | str) -> Length:
        """Read ``3``, ``"20%"`` or ``"60w"``.

        Raises:
            UsageError: neither a positive number nor a share up to 100 %.
        """
        text = str(value).strip()
        try:
            if text.endswith(("%", "٪")):
                percent = float(text[:-1])
                if 0 < percent <= 100:
                    return cls(percent=percent)
            elif text.endswith("w"):
                if int(text[:-1]) > 0:
                    return cls(words=int(text[:-1]))
            elif int(text) > 0:
                return cls(sentences=int(text))
        except ValueError:
            pass
        raise UsageError(f"{value!r} is no length; give a number (3), a share (20%) or words (60w)")

    def of(self, total: int) -> int:
        """The number of sentences to take of ``total``."""
        if self.sentences is not None:
            return min(self.sentences, total)
        if self.words is not None:
            return min(total, _MOST_FOR_WORDS)
        return min(total, max(1, round(total * (self.percent or 0) / 100)))


_MOST_FOR_WORDS = 20
"""Sentences among which those of a summary of so many words are chosen."""


RANKERS = (
    "speech", "lead",
    "lex-rank", "text-rank", "lsa", "luhn", "kl", "sum-basic", "reduction", "edmundson", "random",
)  # fmt: skip
"""What `summarize` can rank by; the first is the project's own, from the third on they are sumy's,
by their names there."""


def summarize(
    document: Document,
    attribution: Attribution,
    directives: tuple[Directive, ...],
    *,
    title: str | None,
    ranker: str,
    length: Length,
) -> Summary:
    """The summary of a report: its best sentences by ``ranker``, in text order.

    ``title`` is the report's headline where the text does not hold it.

    Raises:
        RankerError: no ranker is called so, or it cannot rank this text.
    """
    if ranker not in RANKERS:
        raise RankerError(f"no ranker is called {ranker!r}; there are {', '.join(RANKERS)}")
    sentences = candidates(document)
    if not sentences:  # nothing but a headline or an agency's tail
        return Summary(ranker, ())
    count = length.of(len(sentences))
    headline = headline_of(document, title)
    if ranker == "speech":
        best = choose(document, attribution, directives, sentences, headline, count)
    else:
        scores = _scores(ranker, document, sentences, headline)
        order = sorted(range(len(sentences)), key=lambda index: -scores[index])
        best = [Choice(index, scores[index], ()) for index in order[:count]]
    if length.words is not None:
        best = list(_within(best, document, sentences, length.words))
    speakers = _Speakers(attribution)
    return Summary(
        ranker,
        tuple(
            RankedSentence(
                sentence.start,
                sentence.end,
                document.text[sentence.start : sentence.end],
                rank=rank,
                score=choice.score,
                speaker=speakers.of(sentence),
                why=choice.why,
                dateline=dateline(document, sentence),
            )
            for rank, choice in sorted(enumerate(best, 1), key=lambda pair: pair[1].sentence)
            for sentence in [sentences[choice.sentence]]
        ),
    )


def _within(
    best: Sequence[Choice], document: Document, sentences: Sequence[Sentence], words: int
) -> Sequence[Choice]:
    """Those of ``best``, from the first on, that fit into so many words; one where none does."""
    kept: list[Choice] = []
    for choice in best:
        sentence = sentences[choice.sentence]
        size = len(document.text[sentence.start : sentence.end].split())
        if size <= words:
            kept.append(choice)
            words -= size
    return kept or best[:1]


def headline_of(document: Document, title: str | None) -> tuple[str, ...]:
    """The keys of the headline's words: the one given, else the text's own."""
    keys: tuple[str, ...] = words_of(title) if title else ()
    if not title:
        for paragraph in document.paragraphs:
            if paragraph.kind == "headline":
                keys = document.keys[paragraph.first : paragraph.last]
                break
    return tuple(key for key in keys if key[0].isalnum())


def _scores(
    ranker: str, document: Document, sentences: tuple[Sentence, ...], headline: tuple[str, ...]
) -> list[float]:
    if ranker == "lead":
        return [1 / place for place in range(1, len(sentences) + 1)]
    paragraphs: dict[int, list[tuple[str, ...]]] = {}
    for sentence in sentences:
        words = tuple(
            token.key
            for token in document.tokens[sentence.first : sentence.last]
            if token.kind != "mark"
        )
        paragraphs.setdefault(sentence.paragraph, []).append(words)
    from speechsum.summary import sumy_bridge  # here, as few runs need it

    return sumy_bridge.rate(ranker, list(paragraphs.values()), headline)


class _Speakers:
    """Who says a sentence: the speaker of the quote or lead-in that most of it belongs to."""

    def __init__(self, attribution: Attribution) -> None:
        self._spans = sorted(
            [(q.start, q.end, q.speaker) for q in attribution.quotes]
            + [(lead.start, lead.end, lead.speaker) for lead in attribution.leads],
            key=lambda span: span[:2],
        )

    def of(self, sentence: Sentence) -> str | None:
        shared = [
            (min(end, sentence.end) - max(start, sentence.start), speaker)
            for start, end, speaker in self._spans
            if speaker and start < sentence.end and end > sentence.start
        ]
        return max(shared, key=lambda pair: pair[0])[1] if shared else None
