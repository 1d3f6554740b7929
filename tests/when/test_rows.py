"""Every row of the expressions and of their words at work in its own example."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from speechsum import analyze, lexicon
from speechsum.text.tokens import words_of
from speechsum.when import deadline, events, expressions, parse_day
from speechsum.when.calendar import iso_jalali
from speechsum.when.expressions import WORDS, Grammar, occasion_rows

_DAY = parse_day("1403-02-12")
_TIMES = list(lexicon.rows("times"))
_FORMS = [row for name in WORDS for row in lexicon.rows(name)]


def _without(left_out: Mapping[str, str]) -> Grammar:
    return Grammar(
        [row for row in _TIMES if row is not left_out],
        [*(row for row in _FORMS if row is not left_out), *occasion_rows()],
    )


def _read(grammar: Grammar, phrase: str) -> tuple[int, str] | None:
    keys = words_of(phrase)
    read = grammar.read("deadline", keys, 0, len(keys), _DAY)
    if read is None:
        return None
    due = read.stretch.last
    return read.last, iso_jalali(due) if due is not None else "-"


@pytest.mark.parametrize("row", _TIMES, ids=lambda row: f"{row['kind']} {row['pattern']}")
def test_a_row_reads_its_example(row: Mapping[str, str]) -> None:
    whole = (len(words_of(row["example"])), row["value"])
    assert _read(expressions.grammar(), row["example"]) == whole
    assert _read(_without(row), row["example"]) != whole


_OTHERS = {"act", "phase", "trait", "infinitive", "weekday"}
"""Classes of which several rows are at work in an example."""


@pytest.mark.parametrize(
    "row",
    [r for r in _FORMS if r["class"] not in _OTHERS],
    ids=lambda row: f"{row['class']} {row['form']}",
)
def test_a_word_is_at_work_in_its_example(
    row: Mapping[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    read = [d.deadline for d in analyze(row["example"], date=_DAY).directives]
    grammar = _without(row)
    for module in (expressions, events, deadline):
        monkeypatch.setattr(module, "grammar", lambda: grammar)
    deadline._beginnings.cache_clear()
    try:
        without = [d.deadline for d in analyze(row["example"], date=_DAY).directives]
    finally:
        deadline._beginnings.cache_clear()
    assert len(read) == 1
    assert read != without


@pytest.mark.parametrize(
    "row",
    [r for r in _FORMS if r["class"] in ("act", "phase", "trait", "infinitive")],
    ids=lambda row: f"{row['class']} {row['form']}",
)
def test_a_word_of_events_is_in_a_deadline_without_a_day(row: Mapping[str, str]) -> None:
    (found,) = analyze(row["example"], date=_DAY).directives
    assert found.deadline is not None
    assert (row["form"] in found.deadline.text) == (row["class"] != "act")
    assert found.deadline.jalali is None


@pytest.mark.parametrize("row", lexicon.rows("holidays"), ids=lambda row: row["form"])
def test_an_occasion_has_a_day(row: Mapping[str, str]) -> None:
    (found,) = analyze(row["example"], date=_DAY).directives
    assert found.deadline is not None
    assert row["form"] in found.deadline.text
    assert found.deadline.jalali is not None
