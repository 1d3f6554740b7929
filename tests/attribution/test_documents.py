"""What bodies and people issue, as a report gives it: whose it is, and where it ends."""

from __future__ import annotations

import pytest

from speechsum import analyze
from tests.attribution.direct import quoted

_LEAGUE = "سازمان لیگ"
_WATER = "سازمان آب آذرکوه"
_NAME = "رامین نیکوکار"


@pytest.mark.parametrize(
    ("told", "speaker"),
    [
        ("سازمان لیگ اطلاعیه‌ای به شرح زیر صادر کرد: ", _LEAGUE),
        ("سازمان لیگ اطلاعیه زیر را منتشر کرد: ", _LEAGUE),
        ("سازمان لیگ بیانیه‌ای منتشر کرد که در آن آمده است: ", _LEAGUE),
        ("سازمان لیگ با صدور اطلاعیه‌ای اعلام کرد: ", _LEAGUE),
        ("سازمان لیگ نامه‌ای به این شرح به باشگاه‌ها ارسال کرد: ", _LEAGUE),
        ("در اطلاعیه‌ای که سازمان لیگ منتشر کرد، آمده است: ", _LEAGUE),
        ("بیانیه‌ای از سوی سازمان آب آذرکوه منتشر شد که در آن آمده است: ", _WATER),
        ("از طرف سازمان آب آذرکوه اعلامیه‌ای داده شد. در این اعلامیه آمده است: ", _WATER),
        ("سازمان آب آذرکوه جوابیه‌ای داد.\nدر بخشی از جوابیه آمده است:\n", _WATER),
        ("سازمان آب آذرکوه جوابیه‌ای داد.\nدر این جوابیه آمده:\n", _WATER),
        ("در بیانیه مشترک سازمان لیگ آمده است: ", _LEAGUE),
        (f"{_NAME} در پیامی نوشت: ", _NAME),
        (f"{_NAME} پیامی به این شرح منتشر کرد: ", _NAME),
    ],
)
def test_whose_words_a_document_is(told: str, speaker: str) -> None:
    assert quoted(f"{told}راه باز است. مردم شادند.") == [(speaker, "راه باز است. مردم شادند")]


@pytest.mark.parametrize(
    "told",
    [
        "متن پیام رامین نیکوکار به این شرح است:\n",
        "به گزارش سپهر، متن توضیحات رامین نیکوکار به شرح زیر است:\n",
        "متن پیام رامین نیکوکار، استاندار مهرکنار، به مناسبت روز راه چنین است:\n",
    ],
)
def test_a_document_in_marks_below_its_announcement(told: str) -> None:
    assert quoted(f"{told}«راه باز است.\nمردم شادند.»\nانتهای پیام") == [
        (_NAME, "راه باز است.\nمردم شادند")
    ]


def test_a_document_on_lines_of_its_own_ends_where_the_reporter_speaks() -> None:
    text = (
        f"{_NAME} به شهرداری نامه نوشت.\nدر نامه {_NAME} آمده است:\nراه بسته است.\n"
        "شهرداری باید آن را باز کند.\nوی گفت: پل هم بسته است."
    )
    assert quoted(text) == [
        (_NAME, "راه بسته است.\nشهرداری باید آن را باز کند"),
        (_NAME, "پل هم بسته است"),
    ]


def test_a_document_within_a_reporters_paragraph_ends_with_it() -> None:
    text = f"{_NAME} نامه نوشت. در این نامه آمده است: راه بسته است.\nمردم به شهر رفتند."
    assert quoted(text) == [(_NAME, "راه بسته است")]


@pytest.mark.parametrize("source", ["در روایت آمده است:", "در ماده ۵ قانون آمده است:"])
def test_what_a_speaker_reads_out_ends_no_speech(source: str) -> None:
    said = f"راه باز است. {source} راه از آن همه است. ما راه را ساختیم"
    assert quoted(f"{_NAME} گفت: {said}.") == [(_NAME, said)]


def test_a_report_that_tells_more_ends_a_speech() -> None:
    text = f"{_NAME} گفت: راه باز است. این گزارش حاکی است: پل بسته است."
    assert [words for _, words in quoted(text)] == ["راه باز است", "پل بسته است"]


def test_what_is_issued_tells_of_no_words_without_a_colon() -> None:
    text = f"{_NAME} گفت: راه باز است.\nما بیانیه‌ای صادر کردیم و دولت هم نامه‌ای ارسال کرد."
    assert len(quoted(text)) == 1


def test_the_directives_of_a_document_are_its_authors() -> None:
    text = "سازمان لیگ اطلاعیه‌ای به شرح زیر صادر کرد: باشگاه‌ها باید بازیکنان را معرفی کنند."
    (directive,) = analyze(text, ranker="lead").directives
    assert (directive.speaker, directive.addressee) == (_LEAGUE, "باشگاه‌ها")
