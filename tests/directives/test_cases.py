"""Directives in sentences of our own, as the guide would have them; officials and places invented.

``tests/cases/directives*.tsv``: a class, a text and a note a line. In the text each directive
stands in ⟦ ⟧, with force, addressee and deadline behind it (``-`` for none). What is not found so
yet stands in ``directives-open.tsv``: a line there that comes right fails, and is to be moved.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from speechsum import analyze
from speechsum.model import Directive

_FOLDER = Path(__file__).parent.parent / "cases"
_MARKED = re.compile(
    r"⟦(?P<span>[^⟧]*)⟧\{(?P<force>\w+)\|(?P<addressee>[^|}]*)\|(?P<deadline>[^}]*)\}"
)
_CLOSERS = ".،؛: "

Found = tuple[str, str, str | None, str | None]


def _lines(name: str) -> list[tuple[str, str]]:
    """The class and the text of each case."""
    lines = (_FOLDER / name).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(kind, text) for kind, text, _ in rows]


def _cases(name: str) -> list[object]:
    return [pytest.param(text, id=kind) for kind, text in _lines(name)]


def _expected(marked: str) -> tuple[str, list[Found]]:
    found: list[Found] = []
    for match in _MARKED.finditer(marked):
        addressee, deadline = (
            None if match[key] == "-" else match[key] for key in ("addressee", "deadline")
        )
        found.append((match["span"], match["force"], addressee, deadline))
    return _MARKED.sub(lambda match: match["span"], marked), found


def _told(directive: Directive) -> Found:
    deadline = directive.deadline.text if directive.deadline is not None else None
    return directive.text.rstrip(_CLOSERS), directive.force, directive.addressee, deadline


def _found(text: str) -> list[Found]:
    # The ranker that costs nothing: no summary is looked at.
    return [_told(directive) for directive in analyze(text, ranker="lead").directives]


def _as_expected(marked: str) -> bool:
    text, expected = _expected(marked)
    return _found(text) == expected


@pytest.mark.parametrize("marked", _cases("directives.tsv"))
def test_a_report_has_these_directives_and_no_others(marked: str) -> None:
    text, expected = _expected(marked)
    assert _found(text) == expected


@pytest.mark.parametrize("marked", _cases("directives-open.tsv"))
@pytest.mark.xfail(reason="not read rightly yet", strict=True)
def test_what_is_still_open(marked: str) -> None:
    assert _as_expected(marked)


def test_every_case_is_marked_rightly() -> None:
    for name in ("directives.tsv", "directives-open.tsv"):
        for _, marked in _lines(name):
            assert not set("⟦⟧{}") & set(_expected(marked)[0])
