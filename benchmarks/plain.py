"""The plain program that speechsum is measured against: hazm and sumy as their manuals use them.

``python benchmarks/plain.py FILE [COUNT]`` prints a summary of COUNT (3) sentences. It finds no
quote and no directive.
"""

from __future__ import annotations

import sys

from hazm import Normalizer, SentenceTokenizer, WordTokenizer
from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.summarizers.lex_rank import LexRankSummarizer


class Words:
    """hazm's words behind sumy's face, for sumy's own tokenizer refuses Persian."""

    def __init__(self) -> None:
        self._tokenizer = WordTokenizer()

    def to_words(self, sentence: str) -> tuple[str, ...]:
        """The words of one sentence."""
        return tuple(self._tokenizer.tokenize(sentence))


class Plain:
    """Normalise with hazm, rank with sumy's LexRank."""

    def __init__(self) -> None:
        self._normalizer = Normalizer()
        self._sentences = SentenceTokenizer()
        self._words = Words()
        self._rank = LexRankSummarizer()

    def summarize(self, text: str, count: int = 3) -> list[str]:
        """The best ``count`` sentences of ``text``, in its order."""
        paragraphs = [
            Paragraph([Sentence(one, self._words) for one in self._sentences.tokenize(line)])
            for line in self._normalizer.normalize(text).splitlines()
            if line.strip()
        ]
        return [str(one) for one in self._rank(ObjectDocumentModel(paragraphs), count)]


def main() -> None:
    """Print the summary of the file named first."""
    with open(sys.argv[1], encoding="utf-8") as file:
        text = file.read()
    for sentence in Plain().summarize(text, int(sys.argv[2]) if len(sys.argv) > 2 else 3):
        print(sentence)


if __name__ == "__main__":
    main()
