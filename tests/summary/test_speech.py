"""The project's own ranker."""

from __future__ import annotations

import json
import math

import pytest

from speechsum import RankedSentence, analyze
from speechsum.summary.features import FEATURES, PLACES
from speechsum.summary.speech import LESSONS
from tests.conftest import ROOT, SAMPLES
from tests.summary.invented import REPORT


def best(text: str, sentences: int | str = 3, title: str | None = None) -> list[RankedSentence]:
    found = analyze(text, sentences=sentences, title=title).summary.sentences
    return sorted(found, key=lambda s: s.rank)


@pytest.mark.parametrize(
    ("title", "word"),
    [
        ("ساخت دوازده مدرسه در روستاهای دشت بالا", "دوازده مدرسه"),
        ("کاهش چهل درصدی ذخیره سد نیک‌رود", "سد نیک‌رود"),
        ("بازسازی شبکه فرسوده آب شهر تا پایان مهر", "شبکه فرسوده"),
    ],
)
def test_the_headline_tells_what_matters(title: str, word: str) -> None:
    assert word in best(REPORT, 1, title)[0].text
    assert word in best(f"{title}\n\n{REPORT}", 1)[0].text


def test_what_is_to_be_done_comes_before_memories() -> None:
    texts = [s.text for s in best(REPORT)]
    assert any("باید" in text or "موظفند" in text for text in texts)
    assert not any("جشنواره" in text for text in texts)


def test_nothing_is_said_twice() -> None:
    line = "وی افزود: شهرداری سروستان باید تا پایان مهر شبکه فرسوده آب شهر را بازسازی کند."
    text = REPORT.replace("آیا کسی از این وضع راضی است؟", line)
    assert text.count(line) == 2
    once = best(text)
    assert sum(s.text == line for s in once) == 1
    repeated = [dict(s.why).get("repetition", 0.0) for s in best(text, "100%") if s.text == line]
    assert min(repeated) < -1  # behind all others


@pytest.mark.parametrize("sentences", [1, 3])
@pytest.mark.parametrize("name", ["council.txt", "headline.txt", "nested.txt"])
def test_why_sums_to_the_score(name: str, sentences: int) -> None:
    for sentence in best((SAMPLES / name).read_text(encoding="utf-8"), sentences):
        assert len(sentence.why) > 3
        total = math.fsum(value for _, value in sentence.why)
        assert total == pytest.approx(sentence.score, abs=2e-5)


def test_who_says_it() -> None:
    assert {s.speaker for s in best(REPORT)} == {"بهرام نیکوکار"}


@pytest.mark.parametrize("seed", ["\u200c", "ی", "ک"])
def test_spelling_hardly_matters(seed: str) -> None:
    other = REPORT.replace(seed, {"\u200c": " ", "ی": "ي", "ک": "ك"}[seed])
    assert [s.text[-12:] for s in best(other)] == [
        s.text.replace(seed, {"\u200c": " ", "ی": "ي", "ک": "ك"}[seed])[-12:] for s in best(REPORT)
    ]


@pytest.mark.parametrize("lesson", LESSONS)
def test_the_weights_know_the_features(lesson: str) -> None:
    weights = json.loads((ROOT / "speechsum/summary/weights.json").read_text(encoding="utf-8"))
    assert set(weights["wording"]) == set(weights["choice_wording"]) == set(PLACES)
    for name, step in weights[lesson].items():
        base = name.removesuffix("_below").removesuffix("_rank")
        assert base in {*FEATURES, "wording", "choice_wording"}
        assert step["borders"] == sorted(set(step["borders"]))
        assert len(step["adds"]) == len(step["borders"]) + 1


def test_choices_of_our_own_are_offsets_only() -> None:
    lines = (ROOT / "training/summaries.jsonl").read_text(encoding="utf-8").splitlines()
    for item in map(json.loads, lines):
        assert set(item) == {"id", "agency", "summary"}
        assert all(0 <= start < end for start, end in item["summary"])
        assert len(item["summary"]) == 3
