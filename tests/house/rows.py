"""Which lines of the lexicon their own examples need.

A line is needed when its example, read without it, gives another result. `python -m
tests.house.rows` writes the lines that are not into ``unneeded.txt``; the list may only shrink.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from speechsum import analyze, lexicon
from speechsum.grammar import words
from speechsum.text.memo import Memo
from speechsum.text.tokens import words_of

# Files whose classes are looked up by `grammar.words` alone.
FILES = ("clauses", "deontic", "addressees", "morphology", "genres", "commissive", "boundaries")
# And classes of files that attribution looks up, too; the others' examples have tests of their own.
IN_PART = {
    "boundaries": (
        "judging",
        "self",
        "named_after",
        "called",
        "kin",
        "looks_self",
        "arguing",
        "blessing",
        "takes",
        "sole",
        "apart",
        "retells",
        "said",
        "speech",
        "judged",
        "before_place",
        "agency",
        "agency_end",
        "particle",
        "dated",
        "answers",
        "joins",
        "vague",
        "light",
        "cataphora",
        "possible",
        "aged",
        "auxiliary",
        "had",
        "announced",
        "being_done",
        "happens",
        "before_verb",
        "but",
        "before_report",
        "party",
        "bench",
        "causes",
        "way",
        "report",
        "turning",
        "turned",
    ),
}
_LIST = Path(__file__).with_name("unneeded.txt")
_DAY = date(2022, 8, 2)
_ROOMS = ("speechsum.grammar", "speechsum.directives", "speechsum.commitments")
_OF_ATTRIBUTION = (*_ROOMS, "speechsum.attribution")
_OF_TEXT = (*_ROOMS, "speechsum.text")

Row = dict[str, str]


def name_of(file: str, row: Row) -> str:
    """How a line is called in ``unneeded.txt``."""
    return f"{file} {row['class']} {row['form']}"


def unneeded() -> frozenset[str]:
    """The lines that are known not to be needed by their examples."""
    return frozenset(_LIST.read_text(encoding="utf-8").splitlines())


def is_needed(file: str, row: Row) -> bool:
    """Whether the line's example reads otherwise without it."""
    example = row["example"].replace("\\n", "\n")
    texts = [example] if "گفت:" in example else [example, f"بهار نیکوکار گفت: {example}"]
    before = [_result(text) for text in texts]
    with _without(file, row):
        return [_result(text) for text in texts] != before


def _result(text: str) -> tuple[Any, ...]:
    report = analyze(text, date=_DAY, ranker="lead", commitments=True)
    found = report.directives, report.verdicts, report.doubtful, report.commitments
    return report.speakers, report.quotes, *found


@contextmanager
def _without(file: str, row: Row) -> Iterator[None]:
    kind = row["class"]
    table, kept = words.phrases(file, kind), {}
    rest = [other for other in lexicon.of_class(file, kind) if other is not row]
    fewer = words.Phrases([other["form"] for other in rest])
    for name in vars(table):
        kept[name] = getattr(table, name)
        setattr(table, name, getattr(fewer, name))
    value = words.values(file, kind) if "value" in row else {}
    key = words_of(row["form"])[0]
    gone = value.pop(key, None)
    whole = lexicon.of_class(file, kind)
    place = whole.index(row)
    whole.pop(place)
    rooms = _OF_ATTRIBUTION if file in IN_PART else _OF_TEXT if file == "morphology" else _ROOMS
    all_of = lexicon.rows
    lexicon.rows = lambda name: tuple(other for other in all_of(name) if other is not row)  # type: ignore[assignment]
    _forget(rooms)
    try:
        yield
    finally:
        lexicon.rows = all_of
        whole.insert(place, row)
        for name, was in kept.items():
            setattr(table, name, was)
        if gone is not None:
            value[key] = gone
        _forget(rooms)


def _forget(rooms: tuple[str, ...]) -> None:
    """Empty what the rooms remember of words, but for the tables of the lexicon themselves."""
    for cached in _caches(rooms):
        cached.clear() if isinstance(cached, Memo) else cached.cache_clear()


@functools.cache
def _caches(rooms: tuple[str, ...]) -> tuple[Any, ...]:
    lookups = {words.phrases, words.values}
    return tuple(
        value
        for name, module in list(sys.modules.items())
        if name.startswith(rooms)
        for value in vars(module).values()
        if isinstance(value, Memo) or (hasattr(value, "cache_clear") and value not in lookups)
    )


def all_rows() -> Iterator[tuple[str, Row]]:
    """Every line, with its file."""
    for file in FILES:
        for row in lexicon.rows(file):
            if file not in IN_PART or row["class"] in IN_PART[file]:
                yield file, row


def main() -> None:
    """Write the lines that no example needs."""
    known = unneeded() if _LIST.exists() else None
    found = [name_of(file, row) for file, row in all_rows() if not is_needed(file, row)]
    kept = sorted(name for name in set(found) if known is None or name in known)
    _LIST.write_text("".join(f"{name}\n" for name in kept), encoding="utf-8")
    print(f"{len(found)} not needed, {len(kept)} of them known")


if __name__ == "__main__":
    main()
