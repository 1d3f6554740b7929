"""Generalized additive models of step functions: each feature adds what its number says.

They are gradient-boosted trees of one test each (Lou, Caruana and Gehrke 2012), summed by feature:
no more than a table of borders and of what is added between them, so that what each feature adds
is read off and not worked out. Numbers are whole: they sum to the same in every order.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from typing import Any

SCALE = 100_000
"""What a whole number of a table or of a wording is divided by."""


class Steps:
    """What each feature adds to a score, ``adds[i]`` for a number above ``i`` of its borders."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self.features: tuple[str, ...] = tuple(table)
        self._steps: tuple[tuple[Sequence[float], Sequence[int]], ...] = tuple(
            (part["borders"], part["adds"]) for part in table.values()
        )

    def added(self, column: Callable[[str], Sequence[float]]) -> list[list[int]]:
        """What each feature adds to each row's score; ``column`` gives a feature's numbers."""
        return [
            [adds[bisect_left(borders, number)] for number in column(name)]
            for name, (borders, adds) in zip(self.features, self._steps, strict=True)
        ]
