"""Every line by which a document shows that it speaks itself, in its own example."""

from collections.abc import Iterator

import pytest

from speechsum import analyze, lexicon
from speechsum.directives import voice

_ROWS = lexicon.rows("genres")


@pytest.fixture
def cleared() -> Iterator[None]:
    voice._forms.cache_clear()
    yield
    voice._forms.cache_clear()


@pytest.mark.usefixtures("cleared")
@pytest.mark.parametrize("row", _ROWS, ids=[row["form"] for row in _ROWS])
def test_its_words_count_by_that_line(row: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    text = row["example"].replace(r"\n", "\n")
    assert len(analyze(text).directives) == 1
    voice._forms.cache_clear()
    kept = tuple(one for one in _ROWS if one is not row)
    monkeypatch.setattr(
        lexicon,
        "column",
        lambda name, **where: [r["form"] for r in kept if r["class"] == where["class"]],
    )
    assert not analyze(text).directives


def test_a_report_is_not_its_authors_own_words() -> None:
    text = "جناب آقای نیکوکار استاندار مهرکنار گفت: پل امن است.\nراه گلزار تا پایان هفته باز شود."
    assert not analyze(text).directives
