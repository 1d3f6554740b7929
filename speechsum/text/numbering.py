"""The numbers of lists' items: «۱-», «۲-ب)», «الف)», «ماده ۳:», «IV.».

In mid-line but few of them are read as such; at a line's beginning and behind a colon there is
hardly anything else that they could be.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from functools import cache

from speechsum import lexicon
from speechsum.text.folding import key_set
from speechsum.text.tokens import words_of
from speechsum.text.verbs import may_be_finite

VEIL = "\x1f"
"""A control character that is a space to ``str.isspace`` and no token, line end or joint."""
BLANKS = (
    " \t\xa0\x1f\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d"
    "\u202e\u202f\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\u3000\ufeff"
)
BLANK = f"[{BLANKS}]"
DIGITS = r"0-9\u06f0-\u06f9\u0660-\u0669\uff10-\uff19"
DASHES = "-–—ـ‒―−⁓⸺⸻"
# What ends the number of an item, with something to follow; the number is looked for before it.
# A full stop is asked about behind a digit or «الف» only: most end a sentence. Its sign comes first
# in the pattern, so that the text between signs is skipped by the first character alone.
_STOP = re.compile(
    rf"[{DASHES})\]:./](?:(?<![./])|(?<=[{DIGITS} ف]\.)|(?<=[{DIGITS}]/)(?={BLANK}))"
    rf"[{DASHES}.)\]:]?(?={BLANK}*(?:[^\W\d_]|[«\"(]))"
)
_LONGEST_NUMBER = 18
_TATWEEL = "\u0640"
_BEGINS = re.compile(r"[\n:]")
_CLOSING = ")]}>»"
_BRACKETS = {"(": ")", "[": "]", "{": "}", "<": ">", "«": "»"}
_FIRST_LINE = re.compile(rf"(?m)^{BLANK}*[1۱١] {{1,2}}[^\W\d_]")
_LINE_NUMBER = re.compile(
    rf"(?m)^{BLANK}*([{DIGITS}]{{1,2}}) {{1,2}}(?=([^\W\d_]+))(?!.*(?:\t|\||   ))"
)
_FEWEST_COUNTED = 3
"""Lines that a column of numbers counts."""
STARTS = '\n.:؛!؟?…»"' + VEIL


def columned(text: str) -> Iterator[tuple[int, int, bool]]:
    """Numbers with nothing but a blank behind them that count lines from one on: the first column
    of a table that was pasted and lost all others («۱ پل بسته شود», «۲ راه باز شود», «۳ …»)."""
    if _FIRST_LINE.search(text) is None:
        return
    run: list[re.Match[str]] = []
    for match in _LINE_NUMBER.finditer(text):
        number = int(match[1])
        if number != len(run) + 1:
            yield from _column(run)
            run = []
        if number == len(run) + 1:
            run.append(match)
    yield from _column(run)


def _column(run: Sequence[re.Match[str]]) -> Iterator[tuple[int, int, bool]]:
    """The numbers of lines, unless they count what stands behind them: the same thing in each line
    («۱ نفر», «۲ نفر», «۳ نفر»), or days and the like."""
    nouns = {match[2] for match in run}
    if len(run) >= _FEWEST_COUNTED and len(nouns) > 1 and not nouns <= _measures():
        yield from ((*match.span(1), True) for match in run)


@cache
def _measures() -> frozenset[str]:
    """Months, lengths of time, and nouns that a number counts."""
    kinds = (("calendar", "month"), ("deadlines", "unit"), ("lines", "counted"))
    return frozenset().union(*(lexicon.forms(name, kind) for name, kind in kinds))


def numbers(text: str) -> Iterator[tuple[int, int, bool]]:
    """The numbers of items, from their first sign to behind their stop; an item begins there."""
    line_end, counted, done = -1, (False, 0), 0  # of the last item
    heads = deque(_heads(text))
    for stop in _STOP.finditer(text):
        while heads and heads[0][0] <= stop.start():
            start, done, counted = heads.popleft()
            line_end = _line_end(text, start)
            yield start, done, True
        if stop.start() < done:
            continue
        near, number = _number_before(text, 0, stop)
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
                line_end = _line_end(text, start)
            counted = counting
            yield start, stop.end(), True
    yield from ((start, end, True) for start, end, _ in heads)


def _number_before(text: str, least: int, stop: re.Match[str]) -> tuple[int, re.Match[str] | None]:
    """The number that ends at ``stop``, in the text from the place that is told first on."""
    near = max(least, stop.start() - _LONGEST_NUMBER)
    return near, _numbering().search(text[near : stop.start()])


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return end if end >= 0 else len(text)


def _heads(text: str) -> list[tuple[int, int, tuple[bool, int]]]:
    """The numbers at the beginnings of lines and behind colons, and how each counts."""
    found = []
    for place in (0, *(match.end() for match in _BEGINS.finditer(text))):
        label = _label().match(text, place)
        if label is None:
            continue
        stop, number = label["stop"] or label["closing"], label["number"]
        if label["opening"] and _BRACKETS[label["opening"]] != stop[0]:
            continue
        if _is_word(number, stop, text[label.end() : label.end() + 16]):
            continue
        if text[place - 1 : place] == ":" and not (
            stop[0] != "،"
            and not _is_initial(number, stop)
            and _opens(text, place, label.end(), _counting(number))
        ):
            continue
        found.append((label.start("label"), label.end(), _counting(number)))
    return found


def _opens(text: str, start: int, end: int, counting: tuple[bool, int]) -> bool:
    """Whether the number of an item may stand behind the colon before ``start``: what somebody says
    is behind it, or another number counts on («تاریخ: ۲۰ - …», «مبلغ: ۱۵ - …» tell but data)."""
    if is_verb_before(before_in(text, start).rstrip(BLANKS + ":")):
        return True
    for stop in _STOP.finditer(text, end, end + _NEXT_NUMBER):
        _, number = _number_before(text, end, stop)
        if number is None:
            continue
        after = _counting(number[2])
        if _follows(counting, after) or (counting == after == _UNCOUNTED):
            return True
    return False


_UNCOUNTED = (False, 0)
"""How words count («اول-»): their order is not known."""
_NEXT_NUMBER = 400
"""Characters within which a list has its second item."""


@cache
def _label() -> re.Pattern[str]:
    """«۴/۲-», «ب-۱)», «[iv]», «مصوبه شماره ۳:», «۱» and a tab: whatever numbers an item."""
    letters, parts = (lexicon.forms("lines", kind) for kind in ("letter", "part"))
    ordinal = "|".join(sorted((*letters, *lexicon.forms("lines", "word")), key=len, reverse=True))
    piece = rf"(?:\d{{1,3}}|{ordinal}|[ivxIVX]{{1,4}}|[A-Za-z])"
    return re.compile(
        rf"{BLANK}*(?P<label>(?P<opening>[(\[{{<«]?)(?:(?:{'|'.join(parts)}){BLANK}*){{0,2}}"
        rf"(?P<number>{piece}(?:(?:[{DASHES}./]|(?<=\d)(?=\D)|(?<=\D)(?=\d)){piece}){{0,3}})(?:"
        rf"{BLANK}?(?P<closing>[)\]}}>]){BLANK}?[{DASHES}.:/]?|(?<=[\d\w])(?P<stop>»|"
        rf"{BLANK}?(?:[{DASHES}]{{1,2}}|(?:[.:٫]|(?<=\d)،)(?=\D){BLANK}?[{DASHES}]?|[_~/](?={BLANK}))|\t(?![^\n]*\t))))"
        rf"(?={BLANK}*(?:[^\W\d_]|[«\"(]))"
    )


@cache
def _numbering() -> re.Pattern[str]:
    """«۱», «(۲», «۲-۱», «الف», «یک», «ماده ۳», before a stop."""
    forms = (*lexicon.forms("lines", "letter"), *lexicon.forms("lines", "word"))
    either = "|".join(sorted(forms, key=len, reverse=True))
    parts = "|".join(lexicon.forms("lines", "part"))
    return re.compile(
        rf"(?<![^\s{VEIL}:.؛!؟،»])([(\[]?)(?:(?:{parts}){BLANK})?"
        rf"((?:[{DIGITS}]{{1,2}}[-.])?[{DIGITS}]{{1,2}}|{either})"
        rf"{BLANK}?$"
    )


def _is_counted(text: str, start: int) -> bool:
    """Whether a noun before a number is what that counts («بند ۲-», «ساعت ۲-»)."""
    words = words_of(before_in(text, start).rpartition(" ")[2])
    return bool(words) and words[-1] in key_set("lines", "part", "counted")


def _counting(number: str) -> tuple[bool, int]:
    """Whether digits count the items, and how far; letters count in the lexicon's order."""
    if number[0].isdecimal() and number[-1].isdecimal():
        return True, int(re.split(r"\D", number)[-1])  # «۲-۱» counts as «۱» does
    letters = lexicon.forms("lines", "letter")
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
    before = before_in(text, start)
    at_start = not before or before[-1] in "\n" + VEIL
    if opening and stop[0] not in ")]":
        return False
    if stop[0] == ":" and not (at_start or before[-1] == ":"):
        return False
    if _is_word(number, stop, text[end.end() : end.end() + 16]):
        return False
    if not at_start and before[-1] == ":":
        return _opens(text, start, end.end(), _counting(number))
    if at_start or before[-1] in STARTS:
        return True
    if before[-1] == "،":
        return stop[0] in ")]"
    return digits and is_verb_before(before)


def _is_word(number: str, stop: str, after: str) -> bool:
    """Whether a number or letter before a stop is a word of the text and counts nothing."""
    bare = after.lstrip(BLANKS)
    if number[0].isdecimal():
        # «تاریخ: ۱۱. مرداد ۱۴۰۱»; a bracket is behind no day
        return stop[0] not in _CLOSING and _dated().match(bare) is not None
    if stop[-1] == _TATWEEL and number[-1].isalpha() and after[:1].isalpha():
        return True  # «هـــومان»: a letter that is drawn out
    if number.isalpha():
        stop = stop.lstrip(_TATWEEL) or stop  # «هـ. نیکوکار»
    if (
        stop[0] in ":."
        and len(number.rstrip(_TATWEEL)) == 1
        and not (number.isascii() and stop[0] == ".")
    ):
        return True  # «ج: …», who answers; initials: «ب. نیکوکار»
    return stop[0] in DASHES and bare.startswith(lexicon.forms("lines", "word"))  # «دو- سه روز»


def _is_initial(number: str, stop: str) -> bool:
    """«I. نیکوکار», where a statement begins."""
    return len(number) == 1 and number.isascii() and number.isalpha() and stop[0] == "."


@cache
def _dated() -> re.Pattern[str]:
    """A month and its year: the number before it is that of a day."""
    months = "|".join(lexicon.forms("calendar", "month"))
    return re.compile(rf"(?:{months}){BLANK}*(?:\w{{1,3}}{BLANK}+)?[{DIGITS}]{{2}}")


def before_in(text: str, start: int) -> str:
    return text[max(0, start - 40) : start].replace("\r", "\n").rstrip(BLANKS)


def is_verb_before(before: str) -> bool:
    words = words_of(before.rpartition(" ")[2]) if before[-1:].isalpha() else ()
    return bool(words) and may_be_finite(words[-1])
