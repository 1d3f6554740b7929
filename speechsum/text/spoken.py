"""Words written as they are spoken («بذارن», «اونا», «راهو»), and how they are written otherwise.

A line in which somebody speaks so is told by words that can be nothing else; in it every spoken
word's key becomes that of the written word, so that no later stage needs to know of them.

See Lazard, *A Grammar of Contemporary Persian* (1992), on the spoken language (§ 6, 119-124).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from speechsum import lexicon
from speechsum.text.folding import key_of
from speechsum.text.hazm_bridge import occurrences
from speechsum.text.memo import MOST
from speechsum.text.verbs import analyse, unprefixed

_TENSES = ("present", "subjunctive")
_SHORTEST = 3  # letters of a noun before a spoken ending
_RARE = 100
"""Occurrences in hazm's list below which a word is hardly one of its own."""


@cache
def _table(kind: str) -> dict[str, str]:
    return {key_of(row["form"]): key_of(row["written"]) for row in lexicon.of_class("spoken", kind)}


_NO_SIGN = ("homograph", "weak", "other")


@cache
def _without_sign() -> frozenset[str]:
    return frozenset().union(*map(_table, _NO_SIGN))


@lru_cache(maxsize=MOST)
def is_spoken(key: str) -> bool:
    """Whether a word shows by itself that it is written as it is spoken."""
    if key in _without_sign():
        return False
    return key in _table("word") or bool(_verb(key)) or _is_plural_of_people(key)


def as_written(keys: Sequence[str], index: int) -> tuple[str, ...]:
    """The key or keys of the written words for the spoken one at ``index``, in a line that has one.

    Two where the object's «را» or the copula is glued to the word before it («راهو», «قراره»).
    """
    key = keys[index]
    before = keys[index - 1] if index else ""
    after = keys[index + 1] if index + 1 < len(keys) else ""
    if key in _copulas():
        return _copulas()[key]
    if key in _table("before-noun"):
        return (_before_noun(key, before, after),)
    if key in _table("homograph"):
        is_noun = before in _table("noun-before") or after in _table("noun-after")
        return (key if is_noun else _table("homograph")[key],)
    word = _word(key)
    if word != key:
        return (word,)
    noun, marker = _of_object(key)
    return (_word(noun), marker) if noun else (key,)


def _before_noun(key: str, before: str, after: str) -> str:
    """«تو راه», «راه رو»: not «با تو», «رو به شهر»."""
    if key in _table("object"):
        stands = not before or before in _table("noun-before") or after in _table("way-after")
    else:
        stands = not after.isalpha() or before in _table("noun-before")
    return key if stands else _table("before-noun")[key]


def verb_as_written(key: str) -> str:
    """The written form of a verb that shows by itself that somebody speaks; empty for any other."""
    if any(key in _table(kind) for kind in _NO_SIGN):
        return ""
    word = _table("word").get(key, "")
    return word if analyse(word) else _verb(key)


def is_talk(text: str, lines: Sequence[tuple[int, int]]) -> bool:
    """Whether a text is speech as it was spoken, a statement a line, without full stops."""
    stopped = sum(text[end - 1] in _STOPS for _, end in lines)
    if stopped * _FEW > len(lines) or len(lines) < _FEWEST_SPOKEN:
        return False
    widest = max(end - start for start, end in lines)
    if sum(end - start > _FULL * widest for start, end in lines) > _WRAPPED * len(lines):
        return False  # wrapped at a column
    words = (map(key_of, text[start:end].split()) for start, end in lines)
    spoken = (any(map(verb_as_written, line)) for line in words)
    return sum(spoken) >= _FEWEST_SPOKEN


_STOPS = ".!?…" + chr(0x61F)
_FEW, _FEWEST_SPOKEN = 4, 3
"""No more than one of so many lines has a full stop where hardly any has; and lines with words that
nobody writes."""
_FULL, _WRAPPED = 0.75, 0.6
"""What share of the widest line a full one is, and what share of a wrapped text's lines is full."""


@lru_cache(maxsize=MOST)
def _word(key: str) -> str:
    """The written word for a spoken one without «را» at its end; the key itself for any other."""
    if key in _table("other"):
        return key
    return _table("word").get(key) or _table("weak").get(key) or _verb(key) or _plural(key) or key


def _verb(key: str) -> str:
    """The written form of a spoken present or subjunctive, or a past of «شما»; empty for none."""
    if not (key.startswith(_beginnings()) and key.endswith(_endings())):
        return _past(key)  # as of nearly every word
    if analyse(key) and not all(form.person == 2 for form in analyse(key)):
        return ""
    for prefix in (*_table("prefix"), ""):
        if not key.startswith(prefix):
            continue
        for written, stem in _conjugated(key[len(prefix) :], prefix):
            if any(f.tense in _TENSES and f.present in stem for f in analyse(written)):
                return written
    return ""


def _past(key: str) -> str:
    """«دیدین» as written; empty for none."""
    for ending, written in _table("past-ending").items():
        stem = key.removesuffix(ending)
        if stem != key and any(f.tense == "past" and f.past == stem for f in analyse(stem)):
            return stem + written
    return ""


@cache
def _beginnings() -> tuple[str, ...]:
    """What a spoken verb begins with: a prefix, or a stem that needs none."""
    return (*_table("prefix"), *_table("bare"))


@cache
def _endings() -> tuple[str, ...]:
    return (*_table("ending"), *_table("after-vowel"))


def _conjugated(rest: str, prefix: str) -> list[tuple[str, tuple[str, ...]]]:
    """What may be the written form of what stands after a prefix, and its present stems."""
    found: list[tuple[str, tuple[str, ...]]] = []
    for ending, written in _table("ending").items():
        stem = rest.removesuffix(ending)
        if stem == rest:
            continue
        if not prefix:
            if stem in _table("bare"):
                found.append((_table("bare")[stem] + written, _ANY))
            continue
        if stem in _table("stem"):
            found.append((prefix + _table("stem")[stem] + written, _ANY))
        elif ending != written and len(stem) > 1:
            found.append((prefix + stem + written, unprefixed(stem)))
    for ending, written in _table("after-vowel").items():
        stem = rest.removesuffix(ending)
        if prefix and stem != rest and stem in _table("vowel-stem"):
            found.append((prefix + _table("vowel-stem")[stem] + written, _ANY))
    return found


class _Any(tuple[str, ...]):
    """Holds every stem."""

    def __contains__(self, item: object) -> bool:
        return True


_ANY = _Any()


def _is_plural_of_people(key: str) -> bool:
    """«بانکا», «کارگرا»."""
    if not key.endswith(_of_plurals()):
        return False
    stems = (key.removesuffix(ending) for ending in _table("plural") if key.endswith(ending))
    return any(len(stem) >= _SHORTEST and stem in _agents() for stem in stems)


def _plural(key: str) -> str:
    """«قیچیا», «ماشینای», «کارشون» as written; empty where the word is another."""
    for ending, written in (_table("noun-ending") | _table("plural")).items():
        stem = key.removesuffix(ending)
        # After a silent «ه» stands the full ending («بچه‌ها»), or another («راننده‌ای»).
        if stem != key and len(stem) >= _SHORTEST and not stem.endswith(written[:1]):
            rather = _is_rather(stem, key) and not _is_adverb(key)
            return stem + written if rather else ""
    return ""


def cut_in(key: str) -> int:
    """Where the second word begins in a key that is two."""
    return len(key) - 1 if key in _copulas() else len(_of_object(key)[0])


@cache
def _copulas() -> dict[str, tuple[str, ...]]:
    """«قراره» → «قرار», «است»."""
    rows = lexicon.of_class("spoken", "copula")
    return {key_of(row["form"]): tuple(map(key_of, row["written"].split(" "))) for row in rows}


def _of_object(key: str) -> tuple[str, str]:
    """The noun to which «را» is glued («راهو», «اینارو»), and how that is written."""
    for ending, written in _table("object").items():
        stem = key.removesuffix(ending)
        whole = len(ending) > 1  # «مارو», «اینارو», but «بندر|و»
        if stem == key or len(stem) < _SHORTEST - whole or (whole and not _ends_openly(stem)):
            continue
        if _word(stem) != stem or _is_rather(stem, key):
            return stem, written
    return "", ""


def _ends_openly(stem: str) -> bool:
    return stem.endswith(_of_plurals())


@cache
def _of_plurals() -> tuple[str, ...]:
    return tuple(_table("plural"))


def _is_rather(stem: str, key: str) -> bool:
    return occurrences(key) < _RARE and (stem in _agents() or occurrences(stem) >= _RARE)


def _is_adverb(key: str) -> bool:
    """Whether hazm's list has the word with the tanwin that few write («لطفا», «حتما»)."""
    return occurrences(key + _TANWIN) >= 0


_TANWIN = chr(0x064B)


@cache
def _agents() -> frozenset[str]:
    """People and bodies of one word."""
    kinds = ("body", "person")
    found = [key_of(r["form"]) for k in kinds for r in lexicon.of_class("addressees", k)]
    things = {key_of(row["form"]) for row in lexicon.of_class("addressees", "thing")}
    return frozenset(found) - things
