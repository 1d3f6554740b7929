"""The ledger's file: its tables, how older ones become the present ones, and what it refuses."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from speechsum.errors import LedgerError

APPLICATION_ID = 0x73_70_6C_67
"""«splg»: by it a ledger is told from another program's database."""

BUSY_SECONDS = 30.0
"""How long to wait for another process that writes."""

_FIRST = """
CREATE TABLE speakers (
    name TEXT PRIMARY KEY,
    role TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;
CREATE TABLE reports (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    day TEXT NOT NULL DEFAULT '',
    day_jalali TEXT NOT NULL DEFAULT '',
    digest TEXT NOT NULL UNIQUE,
    fingerprint TEXT NOT NULL DEFAULT '',
    added TEXT NOT NULL
);
CREATE INDEX reports_fingerprint ON reports (fingerprint);
CREATE TABLE directives (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    day TEXT NOT NULL DEFAULT '',
    day_jalali TEXT NOT NULL DEFAULT '',
    speaker TEXT NOT NULL DEFAULT '',
    addressee TEXT NOT NULL DEFAULT '',
    addressee_key TEXT NOT NULL DEFAULT '',
    force TEXT NOT NULL,
    text TEXT NOT NULL,
    sentence TEXT NOT NULL,
    deadline TEXT NOT NULL DEFAULT '',
    due TEXT NOT NULL DEFAULT '',
    due_jalali TEXT NOT NULL DEFAULT '',
    certainty REAL NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('open', 'check', 'done', 'dropped')),
    note TEXT NOT NULL DEFAULT '',
    earlier INTEGER REFERENCES directives (number),
    words TEXT NOT NULL,
    read_speaker TEXT NOT NULL DEFAULT '',
    added TEXT NOT NULL,
    UNIQUE (id, day)
);
CREATE INDEX directives_status_due ON directives (status, due);
CREATE INDEX directives_day ON directives (day);
CREATE INDEX directives_addressee ON directives (addressee_key);
CREATE TABLE sources (
    number INTEGER NOT NULL REFERENCES directives (number),
    report INTEGER NOT NULL REFERENCES reports (id),
    text TEXT NOT NULL,
    PRIMARY KEY (number, report)
) WITHOUT ROWID;
CREATE INDEX sources_report ON sources (report);
CREATE TABLE events (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    number INTEGER NOT NULL REFERENCES directives (number),
    time TEXT NOT NULL,
    what TEXT NOT NULL,
    old TEXT NOT NULL DEFAULT '',
    new TEXT NOT NULL DEFAULT ''
);
CREATE INDEX events_number ON events (number, what);
CREATE VIEW open_directives AS
    SELECT number, day_jalali AS day, speaker, text, addressee, deadline, due_jalali, due, note
    FROM directives WHERE status = 'open' ORDER BY due = '', due, number;
"""

_GROUPS = """
CREATE TABLE addressees (
    key TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    corrected INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE INDEX addressees_name ON addressees (name);
INSERT INTO addressees (key, name)
    SELECT DISTINCT addressee_key, addressee_key FROM directives WHERE addressee_key != '';
DROP VIEW open_directives;
CREATE VIEW open_directives AS
    SELECT d.number, d.day_jalali AS day, d.speaker, d.text, d.addressee,
        coalesce(a.name, '') AS body, d.deadline, d.due_jalali, d.due, d.note
    FROM directives d LEFT JOIN addressees a ON a.key = d.addressee_key
    WHERE d.status = 'open' ORDER BY d.due = '', d.due, d.number;
"""

_ADDRESSES = "ALTER TABLE reports ADD COLUMN url TEXT NOT NULL DEFAULT '';\n"

_MIGRATIONS = (_FIRST, _GROUPS, _ADDRESSES)
"""What makes a ledger of version N one of version N + 1. What is here once stays as it is."""

VERSION = len(_MIGRATIONS)


def connect(path: str, *, create: bool = False) -> sqlite3.Connection:
    """The ledger at ``path``, brought up to date.

    Args:
        path: of the file.
        create: whether to make it where there is none.

    Raises:
        LedgerError: there is none, it is no ledger, or a newer version of speechsum made it.
    """
    _check_path(path, create=create)
    mode = "rwc" if create else "rw"
    with explained(path):
        connection = sqlite3.connect(
            f"file:{_quoted(path)}?mode={mode}",
            uri=True,
            timeout=BUSY_SECONDS,
            isolation_level=None,
        )
    try:
        with explained(path):
            _prepare(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _check_path(path: str, *, create: bool) -> None:
    if os.path.isdir(path):
        raise LedgerError(f"{path}: a folder, not a ledger; the ledger's file comes first")
    if not os.path.exists(path):
        if not create:
            raise LedgerError(f"{path}: no such ledger; `speechsum ledger add` makes one")
        if not os.path.isdir(os.path.dirname(path) or "."):
            raise LedgerError(f"{path}: no such folder to make a ledger in")


def _quoted(path: str) -> str:
    from urllib.parse import quote

    return quote(os.fsencode(os.path.abspath(path)))


def _prepare(connection: sqlite3.Connection, path: str) -> None:
    _check_kind(connection, path)
    _patiently(lambda: connection.execute("PRAGMA journal_mode = WAL").fetchone())
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    if _version(connection) < VERSION:
        with transaction(connection):
            # Another process may have done it while this one waited.
            _check_kind(connection, path)
            for step in _MIGRATIONS[_version(connection) :]:
                for statement in step.split(";\n"):
                    connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {VERSION}")


def _check_kind(connection: sqlite3.Connection, path: str) -> None:
    """Refuse what is not ours before anything in it is changed."""
    # In one look: between two another process may make the ledger.
    own = not connection.in_transaction
    if own:
        connection.execute("BEGIN")
    query = "SELECT count(*) FROM sqlite_master"
    empty = not _patiently(lambda: connection.execute(query).fetchone())[0]
    mark = connection.execute("PRAGMA application_id").fetchone()[0]
    version = _version(connection)
    if own:
        connection.execute("COMMIT")
    if mark != APPLICATION_ID and not (empty and mark == 0):
        raise LedgerError(f"{path}: another program's database, not a ledger")
    if version > VERSION:
        raise LedgerError(
            f"{path}: a ledger of a newer speechsum (version {version}, this one "
            f"knows {VERSION}); update speechsum"
        )


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _patiently(work: Callable[[], tuple[int]]) -> tuple[int]:
    """Where SQLite does not wait by itself: while a file is made or its journal changed."""
    until = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            return work()
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(0.01)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of the block's changes, or none."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # A full disk makes SQLite roll back by itself.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def explained(path: str) -> Iterator[None]:
    """What SQLite finds wrong, in a line that says what to do about it.

    Raises:
        LedgerError: instead of any error of SQLite.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise LedgerError(f"{path}: {_reason(error)}") from None


def _reason(error: sqlite3.Error) -> str:
    words = str(error)
    if "not a database" in words:
        return "not a ledger"
    if "full" in words or "disk I/O" in words:
        return f"the ledger is as it was before ({words}); make room on the disk"
    if "locked" in words:
        return f"another process has been writing for {BUSY_SECONDS:.0f} seconds; try again"
    if "readonly" in words or "unable to open" in words:
        return f"{words}; its file and folder must be writable"
    return words
