"""Annotations, and the reports that they speak of."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any


def read(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a file of JSON lines, compressed or not."""
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def joined(
    annotations: Iterable[Mapping[str, Any]], reports: Iterable[Path]
) -> Iterator[dict[str, Any]]:
    """The annotations with the texts they speak of, in the order of the annotations."""
    texts = {record["id"]: record["text"] for path in reports for record in read(path)}
    for item in annotations:
        if item["id"] not in texts:
            raise SystemExit(f"no report {item['id']} in the files given")
        yield {**item, "text": texts[item["id"]]}


def overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    """The share of what two spans cover that they have in common."""
    shared = max(0, min(a[1], b[1]) - max(a[0], b[0]))
    return shared / (a[1] - a[0] + b[1] - b[0] - shared) if shared else 0.0
