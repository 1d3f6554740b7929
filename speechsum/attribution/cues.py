"""Cues: the reporting verbs and phrases that tell that somebody is quoted.

The lexicon names a verb's nonverbal part and the verbs it goes with («تاکید» + «کردن»); which
tenses and persons of them report something is grammar, and stands here.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import compress
from operator import itemgetter
from typing import Literal

from speechsum import lexicon
from speechsum.attribution.vocabulary import boundary
from speechsum.grammar.words import AND, COMMA, DAR, KE, RA, SEMICOLON, TA
from speechsum.text.memo import MOST, Memo
from speechsum.text.tokens import entries
from speechsum.text.verbs import analyse, is_finite
from speechsum.tuples import NamedTuple

Opener = Literal["colon", "that", "marks", "comma", "bare", "none"]
Frame = Literal["verb", "clause", "source"]

_REPORTING = frozenset({"past", "imperfect", "present", "perfect", "participle"})
_NEAR = 12
"""Tokens from the beginning of a line."""
_CLAUSE = 24
_ENDS = frozenset(".؛:؟!")
_QUOTE_MARKS = frozenset('«"')
# After a cue that has no content of its own comes a coordination, a purpose or a mark.
_NOT_CONTENT = frozenset([*"،.؛)(»؟!…-/:", AND, TA, RA])


class Entry(NamedTuple):
    """A line of the lexicon of cues."""

    form: str
    rest: tuple[str, ...]
    stems: frozenset[str]
    kind: str
    frame: Frame
    opens: str
    """``all`` where «که» and a bare clause too hold content, ``that`` where «که» does, ``colon``
    where only a colon tells, ``marks`` where only marks do, ``text`` where without a colon nothing
    is said («بیانیه‌ای صادر کرد»)."""


ACT = Entry("act", (), frozenset(), "act", "verb", "colon")
"""What somebody does while he says something in marks."""


class Cue(NamedTuple):
    """A cue in a text: tokens ``first`` to ``last``, content from token ``content`` on."""

    first: int
    last: int
    entry: Entry
    opener: Opener
    content: int
    passive: bool = False
    """Whether the verb tells nobody as its source («اعلام شد»)."""
    told: bool = False
    """Whether the verb tells in the simple past what one person said («گفت»)."""


def find_cues(keys: Sequence[str], first: int, last: int) -> list[Cue]:
    """All cues between two tokens, in text order, whether or not content follows them."""
    found: list[Cue] = []
    forms, after = _forms(), first
    for index in compress(range(first, last), map(_BEGINS_CUE.__getitem__, keys[first:last])):
        if index < after:
            continue
        cue = None
        key = keys[index]
        if key in forms:
            for entry in _beginning(key, keys[index + 1] if index + 1 < last else ""):
                cue = _cue_at(keys, index, last, entry, near=index - first <= _NEAR)
                if cue is not None and _may_be_said(keys, max(first, index - _CLAUSE), cue):
                    cue = None
                if cue is not None:
                    break
        if cue is None:
            simple = _simple_at(key)
            if simple is not None and not _is_impersonal(keys, first, index):
                cue = _opened(keys, index, index + 1, last, simple)
        if cue is not None and not _is_told_on(keys, first, last, cue):
            found.append(cue)
            after = cue.last
    return (
        found if _QUOTE_MARKS.isdisjoint(keys[first:last]) else _with_acts(keys, first, last, found)
    )


def _with_acts(keys: Sequence[str], first: int, last: int, cues: list[Cue]) -> list[Cue]:
    """The cues, and what leads into words in marks without being one."""
    ended = {cue.last for cue in cues}
    colons = (i for i in range(first + 1, last - 1) if keys[i] == ":" and i not in ended)
    acts = [cue for colon in colons for cue in _acted(keys, colon)]
    return sorted((*cues, *acts), key=itemgetter(0)) if acts else cues


def _acted(keys: Sequence[str], colon: int) -> tuple[Cue, ...]:
    """«نیکوکار لبخند می‌زند: «…»»: any verb leads into words in marks behind a colon."""
    if keys[colon + 1] not in _QUOTE_MARKS:
        return ()
    if _finite(keys[colon - 1])[0] is None or any(map(_is_done, keys[colon - 2 : colon])):
        return ()
    return (Cue(colon - 1, colon, ACT, "colon", colon + 1, False, False),)


def _is_marked(keys: Sequence[str], cue: Cue, last: int) -> bool:
    """Whether the content of a cue stands in marks."""
    return cue.content < last and keys[cue.content] in _QUOTE_MARKS


def _is_told_on(keys: Sequence[str], first: int, last: int, cue: Cue) -> bool:
    """«متن نامه به این شرح است: …» is told on where no marks follow, «موارد مطرح شده: …» heads
    a list; «بیانیه‌ای صادر کرد» tells of no words without a colon."""
    if cue.entry.opens == "marks" and not _is_marked(keys, cue, last):
        return True
    if cue.entry.opens == "text" and cue.opener != "colon":
        return True
    return _heads_list(keys, first, cue)


def _heads_list(keys: Sequence[str], first: int, cue: Cue) -> bool:
    """«موارد مطرح شده:» heads a list, as «در این نامه مطرح شده: …» does not."""
    if (
        cue.opener != "colon"
        or not 0 < cue.first - first <= _HEADS
        or not _is_done(keys[cue.last - 1])
    ):
        return False
    participle = any(form.tense == "participle" for form in analyse(keys[cue.last - 1]))
    return participle and all(key.isalpha() and key != DAR for key in keys[first : cue.first])


_HEADS = 2
"""Words of a heading before its participle."""


def _is_impersonal(keys: Sequence[str], first: int, index: int) -> bool:
    """«می‌توان گفت»; but not where the word before is a verb of its own («برگزار می‌شود گفت:»)."""
    if index == first or keys[index - 1] not in boundary("impersonal"):
        return False
    verbal = keys[index - 1] in boundary("happens") and index - 1 > first
    return not verbal or not keys[index - 2].isalnum() or _opens_clause(keys[index - 2])


def _opens_clause(key: str) -> bool:
    """Whether a clause begins after the word: a verb behind it has nothing of its own before it."""
    return key in (AND, KE) or key in boundary("before_verb")


def _may_be_said(keys: Sequence[str], first: int, cue: Cue) -> bool:
    """«می‌توان به این‌ها اشاره کرد:»: nobody says it."""
    if not cue.told or cue.opener != "colon":
        return False
    for index in range(cue.first - 1, first - 1, -1):
        if keys[index] in boundary("possible"):
            return True
        if keys[index] in _ENDS or is_finite(keys[index]):
            return False
    return False


def _cue_at(keys: Sequence[str], index: int, last: int, entry: Entry, *, near: bool) -> Cue | None:
    after = index + 1
    for key in entry.rest:
        if after >= last or keys[after] != key:
            return None
        after += 1
    if entry.frame != "verb":
        if entry.frame == "source" and after < last and _finite(keys[after])[0] is not None:
            return None  # «به نظر می‌رسد»
        if entry.frame == "source" and after < last and keys[after] in boundary("self"):
            return None  # «به نظر من»
        return _opened(keys, index, after, last, entry)
    if not entry.stems:
        return _opened(keys, index, after, last, entry)  # «معتقدند»
    if after >= last:
        return None
    if (
        near
        and keys[after] == ":"
        and any(form.tense == "participle" for form in analyse(keys[after - 1]))
    ):
        return _opened(keys, index, after, last, entry)  # «در این پیام آمده: …»
    if keys[after] in (RA, *boundary("another")) and after + 1 < last:
        after += 1
    stem, _ = _finite(keys[after])
    if stem not in entry.stems:
        return None
    return _opened(keys, index, after + 1, last, entry)


def _opened(keys: Sequence[str], first: int, after: int, last: int, entry: Entry) -> Cue:
    """The cue with what follows it: how its content begins, and where."""
    ended, verbal = after, entry.frame == "verb"
    while verbal and after < last and keys[after] in boundary("auxiliary"):
        after += 1
    opener, content = _opener(keys, after, last, verbal=verbal)
    bare_participle = verbal and after == ended and keys[after - 1].endswith("ه")
    passive = (entry.form in boundary("announced") and _is_done(keys[ended - 1])) or any(
        map(_is_done, keys[ended:after])  # «قول داده شده که …»
    )
    # «موارد مطرح‌شده:», «خواسته: …»
    noun = passive or (entry.kind == "ask" and after - first == 1 and opener == "colon")
    nobody = bare_participle and (noun or opener in ("bare", "comma"))
    if nobody or content >= last:
        opener = "none"  # «به گفته …»
    told = after == ended and _finite(keys[ended - 1])[1]
    return Cue(first, after, entry, opener, content, passive, told)


def _opener(keys: Sequence[str], after: int, last: int, *, verbal: bool) -> tuple[Opener, int]:
    """What stands behind a cue, and where the content that it opens begins."""
    key = keys[after] if after < last else "."
    following = keys[after + 1] if after + 1 < last else ""
    if key == ":":
        return "colon", after + 1 + (following in (KE, ":"))
    if key == KE and verbal:
        if following == ":":
            return "colon", after + 2
        return "marks" if following in _QUOTE_MARKS else "that", after + 1
    if key in _QUOTE_MARKS:
        return "marks", after
    if key in (COMMA, SEMICOLON) and following:
        return "marks" if following in _QUOTE_MARKS else "comma", after + 1
    connects = key in _NOT_CONTENT or key in boundary("but")
    return "none" if connects else "bare", after


def _is_done(key: str) -> bool:
    """Whether a verb form makes a passive («شد», «می‌شود»)."""
    return key.startswith(tuple(boundary("being_done")))


@lru_cache(maxsize=MOST)
def _finite(key: str) -> tuple[str | None, bool]:
    """The past stem of a third person's verb form that can report, and whether the form
    is the simple past of one person."""
    for form in analyse(key):
        if form.negative or form.bare or form.tense not in _REPORTING:
            continue
        if form.person in (0, 3, 6):
            return form.past, form.tense == "past" and form.person == 3
    return None, False


@cache
def _entries() -> tuple[tuple[tuple[str, ...], Entry], ...]:
    found = []
    rows = lexicon.rows("cues")
    for row, form in zip(rows, entries(row["form"] for row in rows), strict=True):
        words = () if row["form"] == "-" else form
        verbs = () if row["verb"] == "-" else row["verb"].split("|")
        stems = frozenset(keys[-1].removesuffix("ن") for keys in entries(verbs))
        frame: Frame = row["frame"]  # type: ignore[assignment]
        found.append(
            (words, Entry(row["form"], words[1:], stems, row["class"], frame, row["opens"]))
        )
    return tuple(found)


@cache
def _forms() -> dict[str, tuple[Entry, ...]]:
    """First key of the nonverbal part → entries, longest first."""
    table: dict[str, list[Entry]] = {}
    for words, entry in _entries():
        if words:
            table.setdefault(words[0], []).append(entry)
    return {key: tuple(sorted(rows, key=lambda e: -len(e.rest))) for key, rows in table.items()}


@lru_cache(maxsize=MOST)
def _beginning(first: str, second: str) -> tuple[Entry, ...]:
    """The entries that may stand where these two keys stand, longest first."""
    return tuple(e for e in _forms()[first] if not e.rest or e.rest[0] == second)


def _simple_at(key: str) -> Entry | None:
    """The entry of a verb that reports without a nonverbal part («گفت»)."""
    return _simple().get(_finite(key)[0])


_BEGINS_CUE: Memo[str, bool] = Memo(lambda key: key in _forms() or _simple_at(key) is not None)


@cache
def _simple() -> dict[str | None, Entry]:
    return {stem: entry for words, entry in _entries() if not words for stem in entry.stems}
