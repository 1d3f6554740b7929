"""Who puts right-to-left text into visual order."""

from __future__ import annotations

from typing import Literal, cast

Bidi = Literal["terminal", "app", "off"]


def as_bidi(name: str) -> Bidi:
    """``name`` as a value of ``--bidi``; ValueError where it is none."""
    if name not in ("terminal", "app", "off"):
        raise ValueError(f"not a bidi mode: {name!r}")
    return cast(Bidi, name)
