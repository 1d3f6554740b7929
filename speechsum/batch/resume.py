"""A file of results that can be gone on with after any stop, and brought up to date later.

While a run is on, each report's line is appended to ``FILE.part`` and then noted in
``FILE.part.journal``: where the line stands, its check sum, and a fingerprint of the bytes that the
report was read from. At the end ``FILE.part`` becomes ``FILE``, and its journal ``FILE.journal``. A
later run takes a line over where name, bytes, options and version are the same and the line still
has its check sum; all else is done again. So a stop costs what was not noted yet, a change what it
concerns, and a lost or damaged journal only time. Failures are not noted: they are tried again.

The day counts that a report was read: without ``--date`` it is what dates are counted from.
"""

from __future__ import annotations

import os
from collections.abc import Generator, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass

from speechsum import __version__
from speechsum.batch.journal import Entry, Part, Past
from speechsum.batch.run import run
from speechsum.batch.work import Done, Kept, Result, Work, fingerprint_of
from speechsum.errors import InputError
from speechsum.intake.source import Source
from speechsum.text.hazm_bridge import package_folder
from speechsum.text.hazm_table import digest_of

_FORMAT = 2


@dataclass(frozen=True, slots=True)
class _Noted(Kept):
    """A report whose line is there already, as ``entry`` says."""

    entry: Entry

    @property
    def waits(self) -> bool:
        """Whether its day would help."""
        return self.entry.waits


class _InPlace(_Noted):
    """What need not even be written: it stands in ``FILE.part``."""

    __slots__ = ()


class _Taken(_Noted):
    """A line of the results that an earlier run ended with."""

    __slots__ = ()


def resume(
    sources: Iterable[Source],
    work: Work,
    path: str,
    *,
    jobs: int | None = None,
    dask: str | None = None,
) -> Generator[Result]:
    """Write a line for each of ``sources`` to ``path``, in order, and yield each as it is done.

    Args:
        sources, jobs, dask: see `run`.
        work: what to do; its ``finish`` gives a line that ends with a line feed.
        path: where the results go, with ``.part`` and ``.journal`` files beside it.

    Raises:
        InputError: another run is writing the same file.
        OSError: it cannot be written.
    """
    target = os.path.realpath(path)
    head = _head(work)
    with ExitStack() as files:
        part = files.enter_context(Part(target, head))
        here = files.enter_context(Past(f"{target}.part", f"{target}.part.journal", head))
        before = files.enter_context(Past(target, f"{target}.journal", head))
        known = _known(sources, here, before)
        for result in run(known, work._replace(fingerprint=True), jobs=jobs, dask=dask):
            if isinstance(result, _InPlace):
                part.keep(result.entry)
            elif isinstance(result, _Taken):
                part.add(result.value, result.entry)
            elif isinstance(result, Done):
                told = Entry(0, 0, 0, result.fingerprint, result.waits, result.source.name)
                part.add(str(result.value), told)
            yield result
        part.finish()


def _head(work: Work) -> bytes:
    """The first line of a journal: everything but the input that the results depend on."""
    owner = getattr(work.finish, "__self__", None)
    look = {name: repr(value) for name, value in sorted(getattr(owner, "__dict__", {}).items())}
    told = repr((__version__, digest_of(package_folder()), work.settings, look))
    return f"speechsum {_FORMAT} {fingerprint_of(told)}\n".encode("ascii")


def _known(sources: Iterable[Source], here: Past, before: Past) -> Iterator[Source | Kept]:
    """``sources``, those replaced that nothing needs to be done for."""
    for source in sources:
        yield _kept(source, here, before) or source


def _kept(source: Source, here: Past, before: Past) -> Kept | None:
    if here.empty and before.empty:
        return None
    try:
        fingerprint = fingerprint_of(source.read())
    except InputError:
        return None
    entry = here.find(source.name, fingerprint)
    if entry is not None and here.line(entry) is not None:
        return _InPlace("", entry)
    entry = before.find(source.name, fingerprint)
    line = before.line(entry) if entry is not None else None
    return _Taken(line, entry) if entry is not None and line is not None else None
