"""Work grows with the text and no faster. Calls are counted, not seconds: no clock can err here."""

from __future__ import annotations

import importlib.util
import sys
from datetime import date
from pathlib import Path
from types import FrameType, ModuleType

import pytest

from speechsum import SpeechsumError, analyze
from speechsum.when.expressions import grammar

ROOT = Path(__file__).parents[2]
SIZE, TIMES = 2_000, 4
SLACK = 1.5
"""What grows with the square of the text would do 16 times the work, not 6."""


def _growth() -> ModuleType:
    spec = importlib.util.spec_from_file_location("growth", ROOT / "benchmarks" / "growth.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


TEXTS = _growth().TEXTS


def _work(text: str) -> int:
    """The number of calls that it takes to read ``text``."""
    count = 0

    def one(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(one)
    try:
        analyze(text, date=date(2024, 5, 1))
    except SpeechsumError:
        pass
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("name", TEXTS)
def test_four_times_the_text_is_four_times_the_work(name: str) -> None:
    make = TEXTS[name]
    _work(make(TIMES * SIZE))  # so that both find their words in the caches, or neither
    small, large = _work(make(SIZE)), _work(make(TIMES * SIZE))
    assert large < TIMES * SLACK * small + 1_000


def _kept(text: str) -> int:
    """The letters of the sentences that are kept around what was found in ``text``."""
    report = analyze(text, ranker="lead", commitments=True)
    found = (*report.directives, *report.doubtful, *(report.commitments or ()))
    assert found
    return sum({id(one.sentence): len(one.sentence.text) for one in found}.values())


@pytest.mark.parametrize("text", ["باید ", "شهرداری باید راه را باز کند و "])
def test_sentences_are_kept_once(text: str) -> None:
    small, large = (_kept(text * (size // len(text))) for size in (2 * SIZE, 2 * TIMES * SIZE))
    assert large < TIMES * SLACK * small + 1_000


def test_opinions_without_end_are_kept_in_pieces() -> None:
    kept = []
    for size in (TIMES * SIZE, TIMES * TIMES * SIZE):
        quotes = analyze(TEXTS["opinions"](size), ranker="lead").quotes
        assert quotes
        kept.append(sum(len(quote.text) for quote in quotes))
    assert kept[1] < TIMES * SLACK * kept[0]


class _Word(str):
    """A word that counts the letters that are copied out of it."""

    copied = 0

    def __getitem__(self, key: object) -> str:
        piece = super().__getitem__(key)  # type: ignore[index]
        self.copied += len(piece)
        return piece


def test_a_word_without_end_is_not_taken_apart() -> None:
    for size in (SIZE, TIMES * SIZE):
        word = _Word("راهآب" * size)  # one that no other test has put into a cache
        assert grammar().vocabulary.parts(word) == (word,)
        assert 0 < word.copied <= size
