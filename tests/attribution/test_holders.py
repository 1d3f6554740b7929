"""Whose a post is: the last speaker's, or that of somebody named later. All texts are invented."""

from __future__ import annotations

import pytest

from speechsum import analyze
from tests.attribution.direct import whose

_NAME, _OTHER = "رامین نیکوکار", "مریم سپهرداد"


def _posts(text: str) -> dict[str, str | None]:
    return {speaker.name: speaker.role for speaker in analyze(text).speakers}


@pytest.mark.parametrize("post", ["مدیر شبکه بهداشت نوده", "رئیس اداره راه نوده", "بخشدار نوده"])
@pytest.mark.parametrize("cue", ["افزود", "گفت", "در گفت‌وگو با سپهر گفت"])
def test_a_new_name_behind_a_new_post_is_its_holder(post: str, cue: str) -> None:
    text = (
        f"{_NAME}، عضو شورای مهرکنار، گفت: راه باز است.\n"
        f"{post} گفت: پل بسته است.\nوی افزود: درمانگاه باز است.\n"
        f"{_OTHER} {cue}: بازار باز است.\nنیکوکار گفت: خوب است."
    )
    assert whose(text) == [_NAME, _OTHER, _OTHER, _OTHER, _NAME]
    assert _posts(text) == {_NAME: "عضو شورای مهرکنار", _OTHER: post}


def test_a_name_with_the_same_post_is_its_holder_too() -> None:
    text = (
        f"{_NAME}، عضو شورای مهرکنار، گفت: راه باز است.\n"
        "رئیس اداره راه نوده گفت: پل بسته است.\n"
        f"{_OTHER}، رئیس اداره راه نوده، گفت: بازار باز است."
    )
    assert whose(text) == [_NAME, _OTHER, _OTHER]


@pytest.mark.parametrize(
    "named",
    [
        f"{_OTHER} نیز گفت",
        f"{_OTHER}، شهردار نوده، گفت",
        f"از سوی دیگر {_OTHER} گفت",
    ],
)
def test_who_is_told_to_be_somebody_else_leaves_the_post_to_the_last(named: str) -> None:
    text = (
        f"{_NAME}، عضو شورای مهرکنار، گفت: راه باز است.\n"
        f"رئیس کمیسیون عمران شورا گفت: پل بسته است.\n{named}: بازار باز است."
    )
    assert whose(text) == [_NAME, _NAME, _OTHER]


def test_his_own_name_leaves_the_post_to_him() -> None:
    text = (
        f"{_NAME}، عضو شورای مهرکنار، گفت: راه باز است.\n"
        "رئیس کمیسیون عمران شورا گفت: پل بسته است.\n"
        f"نیکوکار افزود: بازار باز است.\n{_OTHER} گفت: خوب است."
    )
    assert whose(text) == [_NAME, _NAME, _NAME, _OTHER]


@pytest.mark.parametrize(
    ("his", "post"),
    [
        ("مشاور وزیر راه", "وزیر راه"),
        ("وزیر راه", "معاون وزیر راه"),
        ("استاندار مهرکنار", "مشاور استاندار مهرکنار"),
        ("نماینده نوده", "وزیر دولت نیکوکار"),
        ("معاون بهداشت دانشگاه نوده", "معاون درمان دانشگاه نوده"),
    ],
)
def test_a_post_that_cannot_be_his_is_somebody_else_s(his: str, post: str) -> None:
    text = f"{_NAME}، {his}، گفت: راه باز است.\n{post} گفت: پل بسته است."
    assert whose(text) == [_NAME, post]


@pytest.mark.parametrize(
    ("his", "post"),
    [
        ("معاون وزیر بهداشت و رئیس سازمان دارو", "رئیس سازمان دارو"),
        ("معاون وزیر بهداشت", "معاون درمان وزارت بهداشت"),
        ("نماینده نوده در مجلس", "عضو کمیسیون عمران"),
    ],
)
def test_a_post_that_may_be_his_is_his(his: str, post: str) -> None:
    text = f"{_NAME}، {his}، گفت: راه باز است.\n{post} گفت: پل بسته است."
    assert whose(text) == [_NAME, _NAME]


def test_one_of_two_posts_tells_who_he_is() -> None:
    text = (
        "معاون وزیر بهداشت و رئیس سازمان دارو گفت: راه باز است.\n"
        f"{_OTHER}، شهردار نوده، نیز گفت: پل بسته است.\n"
        f"{_NAME}، رئیس سازمان دارو، گفت: خوب است."
    )
    assert whose(text) == [_NAME, _OTHER, _NAME]


def test_a_relative_who_is_named_by_his_own_surname_is_he() -> None:
    text = f"{_OTHER} گفت: راه باز است.\nخواهر شهید سپهرداد گفت: پل بسته است."
    assert whose(text) == [_OTHER, _OTHER]


def test_who_is_quoted_within_a_speech_makes_no_second_speaker() -> None:
    text = (
        f"{_NAME} گفت: راه باز است. وزیر راه گفته است که پل باید ساخته شود.\n"
        "رئیس اداره راه نوده افزود: بازار باز است."
    )
    assert whose(text)[-1] == _NAME


@pytest.mark.parametrize(
    ("told", "again"),
    [
        ("رئیس شرکت تولیدی و ساختمانی نوده", "رئیس شرکت تولیدی وساختمانی نوده"),
        ("شهردار مهرکنار", "شهردارمهرکنار"),
    ],
)
def test_a_post_with_a_space_lost_is_the_same(told: str, again: str) -> None:
    text = (
        f"{_NAME}، {told}، گفت: راه باز است.\n{_OTHER} نیز گفت: پل بسته است.\n{again} گفت: خوب است."
    )
    assert whose(text) == [_NAME, _OTHER, _NAME]


def test_the_same_words_in_another_order_are_another_post() -> None:
    text = (
        f"{_NAME}، رئیس مرکز وکلا، گفت: راه باز است.\n{_OTHER}، دادستان نوده، گفت: پل باز است.\n"
        "رئیس کانون وکلای مرکز گفت: خوب است."
    )
    assert whose(text)[-1] != _NAME


def test_a_new_post_below_a_heading_is_the_only_speaker_s() -> None:
    text = (
        f"{_NAME}، امام جمعه مهرکنار، در خطبه‌ها گفت: راه باز است.\nوی افزود: پل امن است.\n"
        "ازدواج جوانان\nخطیب جمعه مهرکنار با لبخند گفت: آسان بگیرید."
    )
    assert whose(text) == [_NAME] * 3


@pytest.mark.parametrize("told", ["سهم آب شهر را زیاد خواند", "آخرین بار طرح پل را سودمند دانست"])
def test_an_object_is_no_part_of_a_post_told_elsewhere(told: str) -> None:
    text = (
        "رئیس شورای شهر نوده گفت: راه باز است.\n"
        f"{_NAME} افزود: پل بسته است.\nرئیس شورای شهر نوده {told} و گفت: بازار باز است."
    )
    assert whose(text) == [_NAME] * 3
    assert _posts(text) == {_NAME: "رئیس شورای شهر نوده"}


def test_an_object_behind_the_post_of_one_of_two() -> None:
    text = (
        f"{_NAME}، شهردار نوده، گفت: راه باز است.\nرئیس شورای نوده نیز گفت: پل باز است.\n"
        f"نیکوکار افزود: خوب است.\nرئیس شورای نوده سهم آب را زیاد خواند و افزود: بازار باز است."
    )
    assert whose(text) == [_NAME, "رئیس شورای نوده", _NAME, "رئیس شورای نوده"]


def test_who_attends_with_his_post_is_its_holder() -> None:
    text = (
        f"صورت‌جلسه شورای نوده\nحاضران: {_NAME} (بخشدار)، {_OTHER} (رئیس جهاد کشاورزی)\n"
        "بخشدار گفت: راه باز است.\nسپهرداد گفت: پل باز است."
    )
    assert whose(text) == [_NAME, _OTHER]


def test_another_member_has_that_post_and_not_the_next() -> None:
    text = (
        f"{_NAME} عضو شورا گفت: راه باز است.\n{_OTHER} دیگر عضو شورا گفت: پل باز است.\n"
        "مدیرعامل اتوبوسرانی نوده گفت: بازار باز است."
    )
    assert whose(text) == [_NAME, _OTHER, "مدیرعامل اتوبوسرانی نوده"]


@pytest.mark.parametrize("other", ["سید علی نیکوکار", "سرهنگ بهار نیکوکار", "دکتر رضا نیکوکار"])
@pytest.mark.parametrize("post", ["شهردار نوده", "رئیس سازمان آب نوده"])
def test_a_post_ends_before_another_person(post: str, other: str) -> None:
    text = f"{_OTHER} {post} و {other} نماینده نوده گفت: راه باز است."
    assert _posts(text) == {_OTHER: post}


@pytest.mark.parametrize("trade", ["امدادگر", "کشاورز", "معلم", "کارگر", "راننده", "کارمند"])
@pytest.mark.parametrize("cue", ["افزود", "تصریح کرد", "با اشاره به باران گفت"])
def test_a_surname_may_be_a_trade(trade: str, cue: str) -> None:
    text = (
        f"{_NAME}، شهردار نوده، گفت: راه باز است.\n"
        f"رئیس هلال احمر نوده، یوسف {trade}، نیز گفت: پل باز است.\n"
        f"{trade} {cue}: بازار باز است.\nوی گفت: آب هست."
    )
    assert whose(text) == [_NAME, *[f"یوسف {trade}"] * 3]


@pytest.mark.parametrize("other", ["یک امدادگر", "کارگر کارخانه", "این معلم"])
def test_somebody_of_that_trade_is_another(other: str) -> None:
    text = (
        f"{_NAME}، شهردار نوده، گفت: راه باز است.\n{_OTHER} نیز گفت: پل باز است.\n"
        f"{other} گفت: بازار باز است.\n{_OTHER} افزود: آب هست."
    )
    assert whose(text)[1::2] == [_OTHER, _OTHER]


@pytest.mark.parametrize("post", ["فرماندار", "استاندار", "شهردار", "بخشدار", "دادستان", "مدیرکل"])
@pytest.mark.parametrize("how", ["در واکنش به این سخن", "در پاسخ", "در پایان"])
def test_a_bare_post_is_that_of_the_only_one_who_has_it(post: str, how: str) -> None:
    text = (
        f"{post} نوده گفت: راه باز است.\n{_NAME} در جمع مردم افزود: پل باز است.\n"
        f"رئیس تعاونی روستا هم گفت: بازار بسته است.\n{_OTHER} افزود: انبار خالی است.\n"
        f"{post} {how} گفت: بازار را باز می‌کنیم."
    )
    assert whose(text) == [_NAME, _NAME, _OTHER, _OTHER, _NAME]


@pytest.mark.parametrize(
    ("post", "this"),
    [
        ("مدیرعامل شرکت گاز نوده", "مدیرعامل این شرکت"),
        ("رئیس اداره برق نوده", "رئیس این اداره"),
        ("رئیس سازمان آب", "رئیس این سازمان"),
        ("سخنگوی وزارت راه", "سخنگوی این وزارتخانه"),
        ("رئیس شورای شهر نوده", "رئیس این شورا"),
        ("مدیر بیمارستان نوده", "مدیر همین بیمارستان"),
    ],
)
def test_a_post_in_a_body_that_was_named_is_the_same(post: str, this: str) -> None:
    said = "گفت: راه باز است."
    for named in (f"{_NAME}، {this} با اشاره به باران", f"{this}، {_NAME}،"):
        text = f"🔻{post}: پل باز است.\n\n🔻{named} {said}"
        assert whose(text) == [_NAME] * 2
        assert _posts(text) == {_NAME: post}
    assert whose(f"{post} {said}\n{this} افزود: پل باز است.") == [post] * 2


@pytest.mark.parametrize(
    "this", ["معاون این شرکت", "عضو این شورا", "رئیس این سازمان", "مدیرعامل شرکت آب"]
)
def test_another_post_or_body_is_another_s(this: str) -> None:
    post = "مدیرعامل شرکت گاز نوده"
    text = f"{post} گفت: راه باز است.\n{_OTHER}، {this} گفت: پل باز است."
    assert whose(text) == [post, _OTHER]


def test_a_bare_post_of_which_there_are_two_is_neither_s() -> None:
    text = (
        f"{_NAME}، فرماندار نوده، گفت: راه باز است.\n{_OTHER}، فرماندار سرپل، نیز گفت: پل هست.\n"
        "فرماندار افزود: بازار باز است."
    )
    assert whose(text) == [_NAME, _OTHER, "فرماندار"]


def test_a_bare_post_is_nobody_s_where_another_is_told_to_have_it() -> None:
    text = (
        f"{_NAME}، فرماندار نوده، گفت: راه باز است.\nرئیس شورا هم گفت: پل باز است.\n"
        f"در این نشست {_OTHER}، فرماندار سرپل، هم بود.\nفرماندار افزود: بازار باز است."
    )
    assert whose(text)[2] == "فرماندار"


def test_a_deputy_is_not_the_one_whose_deputy_he_is() -> None:
    text = (
        f"{_NAME}، معاون عمرانی استاندار نوده، گفت: راه باز است.\n{_OTHER}، بخشدار سرپل، نیز گفت: "
        "پل باز است.\nاستاندار افزود: بازار باز است."
    )
    assert whose(text) == [_NAME, _OTHER, "استاندار"]


_WAYS = [
    "آزادراه نوده - سرپل",
    "راه‌آهن نوده – سرپل",
    "خط لوله نوده - سرپل",
    "قطار نوده - سرپل",
    "محور نوده-سرپل",
    "جاده نوده - سرپل",
]


@pytest.mark.parametrize("way", _WAYS)
@pytest.mark.parametrize("told", ["گفت", "در نشست خبری گفت", f"، {_NAME}، گفت"])
def test_a_dash_between_the_ends_of_a_way_ends_no_post(way: str, told: str) -> None:
    report = analyze(f"مدیر {way} {told}: راه باز است.".replace(" ،", "،"))
    (speaker,) = report.speakers
    assert speaker.role == f"مدیر {way}"
    assert speaker.name == (_NAME if _NAME in told else f"مدیر {way}")


@pytest.mark.parametrize("told", [f"- {_NAME} گفت", f"- {_NAME} - گفت", "گفت"])
def test_another_dash_ends_a_post(told: str) -> None:
    (speaker,) = analyze(f"مدیر آزادراه نوده {told}: راه باز است.").speakers
    assert speaker.role == "مدیر آزادراه نوده"


@pytest.mark.parametrize("place", ["مینودر", "سپهردر", "نیلوفردر", "مهردر", "زردر", "بیداردر"])
@pytest.mark.parametrize("cue", ["گفت", "تأکید کرد", "اظهار داشت", "افزود"])
def test_a_name_may_end_as_a_particle_does(place: str, cue: str) -> None:
    assert whose(f"رئیس پارک فناوری {place} {cue}: راه باز است.") == [f"رئیس پارک فناوری {place}"]


@pytest.mark.parametrize(
    "told",
    ["توضیح این خبر گفت", "تأکید بر این سخن گفت", "سرپل گفت", "۱۲ مرداد گفت", "پایان نشست افزود"],
)
def test_a_particle_run_into_a_name_governs_a_noun(told: str) -> None:
    assert whose(f"{_NAME}در {told}: راه باز است.") == [_NAME]


def test_a_judge_is_called_by_his_surname() -> None:
    text = (
        "قاضی مهرآسا خطاب به متهم گفت: راه باز است.\nنماینده دادستان گفت: پل بسته است.\n"
        "آذرمهر افزود: سند هست.\nقاضی پرسید: سند کجاست؟\nمتهم پاسخ داد: در بانک است.\n"
        "قاضی مهرآسا ختم جلسه را اعلام کرد و گفت: نوبت بعد فرداست."
    )
    assert whose(text) == ["مهرآسا", "آذرمهر", "آذرمهر", "مهرآسا", "متهم", "مهرآسا"]
    assert _posts(text)["مهرآسا"] == "قاضی"


@pytest.mark.parametrize("end", ["گفت", "خطاب به متهم گفت", "ختم جلسه را اعلام کرد و گفت"])
def test_a_judge_s_surname_may_be_two_words(end: str) -> None:
    assert whose(f"قاضی مهرآسا مقام {end}: راه باز است.") == ["مهرآسا مقام"]


@pytest.mark.parametrize(
    "judge",
    [
        "قاضی پرونده",
        "قاضی دادگاه نوده",
        "قاضی اجرای احکام نوده",
        "قاضی کشیک نوده",
        "قاضی محترم دادگاه",
    ],
)
def test_what_a_judge_judges_is_no_surname(judge: str) -> None:
    assert whose(f"{judge} گفت: راه باز است.") == [judge]
