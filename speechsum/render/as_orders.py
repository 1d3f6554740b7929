"""The directives of reports as a list of orders: a calendar, minutes."""

from __future__ import annotations

from datetime import date as Date
from typing import ClassVar

from speechsum.model import Directive, Order, Report
from speechsum.render.as_text import person
from speechsum.render.options import Format, RenderOptions
from speechsum.render.orders import Page, write_orders


class _OrdersWriter:
    """All directives, numbered through; written at the end, for such a file is one piece."""

    name: ClassVar[Format]

    def __init__(self, options: RenderOptions) -> None:
        self._options = options
        self._orders: list[Order] = []
        self._present: dict[str, None] = {}
        self._headings: list[str] = []

    def begin(self) -> str:
        """Nothing yet."""
        return ""

    def report(self, report: Report) -> str:
        """Nothing yet."""
        for directive in report.directives:
            self._orders.append(order_of(len(self._orders) + 1, report, directive))
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


def order_of(number: int, report: Report, directive: Directive) -> Order:
    """A directive of ``report`` as an order that nobody has followed up yet."""
    day, deadline = report.day, directive.deadline
    return Order(
        number=number,
        id=directive.id,
        text=directive.text,
        sentence=directive.sentence.text,
        speaker=directive.speaker or "",
        addressee=directive.addressee or "",
        force=directive.force,
        certainty=directive.certainty,
        day=day.gregorian if day else "",
        day_jalali=day.jalali if day else "",
        deadline=deadline.text if deadline else "",
        due=(deadline.gregorian if deadline else None) or "",
        due_jalali=(deadline.jalali if deadline else None) or "",
        sources=(report.source,),
    )
