"""What happens to orders, noted as it happens: who changed what is told from what was read."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime


def now() -> str:
    """The time of an event: UTC, to the second, in ISO form."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def note(
    connection: sqlite3.Connection, number: int, what: str, old: str, new: str, time: str = ""
) -> None:
    """Note that ``what`` of an order (a field, ``added``, ``source``) went from ``old`` to ``new``.

    ``time`` is as `now` gives it, now where it is empty.
    """
    connection.execute(
        "INSERT INTO events (number, time, what, old, new) VALUES (?, ?, ?, ?, ?)",
        (number, time or now(), what, old, new),
    )


def is_touched(connection: sqlite3.Connection, number: int, field: str) -> bool:
    """Whether a person has changed a field of an order."""
    found = connection.execute(
        "SELECT 1 FROM events WHERE number = ? AND what = ?", (number, field)
    ).fetchone()
    return found is not None
