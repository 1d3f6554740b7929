"""What the program is made of, and that text from outside is never run."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# What makes code, or objects of any kind, out of data.
_RUNNING = {"pickle", "marshal", "shelve", "dill", "joblib", "cloudpickle"}
_CALLS = {"eval", "exec", "compile", "__import__"}


@pytest.mark.parametrize("path", sorted((ROOT / "speechsum").rglob("*.py")), ids=lambda p: p.stem)
def test_no_code_is_made_from_data(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            assert not _RUNNING & {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert (node.module or "").split(".")[0] not in _RUNNING
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in _CALLS


def test_the_licence_of_every_dependency_is_listed() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = [re.split(r"[<>=!\[ ]", line)[0] for line in project["dependencies"]]
    readme = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    listed = readme[readme.index("the licences of what it depends on") :]
    assert [name for name in names if name not in listed] == []


def test_the_development_environment_is_locked() -> None:
    lock = (ROOT / "requirements-dev.txt").read_text(encoding="utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    for line in wanted:
        name = re.split(r"[<>=!\[ ]", line)[0]
        assert re.search(rf"^{re.escape(name)}==\S+", lock, re.MULTILINE), name
    assert "--hash=sha256:" in lock
