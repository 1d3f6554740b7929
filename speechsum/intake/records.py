"""Documents as JSON: lines of records, one record, a list of them, a Telegram export.

Of whatever kind, each becomes one record: an object with its ``text`` and, where they are known,
``title``, ``date``, ``id`` and ``source``.
"""

from __future__ import annotations

import codecs
import io
import json
import math
import re
from collections.abc import Iterator
from typing import IO, Any

from speechsum.errors import InputError
from speechsum.intake.days import day_in
from speechsum.intake.limits import MAX_BYTES, MAX_EXPORT, TOO_LARGE, limited
from speechsum.intake.source import Source
from speechsum.intake.telegram import is_export, posts
from speechsum.model import Published
from speechsum.tuples import NamedTuple

Json = Any


class Record(NamedTuple):
    """A document of a container of records."""

    text: str
    name: str | None
    title: str | None
    published: Published | None
    url: str | None = None


_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def in_json(
    name: str, file: IO[bytes], *, lines: bool = False, named: bool = True
) -> Iterator[Source]:
    """The documents in a file of JSON.

    Args:
        name: what to call the file.
        file: where it is, at its beginning.
        lines: whether it is known to have a record on each line.
        named: whether somebody asked for this file; else it is passed over where it has no texts.
    """
    first = file.readline(MAX_EXPORT)
    if first.startswith(_UTF_16):
        # What PowerShell writes; its line feeds are no single bytes.
        file = _as_utf_8(first + limited(file, MAX_EXPORT))
        first = file.readline()
    if not lines:
        found = _parsed(first)
        if not isinstance(found, dict) or is_export(found):
            yield from _whole(name, first + limited(file, MAX_EXPORT), named=named)
            return
    if not first and named:
        yield Source(name, problem="the text is empty")
    elif named or is_record_line(first):
        yield from _lines(name, first, file)


def _as_utf_8(data: bytes) -> IO[bytes]:
    return io.BytesIO(data.decode("utf-16", errors="replace").encode("utf-8"))


def _whole(name: str, data: bytes, *, named: bool) -> Iterator[Source]:
    found = _parsed(data)
    exported = is_export(found)
    records = list(posts(found) if exported else found if isinstance(found, list) else [])
    if isinstance(found, dict) and not exported:
        records = [found]
    if any(isinstance(one, dict) and "text" in one for one in records):
        for number, one in enumerate(records, 1):
            line = json.dumps(one, ensure_ascii=False).encode("utf-8", errors="surrogatepass")
            part = f"{name}#{(isinstance(one, dict) and name_of(one)) or number}"
            yield Source(part, data=line, kind="record", within=name if exported else None)
    elif not named:
        return
    elif found is None and len(data) <= MAX_BYTES and not _looks_like_json(name, data):
        yield Source(name, data=data)  # a text that begins with a bracket
    elif exported:
        yield Source(name, problem="no message with text in this Telegram export")
    else:
        what = "not JSON" if found is None else 'no records with a "text", and no Telegram export'
        yield Source(name, problem=what)


def _looks_like_json(name: str, data: bytes) -> bool:
    """Whether what cannot be parsed was meant to be JSON, and is no text with a bracket."""
    return name.lower().endswith(".json") or re.match(rb'\s*\{\s*"\w+"\s*:', data) is not None


def _lines(name: str, first: bytes, file: IO[bytes]) -> Iterator[Source]:
    number, line = 1, first
    while line:
        part = f"{name}#{number}"
        if len(line) > MAX_BYTES:
            yield Source(part, problem=TOO_LARGE)
            while line and not line.endswith(b"\n"):
                line = file.readline(MAX_BYTES)
        elif line.strip():
            yield Source(part, data=line, kind="record")
        line = file.readline(MAX_BYTES + 1)
        number += 1


def _parsed(data: bytes) -> Json:
    """The JSON in ``data``; None where it is none."""
    try:
        return json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None


def name_of(record: dict[str, Json]) -> str | None:
    """What a record calls itself: its ``id``, else its ``source``."""
    for key in ("id", "source"):
        value = record.get(key)
        if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip():
            return str(value)
    return None


def is_record_line(line: bytes) -> bool:
    """Whether ``line`` is a document of JSON lines: it has a text, and is no result of ours."""
    found = _parsed(line)
    return isinstance(found, dict) and "text" in found and "schema" not in found


def read_record(data: bytes) -> Record:
    """The document in a JSON object.

    Raises:
        InputError: it is not JSON, or has no ``text``.
    """
    found = _parsed(data)
    if found is None:
        raise InputError("not a line of JSON")
    if not isinstance(found, dict) or not isinstance(found.get("text"), str):
        raise InputError('no JSON object with a "text"')
    title, date = found.get("title"), found.get("date")
    if isinstance(date, float) and math.isfinite(date):
        date = int(date)  # seconds, with their parts
    day = day_in(str(date)) if isinstance(date, str | int) and not isinstance(date, bool) else None
    return Record(
        found["text"],
        name_of(found),
        title if isinstance(title, str) and title.strip() else None,
        Published(day, "record") if day is not None else None,
        _url_of(found),
    )


def _url_of(record: dict[str, Json]) -> str | None:
    """The address of a record: its ``url``, or its ``source`` where that is one."""
    from speechsum.intake.addresses import whole_address

    told = (record.get(key) for key in ("url", "source"))
    return next(
        (url for text in told if isinstance(text, str) and (url := whole_address(text))), None
    )
