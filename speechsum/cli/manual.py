"""``speechsum --man``: the manual page, made of the commands themselves.

click-man was tried: it needs a page a command and setuptools, and knows nothing of grouped options.
The language of the page is man(7).
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Iterator

import click

from speechsum import __version__
from speechsum.cli.options import GROUPS, PROGRAM

_ONE_LINE = "what an official said in Persian, and who is to do what by when"
_CHAPTERS = {
    "EXIT STATUS": """
0  Done; that there is no directive is an answer.
1  Some input could not be read or processed; the others are printed.
2  Wrong usage.
130  Interrupted.
""",
    "ENVIRONMENT": """
SPEECHSUM_NAME  Stands for the option of that name: SPEECHSUM_SENTENCES=5. Flags win.
NO_COLOR, FORCE_COLOR  No colours, or colours also where there is no terminal.
""",
    "FILES": """
$XDG_CONFIG_HOME/speechsum/config.toml  Options by their long names: sentences = 5.
""",
}
_BLOCK = "\b\n"


def page(root: click.Context) -> str:
    """The page of the commands in ``root``'s group, in the language of man(7)."""
    door = root.command
    assert isinstance(door, click.Group)
    read, ledger = (door.get_command(root, name) for name in ("read", "ledger"))
    assert read is not None
    assert isinstance(ledger, click.Group)
    parts = [f'.TH {PROGRAM.upper()} 1 "" "{PROGRAM} {__version__}" "User Commands"']
    parts += [".SH NAME", f"{PROGRAM} \\- {_ONE_LINE}", ".SH SYNOPSIS"]
    parts += [_usage(PROGRAM, "[read] [OPTIONS] [PATH]..."), ".br"]
    parts += [_usage(f"{PROGRAM} ledger", "COMMAND [OPTIONS] LEDGER ...")]
    parts += [".SH DESCRIPTION", *_prose(read.help), ".SH OPTIONS", *_grouped(read)]
    parts += [".SH LEDGER", *_prose(ledger.help)]
    for name in ledger.list_commands(click.Context(ledger)):
        parts += _command(ledger, name)
    for title, rows in _CHAPTERS.items():
        parts += [f".SH {title}"]
        for row in rows.strip().splitlines():
            term, _, text = row.partition("  ")
            parts += _item(term, text)
    parts += [".SH EXAMPLES", *_prose(read.epilog)]
    return "\n".join(parts) + "\n"


def _usage(command: str, rest: str) -> str:
    return f"\\fB{_plain(command)}\\fR {_plain(rest)}"


def _command(ledger: click.Group, name: str) -> Iterator[str]:
    context = click.Context(ledger, info_name=f"{PROGRAM} ledger")
    command = ledger.get_command(context, name)
    if command is None:
        return
    inner = click.Context(command, context, info_name=name)
    yield f".SS {PROGRAM} ledger {name} {_plain(' '.join(command.collect_usage_pieces(inner)))}"
    yield from _prose(command.help)
    yield from _options(command.params)


def _grouped(command: click.Command) -> Iterator[str]:
    """The options of `read` under the titles of its help."""
    context = click.Context(command)
    parameters = {parameter.name: parameter for parameter in command.get_params(context)}
    for title, names in GROUPS.items():
        yield f".SS {title}"
        yield from _options(parameters.pop(name) for name in names)
    yield ".SS Other"
    yield from _options(parameters.values())


def _options(parameters: Iterable[click.Parameter]) -> Iterator[str]:
    for parameter in parameters:
        record = parameter.get_help_record(click.Context(click.Command(None)))
        if isinstance(parameter, click.Option) and record is not None:
            yield from _item(*record)


def _item(term: str, text: str) -> tuple[str, ...]:
    return ".TP", f"\\fB{_plain(term)}\\fR", _plain(text) or "\\&"


def _prose(text: str | None) -> Iterator[str]:
    """Paragraphs; what click is told to leave as it is stays so."""
    for paragraph in re.split(r"\n\s*\n", inspect.cleandoc(text or "")):
        if paragraph.startswith(_BLOCK):
            yield from (".nf", ".RS", _plain(paragraph.removeprefix(_BLOCK)), ".RE", ".fi")
        else:
            yield from (".PP", _plain(" ".join(paragraph.split())))


def _plain(text: str) -> str:
    """``text`` without what roff would take for its own."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\n".join(f"\\&{line}" if line[:1] in (".", "'") else line for line in text.split("\n"))
