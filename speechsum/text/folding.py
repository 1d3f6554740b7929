"""Word keys: the form of a word that its spellings share.

The given text is never changed. A word's key has hazm's letters and digits, no ZWNJ, diacritics or
tatweel, and one letter for the hamza's seats («رئیس», «رييس»), so that «می‌کنند», «ميكنند» and,
once `tokens` has joined it, «می کنند» are one key.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

from speechsum import lexicon
from speechsum.text.hazm_bridge import fold_character
from speechsum.text.memo import MOST

SENTENCE_ENDS = ".!?؟…"
UNJOINED = frozenset(map(chr, (0x622, 0x627, 0x62F, 0x630, 0x631, 0x632, 0x698, 0x648)))
"""Letters of keys that are joined to none after them: a space or ZWNJ there is hardly seen."""
UNSEEN = (
    r"\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    r"\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    r"\U000e0000-\U000e0fff"
)
"""What Unicode says is not to be shown (``Default_Ignorable_Code_Point``), and the marks of
interlinear notes; as the inside of a class of `re`."""
_UNSEEN = re.compile(f"[{UNSEEN}]")
# What hazm leaves apart, but writers of reports use for one another; letters of other languages'
# keyboards, too.
_ALSO = str.maketrans("أإٱؤئةۀڪےۍېھہەۂۃ", "اااویههکیییههههه", "ء")


_DROPPED = ("Cf", "Mn", "Cc")


class _Table(dict[int, str]):
    """Code point to key letters, worked out by hazm when first met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if code == 0x0640 or unicodedata.category(char) in _DROPPED or _UNSEEN.match(char):
            folded = ""
        else:
            # Presentation forms first: hazm's versions differ on a few of them.
            if 0xFB50 <= code <= 0xFEFC or 0xFF10 <= code <= 0xFF19:
                char = unicodedata.normalize("NFKC", char)
            folded = "".join(map(fold_character, char)).translate(_ALSO).lower()
        self[code] = folded
        return folded


_TABLE = _Table()


@lru_cache(maxsize=MOST)
def key_of(word: str) -> str:
    """The key of one word as written, e.g. ``key_of("مي‌كنند") == "میکنند"``."""
    return word.translate(_TABLE)


@cache
def keys_in(name: str, *kinds: str) -> tuple[str, ...]:
    """The keys of some classes of a lexicon file whose forms are single words."""
    return tuple(map(key_of, lexicon.forms(name, *kinds)))


@cache
def key_set(name: str, *kinds: str) -> frozenset[str]:
    """The same, to look a key up."""
    return frozenset(keys_in(name, *kinds))


def keys_at_once(phrases: Sequence[str]) -> Sequence[tuple[str, ...]]:
    """`key_of` each word of some phrases whose words stand a space apart."""
    keyed = "|".join(phrases).translate(_TABLE).split("|")
    if len(keyed) != len(phrases):  # there are none, or the sign stands in one
        return [tuple(map(key_of, phrase.split(" "))) for phrase in phrases]
    return [tuple(phrase.split(" ")) for phrase in keyed]


def offsets_in(word: str) -> list[int]:
    """For each letter of ``key_of(word)`` the offset in ``word`` it comes from."""
    return [index for index, char in enumerate(word) for _ in _TABLE[ord(char)]]
