"""Signs that stand in a text and are nobody's words: bullets, emoji, list numbers, hash signs.

`veil` puts a control character in the place of each of their characters. All offsets stay, so
that what is read in the veiled text points into the text as given; and no stage has to know them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

from speechsum import lexicon
from speechsum.text.memo import Memo
from speechsum.text.tokens import words_of
from speechsum.text.verbs import analyse
from speechsum.tuples import NamedTuple

VEIL = "\x1f"
"""A control character that is a space to ``str.isspace`` and no token, line end or joint."""

_BLANKS = " \t\xa0\x1f\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\ufeff\u3000"
_BLANK = f"[{_BLANKS}]"
_DIGITS = r"0-9\u06f0-\u06f9\u0660-\u0669"
# Runs of characters that ordinary text has none of; which of them are signs tells Unicode. Here and
# below the first character comes by itself, not repeated: text is skipped by it alone then, which
# takes a fourth of the time.
_COMMON = (
    r"\x00-\u024f\u0600-\u06ff\u0750-\u077f\u2000-\u2021\u2024-\u203a\ufb50-\ufdff\ufe70-\ufeff"
)
_UNUSUAL = re.compile(rf"[^{_COMMON}][^{_COMMON}]*")
# Few texts have what these look for: they are compiled for the first that does.
_KEYCAP = rf"[{_DIGITS}#*]\ufe0f?\u20e3"
# A hash sign before a word, and what stands for the blanks of a tag, at its end, too («#آب_۲_»).
_TAG = rf"[#＃](?:{_BLANK}*(?=[^\W\d])|_+(?=\w))[\w\u200c]*"
_JOINTS = rf"[#＃](?:{_BLANK}|_)*|_+"
_UNDERLINE = r"(?<=[^\W\d])_(?=[^\W\d])"
_DASHES = "-–—ـ"
_POINTS = frozenset("•‣⁃‼⁇⁈⁉※⁂∙⋅")
"""Bullets and exclamations that Unicode counts among the punctuation or the operators."""
_OPERATORS = range(0x2200, 0x2300)
# A dash, star or dot is a bullet only at a line's beginning or after a colon; what stands for one
# more seldom, only with a blank behind it.
_OFTEN, _SELDOM = rf"{_DASHES}*+·•", r"~=/\\^§†‡›¤\u06de\u06e9"
_DASH = re.compile(
    rf"[{_OFTEN}{_SELDOM}](?:"
    rf"(?<=[{_OFTEN}])[{_OFTEN}]{{0,2}}(?={_BLANK}*(?:[^\W\d_]|[«\"(])|{_BLANK}+[^\s\-–—*])"
    rf"|(?<=[{_SELDOM}])[{_SELDOM}]{{0,2}}(?={_BLANK}+[^\W\d_]))"
)
# What ends the number of an item, with something to follow; the number is looked for before it.
# A full stop is asked about behind a digit or «الف» only: most end a sentence. Its sign comes first
# in the pattern, so that the text between signs is skipped by the first character alone.
_STOP = re.compile(
    rf"[{_DASHES})\]:./](?:(?<![./])|(?<=[{_DIGITS} ف]\.)|(?<=[{_DIGITS}]/)(?={_BLANK}))"
    rf"[{_DASHES}.)\]:]?(?={_BLANK}*(?:[^\W\d_]|[«\"(]))"
)
_LONGEST_NUMBER = 18
_STARTS = '\n.:؛!؟?…»"' + VEIL
# What Markdown and messengers write around bold, struck out and other letters, of one line and with
# no blank within; before a heading; and around and behind a link.
_PAIRED = (
    r"(?<![\w*_~`/@#])(?P<sign>\*{1,3}|_{1,3}|~~|`)(?=[^\s*_~`])[^*_~`\n]{1,300}(?<=[^\s*_~`])(?P=sign)"
    r"(?![*_~`])"
)
_AHEAD = rf"(?m)^{_BLANK}*(#{{1,6}}{_BLANK}+|>(?:{_BLANK}*>)*{_BLANK}*)(?=\S)"
_LINK = r"(!?\[)[^\[\]\n]{0,300}(\]\([^\s()]{1,2000}(?: \"[^\"\n]{0,300}\")?\))"
_SEPARATOR = 3
"""As many signs alone on a line part what stands above them from what stands below."""


class Veiled(NamedTuple):
    """A text without its signs, as long as before; ``items`` are the offsets behind those signs
    that begin an item of a list, in order."""

    text: str
    items: tuple[int, ...]


def veil(text: str) -> Veiled:
    """The text with a control character for each character of its signs.

    >>> veil("🔹 گفت: ۱) راه باز است.")
    Veiled(text='\\x1f گفت: \\x1f\\x1f راه باز است.', items=(1, 9))
    """
    items: list[int] = []
    for find in (_markup, _signs, _dashes, _numbers):
        text = _veiled(text, find(text), items)
    return Veiled(text, tuple(sorted(items)))


def _veiled(text: str, found: Iterable[tuple[int, int, bool]], items: list[int]) -> str:
    parts: list[str] = []
    done = 0
    for start, end, begins in found:
        parts += (text[done:start], VEIL * (end - start))
        done = end
        if begins:
            items.append(end)
    return "".join((*parts, text[done:])) if parts else text


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
    apart: list[tuple[int, int, bool]] = []
    for start, end in sorted(found):  # a star in an address is of the address
        if not apart or start >= apart[-1][1]:
            apart.append((start, end, False))
    return apart


def _signs(text: str) -> list[tuple[int, int, bool]]:
    """Emoji and the like, and hash signs, each with whether an item of a list begins behind it."""
    found = []
    for match in _UNUSUAL.finditer(text):
        begin = None
        for index, char in enumerate(match.group() + " ", match.start()):
            if _IS_SIGN[char]:
                begin = index if begin is None else begin
            elif begin is not None:
                found.append((begin, index, _begins_item(text, begin, index)))
                begin = None
    if "\u20e3" in text:
        keycaps = [(*m.span(), _begins_item(text, *m.span())) for m in re.finditer(_KEYCAP, text)]
        ends = {end for _, end, _ in keycaps}
        found = [sign for sign in found if sign[1] not in ends] + keycaps
    return sorted(found + _tagged(text))


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
    if char in _POINTS:
        return True
    category = unicodedata.category(char)
    if category in ("So", "Sk", "Me", "Co"):
        return char != "\ufffd"
    if category == "Sm":
        return ord(char) not in _OPERATORS
    if category == "No":
        return "CIRCLED" in unicodedata.name(char, "")
    return category == "Mn" and "VARIATION" in unicodedata.name(char, "")


_IS_SIGN = Memo(_is_sign)


def _begins_item(text: str, start: int, end: int) -> bool:
    """Whether an item begins behind a sign: at the beginning of its line, or of a statement."""
    before = _before(text, start)
    after = text[end : end + 40].lstrip(_BLANKS)
    if not after or after[0] in "\r\n":
        # Alone on its line, a sign belongs to the line below.
        return (not before or before[-1] == "\n") and not _is_separator(text, start, end)
    return not before or before[-1] in _STARTS or _is_verb_before(before)


def _is_separator(text: str, start: int, end: int) -> bool:
    return len(text[start:end].replace("\ufe0f", "")) >= _SEPARATOR


def _before(text: str, start: int) -> str:
    return text[max(0, start - 40) : start].replace("\r", "\n").rstrip(_BLANKS)


def _is_verb_before(before: str) -> bool:
    words = words_of(before.rpartition(" ")[2]) if before[-1:].isalpha() else ()
    return bool(words) and any(form.person >= 3 for form in analyse(words[-1]))


def _dashes(text: str) -> Iterator[tuple[int, int, bool]]:
    for match in _DASH.finditer(text):
        before = _before(text, match.start())
        if not before or before[-1] in "\n:":
            yield (*match.span(), True)


def _numbers(text: str) -> Iterator[tuple[int, int, bool]]:
    line_end, counted = -1, (False, 0)  # of the last item
    for stop in _STOP.finditer(text):
        near = max(0, stop.start() - _LONGEST_NUMBER)
        number = _numbering().search(text[near : stop.start()])
        if number is None:
            continue
        start, counting = near + number.start(), _counting(number[2])
        # «الف) آب سالم ب) راه خوب»: what counts on from an item of its line, but not «بند (۲)»
        on = (
            start < line_end
            and _follows(counted, counting)
            and number.start(2) == number.start()
            and stop.group()[0] in ")-"
            and not _is_counted(text, start)
        )
        if on or _is_numbering(text, start, number, stop):
            if start >= line_end:
                line_end = text.find("\n", start)
                line_end = line_end if line_end >= 0 else len(text)
            counted = counting
            yield start, stop.end(), True


@cache
def _numbering() -> re.Pattern[str]:
    """«۱», «(۲», «۲-۱», «الف», «یک», «ماده ۳», before a stop."""
    forms = (*lexicon.column("lines", **{"class": "letter"}), *_words_of_number())
    either = "|".join(sorted(forms, key=len, reverse=True))
    parts = "|".join(lexicon.column("lines", **{"class": "part"}))
    return re.compile(
        rf"(?<![^\s{VEIL}:.؛!؟،»])([(\[]?)(?:(?:{parts}){_BLANK})?"
        rf"((?:[{_DIGITS}]{{1,2}}[-.])?[{_DIGITS}]{{1,2}}|{either})"
        rf"{_BLANK}?$"
    )


def _is_counted(text: str, start: int) -> bool:
    """Whether a noun before a number is what that counts («بند ۲-», «ساعت ۲-»)."""
    words = words_of(_before(text, start).rpartition(" ")[2])
    return bool(words) and words[-1] in _counted()


@cache
def _counted() -> frozenset[str]:
    kinds = ("part", "counted")
    return frozenset(key for kind in kinds for key in lexicon.column("lines", **{"class": kind}))


def _counting(number: str) -> tuple[bool, int]:
    """Whether digits count the items, and how far; letters count in the lexicon's order."""
    if number[0].isdecimal():
        return True, int(re.split("[-.]", number)[-1])  # «۲-۱» counts as «۱» does
    letters = lexicon.column("lines", **{"class": "letter"})
    return False, letters.index(number) + 1 if number in letters else 0


def _follows(before: tuple[bool, int], after: tuple[bool, int]) -> bool:
    """«۲» after «۱»; «ج» after «ب», whether «پ» is counted or not."""
    if before[0] != after[0] or not before[1]:
        return False
    return after[1] == before[1] + 1 if after[0] else before[1] < after[1]


def _is_numbering(text: str, start: int, match: re.Match[str], end: re.Match[str]) -> bool:
    opening, number = match.groups()
    stop = end.group()
    digits = number[0].isdecimal()
    before = _before(text, start)
    at_start = not before or before[-1] in "\n" + VEIL
    if opening and stop[0] not in ")]":
        return False
    if stop[0] == ":" and not (at_start or before[-1] == ":"):
        return False
    if _is_word(number, stop, text[end.end() : end.end() + 16].lstrip(_BLANKS)):
        return False
    if at_start or before[-1] in _STARTS:
        return True
    if before[-1] == "،":
        return stop[0] in ")]"
    return digits and _is_verb_before(before)


def _is_word(number: str, stop: str, after: str) -> bool:
    """Whether a number or letter before a stop is a word of the text and counts nothing."""
    if number[0].isdecimal():
        return stop[0] == "." and _dated().match(after) is not None  # «تاریخ: ۱۱. مرداد ۱۴۰۱»
    if stop[0] in ":." and len(number) == 1:
        return True  # «ج: …», who answers; initials: «ب. نیکوکار»
    return stop[0] in _DASHES and after.startswith(_words_of_number())  # «دو- سه روز»


@cache
def _dated() -> re.Pattern[str]:
    """A month and its year: the number before it is that of a day."""
    months = "|".join(lexicon.column("calendar", **{"class": "month"}))
    return re.compile(rf"(?:{months}){_BLANK}*(?:\w{{1,3}}{_BLANK}+)?[{_DIGITS}]{{2}}")


@cache
def _words_of_number() -> tuple[str, ...]:
    return lexicon.column("lines", **{"class": "word"})
