"""Whose view a clause is, told by the clauses that it depends on («برخی معتقدند که …»)."""

from __future__ import annotations

from speechsum.grammar.clauses import Clauses
from speechsum.grammar.opening import Opening, opening
from speechsum.grammar.verbs import Verb
from speechsum.grammar.words import COORDINATORS, THIS, phrases, values


def holding(stretch: Clauses, start: Opening) -> Verb | None:
    """The verb that tells whose view the clause is that opens at ``start``: «برخی معتقدند که …»,
    and of what goes on from there («برخی می‌گویند راه بسته است و باید …»)."""
    keys = stretch.keys
    for _ in range(_CLAUSES_OUT):
        here = start.start - 1
        while here > stretch.first and keys[here] in phrases("clauses", "before-view"):
            here -= 1
        if keys[here] in COORDINATORS:
            here -= 1
        verb = stretch.verb_ending_at(here)
        if verb is None or not verb.finite:
            return None
        views = values("deontic", "holding")
        near = 6 if keys[verb.first - 1] == THIS else 2  # «تفکر دشمن این است که …»
        words = keys[max(stretch.first, verb.first - near) : verb.last]
        if verb.stem in views or any(key in views for key in words):
            return verb
        start = opening(stretch, verb.first)
    return None


_CLAUSES_OUT = 3


def held_by_others(stretch: Clauses, holder: Verb) -> bool:
    """«برخی معتقدند …»: whether the subject of a view is somebody else, not told who."""
    start = opening(stretch, holder.first).start
    subject = stretch.keys[start : min(start + _SUBJECT, holder.first)]
    return any(key in phrases("clauses", "others") for key in subject)


_SUBJECT = 4  # tokens of a clause that may name whose view it is


def is_remembered(stretch: Clauses, start: Opening) -> bool:
    """«استاد ما می‌گفت …»: what somebody used to say."""
    ends = (start.lead - 1, start.start - 1)
    verb = next((v for end in ends if (v := stretch.verb_ending_at(end)) is not None), None)
    if verb is None or verb.mood != "imperfect" or verb.person not in (3, 6):
        return False
    return verb.stem in phrases("deontic", "told-stem")
