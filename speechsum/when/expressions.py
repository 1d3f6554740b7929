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
from typing import NamedTuple

from speechsum import lexicon
from speechsum.text.tokens import words_of
from speechsum.when.calendar import Stretch
from speechsum.when.meanings import MEANINGS, Bound, Said
from speechsum.when.words import Number, Vocabulary, Window

_NUMBERS = {
    "n": (0, 9_999), "nth": (1, 99), "dd": (1, 31), "digits": (1, 2_200), "jalali": (1_300, 1_429),
    "lunar-year": (1_340, 1_499), "gregorian-year": (1_900, 2_199), "short": (0, 99),
    "clock": (0, 24),
}  # fmt: skip
"""The ranges of numbers. ``n`` is no ordinal, ``nth`` is one; ``short`` is a year of two digits."""


_OPEN = ("{duration}",)


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
    rule: str
    elements: tuple[_Element, ...]
    meaning: str


def _element(text: str) -> _Element:
    optional = text.endswith("?")
    text = text.rstrip("?")
    if text[0] not in "<{":
        return _Element("word", tuple(words_of(w)[0] for w in text.split("|")), text, optional)
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
        self._rows: dict[str, list[_Row]] = {}
        for row in times:
            elements = tuple(map(_element, row["pattern"].split()))
            self._rows.setdefault(row["kind"], []).append(
                _Row(row["pattern"], elements, row["meaning"])
            )
        self._firsts: dict[str, dict[str, list[_Row]]] = {}
        self._numbers: dict[str, list[_Row]] = {}
        for kind in self._rows:
            self._sort(kind)

    def read(
        self, kind: str, keys: Sequence[str], index: int, last: int, day: Date | None
    ) -> Read | None:
        """The longest expression of a kind at token ``index``, ending by ``last``.

        Relative ones are counted from ``day``; where that is None they have no days.
        """
        if index >= last or not self.begins(kind, keys, index):
            return None
        return self.read_in(kind, self.vocabulary.window(keys, index, last), day)

    def read_in(self, kind: str, window: Window, day: Date | None) -> Read | None:
        """The same, of words taken apart."""
        best: Read | None = None
        for end, said, rule in self._all(kind, window, 0, day):
            last = window.ends[end - 1]
            if last and (best is None or last > best.last):
                best = Read(last, said, rule)
        return best

    def begins(self, kind: str, keys: Sequence[str], index: int) -> bool:
        """A quick no to words with which no expression of the kind begins."""
        word = self.vocabulary.parts(keys[index])[0]
        if word in self._firsts.get(kind, ()):
            return True
        return bool(self._numbers.get(kind)) and self.vocabulary.may_be_number(word)

    def _sort(self, kind: str) -> None:
        """Rows by the words that they may begin with, so that few are tried."""
        firsts: dict[str, list[_Row]] = {}
        numbers: list[_Row] = []
        for row in self._rows[kind]:
            words, number = self._first_words(row)
            for word in words:
                firsts.setdefault(word, []).append(row)
            if number:
                numbers.append(row)
        self._firsts[kind], self._numbers[kind] = firsts, numbers

    def _first_words(self, row: _Row) -> tuple[frozenset[str], bool]:
        words: frozenset[str] = frozenset()
        number = False
        for element in row.elements:
            if element.sort == "word":
                words |= frozenset(element.what)
            elif element.sort == "class":
                words |= self.vocabulary.first_words(element.what[0])
            elif element.sort == "kind":
                for other in self._rows.get(element.what[0], []):
                    more, digits = self._first_words(other)
                    words, number = words | more, number or digits
            else:
                number = True
            if not element.optional:
                break
        return words, number

    def _candidates(self, kind: str, words: Sequence[str], place: int) -> list[_Row]:
        if place >= len(words):
            return []
        found = self._firsts.get(kind, {}).get(words[place], [])
        numbers = self._numbers.get(kind, [])
        if numbers and (
            words[place][0].isdecimal() or self.vocabulary.number_at(words, place) is not None
        ):
            return [*found, *(row for row in numbers if row not in found)]
        return found

    def _all(
        self, kind: str, window: Window, place: int, day: Date | None
    ) -> Iterator[tuple[int, Said, str]]:
        """Every reading of a kind at a word: where it ends, what it says, by which row."""
        for row in self._candidates(kind, window.words, place):
            for end, bound in self._match(row.elements, 0, window, place, day):
                if end > place:
                    said = MEANINGS[row.meaning](bound, day)
                    if said is not None:
                        yield end, said, row.rule

    def _match(
        self, elements: tuple[_Element, ...], at: int, window: Window, place: int, day: Date | None
    ) -> Iterator[tuple[int, Bound]]:
        if at == len(elements):
            yield place, {}
            return
        element = elements[at]
        for end, value in self._one(element, window, place, day):
            for last, bound in self._match(elements, at + 1, window, end, day):
                yield last, {element.name: value, **bound}
        if element.optional:
            yield from self._match(elements, at + 1, window, place, day)

    def _one(
        self, element: _Element, window: Window, place: int, day: Date | None
    ) -> Iterator[tuple[int, Said]]:
        words = window.words
        if place >= len(words):
            return
        if element.sort == "word":
            if words[place] in element.what:
                yield place + 1, words[place]
        elif element.sort == "class":
            for member in self.vocabulary.members_at(element.what[0], words, place):
                yield place + len(member.words), member.value
        elif element.sort == "number":
            yield from self._number(element.what[0], words, place)
        else:
            for end, said, _ in self._all(element.what[0], window, place, day):
                yield end, said

    def _number(self, what: str, words: Sequence[str], place: int) -> Iterator[tuple[int, Said]]:
        if what == "clock" and ":" in words[place]:
            yield place + 1, int(words[place].partition(":")[0])
            return
        number = self.vocabulary.number_at(words, place)
        if number is not None and _fits(what, number):
            yield place + number.size, number.value


def _fits(what: str, number: Number) -> bool:
    low, high = _NUMBERS[what]
    if what == "short" and number.digits != 2:
        return False
    if what in ("n", "clock") and number.ordinal:
        return False
    if what == "nth" and not number.ordinal:
        return False
    if what == "digits" and (not number.digits or number.ordinal):
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
