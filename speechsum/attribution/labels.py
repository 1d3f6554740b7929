"""Labels: names before a bare colon that tell who speaks, without a verb.

«نیکوکار: …» as a line of its own, the turns of an interview («خبرنگار: … / نیکوکار: …»), a post
over a list («مدیرعامل آب سرپل:»). A headline, a section or an agency is none.
"""

from __future__ import annotations

from collections import Counter

from speechsum.attribution.cues import Cue, Entry, find_cues
from speechsum.attribution.mentions import Mention, mention_at
from speechsum.attribution.names import MARKED
from speechsum.attribution.vocabulary import (
    boundary,
    ends_clause,
    given_kind,
    opens_adjunct,
    posts,
    tells_report,
)
from speechsum.grammar.words import COMMA, QUESTION_MARK
from speechsum.text.segments import Document, Paragraph
from speechsum.tuples import NamedTuple

_LONGEST = 16
"""Tokens of a label with its post and occasion."""
_OPENERS = frozenset('«"')
_CLOSERS = frozenset('»")*')
_BULLETS = "*•▪■●◄►◆-–—🔹🔸"
_DASHES = frozenset("-–—")
_FAR = 40
_LONGEST_ASKER = 3
_LONGEST_SIGN = 8
ENTRY = Entry("label", (), frozenset(), "neutral", "verb", "colon")


class Label(NamedTuple):
    """A paragraph's label: its cue, and who speaks, None for whoever is interviewed.

    ``asks`` tells that the interviewer speaks; ``turns`` that the document is made of such turns,
    so that what follows belongs to the label up to the next one. ``full`` is who is called by the
    surname of the label, as he was introduced; ``another`` that several speak in turn, each of them
    with a label of his own.
    """

    cue: Cue
    mention: Mention | None
    asks: bool
    turns: bool
    full: Mention | None = None
    another: bool = False


def labels_in(document: Document, surnames: frozenset[str]) -> dict[int, Label]:
    """The labels of a report by the number of their paragraph. Linear in its length."""
    found = {}
    begun = Counter(document.keys[paragraph.first] for paragraph in document.paragraphs)
    for number, paragraph in enumerate(document.paragraphs):
        kind = paragraph.kind
        if kind not in ("tail", "credit", "furniture") or _prompts(document, number, begun):
            colon = colon_of(document, paragraph)
            if colon is not None:
                found[number] = colon
    if not found:
        return {}
    named = {n: document.keys[document.paragraphs[n].first : colon] for n, colon in found.items()}
    askers = _askers(document, named)
    turns = bool(askers) and len(found) > 1
    often = Counter(named.values())
    # Two who speak in turn need nobody who asks.
    talk = turns or sum(count > 1 for count in often.values()) > 1
    labels: dict[int, Label] = {}
    for number, colon in found.items():
        keys, paragraph = named[number], document.paragraphs[number]
        cue = Cue(paragraph.first, colon, ENTRY, "colon", colon + 1)
        label = None
        if keys in askers:
            label = Label(cue, None, True, turns)
        elif keys[0] in boundary("answers"):
            label = _answer(document, number, cue, turns, surnames)
        elif not turns or paragraph.kind != "headline":
            label = _named(document, surnames, number, cue, talk, turns and often[keys] > 1)
        if label is not None:
            labels[number] = _unless_asking(document, label, keys, named) if turns else label
    labels = _apart(document, labels)
    return _with_questions(document, labels) if turns else labels


def _apart(document: Document, labels: dict[int, Label]) -> dict[int, Label]:
    """The labels, each of them another's where several speak («مدیر: …», «خانم سپهرداد: …»)."""
    told = [label.mention for label in labels.values() if label.mention is not None]
    several = len({document.keys[one.first : one.last] for one in told}) > 1
    if not several:
        return labels
    return {number: label._replace(another=True) for number, label in labels.items()}


def _prompts(document: Document, number: int, begun: Counter[str]) -> bool:
    """Whether «خبرنگار: …», which may be a line of credit, begins a turn: as no other of them it
    asks, or there are several, as the words tell with which paragraphs have ``begun``."""
    paragraph = document.paragraphs[number]
    word = document.keys[paragraph.first]
    if paragraph.kind != "credit" or word not in boundary("asks"):
        return False
    return begun[word] > 1 or is_question(document, number)


def _with_questions(document: Document, labels: dict[int, Label]) -> dict[int, Label]:
    """The labels, with the questions that stand on the line below theirs («خبرنگار: ⏎ …»)."""
    below = {}
    for number, label in labels.items():
        last = document.paragraphs[number].last
        if not label.asks or label.cue.content < last or number + 1 in labels:
            continue
        if last < document.paragraphs[-1].last:
            below[number + 1] = label._replace(cue=Cue(last, last, ENTRY, "none", last))
    return dict(sorted({**labels, **below}.items())) if below else labels


def _answer(
    document: Document, number: int, cue: Cue, turns: bool, surnames: frozenset[str]
) -> Label | None:
    """«پاسخ: …», «پاسخ نیکوکار: …» after a question; but no item of a list («ج: …»), nor
    «میهمان: نیکوکار»."""
    asked = turns or (number > 0 and is_question(document, number - 1))
    if not asked or is_name(document, cue.content, document.paragraphs[number].last):
        return None
    if cue.last == cue.first + 1:
        return Label(cue, None, False, turns)
    mention = mention_at(document.tokens, cue.first + 1, cue.last, surnames)
    if mention is None or not is_label(document, mention, cue.last):
        return None
    return Label(cue, mention, False, turns, None if mention.sure else _told_of(document, mention))


def _unless_asking(
    document: Document, label: Label, keys: tuple[str, ...], named: dict[int, tuple[str, ...]]
) -> Label:
    """The same label; that of an interviewer, where all that its owner says are questions."""
    if not label.asks and _only_asks(document, label, keys, named):
        return Label(label.cue, None, True, label.turns)
    return label


def _only_asks(
    document: Document, label: Label, keys: tuple[str, ...], named: dict[int, tuple[str, ...]]
) -> bool:
    """Whether all turns of somebody of whom nothing is told are questions, as a reader's are."""
    mention = label.mention
    if mention is None or mention.role is not None or label.full is not None:
        return False
    if _told_of(document, mention) is not None:
        return False
    return all(is_question(document, number) for number, other in named.items() if other == keys)


def _named(
    document: Document, surnames: frozenset[str], number: int, cue: Cue, turns: bool, often: bool
) -> Label | None:
    """The label of a paragraph that names who speaks; None where it names nobody."""
    mention = mention_at(document.tokens, cue.first, cue.last, surnames)
    if mention is None or not is_label(document, mention, cue.last):
        return None
    if turns and is_name(document, cue.content, document.paragraphs[number].last):
        return None  # «سخنگو: رامین نیکوکار» above the turns
    if _is_term(document, mention):
        return None
    full = None if mention.sure else _told_of(document, mention)
    known = mention.sure or has_post(document, mention) or full is not None
    alone = known and not mention.body and _speaks(document, number, cue.last)
    if alone or (turns and known) or often:
        return Label(cue, mention, False, turns, full)
    return None


def _is_term(document: Document, mention: Mention) -> bool:
    """Whether a line explains what it begins with («"آبزای"(Abzay): این ماده …»)."""
    if mention.role is not None or document.keys[mention.first] not in MARKED:
        return False
    return mention.name is None or given_kind(document.keys[mention.name[0]]) is None


def has_post(document: Document, mention: Mention) -> bool:
    """Whether a person's post is told with a name, so that it is one."""
    if mention.role is None:
        return False
    return posts()[document.keys[mention.role[0]]][0] == "person"


def _told_of(document: Document, mention: Mention) -> Mention | None:
    """The full name and post that stand before a label («روشنک جویبار، کشاورز»: «جویبار: …»)."""
    if mention.last - mention.first != 1:
        return None
    keys, key = document.keys, document.keys[mention.first]
    index = next((i for i in range(mention.first) if keys[i] == key), None)
    if index is None:
        return None
    for begin in (index - 1, index):
        full = mention_at(document.tokens, begin, mention.first) if begin >= 0 else None
        if full is not None and full.role is not None and full.kind == "named":
            return full
    return None


def colon_of(document: Document, paragraph: Paragraph) -> int | None:
    """The colon at the end of a few words without a verb, or the dash behind «پرسش»; None where
    there is none."""
    keys = document.keys
    first, last = paragraph.first, paragraph.last
    if last - first > 1 and keys[first + 1] in _DASHES and _is_turn(keys[first]):
        return first + 1
    for index in range(first + 1, min(last, first + _LONGEST)):
        if keys[index] == ":":
            return None if ends_clause(keys[index - 1]) else index
        if keys[index] in ".؟!؛«»":
            return None
    return None


def _is_turn(key: str) -> bool:
    return key in boundary("asks") or key in boundary("answers")


def topic(document: Document, paragraph: Paragraph) -> Cue | None:
    """«درباره پل: …» in a list: the same speaker on something else."""
    first = paragraph.first
    if first >= paragraph.last or not opens_adjunct(document.keys[first]):
        return None
    colon = colon_of(document, paragraph)
    return None if colon is None else Cue(first, colon, ENTRY, "colon", colon + 1)


def _askers(document: Document, named: dict[int, tuple[str, ...]]) -> set[tuple[str, ...]]:
    """The labels of those who ask: known words, or most of whose turns end with a question."""
    turns: Counter[tuple[str, ...]] = Counter()
    asked: Counter[tuple[str, ...]] = Counter()
    for number, keys in named.items():
        turns[keys] += 1
        asked[keys] += is_question(document, number)
    questions = {keys for keys, count in turns.items() if count > 1 and 2 * asked[keys] > count}
    return questions | {keys for keys in turns if _asks(keys)}


def _asks(keys: tuple[str, ...]) -> bool:
    """«خبرنگار», «پرسش ۱», «خبرنگار سپهر»"""
    return len(keys) <= _LONGEST_ASKER and keys[0] in boundary("asks")


def is_question(document: Document, number: int) -> bool:
    """Whether a paragraph ends with a question."""
    paragraph, keys = document.paragraphs[number], document.keys
    last = paragraph.last
    while last > paragraph.first and keys[last - 1] in _CLOSERS:
        last -= 1
    return keys[last - 1] == QUESTION_MARK


def is_label(document: Document, mention: Mention, colon: int) -> bool:
    """Whether nothing but a name, a post and perhaps an occasion stands before the colon."""
    key = document.keys[mention.first]
    if mention.anaphoric or key in boundary("agency") or key in boundary("no_label"):
        return False
    if mention.last == colon or opens_adjunct(document.keys[mention.last]):
        return True
    # «رامین نیکوکار، رئیس مرکز وکلا، کارشناسان و مشاوران مهرکنار در فرودگاه: …»
    whole = mention.name is not None and has_post(document, mention)
    return whole and document.keys[mention.last - 1 : mention.last] != (COMMA,)


def _speaks(document: Document, number: int, colon: int) -> bool:
    """Whether a line holds its speaker's words, not a headline's."""
    paragraph = document.paragraphs[number]
    if colon + 1 < paragraph.last:
        if document.keys[colon + 1] in _OPENERS:
            return True
        if is_name(document, colon + 1, paragraph.last):
            return False  # «دبیر: سارا سپهرداد»
        if paragraph.kind != "body" or retold(document, paragraph, colon):
            return False
        # What stands above «به گزارش …» is the headline, though a full stop ends it.
        below = document.paragraphs[number + 1 : number + 3]
        return not any(tells_report(document.tokens, after.first) for after in below)
    if number + 1 >= len(document.paragraphs):
        return False
    after = document.paragraphs[number + 1]
    return is_bulleted(document, after) or document.keys[after.first] in _OPENERS


def is_name(document: Document, first: int, last: int) -> bool:
    """Whether somebody's name, perhaps with his post, is all that stands there; or several beside
    each other, as under minutes («رئیس: رامین نیکوکار   منشی: سارا سپهرداد»)."""
    while True:
        near = range(first + 1, min(last, first + _LONGEST))
        colon = next((i for i in near if document.keys[i] == ":"), last)
        mention = mention_at(document.tokens, first, colon)
        if mention is None or mention.name is None:
            return False
        if colon + 1 >= last:
            return mention.last == last
        if mention.name[0] != first:
            return False
        first = colon + 1


def retold(document: Document, paragraph: Paragraph, colon: int | None = None) -> bool:
    """Whether a paragraph, or its words after a colon, is narration («سپهر: استاندار گفت: …»)."""
    begin = paragraph.first if colon is None else colon + 1
    cues = find_cues(document.keys, begin, min(paragraph.last, begin + _FAR))
    return any(cue.opener == "colon" and cue.told for cue in cues)


def sign_of(document: Document, paragraph: Paragraph) -> str:
    """The sign before a paragraph's first word («*», «❓»); empty where there is none."""
    text, start = document.text, paragraph.start
    before = text[max(text.rfind("\n", 0, start) + 1, start - _LONGEST_SIGN) : start].strip()
    if not before and text[start] in _BULLETS:
        before = text[start]
    return "" if any(map(str.isalnum, before)) else before


def is_bulleted(document: Document, paragraph: Paragraph) -> bool:
    """Whether a paragraph is an item of a list."""
    line = document.text[paragraph.start : paragraph.end]
    before = document.text[max(0, paragraph.start - 3) : paragraph.start]
    return line[:1] in _BULLETS or any(sign in before for sign in _BULLETS)
