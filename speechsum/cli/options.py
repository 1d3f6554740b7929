"""Options that several commands have, what their values must be, and how help shows them.

A command takes them as decorators; those that always go together are one decorator.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from speechsum.cli.formats import FORMATS, as_format

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date as Date

    Option = Callable[[Any], Any]

PROGRAM = "speechsum"
PREFIX = "SPEECHSUM"
SECTIONS = ("summary", "directives", "quotes", "doubtful", "commitments", "headline", "pull")

CONTEXT = {
    "help_option_names": ["-h", "--help"],
    "auto_envvar_prefix": PREFIX,
    "max_content_width": 100,
}


# What click calls to check a value; each raises click.BadParameter, which says what would do.


def as_day(context: click.Context, parameter: click.Parameter, value: str | None) -> Date | None:
    """A day in either calendar, or ``today``."""
    if value is None:
        return None
    from speechsum.when import parse_day

    try:
        return parse_day(value)
    except ValueError:
        raise click.BadParameter(
            f"{value!r} is no day; give it as 1401-05-11 (Jalali), 2022-08-02 (Gregorian) or today"
        ) from None


def as_encoding(
    context: click.Context, parameter: click.Parameter, value: str | None
) -> str | None:
    """The name of an encoding that Python knows, as it was given."""
    import codecs

    try:
        known = value is None or codecs.lookup(value)._is_text_encoding
    except (LookupError, ValueError):  # ValueError: a name that holds a NUL or stray bytes
        known = False
    if not known:
        raise click.BadParameter(f"no text encoding is called {value!r}; try utf-8 or cp1256")
    return value


def as_length(context: click.Context, parameter: click.Parameter, value: str) -> str:
    """The length of a summary, as it was given (`speechsum.summary.Length`)."""
    from speechsum.errors import UsageError
    from speechsum.summary import Length

    try:
        Length.parse(value)
    except UsageError as error:
        raise click.BadParameter(str(error)) from None
    return value


def as_ranker(context: click.Context, parameter: click.Parameter, value: str) -> str:
    """The name of a ranker."""
    from speechsum.summary import RANKERS

    if value not in RANKERS:
        raise click.BadParameter(f"no ranker is called {value!r}; there are {', '.join(RANKERS)}")
    return value


def paths_of(paths: tuple[str, ...], files_from: str | None, missing: str) -> tuple[str, ...]:
    """The paths to read; where none is named anywhere, that of standard input.

    Raises:
        click.UsageError: nobody has piped anything in, either; it says what is ``missing``.
    """
    if paths or files_from is not None:
        return paths
    if sys.stdin is None or sys.stdin.isatty():
        raise click.UsageError(missing)
    return ("-",)


# The order of the options in --help; what stands in none of the groups comes last.
GROUPS = {
    "Output": ("format", "output", "show", "joint", "sort", "all_columns", "explain", "lang"),
    "Summary": ("sentences", "ranker", "title"),
    "Input": ("date", "encoding"),
    "Terminal": ("bidi", "width", "color"),
}


class Grouped(click.Command):
    """A command whose help shows its options by what they are about, and that needs no name."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(f"{PROGRAM} [{self.name}]", "[OPTIONS] [PATH]...")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        rows = {
            parameter.name: record
            for parameter in self.get_params(ctx)
            if isinstance(parameter, click.Option)
            and (record := parameter.get_help_record(ctx)) is not None
        }
        for title, names in GROUPS.items():
            with formatter.section(title):
                formatter.write_dl([rows.pop(name) for name in names])
        with formatter.section("Other"):
            formatter.write_dl(list(rows.values()))


def _together(*options: Option) -> Option:
    """One decorator of several options, which help shows in this order."""

    def decorated(command: Any) -> Any:
        for option in reversed(options):
            command = option(command)
        return command

    return decorated


format_option = click.option(
    "-f",
    "--format",
    type=click.Choice(FORMATS),
    callback=as_format,
    default="auto",
    show_default=True,
    help="auto: a table on a terminal, text elsewhere.",
)

output_option = click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="Write to FILE: the whole of it, or nothing.",
)

ledger_argument = click.argument("ledger", type=click.Path())

title_option = click.option(
    "--title", metavar="TEXT", help="The headline, where the text has none."
)

date_option = click.option(
    "--date",
    callback=as_day,
    metavar="YYYY-MM-DD",
    help="The day to count from, Jalali or Gregorian. [default: the speech's, or today]",
)

encoding_option = click.option(
    "-e",
    "--encoding",
    callback=as_encoding,
    metavar="NAME",
    help="Of the input. [default: found out]",
)

lang_option = click.option(
    "--lang",
    type=click.Choice(("fa", "en")),
    default="fa",
    show_default=True,
    help="Language of the labels.",
)

terminal_options = _together(
    click.option(
        "--bidi",
        type=click.Choice(("auto", "terminal", "app", "off")),
        default="auto",
        show_default=True,
        help="Who puts right-to-left text into order on a terminal.",
    ),
    click.option(
        "--width",
        type=click.IntRange(20, 1000),
        metavar="N",
        help="Columns. [default: the terminal's, or 80]",
    ),
    click.option(
        "--color", type=click.Choice(("auto", "always", "never")), default="auto", show_default=True
    ),
)

many_options = _together(
    click.option(
        "--files-from",
        type=click.Path(),
        metavar="FILE",
        help="Read also the paths in FILE: one a line, or NUL-separated; - for standard input.",
    ),
    click.option(
        "-j",
        "--jobs",
        type=click.IntRange(1, 1024),
        metavar="N",
        help="Processes. [default: the cores, or 1 for few reports]",
    ),
    click.option(
        "--dask", metavar="ADDRESS", help="Have the workers of this Dask scheduler do it."
    ),
)

# Read before the others, which may stand in the file (`cli.config`): no command is given them.
config_options = _together(
    click.option(
        "--config",
        type=click.Path(dir_okay=False),
        metavar="FILE",
        expose_value=False,
        help="Read options from this TOML file. [default: the user's]",
    ),
    click.option("--no-config", is_flag=True, expose_value=False, help="Read no TOML file."),
)

quiet_option = click.option("-q", "--quiet", is_flag=True, help="No warnings, no progress.")

verbose_option = click.option(
    "-v", "--verbose", is_flag=True, help="Tracebacks for what should not happen."
)
