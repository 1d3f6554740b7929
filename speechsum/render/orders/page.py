"""What is shown of an order, in words and figures, whatever the format."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date
from typing import Literal

from speechsum.model import Order
from speechsum.render.clean import one_line
from speechsum.render.labels import Labels, labels
from speechsum.render.options import RenderOptions
from speechsum.render.rows import sheet_day

COLUMNS = (
    "number", "day", "speaker", "directive", "sentence", "addressee", "due_jalali", "due",
    "status", "note", "group", "revision",
)  # fmt: skip
"""The columns of a sheet, each with its key in `titles`."""

Kind = Literal["orders", "commitments"]
_TITLES = {
    "number": "number",
    "speaker": "speaker",
    "directive": "directive",
    "sentence": "sentence",
    "addressee": "addressee",
    "status": "status",
}


@dataclass(frozen=True, slots=True)
class Page:
    """What a list needs to know beside its orders.

    ``today`` tells what is overdue, ``addressee`` whom a letter is to, ``heading`` what the list is
    called where that is known, ``present`` who took part, ``kind`` what is listed.
    """

    options: RenderOptions
    today: Date
    addressee: str | None = None
    heading: str = ""
    present: tuple[str, ...] = ()
    kind: Kind = "orders"

    @property
    def words(self) -> Labels:
        """The labels of the output's language."""
        return labels(self.options.lang)

    def is_overdue(self, order: Order) -> bool:
        """Whether an open order's day has passed."""
        return order.status == "open" and "" < order.due < self.today.isoformat()


def titles(words: Labels) -> dict[str, str]:
    """The heading of each of `COLUMNS`."""
    return {column: words[_TITLES.get(column, f"order.{column}")] for column in COLUMNS}


def cells(order: Order, words: Labels) -> dict[str, str]:
    """The content of each of `COLUMNS`, harmless and on one line."""
    sentence = "" if one_line(order.sentence) == one_line(order.text) else order.sentence
    made = {
        "number": str(order.number),
        "day": sheet_day(order.day_jalali, words),
        "speaker": order.speaker,
        "directive": order.text,
        "sentence": sentence,
        "addressee": order.addressee,
        "due_jalali": sheet_day(order.due_jalali, words) or order.deadline,
        "due": order.due,
        "status": words[f"status.{order.status}"],
        "note": order.note,
        "group": order.group,
        "revision": str(order.revision),
    }
    return {column: one_line(value) for column, value in made.items()}


def long_day(jalali: str, gregorian: str, words: Labels) -> str:
    """A day in words, or that it is not known."""
    return words.date(jalali, gregorian) if jalali or gregorian else words["orders.no_day"]


def deadline(order: Order, words: Labels) -> str:
    """The deadline: its words, and its day where it has one."""
    if not order.due:
        return order.deadline
    day = words.date(order.due_jalali, order.due)
    return f"{order.deadline} ({day})" if order.deadline else day


def remark(order: Order, page: Page) -> str:
    """What else a reader should know: overdue, a reminder, the status where it is not open."""
    words = page.words
    parts = []
    if page.is_overdue(order):
        parts.append(words["orders.overdue"])
    if order.status != "open":
        parts.append(words[f"status.{order.status}"])
    if order.earlier is not None:
        key = "order.reminder" if order.reminder else "order.earlier"
        parts.append(f"{words[key]} {words.number(order.earlier)}")
    return words.listed(parts)
