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
