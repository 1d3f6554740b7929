"""How sure it is that a candidate, taken or not, is a directive with the right bounds.

`judge` decides; here the outcome is weighed once more, with what makes a decision doubtful: the
judge's own margin, the construction, how it was decided, and how far the span runs. The model is a
logistic regression (Platt scaling with features: Platt, *Probabilistic outputs for support vector
machines*, 1999), fitted by `train` on reports whose candidates the judge had not learned from.
"""

from __future__ import annotations

from collections.abc import Iterator

from speechsum.directives.proposal import Proposal
from speechsum.directives.table import chance, log_odds, weights
from speechsum.grammar.words import COMMA, KE, TA

_WEIGHTS = "directives/certainty"
_MOST = 4.0
"""The judge's margin (log odds) beyond which it tells nothing more."""
_SHORT, _LONG, _VERY_LONG = 4, 25, 40
"""Tokens of a span whose bounds are safe, at risk, and hardly ever right."""
_RISKY = ((KE, 3), (TA, 2), (COMMA, 4))
"""What a span runs on with, and how many of it tell something."""


def certainty(proposal: Proposal, outcome: str, margin: float, names: tuple[str, ...]) -> float:
    """The chance that a candidate is a directive, bounds and all.

    Args:
        proposal: the candidate.
        outcome: ``taken``, ``weighed`` (and found too light), or the reason that rules it out.
        margin: the judge's log odds.
        names: the judge's features of it.

    Returns:
        0 to 1. Of all findings with 0.8, eight of ten are right.
    """
    return chance(log_odds(weights(_WEIGHTS), signs(proposal, outcome, margin, names)))


def signs(
    proposal: Proposal, outcome: str, margin: float, names: tuple[str, ...]
) -> Iterator[tuple[str, float]]:
    """The named features with their values; arguments as for `certainty`."""
    candidate, keys = proposal.candidate, proposal.stretch.keys
    stage = outcome if outcome in ("taken", "weighed") else "out"
    margin = max(-_MOST, min(_MOST, margin))
    yield "bias", 1.0
    yield "margin", margin
    yield f"{stage} margin", margin
    yield stage, 1.0
    yield f"{stage} {candidate.rule}", 1.0
    yield f"rule {candidate.rule}", 1.0
    yield f"place {proposal.region.place}", 1.0
    if stage == "out":
        yield f"out: {outcome}", 1.0
    body = keys[candidate.first : candidate.last]
    size = len(body)
    yield "length", min(size, 60) / 10
    if size < _SHORT:
        yield "short", 1.0
    if size > _LONG:
        yield "long", 1.0
    if size > _VERY_LONG:
        yield "very long", 1.0
    for key, most in _RISKY:
        yield f"holds {key}", float(min(most, body.count(key)))
    for name in names:
        if name.startswith(_TELLING):
            yield f"judged {name}", 1.0


_TELLING = (
    "names a law", "by a law", "bare ", "modal passive", "conditioned", "in a condition",
    "question word", "of somebody",
)  # fmt: skip
