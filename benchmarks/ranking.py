"""How well each ranker finds what a journalist and an annotator would choose.

``python benchmarks/ranking.py LEADS GOLD`` prints Markdown tables: ROUGE-1, ROUGE-2 and ROUGE-L
(F1 x 100, with 95 % bootstrap intervals) of one and of three sentences against the journalists' own
leads, from the body alone and with the headline known, for every ranker and for the oracle (the
sentences that score best, chosen with the lead at hand); and how many of the three sentences that
annotators chose each ranker picks. LEADS and GOLD are JSON lines: text, title, and lead or summary.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from speechsum.attribution import Attribution, attribute
from speechsum.directives import find_directives
from speechsum.model import Directive
from speechsum.summary import RANKERS, Length, summarize
from speechsum.summary.candidates import candidates
from speechsum.summary.rouge import rouge, words
from speechsum.text.segments import Document, parse

Span = tuple[int, int]
Pick = Callable[["Report", bool, int], list[Span]]

DRAWS = 1000
ORDER = ("lead", *(name for name in RANKERS if name not in ("lead", "speech")), "speech")


@dataclass(frozen=True)
class Report:
    """A record with what the stages before the ranker find in it."""

    record: dict[str, Any]
    document: Document
    attribution: Attribution
    directives: tuple[Directive, ...]

    @classmethod
    def of(cls, record: dict[str, Any]) -> Report:
        document = parse(record["text"])
        attribution = attribute(document)
        return cls(record, document, attribution, find_directives(document, attribution)[0])

    def text(self, spans: Iterable[Span]) -> str:
        return " ".join(self.record["text"][start:end] for start, end in sorted(spans))


def ranked(name: str) -> Pick:
    """What the ranker ``name`` picks."""

    def pick(report: Report, titled: bool, count: int) -> list[Span]:
        found = summarize(
            report.document,
            report.attribution,
            report.directives,
            title=report.record["title"] if titled else None,
            ranker=name,
            length=Length(count),
        )
        return [(s.start, s.end) for s in found.sentences]

    return pick


def oracle(report: Report, titled: bool, count: int) -> list[Span]:
    """The sentences that give the best ROUGE-2, one after another."""
    lead = words(report.record["lead"])
    left = [(s.start, s.end) for s in candidates(report.document)]
    taken: list[Span] = []
    while left and len(taken) < count:
        best = max(left, key=lambda s: rouge(lead, words(report.text([*taken, s])))[1])
        left.remove(best)
        taken.append(best)
    return taken


def chosen(gold: Sequence[dict[str, Any]], picked: Sequence[Span]) -> int:
    """How many of the annotators' sentences are picked, by half of their characters."""
    hits = 0
    for span in gold:
        for start, end in picked:
            shared = min(end, span["end"]) - max(start, span["start"])
            if shared / (max(end, span["end"]) - min(start, span["start"])) >= 0.5:
                hits += 1
                break
    return hits


def cell(figures: Sequence[float]) -> str:
    """The mean, x 100, with the 95 % interval of a thousand samples drawn with replacement."""
    draw = random.Random(1)
    size = len(figures)
    means = sorted(sum(draw.choices(figures, k=size)) / size for _ in range(DRAWS))
    low, high = means[int(0.025 * DRAWS)], means[int(0.975 * DRAWS) - 1]
    return f"{100 * sum(figures) / size:.1f} ({100 * low:.1f}–{100 * high:.1f})"


def leads_table(reports: Sequence[Report], count: int) -> None:
    heads = [f"{place}, {name}" for place in ("body", "headline") for name in ("R-1", "R-2", "R-L")]
    print(f"\n| {count} of the sentences | {' | '.join(heads)} |")
    print("|---" * (len(heads) + 1) + "|")
    picks = [(name, ranked(name)) for name in ORDER] + [("oracle", oracle)]
    for name, pick in picks:
        cells = []
        for titled in (False, True):
            scores = [
                rouge(words(one.record["lead"]), words(one.text(pick(one, titled, count))))
                for one in reports
            ]
            cells += [cell(column) for column in zip(*scores, strict=True)]
        print(f"| {name} | {' | '.join(cells)} |", flush=True)


def gold_table(reports: Sequence[Report]) -> None:
    print("\n| the annotators' three | body | headline |\n|---|---|---|")
    for name in ORDER:
        cells = []
        for titled in (False, True):
            hits = [
                chosen(one.record["summary"], ranked(name)(one, titled, 3))
                / len(one.record["summary"])
                for one in reports
            ]
            cells.append(cell(hits))
        print(f"| {name} | {' | '.join(cells)} |", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("leads", type=Path)
    parser.add_argument("gold", type=Path)
    options = parser.parse_args()
    leads, gold = (
        [Report.of(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]
        for path in (options.leads, options.gold)
    )
    print(f"{len(leads)} reports with leads, {len(gold)} annotated ones.")
    for count in (1, 3):
        leads_table(leads, count)
    gold_table([one for one in gold if one.record["summary"]])


if __name__ == "__main__":
    main()
