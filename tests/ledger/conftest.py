"""The command line within the tests' own process, and in forks of it that may be killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import Run

Fork = Callable[..., int]


def _main(arguments: tuple[str | Path, ...]) -> int:
    """The exit status of the command's own ``main``; the process's signals stay as they are."""
    from speechsum.cli import main

    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    sys.argv = ["speechsum", *map(str, arguments)]
    try:
        main()
    except SystemExit as end:
        return int(end.code or 0)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@pytest.fixture
def run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> Run:
    """Run the command where the machine does not start Python anew for each of hundreds."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", sys.argv)

    def started(*arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
        capfdbinary.readouterr()
        status = _main(arguments)
        out, errors = capfdbinary.readouterr()
        return subprocess.CompletedProcess(list(arguments), status, out, errors)

    return started


@pytest.fixture
def fork() -> Iterator[Fork]:
    """Start the command as a process of its own, a copy of this one; its number."""
    started: list[int] = []

    def begun(*arguments: str | Path) -> int:
        child = os.fork()
        if child == 0:
            try:
                os._exit(_main(arguments))
            finally:
                os._exit(99)
        started.append(child)
        return child

    yield begun
    for child in started:
        try:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
        except (ProcessLookupError, ChildProcessError):
            continue
