"""Markup: whether a text is a page, and tags and entities that somebody pasted with a text."""

from __future__ import annotations

import html
import re

_BLOCKS = "p|br|div|li|ul|ol|tr|table|tbody|h[1-6]|blockquote|hr|section|article|figure|center|pre"
_INLINE = "b|i|u|s|a|em|strong|span|font|img|td|th|small|big|sup|sub|strike|mark|code|o:p|nobr|wbr"
_REST = r"(?:\s[^<>]{0,500})?/?"
_HIDDEN = re.compile(r"<(script|style)\b.*?</\1\s*>|<!--.*?-->", re.I | re.S)
_BLOCK = re.compile(rf"\s*(?:</?(?:{_BLOCKS}){_REST}>\s*)+", re.I)
_CELL = re.compile(r"</t[dh]>", re.I)
_TAG = re.compile(rf"</?(?:{_INLINE}|{_BLOCKS}){_REST}>", re.I)
# What forums write for tags: «[b]», «[color=red]», «[/url]».
_FORUM = re.compile(
    r"\[/?(?:b|i|u|s|url|img|color|size|font|center|right|left|quote|list)(?:=[^\]\n]{0,200})?\]",
    re.I,
)
_ENTITY = re.compile(
    r"&(?:[a-zA-Z]{2,8}[0-9]{0,2}|#[0-9]{2,6}|#[xX][0-9a-fA-F]{2,5});"
    r"|&(?:nbsp|zwnj|zwj|laquo|raquo|quot|hellip|[nm]dash|lrm|rlm)(?![a-zA-Z0-9;])"
)
HEAD = 4_096
"""Characters in which a page shows what it is."""
_DEEP = 3
"""Times that an entity may have been escaped again: «&amp;amp;nbsp;»."""


_OPENS = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_FEED = re.compile(r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:rss|feed|rdf:RDF)\b", re.I | re.S)
_WITHIN = re.compile(r"<(?:html|head|body|meta|script|nav|article|main)\b[^<>]*>", re.I)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)", re.I)


def is_page(text: str) -> bool:
    """Whether ``text`` is a web page, or a part of one."""
    return _OPENS.match(text) is not None or (
        text.lstrip()[:1] == "<" and len(set(_WITHIN.findall(text[:HEAD]))) > 1
    )


def is_feed(text: str) -> bool:
    """Whether ``text`` is a site's feed (RSS, Atom): headlines and teasers of many reports."""
    return _FEED.match(text) is not None


def charset_in(data: bytes) -> str | None:
    """The encoding that a page says it is in."""
    found = _CHARSET.search(data[:HEAD])
    return found[1].decode("ascii") if found is not None else None


def has_tags(text: str) -> bool:
    """Whether there is any tag in ``text``."""
    return re.search(r"</?[a-zA-Z]", text) is not None


def unmarked(text: str) -> str:
    """``text`` without tags and entities; the same where there are none.

    A tag of a block is the end of a line, an entity its character.
    """
    if "<" in text and _TAG.search(text):
        text = _HIDDEN.sub("", text)
        text = _BLOCK.sub("\n", _CELL.sub(" ", text))
        text = _TAG.sub("", text).strip("\n") + "\n"
    if "[/" in text:
        text = _FORUM.sub("", text)
    for _ in range(_DEEP):
        if "&" not in text or not _ENTITY.search(text):
            break
        text = _ENTITY.sub(_character, text)
    return text


def _character(entity: re.Match[str]) -> str:
    found = html.unescape(f"{entity[0].rstrip(';')};")
    return " " if found == "\xa0" else found
