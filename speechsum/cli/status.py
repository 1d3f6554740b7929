"""What a command's end means to who started it."""

from __future__ import annotations

from collections.abc import Callable

import click

DONE, SOME_FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130


def status_of(work: Callable[[], int]) -> int:
    """The exit status that ``work`` gives, or that follows from what stopped it.

    Raises:
        click.UsageError: a value makes no sense.
        click.ClickException: it could not be done.
    """
    try:
        return work()
    except BrokenPipeError:
        return DONE  # the reader has seen enough (click would make an error of it)
    except KeyboardInterrupt:
        return INTERRUPTED  # (click would print an empty line)
    except Exception as error:
        from speechsum.errors import SpeechsumError, UsageError

        if isinstance(error, UsageError):
            raise click.UsageError(str(error)) from None
        if isinstance(error, SpeechsumError):
            raise click.ClickException(str(error)) from None
        raise
