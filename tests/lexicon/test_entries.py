"""Forms of the lexicon are read in a shorter way than words of a text, to the same end."""

from __future__ import annotations

import pytest

from speechsum import lexicon
from speechsum.text.tokens import entries, words_of
from tests.conftest import ROOT

_FILES = sorted(path.stem for path in (ROOT / "speechsum" / "lexicon").glob("*.tsv"))
_FORMS = ("form", "verb", "body")


@pytest.mark.parametrize("file", _FILES)
def test_no_form_is_glued_or_written_as_spoken(file: str) -> None:
    """Such a form would be met in no text: write its words apart, or, of a word that only looks
    spoken, give it its line in ``spoken.tsv``."""
    cells = {
        part
        for row in lexicon.rows(file)
        for column in _FORMS
        for part in row.get(column, "").split("|")
        if part not in ("", "-")
    }
    read = zip(cells, entries(cells), strict=True)
    assert [form for form, keys in read if keys != words_of(form)] == []
