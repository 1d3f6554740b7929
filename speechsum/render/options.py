"""How a report is to look, and how that follows from where it goes."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal, TextIO

from speechsum.render.bidi import Bidi

Format = Literal[
    "table", "text", "json", "jsonl", "csv", "markdown", "html", "xlsx", "ics", "docx", "parquet"
]
Lang = Literal["fa", "en"]
Sort = Literal["deadline", "addressee"]
Section = Literal["summary", "directives", "quotes", "doubtful", "commitments", "headline", "pull"]

DEFAULT_WIDTH = 80
"""Columns of what does not go to a terminal: fixed, so that cron and a shell print the same."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class RenderOptions:
    """What a writer needs to know beside the report.

    ``lang`` is the language of labels, ``width`` a number of terminal columns, ``bidi`` who puts
    right-to-left text into visual order (``terminal``: it does; ``app``: this program; ``off``:
    logical order, no control characters), ``many`` whether several reports are to be expected
    (``json`` is then an array), ``bom`` whether ``csv`` begins with a byte order mark, without
    which Excel takes UTF-8 for something else, ``only`` whether ``show`` was asked for: data then
    holds nothing else. ``all_columns`` asks tables of data for the columns that few people read.
    ``joint`` asks for one list of all reports' directives, sorted as ``sort`` says.
    """

    lang: Lang = "fa"
    width: int = DEFAULT_WIDTH
    bidi: Bidi = "off"
    color: bool = False
    show: tuple[Section, ...] = ("summary", "directives")
    explain: bool = False
    many: bool = False
    bom: bool = False
    only: bool = False
    all_columns: bool = False
    joint: bool = False
    sort: Sort = "deadline"


def options_for(
    stream: TextIO | None,
    env: Mapping[str, str],
    wanted: RenderOptions | None = None,
    *,
    width: int | None = None,
    bidi: Bidi | Literal["auto"] = "auto",
    color: Literal["auto", "always", "never"] = "auto",
) -> RenderOptions:
    """What is ``wanted``, with what follows from where it goes.

    What does not go to a terminal is in logical order whatever ``bidi`` says, and coloured only
    where ``color`` or ``FORCE_COLOR`` asks for it.

    Args:
        stream: where it is written; None for a file.
        env: the environment's variables.
        wanted: the options besides, those of `RenderOptions` if None.
        width: in columns; None for the terminal's.
        bidi, color: as ``--bidi`` and ``--color`` have them.
    """
    terminal = stream is not None and is_terminal(stream)
    resolved: Bidi = "off"
    if terminal:
        from speechsum.render.terminals import bidi_of

        resolved = bidi_of(env) if bidi == "auto" else bidi
    return replace(
        wanted or RenderOptions(),
        width=width or (_columns(stream) if terminal and stream else DEFAULT_WIDTH),
        bidi=resolved,
        color=_colored(color, terminal, env),
        bom=stream is None or _is_regular_file(stream),
    )


def is_terminal(stream: TextIO) -> bool:
    """Whether a person reads ``stream`` as it is written."""
    try:
        return stream.isatty()
    except (OSError, ValueError):
        return False


def _columns(stream: TextIO) -> int:
    try:
        return os.get_terminal_size(stream.fileno()).columns or DEFAULT_WIDTH
    except (OSError, ValueError):
        return DEFAULT_WIDTH


def _is_regular_file(stream: TextIO) -> bool:
    import stat

    try:
        return stat.S_ISREG(os.fstat(stream.fileno()).st_mode)
    except (OSError, ValueError):
        return False


def _colored(asked: str, terminal: bool, env: Mapping[str, str]) -> bool:
    """``--color`` wins, then NO_COLOR, then FORCE_COLOR (no-color.org, force-color.org)."""
    if asked != "auto":
        return asked == "always"
    if env.get("NO_COLOR"):
        return False
    if env.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return terminal and env.get("TERM") != "dumb"
