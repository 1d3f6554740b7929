"""What is written as it is spoken is read as what is written otherwise: the same directives."""

from __future__ import annotations

import pytest

from speechsum import analyze


def _told(text: str) -> list[tuple[str, str]]:
    # An id is made of the keys of a directive's words, of who says it and who is to act.
    found = analyze(f"رامین نیکوکار گفت: {text}", ranker="lead").directives
    return [(one.id, one.force) for one in found]


_TEMPLATE = "بانک‌ها باید پلی را که {} درست کنند."

_VERBS = [
    ("می‌رن", "می‌روند"),
    ("می‌رم", "می‌روم"),
    ("نمی‌ریم", "نمی‌رویم"),
    ("نرفتن", "نرفتند"),
    ("می‌رفتن", "می‌رفتند"),
    ("می‌چسبونن", "می‌چسبانند"),
    ("نمی‌گنجونین", "نمی‌گنجانید"),
    ("نپوشونه", "نپوشاند"),
    ("برنمی‌گردونن", "برنمی‌گردانند"),
    ("برمی‌گردونه", "برمی‌گرداند"),
    ("برگردونین", "برگردانید"),
    ("رسوندن", "رساندند"),
    ("نمی‌رسوندین", "نمی‌رساندید"),
    ("نتونستن", "نتوانستند"),
    ("می‌دونستن", "می‌دانستند"),
    ("نیومدن", "نیامدند"),
    ("نذاشتن", "نگذاشتند"),
    ("می‌خواید", "می‌خواهید"),
    ("می‌ندازن", "می‌اندازند"),
    ("نمی‌ارن", "نمی‌آورند"),
    ("نیان", "نیایند"),
    ("میان", "می‌آیند"),
    ("وایسن", "بایستند"),
]


@pytest.mark.parametrize(("spoken", "written"), _VERBS)
def test_a_spoken_verb_is_the_written_one(spoken: str, written: str) -> None:
    said = _told(_TEMPLATE.format(f"مردم یه روز {spoken}"))
    assert said == _told(_TEMPLATE.format(f"مردم یک روز {written}"))
    assert said


@pytest.mark.parametrize(
    ("spoken", "written"),
    [
        ("خیابونای شلوغ", "خیابان‌های شلوغ"),
        ("رودخونه‌هامون", "رودخانه‌هایمان"),
        ("مهربون", "مهربان"),
        ("تموم شهر", "تمام شهر"),
        ("تاکسیا", "تاکسی‌ها"),
        ("کارگاها", "کارگاه‌ها"),
        ("نونواها", "نانواها"),
        ("نون نپخته دارند", "نان نپخته دارند"),
        ("شیرینی‌فروشا", "شیرینی‌فروشان"),
        ("دو تا کوچه", "دو عدد کوچه"),
        ("از دو تا شب", "از دو تا شب"),
        ("نشون دارد", "نشان دارد"),
        ("بازشون", "بازشان"),
        ("بهشون رسیده", "به آن‌ها رسیده"),
        ("دور و گرونه،", "دور و گران است،"),
        ("حالام بسته", "حالا هم بسته"),
    ],
)
def test_a_spoken_noun_is_the_written_one(spoken: str, written: str) -> None:
    said = _told(_TEMPLATE.format(f"یه روز {spoken}"))
    assert said == _told(_TEMPLATE.format(f"یک روز {written}"))
    assert said


@pytest.mark.parametrize(
    "written",
    [
        "پرونده را خوانده",
        "نخستین روز باز بود",
        "به کار بریم",
        "نام و نان دارد",
        "درباره باد است",
        "درمیان نهاده",
        "خبرها رسیده",
        "کمیته‌ها و کابین‌ها دارد",
        "شخصا دربیاید",
        "هرمون و قانون و میلیون دارد",
    ],
)
def test_written_words_are_no_sign_of_speech(written: str) -> None:
    # «رو» is «را» only where somebody speaks.
    text = f"شهرداری باید راهی را که {written} رو باز کند."
    assert _told(text) != _told(text.replace("رو باز", "را باز"))
    assert _told(text)


def test_what_somebody_asks_for_in_speech_is_found() -> None:
    text = (
        "می‌دونم خسته‌ن، ولی از راننده‌های آمبولانس می‌خوام شب عید هم تلفنشونو روشن نگه دارن. "
        "مدیرای مدرسه نذارن بچه‌ها تو آفتاب صف وایسن، پارسال دو تاشون از حال رفتن."
    )
    found = analyze(f"رامین نیکوکار گفت: {text}", ranker="lead").directives
    assert [(one.force, one.addressee) for one in found] == [
        ("request", "راننده‌های آمبولانس"),
        ("prohibition", "مدیرای مدرسه"),
    ]


@pytest.mark.parametrize(
    ("spoken", "written"),
    [
        ("این روزا بهتره مردم با قطار بیان", "این روزها بهتر است مردم با قطار بیایند"),
        ("شهرداری موظفه راه را باز کند", "شهرداری موظف است راه را باز کند"),
        ("خواهشم اینه که بانک‌ها برگردن", "خواهشم این است که بانک‌ها برگردند"),
        ("اداره برق باید تیر رو برداره", "اداره برق باید تیر را بردارد"),
        ("مردم باید برن، دولتم باید پول بده", "مردم باید بروند، دولت هم باید پول بدهد"),
        ("دانش آموزا باید با اتوبوس برن", "دانش‌آموزان باید با اتوبوس بروند"),
        ("مردم کلاه سرشون بذارن", "مردم کلاه سرشان بگذارند"),
        ("لازمه همه‌مون کم‌تر بپزیم", "لازم است همه‌مان کم‌تر بپزیم"),
        ("آقای وزیر بیا این پل رو بساز", "آقای وزیر بیایید این پل را بسازید"),
    ],
)
def test_a_spoken_line_is_the_written_one(spoken: str, written: str) -> None:
    def found(text: str) -> list[str]:
        report = analyze(f"رامین نیکوکار گفت {text}", ranker="lead")
        assert [quote.speaker for quote in report.quotes] == ["رامین نیکوکار"]
        return [one.force for one in report.directives]

    assert found(spoken) == found(written) != []


def test_a_participle_ends_what_is_said_without_a_colon() -> None:
    text = "رامین نیکوکار گفت شهرداری باید راه رو باز کنه\nوی افزود پولش هم تصویب شده"
    assert [quote.text for quote in analyze(text, ranker="lead").quotes] == [
        "شهرداری باید راه رو باز کنه",
        "پولش هم تصویب شده",
    ]


def test_a_neck_is_no_verb() -> None:
    text = "رامین نیکوکار گفت: این وظیفه برگردن شهرداری است که راه را باز کند."
    assert [d.addressee for d in analyze(text, ranker="lead").directives] == ["شهرداری"]
