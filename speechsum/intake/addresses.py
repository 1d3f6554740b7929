"""The address that a page calls its own: where its report is to be found again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

_SCHEMES = ("http", "https")
_LONGEST = 2_000
"""Characters; no browser's address bar takes many more, but data in the place of one."""
_SAVED = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+?)\s*-->", re.I)
_OG = re.compile("og:url", re.I)
_HEAD = 2_048


def address_of(tree: Any, html: str, data: list[dict[str, Any]]) -> str | None:
    """The canonical address of a page, whole; None where it tells none.

    What the page tells is taken in this order: ``<link rel=canonical>``, ``og:url``, the article's
    own data, the comment of the browser that saved it. One without a path is a site's and gives way
    to one with a path. A relative address is joined to the page's ``<base>``, else to a short or
    other address of it, else to the first whole one; where there is neither it is none.

    Args:
        tree: the parsed page.
        html: the page.
        data: the objects that it describes itself by (JSON-LD).
    """
    told = [one for text in _told(tree, html, data) if (one := _tidy(text))]
    base = next(filter(whole_address, [*map(_tidy, _bases(tree)), *told]), "")
    found = [url for text in told if (url := whole_address(text, base))]
    return next(filter(_has_path, found), next(iter(found), None))


def whole_address(text: str, base: str = "") -> str | None:
    """``text``, seen from ``base``, as an address of the web without the place in the page.

    None where it is none, or one with a password in it.

    >>> whole_address("https://sepehr.example/news/7#top"), whole_address("/news/7")
    ('https://sepehr.example/news/7', None)
    """
    try:
        text = urljoin(base, _tidy(text))
        parts = urlsplit(text)
        known = parts.scheme in _SCHEMES and parts.hostname and parts.username is None
    except ValueError:
        return None
    if not known or not text.isprintable() or len(text) > _LONGEST:
        return None
    return urlunsplit(parts._replace(fragment=""))


def _tidy(text: str) -> str:
    """A space in an address is one that nobody escaped."""
    return re.sub(r"\s", lambda space: quote(space[0]), text.strip())


def _has_path(address: str) -> bool:
    parts = urlsplit(address)
    return len(parts.path) > 1 or bool(parts.query)


def _told(tree: Any, html: str, data: list[dict[str, Any]]) -> Iterator[str]:
    for node in tree.document.query_selector_all("link[rel][href]"):
        if "canonical" in node.getattr("rel").lower().split():
            yield node.getattr("href")
    for node in tree.document.query_selector_all("meta[content]"):
        if any(_OG.fullmatch(node.getattr(name) or "") for name in ("property", "name")):
            yield node.getattr("content")
    for one in data:
        if isinstance(one.get("headline"), str) or isinstance(one.get("datePublished"), str):
            page = one.get("mainEntityOfPage")
            own = page.get("@id") if isinstance(page, dict) else page
            yield from (text for text in (own, one.get("url")) if isinstance(text, str))
    saved = _SAVED.search(html[:_HEAD])
    if saved is not None:
        yield saved[1]


def _bases(tree: Any) -> Iterator[str]:
    for node in tree.document.query_selector_all("base[href]"):
        yield node.getattr("href")
    for node in tree.document.query_selector_all("link[rel=shortlink], link[rel=alternate]"):
        yield node.getattr("href") or ""
