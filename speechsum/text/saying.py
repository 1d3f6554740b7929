"""What a line tells of speech: whether a verb of saying and a colon stand in it, or at its end."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from speechsum import lexicon
from speechsum.text.folding import key_set
from speechsum.text.tokens import entries, entry_set
from speechsum.text.verbs import analyse


def holds_cue(own: Sequence[str]) -> bool:
    """Whether a cue with a colon stands somewhere in a line."""
    if ":" not in own:
        return False
    colons = (index for index, key in enumerate(own) if key == ":")
    return any(ends_in_cue(own[max(0, index - 3) : index + 1]) for index in colons)


def ends_in_cue(own: Sequence[str]) -> bool:
    """Whether words end with a reporting or ordering verb and a colon («… گفت:», «مقرر شد:»)."""
    if len(own) < 2 or own[-1] != ":":
        return False
    last = len(own) - 2
    if last and own[last] in key_set("lines", "auxiliary") and _may_report(own, last - 1):
        return True  # «گفته است:», but «آمده است:»
    return _may_report(own, last) or _is_told(own[last])


def _is_told(word: str) -> bool:
    """«در این پیام آمده:»: a participle that needs no verb."""
    told = any(form.tense == "participle" for form in analyse(word))
    stems = (form.past for verb in key_set("lines", "auxiliary") for form in analyse(verb))
    return told and any(word in _before_verb().get(stem, ()) for stem in stems)


def _may_report(own: Sequence[str], last: int) -> bool:
    """Whether the word at ``last`` is such a verb, and what goes with it stands before it."""
    return _goes_with(own[last], own[last - 1] if last else "", "")


def is_one_cue(noun: str, verb: str) -> bool:
    """Whether a noun and a verb report together («خاطرنشان», «کرد»)."""
    return _goes_with(verb, noun)


def _goes_with(verb: str, *nouns: str) -> bool:
    """Whether a verb reports behind one of some nouns, «» for none."""
    return any(
        (form.person in (3, 6) or form.tense == "participle")
        and not form.negative
        and form.tense != "subjunctive"
        and not _before_verb().get(form.past, frozenset()).isdisjoint(nouns)
        for form in analyse(verb)
    )


def tells(own: Sequence[str]) -> bool:
    """Whether somebody is told to have said something, with or without a colon («… گفت راه …»)."""
    forms = (form for key in own for form in analyse(key) if form.person == 3)
    return any(form.tense == "past" and "" in _before_verb().get(form.past, ()) for form in forms)


@cache
def _pasts(verb: str) -> frozenset[str]:
    return frozenset(form.past for form in analyse(verb))


@cache
def _before_verb() -> dict[str, frozenset[str]]:
    """Past stem of a verb that reports or orders → what stands before it; "" where nothing must."""
    table: dict[str, set[str]] = {}
    rows = [row for row in lexicon.rows("cues") if row["opens"] != "marks"]
    for row, form in zip(rows, entries(row["form"] for row in rows), strict=True):
        nonverbal = "" if row["form"] == "-" else form[-1]
        for verb in entries(verb for verb in row["verb"].split("|") if verb != "-"):
            for stem in _pasts(verb[-1]):
                table.setdefault(stem, set()).add(nonverbal)
    decided = {keys[-1] for keys in entry_set("deontic", "decision")}
    for stem in lexicon.forms("lines", "deciding"):
        table.setdefault(stem, set()).update(decided)
    return {stem: frozenset(words) for stem, words in table.items()}
