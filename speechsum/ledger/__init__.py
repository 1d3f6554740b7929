"""What was ordered, and is it done? Directives of reports, kept in one SQLite file.

>>> from speechsum.ledger import Filter, Ledger
>>> with Ledger("orders.db", create=True) as ledger:    # doctest: +SKIP
...     ledger.add(report)
...     ledger.orders(Filter(today=date.today(), overdue=True))
"""

from __future__ import annotations

from speechsum.ledger.store import FIELDS, Added, Event, Filter, Ledger

__all__ = ["FIELDS", "Added", "Event", "Filter", "Ledger"]
