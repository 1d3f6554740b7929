"""Interviews: who is interviewed, and whose turn a paragraph is."""

from __future__ import annotations

from collections.abc import Sequence

from speechsum.attribution.cues import Cue
from speechsum.attribution.labels import (
    ENTRY,
    Label,
    colon_of,
    has_post,
    is_question,
    labels_in,
    retold,
    sign_of,
)
from speechsum.attribution.mentions import Mention, mention_at
from speechsum.attribution.names import name_starts
from speechsum.attribution.vocabulary import boundary, is_plain_verb
from speechsum.grammar.words import BA
from speechsum.text.segments import Document, Paragraph
from speechsum.text.verbs import analyse

_FIRST_LINES = 4
_NEAR = 10
"""Tokens between a guest and the word for the talk («با نیکوکار … گفت‌وگو کردیم»)."""
_FEWEST_QUESTIONS, _LONGEST_QUESTION = 2, 60
_CERTAIN = 3
"""As many questions show an interview, though nothing else tells of one."""
_LONGEST = 24
_YOU = 5
_SPOKEN = ("body", "heading")


def conversation(
    document: Document, surnames: frozenset[str]
) -> tuple[dict[int, Label], Mention | None]:
    """The labels of a report by the number of their paragraph, and who is interviewed in it."""
    talks, guest = _guest(document, surnames)
    if guest is not None and guest.name is not None:
        surnames = surnames | {document.keys[guest.name[1] - 1]}
    labels = labels_in(document, surnames)
    turns = any(label.turns for label in labels.values())
    if turns and all(label.asks for label in labels.values()):
        labels = _answered(document, labels)
    if not turns:
        labels = _signed(document) or _unlabelled(document, talks) or labels
    if guest is None and labels and any(label.turns for label in labels.values()):
        guest = _introduced(document, surnames, document.paragraphs[min(labels)].first)
    return labels, guest


def _answered(document: Document, labels: dict[int, Label]) -> dict[int, Label]:
    """The labels with the answers, which have none: what stands below each question."""
    answers = {}
    if any(retold(document, paragraph) for paragraph in document.paragraphs[min(labels) :]):
        return labels  # a reporter tells what was answered
    for number in labels:
        below = number + 1
        if below in labels or below >= len(document.paragraphs):
            continue
        if colon_of(document, document.paragraphs[below]) is not None:
            continue  # «مکان: شورا»
        if document.paragraphs[below].kind in _SPOKEN:
            answers[below] = _answer(document.paragraphs[below])
    return {**labels, **answers}


def _answer(paragraph: Paragraph) -> Label:
    first = paragraph.first
    return Label(Cue(first, first, ENTRY, "colon", first), None, False, True)


def _introduced(document: Document, surnames: frozenset[str], end: int) -> Mention | None:
    """The first person who is named above an interview, not in a line that credits somebody."""
    keys = document.keys
    for paragraph in document.paragraphs:
        if paragraph.first >= end:
            break
        colon = colon_of(document, paragraph)
        if paragraph.kind == "credit" or (
            colon and not boundary("talk").isdisjoint(keys[paragraph.first : colon])
        ):
            continue  # «گفت‌وگو: سارا سپهرداد»
        for place in name_starts(keys[paragraph.first : paragraph.last]):
            index = paragraph.first + place
            near = range(index, min(paragraph.last, index + _LONGEST))
            last = next((i for i in near if is_plain_verb(keys[i])), near.stop)
            mention = mention_at(document.tokens, index, last, surnames)
            if mention is not None and mention.name is not None and mention.sure:
                return mention
    return None


def _guest(document: Document, surnames: frozenset[str]) -> tuple[bool, Mention | None]:
    """Whether the first lines tell of an interview, and who is interviewed as they tell («گفت‌وگو
    با …»); none where the paper alone is named («در گفت‌وگو با خبرگزاری سپهر»)."""
    told = False
    for paragraph in document.paragraphs[:_FIRST_LINES]:
        if document.keys[paragraph.first] in boundary("guest"):
            colon = colon_of(document, paragraph)
            named = mention_at(document.tokens, (colon or paragraph.first) + 1, paragraph.last)
            if named is not None and named.sure and named.last == paragraph.last:
                return True, named  # «میهمان: رامین نیکوکار، استاندار»
        if boundary("talk").isdisjoint(document.keys[paragraph.first : paragraph.last + _NEAR]):
            continue  # as most lines: it is nobody's talk with anybody
        talk = False
        for index in range(paragraph.first, paragraph.last):
            talk = talk or document.keys[index] in boundary("talk")
            if document.keys[index] != BA:
                continue
            mention = mention_at(document.tokens, index + 1, paragraph.last, surnames)
            if mention is None or mention.anaphoric:
                continue
            near = document.keys[mention.last : mention.last + _NEAR]
            talks = talk or any(key in boundary("talk") for key in near)
            if talks and (mention.sure or has_post(document, mention)):
                if not mention.body:
                    return True, mention
                told = True
    return told, None


def _unlabelled(document: Document, talks: bool) -> dict[int, Label]:
    """The turns of an interview without labels or signs: its questions, and what stands between.
    Where no line tells of one there are as many answers as questions, with nothing between them."""
    paragraphs = document.paragraphs
    asked = [
        number
        for number, paragraph in enumerate(paragraphs)
        if paragraph.kind in _SPOKEN and _is_question(document, number)
    ]
    if len(asked) < _FEWEST_QUESTIONS:
        return {}
    told = (number for number in range(len(paragraphs)) if _prompts(document, number))
    asked = sorted({*asked, *told})
    answers = (number + 1 for number in asked if number + 1 < len(paragraphs))
    if any(retold(document, paragraphs[number]) for number in (*asked, *answers)):
        return {}  # a reporter tells of it: «وی در پاسخ گفت: …»
    turns = _turns(document, asked)
    even = len(asked) >= _CERTAIN and 2 * len(asked) == len(turns) == max(turns) - min(turns) + 1
    return turns if talks or even else {}


def _turns(document: Document, asked: Sequence[int]) -> dict[int, Label]:
    """The turns of an interview with these questions, by the number of their paragraph."""
    paragraphs, asking = document.paragraphs, set(asked)
    labels: dict[int, Label] = {}
    for number in asked:
        first = paragraphs[number].first
        labels[number] = Label(Cue(first, first, ENTRY, "none", first), None, True, True)
        if number + 1 < len(paragraphs) and number + 1 not in asking:
            answer = paragraphs[number + 1]
            if answer.kind in _SPOKEN:
                labels[number + 1] = _answer(answer)
    return labels


def _signed(document: Document) -> dict[int, Label]:
    """The turns of an interview whose questions begin with a sign of their own, those too that do
    not ask («* با توجه به سیل، باید راه باز شود.»): most of the paragraphs with it do."""
    groups: dict[str, list[int]] = {}
    for number, paragraph in enumerate(document.paragraphs):
        if paragraph.kind in _SPOKEN and (sign := sign_of(document, paragraph)):
            groups.setdefault(sign, []).append(number)
    for asked in groups.values():
        questions = sum(is_question(document, number) for number in asked)
        if len(asked) < _CERTAIN or 2 * questions <= len(asked):
            continue
        turns = _turns(document, asked)
        answers = [document.paragraphs[n] for n, label in turns.items() if not label.asks]
        told = sum(retold(document, answer) for answer in answers)
        if 2 * len(answers) > len(asked) and 2 * told < len(answers):
            return turns
    return {}


def _is_question(document: Document, number: int) -> bool:
    """Whether a paragraph asks and does nothing else."""
    paragraph = document.paragraphs[number]
    return paragraph.last - paragraph.first <= _LONGEST_QUESTION and is_question(document, number)


def _prompts(document: Document, number: int) -> bool:
    """Whether a line tells the guest to speak («از راه بگویید.»)."""
    paragraph, keys = document.paragraphs[number], document.keys
    if paragraph.kind not in _SPOKEN or paragraph.last - paragraph.first > _LONGEST:
        return False
    if keys[paragraph.first] in boundary("self"):
        return False
    last = next((k for k in reversed(keys[paragraph.first : paragraph.last]) if k.isalnum()), "")
    # «رسید» is mostly the past.
    return {form.person for form in analyse(last)} == {_YOU}
