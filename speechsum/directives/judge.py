"""Whether a candidate is a directive: what grammar settles, and a small model for the rest.

The model is a logistic regression over named features of the grammar, and over the single words of
a candidate and before it; `train` fits it, ``weights.tsv`` holds it. A second one (`company`) takes
its opinion of the report's other candidates into account.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, repeat
from math import fsum

from speechsum.directives.certainty import certainty
from speechsum.directives.company import Opinion, in_company
from speechsum.directives.contexts import settled
from speechsum.directives.features import features, words_of
from speechsum.directives.proposal import Proposal
from speechsum.directives.table import weighed, weights
from speechsum.tuples import NamedTuple

_WEIGHTS = "directives/weights"
_WITHIN, _BEFORE = "directives/words_within", "directives/words_before"
"""Those of words, by their keys: no name is made of each word of each candidate."""


class Judgement(NamedTuple):
    """The decision on a candidate and why, in words for ``--explain``.

    ``certainty`` is the chance that it is a directive with the right bounds, taken or not.
    """

    taken: bool
    reason: str
    certainty: float


def judge(proposals: Iterable[Proposal]) -> list[tuple[Proposal, Judgement]]:
    """The candidates of a report, in text order, and whether each is a directive."""
    found = [(proposal, tuple(features(proposal))) for proposal in proposals]
    opinions = [
        opinion(proposal, _weighed(proposal, names), settled(proposal)) for proposal, names in found
    ]
    odds = in_company(opinions)
    return [
        (proposal, _judgement(proposal, names, one.outcome, margin))
        for (proposal, names), one, margin in zip(found, opinions, odds, strict=True)
    ]


def opinion(proposal: Proposal, odds: float, outcome: str | None) -> Opinion:
    """What is thought of a candidate alone."""
    candidate = proposal.candidate
    return Opinion(proposal.region.first, candidate.first, candidate.last, odds, outcome)


def _weighed(proposal: Proposal, names: Iterable[str]) -> float:
    """The log odds of a candidate alone."""
    within, before = words_of(proposal)
    return fsum(
        chain(
            map(weights(_WEIGHTS).get, names, repeat(0.0)),
            weighed(weights(_WITHIN), within),
            weighed(weights(_BEFORE), before),
        )
    )


def _judgement(
    proposal: Proposal, names: tuple[str, ...], outcome: str | None, margin: float
) -> Judgement:
    rule = proposal.candidate.rule
    if outcome is None:
        outcome = "taken" if margin >= 0 else "weighed"
    sure = certainty(proposal, outcome, margin, names)
    if outcome == "weighed":
        against = min(names, key=lambda name: weights(_WEIGHTS).get(name, 0.0))
        return Judgement(False, f"{rule}, but {against}", sure)
    taken = outcome == "taken"
    return Judgement(taken, rule if taken else outcome, sure)
