"""Cues that the end of a line breaks: «وی ⏎ افزود: …», «… خاطرنشان ⏎ کرد: …»."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import compress, count

from speechsum import lexicon
from speechsum.text.callings import LONGEST_LABEL, callings
from speechsum.text.folding import key_set
from speechsum.text.saying import ends_in_cue, holds_cue, is_one_cue
from speechsum.text.tokens import entry_set, words_of
from speechsum.text.verbs import may_be_finite
from speechsum.tuples import NamedTuple

_COMMA = chr(0x60C)
_LONGEST_SURNAME, _LONGEST_CUE, _LONGEST_TOLD = 3, 4, 12
"""Tokens of a surname or of a post's rest, of a cue, and of a cue with what is told of it."""


class Line(NamedTuple):
    """``text[start:end]`` without white space around it, and the bounds of its tokens."""

    start: int
    end: int
    first: int
    last: int


def is_item(items: Sequence[int], before: int, start: int) -> bool:
    """Whether an item of a list begins at ``start``, when a line ended at ``before``."""
    place = bisect_right(items, start)
    return place > 0 and items[place - 1] > before


def with_whole_cues(
    text: str, keys: Sequence[str], items: Sequence[int], lines: Sequence[Line], own: Sequence[bool]
) -> tuple[list[Line], list[bool]]:
    """The lines, those put together that part a cue («… خاطرنشان ⏎ کرد: …»); and which of them are
    the report's own."""
    whole: list[Line] = []
    mine: list[bool] = []
    for line, is_own in zip(lines, own, strict=True):
        before = whole[-1] if whole and is_own and mine[-1] else None
        if before is not None and is_one_cue(keys[before.last - 1], keys[line.first]):
            near = text.count("\n", before.end, line.start) < 2
            if near and not is_item(items, before.end, line.start):
                whole[-1] = Line(before.start, line.end, before.first, line.last)
                continue
        whole.append(line)
        mine.append(is_own)
    return whole, mine


def breaks_cue(keys: Sequence[str], before: Line, line: Line) -> bool:
    """Whether a cue was broken behind the one who speaks: «وی ⏎ افزود: …»."""
    who, said = keys[before.first : before.last], keys[line.first : line.last]
    if len(who) > LONGEST_LABEL or not who[-1][0].isalpha() or not holds_cue(said):
        return False
    if may_be_finite(who[-1]):
        return False
    named = who[0] in callings() or (who[0],) in fresh()
    if named and said[0] in _leading():
        return True
    # Nobody else before it: «نیکوکار ⏎ تاکید کرد: …», not «کار مردم ⏎ وی افزود: …».
    sizes = range(2, min(len(said), _LONGEST_CUE) + 1)
    begun = any(ends_in_cue(said[:size]) and not ends_in_cue(said[1:size]) for size in sizes)
    if begun and (named or len(who) <= _LONGEST_SURNAME):
        return True
    return who[0] in callings() and _is_called_on(who, said)


def _is_called_on(who: Sequence[str], said: Sequence[str]) -> bool:
    """Whether a line goes on with the name or post that is all the line before it («رئیس شورای شهر
    ⏎ مهرکنار گفت: …»): it names nobody else before its cue."""
    if ":" in who or not _bounds().isdisjoint(who):
        return False
    ends = (key == _COMMA or key in _bounds() or may_be_finite(key) for key in said)
    size = next(compress(count(), ends), 0)
    own = said[: size or 1]
    alone = callings().isdisjoint(own) and (own[0],) not in fresh() and own[0] not in who
    told = said.index(":") <= _LONGEST_TOLD and said[0][0].isalpha()
    return 0 < size <= _LONGEST_SURNAME and alone and told


@cache
def _bounds() -> frozenset[str]:
    """What a post ends before: what begins the rest of a cue, but that it holds («مبارزه با»)."""
    return _leading() - key_set("lines", "within")


@cache
def _leading() -> frozenset[str]:
    """What may stand between one who speaks and his cue («وی ⏎ در پایان گفت»)."""
    return frozenset(words[0] for words in entry_set("lines", "leading"))


def starts_afresh(own: Sequence[str]) -> bool:
    """Whether words begin as a report's next statement does («وی», «به گفته»)."""
    return tuple(own[:1]) in fresh() or tuple(own[:2]) in fresh()


@cache
def fresh() -> frozenset[tuple[str, ...]]:
    """«وی», «به گفته»."""
    forms = [
        *lexicon.forms("anaphora", "pronoun"),
        *lexicon.forms("openings", "dateline"),
        *lexicon.column("cues", frame="source"),
    ]
    return frozenset(words_of(form)[:2] for form in forms)
