"""What is found in many reports, held still, so that each change of a refactoring is seen.

    python benchmarks/freeze.py take OUT.jsonl.gz REPORTS.jsonl[.gz]...
    python benchmarks/freeze.py compare BEFORE.jsonl.gz AFTER.jsonl.gz [--show N]

``take`` writes a line a report: its id and every quote, directive and verdict with all their
fields. ``compare`` says how many reports differ, in which lists, and shows the first of them.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from speechsum.attribution import attribute
from speechsum.directives import find_directives
from speechsum.text.segments import parse
from speechsum.when import speech_day

_TODAY = date(2026, 1, 1)
_LISTS = ("speakers", "quotes", "directives", "doubtful", "verdicts")


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def _found(text: str) -> dict[str, Any]:
    document = parse(text)
    attribution = attribute(document)
    day = speech_day(document, attribution.quotes, option=_TODAY)
    found = find_directives(document, attribution, day=day)
    return {
        "speakers": [asdict(speaker) for speaker in attribution.speakers],
        "quotes": [asdict(quote) for quote in attribution.quotes],
        "directives": [asdict(directive) for directive in found.directives],
        "doubtful": [asdict(directive) for directive in found.doubtful],
        "verdicts": [asdict(verdict) for verdict in found.verdicts],
    }


def take(out: Path, reports: list[Path]) -> None:
    """Read every report and write what is found in it."""
    with gzip.open(out, "wt", encoding="utf-8", compresslevel=1) as file:
        for path in reports:
            for number, record in enumerate(_lines(path)):
                line = {"report": f"{path.name}#{record.get('id', number)}"}
                file.write(json.dumps(line | _found(record["text"]), ensure_ascii=False) + "\n")


def compare(before: Path, after: Path, show: int) -> int:
    """Print how two runs differ; 1 where they do."""
    kinds: Counter[str] = Counter()
    differing = 0
    for old, new in zip(_lines(before), _lines(after), strict=True):
        changed = [kind for kind in _LISTS if old[kind] != new[kind]]
        kinds.update(changed)
        differing += bool(changed)
        if changed and differing <= show:
            print(f"--- {old['report']}")
            for kind in changed:
                _print_differences(kind, old[kind], new[kind])
    print(f"{differing} reports differ: {dict(kinds)}")
    return int(differing > 0)


def _print_differences(kind: str, old: list[Any], new: list[Any]) -> None:
    for sign, these, those in (("-", old, new), ("+", new, old)):
        for item in these:
            if item not in those:
                fields = {k: v for k, v in item.items() if k not in ("id", "chain") and v}
                print(f"  {sign} {kind}: {json.dumps(fields, ensure_ascii=False)}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("act", choices=("take", "compare"))
    parser.add_argument("first", type=Path)
    parser.add_argument("others", type=Path, nargs="+")
    parser.add_argument("--show", type=int, default=10)
    options = parser.parse_args()
    if options.act == "take":
        take(options.first, options.others)
        return 0
    return compare(options.first, options.others[0], options.show)


if __name__ == "__main__":
    sys.exit(main())
