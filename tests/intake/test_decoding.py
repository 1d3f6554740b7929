"""Bytes to text, and plain answers for what is no text."""

from __future__ import annotations

import pytest

from speechsum.errors import DecodingError, NotAReportError
from speechsum.intake.decoding import decode
from speechsum.text.language import require_persian

TEXT = "استاندار نیکان گفت: شهرداری باید راه را باز کند.\r\nانتهای پیام"
# Windows-1256 has the Arabic letters only.
ARABIC = TEXT.replace("ی", "ي").replace("ک", "ك")


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_unicode_encodings_are_found(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)).text == TEXT


def test_windows_1256_is_found_and_can_be_asked_for() -> None:
    data = ARABIC.encode("cp1256")
    assert decode(data).text == ARABIC
    assert decode(data, "cp1256").text == ARABIC


def test_a_mark_is_no_part_of_the_text_also_when_the_encoding_is_named() -> None:
    assert decode(TEXT.encode("utf-8-sig"), "utf-8").text == TEXT
    assert decode(TEXT.encode("utf-16"), "utf-16").text == TEXT


def test_damaged_utf8_is_named_with_its_place() -> None:
    data = TEXT.encode()
    with pytest.raises(DecodingError, match=r"not UTF-8 at byte 40; try --encoding cp1256"):
        decode(data[:40] + b"\xff" + data[40:])


def test_wrong_and_unknown_encodings_are_named() -> None:
    with pytest.raises(DecodingError, match="not ASCII at byte 0"):
        decode(TEXT.encode(), "ascii")
    with pytest.raises(DecodingError, match="no encoding is called 'utf8-persian'"):
        decode(b"", "utf8-persian")
    with pytest.raises(DecodingError, match="is not a text encoding"):
        decode(b"00", "hex")


@pytest.mark.parametrize(
    "data", [b"\xff\xd8\xff\xe0\x00\x10JFIF", b"\x89PNG\r\n\x1a\n\x00", bytes(range(32)) * 50]
)
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(NotAReportError, match="binary"):
        decode(data)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        (" \n\u200c\t", "empty"),
        ("The governor said nothing today.", "not Persian"),
        ("def main():\n    return 0\n", "not Persian"),
        ("123 456", "no words"),
    ],
)
def test_what_is_no_persian_text_is_refused(text: str, reason: str) -> None:
    with pytest.raises(NotAReportError, match=reason):
        require_persian(text)
