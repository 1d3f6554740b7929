"""Whether a candidate is a directive: what grammar settles, and a small model for the rest.

The model is a logistic regression over named features of the grammar, and over the single words of
a candidate and before it; `train` fits it, ``weights.tsv`` holds it.
"""

from __future__ import annotations

from functools import cache
from itertools import chain, repeat
from math import fsum

from speechsum.directives.certainty import certainty
from speechsum.directives.contexts import settled
from speechsum.directives.features import BEFORE, WITHIN, features, words_of
from speechsum.directives.proposal import Proposal
from speechsum.directives.table import weighed, weights
from speechsum.tuples import NamedTuple

_WEIGHTS = "directives/weights"


class Judgement(NamedTuple):
    """The decision on a candidate and why, in words for ``--explain``.

    ``certainty`` is the chance that it is a directive with the right bounds, taken or not.
    """

    taken: bool
    reason: str
    certainty: float


def judge(proposal: Proposal) -> Judgement:
    """Whether a candidate is a directive."""
    candidate = proposal.candidate
    found = tuple(features(proposal))
    weights = _weights()
    within, before = words_of(proposal)
    margin = fsum(
        chain(
            map(weights.get, found, repeat(0.0)),
            weighed(_of_words(WITHIN), within),
            weighed(_of_words(BEFORE), before),
        )
    )
    outcome = settled(proposal) or ("taken" if margin >= 0 else "weighed")
    reason = candidate.rule if outcome == "taken" else outcome
    if outcome == "weighed":
        against = min(found, key=lambda name: weights.get(name, 0.0))
        reason = f"{candidate.rule}, but {against}"
    return Judgement(outcome == "taken", reason, certainty(proposal, outcome, margin, found))


@cache
def _weights() -> dict[str, float]:
    return weights(_WEIGHTS)


@cache
def _of_words(prefix: str) -> dict[str, float]:
    """The weights of words by their keys: no name is made of each word of each candidate."""
    size = len(prefix)
    return {name[size:]: of for name, of in _weights().items() if name.startswith(prefix)}
