"""The Persian knowledge, as data: a tab-separated file for each class of words.

In every file the first line that is no comment (``#``) names the columns. A line's last column,
``example``, is a sentence of our own in which the line's form is at work; one test runs them all.
"""

from __future__ import annotations

import os
from functools import cache

# Not importlib.resources: it takes longer to load than all of these files.
_FOLDER = os.path.dirname(__file__)


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The lines of ``lexicon/<name>.tsv``, each as column → value.

    Raises:
        FileNotFoundError: there is no such file.
        ValueError: a line has not as many cells as there are columns.
    """
    with open(os.path.join(_FOLDER, f"{name}.tsv"), encoding="utf-8") as file:
        text = file.read()
    columns: list[str] | None = None
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if columns is None:
            columns = cells
        elif len(cells) != len(columns):
            raise ValueError(f"{name}.tsv:{number}: {len(cells)} cells, not {len(columns)}")
        else:
            found.append(dict(zip(columns, cells, strict=True)))
    return tuple(found)


@cache
def _classes(name: str) -> dict[str, list[dict[str, str]]]:
    classes: dict[str, list[dict[str, str]]] = {}
    for row in rows(name):
        classes.setdefault(row["class"], []).append(row)
    return classes


def of_class(name: str, kind: str) -> list[dict[str, str]]:
    """The lines of ``lexicon/<name>.tsv`` whose class is ``kind``."""
    return _classes(name).get(kind, [])


def column(name: str, column_name: str = "form", **where: str) -> tuple[str, ...]:
    """One column of ``lexicon/<name>.tsv``, of the lines whose other columns are as ``where``."""
    return tuple(
        row[column_name]
        for row in rows(name)
        if all(row[key] == value for key, value in where.items())
    )
