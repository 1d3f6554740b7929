"""What a person changed in an exported sheet, brought back by the numbers of its rows.

A sheet tells by its hidden column which changes the ledger had seen when it was written. A cell
counts as edited where it is not what it was then: so a sheet of Monday undoes nothing that was
noted on Tuesday, and where both changed the same field nobody is overruled silently.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date as Date

from speechsum.errors import LedgerError
from speechsum.ledger.sheets import Row, flat, read_sheet
from speechsum.ledger.store import Ledger, jalali_of
from speechsum.model import STATUSES, Order
from speechsum.render.labels import Labels
from speechsum.render.orders.page import cells
from speechsum.when import counted_from, parse_day

# A column, and the field that it shows; the deadline stands in two columns.
_FIELDS = {
    "status": "status",
    "note": "note",
    "day": "day",
    "directive": "text",
    "sentence": "sentence",
    "speaker": "speaker",
    "addressee": "addressee",
    "group": "group",
}
_FORMULA_SIGNS = ("=", "+", "-", "@")


@dataclass(frozen=True, slots=True)
class Change:
    """A field of an order that was edited, from ``old`` to ``new``."""

    number: int
    field: str
    old: str
    new: str


def import_sheet(ledger: Ledger, path: str) -> list[Change]:
    """Bring back what was edited in the sheet at ``path`` (``.xlsx`` or ``.csv``): all or nothing.

    Returns:
        What was changed in the ledger.

    Raises:
        LedgerError: the file is no such sheet, or holds what cannot be understood; one line for
            each such cell.
    """
    words, rows = read_sheet(path)
    changes: list[Change] = []
    wrong: list[str] = []
    seen: set[int] = set()
    for line, row in rows:
        try:
            number = _number(row, seen)
            changes += _changes(ledger, number, row, words)
        except LedgerError as error:
            wrong.append(f"{path}: row {line}: {error}")
    if wrong:
        raise LedgerError("\n".join([*wrong, f"{path}: nothing was changed; mend these rows"]))
    ledger.correct((change.number, change.field, change.new) for change in changes)
    return changes


def _number(row: Row, seen: set[int]) -> int:
    text = _plain(row["number"])
    try:
        number = int(float(text))
    except (ValueError, OverflowError):
        raise LedgerError(f"«{text}» is no number of an order") from None
    if number in seen:
        raise LedgerError(f"number {number} stands in two rows")
    seen.add(number)
    return number


def _changes(ledger: Ledger, number: int, row: Row, words: Labels) -> Iterator[Change]:
    now = ledger.order(number)
    revision = _revision(row, now)
    then = _as_it_was(ledger, now, revision)
    was, shown = cells(then, words), cells(now, words)
    edited = {
        column: _unguarded(flat(value))
        for column, value in row.items()
        if column in was and column not in ("number", "revision")
        if flat(was[column]) not in (flat(value), _unguarded(flat(value)))
    }
    due = _due(number, edited)
    for column, field in _FIELDS.items():
        if column not in edited:
            continue
        value = _value(number, column, edited[column], words)
        if value == getattr(now, field):
            continue
        if flat(was[column]) != flat(shown[column]):
            raise _conflict(number, column, shown[column])
        yield Change(number, field, getattr(now, field), value)
        if field == "day" and due is None:
            due = _counted_anew(now, value)
    if due is not None and due != now.due:
        if then.due != now.due:
            raise _conflict(number, "due", shown["due"])
        yield Change(number, "due", now.due, due)


def _counted_anew(now: Order, day: str) -> str | None:
    """The deadline from another ``day`` on; None where it was not counted from the order's own."""
    if _counted(now.deadline, now.day) != now.due:
        return None  # somebody has entered it
    return _counted(now.deadline, day)


def _counted(deadline: str, day: str) -> str:
    found = counted_from(deadline, Date.fromisoformat(day) if day else None)
    return found.isoformat() if found is not None else ""


def _conflict(number: int, column: str, value: str) -> LedgerError:
    return LedgerError(
        f"number {number}: the {column} was changed in the ledger as well, to «{value}»; "
        "write that into the sheet, or export it again"
    )


def _as_it_was(ledger: Ledger, now: Order, revision: int) -> Order:
    """The order as the sheet showed it."""
    if revision >= now.revision:
        return now
    known = {
        field: old
        for field in (*_FIELDS.values(), "due")
        if (old := ledger.before(now.number, field, revision)) is not None
    }
    for field in ("day", "due"):
        if field in known:
            known[f"{field}_jalali"] = jalali_of(known[field])
    return replace(now, **known)  # type: ignore[arg-type]


def _revision(row: Row, now: Order) -> int:
    text = _plain(row.get("revision", ""))
    try:
        revision = int(float(text))
    except (ValueError, OverflowError):
        return now.revision
    return revision if revision >= 0 else now.revision


def _value(number: int, column: str, text: str, words: Labels) -> str:
    if column == "status":
        for status in STATUSES:
            if text in (words[f"status.{status}"], status):
                return status
        raise LedgerError(f"number {number}: «{text}» is no status")
    if column == "day":
        return _day(number, text)
    if not text and column in ("directive", "group"):
        raise LedgerError(f"number {number}: the {column} is empty")
    return text


def _due(number: int, edited: Row) -> str | None:
    """The day that was entered, in one of the two columns or the same in both; None for none."""
    found = {
        column: _day(number, edited[column]) for column in ("due_jalali", "due") if column in edited
    }
    if len(set(found.values())) > 1:
        raise LedgerError(f"number {number}: the two deadlines are different days")
    return next(iter(found.values()), None)


def _day(number: int, text: str) -> str:
    if not text:
        return ""
    try:
        return parse_day(_plain(text).replace("/", "-")).isoformat()
    except ValueError:
        raise LedgerError(
            f"number {number}: «{text}» is no day; write it as 1404/05/22 or 2025-08-13"
        ) from None


def _plain(text: str) -> str:
    """``text`` with the digits of ASCII: people type those of their keyboard."""
    return "".join(str(int(char)) if char.isdecimal() else char for char in text).strip()


def _unguarded(cell: str) -> str:
    """Without the apostrophe that kept it from being a formula: a table of text has it, and so has
    a workbook that a spreadsheet made of one."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA_SIGNS) else cell
