"""A directive's ``id``: what is said, by whom and to whom, whatever the file, spelling or day."""

from __future__ import annotations

import hashlib

from speechsum.text.tokens import tokenize


def directive_id(content: str, speaker: str | None, addressee: str | None) -> str:
    """Twelve hexadecimal digits of a hash over the words' keys.

    The same directive said twice in one report has one id: it is one thing to do.
    """
    parts = (_folded(content), _folded(speaker or ""), _folded(addressee or ""))
    return hashlib.sha256("\n".join(parts).encode("utf-8")).hexdigest()[:12]


def _folded(text: str) -> str:
    # Without spaces: words written apart or together («می کنند», «بخش ها») are the same words.
    return "".join(token.key for token in tokenize(text) if token.kind != "mark")
