"""Furniture: what a page, an agency or a channel puts before, between and after a report.

A line is known by data (``lexicon/boilerplate.tsv``) and by where it stands: «کد خبر: ۱۲» alone on
its line is a stamp, within a sentence it is words. Where a line is in doubt it stays in the report.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from functools import cache
from itertools import chain, compress, pairwise
from typing import Literal

from speechsum import lexicon
from speechsum.text.broken import Line, starts_afresh
from speechsum.text.saying import holds_cue
from speechsum.text.titles import is_unfinished
from speechsum.text.tokens import Token, entries, entry_set
from speechsum.text.verbs import analyse, may_be_finite

Kind = Literal["stamp", "credit", "furniture", "tail"]
"""What a line is that is none of the report's own words. A stamp tells a code or a day: who asks
for the day of publication finds it there."""

_CLOSERS = frozenset('»")]}’')
_ENDS_AND_CLOSERS = _CLOSERS | frozenset(".!؟…")
_AFTER_LABEL = frozenset(":-/|،.(")
_PATH_MARKS = frozenset("/>»|-›")
_LONGEST_VALUE, _LONGEST_LINK, _LONGEST_NOTICE = 20, 26, 16
"""Tokens."""
_LONGEST_NAME, _MOST_LINKS, _SURE_LINKS = 6, 12, 3
_LONGEST_TAIL, _LONGEST_CODE, _LONGEST_BULLET = 80, 20, 8
"""Characters of a last line that begins as a tail does, of an agency's code, and of the sign before
a line's first word."""
_LAST_LINES, _LAST_TOKENS = 6, 14
_SHORTEST_STATEMENT, _SHORTEST_REPORT, _LONGEST_CALL = 6, 12, 18
"""Tokens; a call is what a page or channel says to those who read it."""
_YOU = 5
_CLOSING_LINES = 12
"""Lines at a text's end among which calls are looked for, the report's own left aside."""
_ADDRESSES = re.compile(
    r"(?:https?://\S+|www\.\S+|[@#][\w\u200c.]+|[\w.-]+\.(?:ir|com|org|net|me|news|info)\b(?:/\S*)?"
    r"|[\W_]+)+"
)
_IN_LINKS = ("@", "://", "www.", "t.me/")
_IN_ADDRESSES = ("@", "#", "://", "www.", ".ir", ".com", "t.me")
_INLINE = frozenset(("tail", "end", "stamp", "label"))
_BELOW = frozenset(("comments", "related"))
_POINTERS = frozenset("✉📩📨📧💌📬📥📮📲📱☎📞👇👉🆔🔗")
_ANYWHERE = frozenset(
    ("invitation", "rule", "call", "medium", "of_day", "counted", "paged", "page", "poster")
)
"""Classes of words that need not begin their line."""


def kinds_of(
    text: str,
    tokens: Sequence[Token],
    keys: Sequence[str],
    lines: Sequence[Line],
    aside: Set[int] = frozenset(),
) -> tuple[list[Line], list[Kind | None]]:
    """The lines, cut where a report ends within one; and what each is, None for the report's own.

    Args:
        text: the text as given.
        tokens: its tokens.
        keys: their keys.
        lines: its lines, in order.
        aside: the first tokens of lines that are known for none of the report's own.
    """
    kinds = _by_line(text, keys, lines, aside)
    latest = max((i for i, kind in enumerate(kinds) if kind is None), default=-1)
    found: list[Line] = []
    named: list[Kind | None] = []
    seen = ended = commented = False
    counted = _counted_from(keys, lines)
    for index, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        own = keys[line.first : line.last]
        cut = None
        if ended:
            commented = commented or _class_of(own) in _BELOW
            ended = commented or not _opens_report(own)
        if index == counted:
            ended = commented = seen
        if not ended and kind is None:
            commented = seen and _class_of(own) == "comments"
            cut = line.first if commented else _end_in(keys, line, index - latest)
        if cut is not None:
            ended = True
            if cut > line.first:
                found.append(Line(line.start, tokens[cut - 1].end, line.first, cut))
                named.append(None)
                line = Line(tokens[cut].start, line.end, cut, line.last)
            else:
                _code_above(keys, found, named)
        found.append(line)
        named.append("tail" if ended and (kind is None or commented) else kind)
        seen = seen or kind is None
    _closing(text, keys, found, named)
    return found, named


def _counted_from(keys: Sequence[str], lines: Sequence[Line]) -> int:
    """The first line that tells how many comments stand below («۱ دیدگاه»), of those below the
    last line that holds somebody's statement; -1 where there is none."""
    found = -1
    for number in range(len(lines) - 1, -1, -1):
        own = keys[lines[number].first : lines[number].last]
        if _reports(own):
            break
        if len(own) <= _LONGEST_COUNT and own[0].isdecimal() and own[-1] in _single("counted"):
            found = number
    return found


_LONGEST_COUNT = 3
"""Tokens of a line that counts comments."""


def _code_above(keys: Sequence[str], lines: list[Line], kinds: list[Kind | None]) -> None:
    """An agency's code above the end of its report is tail too."""
    if kinds and kinds[-1] is None and _is_code(keys, lines[-1]):
        kinds[-1] = "tail"


def _by_line(
    text: str, keys: Sequence[str], lines: Sequence[Line], aside: Set[int]
) -> list[Kind | None]:
    kinds: list[Kind | None] = []
    links, seen = 0, False
    for index, line in enumerate(lines):
        if line.first in aside:
            kinds.append("furniture")
            continue
        if line.last - line.first > _LONGEST_LINK:
            kinds.append(None)
            links, seen = 0, True
            continue
        own = keys[line.first : line.last]
        goes_on = index > 0 and is_unfinished(text, lines[index - 1].end)
        kind = _kind(text, own, line, seen, goes_on)
        if kind is None and links and _is_link(own, near=links > _MOST_LINKS - _SURE_LINKS):
            kind, links = "furniture", links - 1
        elif kind is None:
            links = 0
            seen = seen or (len(own) >= _SHORTEST_STATEMENT and own[-1] in _ENDS_AND_CLOSERS)
        elif _class_of(own) == "related":
            links = _MOST_LINKS
        kinds.append(kind)
    return kinds


def _closing(
    text: str, keys: Sequence[str], lines: Sequence[Line], kinds: list[Kind | None]
) -> None:
    """What a page or channel says to its readers below the last statement of the report."""
    own = [index for index, kind in enumerate(kinds) if kind is None]
    # A letter may well end with what its readers are to send, if not to whom posts it.
    reports = any(_reports(keys[lines[index].first : lines[index].last]) for index in own)
    if not reports and not _is_posted(text, keys, lines, kinds):
        return
    for index in own[:0:-1][:_CLOSING_LINES]:
        line = keys[lines[index].first : lines[index].last]
        short = len(line) <= _LONGEST_CALL and not _reports(line)
        piece = text[lines[index].start : lines[index].end]
        addressed = any(sign in piece for sign in _IN_ADDRESSES)
        short = short and (reports or addressed or not _single("poster").isdisjoint(line))
        if short and (_calls(line) or any(sign in piece for sign in _IN_LINKS)):
            kinds[index] = "furniture"
        elif len(line) >= _SHORTEST_STATEMENT or line[-1] in _ENDS_AND_CLOSERS:
            return


def _is_posted(
    text: str, keys: Sequence[str], lines: Sequence[Line], kinds: Sequence[Kind | None]
) -> bool:
    """Whether an address stands in the last lines, alone or with what a channel asks, or a sign
    that points to one («✉️ برای ما بنویسید»)."""
    for line, kind in list(zip(lines, kinds, strict=True))[-_CLOSING_LINES:]:
        begin = max(text.rfind("\n", 0, line.start) + 1, line.start - _LONGEST_BULLET)
        pointed = not _POINTERS.isdisjoint(text[begin : line.start])
        addressed = any(sign in text[line.start : line.end] for sign in _IN_ADDRESSES)
        called = (addressed or pointed) and _calls(keys[line.first : line.last])
        if called or (addressed and kind == "furniture"):
            return True
    return False


def _reports(own: Sequence[str]) -> bool:
    """Whether a line holds somebody's words: behind a cue, or marked behind a name."""
    return ":" in own and (holds_cue(own) or (":", "«") in pairwise(own))


def _calls(own: Sequence[str]) -> bool:
    """Whether a page or channel speaks to its readers: «برای دوستان خود بفرستید»."""
    words = frozenset(own)
    if not words.isdisjoint(_single("medium")) and not words.isdisjoint(_single("call")):
        return any(form.person == _YOU for key in own for form in analyse(key))
    begun = _numberless(own)
    return any(form <= words for form in _sets("rule")) or any(
        _begins(begun, form) for form in _of("closing")
    )


def _kind(text: str, own: Sequence[str], line: Line, seen: bool, goes_on: bool) -> Kind | None:
    begin = max(text.rfind("\n", 0, line.start) + 1, line.start - _LONGEST_BULLET)
    if not goes_on and (_is_address(text[begin : line.end]) or _LINK.match(text, begin)):
        return "furniture"
    if _is_day(own):
        return "stamp"
    if _is_running_head(text[line.start : line.end], own) or _is_page_number(own):
        return "furniture"
    found = _class_of(own)
    if found in ("stamp", "credit", "byline"):
        return "stamp" if found == "stamp" else "credit"
    if found in ("label", "related", "share", "button", "notice"):
        return "furniture"
    if found in ("path", "comments") and not seen:
        return "furniture"
    if found == "comments":
        return None
    words = frozenset(own)
    invited = any(map(words.issuperset, _sets("invitation")))
    said = ":" in own[4:] or holds_cue(own)
    return "furniture" if invited and not said else None


def _is_running_head(piece: str, own: Sequence[str]) -> bool:
    """Whether a line is the head of a printed page: a title, a gap and the page's number."""
    if not own[-1].isdecimal() or ":" in own or _GAP.search(piece) is None or _states(own):
        return False
    words = own[-2:-1]
    return not words or words[0] in _single("paged") or not words[0][0].isalpha()


def _is_page_number(own: Sequence[str]) -> bool:
    """«صفحه ۲», «صفحه ۱ از ۳»."""
    numbers = [key for key in own if key.isdecimal()]
    return own[0] in _single("page") and 0 < len(numbers) >= len(own) - 2 and own[-1].isdecimal()


_GAP = re.compile(r"\S(?: {3,}|\t+)\S")


def _class_of(own: Sequence[str]) -> str | None:
    """The class of a line by its first words, where the rest of it is as its class wants."""
    own = _numberless(own)
    for form, kind in _forms().get(own[0], ()) if own else ():
        size = len(form)
        if tuple(own[:size]) != form:
            continue
        rest = own[size:]
        if kind in ("stamp", "credit", "label", "byline"):
            named = kind == "byline"
            fits = len(rest) <= _LONGEST_VALUE and _is_value(form, rest, byline=named)
        elif kind == "related":
            fits = not rest or (rest[0] in ":/|" and rest[-1] != ".")
        elif kind == "notice":
            fits = len(own) <= _LONGEST_NOTICE
        elif kind == "path":
            fits = bool(rest) and rest[0] in _PATH_MARKS and not _states(rest)
        elif kind in ("share", "button"):
            fits = _is_button(kind, rest)
        elif kind == "comments":
            fits = not _numberless(rest)
        else:
            fits = kind == "end" and (not rest or not rest[0][0].isalpha() or len(rest) < 4)
        if fits:
            return kind
    return None


def _is_button(kind: str, rest: Sequence[str]) -> bool:
    """Whether a button or a counter is all of a line, or the first of several in it."""
    return not (rest if kind == "button" else _numberless(rest)) or _are_buttons(rest)


def _are_buttons(rest: Sequence[str]) -> bool:
    """Whether others follow a button, with bars between them or without («… | درباره ما»)."""
    return len(rest) <= _LONGEST_BAR and _class_of(rest) in ("share", "button")


_LONGEST_BAR = 24


def _is_value(form: Sequence[str], rest: Sequence[str], *, byline: bool) -> bool:
    """Whether a value follows a label, or nothing; behind a byline's first words a name."""
    if byline:
        return 0 < len(rest) <= _LONGEST_NAME and rest[-1] != "." and not _states(rest)
    labelled = form[-1] == ":" or not rest or rest[0] in _AFTER_LABEL or rest[0][0].isdecimal()
    return labelled and not _states(rest)


def _states(rest: Sequence[str]) -> bool:
    """Whether words are a statement or a question, not a value."""
    words = [key for key in rest if key[0].isalpha()]
    if not words:
        return False
    spoken = may_be_finite(words[-1])
    return rest[-1] == "؟" or (spoken and len(words) > 2)


def _numberless(own: Sequence[str]) -> Sequence[str]:
    """A line without numbers and marks around it («۲ نظر», «نظرات (۳):»)."""
    first, last = 0, len(own)
    while first < last and not own[first][0].isalpha():
        first += 1
    while first < last and not own[last - 1][0].isalnum() and own[last - 1] not in ":؟.":
        last -= 1
    return own[first:last]


def _is_address(piece: str) -> bool:
    """Whether a line holds links, handles and hashtags and no other word, or no Persian at all."""
    if piece.isascii():
        return len(piece) < _LONGEST_TAIL
    if not any(sign in piece for sign in _IN_ADDRESSES):
        return False
    return _ADDRESSES.fullmatch(piece) is not None


_LINK = re.compile(r"[ \t]*\[[^\]\n]*\]\([^\s)]*\)[ \t]*$", re.MULTILINE)
"""A line of Markdown: «[کانال ما](https://example.com)»."""


def _is_day(own: Sequence[str]) -> bool:
    """Whether a line is a day or an hour and nothing else («یکشنبه ۲۱ آبان ۱۴۰۲ - ۱۰:۲۰»)."""
    if not any(key[0].isdecimal() for key in own):
        return False
    words = [key for key in own if key[0].isalpha()]
    if not words:
        return any(key[0].isdecimal() and ("/" in key or ":" in key) for key in own)
    return all(key in _words_of_days() for key in words)


def _is_link(own: Sequence[str], *, near: bool) -> bool:
    """Whether a line below «بیشتر بخوانید» is another report's headline; right below it a
    headline may have a cue («هواشناسی هشدار داد: …»), which no pronoun begins."""
    marks = [key for key in own[-2:] if key not in _CLOSERS]
    if marks and marks[-1] in (".", ":", "…"):
        return False  # «… گفت: «راه باز است.»»
    return not holds_cue(own) or (near and not starts_afresh(own))


def _end_in(keys: Sequence[str], line: Line, from_latest: int) -> int | None:
    """The token of a line at which its report ends; ``from_latest`` counts lines from the last."""
    own = keys[line.first : line.last]
    if line.end - line.start <= _LONGEST_TAIL:
        if _class_of(own) == "end":
            return line.first
        if from_latest > -_LAST_LINES and any(_begins(own, form) for form in _of("tail")):
            return line.first
        if from_latest == 0 and line.first and _is_code(keys, line):
            return line.first
    return _cut(keys, line, from_latest == 0)


def _cut(keys: Sequence[str], line: Line, is_last: bool) -> int | None:
    """Where within its last line a report ends («… است. انتهای پیام»)."""
    first, last = line.first, line.last
    for cut in compress(range(first, last), map(_of_ends().__contains__, keys[first:last])):
        if cut > first and not keys[cut - 1][0].isalpha() and _class_of(keys[cut:last]) == "end":
            return cut
    if not is_last:
        return None
    for cut in range(last - 1, max(first, last - _LAST_TOKENS), -1):
        if keys[cut - 1] in _ENDS_AND_CLOSERS:
            rest = keys[cut:last]
            if any(
                kind in _INLINE and _begins(rest, form)
                for form, kind in _forms().get(keys[cut], ())
            ):
                return cut
    return None


def _opens_report(own: Sequence[str]) -> bool:
    """Whether another report begins with a line («به گزارش …»)."""
    return len(own) >= _SHORTEST_REPORT and any(_begins(own, form) for form in _openings())


def _is_code(keys: Sequence[str], line: Line) -> bool:
    """«/۱۲۳/ن», the codes under some agencies' reports."""
    own = keys[line.first : line.last]
    return line.end - line.start <= _LONGEST_CODE and "/" in own and len(own) < 8


def _begins(own: Sequence[str], form: Sequence[str]) -> bool:
    return tuple(own[: len(form)]) == form


@cache
def _forms() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """First key → forms and their classes, longest first."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    rows = [row for row in lexicon.rows("boilerplate") if row["class"] not in _ANYWHERE]
    for row, form in zip(rows, entries(row["form"] for row in rows), strict=True):
        table.setdefault(form[0], []).append((form, row["class"]))
    return {key: tuple(sorted(rows, key=lambda r: -len(r[0]))) for key, rows in table.items()}


@cache
def _of_ends() -> frozenset[str]:
    return frozenset(form[0] for form in _of("end"))


@cache
def _of(kind: str) -> tuple[tuple[str, ...], ...]:
    return tuple(entries(lexicon.forms("boilerplate", kind)))


@cache
def _sets(kind: str) -> tuple[frozenset[str], ...]:
    return tuple(map(frozenset, _of(kind)))


@cache
def _single(kind: str) -> frozenset[str]:
    return frozenset(key for form in _of(kind) for key in form)


@cache
def _openings() -> tuple[tuple[str, ...], ...]:
    return tuple(entries(lexicon.forms("openings", "dateline")))


@cache
def _words_of_days() -> frozenset[str]:
    kinds = ("month", "gregorian", "weekday")
    forms = entry_set("calendar", *kinds) | entry_set("boilerplate", "of_day")
    return frozenset(chain.from_iterable(forms))
