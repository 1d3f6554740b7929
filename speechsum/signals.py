"""Signals that wait until what must not be torn is done."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def put_off() -> Iterator[None]:
    """Have SIGINT and SIGTERM wait until the block is done; a second one ends the process at once.

    For the main thread only.
    """
    came: list[int] = []

    def wait(number: int, _: FrameType | None) -> None:
        if came:
            os._exit(128 + number)
        came.append(number)

    before = {
        number: handler
        for number in (signal.SIGINT, signal.SIGTERM)
        if callable(handler := signal.getsignal(number))
    }
    for number in before:
        signal.signal(number, wait)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    if came:
        before[signal.Signals(came[0])](came[0], None)
