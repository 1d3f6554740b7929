"""The project's own ranker: which sentence a journalist would put first, and which three tell most.

Two lessons are learned (see `train`), each with and without a headline known. From journalists'
leads: how much more of the lead a sentence holds than the others do. From annotators' choices:
which sentences tell together what was said. One sentence is taken by the first; several by the
second, one after another, each the less worth the more it repeats what was taken (maximal marginal
relevance, Carbonell and Goldstein 1998).
"""

from __future__ import annotations

import heapq
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from speechsum.attribution import Attribution
from speechsum.model import Directive
from speechsum.summary.features import GROUP_OF, NAMES, Words, beside, rows, worded
from speechsum.summary.trees import Trees
from speechsum.text.segments import Document, Sentence

REPETITION = 0.1
"""What a sentence loses when all of its words stand in one that was taken before it."""
SAME = 10.0
"""What it loses where the two are the same words: more than any score."""

LESSONS = ("body", "headline", "choice_body", "choice_headline")
# What the second lesson looks at besides: the score of the first, and how annotators like what a
# sentence is worded with; and how both compare.
BESIDES: Mapping[str, str] = {
    f"{name}{ending}": group
    for name, group in (("promise", "lead-like"), ("choice_wording", "wording"))
    for ending in ("", "_below", "_rank")
}
_GROUPS = tuple(GROUP_OF[name] for name in NAMES) + tuple(BESIDES.values())
_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Choice:
    """A sentence that was taken: its index, its score, and the parts that sum to it."""

    index: int
    score: float
    why: tuple[tuple[str, float], ...]


@cache
def _weights() -> Mapping[str, Any]:
    # Not importlib.resources, which takes longer to load than the file.
    path = os.path.join(os.path.dirname(__file__), "weights.json")
    with open(path, encoding="utf-8") as file:
        found: Mapping[str, Any] = json.load(file)
    return found


@cache
def _trees(lesson: str) -> Trees:
    return Trees(_weights()[lesson])


def choose(
    document: Document,
    attribution: Attribution,
    directives: Sequence[Directive],
    sentences: Sequence[Sentence],
    headline: Sequence[str],
    count: int,
) -> list[Choice]:
    """The best ``count`` of ``sentences``, best first; ``headline`` holds its words' keys."""
    weights = _weights()
    place = "headline" if headline else "body"
    words = [Words.of(document, sentence) for sentence in sentences]
    found = rows(document, attribution, directives, sentences, words, headline, weights["wording"])
    trees = _trees(place)
    scores = [trees.score(row) for row in found]
    if count > 1:
        trees = _trees(f"choice_{place}")
        liked = [worded(here, weights["choice_wording"]) for here in words]
        found = beside(beside(found, scores), liked)
        scores = [trees.score(row) for row in found]
    return [
        Choice(index, round(scores[index] - loss, _DIGITS), _why(trees, found[index], loss))
        for index, loss in spread(scores, words, count)
    ]


def scores(
    document: Document,
    attribution: Attribution,
    directives: Sequence[Directive],
    sentences: Sequence[Sentence],
    headline: Sequence[str],
) -> list[float]:
    """How well each of ``sentences`` would stand first, by itself."""
    words = [Words.of(document, sentence) for sentence in sentences]
    weights = _weights()["wording"]
    found = rows(document, attribution, directives, sentences, words, headline, weights)
    trees = _trees("headline" if headline else "body")
    return [trees.score(row) for row in found]


def spread(
    scores: Sequence[float], words: Sequence[Words], count: int
) -> Iterable[tuple[int, float]]:
    """The sentences to take, best first, each with what it loses by repeating others.

    A sentence loses more with every one taken, never less: only the one on top of the heap needs
    its loss worked out anew, so that most pairs are never compared.
    """
    bags = [here.bag for here in words]
    heap = [(-score, index, 0, 0.0) for index, score in enumerate(scores)]
    heapq.heapify(heap)
    taken: list[int] = []
    while heap and len(taken) < count:
        _, index, compared, loss = heapq.heappop(heap)
        if compared == len(taken):
            yield index, loss
            taken.append(index)
            continue
        for other in taken[compared:]:
            loss = max(loss, _loss(bags[index], bags[other]))
        heapq.heappush(heap, (loss - scores[index], index, len(taken), loss))


def _loss(these: frozenset[str], those: frozenset[str]) -> float:
    # Whatever else it scores, the same sentence again comes last.
    return SAME if these == those else REPETITION * _repeats(these, those)


def _repeats(these: frozenset[str], those: frozenset[str]) -> float:
    """How much two sentences are the same: words shared, of the shorter one's."""
    return len(these & those) / (min(len(these), len(those)) or 1)


def _why(trees: Trees, row: Sequence[float], loss: float) -> tuple[tuple[str, float], ...]:
    parts = {"base": trees.base}
    for feature, change in trees.parts(row):
        group = _GROUPS[feature]
        parts[group] = parts.get(group, 0.0) + change
    if loss:
        parts["repetition"] = -loss
    return tuple((name, round(value, _DIGITS)) for name, value in parts.items())
