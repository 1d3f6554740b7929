"""What hazm's normalizer makes of single characters, noted down.

Loading hazm's normalizer takes longer than reading a report. Its answers for single characters are
therefore kept in ``hazm_characters.tsv``, with a digest of every hazm they were taken from; with
any other hazm, or one that was changed, the table is not used and hazm itself is asked.

``python training/hazm_characters.py`` asks the installed hazm about every code point and writes
the file: run it once with each hazm that is to be supported. The tests compare it with plain hazm.
"""

from __future__ import annotations

import os
from zlib import crc32

PATH = os.path.join(os.path.dirname(__file__), "hazm_characters.tsv")
# The files of hazm that say what becomes of a character (0.10 has no constants.py).
_CODE = ("normalizer.py", "utils.py", "constants.py")


def covers(code: int) -> bool:
    """Whether the table speaks of a code point: not of presentation forms, on which hazm's
    versions differ (`folding` takes them apart before it asks), nor of surrogates."""
    return not (0xFB50 <= code <= 0xFEFC or 0xD800 <= code <= 0xDFFF)


def digest_of(folder: str) -> str:
    """A check sum of hazm's code in ``folder``. It guards against change, not against malice."""
    found = 0
    for name in _CODE:
        try:
            with open(os.path.join(folder, name), "rb") as file:
                # Line ends are not code.
                found = crc32(file.read().replace(b"\r\n", b"\n"), found)
        except FileNotFoundError:
            continue
    return f"{found:08x}"


def read(digest: str) -> dict[str, str] | None:
    """The characters that hazm changes, each with what it becomes; None for another hazm."""
    digests, table = entries()
    return table if digest in digests else None


def entries() -> tuple[dict[str, str], dict[str, str]]:
    """The digests of the supported hazms with their versions, and the characters they change."""
    digests: dict[str, str] = {}
    table: dict[str, str] = {}
    try:
        with open(PATH, encoding="utf-8") as file:
            for line in file.read().splitlines():
                left, _, right = line.partition("\t")
                if left.startswith("#"):
                    continue
                if left == "hazm":
                    digest, _, version = right.partition("\t")
                    digests[digest] = version
                else:
                    table[chr(int(left, 16))] = "".join(
                        chr(int(code, 16)) for code in right.split()
                    )
    except FileNotFoundError:
        pass
    return digests, table
