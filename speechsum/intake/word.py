"""A Word document: its paragraphs, lists and cells in the order in which they are read."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from speechsum.errors import InputError

_COLUMNS = 3
"""Of a table with so many a row is a line, however many paragraphs its cells have."""


def read_word(data: bytes) -> str:
    """The text of a ``.docx``: a paragraph, or the cells of a table's row, a line; tabs part cells.

    Headers, footers, notes and deleted words are not of it.

    Raises:
        InputError: it is damaged, or protected by a password.
    """
    import docx
    from docx.table import Table

    try:
        document = docx.Document(io.BytesIO(data))
        lines = list(_lines(document, Table))
    except Exception as error:  # what a damaged package makes python-docx, zipfile and lxml raise
        raise InputError(f"damaged Word document: {str(error).partition(chr(10))[0]}") from None
    return "\n".join(lines) + "\n"


def _lines(part: Any, table_type: type) -> Iterator[str]:
    for block in part.iter_inner_content():
        if isinstance(block, table_type):
            yield from _rows(block, table_type)
        else:
            # A line that the writer broke by hand is a line; a page's end is nothing.
            yield from (line.replace("\t", " ").strip() for line in _text(block).split("\n"))


def _rows(table: Any, table_type: type) -> Iterator[str]:
    for row in table.rows:
        cells = []
        seen: list[object] = []
        for cell in row.cells:  # a merged cell comes once for each that it was made of
            if all(cell._tc is not one for one in seen):
                seen.append(cell._tc)
                cells.append([line for line in _lines(cell, table_type) if line])
        if len(cells) == 1:
            yield from cells[0]
        elif len(cells) < _COLUMNS and any(len(cell) > 1 for cell in cells):  # a letter's frame
            for cell in cells:
                yield from cell
        else:
            yield "\t".join(map(" ".join, cells)).strip()


def _text(paragraph: Any) -> str:
    return str(paragraph.text)
