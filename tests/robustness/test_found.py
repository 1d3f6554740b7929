"""What fuzzing and damage have found, each as the shortest text of our own that shows it."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import date

import pytest

from speechsum import analyze, lexicon
from speechsum.errors import DecodingError, NotAReportError
from speechsum.intake.decoding import decode
from tests.test_properties import check

REPORT = "استاندار نیکان گفت: شهرداری باید راه را تا پایان سال باز کند."


@pytest.mark.parametrize(
    "text",
    [
        # Cut within a group's name: read past the last word.
        "وی گفت: راه باز است.\nبرخی از",
        # Brought up in narration, then speaking without a subject: was not among the speakers.
        "بهمن به رئیس شورا معتقد است موظف",
        # Of two requests the one found later begins first.
        "چرا اگر خواستار شد دستور داد",
        # Cut within a need: read past the last word, twice.
        "وی گفت: راه باز است.\nوی بر لزوم توجه به",
        "استاندار در نتیجه باید نیازمندیم",
        # Cut after a comma in a list of needs: looked up past the last word.
        "وی گفت: ضرورت حمایت و طلب شهر از دولت، ",
        # The one who is asked stands before «را», with no preposition to begin at.
        "سخنرانی را تشویق کرد اخیر",
    ],
)
def test_the_promises_hold_of_what_was_found(text: str) -> None:
    report = analyze(text, date=date(2024, 5, 1))
    check(report, text)
    assert report.verdicts or report.quotes


def test_control_characters_between_words_are_not_words() -> None:
    plain = analyze(REPORT)
    for control in "\x00\x01\x07\x08\x0e\x1b\x7f\x80\x9b\x9f":
        found = analyze(REPORT.replace(" راه", f" {control} راه"))
        assert [d.id for d in found.directives] != []
        assert [d.force for d in found.directives] == [d.force for d in plain.directives]
        assert [d.addressee for d in found.directives] == ["شهرداری"]


def test_a_report_after_any_number_of_empty_lines_is_read() -> None:
    for blank in ("\n", " ", "\r\n", "\u200f", "\ufeff"):
        assert analyze(blank * 70_000 + REPORT).directives
    assert analyze("۱۲ " * 30_000 + "\n" + REPORT).directives
    with pytest.raises(NotAReportError, match="empty"):
        analyze("\n" * 200_000)


@pytest.mark.parametrize("name", ["undefined", "idna", "punycode", "utf-7", "utf-32", "ascii"])
def test_any_codec_that_cannot_read_it_is_a_plain_answer(name: str) -> None:
    with pytest.raises(DecodingError, match=r"^not [A-Z0-9-]+ at byte \d+; try another --encoding"):
        decode(REPORT.encode(), name)


@pytest.mark.parametrize("name", ["", "\udcff", "a\0b", "utf-8-persian", "ی"])
def test_any_name_of_no_codec_is_a_plain_answer(name: str) -> None:
    with pytest.raises(DecodingError, match="no encoding is called"):
        decode(REPORT.encode(), name)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8", "utf-32"])
def test_a_cut_file_is_named_with_its_place_or_read(encoding: str) -> None:
    data = REPORT.encode(encoding)
    wide = encoding.removesuffix("-le").removesuffix("-be").upper()
    for end in range(20, len(data)):
        refused = pytest.raises(DecodingError, match=f"not {wide}")
        with refused if _splits(encoding, end) else nullcontext():
            assert REPORT.startswith(decode(data[:end]).text)


def _splits(encoding: str, end: int) -> bool:
    """Whether a cut after ``end`` bytes goes through a character."""
    try:
        REPORT.encode(encoding)[:end].decode(encoding)
    except UnicodeDecodeError:
        return True
    return False


@pytest.mark.parametrize("kind", ["path", "label", "stamp", "share"])
def test_a_line_of_a_page_alone_or_beside_a_report(kind: str) -> None:
    # «سیاسی», the first step of a path without the rest of it; a text that is a label and no more.
    lines = lexicon.column("boilerplate", **{"class": kind})
    assert lines
    for line in lines:
        if not line.isascii():  # «A», a button, is no report
            check(analyze(line), line)
    text = "\n".join((*lines[:3], REPORT))
    assert len(analyze(text).directives) == 1


def test_a_label_with_nothing_behind_it() -> None:
    assert len(analyze(f"{REPORT}\nج:").quotes) == 1


def test_a_label_and_names_without_end() -> None:
    signed = "رئیس: رامین نیکوکار " * 1_500
    assert len(analyze(f"وی گفت: راه باز است.\n{signed}\nوی افزود: آب کم است.").quotes) == 2


@pytest.mark.parametrize("last", ["وزیر ضمن", "مدیرعامل خاطرنشان"])
def test_a_text_that_breaks_off_within_a_cue(last: str) -> None:
    text = f"وزیر در ایران راه را باز کرد. {last}"
    check(analyze(text), text)
