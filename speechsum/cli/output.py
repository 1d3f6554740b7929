"""Where results and complaints go."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import IO

import click

from speechsum.cli.options import PROGRAM
from speechsum.signals import put_off


class Output:
    """Where results go: standard output, or a file that is there whole or not at all.

    Args:
        path: of the file, None for standard output.

    Raises:
        click.FileError: (when it is entered) the file cannot be made.
        OSError: (when it is written to) the disk is full, or the reader is gone.
    """

    def __init__(self, path: str | None) -> None:
        self._path = path
        self._temporary: str | None = None
        self._stream: IO[bytes] | None = None

    def __enter__(self) -> Output:
        if self._path is None:
            if sys.stdout is not None:
                self._stream = sys.stdout.buffer
        else:
            try:
                with put_off():  # what is made is known by the time a signal ends this
                    self._open(self._path)
            except BaseException as error:
                self.__exit__(type(error))
                raise
        return self

    def _open(self, path: str) -> None:
        import tempfile

        target = os.path.realpath(path)
        try:
            if os.path.exists(target) and not os.path.isfile(target):
                # A device or a pipe: there is nothing to replace.
                self._stream = open(target, "wb")  # noqa: SIM115 (closed by __exit__)
                return
            handle, self._temporary = tempfile.mkstemp(
                prefix=f".{os.path.basename(target)}.", suffix=".tmp", dir=os.path.dirname(target)
            )
        except OSError as error:
            raise click.FileError(path, hint=error.strerror or str(error)) from None
        self._stream = os.fdopen(handle, "wb")
        mask = os.umask(0)
        os.umask(mask)
        mode = os.stat(target).st_mode & 0o777 if os.path.exists(target) else 0o666 & ~mask
        os.chmod(self._temporary, mode)

    def write(self, text: str | bytes) -> None:
        """Write ``text`` as UTF-8, whatever the locale is; bytes as they are."""
        if self._stream is not None and text:
            # A file name may hold bytes that are no text; in JSON «\udc80» is how to write them.
            if isinstance(text, str):
                text = text.encode("utf-8", errors="backslashreplace")
            data = memoryview(text)
            with put_off():  # whole lines or nothing
                while data:  # a signal was seen to cut a write into a full pipe short
                    data = data[self._stream.write(data) :]
                self._stream.flush()

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if self._path is None or self._stream is None:
            return
        try:
            self._stream.close()
            if kind is None and self._temporary is not None:
                os.replace(self._temporary, os.path.realpath(self._path))
                self._temporary = None
        finally:
            if self._temporary is not None:
                os.unlink(self._temporary)


def require_elsewhere(output: str | None, read: Iterable[str]) -> None:
    """Results may not take the place of what is ``read``.

    Raises:
        click.UsageError: they would.
    """
    if output is None:
        return
    from speechsum.intake import is_replaced

    if any(is_replaced(path, output) for path in read):
        raise click.UsageError(f"{output} is read; write the results to another file")


def complain(message: str) -> None:
    """One line on standard error, which no file name can forge a second one of."""
    if sys.stderr is None:
        return
    line = "".join(
        char if char.isprintable() or char == "\u200c" else char.encode("unicode_escape").decode()
        for char in f"{PROGRAM}: {message}"
    )
    sys.stderr.buffer.write(line.encode("utf-8", errors="backslashreplace") + b"\n")
    sys.stderr.flush()
