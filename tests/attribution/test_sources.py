"""The source that stands nearest to its words, not the main person of a report.

All texts and people are invented.
"""

from __future__ import annotations

import pytest

from speechsum import analyze
from tests.attribution.direct import whose

_NAME, _OTHER = "رامین نیکوکار", "سارا سپهرداد"
_BEFORE = f"{_NAME} گفت: راه باز است.\n"


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
    assert whose(f"{_BEFORE}{said}: پل امن است.") == [_NAME, speaker]


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
    assert whose(text) == [speaker]


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
    assert whose(text)[-1] == speaker


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
    assert whose(text) == [_NAME, speaker, speaker]


def test_a_pronoun_is_no_body() -> None:
    text = f"{_BEFORE}وزارت راه گفت که پل نیست. وی افزود: من شکایت کردم."
    assert whose(text) == [_NAME, "وزارت راه", _NAME]


def test_some_time_ago_is_nobody() -> None:
    text = f"مدتی قبل {_NAME} - وزیر راه - گفت: راه باز است.\nمدتی پیش افزود: پل امن است."
    assert whose(text) == [_NAME, _NAME]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # A mark too many before a name.
        (f'""{_OTHER}" پژوهشگر آب از این طرح انتقاد کرد و گفت که آب نیست.', _OTHER),
        # People behind an adjunct that «این» ends, and a verb of theirs.
        ("طی این مطالعه پژوهشگران گفتند که آب نیست.", "پژوهشگران"),
        ("در این نشست کارشناسان گفته‌اند که آب نیست.", "کارشناسان"),
        ("در این دیدار با کارشناسان گفت که آب نیست.", _NAME),
        ("در این نشست کارشناسان آمدند و نیکوکار گفت که آب نیست.", _NAME),
        # Who is brought to act by what is told.
        (f"این کار باعث شد {_OTHER} هشدار دهد. ایشان فرمودند: آب نیست.", _OTHER),
        (f"همین امر سبب شد تا {_OTHER} به راه بیفتد. وی افزود: آب نیست.", _OTHER),
        ("این کار باعث شد مجلس هشدار دهد. وی افزود: آب نیست.", _NAME),
        ("این کار باعث شد راه بسته شود. وی افزود: آب نیست.", _NAME),
    ],
)
def test_who_is_new_beside_the_main_person(text: str, speaker: str) -> None:
    assert whose(_BEFORE + text) == [_NAME, speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("این متهم گفت: پول نبود.\nنماینده سازمان آب در جایگاه قرار گرفت و افزود: پول بود.", True),
        ("نیکوکار، متهم این پرونده، گفت: پول نبود.\nنماینده سازمان آب افزود: پول بود.", True),
        ("این استاد گفت: پول نبود.\nنماینده سازمان آب افزود: پول بود.", False),
    ],
)
def test_an_accused_is_no_official(text: str, speaker: bool) -> None:
    sepehri = "سارا سپهری قاضی پرونده گفت: جلسه رسمی است.\n"
    assert whose(f"{sepehri}{_BEFORE}{text}")[-1] == ("نماینده سازمان آب" if speaker else _NAME)


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("به گزارش سپهر به نقل از انجمن آب، با صدور بیانیه‌ای گفته است: آب نیست.", ["انجمن آب"]),
        ("به گزارش سپهر به نقل از روزنامه مهر، با صدور بیانیه‌ای گفته است: آب نیست.", [None]),
        (f"به گزارش سپهر به نقل از انجمن آب، {_NAME} گفت: آب نیست.", [_NAME]),
        # Nobody promises; nobody speaks of a term that is explained.
        (f"{_BEFORE}این کار تنها در مهرکنار است و قول داده شده که تا تابستان بماند.", [_NAME]),
        ('مواد دیگر عبارتند از:\n"آبزای مهر"(Abzay): طی جنگ این ماده را ساختند.', []),
        (f'{_BEFORE}"{_OTHER}"(Sara): این ماده را ساختیم.', [_NAME, _OTHER]),
        # A table follows, not speech.
        (f"{_BEFORE}قیمت‌ها مطابق جدول زیر است:\nانتهای پیام", [_NAME]),
        # Names with their posts, also within a speech.
        (
            f"{_BEFORE}وی افزود: این مهم است به خصوص اینکه شیخ {_OTHER}، رئیس شورا اعلام کرد که "
            "آب نیست.",
            [_NAME, _NAME, _OTHER],
        ),
        ("پروفسور کرامت رئیس هیأت آذرکوه گفت: آب نیست.", ["کرامت"]),
        ("بهار کشاورز استاندار آذرکوه گفت: آب نیست.", ["بهار کشاورز"]),
        (
            "تای وانگ، یک تاجر فلزات معتقد است که راه دور است.\nوی می‌گوید: آب نیست.",
            ["تای وانگ"],
        ),
        (
            "اعلام انصاری - رئیس سازمان آب - نشان می‌دهد که راه دور است.\nوی می‌گوید: آب نیست.",
            [None],
        ),
    ],
)
def test_whose_words_they_are(text: str, speakers: list[str | None]) -> None:
    assert whose(text) == speakers


def test_a_guest_is_not_named_as_the_host_later() -> None:
    text = (
        f"برنامه دیدار {_NAME} رئیس سازمان آب برگزار شد.\nرئیس سازمان آب گفت: آب هست.\n"
        "مراجعه‌کننده بعدی که راننده بود گفت که راه بسته است. وی افزود: من رفتم.\n"
        "آقای نیکوکار گفت: راه باز می‌شود."
    )
    assert whose(text) == [_NAME, "مراجعه‌کننده بعدی", "مراجعه‌کننده بعدی", _NAME]


def test_an_accused_may_be_named_later() -> None:
    assert whose("متهم گفت: من نبودم.\nرادمنش افزود: پول نبود.") == ["رادمنش", "رادمنش"]


def test_an_agency_is_no_officials_name() -> None:
    text = "یک مقام آگاه گفت که راه باز است.\nبه نوشته سپهر نیوز، پل هست.\nاین منبع افزود: آب هست."
    assert whose(text) == ["مقام آگاه", "مقام آگاه"]


def test_who_is_listed_does_not_speak() -> None:
    text = (
        f"{_NAME} گفت: طرح خوب است.\nبه گفته او طرح خوب بود. این طرح به هیأتی می‌رود که اعضای آن "
        "شامل دادستان کل کشور، رئیس کمیسیون برنامه، رئیس کمیسیون انرژی و وزیر راه است و تأیید "
        "می‌شود.\nوی ادامه داد: پل امن است."
    )
    assert whose(text) == [_NAME, _NAME]


@pytest.mark.parametrize("noun", ["سوال", "دیدار", "مصاحبه"])
def test_a_noun_before_a_name_is_none_of_it(noun: str) -> None:
    text = f"{noun} {_NAME} با وزیر راه برگزار شد.\nنیکوکار گفت: راه بسته است."
    assert whose(text) == [_NAME]


def test_a_judge_does_not_complain() -> None:
    text = (
        "قاضی رادمنش گفت: جلسه رسمی است.\nاین شاکی گفت: پول دادم.\n"
        "خانم سپهری با حضور در جایگاه گفت: راه بسته بود."
    )
    assert whose(text)[0] == "رادمنش"
    assert whose(text)[2] == "سپهری"


@pytest.mark.parametrize(
    "signed", ["؛ طاهره باغبان، شهردار مهرکنار", "؛ طاهره باغبان", " ؛ شهردار مهرکنار"]
)
def test_who_said_it_stands_behind_a_semicolon(signed: str) -> None:
    (quote,) = analyze(f"«راه باید تا پایان خرداد باز شود»{signed}\n").quotes
    assert quote.text == "راه باید تا پایان خرداد باز شود"
    assert quote.speaker in ("طاهره باغبان", "شهردار مهرکنار")
    assert not analyze("«راه باز است»؛ باران می‌بارد و پل امن است.\n").quotes
