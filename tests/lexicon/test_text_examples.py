"""Every line of the text room's lexicon files does what it says in its own example."""

from __future__ import annotations

from itertools import pairwise

import pytest

from speechsum.lexicon import rows
from speechsum.text.folding import key_of
from speechsum.text.segments import parse
from speechsum.text.tokens import tokenize, words_of


def lines(name: str) -> list[pytest.ParameterSet]:
    return [pytest.param(row, id=f"{name}-{row['class']}-{row['form']}") for row in rows(name)]


@pytest.mark.parametrize("row", lines("spelling"))
def test_spelling(row: dict[str, str]) -> None:
    keys = [token.key for token in tokenize(row["example"])]
    form = key_of(row["form"].replace(" ", ""))
    if row["class"] == "join":
        assert key_of(row["second"]) in keys
    elif row["class"] == "same":
        assert any(key.startswith(key_of(row["second"])) for key in keys)
        assert not any(key.startswith(form) for key in keys if form != key_of(row["second"]))
    else:
        seconds = {words_of(second)[0] for second in row["second"].split("|")}
        assert any(a == form and b in seconds for a, b in pairwise(keys))


@pytest.mark.parametrize("row", lines("affixes"))
def test_affixes(row: dict[str, str]) -> None:
    keys = [token.key for token in tokenize(row["example"])]
    assert key_of(row["form"]) not in keys
    assert any(key.endswith(key_of(row["form"])) for key in keys)


_KINDS = {
    **dict.fromkeys(("end", "tail", "comments", "counted"), "tail"),
    **dict.fromkeys(("stamp", "of_day"), "stamp"),
    **dict.fromkeys(("credit", "byline"), "credit"),
}


@pytest.mark.parametrize("row", lines("boilerplate"))
def test_boilerplate(row: dict[str, str]) -> None:
    body = "استاندار نیکان گفت: راه باز است."
    kind = (
        "credit" if row["class"] in ("credit", "byline") else _KINDS.get(row["class"], "furniture")
    )
    expected = [("body", body), (kind, row["example"])]
    if row["class"] == "path":
        expected.reverse()  # such lines stand above the report
    document = parse("\n".join(text for _, text in expected))
    found = [(p.kind, document.text[p.start : p.end]) for p in document.paragraphs]
    assert found == expected
    assert [document.text[s.start : s.end] for s in document.sentences] == [body]


@pytest.mark.parametrize("row", lines("lines"))
def test_lines(row: dict[str, str]) -> None:
    text = row["example"].replace("\\n", "\n")
    document = parse(text)
    if row["class"] == "decided":
        assert len(document.heads) == 1
        return
    if row["class"] in ("section", "signing"):
        assert row["form"] in [text[one.start : one.end] for one in document.paragraphs]
        return
    if row["class"] == "finished":
        assert [text[one.start : one.end] for one in document.paragraphs] == text.split("\n")
        return
    assert len(document.paragraphs) == 1
    if row["class"] == "initial":
        assert len(document.sentences) == 1
    elif row["class"] not in ("letter", "word", "part"):
        assert document.text[document.paragraphs[0].end - 1] == "."
    else:
        assert key_of(row["form"]) not in document.keys


@pytest.mark.parametrize("row", lines("glued"))
def test_glued(row: dict[str, str]) -> None:
    keys, form = [token.key for token in tokenize(row["example"])], key_of(row["form"])
    if row["class"] == "prefix":
        assert form not in keys
        assert any(key.startswith(form) and len(key) > len(form) + 2 for key in keys)
    elif row["class"].endswith("stem"):
        run_on = key_of(row["example"].split()[-1].rstrip("."))
        assert keys[-3] + keys[-2] == run_on
        assert form in keys[-2]
    elif row["class"] in ("suffix", "after-silent"):
        assert form not in keys
        assert any(key.endswith(form) for key in keys)
    else:  # a cue may itself be glued to its verb
        assert form in keys or form in map("".join, pairwise(keys))
