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
from speechsum.text.tokens import words_of
from speechsum.tuples import NamedTuple
from speechsum.when.calendar import Stretch
from speechsum.when.meanings import MEANINGS, Bound, Said
from speechsum.when.words import Number, Vocabulary, Window

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


class _Next(NamedTuple):
    """What may stand somewhere: words, a number, or ``anything``, even nothing."""

    words: frozenset[str] = frozenset()
    number: bool = False
    anything: bool = False

    def joined(self, others: Iterable[_Next]) -> _Next:
        """What may stand here or there."""
        words, number, anything = self
        for other in others:
            words, number = words | other.words, number or other.number
            anything = anything or other.anything
        return _Next(words, number, anything)


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
        self._followed: dict[tuple[str, str | None, str], list[_Row]] = {}
        self._behind: dict[tuple[str, str | None], list[tuple[_Row, _Next]]] = {}
        every = (one for rows in self._rows.values() for row in rows for one in row.elements)
        self._words = frozenset(w for one in every if one.sort == "word" for w in one.what)
        for kind in self._rows:
            self._sort(kind)

    def read(
        self, kind: str, keys: Sequence[str], index: int, last: int, day: Date | None
    ) -> Read | None:
        """The longest expression of a kind at token ``index``, ending by ``last``.

        Relative ones are counted from ``day``; where that is None they have no days.
        """
        if index >= last or not self.begins(kind, keys, index, last):
            return None
        return self.read_in(kind, self.vocabulary.window(keys, index, last), day)

    def read_in(self, kind: str, window: Window, day: Date | None) -> Read | None:
        """The same, of words taken apart."""
        best: Read | None = None
        for end, said, rule in _Reading(self, window.words, day).all(kind, 0):
            last = window.ends[end - 1]
            if last and (best is None or last > best.last):
                best = Read(last, said, rule)
        return best

    def begins(self, kind: str, keys: Sequence[str], index: int, last: int) -> bool:
        """A quick no to words with which no expression of the kind begins: «در کشور» is none by its
        second («در» begins many), so that hardly any is read in vain."""
        word, *rest = self.vocabulary.parts(keys[index])
        if self.vocabulary.may_be_number(word):
            return word in self._firsts.get(kind, ()) or bool(self._numbers.get(kind))
        if word not in self._firsts.get(kind, ()):
            return False
        if not rest and index + 1 < last:
            rest = [self.vocabulary.parts(keys[index + 1])[0]]
        return bool(self.rows(kind, word, rest[0] if rest else ""))

    def _sort(self, kind: str) -> None:
        """Rows by the words that they may begin with, so that few are tried."""
        firsts: dict[str, list[_Row]] = {}
        numbers: list[_Row] = []
        for row in self._rows[kind]:
            begun = self._first_words(row.elements)
            for word in begun.words:
                firsts.setdefault(word, []).append(row)
            if begun.number:
                numbers.append(row)
        self._firsts[kind], self._numbers[kind] = firsts, numbers

    def _first_words(self, elements: Iterable[_Element]) -> _Next:
        """What elements may begin with; anything where none of them need be there."""
        found = _Next()
        for element in elements:
            if element.sort == "word":
                begun = _Next(frozenset(element.what))
            elif element.sort == "class":
                begun = _Next(self.vocabulary.first_words(element.what[0]))
            elif element.sort == "kind":
                kind = element.what[0]  # sorted before
                begun = _Next(frozenset(self._firsts.get(kind, ())), bool(self._numbers.get(kind)))
            else:
                begun = _Next(number=True)
            found = found.joined([begun])
            if not element.optional:
                return found
        return found._replace(anything=True)

    def rows(self, kind: str, word: str | None, following: str) -> list[_Row]:
        """The rows of a kind that may begin with a word, or with a number where that is None, and
        go on with the word that follows; an empty one where none does."""
        number = self.vocabulary.may_be_number(following)
        if following not in self._words and not self.vocabulary.knows(following):
            following = "0" if number else ""  # all such words are the same to any row
        key = kind, word, following
        found = self._followed.get(key)
        if found is None:
            found = self._followed[key] = [
                row
                for row, after in self._begun_by(kind, word)
                if after.anything or following in after.words or (number and after.number)
            ]
        return found

    def _begun_by(self, kind: str, word: str | None) -> list[tuple[_Row, _Next]]:
        """The rows that may begin so, each with what may stand behind that."""
        behind = self._behind.get((kind, word))
        if behind is None:
            begun = self._numbers.get(kind, ()) if word is None else self.begun(kind, word)
            behind = [(row, self._after(row.elements, word)) for row in begun]
            self._behind[kind, word] = behind
        return behind

    def begun(self, kind: str, word: str) -> Sequence[_Row]:
        """The rows of a kind that may begin with a word, whatever follows."""
        return self._firsts.get(kind, {}).get(word, ())

    def _after(self, elements: Sequence[_Element], word: str | None) -> _Next:
        """What may stand behind a word, or a number, with which elements begin; anything where they
        may end there."""
        found = _Next()
        for at, element in enumerate(elements, 1):
            found = found.joined(self._after_one(element, word, elements[at:]))
            if not element.optional:
                break
        return found

    def _after_one(
        self, element: _Element, word: str | None, rest: Sequence[_Element]
    ) -> Iterator[_Next]:
        """The same, of an element that begins so, where it does."""
        if element.sort == "kind":
            for row in self._rows.get(element.what[0], []):
                inner = self._after(row.elements, word)
                yield inner._replace(anything=False)
                if inner.anything:
                    yield self._first_words(rest)
        elif word is None:
            if element.sort == "number":
                yield self._first_words(rest)
        elif element.sort == "word":
            if word in element.what:
                yield self._first_words(rest)
        elif element.sort == "class":
            for form in self.vocabulary.forms_of(element.what[0], word):
                yield _Next(frozenset(form[1:2])) if len(form) > 1 else self._first_words(rest)


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
            for end, bound in self._match(row.elements, 0, place):
                said = MEANINGS[row.meaning](bound, self._day) if end > place else None
                if said is not None:
                    found.append((end, said, row.rule))
        return found

    def _rows(self, kind: str, place: int) -> Sequence[_Row]:
        """The rows that may begin at a word, those of its own first."""
        if place >= len(self._words):
            return ()
        word, grammar = self._words[place], self._grammar
        if not grammar.vocabulary.may_be_number(word):
            return grammar.rows(kind, word, self._word_at(place + 1))
        begun, number = grammar.begun(kind, word), self._number_at(place)
        if number is None and not word[0].isdecimal():
            return begun
        size = number.size if number is not None else 1  # «18:00» is none but on a clock
        numbered = grammar.rows(kind, None, self._word_at(place + size))
        return [*begun, *(row for row in numbered if row not in begun)] if begun else numbered

    def _word_at(self, place: int) -> str:
        return self._words[place] if place < len(self._words) else ""

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
