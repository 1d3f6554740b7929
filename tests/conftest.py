"""What several rooms' tests use."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "samples"

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]
Start = Callable[..., "subprocess.Popen[bytes]"]


# What is said of deadlines without a day is tested with the days (tests/cli/test_asking.py).
NOTE_ON_DAYS = re.compile(rb"speechsum: \d+ without a day, [^\n]*\n")


@pytest.fixture(scope="session", autouse=True)
def _interrupts_are_heard() -> None:
    """A shell's background job ignores SIGINT, and so would each process that the tests start."""
    if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def start() -> Iterator[Start]:
    """Start the command without waiting for it; it does not outlive the test."""
    processes: list[subprocess.Popen[bytes]] = []

    def started(*arguments: str | Path, cwd: Path | None = None) -> subprocess.Popen[bytes]:
        processes.append(
            subprocess.Popen(
                [sys.executable, "-m", "speechsum", *map(str, arguments)],
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                cwd=cwd,
            )
        )
        return processes[-1]

    yield started
    for process in processes:
        with process:
            process.kill()


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run the command as a process of its own, in a clean environment and a home of its own."""

    def started(
        *arguments: str | Path,
        stdin: bytes | None = b"",
        env: dict[str, str] | None = None,
        cwd: Path | None = None,
    ) -> subprocess.CompletedProcess[bytes]:
        home = tmp_path / "home"
        home.mkdir(exist_ok=True)
        clean = {"PATH": os.environ["PATH"], "HOME": str(home)} if env is None else env
        done = subprocess.run(
            [sys.executable, "-m", "speechsum", *map(str, arguments)],
            input=stdin,
            capture_output=True,
            env=clean,
            cwd=cwd or tmp_path,
            timeout=60,
            check=False,
        )
        done.stderr = NOTE_ON_DAYS.sub(b"", done.stderr)
        return done

    return started


@pytest.fixture
def sample() -> Path:
    return SAMPLES / "governor.txt"
