"""What is known of words met before: looked up in C, and never more than some thousands of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")

_MOST = 4_096


class Memo(dict[K, V]):
    """``memo[key]`` is ``make(key)``, made once while the key is among the latest ones.

    Several times faster than ``functools.lru_cache`` for many keys at once (``map`` with
    ``memo.__getitem__`` calls no Python function for what is known), and so used where every word
    of a text passes. Half of the entries are forgotten at a time: those not asked for since the
    last time.
    """

    __slots__ = ("_make", "_older")

    def __init__(self, make: Callable[[K], V]) -> None:
        super().__init__()
        self._make = make
        self._older: dict[K, V] = {}

    def __missing__(self, key: K) -> V:
        older = self._older
        value = older[key] if key in older else self._make(key)
        if len(self) >= _MOST // 2:
            self._older = dict(self)
            self.clear()
        self[key] = value
        return value
