"""Work grows with the text and no faster. Calls are counted, not seconds: no clock can err here."""

from __future__ import annotations

import importlib.util
import sys
from datetime import date
from pathlib import Path
from types import FrameType, ModuleType

import pytest

from speechsum import SpeechsumError, analyze

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
