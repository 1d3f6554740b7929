"""A directive's ``id``: what is said, by whom and to whom, whatever the file, spelling or day."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import lru_cache

from speechsum.text.tokens import Token, tokenize


def directive_id(content: Iterable[Token], speaker: str | None, addressee: str | None) -> str:
    """Twelve hexadecimal digits of a hash over the words' keys.

    The same directive said twice in one report has one id: it is one thing to do.
    """
    parts = (_folded(content), _folded_name(speaker or ""), _folded_name(addressee or ""))
    return hashlib.sha256("\n".join(parts).encode("utf-8")).hexdigest()[:12]


def _folded(tokens: Iterable[Token]) -> str:
    # Without spaces: words written apart or together («می کنند», «بخش ها») are the same words.
    return "".join([token.key for token in tokens if token.kind != "mark"])


@lru_cache(maxsize=1_024)
def _folded_name(name: str) -> str:
    return _folded(tokenize(name))
