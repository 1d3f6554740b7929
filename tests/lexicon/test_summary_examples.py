"""Every line of the summary room's lexicon files does what it says in its own example."""

from __future__ import annotations

import pytest

from speechsum import analyze
from speechsum.lexicon import rows
from speechsum.summary.stems import stem
from speechsum.text.folding import key_of
from speechsum.text.tokens import words_of

LONG = "بهرام نیکوکار استاندار سروستان گفت: راه روستای سپیدار دیروز با کمک مردم باز شد."


@pytest.mark.parametrize("row", rows("endings"), ids=lambda row: row["form"])
def test_endings(row: dict[str, str]) -> None:
    assert key_of(row["word"]) in words_of(row["example"])
    assert key_of(row["word"]).endswith(key_of(row["form"]))
    assert stem(key_of(row["word"])) == key_of(row["stem"])


@pytest.mark.parametrize("row", rows("openings"), ids=lambda row: row["form"])
def test_openings(row: dict[str, str]) -> None:
    form = words_of(row["form"])
    assert words_of(row["example"])[: len(form)] == form
    found = analyze(f"{LONG}\n{row['example']}\n", sentences="100%").summary.sentences
    empty = row["class"] in ("greeting", "dateline")
    assert [s.text for s in found] == ([LONG] if empty else [LONG, row["example"]])


@pytest.mark.parametrize("row", rows("edmundson"), ids=lambda row: row["form"])
def test_edmundson(row: dict[str, str]) -> None:
    assert stem(key_of(row["form"])) in map(stem, words_of(row["example"]))
    plain = "راه روستای سپیدار دیروز باز شد."
    text = f"{plain}\n{row['example']}\n{plain}\n{plain}\n"
    found = analyze(text, ranker="edmundson", sentences="100%").summary.sentences
    assert [s.text for s in found[1:3]] == [row["example"], plain]
    assert (found[1].score > found[2].score) == (row["class"] == "bonus")
