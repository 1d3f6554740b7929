"""A channel as a messenger's site shows it (``t.me/s/…``, ``eitaa.com/…``): each post a document.

Telegram's preview and those that were made after it call the parts of a post alike.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from speechsum.errors import SpeechsumError
from speechsum.intake.decoding import decode
from speechsum.intake.source import Source

_SITES = (b"telegram", b"tgme", b"eitaa", b"etme")
_TEXT = b"widget_message_text"
_LEAST = 2
"""Posts of a channel; a page of one post is a page."""


def may_be_preview(head: bytes) -> bool:
    """Whether the first bytes of a page speak of a messenger."""
    return head.lstrip()[:1] == b"<" and any(site in head for site in _SITES)


def in_preview(name: str, data: bytes) -> Iterator[Source]:
    """The posts that a page shows, the oldest first as there; none where it shows but one, or is
    no such page.

    Args:
        name: what to call the page; a post is called ``NAME#channel/7``.
        data: the page.
    """
    if data.count(_TEXT) < _LEAST:
        return
    from resiliparse.parse.html import HTMLTree

    from speechsum.intake.page import lines_of

    try:
        tree = HTMLTree.parse(decode(data).text)
    except SpeechsumError:  # who reads it as a page will say so
        return
    body = tree.body
    texts = [] if body is None else list(body.query_selector_all("[class*='widget_message_text']"))
    for number, node in enumerate(texts if len(texts) >= _LEAST else (), 1):
        post = _post(node)
        address = post.query_selector("a[class*='message_date'][href]")
        time = post.query_selector("time[datetime]")
        record = {
            "id": post.getattr("data-post") or number,
            "url": address.getattr("href") if address is not None else None,
            "date": time.getattr("datetime") if time is not None else None,
            "text": "\n".join(lines_of(node)) + "\n",
        }
        line = json.dumps(record, ensure_ascii=False).encode("utf-8", errors="surrogatepass")
        yield Source(f"{name}#{record['id']}", data=line, kind="record", within=name)


def _post(text: Any) -> Any:
    """The element of the post whose text is in ``text``."""
    node = text
    while node.parent is not None and node.parent.tag not in ("body", "html"):
        node = node.parent
        if node.hasattr("data-post"):
            return node
    return text.parent
