"""How something was found, in the reader's language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from speechsum import lexicon
from speechsum.cli.read import command

_ROOT = Path(__file__).parent.parent.parent
_SAMPLES = sorted(path for path in (_ROOT / "samples").iterdir() if path.suffix == ".txt")
_LATIN = re.compile(r"[A-Za-z]{2,}")


def _explained(path: Path, *options: str) -> str:
    sections = ("summary", "directives", "quotes", "doubtful", "commitments")
    shown = [word for section in sections for word in ("--show", section)]
    result = CliRunner().invoke(command, [*options, "--no-config", "--explain", *shown, str(path)])
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.mark.parametrize("path", _SAMPLES, ids=lambda path: path.stem)
def test_a_persian_reader_is_told_in_persian(path: Path) -> None:
    told = _explained(path).replace(str(path), "")
    assert _LATIN.findall(told) == []


def test_an_english_reader_is_told_in_english() -> None:
    assert "rule: modal" in _explained(_ROOT / "samples" / "governor.txt", "--lang", "en")


@pytest.mark.parametrize(
    ("kind", "table", "column"),
    [
        ("rule", "directives/constructions.tsv", "rule"),
        ("reason", "directives/contexts.tsv", "reason"),
        ("rule", "commitments/constructions.tsv", "rule"),
    ],
)
def test_each_reason_has_its_persian(kind: str, table: str, column: str) -> None:
    rows = lexicon.read(str(_ROOT / "speechsum" / table))
    known = lexicon.column("explanations", **{"class": kind})
    told = {row[column] for row in rows} - {"taken"}  # what is taken is told by its rule
    assert told.difference(known) == set()
