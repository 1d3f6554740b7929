"""What the ranker looks at: a column of numbers for each feature, one a sentence.

Only the columns that are asked for are worked out, each once. Sums of floats are taken by
``math.fsum``, which is exact, as sets have another order in every process, and Python's own ``sum``
adds floats otherwise since 3.12; the same text has the same numbers everywhere.
All is linear in the length of the text.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, chain, pairwise

from speechsum.attribution import Attribution
from speechsum.model import Directive
from speechsum.summary.stems import CONTENT, STEMS, stem, stop_words
from speechsum.text.segments import Document, Sentence
from speechsum.text.tokens import words_of
from speechsum.tuples import NamedTuple

Numbers = Sequence[float]
Wordings = Mapping[str, Mapping[str, int]]
"""What a sentence gains by each word, by the place where it stands (`wording`)."""

_PIECE = 4  # letters; long enough to tell words apart, short enough for their other forms
_OPENING = 8  # words that a sentence's subject stands in
_CUE_REACH = 12  # words before the colon that make up a cue
_ENDINGS = ("_below", "_rank")


class Words(NamedTuple):
    """A sentence as the ranker reads it.

    ``keys`` are those of words and numbers, ``content`` the stems of what is no stop word,
    ``colon`` the number of words before the first colon or -1.
    """

    keys: tuple[str, ...]
    content: frozenset[str]
    colon: int

    @classmethod
    def of(cls, document: Document, sentence: Sentence) -> Words:
        first, last = sentence.first, sentence.last
        marks = document.keys[first:last]
        tokens = document.tokens[first:last]
        keys = tuple([token.key for token in tokens if token.kind != "mark"])
        content = frozenset(filter(None, map(CONTENT.__getitem__, keys)))
        colon = -1
        if ":" in marks:
            before = tokens[: marks.index(":")]
            colon = len([token for token in before if token.kind != "mark"])
        return cls(keys, content, colon)


PLACES = ("words", "first", "second", "opening", "last", "plain", "cue", "before", "after")
"""Where a wording stands: anywhere, at the opening, at the end, in the cue and around its colon."""


def wording(words: Words) -> tuple[tuple[str, Sequence[str]], ...]:
    """What a sentence is worded with: its words, how it opens, its cue and its end. Each word
    counts once in its place."""
    keys, colon = words.keys, words.colon
    found = (
        ("words", keys),
        ("first", keys[:1]),
        ("second", keys[1:2]),
        ("opening", (" ".join(keys[:2]),)),
        ("last", keys[-1:]),
    )
    if colon < 0:
        return (*found, ("plain", ("",)))
    return (
        *found,
        ("cue", (" ".join(keys[max(0, colon - 2) : colon]),)),
        ("before", keys[max(0, colon - _CUE_REACH) : colon]),
        ("after", keys[colon : colon + 2]),
    )


def worded(words: Words, weights: Wordings) -> int:
    """How a sentence's wording speaks for it."""
    total = 0
    for place, items in wording(words):
        known = weights[place]
        if len(items) == 1:
            total += known.get(items[0], 0)
        else:  # few are known: to look for those first makes no set of all words
            total += sum(map(known.__getitem__, known.keys() & items))
    return total


_SURE = 0.5
"""The least certainty of a directive that tells for its sentence: as likely as not."""


class Reading:
    """A report's candidates for a summary, and the columns of numbers about them."""

    def __init__(
        self,
        document: Document,
        attribution: Attribution,
        directives: Sequence[Directive],
        sentences: Sequence[Sentence],
        headline: Sequence[str],
        wordings: Mapping[str, Wordings],
    ) -> None:
        """
        Args:
            document, attribution, directives: what the stages before have found.
            sentences: the candidates, in text order.
            headline: the keys of the headline's words, no marks; empty where none is known.
            wordings: what wordings speak for a sentence, by the feature that they are.
        """
        self.sentences = sentences
        self.words = [Words.of(document, sentence) for sentence in sentences]
        self.headline = headline
        self.wordings = wordings
        self.attribution = attribution
        self.directives = [one for one in directives if one.certainty >= _SURE]
        self._columns: dict[str, Numbers] = {}

    def column(self, name: str) -> Numbers:
        """The numbers of the feature ``name``, one a sentence.

        Of each feature how far a sentence is below the best (``words_below``) and its place from
        the top, as a share (``words_rank``), are features, too.
        """
        found = self._columns.get(name)
        if found is None:
            found = self._columns[name] = self._made(name)
        return found

    def _made(self, name: str) -> Numbers:
        if name.endswith("_below"):
            values = self.column(name.removesuffix("_below"))
            best = max(values)
            return [best - value for value in values]
        if name.endswith("_rank"):
            values = self.column(name.removesuffix("_rank"))
            order = sorted(values)
            total = len(order)
            return [(total - bisect_left(order, value) - 1) / total for value in values]
        if name in self.wordings:
            weights = self.wordings[name]
            return [worded(here, weights) for here in self.words]
        return FEATURES[name][1](self)

    @cached_property
    def stems(self) -> list[tuple[str, ...]]:
        return [tuple(map(STEMS.__getitem__, here.keys)) for here in self.words]

    @cached_property
    def pairs(self) -> list[frozenset[tuple[str, str]]]:
        """The stems that stand side by side, of each sentence."""
        return [frozenset(pairwise(stems)) for stems in self.stems]

    @cached_property
    def spread(self) -> Counter[str]:
        """In how many sentences each stem stands."""
        return Counter(chain.from_iterable(here.content for here in self.words))

    @cached_property
    def repeated(self) -> set[tuple[str, str]]:
        """The pairs of more than one sentence."""
        found: set[tuple[str, str]] = set()
        seen: set[tuple[str, str]] = set()
        for pairs in self.pairs:
            found |= seen & pairs
            seen |= pairs
        return found

    @cached_property
    def title(self) -> set[str]:
        """The stems of the headline's content words."""
        return {stem(key) for key in self.headline if len(key) > 1 and key not in stop_words()}

    @cached_property
    def titled(self) -> frozenset[str]:
        """The content of the sentence that shares most with the headline."""
        best = max(self.words, key=lambda here: len(self.title & here.content))
        return best.content if self.title else frozenset()

    @cached_property
    def speaker(self) -> tuple[set[str], set[str], set[tuple[str, str]]]:
        """The main speaker's name, his post, and the pairs of words in that."""
        said: Counter[str | None] = Counter()
        quotes = [(one.start, one.end, one.speaker) for one in self.attribution.quotes]
        for start, end, speaker in _apart(quotes):
            said[speaker] += end - start
        main = said.most_common(1)[0][0] if said else None
        known = self.attribution.speakers
        speakers = [one for one in known if one.name == main] or known[:1]
        name = words_of(speakers[0].name) if speakers else ()
        post = words_of(speakers[0].role or "") if speakers else ()
        return set(name), set(post), set(pairwise(post))

    @cached_property
    def ordered(self) -> list[tuple[int, int]]:
        """The directives' places."""
        return sorted((one.start, one.end) for one in self.directives)

    @cached_property
    def directed(self) -> list[list[tuple[int, int]]]:
        """The directives that begin in each sentence."""
        spans = self.ordered
        return [
            spans[bisect_left(spans, (one.start,)) : bisect_left(spans, (one.end,))]
            for one in self.sentences
        ]


def _apart(
    spans: Iterable[tuple[int, int, str | None]],
) -> list[tuple[int, int, str | None]]:
    """The spans in text order, those inside another left out."""
    found: list[tuple[int, int, str | None]] = []
    for span in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not found or span[1] > found[-1][1]:
            found.append(span)
    return found


def _share_before(here: Reading) -> Numbers:
    sizes = [len(words.keys) for words in here.words]
    total = sum(sizes) or 1
    return [before / total for before in accumulate(sizes[:-1], initial=0)]


def _log_spread(here: Reading) -> Numbers:
    # Of a stem that stands in one sentence it is nothing, and most do.
    logs = {root: math.log(times) for root, times in here.spread.items() if times > 1}
    return [math.fsum(map(logs.__getitem__, logs.keys() & words.content)) for words in here.words]


def _mean_spread(here: Reading) -> Numbers:
    spread = here.spread.__getitem__
    return [sum(map(spread, words.content)) / (len(words.content) or 1) for words in here.words]


def _mean_log_spread(here: Reading) -> Numbers:
    sums = here.column("log_spread")
    return [of / (len(one.content) or 1) for of, one in zip(sums, here.words, strict=True)]


def _repeated_pairs_share(here: Reading) -> Numbers:
    repeated = here.repeated
    return [
        len(repeated & pairs) / (len(words.keys) or 1)
        for pairs, words in zip(here.pairs, here.words, strict=True)
    ]


def _post_covered(here: Reading) -> Numbers:
    _, post, _ = here.speaker
    return [len(post.intersection(words.keys)) / (len(post) or 1) for words in here.words]


def _post_pairs(here: Reading) -> Numbers:
    _, _, pairs = here.speaker
    if not pairs:
        return [0] * len(here.words)
    return [sum(map(pairs.__contains__, pairwise(words.keys))) for words in here.words]


def _opens_post(here: Reading) -> Numbers:
    _, post, _ = here.speaker
    return [sum(map(post.__contains__, words.keys[:_OPENING])) for words in here.words]


def _name_words(here: Reading) -> Numbers:
    name, _, _ = here.speaker
    return [len(name.intersection(words.keys)) for words in here.words]


def _occasion_covered(here: Reading) -> Numbers:
    occasion = here.attribution.occasion
    words = words_of(occasion.text) if occasion else ()
    stems = {stem(key) for key in words if key not in stop_words()}
    return [len(stems & one.content) / (len(stems) or 1) for one in here.words]


def _directive_share(here: Reading) -> Numbers:
    return [
        sum([min(end, one.end) - start for start, end in found]) / (one.end - one.start)
        for one, found in zip(here.sentences, here.directed, strict=True)
    ]


def _shared_with(here: Reading, bag: frozenset[str]) -> Numbers:
    return [len(one.content & bag) / (len(one.content) or 1) for one in here.words]


def _title_rare(here: Reading) -> Numbers:
    title, count, spread = here.title, len(here.words), here.spread
    return [
        math.fsum([math.log((1 + count) / spread[root]) for root in one.content if root in title])
        for one in here.words
    ]


def _title_pairs(here: Reading) -> Numbers:
    pairs = set(pairwise(map(stem, here.headline)))
    return [len(pairs & of) for of in here.pairs]


def _title_pieces(here: Reading) -> Numbers:
    """How much of the headline stands in a sentence, by pieces of four letters, spaces too."""
    phrase = " ".join(here.headline)
    pieces = {phrase[at : at + _PIECE] for at in range(len(phrase) - _PIECE + 1)}
    total = len(pieces) or 1
    return [sum(map(" ".join(one.keys).__contains__, pieces)) / total for one in here.words]


def _title_claim(here: Reading) -> Numbers:
    """How much of what the headline says, the speaker aside, stands in a sentence."""
    name, post, _ = here.speaker
    claim = here.title.difference(map(stem, chain(name, post)))
    return [len(claim & one.content) / (len(claim) or 1) for one in here.words]


FEATURES: Mapping[str, tuple[str, Callable[[Reading], Numbers]]] = {
    "place": ("position", lambda here: range(len(here.words))),
    "places_after": ("position", lambda here: range(len(here.words) - 1, -1, -1)),
    "share_before": ("position", _share_before),
    "words": ("length", lambda here: [len(one.keys) for one in here.words]),
    "content_words": ("length", lambda here: [len(one.content) for one in here.words]),
    "words_to_colon": ("cue", lambda here: [max(0, one.colon) for one in here.words]),
    "share_to_colon": (
        "cue", lambda here: [max(0, one.colon) / (len(one.keys) or 1) for one in here.words]
    ),
    "log_spread": ("centrality", _log_spread),
    "log_spread_mean": ("centrality", _mean_log_spread),
    "mean_spread": ("centrality", _mean_spread),
    "repeated_pairs_share": ("centrality", _repeated_pairs_share),
    "like_first": ("novelty", lambda here: _shared_with(here, here.words[0].content)),
    "directives": ("findings", lambda here: list(map(len, here.directed))),
    "directives_part": (
        "findings",
        lambda here: [len(found) / (len(here.ordered) or 1) for found in here.directed],
    ),
    "directive_share": ("findings", _directive_share),
    "post_covered": ("findings", _post_covered),
    "post_pairs": ("findings", _post_pairs),
    "opens_post": ("findings", _opens_post),
    "name_words": ("findings", _name_words),
    "occasion_covered": ("findings", _occasion_covered),
    "title_words": ("headline", lambda here: [len(here.title & one.content) for one in here.words]),
    "title_covered": (
        "headline",
        lambda here: [len(here.title & one.content) / (len(here.title) or 1) for one in here.words],
    ),
    "title_share": (
        "headline",
        lambda here: _shared_with(here, frozenset(here.title)),
    ),
    "title_all_words": (
        "headline",
        lambda here: [len(set(here.headline).intersection(one.keys)) for one in here.words],
    ),
    "title_rare": ("headline", _title_rare),
    "title_pairs": ("headline", _title_pairs),
    "title_pieces": ("headline", _title_pieces),
    "title_claim": ("headline", _title_claim),
    "like_titled": ("headline", lambda here: _shared_with(here, here.titled)),
}  # fmt: skip
"""Each feature: what it is about (``--explain`` sums what they add by that), and its column."""


def group_of(feature: str) -> str:
    """What a feature is about."""
    for ending in _ENDINGS:
        feature = feature.removesuffix(ending)
    return FEATURES[feature][0] if feature in FEATURES else "wording"
