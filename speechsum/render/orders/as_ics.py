"""Orders as tasks of a calendar (RFC 5545): a VTODO for each open one whose deadline has a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from datetime import date as Date

from speechsum.model import Order
from speechsum.render.clean import one_line
from speechsum.render.orders.page import Page, long_day


def write(orders: Sequence[Order], page: Page) -> bytes:
    """The calendar; the same orders give the same bytes."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//speechsum//orders//FA")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", page.words[page.kind])
    for order in orders:
        if order.status == "open" and order.due:
            calendar.add_component(_task(order, page))
    return bytes(calendar.to_ical())


def _task(order: Order, page: Page):  # type: ignore[no-untyped-def]
    from icalendar import Alarm, Todo

    words = page.words
    due = Date.fromisoformat(order.due)
    said = Date.fromisoformat(order.day) if order.day else due
    task = Todo()
    task.add("uid", f"{order.id}-{order.day or 'undated'}@speechsum")
    task.add("dtstamp", datetime(said.year, said.month, said.day, tzinfo=UTC))
    addressee = one_line(order.addressee)
    task.add(
        "summary", f"{addressee}: {one_line(order.text)}" if addressee else one_line(order.text)
    )
    task.add("due", due)
    task.add("status", "NEEDS-ACTION")
    facts = {
        words["number"]: words.number(order.number),
        words["speaker"]: order.speaker,
        words["date"]: long_day(order.day_jalali, order.day, words),
        words["sentence"]: order.sentence,
        words["order.note"]: order.note,
    }
    lines = [f"{key}: {one_line(value)}" for key, value in facts.items() if value]
    task.add("description", "\n".join(lines))
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", one_line(order.text))
    alarm.add("trigger", timedelta(days=-1), parameters={"RELATED": "END"})
    task.add_component(alarm)
    return task
