"""The command: options in, exit status out. The outside world (bytes, terminal, environment,
signals) is met here and nowhere else."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import closing
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Literal, NoReturn

import click

from speechsum import __version__
from speechsum.signals import put_off

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date as Date

    from speechsum.batch import Result, Source, Work
    from speechsum.batch.progress import Meter
    from speechsum.render import Format, RenderOptions, Writer

PROGRAM = "speechsum"
_PREFIX = "SPEECHSUM"
_TRUE = ("1", "true", "yes", "on")
FORMATS = ("auto", "table", "text", "json", "jsonl", "csv", "markdown", "html")
SECTIONS = ("summary", "directives", "quotes")

DONE, SOME_FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130

_EXAMPLES = """\b
Examples:
  speechsum report.txt                       the summary and the directives
  cat report.txt | speechsum                 the same from a pipe
  speechsum archive/ -f jsonl -o out.jsonl   a folder of reports, a line each
  speechsum report.txt -f html -o report.html
  speechsum report.txt --show quotes         who said what
  speechsum report.txt -n 20% -r lex-rank    a longer summary by another ranker
"""


def _day(context: click.Context, parameter: click.Parameter, value: str | None) -> Date | None:
    if value is None:
        return None
    from speechsum.text.calendar import parse_iso

    try:
        return parse_iso(value)
    except ValueError:
        raise click.BadParameter(
            f"{value!r} is no day; give it as 1401-05-11 (Jalali) or 2022-08-02 (Gregorian)"
        ) from None


def _length(context: click.Context, parameter: click.Parameter, value: str) -> str:
    from speechsum.errors import UsageError
    from speechsum.summary import Length

    try:
        Length.parse(value)
    except UsageError as error:
        raise click.BadParameter(str(error)) from None
    return value


def _ranker(context: click.Context, parameter: click.Parameter, value: str) -> str:
    from speechsum.summary import RANKERS

    if value not in RANKERS:
        raise click.BadParameter(f"no ranker is called {value!r}; there are {', '.join(RANKERS)}")
    return value


def _complete_ranker(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[str]:
    from speechsum.summary import RANKERS

    return [name for name in RANKERS if name.startswith(incomplete)]


# The order of the options in --help; what stands in none of the groups comes last.
_GROUPS = {
    "Output": ("format", "output", "show", "explain", "lang"),
    "Summary": ("sentences", "ranker", "title"),
    "Input": ("date", "encoding"),
    "Terminal": ("bidi", "width", "color"),
}


class _Grouped(click.Command):
    """A command whose help shows its options by what they are about."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        rows = {
            parameter.name: record
            for parameter in self.get_params(ctx)
            if isinstance(parameter, click.Option)
            and (record := parameter.get_help_record(ctx)) is not None
        }
        for title, names in _GROUPS.items():
            with formatter.section(title):
                formatter.write_dl([rows.pop(name) for name in names])
        with formatter.section("Other"):
            formatter.write_dl(list(rows.values()))


@click.command(
    cls=_Grouped,
    context_settings={
        "help_option_names": ["-h", "--help"],
        "auto_envvar_prefix": _PREFIX,
        "max_content_width": 100,
    },
    epilog=_EXAMPLES,
)
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path())
@click.option(
    "-f",
    "--format",
    type=click.Choice(FORMATS),
    default="auto",
    show_default=True,
    help="auto: a table on a terminal, text elsewhere.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="Write to FILE: the whole of it, or nothing.",
)
@click.option(
    "-n",
    "--sentences",
    callback=_length,
    metavar="N|P%",
    default="3",
    show_default=True,
    help="Length of the summary: a number, or a share of the sentences.",
)
@click.option(
    "-r",
    "--ranker",
    callback=_ranker,
    metavar="NAME",
    shell_complete=_complete_ranker,
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
@click.option("--title", metavar="TEXT", help="The headline, where the text has none.")
@click.option(
    "--date",
    callback=_day,
    metavar="YYYY-MM-DD",
    help="The day to count from, Jalali or Gregorian. [default: the speech's, or today]",
)
@click.option("-e", "--encoding", metavar="NAME", help="Of the input. [default: found out]")
@click.option("--explain", is_flag=True, help="Say why: rules, markers, scores.")
@click.option(
    "--lang",
    type=click.Choice(("fa", "en")),
    default="fa",
    show_default=True,
    help="Language of the labels.",
)
@click.option(
    "--bidi",
    type=click.Choice(("auto", "terminal", "app", "off")),
    default="auto",
    show_default=True,
    help="Who puts right-to-left text into order on a terminal.",
)
@click.option(
    "--width",
    type=click.IntRange(20, 1000),
    metavar="N",
    help="Columns. [default: the terminal's, or 80]",
)
@click.option(
    "--color", type=click.Choice(("auto", "always", "never")), default="auto", show_default=True
)
@click.option(
    "--files-from",
    type=click.Path(),
    metavar="FILE",
    help="Read also the paths in FILE: one a line, or NUL-separated; - for standard input.",
)
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(1, 1024),
    metavar="N",
    help="Processes. [default: the cores, or 1 for few reports]",
)
@click.option("--dask", metavar="ADDRESS", help="Have the workers of this Dask scheduler do it.")
@click.option(
    "--resume",
    is_flag=True,
    help="With -o FILE.jsonl: go on where a run was stopped; do what has changed since.",
)
@click.option(
    "--config",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="Read options from this TOML file. [default: the user's]",
)
@click.option("--no-config", is_flag=True, help="Read no TOML file.")
@click.option("-q", "--quiet", is_flag=True, help="No warnings, no progress.")
@click.option("-v", "--verbose", is_flag=True, help="Tracebacks for what should not happen.")
@click.version_option(__version__, "--version", prog_name=PROGRAM, message="%(prog)s %(version)s")
@click.pass_context
def command(context: click.Context, /, **options: Any) -> None:
    """What did the official say, and who is to do what by when?

    Reads Persian reports of officials' speeches (files, folders, or standard input) and prints an
    extractive summary and the list of directives. Nothing leaves this machine.
    """
    try:
        status = _run(options)
    except BrokenPipeError:
        status = DONE  # the reader has seen enough (click would make an error of it)
    except KeyboardInterrupt:
        status = INTERRUPTED  # (click would print an empty line)
    except Exception as error:
        from speechsum.errors import SpeechsumError, UsageError

        if isinstance(error, UsageError):
            raise click.UsageError(str(error)) from None
        if isinstance(error, SpeechsumError):
            raise click.ClickException(str(error)) from None
        raise
    context.exit(status)


def _run(options: dict[str, Any]) -> int:
    paths = list(options["paths"])
    if not paths and options["files_from"] is None:
        if sys.stdin is None or sys.stdin.isatty():
            raise click.UsageError("give a file or a folder, or pipe a report in (see --help)")
        paths = ["-"]
    from speechsum.batch import Settings, Work, find_sources, run

    settings = Settings(
        title=options["title"],
        date=options["date"],
        ranker=options["ranker"],
        sentences=options["sentences"],
        encoding=options["encoding"],
    )
    sources = find_sources(paths, options["files_from"])
    format_ = _format(options)
    writer = _writer(format_, options, many=_are_many(paths, options))
    work = Work(settings, writer.report if format_ == "jsonl" else None)
    if options["resume"]:
        return _resume(sources, work, options)
    with (
        _Output(options["output"]) as output,
        closing(run(sources, work, jobs=options["jobs"], dask=options["dask"])) as results,
    ):
        return _print(results, writer, output, options)


def _are_many(paths: list[str], options: dict[str, Any]) -> bool:
    """Whether to expect several reports; known before the first is read."""
    return (
        len(paths) != 1
        or options["files_from"] is not None
        or os.path.isdir(paths[0])
        or paths[0].removesuffix(".gz").endswith((".zip", ".jsonl"))
    )


def _resume(sources: Iterator[Source], work: Work, options: dict[str, Any]) -> int:
    from speechsum.batch.resume import resume

    if options["output"] is None or _format(options) != "jsonl":
        raise click.UsageError("--resume needs -o FILE and the format jsonl")
    status = DONE
    meter = _meter(options)
    with closing(
        resume(sources, work, options["output"], jobs=options["jobs"], dask=options["dask"])
    ) as failures:
        for failure in failures:
            status |= _note(failure, meter, options)
    return status


def _print(
    results: Iterator[Result],
    writer: Writer,
    output: _Output,
    options: dict[str, Any],
) -> int:
    status = DONE
    meter = _meter(options)
    output.write(writer.begin())
    for result in results:
        status |= _note(result, meter, options)
        value = getattr(result, "value", None)
        if value is not None:
            output.write(value if isinstance(value, str) else writer.report(value))
    output.write(writer.end())
    if meter is not None:
        meter.hide()
    return status


def _note(result: object, meter: Meter | None, options: dict[str, Any]) -> int:
    """Move the bar on and say what failed; the exit status that follows."""
    from speechsum.batch import Failure

    if isinstance(result, Failure):
        if meter is not None:
            meter.hide()
        _complain(f"{result.source}: {result.reason}")
        if options["verbose"] and result.trace and sys.stderr is not None:
            sys.stderr.write(result.trace)
    if meter is not None:
        meter.advance()
    return SOME_FAILED if isinstance(result, Failure) else DONE


def _meter(options: dict[str, Any]) -> Meter | None:
    """The progress bar, where somebody sees it and no result is printed between."""
    from speechsum.render import is_terminal

    if options["quiet"] or sys.stderr is None or not is_terminal(sys.stderr):
        return None
    if options["output"] is None and (sys.stdout is None or is_terminal(sys.stdout)):
        return None
    from speechsum.batch.progress import Meter

    return Meter(None if options["files_from"] else options["paths"])


def _format(options: dict[str, Any]) -> Format:
    from speechsum.render import is_terminal

    name: Format | Literal["auto"] = options["format"]
    if name != "auto":
        return name
    stream = None if options["output"] else sys.stdout
    on_terminal = stream is not None and is_terminal(stream)
    return _format_of(options["output"]) or ("table" if on_terminal else "text")


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
    )
    return writer(format_, rendering)


def _format_of(path: str | None) -> Format | None:
    """The format that a file name asks for: ``report.html`` is HTML."""
    formats: dict[str, Format] = {
        ".html": "html", ".htm": "html", ".csv": "csv", ".json": "json", ".jsonl": "jsonl",
        ".md": "markdown", ".markdown": "markdown",
    }  # fmt: skip
    return formats.get(Path(path).suffix.lower()) if path else None


class _Output:
    """Where results go: standard output, or a file that is there whole or not at all."""

    def __init__(self, path: str | None) -> None:
        self._path = path
        self._temporary: str | None = None
        self._stream: IO[bytes] | None = None

    def __enter__(self) -> _Output:
        if self._path is None:
            if sys.stdout is not None:
                self._stream = sys.stdout.buffer
        else:
            self._open(self._path)
        return self

    def _open(self, path: str) -> None:
        import tempfile

        target = os.path.realpath(path)
        try:
            if os.path.exists(target) and not os.path.isfile(target):
                # A device or a pipe: there is nothing to replace.
                self._stream = open(target, "wb")  # noqa: SIM115 (closed by __exit__)
                return
            handle, self._temporary = tempfile.mkstemp(
                prefix=f".{os.path.basename(target)}.", suffix=".tmp", dir=os.path.dirname(target)
            )
        except OSError as error:
            raise click.FileError(path, hint=error.strerror or str(error)) from None
        self._stream = os.fdopen(handle, "wb")
        mask = os.umask(0)
        os.umask(mask)
        mode = os.stat(target).st_mode & 0o777 if os.path.exists(target) else 0o666 & ~mask
        os.chmod(self._temporary, mode)

    def write(self, text: str) -> None:
        """Write ``text`` as UTF-8, whatever the locale is."""
        if self._stream is not None and text:
            # A file name may hold bytes that are no text; in JSON «\udc80» is how to write them.
            data = memoryview(text.encode("utf-8", errors="backslashreplace"))
            with put_off():  # whole lines or nothing
                while data:  # a signal was seen to cut a write into a full pipe short
                    data = data[self._stream.write(data) :]
                self._stream.flush()

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if self._path is None or self._stream is None:
            return
        try:
            self._stream.close()
            if kind is None and self._temporary is not None:
                os.replace(self._temporary, os.path.realpath(self._path))
                self._temporary = None
        finally:
            if self._temporary is not None:
                os.unlink(self._temporary)


def _complain(message: str) -> None:
    """One line on standard error, which no file name can forge a second one of."""
    if sys.stderr is None:
        return
    line = "".join(
        char if char.isprintable() or char == "\u200c" else char.encode("unicode_escape").decode()
        for char in f"{PROGRAM}: {message}"
    )
    sys.stderr.buffer.write(line.encode("utf-8", errors="backslashreplace") + b"\n")
    sys.stderr.flush()


def _default_config() -> Path:
    return Path(click.get_app_dir(PROGRAM)) / "config.toml"


def _read_config(path: Path, *, required: bool) -> dict[str, Any]:
    """The options in a TOML file, checked.

    Raises:
        click.UsageError: the file is not TOML, or has a key that is no option.
    """
    try:
        text = path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        if required:
            raise click.UsageError(f"{path}: no such file") from None
        return {}
    except (OSError, UnicodeDecodeError) as error:
        if required:
            raise click.UsageError(f"{path}: {error}") from None
        return {}
    import tomllib

    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise click.UsageError(f"{path}: not TOML: {error}") from None
    known = {
        name.removeprefix("--"): parameter.name or ""
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for name in parameter.opts
        if name.startswith("--") and name not in ("--config", "--no-config", "--help", "--version")
    }
    values: dict[str, Any] = {}
    for key, value in found.items():
        if key not in known:
            raise click.UsageError(f"{path}: unknown key {key!r}; known are {', '.join(known)}")
        if isinstance(value, dict) or (isinstance(value, list) and key != "show"):
            raise click.UsageError(f"{path}: {key!r} takes one value")
        values[known[key]] = (
            [str(item) for item in value] if isinstance(value, list) else
            value if isinstance(value, bool) else str(value)
        )  # fmt: skip
        parameter = next(p for p in command.params if p.name == known[key])
        try:
            parameter.type_cast_value(click.Context(command), values[known[key]])
        except click.BadParameter as error:
            raise click.UsageError(f"{path}: {key!r}: {error.message}") from None
    return values


def _check_environment() -> None:
    """Refuse a ``SPEECHSUM_*`` variable that is no option: most likely a misspelt one.

    Raises:
        click.UsageError: there is one.
    """
    known = {
        f"{_PREFIX}_{parameter.name}".upper()
        for parameter in command.params
        if isinstance(parameter, click.Option)
    }
    for name in os.environ:
        if name.startswith(f"{_PREFIX}_") and name not in known:
            raise click.UsageError(f"environment: unknown variable {name}")


def _config_from(arguments: list[str]) -> dict[str, Any]:
    """Which TOML file holds, before any option is read (options win over it)."""
    own = arguments[: arguments.index("--")] if "--" in arguments else arguments
    if "--no-config" in own or os.environ.get(f"{_PREFIX}_NO_CONFIG", "").lower() in _TRUE:
        return {}
    for index, argument in enumerate(own):
        if argument.startswith("--config="):
            return _read_config(Path(argument.partition("=")[2]), required=True)
        if argument == "--config" and index + 1 < len(own):
            return _read_config(Path(own[index + 1]), required=True)
    named = os.environ.get(f"{_PREFIX}_CONFIG")
    return (
        _read_config(Path(named), required=True)
        if named
        else _read_config(_default_config(), required=False)
    )


def main() -> NoReturn:
    """Run the command with the process's arguments and end the process with its exit status."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    arguments = sys.argv[1:]
    try:
        completing = f"_{_PREFIX}_COMPLETE" in os.environ
        if not completing:
            _check_environment()
        status = command.main(
            args=arguments,
            prog_name=PROGRAM,
            standalone_mode=completing,
            default_map={} if completing else _config_from(arguments),
        )
    except click.ClickException as error:
        _complain(f"{error.format_message()}")
        status = error.exit_code if isinstance(error, click.UsageError) else SOME_FAILED
    except (KeyboardInterrupt, click.Abort):
        status = INTERRUPTED
    except OSError as error:
        _complain(f"cannot write the output: {error.strerror or error}")
        status = SOME_FAILED
    except Exception as error:
        if "-v" in arguments or "--verbose" in arguments:
            raise
        _complain(
            f"internal error: {type(error).__name__}: {error}; -v shows where; please report it"
        )
        status = SOME_FAILED
    _leave(status if isinstance(status, int) else DONE)


def _leave(status: int) -> NoReturn:
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except (OSError, ValueError):
        # Python would complain once more when it closes the stream itself.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    # All is done: what comes now could only spoil the exit status.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.exit(status)
