"""Every command that README.md and docs/ show, run as it stands, page by page."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.conftest import ROOT, SAMPLES

_PAGES = sorted(["README.md", *(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md"))])
_BLOCK = re.compile(r"^```sh\n(.*?)^```", re.DOTALL | re.MULTILINE)
# The two commands that set the program up have an environment made for them, in .ci/run.
_SETUP = re.compile(r"\bpip install\b")


def _commands(page: str) -> list[str]:
    text = (ROOT / page).read_text(encoding="utf-8")
    lines = [line for block in _BLOCK.findall(text) for line in block.splitlines()]
    return [line for line in lines if line.strip() and not _SETUP.search(line)]


def _furnished(folder: Path) -> Path:
    """A folder with what the pages speak of."""
    shutil.copy(SAMPLES / "governor.txt", folder / "report.txt")
    shutil.copy(SAMPLES / "page.html", folder / "page.html")
    shutil.copy(SAMPLES / "channel.json", folder / "result.json")
    for name, samples in {
        "archive": ("governor.txt", "council.txt", "headline.txt"),
        "inbox": ("governor.txt", "letter.docx"),
    }.items():
        (folder / name).mkdir()
        for sample in samples:
            shutil.copy(SAMPLES / sample, folder / name)
    shutil.copytree(ROOT / "docs" / "examples", folder / "docs" / "examples")
    return folder


def _tools(folder: Path) -> str:
    """A PATH on which the command is this one, and curl fetches a page of ours."""
    folder.mkdir()
    for name, line in {
        "speechsum": f'exec "{sys.executable}" -m speechsum "$@"',
        "python": f'exec "{sys.executable}" "$@"',
        "curl": "exec cat page.html",
    }.items():
        (folder / name).write_text(f"#!/bin/sh\n{line}\n")
        (folder / name).chmod(0o755)
    return f"{folder}:{os.environ['PATH']}"


@pytest.mark.parametrize("page", [page for page in _PAGES if _commands(page)])
def test_each_command_does_what_the_page_says(page: str, tmp_path: Path) -> None:
    environment = {
        "PATH": _tools(tmp_path / "bin"),
        "HOME": str(tmp_path),
        "PYTHONPATH": str(ROOT),
        "LANG": "C.UTF-8",
    }
    (tmp_path / "work").mkdir()
    folder = _furnished(tmp_path / "work")
    for command in _commands(page):
        tool = re.search(r"\| (jq|sqlite3)\b|^(jq|sqlite3|datasette|sqlite-utils|dask)\b", command)
        if tool and shutil.which(tool[1] or tool[2]) is None:
            continue
        if "parquet" in command and find_spec("pyarrow") is None:
            continue
        done = subprocess.run(
            ["bash", "-o", "pipefail", "-c", command],
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=60,
        )
        errors = done.stderr.decode()
        assert (command, done.returncode) == (command, 0), errors
        assert "error" not in errors.lower(), (command, errors)


@pytest.mark.parametrize("page", _PAGES)
def test_each_link_leads_somewhere(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text)
    here = (ROOT / page).parent
    broken = [link for link in links if "://" not in link and not (here / link).exists()]
    assert broken == []
