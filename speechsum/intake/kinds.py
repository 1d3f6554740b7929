"""What a file is, by its first bytes and its name: which module reads it, or why none does."""

from __future__ import annotations

from typing import Literal

Kind = Literal["text", "page", "word", "lines", "json", "zip", "gzip"]

ENDINGS: dict[str, Kind] = {
    ".txt": "text", ".text": "text", ".md": "text",
    ".html": "page", ".htm": "page", ".xhtml": "page",
    ".docx": "word",
    ".jsonl": "lines", ".ndjson": "lines",
    ".json": "json",
    ".zip": "zip",
    ".gz": "gzip",
}  # fmt: skip
"""The endings that are read of a folder or an archive; a named file may have any."""

# What cannot be read, and what makes of it something that can.
_BY_ENDING = {
    ".doc": "an old Word file; save it as .docx (soffice --convert-to docx FILE)",
    ".rtf": "an RTF file; save it as .docx (soffice --convert-to docx FILE)",
    ".odt": "an OpenDocument text; save it as .docx (soffice --convert-to docx FILE)",
    ".pdf": "a PDF; make text of it (pdftotext -layout FILE), or OCR where it is a scan",
    ".xlsx": "a spreadsheet; save its text as .txt or .docx",
    ".xls": "a spreadsheet; save its text as .txt or .docx",
    ".pptx": "slides; save their text as .txt or .docx",
    ".mht": "a web archive; save the page as .html",
    ".mhtml": "a web archive; save the page as .html",
    ".epub": "an e-book; save its text as .txt",
    ".rar": "a RAR archive; unpack it, or make a .zip of it",
    ".7z": "a 7-Zip archive; unpack it, or make a .zip of it",
}
_PICTURE = "a picture; make text of it by OCR (tesseract FILE - -l fas)"
_SOUND = "a recording; only text is read here"
_BY_BYTES = (
    (b"%PDF-", _BY_ENDING[".pdf"]),
    (b"{\\rtf", _BY_ENDING[".rtf"]),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _BY_ENDING[".doc"]),
    (b"Rar!\x1a\x07", _BY_ENDING[".rar"]),
    (b"7z\xbc\xaf\x27\x1c", _BY_ENDING[".7z"]),
    (b"\xff\xd8\xff", _PICTURE),
    (b"\x89PNG\r\n\x1a\n", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"II*\0", _PICTURE),
    (b"MM\0*", _PICTURE),
    (b"ID3", _SOUND),
    (b"OggS", _SOUND),
)
_OFFICE = (
    ("xl/", _BY_ENDING[".xlsx"]),
    ("ppt/", _BY_ENDING[".pptx"]),
    ("content.xml", _BY_ENDING[".odt"]),
    ("META-INF/container.xml", _BY_ENDING[".epub"]),
)

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
    return ENDINGS.get(ending_of(name[:-3])) is not None if ending == ".gz" else ending in ENDINGS


def kind_of(name: str, head: bytes) -> Kind:
    """What the file called ``name`` is, whose first bytes (`PROBE` of them) are ``head``."""
    by_name = ENDINGS.get(ending_of(bare_name(name)), "text")
    if head.startswith(_GZIP):
        return "gzip"
    if head.startswith(_ZIP):
        return "word" if by_name == "word" else "zip"
    if by_name in ("text", "json") and head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"["):
        return "json"
    return by_name


def refusal_of(name: str, head: bytes) -> str | None:
    """Why a file is not read that is known for something else: what it is, and what to do."""
    for start, reason in _BY_BYTES:
        if head.startswith(start):
            return reason
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return _PICTURE
    ending = ending_of(name)
    if ending in _BY_ENDING and b"\0" in head:
        return _BY_ENDING[ending]
    return None


def office_refusal(members: list[str]) -> str | None:
    """Why a ZIP file with these members is not an archive of reports but another's document."""
    for start, reason in _OFFICE:
        if any(member.startswith(start) for member in members):
            return reason
    return None


def is_word(members: list[str]) -> bool:
    """Whether a ZIP file with these members is a Word document."""
    return "word/document.xml" in members
