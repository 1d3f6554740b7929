"""The bridge's ratings are sumy's own."""

from __future__ import annotations

import importlib
from types import SimpleNamespace
from typing import Any

import pytest

from speechsum.summary import sumy_bridge
from speechsum.summary.stems import stem, stop_words
from speechsum.text.tokens import tokenize
from tests.conftest import SAMPLES

SENTENCES = [
    tuple(token.key for token in tokenize(line) if token.kind != "mark")
    for line in (SAMPLES / "council.txt").read_text(encoding="utf-8").split(".")
]


@pytest.mark.parametrize(
    "name", ["lex-rank", "text-rank", "lsa", "luhn", "kl", "sum-basic", "reduction"]
)
def test_plain_sumy_says_the_same(name: str) -> None:
    module = importlib.import_module(f"sumy.summarizers.{name.replace('-', '_')}")
    words = "KL" if name == "kl" else name.title().replace("-", "")
    summarizer = getattr(module, f"{words}Summarizer")(stem)
    summarizer.stop_words = stop_words()
    sentences = tuple(_Plain(words) for words in SENTENCES)
    rated: dict[int, float] = {}

    def keep(infos: Any) -> Any:
        rated.update((info.order, float(info.rating)) for info in infos)
        return infos

    every_word = tuple(word for words in SENTENCES for word in words)
    summarizer(SimpleNamespace(sentences=sentences, words=every_word, headings=()), keep)
    ours = sumy_bridge.rate(name, [SENTENCES], ())
    assert ours == pytest.approx([rated[order] for order in range(len(SENTENCES))], rel=1e-8)
    assert len(set(ours)) > 1


class _Plain:
    def __init__(self, words: tuple[str, ...]) -> None:
        self.words = words


def test_whoever_imports_sumy_later_gets_the_real_one() -> None:
    sumy_bridge.rate("luhn", [SENTENCES], ())
    utils = importlib.import_module("sumy.utils")
    assert utils.ItemsCount is not None
