"""A report's parts: paragraphs with what each is, sentences, and the agency's tail."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from typing import Literal

from speechsum import lexicon
from speechsum.text.tokens import Token, keys_of, tokenize, words_of
from speechsum.text.verbs import analyse

ParagraphKind = Literal["headline", "heading", "body", "credit", "tail"]

_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
# Two spaces stand for a paragraph break only where a sentence has ended («… است.  وی افزود»).
_SPACED_BREAK = re.compile(r"(?<=[.!?؟؛»\"])[ \t\xa0]{2,}(?=\S)")
_END_MARKS = frozenset(".!؟…")
_CLOSERS = frozenset('»")]}’')
_END_MARKS_AND_CLOSERS = _END_MARKS | _CLOSERS
_BULLETS = "*•▪■●◄►◆-–—#+ـ \t\xa0\u200c\u200f\u200e"
_MAX_HEADING_TOKENS = 32
_SHORTEST_WRAP, _LONGEST_HEADING = 30, 160
"""Characters of a line: fewer may be a heading's, more are none's."""
_NARROWEST_COLUMN, _WIDEST_COLUMN = 45, 120
"""Characters of a wrapped line; narrower are verses."""
_FEWEST_WRAPS, _WRAPPED_SHARE = 4, 0.3
_MAX_TAIL_CHARS = 80


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``text[start:end]``, without white space around it; ``first``/``last`` bound its tokens."""

    start: int
    end: int
    kind: ParagraphKind
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """``text[start:end]``; ``first``/``last`` bound its tokens, ``paragraph`` is an index."""

    start: int
    end: int
    paragraph: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its parts. Token ranges are half-open indices into ``tokens``."""

    text: str
    tokens: tuple[Token, ...]
    keys: tuple[str, ...]
    """The tokens' keys: most questions are about them alone."""
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]

    def token_at(self, offset: int) -> int:
        """Index of the first token that ends after ``offset``."""
        return bisect_left(self.tokens, offset + 1, key=lambda token: token.end)


def parse(text: str) -> Document:
    """Paragraphs, sentences and tokens of a report. Linear in its length."""
    pieces = _lines(text)
    tokens: list[Token] = []
    bounds: list[tuple[int, int, int, int]] = []
    for start, end in pieces:
        line_tokens = tokenize(text, start, end)
        if not any(token.kind != "mark" for token in line_tokens):
            continue
        first = len(tokens)
        tokens += line_tokens
        bounds.append((start, end, first, len(tokens)))
    keys = keys_of(tokens)
    paragraphs = _classified(text, tokens, bounds)
    sentences: list[Sentence] = []
    for number, paragraph in enumerate(paragraphs):
        if paragraph.kind in ("body", "heading", "headline"):
            sentences += _sentences(text, tokens, keys, paragraph, number)
    return Document(text, tuple(tokens), keys, tuple(paragraphs), tuple(sentences))


def _lines(text: str) -> list[tuple[int, int]]:
    """The text's paragraphs as (start, end), hard-wrapped lines put together."""
    lines = []
    for match in _LINE.finditer(text):
        start, end = _stripped(text, match.start(), match.end())
        if start < end:
            lines.append((start, end))
    lines = _unwrapped(text, lines)
    result: list[tuple[int, int]] = []
    for start, end in lines:
        begin = start
        for gap in _SPACED_BREAK.finditer(text, start, end):
            result.append((begin, gap.start()))
            begin = gap.end()
        result.append((begin, end))
    return [(start, end) for start, end in result if start < end]


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    blank = " \t\xa0\u200b\u200c\u200e\u200f\ufeff\u3000"
    return start + len(piece) - len(piece.lstrip(blank)), end - len(piece) + len(
        piece.rstrip(blank)
    )


def _unwrapped(text: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Lines that were broken in mid-sentence, joined.

    Where many lines of a report break off, it was wrapped at a column, and all such breaks are
    mere spaces; elsewhere only a break that no heading could have is one.
    """
    broken = [_breaks_off(text, start, end) for start, end in lines]
    widths = sorted(end - start for (start, end), off in zip(lines, broken, strict=True) if off)
    if not widths:
        return lines
    column = widths[len(widths) // 2]
    wrapped = len(widths) >= _FEWEST_WRAPS and len(widths) >= _WRAPPED_SHARE * len(lines)
    wrapped = wrapped and _NARROWEST_COLUMN <= column <= _WIDEST_COLUMN
    all_wrapped = wrapped and max(end - start for start, end in lines) <= column * 1.2
    joined: list[tuple[int, int]] = []
    wraps = False
    for number, (start, end) in enumerate(lines):
        # A blank line is no wrap.
        if wraps and text.count("\n", joined[-1][1], start) < 2:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
        if wrapped:
            full = end - start > 0.75 * column
            open_ended = text[end - 1] not in ".!?؟…"
            partly = open_ended and end - start > 0.4 * column and not _ends_in_verb(text, end)
            wraps = partly or (full and (open_ended or all_wrapped))
        else:
            wraps = broken[number] and end - start > _LONGEST_HEADING
            wraps = wraps and number + 1 < len(lines) and not _starts_anew(text, *lines[number + 1])
    return joined


def _breaks_off(text: str, start: int, end: int) -> bool:
    """Whether a line ends in mid-sentence: a Persian clause ends with its verb or a mark."""
    return (
        end - start >= _SHORTEST_WRAP and text[end - 1].isalpha() and not _ends_in_verb(text, end)
    )


def _ends_in_verb(text: str, end: int) -> bool:
    words = words_of(text[max(0, end - 24) : end].rpartition(" ")[2])
    forms = analyse(words[-1]) if words else ()
    return any(form.person >= 3 or form.tense == "participle" for form in forms)


def _starts_anew(text: str, start: int, end: int) -> bool:
    """Whether a line begins as a new paragraph does, not as the rest of a sentence may."""
    first, _, rest = text[start : min(end, start + 48)].partition(" ")
    if not first[-1].isalpha() or not first[0].isalpha():
        return True  # «ایسنا: …», «*…»
    words = words_of(first)
    return words in _fresh() or words + words_of(rest.partition(" ")[0]) in _fresh()


@cache
def _fresh() -> frozenset[tuple[str, ...]]:
    """«وی», «به گفته»."""
    forms = [
        *lexicon.column("anaphora", **{"class": "pronoun"}),
        *lexicon.column("openings", **{"class": "dateline"}),
        *lexicon.column("cues", frame="source"),
    ]
    return frozenset(words_of(form)[:2] for form in forms)


def _classified(
    text: str, tokens: list[Token], bounds: list[tuple[int, int, int, int]]
) -> list[Paragraph]:
    tail_from, tail_cut = _tail(text, tokens, bounds)
    paragraphs = []
    body_seen = False
    for index, (start, end, first, last) in enumerate(bounds):
        if index >= tail_from:
            paragraphs.append(Paragraph(start, end, "tail", first, last))
            continue
        if index == tail_from - 1 and tail_cut is not None:
            cut = tokens[tail_cut].start
            left = cut - (len(text[start:cut]) - len(text[start:cut].rstrip()))
            if tail_cut > first:
                kind = _kind(text, tokens, (start, left, first, tail_cut), body_seen, True)
                paragraphs.append(Paragraph(start, left, kind, first, tail_cut))
            paragraphs.append(Paragraph(cut, end, "tail", tail_cut, last))
            continue
        kind = _kind(text, tokens, (start, end, first, last), body_seen, index + 1 >= len(bounds))
        body_seen = body_seen or kind == "body"
        paragraphs.append(Paragraph(start, end, kind, first, last))
    heads = [i for i, p in enumerate(paragraphs) if p.kind == "headline"]
    for index in heads[1:]:
        p = paragraphs[index]
        paragraphs[index] = Paragraph(p.start, p.end, "heading", p.first, p.last)
    return paragraphs


def _kind(
    text: str, tokens: list[Token], bound: tuple[int, int, int, int], body_seen: bool, is_last: bool
) -> ParagraphKind:
    start, end, first, last = bound
    if last - first <= 12:
        keys = keys_of(tokens[first:last])
        if any(_begins(keys, form) for form in _forms("credit")):
            return "credit"
    open_ended = text[start:end].rstrip('»")]')[-1:] not in (".", "؟", "?", ":", "؛", "…", "،")
    short = last - first <= _MAX_HEADING_TOKENS
    if open_ended and short and not is_last and not _holds_speech(tokens, first, last):
        return "heading" if body_seen else "headline"
    if (
        body_seen
        and short
        and text[start] in "*•▪■●◄►◆"
        and text[start:end].count(".") == 0
        and not is_last
    ):
        return "heading"
    return "body"


def _holds_speech(tokens: list[Token], first: int, last: int) -> bool:
    """Whether a line that looks like a heading is a cue with its content.

    A headline has its colon after a name («هاشمی: …»); a cue has a verb before it. Headings end
    with or without a verb, so only what follows a colon tells.
    """
    for index in range(first + 2, last - 1):
        if tokens[index].key == ":" and tokens[index - 1].key in _cue_ends():
            return True
    return False


@cache
def _cue_ends() -> frozenset[str]:
    return frozenset(
        key
        for form in (
            "گفت",
            "افزود",
            "کرد",
            "داشت",
            "داد",
            "شد",
            "ساخت",
            "نوشت",
            "است",
            "می‌گوید",
            "کردند",
            "گفتند",
        )
        for key in words_of(form)
    )


def _tail(
    text: str, tokens: list[Token], bounds: list[tuple[int, int, int, int]]
) -> tuple[int, int | None]:
    """From which paragraph on is tail, and the token at which the one before it is cut."""
    tail_from = len(bounds)
    for index in range(len(bounds) - 1, max(-1, len(bounds) - 6), -1):
        start, end, first, last = bounds[index]
        keys = keys_of(tokens[first:last])
        if end - start <= _MAX_TAIL_CHARS and any(_begins(keys, form) for form in _forms("tail")):
            tail_from = index
        elif end - start <= 20 and index == tail_from - 1 and "/" in keys and len(keys) < 8:
            tail_from = index  # «/۱۲۳/ن», the codes under some agencies' reports
    if tail_from == 0 or not bounds:
        return max(tail_from, 0), None
    start, end, first, last = bounds[tail_from - 1]
    for cut in range(last - 1, max(first, last - 14), -1):
        if (
            tokens[cut - 1].key in _END_MARKS_AND_CLOSERS
            and end - tokens[cut].start <= _MAX_TAIL_CHARS
        ):
            keys = keys_of(tokens[cut:last])
            if any(_begins(keys, form) for form in _forms("tail")):
                return tail_from, cut
    return tail_from, None


def _begins(keys: tuple[str, ...], form: tuple[str, ...]) -> bool:
    return keys[: len(form)] == form


@cache
def _forms(kind: str) -> tuple[tuple[str, ...], ...]:
    return tuple(words_of(form) for form in lexicon.column("boilerplate", **{"class": kind}))


def _sentences(
    text: str, tokens: list[Token], keys: tuple[str, ...], paragraph: Paragraph, number: int
) -> list[Sentence]:
    sentences = []
    first, last = paragraph.first, paragraph.last
    for index in [i for i in range(first, last) if keys[i] in _END_MARKS]:
        if index < first or not _ends_sentence(text, tokens, index, last):
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
    for here in range(index, max(-1, index - _LONGEST_ELLIPSIS), -1):
        if tokens[here].key not in ".…":
            return tokens[here].key == "و"
    return False


_LONGEST_ELLIPSIS = 8  # tokens


def _ends_sentence(text: str, tokens: list[Token], index: int, last: int) -> bool:
    if index + 1 >= last or tokens[index].key in "؟!":
        return True
    if _and_so_on(tokens, index):
        return False
    here, before, after = tokens[index], tokens[index - 1] if index else None, tokens[index + 1]
    if here.key == ".":
        # Initials and abbreviations («ا. ب. نیکوکار», «ق.م»), Latin names with dots.
        if before is not None and before.kind == "word" and len(before.key) == 1:
            return False
        if after.start == here.end and after.key in _END_MARKS:
            return False
        if after.start == here.end and (after.kind == "number" or after.key.isascii()):
            return after.key in _CLOSERS
        return True
    # An ellipsis in mid-sentence is followed by the rest of it.
    return after.key not in ("و", "که", "،", "؛", "تا")
