"""The command: signals are answered before anything else is loaded."""

from __future__ import annotations

import os
import signal
from typing import NoReturn

from speechsum.collecting import collect_seldom, leave

_INTERRUPTED = 130


def main() -> NoReturn:
    """Run the command, see `speechsum.cli.main`."""
    # While modules are loaded nothing has been written: to end at once loses nothing. A shell that
    # runs the command in the background has it ignore the signal.
    interrupts = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if interrupts:
        signal.signal(signal.SIGINT, lambda *_: os._exit(_INTERRUPTED))
    collect_seldom()
    from speechsum.cli import main as run

    if interrupts:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        run()
    finally:
        leave()


if __name__ == "__main__":
    main()
