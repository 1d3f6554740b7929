"""The verbs of a text: mood, person, polarity, and where one begins and ends.

See Lazard, *A Grammar of Contemporary Persian* (1992), on the subjunctive (§ 130-136).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from itertools import compress
from typing import Literal

from speechsum.grammar.nouns import is_agent_at
from speechsum.grammar.readings import (
    BECAME,
    BECOME,
    COPULA,
    HAVE,
    WAS,
    is_negative,
    past_of,
    person_by_ending,
    reading,
    readings,
    unlisted,
)
from speechsum.grammar.words import (
    AND,
    COMMA,
    COORDINATORS,
    KE,
    LONGEST_ASIDE,
    MARKS,
    QUESTION_MARK,
    RA,
    SEMICOLON,
    TA,
    endings,
    persons,
    phrases,
    values,
)
from speechsum.text.memo import Memo
from speechsum.text.verbs import VerbForm, analyse
from speechsum.tuples import NamedTuple

Mood = Literal["subjunctive", "indicative", "past", "imperfect", "short", "participle", "future"]
_MOODS: dict[str, Mood] = {
    "present": "indicative",
    "perfect": "past",
    "imperfect": "imperfect",
    "past": "past",
}
_OPENING_MARKS = {"»": "«", '"': '"'}


class Verb(NamedTuple):
    """A verb of the text: tokens ``first`` to ``last`` (exclusive).

    ``short`` is a past stem without ending, which after «باید» is impersonal («باید کرد»).
    """

    first: int
    last: int
    mood: Mood
    person: int
    negative: bool
    stem: str

    @property
    def finite(self) -> bool:
        """Whether a clause can end with it."""
        return self.mood != "participle"


def verbs_in(keys: Sequence[str], first: int, last: int) -> tuple[Verb, ...]:
    """The verbs between two tokens."""
    found: list[Verb] = []
    said = _objects_in_marks(keys, first, last)
    after = first
    for index in compress(range(first, last), map(_MAY_BE_VERB.__getitem__, keys[first:last])):
        if index < after:
            continue
        plain = _PLAIN[keys[index]]
        if plain is None:
            verb = _FINDERS[keys[index]](keys, index, first, last)
        else:
            verb = Verb(index, index + 1, *plain)
        if verb is not None:
            since = keys[verb.first] in _durations() and _tells_how_long(keys, verb, last)
            aside = said and any(start <= verb.first < stop for start, stop in said)
            if not since and not aside:
                found.append(verb)
            after = verb.last
    return tuple(found)


def _tells_how_long(keys: Sequence[str], verb: Verb, last: int) -> bool:
    """«دو سال است در این شهر کار می‌کنند»: «است» ends no clause there."""
    since = keys[verb.first] in phrases("clauses", "for-years").words
    if verb.last >= last or keys[verb.last] in MARKS or keys[verb.last] in _ENDS_A_COUNT:
        return False
    return since or keys[verb.first - 1] in phrases("clauses", "counted-time")


@cache
def _durations() -> frozenset[str]:
    """The words that may tell how long: a quick no to most verbs."""
    return phrases("clauses", "for-years").words | phrases("clauses", "is").words


_ENDS_A_COUNT = (".", COMMA, AND, KE)


def _objects_in_marks(keys: Sequence[str], first: int, last: int) -> list[tuple[int, int]]:
    """Words in marks that are somebody's object («شعار "راه می‌سازیم" را»): they end no clause."""
    found: list[tuple[int, int]] = []
    if _OPENING_MARKS.keys().isdisjoint(keys[first:last]):
        return found  # as nearly always
    for index in range(first, last - 1):
        if keys[index] in _OPENING_MARKS and keys[index + 1] == RA:
            mark = _OPENING_MARKS[keys[index]]
            nearest = range(index - 1, max(first, index - LONGEST_ASIDE) - 1, -1)
            start = next((i for i in nearest if keys[i] == mark), None)
            if start is not None:
                found.append((start, index))
    return found


def _may_be_verb(key: str) -> bool:
    """A quick no to most words."""
    return bool(
        key in persons("future")
        or key in phrases("clauses", "predicate")
        or (
            key not in phrases("clauses", "no-verb")
            and (readings(key) or unlisted(key) is not None)
        )
    )


_MAY_BE_VERB = Memo(_may_be_verb)


def _may_be_subjunctive(key: str) -> bool:
    """A quick no: every verb whose mood is subjunctive has such a word in it."""
    if key in phrases("clauses", "kept"):
        return True  # «نگه دارند»: of «داشتن» by itself no form is one
    forms = [form for form in reading(key) if form is not None]
    return any(form.present != HAVE and _mood(form) == "subjunctive" for form in forms) or any(
        form.past in (WAS, BECAME) and form.tense == "subjunctive" for form in analyse(key)
    )


MAY_BE_SUBJUNCTIVE = Memo(_may_be_subjunctive)


def may_hold_subjunctive(keys: Sequence[str], first: int, last: int) -> bool:
    """Whether a subjunctive may stand between two tokens: in most sentences none does."""
    return any(map(MAY_BE_SUBJUNCTIVE.__getitem__, keys[first:last]))


def may_be_verb(key: str) -> bool:
    """Whether a word has the form of a verb."""
    return _MAY_BE_VERB[key]


_Finder = Callable[[Sequence[str], int, int, int], "Verb | None"]


def _finder(key: str) -> _Finder:
    """How the verb is found that a word may be, by what the word alone tells of it."""
    if key in phrases("clauses", "predicate").words:
        return _predicate_at
    return _future_at if key in persons("future") else _of_no_future(key)


def _of_no_future(key: str) -> _Finder:
    if not readings(key):
        return _unlisted_at
    return _finite_at if reading(key)[0] is None else _participle_at


_FINDERS = Memo(_finder)


def _predicate_at(keys: Sequence[str], index: int, first: int, last: int) -> Verb | None:
    """«معتقدند», «حالیست»"""
    person = person_by_ending(keys[index], "predicate-ending") or 4
    return Verb(index, index + 1, "indicative", person, False, COPULA)


def _future_at(keys: Sequence[str], index: int, first: int, last: int) -> Verb | None:
    """«خواهد شد»"""
    key, following = keys[index], keys[index + 1] if index + 1 < last else "."
    past = past_of(analyse(following))
    if past is None:
        return _of_no_future(key)(keys, index, first, last)
    stem = COPULA if past.past == WAS else past.present
    return Verb(index, index + 2, "future", persons("future")[key], is_negative(key), stem)


def _unlisted_at(keys: Sequence[str], index: int, first: int, last: int) -> Verb | None:
    told = unlisted(keys[index])
    return Verb(index, index + 1, "indicative", *told) if told is not None else None


def _participle_at(keys: Sequence[str], index: int, first: int, last: int) -> Verb | None:
    participle = reading(keys[index])[0]
    return _with_auxiliary(keys, index, last, participle) if participle is not None else None


def _finite_at(keys: Sequence[str], index: int, first: int, last: int) -> Verb | None:
    key, following = keys[index], keys[index + 1] if index + 1 < last else "."
    form = _form_at(keys, index, first, following)
    if form is None:
        return None
    if form.present == BECOME and _has_object(keys, index, first):
        form = _done_to(key) or form
    holds = form.present == HAVE and key.startswith(endings("have"))
    if holds and keys[index - 1] in phrases("clauses", "kept"):
        return Verb(index, index + 1, "subjunctive", form.person, form.negative, HAVE)
    return Verb(index, index + 1, _mood(form), form.person, form.negative, form.present)


def _plain(key: str) -> tuple[Mood, int, bool, str] | None:
    """Mood, person, polarity and stem of a word that is that verb wherever it stands; None for
    others, of which their neighbours tell (`_finder`)."""
    others = ("predicate", "no-verb", "lack")
    if key in persons("future") or any(key in phrases("clauses", kind) for kind in others):
        return None
    _, form, _ = reading(key)
    if form is None or form.tense == "past":
        return None
    if form.present == HAVE and key.startswith(endings("have")):
        return None
    if form.present == BECOME and _done_to(key) is not None:
        return None
    return _mood(form), form.person, form.negative, form.present


_PLAIN = Memo(_plain)


def _done_to(key: str) -> VerbForm | None:
    """What a form of «شدن» is with an object («ظرف‌ها را خوب | بشوید»); None for most."""
    return next((f for f in readings(key) if f.present not in (BECOME, BECAME)), None)


def _has_object(keys: Sequence[str], index: int, first: int) -> bool:
    """Whether «را» stands soon before a verb, and no noun that makes its own with «شدن» («ما را
    متوجه بشوید»)."""
    soon = keys[max(first, index - _SOON_AFTER_OBJECT) : index]
    return RA in soon and keys[index - 1] not in phrases("addressees", "becoming")


_SOON_AFTER_OBJECT = 5  # tokens


def _mood(form: VerbForm) -> Mood:
    if form.tense == "past" and form.person == 3 and not form.negative:
        return "short"
    return _MOODS.get(form.tense, "subjunctive")


def _form_at(keys: Sequence[str], index: int, first: int, following: str) -> VerbForm | None:
    """A word's reading as a finite verb, where it is no noun in its place."""
    key, before = keys[index], keys[index - 1]
    _, form, noun_like = reading(key)
    if form is None and _ends_clause(following):
        form = noun_like
    if key in phrases("clauses", "lack").words and following.isalpha():
        after = phrases("clauses", "before-lack")
        if before in COORDINATORS or before in after:
            return None  # «به دلیل نبود برنامه»
    if form is None and index > first and before == RA and following != AND:
        # «باید اسلام را شناخت،»: no noun stands there.
        form = None if analyse(following) else past_of(readings(key))
    if form is not None and form.tense == "past" and index > first and _opens_noun(before):
        return None  # «به داد مردم برسید», «طبق خواست مردم»: nouns after a preposition
    return form


def _ends_clause(key: str) -> bool:
    return key in _CLAUSE_ENDS or key in phrases("clauses", "adversative")


_CLAUSE_ENDS = (".", SEMICOLON, QUESTION_MARK, ":", KE)


def _opens_noun(key: str) -> bool:
    """Whether a noun follows: after a preposition that is no adverb («از پیش رفت») besides."""
    return key in phrases("clauses", "preposition") and key not in phrases("clauses", "or-adverb")


def _begins_clause(keys: Sequence[str], index: int) -> bool:
    """Whether an agent or «این …» tells that a new clause begins."""
    return keys[index] in phrases("addressees", "this") or is_agent_at(keys, index)


def _with_auxiliary(
    keys: Sequence[str], index: int, last: int, participle: VerbForm
) -> Verb | None:
    """«شده است», «داشته باشند», «گرفته شود», or a participle that waits for a later verb."""
    if participle.past == WAS:
        participle = participle._replace(present=COPULA)
    end = index + 1
    verb = _helped(keys, index, last, participle) if end < last else None
    if verb is not None:
        return verb
    stem, negative = participle.present, participle.negative
    if _waits(keys, index, last, participle):
        return Verb(index, end, "participle", 0, negative, stem)
    return Verb(index, end, "past", 3, negative, stem) if _is_left_out(keys, index, last) else None


def _helped(keys: Sequence[str], index: int, last: int, participle: VerbForm) -> Verb | None:
    """A participle with its auxiliary after it."""
    end, stem, negative = index + 1, participle.present, participle.negative
    if keys[end] in phrases("clauses", "auxiliary"):
        return Verb(index, end + 1, "past", 3, negative, stem)
    forms = analyse(keys[end])
    for form in forms:
        if form.past == WAS and form.tense in ("subjunctive", "past"):
            mood: Mood = "subjunctive" if form.tense == "subjunctive" else "past"
            return Verb(index, end + 1, mood, form.person, negative or form.negative, stem)
        if form.past == BECAME and form.tense == "subjunctive":
            return Verb(index, end + 1, "subjunctive", form.person, form.negative, BECOME)
    if forms and forms[0].tense == "participle":
        verb = _with_auxiliary(keys, end, last, forms[0])
        if verb is not None:
            return Verb(index, verb.last, verb.mood, verb.person, verb.negative, BECOME)
    return None


def _waits(keys: Sequence[str], index: int, last: int, participle: VerbForm) -> bool:
    """Whether a later verb lends the participle its mood («… رسیده و …»)."""
    end = index + 1
    may = (
        participle.negative
        or participle.present in phrases("clauses", "subjunctive")
        or participle.past == WAS
        or keys[index] in phrases("clauses", "participle")
    )
    if may and end < last and keys[end] in COORDINATORS:
        return True
    # «آب به خانه‌ها رسیده و شهرداری …»
    return end + 1 < last and keys[end] == AND and _begins_clause(keys, end + 1)


def _is_left_out(keys: Sequence[str], index: int, last: int) -> bool:
    """Whether the auxiliary is left out, as reporters do: «به او اجازه داده در …»."""
    end = index + 1
    modal = end < last and keys[end] in values("deontic", "modal")
    if modal and KE in keys[max(0, index - LONGEST_ASIDE) : index]:
        return True  # «راهی که سال‌ها بسته مانده باید …»
    return keys[index] in phrases("clauses", "perfect") and (
        keys[end] in (KE, ".", TA)
        or modal
        or phrases("clauses", "preposition").length_at(keys, end, last) > 0
    )


def reports(keys: Sequence[str], verb: Verb) -> bool:
    """Whether the verb is one by which somebody is quoted."""
    table = phrases("clauses", "report")
    return keys[verb.first] in table or keys[verb.first - 1] in table
