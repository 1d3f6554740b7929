"""A mail (``.eml``): its text, its subject and the day on which it was sent."""

from __future__ import annotations

import re
from collections.abc import Iterable
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from email.utils import parsedate_to_datetime
from typing import cast

from speechsum.errors import DecodingError, InputError, NotAReportError
from speechsum.intake.days import day_in
from speechsum.intake.decoding import decode
from speechsum.intake.markup import charset_in
from speechsum.intake.page import whole_text
from speechsum.model import Published
from speechsum.text.language import plainly_persian
from speechsum.tuples import NamedTuple

_ANSWERED = re.compile(r"(?:(?:re|fwd?)\s*(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE)
# What clients of other languages write for «Re:»; only a mail that says it is an answer has it.
_ANSWERED_ELSEWHERE = re.compile(r"[^\W\d_]+\s*:\s+")
_LINE = re.compile(r"\r?\n")
_QUOTED = re.compile(r">*")
_SIGNATURE = "-- "
_LOST = "\ufffd"


class Mail(NamedTuple):
    """What a mail says; ``attached`` is how many files came with it."""

    text: str
    title: str | None
    published: Published | None
    attached: int


def read_mail(data: bytes, encoding: str | None = None) -> Mail:
    """The mail in ``data``: its plain text, or that of its page where it has no other.

    Raises:
        DecodingError: the bytes of its text are in no known encoding.
        InputError: it has no text, or its parts are nested too deeply.
    """
    try:
        return _read(data, encoding)
    except RecursionError:
        raise InputError("a mail whose parts are nested too deeply") from None


def _read(data: bytes, encoding: str | None) -> Mail:
    message = message_from_bytes(data, policy=policy.default)
    while message.get_content_type() == "message/rfc822" and message.is_multipart():
        # One that was sent on, and nothing with it.
        message = cast("EmailMessage", message.get_payload(0))
    found = _Found(encoding)
    found.read(message)
    if not found.texts:
        also = "; save what is attached and read that" if found.attached else ""
        raise InputError(f"a mail without text{also}")
    day = _day(message)
    return Mail(
        "\n".join(found.texts),
        _subject(message, encoding) or None,
        Published(day, "record") if day else None,
        found.attached,
    )


# -- its text -----------------------------------------------------------------------------------


class _Found:
    """The texts of a mail in their order, and how many of its parts are files."""

    def __init__(self, encoding: str | None) -> None:
        self.texts: list[str] = []
        self.attached = 0
        self._encoding = encoding

    def read(self, part: MIMEPart) -> None:
        """Take what ``part`` and those within it say."""
        kind = part.get_content_type()
        if part.is_attachment() or kind.startswith("message/"):
            self.attached += 1
        elif kind == "multipart/alternative":
            self._choose(part)
        elif kind == "multipart/related":
            self._take(self._within(part.iter_parts()), pictures=False)
        elif part.is_multipart():
            for one in part.iter_parts():
                self.read(one)
        elif kind not in ("text/plain", "text/html") or (self.texts and part.get_filename()):
            self.attached += 1
        elif text := _text(part, self._encoding):
            self.texts.append(text)

    def _choose(self, part: MIMEPart) -> None:
        """The same text in several forms: the plain one, unless it only tells of the other."""
        first: _Found | None = None
        for one in sorted(part.iter_parts(), key=_is_no_plain_text):
            choice = self._within((one,))
            if plainly_persian("\n".join(choice.texts)):
                first = choice
                break
            first = first if first is not None and first.texts else choice
        if first is not None:
            self._take(first)

    def _within(self, parts: Iterable[MIMEPart]) -> _Found:
        found = _Found(self._encoding)
        for part in parts:
            found.read(part)
        return found

    def _take(self, found: _Found, *, pictures: bool = True) -> None:
        self.texts += found.texts
        if pictures or not found.texts:
            self.attached += found.attached


def _is_no_plain_text(part: MIMEPart) -> bool:
    return part.get_content_type() != "text/plain"


def _text(part: MIMEPart, encoding: str | None) -> str:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes) or not payload.strip():
        return ""
    page = part.get_content_subtype() == "html"
    told = part.get_content_charset() or (charset_in(payload) if page else None)
    text = decode(payload, encoding, told).text
    if page:
        text = whole_text(text)
    elif str(part.get_param("format", "")).lower() == "flowed":
        text = _unflowed(text, str(part.get_param("delsp", "")).lower() == "yes")
    return text if text.strip() else ""


def _unflowed(text: str, spaced: bool) -> str:
    """``text`` without the breaks of a client that marks its own by a space (RFC 3676).

    Args:
        text: the text of a part that is ``format=flowed``.
        spaced: whether these spaces were added with the breaks (``DelSp=yes``).
    """
    lines: list[str] = []
    before = None  # the depth of a line that goes on
    for line in _LINE.split(text):
        depth = len(_QUOTED.match(line)[0])  # type: ignore[index]
        own = line[depth:].removeprefix(" ")
        if depth == before and own != _SIGNATURE:
            lines[-1] += own
        else:
            lines.append(f"{'>' * depth} {own}" if depth else own)
        before = depth if own.endswith(" ") and own != _SIGNATURE else None
        if before is not None and spaced:
            lines[-1] = lines[-1][:-1]
    return "\n".join(lines)


# -- its headers --------------------------------------------------------------------------------


def _subject(message: EmailMessage, encoding: str | None) -> str:
    """What it is about, without the signs of an answer; empty where that cannot be read."""
    raw = next((value for name, value in message.raw_items() if name.lower() == "subject"), "")
    subject = _header(message, "subject")
    if not raw.isascii():
        # Bytes as they are, which no standard allows: in the encoding of the text, most likely.
        charsets = (part.get_content_charset() for part in message.walk())
        told = next(filter(None, charsets), None)
        try:
            subject = decode(raw.encode("utf-8", "surrogateescape"), encoding, told).text
        except (DecodingError, NotAReportError):
            return ""
        subject = " ".join(subject.split())
    if _LOST in subject:
        return ""
    found = _ANSWERED.match(subject)
    if found is None and "in-reply-to" in message:
        found = _ANSWERED_ELSEWHERE.match(subject)
    return subject[found.end() if found is not None else 0 :].strip()


def _header(message: EmailMessage, name: str) -> str:
    try:
        return str(message[name] or "").strip()
    except (LookupError, ValueError, AttributeError):
        return ""  # spoilt so much that the library stumbles


def _day(message: EmailMessage) -> str | None:
    """The day on which it was sent, in Iran."""
    try:
        return day_in(parsedate_to_datetime(_header(message, "date")).isoformat())
    except (LookupError, ValueError, TypeError, OverflowError):
        return None
