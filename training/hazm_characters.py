"""Notes what the installed hazm makes of characters: ``hazm_characters.tsv``, for `hazm_table`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib.metadata import version

from speechsum.text.hazm_bridge import ask, package_folder
from speechsum.text.hazm_table import PATH, covers, digest_of, entries


def changed_by(fold: Callable[[str], str], codes: Iterable[int]) -> dict[str, str]:
    """Those of the characters ``codes`` that ``fold`` changes, each with what it becomes."""
    folded = ((chr(code), fold(chr(code))) for code in codes)
    return {char: result for char, result in folded if result != char}


def _write(digests: dict[str, str], table: dict[str, str]) -> None:
    lines = ["# Written by python training/hazm_characters.py; not to be edited."]
    lines += [f"hazm\t{digest}\t{version}" for digest, version in sorted(digests.items())]
    lines += [
        f"{ord(char):04X}\t{' '.join(f'{ord(one):04X}' for one in folded)}"
        for char, folded in sorted(table.items())
    ]
    with open(PATH, "w", encoding="utf-8", newline="\n") as file:
        file.write("\n".join(lines) + "\n")


def main() -> None:
    """Write the table of the installed hazm, or note that it has the one there is."""
    digests, table = entries()
    found = changed_by(ask, filter(covers, range(0x110000)))
    if found != table:
        digests = {}  # whoever had the old table is to be asked again
    digests[digest_of(package_folder())] = version("hazm")
    _write(digests, found)


if __name__ == "__main__":
    main()
