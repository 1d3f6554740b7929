"""The verbs of a text: mood, person, polarity, and where one begins and ends.

See Lazard, *A Grammar of Contemporary Persian* (1992), on the subjunctive (§ 130-136).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import compress
from typing import Literal

from speechsum import lexicon
from speechsum.grammar.nouns import is_agent_at
from speechsum.grammar.words import COORDINATORS, LONGEST_ASIDE, MARKS, phrases, values
from speechsum.text.folding import key_of
from speechsum.text.memo import Memo
from speechsum.text.verbs import VerbForm, analyse

Mood = Literal["subjunctive", "indicative", "past", "imperfect", "short", "participle", "future"]


# Present stems of the verbs that grammar itself needs; all others are the lexicon's.
COPULA, BEING, BECOME, DO, HAVE = "هست", "باش", "شو", "کن", "دار"
GIVE, WANT, CAN, SEE = "ده", "خواه", "توان", "بین"
_BE = {"است", "اند", "نیست", "ایم", "اید"}


_PREFIXES = ("باز", "بر", "در", "فرا", "وا")


_ENDING_PERSONS = (("ند", 6), ("ید", 5), ("یم", 4), ("د", 3))


_ENDINGS = tuple(ending for ending, _ in _ENDING_PERSONS)


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


def verbs_in(keys: Sequence[str], first: int, last: int) -> tuple[Verb, ...]:
    """The verbs between two tokens."""
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
    return tuple(found)


def _tells_how_long(keys: Sequence[str], verb: Verb, last: int) -> bool:
    """«دو سال است در این شهر کار می‌کنند»: «است» ends no clause there."""
    if verb.last >= last or keys[verb.last] in (*MARKS, ".", "،", "و", "که"):
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
            nearest = range(index - 1, max(first, index - LONGEST_ASIDE) - 1, -1)
            start = next((i for i in nearest if keys[i] == mark), None)
            if start is not None:
                found.append((start, index))
    return found


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
    forms = _readings_before(key, following)
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


def _readings_before(key: str, following: str) -> tuple[VerbForm, ...]:
    """The readings of a word; a spoken form is none but where a clause ends («کنه», the animal)."""
    if key in _spoken() and not (_ends_clause(following) or following in COORDINATORS):
        return ()
    return readings(key)


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
    if modal and "که" in keys[max(0, index - LONGEST_ASIDE) : index]:
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
    forms = analyse(_spoken().get(key, key))
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


@cache
def _spoken() -> dict[str, str]:
    """Spoken form → written form («کنه» → «کند»), as keys."""
    return {key_of(row["form"]): key_of(row["written"]) for row in lexicon.rows("spoken")}


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


def reports(keys: Sequence[str], verb: Verb) -> bool:
    """Whether the verb is one by which somebody is quoted."""
    table = phrases("clauses", "report")
    return keys[verb.first] in table or keys[verb.first - 1] in table
