"""Fit the certainty of commitments.

    python training/commitments.py training/commitments.jsonl REPORTS...

The annotations, by the guide of ``docs/commitments.md``, are offsets into reports that are not the
project's to give away, and that are found by their ids in the files ``REPORTS``. Learned from are
the part ``learn``, and ``places``: single places of other reports, each judged right or not, which
are presents with a time, of which the annotated reports hold too few.

Writes the weights of ``speechsum/commitments/certainty.tsv``: a logistic regression over the
features of `speechsum.commitments.evidence`, and tells what it makes of reports it has not seen, in
five folds.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from annotations import joined, overlap, read
from logistic import Row, fit, write

import speechsum.commitments
from speechsum.attribution import attribute
from speechsum.commitments.find import possibles
from speechsum.directives.spans import span_of
from speechsum.text.segments import parse

_SCRIPT = "training/commitments.py"
_PATH = Path(speechsum.commitments.__file__).with_name("certainty.tsv")
_PARTS = ("learn", "places")
_OVERLAP = 0.5
_FOLDS = 5
_PENALTY = 1.0


def rows_of(record: dict[str, Any]) -> list[Row]:
    """The candidates of one annotated report with whether each is right."""
    document = parse(record["text"])
    judged = {(one["start"], one["end"]): one["right"] for one in record.get("places", ())}
    rows: list[Row] = []
    for possible in possibles(document, attribute(document), None):
        candidate = possible.proposal.candidate
        place = span_of(document, candidate.first, candidate.last)
        span, names = (place.start, place.end), dict.fromkeys(possible.names, 1.0)
        if "places" in record:
            if span in judged:
                rows.append((names, judged[span]))
            continue
        items = record["commitments"]
        met = [one for one in items if overlap(span, (one["start"], one["end"])) >= _OVERLAP]
        if not met or not all(item.get("optional") for item in met):
            rows.append((names, bool(met)))
    return rows


def learn(reports: Sequence[Sequence[Row]]) -> None:
    """Fit the weights and write them beside the room that reads them."""
    hits = taken = right = 0
    for fold in range(_FOLDS):
        weights = _fit([one for i, one in enumerate(reports) if i % _FOLDS != fold])
        for names, is_right in (row for one in reports[fold::_FOLDS] for row in one):
            yes = sum(weights.get(name, 0.0) for name in names) >= 0
            hits, taken, right = hits + (yes and is_right), taken + yes, right + is_right
    about = f"the certainty of commitments, learned from {len(reports)} reports"
    write(_fit(reports), about, _PATH, _SCRIPT)
    print(
        f"{sum(map(len, reports))} candidates, {right} right; in {_FOLDS} folds precision "
        f"{hits / max(1, taken):.1%}, recall {hits / max(1, right):.1%}",
        file=sys.stderr,
    )


def _fit(reports: Sequence[Sequence[Row]]) -> dict[str, float]:
    return fit([row for one in reports for row in one], lambda _: _PENALTY)


def main() -> None:
    """Learn from annotated reports."""
    parser = argparse.ArgumentParser(prog=_SCRIPT, description=__doc__)
    parser.add_argument("annotations", type=Path)
    parser.add_argument("reports", type=Path, nargs="+")
    options = parser.parse_args()
    items = (item for item in read(options.annotations) if item["part"] in _PARTS)
    learn([rows_of(record) for record in joined(items, options.reports)])


if __name__ == "__main__":
    main()
