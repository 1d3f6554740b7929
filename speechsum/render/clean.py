"""Text from anywhere, made fit to be shown: nothing in it may steer a terminal or the order of
what stands around it."""

from __future__ import annotations

import re

BIDI_CONTROLS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"

# Characters that make a terminal or a log reader end the line.
_BREAKS = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029"

# Invisible characters that no Persian word needs (ZWNJ and ZWJ are needed and stay): bidi
# controls, soft hyphen, byte order mark, invisible operators, variation selectors, tags.
_UNSEEN = "".join(
    (BIDI_CONTROLS, "\u00ad\u180e\u200b\u2060-\u2065\u206a-\u206f\ufe00-\ufe0f\ufeff")
)
_UNSEEN += "\ufff9-\ufffb\U000e0000-\U000e0fff"

HARMFUL = re.compile(
    f"(?P<unseen>[{_UNSEEN}])"
    "|(?P<control>[\x00-\x08\x0e-\x1b\x7f])"
    "|(?P<broken>[\x80-\x9f\ud800-\udfff])"
)
"""A character that acts instead of being seen; its group says how."""
_WHITE = re.compile(f"[ \u00a0{_BREAKS}]+")


def one_line(text: str) -> str:
    """``text`` on one line, without any character that acts instead of being seen.

    Control characters become their pictures (ESC is ``␛``), so that nothing is hidden from the
    reader; marks that are invisible by nature are left out.
    """
    return HARMFUL.sub(_harmless, _WHITE.sub(" ", text)).strip(" ")


def _harmless(match: re.Match[str]) -> str:
    if match["unseen"]:
        return ""
    if match["broken"]:
        return "\ufffd"
    return picture(match["control"])


def picture(control: str) -> str:
    """The visible sign for a C0 control character or DEL."""
    return "\u2421" if control == "\x7f" else chr(0x2400 + ord(control))
