"""Signs that stand in a text and are nobody's words: bullets, emoji, list numbers, hash signs.

`veil` puts a control character in the place of each of their characters. All offsets stay, so
that what is read in the veiled text points into the text as given; and no stage has to know them.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial

from speechsum.text.memo import Memo
from speechsum.text.numbering import (
    BLANK,
    BLANKS,
    DASHES,
    DIGITS,
    STARTS,
    VEIL,
    before_in,
    columned,
    is_verb_before,
    numbers,
)
from speechsum.text.tokens import entry_set, words_of
from speechsum.tuples import NamedTuple

# Runs of characters that ordinary text has none of; which of them are signs tells Unicode. Here and
# below the first character comes by itself, not repeated: text is skipped by it alone then, which
# takes a fourth of the time.
_COMMON = (
    r"\x00-\u024f\u0600-\u06ff\u0750-\u077f\u2000-\u2021\u2024-\u203a\ufb50-\ufdff\ufe70-\ufeff"
)
_UNUSUAL = re.compile(rf"[^{_COMMON}][^{_COMMON}]*")
# Few texts have what these look for: they are compiled for the first that does.
_KEYCAP = rf"[{DIGITS}#*]\ufe0f?\u20e3"
# A hash sign before a word, and what stands for the blanks of a tag, at its end, too («#آب_۲_»).
_TAG = rf"[#＃](?:{BLANK}*(?=[^\W\d])|_+(?=\w))[\w\u200c]*"
_JOINTS = rf"[#＃](?:{BLANK}|_)*|_+"
_UNDERLINE = r"(?<=[^\W\d])_(?=[^\W\d])"
_POINTS = frozenset("•‣⁃‼⁇⁈⁉※⁂∙⋅⊙⊕⋄⋆・･ꞏ〽﹅﷽")
"""Bullets and exclamations that Unicode counts among the punctuation, operators or letters."""
_OPERATORS = (0x2044, *range(0x2200, 0x2300))
_TAGS = range(0xE0020, 0xE0080)
"""The letters of a flag's region, which nobody sees."""
_NUMBERED = ("CIRCLED", "PARENTHESIZED", "FULL STOP")
# A dash, star or dot is a bullet only at a line's beginning or after a colon; what stands for one
# more seldom, only with a blank behind it.
_OFTEN, _SELDOM = rf"{DASHES}*+·•", r"~=/\\^§†‡›¤\u06de\u06e9"
_DASH = re.compile(
    rf"[{_OFTEN}{_SELDOM}](?:"
    rf"(?<=[{_OFTEN}])[{_OFTEN}]{{0,2}}(?={BLANK}*(?:[^\W\d_]|[«\"(])|{BLANK}+[^\s\-–—*])"
    rf"|(?<=[{_SELDOM}])[{_SELDOM}]{{0,2}}(?={BLANK}+[^\W\d_]))"
)
# At the beginning of a line whatever is no letter, digit, bracket or quotation mark, with a blank
# behind it, is a bullet; and so is Word's «o». What is not seen is none, nor begins one: it would
# be tried from each place in a run of it.
_RARE = re.compile(
    rf"{BLANK}*+(?P<sign>[^\w\s{BLANKS}«»\"“”„‟'‘’‚‹›()\[\]{{}}<>《》「」『』【】.…:،؛,;#@]{{1,3}}|[oO٠])"
    rf"(?={BLANK}+[^\W_])"
)
# What Markdown and messengers write around bold, struck out and other letters, of one line and with
# no blank within; before a heading; and around and behind a link.
_PAIRED = (
    r"(?<![\w*_~`/@#])(?P<sign>\*{1,3}|_{1,3}|~~|`)(?=[^\s*_~`])[^*_~`\n]{1,300}(?<=[^\s*_~`])(?P=sign)"
    r"(?![*_~`])"
)
_AHEAD = rf"(?m)^{BLANK}*(#{{1,6}}{BLANK}+|>(?:{BLANK}*>)*{BLANK}*)(?=\S)"
_LINK = r"(!?\[)[^\[\]\n]{0,300}(\]\([^\s()]{1,2000}(?: \"[^\"\n]{0,300}\")?\))"
# What means something by itself («$ ۲۰ میلیون», «& شرکا», «O positive»), as each sign of money
# does: a bullet only where several lines have it, and before no number.
_MEANING = frozenset("%٪‰&oO")
_FEWEST_ALIKE = 2
_SEPARATOR = 3
"""As many signs alone on a line part what stands above them from what stands below."""

# What a reporter or an editor puts before somebody's words («[در پایان] …», «(با خنده) …»).
_ASIDE = re.compile(rf"[\[(](?P<aside>[^\[\]()\n:]{{2,50}})[\])](?={BLANK}+[^\W_])")


class Veiled(NamedTuple):
    """A text without its signs, as long as before; ``items`` are the offsets behind those signs
    that begin an item of a list, in order."""

    text: str
    items: tuple[int, ...]


def veil(text: str) -> Veiled:
    """The text with a control character for each character of its signs.

    >>> veil("🔹 گفت: ۱) راه باز است.")
    Veiled(text='\\x1f گفت: \\x1f\\x1f\\x1fراه باز است.', items=(1, 10))
    """
    items: list[int] = []
    for find in (_markup, _signs, _dashes, _rare, numbers, columned, _asides):
        text = _veiled(text, find(text), items)
    return Veiled(text, tuple(sorted(items)))


def _veiled(text: str, found: Iterable[tuple[int, int, bool]], items: list[int]) -> str:
    parts: list[str] = []
    done = 0
    for start, end, begins in _apart(found):
        parts += (text[done:start], VEIL * (end - start))
        done = end
        if begins:
            items.append(end)
    return "".join((*parts, text[done:])) if parts else text


def _apart(found: Iterable[tuple[int, int, bool]]) -> list[tuple[int, int, bool]]:
    """Spans in order, those that overlap as one: a star in an address is of the address, and a
    keycap's last character of the emoji beside it, too."""
    apart: list[tuple[int, int, bool]] = []
    for start, end, begins in sorted(found):
        if apart and start < apart[-1][1]:
            first, last, begun = apart[-1]
            apart[-1] = (first, max(last, end), begun or begins)
        else:
            apart.append((start, end, begins))
    return apart


def _markup(text: str) -> list[tuple[int, int, bool]]:
    """The signs of Markdown: a text that was pasted with them is read as what it looked like."""
    found = []
    if "](" in text:
        found += [link.span(side) for link in re.finditer(_LINK, text) for side in (1, 2)]
    if "#" in text or ">" in text:
        found += [match.span(1) for match in re.finditer(_AHEAD, text)]
    if any(sign in text for sign in "*_~`"):
        for match in re.finditer(_PAIRED, text):
            size = len(match["sign"])
            found += [(match.start(), match.start() + size), (match.end() - size, match.end())]
    return [(start, end, False) for start, end in found]


def _signs(text: str) -> list[tuple[int, int, bool]]:
    """Emoji and the like, and hash signs, each with whether an item of a list begins behind it."""
    found = []
    for match in _UNUSUAL.finditer(text):
        begin = None
        for index, char in enumerate(match.group() + " ", match.start()):
            if _IS_SIGN[char]:
                begin = index if begin is None else begin
            elif begin is not None:
                if any(map(_IS_SEEN.__getitem__, text[begin:index])):
                    found.append((begin, index, _begins_item(text, begin, index)))
                begin = None
    if "\u20e3" in text:
        found += [(*m.span(), _begins_item(text, *m.span())) for m in re.finditer(_KEYCAP, text)]
    return found + _tagged(text)


def _tagged(text: str) -> list[tuple[int, int, bool]]:
    """The signs of hashtags."""
    if "#" not in text and "＃" not in text:
        return []
    tags = list(re.finditer(_TAG, text))
    joints = [
        (joint.start() + tag.start(), joint.end() + tag.start(), False)
        for tag in tags
        for joint in re.finditer(_JOINTS, tag.group())
    ]
    known = {start for start, _, _ in joints}
    between = (match.span() for match in re.finditer(_UNDERLINE, text))
    return joints + [(start, end, False) for start, end in between if start not in known]


def _is_sign(char: str) -> bool:
    if char in _POINTS or ord(char) in _TAGS:
        return True
    category = unicodedata.category(char)
    if category in ("So", "Sk", "Me", "Co"):
        return char != "\ufffd"
    if category == "Sm":
        return ord(char) not in _OPERATORS
    if category == "No":
        return any(how in unicodedata.name(char, "") for how in _NUMBERED)
    if category == "Nl":  # «Ⅳ», «〇»
        return True
    return category == "Mn" and "VARIATION" in unicodedata.name(char, "")


_IS_SIGN = Memo(_is_sign)
# What chooses a sign's looks is none by itself.
_IS_SEEN: Memo[str, bool] = Memo(lambda char: unicodedata.category(char) not in ("Mn", "Cf"))


def _begins_item(text: str, start: int, end: int) -> bool:
    """Whether an item begins behind a sign: at the beginning of its line, or of a statement."""
    before = before_in(text, start)
    after = text[end : end + 40].lstrip(BLANKS)
    if not after or after[0] in "\r\n":
        # Alone on its line, a sign belongs to the line below.
        return (not before or before[-1] == "\n") and not _is_separator(text, start, end)
    return not before or before[-1] in STARTS or is_verb_before(before)


def _is_separator(text: str, start: int, end: int) -> bool:
    return len(text[start:end].replace("\ufe0f", "")) >= _SEPARATOR


def _dashes(text: str) -> Iterator[tuple[int, int, bool]]:
    for match in _DASH.finditer(text):
        before = before_in(text, match.start())
        if not before or before[-1] in "\n:":
            yield (*match.span(), True)


def _rare(text: str) -> Iterator[tuple[int, int, bool]]:
    places = (0, *(line.end() for line in re.finditer("\n", text)))
    found = [match for match in map(partial(_RARE.match, text), places) if match is not None]
    alike = Counter(match["sign"] for match in found)
    for match in found:
        sign, behind = match["sign"], text[match.end() : match.end() + 40].lstrip(BLANKS)
        if not any(map(_means, sign)) or (
            alike[sign] >= _FEWEST_ALIKE and not behind[:1].isdecimal()
        ):
            yield (*match.span("sign"), True)


def _means(char: str) -> bool:
    return char in _MEANING or unicodedata.category(char) == "Sc"


def _asides(text: str) -> Iterator[tuple[int, int, bool]]:
    for match in _ASIDE.finditer(text):
        if before_in(text, match.start())[-1:] in ("", "\n", ":"):
            keys = words_of(match["aside"])
            if keys in entry_set("lines", "aside") or any(
                keys[: len(some)] == some for some in entry_set("lines", "aside-to")
            ):
                yield (*match.span(), False)
