"""Whether a verb's subject does it, or has it done to it, or nobody does it."""

from __future__ import annotations

from speechsum.directives.addressee.agents import has
from speechsum.grammar.clauses import Clauses
from speechsum.grammar.nouns import is_action
from speechsum.grammar.verbs import Verb

# Present stems: of verbs that nobody does («کار به پایان برسد», «به وجود آید»), …
HAPPENING = frozenset(("رس", "آی", "افت"))
# … of those that may have a thing for their subject, which then is nobody's addressee, …
STATES = frozenset(("باش", "هست", "دار", "رس", "آی", "شو", "گرد", "یاب"))
PASSIVE = frozenset(("شو", "گرد"))
COPULAS = frozenset(("باش", "هست"))
# … and of those that are passive with «انجام», «صورت».
_MIDDLE = frozenset(("گیر", "پذیر", "یاب"))
LIGHT = PASSIVE | _MIDDLE
# Tokens from «باعث» to its «شود».
_CAUSED = 12


def is_passive(clauses: Clauses, verb: Verb) -> bool:
    """Whether the verb's subject is what is done rather than who does it."""
    if verb.stem in PASSIVE:
        return True
    before = clauses.keys[verb.first - 1] if verb.first > clauses.first else ""
    if verb.stem == "رس" and clauses.keys[verb.first - 2 : verb.first - 1] == ("به",):
        return is_action(before)  # «به تصویب برسد»
    return has("middle", before) and verb.stem in _MIDDLE


def turns_into(clauses: Clauses, verb: Verb) -> bool:
    """Whether «شوند» is no passive: «وارد شوند», «متعهد شوند» are done by the subject."""
    if verb.stem not in PASSIVE:
        return False
    if becomes(clauses, verb) or causes(clauses, verb):
        return True
    before = clauses.keys[max(clauses.first, verb.first - 4) : verb.first - 1]
    return any(has("becoming", key) for key in before) and ("و" in before or "به" in before)


def becomes(clauses: Clauses, verb: Verb) -> bool:
    """«وارد شوند»."""
    return has("becoming", clauses.keys[verb.first - 1])


def causes(clauses: Clauses, verb: Verb) -> bool:
    """«باعث بسته شدن راه شود»."""
    before = clauses.keys[max(clauses.first, verb.first - _CAUSED) : verb.first]
    return any(has("causing", key) for key in before)


def occurs(clauses: Clauses, verb: Verb) -> bool:
    """«راه وجود داشته باشد», «جمعیت افزایش پیدا کند»."""
    before = clauses.keys[verb.first - 1]
    if before == "پیدا":
        return has("middle", clauses.keys[verb.first - 2])
    return before == "وجود"
