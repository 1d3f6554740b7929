"""Words and marks of a text, each with its place and its key."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from speechsum import lexicon
from speechsum.text.folding import key_of, offsets_in

_LETTERS = (
    r"\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06dc\u06df-\u06e8\u06ea-\u06ef\u06fa-\u06ff"
    r"\u0750-\u077f\ufb50-\ufdfb\ufe70-\ufefc"
)
_DIGITS = r"0-9\u06f0-\u06f9\u0660-\u0669"
_PIECE = re.compile(
    # Letters with what may stand inside a word: ZWNJ, joiners, soft hyphens; and marks of
    # direction, which some editors put beside each ZWNJ.
    rf"(?P<word>[{_LETTERS}][{_LETTERS}\u200b-\u200d\u00ad]*"
    rf"(?:[\u200e\u200f\u202a-\u202e]+(?=[{_LETTERS}\u200c])[{_LETTERS}\u200b-\u200d\u00ad]*)*"
    r"|[A-Za-z\u00c0-\u024f]+)"
    # A time of day is one number: its colon opens no speech.
    rf"|(?P<number>[{_DIGITS}]{{1,2}}:[{_DIGITS}]{{2}}(?![{_DIGITS}])"
    rf"|[{_DIGITS}]+(?:[.,/\u066b\u066c][{_DIGITS}]+)*)"
    # Not what is unseen: controls of terminals and of the order of text, joiners.
    r"|(?P<mark>[^\s\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad])"
)
# Kinds of mark that the stages tell apart, whatever glyph the writer used.
_MARKS = {
    **dict.fromkeys('"“”„‟', '"'),
    **dict.fromkeys("«‹", "«"),
    **dict.fromkeys("»›", "»"),
    **dict.fromkeys(",،‚٬", "،"),
    **dict.fromkeys(";؛", "؛"),
    **dict.fromkeys("?؟⸮", "؟"),
    **dict.fromkeys(":：ː", ":"),
    **dict.fromkeys("-–—−ـ‐", "-"),
    **dict.fromkeys("…", "…"),
}


# Written apart from their verb («می کنند»); hazm joins them to whatever follows, too.
_PREFIXES = frozenset(("می", "نمی"))


class Token(NamedTuple):
    """A word, a number or a mark: ``text[start:end]``.

    ``key`` is what to match (see `folding`); a word written in parts («می کنند», «بخش ها») is one
    token, words written as one («بااشاره») are two. ``kind`` is "word", "number" or "mark".
    """

    start: int
    end: int
    key: str
    kind: str


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of ``text[start:end]`` in order, offsets into ``text``."""
    pieces: list[Token] = []
    # Each token of a text passes here: not through the namedtuple's own, slower constructor.
    make, add = Token._make, pieces.append
    for match in _PIECE.finditer(text, start, len(text) if end is None else end):
        begin, stop = match.span()
        kind, key, cut, first = _piece(match[0], match.lastgroup or "mark")
        if cut:
            add(Token(begin, begin + cut, key[:first], kind))
            begin, key = begin + cut, key[first:]
        if key:
            add(make((begin, stop, key, kind)))
    return _joined(text, pieces)


@lru_cache(maxsize=4_096)
def _piece(piece: str, kind: str) -> tuple[str, str, int, int]:
    """Kind and key of a piece, and where it is to be cut, see `_word`."""
    if kind == "word":
        return kind, *_word(piece)
    return kind, key_of(piece) if kind == "number" else _MARKS.get(piece, piece), 0, 0


def _word(piece: str) -> tuple[str, int, int]:
    """A word's key, and where a glued word is to be cut: in the word as written, and in its key."""
    key = key_of(piece)
    first = _splits().get(key)
    if first:
        return key, offsets_in(piece)[first], first
    for form, canonical in _same_prefixes():
        if key.startswith(form):
            key = canonical + key[len(form) :]
    return key, 0, 0


def words_of(phrase: str) -> tuple[str, ...]:
    """The keys of a phrase's tokens: how lexicon entries are made comparable to a text."""
    if phrase.isalpha():  # one word, as most entries are
        _, key, cut, _ = _piece(phrase, "word")
        if key and not cut:
            return (key,)
    return tuple(token.key for token in tokenize(phrase))


def _joined(text: str, pieces: list[Token]) -> list[Token]:
    """Words written in parts, put together."""
    joins, affixes = _joins(), _affixes()
    result: list[Token] = []
    index, count = 0, len(pieces)
    while index < count:
        token = pieces[index]
        # Nearly no word takes part in any of this, so that is asked first.
        if token.kind == "word" and (
            token.key in joins
            or token.key in _PREFIXES
            or (index + 1 < count and pieces[index + 1].key in affixes)
        ):
            taken = 0
            for rest, canonical in joins.get(token.key, ()):
                size = len(rest)
                if tuple(p.key for p in pieces[index + 1 : index + 1 + size]) == rest and _close(
                    text, pieces, index, size
                ):
                    token = Token(token.start, pieces[index + size].end, canonical, "word")
                    taken = size
                    break
            if (
                not taken
                and token.key in _PREFIXES
                and index + 1 < count
                and pieces[index + 1].kind == "word"
                and _close(text, pieces, index, 1)
            ):
                following = pieces[index + 1]
                token = Token(token.start, following.end, token.key + following.key, "word")
                taken = 1
            index += taken
            while (
                index + 1 < count
                and pieces[index + 1].kind == "word"
                and _is_suffix(token.key, pieces[index + 1].key)
                and _close(text, pieces, index, 1)
            ):
                following = pieces[index + 1]
                token = Token(token.start, following.end, token.key + following.key, "word")
                index += 1
        result.append(token)
        index += 1
    return result


def _close(text: str, pieces: list[Token], index: int, size: int) -> bool:
    """Whether only spaces, or the break of a wrapped line, stand between the pieces."""
    return all(
        right.start - left.end <= 2 and not text[left.end : right.start].strip(" \xa0\t\u200c\r\n")
        for left, right in zip(
            pieces[index : index + size], pieces[index + 1 : index + size + 1], strict=True
        )
    )


def _is_suffix(word: str, suffix: str) -> bool:
    kind = _affixes().get(suffix)
    return len(word) > 1 and (kind == "any" or (kind == "he" and word.endswith("ه")))


@cache
def _affixes() -> dict[str, str]:
    return {key_of(row["form"]): row["class"] for row in lexicon.rows("affixes")}


@cache
def _joins() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in lexicon.rows("spelling"):
        if row["class"] == "join":
            first, *rest = (key_of(word) for word in row["form"].split())
            table.setdefault(first, []).append((tuple(rest), key_of(row["second"])))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table


@cache
def _same_prefixes() -> tuple[tuple[str, str], ...]:
    return tuple(
        (key_of(row["form"]), key_of(row["second"]))
        for row in lexicon.rows("spelling")
        if row["class"] == "same"
    )


@cache
def _splits() -> dict[str, int]:
    """Glued word → length of its first part."""
    return {
        key_of(row["form"]) + key_of(second): len(key_of(row["form"]))
        for row in lexicon.rows("spelling")
        if row["class"] == "split"
        for second in row["second"].split("|")
    }
