"""What is loaded, which is what a start costs. The clock is in benchmarks/speed.py."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, SAMPLES

HEAVY = {"hazm", "sumy", "nltk", "numpy", "scipy", "sklearn", "gensim", "requests", "lxml"}


def loaded(*arguments: str | Path, cwd: Path | None = None) -> set[str]:
    """The modules that one run of the command loads."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "speechsum", *map(str, arguments)],
        capture_output=True,
        cwd=cwd or ROOT,
        timeout=60,
        check=True,
    )
    lines = done.stderr.decode().splitlines()
    found = {line.rpartition("|")[2].strip() for line in lines if line.startswith("import time:")}
    assert "speechsum.cli" in found
    return found


def tops(modules: set[str]) -> set[str]:
    return {name.partition(".")[0] for name in modules}


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_loads_next_to_nothing(option: str) -> None:
    found = loaded(option)
    assert not tops(found) & (HEAVY | {"rich"})
    assert not {name for name in found if name.startswith(("speechsum.text", "speechsum.lexicon"))}


@pytest.mark.parametrize("name", ["text", "json", "jsonl", "csv", "markdown", "html"])
def test_a_report_loads_no_more_than_it_needs(name: str) -> None:
    found = loaded(SAMPLES / "council.txt", "-f", name)
    assert not tops(found) & (HEAVY | {"rich", "multiprocessing", "distributed", "tomllib"})
    assert not tops(found) & {"bidi", "arabic_reshaper"}
    assert not found & {"concurrent.futures", "pathlib", "importlib.resources", "tempfile"}


def test_plain_text_loads_nothing_for_other_containers() -> None:
    found = loaded(SAMPLES / "council.txt", "-f", "json")
    assert not tops(found) & {"resiliparse", "fastwarc", "docx", "lxml", "gzip", "_hashlib"}
    rooms = {name.rpartition(".")[2] for name in found if name.startswith("speechsum.intake.")}
    assert rooms <= {"decoding", "given", "kinds", "limits", "reading", "source", "sources"}


def test_a_table_pays_for_borders_alone() -> None:
    found = loaded(SAMPLES / "council.txt", "-f", "table")
    assert "rich.box" in found
    assert not found & {"rich.console", "rich.table", "rich.style"}
    assert not tops(found) & HEAVY


def test_processes_are_for_many(tmp_path: Path) -> None:
    for number in range(10):
        data = (SAMPLES / "council.txt").read_bytes()
        (tmp_path / f"{number}.txt").write_bytes(data)
    assert "multiprocessing" not in tops(loaded(tmp_path, "-f", "jsonl"))
