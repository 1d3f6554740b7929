"""A directive's ``id``: what is said, by whom and to whom, whatever the file, spelling or day."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from importlib import import_module
from typing import Any

from speechsum.text.tokens import Token, tokenize


def directive_id(content: Iterable[Token], speaker: str | None, addressee: str | None) -> str:
    """Twelve hexadecimal digits of a hash over the words' keys.

    The same directive said twice in one report has one id: it is one thing to do.
    """
    parts = (_folded(content), _folded_name(speaker or ""), _folded_name(addressee or ""))
    digest: str = _sha256()("\n".join(parts).encode("utf-8")).hexdigest()
    return digest[:12]


@cache
def _sha256() -> Callable[[bytes], Any]:
    """The function of ``hashlib``, which itself would load all of OpenSSL at each start."""
    for name in ("_sha2", "_sha256"):  # since Python 3.12, and before
        try:
            return import_module(name).sha256  # type: ignore[no-any-return]
        except ImportError:
            continue
    return import_module("hashlib").sha256  # type: ignore[no-any-return]


def _folded(tokens: Iterable[Token]) -> str:
    # Without spaces: words written apart or together («می کنند», «بخش ها») are the same words.
    return "".join([token.key for token in tokens if token.kind != "mark"])


@lru_cache(maxsize=1_024)
def _folded_name(name: str) -> str:
    return _folded(tokenize(name))
