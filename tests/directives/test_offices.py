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


def test_a_note_to_all_branches_speaks_itself() -> None:
    text = (
        "به کلیه شعب\nبدین‌وسیله ابلاغ می‌شود شعب موظفند نوبت‌دهی را برخط کنند. "
        "دریافت وجه نقد ممنوع است.\nمعاونت شعب بانک سپیدار"
    )
    assert _told(text) == [("شعب", "obligation"), (None, "prohibition")]


@pytest.mark.parametrize(
    "heading",
    [
        "حکم انتصاب",
        "قطعنامه گردهمایی باغداران",
        "گزارش بازدید از کارگاه شیشه",
        "✍ یادداشت روزانه فرماندار",
        "سلام همشهری‌ها",
        "اولیای گرامی کلاس سوم",
        "صورت جلسه شورای روستا",
    ],
)
def test_a_document_that_a_heading_or_a_call_begins_speaks_itself(heading: str) -> None:
    text = f"{heading}\nبازار گلزار بسته است.\nکارگران بدون عینک کار نکنند."
    assert _told(text) == [("کارگران", "prohibition")]
    assert _told("سلام استاندار به مردم خبرساز شد\nبازار بسته است.\nکارگران کار نکنند.") == []


def test_numbers_without_a_stop_count_lines_too() -> None:
    text = (
        "صورت‌جلسه کارگاه سد آذرکوه\n۱ مقرر شد نقشه‌ها توسط مشاور اصلاح شود.\n"
        "۲ پیمانکار موظف است برگه‌ها را بدهد.\n۳ پیمانکار از انبار کردن سیمان خودداری کند.\n"
    )
    told = [("مشاور", "obligation"), ("پیمانکار", "obligation"), ("پیمانکار", "prohibition")]
    assert _told(text) == told
    assert _told(f"{_CIRCULAR}۳ پیمانکار موظف هستند برگه‌ها را بدهند.")[0][0] == "۳ پیمانکار"


def test_a_page_number_is_no_line_of_a_list() -> None:
    text = (
        "مصوبات دویست و سی‌امین نشست عادی شورای دانشگاه مهرکنار\nدر ساعت ده آغاز شد.\n"
        "- بوستان : شهرداری نیمکت‌ها را رنگ کند.\nصفحه ۱ از ۲\n"
        "- میدان : شهرداری جوی را لایروبی کند.\n- کشیدن قلیان در بوستان ممنوع شد.\n"
    )
    assert _told(text) == [("شهرداری", "obligation")] * 2 + [(None, "prohibition")]


def test_what_is_to_be_forbidden_in_a_resolution() -> None:
    text = "قطعنامه باغداران مهرکنار\nواردات خرما در فصل برداشت ممنوع شود."
    assert _told(text) == [(None, "prohibition")]
    assert _told("رامین نیکوکار گفت: امیدواریم واردات خرما ممنوع شود.") == []


def test_an_item_that_is_done_by_nobody_is_not_its_readers() -> None:
    text = "به: مدیران محترم شعب مهرکنار\nبا سلام\n{}"
    items = "- صندوق‌داران باید درها را ببندند.\n- ضروری است آمار روزانه ثبت گردد.\n"
    assert _told(text.format(items)) == [("صندوق‌داران", "obligation"), (None, "necessity")]
    alone = [("مدیران محترم شعب مهرکنار", "necessity")]
    assert _told(text.format("ضروری است آمار روزانه ثبت گردد.\n")) == alone


@pytest.mark.parametrize("duty", ["موظفید", "مکلفید", "ملزمید", "موظف‌اید"])
def test_a_decree_obliges_you(duty: str) -> None:
    text = f"حکم انتصاب\nجناب آقای نیکوکار\n{duty} گزارش کار را هر ماه بفرستید."
    assert [force for _, force in _told(text)] == ["obligation"]


@pytest.mark.parametrize(
    "tail",
    [
        "👉 عضو شوید: @mehrkenar",
        "سؤالات خود را برای ما بنویسید\n@mehrkenar",
        "✉️ پرسش‌های خود را برای ما بنویسید",
    ],
)
def test_what_a_channel_asks_of_its_readers(tail: str) -> None:
    text = f"سلام همشهری‌ها\nکتابخانه باز شد.\nخانواده‌ها کتاب بیاورند.\n{tail}"
    assert _told(text) == [("خانواده‌ها", "instruction")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("یک بار فرماندار دستور داد دیوار برداشته شود و ما همان روز برداشتیم.", []),
        ("سن این کوزه باید صد سال باشد، مال مادرم بود.", []),
        ("تندی باد باید از ۷۰ کیلومتر در ساعت بگذرد.", []),
        ("یک بار دیگر از مردم خواهش می‌کنم راه را باز کنند.", [("مردم", "request")]),
        ("سن داوطلب باید زیر چهل سال باشد.", [(None, "obligation")]),
        ("باغداران باید برف را پارو کنند.", [("باغداران", "obligation")]),
        ("سن بازنشستگی کارکنان باید سی سال باشد.", [(None, "obligation")]),
        ("سازمان هوا و فضا باید به مردم برسد.", [("سازمان هوا و فضا", "obligation")]),
    ],
)
def test_what_was_told_once_and_what_comes_by_itself(
    text: str, told: list[tuple[str | None, str]]
) -> None:
    assert _told(f"متن سخنان رامین نیکوکار در آیین راه\n{text}") == told


def test_whom_a_demand_names_keeps_what_he_is_of() -> None:
    text = "مهرکنار - رامین نیکوکار خواستار کاشت درخت از سوی سازمان پارک‌ها شد."
    assert _told(text) == [("سازمان پارک‌ها", "request")]


def test_thanks_to_a_guest_are_no_note_of_who_is_to_do_it() -> None:
    text = (
        "گفت‌وگوی تلفنی با مهدی رادمنش، مدیرکل راه مهرکنار\nرادمنش: اداره‌ها باید کم کنند.\n"
        "مجری: ممنونم از شما آقای رادمنش. بینندگان عزیز، با ما همراه باشید.\n"
    )
    assert _told(text) == [("اداره‌ها", "obligation")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("بانک‌ها باید تا آخر سال وام مقنی‌ها رو بدن.", ("بانک‌ها", "obligation")),
        (
            "مادرهایی که داوطلب کتابخونه شدن فردا به دفتر بیان.",
            ("مادرهایی که داوطلب کتابخونه شدن", "instruction"),
        ),
    ],
)
def test_spoken_verbs_that_look_like_nouns(text: str, told: tuple[str, str]) -> None:
    assert _told(f"سلام همشهری‌ها\n{text}") == [told]
    assert _told("سلام همشهری‌ها\nپزشک باید رو بدن بیمار کار کند.") == [("پزشک", "obligation")]


def test_minutes_are_of_the_day_that_their_meeting_is_told_of() -> None:
    text = (
        "صورت‌جلسه ستاد بازار مهرکنار\n{} در محل شهرداری تشکیل شد.\n"
        "۱. مقرر شد شهرداری تا پایان مهر راه را باز کند.\n"
    )
    report = analyze(text.format("روز چهارشنبه ۲۳ مهر ۱۴۰۴"))
    assert report.day is not None
    assert report.day.jalali == "1404-07-23"
    assert report.directives[0].deadline is not None
    assert report.directives[0].deadline.jalali == "1404-07-30"
    other = "انبار شهرداری از ده سال پیش بسته بود و روز ۲۳ مهر ۱۴۰۴ بازار"
    assert analyze(text.format(other)).day is None


def test_a_line_of_a_channel_ends_with_an_emoji() -> None:
    text = (
        "سلام همشهری‌ها\nبازار گلزار بسته است. فردا آن را می‌سازیم، قول می‌دهم.\n"
        "▪️ همشهری‌ها هم پوست میوه را در جوی نریزند 🙏\n▪️ نظافت بازار گلزار ✅\n"
    )
    assert _told(text) == [("همشهری‌ها", "prohibition")]


@pytest.mark.parametrize("day", ["یک روز پس از سیل، ", "آن روز "])
def test_a_report_may_tell_of_one_day(day: str) -> None:
    text = f"{day}استاندار دستور داد شهرداری راه را باز کند."
    assert _told(text) == [("شهرداری", "obligation")]


@pytest.mark.parametrize("adopted", ["طرح بازار را تصویب کرد", "مصوبه بازار را اعلام کرد"])
def test_articles_of_what_is_adopted(adopted: str) -> None:
    text = (
        f"شورای شهر آذرکوه دیروز {adopted}.\n"
        "بر اساس تبصره ۱، شهرداری موظف است فهرست کسبه را تهیه کند.\n"
        "به موجب تبصره ۲ این مصوبه، سازمان میادین موظف است غرفه‌ها را به بانوان بدهد.\n"
        "بر اساس ماده ۵۵ قانون شهرداری‌ها، شهرداری موظف است معابر را پاکیزه نگه دارد."
    )
    found = analyze(text, ranker="lead").directives
    assert [one.addressee for one in found] == ["شهرداری", "سازمان میادین"]
