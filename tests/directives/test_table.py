"""Every line of the tables of directives, in its own example."""

from __future__ import annotations

import pytest

from speechsum import analyze
from speechsum.directives import table
from speechsum.model import Verdict
from tests.directives.taken_away import tables_as_they_are, without

__all__ = ["tables_as_they_are"]  # a fixture

_CONSTRUCTIONS = table.read("directives/constructions")
_CONTEXTS = table.read("directives/contexts")


@pytest.mark.parametrize("number", range(len(_CONSTRUCTIONS)))
def test_without_a_construction_its_example_reads_otherwise(
    number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = _CONSTRUCTIONS[number]
    found = analyze(row["example"])
    # What it proposes may still be no directive: the judge sees to that.
    assert any(verdict.reason.startswith(row["rule"]) for verdict in found.verdicts)
    without(monkeypatch, "directives/constructions", number)
    changed = analyze(row["example"])
    assert (changed.directives, changed.verdicts) != (found.directives, found.verdicts)


@pytest.mark.parametrize("number", range(len(_CONTEXTS)))
def test_without_a_context_its_example_is_settled_otherwise(
    number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = _CONTEXTS[number]
    found = _verdicts(row)
    if row["reason"] != "taken":
        assert row["reason"] in {verdict.reason for verdict in found}
    without(monkeypatch, "directives/contexts", number)
    if row["reason"] != "taken":
        assert row["reason"] not in {verdict.reason for verdict in _verdicts(row)}
    else:
        assert sum(verdict.taken for verdict in _verdicts(row)) < sum(one.taken for one in found)


def _verdicts(row: dict[str, str]) -> tuple[Verdict, ...]:
    return analyze(row["example"].replace("\\n", "\n")).verdicts
