"""What a file is, by its first bytes and its name: which module reads it, or why none does."""

from __future__ import annotations

import os.path
import re
from typing import Literal

from speechsum.tuples import NamedTuple

Kind = Literal["text", "markdown", "page", "word", "mail", "lines", "json", "zip", "gzip"]

ENDINGS: dict[str, Kind] = {
    ".txt": "text", ".text": "text",
    ".md": "markdown", ".markdown": "markdown",
    ".html": "page", ".htm": "page", ".xhtml": "page",
    ".docx": "word",
    ".eml": "mail",
    ".jsonl": "lines", ".ndjson": "lines",
    ".json": "json",
    ".zip": "zip",
    ".gz": "gzip",
}  # fmt: skip
"""The endings that are read of a folder or an archive; a named file may have any."""
SINGLE: tuple[Kind, ...] = ("text", "markdown", "page", "word", "mail")
"""Kinds that hold one report."""


class Unread(NamedTuple):
    """A kind that is not read: ``what`` it is, and what to ``do`` about it."""

    what: str
    do: str

    def __str__(self) -> str:
        return f"{self.what}; {self.do}"


_AS_DOCX = "save it as .docx (soffice --convert-to docx FILE)"
_DOC = Unread("an old Word file", _AS_DOCX)
_RTF = Unread("an RTF file", _AS_DOCX)
_ODT = Unread("an OpenDocument text", _AS_DOCX)
_PDF = Unread("a PDF", "make text of it (pdftotext -layout FILE), or OCR where it is a scan")
_SHEET = Unread("a spreadsheet", "save its text as .txt or .docx")
_SLIDES = Unread("slides", "save their text as .txt or .docx")
_EPUB = Unread("an e-book", "save its text as .txt")
_MHT = Unread("a web archive", "save the page as .html")
_UNPACK = "unpack it, or make a .zip of it"
_RAR = Unread("a RAR archive", _UNPACK)
_7Z = Unread("a 7-Zip archive", _UNPACK)
_PICTURE = Unread("a picture", "make text of it by OCR (tesseract FILE - -l fas)")
_SOUND = Unread("a recording", "only text is read here")
_BY_ENDING = {
    ".doc": _DOC, ".dot": _DOC, ".rtf": _RTF, ".odt": _ODT,
    ".pdf": _PDF,
    ".xlsx": _SHEET, ".xls": _SHEET, ".ods": _SHEET,
    ".pptx": _SLIDES, ".ppt": _SLIDES,
    ".mht": _MHT, ".mhtml": _MHT, ".epub": _EPUB,
    ".rar": _RAR, ".7z": _7Z,
    **dict.fromkeys((".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".heic"),
                    _PICTURE),
    **dict.fromkeys((".mp3", ".ogg", ".m4a", ".wav"), _SOUND),
}  # fmt: skip
_BY_BYTES = (
    (b"%PDF-", _PDF),
    (b"{\\rtf", _RTF),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _DOC),
    (b"Rar!\x1a\x07", _RAR),
    (b"7z\xbc\xaf\x27\x1c", _7Z),
    (b"\xff\xd8\xff", _PICTURE),
    (b"\x89PNG\r\n\x1a\n", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"II*\0", _PICTURE),
    (b"MM\0*", _PICTURE),
    (b"ID3", _SOUND),
    (b"OggS", _SOUND),
)
_OFFICE = (
    ("xl/", _SHEET),
    ("ppt/", _SLIDES),
    ("content.xml", _ODT),
    ("META-INF/container.xml", _EPUB),
)

# Headers from the first byte on, and among them one that only a mail has.
_MAIL = re.compile(
    rb"(?=[A-Z])(?:[A-Z][A-Z-]*:[^\n]*\n|[ \t][^\n]*\n)*?"
    rb"(?:MIME-Version|Content-Type|Message-ID|Received|Return-Path):[ \t]",
    re.IGNORECASE,
)
_BEFORE_JSON = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"
"""Bytes of a BOM, and white space, in UTF-8 or UTF-16."""
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_GZIP = b"\x1f\x8b"
PROBE = 4_096
"""Bytes that are enough to tell a kind by."""


def ending_of(name: str) -> str:
    """The ending of a file's name in small letters, with its dot: ``.txt``; empty where none."""
    stem, dot, ending = name.rpartition(".")
    return f".{ending.lower()}" if dot and stem and "/" not in ending else ""


def bare_name(name: str) -> str:
    """``name`` without a ``.gz`` at its end."""
    return name[:-3] if ending_of(name) == ".gz" else name


def is_wanted(name: str) -> bool:
    """Whether a file of this name is read where it was not named itself."""
    ending = ending_of(name)
    known = ENDINGS.get(ending_of(name[:-3])) is not None if ending == ".gz" else ending in ENDINGS
    return known and not _is_aside(name)


def unread_ending(name: str) -> str | None:
    """The ending of a file that may well be a report, of a kind that is not read; else None."""
    ending = ending_of(bare_name(name))
    return ending if ending in _BY_ENDING and not _is_aside(name) else None


def what_to_do(ending: str) -> str:
    """What to do about files of an ending that `unread_ending` gave."""
    return _BY_ENDING[ending].do


def _is_aside(name: str) -> bool:
    """What Word puts beside a letter that is open, and macOS beside each file."""
    return os.path.basename(name).startswith(("~$", "._"))


def kind_of(name: str, head: bytes) -> Kind:
    """What the file called ``name`` is, whose first bytes (`PROBE` of them) are ``head``."""
    by_name = ENDINGS.get(ending_of(bare_name(name)), "text")
    if head.startswith(_GZIP):
        return "gzip"
    if head.startswith(_ZIP):
        return "word" if by_name == "word" else "zip"
    if by_name in ("text", "json") and head.lstrip(_BEFORE_JSON)[:1] in (b"{", b"["):
        return "json"
    if by_name == "text" and _MAIL.match(head):
        return "mail"
    return by_name


def refusal_of(name: str, head: bytes) -> str | None:
    """Why a file is not read that is known for something else: what it is, and what to do."""
    for start, reason in _BY_BYTES:
        if head.startswith(start):
            return str(reason)
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return str(_PICTURE)
    ending = ending_of(name)
    if ending in _BY_ENDING and b"\0" in head:
        return str(_BY_ENDING[ending])
    return None


def office_refusal(members: list[str]) -> str | None:
    """Why a ZIP file with these members is not an archive of reports but another's document."""
    for start, reason in _OFFICE:
        if any(member.startswith(start) for member in members):
            return str(reason)
    return None


def is_word(members: list[str]) -> bool:
    """Whether a ZIP file with these members is a Word document."""
    return "word/document.xml" in members
