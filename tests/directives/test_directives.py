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
        # The midst of a month or year, and parts of a day.
        ("تا نیمه مهر", "1401-07-15"),
        ("تا ظهر امروز", "1401-05-11"),
        ("فردا صبح", "1401-05-12"),
        ("تا شب عید", "1401-12-29"),
        ("تا تاریخ ۲۰ مهر", "1401-07-20"),
        ("حداکثر تا شنبه", "1401-05-15"),
        # This very one, and that one.
        ("همین امروز", "1401-05-11"),
        ("همین هفته", "1401-05-14"),
        ("همین ماه", "1401-05-31"),
        ("در همین پاییز", "1401-09-30"),
        ("همان شب", None),
        # When it is to begin.
        # A stretch of time ahead, or counted from what has no day.
        ("در دو روز آینده", "1401-05-13"),
        ("هفته دیگر", "1401-05-21"),
        ("ظرف چهل و هشت ساعت", "1401-05-13"),
        ("حداکثر یک ماه پس از تحویل نقشه،", None),
        # Years of their own.
        ("پیش از پایان سال مالی", "1401-12-28"),
        ("تا پایان سال زراعی", "1401-06-31"),
        ("تا پایان تابستان آینده", "1402-06-31"),
        # What has no day.
        ("تا نشست بعدی", None),
        ("در جلسه بعدی", None),
        ("تا آغاز فصل برداشت", None),
        ("پیش از ورود لودرها به حریم تپه،", None),
        ("در آینده نزدیک", None),
    ],
)
def test_deadlines(words: str, day: str | None) -> None:
    found = _one(f"وی گفت: شهرداری باید {words} پل را بسازد.").deadline
    assert found is not None
    assert (found.text, found.jalali) == (words.rstrip("،"), day)


@pytest.mark.parametrize(
    "told",
    [
        "شهرداری باید محلی را که ظرف سه روز آماده می‌شود به فرمانداری بدهد",
        "سازندگان اگر ظرف شش ماه پروانه نگیرند باید زمین را به شهرداری بدهند",
        "پیمانکاران نباید تا پنج سال در مناقصه شرکت داده شوند",
        "شهرداری باید برای پنجاه سال آینده آب ذخیره کند",
        "شهرداری باید قبل از هر چیزی پل را بسازد",
        "شهرداری باید بودجه تابستان امسال را به فرمانداری بدهد",
        "شهرداری باید یک اقدام قاطع و عاجل انجام دهد",
        "شهرداری باید کار را شفاف و به موقع انجام دهد",
    ],
)
def test_times_that_are_no_deadlines(told: str) -> None:
    assert _one(f"وی گفت: {told}.").deadline is None


def test_what_is_to_be_soon_is_a_deadline_of_a_noun_too() -> None:
    found = _one("وی خواستار معرفی هرچه سریع‌تر شهردار شد.").deadline
    assert found is not None
    assert found.text == "هرچه سریع‌تر"


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


def test_the_last_word_of_a_text_does_not_stand_before_its_first() -> None:
    found = _one("لازم است شهرداری راه را باز کند. وی گفت: راه بسته است نه")
    assert found.text == "لازم است شهرداری راه را باز کند"


@pytest.mark.parametrize(
    ("came", "told"), [("مردم از راه دیگر رفتند", 0), ("از مردم پوزش می‌خواهم", 1)]
)
def test_what_came_of_an_order_makes_it_a_tale(came: str, told: int) -> None:
    text = f"رامین نیکوکار گفت: به شهرداری دستور دادم پل گلزار را ببندد و {came}."
    assert len(analyze(text).directives) == told
