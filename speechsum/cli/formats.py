"""Which format is meant, what each of them can hold, and where it can go."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Literal, TextIO

import click
from click.core import ParameterSource

if TYPE_CHECKING:
    from speechsum.render import Format

TABLES = ("csv", "xlsx", "parquet")
"""Formats with rows of one kind, in columns."""
LISTS = ("table", "text", "csv", "xlsx", "markdown", "html")
"""Formats in which all reports' directives can be one list."""
ORDERS = ("docx", "ics")
"""Formats of what is to be done, and of nothing else."""
BINARY = ("xlsx", "parquet", *ORDERS)
FORMATS = ("auto", "table", "text", "json", "jsonl", "csv", "markdown", "html", *BINARY)

_BY_ENDING: dict[str, Format] = {
    ".html": "html", ".htm": "html", ".csv": "csv", ".json": "json", ".jsonl": "jsonl",
    ".md": "markdown", ".markdown": "markdown", ".xlsx": "xlsx", ".ics": "ics",
    ".docx": "docx", ".parquet": "parquet", ".txt": "text", ".text": "text",
}  # fmt: skip


def stream_of(output: str | None) -> TextIO | None:
    """What the look of results follows from: standard output, or None where a file is named."""
    return None if output else sys.stdout


def as_format(context: click.Context, parameter: click.Parameter, value: str) -> str:
    """The format; a file that is named on the line names it over what a file of options says."""
    line = ParameterSource.COMMANDLINE
    typed = {name: context.get_parameter_source(name) is line for name in ("format", "output")}
    # What stands on the line was taken in before what does not.
    if typed["output"] and not typed["format"] and _ending(context.params["output"]) in _BY_ENDING:
        return "auto"
    return value


def _ending(path: str) -> str:
    return os.path.splitext(path)[1].lower()


def format_of(name: Format | Literal["auto"], output: str | None) -> Format:
    """The format ``name``, or for ``auto`` the one that fits where the output goes.

    Args:
        name: as ``--format`` has it.
        output: the file that is to be written, None for standard output.

    Raises:
        click.UsageError: it is none that a terminal can show, or the file's name tells of none.
    """
    from speechsum.render import is_terminal

    stream = stream_of(output)
    on_terminal = stream is not None and is_terminal(stream)
    if on_terminal and name in BINARY:
        raise click.UsageError(f"{name} is not for a terminal; name a file: -o FILE.{name}")
    if name != "auto":
        return name
    if output:
        return _named_format(output)
    return "table" if on_terminal else "text"


def _named_format(path: str) -> Format:
    """The format that a file name asks for: ``report.html`` is HTML."""
    if os.path.exists(path) and not os.path.isfile(path):
        return "text"  # a device or a pipe
    ending = _ending(path)
    if ending not in _BY_ENDING:
        raise click.UsageError(
            f"{path}: the ending names no format; name one with -f, or end the file with one of "
            f"{', '.join(_BY_ENDING)}"
        )
    return _BY_ENDING[ending]
