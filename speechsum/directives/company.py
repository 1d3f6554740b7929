"""What the other candidates of a report tell of one: an official who orders once orders again.

The judge weighs each candidate for itself; here its opinion is weighed once more with its opinions
of the others, of the same sentence and of the rest. It is a stacked model: a logistic regression
over the first one's log odds (Wolpert, *Stacked generalization*, 1992), fitted by `train` on
reports that the first one had not learned from.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from math import fsum
from operator import attrgetter

from speechsum.directives.table import chance, log_odds, weights
from speechsum.tuples import NamedTuple

_WEIGHTS = "directives/company"
_MOST = 7.0
"""Log odds beyond which the judge's opinion tells nothing more."""
_UNIT = 3.0
"""Log odds in a step, so that this feature and the others are of one size."""
_MANY = 4


class Opinion(NamedTuple):
    """What the judge thinks of a candidate alone.

    It is tokens ``first`` to ``last``; ``sentence`` is the same number for all candidates of a
    sentence, ``odds`` the log odds that the weights give, ``outcome`` what is done with it whatever
    they say: ``taken``, the reason that rules it out, or None.
    """

    sentence: int
    first: int
    last: int
    odds: float
    outcome: str | None


def in_company(opinions: Sequence[Opinion]) -> list[float]:
    """The log odds of a report's candidates, in text order, with the others taken into account."""
    known = weights(_WEIGHTS)
    return [log_odds(known, signs.items()) for signs in company(opinions)]


def company(opinions: Sequence[Opinion]) -> list[Mapping[str, float]]:
    """The named features with their values, for each candidate of a report.

    Chances count from one half, so that what is undecided tells nothing.
    """
    by_sentence = [list(found) for _, found in groupby(opinions, attrgetter("sentence"))]
    # What grammar rules out is no company.
    chances = [[_chance(one) - 0.5 for one in found if _counts(one)] for found in by_sentence]
    total, count = fsum(map(fsum, chances)), sum(map(len, chances))
    result: list[Mapping[str, float]] = []
    for found, here in zip(by_sentence, chances, strict=True):
        others = count - len(here)
        around = {f"others {min(_MANY, others)}": 1.0}
        if others:
            around["others"] = (total - fsum(here)) / others
        for place, one in enumerate(found):
            signs = {"alone": max(-_MOST, min(_MOST, one.odds)) / _UNIT} | around
            before = _first_apart(one, reversed(found[:place]))
            if before is not None:
                signs |= {"before it": before, "one before it": 1.0}
            behind = _first_apart(one, found[place + 1 :])
            if behind is not None:
                signs |= {"behind it": behind, "one behind it": 1.0}
            result.append(signs)
    return result


def _first_apart(one: Opinion, others: Iterable[Opinion]) -> float | None:
    """What is thought of the first of the others that is no other reading of the same words."""
    apart = (it for it in others if it.last <= one.first or one.last <= it.first)
    return next((_chance(it) - 0.5 for it in apart if _counts(it)), None)


def _counts(one: Opinion) -> bool:
    return one.outcome in (None, "taken")


def _chance(one: Opinion) -> float:
    return 1.0 if one.outcome == "taken" else chance(one.odds)
