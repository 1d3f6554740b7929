"""Every verb as it is spoken, in its own example, with and without its line."""

from collections.abc import Iterator

import pytest

from speechsum import analyze, lexicon
from speechsum.grammar import verbs

_ROWS = lexicon.rows("spoken")


def _told(text: str) -> list[tuple[str, str]]:
    return [(one.text, one.force) for one in analyze(text).directives]


@pytest.fixture
def cleared() -> Iterator[None]:
    yield
    verbs.readings.cache_clear()
    verbs._reading.cache_clear()
    verbs._MAY_BE_VERB.clear()


@pytest.mark.usefixtures("cleared")
@pytest.mark.parametrize("row", _ROWS, ids=[row["form"] for row in _ROWS])
def test_spoken_verbs(row: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    with_it = _told(row["example"])
    others = {one["form"]: one["written"] for one in _ROWS if one is not row}
    for cache in (verbs.readings, verbs._reading):
        cache.cache_clear()
    verbs._MAY_BE_VERB.clear()
    monkeypatch.setattr(verbs, "_spoken", lambda: others)
    assert _told(row["example"]) != with_it
