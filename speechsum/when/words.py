"""The words of times: their classes and numbers, as the rows of `expressions` ask for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from speechsum.text.tokens import entries
from speechsum.tuples import NamedTuple

_PARTS = re.compile(r"\d+|\D")
_CLOCK = re.compile(r"\d{1,2}:\d{2}")
_COMPACT = re.compile(r"(\d{4})/?(\d\d)/?(\d\d)(?:/?\d{3,7})?")
_HUNDRED, _THOUSAND = 100, 1000
_LONGEST = 40
"""Letters of a glued word: longer ones are none, and each of their beginnings would be copied."""
_WIDEST = 16
"""Words that one expression of time may take."""


class Member(NamedTuple):
    """A form of a class: its words and its value."""

    words: tuple[str, ...]
    value: str


class Window(NamedTuple):
    """The words from a token on; glued ones («یکماه», «۱۴۰۱/۵/۱۱») are taken apart.

    ``ends[i]`` is the token after word ``i``; 0 where the word is no token's last.
    """

    words: tuple[str, ...]
    ends: tuple[int, ...]


class Number(NamedTuple):
    """A number in digits or words: its value, how many words it takes, and how it is said."""

    value: int
    size: int
    ordinal: bool
    digits: int


def _is_compact_date(year: int, month: int, day: int) -> bool:
    """«۱۴۰۳۰۴۱۵»: a year of ours, Jalali or Gregorian, and a month and a day of it."""
    years = 1300 <= year < 1500 or 1900 <= year < 2100
    return years and 1 <= month <= 12 and 1 <= day <= 31


class Vocabulary:
    """The classes of words, and what follows from them.

    Args:
        rows: lines of lexicon files with ``class``, ``form`` and ``value``.
    """

    def __init__(self, rows: Iterable[Mapping[str, str]]) -> None:
        self._members: dict[str, dict[str, list[Member]]] = {}
        self._known: set[str] = set()
        rows = list(rows)
        for row, words in zip(rows, entries(row["form"] for row in rows), strict=True):
            table = self._members.setdefault(row["class"], {})
            table.setdefault(words[0], []).append(Member(words, row["value"]))
            self._known.update(words)
        for table in self._members.values():
            for members in table.values():
                members.sort(key=lambda member: -len(member.words))
        kinds = ("number", "tens", "hundreds", "month", "unit", "end", "weekday", "named", "day")
        self._first = self._words(*kinds)
        self._numeral_words = self._words(*_NUMERALS)
        self._cut: dict[str, tuple[str, ...]] = {}

    def _words(self, *kinds: str) -> frozenset[str]:
        return frozenset().union(*(self._members.get(kind, {}) for kind in kinds))

    def first_words(self, kind: str) -> frozenset[str]:
        """The words that a form of the class begins with."""
        return self._words(kind)

    def members_at(self, kind: str, words: Sequence[str], index: int) -> Sequence[Member]:
        """The forms of a class that stand at ``index``, the longest first."""
        if index >= len(words):
            return ()
        members = self._members.get(kind, _NONE).get(words[index])
        if members is None:
            return ()  # as nearly always
        return [one for one in members if _fits(one.words, words, index)]

    def value_at(self, kind: str, words: Sequence[str], index: int) -> Member | None:
        """The longest form of a class at ``index``."""
        if index >= len(words):
            return None
        members = self._members.get(kind, _NONE).get(words[index])
        if members is None:
            return None
        return next((one for one in members if _fits(one.words, words, index)), None)

    def stands_in(self, kind: str, words: Sequence[str], first: int, last: int) -> bool:
        """Whether a form of a class begins between two words."""
        table = self._members.get(kind, _NONE)
        if table.keys().isdisjoint(words[first:last]):
            return False
        return any(self.value_at(kind, words, index) for index in range(first, last))

    def window(self, keys: Sequence[str], first: int, last: int) -> Window:
        """The words of the tokens from ``first`` to before ``last``, as many as a time may take."""
        words: list[str] = []
        ends: list[int] = []
        for index in range(first, min(last, first + _WIDEST)):
            parts = self.parts(keys[index])
            words += parts
            if len(parts) > 1:
                ends += [0] * (len(parts) - 1)
            ends.append(index + 1)
        return Window(tuple(words), tuple(ends))

    def parts(self, key: str) -> tuple[str, ...]:
        """A key's words: itself, unless it is glued."""
        if key in self._known:
            return (key,)
        if key not in self._cut:
            if len(self._cut) > 1 << 12:
                self._cut.clear()
            self._cut[key] = self._apart(key)
        return self._cut[key]

    def _apart(self, key: str) -> tuple[str, ...]:
        if key[:1].isdecimal():
            compact = _COMPACT.fullmatch(key)
            if compact is not None and _is_compact_date(*map(int, compact.groups())):
                return compact[1], "/", compact[2], "/", compact[3]
            return (key,) if _CLOCK.fullmatch(key) else tuple(_PARTS.findall(key))
        if len(key) > _LONGEST:
            return (key,)
        for size in range(len(key) - 1, 1, -1):
            if key[:size] in self._first and (rest := self._rest(key[size:])):
                return key[:size], *rest
        return (key,)

    def _rest(self, key: str) -> tuple[str, ...]:
        if key in self._known:
            return (key,)
        for size in range(len(key) - 1, 0, -1):
            if key[:size] in self._known and (rest := self._rest(key[size:])):
                return key[:size], *rest
        return ()

    def knows(self, word: str) -> bool:
        """Whether a word is a number in digits, or in some form of a class."""
        return word in self._known or word[:1].isdecimal()

    def may_be_number(self, word: str) -> bool:
        """A quick no to words with which no number begins."""
        return word in self._numeral_words or word[:1].isdecimal()

    def number_at(self, words: Sequence[str], index: int) -> Number | None:
        """The number in digits or words at ``index``.

        «بیست و یکم» is 21 and an ordinal, «هزار و چهارصد و سه» 1403, «۲۰ام» the twentieth.
        """
        if index >= len(words):
            return None
        if words[index].isdecimal():
            following = self.value_at("suffix", words, index + 1)
            size = 2 if following else 1
            return Number(int(words[index]), size, following is not None, len(words[index]))
        if words[index] not in self._numeral_words:
            return None
        total, place, least, ordinal = 0, index, 10 * _THOUSAND, False
        while (found := self._numeral(words, place)) and found.value < least and not ordinal:
            value, ordinal = found.value, found.ordinal
            place += found.size
            thousand = self.value_at("thousand", words, place)
            if thousand is not None and value < _HUNDRED and not ordinal:
                value, place = value * _THOUSAND, place + 1
            total, least = total + value, _place_of(value)
            joined = self.value_at("and", words, place)
            if joined is None or (least <= 1) or self._numeral(words, place + 1) is None:
                break
            place += 1
        else:
            if total:
                place -= 1  # the «و» leads on to something else
        return Number(total, place - index, ordinal, 0) if total else None

    def _numeral(self, words: Sequence[str], index: int) -> Number | None:
        for kind in _NUMERALS:
            member = self.value_at(kind, words, index)
            if member is not None:
                ordinal = kind == "ordinal"
                return Number(int(member.value), len(member.words), ordinal, 0)
        return None


_NUMERALS = ("number", "ordinal", "tens", "hundreds", "thousand")
_NONE: dict[str, list[Member]] = {}


def _fits(form: tuple[str, ...], words: Sequence[str], index: int) -> bool:
    """Whether a form whose first word stands at ``index`` stands there."""
    size = len(form)
    return size == 1 or form == tuple(words[index : index + size])


def _place_of(value: int) -> int:
    """What is added to a number must be less than this: 10 after 20, 100 after 400."""
    if value % 10 or value == 10:
        return 1
    place = 10
    while value % (place * 10) == 0:
        place *= 10
    return place
