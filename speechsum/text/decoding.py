"""Bytes to text: the encoding is asked for, marked, or found out, never guessed past an error."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections import Counter
from itertools import islice

from speechsum.errors import DecodingError, NotAReportError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Enough to tell an encoding by, small enough to look at in no time.
_PROBE = 65_536
_TEXT_CONTROLS = frozenset("\t\n\v\f\r\x1b\x1c\x1d\x1e\x85\x00\b\x7f\x01")
_OTHER_CONTROL = re.compile(r"[\x02-\x07\x0e-\x1a\x1f\x80-\x84\x86-\x9f]")
_ARABIC_LETTERS = re.compile(r"[\u0620-\u064a\u0671-\u06d3]+")
_FEWEST_ARABIC = 0.3  # of the letters


def decode(data: bytes, encoding: str | None = None) -> str:
    """The text of ``data``, without its byte order mark and otherwise unchanged.

    Args:
        data: the bytes of a report.
        encoding: a Python codec name to use; None to find out (a byte order mark, then UTF-8,
            UTF-16 by its pattern of Arabic-block bytes, then Windows-1256).

    Raises:
        DecodingError: the bytes are not valid in the encoding, or in any that was tried.
        NotAReportError: the bytes are not text at all.
    """
    marked = next(((name, len(bom)) for bom, name in _BOMS if data.startswith(bom)), None)
    if encoding is not None:
        return _decode_as(data, encoding, marked)
    if marked is not None:
        name, skip = marked
        return _strict(data[skip:], name, skip)
    if _looks_binary(data):
        raise NotAReportError("not text (binary data)")
    guessed = _utf16_by_pattern(data)
    if guessed is not None:
        return _strict(data, guessed)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        # A cut or damaged UTF-8 file is not Windows-1256: most of its high bytes still pair up.
        if _mostly_utf8(data):
            raise DecodingError(f"not UTF-8 at byte {error.start}; try --encoding cp1256") from None
        text = data.decode("cp1256")
        if not _reads_as_arabic_script(text):
            raise DecodingError(f"not UTF-8 at byte {error.start}; try --encoding cp1256") from None
        return text


def _decode_as(data: bytes, encoding: str, marked: tuple[str, int] | None) -> str:
    try:
        codec = codecs.lookup(encoding)
    except (LookupError, ValueError):  # ValueError: a name that holds a NUL or stray bytes
        raise DecodingError(f"no encoding is called {encoding!r}; try utf-8 or cp1256") from None
    if not codec._is_text_encoding:  # "hex" and its kin turn bytes into bytes
        raise DecodingError(f"{encoding!r} is not a text encoding; try utf-8 or cp1256")
    # The codecs without an endianness in their name strip a mark themselves.
    if marked is not None and codec.name.replace("_", "-") == marked[0]:
        return _strict(data[marked[1] :], codec.name, marked[1])
    text = _strict(data, codec.name)
    return text.removeprefix("\ufeff")


def _strict(data: bytes, encoding: str, skipped: int = 0) -> str:
    try:
        return data.decode(encoding)
    except UnicodeError as error:
        # Some codecs (idna, undefined) do not say where.
        place = error.start + skipped if isinstance(error, UnicodeDecodeError) else skipped
        raise DecodingError(
            f"not {encoding.upper()} at byte {place}; try another --encoding"
        ) from None


def _looks_binary(data: bytes) -> bool:
    probe = data[:_PROBE]
    if probe.startswith(
        (b"\xff\xd8\xff", b"\x89PNG", b"%PDF-", b"PK\x03\x04", b"\x1f\x8b", b"GIF8")
    ):
        return True
    if _utf16_by_pattern(data) is not None:
        return False
    odd = sum(byte < 9 or 13 < byte < 27 for byte in probe)
    return len(probe) > 0 and odd / len(probe) > 0.05


def _utf16_by_pattern(data: bytes) -> str | None:
    """UTF-16 without a mark: half of the bytes are the high byte of Arabic or ASCII letters."""
    probe = data[: min(_PROBE, len(data)) // 2 * 2]
    if len(probe) < 8:
        return None
    for name, high in (("utf-16-le", probe[1::2]), ("utf-16-be", probe[0::2])):
        share = sum(byte in (0x00, 0x06, 0x20) for byte in high) / len(high)
        if share > 0.95 and 0x06 in high and (0x00 in high):
            return name
    return None


def _mostly_utf8(data: bytes) -> bool:
    """Whether nearly all that is not ASCII is well-formed UTF-8."""
    probe = data[:_PROBE]
    good = len(probe.decode("utf-8", errors="ignore").encode("utf-8"))
    high = sum(byte > 127 for byte in probe)
    return high > 0 and (len(probe) - good) / high < 0.2


def _reads_as_arabic_script(text: str) -> bool:
    letters = [char for char in text[:_PROBE] if char.isalpha()]
    arabic = sum(is_arabic_letter(char) for char in letters)
    return len(letters) > 0 and arabic / len(letters) > 0.5


def is_arabic_letter(char: str) -> bool:
    """Whether ``char`` is a letter of the Arabic script."""
    return "\u0620" <= char <= "\u06ff" and unicodedata.category(char).startswith("L")


def require_persian(text: str) -> None:
    """Refuse what no rule here can read.

    Raises:
        NotAReportError: the text is empty, binary, or mostly not in the Arabic script.
    """
    # Nearly all texts are plainly Persian; that is seen sooner than their letters are counted.
    if (
        len(text) <= _PROBE
        and sum(map(len, _ARABIC_LETTERS.findall(text))) > _FEWEST_ARABIC * len(text)
        and not _OTHER_CONTROL.search(text)
    ):
        return
    # A report may begin after any number of empty lines.
    probe = text.lstrip("\ufeff\u200b\u200c\u200d\u200e\u200f \t\r\n\v\f\x00\xa0")[:_PROBE]
    if not probe:
        raise NotAReportError("the text is empty")
    letters = list(islice(filter(str.isalpha, text), _PROBE))
    if not letters:
        raise NotAReportError("no words in the text; is it a report?")
    arabic = sum(n for c, n in Counter(letters).items() if is_arabic_letter(c) or c >= "\ufb50")
    if arabic / len(letters) < _FEWEST_ARABIC:
        raise NotAReportError("not Persian text; speechsum reads reports in Persian")
    controls = sum(
        count
        for char, count in Counter(probe).items()
        if unicodedata.category(char) == "Cc" and char not in _TEXT_CONTROLS
    )
    if controls / len(probe) > 0.05:
        raise NotAReportError("not text (binary data)")
