"""From a source's bytes to a document's text: decoded, taken out of its container, made whole."""

from __future__ import annotations

import os.path

from speechsum.errors import InputError
from speechsum.intake.decoding import decode
from speechsum.intake.given import Given
from speechsum.intake.kinds import bare_name
from speechsum.intake.source import STDIN, Source
from speechsum.model import Published
from speechsum.text.language import plainly_persian

# One of these stands in all that was read wrongly, also where the text around it is whole.
_TELLTALES = ("ط§", "ط·", "Ø§", "Ã˜", "Ш§", "ظ\xa7", "\x98", "\ufffd")


def read(source: Source, data: bytes | str, encoding: str | None = None) -> Given:
    """The document in ``data``, which was read from ``source``.

    Args:
        source: where it is; its kind says how it is read.
        data: its bytes, or its text where that is known.
        encoding: the encoding that was asked for.

    Raises:
        DecodingError: the bytes are not text in that encoding, or in any that was tried.
        InputError: the container is damaged, or has no text.
        NotAReportError: it is no text, or is spoilt beyond repair.
    """
    given = _opened(source, data, encoding)
    text = _unmarked(given.text)
    notes = given.notes
    if not plainly_persian(text) or any(sign in text for sign in _TELLTALES):
        from speechsum.intake.spoilt import mend

        text, how = mend(text)
        notes += tuple(f"repaired: {what}" for what in how)
    return given._replace(
        text=text,
        plain=given.plain and text == given.text,
        notes=notes,
        published=given.published or _named(given.name),
    )


def _unmarked(text: str) -> str:
    if "<" not in text and "&" not in text and "[/" not in text:
        return text
    from speechsum.intake.markup import unmarked

    return unmarked(text)


def _named(name: str) -> Published | None:
    """The day in the name of a file, or of a part of one."""
    part = bare_name(os.path.basename(name.rpartition("#")[2]))
    if part == STDIN or sum(map(str.isdigit, part)) < _DIGITS_OF_A_DAY:
        return None
    from speechsum.intake.days import day_in_name

    day = day_in_name(part)
    return Published(day, "name") if day is not None else None


_DIGITS_OF_A_DAY = 6


def _opened(source: Source, data: bytes | str, encoding: str | None) -> Given:
    name = source.name
    if isinstance(data, str):
        return Given(name, data)
    if source.kind == "record":
        from speechsum.intake.records import read_record

        record = read_record(data)
        if record.name is not None:
            name = f"{name.rpartition('#')[0]}#{record.name}"
        title = _unmarked(record.title).strip() if record.title is not None else None
        return Given(name, record.text, title, record.published, plain=False, url=record.url)
    if source.kind == "word":
        from speechsum.intake.word import read_word

        return Given(name, read_word(data), plain=False)
    if source.kind == "mail":
        return _mailed(name, data, encoding)
    marked = b"<" in data
    told = None
    if marked:
        from speechsum.intake.markup import charset_in

        told = charset_in(data)
    text, lost = decode(data, encoding, told)
    places = f"{lost} place{'s' * (lost > 1)}"
    notes = (f"damaged in {places}, read as U+FFFD",) if lost else ()
    if marked:
        _refuse_feed(text)
    if marked and _is_page(source, text):
        from speechsum.intake.page import read_page

        page = read_page(text)
        if not page.text:
            raise InputError("no report was found in this page; save its text as .txt")
        return Given(name, page.text, page.title, page.published, False, notes, page.url)
    if source.kind == "markdown":
        from speechsum.intake.markdown import read_markdown

        return read_markdown(Given(name, text, notes=notes))
    return Given(name, text, notes=notes)


def _mailed(name: str, data: bytes, encoding: str | None) -> Given:
    from speechsum.intake.mail import read_mail

    mail = read_mail(data, encoding)
    files = f"{mail.attached} attached file{'s' * (mail.attached > 1)} not read"
    notes = (files,) if mail.attached else ()
    return Given(name, mail.text, mail.title, mail.published, plain=False, notes=notes)


def _refuse_feed(text: str) -> None:
    from speechsum.intake.markup import is_feed

    if is_feed(text):
        raise InputError("a news feed, which holds no whole report; read the pages it leads to")


def _is_page(source: Source, text: str) -> bool:
    from speechsum.intake.markup import has_tags, is_page

    return is_page(text) or (source.kind == "page" and has_tags(text))
