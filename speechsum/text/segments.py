"""A report's parts: paragraphs with what each is, sentences, and the agency's tail."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import compress
from operator import attrgetter, itemgetter
from typing import Literal

from speechsum.text.broken import Line
from speechsum.text.bullets import veil
from speechsum.text.furniture import kinds_of
from speechsum.text.lines import joined, lines_of
from speechsum.text.notes import Note, Noted, noted
from speechsum.text.people import given_names, initials, pronouns
from speechsum.text.saying import holds_cue, tells
from speechsum.text.spoken import is_talk
from speechsum.text.tokens import Token, keys_of, tokenize
from speechsum.text.verbs import is_finite, may_be_finite
from speechsum.tuples import NamedTuple

ParagraphKind = Literal["headline", "heading", "body", "stamp", "credit", "furniture", "tail"]
"""Only the first three hold the report's words. A ``stamp`` is a line that tells a code or a day,
of publication mostly; it has tokens like any other, but no sentences."""


_END_MARKS = frozenset(".!؟…")
_OPENERS, _DASHES = frozenset('«"“'), frozenset("-–—―")
_CLOSERS = frozenset('»")]}’')
_END_MARKS_AND_CLOSERS = _END_MARKS | _CLOSERS
_OF_HEADINGS = tuple("*•▪■●◄►◆")
"""Bullets that papers put before headings too."""
_MAX_HEADING_TOKENS = 32


class Paragraph(NamedTuple):
    """``text[start:end]``, without white space around it; ``first``/``last`` bound its tokens."""

    start: int
    end: int
    kind: ParagraphKind
    first: int
    last: int


class Sentence(NamedTuple):
    """``text[start:end]``; ``first``/``last`` bound its tokens, ``paragraph`` is an index."""

    start: int
    end: int
    paragraph: int
    first: int
    last: int


class Document(NamedTuple):
    """A text with its parts. Token ranges are half-open indices into ``tokens``."""

    text: str
    tokens: tuple[Token, ...]
    keys: tuple[str, ...]
    """The tokens' keys: most questions are about them alone."""
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]
    notes: tuple[Note, ...]
    """Who has a task and by when, where minutes note it beside the task; by their tasks."""
    items: tuple[int, ...]
    """The tokens at which items of lists begin, in order."""

    def note_on(self, token: int, kind: Literal["charge", "term"]) -> Note | None:
        """What is noted of the task that is told in the line of ``token``."""
        until = bisect_right(self.notes, token, key=attrgetter("item"))
        paragraph = bisect_right(self.paragraphs, token, key=attrgetter("first")) - 1
        for note in reversed(self.notes[:until]):
            if note.item < self.paragraphs[paragraph].first:
                break
            if note.kind == kind and not self._is_of_another(token, note, paragraph):
                return note
        return None

    def _is_of_another(self, token: int, note: Note, paragraph: int) -> bool:
        """Whether an item begins between a task and a note of the same line («۱- … (مسئول: شهرداری)
        ۲- … (مسئول: آبفا)»)."""
        line = self.paragraphs[paragraph]
        if not line.first <= note.first < line.last:
            return False
        return bisect_right(self.items, token) != bisect_right(self.items, note.first)

    def token_at(self, offset: int) -> int:
        """Index of the first token that ends after ``offset``."""
        return bisect_left(self.tokens, offset + 1, key=lambda token: token.end)


def parse(text: str) -> Document:
    """Paragraphs, sentences and tokens of a report. Linear in its length.

    Signs that are nobody's words (bullets, emoji, list numbers) are no tokens; paragraphs begin
    behind theirs.
    """
    veiled = veil(text)
    tokens: list[Token] = []
    lines: list[Line] = []
    found, cells = lines_of(veiled)
    for start, end in found:
        line_tokens = tokenize(veiled.text, start, end)
        if all(token.kind == "mark" for token in line_tokens):
            continue
        first = len(tokens)
        tokens += line_tokens
        lines.append(Line(start, end, first, len(tokens)))
    keys = keys_of(tokens)
    notes = noted(tokens, keys, lines, cells)
    paragraphs = _classified(text, tokens, keys, notes, veiled.items)
    begins = list(map(itemgetter(0), tokens)) if veiled.items else []
    starts = {bisect_left(begins, offset) for offset in veiled.items}
    starts.discard(len(tokens))  # a sign with no word behind it («الف) (») begins no item
    items = tuple(sorted(starts))
    sentences: list[Sentence] = []
    for number, paragraph in enumerate(paragraphs):
        if paragraph.kind in ("body", "heading", "headline"):
            sentences += _sentences(text, tokens, keys, paragraph, number, items)
    return Document(
        text, tuple(tokens), keys, tuple(paragraphs), tuple(sentences), notes.notes, items
    )


def _classified(
    text: str, tokens: list[Token], keys: tuple[str, ...], notes: Noted, items: tuple[int, ...]
) -> list[Paragraph]:
    lines, kinds = kinds_of(text, tokens, keys, notes.lines, notes.aside)
    named = dict(zip(lines, kinds, strict=True))
    paragraphs: list[Paragraph] = []
    body_seen = headed = False
    lines, kicked = joined(text, keys, items, lines, [kind is None for kind in kinds])
    latest = max((i for i, line in enumerate(lines) if named.get(line) is None), default=0)
    said = notes.items | _said(text, tokens, [line for line in lines if named.get(line) is None])
    for index, line in enumerate(lines):
        kind: ParagraphKind | None = named.get(line)
        if kind is None:
            kicked, headline = False, kicked
            kind = "headline" if headline else _kind(text, tokens, line, body_seen, index >= latest)
            own = line.first in said or _is_report(keys, kind, lines, index)
            kind = "body" if own or _is_signed(text, tokens, lines, index) else kind
            if kind == "headline":
                row = "\t" in text[line.start : line.end]  # of a form, above it
                kind = "heading" if headed or row else kind
                headed = headed or not row
            body_seen = body_seen or kind == "body"
        paragraphs.append(Paragraph(line.start, line.end, kind, line.first, line.last))
    return paragraphs


def _is_report(
    keys: tuple[str, ...], kind: ParagraphKind, lines: Sequence[Line], index: int
) -> bool:
    """Whether what looks like a headline is a report's first sentence without a full stop, of whom
    the line below speaks on («شهردار گفت راه باز است ⏎ وی افزود …»)."""
    if kind != "headline" or index + 1 == len(lines):
        return False
    line, below = (keys[line.first : line.last] for line in lines[index : index + 2])
    return below[0] in pronouns() and tells(below) and tells(line)


def _is_signed(text: str, tokens: Sequence[Token], lines: Sequence[Line], index: int) -> bool:
    """Whether a line is a statement in marks and the one below it, behind a dash, who said it."""
    line = lines[index]
    if text[line.start] not in _OPENERS or index + 1 == len(lines):
        return False
    if _DASHES.isdisjoint(text[line.end : lines[index + 1].start]):
        return False
    closed = [token for token in tokens[line.first : line.last] if token.kind != "mark"]
    return text[line.end - 1] in _CLOSERS and bool(closed) and _is_statement(closed[-1])


def _said(text: str, tokens: Sequence[Token], lines: Sequence[Line]) -> set[int]:
    """The first tokens of lines, but the first, that say something where none has a full stop and
    most end with a verb, as in a transcript; or have one, where somebody speaks («نرن تو جاده»)."""
    long = [line for line in lines if line.last - line.first >= _FEWEST_SAID]
    if len(long) >= _FEWEST_TALKED and is_talk(text, [(line.start, line.end) for line in lines]):
        told = (
            line
            for line in long[1:]
            if any(is_finite(token.key) for token in tokens[line.first : line.last])
        )
        return {line.first for line in told} - {lines[0].first}
    if len(long) < _FEWEST_LINES or any(text[line.end - 1] in _END_MARKS for line in long):
        return set()
    said = {line.first for line in lines if _is_statement(tokens[line.last - 1])}
    return said - {lines[0].first} if len(said) > len(long) / 2 else set()


_FEWEST_SAID, _FEWEST_LINES, _FEWEST_TALKED = 4, 4, 2
"""Tokens of a line that says something, such lines, and those of a speech as it was spoken."""


def _kind(
    text: str, tokens: list[Token], line: Line, body_seen: bool, is_last: bool
) -> ParagraphKind:
    start, end, first, last = line
    open_ended = text[start:end].rstrip('»")]')[-1:] not in (".", "؟", "?", ":", "؛", "…", "،")
    short = last - first <= _MAX_HEADING_TOKENS
    if not short or is_last:
        return "body"
    bullet = _bullet(text, start)
    keys = keys_of(tokens[first:last])
    if open_ended and not holds_cue(keys[:-1]) and not _is_attributed(keys):
        item = bullet and bullet[0] not in _OF_HEADINGS
        if body_seen and item and _is_statement(tokens[last - 1]):
            return "body"
        if item and _holds_sentence(tokens[first:last]):
            return "body"
        if body_seen and _is_statement(tokens[last - 1]) and _ends_with_sign(text, end):
            return "body"  # «زباله در جوی نریزند 🙏»
        return "heading" if body_seen else "headline"
    if body_seen and bullet[:1] in _OF_HEADINGS and text[start:end].count(".") == 0:
        return "heading"
    return "body"


def _is_attributed(keys: Sequence[str]) -> bool:
    """Whether a line is a statement in marks and who said it («… است.» - نیکوکار)."""
    if keys[0] != "«" or "»" not in keys:
        return False
    close = keys.index("»")
    return keys[close - 1] in _END_MARKS and keys[close + 1 : close + 2] in (("-",), ("/",), ("(",))


def _bullet(text: str, start: int) -> str:
    """The sign before a line's first word."""
    return text[max(text.rfind("\n", 0, start) + 1, start - 8) : start].strip()


def _ends_with_sign(text: str, end: int) -> bool:
    """Whether an emoji stands behind a line's last word, as behind no heading's."""
    rest = text[end : end + _SIGN].split("\n", 1)[0].strip()
    return bool(rest) and not rest[0].isalnum() and rest[0] not in _CLOSING_MARKS


_SIGN = 4
"""Characters behind a line's last word."""
_CLOSING_MARKS = frozenset(")]»\"'*_~`")


def _is_statement(token: Token) -> bool:
    """Whether the last word of an item is a verb, as no heading's need be."""
    return may_be_finite(token.key)


def _holds_sentence(tokens: Sequence[Token]) -> bool:
    """Whether a sentence ends within an item («۱- مقرر شد … باز کند. با اتفاق آرا»)."""
    ends = (i for i, token in enumerate(tokens) if i and token.key == ".")
    return any(_is_statement(tokens[i - 1]) for i in ends)


def _sentences(
    text: str,
    tokens: list[Token],
    keys: tuple[str, ...],
    paragraph: Paragraph,
    number: int,
    items: Sequence[int],
) -> list[Sentence]:
    sentences = []
    first, last = paragraph.first, paragraph.last
    # An item of a list ends the sentence before it, where that is no cue's («گفت: ۱- …»).
    inner = items[bisect_right(items, first) : bisect_left(items, last)]
    parted = {i - 1 for i in inner if keys[i - 1] != ":"}
    ends = compress(range(first, last), map(_END_MARKS.__contains__, keys[first:last]))
    for index in sorted({*parted, *ends}) if parted else ends:
        if index < first:
            continue
        if index not in parted and not _ends_sentence(text, tokens, index, last, first):
            continue
        end = index + 1
        while end < last and keys[end] in _END_MARKS_AND_CLOSERS:
            if text[tokens[end - 1].end : tokens[end].start].strip(" ") != "":
                break
            if keys[end] == '"' and tokens[end].start > tokens[end - 1].end:
                break  # an opening mark of the next sentence
            end += 1
        sentences.append(_sentence(tokens, first, end, number))
        first = end
    if first < last:
        sentences.append(_sentence(tokens, first, last, number))
    return sentences


def _sentence(tokens: list[Token], first: int, last: int, number: int) -> Sentence:
    return Sentence(tokens[first].start, tokens[last - 1].end, number, first, last)


def _and_so_on(tokens: list[Token], index: int) -> bool:
    """Whether the mark is of «و...» or «و …», after which the list's sentence goes on."""
    here = _before_dots(tokens, index)
    return here is not None and tokens[here].key == "و"


def _before_dots(tokens: list[Token], index: int) -> int | None:
    """The word before a mark and the dots that it is the last of."""
    near = range(index, max(-1, index - _LONGEST_ELLIPSIS), -1)
    return next((here for here in near if tokens[here].key not in ".…"), None)


_LONGEST_ELLIPSIS = 8  # tokens
_ALEF = chr(0x627)


def _shortens(text: str, tokens: list[Token], index: int) -> bool:
    """Whether the mark is the last of «روح ا...»: dots right after the first letter of «الله»."""
    here = _before_dots(tokens, index)
    if here is None:
        return False
    token, dots = tokens[here], index - here > 1 or tokens[index].key == "…"
    glued = token.key == _ALEF or text[token.end - 2 : token.end] == "\u200c" + _ALEF
    return glued and dots and token.end == tokens[here + 1].start


def _is_initial(tokens: list[Token], index: int, first: int) -> bool:
    """Whether the mark is of «جی. آر. نیکوکار»: after a letter's name that opens a sentence, or
    stands before or behind another such, or behind a given name («جان اف. نیکوکار»)."""
    if index <= first or tokens[index - 1].key not in initials():
        return False
    if index == first + 1 or tokens[index + 1].key in initials():
        return True
    before = tokens[index - 2].key
    if before == ".":
        return index > first + 2 and tokens[index - 3].key in initials()
    return before in given_names()


def _ends_sentence(text: str, tokens: list[Token], index: int, last: int, first: int) -> bool:
    if index + 1 >= last or tokens[index].key in "؟!":
        return True
    if _and_so_on(tokens, index):
        return False
    here, before, after = tokens[index], tokens[index - 1] if index else None, tokens[index + 1]
    if here.key == ".":
        # Initials and abbreviations («ا. ب. نیکوکار», «ق.م»), Latin names with dots.
        if before is not None and before.kind == "word" and len(before.key) == 1:
            return False
        if _shortens(text, tokens, index) or _is_initial(tokens, index, first):
            return False
        if after.start == here.end and after.key in _END_MARKS:
            return False
        if after.start == here.end and (after.kind == "number" or after.key.isascii()):
            return after.key in _CLOSERS
        return True
    if _shortens(text, tokens, index):
        return False
    # An ellipsis in mid-sentence is followed by the rest of it.
    return after.key not in ("و", "که", "،", "؛", "تا")
