"""Posts in a page: of a channel's (``t.me/s/…``, ``eitaa.com/…``), or of Telegram Desktop's export
to HTML (``messages.html``). Each is a document.

Telegram's preview and those that were made after it call the parts of a post alike.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from speechsum.errors import SpeechsumError
from speechsum.intake.decoding import decode
from speechsum.intake.source import Source
from speechsum.tuples import NamedTuple

_SITES = (b"telegram", b"tgme", b"eitaa", b"etme", b"Exported Data")
_LEAST = 2
"""Posts of a channel; a page of one post is a page."""


class _Look(NamedTuple):
    """How a page shows posts: by what it is known, and the selectors of a post's parts."""

    known: bytes
    text: str
    address: str
    moment: str
    told_in: str


_LOOKS = (
    _Look(
        b"widget_message_text",
        "[class*='widget_message_text']",
        "a[class*='message_date'][href]",
        "time[datetime]",
        "datetime",
    ),
    _Look(b'<div class="text">', ".message .body > .text", "", ".date[title]", "title"),
)


def may_be_preview(head: bytes) -> bool:
    """Whether the first bytes of a page speak of a messenger."""
    return head.lstrip()[:1] == b"<" and any(site in head for site in _SITES)


def in_preview(name: str, data: bytes) -> Iterator[Source]:
    """The posts that a page shows, the oldest first as there; none where it shows but one, or is
    no such page.

    Args:
        name: what to call the page; a post is called ``NAME#channel/7``, or ``NAME#7``.
        data: the page.
    """
    look = next((look for look in _LOOKS if data.count(look.known) >= _LEAST), None)
    if look is None:
        return
    from resiliparse.parse.html import HTMLTree

    from speechsum.intake.page import lines_of

    try:
        body = HTMLTree.parse(decode(data).text).body
    except SpeechsumError:  # who reads it as a page will say so
        return
    texts = [] if body is None else list(body.query_selector_all(look.text))
    for number, node in enumerate(texts if len(texts) >= _LEAST else (), 1):
        post = _post(node)
        address = post.query_selector(look.address) if look.address else None
        moment = post.query_selector(look.moment)
        record = {
            "id": post.getattr("data-post") or (post.id or "").removeprefix("message") or number,
            "url": address.getattr("href") if address is not None else None,
            "date": moment.getattr(look.told_in) if moment is not None else None,
            "text": "\n".join(lines_of(node)) + "\n",
        }
        line = json.dumps(record, ensure_ascii=False).encode("utf-8", errors="surrogatepass")
        yield Source(f"{name}#{record['id']}", data=line, kind="record", within=name)


def _post(text: Any) -> Any:
    """The element of the post whose text is in ``text``."""
    node = text
    while node.parent is not None and node.parent.tag not in ("body", "html"):
        node = node.parent
        if node.hasattr("data-post") or "message" in (node.getattr("class") or "").split():
            return node
    return text.parent
