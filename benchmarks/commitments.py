"""How well commitments are found.

    python benchmarks/commitments.py training/commitments.jsonl REPORTS... [--part aside] [--show]

``training/commitments.jsonl`` holds annotations by the guide of ``docs/commitments.md``: offsets
into reports that are not the project's to give away, and that are found by their ids in the files
``REPORTS``. The part ``learn`` was read while the tables were written, the part ``aside`` was not.

A finding is right where it overlaps an annotated commitment by half; what is marked optional counts
neither for nor against.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from speechsum import analyze

_OVERLAP = 0.5

Json = dict[str, Any]


def _lines(path: Path) -> Iterator[Json]:
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def _joined(annotations: Path, reports: Iterable[Path], part: str) -> list[Json]:
    """The annotated reports of a part with their texts."""
    texts = {record["id"]: record["text"] for path in reports for record in _lines(path)}
    items = [item for item in _lines(annotations) if item["part"] == part]
    missing = [item["id"] for item in items if item["id"] not in texts]
    if missing:
        raise SystemExit(f"no report {missing[0]} in the files given")
    return [item | {"text": texts[item["id"]]} for item in items]


def _overlap(start: int, end: int, item: Mapping[str, Any]) -> float:
    shared = max(0, min(end, item["end"]) - max(start, item["start"]))
    return shared / (end - start + item["end"] - item["start"] - shared)


def measure(records: Sequence[Json], show: bool) -> None:
    """Print precision, recall and F1, and how many of the right ones have span and deadline."""
    found = wanted = right = exact = dated = tried = 0
    sure: list[tuple[float, bool]] = []
    for record in records:
        open_ = list(record["commitments"])
        for one in analyze(record["text"], ranker="lead", commitments=True).commitments or ():
            best = max(open_, key=lambda item: _overlap(one.start, one.end, item), default=None)
            if best is None or _overlap(one.start, one.end, best) < _OVERLAP:
                found += 1
                sure.append((one.certainty, False))
                if show:
                    print(f"- {one.certainty} {one.rule}: {one.text}")
                continue
            open_.remove(best)
            if best.get("optional"):
                continue
            found += 1
            right += 1
            sure.append((one.certainty, True))
            exact += (one.start, one.end) == (best["start"], best["end"])
            if show and (one.start, one.end) != (best["start"], best["end"]):
                print(f"~ {one.text} / {record['text'][best['start'] : best['end']]}")
            told = [one.deadline.start, one.deadline.end] if one.deadline else None
            tried += 1
            dated += told == best["deadline"]
            if show and told != best["deadline"]:
                print(f"t {one.text}: {one.deadline and one.deadline.text}")
        left = [item for item in open_ if not item.get("optional")]
        if show:
            for item in left:
                print(f"+ {record['text'][item['start'] : item['end']]}")
        wanted += sum(not item.get("optional") for item in record["commitments"])
    precision, recall = right / max(1, found), right / max(1, wanted)
    f1 = 2 * right / max(1, found + wanted)
    print(
        f"{len(records)} reports, {wanted} commitments: precision {precision:.1%}, recall "
        f"{recall:.1%}, F1 {f1:.1%}; of the right ones {exact / max(1, right):.1%} with the very "
        f"span, {dated / max(1, tried):.1%} with the very deadline or rightly without one"
    )
    for low, high in ((0.5, 0.8), (0.8, 1.01)):
        inside = [is_right for value, is_right in sure if low <= value < high]
        if inside:
            print(f"certainty from {low}: {sum(inside)} of {len(inside)} right")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure on annotated reports."""
    parser = argparse.ArgumentParser(prog="benchmarks/commitments.py", description=__doc__)
    parser.add_argument("annotations", type=Path)
    parser.add_argument("reports", type=Path, nargs="+")
    parser.add_argument("--part", choices=("learn", "aside"), default="aside")
    parser.add_argument("--show", action="store_true", help="print each mistake")
    options = parser.parse_args(arguments)
    measure(_joined(options.annotations, options.reports, options.part), options.show)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
