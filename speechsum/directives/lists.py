"""Lists of what is to be done: the line above them tells with what force («مقرر شد: ۱- …»), or who
is to do it («الف) شهرداری: - …»).

An item of a list that is headed so is a directive though no word of its own says so: a subjunctive,
or the noun of an action alone («۱- تعمیر جدول‌ها توسط شهرداری»). So is what has a note on who is to
see to it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Literal, cast

from speechsum.attribution.voice import is_minutes
from speechsum.directives.addressee.agents import phrase_end
from speechsum.directives.addressee.listed import is_item
from speechsum.directives.candidate import Candidate
from speechsum.grammar.clauses import Clauses
from speechsum.grammar.nouns import is_action, is_agent_at
from speechsum.grammar.opening import Opening
from speechsum.grammar.verbs import may_be_verb
from speechsum.grammar.words import COMMA, MARKS, SEMICOLON, Phrases, phrases, values, walled
from speechsum.model import Force
from speechsum.text.segments import Document, Sentence
from speechsum.tuples import NamedTuple

_LONGEST_TITLE = 4
"""Tokens of a list's title without a colon."""
_LONGEST_HEADING, _NEAR = 8, 3
"""Tokens of a line over a part of a list, and from what is listed to what tells of when."""
_COLON, _STOP = ":", "."


class Task(NamedTuple):
    """What makes an item one that tells what is to be done: the line above it tells with what
    ``force`` or, as the tokens ``charge``, by whom; or this is ``noted`` beside it."""

    force: Force
    charge: tuple[int, int] | None = None
    noted: bool = False


def tasks(document: Document) -> dict[int, Task]:
    """The first tokens of items that tell what is to be done."""
    noted = {note.item for note in document.notes if note.kind == "charge"}
    found = {item: Task("obligation", noted=True) for item in noted}
    keys = walled(document.keys) if document.items else document.keys
    for listed in _lists(document, keys):
        force, charge = listed.force, listed.charge
        if force is not None or charge is not None:
            task = Task(force or "instruction", charge)
            found |= {item: task._replace(noted=item in noted) for item in listed.items}
        if force is not None:
            found |= _labelled(keys, listed.items, listed.last, force)
    return found


class _Listed(NamedTuple):
    """Items of one sentence, which ends at ``last``, and what stands above them."""

    items: Sequence[int]
    last: int
    force: Force | None
    charge: tuple[int, int] | None


def _lists(document: Document, keys: tuple[str, ...]) -> Iterator[_Listed]:
    """The items of a document, sentence by sentence."""
    items = document.items
    if not items:
        return
    usual: Force | None = "obligation" if is_minutes(document) else None
    force, charge, listed = usual, None, -1
    for sentence in document.sentences:
        begin, end = (bisect_left(items, at) for at in (sentence.first, sentence.last))
        here = items[begin:end]
        if here[:1] == (sentence.first,) and _is_heading(document, keys, sentence):
            here = ()
        head = keys[sentence.first : here[0] if here else sentence.last]
        told = _told(head)
        if told is not None:
            force = told or None
        if head and sentence.paragraph != listed:
            force = usual if told is None else force
            charge = _charge(document, keys, sentence)
        if here:
            listed = sentence.paragraph
            yield _Listed(here, sentence.last, force, charge)


def _labelled(
    keys: tuple[str, ...], items: Sequence[int], last: int, force: Force
) -> Iterator[tuple[int, Task]]:
    """What is told behind the name of who is to do it («۱- شهرداری: نصب تابلو»)."""
    for first, end in pairwise((*items, last)):
        colons = range(first + 1, min(end - 1, first + _LONGEST_HEADING))
        colon = next((here for here in colons if keys[here] == _COLON), None)
        if colon is not None and _is_name(keys, first, colon):
            yield colon + 1, Task(force, (first, colon))


def _is_heading(document: Document, keys: tuple[str, ...], sentence: Sentence) -> bool:
    """Whether an item is but a heading over items that have another sign («ب) مصوبات: • …»)."""
    if not is_item(document, sentence.last):
        return False
    signs = {_sign(document, first) for first in (sentence.first, sentence.last)}
    if keys[sentence.last - 1] in (_COLON, SEMICOLON):
        return len(signs) > 1  # «🔹 در این نشست مقرر شد: ▪️ …»
    short = sentence.last - sentence.first <= _LONGEST_HEADING
    return short and len(signs) > 1 and not _has_verb(keys, sentence)


def _has_verb(keys: tuple[str, ...], sentence: Sentence) -> bool:
    return any(verb.finite for verb in Clauses(keys, sentence.first, sentence.last).verbs)


def _sign(document: Document, first: int) -> str:
    """The kind of sign before an item: a digit, a letter, or the bullet itself."""
    start = document.tokens[first].start
    sign = document.text[document.text.rfind("\n", 0, start) + 1 : start].strip(" \t([")[:1]
    return "1" if sign.isdecimal() else "a" if sign.isalpha() else sign


def _charge(
    document: Document, keys: tuple[str, ...], sentence: Sentence
) -> tuple[int, int] | None:
    """The words of a line that is nothing but the name of who is to do what stands below it."""
    first, last = sentence.first, sentence.last
    last -= keys[last - 1] == _COLON
    paragraph = document.paragraphs[sentence.paragraph]
    if (first, sentence.last) != (paragraph.first, paragraph.last):
        return None
    if not 0 < last - first <= _LONGEST_HEADING or not is_item(document, sentence.last):
        return None
    return (first, last) if _is_name(keys, first, last) else None


def _is_name(keys: tuple[str, ...], first: int, last: int) -> bool:
    """Whether some words are one noun phrase that names people or bodies."""
    if not is_agent_at(keys, first):
        return False
    stretch = Clauses(keys, first, last)
    told = any(verb.finite for verb in stretch.verbs)
    return not told and phrase_end(stretch, first, last) == last


def _told(head: Sequence[str]) -> Force | Literal[""] | None:
    """The force that the words above a list give its items; "" where they give them none, and
    None where they head no list."""
    titles = phrases("deontic", "list-title")
    if len(head) <= _LONGEST_HEADING and _tells_of_earlier(head, titles):
        return ""
    if head[-1:] in ((_COLON,), (SEMICOLON,)):
        cited = phrases("deontic", "list-cited")
        named = (here for here, key in enumerate(head) if key in titles)
        # not «در اجرای مصوبه شورا … تعیین می‌شوید تا:»
        title = next((head[here] for here in named if head[here - 1] not in cited), None)
        if title is not None:
            return _heads()[title]
        # «مقرر شد:», but not «برابر تصمیم شورا:»
        told = len(head) > 1 and (may_be_verb(head[-2]) or _obliges(head[-2]))
        if told and phrases("deontic", "list-polite").stands_in(head, 0, len(head)):
            return "request"
        return next((_heads()[key] for key in reversed(head) if told and key in _heads()), "")
    titled = len(head) <= _LONGEST_TITLE and head[:1] and head[0] in titles
    return _heads()[head[0]] if titled else None


def _tells_of_earlier(head: Sequence[str], titles: Phrases) -> bool:
    """«مصوبات جلسه قبل», «پیگیری مصوبات»."""
    done = phrases("deontic", "list-done")
    return any(
        any(key in done for key in head[max(here - 1, 0) : here + _NEAR])
        for here, key in enumerate(head)
        if key in titles
    )


def _obliges(key: str) -> bool:
    """«دهیاران موظفند:», «رانندگان باید:»: no verb is needed."""
    return key in values("deontic", "obliged") or key in values("deontic", "modal")


@cache
def _heads() -> dict[str, Force]:
    """The words above a list that give its items their force."""
    told = values("deontic", "list-head") | values("deontic", "list-title")
    return {key: cast(Force, force) for key, force in told.items()}


def in_list(stretch: Clauses, task: Task, found: Sequence[Candidate]) -> Sequence[Candidate]:
    """The candidates of an item; those without a word of their own have the force of its list."""
    if not found and not any(verb.finite for verb in stretch.verbs):
        item = _noun(stretch, task)
        return (item,) if item is not None else ()
    return [_of_list(one, task.force) if one.rule == "bare" else one for one in found]


def _of_list(candidate: Candidate, force: Force) -> Candidate:
    forbids = candidate.force == "prohibition"
    return candidate._replace(rule="item", force=candidate.force if forbids else force)


def _noun(stretch: Clauses, task: Task) -> Candidate | None:
    """An item without a verb: «تعمیر جدول‌ها تا پایان خرداد توسط شهرداری»."""
    keys, first = stretch.keys, stretch.first
    if task.force == "instruction":
        return None  # «شهرداری: - ساخت پل» may be what it has done
    # What somebody is to see to is an action, known to the lexicon or not.
    told = task.noted or is_action(keys[first]) or keys[first] in phrases("deontic", "task")
    if not told or keys[first] in phrases("deontic", "noting"):
        return None
    head = keys[first : min(first + _LONGEST_HEADING, stretch.last)]
    if _tells_of_earlier(head, phrases("deontic", "list-title")):
        return None  # «الف) پیگیری مصوبات جلسه پیش»
    last = next((i for i in range(first, stretch.last) if _ends_item(stretch, i)), stretch.last)
    while last > first and keys[last - 1] == COMMA:
        last -= 1
    if last - first < 2:
        return None
    avoided = keys[first] in values("deontic", "refrain")
    force: Force = "prohibition" if avoided else task.force
    return Candidate("item", force, first, last, None, None, Opening(first, None, first))


def _ends_item(stretch: Clauses, index: int) -> bool:
    key = stretch.keys[index]
    noted = phrases("addressees", "charge").length_at(stretch.keys, index, stretch.last)
    return key == _STOP or key in MARKS or noted > 0
