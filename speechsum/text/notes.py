"""What minutes note beside a decision: who is to see to it, by when, how it was voted on.

«مقرر شد پل باز شود (مسئول: شرکت آب)», a line «مهلت: دو هفته» below, or the cells of a table's row.
The words are data (``lexicon/notes.tsv``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import compress, pairwise
from operator import attrgetter
from typing import Literal

from speechsum import lexicon
from speechsum.text.broken import Line
from speechsum.text.tables import Cell
from speechsum.text.tokens import Token, entries, entry_set
from speechsum.text.verbs import may_be_finite
from speechsum.tuples import NamedTuple

Kind = Literal["charge", "term", "when", "vote"]

_KINDS: tuple[Kind, ...] = ("charge", "term", "when", "vote")
_CLOSING, _STOPS = frozenset(")].|!"), frozenset(".!…»")
_LONGEST_VALUE = 14
"""Tokens."""


class Note(NamedTuple):
    """The tokens ``first`` to ``last`` tell who has a task (``charge``) or by when (``term``);
    ``item`` is the first token of the line that tells the task."""

    kind: Kind
    first: int
    last: int
    item: int


class Noted(NamedTuple):
    """The ``lines`` of a text, parted from what is noted in them; ``aside`` are the first tokens of
    those that are notes or stand over a table, ``items`` of those that have notes."""

    lines: list[Line]
    notes: tuple[Note, ...]
    aside: frozenset[int]
    items: frozenset[int]


class _Found(NamedTuple):
    """A note of which the tokens ``label`` to ``end`` are nothing else."""

    kind: Kind
    label: int
    first: int
    last: int
    end: int


def noted(
    tokens: Sequence[Token], keys: Sequence[str], lines: list[Line], cells: Mapping[int, Cell]
) -> Noted:
    """The notes of a text.

    Args:
        tokens: its tokens.
        keys: their keys.
        lines: its lines, the cells of tables among them.
        cells: those cells, by the offsets at which they start.
    """
    if not cells and not _holds_label(keys):
        return Noted(lines, (), frozenset(), frozenset())
    result: list[Line] = []
    notes = list(_in_rows(lines, cells))
    aside: set[int] = set()
    item: int | None = None
    for line in lines:
        if line.start in cells:
            if cells[line.start].column != "decision":
                aside.add(line.first)
            result.append(line)
            continue
        found = _certain(_found_in(keys, line), told=bool(notes) and notes[-1].item == item)
        note, task = _parted(tokens, keys, line, found)
        item = task.first if task is not None else item
        if note is not None and item is not None:
            aside.add(note.first)
        elif note is not None:
            note, task = None, line  # nothing above that it could belong to
        notes += [Note(f.kind, f.first, f.last, item) for f in found if item is not None]
        result += sorted(part for part in (note, task) if part is not None)
    items = frozenset(note.item for note in notes)
    notes = sorted((note for note in notes if note.kind != "vote"), key=attrgetter("item"))
    return Noted(result, tuple(notes), frozenset(aside), items)


def _holds_label(keys: Sequence[str]) -> bool:
    """Whether a label may stand anywhere, by its last word and its colon: in most texts none."""
    colon = -1
    for _ in range(keys.count(":")):
        colon = keys.index(":", colon + 1)
        if colon and keys[colon - 1] in _last_words():
            return True
    return False


def _certain(found: Iterable[_Found], *, told: bool) -> list[_Found]:
    """Without a bare «زمان: …» that stands below no other note on a task (``told``)."""
    kept: list[_Found] = []
    for one in found:
        if one.kind != "when":
            kept.append(one)
        elif told or kept:
            kept.append(one._replace(kind="term"))
    return kept


def _in_rows(lines: Sequence[Line], cells: Mapping[int, Cell]) -> Iterator[Note]:
    """The notes in the cells of tables."""
    columns: dict[str, Kind] = {"charge": "charge", "term": "term"}
    rows = {
        cells[line.start].row: line.first
        for line in lines
        if line.start in cells and cells[line.start].column == "decision"
    }
    for line in lines:
        cell = cells.get(line.start)
        if cell is not None and cell.row in rows and cell.column in columns:
            yield Note(columns[cell.column], line.first, line.last, rows[cell.row])


def _found_in(keys: Sequence[str], line: Line) -> Iterator[_Found]:
    """The notes in a line, each from its label on."""
    labels = list(_labels(keys, line))
    ends = [label for _, label, _ in labels[1:]]
    for (kind, label, first), after in zip(labels, [*ends, line.last], strict=False):
        last = next((i for i in range(first, after) if keys[i] in _CLOSING), after)
        if kind == "charge" and may_be_finite(keys[last - 1]):
            # «مسئول: شهرداری - مقرر شد …»
            last = next((i for i in range(first, last) if keys[i] == "-"), last)
        end = last
        while end < after and not keys[end][0].isalnum():
            end += 1
        while last > first and not keys[last - 1][0].isalnum():
            last -= 1
        value = keys[first:last]
        named = kind != "charge" or (
            any(key[0].isalpha() for key in value) and _turns().isdisjoint(value)
        )
        if value and named and len(value) <= _LONGEST_VALUE and not may_be_finite(value[-1]):
            yield _Found(kind, label, first, last, end)


def _labels(keys: Sequence[str], line: Line) -> Iterator[tuple[Kind, int, int]]:
    """Kind, first token and value's first token of labels, whatever follows."""
    forms, begun, after = _forms(), False, line.first
    places = range(line.first, line.last - 2)
    for index in compress(places, map(forms.__contains__, keys[line.first : line.last])):
        if index < after:
            continue
        for form, kind in forms[keys[index]]:
            colon = index + len(form)
            free = begun or index == line.first or not keys[index - 1][0].isalnum()
            if free and tuple(keys[index : colon + 1]) == (*form, ":") and colon + 1 < line.last:
                yield kind, index, colon + 1
                begun, after = True, colon + 1
                break


def _parted(
    tokens: Sequence[Token], keys: Sequence[str], line: Line, found: Sequence[_Found]
) -> tuple[Line | None, Line | None]:
    """The part of a line that is notes, and the one that is not; where they cannot be parted, the
    line is all of them that tells more than notes."""
    if not found:
        return None, line
    begin, end = found[0].label, found[-1].end
    while begin > line.first and not keys[begin - 1][0].isalnum() and keys[begin - 1] not in _STOPS:
        begin -= 1
    whole = all(a.end == b.label for a, b in pairwise(found))
    before = any(key[0].isalnum() for key in keys[line.first : begin])
    after = any(key[0].isalnum() for key in keys[end : line.last])
    if not whole or (before and after):
        return None, line
    if before:
        return _line(tokens, begin, line.last), _line(tokens, line.first, begin)
    if after:
        return _line(tokens, line.first, end), _line(tokens, end, line.last)
    return line, None


def _line(tokens: Sequence[Token], first: int, last: int) -> Line:
    return Line(tokens[first].start, tokens[last - 1].end, first, last)


@cache
def _forms() -> dict[str, tuple[tuple[tuple[str, ...], Kind], ...]]:
    """First key → labels and their kinds, longest first."""
    table: dict[str, list[tuple[tuple[str, ...], Kind]]] = {}
    for kind in _KINDS:
        for form in entries(lexicon.forms("notes", kind)):
            table.setdefault(form[0], []).append((form, kind))
    return {key: tuple(sorted(rows, key=lambda row: -len(row[0]))) for key, rows in table.items()}


@cache
def _turns() -> frozenset[str]:
    """What no name holds: «مجری: ممنونم از شما» is a turn of a talk."""
    return frozenset(keys[0] for keys in entry_set("notes", "turn"))


@cache
def _last_words() -> frozenset[str]:
    return frozenset(form[-1] for forms in _forms().values() for form, _ in forms)
