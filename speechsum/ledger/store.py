"""The ledger: reports go in, orders come out, and what becomes of them is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta
from types import TracebackType
from typing import Any, Literal

from speechsum.errors import LedgerError
from speechsum.ledger import schema
from speechsum.ledger.addressees import body_of, parts_of
from speechsum.ledger.entering import Added, enter, relink
from speechsum.ledger.events import note as note_event
from speechsum.ledger.schema import explained, transaction
from speechsum.model import Order, Report, Status

_FIELDS = (
    "status", "note", "day", "text", "sentence", "speaker", "addressee", "deadline", "due",
)  # fmt: skip
"""What a person may change of an order."""
_LARGEST = 2**63 - 1
"""SQLite's integers end here."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Which orders are asked for; all that is given must hold, ``overdue`` or ``due`` either.

    ``today`` is the day to count from, ``due`` a number of days within which the deadline falls,
    ``day`` the day on which it was said, in ISO form.
    """

    today: Date
    status: Status | Literal["all"] = "open"
    overdue: bool = False
    due: int | None = None
    addressee: str | None = None
    day: str | None = None


class Ledger:
    """One SQLite file, open. Use it as a context manager.

    >>> with Ledger("orders.db", create=True) as ledger:    # doctest: +SKIP
    ...     ledger.add(analyze(text, source="report.txt"))

    Args:
        path: of the file.
        create: whether to make it where there is none.

    Raises:
        LedgerError: (by every method) it cannot be opened, read or written; it is another
            program's or a newer version's; there is no such order.
    """

    def __init__(self, path: str, *, create: bool = False) -> None:
        self.path = path
        self._connection = schema.connect(path, create=create)

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._connection.close()

    def add(self, report: Report, fingerprint: str = "") -> Added:
        """Enter what is new in ``report``: all of it, or on any error nothing.

        What was entered before, by reading or by a person, stays as it is.

        Args:
            report: as `speechsum.analyze` gives it.
            fingerprint: by which the same input is known again before it is read, see `knows`.
        """
        with self._writing():
            return enter(self._connection, report, fingerprint)

    def knows(self, fingerprint: str, *, dated: bool = False) -> bool:
        """Whether an input with this fingerprint was entered (``dated``: with its day known)."""
        found = self._all(
            "SELECT 1 FROM reports WHERE fingerprint = ? AND (? OR day != '') LIMIT 1",
            (fingerprint, not dated),
        )
        return bool(found)

    def orders(self, wanted: Filter) -> list[Order]:
        """The orders asked for: what is overdue longest first, then what is due next, then those
        without a day, in the order in which they were entered."""
        where, values = self._where(wanted)
        return [
            _order(row) for row in self._all(f"{_SELECT} WHERE {where} {_ordered(wanted)}", values)
        ]

    def order(self, number: int) -> Order:
        """The order with this number."""
        known = abs(number) <= _LARGEST
        rows = self._all(f"{_SELECT} WHERE d.number = ?", (number,)) if known else []
        if not rows:
            raise LedgerError(f"{self.path}: there is no number {number}")
        return _order(rows[0])

    def set_status(self, numbers: Iterable[int], status: Status, note: str = "") -> None:
        """Give orders a status, all or none of them, and a note where there is one."""
        with self._writing():
            for number in numbers:
                self._change(number, "status", status)
                if note:
                    self._change(number, "note", _noted(self.order(number).note, note))

    def add_note(self, number: int, note: str) -> None:
        """Write ``note`` below what is noted of an order already."""
        with self._writing():
            self._change(number, "note", _noted(self.order(number).note, note))

    def correct(self, changes: Iterable[tuple[int, str, str]]) -> None:
        """Give fields of orders other values, all of them or none.

        A corrected ``addressee`` is grouped anew; a corrected ``group`` holds for every order to
        the same addressee, those to come among them.

        Args:
            changes: of each its order's number, the field (``status``, ``note``, ``day``, ``text``,
                ``sentence``, ``speaker``, ``addressee``, ``deadline``, ``due`` or ``group``), and
                the new value; days are in ISO form.
        """
        with self._writing():
            for number, field, value in changes:
                if field == "group":
                    self._regroup(number, value)
                else:
                    self._change(number, field, value)

    def before(self, number: int, field: str, revision: int) -> str | None:
        """What a field was when the ledger had seen ``revision`` changes; None where it is still
        that."""
        rows = self._all(
            "SELECT old FROM events WHERE number = ? AND what = ? AND id > ? ORDER BY id LIMIT 1",
            (number, field, revision),
        )
        return rows[0][0] if rows else None

    def _where(self, wanted: Filter) -> tuple[str, list[object]]:
        parts: list[str] = []
        values: list[object] = []
        if wanted.status != "all":
            parts.append("d.status = ?")
            values.append(wanted.status)
        if wanted.overdue or wanted.due is not None:
            first = "" if wanted.overdue else wanted.today.isoformat()
            last = (
                wanted.today.isoformat()
                if wanted.due is None
                else (wanted.today + timedelta(wanted.due + 1)).isoformat()
            )
            parts.append("d.due != '' AND d.due >= ? AND d.due < ?")
            values += (first, last)
        if wanted.day is not None:
            parts.append("d.day = ?")
            values.append(wanted.day)
        if wanted.addressee is not None:
            keys = self._keys_for(wanted.addressee)
            parts.append(f"d.addressee_key IN ({', '.join('?' * len(keys))})")
            values += keys
        return " AND ".join(parts) or "1", values

    def _keys_for(self, addressee: str) -> list[str]:
        """The keys of a body: its own, those grouped with it, and those it is a part of."""
        asked = body_of(addressee)[0]
        return [
            key
            for key, name in self._all("SELECT key, name FROM addressees")
            for known in {*parts_of(key), *parts_of(body_of(name)[0])}
            if asked and (known == asked or known.startswith(f"{asked} "))
        ]

    def _change(self, number: int, field: str, value: str) -> None:
        """Set a field and note it, unless it has the value already."""
        if field not in _FIELDS:
            raise LedgerError(f"{field}: no field that can be changed")
        before = self.order(number)
        old = getattr(before, field)
        if old == value:
            return
        run = self._connection.execute
        if field == "day":
            self._require_free(before, value)
        run(f"UPDATE directives SET {field} = ? WHERE number = ?", (value, number))
        if field in ("day", "due"):
            run(
                f"UPDATE directives SET {field}_jalali = ? WHERE number = ?",
                (jalali_of(value), number),
            )
            if field == "day":
                relink(self._connection, before.id)
        elif field == "addressee":
            key, name = body_of(value)
            run("INSERT OR IGNORE INTO addressees (key, name) VALUES (?, ?)", (key, name))
            run("UPDATE directives SET addressee_key = ? WHERE number = ?", (key, number))
            group = self.order(number).group
            if group != before.group:
                note_event(self._connection, number, "group", before.group, group)
        elif field == "speaker":
            run("INSERT OR IGNORE INTO speakers (name) VALUES (?)", (value,))
        note_event(self._connection, number, field, old, value)

    def _require_free(self, order: Order, day: str) -> None:
        """The same order stands once on a day."""
        taken = self._all("SELECT number FROM directives WHERE id = ? AND day = ?", (order.id, day))
        if taken:
            raise LedgerError(
                f"number {order.number}: the same order of that day is number {taken[0][0]}; "
                "drop one of them"
            )

    def _regroup(self, number: int, name: str) -> None:
        old = self.order(number)
        if old.group == name or not old.addressee:
            return
        key = self._all("SELECT addressee_key FROM directives WHERE number = ?", (number,))[0][0]
        self._connection.execute(
            "UPDATE addressees SET name = ?, corrected = 1 WHERE key = ?", (name, key)
        )
        note_event(self._connection, number, "group", old.group, name)

    def _all(self, query: str, values: Iterable[object] = ()) -> list[tuple[Any, ...]]:
        with explained(self.path):
            return self._connection.execute(query, tuple(values)).fetchall()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with explained(self.path), transaction(self._connection):
            yield


_COLUMNS = (
    "number", "id", "text", "sentence", "speaker", "addressee", "force", "certainty", "day_jalali",
    "day", "deadline", "due_jalali", "due", "status", "note", "group",
)  # fmt: skip
_SELECT = f"""SELECT {", ".join(f"d.{name}" for name in _COLUMNS[:-1])},
    coalesce(a.name, ''),
    (SELECT group_concat(r.source, char(10)) FROM sources s JOIN reports r ON r.id = s.report
     WHERE s.number = d.number),
    d.earlier, e.status = 'open', (SELECT coalesce(max(id), 0) FROM events)
    FROM directives d
    LEFT JOIN addressees a ON a.key = d.addressee_key
    LEFT JOIN directives e ON e.number = d.earlier"""


def _ordered(wanted: Filter) -> str:
    """The order of a list; where all have a day it is that of the index."""
    if wanted.overdue or wanted.due is not None:
        return "ORDER BY d.due, d.number"
    return "ORDER BY d.due = '', d.due, d.number"


def _order(row: tuple[Any, ...]) -> Order:
    *first, sources, earlier, reminder, revision = row
    values = dict(zip(_COLUMNS, first, strict=True))
    return Order(
        **values,
        sources=tuple((sources or "").split("\n")),
        earlier=earlier,
        reminder=bool(reminder),
        revision=revision,
    )


def jalali_of(day: str) -> str:
    """A day in ISO form, in the calendar of the reports; nothing for none."""
    from speechsum.when.calendar import iso_jalali

    return iso_jalali(Date.fromisoformat(day)) if day else ""


def _noted(before: str, note: str) -> str:
    return f"{before}\n{note}" if before else note
