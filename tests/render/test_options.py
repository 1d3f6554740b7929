"""What follows from where the output goes."""

from __future__ import annotations

import os
import pty
from pathlib import Path

import pytest

from speechsum.render import RenderOptions, options_for, render
from tests.render.invented import invented

VTE = {"TERM": "xterm-256color", "VTE_VERSION": "7006"}


@pytest.fixture
def terminal():  # type: ignore[no-untyped-def]
    leader, follower = pty.openpty()
    with os.fdopen(follower, "w") as stream:
        yield stream
    os.close(leader)


def test_pipe_gets_logical_order_without_controls_whatever_is_asked(tmp_path: Path) -> None:
    reader, end = os.pipe()
    with os.fdopen(end, "w") as pipe:
        for asked in ("auto", "terminal", "app"):
            options = options_for(pipe, {**VTE, "FORCE_COLOR": "1"}, bidi=asked)  # type: ignore[arg-type]
            assert options.bidi == "off"
            assert options.width == 80
            assert not options.bom
    os.close(reader)


def test_file_gets_the_mark_that_excel_needs(tmp_path: Path) -> None:
    assert options_for(None, {}).bom
    with (tmp_path / "list.csv").open("w") as file:
        assert options_for(file, {}).bom


def test_terminal_is_asked_for_by_its_environment(terminal) -> None:  # type: ignore[no-untyped-def]
    assert options_for(terminal, VTE).bidi == "terminal"
    assert options_for(terminal, {"TERM": "alacritty"}).bidi == "app"
    assert options_for(terminal, VTE, bidi="app").bidi == "app"
    assert options_for(terminal, VTE, bidi="off").bidi == "off"
    assert options_for(terminal, VTE, width=99).width == 99


@pytest.mark.parametrize(
    ("env", "asked", "on_terminal", "elsewhere"),
    [
        ({}, "auto", True, False),
        ({"NO_COLOR": "1"}, "auto", False, False),
        ({"NO_COLOR": ""}, "auto", True, False),
        ({"FORCE_COLOR": "1"}, "auto", True, True),
        ({"FORCE_COLOR": "0"}, "auto", True, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, "auto", False, False),
        ({"NO_COLOR": "1"}, "always", True, True),
        ({"FORCE_COLOR": "1"}, "never", False, False),
        ({"TERM": "dumb"}, "auto", False, False),
    ],
)
def test_colour(  # type: ignore[no-untyped-def]
    env: dict[str, str], asked, on_terminal: bool, elsewhere: bool, terminal
) -> None:
    assert options_for(terminal, env, color=asked).color == on_terminal
    assert options_for(None, env, color=asked).color == elsewhere


def test_colour_is_there_when_asked_for_and_only_then() -> None:
    for bidi in ("terminal", "app", "off"):
        options = RenderOptions(bidi=bidi, color=True)
        assert "\x1b[1m" in render([invented()], "table", options)
        assert "\x1b[1m" in render([invented()], "text", options)
        for name in ("json", "jsonl", "csv", "markdown", "html"):
            assert "\x1b" not in render([invented()], name, options)  # type: ignore[arg-type]


def test_nothing_of_the_environment_changes_the_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    before = render([invented()], "table", RenderOptions())
    for name, value in {"COLUMNS": "40", "FORCE_COLOR": "1", "TERM": "dumb", "LANG": "C"}.items():
        monkeypatch.setenv(name, value)
    assert render([invented()], "table", RenderOptions()) == before
