"""Verbs as they are spoken («بذارن», «نرید», «می‌رسوندن»), and how they are written otherwise.

A form is taken apart into prefix, stem and ending, each is put as it is written, and what comes out
must be a form of a verb: so one line of the table of a stem serves all its forms.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from speechsum import lexicon
from speechsum.text.folding import key_of, keys_in
from speechsum.text.glued import commonest
from speechsum.text.hazm_bridge import occurrences
from speechsum.text.memo import MOST
from speechsum.text.verbs import VerbForm, analyse, unprefixed

_TENSES = ("present", "subjunctive")
_PASTS = ("past", "imperfect")


@cache
def table(kind: str) -> dict[str, str]:
    """The spoken forms of a class, each with the written one."""
    return {key_of(row["form"]): key_of(row["written"]) for row in lexicon.of_class("spoken", kind)}


@lru_cache(maxsize=MOST)
def sure_verb(key: str) -> str:
    """The written form of a spoken verb that can be no written word; empty for none."""
    if any(form.person != 2 and form.past not in table("unsaid") for form in analyse(key)):
        return ""
    written = _present(key) or _past(key)
    rare = written and (key.startswith(tuple(table("bare"))) or is_rare(key))
    return written if rare else ""  # «وارونه», «بی‌اندازه»


@lru_cache(maxsize=MOST)
def verb(key: str) -> str:
    """The same among spoken words: «بریم» and «میریم» are of «رفتن», whatever else they may be."""
    said = (form for form in analyse(key) if form.past not in table("unsaid"))
    if any(form.person != 2 and not form.bare for form in said):
        return ""
    return _present(key) or _past(key)


def plural_past(key: str) -> str:
    """«رفتند» for «رفتن», «نگرفتند» for «نگرفتن», which looks like an infinitive; else empty."""
    for ending, written in table("past-plural").items():
        stem = key.removesuffix(ending)
        if stem != key and any(f.tense in _PASTS and f.person == 3 for f in analyse(stem)):
            return stem + written
    return ""


def imperative_of_many(key: str) -> str:
    """«ببینید» for «ببین», as one speaks to one person; else empty."""
    asked = key in table("bare") or any(form.tense == "imperative" for form in analyse(key))
    if not asked:
        return ""
    several = {key + written for written in table("ending").values()}
    return next((k for k in several if any(form.person == _YOU for form in analyse(k))), "")


_YOU = 5
"""The person of «شما»."""


def negated_perfect(key: str) -> str:
    """«نرسانده‌است» for «نرسانده», which in speech waits for no verb after it; else empty."""
    told = any(form.tense == "participle" and form.negative for form in analyse(key))
    return key + next(iter(table("copula").values())) if told else ""


def _present(key: str) -> str:
    """The written form of a spoken present or subjunctive."""
    if not (key.startswith(_beginnings()) and key.endswith(_endings())):
        return ""  # as of nearly every word
    for prefix in (*table("prefix"), ""):
        if key.startswith(prefix) and (written := _with(prefix, key[len(prefix) :])):
            return written
    preverbs = (preverb for preverb in table("preverb") if key.startswith(preverb))
    found = next(filter(None, (_after(p, key[len(p) :]) for p in preverbs)), "")
    return found if found and is_rare(key) else ""


def _with(prefix: str, rest: str) -> str:
    """The written form of a prefix and what stands after it."""
    for written, stems in _conjugated(rest, prefix):
        preverb = prefix if prefix in table("preverb") else ""
        if any(_is_of(form, stems, preverb) for form in analyse(written)):
            return written
    return ""


def _after(preverb: str, rest: str) -> str:
    """The written form of a verb with a preverb: «برگردانند», «برنمی‌گردانند»."""
    if rest in noun_endings() or rest in table("homograph") or analyse(rest):
        return ""  # «بازشون کنید», «درمیان», «دربیاید»
    for prefix in table("prefix"):
        if rest.startswith(prefix) and (written := _with(prefix, rest[len(prefix) :])):
            return preverb + written
    (be,) = keys_in("morphology", "subjunctive-prefix")
    if any(spoken in rest for spoken in table("vowel")) and (written := _with(be, rest)):
        return preverb + written.removeprefix(be)
    return _with(preverb, rest)


@cache
def noun_endings() -> dict[str, str]:
    """The spoken endings of nouns that do not show by themselves that somebody speaks."""
    return table("possessive") | table("noun-ending")


def _is_of(form: VerbForm, stems: tuple[str, ...] | None, preverb: str) -> bool:
    present = (form.present, form.present.removeprefix(preverb))
    return form.tense in _TENSES and (stems is None or any(stem in stems for stem in present))


@cache
def _beginnings() -> tuple[str, ...]:
    """What a spoken verb begins with: a prefix, or a stem that needs none."""
    return (*table("prefix"), *table("bare"), *table("preverb"))


@cache
def _endings() -> tuple[str, ...]:
    return (*table("ending"), *table("after-vowel"))


def _conjugated(rest: str, prefix: str) -> Iterator[tuple[str, tuple[str, ...] | None]]:
    """What may be the written form of what stands after a prefix, and its present stems where the
    table does not tell the stem."""
    if not prefix:
        for ending, written in table("ending").items():
            if (bare := table("bare").get(rest.removesuffix(ending))) and rest.endswith(ending):
                yield bare + written, None
        return
    for ending, written in table("after-vowel").items():
        stem = rest.removesuffix(ending)
        if stem != rest and (whole := table("vowel-stem").get(prefix + stem)):
            yield whole + written, None
    for ending, written in table("ending").items():
        stem = rest.removesuffix(ending)
        if stem == rest:
            continue
        if whole := table("stem").get(prefix + stem):  # «می‌ار|ن», but «ب|یار|ن»
            yield whole + written, None
        elif stem in table("stem"):
            yield prefix + table("stem")[stem] + written, None
        else:  # causative stems: «رسون»
            for spoken, an in table("vowel").items():
                if stem.endswith(spoken):
                    yield prefix + stem.removesuffix(spoken) + an + written, None
        if ending != written and len(stem) > 1:
            yield prefix + stem + written, unprefixed(stem)


def _past(key: str) -> str:
    """«رساندند» for «رسوندن», «نرسانده» for «نرسونده», «آمد» for «اومد», «دیدید» for «دیدین»."""
    other = next(filter(None, _pasts(key)), "")
    return other if other and is_rare(key) else ""  # «پرونده», «نخستین»


_RARE = 100
"""Occurrences in hazm's list below which a word is hardly one of its own."""


def is_rare(key: str) -> bool:
    """Whether a word is hardly one of its own. Its occurrences are asked for last: few starts need
    hazm's whole list, which takes as long to read as a tenth of one."""
    return key not in commonest() and occurrences(key) < _RARE


def _pasts(key: str) -> Iterator[str]:
    """What a spoken past may be written as."""
    for spoken, written in {**table("past-stem"), "": ""}.items():
        if spoken not in key:
            continue
        other = key.replace(spoken, written, 1) if spoken else key
        if spoken:
            told = any(form.tense != "infinitive" for form in analyse(other))
            yield other if told else plural_past(other)
        for ending, yours in table("past-ending").items():
            stem = other.removesuffix(ending)
            if stem != other and any(f.tense in _PASTS and f.person == 3 for f in analyse(stem)):
                yield stem + yours
