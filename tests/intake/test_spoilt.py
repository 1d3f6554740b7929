"""Text that was spoilt before it came: given back as it was, or refused with the reason."""

from __future__ import annotations

import json
import re
import sys
import urllib.parse
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import arabic_reshaper
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from speechsum.errors import NotAReportError
from speechsum.intake.spoilt import mend
from tests.conftest import Run

TEXT = (
    "رامین نیکوکار، فرماندار سرپل گفت: شهرداری باید راه‌های روستا را تا پایان سال ۱۴۰۲ باز کند "
    "(فوری).\nوی افزود: «بانک‌ها نباید وام‌ها را معطل کنند» و دفتر فنی پل را ببیند.\n"
)
# What a code page for Arabic can hold.
ARABIC = TEXT.translate(str.maketrans("ی۱۲۴۰", "ي1240"))


def read_as(codec: str) -> Callable[[bytes], str]:
    """Read bytes as most programs do: what the code page has no character for stays a control."""

    def read(data: bytes) -> str:
        chars = []
        for number in data:
            try:
                chars.append(bytes([number]).decode(codec))
            except UnicodeDecodeError:
                chars.append(chr(number))
        return "".join(chars)

    return read


def back(text: str) -> str:
    return "\n".join(line[::-1] for line in text.split("\n"))


def on_page(text: str) -> str:
    """The characters from left to right as a page shows them: numbers are not turned."""
    turned = back(text).translate(str.maketrans("()«»", ")(»«"))
    return re.sub(r"[0-9۰-۹]+", lambda number: number[0][::-1], turned)


def apart(text: str) -> str:
    return "\n".join(
        "   ".join(" ".join(word) for word in line.split()) for line in text.split("\n")
    )


SPOILT = {
    **{f"utf-8 as {codec}": read_as(codec)(TEXT.encode()) for codec in (
        "cp1256", "cp1252", "latin-1", "iso8859_6", "cp1251", "mac_roman", "cp437",
    )},
    "without the controls": TEXT.encode().decode("cp1252", errors="ignore"),
    "twice": read_as("cp1256")(read_as("cp1256")(TEXT.encode()).encode()),
    "twice, otherwise": read_as("cp1252")(read_as("cp1256")(TEXT.encode()).encode()),
    "reversed": back(TEXT),
    "as on a page": on_page(TEXT),
    "shapes": arabic_reshaper.reshape(TEXT),
    "shapes as on a page": on_page(arabic_reshaper.reshape(TEXT)),
    "letters apart": apart(TEXT),
    "escapes of JSON": json.dumps(TEXT)[1:-1],
    "escapes of addresses": urllib.parse.quote(TEXT, safe=" \n"),
    "escapes of a form": urllib.parse.quote_plus(TEXT),
}  # fmt: skip
OLDER = {
    "cp1256 as latin-1": read_as("latin-1")(ARABIC.encode("cp1256")),
    "cp1256 as cp1252": read_as("cp1252")(ARABIC.encode("cp1256")),
    "cp1256 as iso8859_6": read_as("iso8859_6")(ARABIC.encode("cp1256")),
}


@pytest.mark.parametrize("name", SPOILT)
def test_what_was_done_by_rule_is_undone(name: str) -> None:
    mended = mend(SPOILT[name])
    assert " ".join(mended.text.split()) == " ".join(TEXT.split())
    assert len(mended.how) == 1


@pytest.mark.parametrize("name", OLDER)
def test_windows_1256_that_was_read_as_another_code_page(name: str) -> None:
    assert mend(OLDER[name]).text == ARABIC


def test_what_is_whole_around_a_spoilt_part_stays() -> None:
    whole = "به گزارش سپهر، راه روستا باز شد.\n"
    assert mend(whole * 9 + SPOILT["utf-8 as cp1256"]).text == whole * 9 + TEXT


LETTERS = st.text("ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیآئءأؤ‌ ۰۱۲۳۴۵۶۷۸۹()«»،؛؟.:!\n", max_size=60)


@given(LETTERS, st.sampled_from(("cp1256", "cp1252", "latin-1", "cp1251", "mac_roman")))
@example("", "cp1256")
def test_any_persian_text_comes_back(more: str, codec: str) -> None:
    text = TEXT + more
    assert mend(read_as(codec)(text.encode())).text == text


@given(LETTERS)
def test_whole_text_stays_as_it_is(more: str) -> None:
    text = TEXT + more
    assert mend(text).text == text


@pytest.mark.parametrize(
    "text",
    [
        TEXT + "نشانی: https://example.org/%D8%B1%D8%A7%D9%87/%D8%A8%D8%A7%D8%B2",
        TEXT + "R\u00f6ntgen, caf\u00e9, Ø 12 و ÷",
        "نیکوکار: «بسم الله الرحمن الرحيم، إن الله مع الصابرين». شهرداری باید راه را باز کند.",
        "۱- تعمیر پل\n۲- خرید نمک\n۳- آموزش\n",
        "آ ب پ\nرامین نیکوکار گفت: الف ب ج د باید بماند.",
        "نیکوکار گفت: ﷲ اکبر و صلوات ﷺ. راه باید باز شود.",
    ],
)
def test_what_is_only_unusual_stays(text: str) -> None:
    assert mend(text).text == text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (TEXT.encode().decode("iso8859_6", errors="replace"), "are lost"),
        (re.sub(r"\w", "?", TEXT), "question marks"),
        (" ".join(TEXT.replace(" ", "")), "letters stand apart"),
        (ARABIC.encode("iso8859_6", errors="ignore").decode("cp1256"), "without پ، چ، ژ، گ"),
        (TEXT.encode().decode("cp1256").replace("ط", ""), "decoded wrongly"),
        (ARABIC.encode("cp1256").decode("cp1252", errors="ignore") * 4, "has lost its پ and گ"),
        ("ضصث قفغ عهخ حجچ شسی بلا تنم کگظ طزر ذدئ " * 9, "make no Persian words"),
    ],
)
def test_what_is_lost_is_refused(text: str, reason: str) -> None:
    with pytest.raises(NotAReportError, match=reason):
        mend(text)


def test_a_repair_is_said_and_its_text_is_given(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SPOILT["utf-8 as cp1256"], encoding="utf-8")
    done = run("a.txt", "-f", "json")
    found = json.loads(done.stdout)
    assert found["text"] == TEXT
    assert [one["addressee"] for one in found["directives"]] == ["شهرداری", "بانک‌ها"]
    said = "speechsum: a.txt: repaired: UTF-8 that was read as Windows-1256\n"
    assert (done.returncode, done.stderr.decode()) == (0, said)
    assert run("a.txt", "-q").stderr == b""


def test_garbage_is_not_printed(run: Run) -> None:
    done = run(stdin=(" ".join(TEXT.replace(" ", ""))).encode())
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.startswith(b"speechsum: -: the letters stand apart")


def test_empty_lines_cost_next_to_nothing(run: Run) -> None:
    calls = 0

    def one(frame: FrameType, event: str, argument: object) -> None:
        nonlocal calls
        calls += 1

    count = 10_000
    before = sys.getprofile()
    sys.setprofile(one)
    try:
        found = mend(SPOILT["utf-8 as cp1256"] + "\n" * count + TEXT)
    finally:
        sys.setprofile(before)
    assert found.text.count("\n") >= count
    assert calls < 20 * count


def test_one_bad_byte_in_a_long_file_costs_one_character(run: Run) -> None:
    data = (TEXT * 4).encode()
    done = run("-f", "json", stdin=data[:100] + b"\xff" + data[100:])
    assert done.returncode == 0
    assert done.stderr.decode() == "speechsum: -: damaged in 1 place, read as U+FFFD\n"
    assert len(json.loads(done.stdout)["directives"]) == 8


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("Arabic", "قال المحافظ: يجب على البلدية أن تفتح الطريق قبل نهاية العام."),
        ("Urdu", "گورنر نے کہا کہ بلدیہ کو سڑک سال کے آخر تک کھولنی چاہیے۔"),
        ("Kurdish", "پارێزگار وتی: شارەوانی دەبێت ڕێگاکە بۆ کۆتایی ساڵ بکاتەوە لە شار."),
        ("Pashto", "والي وویل چې ښاروالي باید لاره د کال تر پایه پورې خلکو ته پرانیزي."),
    ],
)
def test_other_languages_are_refused_by_name(run: Run, language: str, text: str) -> None:
    done = run(stdin=text.encode())
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.startswith(f"speechsum: -: {language} text".encode())


def test_a_byte_that_is_a_line_end_elsewhere_breaks_no_line() -> None:
    # «م» has the byte 0x85, which is U+0085 in Latin-1; the line above it is whole.
    whole, spoilt = "کد خبر: ۱۲۳۴۵\n", TEXT.encode().decode("latin-1")
    assert "\x85" in spoilt
    assert mend(whole + spoilt).text == whole + TEXT


@pytest.mark.parametrize("unseen", ["\u00ad", "\u200e", "\u2067", "\ufe0f", "\U000e0101", "\u0301"])
def test_what_is_not_seen_within_words_spoils_no_text(unseen: str) -> None:
    text = "هومان ارجمند گفت: ناشران باید کتاب را ارزان کنند."
    parted = re.sub(r"(\w\w)(\w)", rf"\1{unseen}\2", text)
    assert mend(parted).text == parted
