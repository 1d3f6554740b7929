"""Which of several people in a sentence speaks. All texts and people are invented."""

from __future__ import annotations

import pytest

from speechsum import analyze

_NAME, _OTHER = "رامین نیکوکار", "سارا سپهرداد"


def _speakers(text: str) -> list[str | None]:
    quotes = analyze(text, ranker="lead").quotes
    return [quote.speaker for quote in quotes if quote.kind == "direct"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("ولی الله نیکوکار گفت: راه باز است.", "ولی الله نیکوکار"),
        ("ولی نیکوکار گفت: راه باز است.", "نیکوکار"),
        (
            "به گزارش خبرگزاری کار مهرکنار، سپهرنا، دکتر رادمنش، رئیس مرکز آب، گفت: آب هست.",
            "رادمنش",
        ),
        ("موضوعی است که رادمنش - وزیر راه - در پاسخ توضیح داد که راه باز می‌شود.", "رادمنش"),
        (
            f"حساب سپهر پرسیده بود که چگونه می‌توان پل ساخت و {_NAME} در پاسخ نوشت: راه باز است.",
            _NAME,
        ),
        ("اقتصاد آذرکوه رشد کرده بود و دولت پیش‌بینی کرده است که رشد امسال بیشتر است.", "دولت"),
        (
            "رادکوه با بیان این که پل ساخته شد و دولت شاد است، گفت: راه باز است.",
            "رادکوه",
        ),
        ("آذرنگ در ۹ بازی تنها سه بار شکست خورد، اما سارا سپهرداد می‌گوید: راه باز است.", _OTHER),
        (
            "رئیس هیات مدیره و مدیر عامل شرکت قطارهای مهرکنار با اعلام این مطلب گفت: راه باز است.",
            "رئیس هیات مدیره و مدیر عامل شرکت قطارهای مهرکنار",
        ),
        (f"{_NAME} که به مهرکنار آمده بود افزود: راه باز است.", _NAME),
        ("جمعی از اعضای شورای آذرکوه گفتند: راه بسته است.", "جمعی از اعضای شورای آذرکوه"),
    ],
)
def test_who_speaks(text: str, speaker: str) -> None:
    assert _speakers(text) == [speaker]


def test_a_meeting_told_of_before_governs_no_name() -> None:
    text = (
        f"در دیدار {_NAME}، دبیر شورا، با استاندار آذرکوه بر راه تأکید شد.\n"
        "در این دیدار نیکوکار ضمن تشکر از حمایت‌های استاندار گفت: راه باز است."
    )
    assert _speakers(text) == [_NAME]


def test_who_goes_on_in_the_same_sentence() -> None:
    text = f"{_NAME} گفت که راه باز است و {_OTHER} افزود: پل امن است."
    assert _speakers(text) == [_NAME, _OTHER]
    text = f"{_NAME} گفت که راه باز است و افزود: پل امن است."
    assert _speakers(text) == [_NAME, _NAME]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "دادستان کل کشور توجه ویژه به زندان‌ها را لازم دانست و گفت: راه باز است.",
            "دادستان کل کشور",
        ),
        (
            "مدیر شرکت کنترل کیفیت مهرکنار افزایش مصرف را هشدار خواند و گفت: آب کم است.",
            "مدیر شرکت کنترل کیفیت مهرکنار",
        ),
        (
            "وزیر کار و حمایت‌های اجتماعی نیکان این راه را دید و گفت: راه باز است.",
            "وزیر کار و حمایت‌های اجتماعی نیکان",
        ),
        ("رادمنش، وزارت راه نیکان را بزرگ خواند و گفت: راه باز است.", "رادمنش"),
    ],
)
def test_an_object_is_no_part_of_a_post(text: str, speaker: str) -> None:
    (person,) = analyze(text, ranker="lead").speakers
    assert person.name == speaker
