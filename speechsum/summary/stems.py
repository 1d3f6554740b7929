"""Stems for comparing words: the longest ending cut, once.

hazm's ``Stemmer`` cuts endings one after another in 0.10 and the longest one in 0.12: the same
text would have two summaries. This is 0.12's rule, and ``lexicon/endings.tsv`` its endings, with
two differences: every ending, not only those of one letter, leaves three letters («این» is no form
of «ا»), and the silent «ه» goes last, as a key does not tell «جلسه‌ای» from «جلس‌های».
"""

from __future__ import annotations

from functools import cache

from speechsum import lexicon
from speechsum.text.folding import key_of
from speechsum.text.hazm_bridge import stopwords
from speechsum.text.memo import Memo
from speechsum.text.tokens import entries

_SHORTEST = 3


@cache
def _endings() -> tuple[tuple[int, frozenset[str]], ...]:
    """The endings by their length, longest first."""
    forms = [key_of(form) for form in lexicon.column("endings")]
    sizes = sorted({len(form) for form in forms}, reverse=True)
    return tuple((size, frozenset(form for form in forms if len(form) == size)) for size in sizes)


def stem(key: str) -> str:
    """The stem of a word key: ``stem("طرحهای") == "طرح"``."""
    for size, endings in _endings():
        if len(key) - size >= _SHORTEST and key[-size:] in endings:
            key = key[:-size]
            break
    return key[:-1] if len(key) > _SHORTEST and key[-1] == "ه" else key


STEMS = Memo(stem)
"""Word key → its stem."""


@cache
def stop_words() -> frozenset[str]:
    """The keys of hazm's stop words."""
    return frozenset(keys[0] for keys in entries(filter(None, stopwords())) if len(keys) == 1)


def _content(key: str) -> str:
    return "" if len(key) <= 1 or key in stop_words() else stem(key)


CONTENT = Memo(_content)
"""Word key → its stem; nothing for a stop word."""
