"""Sentences as the attribution reads them: questions joined to their answers, sentences cut where
somebody speaks again, quotation marks paired."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence, Set
from itertools import compress

from speechsum.attribution.cues import Cue, find_cues
from speechsum.attribution.mentions import mention_at
from speechsum.attribution.names import is_name_start
from speechsum.attribution.vocabulary import (
    argues,
    boundary,
    connects,
    is_plain_verb,
    is_verb,
    opens_adjunct,
    stops,
)
from speechsum.grammar.words import AND, COMMA, KE, QUESTION_MARK, SEMICOLON, THIS
from speechsum.text.people import pronouns
from speechsum.text.segments import Document, Paragraph, Sentence
from speechsum.text.tokens import Token
from speechsum.text.verbs import analyse, is_finite

_NEAR = 14
"""Tokens between a subject and its cue, where no mark tells that a sentence begins."""

_LONGEST_HONOURED = 6
"""Tokens of a name with its honorifics."""
_LONGEST_CLAUSE = 400
"""Tokens: what goes on longer without a stop is no clause, and each would be read to its end."""
_WINDOW = 40
"""Tokens before a cue among which its clause begins."""
_PARTING = frozenset((COMMA, SEMICOLON, KE, AND, ":"))
_OPENING = "«"
_MARKS = frozenset("«»")
_HALF_STOPS = frozenset((";", chr(0x61B)))


def marks_paired(keys: Sequence[str], paragraph: Paragraph) -> dict[int, int]:
    """Opening mark → closing mark, for the quotation marks of a paragraph that have a partner."""
    pairs: dict[int, int] = {}
    waiting: list[int] = []
    straight: int | None = None
    within = keys[paragraph.first : paragraph.last]
    if "«" not in within and '"' not in within:
        return pairs
    for index, key in enumerate(within, paragraph.first):
        if key == "«":
            waiting.append(index)
        elif key == "»" and waiting:
            pairs[waiting.pop()] = index
        elif key == '"':
            if straight is None:
                straight = index
            else:
                pairs[straight], straight = index, None
    return pairs


def marks_across(document: Document) -> dict[int, int]:
    """The same for words in marks that fill several paragraphs, from behind a colon on, with no
    reporter's word between them («متن نامه به این شرح است: «…»»)."""
    keys, pairs = document.keys, {}
    if _OPENING not in keys:
        return {}
    marks = compress(range(len(keys)), map(_MARKS.__contains__, keys))
    starts = [paragraph.first for paragraph in document.paragraphs]
    waiting: list[int] = []
    opened, number = -1, -1
    for index in marks:
        here = bisect_right(starts, index)
        if here > number:
            # What was left open in the paragraph before.
            alone = len(waiting) == 1 and keys[waiting[0] - 1] == ":"
            opened = (waiting[0] if alone else -1) if waiting else opened
            number, waiting = here, []
        if keys[index] == _OPENING:
            waiting.append(index)
        elif waiting:
            waiting.pop()
        elif opened >= 0:
            if not _reports(keys, opened, index):
                pairs[opened] = index
            opened = -1
    return pairs


def _reports(keys: Sequence[str], first: int, last: int) -> bool:
    """Whether somebody is told to say something («نیکوکار افزود: …»)."""
    return any(cue.told and cue.opener == "colon" for cue in find_cues(keys, first, last))


def told_apart(
    tokens: Sequence[Token], surnames: Set[str], sentences: list[Sentence], cues: list[Cue]
) -> list[Sentence]:
    """The sentences, a new one where somebody speaks again though no mark ends the last
    («… گفت راه باز است وی افزود …»)."""
    result: list[Sentence] = []
    taken = 0
    for sentence in asked_and_answered(tokens, sentences, cues):
        spoken = False
        while taken < len(cues) and cues[taken].first < sentence.last:
            cue = cues[taken]
            taken += 1
            if not cue.told or cue.entry.opens != "all" or cue.opener == "none":
                continue
            begin = _speaks_again(tokens, surnames, cue, sentence, spoken=spoken)
            spoken = True
            if begin is not None:
                result.append(cut(tokens, sentence, sentence.first, begin))
                sentence = cut(tokens, sentence, begin, sentence.last)
        result.append(sentence)
    return result


def _speaks_again(
    tokens: Sequence[Token], surnames: Set[str], cue: Cue, sentence: Sentence, *, spoken: bool
) -> int | None:
    """Where the subject of a cue stands right after another clause's verb. Where nobody has
    ``spoken`` yet, that clause is a headline that has lost its line («راه باز می‌شود رئیس شورا
    گفت: …»)."""
    for index in range(cue.first - 1, max(sentence.first, cue.first - _NEAR), -1):
        before = tokens[index - 1].key
        if not (is_verb(before) if spoken else is_plain_verb(before)):
            # «گرونه وی گفت …»
            if not (spoken and index + 1 == cue.first and tokens[index].key in pronouns()):
                continue
            if stops(before) or connects(before) or tokens[index - 1].kind != "word":
                continue
        mention = mention_at(tokens, index, cue.first, surnames)
        if mention is None or not mention.sure or mention.kind == "plural":
            continue
        if mention.body and not spoken:
            continue
        if mention.last == cue.first or opens_adjunct(tokens[mention.last].key):
            return index
    return None


def cut(tokens: Sequence[Token], sentence: Sentence, first: int, last: int) -> Sentence:
    """A part of a sentence."""
    start, end = tokens[first].start, tokens[last - 1].end
    return Sentence(start, end, sentence.paragraph, first, last)


def states(tokens: Sequence[Token]) -> bool:
    """Whether a paragraph ends with a verb in the present, not in the past of narration."""
    last = next((t.key for t in reversed(tokens) if t.kind == "word"), "")
    return any(form.person in (3, 6) and form.tense == "present" for form in analyse(last))


def asks_or_heads(tokens: Sequence[Token], sentences: Sequence[Sentence]) -> bool:
    """Whether a paragraph is an interviewer's one question, or heads what stands below it («قیمت‌ها
    به شرح زیر است:»)."""
    last = tokens[-1].key
    return last == ":" or (last == QUESTION_MARK and len(sentences) == 1)


def argues_within(tokens: Sequence[Token]) -> bool:
    """Whether words argue or judge, as no reporter does."""
    return argues(tokens, 0) or any(token.key in boundary("judging") for token in tokens)


def looks_back(tokens: Sequence[Token], first: int) -> bool:
    """«این سخنان …»: narration speaks of the speech."""
    after = tokens[first + 1 : first + 2]
    return tokens[first].key == THIS and any(t.key in boundary("speech") for t in after)


def clause_start(tokens: Sequence[Token], start: int, cue: Cue, surnames: Set[str]) -> int:
    """Where the clause of a cue within a speech begins, as far as a subject shows it."""
    start = max(start, cue.first - _WINDOW)
    for index in range(cue.first - 1, start, -1):
        if tokens[index].key in _PARTING:
            nearest = mention_at(tokens, index + 1, cue.first, surnames)
            if nearest is not None and nearest.sure:
                posted = tokens[index].key == COMMA and nearest.kind == "titled"
                return _named_before(tokens, start, index, surnames) if posted else index + 1
    return start


def _named_before(tokens: Sequence[Token], start: int, comma: int, surnames: Set[str]) -> int:
    """Where the name begins whose post follows a comma («رامین نیکوکار، رئیس شورا»); behind the
    comma where none does."""
    for first in range(comma - 1, max(start, comma - _LONGEST_HONOURED) - 1, -1):
        if is_name_start(tokens, first, comma):
            mention = mention_at(tokens, first, comma + _NEAR, surnames)
            if mention is not None and mention.name and mention.last > comma + 1:
                return first
    return comma + 1


def clause_end(tokens: Sequence[Token], first: int, last: int) -> int:
    """The last comma after a verb before the main clause goes on."""
    for index in range(last - 1, max(first, last - _LONGEST_CLAUSE), -1):
        if tokens[index].key == COMMA and is_finite(tokens[index - 1].key):
            return index
    return last


def opinion_end(tokens: Sequence[Token], first: int, last: int) -> int:
    """The end of «معتقدند که راه باز است؛ از این رو …»: the rest is narration again."""
    last = min(last, first + _LONGEST_CLAUSE)
    return next((i for i in range(first, last) if tokens[i].key in _HALF_STOPS), last)


def main_verb(cues: list[Cue], last: int) -> int:
    """The token of the verb that a lead-in clause leads to; ``last`` where there is none."""
    verbs = [cue for cue in cues if cue.entry.frame == "verb"]
    opening = next((cue.first for cue in verbs if cue.opener in ("colon", "marks", "that")), None)
    if opening is not None:
        return opening
    return verbs[-1].first if verbs else last


def asked_and_answered(
    tokens: Sequence[Token], sentences: list[Sentence], cues: list[Cue]
) -> list[Sentence]:
    """The sentences, with «در پاسخ به این سوال که …؟» and «گفت:» put together."""
    answers = {cue.first for cue in cues if cue.opener == "colon" and cue.entry.frame == "verb"}
    result: list[Sentence] = []
    for sentence in sentences:
        previous = result[-1] if result else None
        if (
            previous is not None
            and sentence.first in answers
            and any(t.key == QUESTION_MARK for t in tokens[previous.last - 2 : previous.last])
        ):
            result[-1] = Sentence(
                previous.start, sentence.end, sentence.paragraph, previous.first, sentence.last
            )
        else:
            result.append(sentence)
    return result
