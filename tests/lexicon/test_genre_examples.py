"""Every line by which a document shows that it speaks itself, and who speaks."""

import pytest

from speechsum import analyze, lexicon
from tests.house import rows

_ROWS = lexicon.rows("genres")


@pytest.mark.parametrize("row", _ROWS, ids=[f"{row['class']} {row['form']}" for row in _ROWS])
def test_its_words_are_read_by_that_line(row: dict[str, str]) -> None:
    assert rows.is_needed("genres", row)


def test_a_report_is_not_its_authors_own_words() -> None:
    text = "جناب آقای نیکوکار استاندار مهرکنار گفت: پل امن است.\nراه گلزار تا پایان هفته باز شود."
    assert not analyze(text).directives
