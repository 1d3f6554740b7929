"""The source that stands nearest to its words, not the main person of a report.

All texts and people are invented.
"""

from __future__ import annotations

import pytest

from speechsum import analyze

_NAME, _OTHER = "رامین نیکوکار", "سارا سپهرداد"
_BEFORE = f"{_NAME} گفت: راه باز است.\n"


def _speakers(text: str) -> list[str | None]:
    quotes = analyze(text, ranker="lead").quotes
    return [quote.speaker for quote in quotes if quote.kind == "direct"]


@pytest.mark.parametrize(
    ("clause", "speaker"),
    [
        (f"در این بازدید که سردار رادمنش نیز حضور داشت، دریادار {_OTHER} خاطرنشان کرد", _OTHER),
        ("در این نشست که رادمنش فرماندار مهرکنار هم شرکت داشت، سپهری", "سپهری"),
        (f"در این دیدار که استاندار آذرکوه حضور داشت، {_OTHER}، شهردار مهرکنار،", _OTHER),
        ("در این دیدار که استاندار هم آمده بود، سرهنگ رادمنش", "رادمنش"),
        ("در این آیین که وزیر راه آن را گشود، سرهنگ رادمنش", "رادمنش"),
        # The clause is over: its subject may follow without a comma.
        (f"در این نشست که دیروز برگزار شد دکتر {_OTHER}", _OTHER),
        (f"در پایان دکتر {_OTHER}", _OTHER),
    ],
)
def test_who_is_told_of_within_an_adjunct_does_not_speak(clause: str, speaker: str) -> None:
    said = clause if clause.endswith("کرد") else f"{clause} گفت"
    assert _speakers(f"{_BEFORE}{said}: پل امن است.") == [_NAME, speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("به گفته پلیس، یکی از این افراد اعتراف کرده که راه را بسته است.", "یکی از این افراد"),
        ("به گفته دادستان، یکی از متهمان گفته که پول را گرفته است.", "یکی از متهمان"),
        (f"به گفته پلیس، {_NAME} اعتراف کرده که راه را بسته است.", _NAME),
        (f"به گفته پلیس آذرکوه، {_NAME} گفت: راه را من بستم.", _NAME),
        ("به گفته پلیس: «راه بسته است.»", "پلیس"),
        (f"به گفته {_NAME}، «راه بسته است».", _NAME),
    ],
)
def test_the_inner_of_two_sources_speaks(text: str, speaker: str) -> None:
    assert _speakers(text) == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("این کارشناسان خطاب به شرکت‌های فعال در کشور گفتند که راه امن نیست.", "کارشناسان"),
        (f"{_BEFORE}این پژوهشگران گفتند که راه امن نیست.", "پژوهشگران"),
        (f"{_BEFORE}حالا کارشناسان با انتشار گزارشی گفته‌اند که راه امن نیست.", "کارشناسان"),
        (
            "کارشناسان آذرکوه گفتند: راه باز است.\nاین کارشناسان افزودند: پل هست.",
            "کارشناسان آذرکوه",
        ),
        ("دانشگاه آذرکوه گفت: راه باز است.\nاین پژوهشگران افزودند: پل هست.", "دانشگاه آذرکوه"),
        (f"{_BEFORE}این کارشناس گفت: پل هست.", _NAME),
        ("کمیته مشترک متشکل از دو شهر گفت: راه باز است.", "کمیته مشترک"),
    ],
)
def test_several_people_are_not_the_one_who_spoke(text: str, speaker: str) -> None:
    assert _speakers(text)[-1] == speaker


@pytest.mark.parametrize(
    ("who", "speaker"),
    [
        ("یکی از کارگران که در راه بود", "یکی از کارگران"),
        ("یکی از ساکنان آذرکوه", "یکی از ساکنان آذرکوه"),
        ("یک کشاورز که از آذرکوه آمده بود", "کشاورز"),
    ],
)
def test_a_pronoun_is_the_nameless_one_who_spoke(who: str, speaker: str) -> None:
    text = f"{_BEFORE}{who} گفت که آب نیست. وی افزود: من شکایت کردم."
    assert _speakers(text) == [_NAME, speaker, speaker]


def test_a_pronoun_is_no_body() -> None:
    text = f"{_BEFORE}وزارت راه گفت که پل نیست. وی افزود: من شکایت کردم."
    assert _speakers(text) == [_NAME, "وزارت راه", _NAME]


def test_some_time_ago_is_nobody() -> None:
    text = f"مدتی قبل {_NAME} - وزیر راه - گفت: راه باز است.\nمدتی پیش افزود: پل امن است."
    assert _speakers(text) == [_NAME, _NAME]
