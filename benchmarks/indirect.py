"""How rightly indirect quotes are found, on reports annotated with them.

    python benchmarks/indirect.py training/indirect.jsonl REPORTS.jsonl[.gz]... [--show]

An annotation names a report by its ``id`` and has the ``[start, end]`` of each clause that its
narration gives in a speaker's stead («با بیان اینکه …», «به گفته …»); some of them are kept
``aside``. Of each part it prints precision, recall and F1 of the clauses that share half of their
characters with one that was found, and how many of these are exact. Reports that no file holds are
left out.
"""

from __future__ import annotations

import sys
from typing import Any

from annotated import LEAST, run, shared

from speechsum import analyze


def measured(rows: list[dict[str, Any]], texts: dict[str, str], *, show: bool) -> str:
    """The figures of some annotations."""
    told = said = near = exact = 0
    for row in rows:
        text = texts[row["id"]]
        quotes = analyze(text, ranker="lead").quotes
        found = [(q.start, q.end) for q in quotes if q.kind == "indirect"]
        right = [(start, end) for start, end in row["quotes"]]
        told, said = told + len(right), said + len(found)
        for span in right:
            best = max(found, key=lambda other: shared(span, other), default=None)
            value = shared(span, best) if best is not None else 0.0
            near, exact = near + (value >= LEAST), exact + (value == 1.0)
            if show and value < 1.0:
                print(
                    row["id"], text[slice(*span)], text[slice(*best)] if best else "-", sep="\n  "
                )
        if show:
            for span in found:
                if all(shared(span, other) < LEAST for other in right):
                    print(row["id"], "-", text[slice(*span)], sep="\n  ")
    precision, recall = 100 * near / max(said, 1), 100 * near / max(told, 1)
    mean = 2 * precision * recall / max(precision + recall, 1)
    return (
        f"{len(rows)} reports, {told} clauses: P {precision:.1f} R {recall:.1f} F1 {mean:.1f}"
        f" exact {100 * exact / max(near, 1):.1f}"
    )


if __name__ == "__main__":
    sys.exit(run((__doc__ or "").splitlines()[0], measured))
