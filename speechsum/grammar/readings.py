"""What form of which verb a word is, as far as it can be told from the word alone.

To hazm's verbs are added prefixed ones, glued copulas, and presents that its list lacks.
"""

from __future__ import annotations

from functools import lru_cache

from speechsum.grammar.nouns import is_agent_at
from speechsum.grammar.words import endings, persons, phrases
from speechsum.text.memo import MOST
from speechsum.text.verbs import VerbForm, analyse

# Present stems of the verbs that grammar itself needs; all others are the lexicon's.
COPULA, BEING, BECOME, DO, HAVE = "هست", "باش", "شو", "کن", "دار"
WANT, CAN, SEE = "خواه", "توان", "بین"
# And two past stems: was, became.
WAS, BECAME = "بود", "شد"

_FEWEST_LETTERS = 3  # of a present after its prefix


def is_negative(key: str) -> bool:
    """Whether a verb form begins with the negation."""
    return key.startswith(endings("negation"))


def person_by_ending(key: str, kind: str) -> int:
    """The person that a word's ending tells; 0 for none."""
    table = persons(kind)
    return next((person for ending, person in table.items() if key.endswith(ending)), 0)


@lru_cache(maxsize=MOST)
def readings(key: str) -> tuple[VerbForm, ...]:
    """The readings of a word as a verb, prefixed verbs that hazm's list lacks among them."""
    forms = analyse(key)
    preverbs = endings("preverb")
    if forms or not key.startswith(preverbs):
        return forms
    prefix = next(p for p in preverbs if key.startswith(p))
    rest = key[len(prefix) :]
    if rest.startswith(endings("durative")):
        return ()  # «برمی‌گردد» tells
    return tuple(
        VerbForm(prefix + f.past, prefix + f.present, "subjunctive", f.person, f.negative, True)
        for f in analyse(rest)
        if f.person >= 3
        and f.tense in ("subjunctive", "present")
        and prefix + f.present in phrases("clauses", "subjunctive")
    )


@lru_cache(maxsize=MOST)
def reading(key: str) -> tuple[VerbForm | None, VerbForm | None, VerbForm | None]:
    """A word as a participle; else as a finite verb; else as one where a clause ends.

    Nouns that look like past forms («پرداخت», «خرید») are verbs at the end of a clause only.
    """
    forms = readings(key)
    participle = next((f for f in forms if f.tense == "participle"), None)
    if participle is not None:
        return participle, None, None
    form = _finite(key, forms)
    return None, form, past_of(forms) if form is None else None


def past_of(forms: tuple[VerbForm, ...]) -> VerbForm | None:
    """The first reading as a third person of the past, a positive one before others («نگریست»)."""
    third = [f for f in forms if f.tense == "past" and f.person == 3]
    return next((f for f in third if not f.negative), third[0] if third else None)


def _finite(key: str, forms: tuple[VerbForm, ...]) -> VerbForm | None:
    subjunctive, other = _trusted(key)
    sure = phrases("clauses", "past")
    # «رساند», «کشید», «نرسید» are subjunctives too; as pasts they are far commoner.
    if subjunctive and (key.endswith(endings("past-like")) or subjunctive[0].negative):
        past = past_of(forms)
        rare = key in phrases("clauses", "rare-past")
        if past is not None and (subjunctive[0].bare or past.past in sure) and not rare:
            return past
    # «کند» is from «کردن» before «کندن», «باشید» no past of «باشیدن».
    plain = [f for f in other if f.tense != "past" or f.past in sure]
    if subjunctive and not plain:
        return subjunctive[0]
    if plain:
        # «میکند» reads as a present and as an imperfect of rarer verbs.
        return next((f for f in plain if f.tense == "present"), plain[0])
    return other[0] if other else None


def _trusted(key: str) -> tuple[tuple[VerbForm, ...], tuple[VerbForm, ...]]:
    """The subjunctive and the other finite readings of a word that may be trusted."""
    light = phrases("clauses", "subjunctive")
    subjunctive, other = [], []
    for form in readings(key):
        prefixed = key.startswith(endings("subjunctive-prefix"))
        if form.tense == "subjunctive" and form.present == HAVE and not prefixed:
            # «ندارد» is the present of «داشتن», which takes no «می»; «بدارد» is none.
            other.append(VerbForm(form.past, HAVE, "present", form.person, form.negative))
        elif form.tense == "subjunctive":
            if _may_be_subjunctive(form):
                subjunctive.append(form)
        elif form.tense == "past":
            if _may_be_past(key, form):
                other.append(form)
        elif form.tense in ("present", "imperfect", "perfect") and form.person != 2:
            other.append(form)
    # «شویم» is from «شدن» before «شستن».
    subjunctive.sort(key=lambda form: (form.person < 3, form.present not in light))
    return tuple(subjunctive), tuple(other)


def _may_be_subjunctive(form: VerbForm) -> bool:
    if form.person == 2 or form.present in phrases("clauses", "no-stem"):
        return False
    light = form.present in phrases("clauses", "subjunctive")
    return not form.bare or (light and (form.person != 1 or form.present in (DO, BECOME)))


def _may_be_past(key: str, form: VerbForm) -> bool:
    sure = phrases("clauses", "past")
    return (form.person != 3 or key in sure) and (form.person not in (1, 2) or form.past in sure)


def unlisted(key: str) -> tuple[int, bool, str] | None:
    """Person, polarity and stem of a present that hazm's list lacks («می‌کوشد»).

    And of the glued copula of «اینجاست», «اوست», «صدساله‌اند».
    """
    if key.endswith(endings("glued-plural")):
        return 6, False, COPULA
    for glued in endings("glued-copula"):
        stem = key.removesuffix(glued)
        if stem != key and (stem.endswith(endings("before-copula")) or is_agent_at((stem,), 0)):
            return 3, False, COPULA
    for prefix in endings("durative"):
        if key.startswith(prefix) and len(key) >= len(prefix) + _FEWEST_LETTERS:
            person = person_by_ending(key, "present-ending")
            if person:
                return person, is_negative(prefix), ""
    return None
