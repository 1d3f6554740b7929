"""The classes of words: lexicon entries of one or several words, looked up at a place in a text.

A text's keys are `walled` first: what stands before its first word or after its last is no word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import compress

from speechsum import lexicon
from speechsum.text.tokens import entries

# The particles that grammar itself is made of; all other words are the lexicon's.
AND, OR, COMMA = "و", "یا", "،"
SEMICOLON, QUESTION_MARK = "؛", "؟"
KE, INKE, ANKE = "که", "اینکه", "آنکه"  # that, which
TA = "تا"  # until, so that
RA = "را"  # after the object
AZ, BE, BA, BAR, DAR = "از", "به", "با", "بر", "در"  # from, to, with, on, in
THIS, SAME = "این", "همین"
ONE, ONE_OF = "یک", "یکی"
COORDINATORS = frozenset((AND, COMMA, OR))
SUBORDINATORS = frozenset((KE, INKE, ANKE))
MARKS = frozenset("؛:؟!()[]")
"""No clause runs over these."""

# Tokens, from one end of an insertion to the other.
LONGEST_ASIDE = 30
# Nobody looks further from a word than this many tokens without asking whether they are there.
_WALL = ("",) * 4


def walled(keys: Sequence[str]) -> tuple[str, ...]:
    """The keys of a text with nothing behind them, nor before them: ``keys[-1]`` is no word."""
    return (*keys, *_WALL)


class Phrases:
    """A set of word sequences. Entries are found by their first word, the longest first."""

    def __init__(self, forms: Sequence[str]) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        every = dict.fromkeys(entries(forms))
        for words in every:
            self._by_first.setdefault(words[0], []).append(words)
        for same in self._by_first.values():
            same.sort(key=len, reverse=True)
        self.first_words = frozenset(self._by_first)
        self.last_words = frozenset([words[-1] for words in every])
        self.words = frozenset([words[0] for words in every if len(words) == 1])
        """The entries of one word."""
        self.affixes = tuple(self.words)
        """The same, as ``str.startswith`` and ``str.endswith`` take them."""

    def length_at(self, keys: Sequence[str], index: int, last: int) -> int:
        """How many words the longest entry at ``index`` has that ends by ``last``; 0 for none."""
        if index >= last:
            return 0
        for words in self._by_first.get(keys[index], ()):
            size = len(words)
            end = index + size
            if size == 1 or (end <= last and tuple(keys[index:end]) == words):
                return size
        return 0

    def places_in(self, keys: Sequence[str], first: int, last: int) -> Iterator[int]:
        """Where an entry may begin between two words: at none of the others does one."""
        return compress(range(first, last), map(self.first_words.__contains__, keys[first:last]))

    def stands_in(self, keys: Sequence[str], first: int, last: int) -> bool:
        """Whether an entry stands between two words."""
        if self.first_words.isdisjoint(keys[first:last]):
            return False  # as nearly always
        return any(self.length_at(keys, here, last) for here in self.places_in(keys, first, last))

    def ends_at(self, keys: Sequence[str], first: int, last: int) -> bool:
        """Whether an entry ends right before ``last`` that begins at ``first`` at the earliest."""
        if first >= last or keys[last - 1] not in self.last_words:
            return False
        return any(here + self.length_at(keys, here, last) == last for here in range(first, last))

    def __contains__(self, key: object) -> bool:
        return key in self.words


@cache
def phrases(name: str, kind: str) -> Phrases:
    """The forms of one class of a lexicon file."""
    return Phrases([row["form"] for row in lexicon.of_class(name, kind)])


@cache
def values(name: str, kind: str) -> dict[str, str]:
    """Key → value of one class of a lexicon file whose forms are single words."""
    rows = lexicon.of_class(name, kind)
    forms = entries(row["form"] for row in rows)
    return {words[0]: row["value"] for words, row in zip(forms, rows, strict=True)}


@cache
def endings(kind: str) -> tuple[str, ...]:
    """The endings or beginnings of one class of ``morphology.tsv``."""
    forms = [row["form"] for row in lexicon.of_class("morphology", kind)]
    return tuple(keys[0] for keys in entries(forms))


@cache
def persons(kind: str) -> dict[str, int]:
    """The forms of a class, each with its person (1 to 6)."""
    rows = lexicon.of_class("morphology", kind)
    forms = entries(row["form"] for row in rows)
    return {keys[0]: int(row["person"]) for keys, row in zip(forms, rows, strict=True)}
