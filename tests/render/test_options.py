"""What follows from where the output goes."""

from __future__ import annotations

import os
import pty
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from speechsum.render import RenderOptions, options_for, render
from tests.render.invented import invented

VTE = {"TERM": "xterm-256color", "VTE_VERSION": "7006"}


@pytest.fixture
def terminal():  # type: ignore[no-untyped-def]
    leader, follower = pty.openpty()
    with os.fdopen(follower, "w") as stream:
        yield stream
    os.close(leader)


def test_pipe_gets_logical_order_without_controls_whatever_is_asked() -> None:
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


# What each option does in each format: "=" nothing, "!" another output, "2" it is refused.
FORMS = (
    "table",
    "text",
    "markdown",
    "html",
    "csv",
    "xlsx",
    "json",
    "jsonl",
    "ics",
    "docx",
    "parquet",
)
WORK = {
    #                            table text md html csv xlsx json jsonl ics docx parquet
    ("--lang", "en"):           "!     !    !  !    !   !    =    =     !   !   =",
    ("--width", "50"):          "!     !    =  =    =   =    =    =     =   =   =",
    ("--color", "always"):      "!     !    =  =    =   =    =    =     =   =   =",
    ("--bidi", "app"):          "=     =    =  =    =   =    =    =     =   =   =",
    ("--explain",):             "!     !    !  !    =   =    !    !     =   =   =",
    ("--show", "headline"):     "!     !    !  !    !   !    !    !     2   2   !",
    ("--show", "pull"):         "!     !    !  !    !   !    !    !     2   2   !",
    ("--show", "quotes"):       "!     !    !  !    !   !    !    !     2   2   !",
    ("--show", "doubtful"):     "!     !    !  !    !   !    !    !     2   2   !",
    ("-n", "1"):                "!     !    !  !    =   =    !    !     =   =   =",
    ("--title", "سرخط"):        "!     !    !  !    =   =    !    !     =   !   =",
    ("--date", "1404-01-01"):   "!     !    !  !    !   !    !    !     !   !   !",
    ("--all-columns",):         "2     2    2  2    !   !    2    2     2   2   =",
    ("--joint",):               "!     !    !  !    !   !    2    2     2   2   2",
    ("--joint", "--sort", "addressee"):
                                "!     !    !  !    !   !    2    2     2   2   2",
    ("--joint", "--lang", "en"):
                                "!     !    !  !    !   !    2    2     2   2   2",
    ("--joint", "--show", "doubtful"):
                                "!     !    !  !    !   !    2    2     2   2   2",
    ("--joint", "--show", "quotes"):
                                "2     2    2  2    2   2    2    2     2   2   2",
    ("--sort", "addressee"):    "2     2    2  2    2   2    2    2     2   2   2",
    ("--jobs", "2"):            "=     =    =  =    =   =    =    =     =   =   =",
}  # fmt: skip
TEXT = (
    "رامین نیکوکار گفت: شهرداری باید ظرف دو هفته راه را باز کند. آیا شهرداری باید پل را ببندد؟ "
    "هوا سرد است. بهتر است بانک‌ها وام بدهند. مردم در خانه‌های خود مانده‌اند. برف می‌بارد.\n"
)


def made(folder: Path, form: str, *options: str) -> tuple[int, object]:
    """The exit status, and what was written: of a workbook or a document its words."""
    from click.testing import CliRunner

    from speechsum.cli.door import door

    path = folder / f"out.{form}"
    path.unlink(missing_ok=True)
    arguments = [str(folder / "in"), "-f", form, "-o", str(path), "-q", "--no-config", *options]
    status = CliRunner().invoke(door, arguments, prog_name="speechsum").exit_code
    if status:
        assert not path.exists()
        return status, None
    if form == "xlsx":
        return status, [list(row) for row in load_workbook(path).worksheets[0].values]
    if form == "parquet":
        from pyarrow.parquet import read_table

        return status, read_table(path).to_pylist()
    if form == "docx":
        document = Document(str(path))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return status, [*(paragraph.text for paragraph in document.paragraphs), *cells]
    return status, path.read_bytes()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("options")
    (folder / "in").mkdir()
    (folder / "in" / "a.txt").write_text(TEXT, encoding="utf-8")
    return folder


@pytest.mark.parametrize("form", FORMS)
def test_each_option_works_in_each_format_or_is_refused(form: str, folder: Path) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow")
    status, plain = made(folder, form)
    assert status == 0
    for options, effects in WORK.items():
        expected = effects.split()[FORMS.index(form)]
        status, shown = made(folder, form, *options)
        found = "2" if status == 2 else "=" if shown == plain else "!"
        assert (status in (0, 2), found) == (True, expected), options


def test_every_option_of_reading_is_in_that_table_or_known_to_be_of_no_format() -> None:
    from speechsum.cli.read import command

    elsewhere = {
        "--format", "--output", "--ranker", "--encoding", "--files-from", "--dask", "--resume",
        "--config", "--no-config", "--quiet", "--verbose", "-f", "-o", "-r", "-e", "-q", "-v",
        "--sentences", "-j",
    }  # fmt: skip
    # What prints something and ends the command is eager.
    reading = [one for one in command.params if not getattr(one, "is_eager", False)]
    named = {name for parameter in reading for name in parameter.opts if name[0] == "-"}
    walked = {name for options in WORK for name in options if name[0] == "-"}
    assert named == walked | elsewhere
