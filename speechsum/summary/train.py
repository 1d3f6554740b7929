"""Learn the ranker's weights from leads that journalists wrote and sentences annotators chose.

    python -m speechsum.summary.train LEADS OTHER GOLD --also training/summaries.jsonl REPORTS...
        --without MEASURED... [--choice-only]

``--also`` names choices of our own: offsets into reports that are not the project's to give away,
and that are found by their ids in LEADS, OTHER and REPORTS. ``--without`` names what the ranker is
measured with: no report in it is learned from, neither its lead nor its sentences.
``--choice-only`` leaves the first lesson, that of the leads, as it stands in the weights: learned
again it is worth the same on the whole, but changes the sentence chosen in many a report.

Writes ``speechsum/summary/weights.json``, the same from the same data, and prints what the ranker
scores on reports that were left out (cross-validation by report). Needs numpy and LightGBM;
ranking needs neither.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any
from zlib import crc32

import lightgbm
import numpy as np

from speechsum.attribution import Attribution, attribute
from speechsum.directives import find_directives
from speechsum.model import Directive
from speechsum.summary.candidates import candidates
from speechsum.summary.features import NAMES, Words, beside, rows, worded, wording
from speechsum.summary.rouge import rouge, words
from speechsum.summary.speech import BESIDES, LESSONS, spread
from speechsum.text.segments import Document, Sentence, parse
from speechsum.text.tokens import words_of

WEIGHTS = Path(__file__).with_name("weights.json")
LEADS = ("body", "headline")  # the trees of the first lesson
FOLDS = 5
OTHER_WEIGHT = 0.3  # of a report that is no speech
FEWEST = 25  # sentences that a wording must be met in
RIDGE = 100.0
KEPT = 4000  # wordings kept, those that move scores most
TREES = 150
CHOICE_FEWEST, CHOICE_RIDGE, CHOICE_KEPT = 30, 200.0, 1500
CHOICE = {"learning_rate": 0.04, "num_leaves": 4, "min_data_in_leaf": 30, "feature_fraction": 0.3}
CHOICE_TREES = 200
PARAMETERS = {
    "objective": "regression",
    "learning_rate": 0.07,
    "num_leaves": 8,
    "min_data_in_leaf": 60,
    "feature_fraction": 0.4,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "use_missing": False,
    "seed": 1,
    "num_threads": 1,
    "deterministic": True,
    "force_row_wise": True,
    "verbose": -1,
}


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """A report with the score that each of its sentences ought to get."""

    document: Document
    attribution: Attribution
    directives: tuple[Directive, ...]
    sentences: tuple[Sentence, ...]
    words: tuple[Words, ...]
    headline: tuple[str, ...]
    target: tuple[float, ...]
    weight: float
    fold: int

    def rows(self, weights: Mapping[str, float], titled: bool) -> list[list[float]]:
        return rows(
            self.document, self.attribution, self.directives, self.sentences, self.words,
            self.headline if titled else (), weights,
        )  # fmt: skip


def read(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a file of JSON lines, compressed or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def joined(
    choices: Iterable[Mapping[str, Any]], reports: Iterable[Path]
) -> Iterator[dict[str, Any]]:
    """The choices with the reports they speak of, in the order of the choices."""
    known = {record["id"]: record for path in reports for record in read(path)}
    for item in choices:
        if item["id"] not in known:
            raise SystemExit(f"no report {item['id']} in the files given")
        report = known[item["id"]]
        summary = [{"start": start, "end": end} for start, end in item["summary"]]
        yield {"id": item["id"], "title": report["title"], "text": report["text"]} | {
            "summary": summary
        }


def fold_of(record: Mapping[str, Any]) -> int:
    """The same for a report's lead and for its chosen sentences."""
    return crc32(record["id"].encode()) % FOLDS


def example(record: Mapping[str, Any], weight: float) -> Example | None:
    """A record as an example; None where it has nothing to choose from."""
    document = parse(record["text"])
    sentences = candidates(document)
    if len(sentences) < 2:
        return None
    attribution = attribute(document)
    directives = find_directives(document, attribution).directives
    if "lead" in record:
        lead = words(record["lead"])
        target = [rouge(lead, words(document.text[s.start : s.end]))[1] for s in sentences]
    else:
        target = [_chosen(record["summary"], sentence) for sentence in sentences]
    return Example(
        document, attribution, directives, sentences,
        tuple(Words.of(document, sentence) for sentence in sentences),
        tuple(key for key in words_of(record["title"]) if key[0].isalnum()),
        tuple(target), weight, fold_of(record),
    )  # fmt: skip


def _chosen(summary: Iterable[Mapping[str, Any]], sentence: Sentence) -> float:
    """1 where an annotator chose the sentence: half of it and of the span are the same."""
    for span in summary:
        shared = min(span["end"], sentence.end) - max(span["start"], sentence.start)
        whole = max(span["end"], sentence.end) - min(span["start"], sentence.start)
        if shared / whole >= 0.5:
            return 1.0
    return 0.0


def learn_wording(
    examples: Sequence[Example], fewest: int = FEWEST, ridge: float = RIDGE, most: int = KEPT
) -> dict[str, float]:
    """How each wording speaks for a sentence: ridge regression by conjugate gradients."""
    found = [[wording(here) for here in one.words] for one in examples]
    counts = Counter(item for items in found for sentence in items for item in sentence)
    names = sorted(item for item, times in counts.items() if times >= fewest)
    number = {name: at for at, name in enumerate(names)}
    known = [[number[i] for i in sentence if i in number] for items in found for sentence in items]
    columns = np.array([at for sentence in known for at in sentence])
    lines = np.repeat(np.arange(len(known)), [len(sentence) for sentence in known])
    target = np.array([value for one in examples for value in one.target])
    weight = np.array([one.weight for one in examples for _ in one.target])

    def forth(x: Any) -> Any:
        return np.bincount(lines, weights=x[columns], minlength=len(known))

    def back(y: Any) -> Any:
        return np.bincount(columns, weights=(weight * y)[lines], minlength=len(names))

    x = np.zeros(len(names))
    residual = back(target - np.average(target, weights=weight))
    direction, size = residual.copy(), residual @ residual
    for _ in range(40):
        image = back(forth(direction)) + ridge * direction
        step = size / (direction @ image)
        x += step * direction
        residual -= step * image
        direction, size = residual + residual @ residual / size * direction, residual @ residual
    strength = {name: abs(x[at]) * counts[name] ** 0.5 for name, at in number.items()}
    kept = sorted(sorted(strength), key=lambda name: -strength[name])[:most]
    return {name: round(float(x[number[name]]), 5) for name in sorted(kept)}


def grow(
    matrix: Any, target: Any, weight: Any, changes: dict[str, Any] | None = None, trees: int = TREES
) -> lightgbm.Booster:
    """Gradient-boosted trees."""
    data = lightgbm.Dataset(matrix, target, weight=weight)
    return lightgbm.train(PARAMETERS | (changes or {}), data, trees)


def table(booster: lightgbm.Booster) -> dict[str, list[float]]:
    """The trees as `speechsum.summary.trees.Trees` reads them."""
    nodes: list[tuple[int, float, int, float]] = []

    def add(node: Mapping[str, Any]) -> int:
        at = len(nodes)
        if "split_feature" not in node:
            nodes.append((0, 0, 0, _short(node["leaf_value"], 4)))
            return at
        nodes.append((0, 0, 0, 0.0))  # its place; its branches come after it, the left one at once
        add(node["left_child"])
        right = add(node["right_child"])
        threshold, mean = _short(node["threshold"], 6), _short(node["internal_value"], 4)
        nodes[at] = (node["split_feature"], threshold, right, mean)
        return at

    roots = [add(tree["tree_structure"]) for tree in booster.dump_model()["tree_info"]]
    features, thresholds, right, values = zip(*nodes, strict=True)
    return {
        "roots": list(roots), "features": list(features), "thresholds": list(thresholds),
        "right": list(right), "values": list(values),
    }  # fmt: skip


def _short(value: float, digits: int) -> float:
    return float(f"{value:.{digits}g}")


@dataclass(frozen=True, slots=True)
class First:
    """The first lesson as those learn it that did not see a fold's reports, for each fold."""

    wording: list[dict[str, float]]
    boosters: dict[str, list[lightgbm.Booster]]

    def rows(self, one: Example, titled: bool) -> list[list[float]]:
        """A report's rows with the promise of its sentences."""
        found = one.rows(self.wording[one.fold], titled)
        booster = self.boosters["headline" if titled else "body"][one.fold]
        return beside(found, booster.predict(np.array(found)).tolist())


def learn(leads: Sequence[Example]) -> tuple[dict[str, Any], First]:
    """The weights, and on the way what they score on reports left out."""
    held_out = [learn_wording([one for one in leads if one.fold != f]) for f in range(FOLDS)]
    result: dict[str, Any] = {"wording": learn_wording(leads)}
    first = First(held_out, {})
    for name, titled in zip(LEADS, (False, True), strict=True):
        # The wording's score of a report comes from the others, as it will for new reports.
        found = [one.rows(held_out[one.fold], titled) for one in leads]
        matrix = np.array([row for one in found for row in one])
        target = np.array([value for one in leads for value in one.target])
        weight = np.array([one.weight for one in leads for _ in one.target])
        fold = np.array([one.fold for one in leads for _ in one.target])
        first.boosters[name] = [
            grow(matrix[fold != f], target[fold != f], weight[fold != f]) for f in range(FOLDS)
        ]
        best = []
        for one, rows_of_one in zip(leads, found, strict=True):
            if one.weight == 1:
                scores = first.boosters[name][one.fold].predict(np.array(rows_of_one))
                best.append(one.target[int(np.argmax(scores))])
        figure = 100 * np.mean(best)
        print(f"{name}: ROUGE-2 {figure:.2f} on {len(best)} reports left out", flush=True)
        result[name] = table(grow(matrix, target, weight))
    return result, first


def learn_choice(gold: Sequence[Example], first: First) -> dict[str, Any]:
    """The second lesson: what annotators chose."""

    def liking(examples: Sequence[Example]) -> dict[str, float]:
        return learn_wording(examples, CHOICE_FEWEST, CHOICE_RIDGE, CHOICE_KEPT)

    held_out = [liking([one for one in gold if one.fold != f]) for f in range(FOLDS)]
    result: dict[str, Any] = {"choice_wording": liking(gold)}
    for name, titled in (("choice_body", False), ("choice_headline", True)):
        asked = [one for one in gold if one.headline or not titled]
        found = [
            beside(first.rows(one, titled), [worded(w, held_out[one.fold]) for w in one.words])
            for one in asked
        ]
        matrix = np.array([row for one in found for row in one])
        target = np.array([value for one in asked for value in one.target])
        fold = np.array([one.fold for one in asked for _ in one.target])
        boosters = [
            grow(matrix[fold != f], target[fold != f], None, CHOICE, CHOICE_TREES)
            for f in range(FOLDS)
        ]
        hits = 0.0
        for one, rows_of_one in zip(asked, found, strict=True):
            scores = boosters[one.fold].predict(np.array(rows_of_one)).tolist()
            hits += sum(one.target[index] for index, _ in spread(scores, one.words, 3))
        figure = 100 * hits / (3 * len(asked))
        print(f"{name}: hit {figure:.1f} on {len(asked)} reports left out", flush=True)
        result[name] = table(grow(matrix, target, None, CHOICE, CHOICE_TREES))
    return result


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("leads", type=Path, help="reports of speeches: JSON lines, text and lead")
    parser.add_argument("other", type=Path, help="other news, in the same form")
    parser.add_argument("gold", type=Path, help="reports with the sentences annotators chose")
    parser.add_argument("reports", type=Path, nargs="*", help="more reports for --also")
    parser.add_argument("--also", type=Path, help="choices without text, JSON lines")
    parser.add_argument(
        "--without", type=Path, nargs="*", default=[], help="never learn from these"
    )
    parser.add_argument(
        "--choice-only", action="store_true", help="leave what was learned from the leads"
    )
    options = parser.parse_intermixed_args()
    without = {record["id"] for path in options.without for record in read(path)}
    sources = [options.leads, options.other, options.gold]
    records: list[Iterable[dict[str, Any]]] = [read(path) for path in sources]
    if options.also:
        texts = (options.leads, options.other, *options.reports)
        records[2] = chain(records[2], joined(read(options.also), texts))
        sources.append(options.also)
    found = []
    for each, weight in zip(records, (1.0, OTHER_WEIGHT, 1.0), strict=True):
        read_all = (example(one, weight) for one in each if one["id"] not in without)
        found.append([one for one in read_all if one is not None])
        print(f"{len(found[-1])} reports", flush=True)
    leads, other, gold = found
    lessons, first = learn(leads + other)
    lessons |= learn_choice(gold, first)
    learned = (
        f"learned from {', '.join(map(_signed, sources))}"
        + "".join(f" without the reports of {path.name}" for path in options.without)
        + f" with LightGBM {lightgbm.__version__} by python -m speechsum.summary.train"
    )
    lessons["about_leads"] = f"wording, {', '.join(LEADS)}: {learned}."
    if options.choice_only:
        lessons |= kept(json.loads(WEIGHTS.read_text(encoding="utf-8")))
    weights = {
        "about": f"Weights of the ranker 'speech', {learned}, but for those that about_leads tells "
        "of. wording, choice_wording: what a sentence gains by each item of features.wording, with "
        f"journalists and with annotators; {', '.join(LESSONS)}: trees, see trees.py.",
        "features": [*NAMES, *BESIDES],
        **lessons,
    }
    text = json.dumps(weights, ensure_ascii=False, separators=(",", ":"))
    # A line for each part, that a change of the weights can be looked at.
    text = text.replace('],"', '],\n"').replace('},"', '},\n"').replace('":{"', '":{\n"')
    WEIGHTS.write_text(text + "\n", encoding="utf-8")


def _signed(path: Path) -> str:
    return f"{path.name} (sha256 {hashlib.sha256(path.read_bytes()).hexdigest()[:16]})"


def kept(weights: Mapping[str, Any]) -> dict[str, Any]:
    """The lesson of the leads as it stands in weights, its trees told today's features.

    Raises:
        ValueError: a feature that its trees look at is no more.
    """
    number = [NAMES.index(name) if name in NAMES else -1 for name in weights["features"]]
    lesson = {name: weights[name] for name in ("about_leads", "wording", *LEADS)}
    for name in LEADS:
        features = [
            number[old] if right else 0
            for old, right in zip(lesson[name]["features"], lesson[name]["right"], strict=True)
        ]
        if min(features) < 0:
            raise ValueError(f"{name} looks at features that are no more")
        lesson[name] = lesson[name] | {"features": features}
    return lesson


if __name__ == "__main__":
    main()
