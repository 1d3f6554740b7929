"""What every container gives: a document's text, and what is known of it from outside the text."""

from __future__ import annotations

from speechsum.model import Published
from speechsum.tuples import NamedTuple


class Given(NamedTuple):
    """A document as it was read.

    Attributes:
        name: what to call it: as its source is called, or its record calls itself.
        text: the text that is read, and that spans point into.
        title: its headline, where that stands outside of the text.
        published: the day that the page, record or file name tells.
        plain: whether ``text`` is what the input held; False where it was got out of a page, a
            document or the like, or was repaired.
        notes: what the reader should know of how it was read, a line each.
        url: its address in the web, where its page or record tells it.
    """

    name: str
    text: str
    title: str | None = None
    published: Published | None = None
    plain: bool = True
    notes: tuple[str, ...] = ()
    url: str | None = None
