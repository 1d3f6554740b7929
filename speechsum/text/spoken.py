"""Words written as they are spoken («بذارن», «اونا», «راهو»), and how they are written otherwise.

A line in which somebody speaks so is told by words that can be nothing else; in it every spoken
word's key becomes that of the written word, so that no later stage needs to know of them.

See Lazard, *A Grammar of Contemporary Persian* (1992), on the spoken language (§ 6, 119-124).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import compress, takewhile

from speechsum import lexicon
from speechsum.text.folding import SENTENCE_ENDS, key_of, key_set, keys_in
from speechsum.text.glued import is_common, plural_endings
from speechsum.text.hazm_bridge import occurrences
from speechsum.text.memo import MOST
from speechsum.text.people import agents
from speechsum.text.spoken_verbs import (
    imperative_of_many,
    negated_perfect,
    noun_endings,
    plural_past,
    sure_verb,
    table,
    verb,
)
from speechsum.text.verbs import analyse

_SHORTEST = 3  # letters of a noun before a spoken ending
_RARE, _COMMON = 100, 300_000
"""Occurrences in hazm's list below which a word is hardly one of its own; and of a common one."""

_NEAR = 3
"""Tokens before a participle among which a conjunction opens its clause."""
_NO_SIGN = ("homograph", "weak", "other")


@cache
def _without_sign() -> frozenset[str]:
    return frozenset().union(*map(table, _NO_SIGN))


@lru_cache(maxsize=MOST)
def is_spoken(key: str) -> bool:
    """Whether a word shows by itself that it is written as it is spoken."""
    if key in _without_sign():
        return False
    told = key in table("word") or key in table("sure-pair") or bool(sure_verb(key))
    told = told or bool(_past_with("sure-past", key))  # «می‌رفتن»
    return told or _is_plural_of_people(key) or _is_said_so(key) or _is_of_somebody(key)


def is_homograph(key: str) -> bool:
    """Whether a word may be a spoken one or a noun («بدن», «بیان», «رو»)."""
    return key in table("homograph") or key in _apart()


@cache
def _apart() -> frozenset[str]:
    """What stands for «را» apart from its noun."""
    return frozenset(table("before-noun").keys() & table("object").keys())


def says_so(keys: Sequence[str]) -> bool:
    """Whether a homograph in a line is a verb by what stands beside it: «وام رو بدن.», or «رو»
    stands for «را»: «این جاده رو»."""
    homographs = compress(range(len(keys)), map(table("homograph").__contains__, keys))
    following = (*keys[1:], "")
    verb = any(
        index and keys[index - 1] in table("object") and not following[index].isalpha()
        for index in homographs
    )
    return verb or any(
        index > 1
        and key in _apart()
        and keys[index - 2] in table("pointing")
        and following[index] not in table("way-after")
        for index, key in enumerate(keys)
    )


def as_written(keys: Sequence[str], index: int) -> tuple[tuple[str, ...], int]:
    """The key of the written word for the spoken one at ``index``, in a line that has one.

    Two keys, and how many letters are the first word, where «را», the copula, «هم» or a pronoun
    is glued to the word before it («راهو», «قراره», «حالام», «بهشون»).
    """
    key = keys[index]
    before, after = _beside(keys, index)
    if key in _pairs():
        return _pairs()[key]
    placed = _by_place(keys, index, before, after)
    if placed:
        return (placed,), 0
    word = _word(key)
    ends = not after.isalpha() or after in table("clause-after")
    told = ends or not table("clause-before").keys().isdisjoint(keys[max(0, index - _NEAR) : index])
    if told and after not in table("after-participle"):
        word = negated_perfect(word) or word  # not «نان نپخته ندهید»
    if word == key and ends:
        word = imperative_of_many(key) or key
    if word != key:
        return (word,), 0
    if after in table("also-before") and (also := _also(key)):
        return also, len(key) - 1
    if ends or _ends_relative(keys, index):
        past = plural_past(key) if before not in table("noun-before") else ""
        if past or _predicate(key):
            return ((past,), 0) if past else (_predicate(key), len(key) - 1)
    return _with_object(key)


def _beside(keys: Sequence[str], index: int) -> tuple[str, str]:
    before = keys[index - 1] if index else ""
    return before, keys[index + 1] if index + 1 < len(keys) else ""


def _with_object(key: str) -> tuple[tuple[str, ...], int]:
    """«راهو»: the keys of a noun and of «را», and the letters of the noun."""
    noun, marker = _of_object(key)
    return ((_word(noun), marker), len(noun)) if noun else ((key,), 0)


def _ends_relative(keys: Sequence[str], index: int) -> bool:
    """«مادرهایی که داوطلب | شدن | فردا …»: what looks like an infinitive ends the clause that tells
    which ones are meant."""
    for here in range(index - 2, max(0, index - _RELATIVE), -1):
        if keys[here] in table("clause-before"):
            return keys[here - 1].endswith(keys_in("morphology", "some-things"))
    return False


_RELATIVE = 6
"""Tokens of a relative clause, up to its verb."""


def _by_place(keys: Sequence[str], index: int, before: str, after: str) -> str:
    """What a word is of which its neighbours tell; empty for any other."""
    key = keys[index]
    if key in table("before-noun"):
        return _before_noun(key, before, after)
    if key in table("homograph"):
        is_noun = before in table("noun-before") or after in table("noun-after")
        return key if is_noun else table("homograph")[key]
    if key in table("counter") and _counts(before) and after.isalpha() and not _counts(after):
        clock = index > 1 and keys[index - 2] in table("clock")
        return key if clock else table("counter")[key]
    return ""


def verb_as_written(key: str) -> str:
    """The written form of a verb that shows by itself that somebody speaks; empty for any other."""
    if key in _without_sign():
        return ""
    word = table("word").get(key, "")
    return word if analyse(word) else sure_verb(key)


def is_talk(text: str, lines: Sequence[tuple[int, int]]) -> bool:
    """Whether a text is speech as it was spoken, a statement a line, without full stops."""
    stopped = sum(text[end - 1] in SENTENCE_ENDS for _, end in lines)
    if stopped * _FEW > len(lines) or len(lines) < _FEWEST_SPOKEN:
        return False
    widest = max(end - start for start, end in lines)
    if sum(end - start > _FULL * widest for start, end in lines) > _WRAPPED * len(lines):
        return False  # wrapped at a column
    words = (map(key_of, text[start:end].split()) for start, end in lines)
    spoken = (any(map(verb_as_written, line)) for line in words)
    return sum(spoken) >= _FEWEST_SPOKEN


_FEW, _FEWEST_SPOKEN = 4, 3
"""No more than one of so many lines has a full stop where hardly any has; and lines with words that
nobody writes."""
_FULL, _WRAPPED = 0.75, 0.6
"""What share of the widest line a full one is, and what share of a wrapped text's lines is full."""


@cache
def _pairs() -> dict[str, tuple[tuple[str, ...], int]]:
    """«قراره» → «قرار», «است»; «باهاشون» → «با», «آنها»."""
    found: dict[str, tuple[tuple[str, ...], int]] = {}
    pairs = (r for kind in ("pair", "sure-pair") for r in lexicon.of_class("spoken", kind))
    for form, written in ((r["form"], r["written"]) for r in pairs):
        first, second = map(key_of, written.split(" "))
        same = takewhile(lambda pair: pair[0] == pair[1], zip(key_of(form), first, strict=False))
        found[key_of(form)] = (first, second), len(list(same))
    return found


def _counts(key: str) -> bool:
    return key.isdecimal() or key in key_set("calendar", "number")


def _before_noun(key: str, before: str, after: str) -> str:
    """«تو راه», «راه رو»: not «با تو», «رو به شهر»."""
    if key in table("object"):
        stands = not before or before in table("noun-before") or after in table("way-after")
    else:
        stands = not after.isalpha() or before in table("noun-before")
    return key if stands else table("before-noun")[key]


@lru_cache(maxsize=MOST)
def _word(key: str) -> str:
    """The written word for a spoken one without «را» at its end; the key itself for any other."""
    if key in table("other"):
        return key
    known = table("word").get(key) or table("weak").get(key) or verb(key) or _sure_past(key)
    return known or _noun(key) or _with_a(key) or _linked(key) or key


def _sure_past(key: str) -> str:
    """«نگرفتند» for «نگرفتن», «می‌گفتند» for «می‌گفتن», which is no infinitive."""
    return _past_with("past-prefix", key) or _past_with("sure-past", key)


def _past_with(kind: str, key: str) -> str:
    return plural_past(key) if key.startswith(tuple(table(kind))) else ""


def _is_said_so(key: str) -> bool:
    """«خیابون», «مهربون»: of common words, so that few are looked up."""
    for spoken, written in table("vowel").items():
        if spoken in key and is_common(key.replace(spoken, written)):
            return occurrences(key) < 0
    return False


def _is_of_somebody(key: str) -> bool:
    """«کارشون», «خونه‌هامون»: told by an ending that no other word has."""
    ending = next(filter(key.endswith, table("possessive")), "")
    stem = key.removesuffix(ending)
    if not ending or len(stem) < _SHORTEST:
        return False
    return (is_common(stem) or occurrences(stem) >= _COMMON) and occurrences(key) < 0


def _also(key: str) -> tuple[str, ...]:
    """«دولتم» is «دولت هم»."""
    for ending, written in table("also").items():
        stem = key.removesuffix(ending)
        if stem != key and stem in key_set("addressees", "body"):
            return stem, written
    return ()


def _is_plural_of_people(key: str) -> bool:
    """«بانکا», «کارگرا»."""
    if not key.endswith(_of_plurals()):
        return False
    for ending, written in table("plural").items():
        stem = key.removesuffix(ending)
        if stem != key and len(stem) >= _SHORTEST and stem in agents():
            return not _is_silent(stem, written)  # «خبرها» is no plural of «خبره»
    return False


def _is_silent(stem: str, written: str) -> bool:
    """Whether the «ه» at a noun's end is not heard, and takes no spoken plural."""
    return stem.endswith(written[0]) and not stem.endswith(tuple(table("voiced")))


def _noun(key: str) -> str:
    """«قیچیا», «ماشینای», «کارشون» as written; empty where the word is another."""
    for ending, written in (noun_endings() | table("plural")).items():
        stem = key.removesuffix(ending)
        # After a silent «ه» stands the full ending («بچه‌ها»), or another («راننده‌ای»).
        whole = ending[0] == written[0] or not _is_silent(stem, written)
        own = ending in table("possessive") and occurrences(stem) >= _COMMON
        short = len(stem) < _SHORTEST and not own
        if stem != key and whole and not short:
            noun = table("weak").get(stem) or _with_a(stem) or stem
            if _acts(noun, key):
                return noun + _of_people()  # «شیرینی‌فروشان»
            rather = _is_rather(noun, key) or _is_known(noun, key)
            rather = rather and not _is_adverb(key)
            return noun + written if rather else ""
    return ""


def _acts(stem: str, key: str) -> bool:
    """«شیرینی‌فروش»: told by its end alone."""
    return stem.endswith(_agentive()) and occurrences(key) < 0


@cache
def _agentive() -> tuple[str, ...]:
    several = keys_in("morphology", "agentive")
    return tuple(form.removesuffix(_of_people()) for form in several)


def _of_people() -> str:
    return keys_in("morphology", "plural-of-people")[0]


def _with_a(key: str) -> str:
    """«خیابان» for «خیابون», «تمام» for «تموم», «نانواها» for «نونواها»; empty for another word."""
    for spoken, written in (table("vowel") | table("weak-vowel")).items():
        if spoken in key:
            other = key.replace(spoken, written)
            ends = ("", *(end for end in plural_endings() if key.endswith(end)))
            if any(_is_rather(other.removesuffix(e), key.removesuffix(e)) for e in ends):
                return other
    return ""


def _linked(key: str) -> str:
    """«خسته‌اند» for «خسته‌ن»."""
    for ending, written in table("linked").items():
        stem = key.removesuffix(ending)
        if stem != key and len(stem) >= _SHORTEST and _is_rather(stem + written[:1], key):
            return stem + written
    return ""


def _predicate(key: str) -> tuple[str, ...]:
    """«گرونه» at the end of a clause: «گران», «است»; empty for another word."""
    for ending, written in table("copula").items():
        stem = key.removesuffix(ending)
        if stem != key and len(stem) >= _SHORTEST and occurrences(key) < _RARE:
            own = _word(stem)
            return (own, written) if occurrences(own) >= _COMMON else ()
    return ()


def _of_object(key: str) -> tuple[str, str]:
    """The noun to which «را» is glued («راهو», «اینارو»), and how that is written."""
    for ending, written in table("object").items():
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
    return tuple(table("plural"))


def _is_rather(stem: str, key: str) -> bool:
    return occurrences(key) < _RARE and (stem in agents() or occurrences(stem) >= _RARE)


def _is_known(stem: str, key: str) -> bool:
    """Whether hazm's list has the stem at least, and not the whole."""
    return occurrences(key) < 0 <= occurrences(stem)


def _is_adverb(key: str) -> bool:
    """Whether hazm's list has the word with the tanwin that few write («لطفا», «حتما»)."""
    return occurrences(key + _TANWIN) >= 0


_TANWIN = chr(0x064B)
