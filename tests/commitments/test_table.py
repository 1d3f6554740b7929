"""Every line of the tables of commitments, in its own example."""

from __future__ import annotations

import pytest

from speechsum import analyze
from speechsum.directives import table
from speechsum.model import Commitment
from tests.directives.taken_away import tables_as_they_are, without

__all__ = ["tables_as_they_are"]  # a fixture

_CONSTRUCTIONS = table.read("commitments/constructions")
_CONTEXTS = table.read("commitments/contexts")


def _found(text: str) -> tuple[Commitment, ...]:
    return analyze(text, ranker="lead", commitments=True).commitments or ()


@pytest.mark.parametrize("number", range(len(_CONSTRUCTIONS)))
def test_a_construction_is_found_in_its_example_and_by_no_other(
    number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = _CONSTRUCTIONS[number]
    (found,) = _found(row["example"])
    assert found.rule == row["rule"]
    assert row["example"].endswith(f"{found.text}.")
    without(monkeypatch, "commitments/constructions", number)
    assert found not in _found(row["example"])


@pytest.mark.parametrize("number", range(len(_CONTEXTS)))
def test_a_context_alone_keeps_its_example_from_being_one(
    number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = _CONTEXTS[number]
    assert _found(row["example"]) == ()
    without(monkeypatch, "commitments/contexts", number)
    assert _found(row["example"])
