"""The way in: which command is meant, and what the process ends with."""

from __future__ import annotations

import os
import signal
import sys
from typing import Any, NoReturn

import click

from speechsum.cli.config import check_environment, config_from
from speechsum.cli.options import PREFIX, PROGRAM
from speechsum.cli.output import complain
from speechsum.cli.read import command
from speechsum.cli.status import DONE, INTERRUPTED, SOME_FAILED


class _Door(click.Group):
    """The commands by name; what names none of them is for `read`, so that a path is enough."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return ["read", "ledger"]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name == "ledger":
            # Loaded when it is meant: reading a report does not pay for it.
            from speechsum.cli.ledger import command as ledger

            return ledger
        return command if cmd_name == "read" else None

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args or args[0] not in self.list_commands(ctx):
            args = ["read", *args]
        return super().parse_args(ctx, args)


door = _Door(PROGRAM)


def _defaults(values: dict[str, Any]) -> dict[str, Any]:
    """The options of a TOML file for each command; those that a command has not are not for it."""
    return {"read": values, "ledger": {"add": values, "list": values}}


def main() -> NoReturn:
    """Run the command with the process's arguments and end the process with its exit status."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    arguments = sys.argv[1:]
    try:
        completing = f"_{PREFIX}_COMPLETE" in os.environ
        # Whoever asks how it is used need not have set it up rightly.
        unset = completing or not {"-h", "--help", "--version"}.isdisjoint(arguments)
        if not unset:
            check_environment()
        status = door.main(
            args=arguments,
            prog_name=PROGRAM,
            standalone_mode=completing,
            default_map={} if unset else _defaults(config_from(arguments)),
        )
    except click.ClickException as error:
        complain(f"{error.format_message()}")
        status = error.exit_code if isinstance(error, click.UsageError) else SOME_FAILED
    except (KeyboardInterrupt, click.Abort):
        status = INTERRUPTED
    except OSError as error:
        complain(f"cannot write the output: {error.strerror or error}")
        status = SOME_FAILED
    except Exception as error:
        if "-v" in arguments or "--verbose" in arguments:
            raise
        complain(
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
