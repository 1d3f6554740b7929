"""Verbs and clauses of a stretch of text, as far as a directive's bounds depend on them.

Persian puts the verb last, so a clause ends at its finite verb; what follows is joined by «و», a
comma, or a word that opens a subordinate clause («که», «تا», «اگر»). See Lazard, *A Grammar of
Contemporary Persian* (1992), on the subjunctive (§ 130-136) and on subordinate clauses (part VI).
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import compress
from typing import Literal

from speechsum.directives.nouns import is_agent_at
from speechsum.directives.phrases import phrases, values
from speechsum.text.memo import Memo
from speechsum.text.verbs import VerbForm, analyse

Mood = Literal["subjunctive", "indicative", "past", "imperfect", "short", "participle", "future"]

_BE = {"است", "اند", "نیست", "ایم", "اید"}
_PREFIXES = ("باز", "بر", "در", "فرا", "وا")
_ENDING_PERSONS = (("ند", 6), ("ید", 5), ("یم", 4), ("د", 3))
_ENDINGS = tuple(ending for ending, _ in _ENDING_PERSONS)
_STRONG = frozenset("؛:؟!()[]")
QUESTIONS = frozenset(("چرا", "آیا", "چه", "چگونه", "کدام", "مگر"))
COORDINATORS = frozenset(("و", "،", "یا"))
_FUTURE = {
    ending: person
    for person, endings in {
        1: ("خواهم",), 3: ("خواهد", "نخواهد"), 4: ("خواهیم", "نخواهیم"),
        5: ("خواهید", "نخواهید"), 6: ("خواهند", "نخواهند"),
    }.items()
    for ending in endings
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Verb:
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


@dataclass(frozen=True, slots=True)
class Clauses:
    """A stretch of tokens (one sentence of one speaker) with its verbs in order."""

    keys: Sequence[str]
    first: int
    last: int
    verbs: tuple[Verb, ...]

    def verb_ending_at(self, index: int) -> Verb | None:
        """The verb whose last token is ``index``."""
        return next((v for v in self.verbs if v.last == index + 1), None)

    def verb_from(self, index: int) -> Verb | None:
        """The first finite verb that begins at ``index`` or later."""
        return next((v for v in self.verbs if v.first >= index and v.finite), None)

    def has(self, words: Container[str], first: int, last: int) -> bool:
        """Whether any of the words stands between ``first`` and ``last``."""
        return any(key in words for key in self.keys[first:last])


def clauses(keys: Sequence[str], first: int, last: int) -> Clauses:
    """Find the verbs between two tokens."""
    found: list[Verb] = []
    said = _objects_in_marks(keys, first, last)
    after = first
    for index in compress(range(first, last), map(_MAY_BE_VERB.__getitem__, keys[first:last])):
        if index < after:
            continue
        verb = _verb_at(keys, index, first, last)
        if verb is not None:
            since = _tells_how_long(keys, verb, last)
            if not since and not any(start <= verb.first < stop for start, stop in said):
                found.append(verb)
            after = verb.last
    return Clauses(keys, first, last, tuple(found))


def _tells_how_long(keys: Sequence[str], verb: Verb, last: int) -> bool:
    """«دو سال است در این شهر کار می‌کنند»: «است» ends no clause there."""
    if verb.last >= last or keys[verb.last] in (*_STRONG, ".", "،", "و", "که"):
        return False
    if keys[verb.first] == "سالهاست":
        return True
    return keys[verb.first] == "است" and keys[verb.first - 1] in ("سال", "ماه", "روز", "هفته")


def _objects_in_marks(keys: Sequence[str], first: int, last: int) -> list[tuple[int, int]]:
    """Words in marks that are somebody's object («شعار "راه می‌سازیم" را»): they end no clause."""
    found = []
    for index in range(first, last - 1):
        if keys[index] in ("»", '"') and keys[index + 1] == "را":
            mark = "«" if keys[index] == "»" else '"'
            nearest = range(index - 1, max(first, index - _LONGEST_ASIDE) - 1, -1)
            start = next((i for i in nearest if keys[i] == mark), None)
            if start is not None:
                found.append((start, index))
    return found


def is_strong_mark(key: str) -> bool:
    """Whether no clause runs over this mark."""
    return key in _STRONG


def _may_be_verb(key: str) -> bool:
    """A quick no to most words."""
    return bool(
        key in _FUTURE
        or key in phrases("clauses", "predicate")
        or (
            key not in phrases("clauses", "no-verb")
            and (readings(key) or _unlisted(key, 0) is not None)
        )
    )


_MAY_BE_VERB = Memo(_may_be_verb)


def may_be_verb(key: str) -> bool:
    """Whether a word has the form of a verb."""
    return _MAY_BE_VERB[key]


def _person_of(predicate: str) -> int:
    """The person of a glued copula («معتقدند», «حالیست»)."""
    return 3 if predicate.endswith("ست") else 6 if predicate.endswith("ند") else 4


def _verb_at(keys: Sequence[str], index: int, first: int, last: int) -> Verb | None:
    key = keys[index]
    following = keys[index + 1] if index + 1 < last else "."
    if key in phrases("clauses", "predicate"):
        return Verb(index, index + 1, "indicative", _person_of(key), False, "هست")
    if key in _FUTURE and _is_past_stem(following):
        stem = "هست" if following == "بود" else _present(following)
        return Verb(index, index + 2, "future", _FUTURE[key], key[0] == "ن", stem)
    if key in phrases("clauses", "no-verb"):
        return None
    forms = readings(key)
    if not forms:
        return _unlisted(key, index)
    participle, form, noun_like = _reading(key)
    if participle is not None:
        return _with_auxiliary(keys, index, last, participle)
    if form is None and noun_like is not None and _ends_clause(following):
        form = noun_like
    if key in phrases("clauses", "lack") and index > first and following.isalpha():
        before = keys[index - 1]
        if before in COORDINATORS or _opens_noun(before) or before in ("دلیل", "علت"):
            return None  # «به دلیل نبود برنامه»
    if form is None and keys[index - 1 : index] == ("را",) and following != "و":
        # «باید اسلام را شناخت،»: no noun stands there.
        form = next((f for f in forms if f.tense == "past" and f.person == 3), None)
        form = None if analyse(following) else form
    if form is None:
        return None
    if form.tense == "past" and index > first and _opens_noun(keys[index - 1]):
        return None  # «به داد مردم برسید», «طبق خواست مردم»: nouns after a preposition
    mood: Mood
    holds = form.present == "دار" and key.startswith(("دار", "ندار")) and index > first
    if holds and keys[index - 1] in phrases("clauses", "kept"):
        return Verb(index, index + 1, "subjunctive", form.person, form.negative, "دار")
    if form.tense == "present" or form.tense == "perfect":
        mood = "indicative" if form.tense == "present" else "past"
    elif form.tense == "imperfect":
        mood = "imperfect"
    elif form.tense == "past":
        mood = "short" if form.person == 3 and not form.negative else "past"
    else:
        mood = "subjunctive"
    return Verb(index, index + 1, mood, form.person, form.negative, form.present)


def _opens_noun(key: str) -> bool:
    return key in ("به", "از", "با", "برای", "در", "بر") or (
        key in phrases("clauses", "preposition") and key not in _ADVERBS
    )


# Prepositions that are adverbs, too: «از پیش رفت», «همراه شد».
_ADVERBS = frozenset(("پیش", "قبل", "بعد", "همراه", "برابر", "تا", "میان", "روی", "جهت"))


def _begins_clause(keys: Sequence[str], index: int, last: int) -> bool:
    """Whether an agent, «این …» or a connective tells that a new clause begins."""
    return (
        keys[index] in ("این", "آن")
        or is_agent_at(keys, index)
        or phrases("clauses", "connective").length_at(keys, index, last) > 0
    )


_SHORTEST_COPULA = 6  # letters


def _unlisted(key: str, index: int) -> Verb | None:
    """A present by its prefix and ending, of a verb that hazm's list lacks («می‌کوشد»).

    And the glued copula of «اینجاست», «اوست».
    """
    if key.endswith("هاند") and len(key) > _SHORTEST_COPULA:
        return Verb(index, index + 1, "indicative", 6, False, "هست")  # «صدساله‌اند»
    if key.endswith("ست") and (key[:-2].endswith(("ها", "جا")) or is_agent_at((key[:-2],), 0)):
        return Verb(index, index + 1, "indicative", 3, False, "هست")
    for prefix in ("نمی", "می"):
        if key.startswith(prefix) and len(key) >= len(prefix) + 3 and key.endswith(_ENDINGS):
            person = next(p for ending, p in _ENDING_PERSONS if key.endswith(ending))
            return Verb(index, index + 1, "indicative", person, prefix == "نمی", "")
    return None


def _with_auxiliary(
    keys: Sequence[str], index: int, last: int, participle: VerbForm
) -> Verb | None:
    """«شده است», «داشته باشند», «گرفته شود», or a participle that waits for a later verb."""
    end = index + 1
    if participle.past == "بود":
        participle = replace(participle, present="هست")
    if end < last and keys[end] in _BE:
        return Verb(index, end + 1, "past", 3, participle.negative, participle.present)
    if end < last:
        for form in analyse(keys[end]):
            if form.past == "بود" and form.tense in ("subjunctive", "past"):
                mood: Mood = "subjunctive" if form.tense == "subjunctive" else "past"
                return Verb(index, end + 1, mood, form.person, participle.negative or form.negative,
                            participle.present)  # fmt: skip
            if form.past == "شد" and form.tense == "subjunctive":
                return Verb(index, end + 1, "subjunctive", form.person, form.negative, "شو")
        after = analyse(keys[end])
        if after and after[0].tense == "participle" and after[0].past == "شد":
            verb = _with_auxiliary(keys, end, last, after[0])
            if verb is not None:
                return Verb(index, verb.last, verb.mood, verb.person, verb.negative, "شو")
    waits = (
        participle.negative
        or participle.present in phrases("clauses", "subjunctive")
        or participle.past == "بود"
        or keys[index] in phrases("clauses", "participle")
    )
    if waits and end < last and keys[end] in COORDINATORS:
        return Verb(index, end, "participle", 0, participle.negative, participle.present)
    if end + 1 < last and keys[end] == "و" and _begins_clause(keys, end + 1, last):
        # «آب به خانه‌ها رسیده و شهرداری …»
        return Verb(index, end, "participle", 0, participle.negative, participle.present)
    modal = end < last and keys[end] in values("deontic", "modal")
    if modal and "که" in keys[max(0, index - _LONGEST_ASIDE) : index]:
        # «راهی که سال‌ها بسته مانده باید …»
        return Verb(index, end, "past", 3, participle.negative, participle.present)
    if keys[index] in phrases("clauses", "perfect") and (
        end == last
        or keys[end] in ("که", ".", "تا")
        or keys[end] in values("deontic", "modal")
        or phrases("clauses", "preposition").length_at(keys, end, last)
    ):
        # Reporters leave out the auxiliary: «به او اجازه داده در …».
        return Verb(index, end, "past", 3, participle.negative, participle.present)
    return None


@lru_cache(maxsize=4_096)
def readings(key: str) -> tuple[VerbForm, ...]:
    """The readings of a word as a verb, prefixed verbs that hazm's list lacks among them."""
    forms = analyse(key)
    if forms or not key.startswith(_PREFIXES):
        return forms
    prefix = next(p for p in _PREFIXES if key.startswith(p))
    rest = key[len(prefix) :]
    if rest.startswith(("می", "نمی")):
        return ()  # «برمی‌گردد» tells
    return tuple(
        VerbForm(prefix + f.past, prefix + f.present, "subjunctive", f.person, f.negative, True)
        for f in analyse(rest)
        if f.person >= 3
        and f.tense in ("subjunctive", "present")
        and prefix + f.present in phrases("clauses", "subjunctive")
    )


def _readings(key: str) -> tuple[tuple[VerbForm, ...], tuple[VerbForm, ...]]:
    """The subjunctive and the other finite readings of a word that may be trusted."""
    light = phrases("clauses", "subjunctive")
    sure = phrases("clauses", "past")
    subjunctive, other = [], []
    for form in readings(key):
        if form.tense == "subjunctive" and form.present == "دار" and key[0] != "ب":
            # «ندارد» is the present of «داشتن», which takes no «می»; «بدارد» is none.
            other.append(VerbForm(form.past, "دار", "present", form.person, form.negative))
        elif form.tense == "subjunctive":
            if form.person == 2 or form.present in ("است", "باید", "شاید"):
                continue
            if form.bare and (
                form.present not in light or (form.person == 1 and form.present not in ("کن", "شو"))
            ):
                continue
            subjunctive.append(form)
        elif form.tense == "past" and key not in ("بایستیم", "بایستند"):
            if (form.person == 3 and key not in sure) or (
                form.person in (1, 2) and form.past not in sure
            ):
                continue
            other.append(form)
        elif form.tense in ("present", "imperfect", "perfect") and form.person != 2:
            other.append(form)
    # «شویم» is from «شدن» before «شستن».
    subjunctive.sort(key=lambda form: (form.person < 3, form.present not in light))
    return tuple(subjunctive), tuple(other)


@lru_cache(maxsize=4_096)
def _reading(key: str) -> tuple[VerbForm | None, VerbForm | None, VerbForm | None]:
    """A word as a participle; else as a finite verb; else as one where a clause ends.

    Nouns that look like past forms («پرداخت», «خرید») are verbs at the end of a clause only.
    """
    forms = readings(key)
    participle = next((f for f in forms if f.tense == "participle"), None)
    if participle is not None:
        return participle, None, None
    form = _finite(key, forms)
    if form is not None or key == "مردم":
        return None, form, None
    past = next((f for f in forms if f.tense == "past" and f.person == 3), None)
    return None, None, past


def _ends_clause(key: str) -> bool:
    return key in (".", "؛", "؟", ":", "که") or key in phrases("clauses", "adversative")


def _finite(key: str, forms: tuple[VerbForm, ...]) -> VerbForm | None:
    subjunctive, other = _readings(key)
    # «رساند», «کشید», «نرسید» are subjunctives too; as pasts they are far commoner.
    if subjunctive and (key.endswith(("اند", "ید")) or subjunctive[0].negative):
        sure = phrases("clauses", "past")
        past = next((f for f in forms if f.tense == "past" and f.person == 3), None)
        rare = key in ("نکند", "باشید")  # the pasts of rare verbs
        if past is not None and (subjunctive[0].bare or past.past in sure) and not rare:
            return past
    # «کند» is from «کردن» before «کندن», «باشید» no past of «باشیدن».
    plain = [f for f in other if f.tense != "past" or f.past in phrases("clauses", "past")]
    if subjunctive and not plain:
        return subjunctive[0]
    if plain:
        # «میکند» reads as a present and as an imperfect of rarer verbs.
        return next((f for f in plain if f.tense == "present"), plain[0])
    return other[0] if other else None


def _is_past_stem(key: str) -> bool:
    return any(form.tense == "past" and form.person == 3 for form in analyse(key))


def _present(key: str) -> str:
    return next((f.present for f in analyse(key) if f.tense == "past" and f.person == 3), "")


@dataclass(frozen=True, slots=True)
class Opening:
    """Where a clause begins, and the word that makes it subordinate (None for a main clause).

    ``lead`` is the place of that word, ``start`` the first token of the clause after it.
    """

    start: int
    governor: str | None
    lead: int
    conditioned: bool = False


def opening(stretch: Clauses, index: int, *, chained: bool = False) -> Opening:
    """The beginning of the clause that holds the word at ``index``.

    Relative and conditional clauses that stand inside it or lead into it stay with it. A
    participle before the word is a finished clause («ساخته نشده و … باید») unless ``chained``:
    then its verb is the one at ``index`` («توجه داشته و … کنند»).
    """
    keys = stretch.keys
    ends = {
        verb.last - 1: verb
        for verb in stretch.verbs
        if verb.finite or (not chained and verb.last < index)
    }
    here = index - 1
    conditioned = False
    while here >= stretch.first:
        key = keys[here]
        if key in _CLOSERS:
            left = _opener(stretch, here)
            if left is not None:
                here = left - 1
                continue
        if is_strong_mark(key):
            return _stripped(stretch, here + 1, index, None, here, conditioned)
        if here in ends:
            jump = _embedded(stretch, ends, ends[here], here, index)
            if jump is None:
                return _stripped(stretch, here + 1, index, None, here, conditioned)
            here, condition = jump
            conditioned = conditioned or condition
            continue
        if key == "که" and keys[here - 1] in phrases("clauses", "connective"):
            return _stripped(stretch, here + 1, index, None, here, conditioned)  # «البته که …»
        if key == "که" and keys[here - 1] in ("آنجا", "آنجایی"):
            # «از آنجایی که … ضربه زده ضروری است …»: its verb was not seen as one.
            return _stripped(stretch, here + 1, index, None, here, conditioned)
        if key in ("که", "اینکه", "آنکه"):
            return _stripped(stretch, here + 1, index, key, here, conditioned)
        if (
            key == "تا"
            and here > stretch.first
            and not names_a_time(keys, here + 1)
            and (here - 1 in ends or (keys[here - 1] == "،" and here - 2 in ends))
        ):
            return _stripped(stretch, here + 1, index, key, here, conditioned)
        if key in phrases("clauses", "adversative"):
            return _stripped(stretch, here + 1, index, None, here, conditioned)
        if key in ("زیرا", "چراکه"):
            return _stripped(stretch, here + 1, index, key, here, conditioned)
        here -= 1
    return _stripped(stretch, stretch.first, index, None, stretch.first - 1, conditioned)


_CLOSERS = {")": "(", "]": "["}
_LONGEST_ASIDE = 30  # tokens


def _opener(stretch: Clauses, index: int) -> int | None:
    """Where the bracket that closes at ``index`` opens."""
    wanted = _CLOSERS[stretch.keys[index]]
    for here in range(index - 1, max(stretch.first - 1, index - _LONGEST_ASIDE), -1):
        if stretch.keys[here] == wanted:
            return here
    return None


def _embedded(
    stretch: Clauses, ends: dict[int, Verb], verb: Verb, here: int, index: int
) -> tuple[int, bool] | None:
    """Where to go on leftwards if the clause ending in ``verb`` is part of ours, else None."""
    keys = stretch.keys
    left = verb.first - 1
    latest = verb
    while left >= stretch.first:
        key = keys[left]
        if is_strong_mark(key) or key in values("deontic", "modal"):
            return None  # what stands there is a directive of its own
        if left in ends:
            other = ends[left]
            chained = latest.mood == "subjunctive" or keys[left + 1] in ("و", "یا")
            if not chained:
                return None
            latest = other
            left = other.first - 1
            continue
        condition = phrase_ending_at(stretch, left, "condition")
        if condition is not None:
            return condition - 1, True
        aside = phrase_ending_at(stretch, left, "subordinator")
        if aside is not None:
            before = aside - 1
            while before >= stretch.first and keys[before] in COORDINATORS:
                before -= 1
            if (
                before < stretch.first
                or before in ends
                or is_strong_mark(keys[before])
                or phrase_ending_at(stretch, before, "connective") is not None
            ):
                return None
            return aside - 1, False
        if key in ("که", "آنکه", "اینکه"):
            before = left - 1
            if before < stretch.first or before in ends or is_strong_mark(keys[before]):
                return None
            if keys[index] in COORDINATORS:
                return None
            if keys[here + 1] == "و":
                return None
            return left - 1, False
        left -= 1
    return None


def phrase_ending_at(stretch: Clauses, index: int, kind: str) -> int | None:
    """The first token of a phrase of that class whose last token is ``index``."""
    table = phrases("clauses", kind)
    if stretch.keys[index] not in table.last_words:
        return None
    for first in range(max(stretch.first, index - 3), index + 1):
        if table.length_at(stretch.keys, first, stretch.last) == index + 1 - first:
            return first
    return None


def names_a_time(keys: Sequence[str], index: int) -> bool:
    """Whether «تا» before ``index`` is a preposition of time («تا پایان …»)."""
    return any(
        keys[index] in phrases("deadlines", kind) for kind in ("end", "start", "unit", "day")
    ) or keys[index] in ("قبل", "پیش", "آن")


# Tokens: a clause too short to tell by itself what is to be done («… که باید بررسی شود»).
_SHORT = 4


def headed(stretch: Clauses, start: Opening) -> Opening:
    """With the clause that presents what the modal is about («X مسئله‌ای است که باید …»)."""
    keys = stretch.keys
    if start.governor != "که":
        return start
    copula = stretch.verb_ending_at(start.lead - 1)
    if copula is None or copula.stem not in ("هست", "دار", "باش"):
        return start
    verb = governed_verb(stretch, start.start)
    near = start.start + 4
    if (
        start.start != start.lead + 1
        or stretch.has({"آن", "آنها", "این"}, start.start, near)
        or (verb is not None and stretch.has({"آن", "آنها"}, near, verb.first))
    ):
        return start
    before = keys[copula.first - 1] if copula.first > stretch.first else ""
    bare = verb is not None and verb.last - start.start <= _SHORT and copula.last == start.lead
    presented = before.endswith("ی") and before not in phrases("clauses", "relational")
    if not bare and not (presented or (copula.person == 6 and copula.stem == "هست")):
        return start
    outer = opening(stretch, copula.first)
    return Opening(outer.start, outer.governor, start.lead, outer.conditioned)


# Tokens. Annotators keep a condition with its directive, but not a long one.
_LONG_CONDITION = 12


def without_long_condition(stretch: Clauses, start: Opening, index: int) -> Opening:
    """The opening with a condition («اگر … شد، باید …») only where that is short."""
    keys = stretch.keys
    table = phrases("clauses", "condition")
    near = range(start.start, min(start.start + 3, index))
    if not start.conditioned or not any(table.length_at(keys, i, index) for i in near):
        return start
    if is_agent_at(keys, start.start) and not table.length_at(keys, start.start, index):
        return start  # «آنها به جای اینکه بنشینند، باید کار کنند»
    here = start.start
    for verb in stretch.verbs:
        if verb.first < here or not verb.finite:
            continue
        if verb.last > index or (here > start.start and "که" in keys[here : verb.first]):
            break
        here = verb.last
    own = keys[here : here + 1] == ("،",) and is_agent_at(keys, here + 1)
    if here - start.start < _LONG_CONDITION and not own:
        return start
    while here < index and keys[here] in COORDINATORS:
        here += 1
    return Opening(here, start.governor, start.lead, conditioned=True)


def _stripped(
    stretch: Clauses, start: int, index: int, governor: str | None, lead: int, conditioned: bool
) -> Opening:
    """Without what merely joins the clause to the one before it."""
    keys = stretch.keys
    while start < index:
        if keys[start] in COORDINATORS or keys[start] in ('"', "«", "»", "-", "*"):
            start += 1
            continue
        size = phrases("clauses", "connective").length_at(keys, start, index)
        if size and not (keys[start] == "پس" and keys[start + 1] == "از"):
            start += size
            continue
        if phrases("clauses", "leadin").length_at(keys, start, index) or phrases(
            "clauses", "viewpoint"
        ).length_at(keys, start, index):
            after = _past_leadin(stretch, start, index)
            if after is not None:
                start = after
                continue
        if phrases("clauses", "subordinator").length_at(keys, start, index):
            verb = stretch.verb_from(start)
            if verb is not None and verb.last < index:
                start = verb.last
                continue
        break
    return Opening(start, governor, lead, conditioned)


def _past_leadin(stretch: Clauses, start: int, index: int) -> int | None:
    """Where the clause goes on after a lead-in: past its comma, or past the verb of its «که»."""
    keys = stretch.keys
    comma = next((i for i in range(start, index) if keys[i] == "،"), None)
    told = next((i for i in range(start, index) if keys[i] in ("که", "اینکه", "آنکه")), None)
    if told is not None and (comma is None or told < comma):
        # «با توجه به اینکه باران می‌بارد راه باید …»
        verb = governed_verb(stretch, told)
        if verb is not None and verb.last <= index:
            return verb.last
    return None if comma is None else comma + 1


def closing(stretch: Clauses, verb: Verb, stop: int) -> int:
    """One past the last token of the directive whose main verb is ``verb``.

    Takes in coordinated verbs of the same mood and what completes the verb («بکوشند دهیاران
    برسند»); ends before purposes, results, reasons and everything told. ``stop`` is where
    the next trigger's clause begins.
    """
    keys = stretch.keys
    end = verb.last
    current = verb
    while end < stretch.last:
        step = end
        while step < stretch.last and keys[step] in ('"', "»", ")"):
            step += 1
        if step >= stretch.last or is_strong_mark(keys[step]):
            break
        coordinated = keys[step] in COORDINATORS
        while step < stretch.last and keys[step] in COORDINATORS:
            step += 1
        if step >= stretch.last:
            break
        following = stretch.verb_from(step)
        if following is None or following.last > stop:
            break
        condition = phrases("clauses", "condition").length_at(keys, step, stretch.last)
        after = None
        if keys[step - 1] == "و" and condition:
            after = _goes_on_after(stretch, following, verb, stop)
        if after is not None:
            # «… و هر وقت قیمت افت کرد مازاد را خشک کنند»
            following, condition = after, 0
        elif keys[following.last : following.last + 1] == ("را",):
            # «امکاناتی که لازم است را در اختیار آنان بگذاریم»
            following = stretch.verb_from(following.last) or following
            if following.last > stop:
                break
        elif coordinated and "که" in keys[step : following.first]:
            # A relative clause inside the second clause: its verb does not end it.
            following = governed_verb(stretch, step - 1) or following
            if following.last > stop:
                break
        told = False
        joined = any(key != "،" for key in keys[end:step] if key in COORDINATORS)
        if not joined and _waits(stretch, current):
            # «اجازه ندهیم کسی که … است، … کند»: what is let, or made ready for.
            inner = next_subjunctive(stretch, step, stop)
            allowed = keys[step] == "تا" and keys[current.first - 1] == "اجازه"
            if inner is None or (keys[step] in _ENDS_WAITING and not allowed):
                break
            following = inner
        elif phrases("clauses", "purpose").length_at(keys, step, stretch.last):
            if not _announced(stretch, current, keys[step]) or following.mood != "subjunctive":
                break
        elif _unlike_another(stretch, step):
            break
        elif phrases("clauses", "connective").length_at(keys, step, stretch.last):
            also = joined and keys[step] == "همچنین"
            if _not_only(stretch, current, step):
                also, following = True, next_subjunctive(stretch, step, stop) or following
            if following.mood != current.mood or not also:
                break
        elif keys[step] == "که":
            inner = governed_verb(stretch, step)
            if phrases("clauses", "condition").length_at(keys, step + 1, stretch.last):
                # «… جمع کنند که اگر می‌خواهند بمانند، … نقد کنند»
                inner = next_subjunctive(stretch, inner.last if inner else step, stop) or inner
            elif inner is not None and inner.mood == "indicative" and _strives(stretch, current):
                # «مراقب باشیم که در هر بخشی که کم است، … کنیم»
                inner = next_subjunctive(stretch, inner.last, stop) or inner
            if inner is None or inner.last > stop:
                break
            told = _takes_content(stretch, current)
            which = _tells_which(stretch, current)
            if (
                not told
                and not which
                and (inner.mood != "subjunctive" or not _points_ahead(stretch, current, inner))
            ):
                break
            told = told or which
            following = inner
        elif not coordinated:
            inner = governed_verb(stretch, step - 1)
            told = current.stem in phrases("clauses", "content") or (
                stretch.has(QUESTIONS, step, min(step + 3, following.first))
                and _takes_content(stretch, current)
            )
            if inner is None or inner.last > stop or (inner.mood != "subjunctive" and not told):
                break
            if current.person == inner.person == 5 and current.negative > inner.negative:
                break  # «زمینه را فراهم نکنید جلوی آنان را بگیرید»
            following = inner
        elif (
            not joined
            and current.person == following.person == 5
            and (current.negative != following.negative)
        ):
            break  # «جلوی آن را بگیرید، نگذارید …»: another force
        elif coordinated and not _same_mood(current, following):
            # «باید … قرار گیرد و از … استفاده کرد.»
            ended = following.last >= stretch.last or keys[following.last] in ".؛"
            joined = keys[step - 1] == "و"
            if following.mood != "short" or not (ended and joined) or current.mood != "subjunctive":
                break
            if not _is_modal(stretch, verb):
                break  # «از مردم خواست بیایند و از برنامه‌ها خبر داد.»
            if following.stem in ("دان", "خوان", "شمار"):
                break  # «از مردم خواست … و آن را وظیفه دانست.»
        if any(key in "؛:؟" for key in keys[step : following.first]):
            break
        if condition or (
            not told
            and any(
                phrases("clauses", "wish").length_at(keys, here, stretch.last)
                # «هزینه را پیش‌بینی کند» tells what to do.
                for here in range(step, following.first - 1)
            )
        ):
            break
        if coordinated and _others_task(
            stretch, step, verb if current is verb else None, following
        ):
            break
        if coordinated and _is_told_fact(stretch, following):
            break  # «… و بدانند که راه بسته است»
        if following.mood == "short" and reports(keys, following):
            break  # «… باید تلاش کرد، خاطرنشان کرد: …»
        current = following
        end = following.last
    return end


def _unlike_another(stretch: Clauses, index: int) -> bool:
    """«نه اینکه مردم …»: not what somebody else is to do."""
    size = phrases("clauses", "contrast").length_at(stretch.keys, index, stretch.last)
    return size > 0 and is_agent_at(stretch.keys, index + size)


def _is_modal(stretch: Clauses, verb: Verb) -> bool:
    """Whether a modal governs the verb, so that «استفاده کرد» after it may be impersonal."""
    modals = values("deontic", "modal")
    before = [v.last for v in stretch.verbs if v.last <= verb.first]
    return stretch.has(modals, before[-1] if before else stretch.first, verb.first)


def _not_only(stretch: Clauses, verb: Verb, index: int) -> bool:
    """«نه تنها … کنند بلکه …»."""
    if stretch.keys[index] != "بلکه":
        return False
    first = max(stretch.first, verb.first - _LONGEST_ASIDE)
    return stretch.has({"تنها", "نهتنها", "فقط"}, first, verb.first)


def _goes_on_after(stretch: Clauses, inner: Verb, main: Verb, stop: int) -> Verb | None:
    """The verb after a condition inside a directive, where it is the same agent's."""
    verb = stretch.verb_from(inner.last)
    if verb is None or verb.last > stop or verb.mood != main.mood or verb.person != main.person:
        return None
    if main.stem == "شو":
        return None  # something else may be done to something else
    crossed = any(is_strong_mark(key) for key in stretch.keys[inner.first : verb.first])
    return None if crossed or inner.mood == "subjunctive" else verb


def _is_told_fact(stretch: Clauses, verb: Verb) -> bool:
    """«بدانند که …» and what is so."""
    keys = stretch.keys
    if keys[verb.last : verb.last + 1] != ("که",) or verb.stem not in ("دان", "فهم"):
        return False
    if stretch.has(QUESTIONS, verb.last + 1, min(verb.last + 2, stretch.last)):
        return False  # «و بفهمند که چرا …»: to be found out
    inner = governed_verb(stretch, verb.last)
    return inner is not None and inner.mood != "subjunctive"


def _others_task(stretch: Clauses, index: int, main: Verb | None, verb: Verb) -> bool:
    """Whether the clause from ``index`` to its verb names somebody else who is to act.

    ``main`` is the directive's main verb where that stands right before.
    """
    keys = stretch.keys
    index += phrases("clauses", "connective").length_at(keys, index, verb.first)
    passive = main is not None and main.stem == "شو"
    if passive and verb.person == 6 and verb.stem not in ("شو", "باش", "گیر"):
        # «بودجه در نظر گرفته شود و دانشگاه‌ها بشتابند»
        return any(is_agent_at(keys, here) for here in range(index, verb.first))
    if is_agent_at(keys, index):
        marked = next((i for i in range(index, verb.first) if keys[i] == "را"), None)
        if marked is not None and stretch.has({"خود"}, index, marked):
            return False  # «آنان بیایند و تشکل‌های خود را بسازند»
        # «… و جوانان کارآمد را به کار گرفت»: they are the object.
        size = len(keys) if marked is None else marked - index
        return size > (_LONGEST_OBJECT if verb.mood == "short" else _SHORT_OBJECT)
    # «… و در کنار آن نیز شورا نظارت کند»
    return any(
        keys[here - 1] in ("نیز", "هم") and is_agent_at(keys, here)
        for here in range(index + 2, verb.first)
    )


_LONGEST_OBJECT = 6  # tokens
_SHORT_OBJECT = 2


def reports(keys: Sequence[str], verb: Verb) -> bool:
    """Whether the verb is one by which somebody is quoted."""
    table = phrases("clauses", "report")
    return keys[verb.first] in table or keys[verb.first - 1] in table


def _tells_which(stretch: Clauses, verb: Verb) -> bool:
    """Whether a clause of its own tells which ones («اخباری منتشر کنند که … تأیید می‌کند»)."""
    keys = stretch.keys
    some = phrases("addressees", "some")
    first = max(stretch.first, verb.first - 4)
    if any(
        key.endswith(("هایی", "انی")) or key in some or key == "همان"
        for key in keys[first : verb.first]
    ):
        return True
    # «مسائلی را مطرح کنند که همه می‌پذیرند»
    return any(
        keys[here] == "را" and keys[here - 1].endswith("ی") and not keys[here - 1].endswith("تری")
        for here in range(first + 1, verb.first)
    )


def _points_ahead(stretch: Clauses, verb: Verb, inner: Verb) -> bool:
    """Whether something in the clause may announce the next («شرایطی فراهم شود که …»)."""
    keys = stretch.keys
    table = phrases("clauses", "pointer")
    if any(key in values("deontic", "thought") for key in keys[verb.first - 1 : verb.first]):
        return True  # «توجه داشته باشند که … را در دستور کار قرار دهند»
    if _strives(stretch, verb):
        return True
    near = range(max(stretch.first, verb.first - 8), verb.first)
    if table.stands_in(keys, near.start, verb.first):
        return True
    if inner.stem == "توان":
        return False  # «خود را آماده کنیم که بتوانیم …»: what it is for
    return any(keys[here] == "این" or keys[here].endswith("ی") for here in near)


def _strives(stretch: Clauses, verb: Verb) -> bool:
    """«سعی کند که …», «حواس خود را جمع کنند که …»."""
    striving = phrases("clauses", "striving")
    first = max(stretch.first, verb.first - 4)
    return any(key in striving for key in stretch.keys[first : verb.first])


_ENDS_WAITING = frozenset(("تا", "زیرا", "چراکه", "چون"))


def _waits(stretch: Clauses, verb: Verb) -> bool:
    """Whether the verb says nothing without the clause after it («اجازه ندهیم …»)."""
    return verb.first > stretch.first and stretch.keys[verb.first - 1] in phrases(
        "clauses", "waiting"
    )


def next_subjunctive(stretch: Clauses, index: int, stop: int) -> Verb | None:
    """The first subjunctive from ``index`` on, before a strong mark and ``stop``."""
    for verb in stretch.verbs:
        if verb.first < index or verb.mood != "subjunctive":
            continue
        crossed = any(is_strong_mark(key) for key in stretch.keys[index : verb.first])
        return verb if verb.last <= stop and not crossed else None
    return None


def _announced(stretch: Clauses, verb: Verb, opener: str) -> bool:
    """Whether the clause pointed at its continuation («کاری کنند تا …»)."""
    if opener != "تا":
        return False
    table = phrases("clauses", "pointer")
    first = max(stretch.first, verb.first - 4)
    if table.stands_in(stretch.keys, first, verb.first):
        return True
    # «باید تلاش شود تا …» says nothing without it, «باید برای آبادانی تلاش شود تا …» does.
    near = stretch.keys[max(stretch.first, verb.first - 2) : verb.first]
    alone = any(key in values("deontic", "modal") for key in near)
    return alone and near[-1] in phrases("clauses", "hollow")


def _same_mood(first: Verb, second: Verb) -> bool:
    if first.mood == "short":
        # «باید صبر کرد و زیر بار نرفت»
        unlike = second.mood == "past" and second.negative and second.last == second.first + 1
        return second.mood == "short" or (unlike and second.person == 3)
    return second.mood == "subjunctive"


def _takes_content(stretch: Clauses, verb: Verb) -> bool:
    """Whether a told «که» clause completes the action («بگویند که …», «جایی برویم که …»)."""
    content = phrases("clauses", "content")
    if verb.stem in content:
        return True
    before = stretch.keys[max(stretch.first, verb.first - 2) : verb.first]
    if verb.last - verb.first > 1 and stretch.keys[verb.first] in content:
        return True  # «پرسیده شود که …»
    return any(key in content or key.endswith("هایی") for key in before)


def governed_verb(stretch: Clauses, index: int) -> Verb | None:
    """The verb of the clause that the word at ``index`` opens or governs.

    Relative clauses before it are passed over: one ends at its last coordinated verb.
    """
    relative = False
    last = wanted = None
    here = index + 1
    verbs = {verb.first: verb for verb in stretch.verbs if verb.finite}
    while here < stretch.last:
        key = stretch.keys[here]
        if is_strong_mark(key) and key not in "()[]":
            break
        verb = verbs.get(here)
        if verb is None:
            relative = relative or key in ("که", "اینکه", "آنکه", "آنچه")
            here += 1
            continue
        if not relative:
            return verb
        if verb.mood == "subjunctive":
            wanted = verb
        relative = verb.last < stretch.last and stretch.keys[verb.last] == "و"
        last = verb
        here = verb.last
    if last is not None and wanted is not None and last.mood in ("indicative", "past"):
        return wanted
    return last
