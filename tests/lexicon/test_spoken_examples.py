"""Every verb as it is spoken, in its own example, with and without its line."""

from collections.abc import Iterator

import pytest

from speechsum import analyze, lexicon
from speechsum.grammar import readings, verbs

_ROWS = lexicon.rows("spoken")


def _told(text: str) -> list[tuple[str, str]]:
    return [(one.text, one.force) for one in analyze(text).directives]


def _forget() -> None:
    for cached in (readings.spoken, readings.readings, readings.reading):
        cached.cache_clear()
    verbs._MAY_BE_VERB.clear()


@pytest.fixture
def forgetful() -> Iterator[None]:
    yield
    _forget()


@pytest.mark.usefixtures("forgetful")
@pytest.mark.parametrize("row", _ROWS, ids=[row["form"] for row in _ROWS])
def test_spoken_verbs(row: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    with_it = _told(row["example"])
    whole = lexicon.rows
    others = tuple(one for one in _ROWS if one is not row)
    with monkeypatch.context() as patch:
        patch.setattr(lexicon, "rows", lambda name: others if name == "spoken" else whole(name))
        _forget()
        without = _told(row["example"])
    assert without != with_it
