"""Learn the ranker's weights from reports and the leads that journalists wrote for them.

    python -m speechsum.summary.train LEADS OTHER GOLD

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
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np

from speechsum.attribution import Attribution, attribute
from speechsum.directives import find_directives
from speechsum.model import Directive
from speechsum.summary.candidates import candidates
from speechsum.summary.features import NAMES, Words, rows, wording
from speechsum.summary.rouge import rouge, words
from speechsum.summary.speech import PROMISE, spread, with_promise
from speechsum.summary.trees import Trees
from speechsum.text.segments import Document, Sentence, parse
from speechsum.text.tokens import words_of

FOLDS = 5
OTHER_WEIGHT = 0.3  # of a report that is no speech
FEWEST = 25  # sentences that a wording must be met in
RIDGE = 100.0
KEPT = 4000  # wordings kept, those that move scores most
TREES = 150
CHOICE = {"learning_rate": 0.05, "num_leaves": 4, "min_data_in_leaf": 30, "feature_fraction": 0.3}
CHOICE_TREES = 120
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


def example(record: Mapping[str, Any], weight: float, fold: int) -> Example | None:
    """A record as an example; None where it has nothing to choose from."""
    document = parse(record["text"])
    sentences = candidates(document)
    if len(sentences) < 2:
        return None
    attribution = attribute(document)
    directives, _ = find_directives(document, attribution)
    if "lead" in record:
        lead = words(record["lead"])
        target = [rouge(lead, words(document.text[s.start : s.end]))[1] for s in sentences]
    else:
        target = [_chosen(record["summary"], sentence) for sentence in sentences]
    return Example(
        document, attribution, directives, sentences,
        tuple(Words.of(document, sentence) for sentence in sentences),
        tuple(key for key in words_of(record["title"]) if key[0].isalnum()),
        tuple(target), weight, fold,
    )  # fmt: skip


def _chosen(summary: Iterable[Mapping[str, Any]], sentence: Sentence) -> float:
    """1 where an annotator chose the sentence: half of it and of the span are the same."""
    for span in summary:
        shared = min(span["end"], sentence.end) - max(span["start"], sentence.start)
        whole = max(span["end"], sentence.end) - min(span["start"], sentence.start)
        if shared / whole >= 0.5:
            return 1.0
    return 0.0


def learn_wording(examples: Sequence[Example]) -> dict[str, float]:
    """How each wording speaks for a sentence: ridge regression by conjugate gradients."""
    found = [[wording(here) for here in one.words] for one in examples]
    counts = Counter(item for items in found for sentence in items for item in sentence)
    names = sorted(item for item, times in counts.items() if times >= FEWEST)
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
        image = back(forth(direction)) + RIDGE * direction
        step = size / (direction @ image)
        x += step * direction
        residual -= step * image
        direction, size = residual + residual @ residual / size * direction, residual @ residual
    strength = {name: abs(x[at]) * counts[name] ** 0.5 for name, at in number.items()}
    kept = sorted(sorted(strength), key=lambda name: -strength[name])[:KEPT]
    return {name: round(float(x[number[name]]), 5) for name in sorted(kept)}


def grow(matrix: Any, target: Any, weight: Any) -> lightgbm.Booster:
    """Gradient-boosted trees."""
    return lightgbm.train(PARAMETERS, lightgbm.Dataset(matrix, target, weight=weight), TREES)


def table(booster: lightgbm.Booster) -> dict[str, list[float]]:
    """The trees as `speechsum.summary.trees.Trees` reads them."""
    nodes: list[tuple[int, float, int, int, float]] = []

    def add(node: Mapping[str, Any]) -> int:
        at = len(nodes)
        if "split_feature" not in node:
            nodes.append((0, 0.0, 0, 0, _short(node["leaf_value"])))
            return at
        nodes.append((0, 0.0, 0, 0, 0.0))  # its place; its branches come after it
        left, right = add(node["left_child"]), add(node["right_child"])
        threshold, mean = _short(node["threshold"]), _short(node["internal_value"])
        nodes[at] = (node["split_feature"], threshold, left, right, mean)
        return at

    roots = [add(tree["tree_structure"]) for tree in booster.dump_model()["tree_info"]]
    features, thresholds, left, right, values = zip(*nodes, strict=True)
    return {
        "roots": list(roots), "features": list(features), "thresholds": list(thresholds),
        "left": list(left), "right": list(right), "values": list(values),
    }  # fmt: skip


def _short(value: float) -> float:
    return float(f"{value:.6g}")


def learn(leads: Sequence[Example]) -> dict[str, Any]:
    """The weights, and on the way what they score on reports left out."""
    weights = learn_wording(leads)
    held_out = [learn_wording([one for one in leads if one.fold != f]) for f in range(FOLDS)]
    result: dict[str, Any] = {"wording": weights}
    for name, titled in (("body", False), ("headline", True)):
        # The wording's score of a report comes from the others, as it will for new reports.
        found = [one.rows(held_out[one.fold], titled) for one in leads]
        matrix = np.array([row for one in found for row in one])
        target = np.array([value for one in leads for value in one.target])
        weight = np.array([one.weight for one in leads for _ in one.target])
        fold = np.array([one.fold for one in leads for _ in one.target])
        scores = np.zeros(len(target))
        for f in range(FOLDS):
            kept = fold != f
            booster = grow(matrix[kept], target[kept], weight[kept])
            scores[~kept] = booster.predict(matrix[~kept])
        best, at = [], 0
        for one in leads:
            here = scores[at : at + len(one.target)]
            if one.weight == 1:
                best.append(one.target[int(np.argmax(here))])
            at += len(one.target)
        figure = 100 * np.mean(best)
        print(f"{name}: ROUGE-2 {figure:.2f} on {len(best)} reports left out", flush=True)
        result[name] = table(grow(matrix, target, weight))
    return result


def learn_choice(gold: Sequence[Example], weights: Mapping[str, Any]) -> dict[str, Any]:
    """The second lesson: what annotators chose, each report with and without its headline."""
    body, headline = Trees(weights["body"]), Trees(weights["headline"])
    groups = []
    for one in gold:
        for titled in (False, True) if one.headline else (False,):
            found = one.rows(weights["wording"], titled)
            trees = headline if titled else body
            groups.append((one, titled, with_promise(found, [trees.score(row) for row in found])))
    matrix = np.array([row for _, _, found in groups for row in found])
    target = np.array([value for one, _, _ in groups for value in one.target])
    fold = np.array([one.fold for one, _, _ in groups for _ in one.target])

    def grown(kept: Any) -> lightgbm.Booster:
        data = lightgbm.Dataset(matrix[kept], target[kept])
        return lightgbm.train(PARAMETERS | CHOICE, data, CHOICE_TREES)

    scores = np.zeros(len(target))
    for f in range(FOLDS):
        scores[fold == f] = grown(fold != f).predict(matrix[fold == f])
    for wanted in (False, True):
        hits, wants, at = 0.0, 0, 0
        for one, titled, found in groups:
            if titled == wanted:
                here = scores[at : at + len(found)].tolist()
                hits += sum(one.target[index] for index, _ in spread(here, one.words, 3))
                wants += 3
            at += len(found)
        name = "with headline" if wanted else "body"
        print(f"choice, {name}: hit {100 * hits / wants:.1f} on reports left out", flush=True)
    return table(grown(slice(None)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("leads", type=Path, help="reports of speeches: JSON lines, text and lead")
    parser.add_argument("other", type=Path, help="other news, in the same form")
    parser.add_argument("gold", type=Path, help="reports with the sentences annotators chose")
    options = parser.parse_args()
    paths = (options.leads, options.other, options.gold)
    found = []
    for path, weight in zip(paths, (1.0, OTHER_WEIGHT, 1.0), strict=True):
        read_all = (example(one, weight, at % FOLDS) for at, one in enumerate(read(path)))
        found.append([one for one in read_all if one is not None])
        print(f"{path.name}: {len(found[-1])} reports", flush=True)
    leads, other, gold = found
    lessons = learn(leads + other)
    lessons["choice"] = learn_choice(gold, lessons)
    sources = ", ".join(
        f"{path.name} (sha256 {hashlib.sha256(path.read_bytes()).hexdigest()[:16]})"
        for path in paths
    )
    weights = {
        "about": f"Weights of the ranker 'speech', learned from {sources} with LightGBM "
        f"{lightgbm.__version__} by python -m speechsum.summary.train. wording: what a sentence "
        "gains by each item of features.wording; body, headline, choice: trees, see trees.py.",
        "features": [*NAMES, *PROMISE],
        **lessons,
    }
    text = json.dumps(weights, ensure_ascii=False, separators=(",", ":"))
    # A line for each part, that a change of the weights can be looked at.
    text = text.replace('],"', '],\n"').replace('},"', '},\n"').replace('":{"', '":{\n"')
    Path(__file__).with_name("weights.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
