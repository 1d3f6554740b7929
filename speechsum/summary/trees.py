"""Gradient-boosted trees, read in plain Python: no training library is needed to rank."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import chain
from operator import getitem
from typing import Any

_LEAVES = 8
"""How many leaves a tree may have: a byte's bits."""
# Byte → number of its lowest bit.
_LOWEST = bytes((byte & -byte).bit_length() - 1 if byte else 0 for byte in range(256))


class Trees:
    """All nodes of all trees in one table; a node whose ``right`` is 0 is a leaf.

    A node's left branch is the next node.

    A row goes left where its feature is at most the threshold. ``values`` holds what a leaf adds
    to the score and, for other nodes, the mean of what lies below.

    A row's leaves are not walked to but left over (QuickScorer, Lucchese et al. 2015): each tree
    has a byte, its leaves from left to right are the bits, and a test that fails strikes out all
    leaves on its left; the lowest bit that stays is the row's. All tests on one feature fail up to
    the row's number in order, so that what they strike out together is known before: one number of
    all trees' bits for each threshold.
    """

    def __init__(self, table: Mapping[str, Any]) -> None:
        """Read a table as `train` writes it.

        Raises:
            ValueError: a tree has more leaves than a byte has bits.
        """
        self._features: Sequence[int] = table["features"]
        self._thresholds: Sequence[float] = table["thresholds"]
        self._right: Sequence[int] = table["right"]
        self._values: Sequence[float] = table["values"]
        self._roots: Sequence[int] = table["roots"]
        self._leaves: list[list[int]] = []
        strikes: dict[int, dict[float, int]] = {}
        for number, root in enumerate(self._roots):
            leaves: list[int] = []
            self._read(root, 8 * number, leaves, strikes)
            if len(leaves) > _LEAVES:
                raise ValueError(f"a tree of {len(leaves)} leaves; at most {_LEAVES} can be read")
            self._leaves.append(leaves)
        self._adds = [[self._values[leaf] for leaf in leaves] for leaves in self._leaves]
        self._all = (1 << 8 * len(self._roots)) - 1
        self._tests = [
            (feature, min(struck), sorted(struck), self._left_over(struck))
            for feature, struck in sorted(strikes.items())
        ]

    def _read(
        self, node: int, shift: int, leaves: list[int], strikes: dict[int, dict[float, int]]
    ) -> None:
        """Gather a tree's leaves from left to right, and what each of its tests strikes out."""
        if not self._right[node]:
            leaves.append(node)
            return
        first = len(leaves)
        self._read(node + 1, shift, leaves, strikes)
        bits = ((1 << len(leaves)) - (1 << first)) << shift
        struck = strikes.setdefault(self._features[node], {})
        threshold = self._thresholds[node]
        struck[threshold] = struck.get(threshold, 0) | bits
        self._read(self._right[node], shift, leaves, strikes)

    def _left_over(self, struck: Mapping[float, int]) -> list[int]:
        """The bits that stay where the first 0, 1, 2 ... thresholds are under the row's number."""
        stay = [self._all]
        for threshold in sorted(struck):
            stay.append(stay[-1] & ~struck[threshold])
        return stay

    def _exits(self, row: Sequence[float]) -> bytes:
        """The number of the leaf that the row comes to, for each tree."""
        bits = self._all
        for feature, least, thresholds, stay in self._tests:
            number = row[feature]
            if number > least:
                bits &= stay[bisect_left(thresholds, number)]
        return bits.to_bytes(len(self._roots), "little").translate(_LOWEST)

    def score(self, row: Sequence[float]) -> float:
        """The score of one row of features."""
        total = 0.0
        for adds, leaf in zip(self._adds, self._exits(row), strict=True):
            total += adds[leaf]
        return total

    def parts(self, row: Sequence[float]) -> list[tuple[int, float]]:
        """What each feature on the row's way adds to the score (Saabas 2014: the change of mean).

        The parts and `base` sum to `score`.
        """
        steps = list(chain.from_iterable(map(getitem, self._ways, self._exits(row))))
        found = [0.0] * len(row)
        for feature, change in steps:
            found[feature] += change
        return [(feature, found[feature]) for feature in sorted({feature for feature, _ in steps})]

    @cached_property
    def _ways(self) -> list[list[list[tuple[int, float]]]]:
        """Of each leaf of each tree: the features on the way to it, and what each changes."""
        return [self._ways_from(root, []) for root in self._roots]

    def _ways_from(self, node: int, way: list[tuple[int, float]]) -> list[list[tuple[int, float]]]:
        if not self._right[node]:
            return [way]
        feature, mean = self._features[node], self._values[node]
        return [
            leaf
            for below in (node + 1, self._right[node])
            for leaf in self._ways_from(below, [*way, (feature, self._values[below] - mean)])
        ]

    @cached_property
    def base(self) -> float:
        """The score of a row of which nothing is known."""
        total = 0.0
        for root in self._roots:
            total += self._values[root]
        return total
