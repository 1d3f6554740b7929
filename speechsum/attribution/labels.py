"""Labels: names before a bare colon that tell who speaks, without a verb.

«نیکوکار: …» as a line of its own, the turns of an interview («خبرنگار: … / نیکوکار: …»), a post
over a list («مدیرعامل آب سرپل:»). A headline, a section or an agency is none.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from speechsum.attribution.cues import Cue, Entry, find_cues
from speechsum.attribution.mentions import (
    Mention,
    mention_at,
)
from speechsum.attribution.vocabulary import boundary, ends_clause, opens_adjunct, tells_report
from speechsum.text.segments import Document, Paragraph

_LONGEST = 16
"""Tokens of a label with its post and occasion."""
_OPENERS = frozenset('«"')
_BULLETS = "*•▪■●◄►◆-–—🔹🔸"
_FAR = 40
_ENTRY = Entry("label", (), frozenset(), "neutral", "verb", "colon")


class Label(NamedTuple):
    """A paragraph's label: its cue, and who speaks, None for whoever is interviewed.

    ``asks`` tells that the interviewer speaks; ``turns`` that the document is made of such turns,
    so that what follows belongs to the label up to the next one.
    """

    cue: Cue
    mention: Mention | None
    asks: bool
    turns: bool


def labels_in(document: Document, surnames: frozenset[str]) -> dict[int, Label]:
    """The labels of a report by the number of their paragraph. Linear in its length."""
    found = {}
    for number, paragraph in enumerate(document.paragraphs):
        # «خبرنگار: …» may be a line of credit, or a question.
        asks = document.keys[paragraph.first] in boundary("asks")
        if paragraph.kind not in ("tail", "credit") or (asks and paragraph.kind == "credit"):
            colon = colon_of(document, paragraph)
            if colon is not None:
                found[number] = colon
    if not found:
        return {}
    named = {n: document.keys[document.paragraphs[n].first : colon] for n, colon in found.items()}
    askers = _askers(document, named)
    turns = bool(askers) and len(found) > 1
    labels = {}
    for number, colon in found.items():
        paragraph, keys = document.paragraphs[number], named[number]
        first = paragraph.first
        cue = Cue(first, colon, _ENTRY, "colon", colon + 1)
        if keys in askers:
            labels[number] = Label(cue, None, True, turns)
        elif len(keys) == 1 and keys[0] in boundary("answers"):
            labels[number] = Label(cue, None, False, turns)
        else:
            mention = mention_at(document.tokens, first, colon, surnames)
            if mention is None or not is_label(document, mention, colon):
                continue
            alone = mention.sure and not mention.body and _speaks(document, number, colon)
            if turns or alone:
                labels[number] = Label(cue, mention, False, turns)
    return labels


def colon_of(document: Document, paragraph: Paragraph) -> int | None:
    """The colon at the end of a few words without a verb; None where there is none."""
    keys = document.keys
    for index in range(paragraph.first + 1, min(paragraph.last, paragraph.first + _LONGEST)):
        if keys[index] == ":":
            return None if ends_clause(keys[index - 1]) else index
        if keys[index] in ".؟!؛«»":
            return None
    return None


def topic(document: Document, paragraph: Paragraph) -> Cue | None:
    """«درباره پل: …» in a list: the same speaker on something else."""
    first = paragraph.first + (document.keys[paragraph.first] in _BULLETS)
    if first >= paragraph.last or not opens_adjunct(document.keys[first]):
        return None
    colon = colon_of(document, paragraph)
    return None if colon is None else Cue(first, colon, _ENTRY, "colon", colon + 1)


def _askers(document: Document, named: dict[int, tuple[str, ...]]) -> set[tuple[str, ...]]:
    """The labels of those who ask: known words, or most of whose turns end with a question."""
    turns: Counter[tuple[str, ...]] = Counter()
    asked: Counter[tuple[str, ...]] = Counter()
    for number, keys in named.items():
        turns[keys] += 1
        asked[keys] += document.keys[document.paragraphs[number].last - 1] == "؟"
    questions = {keys for keys, count in turns.items() if count > 1 and 2 * asked[keys] > count}
    return questions | {keys for keys in turns if len(keys) == 1 and keys[0] in boundary("asks")}


def is_label(document: Document, mention: Mention, colon: int) -> bool:
    """Whether nothing but a name, a post and perhaps an occasion stands before the colon."""
    key = document.keys[mention.first]
    if mention.anaphoric or key in boundary("agency") or key in boundary("no_label"):
        return False
    return mention.last == colon or opens_adjunct(document.keys[mention.last])


def _speaks(document: Document, number: int, colon: int) -> bool:
    """Whether a line holds its speaker's words, not a headline's."""
    paragraph = document.paragraphs[number]
    if colon + 1 < paragraph.last:
        if document.keys[colon + 1] in _OPENERS:
            return True
        if paragraph.kind != "body" or _retold(document, paragraph, colon):
            return False
        # What stands above «به گزارش …» is the headline, though a full stop ends it.
        below = document.paragraphs[number + 1 : number + 3]
        return not any(tells_report(document.tokens, after.first) for after in below)
    if number + 1 >= len(document.paragraphs):
        return False
    after = document.paragraphs[number + 1]
    return is_bulleted(document, after) or document.keys[after.first] in _OPENERS


def _retold(document: Document, paragraph: Paragraph, colon: int) -> bool:
    """Whether the words after the colon are narration themselves («سپهر: استاندار گفت: …»)."""
    near = min(paragraph.last, colon + _FAR)
    cues = find_cues(document.keys, colon + 1, near)
    return any(cue.opener == "colon" and cue.told for cue in cues)


def is_bulleted(document: Document, paragraph: Paragraph) -> bool:
    """Whether a paragraph is an item of a list."""
    line = document.text[paragraph.start : paragraph.end]
    before = document.text[max(0, paragraph.start - 3) : paragraph.start]
    return line[:1] in _BULLETS or any(sign in before for sign in _BULLETS)


def interviewed(document: Document, surnames: frozenset[str]) -> Mention | None:
    """Who is interviewed, as the first lines tell («گفت‌وگو با …»)."""
    for paragraph in document.paragraphs[:_FIRST_LINES]:
        talk = False
        for index in range(paragraph.first, paragraph.last):
            key = document.keys[index]
            talk = talk or key in boundary("talk")
            if talk and key == "با":
                mention = mention_at(document.tokens, index + 1, paragraph.last, surnames)
                if mention is not None and mention.sure and not mention.anaphoric:
                    return mention
    return None


_FIRST_LINES = 4
