"""The map of the house is that of the code."""

from __future__ import annotations

import re
from pathlib import Path

from tests.house import measure

_ROOT = Path(__file__).parent.parent.parent
_MAP = (_ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
_GUIDE = (_ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def test_every_room_is_on_the_map_and_nothing_else() -> None:
    named = set(re.findall(r"`speechsum\.(\w+)`", _MAP))
    rooms = {measure.room_of(name) for name in measure.modules()}
    # Files at the top that are no stage: the package itself, its command, what signals and
    # collections of garbage do, and tuples with names.
    no_stages = {"speechsum", "__main__", "collecting", "signals", "tuples", "pipeline"}
    assert rooms - named == no_stages
    assert named <= rooms


def test_every_file_that_is_named_exists() -> None:
    paths = re.findall(r"`((?:speechsum|tests|docs)/[\w./*]*)`", _MAP + _GUIDE)
    assert paths
    assert not [path for path in paths if not list(_ROOT.glob(path.rstrip("/")))]


def test_every_module_that_is_named_exists() -> None:
    named = re.findall(r"`((?:grammar|text|attribution|directives|summary)\.[\w.]+)`", _MAP)
    known = measure.modules()
    assert named
    for name in named:
        module = name if f"speechsum.{name}" in known else name.rpartition(".")[0]
        assert f"speechsum.{module}" in known, name


def test_the_table_of_imports_is_the_order_of_the_map() -> None:
    order = re.findall(r"^\| `speechsum\.(\w+)`", _MAP, flags=re.MULTILINE)
    for name, others in measure.imports().items():
        room = measure.room_of(name)
        for other in map(measure.room_of, others):
            if room in order and other in order:
                assert order.index(other) <= order.index(room), f"{name} takes from {other}"
