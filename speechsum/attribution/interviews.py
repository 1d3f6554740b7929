"""Interviews: who is interviewed, and whose turn a paragraph is."""

from __future__ import annotations

from speechsum.attribution.cues import Cue
from speechsum.attribution.labels import ENTRY, Label, has_post, labels_in, retold
from speechsum.attribution.mentions import Mention, mention_at
from speechsum.attribution.names import name_starts
from speechsum.attribution.vocabulary import boundary, is_plain_verb
from speechsum.grammar.words import BA
from speechsum.text.segments import Document, Paragraph

_FIRST_LINES = 4
_NEAR = 4
"""Tokens between a guest and the word for the talk («با نیکوکار … گفت‌وگو کردیم»)."""
_FEWEST_QUESTIONS, _LONGEST_QUESTION = 2, 60
_CERTAIN = 3
"""As many questions show an interview, though nothing else tells of one."""
_LONGEST = 24
_QUESTION = "؟"
_CLOSERS = frozenset('»")*')


def conversation(
    document: Document, surnames: frozenset[str]
) -> tuple[dict[int, Label], Mention | None]:
    """The labels of a report by the number of their paragraph, and who is interviewed in it."""
    labels, guest = labels_in(document, surnames), _guest(document, surnames)
    turns = any(label.turns for label in labels.values())
    if guest is not None and not turns:
        labels = _turns(document) or labels
    elif guest is None and not turns:
        asked = _turns(document)
        questions = sum(label.asks for label in asked.values())
        # As many answers as questions, with nothing between them.
        if questions >= _CERTAIN and 2 * questions == len(asked) == max(asked) - min(asked) + 1:
            labels = asked
    if guest is None and labels and any(label.turns for label in labels.values()):
        guest = _introduced(document, surnames, document.paragraphs[min(labels)].first)
    return labels, guest


def _introduced(document: Document, surnames: frozenset[str], end: int) -> Mention | None:
    """The first person who is named with a post above an interview."""
    for index in name_starts(document.keys[:end]):
        near = range(index, min(end, index + _LONGEST))
        last = next((i for i in near if is_plain_verb(document.keys[i])), near.stop)
        mention = mention_at(document.tokens, index, last, surnames)
        if mention is not None and mention.name is not None and mention.sure:
            return mention
    return None


def _guest(document: Document, surnames: frozenset[str]) -> Mention | None:
    """Who is interviewed, as the first lines tell («گفت‌وگو با …»)."""
    for paragraph in document.paragraphs[:_FIRST_LINES]:
        talk = False
        for index in range(paragraph.first, paragraph.last):
            key = document.keys[index]
            talk = talk or key in boundary("talk")
            if key != BA:
                continue
            mention = mention_at(document.tokens, index + 1, paragraph.last, surnames)
            if mention is None or mention.anaphoric:
                continue
            near = document.keys[mention.last : mention.last + _NEAR]
            talks = talk or any(key in boundary("talk") for key in near)
            if talks and (mention.sure or has_post(document, mention)):
                return mention
    return None


def _turns(document: Document) -> dict[int, Label]:
    """The turns of an interview that labels nobody: questions, and what stands between them.

    Only to be asked where the first lines tell of an interview.
    """
    paragraphs, keys = document.paragraphs, document.keys
    asked = [
        number
        for number, paragraph in enumerate(paragraphs)
        if paragraph.kind in ("body", "heading") and _is_question(keys, paragraph)
    ]
    labels: dict[int, Label] = {}
    answers = [number + 1 for number in asked if number + 1 < len(paragraphs)]
    if any(retold(document, paragraphs[number]) for number in (*asked, *answers)):
        return {}  # a reporter tells of it: «وی در پاسخ گفت: …»
    for number in asked if len(asked) >= _FEWEST_QUESTIONS else ():
        first = paragraphs[number].first
        labels[number] = Label(Cue(first, first, ENTRY, "none", first), None, True, True)
        if number + 1 < len(paragraphs) and number + 1 not in asked:
            answer = paragraphs[number + 1]
            cue = Cue(answer.first, answer.first, ENTRY, "colon", answer.first)
            if answer.kind in ("body", "heading"):
                labels[number + 1] = Label(cue, None, False, True)
    return labels


def _is_question(keys: tuple[str, ...], paragraph: Paragraph) -> bool:
    """Whether a paragraph asks and does nothing else."""
    last = paragraph.last
    while last > paragraph.first and keys[last - 1] in _CLOSERS:
        last -= 1
    return keys[last - 1] == _QUESTION and last - paragraph.first <= _LONGEST_QUESTION
