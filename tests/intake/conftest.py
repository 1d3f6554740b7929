"""The command as the tests of what goes in see it."""

from __future__ import annotations

import re
import subprocess
from typing import Any

import pytest

from tests.conftest import Run

# What is said of deadlines without a day is another room's, and tested there.
_NOTE = re.compile(rb"speechsum: \d+ without a day, [^\n]*\n")


@pytest.fixture
def run(run: Run) -> Run:
    def started(*arguments: Any, **options: Any) -> subprocess.CompletedProcess[bytes]:
        done = run(*arguments, **options)
        done.stderr = _NOTE.sub(b"", done.stderr)
        return done

    return started
