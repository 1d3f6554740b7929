"""Bytes to text: the encoding is asked for, marked, or found out, never guessed past an error."""

from __future__ import annotations

import codecs
import re

from speechsum.errors import DecodingError, NotAReportError
from speechsum.text.language import PERSIAN, is_arabic_letter, votes, words_in
from speechsum.tuples import NamedTuple

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Enough to tell an encoding by, small enough to look at in no time.
_PROBE = 65_536
_CONTROLS = bytes((*range(9), *range(14, 27)))
_HIGH_FOR_ONE_LOST = 400
"""Bytes of non-ASCII letters to one place that may be damaged: a paragraph."""


class Decoded(NamedTuple):
    """A text, and how many places in it are bytes that say nothing (U+FFFD)."""

    text: str
    lost: int = 0


def decode(data: bytes, encoding: str | None = None, told: str | None = None) -> Decoded:
    """The text of ``data``, without its byte order mark and otherwise unchanged.

    Args:
        data: the bytes of a report.
        encoding: a Python codec name to use; None to find out (a byte order mark, then UTF-8,
            UTF-16 by its pattern of Arabic-block bytes, then what was told, then Windows-1256).
        told: what the bytes themselves say their encoding is, as pages do, rightly or not.

    Raises:
        DecodingError: the bytes are not valid in the encoding, or in any that was tried.
        NotAReportError: the bytes are not text at all.
    """
    marked = next(((name, len(bom)) for bom, name in _BOMS if data.startswith(bom)), None)
    if encoding is not None:
        return Decoded(_decode_as(data, encoding, marked))
    if marked is not None:
        name, skip = marked
        if name == "utf-8":
            return _utf8(data[skip:], skip)
        return Decoded(_strict(data[skip:], name, skip))
    if _looks_binary(data):
        raise NotAReportError("not text (binary data)")
    guessed = _utf16_by_pattern(data)
    if guessed is not None:
        return Decoded(_strict(data, guessed))
    return _utf8(data, told=told)


def _utf8(data: bytes, skipped: int = 0, told: str | None = None) -> Decoded:
    """UTF-8, or what it is instead."""
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        place = error.start + skipped
    # A cut or damaged UTF-8 file is not Windows-1256: most of its high bytes still pair up.
    if _mostly_utf8(data):
        text = data.decode("utf-8", errors="replace")
        lost = sum(1 for _ in re.finditer("\ufffd+", text))
        if lost * _HIGH_FOR_ONE_LOST <= sum(byte > 127 for byte in data):
            return Decoded(text, lost)
        raise DecodingError(f"not UTF-8 at byte {place}; try --encoding cp1256")
    if told is not None:
        try:
            return Decoded(data.decode(told))
        except (LookupError, UnicodeError):
            pass  # it is what the others are then
    text = data.decode("cp1256")
    if not _reads_as_arabic_script(text):
        raise DecodingError(f"not UTF-8 at byte {place}; try --encoding cp1256")
    arabic = data.decode("iso8859_6", errors="replace")
    if votes(words_in(arabic))[PERSIAN] > votes(words_in(text))[PERSIAN]:
        from speechsum.intake.spoilt import NO_PERSIAN_LETTERS

        raise DecodingError(f"ISO-8859-6, {NO_PERSIAN_LETTERS}")
    return Decoded(text)


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
    return len(probe) > 0 and _count(probe, _CONTROLS) / len(probe) > 0.05


def _count(data: bytes, of: bytes) -> int:
    """How many bytes of ``data`` are ``of`` these; without a loop, for every report is counted."""
    return len(data) - len(data.translate(None, of))


def _utf16_by_pattern(data: bytes) -> str | None:
    """UTF-16 without a mark: half of the bytes are the high byte of Arabic or ASCII letters."""
    probe = data[: min(_PROBE, len(data)) // 2 * 2]
    if len(probe) < 8:
        return None
    for name, high in (("utf-16-le", probe[1::2]), ("utf-16-be", probe[0::2])):
        share = _count(high, b"\x00\x06\x20") / len(high)
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
