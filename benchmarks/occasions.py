"""How rightly the occasion of a speech is found, on reports annotated with it.

    python benchmarks/occasions.py training/occasions.jsonl REPORTS.jsonl[.gz]... [--show]

An annotation names a report by its ``id`` and has the ``start`` and ``end`` of the occasion (both
null where none is told); half of them are kept ``aside``. Of each half it prints how many are
found exactly, and precision and recall of those that share half of their characters. Reports that
no file holds are left out.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from pathlib import Path
from typing import Any

from speechsum import analyze

_LEAST = 0.5


def reports(paths: list[Path], wanted: set[str]) -> dict[str, str]:
    """The texts of the wanted reports, by their id."""
    found = {}
    for path in paths:
        opened = gzip.open if path.suffix == ".gz" else open
        with opened(path, "rt", encoding="utf-8") as lines:
            for record in map(json.loads, lines):
                if record["id"] in wanted:
                    found[record["id"]] = record["text"]
    return found


def shared(left: tuple[int, int], right: tuple[int, int]) -> float:
    """Intersection over union of two half-open ranges."""
    both = max(0, min(left[1], right[1]) - max(left[0], right[0]))
    return both / (left[1] - left[0] + right[1] - right[0] - both) if both else 0.0


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
        near += close >= _LEAST
        exact += close == 1.0
        if show and found != right:
            print(row["id"], *(text[a:b] if a is not None else "-" for a, b in (
                (row["start"], row["end"]), found or (None, None),
            )), sep="\n   ")  # fmt: skip
    return (
        f"{len(rows)} reports: P {100 * near / max(said, 1):.1f} R {100 * near / max(told, 1):.1f}"
        f" exact {100 * exact / max(told, 1):.1f}, {none} rightly without"
    )


def main() -> int:
    """Measure; 2 where no report is there."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("annotations", type=Path)
    parser.add_argument("reports", type=Path, nargs="+")
    parser.add_argument("--show", action="store_true", help="what differs, of those not aside")
    given = parser.parse_args()
    lines = given.annotations.read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    texts = reports(given.reports, {row["id"] for row in rows})
    rows = [row for row in rows if row["id"] in texts]
    if not rows:
        print("none of the annotated reports is in the files", file=sys.stderr)
        return 2
    for name, aside in (("learning", False), ("aside", True)):
        part = [row for row in rows if row["aside"] == aside]
        print(name, measured(part, texts, show=given.show and not aside))
    return 0


if __name__ == "__main__":
    sys.exit(main())
