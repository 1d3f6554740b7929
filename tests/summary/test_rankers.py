"""What every ranker owes: sentences of the text, in its order, each ranked once."""

from __future__ import annotations

import logging
import os
import subprocess
import sys

import pytest

from speechsum import SpeechsumError, Summary, analyze
from speechsum.summary import RANKERS
from tests.conftest import ROOT, SAMPLES
from tests.startup.test_imports import loaded, tops
from tests.summary.invented import EMPTY_TALK, REPORT

SUMYS = {
    "lex-rank", "text-rank", "lsa", "luhn", "kl", "sum-basic", "reduction", "edmundson", "random",
}  # fmt: skip


def summary(text: str, ranker: str, sentences: int | str = 3, title: str | None = None) -> Summary:
    return analyze(text, ranker=ranker, sentences=sentences, title=title).summary


def test_the_rankers_there_are() -> None:
    assert RANKERS[0] == "speech"
    assert set(RANKERS) == {"speech", "lead"} | SUMYS


@pytest.mark.parametrize("ranker", RANKERS)
def test_sentences_are_verbatim_in_order_and_ranked(ranker: str) -> None:
    found = summary(REPORT, ranker)
    assert found.ranker == ranker
    assert [REPORT[s.start : s.end] for s in found.sentences] == [s.text for s in found.sentences]
    starts = [s.start for s in found.sentences]
    assert starts == sorted(starts)
    assert sorted(s.rank for s in found.sentences) == [1, 2, 3]
    by_rank = sorted(found.sentences, key=lambda s: s.rank)
    assert [s.score for s in by_rank] == sorted((s.score for s in by_rank), reverse=True)


@pytest.mark.parametrize("ranker", RANKERS)
def test_equal_sentences_are_kept_apart(ranker: str) -> None:
    line = "شهرداری سروستان باید شبکه آب شهر را بازسازی کند."
    text = f"{line}\nمدیران ادارات مصرف آب را کم می‌کنند.\n{line}\n"
    found = summary(text, ranker, "100%")
    assert [s.text for s in found.sentences] == [line, text.split("\n")[1], line]
    assert len({s.start for s in found.sentences}) == 3


@pytest.mark.parametrize("ranker", RANKERS)
@pytest.mark.parametrize(
    "text", ["باران.", "باران آمد و راه بسته شد.", "باران. باران. باران.", "۱۲ ۱۳ ب"]
)
def test_hardly_any_words(ranker: str, text: str) -> None:
    assert summary(text, ranker).sentences


@pytest.mark.parametrize("ranker", RANKERS)
def test_never_a_question_a_heading_or_the_tail(ranker: str) -> None:
    texts = [s.text for s in summary(REPORT, ranker, "100%").sentences]
    assert len(texts) == 6
    assert not any("راضی است" in t or t == "مدارس روستایی" or "انتهای" in t for t in texts)


@pytest.mark.parametrize("ranker", RANKERS)
def test_never_a_greeting_or_a_bare_dateline(ranker: str) -> None:
    texts = [s.text for s in summary(EMPTY_TALK, ranker, "100%").sentences]
    assert texts == ["بهرام نیکوکار گفت: راه روستای سپیدار دیروز باز شد."]


@pytest.mark.parametrize(("length", "count"), [(1, 1), (50, 6), ("20%", 1), ("50%", 3), ("1%", 1)])
def test_length(length: int | str, count: int) -> None:
    assert len(summary(REPORT, "speech", length).sentences) == count


def test_lead_takes_the_first_sentences() -> None:
    found = summary(REPORT, "lead", 2).sentences
    assert [s.text.split()[0] for s in found] == ["به", "وی"]
    assert [s.rank for s in found] == [1, 2]


def test_an_unknown_ranker_is_named_with_those_there_are() -> None:
    with pytest.raises(SpeechsumError, match=r"no ranker is called 'best'.*speech, lead, lex-rank"):
        summary(REPORT, "best")


def test_edmundson_reads_the_headline() -> None:
    plain = summary(REPORT, "edmundson", 1).sentences[0]
    titled = summary(REPORT, "edmundson", 1, "ساخت دوازده مدرسه در روستاهای دشت بالا").sentences[0]
    assert "دوازده مدرسه" in titled.text
    assert titled.score > plain.score


def test_a_slow_ranker_says_so_before_it_starts(caplog: pytest.LogCaptureFixture) -> None:
    text = "\n".join(f"راه {number} باز شد." for number in range(2000))
    with caplog.at_level(logging.WARNING):
        summary(text, "speech")
        assert not caplog.records
        summary(text, "luhn")
    (record,) = caplog.records
    assert "2000 sentences" in record.getMessage()
    assert "'speech'" in record.getMessage()


@pytest.mark.parametrize("ranker", ["luhn", "lex-rank", "random"])
def test_sumy_brings_no_luggage(ranker: str) -> None:
    found = tops(loaded(SAMPLES / "council.txt", "-r", ranker, "-f", "json"))
    assert "sumy" in found
    assert not found & {"requests", "pycountry", "nltk", "docopt", "breadability", "lxml", "scipy"}


_ALL_RANKERS = """
import sys
from pathlib import Path
from speechsum import analyze
from speechsum.summary import RANKERS
text = Path(sys.argv[1]).read_text(encoding="utf-8")
for ranker in RANKERS:
    print(ascii(analyze(text, ranker=ranker).summary))
"""


@pytest.fixture(scope="module")
def processes() -> list[dict[str, str]]:
    """What each ranker says in three processes whose sets are ordered otherwise."""
    started = [
        subprocess.Popen(
            [sys.executable, "-c", _ALL_RANKERS, SAMPLES / "council.txt"],
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed},
        )
        for seed in ("1", "2", "3")
    ]
    said = [process.communicate()[0].splitlines() for process in started]
    return [dict(zip(RANKERS, lines, strict=True)) for lines in said]


@pytest.mark.parametrize("ranker", RANKERS)
def test_the_same_in_every_process(ranker: str, processes: list[dict[str, str]]) -> None:
    results = {process[ranker] for process in processes}
    assert len(results) == 1
    assert f"ranker='{ranker}'" in results.pop()
