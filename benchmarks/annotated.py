"""What the benchmarks share that measure on reports annotated by their ids, some of them aside."""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

LEAST = 0.5
"""The part of its characters that a span shares with the one it is taken for."""


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


def run(about: str, measured: Callable[..., str]) -> int:
    """Print what ``measured(rows, texts, show=…)`` says of each part; 2 where no report is there.

    Args:
        about: what the command does, in a line.
        measured: the figures of some annotations.
    """
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("annotations", type=Path)
    parser.add_argument("reports", type=Path, nargs="+")
    parser.add_argument("--show", action="store_true", help="what differs, of those not aside")
    given = parser.parse_args()
    lines = given.annotations.read_text(encoding="utf-8").splitlines()
    rows: list[dict[str, Any]] = [json.loads(line) for line in lines]
    texts = reports(given.reports, {row["id"] for row in rows})
    rows = [row for row in rows if row["id"] in texts]
    if not rows:
        print("none of the annotated reports is in the files", file=sys.stderr)
        return 2
    for name, aside in (("learning", False), ("aside", True)):
        part = [row for row in rows if row["aside"] == aside]
        print(name, measured(part, texts, show=given.show and not aside))
    return 0
