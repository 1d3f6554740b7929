"""A mail (``.eml``): its text, its subject and the day on which it was sent."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart

from speechsum.errors import InputError
from speechsum.intake.days import day_in
from speechsum.intake.decoding import decode
from speechsum.intake.page import whole_text
from speechsum.model import Published
from speechsum.tuples import NamedTuple

# A client that breaks its lines softly ends each of them with a space (RFC 3676).
_SOFT_BREAK = re.compile(r"(?<!\n--) \r?\n")
_ANSWERED = re.compile(r"(?:(?:re|fwd?)\s*:\s*)+", re.IGNORECASE)


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
        InputError: it has no text.
    """
    message = message_from_bytes(data, policy=policy.default)
    text = next((found for part in _parts(message) if (found := _text(part, encoding))), None)
    attached = sum(1 for _ in message.iter_attachments()) if message.is_multipart() else 0
    if text is None:
        also = "; save what is attached and read that" if attached else ""
        raise InputError(f"a mail without text{also}")
    subject = _ANSWERED.sub("", _header(message, "subject"), count=1).strip()
    day = _day(message)
    return Mail(text, subject or None, Published(day, "record") if day else None, attached)


def _parts(message: EmailMessage) -> list[MIMEPart]:
    """What may be its text, the plain one first."""
    found = (message.get_body((kind,)) for kind in ("plain", "html"))
    return [part for part in found if part is not None]


def _text(part: MIMEPart, encoding: str | None) -> str:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes) or not payload.strip():
        return ""
    text = decode(payload, encoding, part.get_content_charset()).text
    if part.get_content_subtype() == "html":
        text = whole_text(text)
    elif str(part.get_param("format", "")).lower() == "flowed":
        text = _SOFT_BREAK.sub(" ", text)
    return text if text.strip() else ""


def _header(message: EmailMessage, name: str) -> str:
    try:
        return str(message[name] or "").strip()
    except (LookupError, ValueError, AttributeError):
        return ""  # spoilt so much that the library stumbles


def _day(message: EmailMessage) -> str | None:
    """The day on which it was sent, in Iran."""
    from email.utils import parsedate_to_datetime

    try:
        return day_in(parsedate_to_datetime(_header(message, "date")).isoformat())
    except (LookupError, ValueError, TypeError, OverflowError):
        return None
