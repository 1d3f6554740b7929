"""Speech as it was spoken, written down a statement a line and without full stops."""

from __future__ import annotations

import pytest

from speechsum import analyze

_HEADS = [
    "پیاده‌سازی صوت: حرف‌های رامین نیکوکار، سرپرست گروه کوه، تو پناهگاه",
    "پیاده‌شده از ویس رامین نیکوکار، سرپرست گروه کوه",
    "متن پیاده‌شده پیام صوتی رامین نیکوکار، سرپرست گروه کوه",
    "صحبت‌های رامین نیکوکار، سرپرست گروه کوه",
    "پیاده‌شده سخنرانی رامین نیکوکار، سرپرست گروه کوه",
]
_LINES = """سلام بچه‌ها خسته نباشین
دیشب خیلی سرد بود و کسی نخوابید
راهنماها باید شبا تو چادر بمونن
کسی جلوتر از راهنما نره بالا قله
نذارین آتیش بی‌صاحب بمونه تو جنگل
از بچه‌های هلال احمر خواهش می‌کنم دو تا پتو بیارن پایین
اگه مه اومد همون‌جا وایسین
پارسال یادتونه سه شب تو برف موندیم
لیست غایبا رو هم تا آخر آذر بفرستین برام
قربون همتون"""
_TOLD = [
    "راهنماها باید شبا تو چادر بمونن",
    "کسی جلوتر از راهنما نره",
    "نذارین آتیش بی‌صاحب بمونه",
    "از بچه‌های هلال احمر خواهش می‌کنم دو تا پتو بیارن",
    "اگه مه اومد همون‌جا وایسین",
    "لیست غایبا رو هم تا آخر آذر بفرستین",
]


@pytest.mark.parametrize("head", _HEADS)
def test_each_line_says_something(head: str) -> None:
    report = analyze(f"{head}\n{_LINES}\n")
    assert [found.text for found in report.directives] == _TOLD
    assert not report.quotes


def test_who_speaks_stands_above() -> None:
    report = analyze(f"{_HEADS[0]}\n{_LINES}\n")
    assert {found.speaker for found in report.directives} == {"رامین نیکوکار"}


def test_an_adverb_is_no_plural() -> None:
    (found,) = analyze("رامین نیکوکار گفت: راننده‌ها لطفا شبا چراغو خاموش نکنن.").directives
    assert found.addressee == "راننده‌ها"


def test_lines_that_were_wrapped_are_no_statements() -> None:
    text = (
        "رامین نیکوکار گفت بچه‌ها شبا تو چادر بمونن و\n"
        "کسی جلوتر از راهنما نره و آتیش بی‌صاحب رو هم\n"
        "خاموش کنن تا جنگل نسوزه و همه سالم برگردن\n"
        "خونه و سال دیگه هم همه با هم بیان همین‌جا"
    )
    assert not any(found.text.startswith("خاموش") for found in analyze(text).directives)


def test_a_short_message_has_lines_too() -> None:
    text = (
        "متن صحبت دهیار گلزار با اهالی\nسلام به همه\nزباله‌هاتونو شب بذارین دم در\n"
        "به سگای ولگرد غذا ندین\nخدا خیرتون بده"
    )
    found = [(one.text, one.force) for one in analyze(text).directives]
    assert found == [
        ("زباله‌هاتونو شب بذارین", "instruction"),
        ("به سگای ولگرد غذا ندین", "prohibition"),
    ]
