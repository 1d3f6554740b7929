"""Tables of constructions and contexts without one of their rows."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from speechsum.directives import constructions, contexts, table


def _forget() -> None:
    constructions.constructions.cache_clear()
    for cached in (contexts._of_verbs, contexts._contexts, contexts._rows, contexts._read):
        cached.cache_clear()


@pytest.fixture(autouse=True)
def tables_as_they_are() -> Iterator[None]:
    """Undo what a test took away."""
    yield
    _forget()


def without(monkeypatch: pytest.MonkeyPatch, name: str, number: int) -> None:
    """Take a row out of a table, named as `table.read` has it."""
    whole = table.read
    monkeypatch.setattr(
        table,
        "read",
        lambda asked: [row for i, row in enumerate(whole(asked)) if asked != name or i != number],
    )
    _forget()
