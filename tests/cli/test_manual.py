"""The manual page: all that the command knows, in the language of man(7)."""

from __future__ import annotations

import shutil
import subprocess

import click
import pytest
from click.testing import CliRunner

from speechsum.cli.door import door
from speechsum.cli.ledger import command as ledger
from speechsum.cli.read import command as read


@pytest.fixture(scope="module")
def manual() -> str:
    result = CliRunner().invoke(door, ["--man"])
    assert result.exit_code == 0
    return result.stdout


def _options(command: click.Command) -> set[str]:
    return {name for parameter in command.params for name in parameter.opts if name[:1] == "-"}


def test_it_tells_every_option_and_command(manual: str) -> None:
    said = manual.replace("\\-", "-")
    commands = [read, *(ledger.get_command(click.Context(ledger), n) for n in ledger.commands)]
    for command in commands:
        assert command is not None
        assert {name for name in _options(command) if name not in said} == set()
    assert {name for name in ledger.commands if f"ledger {name} " not in said} == set()


def test_it_tells_what_the_process_ends_with(manual: str) -> None:
    for title in ("NAME", "SYNOPSIS", "EXIT STATUS", "ENVIRONMENT", "FILES", "EXAMPLES"):
        assert f".SH {title}\n" in manual


@pytest.mark.skipif(shutil.which("groff") is None, reason="no groff here")
def test_it_is_typeset_without_a_warning(manual: str) -> None:
    done = subprocess.run(
        ["groff", "-man", "-Tutf8", "-ww", "-K", "utf8"],
        input=manual.encode(),
        capture_output=True,
        timeout=60,
        check=True,
    )
    assert done.stderr == b""
    assert "speechsum archive/ -f jsonl" in done.stdout.decode()
