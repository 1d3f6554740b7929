"""A Telegram Desktop export (``result.json``): each message with text is a document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Json = Any


def is_export(found: Json) -> bool:
    """Whether parsed JSON is an export: of one chat, or of all."""
    return isinstance(found, dict) and (
        isinstance(found.get("messages"), list)
        or (isinstance(found.get("chats"), dict) and isinstance(found["chats"].get("list"), list))
    )


def posts(found: Json) -> Iterator[Json]:
    """The messages that have text, as records; of several chats the ids begin with the chat's."""
    if "messages" in found:
        yield from _posts(found["messages"], "")
        return
    for key in ("chats", "left_chats"):
        group = found.get(key)
        for chat in group.get("list", ()) if isinstance(group, dict) else ():
            if isinstance(chat, dict) and isinstance(chat.get("messages"), list):
                yield from _posts(chat["messages"], f"{chat.get('id', chat.get('name', ''))}/")


def _posts(messages: list[Json], chat: str) -> Iterator[Json]:
    for message in messages:
        # Besides messages there are service notes: who joined, what was pinned.
        if not isinstance(message, dict) or message.get("type", "message") != "message":
            continue
        text = _text(message.get("text") or message.get("text_entities"))
        if text.strip():
            date = message.get("date") or message.get("date_unixtime")
            yield {"id": f"{chat}{message.get('id', '')}", "date": date, "text": text}


def _text(text: Json) -> str:
    """The text of a message: a string, or a list of strings and of entities that hold some."""
    if isinstance(text, str):
        return text
    pieces = text if isinstance(text, list) else []
    return "".join(
        piece if isinstance(piece, str) else str(piece.get("text", ""))
        for piece in pieces
        if isinstance(piece, str | dict)
    )
