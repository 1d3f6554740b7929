"""Tables that stand in a text: rows of cells with tabs, bars or wide gaps between them, or what is
left of one where each cell came to stand on a line of its own.

A table is known by the headings of its columns (``lexicon/notes.tsv``): those of what was decided,
of who is to do it and of the day by which. Other lines with tabs are lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

from speechsum.text.numbering import BLANKS
from speechsum.text.tokens import entry_set, words_of
from speechsum.tuples import NamedTuple

Column = Literal["decision", "charge", "term", "column", "heading"]

_BARS = r"\|"
_GAPS = ("\t", _BARS, r"[ \xa0]{3,}")
_RULE = re.compile(r"[\s|:+\-–—=\x1f]+")
_LONGEST_HEADING = 40
"""Characters."""
_FEWEST_COLUMNS, _FEWEST_FALLEN = 2, 3
"""Of a table, and of one that fell apart: two short lines are many a thing."""
_LONGEST_NOTE = 60
"""Characters of a cell that tells who or when."""
_NUMBER = re.compile(r"\(?\d{1,3}[.\-–)]?")


class Cell(NamedTuple):
    """``text[start:end]``, in the row that begins at the offset ``row``; what its column holds."""

    start: int
    end: int
    row: int
    column: Column


def cells_in(text: str, lines: Sequence[tuple[int, int]]) -> dict[int, list[Cell]]:
    """The cells of tables by the number of the line that is their row; no cell of it is empty."""
    found = _fallen(text, lines)
    if "\t" not in text and "|" not in text and "   " not in text:
        return found
    number = 0
    while number < len(lines):
        start = number
        number += 1
        for gap in _GAPS:
            heads = _headings(text, *lines[start], gap)
            if not heads:
                continue
            found[start] = _row(text, lines[start], gap, ["heading"] * len(heads))
            rows = list(_rows_below(text, lines, start + 1, gap))
            columns = _columns(heads, [_fields(text, *lines[row], gap) for row in rows])
            for row in rows:
                found[row] = _row(text, lines[row], gap, columns)
            number = start + 1 + len(rows)
            break
    return found


def _rows_below(
    text: str, lines: Sequence[tuple[int, int]], number: int, gap: str
) -> Iterator[int]:
    while number < len(lines):
        start, end = lines[number]
        ruled = _RULE.fullmatch(text, start, end) is not None
        if not ruled and len(_fields(text, start, end, gap)) < _FEWEST_COLUMNS:
            return
        yield number
        number += 1


def _fields(text: str, start: int, end: int, gap: str) -> list[tuple[int, int]]:
    """The fields of a line as (start, end), empty ones too."""
    if gap == _BARS:  # bars around a row are not between its cells
        while start < end and text[start] in BLANKS + "|":
            start += 1
        while start < end and text[end - 1] in BLANKS + "|":
            end -= 1
    fields = []
    for match in re.compile(gap).finditer(text, start, end):
        fields.append((start, match.start()))
        start = match.end()
    return [*fields, (start, end)]


def _headings(text: str, start: int, end: int, gap: str) -> list[Column]:
    """What the columns of a table hold, by the line over them; none where it is no such line."""
    if not re.compile(gap).search(text, start, end):
        return []
    fields = [text[first:last].strip(BLANKS) for first, last in _fields(text, start, end, gap)]
    if any(len(field) > _LONGEST_HEADING for field in fields):
        return []
    known = [_kinds().get(words_of(field)) for field in fields]
    if sum(kind is not None for kind in known) < _FEWEST_COLUMNS:
        return []
    when: Column = "term" if "charge" in known else "column"  # «تاریخ», in a letter's head
    heads = [when if kind == "when" else kind or "column" for kind in known]
    # between bars, what is decided and one column more are enough
    known_by = {"charge", "term", *(("decision",) if gap == _BARS else ())}
    return heads if known_by & set(heads) else []


def _fallen(text: str, lines: Sequence[tuple[int, int]]) -> dict[int, list[Cell]]:
    """The cells of tables whose every cell stands on a line of its own, by their lines."""
    found: dict[int, list[Cell]] = {}
    number = 0
    while number < len(lines):
        start = number
        heads, number = _headings_below(text, lines, start)
        if not heads:
            continue
        numbered = number < len(lines) and _NUMBER.fullmatch(text, *lines[number]) is not None
        if heads[0] == "column" and not numbered:
            heads = heads[1:]  # the list's own numbers were no text
        groups = list(_groups(text, lines, number, heads, numbered=numbered))
        columns = _columns(heads, [[lines[n] for n in group] for group in groups])
        if groups:
            found |= {
                n: [Cell(*lines[n], lines[start][0], "heading")] for n in range(start, number)
            }
        for group in groups:
            for n, column in zip(group, columns, strict=False):
                found[n] = [Cell(*lines[n], lines[group[0]][0], column)]
            number = group[-1] + 1
    return found


def _headings_below(
    text: str, lines: Sequence[tuple[int, int]], start: int
) -> tuple[list[Column], int]:
    """What the columns hold of a table whose headings stand on lines of their own from ``start``
    on, and the line from which to read on: nothing begins within headings that are no table's."""
    known: list[Column | Literal["when"]] = []
    number = start
    while number < len(lines):
        first, last = lines[number]
        short = last - first <= _LONGEST_HEADING
        kind = _kinds().get(words_of(text[first:last])) if short else None
        if kind is None:
            break
        known.append(kind)
        number += 1
    if known[:1] == ["decision"] and "decision" in known[1:]:
        known = known[1:]  # «مصوبات» is the table's title
    if len(known) < _FEWEST_FALLEN or "charge" not in known:
        return [], max(number, start + 1)
    return ["term" if kind == "when" else kind for kind in known], number


def _groups(
    text: str,
    lines: Sequence[tuple[int, int]],
    number: int,
    columns: Sequence[Column],
    *,
    numbered: bool,
) -> Iterator[range]:
    """The lines that are a row each; a row that has its number may lack its last cells."""
    while number < len(lines):
        if numbered and _NUMBER.fullmatch(text, *lines[number]) is None:
            return
        last = number + 1
        while last < min(len(lines), number + len(columns)):
            start, end = lines[last]
            if numbered and _NUMBER.fullmatch(text, start, end):
                break
            if columns[last - number] in ("charge", "term") and not _may_note(text, start, end):
                break
            last += 1
        if last - number < (_FEWEST_COLUMNS if numbered else len(columns)):
            return
        yield range(number, last)
        number = last


def _may_note(text: str, start: int, end: int) -> bool:
    return (
        end - start <= _LONGEST_NOTE and text[end - 1] not in ".:" and ": " not in text[start:end]
    )


def _columns(heads: list[Column], rows: list[list[tuple[int, int]]]) -> list[Column]:
    """What the columns hold; where none is said to hold what was decided, it is the widest."""
    if "decision" in heads:
        return heads
    widths = [
        sum(row[place][1] - row[place][0] for row in rows if place < len(row))
        for place in range(len(heads))
    ]
    widest = max(range(len(heads)), key=widths.__getitem__)
    return [*heads[:widest], "decision", *heads[widest + 1 :]]


def _row(text: str, line: tuple[int, int], gap: str, columns: Sequence[Column]) -> list[Cell]:
    cells = []
    for (start, end), column in zip(_fields(text, *line, gap), columns, strict=False):
        while start < end and text[start] in BLANKS:
            start += 1
        while start < end and text[end - 1] in BLANKS:
            end -= 1
        if start < end:
            cells.append(Cell(start, end, line[0], column))
    return cells


@cache
def _kinds() -> dict[tuple[str, ...], Column | Literal["when"]]:
    kinds: tuple[Column | Literal["when"], ...] = ("column", "decision", "when", "term", "charge")
    return {words: kind for kind in kinds for words in entry_set("notes", kind)}
