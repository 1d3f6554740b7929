"""Letters, circulars and minutes: their items, and what in them is no order."""

from __future__ import annotations

import pytest

from speechsum import analyze

_CIRCULAR = "بخشنامه شماره ۱۲\nبه: همه شعب مهرکنار\n"


def _told(text: str) -> list[tuple[str | None, str]]:
    return [(found.addressee, found.force) for found in analyze(text).directives]


@pytest.mark.parametrize("sign", ["{0}-{1}-", "{0}-{1})", "{0}.{1}.", "{0}-{1}:"])
def test_items_are_counted_within_items(sign: str) -> None:
    first, second, third = (sign.format("۲", n) for n in "۱۲۳")
    text = (
        f"{_CIRCULAR}۱- کلیات\n۲- پذیرش\n{first} متصدیان باید درخواست‌ها را رسیدگی کنند.\n"
        f"{second} شعب از گرفتن ضامن خودداری نمایند.\n{third} شعب آمار را بفرستند.\n"
    )
    told = [("متصدیان", "obligation"), ("شعب", "prohibition"), ("شعب", "instruction")]
    assert _told(text) == told


@pytest.mark.parametrize("reason", ["با توجه به", "نظر به", "به دلیل", "با عنایت به"])
def test_a_necessity_that_is_a_reason_obliges_nobody(reason: str) -> None:
    text = f"{_CIRCULAR}{reason} ضرورت صرفه‌جویی در گاز، کنتورها عوض شده است.\nشعب باید بسته شوند.\n"
    assert [force for _, force in _told(text)] == ["obligation"]
    assert [force for _, force in _told("رامین نیکوکار بر ضرورت صرفه‌جویی در گاز تاکید کرد.")] == [
        "necessity"
    ]


def test_a_heading_over_earlier_decisions_is_no_item() -> None:
    text = (
        "صورت‌جلسه کمیته عمران مهرکنار\nالف) پیگیری مصوبات جلسه ۴۰\nپل باز شده است.\n"
        "ب) مصوبات جلسه ۴۱\n۱- مقرر شد شهرداری برآورد پل را تا ۲۰ اردیبهشت بفرستد.\n"
    )
    assert [force for _, force in _told(text)] == ["obligation"]


def test_a_circular_that_was_wrapped_shows_what_it_is() -> None:
    text = (
        "دادگستری کل استان رودکنار\nبخشنامه به دادسراهای عمومی و انقلاب\nشماره ۹۰۰۰/۱۱۲/۴\n"
        "در بازدید بازرسان این دادگستری از چند دادسرا در تابستان گذشته\n"
        "دیده شد پرونده‌های بی‌متهم ماه‌ها بدون اقدام مانده است و گزارش\n"
        "آن در دفترهای دادسراهای شهر نیامده و شاکیان هم از آن بی‌خبر\n"
        "مانده‌اند. بازپرسان از ارسال پرونده ناقص به دادگاه\nخودداری کنند.\n"
        "نتیجه این بازدیدها در جلسه مسئولان قضایی مطرح خواهد شد.\n"
        "رامین نیکوکار\nرئیس کل دادگستری رودکنار"
    )
    (found,) = analyze(text).directives
    assert (found.addressee, found.speaker) == ("بازپرسان", "رامین نیکوکار")


@pytest.mark.parametrize("sign", ["", "بند ۲ـ ", "ماده ۳- ", "الف) "])
def test_what_a_decision_tells_is_decided(sign: str) -> None:
    text = f"شورای نارون در نشست دیروز مصوب کرد: {sign}سازمان جوانان مکلف است گزارش بنویسد."
    assert _told(text) == [("سازمان جوانان", "obligation")]
    assert not _told("سازمان جوانان مکلف است هر سال گزارش بنویسد.")


def test_a_note_to_all_branches_speaks_itself() -> None:
    text = (
        "به کلیه شعب\nبدین‌وسیله ابلاغ می‌شود شعب موظفند نوبت‌دهی را برخط کنند. "
        "دریافت وجه نقد ممنوع است.\nمعاونت شعب بانک سپیدار"
    )
    assert _told(text) == [("شعب", "obligation"), (None, "prohibition")]
