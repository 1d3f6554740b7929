"""The pictures of docs/pictures show what the program prints today."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT

_PICTURES = ROOT / "docs" / "pictures"


def _shown_today(folder: Path) -> dict[str, str]:
    """What `take` would note of each picture, by the program of this folder."""
    folder.mkdir()
    for name, line in {"speechsum": "-m speechsum", "python3": ""}.items():
        (folder / name).write_text(f'#!/bin/sh\nexec "{sys.executable}" {line} "$@"\n')
        (folder / name).chmod(0o755)
    done = subprocess.run(
        [_PICTURES / "take", "--shown"],
        cwd=ROOT,
        env={"PATH": f"{folder}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
        timeout=120,
    )
    shown: dict[str, str] = json.loads(done.stdout)
    return shown


def test_each_picture_shows_what_is_printed_today(tmp_path: Path) -> None:
    taken = json.loads((_PICTURES / "shown.json").read_text(encoding="utf-8"))
    today = _shown_today(tmp_path / "bin")
    old = [name for name in today if today[name] != taken.get(name)]
    assert not old, f"out of date: {', '.join(old)}; anew: docs/pictures/take {' '.join(old)}"
    assert set(taken) == set(today)


def test_each_picture_is_noted_and_stands_on_a_page() -> None:
    taken = json.loads((_PICTURES / "shown.json").read_text(encoding="utf-8"))
    assert {path.stem for path in _PICTURES.glob("*.png")} == set(taken)
    assert all(re.fullmatch(r"[0-9a-f]{64}", mark) for mark in taken.values())
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    text = "".join(page.read_text(encoding="utf-8") for page in pages)
    assert {name for name in taken if f"pictures/{name}.png" not in text} == set()
