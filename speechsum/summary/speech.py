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
from functools import cache
from typing import Any

from speechsum.attribution import Attribution
from speechsum.model import Directive
from speechsum.summary.features import Reading, Wordings, Words, group_of
from speechsum.summary.steps import SCALE, Steps
from speechsum.text.segments import Document, Sentence
from speechsum.tuples import NamedTuple

REPETITION = 0.1
"""What a sentence loses when all of its words stand in one that was taken before it."""
SAME = 10.0
"""What it loses where the two are the same words: more than any score."""

LESSONS = ("body", "headline", "choice_body", "choice_headline")
_WORDINGS = ("wording", "choice_wording")
_DIGITS = 6


class Choice(NamedTuple):
    """A sentence that was taken: its index, its score, and the parts that sum to it."""

    sentence: int
    score: float
    why: tuple[tuple[str, float], ...]


@cache
def _weights() -> Mapping[str, Any]:
    # Not importlib.resources, which takes longer to load than the file.
    with open(os.path.join(os.path.dirname(__file__), "weights.json"), encoding="utf-8") as file:
        found: Mapping[str, Any] = json.load(file)
    return found


@cache
def _steps(lesson: str) -> Steps:
    return Steps(_weights()[lesson])


@cache
def _groups(lesson: str) -> tuple[str, ...]:
    """What each feature of a lesson is about."""
    return tuple(map(group_of, _steps(lesson).features))


@cache
def _wordings() -> Mapping[str, Wordings]:
    return {name: _weights()[name] for name in _WORDINGS}


def choose(
    document: Document,
    attribution: Attribution,
    directives: Sequence[Directive],
    sentences: Sequence[Sentence],
    headline: Sequence[str],
    count: int,
) -> list[Choice]:
    """The best ``count`` of ``sentences``, best first; ``headline`` holds its words' keys."""
    reading = Reading(document, attribution, directives, sentences, headline, _wordings())
    lesson = _lesson(headline, among=count != 1)
    groups, added = _groups(lesson), _steps(lesson).added(reading.column)
    scores = _totals(added)
    return [
        Choice(
            index,
            round(scores[index] - loss, _DIGITS),
            _why(groups, [parts[index] for parts in added], loss),
        )
        for index, loss in spread(scores, reading.words, count)
    ]


def scores(
    document: Document,
    attribution: Attribution,
    directives: Sequence[Directive],
    sentences: Sequence[Sentence],
    headline: Sequence[str],
    *,
    among: bool = False,
) -> list[float]:
    """How well each of ``sentences`` would stand first, or be one ``among`` several, by itself."""
    reading = Reading(document, attribution, directives, sentences, headline, _wordings())
    return _totals(_steps(_lesson(headline, among=among)).added(reading.column))


def _lesson(headline: Sequence[str], *, among: bool) -> str:
    """The lesson for one sentence, or one ``among`` several, with or without a headline."""
    lesson = "headline" if headline else "body"
    return f"choice_{lesson}" if among else lesson


def _totals(added: Iterable[Sequence[int]]) -> list[float]:
    """The score of each sentence: what all features add to it."""
    return [sum(parts) / SCALE for parts in zip(*added, strict=True)]


def spread(
    scores: Sequence[float], words: Sequence[Words], count: int
) -> Iterable[tuple[int, float]]:
    """The sentences to take, best first, each with what it loses by repeating others.

    A sentence loses more with every one taken, never less: only the one on top of the heap needs
    its loss worked out anew, so that most pairs are never compared.
    """
    bags = [here.content for here in words]
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


def _why(groups: Sequence[str], added: Sequence[int], loss: float) -> tuple[tuple[str, float], ...]:
    parts: dict[str, int] = {}
    for group, part in zip(groups, added, strict=True):
        parts[group] = parts.get(group, 0) + part
    why = tuple((name, round(part / SCALE, _DIGITS)) for name, part in parts.items())
    return (*why, ("repetition", -round(loss, _DIGITS))) if loss else why
