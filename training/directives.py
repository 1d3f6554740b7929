"""Fit the judge and the certainty of what it says.

    python training/directives.py GOLD.jsonl WILD.jsonl --also training/directives.jsonl \\
        --reports REPORTS... --unread 3 4 --cases tests/cases/directives*.tsv

``--also`` names annotations of our own: offsets into reports that are not the project's to give
away, and that are found by their ids in the files of ``--reports``. ``--cases`` are sentences of
our own, in which rare constructions are as many as common ones.

Every candidate of the annotated reports is an example, right where it overlaps an annotated
directive by half; what is marked optional is no example. The features are those of
`speechsum.directives.features` and single words; what is written is one weight a feature
(`logistic`).

What the other candidates of its report tell of one (`company`), and the certainty, are fitted to
the judge's opinion of reports that it has not learned from, in five folds. Reports that rules were
read against look better than new ones will: a sign that only they have takes that up. ``--unread``
names those of our own batches that rules were read against least.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import fsum
from pathlib import Path
from typing import Any

from annotations import joined, overlap, read
from logistic import Row, Weights, fit, write

import speechsum.directives
from speechsum.attribution import attribute
from speechsum.directives.certainty import signs
from speechsum.directives.company import Opinion, company
from speechsum.directives.contexts import settled
from speechsum.directives.features import features, words_of
from speechsum.directives.find import proposals
from speechsum.directives.judge import opinion
from speechsum.directives.proposal import Proposal
from speechsum.directives.table import log_odds
from speechsum.text.segments import parse

_PENALTY, _PENALTY_OF_WORDS = 2.0, 10.0
"""Of grammar, and of single words, which are many and tell little each."""
_OVERLAP = 0.5
_FOLDS = 5
_TIMES = 3
"""How many times an example of the annotated set counts."""
_OWN = "own annotation"
_SCRIPT = "training/directives.py"
_ROOM = Path(speechsum.directives.__file__).parent
_WITHIN, _BEFORE = "within: ", "before: "
"""What the names of words begin with, among the weights."""


@dataclass(frozen=True, slots=True)
class Example:
    """A candidate of an annotated report: its features, and whether it is a directive.

    ``outcome`` is what the judge does with it whatever the weights say (`certainty.signs`), None
    where they decide; ``familiar`` says that rules were read against its report, ``own`` that our
    own readers annotated it.
    """

    names: tuple[str, ...]
    right: bool
    proposal: Proposal
    outcome: str | None
    familiar: bool
    own: bool


@dataclass(frozen=True, slots=True)
class Annotated:
    """A report's examples, and how often each counts."""

    examples: tuple[Example, ...]
    times: int


def examples_of(record: dict[str, Any], unread: Container[int]) -> list[Example]:
    """The candidates of one annotated report with whether each is right.

    A record of the annotated set holds quotes or a genre; one of our own has an id, and its
    ``batch`` where it is of a numbered one; what has none is a sentence of our cases.
    """
    own = not _is_of_set(record) and "id" in record
    document = parse(record["text"])
    tokens = document.tokens
    familiar = "quotes" in record or ("genre" not in record and record.get("batch") not in unread)
    result = []
    for proposal in proposals(document, attribute(document)):
        candidate = proposal.candidate
        span = tokens[candidate.first].start, tokens[candidate.last - 1].end
        met = [item for item in record["directives"] if _is_met(span, item)]
        if met and all(item.get("optional") for item in met):
            continue
        within, before = words_of(proposal)
        words = *(_WITHIN + key for key in within), *(_BEFORE + key for key in before)
        names = tuple(dict.fromkeys((*features(proposal), *words)))
        result.append(Example(names, bool(met), proposal, settled(proposal), familiar, own))
    return result


def _fit(rows: Sequence[Row], times: Sequence[int] | None = None) -> Weights:
    return fit(rows, _penalty, times)


def _penalty(name: str) -> float:
    return _PENALTY_OF_WORDS if name.startswith((_WITHIN, _BEFORE)) else _PENALTY


def _is_of_set(record: Mapping[str, Any]) -> bool:
    return "quotes" in record or "genre" in record


def _is_met(span: tuple[int, int], item: Mapping[str, Any]) -> bool:
    return overlap(span, (item["start"], item["end"])) >= _OVERLAP


def learned(reports: Iterable[Annotated]) -> Weights:
    """The judge's weights. What grammar decides is nothing to learn from.

    Reports of our own annotation hold fewer directives: a feature that no report has when it is
    read takes that up, and those of the annotated set, by whose measure we go, count more.
    """
    rows: list[Row] = []
    times = []
    for report in reports:
        for one in report.examples:
            weighed = one.outcome in (None, "taken")
            if weighed:
                also = (_OWN,) if one.own else ()
                rows.append((dict.fromkeys((*one.names, *also), 1.0), one.right))
                times.append(report.times)
    return _fit(rows, times)


def cross_validated(reports: Sequence[Annotated]) -> list[tuple[Annotated, list[Opinion]]]:
    """Every report with what a judge thinks of its examples who has not seen it."""
    order = list(reports)
    random.Random(1).shuffle(order)
    result = []
    for fold in range(_FOLDS):
        weights = learned(one for i, one in enumerate(order) if i % _FOLDS != fold)
        for report in order[fold::_FOLDS]:
            opinions = [
                opinion(one.proposal, _alone(weights, one), one.outcome) for one in report.examples
            ]
            result.append((report, opinions))
    return result


def _alone(weights: Weights, one: Example) -> float:
    return fsum(weights.get(name, 0.0) for name in one.names)


def learned_of_company(judged: Iterable[tuple[Annotated, Sequence[Opinion]]]) -> Weights:
    """The weights of `company`."""
    rows: list[Row] = []
    times = []
    for report, opinions in judged:
        for one, around in zip(report.examples, company(opinions), strict=True):
            if one.outcome in (None, "taken"):
                rows.append((dict(around) | ({_OWN: 1.0} if one.own else {}), one.right))
                times.append(report.times)
    return _fit(rows, times)


def weighed_twice(
    judged: Iterable[tuple[Annotated, Sequence[Opinion]]], weights: Weights
) -> list[tuple[Example, float]]:
    """Every example with the log odds that the judge ends with."""
    return [
        (one, log_odds(weights, around.items()))
        for report, opinions in judged
        for one, around in zip(report.examples, company(opinions), strict=True)
    ]


def certainty_rows(judged: Iterable[tuple[Example, float]]) -> list[Row]:
    """What the certainty learns from: the judge's opinion and what came of it."""
    rows: list[Row] = []
    for one, odds in judged:
        outcome = _outcome(one, odds)
        found = dict(signs(one.proposal, outcome, odds, one.names))
        if one.familiar:
            stage = "taken" if outcome == "taken" else "left"
            found |= {"familiar": 1.0, f"familiar {stage}": 1.0}
        if one.own:
            found[_OWN] = 1.0
        rows.append((found, one.right))
    return rows


def _outcome(one: Example, odds: float) -> str:
    return one.outcome or ("taken" if odds >= 0 else "weighed")


_FILES = {"words_within.tsv": _WITHIN, "words_before.tsv": _BEFORE, "weights.tsv": ""}
"""Where the weights are written, by what their names begin with: words apart from the others."""


def taken_out(weights: dict[str, float], prefix: str) -> Weights:
    """The weights whose names begin so, without that; they are no longer among the others."""
    names = [name for name in weights if name.startswith(prefix)]
    return {name.removeprefix(prefix): weights.pop(name) for name in names}


def f1_of(judged: Iterable[tuple[Example, float]]) -> float:
    """F1 of the judge's decisions, in percent."""
    hits = taken = right = 0
    for one, odds in judged:
        yes = _outcome(one, odds) == "taken"
        hits += yes and one.right
        taken += yes
        right += one.right
    return 200 * hits / (taken + right) if taken + right else 0.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Train on annotated reports and write the weights beside the judge."""
    parser = argparse.ArgumentParser(prog=_SCRIPT, description=__doc__)
    parser.add_argument("gold", type=Path, nargs="+", help="annotated reports, JSON lines")
    parser.add_argument("--also", type=Path, help="annotations without text, JSON lines")
    parser.add_argument("--reports", type=Path, nargs="*", default=[], help="what --also speaks of")
    parser.add_argument("--unread", type=int, nargs="*", default=[], help="batches of --also")
    parser.add_argument("--cases", type=Path, nargs="*", default=[], help="marked sentences")
    parser.add_argument("--into", type=Path, default=_ROOM, help="a folder")
    options = parser.parse_args(arguments)
    records = [record for path in options.gold for record in read(path)]
    records += [record for path in options.cases for record in _cases(path)]
    if options.also:
        records += joined(read(options.also), options.reports)
    reports = [
        Annotated(tuple(examples_of(record, options.unread)), _TIMES if _is_of_set(record) else 1)
        for record in records
    ]
    names = [*options.gold, *options.cases, *([options.also] if options.also else [])]
    about = f"{len(records)} reports of {', '.join(path.name for path in names)}"
    alone = cross_validated(reports)
    others = learned_of_company(alone)
    judged = weighed_twice(alone, others)
    weights = learned(reports)
    for name, prefix in _FILES.items():
        write(taken_out(weights, prefix), f"the judge of directives, learned from {about}",
              options.into / name, _SCRIPT)  # fmt: skip
    write(others, f"the judge's second look, learned from {about}",
          options.into / "company.tsv", _SCRIPT)  # fmt: skip
    write(_fit(certainty_rows(judged)), f"the certainty of directives, learned from {about}",
          options.into / "certainty.tsv", _SCRIPT)  # fmt: skip
    print(
        f"{len(judged)} candidates, F1 {f1_of(judged):.1f} in {_FOLDS} folds",
        file=sys.stderr,
    )
    return 0


_MARKED = re.compile(r"⟦([^⟧]*)⟧\{[^}]*\}")
"""A directive of a case, with its force, addressee and deadline behind it."""


def _cases(path: Path) -> Iterator[dict[str, Any]]:
    """The marked sentences of a table (class, text, note) as records."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        marked = line.split("\t")[1]
        text, directives, after = "", [], 0
        for found in _MARKED.finditer(marked):
            text += marked[after : found.start()]
            directives.append({"start": len(text), "end": len(text) + len(found[1])})
            text, after = text + found[1], found.end()
        yield {"text": text + marked[after:], "directives": directives}


if __name__ == "__main__":
    raise SystemExit(main())
