"""Expressions of time: rows of ``lexicon/times.tsv``, matched at a place of a text.

A row is a kind, a pattern and a meaning. A pattern is made of

- words: ``ماه``, or one of several: ``این|همین``;
- ``<class>``: a form of a class of the lexicon; ``<n>`` and the like: a number in a range;
- ``{kind}``: what a row of another kind reads;

each with ``?`` where it may be missing and ``:name`` where the meaning asks for it by another
name. The longest match wins, of equal ones the earlier row. `meanings` says what the names in the
column ``meaning`` stand for. There is no recursion: a kind asks only kinds that come before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date as Date
from functools import cache

from speechsum import lexicon
from speechsum.text.tokens import entries
from speechsum.tuples import NamedTuple
from speechsum.when.calendar import Stretch
from speechsum.when.meanings import MEANINGS, Bound, Said
from speechsum.when.words import Number, Vocabulary

_NUMBERS = {
    "n": (0, 9_999), "nth": (1, 99), "dd": (1, 31), "dom": (1, 31),
    "digits": (1, 2_200), "jalali": (1_300, 1_429), "lunar-year": (1_340, 1_499),
    "gregorian-year": (1_900, 2_199), "short": (0, 99), "zero": (0, 9), "clock": (0, 24),
    "mm": (1, 12), "late": (13, 31),
}  # fmt: skip
"""The ranges of numbers. ``n`` is no ordinal, ``nth`` is one; ``short`` is a year of two digits;
``zero`` one that begins with 0; ``dom`` a day that is no number of months: «بیستم ماه آینده»,
«۲۰ ماه آینده», not «دو ماه آینده»; ``late`` an ordinal that counts no class or floor."""


_OPEN, _MONTHS = ("{duration}",), 12


class Read(NamedTuple):
    """A time that was read: the token after it, what it says, and the row that read it."""

    last: int
    said: Said
    rule: str

    @property
    def open(self) -> bool:
        """Whether it may be counted from something named after it («… پس از تحویل»)."""
        return self.rule.endswith(_OPEN)

    @property
    def stretch(self) -> Stretch:
        """The days, where it is one of days."""
        assert isinstance(self.said, Stretch)
        return self.said


class _Element(NamedTuple):
    sort: str  # word, class, number, kind
    what: tuple[str, ...]
    name: str
    optional: bool


class _Row(NamedTuple):
    """A row; one of the words ``needed`` stands in whatever it reads, if there are any."""

    rule: str
    elements: tuple[_Element, ...]
    meaning: str
    needed: frozenset[str]


def _element(text: str) -> _Element:
    optional = text.endswith("?")
    text = text.rstrip("?")
    if text[0] not in "<{":
        return _Element("word", tuple(keys[0] for keys in entries(text.split("|"))), text, optional)
    what, _, name = text[1:-1].partition(":")
    sort = "kind" if text[0] == "{" else "number" if what in _NUMBERS else "class"
    return _Element(sort, (what,), name or what, optional)


class Grammar:
    """The rows, ready to be matched.

    Args:
        times: the rows of expressions: ``kind``, ``pattern``, ``meaning``.
        words: the rows of words: ``class``, ``form``, ``value``.
    """

    def __init__(
        self, times: Iterable[Mapping[str, str]], words: Iterable[Mapping[str, str]]
    ) -> None:
        self.vocabulary = Vocabulary(words)
        self._words: set[str] = set()
        every: dict[str, list[_Row]] = {}
        for row in times:
            elements = tuple(map(_element, row["pattern"].split()))
            self._words.update(w for one in elements if one.sort == "word" for w in one.what)
            every.setdefault(row["kind"], []).append(
                _Row(row["pattern"], elements, row["meaning"], self._needed(elements))
            )
        self._single: dict[tuple[str, str], bool] = {}
        self.begun: dict[str, dict[str | None, list[_Row]]] = {}
        for kind, rows in every.items():
            begun = self.begun.setdefault(kind, {})
            for one in rows:
                for word in self._first_words(one.elements):
                    begun.setdefault(word, []).append(one)

    def read(
        self, kind: str, keys: Sequence[str], index: int, last: int, day: Date | None
    ) -> Read | None:
        """The longest expression of a kind at token ``index``, ending by ``last``.

        Relative ones are counted from ``day``; where that is None they have no days.
        """
        if index >= last or not self._may_begin(kind, keys, index, last):
            return None
        window = self.vocabulary.window(keys, index, last)
        best: Read | None = None
        for end, said, rule in _Reading(self, window.words, day).all(kind, 0):
            here = window.ends[end - 1]
            if here and (best is None or here > best.last):
                best = Read(here, said, rule)
        return best

    def _may_begin(self, kind: str, keys: Sequence[str], index: int, last: int) -> bool:
        """A quick no to words with which no expression of the kind begins: in «در کشور» the second
        is in none («در» begins many), so that hardly any is read in vain."""
        begun, vocabulary = self.begun.get(kind, {}), self.vocabulary
        word, *rest = vocabulary.parts(keys[index])
        if vocabulary.may_be_number(word) and None in begun:
            return True
        if word not in begun:
            return False
        following = vocabulary.parts(keys[index + 1])[0] if index + 1 < last else ""
        if rest or vocabulary.knows(following) or following in self._words:
            return True
        key = kind, word
        if key not in self._single:
            self._single[key] = bool(_Reading(self, (word,), None).all(kind, 0))
        return self._single[key]

    def _needed(self, elements: Iterable[_Element]) -> frozenset[str]:
        every = [self._words_of(one) for one in elements if not one.optional]
        return min(filter(None, every), key=len, default=frozenset())

    def _words_of(self, element: _Element) -> frozenset[str]:
        """The words that a form of an element begins with, where they are known."""
        if element.sort == "class":
            return self.vocabulary.first_words(element.what[0])
        return frozenset(element.what) if element.sort == "word" else frozenset()

    def _first_words(self, elements: Iterable[_Element]) -> set[str | None]:
        """What elements may begin with, None for a number."""
        found: set[str | None] = set()
        for element in elements:
            if element.sort == "kind":
                found.update(self.begun.get(element.what[0], ()))  # it comes before
            elif element.sort == "number":
                found.add(None)
            found.update(self._words_of(element))
            if not element.optional:
                break
        return found


class _Reading:
    """The words of a window as they are read once: rows have most of their elements in common,
    and what stands at a word is found for all of them at once."""

    def __init__(self, grammar: Grammar, words: Sequence[str], day: Date | None) -> None:
        self._grammar = grammar
        self._words = words
        self._day = day
        self._known: dict[tuple[str, tuple[str, ...], int], Sequence[tuple[int, Said]]] = {}
        self._numbers: dict[int, Number | None] = {}

    def all(self, kind: str, place: int) -> list[tuple[int, Said, str]]:
        """Every reading of a kind at a word: where it ends, what it says, by which row."""
        found = []
        for row in self._rows(kind, place):
            if row.needed and row.needed.isdisjoint(self._words):
                continue
            for end, bound in self._match(row.elements, 0, place):
                said = MEANINGS[row.meaning](bound, self._day) if end > place else None
                if said is not None:
                    found.append((end, said, row.rule))
        return found

    def _rows(self, kind: str, place: int) -> Sequence[_Row]:
        """The rows that may begin with a word or number, those of the word first."""
        if place >= len(self._words):
            return ()
        word, rows = self._words[place], self._grammar.begun.get(kind, {})
        begun, numbered = rows.get(word, ()), rows.get(None, ())
        if not numbered or (self._number_at(place) is None and not word[:1].isdecimal()):
            return begun
        return [*begun, *(row for row in numbered if row not in begun)] if begun else numbered

    def _number_at(self, place: int) -> Number | None:
        if place not in self._numbers:
            self._numbers[place] = self._grammar.vocabulary.number_at(self._words, place)
        return self._numbers[place]

    def _match(
        self, elements: tuple[_Element, ...], at: int, place: int
    ) -> list[tuple[int, Bound]]:
        """How the elements from ``at`` on stand at a word: where they end, and what they say."""
        found: list[tuple[int, Bound]] = []
        for number, element in enumerate(elements[at:], at + 1):
            for end, value in self._one(element, place):
                for last, bound in self._match(elements, number, end):
                    found.append((last, {element.name: value, **bound}))
            if not element.optional:
                return found
        found.append((place, {}))
        return found

    def _one(self, element: _Element, place: int) -> Sequence[tuple[int, Said]]:
        key = element.sort, element.what, place
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = tuple(self._read(element, place))
        return found

    def _read(self, element: _Element, place: int) -> Iterator[tuple[int, Said]]:
        words, vocabulary = self._words, self._grammar.vocabulary
        if place >= len(words):
            return
        if element.sort == "word":
            if words[place] in element.what:
                yield place + 1, words[place]
        elif element.sort == "class":
            for member in vocabulary.members_at(element.what[0], words, place):
                yield place + len(member.words), member.value
        elif element.sort == "number":
            what = element.what[0]
            if what == "clock" and ":" in words[place]:
                yield place + 1, int(words[place].partition(":")[0])
                return
            number = self._number_at(place)
            if number is not None and _fits(what, number):
                yield place + number.size, number.value
        else:
            for end, said, _ in self.all(element.what[0], place):
                yield end, said


def _fits(what: str, number: Number) -> bool:
    low, high = _NUMBERS[what]
    if what in ("short", "zero") and number.digits != 2:
        return False
    if what in ("n", "clock") and number.ordinal:
        return False
    if what in ("nth", "late") and not number.ordinal:
        return False
    if what == "digits" and (not number.digits or number.ordinal):
        return False
    if what == "dom" and not number.ordinal and number.value <= _MONTHS:
        return False
    return low <= number.value <= high


WORDS = ("calendar", "deadlines")
"""The lexicon files whose classes the rows name."""


def occasion_rows() -> Iterator[dict[str, str]]:
    """The occasions, as forms of a class."""
    for row in lexicon.rows("holidays"):
        value = " ".join((row["calendar"], row["first"], row["last"]))
        yield {"class": "occasion", "form": row["form"], "value": value}


@cache
def grammar() -> Grammar:
    """The grammar of the lexicon, made when the first time is looked for."""
    words = (row for name in WORDS for row in lexicon.rows(name))
    return Grammar(lexicon.rows("times"), [*words, *occasion_rows()])


def number_at(keys: Sequence[str], index: int) -> Number | None:
    """The number in digits or words at a token, see `Vocabulary.number_at`."""
    return grammar().vocabulary.number_at(keys, index)
