"""Logistic regression: one weight a feature.

Plain gradient descent with an L2 penalty (Bishop, *Pattern Recognition and Machine Learning*, 2006,
section 4.3.2).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np

_ROUNDS = 1600
_LEAST = 5
"""Examples in which a feature is met, else it is left out."""

Weights = dict[str, float]
Row = tuple[Mapping[str, float], bool]
"""The features of an example with their values, and whether it is right."""


def fit(
    rows: Sequence[Row], penalty_of: Callable[[str], float], times: Sequence[int] | None = None
) -> Weights:
    """The weights of a logistic regression; features met too seldom are left out.

    Args:
        rows: the examples.
        penalty_of: the L2 penalty of a feature.
        times: how many times each counts; once where not given.
    """
    counts = Counter(name for signs, _ in rows for name in signs)
    known = sorted(name for name, count in counts.items() if count >= _LEAST)
    place = {name: number for number, name in enumerate(known)}
    of_row = [
        (number, place[name], value)
        for number, (signs, _) in enumerate(rows)
        for name, value in signs.items()
        if name in place
    ]
    row, column, value = (np.array(part) for part in zip(*of_row, strict=True))
    right = np.array([float(is_right) for _, is_right in rows])
    weights, speed = np.zeros(len(known)), np.zeros(len(known))
    share = np.ones(len(rows)) if times is None else np.array(times, float)
    penalty = np.array([penalty_of(name) for name in known])
    rate = 4.0 / (np.bincount(column, value**2 * share[row], len(known)).max() + penalty.max())
    for _ in range(_ROUNDS):
        odds = np.bincount(row, value * weights[column], len(rows))
        error = share * (right - 1 / (1 + np.exp(-odds)))
        slope = np.bincount(column, value * error[row], len(known)) - penalty * weights
        speed = 0.9 * speed + 0.1 * rate * slope
        weights = weights + speed
    return dict(zip(known, map(float, weights), strict=True))


def write(weights: Weights, about: str, path: Path, script: str) -> None:
    """One feature and its weight a line, under what they were learned from, and by what."""
    lines = [
        f"# Weights of {about},",
        f"# by `python {script}`, whose docstring has the command.",
        "# feature\tweight",
    ]
    lines += [f"{name}\t{weight:.3f}" for name, weight in sorted(weights.items())]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
