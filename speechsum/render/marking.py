"""A report's text as markup, with elements around what was found in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from speechsum.render.pages import visible

_PARAGRAPH = re.compile("[^\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of the report to be marked: the element to open (``{id}`` where it begins)."""

    start: int
    end: int
    depth: int
    tag: str
    attributes: str
    anchor: str
    before: str = ""


def marked(text: str, marks: Sequence[Mark]) -> Iterator[str]:
    """The paragraphs of ``text`` with ``marks`` in them; where two cross, one is cut in two.

    An element that is cut or runs over several paragraphs has its anchor where it begins.
    """
    waiting = sorted(
        (mark for mark in marks if mark.start < mark.end),
        key=lambda mark: (mark.start, -mark.end, mark.depth),
        reverse=True,
    )
    active: list[Mark] = []
    begun: set[str] = set()
    for paragraph in _PARAGRAPH.finditer(text):
        if not paragraph[0].strip():
            continue
        active = [mark for mark in active if mark.end > paragraph.start()]
        while waiting and waiting[-1].start < paragraph.end():
            active.append(waiting.pop())
        yield f"<p>{_paragraph(text, *paragraph.span(), active, begun)}</p>"


def _paragraph(text: str, start: int, end: int, marks: list[Mark], begun: set[str]) -> str:
    made: list[str] = []
    opened: list[Mark] = []
    current: list[Mark] = []
    coming = list(reversed(marks))
    cuts = {start, end}
    for mark in marks:
        cuts.update((max(start, mark.start), min(end, mark.end)))
    for here, following in pairwise(sorted(cuts)):
        current = [mark for mark in current if mark.end > here]
        while coming and coming[-1].start <= here:
            current.append(coming.pop())
        kept = 0
        while kept < min(len(opened), len(current)) and opened[kept] is current[kept]:
            kept += 1
        made.extend(f"</{mark.tag}>" for mark in reversed(opened[kept:]))
        made.extend(_opening(mark, begun) for mark in current[kept:])
        opened = list(current)
        made.append(visible(text[here:following]))
    made.extend(f"</{mark.tag}>" for mark in reversed(opened))
    return "".join(made)


def _opening(mark: Mark, begun: set[str]) -> str:
    if mark.anchor in begun:
        return f"<{mark.tag} {mark.attributes}>"
    begun.add(mark.anchor)
    return f'<{mark.tag} {mark.attributes} id="{mark.anchor}">{mark.before}'
