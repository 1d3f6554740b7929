"""``speechsum ledger …``: what was ordered, and what became of it."""

from __future__ import annotations

import os
import sys
from contextlib import closing
from datetime import date as Date
from typing import TYPE_CHECKING, Any

import click

from speechsum.cli.notes import Notes
from speechsum.cli.options import (
    CONTEXT,
    bidi_option,
    color_option,
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
from speechsum.cli.output import Output, complain
from speechsum.cli.read import format_of
from speechsum.cli.status import DONE, status_of

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from speechsum.batch import Kept
    from speechsum.intake import Source
    from speechsum.ledger import Added, Filter, Ledger
    from speechsum.model import Order, Status
    from speechsum.render.orders import Page


@click.group("ledger", context_settings=CONTEXT)
def command() -> None:
    """What was ordered, and is it done? A list of orders in one SQLite file.

    \b
    speechsum ledger add orders.db inbox/            enter what is new
    speechsum ledger list orders.db --overdue        what should have been done
    speechsum ledger done orders.db 12 15 --note "letter 4321"
    speechsum ledger list orders.db -o orders.xlsx   a sheet to edit
    speechsum ledger import orders.db orders.xlsx    and what was edited in it, back
    """


def _numbers(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    return [
        CompletionItem(str(order.number), help=order.text[:60])
        for order in _completing(context)
        if str(order.number).startswith(incomplete)
    ]


def _bodies(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    bodies = dict.fromkeys(order.group for order in _completing(context) if order.group)
    return [body for body in bodies if body.startswith(incomplete)]


def _completing(context: click.Context) -> list[Order]:
    """The orders of the ledger that stands on the line, none where it cannot be read."""
    from click.shell_completion import split_arg_string

    from speechsum.errors import LedgerError
    from speechsum.ledger import Filter, Ledger

    try:
        # Behind an option without its value click has not come to the ledger yet.
        words = [*split_arg_string(os.environ.get("COMP_WORDS", "")), "", "", "", ""]
        with Ledger(context.params.get("ledger") or words[3]) as ledger:
            return ledger.orders(Filter(Date.today(), status="all"))
    except LedgerError:
        return []


def _within(context: click.Context, parameter: click.Parameter, value: str | None) -> int | None:
    """``7d`` or ``2w`` as a number of days."""
    if value is None:
        return None
    count, unit = value.rstrip("dw"), value[len(value.rstrip("dw")) :]
    if count.isdecimal() and len(count) < 5 and unit in ("", "d", "w"):
        return int(count) * (7 if unit == "w" else 1)
    raise click.BadParameter(f"{value!r} is no span of days; give it as 7d or 2w")


ledger_argument = click.argument("ledger", type=click.Path())
numbers_argument = click.argument(
    "numbers", metavar="NUMBER...", nargs=-1, required=True, type=int, shell_complete=_numbers
)
note_option = click.option("--note", metavar="TEXT", default="", help="Note this besides.")


@command.command("add", context_settings=CONTEXT)
@ledger_argument
@click.argument("paths", metavar="PATH...", nargs=-1, type=click.Path())
@date_option
@encoding_option
@click.option("--title", metavar="TEXT", help="The headline, where the text has none.")
@files_from_option
@jobs_option
@dask_option
@lang_option
@config_option
@no_config_option
@quiet_option
@verbose_option
@click.pass_context
def add(context: click.Context, /, **options: Any) -> None:
    """Read reports, and enter what is new. The same again changes nothing."""
    context.exit(status_of(lambda: _add(options)))


def _add(options: dict[str, Any]) -> int:
    if not options["paths"] and options["files_from"] is None:
        if sys.stdin is None or sys.stdin.isatty():
            raise click.UsageError("give a file or a folder after the ledger, or pipe a report in")
        options["paths"] = ("-",)
    from speechsum.batch import Done, Settings, Work, run
    from speechsum.intake import find_sources
    from speechsum.ledger import Ledger

    settings = Settings(title=options["title"], date=options["date"], encoding=options["encoding"])
    counts = {"reports": 0, "new": 0, "check": 0, "joined": 0, "repeated": 0}
    notes = Notes(options, printing=False)
    with Ledger(options["ledger"], create=True) as ledger:
        entering = _Entering(ledger, options)
        sources = map(entering.unless_known, find_sources(options["paths"], options["files_from"]))
        work = Work(settings)
        with closing(run(sources, work, jobs=options["jobs"], dask=options["dask"])) as results:
            for result in results:
                notes.take(result)
                if isinstance(result, Done):
                    entering.enter(result, counts)
    status = notes.end()
    if not options["quiet"]:
        from speechsum.render.labels import labels

        words = labels(options["lang"])
        said = words.listed(
            f"{words[f'added.{key}']}: {words.number(counts[key])}" for key in counts
        )
        with Output(None) as output:
            output.write(f"{said}\n")
    return status


class _Entering:
    """Reports on their way into a ledger."""

    def __init__(self, ledger: Ledger, options: dict[str, Any]) -> None:
        self._ledger = ledger
        self._options = options
        self._prints: dict[str, str] = {}

    def unless_known(self, source: Source) -> Source | Kept:
        """``source``, read already, or that it need not be worked on."""
        from speechsum.batch import Kept

        loaded = source.loaded()
        if loaded.problem is not None or loaded.passed:
            return loaded
        print_ = self._fingerprint(loaded)
        if self._ledger.knows(print_, dated=self._options["date"] is not None):
            return Kept("")
        self._prints[source.name] = print_
        return loaded

    def enter(self, result: Any, counts: dict[str, int]) -> None:
        """Enter a report that was read, and count what was new."""
        added: Added = self._ledger.add(result.value, self._prints.pop(result.source.name, ""))
        counts["reports"] += 1
        for key in ("new", "check", "joined", "repeated"):
            counts[key] += len(getattr(added, key))

    def _fingerprint(self, source: Source) -> str:
        """Of all that a report's reading depends on but the day: that is kept as it was entered."""
        from speechsum import __version__
        from speechsum.batch.work import fingerprint_of

        asked = (source.name, self._options["title"], self._options["encoding"], __version__)
        return fingerprint_of(f"{asked}{fingerprint_of(source.read())}")


@command.command("list", context_settings=CONTEXT)
@ledger_argument
@click.option("--overdue", is_flag=True, help="Whose day has passed.")
@click.option("--due", callback=_within, metavar="7d", help="Whose day is within so many days.")
@click.option("--addressee", metavar="X", shell_complete=_bodies, help="To this body.")
@click.option(
    "--status",
    type=click.Choice(("open", "check", "done", "dropped", "all")),
    default="open",
    show_default=True,
)
@click.option("--to-check", is_flag=True, help="What looks like an order, and may be none.")
@click.option("--day", callback=lambda *given: _said(*given), metavar="DAY", help="Said on DAY.")
@format_option
@output_option
@date_option
@lang_option
@bidi_option
@width_option
@color_option
@config_option
@no_config_option
@quiet_option
@verbose_option
@click.pass_context
def list_(context: click.Context, /, **options: Any) -> None:
    """Print the orders: what is overdue first, then what is due next."""
    context.exit(status_of(lambda: _list(options)))


def _said(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    from speechsum.cli.options import as_day

    day = as_day(context, parameter, value)
    return day.isoformat() if day else None


def _list(options: dict[str, Any]) -> int:
    from speechsum.ledger import Filter, Ledger
    from speechsum.render.orders import write_orders

    today = options["date"] or Date.today()
    wanted = Filter(
        today=today,
        status="check" if options["to_check"] else options["status"],
        overdue=options["overdue"],
        due=options["due"],
        addressee=options["addressee"],
        day=options["day"],
    )
    format_ = format_of(options)
    if format_ == "parquet":
        raise click.UsageError("a list of orders is no parquet; take csv, or read the file itself")
    with Ledger(options["ledger"]) as ledger:
        orders = ledger.orders(wanted)
    with Output(options["output"]) as output:
        output.write(write_orders(orders, format_, _page(options, wanted)))
    return DONE


def _page(options: dict[str, Any], wanted: Filter) -> Page:
    from speechsum.render import options_for
    from speechsum.render.orders import Page

    rendering = options_for(
        None if options["output"] else sys.stdout,
        os.environ,
        lang=options["lang"],
        width=options["width"],
        bidi=options["bidi"],
        color=options["color"],
    )
    return Page(rendering, wanted.today, addressee=wanted.addressee)


def _settle(name: str, status: Status, help: str) -> None:
    """A command that gives orders a status."""

    @command.command(name, context_settings=CONTEXT, help=help)
    @ledger_argument
    @numbers_argument
    @note_option
    @verbose_option
    @click.pass_context
    def settle(
        context: click.Context, ledger: str, numbers: tuple[int, ...], note: str, verbose: bool
    ) -> None:
        def work() -> int:
            from speechsum.ledger import Ledger

            with Ledger(ledger) as opened:
                opened.set_status(numbers, status, note)
            return DONE

        context.exit(status_of(work))


_settle("done", "done", "Note that orders were carried out.")
_settle("drop", "dropped", "Note that orders are none, or of no more concern.")
_settle("reopen", "open", "Take orders up again, or such as were to check.")


@command.command("note", context_settings=CONTEXT)
@ledger_argument
@click.argument("number", type=int, shell_complete=_numbers)
@click.argument("text")
@verbose_option
@click.pass_context
def note(context: click.Context, ledger: str, number: int, text: str, verbose: bool) -> None:
    """Write a note below those of an order."""

    def work() -> int:
        from speechsum.ledger import Ledger

        with Ledger(ledger) as opened:
            opened.add_note(number, text)
        return DONE

    context.exit(status_of(work))


@command.command("import", context_settings=CONTEXT)
@ledger_argument
@click.argument("file", metavar="FILE.xlsx|FILE.csv", type=click.Path())
@lang_option
@quiet_option
@verbose_option
@click.pass_context
def import_(context: click.Context, /, **options: Any) -> None:
    """Bring back what was edited in an exported sheet, and say what it was."""
    context.exit(status_of(lambda: _import(options)))


def _import(options: dict[str, Any]) -> int:
    from speechsum.cli.status import SOME_FAILED
    from speechsum.errors import LedgerError
    from speechsum.ledger import Ledger
    from speechsum.ledger.importing import import_sheet
    from speechsum.render.clean import one_line
    from speechsum.render.labels import labels

    with Ledger(options["ledger"]) as ledger:
        try:
            changes = import_sheet(ledger, options["file"])
        except LedgerError as error:
            for line in str(error).split("\n"):
                complain(line)
            return SOME_FAILED
    words = labels(options["lang"])
    if not options["quiet"]:
        with Output(None) as output:
            for change in changes:
                field = words[f"field.{change.field}"]
                old, new = (
                    words[f"status.{value}"] if change.field == "status" else value
                    for value in (change.old, change.new)
                )
                line = f"{words.number(change.number)}. {field}: {one_line(old)} ← {one_line(new)}"
                output.write(f"{line}\n")
            if not changes:
                output.write(f"{words['import.nothing']}\n")
    return DONE
