"""Orders: the directives of reports, and what became of them, kept in one SQLite file.

`Ledger.add` enters what is new in a report, `Ledger.orders` gives each `speechsum.model.Order` that
a `Filter` asks for.

>>> from speechsum.ledger import Filter, Ledger
>>> with Ledger("orders.db", create=True) as ledger:    # doctest: +SKIP
...     ledger.add(report)
...     ledger.orders(Filter(today=date.today(), overdue=True))
"""

from __future__ import annotations

from speechsum.ledger.entering import Added
from speechsum.ledger.store import Filter, Ledger

__all__ = ["Added", "Filter", "Ledger"]
