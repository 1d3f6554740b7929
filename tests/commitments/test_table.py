"""Every line of the tables of commitments, in its own example."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from speechsum import analyze
from speechsum.directives import constructions, contexts, table
from speechsum.model import Commitment

_CONSTRUCTIONS = table.read("commitments/constructions")
_CONTEXTS = table.read("commitments/contexts")


def _forget() -> None:
    constructions.constructions.cache_clear()
    for kept in (contexts._of_verbs, contexts._contexts, contexts._rows, contexts._read):
        kept.cache_clear()


@pytest.fixture(autouse=True)
def _tables_as_they_are() -> Iterator[None]:
    yield
    _forget()


def _found(text: str) -> tuple[Commitment, ...]:
    return analyze(text, ranker="lead", commitments=True).commitments or ()


def _without(monkeypatch: pytest.MonkeyPatch, name: str, number: int) -> None:
    whole = table.read
    monkeypatch.setattr(
        table,
        "read",
        lambda asked: [row for i, row in enumerate(whole(asked)) if asked != name or i != number],
    )
    _forget()


@pytest.mark.parametrize("number", range(len(_CONSTRUCTIONS)))
def test_a_construction_is_found_in_its_example_and_by_no_other(
    number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = _CONSTRUCTIONS[number]
    (found,) = _found(row["example"])
    assert found.rule == row["rule"]
    assert row["example"].endswith(f"{found.text}.")
    _without(monkeypatch, "commitments/constructions", number)
    assert found not in _found(row["example"])


@pytest.mark.parametrize("number", range(len(_CONTEXTS)))
def test_a_context_alone_keeps_its_example_from_being_one(
    number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = _CONTEXTS[number]
    assert _found(row["example"]) == ()
    _without(monkeypatch, "commitments/contexts", number)
    assert _found(row["example"])
