"""What is to be read, one report at a time: nothing is opened before its turn comes.

What holds several reports (a folder, an archive, JSON lines, an export) is taken apart here; what
holds one is read where it is worked on (`speechsum.intake.reading`).
"""

from __future__ import annotations

import io
import os
import stat
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from typing import IO, cast

from speechsum.errors import InputError, UsageError
from speechsum.intake.kinds import (
    ENDINGS,
    PROBE,
    SINGLE,
    Kind,
    bare_name,
    is_wanted,
    kind_of,
    refusal_of,
    unread_ending,
)
from speechsum.intake.limits import DAMAGED, MAX_BYTES, limited, reason_of
from speechsum.intake.source import STDIN, Source, passed_over, unpacked


def find_sources(
    paths: Iterable[str], files_from: str | None = None, output: str | None = None
) -> Iterator[Source]:
    """The reports at ``paths``, then at those in the list ``files_from`` (see `listed`), in order.

    A path may be of a file, a folder, an archive (``.zip``), JSON lines, or standard input (``-``).
    A folder's files come by name, its folders in their place among them; links to folders are not
    followed, pipes and devices there not opened.

    Args:
        paths: what is to be read.
        files_from: the list of more.
        output: the file whose place the results take, which may be none of the reports.

    Raises:
        UsageError: it is one of them.
    """
    for path in paths:
        if path == STDIN:
            yield from _standard_input()
        elif os.path.isdir(path):
            found = False
            passed: Counter[str] = Counter()
            for found_source in _in_folder(path, path, passed, output):
                found = True
                yield found_source
            if not found:
                yield Source(path, problem=f"no reports in this folder ({', '.join(ENDINGS)})")
            yield from passed_over(path, passed)
        else:
            yield from _sparing(output, path, _in_file(path))
    if files_from is not None:
        try:
            yield from find_sources(listed(files_from), output=output)
        except InputError as error:
            yield Source(files_from, problem=str(error))


def is_replaced(path: str, output: str | None) -> bool:
    """Whether results that go to ``output`` take the place of the file at ``path``."""
    if output is None or not os.path.isfile(output):
        return False
    try:
        # Standard input is a file, too, where a shell opened one: `speechsum < a.txt -o a.txt`.
        return os.path.samefile(0 if path == STDIN else path, output)
    except OSError:
        return False


def _sparing(output: str | None, path: str, sources: Iterator[Source]) -> Iterator[Source]:
    """The ``sources`` in a file, where the results leave it as it is.

    Raises:
        UsageError: they would not.
    """
    for source in sources:
        if is_replaced(path, output):
            raise UsageError(f"{path} is read; write the results to another file")
        yield source


def holds_many(path: str) -> bool:
    """Whether several reports are to be expected at ``path``, as far as its name tells."""
    if os.path.isdir(path):
        return True
    return kind_of(path, b"") in ("lines", "json", "zip")


def listed(path: str) -> Iterator[str]:
    """The paths in the list at ``path`` (``-``: standard input): one a line, or NUL-separated.

    A list that begins with a path and a NUL is NUL-separated.

    Raises:
        InputError: the list cannot be read.
    """
    try:
        if path == STDIN:
            if sys.stdin is None:
                raise InputError("standard input is closed")
            yield from _paths_in(cast("io.BufferedReader", sys.stdin.buffer))
        else:
            with open(path, "rb") as file:
                yield from _paths_in(file)
    except OSError as error:
        raise InputError(reason_of(error)) from None


_CHUNK = 65_536


def _paths_in(file: io.BufferedReader) -> Iterator[str]:
    rest = b""
    while b"\n" not in rest and b"\0" not in rest and (more := file.read1(_CHUNK)):
        rest += more
    separator = b"\0" if b"\0" in rest else b"\n"
    while rest:
        *paths, rest = rest.split(separator)
        for path in paths:
            yield from _path_in(path, separator)
        more = file.read1(_CHUNK)
        if not more:
            yield from _path_in(rest, separator)
            return
        rest += more


def _path_in(path: bytes, separator: bytes) -> Iterator[str]:
    # A list that was made on Windows.
    path = path.removesuffix(b"\r") if separator == b"\n" else path
    if path:
        yield os.fsdecode(path)


def _standard_input() -> Iterator[Source]:
    # Read here, not where it is worked on: other processes have another standard input.
    if sys.stdin is None:
        yield Source(STDIN, problem="standard input is closed")
        return
    yield from _in_stream(STDIN, sys.stdin.buffer)


def _in_folder(
    folder: str, within: str, passed: Counter[str], output: str | None
) -> Iterator[Source]:
    """The reports in a folder ``within`` the one that was named; counts what is passed over."""
    try:
        names = sorted(os.listdir(folder))
    except OSError as error:
        yield Source(folder, problem=reason_of(error))
        return
    for name in names:
        path = os.path.join(folder, name)
        try:
            mode = os.lstat(path).st_mode
            if stat.S_ISLNK(mode) and is_wanted(name):
                mode = os.stat(path).st_mode
                if stat.S_ISDIR(mode):
                    continue
        except OSError as error:
            yield Source(path, problem=reason_of(error))
            continue
        if stat.S_ISDIR(mode):
            if not _is_of_page(name, names):
                yield from _in_folder(path, within, passed, output)
        elif stat.S_ISREG(mode) and is_wanted(name):
            yield from _sparing(output, path, _in_file(path, within=within))
        elif ending := unread_ending(name):
            passed[ending] += 1


def _is_of_page(name: str, names: list[str]) -> bool:
    """Whether a folder holds what a browser saved with a page: pictures, frames, code."""
    page = name.removesuffix("_files")
    return page != name and any(f"{page}{ending}" in names for ending in (".html", ".htm"))


def _in_file(path: str, *, within: str | None = None) -> Iterator[Source]:
    """The reports in a file; one ``within`` a folder may hold none, where it is of JSON."""
    try:
        with open(path, "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                yield from _in_stream(path, file)  # a pipe or a device: what is read is gone
                return
            content = unpacked(file)
            head = content.read(PROBE)
            problem = refusal_of(bare_name(path), head)
            kind = kind_of(bare_name(path), head)
            if problem is not None:
                yield Source(path, problem=problem)
            elif kind in (*SINGLE, "gzip"):
                content.seek(0)
                posts = _posts(path, head, content)
                yield from posts or (Source(path, path=path, kind=kind, within=within),)
            else:
                content.seek(0)
                yield from _apart(path, kind, content, within=within)
    except (InputError, OSError, *DAMAGED) as error:
        yield Source(path, problem=reason_of(error))


def _in_stream(name: str, file: IO[bytes]) -> Iterator[Source]:
    """The reports in what can be read but once."""
    try:
        first = file.readline(MAX_BYTES + 1)
        head = first[:PROBE]
        if kind_of(name, head) == "json":
            # Lines are given on as they come.
            yield from _apart(name, "json", cast("IO[bytes]", _Rejoined(first, file)))
            return
        data = limited(cast("IO[bytes]", _Rejoined(first, file)))
        yield from in_data(name, data)
    except (InputError, OSError, *DAMAGED) as error:
        yield Source(name, problem=reason_of(error))


class _Rejoined:
    """A file whose first line has been read, as if it had not."""

    def __init__(self, first: bytes, rest: IO[bytes]) -> None:
        self._first, self._rest = first, rest

    def readline(self, size: int = -1) -> bytes:
        """A line, or ``size`` bytes of it."""
        first, self._first = self._first, b""
        return first or self._rest.readline(size)

    def read(self, size: int = -1) -> bytes:
        """The rest, or ``size`` bytes of it and no fewer but at the end."""
        first, self._first = self._first, b""
        if 0 <= size <= len(first):
            first, self._first = first[:size], first[size:]
            return first
        return first + self._rest.read(size if size < 0 else size - len(first))


def in_data(name: str, data: bytes, *, within: str | None = None) -> Iterator[Source]:
    """The reports in bytes that were read already; ``within`` says out of which archive."""
    kind = kind_of(bare_name(name), data[:PROBE])
    problem = refusal_of(bare_name(name), data[:PROBE])
    if problem is not None:
        yield Source(name, problem=problem)
    elif kind == "gzip":
        yield from in_data(name, limited(unpacked(io.BytesIO(data))), within=within)
    elif kind == "zip" and within is not None:
        yield Source(name, problem="an archive in an archive; unpack the outer one")
    elif kind in SINGLE:
        posts = _posts(name, data[:PROBE], io.BytesIO(data))
        yield from posts or (Source(name, data=data, kind=kind, within=within),)
    else:
        yield from _apart(name, kind, io.BytesIO(data), within=within)


def _posts(name: str, head: bytes, file: IO[bytes]) -> list[Source]:
    """The posts of a channel, where a file is a page that shows several."""
    if b"<" not in head:
        return []
    from speechsum.intake.previews import in_preview, may_be_preview

    return list(in_preview(name, limited(file))) if may_be_preview(head) else []


def _apart(
    name: str, kind: Kind, file: IO[bytes], *, within: str | None = None
) -> Iterator[Source]:
    """The parts of a container."""
    if kind == "zip":
        from speechsum.intake.archives import in_zip

        yield from in_zip(name, file, partial(in_data, within=name))
    else:
        from speechsum.intake.records import in_json

        yield from in_json(name, file, lines=kind == "lines", named=within is None)
