"""Words at second hand: whose they are where somebody else passes them on («به نقل از …»), and who
is brought to act by what is told."""

from __future__ import annotations

from collections.abc import Set

from speechsum.attribution.mentions import Mention, mention_at
from speechsum.attribution.vocabulary import boundary, is_verb
from speechsum.grammar.words import AZ, BE, COMMA, KE, TA
from speechsum.text.segments import Document

_QUOTING = (BE, "نقل", AZ)
_LONGEST_SOURCE = 20
"""Tokens of narration among which its source stands."""


def passed_on_by(document: Document, surnames: Set[str], mention: Mention, end: int) -> Mention:
    """«روزنامه سپهر به نقل از استاندار گفت»: the governor, whom the paper quotes."""
    after = mention.last + 3
    if not mention.body or document.keys[mention.last : after] != _QUOTING:
        return mention
    source = mention_at(document.tokens, after, end, surnames)
    return source if source is not None and source.sure else mention


def retold(document: Document, surnames: Set[str], start: int, last: int) -> Mention | None:
    """The person whom narration without a cue retells («به گزارش سپهر به نقل از …، …»)."""
    mention = _source(document, surnames, start, last)
    return None if mention is None or mention.body else mention


def retold_from(document: Document, surnames: Set[str], start: int, last: int) -> Mention | None:
    """Who speaks in a sentence that has no subject («به نقل از سازمان آب، با صدور بیانیه‌ای گفت:
    …»); no agency."""
    mention = _source(document, surnames, start, last)
    if mention is None or not mention.body:
        return mention
    keys = document.keys
    ended = keys[mention.last : mention.last + 1] == (COMMA,)
    return mention if ended and keys[mention.first] not in boundary("agency") else None


def _source(document: Document, surnames: Set[str], start: int, last: int) -> Mention | None:
    keys = document.keys
    for index in range(start, min(last, start + _LONGEST_SOURCE) - 3):
        if keys[index : index + 3] == _QUOTING:
            mention = mention_at(document.tokens, index + 3, last, surnames)
            return mention if mention and mention.sure and not mention.anaphoric else None
    return None


def brought_to_act(document: Document, surnames: Set[str], start: int, last: int) -> Mention | None:
    """Who acts because of what is told («این کار باعث شد رئیس شورا هشدار دهد»)."""
    keys = document.keys
    for index in range(start, min(last, start + _LONGEST_SOURCE) - 2):
        if keys[index] in boundary("causes") and is_verb(keys[index + 1]):
            first = index + 2 + (keys[index + 2] in (KE, TA))
            mention = mention_at(document.tokens, first, last, surnames)
            told = mention is not None and mention.sure and not mention.anaphoric
            return mention if told and mention and not mention.body else None
    return None
