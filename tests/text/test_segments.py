"""Line breaks: which end a paragraph, and which only a line. All texts are invented."""

from __future__ import annotations

import textwrap

import pytest

from speechsum import analyze
from speechsum.text.segments import parse

_STORY = (
    "به گزارش سپهر، استاندار سپیدرود بهار نیکوکار در نشست شورای راه و ساختمان این استان گفت: "
    "راه روستاهای بالادست نیلگون پس از سه سال کار مردم و شهرداری باز شد و همه روستاها امسال "
    "آب و برق و گاز دارند. وی افزود: پل تازه سپیدرود نیز با همت مردم و مهندسان این استان تا "
    "پایان سال آماده می‌شود و نیازی به راه قدیم نیست. نیکوکار یادآور شد: سال گذشته ده راه و "
    "پنج پل در این استان با سرمایه مردم ساخته شد و کار دو پل دیگر هم به نیمه رسیده است."
)


@pytest.mark.parametrize("width", [48, 56, 64, 72])
def test_a_report_wrapped_at_a_column_is_read_as_if_it_were_not(width: int) -> None:
    wrapped = textwrap.fill(_STORY, width)
    flat, found = analyze(_STORY), analyze(wrapped)
    assert [q.text.replace("\n", " ") for q in found.quotes] == [q.text for q in flat.quotes]
    assert found.speakers == flat.speakers
    assert len(found.quotes) == 3


def test_a_line_that_breaks_off_short_of_the_column_lacks_its_verb() -> None:
    broken = textwrap.fill(_STORY, 56) + (
        "\nوی از مردم نیلگون خواست در پاییز به راه\nقدیم بازنگردند و با بیان اینکه شهرداری نباید "
        "پل\nرا ببندد، تصریح\nکرد: دهیاران باید راه را تا پایان\nمهر باز کنند.\nوی رفت."
    )
    *_, before, last = analyze(broken).quotes
    assert before.text.split()[-3:] == ["پل", "را", "ببندد"]
    assert (last.text.split()[-4:], last.cue and last.cue.text.split()[0]) == (
        ["پایان", "مهر", "باز", "کنند"],
        "تصریح",
    )


def test_some_paragraphs_of_a_report_are_wrapped_and_some_are_not() -> None:
    flat = "وی گفت: " + "راه سپیدرود بسیار خوب است و " * 8 + "باز است."
    text = "\n".join([*textwrap.wrap(_STORY, 64), flat])
    assert {p.kind for p in parse(text).paragraphs} == {"body"}
    assert len(analyze(text).quotes) == 4


def test_one_line_broken_off_in_mid_sentence() -> None:
    begin = "وی گفت: " + "این راه برای همه مردم خوب است و " * 6 + "در احداث"
    (quote,) = analyze(f"{begin}\nراه تازه هم کار می‌کنیم.\nمردم شاد شدند.").quotes
    assert quote.text.endswith("در احداث\nراه تازه هم کار می‌کنیم")


@pytest.mark.parametrize(
    "next_line", ["وی گفت: پل امن است.", "به گفته وی، پل امن است.", "ایسنا: پل امن است."]
)
def test_a_line_that_begins_anew_is_joined_to_none(next_line: str) -> None:
    begin = "وی گفت: " + "این راه برای همه مردم خوب است و " * 6 + "در احداث"
    assert len(parse(f"{begin}\n{next_line}").paragraphs) == 2


def test_verses_and_headings_stay_lines() -> None:
    verses = "\n".join(["راه دراز است و دل من در راه دور", "باران می‌بارد بر بام خانه پدر"] * 6)
    assert len(parse(verses).paragraphs) == 12
    report = "راه تازه سپیدرود باز می‌شود\nوی گفت: راه باز است.\nکار مردم\nوی افزود: پل امن است."
    assert [p.kind for p in parse(report).paragraphs] == ["headline", "body", "heading", "body"]


def test_a_blank_line_ends_a_paragraph_of_a_wrapped_report() -> None:
    wrapped = "\n\n".join(textwrap.fill(_STORY, 64) for _ in range(3))
    assert len(parse(wrapped).paragraphs) == 3


@pytest.mark.parametrize(
    "cue",
    [
        "وی\nافزود:",
        "وی\nدر پایان گفت:",
        "نیکوکار\nتأکید کرد:",
        "فرماندار مهرکنار\nبا اشاره به پل‌های شهر تصریح کرد:",
        "وی در بخش دیگری از سخنان خود\nاظهار کرد:",
        "رامین نیکوکار،\nفرماندار مهرکنار\nافزود:",
    ],
)
@pytest.mark.parametrize("below", ["\n", " "])
def test_a_cue_that_was_broken_behind_who_speaks(cue: str, below: str) -> None:
    text = (
        "به گزارش سپهر،\nرامین نیکوکار، فرماندار مهرکنار\nدر نشست خبری یکشنبه گفت:\nراه باز است.\n"
        f"{cue}{below}دهیاران باید پل را ببندند.\nوی گفت: باران می‌بارد."
    )
    quotes = analyze(text).quotes
    assert [quote.speaker for quote in quotes] == ["رامین نیکوکار"] * 3
    assert [quote.text for quote in quotes][:2] == ["راه باز است", "دهیاران باید پل را ببندند"]


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("رئیس شورای شهر ⏎ مهرکنار گفت", "رئیس شورای شهر مهرکنار"),
        ("دبیر ستاد مبارزه با قاچاق ⏎ آذرکوه تأکید کرد", "دبیر ستاد مبارزه با قاچاق آذرکوه"),
        ("مدیر شرکت آب ⏎ روستایی، در نشست خبری افزود", "مدیر شرکت آب روستایی"),
        ("معاون توسعه روستایی ⏎ و مناطق محروم گفت", "معاون توسعه روستایی و مناطق محروم"),
        ("بهار نیکوکار، سرپرست فرهنگسرای ⏎ خورشید، گفت", "بهار نیکوکار"),
        ("بهار ⏎ نیکوکار، دهیار نوده، گفت", "بهار نیکوکار"),
        ("وزیر نیرو ⏎ دیروز در مجلس گفت", "وزیر نیرو"),
        # the line above is whole
        ("بهار نیکوکار دهیار نوده ⏎ نیکوکار گفت", "بهار نیکوکار"),
        ("شهردار آمد ⏎ بهار نیکوکار گفت", "بهار نیکوکار"),
        ("شهردار در نشست شورا ⏎ نیکوکار گفت", "نیکوکار"),
    ],
)
def test_who_speaks_may_be_broken_anywhere(line: str, speaker: str) -> None:
    text = line.replace(" ⏎ ", "\n") + ": مدارس باید کلاس‌ها را امروز\nباز نگه دارند."
    report = analyze(text)
    assert [quote.speaker for quote in report.quotes] == [speaker]
    assert [d.addressee for d in report.directives] == ["مدارس"]


@pytest.mark.parametrize("heading", ["کار مردم", "پل‌های شهر", "شهردار سپیدرود خبر داد"])
@pytest.mark.parametrize("line", ["وی افزود: پل امن است.", "نیکوکار گفت: پل امن است."])
def test_a_heading_above_a_cue_is_none_of_it(heading: str, line: str) -> None:
    text = f"رامین نیکوکار گفت: راه باز است.\n{heading}\n{line}"
    assert [quote.speaker for quote in analyze(text).quotes] == ["رامین نیکوکار"] * 2
    assert parse(text).paragraphs[1].kind == "heading"


@pytest.mark.parametrize("width", [18, 24, 32, 40, 55, 64])
def test_a_report_wrapped_at_any_column_is_that_report(width: int) -> None:
    plain = (
        "به گزارش سپهر، رامین نیکوکار، فرماندار مهرکنار در نشست شورای راه گفت: پل سپیدرود در این "
        "ماه باز شد و دهیاران روستاهای پایین باید دیواره آن را پیش از آمدن باران بسازند."
    )
    wrapped = analyze("\n".join(textwrap.wrap(plain, width, break_on_hyphens=False)))
    found = analyze(plain)
    assert [q.speaker for q in wrapped.quotes] == [q.speaker for q in found.quotes]
    (one,), (other,) = wrapped.directives, found.directives
    assert one.text.split() == other.text.split()
    assert one.addressee is not None
    assert one.addressee.split() == ["دهیاران", "روستاهای", "پایین"]


def test_short_headlines_above_a_short_report_are_none_of_it() -> None:
    text = "در نشست شورای راه مهرکنار\nپیشرفت کار پل سپیدرود\nرامین نیکوکار گفت: راه باز است."
    assert [p.kind for p in parse(text).paragraphs] == ["headline", "heading", "body"]


def test_a_headline_below_its_kicker_is_one_above_a_cue_too() -> None:
    text = (
        "مدیر بندر مهرکنار خبر داد:\nپهلوگیری سه کشتی در یک روز\n"
        "رامین نیکوکار، مدیر بندر مهرکنار گفت:\nراه باز است.\nوی افزود:\nپل امن است."
    )
    assert [quote.text for quote in analyze(text).quotes] == ["راه باز است", "پل امن است"]


@pytest.mark.parametrize("text", ["", " ", "\n", "راه باز شد و مردم\n… پل را", "راه باز\n!\nپل را"])
def test_lines_without_words_are_read(text: str) -> None:
    assert parse(text).text == text


@pytest.mark.parametrize(
    "text",
    [
        # a narrow column without empty lines
        "رامین نیکوکار فرماندار مهرکنار روز\nدوشنبه ۲۴ آذر ۱۴۰۴ در جمع مردم\n"
        "گفت: شهرداری پل را از\nسال آینده باز\nکند.\n",
        # broken by hand, empty lines between
        "رامین نیکوکار، فرماندار\nمهرکنار گفت: رانندگان نباید\nاز پل بگذرند.\n\n"
        "وی افزود: شهرداری راه را\nتعمیر کند.\n",
    ],
)
def test_lines_torn_anywhere_belong_together(text: str) -> None:
    for paragraph in parse(text).paragraphs:
        assert text[paragraph.end - 1] == "."


def test_headlines_and_stamps_are_not_joined_to_what_stands_below() -> None:
    text = "پل مهرکنار بسته شد از امروز\n۱۴۰۴/۰۷/۱۴ - ۰۹:۴۲\nرامین نیکوکار گفت: راه بسته است.\n"
    assert len(parse(text).paragraphs) == 3


@pytest.mark.parametrize("end", ["\r", "\r\n", "\u2028", "\x85"])
def test_a_wrapped_report_may_end_its_lines_in_any_way(end: str) -> None:
    wrapped = textwrap.fill(_STORY, 64)
    found = analyze(wrapped.replace("\n", end)).quotes
    assert len(found) == len(analyze(wrapped).quotes) > 1


_PARTED = [
    "خاطرنشان\nکرد:",
    "خاطرنشان\nکرد:\n",
    "اظهار\nداشت:",
    "تصریح\nکرد:",
    "یادآور\nشد:\n",
    "در پاسخ به پرسشی تاکید\nکرد که",
    "ادامه\nداد:",
    "با اشاره به باران اعلام\nکرده است:",
]


@pytest.mark.parametrize("cue", _PARTED)
def test_a_cue_may_be_parted_by_the_end_of_a_line(cue: str) -> None:
    report = analyze(f"رامین نیکوکار، شهردار مهرکنار، در نشست شورا {cue} راه باز است.")
    assert [(q.speaker, q.text) for q in report.quotes] == [("رامین نیکوکار", "راه باز است")]


def test_a_cue_s_noun_at_the_end_of_a_line_is_parted_from_no_verb() -> None:
    text = "گزارش نشست شورا اعلام\nرامین نیکوکار گفت: راه باز است.\nوی افزود: پل باز است."
    assert [q.speaker for q in analyze(text).quotes] == ["رامین نیکوکار"] * 2


@pytest.mark.parametrize("below", ["گروه شهری - شهردار", "گروه اجتماعی: شهردار", "شهردار"])
def test_a_kicker_may_stand_above_a_dateline(below: str) -> None:
    text = (
        "شهردار مهرکنار خبر داد:\nبازگشایی راه سرپل در مهر\n"
        f"{below} مهرکنار از بازگشایی راه سرپل و پل گل‌رود تا پایان ماه مهر خبر داد.\n"
        "رامین نیکوکار گفت: راه باز است."
    )
    assert [q.text for q in analyze(text).quotes] == ["راه باز است"]
