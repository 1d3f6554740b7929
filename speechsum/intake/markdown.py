"""A text in Markdown: what its signs mean is kept, the signs themselves are not.

A heading, a paragraph, an item, a row of a table becomes a line or more, as in other containers;
items keep their dashes and numbers, cells are parted by tabs. What stands in a head of
``key: value`` lines tells headline, day and address. Fenced code, where it is of a language or no
Persian, notes and pictures are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from speechsum.intake.addresses import whole_address
from speechsum.intake.days import day_in
from speechsum.intake.given import Given
from speechsum.model import Published
from speechsum.text.language import plainly_persian
from speechsum.tuples import NamedTuple

_HEAD = re.compile(r"-{3,}[ \t]*\r?\n(.{0,8000}?)\r?\n-{3,}[ \t]*(?:\r?\n|\Z)", re.S)
_PAIR = re.compile(r"([A-Za-z_-]+):[ \t]+(.+)")
_DAYS = ("date", "published", "published_time", "created")
_ADDRESSES = ("url", "source", "link", "canonical", "canonical_url")
_SIGNS = re.compile(r"[#*_`~\[|<\\&]|^[ \t]*[>=-]|^[ \t]*[0-9]+[.)]", re.M)
_TASK = re.compile(r"\A\[[ xX]\][ \t]+")
_BROKEN = re.compile(r"\n(?!\s*(?:\d+\s*[-.)–]|[-–•]))")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)
_NOTE = re.compile(r"\[\^[^\]\s]{1,40}\]")
_NOTED = re.compile(rf"{_NOTE.pattern}:")


class _Line(NamedTuple):
    """A line, and whether an empty one parts it from the one before."""

    text: str
    apart: bool


def read_markdown(given: Given) -> Given:
    """The document in ``given``, whose text is Markdown; as it is where it has no signs."""
    head, body = _headed(given.text)
    if not head and not _SIGNS.search(body):
        return given
    try:
        lines = [line for line in _lines(body) if line.text.strip()]
    except RecursionError:  # signs within signs, hundreds deep: no one meant them
        return given
    days = (day for key in _DAYS if (day := day_in(head.get(key, ""))))
    day = next(days, None)
    urls = (url for key in _ADDRESSES if (url := whole_address(head.get(key, ""))))
    return given._replace(
        text="".join(_joined(lines)),
        title=None if body.lstrip().startswith("#") else head.get("title") or None,
        published=Published(day, "record") if day is not None else None,
        plain=False,
        url=next(urls, None),
    )


def _headed(text: str) -> tuple[dict[str, str], str]:
    """The pairs in the head («---», «title: …», «---»), and the text below it."""
    found = _HEAD.match(text)
    if found is None:
        return {}, text
    pairs = {key.lower(): value.strip(" \t\r\"'") for key, value in _PAIR.findall(found[1])}
    return (pairs, text[found.end() :]) if pairs else ({}, text)


def _joined(lines: list[_Line]) -> Iterator[str]:
    for number, line in enumerate(lines):
        if number and line.apart:
            yield "\n"
        yield f"{line.text}\n"


def _lines(text: str) -> Iterator[_Line]:
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

    # Who begins a paragraph with blanks writes no code.
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("code")
    return _blocks(SyntaxTreeNode(parser.parse(text)))


def _blocks(node: Any) -> Iterator[_Line]:
    for block in node.children:
        if block.type in ("bullet_list", "ordered_list"):
            yield from _items(block)
        elif block.type == "table":
            rows = (node for node in block.walk() if node.type == "tr")
            for number, row in enumerate(rows):
                yield _Line("\t".join(map(_shown, row.children)).strip(), apart=not number)
        elif block.type == "html_block":
            yield _Line(_COMMENT.sub("", block.content).strip("\n"), apart=True)
        elif block.type == "fence":
            if not block.info and plainly_persian(block.content):
                yield _Line(block.content.strip("\n"), apart=True)
        elif block.type in ("heading", "paragraph"):
            if _NOTED.match(block.children[0].content):
                continue
            yield _Line(_shown(block), apart=True)
        else:
            yield from _blocks(block)


def _items(node: Any) -> Iterator[_Line]:
    """An item a line, behind its dash or number, also where it was broken."""
    for number, item in enumerate(node.children):
        sign = f"{item.info}{item.markup} " if item.info else "- "
        for line in _blocks(item):
            text = sign + _BROKEN.sub(" ", _TASK.sub("", line.text))
            yield _Line(text, apart=bool(sign) and not number)
            sign = ""


def _shown(node: Any) -> str:
    """What a reader sees of an inline text: no signs, no pictures, of links their words."""
    if node.type == "image":
        return ""
    if node.type in ("softbreak", "hardbreak"):
        return "\n"
    own = node.content if not node.children else ""
    return _NOTE.sub("", own).replace("\xa0", " ") + "".join(map(_shown, node.children))
