"""UAX #9 played over rendered tables: what a person sees in terminals that reorder or do not."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from bidi import get_display
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from speechsum import analyze
from speechsum.intake.decoding import decode
from speechsum.model import Directive, Report, Span
from speechsum.render import RenderOptions, render
from speechsum.render.bidi import Bidi
from speechsum.render.terminals import bidi_of
from tests.render.golden import REORDERS, TERMINALS
from tests.render.invented import invented

CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
SAMPLES = Path(__file__).parents[2] / "samples"
CROSSES = "┌┬┐├┼┤└┴┘"

# Pieces of which the genre's texts are made, and some that no terminal likes.
PIECES = st.sampled_from(
    [
        "باید", "شهرداری", "می‌شود", "آبرسانی", "مَدنظر", "لا", "گچ‌پژ", "ISO", "24510", "۱۴۰۱",
        "۳۵٪", "٪۲۰", "۱۲/۵", "-", "،", ".", ":", "؟", "(بخش", "بخش)", "«طرح»", "[الف]", "/", "+",
        "a.b@c", "۰۲۱-۴۴", "\u202e", "\u2067", "\u2069", "\u200f", "\x1b[31m", "\x9b2J", "[red]",
        "│", "┼", "\t", "\n", "ه\u200d", "漢字", "é", "e\u0301", "\u0640", "ـ" * 30, "א",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=14).map(" ".join)


def with_texts(texts: list[str]) -> Report:
    """The invented report with directives that say ``texts``, to and by whom the next ones name."""
    around = texts * 3
    directives = tuple(
        Directive(
            start=0, end=len(text), text=text, id=f"d{number}", quote=None,
            speaker=around[number + 1], addressee=around[number + 2], force="request",
            marker=None, deadline=None, rule="test", certainty=0.5,
            sentence=Span(0, len(text), text),
        )
        for number, text in enumerate(texts)
    )  # fmt: skip
    return replace(invented(), directives=directives, headline=Span(0, 1, texts[0]))


def table_lines(report: Report, width: int, bidi: Bidi, lang: str = "fa") -> list[list[str]]:
    """The tables of ``report``, each as its lines."""
    options = RenderOptions(width=width, bidi=bidi, lang="en" if lang == "en" else "fa")
    tables: list[list[str]] = []
    for line in render([report], "table", options).split("\n"):
        bare = CONTROLS.sub("", line).strip()
        if bare.startswith("┌"):
            tables.append([])
        if bare and tables and (bare[0] in CROSSES or bare[0] == "│"):
            tables[-1].append(line)
    return tables


def seen(line: str, direction: str) -> str:
    """``line`` as a terminal shows it that reorders paragraphs of ``direction``."""
    shown: str = CONTROLS.sub("", get_display(line, base_dir=direction))
    # Marks combine with the cell before them whichever the order; here only cells count.
    return "".join(char for char in shown if unicodedata.category(char) not in ("Mn", "Cf"))


def borders(line: str) -> list[int]:
    """The columns in which uprights and crosses stand."""
    return [cell_len(line[:i]) for i, char in enumerate(line) if char in "┌┬┐└┴┘"]


def cut(line: str, places: list[int]) -> list[str]:
    """The cells of ``line`` between borders in the columns ``places``."""
    cells, column, current = [], 0, ""
    for char in line:
        if column in places:
            assert char in "│├┼┤", (line, column)
            cells.append(current)
            current = ""
        else:
            current += char
        column += cell_len(char)
    return [cell.strip() for cell in [*cells[1:]]]


def check_reordered(tables: list[list[str]], direction: str) -> None:
    """No border moves; each cell shows what it would show alone, in a paragraph of its own."""
    for lines in tables:
        views = [seen(line, direction) for line in lines]
        places = borders(views[0])
        assert len(places) > 2
        for line, shown in zip(lines, views, strict=True):
            assert cell_len(shown) == cell_len(views[0])
            if borders(shown):
                assert borders(shown) == places
                continue
            if "├" in shown:
                continue
            logical = re.findall("\u2067.*?\u2069|\u2066[^\u2066]*?\u2069|│\u200e *(?=│)", line[3:])
            alone = []
            for cell in logical:
                base = "R" if cell.startswith("\u2067") else "L"
                alone.append(seen(CONTROLS.sub("", cell).strip("│ "), base))
            assert cut(shown, places) == alone


@pytest.mark.parametrize("direction", ["L", "R"])
@pytest.mark.parametrize("width", [60, 80, 100, 140])
@pytest.mark.parametrize("lang", ["fa", "en"])
def test_invented_report_keeps_its_cells(direction: str, width: int, lang: str) -> None:
    check_reordered(table_lines(invented(), width, "terminal", lang), direction)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(TEXTS.filter(lambda text: "│" not in text), min_size=1, max_size=3),
    st.integers(60, 140),
    st.sampled_from("LR"),
)
def test_no_cell_mixes_and_no_border_moves(texts: list[str], width: int, direction: str) -> None:
    check_reordered(table_lines(with_texts(texts), width, "terminal"), direction)


@settings(max_examples=60, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=3), st.integers(60, 140))
def test_every_line_is_as_wide_as_its_table(texts: list[str], width: int) -> None:
    modes: tuple[Bidi, ...] = ("terminal", "app")
    for bidi in modes:
        for lines in table_lines(with_texts(texts), width, bidi):
            assert {cell_len(line) for line in lines} == {width}


def unshaped(text: str) -> str:
    """``text`` with its letters' joined forms undone and every bracket of one kind."""
    plain = unicodedata.normalize("NFKD", text)
    kept = (char for char in plain if unicodedata.category(char) not in ("Mn", "Cf"))
    return re.sub("[]()[«»<>]", "|", "".join(kept))


# The reordering that the program does itself is of UAX #9 before bracket pairs (rule N0), which
# matter only for brackets between Latin words.
@settings(max_examples=60, deadline=None)
@given(
    st.lists(TEXTS.filter(lambda text: not set(text) & set("()[]«»")), min_size=1, max_size=3),
    st.integers(60, 140),
)
def test_program_and_terminal_reorder_alike(texts: list[str], width: int) -> None:
    by_terminal = table_lines(with_texts(texts), width + 1, "terminal")
    by_program = table_lines(with_texts(texts), width, "app")
    for theirs, ours in zip(by_terminal, by_program, strict=True):
        assert [unshaped(seen(line, "L")[1:]) for line in theirs] == list(map(unshaped, ours))


def test_brackets_are_mirrored_and_letters_joined() -> None:
    tables = table_lines(with_texts(["شهر (بخش «الف») باز"]), 80, "app")
    assert any("ﺯﺎﺑ («ﻒﻟﺍ» ﺶﺨﺑ) ﺮﻬﺷ" in line for line in tables[1])


def test_marks_stay_with_their_letter() -> None:
    lines = table_lines(with_texts(["مَدنظر"]), 80, "app")[1]
    assert any("ﻣَ" in line for line in lines)


@pytest.mark.parametrize("name", TERMINALS)
def test_terminal_is_known_by_its_environment(name: str) -> None:
    assert bidi_of(TERMINALS[name]) == ("terminal" if REORDERS[name] else "app")


@pytest.mark.parametrize("direction", ["L", "R"])
@pytest.mark.parametrize("name", TERMINALS)
def test_what_is_seen_in_each_terminal(name: str, direction: str) -> None:
    """The first column's heading is the rightmost cell, and reads from right to left."""
    bidi = bidi_of(TERMINALS[name])
    for lines in table_lines(invented(), 100, bidi):
        line = seen(lines[1], direction) if REORDERS[name] else lines[1]
        assert unicodedata.normalize("NFKC", line).split("│")[-2].strip() == "ش"
        if REORDERS[name]:
            check_reordered([lines], direction)
        else:
            places = borders(lines[0])
            assert all(cut(each, places) for each in lines[1:-1] if "├" not in each)


def test_narrow_terminal_gets_records() -> None:
    for width in (20, 40, 59):
        shown = render([invented()], "table", RenderOptions(width=width, bidi="app"))
        assert "│" not in shown
        assert max(map(cell_len, shown.split("\n"))) <= width
    assert "│" in render([invented()], "table", RenderOptions(width=60, bidi="app"))


@pytest.mark.parametrize("width", [24, 40, 59, 60, 80, 100, 200])
@pytest.mark.parametrize("bidi", ["terminal", "app", "off"])
def test_no_line_is_wider_than_the_terminal(width: int, bidi: Bidi) -> None:
    for name in ("table", "text"):
        shown = render(
            [invented()],
            "table" if name == "table" else "text",
            RenderOptions(width=width, bidi=bidi, show=("summary", "directives", "quotes")),
        )
        assert max(map(cell_len, shown.split("\n"))) <= width


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.name)
def test_samples_keep_their_cells(path: Path) -> None:
    report = analyze(decode(path.read_bytes()).text, source=path.name)
    for direction in "LR":
        for width in (60, 80, 120):
            check_reordered(table_lines(report, width, "terminal"), direction)
