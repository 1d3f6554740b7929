"""How far a long run is, for the person who waits for it."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable
from typing import TYPE_CHECKING, TextIO

from speechsum.intake import STDIN
from speechsum.intake.kinds import bare_name, is_wanted, kind_of

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_SHOWN_AFTER = 1.0
_EVERY = 0.2


class Meter:
    """A bar with rate and time left, which appears when the work takes longer than a second."""

    def __init__(self, paths: Iterable[str] | None, stream: TextIO | None = None) -> None:
        """Count what is at ``paths`` for the time left; None where that cannot be known."""
        self._paths = paths
        self._stream = sys.stderr if stream is None else stream
        self._done = 0
        self._due = time.monotonic() + _SHOWN_AFTER
        self._bar: Progress | None = None
        self._task: TaskID | None = None

    def advance(self) -> None:
        """One more report is done."""
        self._done += 1
        now = time.monotonic()
        if now < self._due:
            return
        self._due = now + _EVERY
        if self._bar is None or self._task is None:
            self._bar = self._started()
            self._task = self._bar.add_task("", total=self._total(), rate="")
        rate = self._bar.tasks[0].speed or self._done / _SHOWN_AFTER
        self._bar.update(self._task, completed=self._done, rate=f"{rate:.0f}/s", refresh=True)

    def hide(self) -> None:
        """Take the bar away; it comes back with the next report but few."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def _total(self) -> int | None:
        return None if self._paths is None else count(self._paths)

    def _started(self) -> Progress:
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            Progress,
            TextColumn,
            TimeRemainingColumn,
        )

        bar = Progress(
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(),
            console=Console(file=self._stream),
            transient=True,
            auto_refresh=False,  # that would be a thread
        )
        bar.start()
        return bar


def count(paths: Iterable[str]) -> int | None:
    """How many reports there are at ``paths``, unread; None where only reading would tell."""
    total = 0
    for path in paths:
        try:
            found = _in_folder(path) if os.path.isdir(path) else _in_file(path)
        except OSError:
            found = 1  # its complaint
        if found is None:
            return None
        total += found
    return total


def _in_folder(folder: str) -> int:
    total = 0
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                total += _in_folder(entry.path)
            elif is_wanted(entry.name):
                total += _in_file(entry.path) or 0
    return total


def _in_file(path: str) -> int | None:
    if path == STDIN:
        return None
    kind = kind_of(bare_name(path), b"")
    if kind == "json" or (kind == "lines" and bare_name(path) != path):
        return None
    if kind == "lines":
        with open(path, "rb") as file:
            return sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b""))
    if kind == "zip":
        import zipfile

        try:
            with zipfile.ZipFile(path) as archive:
                return sum(map(is_wanted, archive.namelist()))
        except zipfile.BadZipFile:
            return 1
    return 1
