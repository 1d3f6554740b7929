"""Whether two reports' directives are the same order: who said it, and in which words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from speechsum.text.tokens import keys_of, tokenize
from speechsum.when import number_at

ALIKE = 0.75
"""The share of words (Dice's coefficient, 1945) from which two wordings are one order."""

WITHIN = 0.85
"""The share of the shorter one's words that the longer one has, from which it is a shortening."""

VERBATIM = 0.9
"""The share of words from which a wording of some length is the other's copy: that two readings
name another speaker or addressee is then their mistake."""

_FEWEST = 5  # words, below which one that holds the other, or is its like, says little
_SHORT = 2  # letters: such words («از», «را») stand in every sentence


@dataclass(frozen=True, slots=True)
class Wording:
    """A directive as far as it is compared: its words' keys, its numbers, and who said it.

    ``body`` is the key of who is to act, empty where that is not told.
    """

    words: frozenset[str]
    speaker: str
    body: str
    forbidden: bool


def words_in(text: str) -> frozenset[str]:
    """The keys of the words that tell a text from another; numbers in digits, however written.

    >>> sorted(words_in("از پنج راه نو"))
    ['5', 'راه']
    """
    tokens = [token for token in tokenize(text) if token.kind != "mark"]
    keys = keys_of(tokens)
    found = set()
    index = 0
    while index < len(keys):
        number = number_at(keys, index)
        if number is not None:
            found.add(str(number.value))
            index += number.size
            continue
        if tokens[index].kind == "number" or len(keys[index]) > _SHORT:
            found.add(keys[index].replace(" ", ""))
        index += 1
    return frozenset(found)


def likeness(one: Wording, other: Wording) -> float:
    """How alike two wordings of one day are, 0 where they are not the same order.

    Different numbers («۲۰ مدرسه», «۳۰ مدرسه»), or a prohibition beside what is none, make two
    orders of whatever words; so do different bodies and speakers, unless it is the same word for
    word.
    """
    if one.forbidden != other.forbidden or not one.words or not other.words:
        return 0.0
    mine, theirs = _numbers(one.words), _numbers(other.words)
    if mine and theirs and not (mine <= theirs or theirs <= mine):
        return 0.0
    common = len(one.words & other.words)
    shorter = min(len(one.words), len(other.words))
    alike = 2 * common / (len(one.words) + len(other.words))
    if alike >= VERBATIM and shorter > _FEWEST and not _names_another(one, other):
        return alike
    if not same_person(one.speaker, other.speaker) or not same_body(one.body, other.body):
        return 0.0
    if alike >= ALIKE or (shorter >= _FEWEST and common / shorter >= WITHIN):
        return alike
    return 0.0


def _names_another(one: Wording, other: Wording) -> bool:
    """Whether one wording has an addressee in it that the other has not."""
    if same_body(one.body, other.body):
        return False
    mine, theirs = set(one.body.split()) & one.words, set(other.body.split()) & other.words
    return not (mine <= other.words and theirs <= one.words)


def same_person(one: str, other: str) -> bool:
    """Whether two names may be one person's: one's words are among the other's, or one is unknown.

    >>> same_person("رامین نیکوکار", "نیکوکار"), same_person("رامین نیکوکار", "رامین پاکدل")
    (True, False)
    """
    mine, theirs = _name(one), _name(other)
    return not mine or not theirs or mine <= theirs or theirs <= mine


def same_body(one: str, other: str) -> bool:
    """Whether two keys of addressees may be one body's: most words are the same, or one is unknown.

    >>> same_body("شهرداری", "شهرداری مهرکنار"), same_body("شهرداری سرپل", "شهرداری مهرکنار")
    (True, False)
    """
    mine, theirs = set(one.split()), set(other.split())
    if not mine or not theirs:
        return True
    return 2 * len(mine & theirs) > min(len(mine), len(theirs))


def _name(name: str) -> set[str]:
    return {token.key for token in tokenize(name) if token.kind == "word"}


def _numbers(words: Iterable[str]) -> set[str]:
    return {word for word in words if word[0].isdigit()}
