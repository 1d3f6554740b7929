"""What form of which verb a word is, from hazm's list of verb stems.

hazm conjugates its verbs into 346,000 forms to look one up; here the form is taken apart instead,
by the same rules (hazm's ``Conjugation``), so that nothing is built before the first word is read.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Literal

from speechsum import lexicon
from speechsum.text.folding import key_of
from speechsum.text.hazm_bridge import verb_stems
from speechsum.text.memo import MOST
from speechsum.tuples import NamedTuple

Tense = Literal[
    "past",
    "imperfect",
    "perfect",
    "present",
    "subjunctive",
    "imperative",
    "participle",
    "infinitive",
]

# Personal endings → person (1-3 singular, 4-6 plural).
_PRESENT_ENDINGS = {"م": 1, "ی": 2, "د": 3, "یم": 4, "ید": 5, "ند": 6}
_PAST_ENDINGS = {"م": 1, "ی": 2, "": 3, "یم": 4, "ید": 5, "ند": 6}
_PERFECT_ENDINGS = {"ام": 1, "ای": 2, "است": 3, "ایم": 4, "اید": 5, "اند": 6}


def _by_last(endings: dict[str, int]) -> dict[str, tuple[tuple[str, int], ...]]:
    """Last letter of a word → the endings that it may have, in their order, with their persons."""
    return {
        letter: tuple(pair for pair in endings.items() if letter.endswith(pair[0][-1:]))
        for letter in {ending[-1:] for ending in endings}
    }


_VOWELS = frozenset("اآو")
_VOWEL_ENDINGS = (2, 4, 5)
"""The persons of a present whose ending begins with a vowel."""
_PRESENT_BY_LAST = _by_last(_PRESENT_ENDINGS)
_PAST_BY_LAST = _by_last(_PAST_ENDINGS)


class VerbForm(NamedTuple):
    """One reading of a word as a verb.

    ``past`` and ``present`` are the verb's stems (keys); ``person`` is 1 to 6 (1st, 2nd, 3rd
    singular, then plural) or 0 where the form has none. ``bare`` is true of a subjunctive or
    imperative without «بـ» («کنند»), as light verbs have it.
    """

    past: str
    present: str
    tense: Tense
    person: int
    negative: bool = False
    bare: bool = False


@cache
def _copula() -> dict[str, int]:
    """«هستم», «ست» → their persons."""
    return {key_of(row["form"]): int(row["person"]) for row in lexicon.rows("copula")}


@cache
def _stems() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """Past stem → its present stems; present stem → its past stems."""
    past: dict[str, list[str]] = {}
    present: dict[str, list[str]] = {}
    ours = [(row["past"], row["present"]) for row in lexicon.rows("verbs")]
    for left, right in [*verb_stems(), *ours]:
        left, right = key_of(left), key_of(right)
        if left:
            past.setdefault(left, []).append(right)
        if right:
            present.setdefault(right, []).append(left)
    return (
        {stem: tuple(others) for stem, others in past.items()},
        {stem: tuple(others) for stem, others in present.items()},
    )


def may_be_finite(key: str) -> bool:
    """Whether a word may be a report's finite verb: those of «من» and «تو» look like nouns."""
    return any(form.person >= 3 for form in analyse(key))


@lru_cache(maxsize=MOST)
def analyse(key: str) -> tuple[VerbForm, ...]:
    """Every reading of a word key as a verb form, most specific prefix first; () for no verb."""
    if len(key) < 2:
        return ()
    if key in _copula():
        negative = key.startswith("نی")
        return (VerbForm("بود", "هست", "present", _copula()[key], negative),)
    found: list[VerbForm] = []
    for prefix, negative in (("نمی", True), ("می", False)):
        if key.startswith(prefix) and len(key) > len(prefix) + 1:
            rest = key[len(prefix) :]
            found += _present(rest, "present", negative, bare=False)
            found += _past(rest, "imperfect", negative)
    if key[0] in "بن" and len(key) > 2:
        negative = key[0] == "ن"
        for rest in unprefixed(key[1:]):
            found += _present(rest, "subjunctive", negative, bare=False)
            found += _imperative(rest, negative)
            if negative:
                found += _past(rest, "past", True)
                found += _perfect(rest, True)
    # «دارد» and «باشد» are what they are without a prefix.
    bare = _present(key, "subjunctive", False, bare=True)
    found += [
        VerbForm(f.past, f.present, "present", f.person) if f.present == "دار" else f for f in bare
    ]
    found += _past(key, "past", False)
    found += _perfect(key, False)
    if key.endswith("ن") and key[:-1] in _stems()[0]:
        found += [VerbForm(key[:-1], p, "infinitive", 0) for p in _stems()[0][key[:-1]]]
    return tuple(dict.fromkeys(found))


def is_finite(key: str) -> bool:
    """Whether a word is a finite verb, of whatever person."""
    return any(form.person for form in analyse(key))


def unprefixed(rest: str) -> tuple[str, ...]:
    """The stem's own beginning after «بـ/نـ»: «بیاورد» is «آورد», «نیندازد» is «اندازد»."""
    if rest.startswith("یا") and len(rest) > 2:
        return (rest, "آ" + rest[2:], "ا" + rest[2:])
    if rest.startswith("ی") and len(rest) > 1:
        return (rest, "ا" + rest[1:])
    return (rest,)


def _present(rest: str, tense: Tense, negative: bool, *, bare: bool) -> list[VerbForm]:
    present = _stems()[1]
    found = []
    for ending, person in _PRESENT_BY_LAST.get(rest[-1:], ()):
        if not rest.endswith(ending):
            continue
        stem = rest[: -len(ending)]
        # After a vowel the ending takes a «ی»: «گوید», «بیاید».
        for candidate in (stem, stem.removesuffix("ی") if stem[-2:-1] in _VOWELS else stem,
                          "آ" if stem == "آی" else stem):  # fmt: skip
            for past in present.get(candidate, ()):
                joined = stem != candidate or person in _VOWEL_ENDINGS
                vowel = candidate[-1] in _VOWELS and not _ends_in_consonant(past, candidate)
                if joined and (stem != candidate) != vowel:
                    continue
                found.append(VerbForm(past, candidate, tense, person, negative, bare))
    return [form for form in dict.fromkeys(found) if not _is_long(form)]


def _is_long(form: VerbForm) -> bool:
    """Whether hazm's list has a form's stem without its glide, too («نمای» beside «نما»): it is the
    stem of all other forms, and one verb is to have one."""
    return form.present.endswith("ای") and form.present[:-1] in _stems()[0][form.past]


def _ends_in_consonant(past: str, present: str) -> bool:
    """Whether the «و» of a stem takes no «ی»: «شود» and «بروید», for «گوید» has «گوی», too."""
    return present[-1] == "و" and present + "ی" not in _stems()[0][past]


def _imperative(rest: str, negative: bool) -> list[VerbForm]:
    return [VerbForm(past, rest, "imperative", 2, negative) for past in _stems()[1].get(rest, ())]


def _past(rest: str, tense: Tense, negative: bool) -> list[VerbForm]:
    past = _stems()[0]
    return [
        VerbForm(stem, present, tense, person, negative)
        for ending, person in _PAST_BY_LAST.get(rest[-1:], _PAST_BY_LAST[""])
        if rest.endswith(ending)
        for stem in [rest[: len(rest) - len(ending)]]
        for present in past.get(stem, ())
    ]


def _perfect(rest: str, negative: bool) -> list[VerbForm]:
    past = _stems()[0]
    if rest.endswith("ه") and rest[:-1] in past:
        stem = rest[:-1]
        return [VerbForm(stem, present, "participle", 0, negative) for present in past[stem]]
    if "ه" not in rest[-5:-1]:
        return []
    for ending, person in _PERFECT_ENDINGS.items():
        stem = rest[: -len(ending) - 1]
        if rest.endswith("ه" + ending) and stem in past:
            return [VerbForm(stem, present, "perfect", person, negative) for present in past[stem]]
    return []
