"""Gradient-boosted trees, walked in plain Python: no training library is needed to rank."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Trees:
    """All nodes of all trees in one table; a node whose ``left`` is 0 is a leaf.

    A row goes left where its feature is at most the threshold. ``values`` holds what a leaf adds
    to the score and, for other nodes, the mean of what lies below.
    """

    roots: tuple[int, ...]
    features: tuple[int, ...]
    thresholds: tuple[float, ...]
    left: tuple[int, ...]
    right: tuple[int, ...]
    values: tuple[float, ...]

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> Trees:
        """The trees of a table as `train` writes it."""
        names = ("roots", "features", "thresholds", "left", "right", "values")
        return cls(*(tuple(table[name]) for name in names))

    def score(self, row: Sequence[float]) -> float:
        """The score of one row of features."""
        features, thresholds, left, right = self.features, self.thresholds, self.left, self.right
        values = self.values
        total = 0.0
        for node in self.roots:
            while below := left[node]:
                node = below if row[features[node]] <= thresholds[node] else right[node]
            total += values[node]
        return total

    def parts(self, row: Sequence[float]) -> list[tuple[int, float]]:
        """What each feature on the row's way adds to the score (Saabas 2014: the change of mean).

        The parts and `base` sum to `score`.
        """
        found: dict[int, float] = {}
        for node in self.roots:
            while below := self.left[node]:
                feature = self.features[node]
                following = below if row[feature] <= self.thresholds[node] else self.right[node]
                change = self.values[following] - self.values[node]
                found[feature] = found.get(feature, 0.0) + change
                node = following
        return sorted(found.items())

    @property
    def base(self) -> float:
        """The score of a row of which nothing is known."""
        total = 0.0
        for root in self.roots:
            total += self.values[root]
        return total
