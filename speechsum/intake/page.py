"""A web page: its report as a reader would copy it out, its headline, day and address.

resiliparse parses the page and turns what is kept of it into lines: of the libraries tried it alone
loses neither ZWNJ nor paragraphs. What is kept is decided here, for its own choice of the main
content keeps comments and related news of many agencies' pages: the body is where the selectors of
``lexicon/pages.tsv`` find it, else where the text that is no link lies densest; elements of which
the same file says that they are no part of a report are taken off, but never half of the page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from speechsum import lexicon
from speechsum.errors import InputError
from speechsum.intake.addresses import address_of
from speechsum.intake.days import day_in
from speechsum.model import Published
from speechsum.tuples import NamedTuple

# Typed by its stubs, but imported when the first page comes.
Node = Any

_WORD = re.compile(r"[a-z]+|[A-Z][a-z]+|[A-Z]+(?![a-z])")
_SPACES = re.compile(r"[^\S\n]+")
_MOST = 0.5
"""What holds more of the page's text is never taken off, whatever it is called."""
_LEAST_BODY = 40
_LEAST_REPORT = 200
_SOME = 0.2
_DENSE = 0.7
_LINKED = 0.8
_LEAST_LINK = 3  # words; a name that is a link may well stand alone
_BLOCKS = "p, li, ul, ol, div, td, table, section, h2, h3, h4, h5, blockquote"
_NEVER_TEXT = frozenset(("script", "style", "template", "noscript"))
_CLIMB = 5
_LONGEST_DATE = 90
_HEADINGS = "h1, h2, .title, .entry-title, .post-title"
_TIMES = "[itemprop=datePublished], time, abbr.published"
_SHORT_TITLE = 3
"""Words of a title that tells what site or view a page is of."""
_FEWEST_TEASERS = 3
_ABOVE = 12
"""Lines among which the headline stands where a report's element holds it, too."""
_WORDS_BY_A_DATE = 2  # «تاریخ انتشار»
_CLOCK = re.compile(r"(?<!\d)\d{1,2}:\d{2}(?!\d)")
_LEAST_PARAGRAPH = 200


class Page(NamedTuple):
    """What a page tells."""

    text: str
    title: str | None
    published: Published | None
    url: str | None = None


def read_page(html: str) -> Page:
    """The report in ``html``; its text is empty where there is none.

    Raises:
        InputError: it is a list of reports.
    """
    from resiliparse.parse.html import HTMLTree

    # Between paragraphs some pages have nothing at all; a cell is no part of the word before it.
    tree = HTMLTree.parse(html)
    body = tree.body
    if body is None:
        return Page("", None, None)
    data = list(_json_ld(tree))
    # A messenger shows a post under the channel's name.
    title = _title(tree, data) if body.query_selector("[data-post]") is None else None
    told = _told_day(tree, data)
    url = address_of(tree, html, data)
    for node in body.query_selector_all(", ".join(_NEVER_TEXT)):
        node.decompose()
    below = _day_below(body, title) if told is None else None
    found = _container(body)
    if told is None:
        told = _day_beside(found) or below
    leads = _leads(found)
    _prune(found)
    for node in found.query_selector_all("*"):
        if node.parent is not None and _is_stamp(node):
            node.decompose()
    lines = [line for lead in leads for line in lines_of(lead)]
    text = lines_of(found)
    lines = [line for line in lines if line not in "\n".join(text)] + text
    above, lines = _parted_at(lines, title)
    if told is None:
        # Some pages tell the day on which they are printed or shown, too: it is the later one.
        told = min((day for line in above if (day := day_in(line))), default=None)
    return Page(
        "\n".join(lines) + "\n" if lines else "",
        title,
        Published(told, "page") if told is not None else None,
        url,
    )


def whole_text(html: str) -> str:
    """All that a page shows, a line each: of a mail, all of it is its writer's."""
    from resiliparse.parse.html import HTMLTree

    body = HTMLTree.parse(html).body
    if body is None:
        return ""
    for node in body.query_selector_all(", ".join(_NEVER_TEXT)):
        node.decompose()
    for node in body.query_selector_all("[hidden], [style]"):
        if node.parent is not None and _is_hidden(node):
            node.decompose()
    return "".join(f"{line}\n" for line in lines_of(body))


# -- the body -----------------------------------------------------------------------------------


def _container(body: Node) -> Node:
    """The element that holds the report."""
    candidates: list[Node] = []
    for selector in _words("body"):
        nodes = body.query_selector_all(selector)
        if nodes:
            candidates.append(max(nodes, key=_size))
    largest = max(map(_size, candidates), default=0)
    if largest >= _LEAST_BODY:
        return next(node for node in candidates if _size(node) >= _MOST * largest)
    if _is_list(body):
        raise InputError("a list of reports, not one; read the pages it leads to")
    _prune(body)
    articles = body.query_selector_all("article, main, [role=main], [role=article]")
    start = max(articles, key=_prose, default=None)
    if start is None or _prose(start) < _MOST * _prose(body):
        start = _around_heading(body)
    return _densest(start)


def _is_list(body: Node) -> bool:
    """Whether a page shows teasers of many reports, each under a headline that leads to it."""
    teasers = [
        node
        for node in body.query_selector_all("article")
        if node.query_selector("h2 a[href], h3 a[href], h4 a[href], a[href] h2, a[href] h3")
        and node.query_selector("article") is None
    ]
    sizes = list(map(_prose, teasers))
    if len(sizes) < _FEWEST_TEASERS:
        return False
    return sum(sizes) > _MOST * _prose(body) and max(sizes) < _MOST * sum(sizes)


def _around_heading(body: Node) -> Node:
    """What holds the heading and enough text to be its report: comments may be longer than it."""
    node = body.query_selector("h1")
    enough = max(_LEAST_REPORT, _SOME * _prose(body))
    while node is not None and node.tag != "body" and _prose(node) < enough:
        node = node.parent
    return body if node is None else node


def _densest(node: Node) -> Node:
    """The smallest element in ``node`` that holds most of what is no link there."""
    while True:
        children = [child for child in node.children if child.tag not in ("p", "span", "b")]
        best = max(children, key=_prose, default=None)
        if best is None or _prose(best) < _DENSE * _prose(node):
            return node
        node = best


def _size(node: Node) -> int:
    return len(node.text)


def _prose(node: Node) -> int:
    """Characters of ``node`` that are in no link."""
    return _size(node) - sum(map(_size, node.query_selector_all("a")))


# -- what is no part of it ----------------------------------------------------------------------


@cache
def _words(kind: str) -> dict[str, None]:
    """The forms of a class of ``lexicon/pages.tsv``, in their order there."""
    return dict.fromkeys(lexicon.forms("pages", kind))


def _stands_alone(link: Node) -> bool:
    """Whether a link is a line of its own, between breaks: it leads to another report."""
    if len(link.text.split()) < _LEAST_LINK:
        return False
    for step in ("previous_sibling", "next_sibling"):
        beside = getattr(link, step)
        while beside is not None and beside.tag != "br" and not _shown(beside):
            beside = getattr(beside, step)
        if beside is not None and beside.tag != "br":
            return False
    return True


def _shown(node: Node) -> bool:
    return node.node_name != "#comment" and bool(node.text.strip())


def _is_called(node: Node, kind: str) -> bool:
    """Whether a word of the class or id is one of ``lexicon/pages.tsv``.

    «relatedNews item-2» has the words related, news and item; of old pages' «newsdate» and
    «relatednews» the beginning or the end will do.
    """
    named = f"{node.getattr('class', '')} {node.id or ''}"
    words = {word.lower() for word in _WORD.findall(named)}
    return any(word in _words(kind) for word in words) or any(
        word.startswith(_long_words(kind)) or word.endswith(_long_words(kind)) for word in words
    )


@cache
def _long_words(kind: str) -> tuple[str, ...]:
    return tuple(word for word in _words(kind) if len(word) >= (4 if kind == "day" else 7))


def _prune(root: Node) -> None:
    """Take off what is no part of a report."""
    most = max(_LEAST_BODY, int(_MOST * _size(root)))
    for node in root.query_selector_all("*"):
        if node.parent is not None and _size(node) <= most and _is_away(node):
            node.decompose()
    for node in root.query_selector_all("a"):
        if node.parent is not None and _size(node) <= most and _stands_alone(node):
            node.decompose()
    for node in root.query_selector_all(_BLOCKS):
        size = _size(node)
        if (
            node.parent is not None
            and size
            and size <= most
            and size - _prose(node) > _LINKED * size
        ):
            node.decompose()


def _is_away(node: Node) -> bool:
    return (
        (node.tag in _words("tag") and node.query_selector("article") is None)
        or (node.query_selector("article, h1") is None and _is_called(node, "away"))
        or node.getattr("aria-hidden") == "true"
        or _is_hidden(node)
    )


def _is_hidden(node: Node) -> bool:
    style = (node.getattr("style") or "").replace(" ", "").lower()
    return node.hasattr("hidden") or "display:none" in style


def _leads(body: Node) -> list[Node]:
    """The lead, where it stands before the body."""
    parent = body.parent
    for _ in range(2):
        if parent is None or parent.tag in ("body", "html"):
            break
        found = [
            node
            for node in parent.query_selector_all("p, div, h2, h3, h4, blockquote")
            if _is_called(node, "lead")
            and not node.contains(body)
            and not body.contains(node)
            and node.query_selector("p, div") is None
        ]
        if found:
            return found[:1]
        parent = parent.parent
    return []


# -- lines --------------------------------------------------------------------------------------


def lines_of(node: Node) -> list[str]:
    """The text of ``node``, a paragraph a line."""
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    # A cell is a line where a table is the page's frame; in a row of numbers it is a word, and tabs
    # part it from the next.
    text = extract_plain_text(
        HTMLTree.parse(f"<html><body>{node.html}</body></html>"),
        preserve_formatting=True,
        list_bullets=True,
        alt_texts=False,
    )
    lines = (_SPACES.sub(_space, line).strip() for line in text.split("\n"))
    return [line for line in lines if line]


def _parted_at(lines: list[str], title: str | None) -> tuple[list[str], list[str]]:
    """The lines above the headline, and those below it; all are below where it is none of them."""
    places = [place for place, line in enumerate(lines[:_ABOVE]) if _same(line, title or "")]
    return (lines[: places[-1]], lines[places[-1] + 1 :]) if places else ([], lines)


def _space(found: re.Match[str]) -> str:
    return "\t" if "\t" in found[0] else " "


def _same(line: str, title: str) -> bool:
    return _letters(line) == _letters(title)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


# -- headline and day ---------------------------------------------------------------------------


def _json_ld(tree: Any) -> Iterator[dict[str, Any]]:
    """The objects that a page describes itself by."""
    for node in tree.document.query_selector_all("script[type='application/ld+json']"):
        try:
            found = json.loads(node.text, strict=False)
        except (ValueError, RecursionError):
            continue
        waiting = [found]
        while waiting:
            one = waiting.pop(0)
            if isinstance(one, list):
                waiting += one
            elif isinstance(one, dict):
                yield one
                waiting += [value for key, value in one.items() if key == "@graph"]


def _title(tree: Any, data: list[dict[str, Any]]) -> str | None:
    """The headline: what the page says it is, or its heading, without the site's name."""
    whole = _meta(tree, "og:title") or _clean(tree.title) or ""
    headings = [
        text
        for node in tree.body.query_selector_all(_HEADINGS)
        if (text := _clean(node.text)) and len(_letters(text)) > 8
    ]
    for one in data:
        if isinstance(one.get("headline"), str) and (text := _clean(one["headline"])):
            headings.insert(0, text)
    known = [heading for heading in headings if _letters(heading) in _letters(whole)]
    if known:  # the site's name may be another of them
        return max(known, key=len)
    return _only_heading(tree, whole) or _longest_part(whole)


def _only_heading(tree: Any, whole: str) -> str | None:
    """The one heading of a page whose title, ``whole``, tells of the site or of a view."""
    for tag in ("h1", "h2"):
        found = [_clean(node.text) for node in tree.body.query_selector_all(tag)]
        if len(found) == 1 and (len(found[0].split()) > _SHORT_TITLE or _same(found[0], whole)):
            return found[0] or None
    return None


def _longest_part(whole: str) -> str | None:
    """«headline | site», «site - headline»; none of «چاپ خبر»."""
    if len(whole.split()) <= _SHORT_TITLE:
        return None
    return max(re.split(r"\s+[|\-–—»:]+\s+|\s*[|]\s*", whole), key=len).strip() or None


def _meta(tree: Any, name: str) -> str | None:
    for node in tree.document.query_selector_all("meta[content]"):
        if name in (node.getattr("property"), node.getattr("name")):
            return _clean(node.getattr("content")) or None
    return None


def _clean(text: str | None) -> str:
    return " ".join((text or "").split())


def _told_day(tree: Any, data: list[dict[str, Any]]) -> str | None:
    """The day of publication that the page tells machines."""
    told = [one["datePublished"] for one in data if isinstance(one.get("datePublished"), str)]
    names = {name.lower() for name in _words("meta")}
    for node in tree.document.query_selector_all("meta[content]"):
        called = {(node.getattr(name) or "").lower() for name in ("property", "name", "itemprop")}
        if called & names:
            told.append(node.getattr("content"))
    for node in tree.document.query_selector_all(_TIMES):
        told += [
            node.getattr(name) for name in ("datetime", "content", "title") if node.hasattr(name)
        ]
        told.append(node.text)
    return next((day for text in told if text and (day := day_in(text))), None)


def _is_stamp(node: Node) -> bool:
    """Whether an element holds a day of publication and no more."""
    return _size(node) < _LONGEST_DATE and _is_called(node, "day") and bool(day_in(node.text))


def _day_below(body: Node, title: str | None) -> str | None:
    """The day that stands alone between the headline and the report, whatever it is called."""
    if title is None:
        return None
    headed = False
    for node in _elements(body):
        text = _clean(node.text)
        if not headed:
            headed = len(text) < 2 * len(title) and _same(text, title)
        elif len(text) < _LONGEST_DATE:
            others = [word for word in text.split() if word.isalpha()]
            alone = len(others) <= _WORDS_BY_A_DATE + _WORDS_OF_A_DATE
            if (alone or _CLOCK.search(text)) and (day := day_in(text)):
                return day
        elif len(text) > _LEAST_PARAGRAPH and node.query_selector("*") is None:
            break
    return None


def _elements(body: Node) -> Iterator[Node]:
    """The elements below a node, in order: to walk takes linear time, a collection's does not."""
    from resiliparse.parse.html import NodeType

    elements = (node for node in body if node.type == NodeType.ELEMENT)
    next(elements, None)  # itself
    return elements


_WORDS_OF_A_DATE = 2
"""The weekday's and the month's names."""


def _day_beside(body: Node) -> str | None:
    """The day that stands beside the report, for people; the one in a site's head is today's."""
    node = body
    for _ in range(_CLIMB):
        if node.tag in ("body", "html"):
            break
        for one in node.query_selector_all("*"):
            if _is_stamp(one):
                return day_in(one.text)
        node = node.parent
    return None
