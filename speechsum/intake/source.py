"""Where one report is, and the bytes of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import IO, Literal, cast

from speechsum.errors import InputError
from speechsum.intake.kinds import Kind
from speechsum.intake.limits import DAMAGED, limited, reason_of
from speechsum.tuples import NamedTuple

STDIN = "-"


class Source(NamedTuple):
    """Where a report is: at ``path``, or, out of a container or a pipe, already in ``data``.

    ``name`` is what to call it: the path as given, ``-`` for standard input, and behind ``#`` what
    its container calls it (``a.zip#b.txt``, ``a.jsonl#7``). ``kind`` says how its bytes are read; a
    record is a JSON object with the text in it. ``problem`` is why there is nothing to read.
    ``within`` is the folder, archive or export that it was come upon in, where nobody named it.
    ``passed`` makes it no report: how many files of each ending were passed over at ``name``.
    """

    name: str
    path: str | None = None
    data: bytes | str | None = None
    kind: Kind | Literal["record"] = "text"
    problem: str | None = None
    within: str | None = None
    passed: tuple[tuple[str, int], ...] = ()

    def loaded(self) -> Source:
        """This source with its bytes in it, for those who cannot see our files."""
        if self.data is not None or self.problem is not None or self.passed:
            return self
        try:
            return self._replace(path=None, data=self.read())
        except InputError as error:
            return self._replace(path=None, problem=str(error))

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
                return limited(unpacked(file))
        except (OSError, *DAMAGED) as error:
            raise InputError(reason_of(error)) from None


def passed_over(name: str, passed: Counter[str]) -> Iterator[Source]:
    """That files of kinds that are not read were ``passed`` over at ``name``, where any were."""
    if passed:
        yield Source(name, passed=tuple(passed.items()))


def unpacked(file: IO[bytes]) -> IO[bytes]:
    """``file``, or what it holds where it is packed by gzip."""
    start = file.read(2)
    file.seek(0)
    if start != b"\x1f\x8b":
        return file
    import gzip

    return cast("IO[bytes]", gzip.GzipFile(fileobj=file))
