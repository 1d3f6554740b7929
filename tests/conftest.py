"""What several rooms' tests use."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "samples"

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


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
        return subprocess.run(
            [sys.executable, "-m", "speechsum", *map(str, arguments)],
            input=stdin,
            capture_output=True,
            env=clean,
            cwd=cwd or tmp_path,
            timeout=60,
            check=False,
        )

    return started


@pytest.fixture
def sample() -> Path:
    return SAMPLES / "governor.txt"
