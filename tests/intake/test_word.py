"""What stands in a Word document as its reader sees it: lists, changes, controls, text boxes."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml

from tests.conftest import Run

_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
SPEECH = "رامین نیکوکار، فرماندار سرپل گفت: "


def part(xml: str) -> Any:
    """A piece of a document: ``xml`` is one element."""
    name, _, rest = xml.partition(">")
    tag, slash = (name[:-1], "/") if name.endswith("/") else (name, "")
    return parse_xml(f"{tag} {_NAMES}{slash}>{rest}")


def run_of(text: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def read(run: Run, folder: Path, document: Any) -> dict[str, Any]:
    packed = io.BytesIO()
    document.save(packed)
    (folder / "a.docx").write_bytes(packed.getvalue())
    done = run("a.docx", "-f", "json", "--date", "1402-08-22")
    assert (done.returncode, done.stderr) == (0, b"")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize(
    ("middle", "right"),
    [
        (f'<w:ins w:id="1" w:author="a">{run_of("راه را ")}</w:ins>', "راه را "),
        ('<w:del w:id="1" w:author="a"><w:r><w:delText>همه بیایند </w:delText></w:r></w:del>', ""),
        (f'<w:moveFrom w:id="1" w:author="a">{run_of("پل را ")}</w:moveFrom>', ""),
        (f'<w:moveTo w:id="1" w:author="a">{run_of("پل را ")}</w:moveTo>', "پل را "),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run_of('چاه را ')}</w:sdtContent></w:sdt>", "چاه را "),
        (f'<w:hyperlink w:anchor="x">{run_of("پل را ")}</w:hyperlink>', "پل را "),
        (f'<w:smartTag w:element="x">{run_of("پل را ")}</w:smartTag>', "پل را "),
        (run_of("همه ", "<w:rPr><w:vanish/></w:rPr>"), ""),
        (run_of("پل را ", '<w:rPr><w:vanish w:val="0"/></w:rPr>'), "پل را "),
        ('<w:r><w:footnoteReference w:id="2"/></w:r>', ""),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r>", ""),
    ],
)
def test_the_text_is_what_the_reader_sees(
    run: Run, tmp_path: Path, middle: str, right: str
) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph(f"{SPEECH}شهرداری باید ")
    paragraph._p.append(part(middle))
    paragraph.add_run("تعمیر کند.")
    found = read(run, tmp_path, document)
    assert found["text"] == f"{SPEECH}شهرداری باید {right}تعمیر کند.\n"


def test_text_boxes_and_controls_stand_in_their_place_once(run: Run, tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph(f"{SPEECH}پل باز است.")
    box = "<w:txbxContent><w:p>{}</w:p></w:txbxContent>".format(
        run_of("وی افزود: شرکت گاز باید لوله را بپوشاند.")
    )
    document.add_paragraph()._p.append(
        part(
            '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>'
            f"{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}"
            "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )
    )
    control = f"<w:p>{run_of('نیکوکار تاکید کرد: دهیاران نباید نمک را نگه دارند.')}</w:p>"
    document.element.body.insert(
        2, part(f"<w:sdt><w:sdtPr/><w:sdtContent>{control}</w:sdtContent></w:sdt>")
    )
    found = read(run, tmp_path, document)
    assert [one["addressee"] for one in found["directives"]] == ["شرکت گاز", "دهیاران"]
    assert {one["speaker"] for one in found["directives"]} == {"رامین نیکوکار"}


def test_a_row_that_was_deleted_is_none(run: Run, tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph(f"{SPEECH}پل باز است.")
    table = document.add_table(rows=2, cols=1)
    table.cell(0, 0).text = "همه باید بیایند."
    table.cell(1, 0).text = "وی افزود: شهرداری باید راه را باز کند."
    table.rows[0]._tr.insert(0, part('<w:trPr><w:del w:id="3" w:author="a"/></w:trPr>'))
    found = read(run, tmp_path, document)
    assert [one["addressee"] for one in found["directives"]] == ["شهرداری"]


@pytest.mark.parametrize("style", ["List Number", "List Bullet", "List Paragraph", None])
def test_items_of_a_list_are_what_their_head_makes_them(
    run: Run, tmp_path: Path, style: str | None
) -> None:
    document = docx.Document()
    document.add_heading("نشست شورای آب سرپل", 1)
    document.add_paragraph("مقرر شد:")
    for text in ("شهرداری پل را رنگ کند.", "شرکت آب شیرها را عوض کند."):
        paragraph = document.add_paragraph(text, style=style)
        if style in (None, "List Paragraph"):
            paragraph._p.get_or_add_pPr().append(
                part('<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
            )
    found = read(run, tmp_path, document)
    assert [(one["addressee"], one["text"]) for one in found["directives"]] == [
        ("شهرداری", "شهرداری پل را رنگ کند"),
        ("شرکت آب", "شرکت آب شیرها را عوض کند"),
    ]
    assert found["text"].splitlines()[0] == found["headline"]["text"] == "نشست شورای آب سرپل"


def test_what_is_no_item_has_no_bullet(run: Run, tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph(f"{SPEECH}پل باز است.", style="List Paragraph")
    paragraph = document.add_paragraph("وی رفت.", style="List Bullet")
    paragraph._p.get_or_add_pPr().append(
        part('<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>')
    )
    heading = document.add_heading("پل", 2)
    heading._p.get_or_add_pPr().append(
        part('<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    )
    assert "•" not in read(run, tmp_path, document)["text"]


def test_a_row_of_a_form_is_no_headline(run: Run, tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=1, cols=4)
    for cell, text in zip(table.rows[0].cells, ("جلسه", "آب", "شماره", "۵"), strict=True):
        cell.text = text
    document.add_paragraph("نشست شورای آب سرپل")
    document.add_paragraph(f"{SPEECH}شهرداری باید راه را باز کند.")
    document.add_paragraph("وی افزود: پل باز است.")
    assert read(run, tmp_path, document)["headline"]["text"] == "نشست شورای آب سرپل"
