"""``speechsum ledger …``: what was ordered, and what became of it."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date as Date
from typing import TYPE_CHECKING, Any, Literal

import click
from click.core import ParameterSource

from speechsum.cli import completing, options
from speechsum.cli.formats import format_of, stream_of
from speechsum.cli.ledger_add import add
from speechsum.cli.output import Output, complain, require_elsewhere
from speechsum.cli.status import DONE, SOME_FAILED, status_of
from speechsum.tuples import NamedTuple

if TYPE_CHECKING:
    from speechsum.ledger import Filter, Ledger
    from speechsum.model import Status
    from speechsum.render import Format
    from speechsum.render.bidi import Bidi
    from speechsum.render.options import Lang
    from speechsum.render.orders import Page


@click.group("ledger", invoke_without_command=True, context_settings=options.CONTEXT)
@click.pass_context
def command(context: click.Context) -> None:
    """What was ordered, and is it done? A list of orders in one SQLite file.

    \b
    speechsum ledger add orders.db inbox/            enter what is new
    speechsum ledger list orders.db --overdue        what should have been done
    speechsum ledger done orders.db 12 15 --note "letter 4321"
    speechsum ledger list orders.db -o orders.xlsx   a sheet to edit
    speechsum ledger import orders.db orders.xlsx    and what was edited in it, back
    """
    if context.invoked_subcommand is None:
        raise click.UsageError(f"say what to do with a ledger: {', '.join(command.commands)}")


command.add_command(add)


def _within(context: click.Context, parameter: click.Parameter, value: str | None) -> int | None:
    """``7d`` or ``2w`` as a number of days."""
    if value is None:
        return None
    count, unit = value.rstrip("dw"), value[len(value.rstrip("dw")) :]
    if count.isdecimal() and len(count) < 5 and unit in ("", "d", "w"):
        return int(count) * (7 if unit == "w" else 1)
    raise click.BadParameter(f"{value!r} is no span of days; give it as 7d or 2w")


def _not_empty(context: click.Context, parameter: click.Parameter, value: str) -> str:
    """A note that says something."""
    if not value.strip():
        raise click.BadParameter("it is empty; say what to note")
    return value


numbers_argument = click.argument(
    "numbers",
    metavar="NUMBER...",
    nargs=-1,
    required=True,
    type=int,
    shell_complete=completing.numbers,
)


class _Listing(NamedTuple):
    """What `list` is asked for; ``due`` is a number of days, ``date`` the day to count from."""

    ledger: str
    overdue: bool
    due: int | None
    addressee: str | None
    status: Status | Literal["all"]
    day: Date | None
    format: Format | Literal["auto"]
    output: str | None
    date: Date | None
    lang: Lang
    bidi: Bidi | Literal["auto"]
    width: int | None
    color: Literal["auto", "always", "never"]
    quiet: bool
    verbose: bool


@command.command("list", context_settings=options.CONTEXT)
@options.ledger_argument
@click.option("--overdue", is_flag=True, help="Whose day has passed.")
@click.option("--due", callback=_within, metavar="7d", help="Whose day is within so many days.")
@click.option("--addressee", metavar="X", shell_complete=completing.bodies, help="To this body.")
@click.option(
    "--status",
    type=click.Choice(("open", "check", "done", "dropped", "all")),
    default="open",
    show_default=True,
)
@click.option("--to-check", is_flag=True, help="What looks like an order, and may be none.")
@click.option("--day", callback=options.as_day, metavar="DAY", help="Said on DAY.")
@options.format_option
@options.output_option
@options.date_option
@options.lang_option
@options.terminal_options
@options.config_options
@options.quiet_option
@options.verbose_option
@click.pass_context
def list_(context: click.Context, /, **given: Any) -> None:
    """Print the orders: what is overdue first, then what is due next."""
    given["status"] = _status(context, given["status"], to_check=given.pop("to_check"))
    context.exit(status_of(lambda: _list(_Listing(**given))))


def _status(context: click.Context, status: str, *, to_check: bool) -> str:
    """The status that is asked for; ``--to-check`` is short for one.

    Raises:
        click.UsageError: both are given, and say different things.
    """
    given = context.get_parameter_source("status") is not ParameterSource.DEFAULT
    if to_check and given and status != "check":
        raise click.UsageError(f"--to-check or --status {status}: say one of them")
    return "check" if to_check else status


def _list(asked: _Listing) -> int:
    from speechsum.ledger import Filter, Ledger
    from speechsum.render.orders import write_orders

    wanted = Filter(
        today=asked.date or Date.today(),
        status=asked.status,
        overdue=asked.overdue,
        due=asked.due,
        addressee=asked.addressee,
        day=asked.day.isoformat() if asked.day else None,
    )
    format_ = format_of(asked.format, asked.output)
    if format_ == "parquet":
        raise click.UsageError("a list of orders is no parquet; take csv, or read the file itself")
    require_elsewhere(asked.output, (asked.ledger,))
    with Ledger(asked.ledger) as ledger:
        orders = ledger.orders(wanted)
    with Output(asked.output) as output:
        output.write(write_orders(orders, format_, _page(asked, wanted)))
    return DONE


def _page(asked: _Listing, wanted: Filter) -> Page:
    from speechsum.render import RenderOptions, options_for
    from speechsum.render.orders import Page

    looks = options_for(
        stream_of(asked.output),
        os.environ,
        RenderOptions(lang=asked.lang),
        width=asked.width,
        bidi=asked.bidi,
        color=asked.color,
    )
    return Page(looks, wanted.today, addressee=wanted.addressee)


def _changed(ledger: str, change: Callable[[Ledger], object]) -> int:
    """The exit status of a ``change`` in the ledger at this path."""

    def work() -> int:
        from speechsum.ledger import Ledger

        with Ledger(ledger) as opened:
            change(opened)
        return DONE

    return status_of(work)


def _settle(name: str, status: Status, help: str) -> None:
    """A command that gives orders a status."""

    @command.command(name, context_settings=options.CONTEXT, help=help)
    @options.ledger_argument
    @numbers_argument
    @click.option("--note", metavar="TEXT", default="", help="Note this besides.")
    @options.verbose_option
    @click.pass_context
    def settle(
        context: click.Context, ledger: str, numbers: tuple[int, ...], note: str, verbose: bool
    ) -> None:
        context.exit(_changed(ledger, lambda opened: opened.set_status(numbers, status, note)))


_settle("done", "done", "Note that orders were carried out.")
_settle("drop", "dropped", "Note that orders are none, or of no more concern.")
_settle("reopen", "open", "Take orders up again, or such as were to check.")


@command.command("note", context_settings=options.CONTEXT)
@options.ledger_argument
@click.argument("number", type=int, shell_complete=completing.numbers)
@click.argument("text", callback=_not_empty)
@options.verbose_option
@click.pass_context
def note(context: click.Context, ledger: str, number: int, text: str, verbose: bool) -> None:
    """Write a note below those of an order."""
    context.exit(_changed(ledger, lambda opened: opened.add_note(number, text)))


@command.command("import", context_settings=options.CONTEXT)
@options.ledger_argument
@click.argument("file", metavar="FILE.xlsx|FILE.csv", type=click.Path())
@options.lang_option
@options.quiet_option
@options.verbose_option
@click.pass_context
def import_(
    context: click.Context, ledger: str, file: str, lang: Lang, quiet: bool, verbose: bool
) -> None:
    """Bring back what was edited in an exported sheet, and say what it was."""
    context.exit(status_of(lambda: _import(ledger, file, lang, quiet=quiet)))


def _import(path: str, sheet: str, lang: Lang, *, quiet: bool) -> int:
    from speechsum.errors import LedgerError
    from speechsum.ledger import Ledger
    from speechsum.ledger.importing import import_sheet
    from speechsum.render.clean import one_line
    from speechsum.render.labels import labels

    with Ledger(path) as ledger:
        try:
            changes = import_sheet(ledger, sheet)
        except LedgerError as error:
            for line in str(error).split("\n"):
                complain(line)
            return SOME_FAILED
    if quiet:
        return DONE
    words = labels(lang)
    with Output(None) as output:
        for change in changes:
            field = words[f"field.{change.field}"]
            old, new = (
                words[f"status.{value}"] if change.field == "status" else one_line(value)
                for value in (change.old, change.new)
            )
            output.write(f"{words.number(change.number)}. {field}: {old} ← {new}\n")
        if not changes:
            output.write(f"{words['import.nothing']}\n")
    return DONE
