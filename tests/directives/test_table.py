"""Every construction of the table, in its own example."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from speechsum import analyze, lexicon
from speechsum.directives import constructions

_ROWS = lexicon.read(constructions._TABLE)


@pytest.fixture(autouse=True)
def _table_as_it_is() -> Iterator[None]:
    yield
    constructions.constructions.cache_clear()


@pytest.mark.parametrize("number", range(len(_ROWS)))
def test_without_its_line_an_example_reads_otherwise(
    number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = _ROWS[number]
    found = analyze(row["example"])
    # What it proposes may still be no directive: the judge sees to that.
    assert any(verdict.reason.startswith(row["rule"]) for verdict in found.verdicts)
    without = _ROWS[:number] + _ROWS[number + 1 :]
    monkeypatch.setattr(lexicon, "read", lambda path: without)
    constructions.constructions.cache_clear()
    changed = analyze(row["example"])
    assert (changed.directives, changed.verdicts) != (found.directives, found.verdicts)
