"""Whose words a document's own are that nobody reports. All texts and people are invented."""

from __future__ import annotations

import pytest

from speechsum import analyze

_ORDER = "شهرداری باید راه گلزار را تا پایان هفته باز کند."
_NAME, _OTHER = "رامین نیکوکار", "سارا سپهرداد"

# text, where … stands for an order → who gives it
_CASES = {
    "signed in two lines": ("با سلام\n…\nرامین نیکوکار\nاستاندار مهرکنار", _NAME),
    "signed, the post first": ("با سلام\n…\nاستاندار مهرکنار\nرامین نیکوکار", _NAME),
    "signed with a dash": ("با سلام\n…\nاستاندار مهرکنار ـ رامین نیکوکار", _NAME),
    "signed in one line": ("با سلام\n…\nرامین نیکوکار، استاندار مهرکنار", _NAME),
    "signed by a surname": ("با سلام\n…\nنیکوکار\nاستاندار مهرکنار", "نیکوکار"),
    "signed by a name that no lexicon has": (
        "با سلام\n…\nآلویرا ناپیلینا\nدهیار نوده",
        "آلویرا ناپیلینا",
    ),
    "signed by a post": ("با سلام\n…\nاستاندار مهرکنار", "استاندار مهرکنار"),
    "with a closing above": ("با سلام\n…\nبا احترام\nرامین نیکوکار\nاستاندار مهرکنار", _NAME),
    "with a closing on the line": ("با سلام\n…\nبا تشکر، رامین نیکوکار", _NAME),
    "with copies below": (
        "با سلام\n…\nرامین نیکوکار\nاستاندار مهرکنار\nرونوشت:\n- سارا سپهرداد، بخشدار سرپل",
        _NAME,
    ),
    "signed, though nothing else shows a letter": ("…\n\nرامین نیکوکار\nاستاندار مهرکنار", _NAME),
    "signed at the end of the only line": (
        "متن پیام رامین نیکوکار خطاب به شهردار بدین شرح است: سلام علیکم … "
        "رامین نیکوکار استاندار مهرکنار انتهای پیام",
        _NAME,
    ),
    "the addressee is another": (
        "جناب آقای رادمش\nسارا سپهرداد\nشهردار محترم مهرکنار\nبا سلام\n…\nرامین نیکوکار\nاستاندار",
        _NAME,
    ),
    "sender's line": (
        "بخشنامه شماره ۱۲\nبه: شهرداری\nاز: فرمانداری مهرکنار\n…",
        "فرمانداری مهرکنار",
    ),
    "a speech": (
        "متن سخنان رامین نیکوکار، استاندار مهرکنار در نشست راه\nهمکاران عزیز، سلام.\n…",
        _NAME,
    ),
    "a message": ("پیام تبریک رامین نیکوکار به مناسبت روز راه\nهمکاران عزیز\n…", _NAME),
    "a decree told of": (
        "رامین نیکوکار طی حکمی سارا سپهرداد را دهیار کرد.\nمتن حکم به این شرح است:\nسلام علیکم\n…",
        _NAME,
    ),
    "the post above, the name below": (
        "متن پیام استاندار مهرکنار به شرح زیر است: سلام علیکم\n…\nرامین نیکوکار",
        _NAME,
    ),
    "I, the undersigned": ("با سلام\nاینجانب رامین نیکوکار، دهیار نوده، می‌نویسم.\n…", _NAME),
    "a post of a channel": (
        "استاندار مهرکنار: راه باز می‌شود\n🔹 پل امن است.\n🔹 …",
        "استاندار مهرکنار",
    ),
    "a post by a surname": ("نیکوکار: راه باز می‌شود\n🔹 ما پل را ساختیم.\n🔹 …", "نیکوکار"),
}


@pytest.mark.parametrize(("text", "speaker"), _CASES.values(), ids=_CASES.keys())
def test_the_author_speaks(text: str, speaker: str) -> None:
    report = analyze(text.replace("…", _ORDER), ranker="lead")
    assert [directive.speaker for directive in report.directives] == [speaker]
    assert speaker in [person.name for person in report.speakers]
    assert not report.quotes


def test_the_fullest_name_and_post_of_the_author() -> None:
    text = f"متن پیام استاندار مهرکنار به شرح زیر است: سلام علیکم\n{_ORDER}\nرامین نیکوکار"
    (author,) = analyze(text, ranker="lead").speakers
    assert (author.name, author.role) == (_NAME, "استاندار مهرکنار")


@pytest.mark.parametrize(
    "text",
    [
        "رامین نیکوکار گفت: راه باز است.\nبه گزارش ما پل بسته است.\nسارا سپهرداد",
        "رامین نیکوکار گفت: راه باز است.\nخبرنگار: سارا سپهرداد",
        "ماجرا: راه باز می‌شود\n🔹 پل امن است.\n🔹 مردم شادند.",
    ],
)
def test_nobody_else_is_one(text: str) -> None:
    report = analyze(text, ranker="lead")
    assert {speaker.name for speaker in report.speakers} <= {_NAME}


def test_no_author_where_none_is_told() -> None:
    (directive,) = analyze(f"جناب آقای سارا سپهرداد\nبا سلام\n{_ORDER}", ranker="lead").directives
    assert directive.speaker is None


def test_the_report_around_a_message_is_not_the_authors() -> None:
    text = "متن پیام رامین نیکوکار به این شرح است: سلام."
    report = analyze(f"شهرداری باید راه را باز کند؛ این خبر رسید.\n{text}", ranker="lead")
    assert [directive.speaker for directive in report.directives] == [None]


_TOLD = "پارسال سه ماه در گردنه ماندم.\n"
_ASKED = "زنجیر چرخ را فراموش نکنید."


@pytest.mark.parametrize(
    "heading",
    [
        "سخنان رامین نیکوکار، استاندار مهرکنار، در گردهمایی رانندگان",
        "متن پیاده‌شده سخنرانی رامین نیکوکار در گردهمایی رانندگان",
        "خطبه دوم رامین نیکوکار در مهرکنار",
    ],
)
def test_a_heading_tells_of_a_speech(heading: str) -> None:
    report = analyze(f"{heading}\n{_TOLD}{_ASKED}\n", ranker="lead")
    assert [(d.text, d.speaker) for d in report.directives] == [(_ASKED[:-1], _NAME)]


def test_a_headline_about_a_speech_heads_none() -> None:
    text = f"سخنان رامین نیکوکار مردم را شاد کرد\nراه مهرکنار باز است.\n{_ASKED}\n"
    assert not analyze(text, ranker="lead").directives


def test_who_speaks_of_himself_is_no_reporter() -> None:
    told = "من در این شهر بزرگ شدم.\nکودکی ما در کوچه گذشت.\nپدرم نانوا بود و دستش را می‌بوسیدم.\n"
    asked = "شما بهتر از من این راه را می‌شناسید.\nامروز از شما کمک می‌خواهم.\n"
    report = analyze(f"روزی در مهرکنار\n{told}{asked}{_ASKED}\n", ranker="lead")
    assert [directive.text for directive in report.directives] == [_ASKED[:-1]]
    reported = "او در این شهر بزرگ شد.\nکودکی آنها در کوچه گذشت.\nپدرش نانوا بود.\n"
    assert not analyze(f"روزی در مهرکنار\n{reported}{_ASKED}\n", ranker="lead").directives


def test_the_words_of_a_memory_end_with_it() -> None:
    text = f"سخنان رامین نیکوکار در مهرکنار\n{_TOLD}پدرم می‌گفت: راه دراز است.\nما باور نکردیم.\n"
    assert [quote.text for quote in analyze(text, ranker="lead").quotes] == ["راه دراز است"]


@pytest.mark.parametrize("cue", ["به اطلاع می‌رساند:", "نکات زیر اعلام می‌شود:"])
def test_what_a_circular_s_author_makes_known_is_no_quote(cue: str) -> None:
    text = (
        f"بخشنامه شماره ۱۲\nبه: همه مدارس\nبا سلام\n{cue}\n"
        "• نشانی دبیرخانه مهرکنار عوض می‌شود.\n• شماره تازه دبیرخانه ۵۵۱۲ است."
    )
    assert [q.text for q in analyze(text).quotes if q.kind == "direct"] == []


_LETTER = "مدیر محترم آب مهرکنار\nبا سلام\nخواهشمند است لوله را عوض کنید.\n"


@pytest.mark.parametrize(
    "foot",
    [
        "شورای روستای گلزار\nرئیس شورا: رامین نیکوکار\nعضو شورا: سارا سپهرداد\nمهر شورا",
        "رامین نیکوکار\nدهیار گلزار\nکارشناس: ن. برفی – داخلی ۲۳",
        "دهیار گلزار: رامین نیکوکار\nمحل مهر و امضا",
    ],
)
def test_who_signs_stands_at_the_foot(foot: str) -> None:
    report = analyze(_LETTER + foot, ranker="lead")
    assert [directive.speaker for directive in report.directives] == [_NAME]
    assert not [quote for quote in report.quotes if quote.kind == "direct"]


def test_words_in_marks_are_anothers_in_a_speech_too() -> None:
    told = "دیشب یکی از شما به من گفت: «آب ما شور است.»\nحق با اوست.\n"
    text = f"سخنان رامین نیکوکار، فرمانده پاسگاه گلزار\nسربازان، سلام.\n{told}{_ASKED}\n"
    report = analyze(text, ranker="lead")
    assert [(q.speaker, q.text) for q in report.quotes] == [(None, "آب ما شور است")]
    assert [d.text for d in report.directives] == [_ASKED[:-1]]


def test_a_label_is_over_a_whole_speech_that_a_heading_tells_of() -> None:
    text = (
        "پیاده‌شده از فایل صوتی جلسه شب\nمدیر کارخانه، رامین نیکوکار:\nسلام بچه‌ها.\n"
        "کارگرا نباید بی‌دستکش برن سر خط.\nبچه‌های انبار موجودی رو بشمرن.\n"
    )
    report = analyze(text, ranker="lead")
    assert [d.addressee for d in report.directives] == ["کارگرا", "بچه‌های انبار"]


@pytest.mark.parametrize("head", ["موارد مطرح شده:", "مطالب بیان شده:"])
def test_a_heading_of_minutes_is_no_cue(head: str) -> None:
    text = f"صورت‌جلسه شورای آب\n{head}\n- چاه‌ها خشک است.\nمصوبات:\n۱- شهرداری چاه را بکند.\n"
    assert not analyze(text).quotes


@pytest.mark.parametrize(
    "told",
    [
        "در متن این حکم آمده است",
        "در این حکم خطاب به آقای کاوه دانشور آمده است",
        "در متن این حکم خطاب به مهندس کاوه دانشور آمده است",
    ],
)
def test_whom_a_decree_appoints_has_not_written_it(told: str) -> None:
    text = (
        f"{_NAME}، وزیر راه، حکم انتصاب رئیس راه مهرکنار را صادر کرد.\n{told}: «راه را باز کنید.»"
    )
    assert [quote.speaker for quote in analyze(text).quotes] == [_NAME]
