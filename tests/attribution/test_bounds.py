"""Where a name is bound by what the rest of the report tells of it. All texts are invented."""

from __future__ import annotations

import pytest

from speechsum import analyze
from tests.attribution.direct import whose

_NAME = "رامین نیکوکار"


@pytest.mark.parametrize(
    "act",
    ["رفت پشت میز", "رفت کنار پنجره", "رفتند پشت میز", "پرسیدند حال راه چطور است", "آمد جلوی در"],
)
def test_what_somebody_does_is_no_surname(act: str) -> None:
    text = f"آقای نیکوکار {act}. آقای نیکوکار همین‌طور که صحبت می‌کرد، گفت: راه باز است."
    assert whose(text) == ["نیکوکار"]


@pytest.mark.parametrize("object_", ["تدین", "شکوه", "تدین و پایبندی به پیمان"])
def test_the_object_behind_a_surname_is_none_of_it(object_: str) -> None:
    text = f"حضرت آیت‌الله نیکوکار {object_} را از هنرها خواندند و افزودند: راه باز است."
    assert whose(text) == ["نیکوکار"]


@pytest.mark.parametrize("name", ["تقی زاده", "نیکوکار سپهری", "مهرورز پور"])
def test_a_surname_of_two_words_stays_whole(name: str) -> None:
    assert whose(f"دکتر {name} و همراهان به نوده رفتند. دکتر {name} گفت: راه باز است.") == [name]


@pytest.mark.parametrize("name", ["نیکوکار سپهری", "لینگ ژیپین"])
def test_who_is_called_by_the_first_of_two_surnames_keeps_both(name: str) -> None:
    first = name.split()[0]
    text = f"دکتر {name}، جراح، آمد. دکتر {first} جراح است.\nدکتر {name} گفت: راه باز است."
    assert whose(text) == [name]


@pytest.mark.parametrize("heading", ["ضرورتی انکارناپذیر", "نیازی همیشگی", "مشکلی دیرپا"])
def test_a_heading_that_has_lost_its_line_is_no_name(heading: str) -> None:
    text = (
        f"{_NAME}، شهردار نوده، گفت: راه باز است.\n"
        f"{heading} نیکوکار افزود: پل امن است.\nنیکوکار ادامه داد: پل نو است."
    )
    assert set(whose(text)) == {_NAME}


@pytest.mark.parametrize("name", ["سرمدی نیکوکار", "آلویرا ناپیلین"])
def test_a_name_that_no_lexicon_has_is_one(name: str) -> None:
    text = f"{name} گفت: راه باز است.\nخانم {name.split()[1]} افزود: پل امن است."
    assert whose(text) == [name, name]


@pytest.mark.parametrize(
    ("subject", "name"),
    [
        ("شاکی دیگری به نام سارا سپهرداد", "سارا سپهرداد"),
        ("مردی به نام رامین نیکوکار", _NAME),
        ("یکی از کشاورزان به نام رامین نیکوکار", _NAME),
        ("جوانی به اسم آلویرا ناپیلین", "آلویرا ناپیلین"),
        ("یک پزشک به نام «آلویرا ناپیلین»", "آلویرا ناپیلین"),
        ("شهروندی به نام آقای سپهرداد", "سپهرداد"),
    ],
)
def test_who_is_told_by_name_is_called_so(subject: str, name: str) -> None:
    assert whose(f"{subject} در جایگاه قرار گرفت و گفت: راه باز است.") == [name]


@pytest.mark.parametrize("subject", ["سازمان آب به نام مردم", "شهردار نوده به نام شورا"])
def test_in_whose_name_somebody_speaks_he_is_not(subject: str) -> None:
    assert "شورا" not in whose(f"{subject} گفت: راه باز است.")


@pytest.mark.parametrize("who", ["یکی دیگر از کشاورزان", "برخی دیگر از کشاورزان نوده"])
def test_another_of_several_speaks_himself(who: str) -> None:
    text = f"{_NAME}، شهردار نوده، گفت: راه باز است.\n{who} گفت: پل بسته است."
    assert whose(text) == [_NAME, who]


@pytest.mark.parametrize("one", ["یکی", "برخی", "گروهی"])
def test_another_of_several_is_somebody_else(one: str) -> None:
    text = f"{one} از کشاورزان گفت: راه باز است.\n{one} دیگر از کشاورزان گفت: پل بسته است."
    assert whose(text) == [f"{one} از کشاورزان", f"{one} دیگر از کشاورزان"]


@pytest.mark.parametrize("thing", ["یکی دیگر از برنامه‌ها", "یکی از برنامه‌ها"])
def test_another_of_some_things_says_nothing(thing: str) -> None:
    text = f"{_NAME} گفت: راه باز است.\n{thing} تعمیر پل است، گفت: پل بسته است."
    assert set(whose(text)) == {_NAME}


@pytest.mark.parametrize("agency", ["وبگاه «صدای نوده»", "روزنامه «مهر نوده»", "«سپهر نوده»"])
def test_a_name_in_marks_stands_behind_an_agency_s(agency: str) -> None:
    text = f"به گزارش {agency} «یوری ناپیلین» سخنگوی شورای نوده گفت: راه باز است."
    assert whose(text) == ["یوری ناپیلین"]


@pytest.mark.parametrize("part", ["«آب» «خاک» «باد»", "«آب» «خاک»"])
def test_what_else_stands_in_marks_is_nobody(part: str) -> None:
    text = f"به گزارش «سپهر نوده» جشنواره در بخش‌های {part} برپا می‌شود. وی گفت: راه باز است."
    assert whose(text) == [None]


@pytest.mark.parametrize(
    "subject", ["کارشناسان راه", "کارشناسان و مهندسان", "برخی کارشناسان", "مسئولان شهرداری"]
)
@pytest.mark.parametrize("before", ["پیش‌تر ", "اخیراً ", ""])
def test_a_plural_verb_tells_of_several(subject: str, before: str) -> None:
    text = f"غیبت این پل در حالی رخ داده است که {before}{subject} اعلام کرده بودند که راه باز است."
    assert whose(text) == [subject]


@pytest.mark.parametrize("turn", ["از سوی دیگر", "همچنین", "از طرف دیگر"])
def test_an_agency_s_report_ends_the_quote_before(turn: str) -> None:
    text = (
        "خبرگزاری نوده نوشت: پل بسته است و راه باز است. "
        f"{turn} خبرگزاری سپیدرود گزارش کرد، باران می‌بارد."
    )
    (quote,) = (q for q in analyze(text).quotes if q.kind == "direct")
    assert quote.text == "پل بسته است و راه باز است"


@pytest.mark.parametrize("turn", ["از سوی دیگر مردم", "همچنین راه‌داران نوده"])
def test_a_speaker_goes_on_with_what_others_do(turn: str) -> None:
    text = f"{_NAME} گفت: پل بسته است و راه باز است. {turn} برف را می‌روبند."
    assert len(whose(text)) == 1


@pytest.mark.parametrize("object_", ["حمله تبلیغاتی گسترده‌ای را", "همایش بزرگ تازه‌ای را"])
@pytest.mark.parametrize("name", [_NAME, "علی نیکوکار", "سید علی تقی زاده"])
def test_the_object_behind_a_full_name_is_none_of_it(name: str, object_: str) -> None:
    text = f"{name} {object_} در نوده آغاز کرد.\n{name.split()[-1]} گفت: راه باز است."
    assert whose(f"{name} {object_} دید و گفت: راه باز است.") == [name]
    if name != "سید علی تقی زاده":
        assert whose(text) == [name]


@pytest.mark.parametrize("name", ["علی نیکوکار سپهری", "رامین مهرزاد سپهری"])
def test_a_name_before_an_object_stays_whole(name: str) -> None:
    assert whose(f"{name} سخن تازه‌ای را آغاز کرد و گفت: راه باز است.") == [name]


@pytest.mark.parametrize("post", ["رئیس بانک نوده", "رئیس بانک نوده و از اعضای هیئت مدیره"])
def test_a_post_in_commas_tells_that_a_name_is_one(post: str) -> None:
    text = f"{_NAME} گفت: راه باز است.\nنالی ناپی، {post} گفته است که پل بسته است."
    assert whose(text) == [_NAME, "نالی ناپی"]


@pytest.mark.parametrize(
    "time", ["کمی بیش از یک هفته پیش", "در پاییز گذشته", "طی نشست سال ۲۰۱۹", "در ماه جاری"]
)
def test_one_word_behind_the_time_tells_who_speaks(time: str) -> None:
    text = f"به گزارش سپهر و به نقل از مهرنت، {time} سپهرنت اعلام کرد که راه باز است."
    assert whose(text) == ["سپهرنت"]


@pytest.mark.parametrize("before", ["هفته پیش", "در سال ۱۴۰۱", "دو روز قبل"])
def test_a_time_before_the_verb_alone_is_nobody(before: str) -> None:
    text = f"{_NAME} گفت: پل بسته است.\n{before} نیز افزوده بود که راه باز است."
    assert set(whose(text)) == {_NAME}


@pytest.mark.parametrize(
    "clause",
    [
        "شرکت سپهر یک دکمه تازه را به مرورگر اختصاصی خود در نوده اضافه می‌کند که راه را باز می‌کند",
        "رامین نیکوکار از تولید لنزی تازه خبر داده است که میدان آن باز است",
        "مسئولان نوده با نمایندگان روستاها دیدار و گفت گو کردند",
    ],
)
def test_what_only_looks_like_a_verb_of_saying_opens_nothing(clause: str) -> None:
    assert whose(f"{clause}.") == []


@pytest.mark.parametrize("verb", ["گفت که", "اضافه کرد که", "خبر داد که"])
def test_a_verb_of_saying_opens_a_clause(verb: str) -> None:
    assert whose(f"{_NAME} در نشست نوده {verb} راه باز است و پل امن است.") == [_NAME]


@pytest.mark.parametrize("passive", ["اعلام می‌شود که", "گفته شد که", "اعلام شده که"])
def test_nobody_says_within_a_speech_what_is_only_told(passive: str) -> None:
    text = f"{_NAME} گفت: امروز آوار در خیابان سپهر به سامانه شهرداری {passive} راه بسته است."
    assert whose(text) == [_NAME]


def test_somebody_may_be_quoted_within_a_speech() -> None:
    text = f"{_NAME} گفت: استاندار نوده دیروز اعلام کرد که راه بسته است و پل امن است."
    assert whose(text) == [_NAME, "استاندار نوده"]


@pytest.mark.parametrize("not_", ["نه تنها راه را دید، بلکه", "نه‌تنها به نوده رفت، بلکه"])
def test_not_only_is_no_surname(not_: str) -> None:
    assert whose(f"مهندس نیکوکار {not_} گفت: راه باز است.") == ["نیکوکار"]


@pytest.mark.parametrize("name", ["آلویرا ناپیلین", "باز ناپیلین", "یان فان ناپیلین"])
@pytest.mark.parametrize("gap", ["", " "])
def test_a_name_in_marks_is_told_by_its_latin_spelling(name: str, gap: str) -> None:
    text = f'در کنار "{name}"{gap}(Napilin) راه باز شد.\nناپیلین گفت: راه باز است.'
    assert whose(text) == [name]


@pytest.mark.parametrize("thing", ['"پل نو"', '"پل نو"(پل دوم)', '"پل"(Pol)'])
def test_another_thing_in_marks_names_nobody(thing: str) -> None:
    assert whose(f"در کنار {thing} راه باز شد.\nنیکوکار گفت: راه باز است.") == ["نیکوکار"]


@pytest.mark.parametrize("kind", ["گزارش", "اطلاعیه"])
def test_who_has_made_a_report_is_its_source(kind: str) -> None:
    text = f"{_NAME} گفت: پل بسته است.\nاما در {kind} بانک نوده درباره وام‌ها آمده بود: راه باز است."
    assert whose(text) == [_NAME, "بانک نوده"]


@pytest.mark.parametrize("by", ["به گزارش", "بنا بر گزارش"])
def test_who_passes_a_statement_on_has_not_made_it(by: str) -> None:
    text = (
        f"{_NAME}، شهردار نوده، بیانیه‌ای درباره راه منتشر کرد.\n"
        f"{by} پایگاه سپهر، در این بیانیه آمده است: راه باز است."
    )
    assert whose(text) == [_NAME]


@pytest.mark.parametrize("when", ["سابقاً نیز", "سابقا", "پیش‌تر نیز"])
def test_once_is_nobody(when: str) -> None:
    assert whose(f"{when} رئیس سازمان آب اعلام کرده بود که راه باز است.") == ["رئیس سازمان آب"]
