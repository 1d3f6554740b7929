"""Whether a text is one that can be read here: text at all, and in Persian."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from itertools import islice, product
from typing import cast

from speechsum import lexicon
from speechsum.errors import NoPersianError, NotAReportError
from speechsum.text.folding import UNSEEN
from speechsum.text.hazm_bridge import fold_character

# Enough to tell what a text is by, small enough to look at in no time.
_PROBE = 65_536
_VOTERS = 4_096  # characters whose words tell the language
_TEXT_CONTROLS = frozenset("\t\n\v\f\r\x1b\x1c\x1d\x1e\x85\x00\b\x7f\x01")
_OTHER_CONTROL = re.compile(r"[\x02-\x07\x0e-\x1a\x1f\x80-\x84\x86-\x9f]")
_ARABIC_LETTERS = re.compile(r"[\u0620-\u064a\u0671-\u06d3]+")
_WORD = re.compile(r"[\u0620-\u063f\u0641-\u064a\u066e-\u06d5]+")
# Not the ZWNJ: «می‌شود» is told by its first part.
_MARKS = re.compile(
    r"[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u08d3-\u08ff\u0300-\u036f\x01-\x08"
    rf"\x0e-\x1a\x7f{UNSEEN}](?<!\u200c)"
)
# ك, ى and ي, in whose places Persian has letters of its own.
_ARABIC_ONES = (0x643, 0x649, 0x64A)
_FEWEST_ARABIC = 0.3  # of the letters
_COMMON_LETTERS = 8  # half of the letters of most texts, and more
_FIRST = 1_024
_SHARE = 0.15  # of the words of Persian prose; most have twice as many
PERSIAN = "persian"


@cache
def _voters() -> dict[str, str]:
    # In every spelling, so that texts need not be folded.
    same: dict[str, str] = {}
    for arabic in map(chr, _ARABIC_ONES):
        persian = fold_character(arabic)
        same[persian] = same.get(persian, persian) + arabic
    letters = {letter: group for group in same.values() for letter in group}
    return {
        "".join(spelling): row["class"]
        for row in lexicon.rows("languages")
        for spelling in product(*(letters.get(letter, letter) for letter in row["form"]))
    }


@cache
def _commonest() -> tuple[str, ...]:
    """The commonest letters of Persian: those of its commonest words."""
    words = lexicon.column("languages", **{"class": PERSIAN})
    return tuple(letter for letter, _ in Counter("".join(words)).most_common(_COMMON_LETTERS))


def words_in(text: str, size: int = _VOTERS) -> list[str]:
    """The words in the Arabic script in the first ``size`` characters, without diacritics."""
    return _WORD.findall(_MARKS.sub("", text[:size]))


def plainly_persian(text: str) -> bool:
    """Whether the first words of ``text`` leave no doubt; soon seen, and true of nearly all."""
    words = words_in(text, _FIRST)
    told = list(filter(None, map(_voters().get, words)))
    return len(told) > _SHARE * len(words) and set(told) == {PERSIAN}


def votes(words: list[str]) -> Counter[str]:
    """How many of ``words`` speak for each language of ``lexicon/languages.tsv``."""
    found = Counter(map(_voters().get, words))
    del found[None]
    return cast("Counter[str]", found)


def language_of(text: str) -> str:
    """The language, in the Arabic script, that most of the telling words of ``text`` are of.

    Persian where there are none, or as many of it as of another: a report may quote Arabic.
    """
    if plainly_persian(text):
        return PERSIAN
    found = votes(words_in(text))
    return max(found, key=lambda name: (found[name], name == PERSIAN), default=PERSIAN)


def is_arabic_letter(char: str) -> bool:
    """Whether ``char`` is a letter of the Arabic script."""
    return "\u0620" <= char <= "\u06ff" and unicodedata.category(char).startswith("L")


def require_persian(text: str) -> None:
    """Refuse what no rule here can read.

    Raises:
        NotAReportError: the text is empty, binary, or not in Persian (`NoPersianError`).
    """
    _require_script(text)
    language = language_of(text)
    if language != PERSIAN:
        raise NoPersianError(
            f"{language.capitalize()} text; speechsum reads reports in Persian only"
        )


def _require_script(text: str) -> None:
    # Nearly all texts are plainly Persian; that is seen sooner than their letters are counted, and
    # by a few of them.
    size = len(text)
    if (
        size <= _PROBE
        and (
            sum(map(text.count, _commonest())) > _FEWEST_ARABIC * size
            or sum(map(len, _ARABIC_LETTERS.findall(text))) > _FEWEST_ARABIC * size
        )
        and not _OTHER_CONTROL.search(text)
    ):
        return
    # A report may begin after any number of empty lines.
    probe = text.lstrip("\ufeff\u200b\u200c\u200d\u200e\u200f \t\r\n\v\f\x00\xa0")[:_PROBE]
    if not probe:
        raise NotAReportError("the text is empty")
    letters = list(islice(filter(str.isalpha, text), _PROBE))
    if not letters:
        raise NotAReportError("no words in the text; is it a report?")
    arabic = sum(n for c, n in Counter(letters).items() if is_arabic_letter(c) or c >= "\ufb50")
    if arabic / len(letters) < _FEWEST_ARABIC:
        raise NoPersianError("not Persian text; speechsum reads reports in Persian")
    controls = sum(
        count
        for char, count in Counter(probe).items()
        if unicodedata.category(char) == "Cc" and char not in _TEXT_CONTROLS
    )
    if controls / len(probe) > 0.05:
        raise NotAReportError("not text (binary data)")
