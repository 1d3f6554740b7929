"""Mentions: what a report calls the source of a quote, taken apart into name and post.

A mention is read from where a subject may stand up to a word that ends it. Nothing is known of
most surnames, so a name is what is left when honorifics, posts and boundary words are known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import compress
from typing import Literal

from speechsum import lexicon
from speechsum.text.memo import Memo
from speechsum.text.tokens import Token, words_of
from speechsum.text.verbs import analyse

MentionKind = Literal["pronoun", "plural", "demonstrative", "named", "titled"]
Keys = tuple[str, ...]
Range = tuple[int, int]

_LONGEST_NAME = 4
_LONGEST_POST = 24
_LONGEST_FIELD = 3
_MARKED = {"«": "»", '"': '"'}


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens ``first`` to ``last``; ``name`` and ``role`` are token ranges within them or None.

    ``sure`` tells whether a honorific, a post, a given name or a pronoun says that it is a person
    or body, ``body`` whether it is an institution or a group.
    """

    kind: MentionKind
    first: int
    last: int
    name: Range | None = None
    role: Range | None = None
    sure: bool = True
    body: bool = False

    @property
    def anaphoric(self) -> bool:
        """Whether it only points back to somebody («وی», «این استاد»)."""
        return self.kind in ("pronoun", "plural", "demonstrative")


def mention_at(
    tokens: Sequence[Token], first: int, last: int, surnames: Set[str] = frozenset()
) -> Mention | None:
    """The mention that begins at token ``first`` and ends before ``last``, if there is one."""
    if first >= last:
        return None
    key = tokens[first].key
    if key in _MARKED:
        return _marked(tokens, first, last, surnames)
    if tokens[first].kind != "word":
        return None
    size = honorific_size(tokens, first, last)
    if size and first + size < last and tokens[first + size].key in _MARKED:
        marked = _marked(tokens, first + size, last, surnames)
        return replace(marked, first=first, sure=True) if marked else None
    anaphora = _anaphora()
    if key in anaphora and anaphora[key] != "demonstrative":
        kind: MentionKind = "pronoun" if anaphora[key] == "pronoun" else "plural"
        return Mention(kind, first, first + 1)
    if key in anaphora:
        if post_size(tokens, first + 1, last):
            end, _ = _post_end(tokens, first + 1, last, frozenset())
            return Mention("demonstrative", first, end, role=(first + 1, end))
        return None
    begin = first + 1 if key == "یک" and post_size(tokens, first + 1, last) else first
    if post_size(tokens, begin, last) and not is_name_start(tokens, begin, last):
        return _titled(tokens, first, begin, last, surnames)
    return _named(tokens, first, last, surnames)


def _marked(tokens: Sequence[Token], first: int, last: int, surnames: Set[str]) -> Mention | None:
    """A name in marks: ««بهار نیکوکار» گفت»."""
    closing = _MARKED[tokens[first].key]
    limit = min(last, first + _LONGEST_NAME + 4)
    close = next((i for i in range(first + 1, limit) if tokens[i].key == closing), None)
    if close is None:
        return None
    inner = mention_at(tokens, first + 1, close, surnames)
    if inner is None or inner.last < close or inner.kind not in ("named", "titled"):
        return None
    end, role = _role_after(tokens, close + 1, last)
    return Mention(
        inner.kind, first, end, inner.name, inner.role or role, inner.kind == "named", inner.body
    )


def _titled(
    tokens: Sequence[Token], first: int, begin: int, last: int, surnames: Set[str]
) -> Mention:
    """A post, perhaps with a name after it: «رئیس شورای شهر، بهار نیکوکار»."""
    body = _posts()[tokens[begin].key][0] != "person"
    end, name = _post_end(tokens, begin, last, surnames)
    role = (begin, end if name is None else name[0])
    if name is None and end + 1 < last and tokens[end].key in ("،", "(", "-", *_MARKED):
        start = end + 1
        if is_name_start(tokens, start, last):
            stop = _name_end(tokens, start, last, surnames)
            name, end = (start, stop), stop
            if end < last and tokens[end].key in (")", "-", "»", '"'):
                end += 1
    if body and name is None and end < last and tokens[end].key in _MARKED:
        closing = _MARKED[tokens[end].key]
        near = range(end + 1, min(last, end + _LONGEST_NAME + 2))
        close = next((i for i in near if tokens[i].key == closing), None)
        if close is not None:
            end = close + 1
            role = (begin, end)
    stripped = _strip_honorific(tokens, name) if name else None
    kind: MentionKind = "named" if stripped else "titled"
    return Mention(kind, first, end, stripped, role, True, body and stripped is None)


def _named(tokens: Sequence[Token], first: int, last: int, surnames: Set[str]) -> Mention | None:
    """A name, perhaps with a post after it: «بهار نیکوکار، رئیس شورای شهر،»."""
    end = _name_end(tokens, first, last, surnames)
    name = _strip_honorific(tokens, (first, end))
    if name is None:
        return None
    for token in tokens[name[0] : name[1]]:
        if _is_plain_verb(token.key):
            return None
    given = _given_kind(tokens[first].key) is not None and end - first >= 2
    known = tokens[name[1] - 1].key in surnames
    sure = known or given or name[0] > first
    end, role = _role_after(tokens, end, last)
    return Mention("named", first, end, name, role, sure)


def _role_after(tokens: Sequence[Token], after: int, last: int) -> tuple[int, Range | None]:
    """A post in apposition after a name, and where the mention ends."""
    if after < last and tokens[after].key == "(":
        close = next((i for i in range(after, min(last, after + 8)) if tokens[i].key == ")"), None)
        if close is not None and not post_size(tokens, after + 1, last):
            after = close + 1
    start = after
    if start < last and tokens[start].key in ("،", "(", "-", *_MARKED):
        start += 1
    if not post_size(tokens, start, last) or _posts()[tokens[start].key][0] == "group":
        return after, None
    stop, _ = _post_end(tokens, start, last, frozenset())
    end = stop
    if end < last and start > after and tokens[end].key in ("،", ")", "-", "»", '"'):
        end += 1
    return end, (start, stop)


def _name_end(tokens: Sequence[Token], first: int, last: int, surnames: Set[str]) -> int:
    index = first
    while index < last and (size := honorific_size(tokens, index, last)):
        index += size
    begin = index
    limit = min(last, index + _LONGEST_NAME)
    while index < limit:
        token = tokens[index]
        if token.kind != "word" or token.key in _stops():
            break
        if index + 1 < len(tokens) and tokens[index + 1].key == "." and is_verb(token.key):
            break
        if index > begin and (
            post_size(tokens, index, last)
            or (tokens[index - 1].key in surnames and token.key not in surnames)
        ):
            break
        index += 1
    return index


def _post_end(
    tokens: Sequence[Token], first: int, last: int, surnames: Set[str]
) -> tuple[int, Range | None]:
    """Where a post ends, and the name at its end if it has one."""
    index = first + post_size(tokens, first, last)
    limit = min(last, first + _LONGEST_POST)
    while index < limit:
        token = tokens[index]
        if token.kind == "mark" and token.key not in "«»":
            size = 0
            if token.key == "،":
                size = _list_in_post(tokens, index, limit) or _list_of_fields(tokens, index, limit)
            elif token.key == "(":
                size = _blessing(tokens, index, limit)
            if not size:
                break
            index += size
        elif token.key == "در" and index + 1 < limit and _is_seat(tokens, first, index + 1, limit):
            index += 2
        elif (tokens[index - 1].key, token.key) in _sequences("takes") and index + 1 < limit:
            index += 2  # «ستاد مبارزه با …»
        elif token.key == "و" and index + 1 < limit:
            if _is_verbal(tokens, index + 1):
                break
            index += 2
        elif token.key == "از" and index == first + 1 and _posts()[tokens[first].key][0] == "group":
            index = min(index + 2, limit)  # «برخی از این …»
        elif token.key in _stops() or _is_plain_verb(token.key):
            break
        elif _is_name_in_post(tokens, index, limit, surnames):
            stop = _name_end(tokens, index, last, surnames)
            return stop, (index, stop)
        else:
            index += 1
    while index > first + 1 and tokens[index - 1].key in ("و", "«"):
        index -= 1
    if index - first > 1 and tokens[index - 1].key in surnames:
        return index, (index - 1, index)
    return index, None


def _is_seat(tokens: Sequence[Token], first: int, index: int, last: int) -> bool:
    if tokens[index].key in _seats() or _is_posting(tokens, first, index, last):
        return True
    vague = is_vague(tokens[first].key)
    return vague and post_size(tokens, index, last) > 0 and _posts()[tokens[index].key][0] == "body"


def _is_posting(tokens: Sequence[Token], first: int, index: int, last: int) -> bool:
    """Whether one word after «در» is where a «سفیر» is posted."""
    head = tokens[first].key in boundary("posted") or tokens[first + 1].key == "ولی"
    place, after = tokens[index], tokens[index + 1].key if index + 1 < last else "،"
    if not head:
        return False
    if place.kind != "word" or place.key in _stops() or place.key in boundary("no_place"):
        return False
    return after in "،(:-" or after in _stops() or is_verb(after)


def _blessing(tokens: Sequence[Token], index: int, last: int) -> int:
    """How many tokens are «(ع)» or «(عج)», after which a name or post goes on; 0 for none."""
    closed = index + 2 < last and tokens[index + 2].key == ")"
    return 3 if closed and tokens[index + 1].key in boundary("blessing") else 0


def _list_of_fields(tokens: Sequence[Token], index: int, limit: int) -> int:
    """How many tokens from a comma on belong to «وزیر صنعت، معدن و تجارت»; else 0."""
    item, joined = 0, False
    for here in range(index + 1, limit):
        token = tokens[here]
        if token.key == "،" or (token.key == "و" and not joined):
            if not item:
                return 0
            item, joined = 0, token.key == "و"
        elif token.kind != "word" or token.key in _stops() or is_verb(token.key):
            # The post's fields are told, and its holder acts: what follows «را» was an object.
            ended = joined and item and token.key not in ("را", "که", ")")
            return here - index if ended else 0
        elif _given_kind(token.key) is not None or post_size(tokens, here, limit):
            return 0
        else:
            item += 1
            if item > _LONGEST_FIELD:
                return 0
    return limit - index if joined and item else 0


def _is_verbal(tokens: Sequence[Token], index: int) -> bool:
    """Whether a cue, not the rest of a post, follows «و»."""
    return tokens[index].key in _stops() or is_verb(tokens[index].key)


def _list_in_post(tokens: Sequence[Token], index: int, limit: int) -> int:
    """How many tokens from a comma on belong to «نماینده مردم الف، ب و ج در مجلس»; else 0."""
    for other in range(index + 1, min(limit, index + 12)):
        key = tokens[other].key
        if key == "در":
            return other - index if other + 1 < limit and tokens[other + 1].key in _seats() else 0
        if key != "و" and (key in _stops() or (tokens[other].kind == "mark" and key != "،")):
            return 0
    return 0


def _is_name_in_post(tokens: Sequence[Token], index: int, last: int, surnames: Set[str]) -> bool:
    if tokens[index - 1].key in boundary("named_after"):
        return False
    size = honorific_size(tokens, index, last)
    if size and only_name(tokens, index):
        return index + size < last and tokens[index + size].kind == "word"
    kind = _given_kind(tokens[index].key)
    if kind is None:
        return False
    end = _name_end(tokens, index, last, surnames)
    if end - index < 2:
        return False
    return kind == "name" or tokens[end - 1].key in surnames


def is_name_start(tokens: Sequence[Token], index: int, last: int) -> bool:
    """Whether a honorific or a given name stands at ``index``."""
    if index >= last:
        return False
    if index + 1 < last and tokens[index + 1].key in _COMPOUND_LAST:
        return True  # «شهاب الدین»
    key = tokens[index].key
    if _given_kind(key) is not None:
        return True
    return key in _honorifics() and bool(honorific_size(tokens, index, last))


def name_starts(keys: Sequence[str]) -> Iterator[int]:
    """Where `is_name_start` may hold: everywhere else it does not."""
    latest = -1
    for index in compress(range(len(keys)), map(_NAME_PART.__getitem__, keys)):
        if index - 1 > latest and keys[index] in _COMPOUND_LAST:
            yield index - 1
        yield index
        latest = index


def only_name(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word at ``index`` can be nothing but a given name or honorific."""
    return (_given_kind(tokens[index].key) or _honorific_kinds().get(tokens[index].key)) == "name"


def is_person_start(tokens: Sequence[Token], index: int, last: int) -> bool:
    """Whether a name, or the post of a person, begins at ``index``."""
    if is_name_start(tokens, index, last):
        return True
    return bool(post_size(tokens, index, last)) and _posts()[tokens[index].key][0] == "person"


def _strip_honorific(tokens: Sequence[Token], name: Range) -> Range | None:
    first, last = name
    while first < last and (size := honorific_size(tokens, first, last)):
        first += size
    return (first, last) if first < last else None


def honorific_size(tokens: Sequence[Token], index: int, last: int) -> int:
    """How many tokens are a honorific from ``index`` on."""
    return _longest(_honorifics().get(tokens[index].key, ()), tokens, index, last)


def post_size(tokens: Sequence[Token], index: int, last: int) -> int:
    """How many tokens name a post, group or body from ``index`` on; 0 for none."""
    if index >= last or tokens[index].key not in _posts():
        return 0
    return _longest(_posts()[tokens[index].key][1], tokens, index, last)


def _longest(forms: tuple[Keys, ...], tokens: Sequence[Token], index: int, last: int) -> int:
    for keys in forms:
        size = len(keys)
        if index + size <= last and keys == tuple(t.key for t in tokens[index : index + size]):
            return size
    return 0


def is_vague(key: str) -> bool:
    """Whether a noun tells nothing of a person's office («این مقام»)."""
    return key in ("مقام", "منبع", "مسئول")


def is_pronoun(key: str) -> bool:
    """Whether a word stands for one person («وی»)."""
    return _anaphora().get(key) == "pronoun"


@lru_cache(maxsize=4_096)
def is_verb(key: str) -> bool:
    """Whether a word is a finite verb of a third person."""
    return any(form.person in (3, 6) for form in analyse(key))


def ends_clause(key: str) -> bool:
    """Whether a word is a finite verb or the participle that may stand for one («کرده و»)."""
    return any(form.person in (3, 6) or form.tense == "participle" for form in analyse(key))


@lru_cache(maxsize=4_096)
def _is_plain_verb(key: str) -> bool:
    """Whether a word is a verb that is no noun besides («می‌شود», «کردند»; not «نهاد»)."""
    forms = analyse(key)
    if key.startswith(("می", "نمی")):
        return any(form.tense in ("present", "imperfect") for form in forms)
    return any(form.person in (3, 6) and form.past in _LIGHT for form in forms)


_LIGHT = frozenset(("کرد", "شد", "بود", "داشت", "گشت", "گفت"))
_SELF_PERSONS = frozenset({1, 4})


def speaks_of_self(key: str) -> bool:
    """Whether a word is in the first person."""
    if key in boundary("self"):
        return True
    if key in boundary("looks_self"):
        return False
    forms = analyse(key)
    persons = {form.person for form in forms if form.person}
    return bool(persons) and persons <= _SELF_PERSONS


def tells_report(tokens: Sequence[Token], index: int) -> bool:
    """Whether «به گزارش …» stands at ``index``."""
    return (
        index + 1 < len(tokens)
        and tokens[index].key in ("به", "بر", "بنا")
        and tokens[index + 1].key in ("گزارش", "نوشته", "نقل")
    )


def stops(key: str) -> bool:
    """Whether a word ends the name or post before it."""
    return key in _stops()


def opens_adjunct(key: str) -> bool:
    """Whether a word opens an adjunct before the subject («در», «با»)."""
    return key in boundary("adjunct")


def connects(key: str) -> bool:
    """Whether a word only connects a clause to the one before it («همچنین»)."""
    return key in boundary("opening")


def tells_another(key: str) -> bool:
    """Whether a word after the subject tells that it is somebody else than before («نیز»)."""
    return key in boundary("another")


def _stops() -> frozenset[str]:
    return boundary("stop")


def _seats() -> frozenset[str]:
    return boundary("seat")


@cache
def boundary(kind: str) -> frozenset[str]:
    """The keys of a class of boundary words."""
    return frozenset(words_of(form)[0] for form in lexicon.column("boundaries", **{"class": kind}))


def argues(tokens: Sequence[Token], index: int) -> bool:
    """Whether a speaker's «بنابراین» or «در واقع» stands at ``index``."""
    keys = tuple(token.key for token in tokens[index : index + 2])
    return keys in _sequences("arguing") or keys[:1] in _sequences("arguing")


@cache
def _sequences(kind: str) -> frozenset[Keys]:
    """As `boundary`, for a class whose forms may be of several words."""
    return frozenset(words_of(f) for f in lexicon.column("boundaries", **{"class": kind}))


def phrase_size(tokens: Sequence[Token], index: int, last: int) -> int:
    """How many tokens from ``index`` on connect a clause to the one before («از سوی دیگر»)."""
    if index >= last or tokens[index].key not in _phrases():
        return 0
    return _longest(_phrases()[tokens[index].key], tokens, index, last)


@cache
def _phrases() -> dict[str, tuple[Keys, ...]]:
    return _by_first(_sequences("phrase"))


@cache
def _anaphora() -> dict[str, str]:
    return {words_of(row["form"])[0]: row["class"] for row in lexicon.rows("anaphora")}


_COMPOUND_FIRST = ("سید", "محمد", "غلام", "امیر", "علی", "میر", "عبدال")
_COMPOUND_LAST = ("الله", "الدین")


@lru_cache(maxsize=4_096)
def _given_kind(key: str) -> str | None:
    """``name`` for what can only be a given name, ``word`` for what may be one; else None."""
    known = _given()
    if key in known:
        return None if known[key] == "no" else known[key]
    if key.endswith(_COMPOUND_LAST) and len(key) > 6:
        return "name"
    for first in _COMPOUND_FIRST:
        if key.startswith(first) and key[len(first) :] in known:
            return "name"
    return None


def is_given(key: str) -> bool:
    """Whether a word is a given name."""
    return _given().get(key, "no") != "no"


def given_spelling(key: str) -> str | None:
    """A given name as the lexicon writes it, with its ZWNJ; None for any other word."""
    return _spellings().get(key)


@cache
def _spellings() -> dict[str, str]:
    return {words_of(row["form"])[0]: row["form"] for row in lexicon.rows("given_names")}


@cache
def _given() -> dict[str, str]:
    return {words_of(row["form"])[0]: row["class"] for row in lexicon.rows("given_names")}


@cache
def _honorific_kinds() -> dict[str, str]:
    return {words_of(row["form"])[0]: row["class"] for row in lexicon.rows("honorifics")}


@cache
def _honorifics() -> dict[str, tuple[Keys, ...]]:
    return _by_first(words_of(form) for form in lexicon.column("honorifics"))


@cache
def _posts() -> dict[str, tuple[str, tuple[Keys, ...]]]:
    """First key → class of the post, and the posts that begin so, longest first."""
    classes = {words_of(row["form"])[0]: row["class"] for row in reversed(lexicon.rows("posts"))}
    forms = _by_first(words_of(form) for form in lexicon.column("posts"))
    return {key: (classes[key], rows) for key, rows in forms.items()}


def _by_first(forms: Iterable[Keys]) -> dict[str, tuple[Keys, ...]]:
    table: dict[str, set[Keys]] = {}
    for keys in forms:
        table.setdefault(keys[0], set()).add(keys)
    return {key: tuple(sorted(rows, key=lambda r: (-len(r), r))) for key, rows in table.items()}


_NAME_PART: Memo[str, bool] = Memo(
    lambda key: key in _COMPOUND_LAST or key in _honorifics() or _given_kind(key) is not None
)
