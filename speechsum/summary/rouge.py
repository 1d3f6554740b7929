"""ROUGE-1, ROUGE-2 and ROUGE-L of Persian texts (Lin 2004), for learning and measuring."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

_FOLD = str.maketrans("يىكةۀأإؤ", "ییکههااو")
_SILENT = re.compile("[\u064b-\u0652\u0640\u0670]")
_WORD = re.compile(r"[a-z0-9\u0621-\u063a\u0641-\u064a\u066e-\u06d3\u06f0-\u06f9\u0660-\u0669]+")


def words(text: str) -> list[str]:
    """The words to compare: letters folded, diacritics dropped, cut at a ZWNJ too."""
    return _WORD.findall(_SILENT.sub("", text.translate(_FOLD)).lower())


def rouge(reference: Sequence[str], candidate: Sequence[str]) -> tuple[float, float, float]:
    """ROUGE-1, ROUGE-2 and ROUGE-L, as F1 from 0 to 1, of two lists of words."""
    total = len(reference) + len(candidate)
    longest = 2 * _common(reference, candidate) / total if total else 0.0
    return (
        _f1(Counter(reference), Counter(candidate)),
        _f1(Counter(pairwise(reference)), Counter(pairwise(candidate))),
        longest,
    )


def _f1(left: Counter[object], right: Counter[object]) -> float:
    total = left.total() + right.total()
    return 2 * (left & right).total() / total if total else 0.0


def _common(left: Sequence[str], right: Sequence[str]) -> int:
    """The length of the longest common subsequence."""
    row = [0] * (len(right) + 1)
    for word in left:
        before = 0
        for at, other in enumerate(right, 1):
            before, row[at] = row[at], before + 1 if word == other else max(row[at], row[at - 1])
    return row[-1]
