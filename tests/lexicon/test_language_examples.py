"""Every line of ``languages.tsv`` decides its own example."""

from __future__ import annotations

import pytest

from speechsum.lexicon import rows
from speechsum.text import language

ROWS = rows("languages")


@pytest.mark.parametrize("row", [pytest.param(r, id=f"{r['class']}-{r['form']}") for r in ROWS])
def test_languages(row: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert language.language_of(row["example"]) == row["class"]
    monkeypatch.setattr(language.lexicon, "rows", lambda _: [r for r in ROWS if r != row])
    monkeypatch.setattr(language, "_voters", language._voters.__wrapped__)
    assert language.language_of(row["example"]) != row["class"]
