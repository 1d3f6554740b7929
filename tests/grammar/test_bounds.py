"""Each row of ``bounds.tsv`` in its own example, which goes wrong when the row is taken away."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace

import pytest

import speechsum.grammar
from speechsum import analyze, lexicon
from speechsum.grammar import closing as table

_MARKED = re.compile("⟦(.*?)⟧")
_ROWS = lexicon.read(str(Path(speechsum.grammar.__file__).with_name("bounds.tsv")))


def _as_marked(example: str) -> bool:
    """Whether the directives of the example are those in ⟦ ⟧."""
    found = analyze(re.sub("[⟦⟧]", "", example)).directives
    return [directive.text for directive in found] == _MARKED.findall(example)


@pytest.mark.parametrize("row", _ROWS, ids=lambda row: f"{row['relation']}: {row['needs']}")
def test_a_row_does_what_its_example_shows_and_nothing_else_does(
    row: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _as_marked(row["example"])
    others = tuple(other for other in _ROWS if other is not row)
    monkeypatch.setattr(table, "lexicon", SimpleNamespace(read=lambda path: others))
    table.bounds.cache_clear()
    try:
        assert not _as_marked(row["example"])
    finally:
        table.bounds.cache_clear()
