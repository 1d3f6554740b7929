"""What the ranker looks at: numbers about each sentence, in the order of `NAMES`.

Sums are taken by ``math.fsum`` and words in the order of the text: Python's own ``sum`` adds floats
otherwise since 3.12, and sets have another order in every process; the same text has the same
numbers everywhere. All is linear in the length of the text.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, pairwise
from operator import itemgetter

from speechsum import lexicon
from speechsum.attribution import Attribution
from speechsum.model import Directive
from speechsum.summary.stems import CONTENT, STEMS, stem, stop_words
from speechsum.text.folding import key_of
from speechsum.text.segments import Document, Sentence
from speechsum.text.tokens import words_of

GROUPS: Mapping[str, tuple[str, ...]] = {
    "position": (
        "place", "share_before", "sentences", "places_after", "words_before", "text_words",
        "paragraph", "place_in_paragraph", "paragraph_sentences",
    ),
    "length": ("words", "content_words", "content_share", "commas", "quote_marks", "numbers"),
    "cue": (
        "colon", "words_to_colon", "share_to_colon", "words_from_colon", "opens_pronoun",
        "opens_demonstrative", "opens_connective",
    ),
    "centrality": (
        "centroid", "mean_frequency", "mean_spread", "log_spread", "log_spread_mean", "top_spread",
        "single_words", "repeated_pairs", "repeated_pairs_share", "said_spread",
    ),
    "novelty": ("new_words", "like_first", "like_previous"),
    "wording": ("wording",),
    "findings": (
        "directives", "directive_share", "directives_part", "directives_before", "directives_all",
        "obliged", "asked", "quoted_share", "leadin_share", "speaker_share", "first_speaker",
        "quote_length", "post_pairs", "post_covered", "opens_post", "name_words",
        "occasion_covered",
    ),
    "headline": (
        "title_words", "title_covered", "title_share", "title_pairs", "title_rare", "title_run",
        "title_said", "title_all_words", "title_beginnings", "title_pieces", "title_length",
        "title_claim", "title_numbers", "like_titled",
    ),
}  # fmt: skip
"""The features by what they are about; `--explain` sums their parts of the score by these names."""

# Of these the best of the text counts too: how far a sentence is below it, and its place there.
_COMPARED = (
    "words", "centroid", "mean_spread", "log_spread", "repeated_pairs_share", "wording",
    "title_covered", "title_pairs", "title_rare", "title_all_words", "title_pieces",
)  # fmt: skip
_BASE = tuple(name for names in GROUPS.values() for name in names)
_COMPARED_NUMBERS = tuple(map(_BASE.index, _COMPARED))
NAMES = (
    *_BASE,
    *(f"{name}_below" for name in _COMPARED),
    *(f"{name}_rank" for name in _COMPARED),
)
"""The features' names, in the order of a row."""
GROUP_OF: Mapping[str, str] = {
    f"{base}{ending}": group
    for group, names in GROUPS.items()
    for base in names
    for ending in ("", "_below", "_rank")
}

_PIECE = 4  # letters; long enough to tell words apart, short enough for their other forms
_OPENING = 8  # words that a sentence's subject stands in
_OBLIGING = frozenset({"obligation", "necessity"})
_CUE_REACH = 12  # words before the colon that make up a cue


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence as the ranker reads it.

    ``marks`` are the keys of all tokens, ``keys`` those of words and numbers, ``stems`` theirs,
    ``content`` the stems of what is no stop word, each once, and ``bag`` the same as a set,
    ``said`` those after the colon, ``pairs`` the stems that stand side by side, ``colon`` the
    number of words before the first colon or -1, ``numbers`` how many of ``keys`` are numbers.
    """

    marks: tuple[str, ...]
    keys: tuple[str, ...]
    stems: tuple[str, ...]
    content: tuple[str, ...]
    bag: frozenset[str]
    said: tuple[str, ...]
    pairs: frozenset[tuple[str, str]]
    colon: int
    numbers: int

    @classmethod
    def of(cls, document: Document, sentence: Sentence) -> Words:
        marks = document.keys[sentence.first : sentence.last]
        kinds = [token.kind for token in document.tokens[sentence.first : sentence.last]]
        keys = tuple([key for key, kind in zip(marks, kinds, strict=True) if kind != "mark"])
        stems = tuple(map(STEMS.__getitem__, keys))
        kept = list(map(CONTENT.__getitem__, keys))
        content = said = tuple(filter(None, dict.fromkeys(kept)))
        colon = -1
        if ":" in marks:
            before = marks.index(":")
            colon = before - kinds[:before].count("mark")
            if colon > 0:
                said = tuple(filter(None, dict.fromkeys(kept[colon:])))
        pairs = frozenset(pairwise(stems))
        bag = frozenset(content)
        return cls(marks, keys, stems, content, bag, said, pairs, colon, kinds.count("number"))


def wording(words: Words) -> list[str]:
    """The names of what a sentence is worded with: its words, how it opens, cues and ends."""
    keys, colon = words.keys, words.colon
    found = dict.fromkeys(keys)
    for number, key in enumerate(keys[:2]):
        found[f"^{number}{key}"] = None
    found[f"^{' '.join(keys[:2])}"] = None
    if colon >= 0:
        found[f":{' '.join(keys[max(0, colon - 2) : colon])}"] = None
        found.update(dict.fromkeys(f"<{key}" for key in keys[max(0, colon - _CUE_REACH) : colon]))
        found.update(dict.fromkeys(f">{key}" for key in keys[colon : colon + 2]))
    else:
        found[":"] = None
    if keys:
        found[f"${keys[-1]}"] = None
    return list(found)


def worded(words: Words, weights: Mapping[str, float]) -> float:
    """How a sentence's wording speaks for it."""
    return math.fsum(filter(None, map(weights.get, wording(words))))


def rows(
    document: Document,
    attribution: Attribution,
    directives: Sequence[Directive],
    sentences: Sequence[Sentence],
    words: Sequence[Words],
    headline: Sequence[str],
    weights: Mapping[str, float],
) -> list[list[float]]:
    """A row of numbers for each sentence.

    Args:
        document, attribution, directives: what the stages before have found.
        sentences: the candidates, in text order, and ``words``, each read by `Words.of`.
        headline: the keys of the headline's words, no marks; empty where none is known.
        weights: how each item of `wording` speaks for a sentence.
    """
    findings = _Findings(attribution, directives)
    text = _Text(words, headline, findings.speaker)
    paragraphs = Counter(sentence.paragraph for sentence in sentences)
    numbers = {paragraph: number for number, paragraph in enumerate(paragraphs)}
    places: Counter[int] = Counter()
    before = 0
    seen: set[str] = set()
    first = words[0].bag if words else frozenset()
    previous: frozenset[str] = frozenset()
    found: list[list[float]] = []
    for place, (sentence, here) in enumerate(zip(sentences, words, strict=True)):
        paragraph = sentence.paragraph
        row = [
            place, before / text.length, text.count, text.count - 1 - place, before, text.length,
            numbers[paragraph], places[paragraph], paragraphs[paragraph],
            *_length(here),
            *_cue(here),
            *text.centrality(here),
            len(here.bag - seen) / (len(here.bag) or 1),
            _shared(here.bag, first), _shared(here.bag, previous),
            worded(here, weights),
            *findings.about(sentence, here),
            *text.title(here),
        ]  # fmt: skip
        found.append(list(map(float, row)))
        places[paragraph] += 1
        before += len(here.keys)
        seen |= here.bag
        previous = here.bag
    return _compared(found)


def beside(found: Sequence[list[float]], scores: Sequence[float]) -> list[list[float]]:
    """The rows with a score more: each its own, how far below the best it is, and its place."""
    below, ranks = _standing(scores)
    return [[*row, *more] for row, *more in zip(found, scores, below, ranks, strict=True)]


def _standing(values: Sequence[float]) -> tuple[list[float], list[float]]:
    """How far each value is below the best, and its place from the top, as a share."""
    order = sorted(values)
    total = len(order)
    below = [order[-1] - value for value in values]
    return below, [(total - bisect_left(order, value) - 1) / total for value in values]


def _compared(found: list[list[float]]) -> list[list[float]]:
    """The rows with how each sentence stands beside the others."""
    standings = [_standing([row[number] for row in found]) for number in _COMPARED_NUMBERS]
    below, ranks = zip(*standings, strict=True)
    columns = zip(*below, *ranks, strict=True)
    return [[*row, *more] for row, more in zip(found, columns, strict=True)]


def _shared(these: frozenset[str], those: frozenset[str]) -> float:
    """The share of ``these`` that is among ``those``."""
    return len(these & those) / (len(these) or 1)


def _length(here: Words) -> tuple[float, ...]:
    size = len(here.keys) or 1
    return (
        len(here.keys), len(here.content), len(here.content) / size, here.marks.count("،"),
        here.marks.count("«") + here.marks.count('"') / 2, here.numbers,
    )  # fmt: skip


def _cue(here: Words) -> tuple[float, ...]:
    size = len(here.keys)
    opening = _openings().get(here.keys[0], "") if here.keys else ""
    before = max(0, here.colon)
    return (
        here.colon >= 0, before, before / (size or 1), size - before,
        opening == "pronoun", opening == "demonstrative", opening == "connective",
    )  # fmt: skip


@cache
def _openings() -> dict[str, str]:
    return {key_of(row["form"]): row["class"] for row in lexicon.rows("openings")}


class _Text:
    """What is counted once for the whole text."""

    def __init__(
        self, words: Sequence[Words], headline: Sequence[str], speaker: Collection[str]
    ) -> None:
        self.count = len(words)
        self.length = sum(len(here.keys) for here in words) or 1
        spread = Counter(chain.from_iterable(here.content for here in words))
        often = Counter(
            chain.from_iterable(filter(here.bag.__contains__, here.stems) for here in words)
        )
        rarity = {times: math.log((1 + self.count) / times) for times in set(spread.values())}
        self._rarity = {root: rarity[times] for root, times in spread.items()}
        weights = [often[root] * rare for root, rare in self._rarity.items()]
        self._norm = math.sqrt(math.fsum([weight * weight for weight in weights])) or 1.0
        self._widest = max(spread.values(), default=1)
        squares = {times: (math.log(times), rare**2) for times, rare in rarity.items()}
        # Of each stem: how often it stands in the text, in how many sentences, the logarithm of
        # that; its rarity squared, and that as often as it stands there.
        self._known = {
            root: (times, spread[root], log, square, times * square)
            for root, times in often.items()
            for log, square in [squares[spread[root]]]
        }
        self._repeated: set[tuple[str, str]] = set()
        pairs: set[tuple[str, str]] = set()
        for here in words:
            self._repeated |= pairs & here.pairs
            pairs |= here.pairs
        self._read_title(headline, speaker)
        best = max(words, key=lambda here: self._covered(here), default=None)
        self._titled = best.bag if best is not None and self._title else frozenset()

    def centrality(self, here: Words) -> tuple[float, ...]:
        content, known = here.content, self._known
        size, total = len(here.keys) or 1, len(content) or 1
        often, spread, logs, rare, dot = (
            zip(*map(known.__getitem__, content), strict=True) if content else ((),) * 5
        )
        norm = math.sqrt(math.fsum(rare)) or 1.0
        spread_logs = math.fsum(logs)
        repeated = len(self._repeated & here.pairs)
        return (
            math.fsum(dot) / (norm * self._norm),
            sum(often) / total,
            sum(spread) / total,
            spread_logs,
            spread_logs / total,
            max(spread, default=0) / self._widest,
            spread.count(1) / total,
            repeated,
            repeated / size,
            sum([known[root][1] for root in here.said]) / (len(here.said) or 1),
        )

    def _read_title(self, headline: Sequence[str], speaker: Collection[str]) -> None:
        stops = stop_words()
        stems = [stem(key) for key in headline]
        self._title = {
            root
            for key, root in zip(headline, stems, strict=True)
            if len(key) > 1 and key not in stops
        }
        self._title_keys = set(headline)
        self._claim = self._title.difference(speaker)
        self._title_pairs = set(pairwise(stems))
        self._title_places: dict[str, list[int]] = {}
        for place, root in enumerate(stems):
            self._title_places.setdefault(root, []).append(place)
        self._title_beginnings = {key[:_PIECE] for key in self._title_keys}
        self._title_pieces = _pieces(headline)

    def _covered(self, here: Words) -> int:
        return len(self._title & here.bag)

    def title(self, here: Words) -> tuple[float, ...]:
        if not self._title:
            return (-1.0,) * len(GROUPS["headline"])
        shared = [root for root in here.content if root in self._title]
        pairs = self._title_pairs & here.pairs
        return (
            len(shared),
            len(shared) / len(self._title),
            len(shared) / (len(here.content) or 1),
            len(pairs),
            math.fsum([self._rarity[root] for root in shared]),
            self._run(here.stems),
            len(self._title.intersection(here.said)) / len(self._title),
            len(self._title_keys.intersection(here.keys)),
            len(self._title_beginnings.intersection([key[:_PIECE] for key in here.keys])),
            len(self._title_pieces & _pieces(here.keys)) / (len(self._title_pieces) or 1),
            len(self._title),
            len(self._claim & here.bag) / (len(self._claim) or 1),
            sum(key[0].isdigit() for key in self._title_keys.intersection(here.keys)),
            _shared(here.bag, self._titled),
        )

    def _run(self, stems: tuple[str, ...]) -> int:
        """The longest run of words that the sentence and the headline share."""
        longest = 0
        runs: dict[int, int] = {}
        for root in stems:
            runs = {place: runs.get(place - 1, 0) + 1 for place in self._title_places.get(root, ())}
            longest = max(longest, *runs.values()) if runs else longest
        return longest


def _pieces(keys: Sequence[str]) -> set[str]:
    """The pieces of four letters, spaces too, of a phrase."""
    phrase = " ".join(keys)
    return {phrase[at : at + _PIECE] for at in range(len(phrase) - _PIECE + 1)}


class _Findings:
    """Quotes, lead-ins and directives, by the sentences they stand in."""

    def __init__(self, attribution: Attribution, directives: Sequence[Directive]) -> None:
        self._directives = sorted((d.start, d.end, d.force) for d in directives)
        self._quotes = _apart((q.start, q.end, q.speaker) for q in attribution.quotes)
        self._leads = _apart((q.start, q.end, q.speaker) for q in attribution.leads)
        self._quote_ends = [end for _, end, _ in self._quotes]
        self._lead_ends = [end for _, end, _ in self._leads]
        said: Counter[str | None] = Counter()
        for start, end, speaker in self._quotes:
            said[speaker] += end - start
        self._said = said
        self._all = sum(said.values()) or 1
        self._first = self._quotes[0][2] if self._quotes else None
        main = said.most_common(1)[0][0] if said else None
        speakers = [s for s in attribution.speakers if s.name == main] or attribution.speakers[:1]
        name = words_of(speakers[0].name) if speakers else ()
        post = words_of(speakers[0].role or "") if speakers else ()
        self._name, self._post, self._post_pairs = set(name), set(post), set(pairwise(post))
        self.speaker = frozenset(map(stem, (*name, *post)))
        occasion = words_of(attribution.occasion.text) if attribution.occasion else ()
        self._occasion = {stem(key) for key in occasion if key not in stop_words()}

    def about(self, sentence: Sentence, here: Words) -> tuple[float, ...]:
        size = sentence.end - sentence.start
        quotes = _inside(self._quotes, self._quote_ends, sentence)
        leads = _inside(self._leads, self._lead_ends, sentence)
        speaker = max(quotes + leads, key=itemgetter(0), default=(0, None, 0))[1]
        first = bisect_left(self._directives, (sentence.start,))
        last = bisect_left(self._directives, (sentence.end,))
        directives = self._directives[first:last]
        forces = {force for _, _, force in directives}
        keys = here.keys
        return (
            len(directives),
            sum([min(end, sentence.end) - start for start, end, _ in directives]) / size,
            len(directives) / (len(self._directives) or 1),
            first,
            len(self._directives),
            not forces.isdisjoint(_OBLIGING),
            "request" in forces,
            sum([part[0] for part in quotes]) / size,
            sum([part[0] for part in leads]) / size,
            self._said[speaker] / self._all if speaker else 0.0,
            speaker is not None and speaker == self._first,
            max([part[2] for part in quotes], default=0),
            sum(map(self._post_pairs.__contains__, pairwise(keys))) if self._post_pairs else 0,
            len(self._post.intersection(keys)) / (len(self._post) or 1),
            sum(map(self._post.__contains__, keys[:_OPENING])),
            len(self._name.intersection(keys)),
            len(self._occasion & here.bag) / (len(self._occasion) or 1),
        )


_Stretch = tuple[int, int, str | None]


def _apart(spans: Iterable[_Stretch]) -> list[_Stretch]:
    """The spans in text order, those inside another left out."""
    found: list[_Stretch] = []
    for span in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not found or span[1] > found[-1][1]:
            found.append(span)
    return found


def _inside(
    spans: list[_Stretch], ends: list[int], sentence: Sentence
) -> list[tuple[int, str | None, int]]:
    """Of each span that meets the sentence: shared characters, speaker, characters altogether.

    ``ends`` are those of the spans.
    """
    number = bisect_left(ends, sentence.start)
    found = []
    while number < len(spans) and spans[number][0] < sentence.end:
        start, end, speaker = spans[number]
        shared = min(end, sentence.end) - max(start, sentence.start)
        if shared > 0:
            found.append((shared, speaker, end - start))
        number += 1
    return found
