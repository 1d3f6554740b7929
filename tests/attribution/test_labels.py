"""Lines that name who speaks, as channels, minutes and letters have them. All is invented."""

from __future__ import annotations

import pytest

from speechsum import analyze
from tests.attribution.direct import whose

_POST = """\
شهردار نوده: راه باید باز بماند
رامین نیکوکار، شهردار نوده در
#گفتگو
با آوای دشت:
🔹
راه را باز کرده‌ایم و باید باز بماند.
🔹
پیمانکار باید پل را تا پایان خرداد بسازد.
@avaye_dasht"""


def test_a_hashtag_on_a_line_of_its_own_parts_no_label() -> None:
    report = analyze(_POST)
    (quote,) = report.quotes
    assert quote.speaker == "رامین نیکوکار"
    assert quote.text.endswith("خرداد بسازد")
    assert {d.speaker for d in report.directives} == {"رامین نیکوکار"}


def test_several_who_speak_in_one_list() -> None:
    text = (
        "نشست بازار\n\n👤 رامین نیکوکار، شهردار نوده:\n🔹\nبازار باز است.\n🔹\nپل بسته.\n\n"
        "👤 نگین بازیار، رئیس اداره راه نوده:\n🔹\nراه باز است.\n"
    )
    quotes = analyze(text).quotes
    assert [q.speaker for q in quotes] == ["رامین نیکوکار", "نگین بازیار"]
    assert "نگین" not in quotes[0].text


_TALK = """\
گفته‌های نشست کارگاه مدرسه نوده
مهندس رامین نیکوکار، ناظر پروژه: سقف طبقه دوم ترک داره من دیروز دیدمش
صابر مهرگان، سرکارگر: سیمانش مال همون کارخونه‌س که همیشه می‌گرفتیم
مهندس رامین نیکوکار، ناظر پروژه: نمونه سیمانو می‌فرستیم آزمایشگاه
صابر مهرگان، سرکارگر: کارگرا با کلاه می‌رن بالای داربست"""


def test_two_who_speak_in_turn_need_no_full_stops() -> None:
    assert whose(_TALK) == ["رامین نیکوکار", "صابر مهرگان"] * 2


def test_lines_of_a_form_are_nobody_s_words() -> None:
    text = (
        "نام طرح: راه نوده\nمکان: نوده\nنام طرح: پل نوده\nمکان: نوده\n"
        "رامین نیکوکار، شهردار نوده، گفت: راه باز است."
    )
    assert whose(text) == ["رامین نیکوکار"]


@pytest.mark.parametrize("cue", ["گفت", "اعلام کرد و گفت"])
def test_a_report_without_full_stops_has_no_headline(cue: str) -> None:
    text = f"شهردار نوده {cue} پیمانکار باید پل را بسازد\nوی افزود مغازه‌داران صبر کنند"
    assert whose(text) == ["شهردار نوده"] * 2


def test_a_headline_that_tells_what_was_said_stays_one() -> None:
    text = "شهردار نوده گفت راه باز است\nرامین نیکوکار، شهردار نوده، گفت: راه باز است."
    assert whose(text) == ["رامین نیکوکار"]


@pytest.mark.parametrize("head", ["رئیس", "معاون", "سخنگوی"])
def test_a_post_that_was_broken_behind_its_head(head: str) -> None:
    text = f"{head}\nشورای نوده گفت: راه باز است.\nرامین نیکوکار افزود: پل امن است."
    (speaker,) = analyze(text).speakers
    assert (speaker.name, speaker.role) == ("رامین نیکوکار", f"{head} شورای نوده")


_LETTER = """\
بخشنامه
شماره: ۷۱۰۵
از: شهرداری نوده
به: مدیران محترم
سلام علیکم
دیشب یکی از شما به من گفت: «آب نوده شور است.»
نکات زیر یادآوری می‌شود:
مدیران باید راه را باز کنند.
رامین نیکوکار
شهردار نوده
کارشناس: ن. برفی، داخلی ۲۳"""


def test_a_letter_quotes_what_stands_in_marks_alone() -> None:
    assert [q.text for q in analyze(_LETTER).quotes] == ["آب نوده شور است"]


def test_what_was_brought_up_is_nobody_s_words() -> None:
    text = "صورت‌جلسه\nدبیر: سارا مهرگان\nموارد مطرح شده:\n- راه نوده ۴ درصد باز شد.\n- پل بسته شد."
    assert not analyze(text).quotes


def test_a_given_name_that_is_a_noun_too() -> None:
    text = "هدایت نیکوکار، مدیر آب نوده، گفت: راه باز است.\nنیکوکار افزود: پل امن است."
    assert whose(text) == ["هدایت نیکوکار"] * 2
    text = "رامین نیکوکار گفت: راه باز است. هدایت آب را آسان خواند و گفت: پل باز است."
    assert whose(text) == ["رامین نیکوکار"] * 2


def test_who_answers_is_named_above_the_turns() -> None:
    text = (
        "نشست خبری سخنگوی نوده\nسخنگو: رامین نیکوکار\nخبرنگار آوای دشت: راه کی باز می‌شود؟\n"
        "نیکوکار: فردا باز می‌شود.\nخبرنگار چشمه: پل چه شد؟\nنیکوکار: ساخته شد."
    )
    assert whose(text) == ["رامین نیکوکار"] * 2


def test_what_is_asked_for_in_a_notice_is_nobody_s_words() -> None:
    text = "آگهی\nخواهان: خانم سارا مهرگان\nخواسته: الزام به تنظیم سند زمین\nخوانده باید بیاید."
    assert not analyze(text).quotes


def test_a_label_with_a_post_of_several_fields() -> None:
    said = "راه باز است و مردم شادند"
    text = (
        "راه مهرکنار باز است\n🔹\nرامین نیکوکار رئیس مرکز وکلا، کارشناسان رسمی و مشاوران مهرکنار "
        f"در فرودگاه سرپل: {said}.\n🔹\nپل امن است."
    )
    quote = analyze(text).quotes[0]
    assert quote.speaker == "رامین نیکوکار"
    assert quote.text.startswith(said)


@pytest.mark.parametrize(
    "credit", ["خبرنگار: سارا سپهرداد", "خبرنگار: سپهرداد / عکاس: آرمین بهرامی"]
)
def test_a_line_of_credit_makes_no_turns(credit: str) -> None:
    text = (
        "خانه     سیاسی     ورزشی\nمدیر راه آذرکوه:\nجاده پل باز شد\n"
        f"رامین نیکوکار امروز گفت: راه باز است.\nوی افزود: پل هم باز است.\n{credit}\n"
    )
    said = [(quote.speaker, quote.text) for quote in analyze(text).quotes]
    assert said == [("رامین نیکوکار", "راه باز است"), ("رامین نیکوکار", "پل هم باز است")]


def test_a_post_and_a_name_that_speak_in_turn_are_two() -> None:
    text = (
        "پیاده‌سازی صوت جلسه ساختمان نوده\n"
        "مدیر ساختمان: شارژ تیر را سه واحد نداده‌اند.\nخانم سپهرداد: من که دادم.\n"
        "مدیر ساختمان: شما نه.\nآقای نیکوکار: آسانسور صدا می‌دهد.\n"
    )
    assert whose(text) == ["مدیر ساختمان", "سپهرداد", "مدیر ساختمان", "نیکوکار"]
