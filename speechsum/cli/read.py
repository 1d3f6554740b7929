"""``speechsum [read] PATH...``: reports in, what is found in them out."""

from __future__ import annotations

import os
from contextlib import closing
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Literal

import click
from click.core import ParameterSource

from speechsum import __version__
from speechsum.cli import options
from speechsum.cli.completing import rankers
from speechsum.cli.formats import LISTS, ORDERS, TABLES, format_of, stream_of
from speechsum.cli.notes import Notes
from speechsum.cli.output import Output, require_elsewhere
from speechsum.cli.status import status_of
from speechsum.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date as Date

    from speechsum.batch import Result, Settings
    from speechsum.intake import Source
    from speechsum.render import Format, Writer
    from speechsum.render.bidi import Bidi
    from speechsum.render.options import Lang, Section, Sort

_EXAMPLES = """\b
Examples:
  speechsum report.txt                       the summary and the directives
  cat report.txt | speechsum                 the same from a pipe
  speechsum archive/ -f jsonl -o out.jsonl   a folder of reports, a line each
  speechsum report.txt -f html -o report.html
  speechsum report.txt --show quotes         who said what
  speechsum report.txt -n 20% -r lex-rank    a longer summary by another ranker
"""


class ReadOptions(NamedTuple):
    """What `read` is asked for, as its options have been checked.

    ``date`` is the day to count from where a report tells none, ``sentences`` a length as
    `speechsum.analyze` takes it, ``width`` a number of columns, ``jobs`` one of processes; None
    leaves these, and ``encoding`` and ``output``, to be found out. ``only`` says that ``show`` was
    asked for, so that data holds nothing else; ``typed`` are the options that stood on the command
    line: what a file of options holds is for the formats that it fits, what is typed is meant.
    """

    paths: tuple[str, ...]
    files_from: str | None
    title: str | None
    date: Date | None
    encoding: str | None
    ranker: str
    sentences: str
    show: tuple[Section, ...]
    only: bool
    explain: bool
    format: Format | Literal["auto"]
    output: str | None
    all_columns: bool
    joint: bool
    sort: Sort
    lang: Lang
    bidi: Bidi | Literal["auto"]
    width: int | None
    color: Literal["auto", "always", "never"]
    jobs: int | None
    dask: str | None
    resume: bool
    quiet: bool
    verbose: bool
    typed: frozenset[str]


def _schema(context: click.Context) -> str:
    from speechsum.render.as_json import schema_text

    return schema_text()


def _manual(context: click.Context) -> str:
    from speechsum.cli.manual import page

    return page(context.find_root())


def _printing(
    name: str, text_of: Callable[[click.Context], str], help: str
) -> Callable[[Any], Any]:
    """An option that has a text printed, and that is all."""

    def answer(context: click.Context, parameter: click.Parameter, asked: bool) -> None:
        if asked:
            click.echo(text_of(context), nl=False)
            context.exit()

    return click.option(
        name, is_flag=True, is_eager=True, expose_value=False, callback=answer, help=help
    )


@click.command("read", cls=options.Grouped, context_settings=options.CONTEXT, epilog=_EXAMPLES)
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path())
@options.format_option
@options.output_option
@click.option(
    "-n",
    "--sentences",
    callback=options.as_length,
    metavar="N|P%|Nw",
    default="3",
    show_default=True,
    help="Length of the summary: a number, a share of the sentences, or words (60w).",
)
@click.option(
    "-r",
    "--ranker",
    callback=options.as_ranker,
    metavar="NAME",
    shell_complete=rankers,
    default="speech",
    show_default=True,
    help="What chooses the summary: speech, lead, or one of sumy's (lex-rank, ...).",
)
@click.option(
    "--show",
    type=click.Choice(options.SECTIONS),
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
@options.title_option
@options.date_option
@options.encoding_option
@click.option("--explain", is_flag=True, help="Say why: rules, markers, scores.")
@options.lang_option
@options.terminal_options
@options.many_options
@click.option(
    "--resume",
    is_flag=True,
    help="With -o FILE.jsonl: go on where a run was stopped; do what has changed since.",
)
@_printing("--schema", _schema, "Print the JSON Schema of the data, and end.")
@_printing("--man", _manual, "Print the manual page, for `man -l -`, and end.")
@options.config_options
@options.quiet_option
@options.verbose_option
@click.version_option(
    __version__, "--version", prog_name=options.PROGRAM, message="%(prog)s %(version)s"
)
@click.pass_context
def command(context: click.Context, /, **given: Any) -> None:
    """What did the official say, and who is to do what by when?

    Reads Persian reports of officials' speeches (files, folders, or standard input) and prints an
    extractive summary and the list of directives. Nothing leaves this machine.
    """
    sources = {name: context.get_parameter_source(name) for name in context.params}
    missing = "give a file or a folder, or pipe a report in (see --help)"
    given["paths"] = options.paths_of(given["paths"], given["files_from"], missing)
    asked = ReadOptions(
        **given,
        only=sources["show"] is not ParameterSource.DEFAULT,
        typed=frozenset(
            name for name, source in sources.items() if source is ParameterSource.COMMANDLINE
        ),
    )
    context.exit(status_of(lambda: _read(asked)))


def _read(asked: ReadOptions) -> int:
    from speechsum.batch import Work, run
    from speechsum.intake import find_sources

    format_ = format_of(asked.format, asked.output)
    _require_fitting(format_, asked)
    require_elsewhere(asked.output, (*asked.paths, *filter(None, (asked.files_from,))))
    sources = find_sources(asked.paths, asked.files_from, asked.output)
    many = _are_many(asked)
    if asked.resume:
        return _resume(sources, format_, asked, many=many)
    with Output(asked.output) as output:
        # What a pipe or a file of no telling name holds, only its second report tells.
        first = list(islice(sources, 2))
        several = sum(not source.passed for source in first) > 1
        writer = _writer(format_, asked, many=many or several)
        work = Work(_settings(asked), writer.report if format_ == "jsonl" else None)
        pending = chain(first, sources)
        with closing(run(pending, work, jobs=asked.jobs, dask=asked.dask)) as results:
            return _print(results, writer, output, asked)


def _settings(asked: ReadOptions) -> Settings:
    """What every report is read for."""
    from speechsum.batch import Settings

    return Settings(
        title=asked.title,
        date=asked.date,
        ranker=asked.ranker,
        sentences=asked.sentences,
        encoding=asked.encoding,
        commitments="commitments" in asked.show,
        extracts=not {"headline", "pull"}.isdisjoint(asked.show),
    )


def _require_fitting(format_: Format, asked: ReadOptions) -> None:
    """A format holds what it can: a table rows of one kind, the orders' what is to be done.

    Raises:
        click.UsageError: it cannot hold what is asked for.
    """
    show = list(dict.fromkeys(asked.show))
    if "all_columns" in asked.typed and format_ not in TABLES:
        raise click.UsageError(f"{format_} has no columns; --all-columns is for csv, xlsx, parquet")
    if "sort" in asked.typed and not asked.joint:
        raise click.UsageError("--sort is for a list of all reports; add --joint")
    if "joint" in asked.typed and format_ not in LISTS:
        raise click.UsageError(f"{format_} has no joint list; --joint is for {', '.join(LISTS)}")
    if not asked.only:
        return
    if asked.joint and show not in (["directives"], ["doubtful"]):
        raise click.UsageError(
            "--joint lists directives, or with --show doubtful the doubtful ones"
        )
    if format_ in TABLES and len(show) > 1:
        raise click.UsageError(f"{format_} holds rows of one kind; ask for one with --show")
    if format_ in ORDERS and show not in (["directives"], ["commitments"]):
        raise click.UsageError(
            f"{format_} holds directives or commitments; --show {' --show '.join(show)} it cannot"
        )


def _are_many(asked: ReadOptions) -> bool:
    """Whether to expect several reports, as far as paths tell."""
    from speechsum.intake import holds_many

    return len(asked.paths) != 1 or asked.files_from is not None or holds_many(asked.paths[0])


def _resume(sources: Iterator[Source], format_: Format, asked: ReadOptions, *, many: bool) -> int:
    from speechsum.batch import Work
    from speechsum.batch.resume import resume

    if asked.output is None or format_ != "jsonl":
        raise click.UsageError("--resume needs -o FILE and the format jsonl")
    work = Work(_settings(asked), _writer("jsonl", asked, many=many).report)
    notes = _notes(asked)
    with closing(resume(sources, work, asked.output, jobs=asked.jobs, dask=asked.dask)) as results:
        for result in results:
            notes.take(result)
    return notes.end()


def _print(results: Iterator[Result], writer: Writer, output: Output, asked: ReadOptions) -> int:
    notes = _notes(asked)
    output.write(writer.begin())
    for result in results:
        notes.take(result)
        value = getattr(result, "value", None)
        if value is not None:
            output.write(value if isinstance(value, str) else writer.report(value))
    output.write(writer.end())
    return notes.end()


def _notes(asked: ReadOptions) -> Notes:
    return Notes(
        None if asked.files_from else asked.paths,
        printing=asked.output is None,
        quiet=asked.quiet,
        verbose=asked.verbose,
    )


def _writer(format_: Format, asked: ReadOptions, *, many: bool) -> Writer:
    from speechsum.render import RenderOptions, options_for, writer

    wanted = RenderOptions(
        lang=asked.lang,
        show=asked.show,
        explain=asked.explain,
        many=many,
        only=asked.only,
        all_columns=asked.all_columns,
        joint=asked.joint and format_ in LISTS,
        sort=asked.sort,
    )
    looks = options_for(
        stream_of(asked.output),
        os.environ,
        wanted,
        width=asked.width,
        bidi=asked.bidi,
        color=asked.color,
    )
    return writer(format_, looks)
