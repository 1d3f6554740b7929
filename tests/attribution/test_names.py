"""What belongs to a name and what only stands beside it. All texts and people are invented."""

from __future__ import annotations

import pytest

from speechsum import analyze
from tests.attribution.direct import whose

_NAME, _OTHER = "رامین نیکوکار", "سارا سپهرداد"

# Between «رامین نیکوکار» and «گفت: راه باز است.»
_BETWEEN = (
    "ساعت ۱۰:۳۰",
    "ساعت ۱۰",
    "ساعتی پیش",
    "دقایقی پیش",
    "لحظاتی پیش",
    "دقایقی قبل",
    "تلفنی",
    "کتبی",
    "کتباً",
    "شفاهی",
    "سرانجام",
    "بالاخره",
    "اخیراً",
    "هم‌اکنون",
    "پریشب",
    "امسال",
    "پارسال",
    "فردا",
    "نیمه‌شب",
    "ظهر امروز",
    "بعدازظهر دیروز",
    "پس از جلسه",
    "فوری",
    "به‌فوریت",
    "رسماً",
    "علناً",
    "به‌صراحت",
    "صریحاً",
    "قاطعانه",
    "با لبخند",
    "خطاب به خبرنگاران",
    "چنین",
    "هم",
    "نیز",
    "اما",
    "دوباره",
    "بار دیگر",
    "مجدداً",
    "خبر داد و",
    "خودش",
    "شخصاً",
    "تاکنون چند بار",
    "همین چند روز پیش",
    "روز گذشته",
    "هفته پیش",
    "در تماس تلفنی",
    "ابتدا",
    "بلافاصله",
    "نهایتاً",
    "در نهایت",
    "سپس",
    "آن‌گاه",
    "فوراً",
    "یک‌بار دیگر",
    "اینجا",
    "آنجا",
    "ظاهراً",
    "یکشنبه‌شب",
    "جمعه شب",
    "سه‌شنبه",
    "۱۱ مرداد",
    "یازدهم مرداد",
    "مرداد امسال",
    "مکرراً",
    "بی‌درنگ",
    "ناگهان",
    "عصبانی",
    "آرام",
    "تنها",
    "فقط",
    "پشت تریبون",
    "آنلاین",
    "حضوری",
    "طبق معمول",
    "سه شنبه",
    "دو شنبه شب",
    "علیرغم باران",
)

_NAMES = (
    ("ر. نیکوکار", "ر. نیکوکار"),
    ("ر.نیکوکار", "ر.نیکوکار"),
    ("م. ر. نیکوکار", "م. ر. نیکوکار"),
    ("دکتر ر. نیکوکار", "ر. نیکوکار"),
    ("روح ا... نیکوکار", "روح ا... نیکوکار"),
    ("روح‌ا... نیکوکار", "روح‌ا... نیکوکار"),
    ("نعمت ا... نیکوکار", "نعمت ا... نیکوکار"),
    ("حجت‌الاسلام سید روح ا... نیکوکار", "سید روح ا... نیکوکار"),
    ("روح الله نیکوکار", "روح الله نیکوکار"),
    ("روح‌اله نیکوکار", "روح‌اله نیکوکار"),
    ("حضرت آیت ا... نیکوکار", "نیکوکار"),
    ("آیت‌ا... نیکوکار", "نیکوکار"),
    ("دکتر سارا سپهرداد", "سارا سپهرداد"),
    ("خانم سپهرداد", "سپهرداد"),
    ("سرکار خانم دکتر سپهرداد", "سپهرداد"),
    ("بانو سپهرداد", "سپهرداد"),
    ("سیده فاطمه سپهرداد", "سیده فاطمه سپهرداد"),
    ("سید رامین نیکوکار", "سید رامین نیکوکار"),
    ("سیدرامین نیکوکار", "سیدرامین نیکوکار"),
    ("میر رامین نیکوکار", "میر رامین نیکوکار"),
    ("محمد رضا نیکوکار", "محمد رضا نیکوکار"),
    ("رامین نیکوکار مهرکناری", "رامین نیکوکار مهرکناری"),
    ("رامین نیکوکار زاده", "رامین نیکوکار زاده"),
    ("رامین نیکوکار نژاد", "رامین نیکوکار نژاد"),
    ("رامین نیک کار پور", "رامین نیک کار پور"),
    ("سارا وکیل سپهردادی", "سارا وکیل سپهردادی"),
    ("کاوه دانشمند", "کاوه دانشمند"),
    ("کاوه کارگر", "کاوه کارگر"),
    ("کاوه وزیری", "کاوه وزیری"),
    ("کاوه معلم", "کاوه معلم"),
    ("کاوه پزشک", "کاوه پزشک"),
    ("کاوه سخنور", "کاوه سخنور"),
    ("کاوه امیر", "کاوه امیر"),
    ("جان اسمیتسون", "جان اسمیتسون"),
    ("آلویرا ناپیلینا", "آلویرا ناپیلینا"),
    ("سرگئی ناپیلین", "سرگئی ناپیلین"),
    ("محمد بن نیکان", "محمد بن نیکان"),
    ("محمد بن سلمان آل نیکان", "محمد بن سلمان آل نیکان"),
    ("سردار رامین نیکوکار", "رامین نیکوکار"),
    ("سرهنگ پاسدار رامین نیکوکار", "رامین نیکوکار"),
    ("سرتیپ دوم رامین نیکوکار", "رامین نیکوکار"),
    ("جناب آقای دکتر رامین نیکوکار", "رامین نیکوکار"),
    ("آقای نیکوکار", "نیکوکار"),
    ("مهندس نیکوکار", "نیکوکار"),
    ("حاج رامین نیکوکار", "رامین نیکوکار"),
    ("حاج‌آقا نیکوکار", "نیکوکار"),
    ("کربلایی رامین نیکوکار", "رامین نیکوکار"),
    ("شیخ رامین نیکوکار", "رامین نیکوکار"),
    ("مولوی رامین نیکوکار", "رامین نیکوکار"),
    ("ژان-پیر ناپیلین", "ژان-پیر ناپیلین"),
    ("رامین نیکوکار-سپهرداد", "رامین نیکوکار-سپهرداد"),
    ("جی. آر. ناپیلین", "جی. آر. ناپیلین"),
    ("جی.آر. ناپیلین", "جی.آر. ناپیلین"),
    ("جان اف. ناپیلین", "جان اف. ناپیلین"),
    ("#رامین_نیکوکار", "رامین نیکوکار"),
    ("**رامین نیکوکار**", "رامین نیکوکار"),
    ("رامین نیکوکار ۴۵ ساله", "رامین نیکوکار"),
    ("رامین نیکوکار (۴۵ ساله)", "رامین نیکوکار"),
    ("آلویرا ناپیلینا، ۴۵ ساله", "آلویرا ناپیلینا"),
)

_ROLES = (
    ("رامین نیکوکار، استاندار مهرکنار،", _NAME, "استاندار مهرکنار"),
    ("رامین نیکوکار استاندار مهرکنار", _NAME, "استاندار مهرکنار"),
    ("استاندار مهرکنار رامین نیکوکار", _NAME, "استاندار مهرکنار"),
    ("استاندار مهرکنار، رامین نیکوکار", _NAME, "استاندار مهرکنار"),
    ("استاندار مهرکنار آقای نیکوکار", "نیکوکار", "استاندار مهرکنار"),
    ("کاوه دانشمند، عضو شورای شهر،", "کاوه دانشمند", "عضو شورای شهر"),
    ("کاوه کارگر رئیس شورای شهر", "کاوه کارگر", "رئیس شورای شهر"),
    ("کاوه معلم، فرماندار سرپل", "کاوه معلم", "فرماندار سرپل"),
    ("وزیر صنعت، معدن و تجارت", "وزیر صنعت، معدن و تجارت", "وزیر صنعت، معدن و تجارت"),
    ("سارا سپهرداد (رئیس شورا)", _OTHER, "رئیس شورا"),
    ("رامین نیکوکار ـ استاندار مهرکنار ـ", _NAME, "استاندار مهرکنار"),
    ("معاون استاندار مهرکنار، سارا سپهرداد،", _OTHER, "معاون استاندار مهرکنار"),
    ("سارا سپهرداد، معاون اداری - مالی شورا،", _OTHER, "معاون اداری - مالی شورا"),
    ("سارا سپهرداد معاون فنی-عمرانی شهرداری", _OTHER, "معاون فنی-عمرانی شهرداری"),
    (
        "سارا سپهرداد، معاون سیاسی، امنیتی و اجتماعی استاندار مهرکنار،",
        _OTHER,
        "معاون سیاسی، امنیتی و اجتماعی استاندار مهرکنار",
    ),
    ('سارا سپهرداد، مدیر شرکت "راه مهر"', _OTHER, 'مدیر شرکت "راه مهر"'),
    ("**سارا سپهرداد**، استاندار #مهرکنار", _OTHER, "استاندار مهرکنار"),
    ("سارا سپهرداد، ۴۵ ساله، کشاورز،", _OTHER, "کشاورز"),
    ("نماینده ساری - علی نیکوکار -", "علی نیکوکار", "نماینده ساری"),
)


@pytest.mark.parametrize("between", _BETWEEN)
def test_what_is_told_of_the_act_is_no_part_of_the_name(between: str) -> None:
    assert whose(f"{_NAME} {between} گفت: راه باز است.\nوی افزود: پل امن است.") == [_NAME] * 2


@pytest.mark.parametrize("between", _BETWEEN)
def test_what_is_told_of_the_act_is_no_part_of_a_surname(between: str) -> None:
    text = f"{_NAME} گفت: راه باز است.\nنیکوکار {between} گفت: پل امن است."
    assert whose(text) == [_NAME] * 2


@pytest.mark.parametrize("between", _BETWEEN)
def test_what_is_told_of_the_act_is_no_part_of_the_post(between: str) -> None:
    report = analyze(f"استاندار مهرکنار {between} گفت: راه باز است.")
    assert [s.name for s in report.speakers] == ["استاندار مهرکنار"]


@pytest.mark.parametrize(("written", "name"), _NAMES)
def test_a_name_is_whole(written: str, name: str) -> None:
    report = analyze(f"{written} گفت: راه باز است.")
    assert [(s.name, s.role) for s in report.speakers] == [(name, None)]
    assert [q.text for q in report.quotes] == ["راه باز است"]


@pytest.mark.parametrize(("written", "name"), _NAMES)
def test_a_name_is_whole_before_its_post(written: str, name: str) -> None:
    report = analyze(f"{written}، رئیس شورای سرپل، گفت: راه باز است.")
    assert [(s.name, s.role) for s in report.speakers] == [(name, "رئیس شورای سرپل")]


@pytest.mark.parametrize(("written", "name"), _NAMES)
def test_a_name_is_whole_after_its_post(written: str, name: str) -> None:
    report = analyze(f"رئیس شورای سرپل، {written}، گفت: راه باز است.")
    assert [(s.name, s.role) for s in report.speakers] == [(name, "رئیس شورای سرپل")]


@pytest.mark.parametrize(("written", "name", "role"), _ROLES)
def test_a_post_is_told_from_the_name(written: str, name: str, role: str) -> None:
    report = analyze(f"{written} گفت: راه باز است.")
    assert [(s.name, s.role) for s in report.speakers] == [(name, role)]


# What the speaker tells of, between his name and «… و گفت»
_OBJECTS = (
    "اهمیت راه را بالا دانست",
    "نرخ وام را کم خواند",
    "تحولات اخیر را خوب خواند",
    "طرح‌های شهرداری را زیبا دانست",
    "توسعه راه را بجا خواند",
    "وضعیت پل‌ها را بد دانست",
)


@pytest.mark.parametrize("told", _OBJECTS)
@pytest.mark.parametrize("name", ["نیکوکار", "آلویرا ناپیلینا", "رامین نیکوکار"])
def test_what_is_told_of_is_no_part_of_the_name(name: str, told: str) -> None:
    assert whose(f"{name} {told} و گفت: راه باز است.") == [name]


@pytest.mark.parametrize(
    "phrase",
    [
        "ساخت راه سرپل",
        "بحث تازه شهر",
        "نتیجه",
        "جای خالی راه",
        "روند ساختن راه",
        "هر دو",
        "تحولات شهر",
    ],
)
def test_a_clause_s_noun_is_nobody(phrase: str) -> None:
    text = f"{_NAME} گفت: راه باز است.\n{phrase} در شهر دیده می‌شود و او گفت: پل امن است."
    assert whose(text) == [_NAME] * 2
    assert whose(f"{phrase} در نشست امروز گفت: پل امن است.") == [None]


@pytest.mark.parametrize("kin", ["همسر", "برادر", "پدر", "مادر"])
def test_a_relative_is_somebody_else(kin: str) -> None:
    who = whose(
        f"{_NAME}، استاندار مهرکنار، گفت: راه باز است.\n{kin} دکتر {_OTHER} گفت: پل امن است."
    )
    assert who == [_NAME, f"{kin} دکتر {_OTHER}"]


def test_a_relative_who_is_named() -> None:
    who = whose(
        f"{_OTHER}، {_NAME} را دید.\n{_OTHER} گفت: راه باز است.\nمادر سپهرداد گفت: پل امن است."
    )
    assert who == [_OTHER, _OTHER]


def test_a_post_told_by_its_body_or_by_its_head() -> None:
    text = (
        "معاون وزیر راه سرپل گفت: راه باز است.\n"
        "سارا سپهرداد، شهردار نوده، نیز گفت: پل امن است.\n"
        "معاون وزارت راه افزود: خوب است."
    )
    assert whose(text) == ["معاون وزیر راه سرپل", _OTHER, "معاون وزیر راه سرپل"]


def test_the_post_after_a_name_behind_an_adjunct() -> None:
    report = analyze("پیش از این رامین نیکوکار، استاندار مهرکنار، گفت: راه باز است.")
    assert [(s.name, s.role) for s in report.speakers] == [(_NAME, "استاندار مهرکنار")]


def test_a_surname_of_two() -> None:
    text = (
        "سارا نیکوکار سپهری گفت: راه باز است.\n"
        "رامین نیکوکار نیز گفت: پل امن است.\n"
        "سپهری گفت: خوب است.\nنیکوکار نیز گفت: زیبا است."
    )
    assert whose(text) == ["سارا نیکوکار سپهری", _NAME, "سارا نیکوکار سپهری", _NAME]


def test_an_object_behind_a_full_name_is_no_second_surname() -> None:
    text = (
        "سارا رهپویی موسیقی را از کودکی آموخت و گفت: راه باز است.\nآقای رهپویی افزود: پل امن است."
    )
    assert whose(text) == ["سارا رهپویی"] * 2


def test_what_a_surname_makes_known_is_no_part_of_it() -> None:
    text = (
        "علی‌\u200fاشرف نوری صبح امروز گفت: راه باز است.\n"
        "نوری ذخایر گندم در سپیدرود را فراوان خواند و افزود: پل امن است."
    )
    assert len(set(whose(text))) == 1


@pytest.mark.parametrize("surname", ["کشاورز", "دبیر", "دانشمند"])
def test_a_trade_behind_two_given_names_is_the_surname(surname: str) -> None:
    text = f"محمد رضا {surname} در گفت‌وگو با خبرنگاران گفت: راه باز است."
    assert [(s.name, s.role) for s in analyze(text).speakers] == [(f"محمد رضا {surname}", None)]


def test_a_post_behind_two_given_names_is_the_post() -> None:
    text = "محمد رضا سخنگوی شورای سپیدرود گفت: راه باز است."
    (speaker,) = analyze(text).speakers
    assert (speaker.name, speaker.role) == ("محمد رضا", "سخنگوی شورای سپیدرود")


@pytest.mark.parametrize("name", ["رامین تقی زاده سپهری", "رامین نیک پور سپهری"])
def test_a_second_surname_behind_one_of_two_words(name: str) -> None:
    text = f"{name} در نشست گفت: راه باز است.\n{' '.join(name.split()[1:3])} افزود: پل امن است."
    assert whose(text) == [name, name]


@pytest.mark.parametrize("surname", ["حاجی زاده", "حاجی وند"])
def test_an_honorific_that_is_a_part_of_the_surname(surname: str) -> None:
    assert whose(f"سردار {surname} گفت: راه باز است.") == [surname]


def test_a_bullet_of_a_word_processor_is_no_name() -> None:
    text = f"{_NAME}، شهردار نوده، گفت: راه باز است.\nپل بسته است. O نیکوکار افزود: خوب است."
    assert whose(text) == [_NAME, _NAME]


def test_what_somebody_is_going_to_say_is_not_said() -> None:
    text = f"{_NAME} با بیان اینکه این‌ها را خواهیم گفت، راه را بست."
    assert not [q for q in analyze(text).quotes if q.kind == "direct"]


def test_a_name_is_not_begun_in_its_middle() -> None:
    text = (
        f"{_NAME} گفت: راه باز است.\nسپهری فر که در نوده رئیس شورا بود در روزهای گذشته با انتشار "
        "مطلبی از لغو حضور نسترن آذرنیا در نشست خبر داد و نوشت: پل بسته است."
    )
    assert "آذرنیا" not in str(whose(text))


def test_some_time_ago_is_no_name() -> None:
    text = f"چند روز قبل {_NAME}، عضو شورای نوده گفته بود: «راه باز است.»"
    assert [(s.name, s.role) for s in analyze(text).speakers] == [(_NAME, "عضو شورای نوده")]


def test_an_ordinal_is_no_name() -> None:
    text = f"در پیامی از سوی {_NAME}، سومین رهبر سپیدرود، او تاکید کرد که راه باز است."
    assert "سومین" not in str(whose(text))


@pytest.mark.parametrize("station", ["سی. ان.ان", "سی‌.ان‌.ان", "بی.بی.سی"])
def test_letters_with_dots_are_one_name_and_no_person(station: str) -> None:
    text = f"رامین نیکوکار در گفت‌وگو با {station} گفت: راه باز است."
    assert [q.speaker for q in analyze(text).quotes] == ["رامین نیکوکار"]


def test_letters_with_dots_end_a_post() -> None:
    (speaker,) = analyze("معاون نمایشگاه سی.ای.اس گفت: راه باز است.").speakers
    assert speaker.name == "معاون نمایشگاه سی.ای.اس"


def test_what_somebody_told_is_no_part_of_the_name() -> None:
    text = "اظهارات نیکوکار و ویژگی پل\nنیکوکار گفت: راه باز است."
    assert [s.name for s in analyze(text).speakers] == ["نیکوکار"]


@pytest.mark.parametrize(
    "subject",
    [
        f"مدیرعامل این شرکت، {_NAME}",
        f"کارگردان این نمایش، {_NAME}",
        f"دبیر آن، دکتر {_NAME}",
        f"پژوهشگر این طرح {_NAME}",
        f"استاد {_NAME}",
        f"ستوان یکم {_NAME}",
    ],
)
def test_a_name_behind_a_post_of_this_body_is_who_speaks(subject: str) -> None:
    (quote,) = analyze(f"{subject} گفت: راه باز است.").quotes
    assert quote.speaker == _NAME


@pytest.mark.parametrize("name", ["سالار نیکوکاری", "پیروز مهرمنش"])
def test_a_word_that_is_a_name_too_begins_one_before_a_surname(name: str) -> None:
    (quote,) = analyze(f"مدیر کل دامپزشکی {name} گفت: راه باز است.").quotes
    assert quote.speaker == name


@pytest.mark.parametrize("gap", [" - ", "\n— ", "\n- "])
@pytest.mark.parametrize("who", [_NAME, f"استاد {_NAME}", f"استاد {_NAME}، سازنده تار"])
def test_a_statement_in_marks_is_signed_behind_a_dash(gap: str, who: str) -> None:
    (quote,) = analyze(f"«راه شهر باز است»{gap}{who}").quotes
    assert (quote.speaker, quote.text) == (_NAME, "راه شهر باز است")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("رضا شریعتمداری، شهردار خورآب", "دکتر شریعت، رئیس شورا نیز"),
        ("رضا شریعتمداری، شهردار خورآب", "دکتر شریعت"),
        ("آقای کشاورز", "سارا کشاورزیان‌فر"),
        ("بهرام نوریانی‌نسب، شهردار خورآب", "دکتر نوری"),
        ("بهرام نوریان‌نسب، شهردار خورآب", "دکتر نوریان"),
        ("رضا سپهری‌مهرانی، شهردار خورآب", "دکتر سپهری، رئیس شورا نیز"),
    ],
)
def test_a_surname_that_another_begins_with_is_somebody_else_s(first: str, second: str) -> None:
    report = analyze(f"{first} گفت: پل بسته است. {second} گفت: راه باز است.")
    assert len(report.speakers) == 2
    assert len({quote.speaker for quote in report.quotes}) == 2


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("رضا سپهری‌مهرانی، شهردار خورآب", "سپهری"),
        ("رضا سپهری‌مهرانی، شهردار خورآب", "دکتر سپهری"),
        ("رضا سپهری‌مهرانی، شهردار خورآب", "سپهری، شهردار خورآب"),
        ("دکتر سپهری، شهردار خورآب", "رضا سپهری‌مهرانی"),
        ("رضا سپهری‌مهرانی، مدیر بانک ملی نیکان", "سپهری، مدیر بانک نیکان ملی"),
    ],
)
def test_the_first_of_two_surnames_calls_their_bearer(first: str, second: str) -> None:
    report = analyze(f"{first} گفت: پل بسته است. {second} افزود: راه باز است.")
    assert [quote.speaker for quote in report.quotes] == ["رضا سپهری‌مهرانی"] * 2


def test_an_article_joins_two_surnames() -> None:
    text = "دکتر رادمنشالسپهر، شهردار خورآب گفت: پل بسته است. دکتر رادمنش افزود: راه باز است."
    assert [quote.speaker for quote in analyze(text).quotes] == ["رادمنشالسپهر"] * 2


def test_a_given_name_of_two_words_is_no_surname_s() -> None:
    text = "دکتر رادمنشالدین، شهردار خورآب گفت: پل بسته است. دکتر رادمنش نیز گفت: راه باز است."
    assert [quote.speaker for quote in analyze(text).quotes] == ["رادمنشالدین", "رادمنش"]


@pytest.mark.parametrize(
    "speaker",
    [
        "مدیرعامل هلدینگ سپهر انرژی",
        "دبیر جشنواره بهار موسیقی",
        "مدیر مجتمع نگین تجاری",
        "سرپرست شرکت امید صادراتی",
        "مدیرعامل شرکت پارسا سرمایه‌گذاری",
        "مدیر کانون امید کارآفرینی",
        "مدیر پروژه بهار زندگی",
        "مدیر نمایشگاه بهار کتاب‌فروشی",
        "مدیر سامانه امید صادراتی",
        "مدیر بیمه پارسا سرمایه‌گذاری",
    ],
)
def test_what_has_a_name_of_its_own_is_no_person(speaker: str) -> None:
    (person,) = analyze(f"{speaker} گفت: راه باز است.").speakers
    assert person.name == speaker


@pytest.mark.parametrize(
    "speaker", ["مدیر شرکت گاز سالار نیکوکاری", "مدیر کل دامپزشکی سالار نیکوکاری"]
)
def test_a_name_behind_a_field_is_the_holder_s(speaker: str) -> None:
    (person,) = analyze(f"{speaker} گفت: راه باز است.").speakers
    assert person.name == "سالار نیکوکاری"


@pytest.mark.parametrize(
    "speaker",
    ["یکی از این سازمان‌ها", "یکی از این مسئولان", "یکی از همین مدیران", "برخی از این نهادها"],
)
def test_one_of_these_is_called_whole(speaker: str) -> None:
    (person,) = analyze(f"{speaker} گفت: راه باز است.").speakers
    assert person.name == speaker
