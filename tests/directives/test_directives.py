"""Directives through the public door. Officials and places are invented."""

from __future__ import annotations

from datetime import date

import pytest

from speechsum import Directive, analyze


def _one(text: str) -> Directive:
    (found,) = analyze(text, date=date(2022, 8, 2)).directives
    return found


@pytest.mark.parametrize(
    ("text", "span", "force", "addressee"),
    [
        ("وی گفت: شهرداری باید پل را بسازد.", "شهرداری باید پل را بسازد", "obligation", "شهرداری"),
        ("وی گفت: باید پل را بسازیم.", "باید پل را بسازیم", "obligation", "ما"),
        ("وی گفت: باید پل ساخته شود.", "باید پل ساخته شود", "obligation", None),
        ("وی گفت: باید به جوانان اعتماد کرد.", "باید به جوانان اعتماد کرد", "obligation", None),
        ("وی گفت: دهیاران از این کار خودداری کنند.", "دهیاران از این کار خودداری کنند",
         "prohibition", "دهیاران"),
        ("وی گفت: رانندگان نباید از پل بگذرند.", "رانندگان نباید از پل بگذرند", "prohibition",
         "رانندگان"),
        ("وی گفت: دهیاران ساخت پل را در دستور کار قرار دهند.",
         "دهیاران ساخت پل را در دستور کار قرار دهند", "instruction", "دهیاران"),
        ("وی گفت: ضرورت دارد دهیاران پل را بسازند.", "ضرورت دارد دهیاران پل را بسازند",
         "necessity", "دهیاران"),
        ("وی بر لزوم ساخت پل تاکید کرد.", "لزوم ساخت پل", "necessity", None),
        ("وی از شهرداران خواست پل را بسازند.", "از شهرداران خواست پل را بسازند", "request",
         "شهرداران"),
        ("وی گفت: بهتر است دهیاران پل را بسازند.", "بهتر است دهیاران پل را بسازند",
         "recommendation", "دهیاران"),
    ],
)  # fmt: skip
def test_the_six_forces(text: str, span: str, force: str, addressee: str | None) -> None:
    found = _one(text)
    assert (found.text, found.force, found.addressee) == (span, force, addressee)


@pytest.mark.parametrize(
    "text",
    [
        "وی گفت: شهرداری باید پل را می‌ساخت.",
        "وی گفت: باید توجه داشت که پل بسته است.",
        "وی گفت: باید بگویم پل بسته است.",
        "وی گفت: پل ساخته خواهد شد.",
        "وی گفت: امیدواریم پل ساخته شود.",
        "وی گفت: چرا باید پل بسته باشد؟",
        "وی گفت: از مردم تشکر می‌کنم.",
        "وی گفت: این کار را می‌کنیم تا مردم آسوده باشند.",
        "وی گفت: اگر مردم بخواهند، پل ساخته می‌شود.",
    ],
)
def test_what_is_no_directive(text: str) -> None:
    assert analyze(text).directives == ()


def test_reasons_purposes_and_lead_ins_are_left_out() -> None:
    found = _one("وی گفت: پل کهنه است و شهرداری باید آن را بسازد، چرا که مردم در خطرند.")
    assert found.text == "شهرداری باید آن را بسازد"
    found = _one("وی گفت: شهرداری باید پل را بسازد تا مردم آسوده باشند.")
    assert found.text == "شهرداری باید پل را بسازد"


def test_coordinated_verbs_are_one_and_two_modals_two() -> None:
    found = _one("وی گفت: شهرداری باید پل را بسازد و راه را باز کند.")
    assert found.text.endswith("باز کند")
    two = analyze("وی گفت: شهرداری باید پل را بسازد و فرمانداری باید راه را باز کند.").directives
    assert [d.addressee for d in two] == ["شهرداری", "فرمانداری"]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("تا پایان سال", "1401-12-29"),
        ("ظرف دو هفته", "1401-05-25"),
        ("تا ۲۲ بهمن", "1401-11-22"),
        ("قبل از هفته دولت", "1401-06-01"),
        ("تا اربعین", "1401-06-26"),
        ("تا ۲۰ ژانویه ۲۰۲۵", "1403-11-01"),
        ("هر چه سریع‌تر", None),
    ],
)
def test_deadlines(words: str, day: str | None) -> None:
    found = _one(f"وی گفت: شهرداری باید {words} پل را بسازد.").deadline
    assert found is not None
    assert (found.text, found.jalali) == (words, day)


def test_the_id_is_the_words_not_their_spelling() -> None:
    plain = _one("هاشمی گفت: شهرداری‌ها باید پل را بسازند.")
    typed = _one("هاشمي گفت : شهرداريها بايد پل را بسازند .")
    other = _one("هاشمی گفت: شهرداری‌ها باید راه را بسازند.")
    assert plain.id == typed.id != other.id


def test_every_candidate_has_a_verdict() -> None:
    report = analyze("وی گفت: باید توجه داشت که پل بسته است. شهرداری باید آن را باز کند.")
    assert [verdict.taken for verdict in report.verdicts] == [False, True]


def test_nothing_is_taken_from_a_headline() -> None:
    text = "شهرداری باید پل را بسازد\n\nهاشمی گفت: پل بسته است و باران می‌بارد.\nاو رفت."
    assert analyze(text).directives == ()
