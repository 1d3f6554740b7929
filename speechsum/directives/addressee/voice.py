"""Whether a verb's subject does it, or has it done to it, or nobody does it."""

from __future__ import annotations

from speechsum.directives.addressee.classes import has
from speechsum.directives.complement import refrains
from speechsum.grammar.clauses import Clauses
from speechsum.grammar.nouns import ends_as, is_action
from speechsum.grammar.readings import BECOME, BEING, COPULA
from speechsum.grammar.verbs import Verb
from speechsum.grammar.words import AND, BE, COMMA, endings, phrases, values

COPULAS = frozenset((BEING, COPULA))
# Tokens from «باعث» to its «شود».
_CAUSED = 12
# Tokens from «موظف به» to its «شود».
_OBLIGED = 7


def is_passive(clauses: Clauses, verb: Verb) -> bool:
    """Whether the verb's subject is what is done rather than who does it."""
    if has("passive", verb.stem):
        return True
    before = clauses.keys[verb.first - 1] if verb.first > clauses.first else ""
    if has("reaching", verb.stem) and clauses.keys[verb.first - 2 : verb.first - 1] == (BE,):
        return is_action(before)  # «به تصویب برسد»
    return has("middle", before) and has("middle-verb", verb.stem)


def chooses(clauses: Clauses, first: int, verb: Verb) -> bool:
    """Whether what the noun at ``first`` does takes one who can choose, known or not:
    «صنعت و معدن … خودداری کند»; «واسطه‌ها … بنویسند», as a plural of things takes a singular."""
    if refrains(clauses, verb):
        return True
    several = verb.person == 6 and ends_as(clauses.keys[first], "bare-plural", "of-plural")
    state = has("state", verb.stem) and not becomes(clauses, verb)  # «فعال باشند»
    return several and not state and not is_passive(clauses, verb)


def is_light(verb: Verb) -> bool:
    """Whether a verb of being done needs a noun that says what is done («جمع‌آوری شود»)."""
    return has("passive", verb.stem) or has("middle-verb", verb.stem)


def turns_into(clauses: Clauses, verb: Verb) -> bool:
    """Whether «شوند» is no passive: «وارد شوند», «متعهد شوند» are done by the subject."""
    if not has("passive", verb.stem):
        return False
    if becomes(clauses, verb) or causes(clauses, verb):
        return True
    duties, since = values("deontic", "duty"), max(clauses.first, verb.first - _OBLIGED)
    if any(key in duties for key in clauses.keys[since : verb.first]):
        return True  # «موظف به خرید کالای داخلی شوند»
    before = clauses.keys[max(clauses.first, verb.first - 4) : verb.first - 1]
    return any(has("becoming", key) for key in before) and (AND in before or BE in before)


def becomes(clauses: Clauses, verb: Verb) -> bool:
    """«وارد شوند»."""
    return has("becoming", clauses.keys[verb.first - 1])


def causes(clauses: Clauses, verb: Verb) -> bool:
    """«باعث بسته شدن راه شود»."""
    before = clauses.keys[max(clauses.first, verb.first - _CAUSED) : verb.first]
    return any(has("causing", key) for key in before)


def comes_about(clauses: Clauses, since: int, verb: Verb) -> bool:
    """«بارش ادامه یابد», «راه‌ها بهتر شود», where no action is named from ``since`` on."""
    before = clauses.keys[verb.first - 1]
    if verb.stem == BECOME:
        by_itself = before.endswith(endings("comparative"))
    else:
        by_itself = has("middle-verb", verb.stem) and has("middle", before)
    told = clauses.keys[since : verb.first - 1]
    first = len(told) - told[::-1].index(COMMA) if COMMA in told else 0
    things = phrases("deontic", "circumstance")
    return by_itself and not any(is_action(key) and key not in things for key in told[first:])


def occurs(clauses: Clauses, verb: Verb) -> bool:
    """«راه وجود داشته باشد», «جمعیت افزایش پیدا کند»."""
    before = clauses.keys[verb.first - 1]
    if has("found", before):
        return has("middle", clauses.keys[verb.first - 2])
    return has("existence", before)
