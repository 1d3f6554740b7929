"""Who is speaking. All texts and people are invented."""

from __future__ import annotations

from datetime import date

import pytest

from speechsum import analyze

_NAME, _OTHER = "بهار نیکوکار", "رامین سپهرداد"

# text → the speakers of its direct quotes
_CASES = {
    "a honorific": ("دکتر بهار نیکوکار گفت: راه باز است.", [_NAME]),
    "a rank": ("سرتیپ دوم پاسدار رامین سپهرداد گفت: راه باز است.", [_OTHER]),
    "a dateline": ("به گزارش خبرگزاری سپهر از سپیدرود، بهار نیکوکار گفت: راه باز است.", [_NAME]),
    "a dateline without a comma": ("به گزارش سپهر بهار نیکوکار در نشست راه گفت: باز است.", [_NAME]),
    "a kicker": ("گروه شهری: بهار نیکوکار گفت: راه باز است.", [_NAME]),
    "name, post": ("بهار نیکوکار، رئیس شورای شهر، گفت: راه باز است.", [_NAME]),
    "name - post -": ("بهار نیکوکار - رئیس شورای شهر - در نشست راه گفت: باز است.", [_NAME]),
    "post name": ("رئیس شورای شهر سپیدرود رامین سپهرداد گفت: راه باز است.", [_OTHER]),
    "a name in marks": ("«بهار نیکوکار» در نشست راه گفت: باز است.", [_NAME]),
    "after an adjunct": ("در پایان این نشست بهار نیکوکار گفت: راه باز است.", [_NAME]),
    "after an adjunct and a comma": ("در پایان نشست، بهار نیکوکار گفت: راه باز است.", [_NAME]),
    "«وی»": ("بهار نیکوکار گفت: راه باز است. وی افزود: پل امن است.", [_NAME, _NAME]),
    "a surname": ("بهار نیکوکار گفت: راه باز است. نیکوکار افزود: پل امن است.", [_NAME, _NAME]),
    "his post": (
        "بهار نیکوکار گفت: راه باز است.\nرئیس شورای شهر افزود: پل امن است.",
        [_NAME, _NAME],
    ),
    "this official": (
        "بهار نیکوکار گفت: راه باز است.\nاین مقام مسئول افزود: پل امن است.",
        [_NAME, _NAME],
    ),
    "the name given after the post": (
        "رئیس شورای شهر گفت: راه باز است.\nبهار نیکوکار در نشست راه افزود: پل امن است.",
        [_NAME, _NAME],
    ),
    "the name given after «وی»": (
        "وی گفت: راه باز است.\nبهار نیکوکار افزود: پل امن است.",
        [_NAME, _NAME],
    ),
    "named in narration": (
        "بهار نیکوکار در نشست راه حضور یافت.\nوی گفت: راه باز است.",
        [_NAME],
    ),
    "somebody else": (
        "بهار نیکوکار گفت: راه باز است.\nرامین سپهرداد نیز گفت: پل امن است.\nوی افزود: خوب است.",
        [_NAME, _OTHER, _OTHER],
    ),
    "back to the first by post": (
        "بهار نیکوکار، رئیس شورای شهر گفت: راه باز است.\n"
        "رامین سپهرداد، فرماندار سپیدرود گفت: پل امن است.\n"
        "رئیس شورای شهر افزود: خوب است.",
        [_NAME, _OTHER, _NAME],
    ),
    "two with one surname": (
        "بهار نیکوکار گفت: راه باز است.\nرامین نیکوکار گفت: پل امن است.",
        [_NAME, "رامین نیکوکار"],
    ),
    "a body": ("وزارت راه اعلام کرد: راه باز است.", ["وزارت راه"]),
    "a group": ("کارشناسان سپیدرود گفتند: راه باز است.", ["کارشناسان سپیدرود"]),
    "nobody named": ("وی گفت: راه باز است.", [None]),
    "a post after «با» is no subject": (
        "بهار نیکوکار گفت: راه باز است.\nدر دیدار با رئیس شورا گفت: پل امن است.",
        [_NAME, _NAME],
    ),
    "a conjunction before the name": (
        "بهار نیکوکار گفت: راه باز است.\nچنانکه نیکوکار هنوز در شهر گفت: پل امن است.",
        [_NAME, _NAME],
    ),
    "a misprinted surname": (
        "بهار نیکنامی گفت: راه باز است.\nنیکنام افزود: پل امن است.",
        ["بهار نیکنامی", "بهار نیکنامی"],
    ),
    "a phrase before a name that nothing else tells": (
        "بهار نیکوکار گفت: باز است.\nاز سوی دیگر آلویرا ناپیلینا، رئیس بانک آب گفت: امن است.",
        [_NAME, "آلویرا ناپیلینا"],
    ),
    "a far subject": (
        "این در حالی است که پیش از این رامین سپهرداد، سخنگوی راه اعلام کرده است: باز است.",
        [_OTHER],
    ),
    "the second of two clauses": (
        "این راه دیروز باز شد و رئیس شورای شهر به مردم گفت: راه باز است.",
        ["رئیس شورای شهر"],
    ),
    "the governor, not the paper": (
        "روزنامه سپهر به نقل از استاندار سپیدرود گفت: راه باز است.",
        ["استاندار سپیدرود"],
    ),
    "another office": (
        "بهار نیکوکار، وزیر راه گفت: راه باز است.\nاستاندار سپیدرود گفت: پل امن است.",
        [_NAME, "استاندار سپیدرود"],
    ),
    "another item of news": (
        "بهار نیکوکار گفت: راه باز است.\nراه‌های دیگر\nایسنا: معاون وزیر راه گفت: امن است.",
        [_NAME, "معاون وزیر راه"],
    ),
    "a topic is nobody": (
        "بهار نیکوکار گفت: راه باز است.\nیکی از موضوعاتی که پرسیدند، پل بود.\nوی گفت: امن است.",
        [_NAME, _NAME],
    ),
    "a place is no surname": (
        "شهردار رامین نیلگون گفت: در نیلگون باز است.\nرئیس شورای نیلگون نیز افزود: امن است.",
        ["رامین نیلگون", "رئیس شورای نیلگون"],
    ),
    "ZWNJ lost": ("رامین نیکنامپور میگوید: راه باز میشود.", ["رامین نیکنام\u200cپور"]),
}


@pytest.mark.parametrize(("text", "names"), _CASES.values(), ids=_CASES.keys())
def test_the_speaker_of_each_quote(text: str, names: list[str | None]) -> None:
    assert [q.speaker for q in analyze(text).quotes if q.kind == "direct"] == names


def test_a_person_is_listed_once_with_all_that_he_is_called() -> None:
    text = (
        "دکتر بهار نیکوکار گفت: راه باز است. وی افزود: پل امن است.\n"
        "رئیس شورای شهر سپیدرود گفت: مردم بیایند.\n"
        "نیکوکار یادآور شد: کار تمام است.\n"
        "رئیس شورای شهر تاکید کرد: کار خوبی بود."
    )
    (speaker,) = analyze(text).speakers
    assert speaker.name == _NAME
    assert speaker.role == "رئیس شورای شهر سپیدرود"
    assert speaker.aliases == (
        "دکتر بهار نیکوکار",
        "وی",
        "رئیس شورای شهر سپیدرود",
        "نیکوکار",
        "رئیس شورای شهر",
    )


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("بهار نیکوکار وزیر صنعت، معدن و تجارت گفت: راه باز است.", "وزیر صنعت، معدن و تجارت"),
        ("بهار نیکوکار وزیر راه، آب و برق را شناخت و گفت: باز است.", "وزیر راه"),
        ("بهار نیکوکار دبیر ستاد مبارزه با باران گفت: باز است.", "دبیر ستاد مبارزه با باران"),
        ("بهار نیکوکار رئیس دانشگاه مهر(عج) نیلگون گفت: باز است.", "رئیس دانشگاه مهر(عج) نیلگون"),
        ("بهار نیکوکار مدیر عامل شرکت آب گفت: باز است.", "مدیر عامل شرکت آب"),
        ("بهار نیکوکار، سفیر ایران در نیلگون، گفت: باز است.", "سفیر ایران در نیلگون"),
        ("بهار نیکوکار گفت: باز است.\nاین کارشناس راه افزود: امن است.", "کارشناس راه"),
        ("بهار نیکوکار گفت: باز است.\nاین مقام مسئول افزود: امن است.", None),
        ("سازمان راه سپیدرود اعلام کرد: راه باز است.", None),
        ("کارشناسان سپیدرود گفتند: راه باز است.", None),
        ("استاندار سپیدرود گفت: راه باز است.", "استاندار سپیدرود"),
    ],
)
def test_the_post_of_a_speaker(text: str, role: str | None) -> None:
    assert [s.role for s in analyze(text).speakers] == [role]


def test_a_post_of_any_length_is_one_post() -> None:
    text = "نماینده مردم سپیدرود، نیلگون و بهاران در مجلس شورای اسلامی گفت: راه باز است."
    (speaker,) = analyze(text).speakers
    assert speaker.name == speaker.role == text.removesuffix(" گفت: راه باز است.")


def test_who_is_only_spoken_of_is_no_speaker() -> None:
    text = "بهار نیکوکار در دیدار با رامین سپهرداد گفت: راه باز است."
    assert [s.name for s in analyze(text).speakers] == [_NAME]


@pytest.mark.parametrize(
    ("dateline", "jalali"),
    [
        ("امروز سه شنبه ۱۱ مرداد", "1401-05-11"),
        ("امروز (سه‌شنبه، ۱۱ مرداد)", "1401-05-11"),
        ("روز سه شنبه یازدهم مردادماه", "1401-05-11"),
        ("صبح امروز ۳ تیر ۱۴۰۲", "1402-04-03"),
        ("امروز بیست و یکم مهر", "1400-07-21"),
    ],
)
def test_the_day_of_the_speech(dateline: str, jalali: str) -> None:
    text = f"بهار نیکوکار {dateline} در همایش آب و راه گفت: راه باز است."
    report = analyze(text, date=date(2022, 9, 1))
    assert report.day is not None
    assert report.day.jalali == jalali
    assert report.occasion is not None
    assert report.occasion.text == "همایش آب و راه"


def test_without_a_reference_date_the_text_gives_the_year() -> None:
    text = "بهار نیکوکار امروز ۱۱ مرداد در نشست راه گفت: این راه از ۵ خرداد ۱۳۹۸ بسته بود."
    report = analyze(text)
    assert report.day is not None
    assert report.day.gregorian == "2019-08-02"


@pytest.mark.parametrize(
    "text",
    [
        "بهار نیکوکار گفت: راه از ۵ خرداد ۱۳۹۸ بسته بود.",
        "بهار نیکوکار با اشاره به باران از ۲ تا ۵ خرداد گفت: راه باز است.",
        "بهار نیکوکار امروز ۳۱ مهر گفت: راه باز است.",
    ],
    ids=["a day spoken of", "days of an event", "no such day"],
)
def test_a_day_that_is_not_the_speechs(text: str) -> None:
    assert analyze(text).day is None


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("۲۲ خردادماه دادستانی سرپل اعلام کرد: راه باز است.", "دادستانی سرپل"),
        ("۲۲ خرداد ماه ۱۴۰۳ استاندار مهرکنار گفت: راه باز است.", "استاندار مهرکنار"),
        (
            "سیل در سرپل پرونده‌ای بود که دادستان سرپل در تشریح آن گفت: راه باز است.",
            "دادستان سرپل",
        ),
        ("رئیس شورای سرپل و مدیران شهر گفتند: راه باز است.", "رئیس شورای سرپل"),
        (
            "این ادعا مطرح می‌شود که پیش از این رامین نیکوکار، سخنگوی شورا، گفت: راه باز است.",
            "رامین نیکوکار",
        ),
    ],
)
def test_who_acts_in_a_longer_clause(text: str, speaker: str) -> None:
    assert [q.speaker for q in analyze(text).quotes if q.kind == "direct"] == [speaker]


@pytest.mark.parametrize(
    "before",
    [
        "در همین زمینه، دیروز",
        "دیروز",
        "راه نوده باز می‌شود",
        "پل تازه به بن‌بست می‌رسد",
        "فرماندار گرانی را تکذیب می‌کند، اما",
        "درحالی‌که سپهرداد از بازار می‌گوید، اما",
    ],
)
def test_who_speaks_stands_right_behind_other_words(before: str) -> None:
    report = analyze(f"{before} رئیس شورای نوده در نشست راه گفت: باز است.")
    assert [q.speaker for q in report.quotes if q.kind == "direct"] == ["رئیس شورای نوده"]


def test_a_heading_that_has_lost_its_line() -> None:
    report = analyze(
        f"{_NAME} گفت: راه باز است. سپیدرود راه را خوب می‌شناسد {_OTHER} در پایان گفت: پل امن است."
    )
    assert [q.speaker for q in report.quotes] == [_NAME, _OTHER]


def test_a_governed_noun_behind_a_preposition_does_not_speak() -> None:
    report = analyze(f"{_NAME} گفت: راه باز است.\nبا رئیس شورای نوده آمد و گفت: پل امن است.")
    assert [q.speaker for q in report.quotes] == [_NAME, _NAME]


def test_who_heads_one_branch_heads_no_other() -> None:
    text = (
        "رامین نیکوکار، رئیس شبکه بهداشت آذرکوه گفت: راه باز است.\n"
        "رئیس اداره دامپزشکی افزود: پل بسته است."
    )
    speakers = [quote.speaker for quote in analyze(text).quotes]
    assert speakers == ["رامین نیکوکار", "رئیس اداره دامپزشکی"]


@pytest.mark.parametrize("post", ["جمعیت هلال احمر", "مرکز بهداشت", "اداره برق"])
def test_who_holds_an_office_heads_no_branch(post: str) -> None:
    text = f"رامین نیکوکار فرماندار نوده گفت: راه باز است.\nرئیس {post} گفت: پل بسته است."
    speakers = [quote.speaker for quote in analyze(text).quotes]
    assert speakers == ["رامین نیکوکار", f"رئیس {post}"]


@pytest.mark.parametrize(
    ("head", "second"),
    [
        ("صورتجلسه شورای روستای نوده", "نماینده آبفا"),
        ("مصوبات شورای روستای نوده", "نماینده آبفا"),
        ("خبر نشست شورای روستای نوده", "رامین نیکوکار"),
    ],
)
def test_at_a_meeting_with_minutes_each_post_is_another_one(head: str, second: str) -> None:
    text = (
        f"{head}\n\nرامین نیکوکار، رئیس شورای نوده، گفت: راه باز است.\n"
        "نماینده آبفا گفت: چاه خشک است."
    )
    assert [quote.speaker for quote in analyze(text).quotes] == ["رامین نیکوکار", second]


@pytest.mark.parametrize(
    "before",
    [
        "پیش از این بخشدار گلزار نیز از بسته شدن پل خبر داده بود.",
        "سارا سپهرداد هفته گذشته از ساخت پل خبر داده بود.",
        "اهالی سپیدرود بارها از بسته بودن راه گلایه کرده بودند.",
        "سارا سپهرداد، رئیس شورای نوده، ماه گذشته از این طرح انتقاد کرده بود.",
        "شرکت آب پیش از این درباره سیل هشدار داده بود.",
        "وزیر راه در سفر نخست خود به این پل اشاره کرده بود.",
    ],
)
def test_who_had_told_of_something_before_is_no_speaker(before: str) -> None:
    report = analyze(f"رامین نیکوکار، فرماندار نوده گفت: راه باز است.\n{before}")
    assert [speaker.name for speaker in report.speakers] == ["رامین نیکوکار"]


@pytest.mark.parametrize(
    "told",
    [
        "سارا سپهرداد از بسته شدن پل خبر داد.",
        "سارا سپهرداد پیشتر گفته بود: پل بسته می‌شود.",
        "پیش از این سارا سپهرداد گفته بود که پل بسته می‌شود.",
        "سارا سپهرداد از ساخت پل خبر داده بود. وی امروز گفت: پل باز شد.",
        "سارا سپهرداد از ساخت پل خبر داده بود و امروز گفت: پل باز شد.",
        "سارا سپهرداد از این طرح انتقاد کرده است.",
    ],
)
def test_who_says_or_tells_of_something_now_is_one(told: str) -> None:
    report = analyze(f"رامین نیکوکار، فرماندار نوده گفت: راه باز است.\n{told}")
    assert [speaker.name for speaker in report.speakers] == ["رامین نیکوکار", "سارا سپهرداد"]
