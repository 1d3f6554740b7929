"""Fit the judge.

    python -m speechsum.directives.train GOLD.jsonl --also training/directives.jsonl REPORTS...

``--also`` names annotations of our own: offsets into reports that are not the project's to give
away, and that are found by their ids in the files of REPORTS.

Every candidate of the annotated reports is an example, right where it overlaps an annotated
directive by half. The features are those of `judge.features`; what is written is one weight a
feature, never a word of a report. Plain gradient descent with an L2 penalty (Bishop, *Pattern
Recognition and Machine Learning*, 2006, section 4.3.2).
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from math import exp
from pathlib import Path
from typing import Any

from speechsum.attribution import attribute
from speechsum.directives.exclusions import ruled_out
from speechsum.directives.find import proposals
from speechsum.directives.judge import features
from speechsum.directives.proposal import Proposal
from speechsum.text.segments import parse

Example = tuple[tuple[str, ...], bool]

_PENALTY = 2.0
_ROUNDS = 400
_LEAST = 3
_OVERLAP = 0.5


def fit(examples: Sequence[Example], penalty: float = _PENALTY) -> dict[str, float]:
    """The weights of a logistic regression; features met fewer than three times are left out."""
    counts = Counter(name for names, _ in examples for name in dict.fromkeys(names))
    known = sorted(name for name, count in counts.items() if count >= _LEAST)
    weights = dict.fromkeys(known, 0.0)
    rows = [
        ([name for name in dict.fromkeys(names) if name in weights], right)
        for names, right in examples
    ]
    rate = 4.0 / (len(rows) + penalty)
    speed = dict.fromkeys(known, 0.0)
    for _ in range(_ROUNDS):
        slope = {name: -penalty * weight for name, weight in weights.items()}
        for names, right in rows:
            error = right - 1 / (1 + exp(-sum(weights[name] for name in names)))
            for name in names:
                slope[name] += error
        for name in known:
            speed[name] = 0.9 * speed[name] + rate * 0.1 * slope[name]
            weights[name] += speed[name]
    return weights


def examples_of(record: dict[str, Any]) -> list[Example]:
    """The candidates of one annotated report with whether each is right.

    Reports without quotes are of our own annotation, and hold fewer directives: a feature that no
    report has when it is read takes that up.
    """
    document = parse(record["text"])
    found = proposals(document, attribute(document, today=None))
    examples = label(found, document.tokens, record["directives"])
    if "quotes" in record:
        return examples
    return [((*names, "own annotation"), right) for names, right in examples]


def label(
    found: Iterable[Proposal], tokens: Sequence[Any], gold: Sequence[dict[str, Any]]
) -> list[Example]:
    """Candidates against annotated spans. What grammar decides is nothing to learn from."""
    result = []
    for proposal in found:
        candidate = proposal.candidate
        if candidate.rule == "bare":
            continue
        if ruled_out(proposal) is not None:
            continue
        span = tokens[candidate.first].start, tokens[candidate.last - 1].end
        right = any(_overlap(span, (item["start"], item["end"])) >= _OVERLAP for item in gold)
        names = tuple(features(proposal))
        result.append((names, right))
    return result


def _overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    shared = max(0, min(a[1], b[1]) - max(a[0], b[0]))
    return shared / (a[1] - a[0] + b[1] - b[0] - shared) if shared else 0.0


def cross_validate(by_report: Sequence[Sequence[Example]], folds: int = 5) -> float:
    """F1 of the candidates' judgement, in percent, over folds of whole reports."""
    order = list(by_report)
    random.Random(1).shuffle(order)
    hits = taken = right = 0
    for fold in range(folds):
        weights = fit([e for i, report in enumerate(order) if i % folds != fold for e in report])
        for report in order[fold::folds]:
            for names, truth in report:
                yes = sum(weights.get(name, 0.0) for name in names) >= 0
                hits += yes and truth
                taken += yes
                right += truth
    return 200 * hits / (taken + right) if taken + right else 0.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Train on annotated reports and write the weights beside the judge."""
    parser = argparse.ArgumentParser(
        prog="python -m speechsum.directives.train", description=__doc__
    )
    parser.add_argument("gold", type=Path, help="annotated reports, JSON lines")
    parser.add_argument("reports", type=Path, nargs="*", help="reports that --also speaks of")
    parser.add_argument("--also", type=Path, help="annotations without text, JSON lines")
    parser.add_argument(
        "-o", "--output", type=Path, default=Path(__file__).with_name("weights.tsv")
    )
    options = parser.parse_args(arguments)
    records = list(_lines(options.gold))
    if options.also:
        records += _joined(_lines(options.also), options.reports)
    by_report = [examples_of(record) for record in records]
    weights = fit([example for report in by_report for example in report])
    names = [options.gold, *([options.also] if options.also else [])]
    about = f"{len(records)} reports of {', '.join(path.name for path in names)}"
    write(weights, about, options.output)
    print(
        f"{sum(map(len, by_report))} candidates, F1 {cross_validate(by_report):.1f} in 5 folds",
        file=sys.stderr,
    )
    return 0


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def _joined(
    annotations: Iterable[dict[str, Any]], reports: Iterable[Path]
) -> Iterator[dict[str, Any]]:
    """The annotations with the texts they speak of, in the order of the annotations."""
    texts = {record["id"]: record["text"] for path in reports for record in _lines(path)}
    for item in annotations:
        if item["id"] not in texts:
            raise SystemExit(f"no report {item['id']} in the files given")
        yield item | {"text": texts[item["id"]]}


def write(weights: dict[str, float], about: str, path: Path) -> None:
    """One feature and its weight a line, under what they were learned from."""
    lines = [
        f"# Weights of the judge of directives, learned from {about},",
        "# by `python -m speechsum.directives.train`, whose docstring has the command.",
        "# feature\tweight",
    ]
    lines += [f"{name}\t{weight:.3f}" for name, weight in sorted(weights.items())]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
