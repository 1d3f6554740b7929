"""Every line of the directive lexicons at work in its own example."""

from __future__ import annotations

import pytest

from speechsum import analyze, lexicon

# Classes of deontic.tsv whose words make a directive, and those whose words unmake one.
_MAKING = {
    "modal", "duty", "duty-noun", "need", "needing", "need-noun", "demand", "wanting", "asking",
    "advice", "better", "decision", "order", "ban", "refrain", "no-right", "demanding",
}  # fmt: skip
_UNMAKING = {"thought", "saying", "no-need"}


def _lines(name: str, classes: set[str] | None = None) -> list[dict[str, str]]:
    return [r for r in lexicon.rows(name) if classes is None or r["class"] in classes]


def _named(row: dict[str, str]) -> str:
    return f"{row.get('class', '')} {row['form']}"


@pytest.mark.parametrize("row", _lines("deontic", _MAKING), ids=_named)
def test_a_deontic_word_makes_a_directive_in_its_example(row: dict[str, str]) -> None:
    found = analyze(row["example"]).directives
    assert len(found) == 1
    if row["value"] in ("obligation", "prohibition", "necessity", "recommendation"):
        assert found[0].force == row["value"]


@pytest.mark.parametrize("row", _lines("deontic", _UNMAKING), ids=_named)
def test_a_word_of_thought_or_speech_makes_none(row: dict[str, str]) -> None:
    assert analyze(row["example"]).directives == ()


@pytest.mark.parametrize(
    "row", _lines("addressees", {"body", "person", "place", "all"}), ids=_named
)
def test_an_addressee_is_found_in_its_example(row: dict[str, str]) -> None:
    (found,) = analyze(row["example"]).directives
    assert found.addressee is not None
    assert found.addressee.startswith(row["form"])
