"""Learn the ranker's weights from leads that journalists wrote and sentences annotators chose.

    python training/summary.py LEADS OTHER GOLD --also training/summaries.jsonl REPORTS...
        --without MEASURED... [--taught SCORES] [--teach SCORES]

``--also`` names choices of our own: offsets into reports that are not the project's to give away,
and that are found by their ids in LEADS, OTHER and REPORTS. ``--without`` names what the ranker is
measured with: no report in it is learned from, neither its lead nor its sentences.
``--taught`` names what another ranker thinks of the same sentences, JSON lines of ``id``,
``titled``, ``lead`` and ``choice`` (a score for each candidate, in text order): most of the lesson
is then to agree with it (distillation, Hinton et al. 2015), and the wordings stay as they stand in
the weights. So a ranker of many trees, which takes four times as long, has become tables.
``--teach`` writes such scores of the ranker as it stands, and learns nothing.

Writes ``speechsum/summary/weights.json``, the same from the same data, and prints what the ranker
scores on reports that were left out (cross-validation by report; with ``--taught`` what the other
ranker learned from is not left out). Needs numpy and LightGBM; ranking needs neither.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any
from zlib import crc32

import lightgbm
import numpy as np
from annotations import read

import speechsum.summary
from speechsum.attribution import Attribution, attribute
from speechsum.directives import find_directives
from speechsum.model import Directive
from speechsum.summary.candidates import candidates
from speechsum.summary.features import PLACES, Reading, Wordings, Words, wording
from speechsum.summary.rouge import rouge, words
from speechsum.summary.speech import LESSONS, spread
from speechsum.summary.speech import scores as ranked
from speechsum.summary.steps import SCALE
from speechsum.text.segments import Document, Sentence, parse
from speechsum.text.tokens import words_of

WEIGHTS = Path(speechsum.summary.__file__).with_name("weights.json")
FOLDS = 5
OTHER_WEIGHT = 0.3  # of a report that is no speech
FEWEST, RIDGE, KEPT = 25, 100.0, 4000
"""Of a lead's wordings: sentences that one must be met in, and those kept that move scores most."""
CHOICE_FEWEST, CHOICE_RIDGE, CHOICE_KEPT = 30, 200.0, 1500
_BODY = (
    "place", "places_after", "share_before", "words", "words_rank", "content_words",
    "words_to_colon", "share_to_colon", "log_spread_mean", "log_spread_rank", "mean_spread_rank",
    "repeated_pairs_share", "repeated_pairs_share_below", "repeated_pairs_share_rank",
    "like_first", "wording", "wording_below", "wording_rank", "post_covered", "post_pairs",
    "opens_post", "name_words", "occasion_covered",
)  # fmt: skip
_CHOICE = (
    "place", "places_after", "share_before", "words_rank", "log_spread_rank", "choice_wording",
    "choice_wording_below", "choice_wording_rank", "directives", "directives_part",
    "directive_share",
)  # fmt: skip
FEATURES: Mapping[str, tuple[str, ...]] = {
    "body": _BODY,
    "headline": (
        *_BODY, "title_words", "title_covered", "title_covered_below", "title_covered_rank",
        "title_share", "title_rare", "title_pairs", "title_pairs_below", "title_pairs_rank",
        "title_pieces", "title_pieces_below", "title_pieces_rank", "title_claim", "like_titled",
    ),
    "choice_body": _CHOICE,
    "choice_headline": (
        *_CHOICE, "title_words", "title_covered_below", "title_covered_rank", "title_share",
        "title_all_words", "title_all_words_below", "title_all_words_rank", "title_rare",
        "title_rare_below", "title_rare_rank", "title_pairs", "title_pairs_rank", "title_pieces",
        "title_pieces_below", "title_pieces_rank", "title_claim", "like_titled", "like_first",
    ),
}  # fmt: skip
"""What each lesson looks at: what trees that looked at everything found of use."""
TAUGHT = {"body": 1.0, "headline": 0.5, "choice_body": 1.0, "choice_headline": 1.0}
"""How much of a target is what the other ranker says, where there is one."""
TREES = {"body": 300, "headline": 300, "choice_body": 400, "choice_headline": 400}
PARAMETERS = {
    "objective": "regression",
    "learning_rate": 0.1,
    "num_leaves": 2,  # one test: the trees of a feature are a step function
    "min_data_in_leaf": 60,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "use_missing": False,
    "seed": 1,
    "num_threads": 1,
    "deterministic": True,
    "force_row_wise": True,
    "verbose": -1,
}
CHOICE = {"learning_rate": 0.08, "min_data_in_leaf": 30}


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """A report with the score that each of its sentences ought to get."""

    id: str
    document: Document
    attribution: Attribution
    directives: tuple[Directive, ...]
    sentences: tuple[Sentence, ...]
    words: tuple[Words, ...]
    headline: tuple[str, ...]
    target: tuple[float, ...]
    weight: float
    fold: int

    def rows(self, lesson: str, wordings: Mapping[str, Wordings]) -> Any:
        """The features that the lesson looks at, a row a sentence."""
        headline = self.headline if titled(lesson) else ()
        reading = Reading(
            self.document, self.attribution, self.directives, self.sentences, headline, wordings
        )
        return np.array([reading.column(name) for name in FEATURES[lesson]], float).T


def titled(lesson: str) -> bool:
    """Whether the lesson knows the headline."""
    return lesson.endswith("headline")


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
        record["id"], document, attribution, directives, sentences,
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


def items_of(here: Words) -> list[tuple[str, str]]:
    """What a sentence is worded with, each with its place, always in the same order."""
    return [(place, item) for place, items in wording(here) for item in sorted(set(items))]


def learn_wording(
    examples: Sequence[Example], fewest: int, ridge: float, most: int
) -> dict[str, dict[str, int]]:
    """How each wording speaks for a sentence: ridge regression by conjugate gradients."""
    found = [items_of(here) for one in examples for here in one.words]
    counts = Counter(chain.from_iterable(found))
    names = sorted(item for item, times in counts.items() if times >= fewest)
    number = {name: at for at, name in enumerate(names)}
    known = [[number[i] for i in sentence if i in number] for sentence in found]
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
    gains = {name: round(SCALE * float(x[at])) for name, at in number.items()}
    strength = {name: abs(x[at]) * counts[name] ** 0.5 for name, at in number.items()}
    return by_place(gains, sorted(sorted(strength), key=lambda name: -strength[name])[:most])


def by_place(
    gains: Mapping[tuple[str, str], int], kept: Iterable[tuple[str, str]]
) -> dict[str, dict[str, int]]:
    """The wordings to keep as `speechsum.summary.features.worded` reads them."""
    weights: dict[str, dict[str, int]] = {place: {} for place in PLACES}
    for place, item in sorted(kept):
        weights[place][item] = gains[place, item]
    return weights


@dataclass(frozen=True, slots=True)
class Lesson:
    """What is to be learned: of each report rows of features, and the scores they ought to get."""

    name: str
    examples: list[Example]
    rows: list[Any]
    target: list[Any]

    def grow(self, indices: Iterable[int]) -> lightgbm.Booster:
        """Gradient-boosted trees of one test each, from some of the reports.

        A report's scores count from their mean: only which sentence is the better one matters.
        """
        taken = list(indices)
        target = [self.target[index] - np.mean(self.target[index]) for index in taken]
        weight = [np.full(len(self.target[index]), self.examples[index].weight) for index in taken]
        data = lightgbm.Dataset(
            np.vstack([self.rows[index] for index in taken]),
            np.concatenate(target),
            weight=np.concatenate(weight),
        )
        changes = CHOICE if self.name.startswith("choice") else {}
        return lightgbm.train(PARAMETERS | changes, data, TREES[self.name])

    def table(self) -> dict[str, dict[str, list[Any]]]:
        """The trees as `speechsum.summary.steps.Steps` reads them: their sum, by feature."""
        tests: dict[int, list[tuple[float, float, float]]] = defaultdict(list)
        for tree in self.grow(range(len(self.rows))).dump_model()["tree_info"]:
            node = tree["tree_structure"]
            if "split_feature" in node:
                below, above = node["left_child"]["leaf_value"], node["right_child"]["leaf_value"]
                tests[node["split_feature"]].append((node["threshold"], below, above))
        found: dict[str, dict[str, list[Any]]] = {}
        for feature, of in sorted(tests.items()):
            borders = sorted({border for border, _, _ in of})
            adds = [
                sum(above if border <= reached else below for border, below, above in of)
                for reached in [-math.inf, *borders]
            ]
            found[FEATURES[self.name][feature]] = {
                "borders": [float(f"{border:.7g}") for border in borders],
                "adds": [round(SCALE * added) for added in adds],
            }
        return found


Taught = Mapping[tuple[str, bool], Mapping[str, list[float]]]


def lesson_of(
    name: str, examples: Sequence[Example], wordings: Sequence[Mapping[str, Wordings]],
    taught: Taught,
) -> Lesson:  # fmt: skip
    """A lesson of the reports; ``wordings`` are those to read each fold's reports with."""
    kept, target = [], []
    share = TAUGHT[name] if taught else 0.0
    for one in examples:
        if titled(name) and not one.headline:
            continue
        scores = np.array(one.target)
        if taught:
            known = taught.get((one.id, titled(name)), {})
            said = known.get("choice" if name.startswith("choice") else "lead", [])
            if len(said) != len(one.target):
                continue
            scores = share * np.array(said) + (1 - share) * scores
        kept.append(one)
        target.append(scores)
    rows = [one.rows(name, wordings[one.fold]) for one in kept]
    return Lesson(name, kept, rows, target)


def learn(
    leads: Sequence[Example], other: Sequence[Example], gold: Sequence[Example], taught: Taught
) -> dict[str, Any]:
    """The weights, and on the way what they score on reports left out."""
    asked: dict[str, tuple[int, float, int, Sequence[Example]]] = {
        "wording": (FEWEST, RIDGE, KEPT, [*leads, *other]),
        "choice_wording": (CHOICE_FEWEST, CHOICE_RIDGE, CHOICE_KEPT, gold),
    }
    known = json.loads(WEIGHTS.read_text(encoding="utf-8")) if taught else {}
    result: dict[str, Any] = {}
    folds: list[dict[str, Wordings]] = [{} for _ in range(FOLDS)]
    for name, (fewest, ridge, most, examples) in asked.items():
        result[name] = known[name] if taught else learn_wording(examples, fewest, ridge, most)
        for fold, wordings in enumerate(folds):
            # The wording's score of a report comes from the others, as it will for new reports.
            others = [one for one in examples if one.fold != fold]
            wordings[name] = known[name] if taught else learn_wording(others, fewest, ridge, most)
    for name in LESSONS:
        from_all = gold if name.startswith("choice") else [*leads, *other]
        lesson = lesson_of(name, from_all, folds, taught)
        result[name] = lesson.table()
        print(f"{name}: {len(lesson.rows)} reports, {_left_out(lesson):.2f} left out", flush=True)
    return result


def _left_out(lesson: Lesson) -> float:
    """ROUGE-2 of the first sentence, or the share of the annotators' three, in cross-validation."""
    count = 3 if lesson.name.startswith("choice") else 1
    values = []
    for fold in range(FOLDS):
        booster = lesson.grow(i for i, one in enumerate(lesson.examples) if one.fold != fold)
        for one, rows in zip(lesson.examples, lesson.rows, strict=True):
            if one.fold == fold and one.weight == 1:
                scores = booster.predict(rows).tolist()
                taken = spread(scores, one.words, count)
                values.append(sum(one.target[index] for index, _ in taken) / count)
    return 100 * float(np.mean(values))


def read_taught(path: Path) -> Taught:
    """What another ranker thinks of the sentences, by report and by whether it saw the headline."""
    return {(line["id"], line["titled"]): line for line in read(path)}


def write_taught(path: Path, examples: Iterable[Example]) -> None:
    """What the ranker as it stands thinks of the sentences, in the form of `read_taught`."""
    with path.open("w", encoding="utf-8") as file:
        for one in {one.id: one for one in examples}.values():
            for headline in ((), one.headline) if one.headline else ((),):
                sentences = one.document, one.attribution, one.directives, one.sentences
                line = {
                    "id": one.id,
                    "titled": bool(headline),
                    "lead": ranked(*sentences, headline),
                    "choice": ranked(*sentences, headline, among=True),
                }
                print(json.dumps(line), file=file)


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
    parser.add_argument("--taught", type=Path, help="another ranker's scores, JSON lines")
    parser.add_argument("--teach", type=Path, help="write the present ranker's scores there")
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
    if options.teach:
        write_taught(options.teach, chain.from_iterable(found))
        return
    taught = read_taught(options.taught) if options.taught else {}
    lessons = learn(found[0], found[1], found[2], taught)
    weights = {
        "about": f"Weights of the ranker 'speech', learned from {', '.join(map(_signed, sources))}"
        + "".join(f" without the reports of {path.name}" for path in options.without)
        + (f", taught by {_signed(options.taught)}" if options.taught else "")
        + f", with LightGBM {lightgbm.__version__} by python training/summary.py. "
        "wording, choice_wording: what a sentence gains by each item of features.wording, with "
        f"journalists and with annotators; {', '.join(LESSONS)}: see steps.py.",
        **lessons,
    }
    text = json.dumps(weights, ensure_ascii=False, separators=(",", ":"))
    # A line for each part, that a change of the weights can be looked at.
    text = text.replace('},"', '},\n"').replace('":{"', '":{\n"')
    WEIGHTS.write_text(text + "\n", encoding="utf-8")


def _signed(path: Path) -> str:
    return f"{path.name} (sha256 {hashlib.sha256(path.read_bytes()).hexdigest()[:16]})"


if __name__ == "__main__":
    main()
