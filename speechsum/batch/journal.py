"""The files of `speechsum.batch.resume`: lines of results, and the journals that tell of them."""

from __future__ import annotations

import json
import os
from array import array
from contextlib import ExitStack
from dataclasses import dataclass, replace
from typing import IO
from zlib import crc32

from speechsum.errors import InputError, UsageError


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a journal: a report's line of results is ``data[start : start + size]``.

    ``waits`` tells, as in `Done`, that the report's day would help.
    """

    start: int
    size: int
    check: int
    fingerprint: str
    waits: bool
    name: str

    def written(self) -> bytes:
        """The entry as it stands in the journal. The name may hold anything, so it is JSON."""
        numbers = (self.start, self.size, self.check)
        told = (*map(str, numbers), self.fingerprint, str(int(self.waits)), json.dumps(self.name))
        return " ".join(told).encode("ascii") + b"\n"

    @classmethod
    def read(cls, line: bytes) -> Entry | None:
        """The entry in ``line``; None where it is cut off or damaged."""
        try:
            *numbers, fingerprint, waits, name = line.decode("ascii").split(" ", 5)
            start, size, check = map(int, numbers)
            if name.endswith("\n"):
                return cls(start, size, check, fingerprint, waits == "1", json.loads(name))
        except ValueError:
            pass
        return None


class Past:
    """Results that there are already. Their journal is read in step with the sources."""

    def __init__(self, data: str, journal: str, head: bytes) -> None:
        self._files = ExitStack()
        self._journal: IO[bytes] | None = None
        self._passed: dict[str, list[Entry]] = {}
        try:
            self._data = open(data, "rb")  # noqa: SIM115 (closed by __exit__)
            self._files.callback(self._data.close)
            file = open(journal, "rb")  # noqa: SIM115 (closed by __exit__)
            self._files.callback(file.close)
        except FileNotFoundError:
            return
        # What this run appends is not of the past.
        self._end = os.fstat(file.fileno()).st_size
        if file.readline() == head:
            self._journal = file

    def __enter__(self) -> Past:
        return self

    def __exit__(self, *_: object) -> None:
        self._files.close()

    @property
    def empty(self) -> bool:
        """Whether nothing more can be found."""
        return self._journal is None and not self._passed

    def find(self, name: str, fingerprint: str) -> Entry | None:
        """The entry for these bytes under this name."""
        for entry in self._passed.get(name, ()):
            if entry.fingerprint == fingerprint:
                return entry
        while (entry_ := self._next()) is not None:
            if entry_.name == name:
                return entry_ if entry_.fingerprint == fingerprint else None
            # Sources come in the same order as ever, so this is a source that is there no more,
            # or the one asked for is new.
            self._passed.setdefault(entry_.name, []).append(entry_)
        return None

    def line(self, entry: Entry) -> str | None:
        """The results that ``entry`` speaks of; None where they are not there any more."""
        self._data.seek(entry.start)
        found = self._data.read(entry.size)
        if len(found) != entry.size or crc32(found) != entry.check:
            return None
        return found.decode("utf-8")

    def _next(self) -> Entry | None:
        if self._journal is None:
            return None
        entry = None
        if self._journal.tell() < self._end:
            entry = Entry.read(self._journal.readline())
        if entry is None:
            self._journal = None
        return entry


class Part:
    """``FILE.part`` and its journal: results as they come, until they become ``FILE``."""

    def __init__(self, target: str, head: bytes) -> None:
        self._target = target
        self._head = head
        self._data_path, self._journal_path = f"{target}.part", f"{target}.part.journal"
        # Where the line of each source stands, in the sources' order.
        self._starts, self._sizes = array("Q"), array("Q")

    def __enter__(self) -> Part:
        self._journal = _locked(self._journal_path, self._target)
        if not os.path.exists(self._data_path) and self._journal.readline():
            # Stopped between the two renamings of `finish`.
            os.replace(self._journal_path, f"{self._target}.journal")
            self._journal.close()
            self._journal = _locked(self._journal_path, self._target)
        self._new = not os.path.exists(self._data_path)
        self._data = open(self._data_path, "ab")
        self._cut()
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None and issubclass(kind, UsageError) and self._new:
            # Refused, so that nothing is to be gone on with.
            os.remove(self._data_path)
            os.remove(self._journal_path)
        self._data.close()
        self._journal.close()

    def keep(self, entry: Entry) -> None:
        """The next source's line stands here already."""
        self._starts.append(entry.start)
        self._sizes.append(entry.size)

    def add(self, line: str, told: Entry) -> None:
        """Append the next source's line, and only then note it: what is ``told``, and where."""
        data = line.encode("utf-8", errors="backslashreplace")
        entry = replace(told, start=self._size, size=len(data), check=crc32(data))
        self._data.write(data)
        self._data.flush()
        self._size += len(data)
        self._journal.write(entry.written())
        self._journal.flush()
        self.keep(entry)

    def finish(self) -> None:
        """Make ``FILE`` of it, whole or not at all."""
        if not self._in_order():
            self._rewrite()
        os.fsync(self._data.fileno())
        if os.path.exists(self._target):
            os.chmod(self._data_path, os.stat(self._target).st_mode & 0o777)
        os.replace(self._data_path, self._target)
        os.replace(self._journal_path, f"{self._target}.journal")

    def _cut(self) -> None:
        """Take off what was written but not noted, or all of it where the options were others."""
        self._journal.seek(0)
        noted = self._size = 0
        if self._journal.readline() == self._head:
            size = os.fstat(self._data.fileno()).st_size
            noted = len(self._head)
            for line in self._journal:
                entry = Entry.read(line)
                if entry is None or entry.start + entry.size > size:
                    break
                noted += len(line)
                self._size = max(self._size, entry.start + entry.size)
        self._journal.truncate(noted)
        self._journal.seek(noted)
        self._data.truncate(self._size)
        if not noted:
            self._journal.write(self._head)
            self._journal.flush()

    def _in_order(self) -> bool:
        end = 0
        for start, size in zip(self._starts, self._sizes, strict=True):
            if start != end:
                return False
            end += size
        return end == self._size

    def _rewrite(self) -> None:
        """Put the lines into the sources' order, without those that are not wanted any more."""
        self._journal.seek(len(self._head))
        entries = {entry.start: entry for entry in map(Entry.read, self._journal) if entry}
        data_path, journal_path = f"{self._data_path}.new", f"{self._journal_path}.new"
        with (
            open(self._data_path, "rb") as old,
            open(data_path, "wb") as data,
            open(journal_path, "wb") as journal,
        ):
            journal.write(self._head)
            for start, size in zip(self._starts, self._sizes, strict=True):
                old.seek(start)
                journal.write(replace(entries[start], start=data.tell()).written())
                data.write(old.read(size))
            data.flush()
            os.fsync(data.fileno())
        # Between the two the journal speaks of lines that are elsewhere: their check sums tell.
        os.replace(data_path, self._data_path)
        os.replace(journal_path, self._journal_path)


def _locked(path: str, target: str) -> IO[bytes]:
    """The file ``path``, made where it is missing, for this run alone."""
    while True:
        file = open(os.open(path, os.O_RDWR | os.O_CREAT, 0o666), "r+b")  # noqa: SIM115
        try:
            import fcntl
        except ImportError:  # Windows opens no file twice for writing
            return file
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if os.path.samestat(os.fstat(file.fileno()), os.stat(path)):
                return file
        except FileNotFoundError:
            pass  # the other run has just ended, and it was its file
        except OSError:
            file.close()
            raise InputError(f"another run is writing {os.path.basename(target)}") from None
        file.close()
