"""``speechsum [read] PATH...``: reports in, what is found in them out."""

from __future__ import annotations

import os
import sys
from contextlib import closing
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Literal

import click
from click.core import ParameterSource

from speechsum import __version__
from speechsum.cli.notes import Notes
from speechsum.cli.options import (
    BINARY,
    CONTEXT,
    LISTS,
    ORDERS,
    PROGRAM,
    SECTIONS,
    TABLES,
    Grouped,
    as_length,
    as_ranker,
    bidi_option,
    color_option,
    complete_ranker,
    config_option,
    dask_option,
    date_option,
    encoding_option,
    files_from_option,
    format_option,
    jobs_option,
    lang_option,
    no_config_option,
    output_option,
    quiet_option,
    verbose_option,
    width_option,
)
from speechsum.cli.output import Output
from speechsum.cli.status import status_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from speechsum.batch import Result, Work
    from speechsum.intake import Source
    from speechsum.render import Format, RenderOptions, Writer

_EXAMPLES = """\b
Examples:
  speechsum report.txt                       the summary and the directives
  cat report.txt | speechsum                 the same from a pipe
  speechsum archive/ -f jsonl -o out.jsonl   a folder of reports, a line each
  speechsum report.txt -f html -o report.html
  speechsum report.txt --show quotes         who said what
  speechsum report.txt -n 20% -r lex-rank    a longer summary by another ranker
"""


def _print_schema(context: click.Context, parameter: click.Parameter, asked: bool) -> None:
    if asked:
        from speechsum.render.as_json import schema_text

        click.echo(schema_text(), nl=False)
        context.exit()


def _print_manual(context: click.Context, parameter: click.Parameter, asked: bool) -> None:
    if asked:
        from speechsum.cli.manual import page

        click.echo(page(context.find_root()), nl=False)
        context.exit()


@click.command(
    "read",
    cls=Grouped,
    context_settings=CONTEXT,
    epilog=_EXAMPLES,
)
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path())
@format_option
@output_option
@click.option(
    "-n",
    "--sentences",
    callback=as_length,
    metavar="N|P%|Nw",
    default="3",
    show_default=True,
    help="Length of the summary: a number, a share of the sentences, or words (60w).",
)
@click.option(
    "-r",
    "--ranker",
    callback=as_ranker,
    metavar="NAME",
    shell_complete=complete_ranker,
    default="speech",
    show_default=True,
    help="What chooses the summary: speech, lead, or one of sumy's (lex-rank, ...).",
)
@click.option(
    "--show",
    type=click.Choice(SECTIONS),
    multiple=True,
    default=("summary", "directives"),
    show_default=True,
    help="Repeatable.",
)
@click.option(
    "--joint",
    is_flag=True,
    help="One list of all reports' directives; what is said again is listed once.",
)
@click.option(
    "--sort",
    type=click.Choice(("deadline", "addressee")),
    default="deadline",
    show_default=True,
    help="What a joint list is sorted by.",
)
@click.option(
    "--all-columns",
    is_flag=True,
    help="csv, xlsx: also rules, markers, ids, places in the text.",
)
@click.option("--title", metavar="TEXT", help="The headline, where the text has none.")
@date_option
@encoding_option
@click.option("--explain", is_flag=True, help="Say why: rules, markers, scores.")
@lang_option
@bidi_option
@width_option
@color_option
@files_from_option
@jobs_option
@dask_option
@click.option(
    "--resume",
    is_flag=True,
    help="With -o FILE.jsonl: go on where a run was stopped; do what has changed since.",
)
@click.option(
    "--schema",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_schema,
    help="Print the JSON Schema of the data, and end.",
)
@click.option(
    "--man",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_manual,
    help="Print the manual page, for `man -l -`, and end.",
)
@config_option
@no_config_option
@quiet_option
@verbose_option
@click.version_option(__version__, "--version", prog_name=PROGRAM, message="%(prog)s %(version)s")
@click.pass_context
def command(context: click.Context, /, **options: Any) -> None:
    """What did the official say, and who is to do what by when?

    Reads Persian reports of officials' speeches (files, folders, or standard input) and prints an
    extractive summary and the list of directives. Nothing leaves this machine.
    """
    asked = context.get_parameter_source("show")
    options["only"] = asked is not None and asked is not ParameterSource.DEFAULT
    # What a file of options holds is for the formats that it fits; what is typed is meant.
    options["typed"] = {
        name
        for name in context.params
        if context.get_parameter_source(name) is ParameterSource.COMMANDLINE
    }
    context.exit(status_of(lambda: _run(options)))


def _run(options: dict[str, Any]) -> int:
    paths = list(options["paths"])
    if not paths and options["files_from"] is None:
        if sys.stdin is None or sys.stdin.isatty():
            raise click.UsageError("give a file or a folder, or pipe a report in (see --help)")
        paths = ["-"]
    from speechsum.batch import Settings, Work, run
    from speechsum.intake import find_sources

    settings = Settings(
        title=options["title"],
        date=options["date"],
        ranker=options["ranker"],
        sentences=options["sentences"],
        encoding=options["encoding"],
        commitments="commitments" in options["show"],
        extracts=not {"headline", "pull"}.isdisjoint(options["show"]),
    )
    sources = find_sources(paths, options["files_from"])
    format_ = format_of(options)
    _require_fitting(format_, options)
    _require_elsewhere(paths, options["output"])
    many = _are_many(paths, options)
    if options["resume"]:
        return _resume(
            sources, Work(settings, _writer("jsonl", options, many=many).report), options
        )
    with Output(options["output"]) as output:
        # What a pipe or a file of no telling name holds, only its second report tells.
        first = list(islice(sources, 2))
        several = sum(not source.passed for source in first) > 1
        writer = _writer(format_, options, many=many or several)
        work = Work(settings, writer.report if format_ == "jsonl" else None)
        pending = chain(first, sources)
        with closing(run(pending, work, jobs=options["jobs"], dask=options["dask"])) as results:
            return _print(results, writer, output, options)


def _require_fitting(format_: Format, options: dict[str, Any]) -> None:
    """A format holds what it can: a table rows of one kind, the orders' what is to be done."""
    show = list(dict.fromkeys(options["show"]))
    typed = options["typed"]
    if "all_columns" in typed and format_ not in TABLES:
        raise click.UsageError(f"{format_} has no columns; --all-columns is for csv, xlsx, parquet")
    if "sort" in typed and not options["joint"]:
        raise click.UsageError("--sort is for a list of all reports; add --joint")
    if "joint" in typed and format_ not in LISTS:
        raise click.UsageError(f"{format_} has no joint list; --joint is for {', '.join(LISTS)}")
    if not options["only"]:
        return
    if options["joint"] and show not in (["directives"], ["doubtful"]):
        raise click.UsageError(
            "--joint lists directives, or with --show doubtful the doubtful ones"
        )
    if format_ in TABLES and len(show) > 1:
        raise click.UsageError(f"{format_} holds rows of one kind; ask for one with --show")
    if format_ in ORDERS and show not in (["directives"], ["commitments"]):
        raise click.UsageError(
            f"{format_} holds directives or commitments; --show {' --show '.join(show)} it cannot"
        )


def _require_elsewhere(paths: list[str], output: str | None) -> None:
    """The results may not take a report's place."""
    if output is None or not os.path.exists(output):
        return
    for path in paths:
        if path != "-" and os.path.exists(path) and os.path.samefile(path, output):
            raise click.UsageError(f"{output} is read; write the results to another file")


def _are_many(paths: list[str], options: dict[str, Any]) -> bool:
    """Whether to expect several reports, as far as paths tell."""
    from speechsum.intake import holds_many

    return len(paths) != 1 or options["files_from"] is not None or holds_many(paths[0])


def _resume(sources: Iterator[Source], work: Work, options: dict[str, Any]) -> int:
    from speechsum.batch.resume import resume

    if options["output"] is None or format_of(options) != "jsonl":
        raise click.UsageError("--resume needs -o FILE and the format jsonl")
    notes = Notes(options)
    with closing(
        resume(sources, work, options["output"], jobs=options["jobs"], dask=options["dask"])
    ) as results:
        for result in results:
            notes.take(result)
    return notes.end()


def _print(
    results: Iterator[Result],
    writer: Writer,
    output: Output,
    options: dict[str, Any],
) -> int:
    notes = Notes(options)
    output.write(writer.begin())
    for result in results:
        notes.take(result)
        value = getattr(result, "value", None)
        if value is not None:
            output.write(value if isinstance(value, str) else writer.report(value))
    output.write(writer.end())
    return notes.end()


def format_of(options: dict[str, Any]) -> Format:
    """The format that is asked for, or that fits where the output goes.

    Raises:
        click.UsageError: it is none that a terminal can show.
    """
    from speechsum.render import is_terminal

    name: Format | Literal["auto"] = options["format"]
    stream = None if options["output"] else sys.stdout
    on_terminal = stream is not None and is_terminal(stream)
    if on_terminal and name in BINARY:
        raise click.UsageError(f"{name} is not for a terminal; name a file: -o FILE.{name}")
    if name != "auto":
        return name
    if options["output"]:
        return _named_format(options["output"])
    return "table" if on_terminal else "text"


def _writer(format_: Format, options: dict[str, Any], *, many: bool) -> Writer:
    from speechsum.render import options_for, writer

    stream = None if options["output"] else sys.stdout
    rendering: RenderOptions = options_for(
        stream,
        os.environ,
        lang=options["lang"],
        width=options["width"],
        bidi=options["bidi"],
        color=options["color"],
        show=options["show"],
        explain=options["explain"],
        many=many,
        only=options["only"],
        all_columns=options["all_columns"],
        joint=options["joint"] and format_ in LISTS,
        sort=options["sort"],
    )
    return writer(format_, rendering)


def _named_format(path: str) -> Format:
    """The format that a file name asks for: ``report.html`` is HTML.

    Raises:
        click.UsageError: it asks for none that there is.
    """
    formats: dict[str, Format] = {
        ".html": "html", ".htm": "html", ".csv": "csv", ".json": "json", ".jsonl": "jsonl",
        ".md": "markdown", ".markdown": "markdown", ".xlsx": "xlsx", ".ics": "ics",
        ".docx": "docx", ".parquet": "parquet", ".txt": "text", ".text": "text",
    }  # fmt: skip
    if os.path.exists(path) and not os.path.isfile(path):
        return "text"  # a device or a pipe
    ending = os.path.splitext(path)[1].lower()
    if ending not in formats:
        raise click.UsageError(
            f"{path}: the ending names no format; name one with -f, or end the file with one of "
            f"{', '.join(formats)}"
        )
    return formats[ending]
