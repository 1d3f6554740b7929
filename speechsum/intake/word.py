"""A Word document: its paragraphs, lists and cells in the order in which they are read."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from speechsum.errors import InputError

_COLUMNS = 3
"""Of a table with so many a row is a line, however many paragraphs its cells have."""
_BULLET = "• "
# What was taken out while changes are tracked, or stands there a second time for older programs.
_GONE = ("w:del", "w:moveFrom", "mc:Fallback")
# What holds text and is none: controls to be filled in, what was put in, links.
_HOLDERS = ("w:sdt", "w:ins", "w:moveTo", "w:smartTag", "w:customXml")
_NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
}


def read_word(data: bytes) -> str:
    """The text of a ``.docx``: a paragraph, or the cells of a table's row, a line; tabs part cells.

    Tracked changes are read as if they were accepted. An item of a list begins with a bullet, what
    stands in a text box comes after its paragraph. Headers, footers, notes, hidden and deleted
    words are not of it.

    Raises:
        InputError: it is damaged, or protected by a password.
    """
    import docx
    from docx.table import Table

    try:
        document = docx.Document(io.BytesIO(data))
        _flatten(document.element.body)
        lines = list(_lines(document, Table))
    except Exception as error:  # what a damaged package makes python-docx, zipfile and lxml raise
        raise InputError(f"damaged Word document: {str(error).partition(chr(10))[0]}") from None
    return "\n".join(lines) + "\n"


# -- what python-docx passes over -----------------------------------------------------------------


def _flatten(body: Any) -> None:
    """Bring all text into paragraphs and tables that stand in ``body`` or in a cell themselves."""
    for node in list(body.iter(*map(_tag, _GONE))):
        mark = node.getparent()
        row = mark.getparent() if mark is not None and mark.tag == _tag("w:trPr") else None
        _drop(node if row is None else row)
    for node in list(body.iter(_tag("w:vanish"))):
        run = node.getparent().getparent()
        if run is not None and run.tag == _tag("w:r") and node.get(_tag("w:val")) not in _OFF:
            _drop(run)
    for node in list(body.iter(_tag("w:txbxContent"))):
        paragraph = next(node.iterancestors(_tag("w:p")), None)
        if paragraph is not None:
            for block in reversed(list(node)):
                paragraph.addnext(block)
    for node in list(body.iter(*map(_tag, _HOLDERS))):
        content = node.find(_tag("w:sdtContent")) if node.tag == _tag("w:sdt") else node
        for child in list(content) if content is not None else ():
            node.addprevious(child)
        _drop(node)


_OFF = ("0", "false", "off")


def _drop(node: Any) -> None:
    if node.getparent() is not None:
        node.getparent().remove(node)


def _tag(name: str) -> str:
    space, _, local = name.partition(":")
    return f"{{{_NAMES[space]}}}{local}"


# -- lines ----------------------------------------------------------------------------------------


def _lines(part: Any, table_type: type) -> Iterator[str]:
    for block in part.iter_inner_content():
        if isinstance(block, table_type):
            yield from _rows(block, table_type)
        else:
            # A line that the writer broke by hand is a line; a page's end is nothing.
            lines = [line.replace("\t", " ").strip() for line in str(block.text).split("\n")]
            if lines[0] and _is_item(block):
                lines[0] = _BULLET + lines[0]
            yield from lines


def _is_item(paragraph: Any) -> bool:
    """Whether a paragraph is an item of a list, by itself or by its style; a heading is none."""
    numbered = _numbering(paragraph._p)
    style = paragraph.style
    if style is not None and (style.name or "").startswith(("Heading", "Title")):
        return False
    while numbered is None and style is not None:
        numbered = _numbering(style.element)
        style = style.base_style
    return bool(numbered)


def _numbering(element: Any) -> bool | None:
    """Whether a paragraph or a style has a bullet or number; None where it does not say."""
    found = element.find(f"{_tag('w:pPr')}/{_tag('w:numPr')}/{_tag('w:numId')}")
    return None if found is None else found.get(_tag("w:val")) != "0"


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
