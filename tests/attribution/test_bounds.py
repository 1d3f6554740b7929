"""Where a name is bound by what the rest of the report tells of it. All texts are invented."""

from __future__ import annotations

import pytest

from speechsum import analyze

_NAME = "رامین نیکوکار"


def _who(text: str) -> list[str | None]:
    return [quote.speaker for quote in analyze(text).quotes if quote.kind == "direct"]


@pytest.mark.parametrize(
    "act",
    ["رفت پشت میز", "رفت کنار پنجره", "رفتند پشت میز", "پرسیدند حال راه چطور است", "آمد جلوی در"],
)
def test_what_somebody_does_is_no_surname(act: str) -> None:
    text = f"آقای نیکوکار {act}. آقای نیکوکار همین‌طور که صحبت می‌کرد، گفت: راه باز است."
    assert _who(text) == ["نیکوکار"]


@pytest.mark.parametrize("object_", ["تدین", "شکوه", "تدین و پایبندی به پیمان"])
def test_the_object_behind_a_surname_is_none_of_it(object_: str) -> None:
    text = f"حضرت آیت‌الله نیکوکار {object_} را از هنرها خواندند و افزودند: راه باز است."
    assert _who(text) == ["نیکوکار"]


@pytest.mark.parametrize("name", ["تقی زاده", "نیکوکار سپهری", "مهرورز پور"])
def test_a_surname_of_two_words_stays_whole(name: str) -> None:
    assert _who(f"دکتر {name} و همراهان به نوده رفتند. دکتر {name} گفت: راه باز است.") == [name]


@pytest.mark.parametrize("name", ["نیکوکار سپهری", "لینگ ژیپین"])
def test_who_is_called_by_the_first_of_two_surnames_keeps_both(name: str) -> None:
    first = name.split()[0]
    text = f"دکتر {name}، جراح، آمد. دکتر {first} جراح است.\nدکتر {name} گفت: راه باز است."
    assert _who(text) == [name]


@pytest.mark.parametrize("heading", ["ضرورتی انکارناپذیر", "نیازی همیشگی", "مشکلی دیرپا"])
def test_a_heading_that_has_lost_its_line_is_no_name(heading: str) -> None:
    text = (
        f"{_NAME}، شهردار نوده، گفت: راه باز است.\n"
        f"{heading} نیکوکار افزود: پل امن است.\nنیکوکار ادامه داد: پل نو است."
    )
    assert set(_who(text)) == {_NAME}


@pytest.mark.parametrize("name", ["سرمدی نیکوکار", "آلویرا ناپیلین"])
def test_a_name_that_no_lexicon_has_is_one(name: str) -> None:
    text = f"{name} گفت: راه باز است.\nخانم {name.split()[1]} افزود: پل امن است."
    assert _who(text) == [name, name]


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
    assert _who(f"{subject} در جایگاه قرار گرفت و گفت: راه باز است.") == [name]


@pytest.mark.parametrize("subject", ["سازمان آب به نام مردم", "شهردار نوده به نام شورا"])
def test_in_whose_name_somebody_speaks_he_is_not(subject: str) -> None:
    assert "شورا" not in _who(f"{subject} گفت: راه باز است.")


@pytest.mark.parametrize("who", ["یکی دیگر از کشاورزان", "برخی دیگر از کشاورزان نوده"])
def test_another_of_several_speaks_himself(who: str) -> None:
    text = f"{_NAME}، شهردار نوده، گفت: راه باز است.\n{who} گفت: پل بسته است."
    assert _who(text) == [_NAME, who]


@pytest.mark.parametrize("one", ["یکی", "برخی", "گروهی"])
def test_another_of_several_is_somebody_else(one: str) -> None:
    text = f"{one} از کشاورزان گفت: راه باز است.\n{one} دیگر از کشاورزان گفت: پل بسته است."
    assert _who(text) == [f"{one} از کشاورزان", f"{one} دیگر از کشاورزان"]


@pytest.mark.parametrize("thing", ["یکی دیگر از برنامه‌ها", "یکی از برنامه‌ها"])
def test_another_of_some_things_says_nothing(thing: str) -> None:
    text = f"{_NAME} گفت: راه باز است.\n{thing} تعمیر پل است، گفت: پل بسته است."
    assert set(_who(text)) == {_NAME}


@pytest.mark.parametrize("agency", ["وبگاه «صدای نوده»", "روزنامه «مهر نوده»", "«سپهر نوده»"])
def test_a_name_in_marks_stands_behind_an_agency_s(agency: str) -> None:
    text = f"به گزارش {agency} «یوری ناپیلین» سخنگوی شورای نوده گفت: راه باز است."
    assert _who(text) == ["یوری ناپیلین"]


@pytest.mark.parametrize("part", ["«آب» «خاک» «باد»", "«آب» «خاک»"])
def test_what_else_stands_in_marks_is_nobody(part: str) -> None:
    text = f"به گزارش «سپهر نوده» جشنواره در بخش‌های {part} برپا می‌شود. وی گفت: راه باز است."
    assert _who(text) == [None]


@pytest.mark.parametrize(
    "subject", ["کارشناسان راه", "کارشناسان و مهندسان", "برخی کارشناسان", "مسئولان شهرداری"]
)
@pytest.mark.parametrize("before", ["پیش‌تر ", "اخیراً ", ""])
def test_a_plural_verb_tells_of_several(subject: str, before: str) -> None:
    text = f"غیبت این پل در حالی رخ داده است که {before}{subject} اعلام کرده بودند که راه باز است."
    assert _who(text) == [subject]


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
    assert len(_who(text)) == 1
