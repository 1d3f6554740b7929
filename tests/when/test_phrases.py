"""Deadlines and the days they mean, said on many days."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speechsum import analyze
from speechsum.when import parse_day

_LINES = Path(__file__).with_name("phrases.tsv").read_text("utf-8").splitlines()[2:]
_ROWS = [tuple(line.split("\t")) for line in _LINES]
_DAYS = st.dates(date(2000, 1, 1), date(2035, 1, 1))
_WORDS = dict(enumerate(["صفر", "یک", "دو", "سه", "چهار", "پنج", "شش", "هفت", "هشت", "نه", "ده"]))
_UNITS = st.sampled_from(["روز", "هفته", "ماه", "سال"])


def _due(phrase: str, day: date | None) -> tuple[str, str | None] | None:
    text = f"رامین نیکوکار گفت: شهرداری باید {phrase} راه را باز کند."
    (found,) = analyze(text, date=day, ranker="lead").directives
    return (found.deadline.text, found.deadline.jalali) if found.deadline is not None else None


def test_there_are_many_phrases() -> None:
    assert len(_ROWS) >= 400


@pytest.mark.parametrize(("said", "phrase", "due"), _ROWS)
def test_a_deadline_means_a_day(said: str, phrase: str, due: str) -> None:
    assert _due(phrase, parse_day(said)) == (phrase, None if due == "-" else due)


@pytest.mark.parametrize("phrase", ["ظرف دو هفته", "تا پایان مهر", "تا فردا", "تا ۲۰ ماه جاری"])
def test_without_a_day_a_deadline_keeps_its_words(phrase: str) -> None:
    assert _due(phrase, None) == (phrase, None)


@pytest.mark.parametrize(
    "phrase",
    ["از فردا", "از اول مهر", "حداقل دو ماه", "به مدت دو ماه", "سه تا چهار ساله", "دو ماه"],
)
def test_what_begins_or_lasts_is_no_deadline(phrase: str) -> None:
    assert _due(phrase, date(2024, 5, 1)) is None


def test_what_was_then_is_no_deadline() -> None:
    assert _due("در سال ۱۴۰۲", parse_day("1404-05-14")) is None


def test_a_time_that_tells_of_a_noun_is_no_deadline() -> None:
    text = "رامین نیکوکار گفت: شهرداری باید پرونده‌های پیش از خرداد را ظرف یک ماه ببیند."
    (found,) = analyze(text, date=parse_day("1404-05-14"), ranker="lead").directives
    assert found.deadline is not None
    assert (found.deadline.text, found.deadline.jalali) == ("ظرف یک ماه", "1404-06-14")


@given(_DAYS, st.integers(1, 10), _UNITS)
def test_words_digits_and_spelling_make_no_difference(day: date, count: int, unit: str) -> None:
    spelled = [
        _due(f"ظرف {number}{space}{unit}", day)
        for number in (str(count), _WORDS[count])
        for space in (" ", "\u200c")
    ]
    values = {due[1] for due in spelled if due is not None}
    assert None not in spelled
    assert len(values) == 1


@given(_DAYS, st.sampled_from(sorted({phrase for _, phrase, _ in _ROWS if "/" not in phrase})))
def test_a_deadline_is_not_before_the_day(day: date, phrase: str) -> None:
    told = (
        "همین ماه",
        "ماه جاری",
        "۱۴",
        "۲۰۲",
        "-",
        "هزار",
        "۳/",
        "پیش از",
        "قبل از",
        "نخست",
        "سه‌ماهه",
        "ماه ۰۵",
    )
    due = _due(phrase, day)
    if due is None or due[1] is None or any(word in phrase for word in told):
        return
    assert parse_day(due[1]) >= day


_IN = "رامین نیکوکار گفت: "


@pytest.mark.parametrize(
    ("task", "due"),
    [
        ("مدیران باید روز جمعه ۲۰ مهر در جلسه حاضر شوند.", "1403-07-20"),
        ("لازم است روز ۲۰ آذر به دفتر مراجعه کنند.", "1403-09-20"),
        ("مدیران باید روز سه‌شنبه در جلسه حاضر شوند.", "1403-02-18"),
        ("شهرداری باید برنامه روز جمعه ۲۰ مهر را بنویسد.", None),
        ("مدیران باید روز جمعه ۲۰ مهر را تعطیل کنند.", None),
        ("سهامداران باید سود امسال را سرمایه کنند.", None),
    ],
)
def test_a_day_needs_no_preposition_where_it_stands_free(task: str, due: str | None) -> None:
    (found,) = analyze(_IN + task, date=date(2024, 5, 1)).directives
    assert (found.deadline.jalali if found.deadline is not None else None) == due


@pytest.mark.parametrize(
    "object_",
    ["بودجه سال آینده", "الگوی کشت سال آینده", "برنامه هفته آینده خود", "اقساط ماه آینده"],
)
def test_a_time_before_its_object_marker_is_of_the_object(object_: str) -> None:
    text = f"رامین نیکوکار گفت: شهرداری باید {object_} را اعلام کند."
    (found,) = analyze(text, ranker="lead").directives
    assert found.deadline is None


@pytest.mark.parametrize("said", ["راه را سال آینده بسازد", "سال آینده راه را بسازد"])
def test_a_time_beside_an_object_is_a_deadline(said: str) -> None:
    (found,) = analyze(f"رامین نیکوکار گفت: شهرداری باید {said}.", ranker="lead").directives
    assert found.deadline is not None
    assert found.deadline.text == "سال آینده"
