"""What in a Word file is not text: pictures, charts, diagrams; and text boxes."""

from __future__ import annotations

import pytest

from balai.documents.reading import read_document
from tests.documents.test_docx_text import unread
from tests.documents.word_files import (
    cell,
    p,
    part,
    read,
    relationships,
    row,
    run,
    table,
    texts,
    word_parts,
    zipped,
)


def drawing(content: str, alternative: str = "") -> str:
    return (
        f'<w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" descr="{alternative}"/><a:graphic><a:graphicData>'
        f"{content}</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )


@pytest.mark.parametrize(
    ("content", "listed"),
    [
        (drawing("<pic:pic/>", "A map of the region"), ("image", "A map of the region")),
        (drawing("<pic:pic/>"), ("image", "")),
        (drawing("<c:chart/>", "Cases by year"), ("chart", "Cases by year")),
        (drawing("<dgm:relIds/>"), ("diagram", "")),
        (drawing("<wps:wsp/>"), ("drawing", "")),
        ('<w:pict><v:shape alt="Emblem"><v:imagedata/></v:shape></w:pict>', ("image", "Emblem")),
        ('<w:pict><v:shape><v:textpath string="DRAFT"/></v:shape></w:pict>', ("word art", "DRAFT")),
        (
            '<w:object><v:shape><v:imagedata/></v:shape><o:OLEObject ProgID="Excel.Sheet.12"/></w:object>',
            ("embedded object", "Excel.Sheet.12"),
        ),
        ("<w:contentPart/>", ("handwriting", "")),
    ],
)
def test_what_is_not_text_is_listed_where_it_stands(content: str, listed: tuple[str, str]) -> None:
    document = read(p("Text") + p(run("See ") + f"<w:r>{content}</w:r>"))
    assert unread(document) == [listed]
    assert document.unread[0].at == len("Text\nSee")


CHART = (
    "<c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>Cases </a:t></a:r><a:r><a:t>found</a:t></a:r></a:p></c:rich></c:tx>"
    "</c:title><c:ser><c:tx><c:strRef><c:strCache><c:pt><c:v>At sea</c:v></c:pt></c:strCache></c:strRef></c:tx>"
    "<c:cat><c:strRef><c:strCache><c:pt><c:v>2024</c:v></c:pt></c:strCache></c:strRef></c:cat>"
    "<c:val><c:numRef><c:numCache><c:pt><c:v>7</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser></c:chart>"
)
DIAGRAM = "".join(f"<dgm:pt><dgm:t><a:p><a:r><a:t>{said}</a:t></a:r></a:p></dgm:t></dgm:pt>" for said in ("Plan", "Do"))


def test_the_words_of_charts_and_diagrams_are_listed_once() -> None:
    shown = (
        drawing('<c:chart r:id="c"/>', "By year") + drawing('<dgm:relIds r:dm="d"/>') + drawing('<c:chart r:id="c"/>')
    )
    parts = word_parts(p("Text") + p(f"<w:r>{shown}</w:r>"))
    targets = {"c": ("chart", "charts/chart1.xml"), "d": ("diagramData", "diagrams/data1.xml")}
    parts["word/_rels/document.xml.rels"] = relationships(targets)
    parts["word/charts/chart1.xml"] = part("c:chartSpace", CHART)
    parts["word/diagrams/data1.xml"] = part("dgm:dataModel", f"<dgm:ptLst>{DIAGRAM}</dgm:ptLst>")
    assert unread(read_document(zipped(parts), "a.docx")) == [
        ("chart", "By year: Cases found; At sea; 2024"),
        ("diagram", "Plan; Do"),
        ("chart", ""),
    ]
    parts["word/charts/chart1.xml"] = "no xml"
    assert unread(read_document(zipped(parts), "a.docx"))[0] == ("chart", "By year")


def test_a_ruling_is_nothing() -> None:
    assert not read(p("Text") + p('<w:r><w:pict><v:rect o:hr="t"/></w:pict></w:r>')).unread


def test_an_embedded_document_is_listed() -> None:
    assert unread(read(p("Text") + '<w:altChunk r:id="rId5"/>')) == [
        ("embedded document", "A document inside the document")
    ]


def text_box(content: str) -> str:
    choice = drawing(f"<wps:wsp><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx></wps:wsp>")
    fallback = f"<w:pict><v:shape><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def test_a_text_box_is_read_once_after_the_paragraph_that_anchors_it() -> None:
    document = read(p(run("Anchor") + text_box(p("Boxed one") + p("Boxed two")) + run(" ends")) + p("After"))
    assert texts(document) == ["Anchor ends", "Boxed one", "Boxed two", "After"]
    assert not document.unread


def test_a_text_box_without_a_choice_is_read_from_its_fallback() -> None:
    fallback = f"<w:pict><v:textbox><w:txbxContent>{p('Boxed')}</w:txbxContent></v:textbox></w:pict>"
    content = f"<w:r><mc:AlternateContent><mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:r>"
    assert texts(read(p(run("Anchor") + content))) == ["Anchor", "Boxed"]


def test_a_text_box_in_a_cell_belongs_to_the_cell_and_a_table_in_a_box_is_a_table() -> None:
    document = read(table(row(cell(p(run("Cell") + text_box(p("Boxed")))), "x")) + p(text_box(table(row("in", "box")))))
    assert document.text == "Cell\nBoxed\tx\nin\tbox"
