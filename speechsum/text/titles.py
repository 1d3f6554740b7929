"""Lines that are whole by themselves in a text whose other lines were torn: titles of its parts,
and people who are named one a line."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import groupby, pairwise

from speechsum.text.callings import is_labelled
from speechsum.text.people import given_names
from speechsum.text.tokens import entry_set, words_of

_LONGEST_TITLE, _LONGEST_NAME = 2, 6
"""Words of a title, and of a name with a post."""
_LONGEST = 48
"""Characters of either."""


def part(text: str, lines: Sequence[tuple[int, int]], wraps: list[bool]) -> None:
    """Take back what ``wraps`` says of lines that stand by themselves or begin a new one."""
    for number in whole_lines(text, lines):
        # «باید در این ⏎ موضوع ⏎ کمک کنند» names no part.
        if number and is_unfinished(text, lines[number - 1][1]):
            continue
        wraps[number] = False
        if number:
            wraps[number - 1] = False
    for number, (before, line) in enumerate(pairwise(lines)):
        if not wraps[number]:
            continue
        begins = _begins_head(text, before, line) or (
            number < _HEAD and words_of(text[line[0] : line[1]])[:1] in _headings()
        )
        begins = is_labelled(text, *line) or (begins and not is_unfinished(text, before[1]))
        signs = number + 1 + _SIGNATURE >= len(lines) and text[before[1] - 1] in _STOPS
        signs = signs and line[1] - line[0] <= _LONGEST and text[line[1] - 1].isalpha()
        wraps[number] = not begins and not signs


def whole_lines(text: str, lines: Sequence[tuple[int, int]]) -> set[int]:
    """The numbers of lines that are a title («مصوبات»), a table's row, or somebody's name and post
    beside another such line: alone it may begin a torn sentence («رامین نیکوکار شهردار ⏎ مهرکنار
    گفت»)."""
    words = [words_of(text[start:end]) if end - start <= _LONGEST else () for start, end in lines]
    titles = {number for number, own in enumerate(words) if _is_title(own)}
    named = [number in titles or _is_named(own) for number, own in enumerate(words)]
    whole = set(titles)
    if "\t" in text:
        whole.update(n for n, (start, end) in enumerate(lines) if "\t" in text[start:end])
    if _BAR in text:  # «۲۶ فروردین ۱۴۰۴ | ۰۹:۱۰ | کد: ۱۲»
        whole.update(n for n, (start, end) in enumerate(lines) if _BAR in text[start:end])
    for is_named, run in groupby(range(len(lines)), key=named.__getitem__):
        numbers = list(run)
        if is_named and len(numbers) > 1:
            whole.update(numbers)
    return whole


_BAR = " | "
_HEAD, _SIGNATURE = 4, 3
"""Lines in which a document tells at its top what it is, and at its foot who signs it."""
_STOPS = frozenset(".!?…")


@cache
def _headings() -> frozenset[Sequence[str]]:
    """«بخشنامه», «صورت‌جلسه»: words that begin the heading of a document."""
    return frozenset(words for words in entry_set("genres", "title") if len(words) == 1)


def _begins_head(text: str, before: tuple[int, int], line: tuple[int, int]) -> bool:
    """Whether a line of a letter's head begins («تاریخ ۱۴۰۳/۱۰/۰۸», «با سلام»), or one that stands
    further in than the line ``before`` it, as a paragraph's first does."""
    if _indent(text, line[0]) - _indent(text, before[0]) >= _INDENT:
        return True
    own = words_of(text[line[0] : min(line[1], line[0] + _LONGEST)])
    for size in range(1, _LONGEST_HEAD + 1):
        labelled = len(own) > size and (own[size] == ":" or own[size][0].isdecimal())
        if own[:size] in entry_set("genres", "salutation") or (
            labelled and own[:size] in _labels()
        ):
            return True
    return False


_INDENT = 3
"""Spaces by which a paragraph's first line is set in."""
_LONGEST_HEAD = 3
"""Words of a label or a salutation."""


def _indent(text: str, start: int) -> int:
    """How far in a line stands that begins with the letter at ``start``."""
    before = text[max(0, start - _MOST_INDENT) : start]
    return len(before) - len(before.rstrip(" \t"))


_MOST_INDENT = 80


@cache
def _labels() -> frozenset[Sequence[str]]:
    """What a line of a letter's head begins with: «موضوع», «تاریخ»."""
    return entry_set("genres", "label") | entry_set("days", "label")


def _is_title(own: Sequence[str]) -> bool:
    return own in entry_set("lines", "section", "signing") or (
        0 < len(own) <= _LONGEST_TITLE and own[0] in _titles()
    )


def _is_named(own: Sequence[str]) -> bool:
    return 2 < len(own) <= _LONGEST_NAME and own[0] in given_names() and own[-1] in _posts()


@cache
def _titles() -> frozenset[str]:
    """What the title of a list or of a document is, or begins with; one word each."""
    forms = entry_set("deontic", "list-title") | entry_set("genres", "title")
    return frozenset(words[0] for words in forms if len(words) == 1)


@cache
def _posts() -> frozenset[str]:
    return frozenset(words[-1] for words in entry_set("posts", "person"))


def is_unfinished(text: str, end: int) -> bool:
    """Whether the line that ends at ``end`` ends with a word or mark that ends none («که», «(»)."""
    before, _, last = text[max(0, end - 16) : end].rpartition(" ")
    if not last.isalpha():
        return last[-1:] in ("«", "(")
    ends = words_of(f"{before.rpartition(' ')[2]} {last}") in entry_set("lines", "finished")
    return words_of(last) in entry_set("lines", "unfinished") and not ends
