"""The Persian knowledge, as data: a tab-separated file for each class of words.

In every file the first line that is no comment (``#``) names the columns. A line's last column,
``example``, is a sentence of our own in which the line's form is at work; one test runs them all.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
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
    return read(os.path.join(_FOLDER, f"{name}.tsv"))


def read(path: str) -> tuple[dict[str, str], ...]:
    """The lines of a table, each as column → value; errors as those of `rows`."""
    with open(path, encoding="utf-8") as file:
        lines = file.read().split("\n")
    # Thousands of them, at each start.
    cells = [line.split("\t") for line in lines if line and line[0] != "#"]
    columns = cells.pop(0)
    count = len(columns)
    if not {count}.issuperset(map(len, cells)):
        wrong = next(line for line in cells if len(line) != count)
        number = lines.index("\t".join(wrong)) + 1
        raise ValueError(f"{os.path.basename(path)}:{number}: {len(wrong)} cells, not {count}")
    return tuple([dict(zip(columns, line, strict=False)) for line in cells])


@cache
def _classes(name: str) -> dict[str, list[dict[str, str]]]:
    classes: dict[str, list[dict[str, str]]] = {}
    for row in rows(name):
        classes.setdefault(row["class"], []).append(row)
    return classes


def of_class(name: str, kind: str) -> list[dict[str, str]]:
    """The lines of ``lexicon/<name>.tsv`` whose class is ``kind``."""
    return _classes(name).get(kind, [])


def forms(name: str, *kinds: str) -> tuple[str, ...]:
    """The forms of some classes of ``lexicon/<name>.tsv``."""
    return tuple([row["form"] for kind in kinds for row in of_class(name, kind)])


def column(name: str, column_name: str = "form", **where: str) -> tuple[str, ...]:
    """One column of ``lexicon/<name>.tsv``, of the lines whose other columns are as ``where``."""
    found: Iterable[dict[str, str]] = rows(name)
    for key, value in where.items():
        found = [row for row in found if row[key] == value]
    return tuple([row[column_name] for row in found])
