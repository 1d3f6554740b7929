"""Text that was spoilt before it came here: made whole where that is certain, else refused.

What can be undone was done by a rule: bytes read in another encoding, a line written from its other
end, letters set apart, characters escaped. Each step below undoes one and is believed where the
result proves it: well-formed UTF-8 (no other text is, by chance), or the small words of Persian
(``lexicon/languages.tsv``), of which the text as it came has none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache

from speechsum.errors import NotAReportError
from speechsum.text.language import PERSIAN, votes, words_in
from speechsum.tuples import NamedTuple

AGAIN = "copy or export it anew from where it came from"

# Characters that the second bytes of Persian letters become, in every code page below.
_SECOND = "\x80-\xbf\u0152-\u0192\u02c6-\u02dc\u2010-\u2122"
_FIRST = "\u0637-\u063aÂÃØÙÚÛ"
# As in Windows-1256 some second bytes are Arabic letters, three pairs in a row are asked for.
_PAIRS = re.compile(
    rf"(?:[{_FIRST}][{_SECOND}\u0679\u067e\u0686\u0688\u0691\u0698\u06a9\u06af\u06ba\u060c\u061b"
    rf"\u061f\u200c\u200d]){{3}}"
)
_LOST = "\ufffd"
_MOST_LOST = 0.01  # of the characters
_ESCAPES = re.compile(
    r"(?:\\u[0-9a-fA-F]{4}\s?){3}|(?:[%=][DdEe][0-9a-fA-F][%=][89A-Ba-b][0-9a-fA-F]){3}"
)
_SHAPED = re.compile(r"[\ufb50-\ufdff\ufe70-\ufefc]")
_ROUNDS = 3
_BETTER = 2 / 3  # code pages share some letters, and small words with them


class Mended(NamedTuple):
    """A text as it was before it was spoilt, and ``how`` that had been done, for the reader."""

    text: str
    how: tuple[str, ...] = ()


def mend(text: str) -> Mended:
    """``text`` made whole.

    Raises:
        NotAReportError: it is spoilt, and nobody can be certain of what it was.
    """
    _refuse_the_lost(text)
    how: list[str] = []
    for step in _STEPS:
        found = step(text)
        if found is not None:
            text, what = found
            how.append(what)
    _refuse_the_rest(text)
    return Mended(text, tuple(how))


def _evidence(text: str) -> tuple[int, float]:
    """The small words of Persian in ``text``: how many, and how large a part of its words."""
    words = words_in(text)
    count = votes(words)[PERSIAN]
    return count, count / max(1, len(words))


def _proved(found: str, before: str) -> bool:
    """Whether ``found`` reads as Persian, and ``before`` did not."""
    count, share = _evidence(found)
    return count >= 2 and share >= 0.1 and _evidence(before)[1] < share * _BETTER


# -- escapes ------------------------------------------------------------------------------------


def _unescaped(text: str) -> tuple[str, str] | None:
    """«\\u0631\\u0627\\u0647», «%D8%B1%D8%A7%D9%87», «=D8=B1=D8=A7=D9=87»."""
    if not _ESCAPES.search(text):
        return None
    found = re.sub(
        r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2}))",
        lambda escape: chr(int(escape[1] or escape[2], 16)),
        text.replace("\\n", "\n").replace("\\r", ""),
    )
    found = re.sub("=\r?\n", "", found) if "=D" in found else found
    # In a form's data a plus is a blank.
    found = found.replace("+", " ") if "%D" in found and " " not in found.strip() else found
    found = re.sub(r"(?:[%=][0-9a-fA-F]{2})+", _octets, found)
    if not _proved(found, text):
        return None
    return found, "characters written as escapes"


def _octets(found: re.Match[str]) -> str:
    try:
        return bytes.fromhex(found[0].replace("%", "").replace("=", "")).decode("utf-8")
    except UnicodeDecodeError:
        return found[0]


# -- read in another encoding -------------------------------------------------------------------


class _Reading(NamedTuple):
    """Bytes written in one encoding, read in another."""

    written: str
    read: str

    def __str__(self) -> str:
        return f"{_NAMES[self.written]} that was read as {_NAMES[self.read]}"


_NAMES = {
    "utf-8": "UTF-8",
    "cp1256": "Windows-1256",
    "cp1252": "Windows-1252 (Latin-1)",
    "cp1251": "Windows-1251",
    "iso8859_6": "ISO-8859-6",
    "mac_roman": "MacRoman",
    "cp437": "code page 437",
    "iso8859_15": "ISO-8859-15",
}
# UTF-8 proves itself; of the others the text's words have to.
_AS_UTF8 = tuple(
    _Reading("utf-8", read)
    for read in ("cp1256", "cp1252", "iso8859_6", "cp1251", "mac_roman", "cp437", "iso8859_15")
)
_AS_OTHERS = tuple(
    _Reading(written, read)
    for written, read in (
        ("cp1256", "cp1252"),
        ("cp1256", "iso8859_6"),
        ("cp1256", "cp1251"),
        ("cp1256", "mac_roman"),
        ("iso8859_6", "cp1256"),
        ("iso8859_6", "cp1252"),
    )
)
# A page has no character for some bytes, and readers keep them as control characters or drop them.
# After Ù the byte dropped by Windows-1252 is that of ف: the others make signs that nobody writes.
_DROPPED = re.compile("Ù(?![\x80-\xbf\u0152-\u0192\u02c6-\u02dc\u2010-\u2122])")


@cache
def _bytes_of(codec: str) -> dict[str, int]:
    found = {}
    for number in range(256):
        try:
            char = bytes([number]).decode(codec)
        except UnicodeDecodeError:
            char = chr(number)
        found[char] = number
    # Who calls Latin-1 by Windows-1252's name, or the other way about, is most of the world.
    return {chr(number): number for number in range(256)} | found if codec == "cp1252" else found


def _undone(text: str, reading: _Reading) -> str | None:
    """``text`` as it was written; None where it was not read so."""
    table = _bytes_of(reading.read)
    try:
        return bytes([table[char] for char in text]).decode(reading.written)
    except (KeyError, UnicodeDecodeError):
        return None


def _reread(text: str) -> tuple[str, str] | None:
    """As a whole, or line by line: a paste may hold a whole headline over a spoilt text."""
    if _PAIRS.search(text) or not _evidence(text)[0]:
        found, reading = _reread_text(text)
        if reading is not None:
            return found, str(reading)
        lines, readings = [], set()
        # Not at U+0085: «م» has that byte.
        for line in re.split(r"(?<=\n)", text):
            mended, reading = _reread_text(line)
            lines.append(mended)
            readings.add(reading)
        found = "".join(lines)
        if found != text and not _PAIRS.search(found):
            return found, " and ".join(sorted(str(reading) for reading in readings if reading))
        if _PAIRS.search(found):
            raise NotAReportError(
                "decoded wrongly before it came here (UTF-8 read as another encoding), and parts "
                f"of it are lost; {AGAIN}, as UTF-8"
            )
    for reading in _AS_OTHERS:
        whole = _undone(text, reading)
        if whole is None or not _proved(whole, text):
            continue
        if reading.written == "iso8859_6":
            raise NotAReportError(f"{reading}: {NO_PERSIAN_LETTERS}")
        if len(whole) > _PLENTY and not set("پگ") & set(whole):
            raise NotAReportError(f"{reading}, which has lost its پ and گ; {AGAIN}, as UTF-8")
        return whole, str(reading)
    return None


_PLENTY = 400
"""Characters of Persian in which there is always one of its own letters."""
NO_PERSIAN_LETTERS = f"an encoding without پ، چ، ژ، گ, which are lost; {AGAIN}, as UTF-8"


def _reread_text(line: str) -> tuple[str, _Reading | None]:
    """``line`` as it was written in UTF-8, and how it was read."""
    first: _Reading | None = None
    if line.isascii():
        return line, first  # the same in each encoding: most of a text may be empty lines
    for _ in range(_ROUNDS):
        for reading in _AS_UTF8:
            source = _DROPPED.sub("Ù\x81", line) if reading.read == "cp1252" else line
            found = _undone(source, reading)
            # By chance two characters are one of UTF-8: «آ«».
            if found is not None and found != line and sum(char > "\x7f" for char in found) > 1:
                line, first = found, first or reading
                break
        else:
            break
    return line, first


# -- order and shape ----------------------------------------------------------------------------

_TURNED = str.maketrans("()[]{}«»<>", ")(][}{»«><")
# What is written from the left also in Persian; in a dump of what a page shows it stands so.
_LEFT = re.compile(r"[0-9۰-۹٠-٩A-Za-z](?:[0-9۰-۹٠-٩A-Za-z.,/:_@%٫٬-]*[0-9۰-۹٠-٩A-Za-z])?")
_YEAR = re.compile(r"(?<![0-9۰-۹])(?:1[34][0-9]|۱[۳۴][۰-۹]|20[0-3]|۲۰[۰-۳])[0-9۰-۹](?![0-9۰-۹])")


def _unreversed(text: str) -> tuple[str, str] | None:
    """«.دنک زاب ار هار»: a page's letters from left to right, as copied out of some PDFs."""
    # Shapes after the order, for a ligature holds two letters in theirs.
    back = [_shapeless(line[::-1]) for line in text.split("\n")]
    if not _proved("\n".join(back), _shapeless(text)):
        return None
    lines = [
        old if _evidence(_shapeless(old))[0] > _evidence(new)[0] else new
        for old, new in zip(text.split("\n"), back, strict=True)
    ]
    found = "\n".join(lines)
    kept = _LEFT.sub(lambda run: run[0][::-1], found)
    # Where numbers were turned with the rest, years tell.
    found = found if len(_YEAR.findall(found)) > len(_YEAR.findall(kept)) else kept
    if 0 <= found.find(")") < found.find("(") or 0 <= found.find("»") < found.find("«"):
        found = found.translate(_TURNED)
    return found, "lines written from their other end"


def _joined(text: str) -> tuple[str, str] | None:
    """«س ل ا م  د ن ی ا»: letters set apart."""
    words = words_in(text)
    if len(words) < 12 or sum(len(word) == 1 for word in words) < 0.6 * len(words):
        return None
    found = re.sub(r"(?<=\S) (?=\S)", "", text.replace("\xa0", " ").replace("\t", "   "))
    found = re.sub(r"[^\S\n]{2,}", " ", found)
    if not _proved(found, text):
        raise NotAReportError(
            f"the letters stand apart («س ل ا م»), and where words end is lost; {AGAIN}"
        )
    return found, "letters that stand apart"


def _shapeless(text: str) -> str:
    return _SHAPED.sub(lambda shape: unicodedata.normalize("NFKC", shape[0]), text)


def _unshaped(text: str) -> tuple[str, str] | None:
    """Letters given by their shapes; a few of them are read as they are."""
    if len(_SHAPED.findall(text)) < 0.5 * sum(map(str.isalpha, text)) or not text.strip():
        return None
    found = _shapeless(text)
    return (found, "letters given by their shapes") if found != text else None


# -- what is lost --------------------------------------------------------------------------------


def _refuse_the_lost(text: str) -> None:
    lost = text.count(_LOST)
    if lost > max(1, _MOST_LOST * len(text)):
        raise NotAReportError(f"{lost} of its {len(text)} characters are lost (U+FFFD); {AGAIN}")
    marks = text.count("?")
    if marks > 10 and marks > 0.4 * sum(not char.isspace() for char in text):
        raise NotAReportError(f"question marks in the place of its letters; {AGAIN}, as UTF-8")


def _refuse_the_rest(text: str) -> None:
    words = words_in(text)
    if len(words) >= _MANY and not votes(words):
        raise NotAReportError(
            f"the letters make no Persian words: it was decoded wrongly or is no report; {AGAIN}"
        )


_MANY = 40
_STEPS: tuple[Callable[[str], tuple[str, str] | None], ...] = (
    _unescaped,
    _reread,
    _unreversed,
    _joined,
    _unshaped,
)
