"""Tab, as it is pressed in bash, zsh and fish, in a terminal of its own."""

from __future__ import annotations

import os
import pty
import re
import select
import shutil
import signal
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import ROOT

_SECONDS = 20
_CONTROLS = re.compile(r"\x1b(\[[0-9;?]*[A-Za-z]|\][^\x07]*\x07|[=>()].?)|\r")
# Shells that read nobody's settings; what makes them complete; each says when it is done.
_SHELLS = {
    "bash": (
        ["bash", "--norc", "--noprofile", "-i"],
        'eval "$(_SPEECHSUM_COMPLETE=bash_source speechsum)"',
    ),
    "zsh": (
        ["zsh", "-f", "-i"],
        'autoload -Uz compinit; compinit -u -D; eval "$(_SPEECHSUM_COMPLETE=zsh_source speechsum)"',
    ),
    "fish": (["fish", "--no-config", "-i"], "_SPEECHSUM_COMPLETE=fish_source speechsum | source"),
}


class Terminal:
    """A shell in a terminal."""

    def __init__(self, argv: list[str], environment: dict[str, str], folder: Path) -> None:
        self._process, self._file = pty.fork()
        if self._process == 0:
            os.chdir(folder)
            os.execvpe(argv[0], argv, environment)

    def press(self, keys: str, until: str) -> None:
        """Press keys and wait for what the terminal shows."""
        os.write(self._file, keys.encode())
        shown, limit = "", time.monotonic() + _SECONDS
        while time.monotonic() < limit:
            if select.select([self._file], [], [], 0.2)[0]:
                shown += _CONTROLS.sub("", os.read(self._file, 65536).decode(errors="replace"))
            if until in shown:
                return
        raise AssertionError(f"{until!r} is not shown: {shown!r}")

    def close(self) -> None:
        os.kill(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)
        os.close(self._file)


@pytest.mark.parametrize("name", _SHELLS)
def test_tab_completes(name: str, tmp_path: Path) -> None:
    if shutil.which(name) is None:
        pytest.skip(f"no {name} here")
    command = tmp_path / "bin" / "speechsum"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m speechsum "$@"\n')
    command.chmod(0o755)
    environment = {
        "PATH": f"{command.parent}:{os.environ['PATH']}",
        "HOME": str(tmp_path),
        "TERM": "xterm",
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(ROOT),
    }
    argv, ready = _SHELLS[name]
    terminal = Terminal(argv, environment, tmp_path)
    try:
        # In two parts: the line itself, shown as it is typed, does not say it.
        terminal.press(f"{ready}; printf '%s%s\\n' now ready\n", "nowready")
        for typed, completed in (
            ("speechsum --expl", "--explain"),
            ("speechsum -r lex", "lex-rank"),
            ("speechsum -f mark", "markdown"),
            ("speechsum ledger reo", "reopen"),
        ):
            terminal.press(f"{typed}\t", completed)
            terminal.press("\x03\n", "\n")
    finally:
        terminal.close()
