"""The directives of reports, or their commitments, as a list of orders: a calendar, minutes."""

from __future__ import annotations

from datetime import date as Date
from typing import ClassVar

from speechsum.model import Commitment, Directive, Order, Report
from speechsum.render.options import Format, RenderOptions
from speechsum.render.orders import Page, write_orders
from speechsum.render.orders.page import Kind
from speechsum.render.wording import person
from speechsum.render.writer import Writer


class _OrdersWriter(Writer):
    """All directives, numbered through; written at the end, for such a file is one piece."""

    name: ClassVar[Format]

    def __init__(self, options: RenderOptions) -> None:
        self._options = options
        self._kind: Kind = "commitments" if options.show == ("commitments",) else "orders"
        self._orders: list[Order] = []
        self._present: dict[str, None] = {}
        self._headings: list[str] = []

    def report(self, report: Report) -> str:
        """Nothing yet."""
        found = report.commitments or () if self._kind == "commitments" else report.directives
        for one in found:
            self._orders.append(order_of(len(self._orders) + 1, report, one))
        self._present.update(dict.fromkeys(map(person, report.speakers)))
        self._headings.append(report.headline.text if report.headline else report.title or "")
        return ""

    def end(self) -> bytes:
        """The file."""
        one = len(self._headings) == 1
        page = Page(
            self._options,
            Date.today(),
            heading=self._headings[0] if one else "",
            present=tuple(self._present) if one else (),
            kind=self._kind,
        )
        made = write_orders(self._orders, self.name, page)
        assert isinstance(made, bytes)
        return made


class IcsWriter(_OrdersWriter):
    """A task of a calendar for each directive whose deadline has a day."""

    name = "ics"


class DocxWriter(_OrdersWriter):
    """Minutes of the reports' days."""

    name = "docx"


def order_of(number: int, report: Report, found: Directive | Commitment) -> Order:
    """What is to be done as an order that nobody has followed up yet.

    Of a commitment the speaker is who is to do it.
    """
    day, deadline = report.day, found.deadline
    if isinstance(found, Directive):
        who, force = found.addressee, found.force
    else:
        who, force = found.speaker, None
    return Order(
        number=number,
        id=found.id,
        text=found.text,
        sentence=found.sentence.text,
        speaker=found.speaker or "",
        addressee=who or "",
        force=force,
        certainty=found.certainty,
        day=day.gregorian if day else "",
        day_jalali=day.jalali if day else "",
        deadline=deadline.text if deadline else "",
        due=(deadline.gregorian if deadline else None) or "",
        due_jalali=(deadline.jalali if deadline else None) or "",
        sources=(report.source,),
    )
