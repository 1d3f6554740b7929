"""The verb of what is to be done, after the words that say it is to be done."""

from __future__ import annotations

from functools import cache

from speechsum.grammar.clauses import Clauses, governed_verb, next_subjunctive
from speechsum.grammar.closing import closing
from speechsum.grammar.readings import HAVE, readings
from speechsum.grammar.verbs import Verb
from speechsum.grammar.words import AND, COMMA, KE, RA, phrases, values

_TOLD = ("indicative", "past")


def is_trigger(key: str) -> bool:
    """Whether a word is a modal or a duty: the beginning of another directive."""
    return key in _triggers()


@cache
def _triggers() -> frozenset[str]:
    # «دستگاه‌های مسئول»: only a verb makes the appointed ones a duty.
    duties = frozenset(values("deontic", "duty")).difference(values("deontic", "appointed"))
    return duties.union(values("deontic", "modal"), values("deontic", "obliged"))


def next_trigger(stretch: Clauses, index: int) -> int:
    """Where the next directive's own word stands after ``index``."""
    keys = stretch.keys[index + 1 : stretch.last]
    if _triggers().isdisjoint(keys):
        return stretch.last
    return index + 1 + next(place for place, key in enumerate(keys) if is_trigger(key))


def end_of(stretch: Clauses, verb: Verb) -> int:
    """One past the last token of the directive whose main verb is ``verb``."""
    return closing(stretch, verb, next_trigger(stretch, verb.last))


def forbids(stretch: Clauses, verb: Verb) -> bool:
    """Whether the verb says that something is not to be done («خودداری کنند», «نروند»)."""
    return refrains(stretch, verb) or verb.negative


def refrains(stretch: Clauses, verb: Verb) -> bool:
    """Whether the verb is «پرهیز کنند», or the simple «بپرهیزند» whose stem is its noun."""
    nouns = values("deontic", "refrain")
    return stretch.keys[verb.first - 1] in nouns or verb.stem in nouns


def complement(stretch: Clauses, index: int, *, short: bool = False) -> Verb | None:
    """The subjunctive that completes a predicate ending before ``index`` («لازم است … کنند»).

    Or, where ``short`` ones are looked for too, the bare past stem («لازم است … پیش رفت»).
    """
    if index < stretch.last and stretch.keys[index] == AND:
        return None  # «انتظار داریم و …»: another clause
    verb = _as_subjunctive(stretch, verb_of_clause(stretch, index), 5)
    if not short and verb is not None and verb.last == verb.first + 1:
        verb = _as_subjunctive(stretch, verb, 3)
    if verb is None or verb.mood not in (("subjunctive", "short") if short else ("subjunctive",)):
        return None
    own = any(is_trigger(key) for key in stretch.keys[index : verb.first])
    return None if own else verb  # «نیاز به بررسی دارد که باید … شود»


def _as_subjunctive(stretch: Clauses, verb: Verb | None, person: int) -> Verb | None:
    """What looks like a past, which stands after no such word, as the subjunctive that it may be:
    of you («انتظار می‌رود … اهتمام ورزید»), or of one, written without «ب» («شایسته است آن اداره کار
    را به انجام رساند»)."""
    if verb is None or verb.mood not in ("past", "short"):
        return verb
    forms = readings(stretch.keys[verb.first])
    asked = next((f for f in forms if f.tense == "subjunctive" and f.person == person), None)
    if asked is None:
        return verb
    return verb._replace(mood="subjunctive", person=person, stem=asked.present)


def verb_of_clause(stretch: Clauses, index: int) -> Verb | None:
    """As `governed_verb`, for a clause that begins at ``index`` perhaps with «که» or «تا»."""
    opening = phrases("clauses", "complementizer")
    while size := opening.length_at(stretch.keys, index, stretch.last):
        index += size
    if phrases("clauses", "adversative").length_at(stretch.keys, index, stretch.last):
        return None  # «خوب است، اما اگر …»
    table = phrases("clauses", "condition")
    condition = table.length_at(stretch.keys, index, stretch.last)
    if condition:
        # «خواست اگر صداقت دارند، … بگشایند»
        inner = governed_verb(stretch, index + condition - 1)
        if inner is None:
            return None
        # «هشدار داد اگر راه را باز نکند، …»: what is in the condition is told to nobody
        if inner.mood != "subjunctive" or stretch.keys[inner.last : inner.last + 1] == (COMMA,):
            index = inner.last + (stretch.keys[inner.last : inner.last + 1] == (COMMA,))
    verb = governed_verb(stretch, index - 1) if index < stretch.last else None
    if verb is not None and _is_aside(stretch, index, verb):
        verb = governed_verb(stretch, verb.last - 1)
    return verb


def _is_aside(stretch: Clauses, index: int, verb: Verb) -> bool:
    """Whether the verb ends a clause inside the one that begins at ``index``.

    «انتظار داریم شرکت‌ها اگر بار دارند، … بسپارند», «می‌خواهم هر مانعی دیدند را … اعلام کنند».
    """
    if verb.mood == "subjunctive":
        return False
    keys = stretch.keys
    if keys[verb.last] == RA:
        return True
    return phrases("clauses", "condition").stands_in(keys, index + 1, verb.first)


def governed_by_modal(stretch: Clauses, index: int) -> Verb | None:
    """The verb that the modal at ``index`` governs, whatever its mood."""
    verb = governed_verb(stretch, _past_reason(stretch, index))
    if verb is not None and verb.mood in _TOLD and _passes_relative(stretch, index, verb):
        # «باید برای زباله‌ای که سال‌ها مانده و بو گرفته است برنامه‌ای بدهد»
        verb = next_subjunctive(stretch, verb.last) or verb
    if verb is None:
        return None
    if _is_bare_stem(stretch, index, verb):
        return verb._replace(mood="short")  # «باید از هیچ کوششی دریغ نکرد»
    # «باید … را نگه دارند»
    held = verb.stem == HAVE and verb.mood == "indicative"
    # «باید کار را انجام داده تا …»
    if held or (verb.mood == "past" and _is_bare_participle(stretch, verb)):
        return verb._replace(mood="subjunctive")
    return verb


def _is_bare_stem(stretch: Clauses, index: int, verb: Verb) -> bool:
    """Whether a negated past right after a modal, with no verb between, is the modal's stem."""
    plain = verb.mood == "past" and verb.last == verb.first + 1 and verb.person == 3
    return plain and verb.negative and stretch.verb_from(index + 1) == verb


def _passes_relative(stretch: Clauses, index: int, verb: Verb) -> bool:
    relative = stretch.has({KE}, index, verb.first)
    return relative and stretch.keys[verb.last : verb.last + 1] not in ((COMMA,), (".",), (AND,))


def _is_bare_participle(stretch: Clauses, verb: Verb) -> bool:
    ends = phrases("clauses", "participle-ending").affixes
    return verb.last == verb.first + 1 and stretch.keys[verb.first].endswith(ends)


def _past_reason(stretch: Clauses, index: int) -> int:
    """The last token of a reason right after a modal: «باید، چون خانه اوست، راه را باز کند»."""
    keys = stretch.keys
    if keys[index + 1] != COMMA:
        return index
    if not phrases("clauses", "purpose").length_at(keys, index + 2, stretch.last):
        return index
    reason = stretch.verb_from(index + 2)
    return reason.last - 1 if reason is not None else index
