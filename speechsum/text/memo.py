"""What is known of words met before: looked up in C, and never of more than `MOST` of them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import TypeVar

K = TypeVar("K", bound=str)
V = TypeVar("V")

MOST = 16_384
"""Words that are remembered, here and by ``functools.lru_cache``. In reports that come one after
the other one word in fourteen is not among as many; of a quarter as many one in five is not."""
_FORGOTTEN = MOST // 16  # at once, those met first
_LONGEST = 64
"""Letters of what is remembered: nothing longer is met twice, and memory has an end."""


class Memo(dict[K, V]):
    """``memo[key]`` is ``make(key)``, made when the key is met and kept for a time.

    Several times faster than ``functools.lru_cache`` for many keys at once (``map`` with
    ``memo.__getitem__`` calls no Python function for what is known), and so used where every word
    of a text passes. It forgets more that is needed again, and so what is dear to make is best
    kept by ``lru_cache`` besides.
    """

    __slots__ = ("_make",)

    def __init__(self, make: Callable[[K], V]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: K) -> V:
        value = self._make(key)
        if len(key) > _LONGEST:
            return value
        if len(self) >= MOST:
            for old in list(islice(self, _FORGOTTEN)):
                self.pop(old, None)
        self[key] = value
        return value
