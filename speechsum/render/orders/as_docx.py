"""Orders as a Word document: the minutes of a day, or a letter to a body with what is open."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from speechsum.model import Order
from speechsum.render.clean import one_line
from speechsum.render.orders.page import Page, deadline, long_day

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_FONT = "Tahoma"
_SIGNATURES = 4  # rows to sign where nobody present is known


def write(orders: Sequence[Order], page: Page) -> bytes:
    """A letter where `Page.addressee` is given, else minutes, a heading for each day."""
    from docx import Document as new

    document = new()
    _prepare(document, page)
    if page.addressee is not None:
        _letter(document, orders, page)
    else:
        _minutes(document, orders, page)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def _prepare(document: Document, page: Page) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    font = document.styles["Normal"].font
    font.name, font.size = _FONT, Pt(11)
    fonts = font.element.rPr.rFonts
    for kind in ("w:cs", "w:hAnsi", "w:eastAsia"):
        fonts.set(qn(kind), _FONT)
    document.core_properties.author = "speechsum"
    document.core_properties.title = one_line(page.heading)


def _minutes(document: Document, orders: Sequence[Order], page: Page) -> None:
    words = page.words
    days: dict[tuple[str, str], list[Order]] = {}
    for order in orders:
        days.setdefault((order.day, order.day_jalali), []).append(order)
    decided = page.kind == "orders"
    title = words["minutes"] if decided else words["commitments"]
    _paragraph(document, title, page, bold=True, size=18)
    if page.heading:
        _paragraph(document, page.heading, page, bold=True, size=13)
    if not orders:
        nothing = words["orders.none"] if decided else words["none.commitments"]
        _paragraph(document, nothing, page)
    for (day, jalali), theirs in sorted(days.items()):
        _paragraph(
            document, f"{words['date']}: {long_day(jalali, day, words)}", page, bold=True, size=13
        )
        present = page.present or tuple(
            dict.fromkeys(order.speaker for order in theirs if order.speaker)
        )
        if present:
            _paragraph(document, f"{words['minutes.present']}: {words.listed(present)}", page)
        _decisions(document, theirs, page)
        _signatures(document, present, page)


def _letter(document: Document, orders: Sequence[Order], page: Page) -> None:
    words = page.words
    today = _today(page)
    for key, value in (
        ("letter.date", today),
        ("letter.number", "…………"),
        ("letter.attached", "…………"),
    ):
        _paragraph(document, f"{words[key]}: {value}", page)
    _paragraph(document, f"{words['letter.to']} {page.addressee}", page, bold=True, size=13)
    _paragraph(document, f"{words['letter.subject']}: {words['letter']}", page, bold=True)
    _paragraph(document, words["letter.greeting"], page)
    _paragraph(document, words["letter.body"] if orders else words["orders.none"], page)
    _decisions(document, orders, page)
    _signatures(document, (), page, rows=1)


def _today(page: Page) -> str:
    from jalali_core import GregorianToJalali

    day = page.today
    jalali = GregorianToJalali(day.year, day.month, day.day).getJalaliList()
    return page.words.date("{:04}-{:02}-{:02}".format(*jalali), day.isoformat())


def _decisions(document: Document, orders: Sequence[Order], page: Page) -> None:
    words = page.words
    if not orders:
        return
    rows = [
        (
            words.number(index if page.addressee is None else order.number),
            order.text,
            order.addressee if page.addressee is None else order.speaker,
            deadline(order, words),
        )
        for index, order in enumerate(orders, 1)
    ]
    who = words["minutes.responsible"] if page.addressee is None else words["speaker"]
    what = words["minutes.decision"] if page.kind == "orders" else words["commitment"]
    heading = (words["number"], what, who, words["deadline"])
    _table(document, [heading, *rows], (1.2, 9.0, 3.6, 3.2), page)


def _signatures(
    document: Document, present: Sequence[str], page: Page, rows: int = _SIGNATURES
) -> None:
    words = page.words
    _paragraph(document, "", page)
    names = list(present) or [""] * rows
    heading = (words["minutes.name"], words["minutes.sign"])
    _table(document, [heading, *((name, "") for name in names)], (8.5, 8.5), page)
    _paragraph(document, "", page)


def _table(
    document: Document,
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    page: Page,
) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Cm

    table = document.add_table(len(rows), len(widths))
    table.style = "Table Grid"
    table.autofit = False
    if page.words.rtl:
        table._tbl.tblPr.find(qn("w:tblStyle")).addnext(OxmlElement("w:bidiVisual"))
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)  # what LibreOffice goes by; Word goes by the cells
    for index, (row, texts) in enumerate(zip(table.rows, rows, strict=True)):
        for cell, text, width in zip(row.cells, texts, widths, strict=True):
            cell.width = Cm(width)
            _write(cell.paragraphs[0], text, page, bold=index == 0)
    header = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(header)


def _paragraph(
    document: Document, text: str, page: Page, *, bold: bool = False, size: int | None = None
) -> None:
    _write(document.add_paragraph(), text, page, bold=bold, size=size)


def _write(
    paragraph: Paragraph, text: str, page: Page, *, bold: bool = False, size: int | None = None
) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt

    run = paragraph.add_run(one_line(text))
    run.bold = bold
    if size is not None:
        run.font.size = Pt(size)
    if page.words.rtl:
        paragraph._p.get_or_add_pPr().insert_element_before(
            OxmlElement("w:bidi"), "w:adjustRightInd", "w:spacing", "w:ind", "w:jc", "w:rPr"
        )
        run.font.rtl = True
        run.font.cs_bold = bold
    if size is not None:
        # What right-to-left letters go by.
        complex_size = OxmlElement("w:szCs")
        complex_size.set(qn("w:val"), str(size * 2))
        run._r.get_or_add_rPr().find(qn("w:sz")).addnext(complex_size)
