"""Word keys: the form of a word that its spellings share.

The given text is never changed. A word's key has hazm's letters and digits, no ZWNJ, diacritics or
tatweel, and one letter for the hamza's seats («رئیس», «رييس»), so that «می‌کنند», «ميكنند» and,
once `tokens` has joined it, «می کنند» are one key.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from speechsum.text.hazm_bridge import fold_character
from speechsum.text.memo import MOST

# What hazm leaves apart, but writers of reports use for one another.
_ALSO = str.maketrans(
    {"أ": "ا", "إ": "ا", "ٱ": "ا", "ؤ": "و", "ئ": "ی", "ة": "ه", "ۀ": "ه", "ء": ""}
)


class _Table(dict[int, str]):
    """Code point to key letters, worked out by hazm when first met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if code in (0x200C, 0x0640) or unicodedata.category(char) in ("Cf", "Mn", "Cc"):
            folded = ""
        else:
            # Presentation forms first: hazm's versions differ on a few of them.
            if 0xFB50 <= code <= 0xFEFC:
                char = unicodedata.normalize("NFKC", char)
            folded = "".join(map(fold_character, char)).translate(_ALSO).lower()
        self[code] = folded
        return folded


_TABLE = _Table()


@lru_cache(maxsize=MOST)
def key_of(word: str) -> str:
    """The key of one word as written, e.g. ``key_of("مي‌كنند") == "میکنند"``."""
    return word.translate(_TABLE)


def offsets_in(word: str) -> list[int]:
    """For each letter of ``key_of(word)`` the offset in ``word`` it comes from."""
    return [index for index, char in enumerate(word) for _ in _TABLE[ord(char)]]
