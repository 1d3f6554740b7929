"""Every spoken word and ending, in its own example, with and without its line."""

from collections.abc import Iterator

import pytest

from speechsum import analyze, lexicon
from speechsum.text import spoken, spoken_verbs, tokens

_ROWS = lexicon.rows("spoken")


def _told(text: str) -> list[tuple[str, str, str | None, str]]:
    # An id depends on what is said, whatever the spelling: on how each word is read.
    found = analyze(text, ranker="lead").directives
    return [(one.text, one.force, one.addressee, one.id) for one in found]


def _forget() -> None:
    for module in (spoken, spoken_verbs):
        for cached in vars(module).values():
            if hasattr(cached, "cache_clear") and cached.__module__ == module.__name__:
                cached.cache_clear()
    tokens._READ.clear()


@pytest.fixture
def forgetful() -> Iterator[None]:
    yield
    _forget()


@pytest.mark.usefixtures("forgetful")
@pytest.mark.parametrize("row", _ROWS, ids=[f"{row['class']} {row['form']}" for row in _ROWS])
def test_spoken_words(row: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    with_it = _told(row["example"])
    whole = lexicon.of_class
    others = tuple(one for one in _ROWS if one is not row)

    def of_class(name: str, kind: str) -> list[dict[str, str]]:
        if name != "spoken":
            return whole(name, kind)
        return [one for one in others if one["class"] == kind]

    with monkeypatch.context() as patch:
        patch.setattr(lexicon, "of_class", of_class)
        _forget()
        without = _told(row["example"])
    assert without != with_it
