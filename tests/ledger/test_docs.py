"""The line that the documentation gives to cron."""

from __future__ import annotations

import shlex
from pathlib import Path

from tests.conftest import ROOT, Run
from tests.ledger.invented import GOVERNOR, write


def test_the_cron_line_is_made_of_commands_that_work(run: Run, tmp_path: Path) -> None:
    text = (ROOT / "docs/ledger.md").read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if line.startswith("30 6"))
    write(tmp_path / "inbox", governor=GOVERNOR)
    _, *commands = line.split("&&")
    today = ("--date", "1404-06-28")
    outputs = [run(*shlex.split(command)[1:], *today) for command in commands]
    assert [done.returncode for done in outputs] == [0, 0]
    assert outputs[0].stdout == b""
    assert "شهرداری" in outputs[1].stdout.decode()
