"""What the attribution asks of single words: names, posts, verbs, words that bound a mention.

All of it stands in the lexicon; here it is folded once and looked up by key.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from speechsum import lexicon
from speechsum.grammar.nouns import is_action, is_agent, stems
from speechsum.grammar.words import endings, phrases
from speechsum.text.memo import MOST, Memo
from speechsum.text.people import given, given_names
from speechsum.text.tokens import Token, entries, entry_set, keys_of, words_of
from speechsum.text.verbs import analyse

Keys = tuple[str, ...]


def longest(forms: tuple[Keys, ...], tokens: Sequence[Token], index: int, last: int) -> int:
    """How many tokens the first of some forms that fits has; all begin with the token there."""
    for keys in forms:
        size = len(keys)
        fits = index + size <= last
        if fits and (size == 1 or keys == keys_of(tokens[index : index + size])):
            return size
    return 0


def is_vague(key: str) -> bool:
    """Whether a noun tells nothing of a person's office («این مقام»)."""
    return key in boundary("vague")


@lru_cache(maxsize=MOST)
def is_verb(key: str) -> bool:
    """Whether a word is a finite verb of a third person."""
    return any(form.person in (3, 6) for form in analyse(key))


def ends_clause(key: str) -> bool:
    """Whether a word is a finite verb or the participle that may stand for one («کرده و»)."""
    return any(form.person in (3, 6) or form.tense == "participle" for form in analyse(key))


@lru_cache(maxsize=MOST)
def is_plain_verb(key: str) -> bool:
    """Whether a word is a verb that is no noun besides («می‌شود», «کردند»; not «نهاد»)."""
    forms = analyse(key)
    if key.startswith(endings("durative")):
        # «میدانی» is a surname: nobody is spoken to in narration.
        told = (form for form in forms if form.person != _THOU)
        return any(form.tense in ("present", "imperfect") for form in told)
    return any(
        (form.person in (3, 6) and form.past in boundary("light"))
        or (form.person == 6 and form.past in boundary("doing"))
        for form in forms
    )


@lru_cache(maxsize=MOST)
def is_done(key: str) -> bool:
    """Whether a word is a light verb, so that the noun before it tells of the act («خبر داد»)."""
    return any(
        (form.person in (3, 6) or form.tense == "participle") and form.past in boundary("doing")
        for form in analyse(key)
    )


@cache
def months() -> frozenset[str]:
    """The keys of the months, with and without «ماه»."""
    names = (words[0] for words in entry_set("calendar", "month"))
    return frozenset(key + word for key in names for word in ("", *month()))


@cache
def month() -> frozenset[str]:
    """«ماه», as it stands behind a month's name."""
    return boundary("of_month")


@lru_cache(maxsize=4_096)
def is_common(key: str) -> bool:
    """Whether a word is a common noun: no part of a name that nothing else tells."""
    if key in boundary("common") or is_action(key):
        return True
    return is_plural(key) and not is_agent(key)


def is_plural(key: str) -> bool:
    """Whether a word ends as the plural of a noun («کشورهای»)."""
    return given_kind(key) is None and any(len(stem) > 2 for stem in stems(key, "plural"))


@cache
def weekdays() -> frozenset[str]:
    """The keys of the days of the week, without a ZWNJ or space («سهشنبه»)."""
    return frozenset(map("".join, entry_set("calendar", "weekday")))


_SELF_PERSONS = frozenset({1, 4})
_THOU, _YOU = 2, 5
_LONGEST_ARGUING = 3


def speaks_of_self(key: str) -> bool:
    """Whether a word is in the first person."""
    if key in boundary("self"):
        return True
    if key in boundary("looks_self"):
        return False
    forms = analyse(key)
    persons = {form.person for form in forms if form.person}
    return bool(persons) and persons <= _SELF_PERSONS


@lru_cache(maxsize=MOST)
def speaks_to_somebody(key: str) -> bool:
    """Whether a word is in the second person plural."""
    persons = {form.person for form in analyse(key) if form.person}
    return key in phrases("addressees", "you") or persons == {_YOU}


IN_PERSON: Memo[str, bool] = Memo(lambda key: speaks_of_self(key) or speaks_to_somebody(key))
"""Whether a word is in the first person, or in the second."""


def tells_report(tokens: Sequence[Token], index: int) -> bool:
    """Whether «به گزارش …» stands at ``index``."""
    return (
        index + 1 < len(tokens)
        and tokens[index].key in boundary("before_report")
        and tokens[index + 1].key in boundary("report")
    )


def stops(key: str) -> bool:
    """Whether a word ends the name or post before it."""
    return key in boundary("stop")


def opens_adjunct(key: str) -> bool:
    """Whether a word opens an adjunct before the subject («در», «با»)."""
    return key in boundary("adjunct")


def connects(key: str) -> bool:
    """Whether a word only connects a clause to the one before it («همچنین»)."""
    return key in boundary("opening")


def tells_another(key: str) -> bool:
    """Whether a word after the subject tells that it is somebody else than before («نیز»)."""
    return key in boundary("another")


@cache
def boundary(kind: str) -> frozenset[str]:
    """The keys of a class of boundary words."""
    return phrases("boundaries", kind).first_words


def argues(tokens: Sequence[Token], index: int) -> bool:
    """Whether a speaker's «بنابراین» or «در واقع» stands at ``index``."""
    keys = tuple(token.key for token in tokens[index : index + _LONGEST_ARGUING])
    return any(keys[:size] in sequences("arguing") for size in range(1, len(keys) + 1))


@cache
def sequences(kind: str) -> frozenset[Keys]:
    """As `boundary`, for a class whose forms may be of several words."""
    return entry_set("boundaries", kind)


def phrase_size(tokens: Sequence[Token], index: int, last: int) -> int:
    """How many tokens from ``index`` on connect a clause to the one before («از سوی دیگر»)."""
    if index >= last or tokens[index].key not in _phrases():
        return 0
    return longest(_phrases()[tokens[index].key], tokens, index, last)


@cache
def _phrases() -> dict[str, tuple[Keys, ...]]:
    return _by_first(sequences("phrase"))


@cache
def anaphora() -> dict[str, str]:
    return {words_of(row["form"])[0]: row["class"] for row in lexicon.rows("anaphora")}


_COMPOUND_FIRST = ("سید", "محمد", "غلام", "امیر", "علی", "میر", "عبدال")
COMPOUND_LAST = ("الله", "الدین")


@lru_cache(maxsize=MOST)
def given_kind(key: str) -> str | None:
    """``name`` for what can only be a given name, ``word`` for what may be one; else None."""
    known = given()
    if key in known:
        return None if known[key] == "no" else known[key]
    if key.endswith(COMPOUND_LAST) and len(key) > 6:
        return "name"
    for first in _COMPOUND_FIRST:
        if key.startswith(first) and key[len(first) :] in known:
            return "name"
    return None


def is_given(key: str) -> bool:
    """Whether a word is a given name."""
    return key in given_names()


@cache
def given_spellings() -> dict[str, str]:
    """Given names by their keys, as the lexicon writes them, with their ZWNJ."""
    names = lexicon.column("given_names")
    return {keys[0]: name for keys, name in zip(entries(names), names, strict=True)}


@cache
def name_endings() -> frozenset[str]:
    """Words that end a surname and are none («زاده», «پور»)."""
    return frozenset(words_of(f)[0] for f in lexicon.column("name_parts", place="end", after=""))


@cache
def numerals() -> frozenset[str]:
    """Numbers in words; «دو» is a part of foreign names, too."""
    kinds = ("number", "tens", "ordinal")
    numbers = [row["form"] for kind in kinds for row in lexicon.of_class("calendar", kind)]
    return frozenset(keys[0] for keys in entries(numbers)) - boundary("particle")


@cache
def honorific_kinds() -> dict[str, str]:
    kinds = lexicon.column("honorifics", "class")
    names = entries(lexicon.column("honorifics"))
    return {keys[0]: kind for keys, kind in zip(names, kinds, strict=True)}


@cache
def honorifics() -> dict[str, tuple[Keys, ...]]:
    return _by_first(entries(lexicon.column("honorifics")))


@cache
def posts() -> dict[str, tuple[str, tuple[Keys, ...]]]:
    """First key → class of the post, and the posts that begin so, longest first."""
    forms = list(entries(lexicon.column("posts")))
    classes: dict[str, str] = {}
    for keys, kind in zip(forms, lexicon.column("posts", "class"), strict=True):
        classes.setdefault(keys[0], kind)
    return {key: (classes[key], rows) for key, rows in _by_first(forms).items()}


def _by_first(forms: Iterable[Keys]) -> dict[str, tuple[Keys, ...]]:
    table: dict[str, set[Keys]] = {}
    for keys in forms:
        table.setdefault(keys[0], set()).add(keys)
    return {key: tuple(sorted(rows, key=lambda r: (-len(r), r))) for key, rows in table.items()}
