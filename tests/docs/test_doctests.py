"""What the docstrings show is what happens."""

from __future__ import annotations

import doctest
import importlib
import re
from pathlib import Path

import pytest

from tests.conftest import ROOT

_SHOWN = re.compile(r"^ *>>> (?!.*SKIP)", re.MULTILINE)


def _modules() -> list[str]:
    """The modules whose docstrings show something."""
    files = sorted((ROOT / "speechsum").rglob("*.py"))
    shown = [path for path in files if _SHOWN.search(path.read_text(encoding="utf-8"))]
    names = [path.relative_to(ROOT).with_suffix("").parts for path in shown]
    return [".".join(part for part in parts if part != "__init__") for parts in names]


@pytest.mark.parametrize("name", _modules())
def test_what_a_docstring_shows_happens(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = doctest.testmod(importlib.import_module(name), optionflags=doctest.ELLIPSIS)
    assert done.attempted > 0
    assert done.failed == 0
