"""How rightly the occasion of a speech is found, on reports annotated with it.

    python benchmarks/occasions.py training/occasions.jsonl REPORTS.jsonl[.gz]... [--show]

An annotation names a report by its ``id`` and has the ``start`` and ``end`` of the occasion (both
null where none is told); half of them are kept ``aside``. Of each half it prints how many are
found exactly, and precision and recall of those that share half of their characters. Reports that
no file holds are left out.
"""

from __future__ import annotations

import sys
from typing import Any

from annotated import LEAST, run, shared

from speechsum import analyze


def measured(rows: list[dict[str, Any]], texts: dict[str, str], *, show: bool) -> str:
    """The figures of some annotations."""
    told = said = near = exact = none = 0
    for row in rows:
        text = texts[row["id"]]
        span = analyze(text, ranker="lead").occasion
        found = (span.start, span.end) if span is not None else None
        right = (row["start"], row["end"]) if row["start"] is not None else None
        told += right is not None
        said += found is not None
        none += right is None and found is None
        close = shared(found, right) if found is not None and right is not None else 0.0
        near += close >= LEAST
        exact += close == 1.0
        if show and found != right:
            print(row["id"], *(text[a:b] if a is not None else "-" for a, b in (
                (row["start"], row["end"]), found or (None, None),
            )), sep="\n   ")  # fmt: skip
    return (
        f"{len(rows)} reports: P {100 * near / max(said, 1):.1f} R {100 * near / max(told, 1):.1f}"
        f" exact {100 * exact / max(told, 1):.1f}, {none} rightly without"
    )


if __name__ == "__main__":
    sys.exit(run((__doc__ or "").splitlines()[0], measured))
