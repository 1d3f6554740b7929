"""Every command that the documentation shows does what it says."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run
from tests.ledger.invented import GOVERNOR, write


def _commands(name: str) -> list[list[str]]:
    text = (ROOT / name).read_text(encoding="utf-8")
    blocks = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines()]
    return [shlex.split(line, comments=True) for line in lines if "orders.db" in line]


@pytest.mark.parametrize(("name", "count"), [("docs/ledger.md", 14), ("README.md", 6)])
def test_what_the_documentation_shows_works(
    run: Run, tmp_path: Path, name: str, count: int
) -> None:
    write(tmp_path / "inbox", governor=GOVERNOR)
    commands = _commands(name)
    assert len(commands) == count
    for program, *arguments in commands:
        if program == "speechsum":
            done = run(*arguments)
            assert (done.returncode, done.stderr) == (0, b"")
        elif shutil.which(program):
            shown = subprocess.run(
                [program, *arguments], cwd=tmp_path, capture_output=True, check=True
            )
            assert "شهرداری" in shown.stdout.decode() or "آب" in shown.stdout.decode()
    assert (tmp_path / "letter.docx").stat().st_size > 10_000


def test_the_cron_line_is_made_of_commands_that_work(run: Run, tmp_path: Path) -> None:
    text = (ROOT / "docs/ledger.md").read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if line.startswith("30 6"))
    write(tmp_path / "inbox", governor=GOVERNOR)
    _, *commands = line.split("&&")
    outputs = [run(*shlex.split(command)[1:]) for command in commands]
    assert [done.returncode for done in outputs] == [0, 0]
    assert outputs[0].stdout == b""
    assert "شهرداری" in outputs[1].stdout.decode()
