"""Stems against hazm's own stemmer, where its version has the rule that ours follows."""

from __future__ import annotations

from importlib.metadata import version

import pytest

from speechsum.summary.stems import stem, stop_words
from speechsum.text.folding import key_of
from speechsum.text.tokens import tokenize
from tests.conftest import SAMPLES


@pytest.mark.skipif(version("hazm") < "0.12", reason="hazm cut endings one after another before")
def test_hazm_cuts_the_same_endings() -> None:
    from hazm.stemmer import Stemmer

    hazms = Stemmer()
    text = "\n".join(
        (SAMPLES / name).read_text(encoding="utf-8") for name in ("council.txt", "governor.txt")
    )
    words = {token.key for token in tokenize(text) if token.kind == "word"}
    compared = 0
    for word in words:
        theirs = hazms.stem(word)
        if len(theirs) >= 3:
            compared += 1
            assert stem(word).rstrip("ه") == key_of(theirs).rstrip("ه")
    assert compared > 200


@pytest.mark.parametrize(
    "words",
    [
        "طرح طرح‌ها طرح‌های طرح‌هایی طرحی طرحش",
        "جلسه جلسه‌ای جلسه‌ها جلسه‌های",
        "مدیر مدیران مدیری",
        "بزرگ بزرگ‌تر بزرگ‌ترین",
    ],
)
def test_forms_of_a_word_meet(words: str) -> None:
    assert len({stem(key_of(word)) for word in words.split()}) == 1


@pytest.mark.parametrize("word", ["این", "دین", "زن", "آب", "شان", "تر"])
def test_short_words_stay(word: str) -> None:
    assert stem(key_of(word)) == key_of(word)


def test_stop_words_are_keys() -> None:
    assert {"و", "این", "میشود"} <= stop_words()
    assert not any("\u200c" in word for word in stop_words())
