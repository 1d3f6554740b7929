"""Rows for research: Parquet of one schema, names as documented, and recipes that run."""

from __future__ import annotations

import csv
import io
import re
import shlex
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from speechsum.render import RenderOptions, render
from speechsum.render.options import Section
from tests.conftest import ROOT
from tests.render.invented import TEXT, invented

PAGE = (ROOT / "docs" / "columns.md").read_text(encoding="utf-8")
SECTIONS: tuple[Section, ...] = ("directives", "doubtful", "quotes", "summary")
REPORT = (
    "رامین نیکوکار استاندار مهرکنار امروز ۲۲ مرداد ۱۴۰۴ گفت: شهرداری باید راه را تا پایان شهریور "
    "باز کند. بهتر است بانک‌ها وام بدهند. آیا شهرداری باید پل را ببندد؟\n"
)


def parquet(reports: Any, **options: Any) -> Any:
    read = pytest.importorskip("pyarrow.parquet").read_table
    made = render(reports, "parquet", RenderOptions(**options))
    assert isinstance(made, bytes)
    return read(io.BytesIO(made))


@pytest.mark.parametrize("section", SECTIONS)
def test_the_schema_is_the_same_whatever_the_reports_hold(section: Section) -> None:
    options: Any = {"show": (section,), "only": True}
    bare = replace(invented(), day=None, directives=invented().directives[3:])
    schemas = [parquet(reports, **options).schema for reports in ([], [invented()], [bare])]
    assert schemas[0] == schemas[1] == schemas[2]
    assert schemas[0] == parquet([invented()], lang="en", all_columns=True, **options).schema
    heading = render([], "csv", RenderOptions(lang="en", all_columns=True, **options))
    assert schemas[0].names == str(heading).strip().split(",")


def test_types_are_those_that_are_documented() -> None:
    told = {
        name: kind
        for names, kind in re.findall(
            r"^\| (.*?) \| .* \| (\w+)[^|]* \|$", PAGE, flags=re.MULTILINE
        )
        for name in re.findall(r"`(\w+)`", names)
    }
    told["deadline_jalali"] = told["date"]
    types = {"string": "string", "int64": "int64", "float64": "double", "date32": "date32[day]"}
    seen = set()
    for section in SECTIONS:
        for column in parquet([], show=(section,), only=True).schema:
            assert str(column.type) == types[told[column.name]], column.name
            seen.add(column.name)
    assert seen == set(told) - {"times"}


@pytest.mark.parametrize("section", SECTIONS)
def test_every_column_of_csv_is_documented(section: Section) -> None:
    told = re.findall(r"`(\w+)`", "".join(re.findall(r"^\| ([^|]*) \|", PAGE, flags=re.MULTILINE)))
    options = RenderOptions(lang="en", all_columns=True, show=(section,), only=True)
    columns = str(render([], "csv", options)).strip().split(",")
    few = str(render([], "csv", replace(options, all_columns=False))).strip().split(",")
    assert set(columns) <= set(told)
    assert columns[: len(few)] == few
    if section != "quotes":
        behind = set(re.findall(r"\[`(\w+)`\]", PAGE)) | {"role"}
        assert set(columns) - set(few) <= behind


def test_values_are_the_reports_own() -> None:
    first, *_ = parquet([invented()]).to_pylist()
    assert first["date"] == "1401-05-11"
    assert first["date_gregorian"] == date(2022, 8, 2)
    assert first["deadline_gregorian"] == date(2022, 12, 21)
    assert first["force"] == "obligation"
    assert TEXT[first["start"] : first["end"]] == first["text"]
    last = parquet([invented()]).to_pylist()[-1]
    assert (last["addressee"], last["deadline"], last["deadline_gregorian"]) == (None, None, None)


def test_a_name_that_is_no_text_is_written() -> None:
    (row, *_) = parquet([invented(source="a\udcff=1\n.txt")]).to_pylist()
    assert row["source"] == "a\\udcff=1\n.txt"


def test_many_rows_are_written_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyarrow")
    from speechsum.render import as_parquet

    monkeypatch.setattr(as_parquet, "_GROUP", 6)
    assert parquet([invented()] * 5).num_rows == 20


def test_without_pyarrow_it_is_said_what_is_missing(tmp_path: Path) -> None:
    (tmp_path / "pyarrow.py").write_text("raise ModuleNotFoundError('pyarrow')\n")
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "speechsum", "--no-config", "a.txt", "-o", "a.parquet"],
        cwd=tmp_path, env={"PYTHONPATH": f"{tmp_path}:{ROOT}"}, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    said = "speechsum: parquet needs pyarrow: pip install 'speechsum[parquet]'\n"
    assert done.stderr.decode() == said
    assert not (tmp_path / "a.parquet").exists()


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    (tmp_path / "archive").mkdir()
    (tmp_path / "archive" / "a.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "archive" / "b.txt").write_text(REPORT, encoding="utf-8")
    return tmp_path


def test_every_command_does_what_it_says(archive: Path) -> None:
    try:
        import pyarrow
    except ImportError:
        pyarrow = None
    commands = [shlex.split(line) for block in blocks("sh") for line in block.splitlines()]
    assert len(commands) == 6
    for program, *arguments in commands:
        if pyarrow is None and arguments[-1].endswith(".parquet"):
            continue
        own = ["-m", "speechsum"] if program == "speechsum" else []
        arguments = [str(ROOT / a) if a.startswith("docs/") else a for a in arguments]
        done = subprocess.run(
            [sys.executable, *own, *arguments], cwd=archive, capture_output=True, check=True
        )
        shown = done.stdout.decode()
    counted = re.sub(" +", " ", shown)
    assert "directives: 4" in counted
    assert "by speaker\n 4 رامین نیکوکار\n" in counted
    assert " 2 شهرداری\n" in counted
    assert " 2 recommendation\n" in counted
    assert "by month\n 4 1404/05\n" in counted
    with open(archive / "quotes.csv", encoding="utf-8-sig", newline="") as file:
        assert {row["speaker"] for row in csv.DictReader(file)} == {"رامین نیکوکار"}


def test_the_recipe_for_pandas(
    archive: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    table = render([invented()], "parquet", RenderOptions())
    assert isinstance(table, bytes)
    (archive / "directives.parquet").write_bytes(table)
    monkeypatch.chdir(archive)
    (recipe,) = blocks("python")
    exec(recipe, {})
    shown = capsys.readouterr().out
    assert "شرکت آب و فاضلاب" in shown
    assert "1401-09-30" in shown
    assert "1401-05" in shown
