"""Options that several commands have, what their values must be, and how help shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from datetime import date as Date

PROGRAM = "speechsum"
PREFIX = "SPEECHSUM"
TABLES = ("csv", "xlsx", "parquet")
LISTS = ("table", "text", "csv", "xlsx", "markdown", "html")
ORDERS = ("docx", "ics")
BINARY = ("xlsx", "parquet", *ORDERS)
FORMATS = ("auto", "table", "text", "json", "jsonl", "csv", "markdown", "html", *BINARY)
SECTIONS = ("summary", "directives", "quotes", "doubtful", "commitments", "headline", "pull")

CONTEXT = {
    "help_option_names": ["-h", "--help"],
    "auto_envvar_prefix": PREFIX,
    "max_content_width": 100,
}


def as_day(context: click.Context, parameter: click.Parameter, value: str | None) -> Date | None:
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
    import codecs

    try:
        known = value is None or codecs.lookup(value)._is_text_encoding
    except (LookupError, ValueError):  # ValueError: a name that holds a NUL or stray bytes
        known = False
    if not known:
        raise click.BadParameter(f"no text encoding is called {value!r}; try utf-8 or cp1256")
    return value


def as_length(context: click.Context, parameter: click.Parameter, value: str) -> str:
    from speechsum.errors import UsageError
    from speechsum.summary import Length

    try:
        Length.parse(value)
    except UsageError as error:
        raise click.BadParameter(str(error)) from None
    return value


def as_ranker(context: click.Context, parameter: click.Parameter, value: str) -> str:
    from speechsum.summary import RANKERS

    if value not in RANKERS:
        raise click.BadParameter(f"no ranker is called {value!r}; there are {', '.join(RANKERS)}")
    return value


def complete_ranker(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[str]:
    from speechsum.summary import RANKERS

    return [name for name in RANKERS if name.startswith(incomplete)]


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


format_option = click.option(
    "-f",
    "--format",
    type=click.Choice(FORMATS),
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

bidi_option = click.option(
    "--bidi",
    type=click.Choice(("auto", "terminal", "app", "off")),
    default="auto",
    show_default=True,
    help="Who puts right-to-left text into order on a terminal.",
)

width_option = click.option(
    "--width",
    type=click.IntRange(20, 1000),
    metavar="N",
    help="Columns. [default: the terminal's, or 80]",
)

color_option = click.option(
    "--color", type=click.Choice(("auto", "always", "never")), default="auto", show_default=True
)

files_from_option = click.option(
    "--files-from",
    type=click.Path(),
    metavar="FILE",
    help="Read also the paths in FILE: one a line, or NUL-separated; - for standard input.",
)

jobs_option = click.option(
    "-j",
    "--jobs",
    type=click.IntRange(1, 1024),
    metavar="N",
    help="Processes. [default: the cores, or 1 for few reports]",
)

dask_option = click.option(
    "--dask", metavar="ADDRESS", help="Have the workers of this Dask scheduler do it."
)

config_option = click.option(
    "--config",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="Read options from this TOML file. [default: the user's]",
)

no_config_option = click.option("--no-config", is_flag=True, help="Read no TOML file.")

quiet_option = click.option("-q", "--quiet", is_flag=True, help="No warnings, no progress.")

verbose_option = click.option(
    "-v", "--verbose", is_flag=True, help="Tracebacks for what should not happen."
)
