"""What is to be read, one report at a time: nothing is opened before its turn comes."""

from __future__ import annotations

import os
import stat
import sys
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, cast

from speechsum.errors import InputError

if TYPE_CHECKING:
    from gzip import GzipFile
    from io import BufferedReader

STDIN = "-"
MAX_BYTES = 8 * 1024 * 1024
"""A report larger than this is refused: speeches are a thousand times smaller. Up to it a report
takes less than 3 GB of memory, whatever its text is (``benchmarks/growth.py``)."""

FOLDER_SUFFIXES = (".txt", ".txt.gz", ".zip")
"""What is read of a folder's files. JSON lines are read when named only: results are such, too."""

_TOO_LARGE = f"larger than {MAX_BYTES // 2**20} MiB; is it one report?"
_DAMAGED = (zlib.error, EOFError)


@dataclass(frozen=True, slots=True)
class Text:
    """A report as it was read: ``content`` still to be decoded where it is bytes."""

    name: str
    content: bytes | str
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Where a report is: at ``path``, or, out of a container or a pipe, already in ``data``.

    ``name`` is what to call it: the path as given, ``-`` for standard input, ``a.zip/b.txt`` for a
    member, ``a.jsonl:7`` for a line. ``record`` says that ``data`` is a JSON object with the text
    in it. ``problem`` is why there is nothing to read.
    """

    name: str
    path: str | None = None
    data: bytes | str | None = None
    record: bool = False
    problem: str | None = None

    def loaded(self) -> Source:
        """This source with its bytes in it, for those who cannot see our files."""
        if self.data is not None or self.problem is not None:
            return self
        try:
            return Source(self.name, data=self.read(), record=self.record)
        except InputError as error:
            return Source(self.name, problem=str(error))

    def read(self) -> bytes | str:
        """The bytes of the report (of a JSON line: the line's), or its text where that is known.

        Raises:
            InputError: it cannot be read.
        """
        if self.problem is not None:
            raise InputError(self.problem)
        if self.data is not None:
            return self.data
        assert self.path is not None
        try:
            with open(self.path, "rb") as file:
                if self.path.endswith(".gz"):
                    import gzip

                    with gzip.open(file) as unpacked:
                        return _limited(unpacked)
                return _limited(file)
        except (OSError, *_DAMAGED) as error:
            raise InputError(_reason(error)) from None

    def text_of(self, data: bytes | str) -> Text:
        """What ``data``, read from here, holds.

        Raises:
            InputError: it should be a JSON object with a ``text``, and is not.
        """
        if self.record and isinstance(data, bytes):
            return _record(self.name, data)
        return Text(self.name, data)


def find_sources(paths: Iterable[str], files_from: str | None = None) -> Iterator[Source]:
    """The reports at ``paths``, then at those in the list ``files_from`` (see `listed`), in order.

    A path may be of a file, a folder, an archive (``.zip``), JSON lines, or standard input (``-``).
    A folder's files come by name, its folders in their place among them; links to folders are not
    followed, pipes and devices there not opened.
    """
    for path in paths:
        if path == STDIN:
            yield _standard_input()
        elif os.path.isdir(path):
            found = False
            for found_source in _in_folder(path):
                found = True
                yield found_source
            if not found:
                kinds = ", ".join(FOLDER_SUFFIXES)
                yield Source(path, problem=f"no reports in this folder ({kinds})")
        else:
            yield from _in_file(path)
    if files_from is not None:
        try:
            yield from find_sources(listed(files_from))
        except InputError as error:
            yield Source(files_from, problem=str(error))


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
            yield from _paths_in(cast("BufferedReader", sys.stdin.buffer))
        else:
            with open(path, "rb") as file:
                yield from _paths_in(file)
    except OSError as error:
        raise InputError(_reason(error)) from None


_CHUNK = 65_536


def _paths_in(file: BufferedReader) -> Iterator[str]:
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


def _standard_input() -> Source:
    # Read here, not where it is worked on: other processes have another standard input.
    if sys.stdin is None:
        return Source(STDIN, problem="standard input is closed")
    try:
        return Source(STDIN, data=_limited(sys.stdin.buffer))
    except InputError as error:
        return Source(STDIN, problem=str(error))
    except OSError as error:
        return Source(STDIN, problem=_reason(error))


def _in_folder(folder: str) -> Iterator[Source]:
    try:
        names = sorted(os.listdir(folder))
    except OSError as error:
        yield Source(folder, problem=_reason(error))
        return
    for name in names:
        path = os.path.join(folder, name)
        try:
            mode = os.lstat(path).st_mode
            if stat.S_ISLNK(mode) and name.endswith(FOLDER_SUFFIXES):
                mode = os.stat(path).st_mode
                if stat.S_ISDIR(mode):
                    continue
        except OSError as error:
            yield Source(path, problem=_reason(error))
            continue
        if stat.S_ISDIR(mode):
            yield from _in_folder(path)
        elif stat.S_ISREG(mode) and name.endswith(FOLDER_SUFFIXES):
            yield from _in_file(path)


def _in_file(path: str) -> Iterator[Source]:
    name = path.removesuffix(".gz")
    if name.endswith(".jsonl"):
        yield from _in_lines(path)
    elif path.endswith(".zip"):
        yield from _in_zip(path)
    else:
        yield Source(path, path=path)


def _in_lines(path: str) -> Iterator[Source]:
    import gzip

    try:
        with gzip.open(path) if path.endswith(".gz") else open(path, "rb") as file:
            number = 0
            while line := file.readline(MAX_BYTES + 1):
                number += 1
                name = f"{path}:{number}"
                if len(line) > MAX_BYTES:
                    yield Source(name, problem=_TOO_LARGE)
                    while line and not line.endswith(b"\n"):
                        line = file.readline(MAX_BYTES)
                elif line.strip():
                    yield Source(name, data=line, record=True)
    except (OSError, *_DAMAGED) as error:
        yield Source(path, problem=_reason(error))


def _in_zip(path: str) -> Iterator[Source]:
    import zipfile

    try:
        with zipfile.ZipFile(path) as archive:
            found = False
            for member in archive.infolist():
                if member.is_dir() or not member.filename.endswith(".txt"):
                    continue
                found = True
                name = f"{path}/{member.filename}"
                try:
                    with archive.open(member) as file:
                        yield Source(name, data=_limited(file))
                except InputError as error:
                    yield Source(name, problem=str(error))
                except (RuntimeError, zipfile.BadZipFile) as error:
                    # Encrypted, packed in a way that Python cannot unpack, or damaged.
                    yield Source(name, problem=str(error))
                except (OSError, *_DAMAGED) as error:
                    yield Source(name, problem=_reason(error))
            if not found:
                yield Source(path, problem="no reports in this archive (.txt)")
    except zipfile.BadZipFile as error:
        yield Source(path, problem=f"damaged archive: {error}")
    except (OSError, *_DAMAGED) as error:
        yield Source(path, problem=_reason(error))


def _limited(file: IO[bytes] | GzipFile) -> bytes:
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise InputError(_TOO_LARGE)
    return data


def _record(name: str, line: bytes) -> Text:
    import json

    try:
        found = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise InputError("not a line of JSON") from None
    if not isinstance(found, dict) or not isinstance(found.get("text"), str):
        raise InputError('no JSON object with a "text"')
    title, known_as = found.get("title"), found.get("id")
    if isinstance(known_as, str | int):
        name = f"{name.rpartition(':')[0]}#{known_as}"
    return Text(name, found["text"], title if isinstance(title, str) and title.strip() else None)


def _reason(error: BaseException) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file"
    if isinstance(error, PermissionError):
        return "permission denied"
    if isinstance(error, _DAMAGED):
        return f"damaged archive: {error}"
    if isinstance(error, OSError):
        return error.strerror or str(error)
    return str(error)
