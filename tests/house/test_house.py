"""The laws that keep the house one to live in; ``allowed.json`` holds what is still beyond them.

Numbers there may only go down. ``python -m tests.house.measure`` writes them anew where they did.
"""

from __future__ import annotations

import ast

import pytest

from tests.house import measure

# What a room may take from; a room that is not named here may take from any.
_BELOW = {"model", "errors", "tuples"}
_WORDS = {*_BELOW, "lexicon", "text"}
_MAY_USE = {
    "tuples": set(),
    "model": set(),
    "errors": set(),
    "signals": set(),
    "collecting": set(),
    "lexicon": {"errors"},
    "text": {*_BELOW, "lexicon"},
    "intake": _WORDS,
    "grammar": _WORDS,
    "when": {*_WORDS, "grammar"},
    "attribution": {*_WORDS, "grammar", "when"},
    "directives": {*_WORDS, "grammar", "when", "attribution"},
    "commitments": {*_WORDS, "grammar", "when", "attribution", "directives"},
    "summary": {*_WORDS, "grammar", "when", "attribution", "directives"},
    "render": {*_BELOW, "lexicon"},
}


def test_imports_point_one_way() -> None:
    wrong = {
        f"{module} takes from {other}"
        for module, others in measure.imports().items()
        for other in others
        if (room := measure.room_of(module)) in _MAY_USE
        and measure.room_of(other) not in {room, *_MAY_USE[room]}
    }
    assert not wrong


def test_no_module_takes_from_itself_by_way_of_another() -> None:
    beyond = measure.circles() - set(measure.allowed()["circles"])
    assert not beyond


def test_named_tuples_are_those_that_are_quick_to_define() -> None:
    slow = [
        module
        for module, tree in measure.modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        and node.module == "typing"
        and "NamedTuple" in {name.name for name in node.names}
        and module != "speechsum.tuples"
    ]
    assert not slow


@pytest.mark.parametrize("rooms", measure.allowed()["persian literals"])
def test_persian_is_data(rooms: str) -> None:
    """Words go into ``speechsum/lexicon``, constructions into their tables."""
    assert measure.persian()[rooms] <= measure.allowed()["persian literals"][rooms]


def test_every_room_has_its_number_of_persian_literals() -> None:
    assert measure.persian().keys() <= measure.allowed()["persian literals"].keys()


def test_functions_are_small() -> None:
    """At most 20 ways through one (McCabe, each ``and`` one more), and 60 lines."""
    exceptions = measure.allowed()["functions"]
    beyond = [
        f"{name}: complexity {size[0]}, {size[1]} lines"
        for name, size in measure.large_functions().items()
        if any(now > then for now, then in zip(size, exceptions.get(name, [0, 0]), strict=True))
    ]
    assert not beyond


def test_modules_are_small() -> None:
    exceptions = measure.allowed()["modules"]
    beyond = {
        module: lines
        for module, lines in measure.large_modules().items()
        if lines > exceptions.get(module, 0)
    }
    assert not beyond
