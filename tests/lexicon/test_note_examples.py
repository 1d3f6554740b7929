"""Every word that notes who has a task and by when does so in its own example."""

from __future__ import annotations

import pytest

from speechsum import analyze, lexicon
from speechsum.text.segments import parse


@pytest.mark.parametrize("row", lexicon.rows("notes"), ids=lambda row: row["form"])
def test_notes(row: dict[str, str]) -> None:
    text = row["example"].replace("\\n", "\n").replace("\\t", "\t")
    (found,) = analyze(text).directives
    if row["class"] == "vote":
        assert parse(text).paragraphs[-1].kind == "furniture"
        assert found.addressee == "شهرداری"
    elif row["class"] in ("term", "when"):
        assert found.deadline is not None
        assert found.deadline.text == "۲۰ مهر"
    else:
        assert found.addressee == "شرکت آب"
    assert row["form"] not in found.text
