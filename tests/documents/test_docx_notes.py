"""Footnotes, endnotes, page headers and footers, and the file's own title."""

from __future__ import annotations

import pytest

from balai.documents.neutral import Document, Note, Paragraph
from balai.documents.offsets import check_offsets
from balai.documents.reading import read_document
from tests.documents.word_files import (
    cell,
    cells,
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


def reference(note: int, kind: str = "footnote", more: str = "", text: str = "") -> str:
    following = f"<w:t>{text}</w:t>" if text else ""
    return f'<w:r><w:{kind}Reference w:id="{note}"{more}/>{following}</w:r>'


def notes(*texts: str, kind: str = "footnote") -> str:
    """Notes numbered from 2 on, behind the two separators that every file has."""
    separators = (
        f'<w:{kind} w:type="separator" w:id="0"><w:p/></w:{kind}><w:{kind} w:type="continuationSeparator" w:id="1"/>'
    )
    mark = f"<w:r><w:{kind}Ref/></w:r>"
    return separators + "".join(
        f'<w:{kind} w:id="{place}">{p(mark + run(f" {text}"))}</w:{kind}>' for place, text in enumerate(texts, 2)
    )


def marks(document: Document) -> list[str]:
    return [mark.mark for paragraph in document.paragraphs() for mark in paragraph.note_marks]


def test_marks_are_computed_by_order_and_printed_raised() -> None:
    body = p(run("Labour") + reference(3) + run(" in chains") + reference(2))
    document = read(body, footnotes=notes("Second to be named.", "First to be named."))
    assert document.text == "Labour¹ in chains²\n¹ First to be named.\n² Second to be named."
    assert marks(document) == ["1", "2"]
    assert document.notes == (Note("1", "First to be named.", 21, 39), Note("2", "Second to be named.", 42, 61))
    block = document.blocks[0]
    assert isinstance(block, Paragraph)
    assert [document.text[mark.start : mark.end] for mark in block.note_marks] == ["¹", "²"]


def test_a_mark_in_the_header_of_a_table() -> None:
    document = read(
        table(row("Action", cell(p(run("Interest ") + reference(2)))), row("a", "b")), footnotes=notes("To follow.")
    )
    assert cells(document)[1].text == "Interest ¹"
    assert marks(document) == ["1"]


@pytest.mark.parametrize(
    ("number_format", "mark", "printed"),
    [("lowerRoman", "i", "[i]"), ("upperLetter", "A", "[A]"), ("chicago", "*", "[*]")],
)
def test_other_formats_are_printed_in_brackets(number_format: str, mark: str, printed: str) -> None:
    settings = f'<w:footnotePr><w:numFmt w:val="{number_format}"/></w:footnotePr>'
    document = read(p(run("Text") + reference(2)), footnotes=notes("Noted."), settings=settings)
    assert document.text == f"Text{printed}\n{printed} Noted."
    assert marks(document) == [mark]


def test_endnotes_are_roman_and_follow_the_footnotes() -> None:
    body = p(run("One") + reference(2, "endnote") + run(" two") + reference(2))
    document = read(body, footnotes=notes("Foot."), endnotes=notes("End.", kind="endnote"))
    assert document.text == "One[i] two¹\n¹ Foot.\n[i] End."


def test_a_mark_of_its_own_is_not_counted() -> None:
    body = p(run("One") + reference(2, more=' w:customMarkFollows="1"', text="*") + run(" two") + reference(3))
    document = read(body, footnotes=notes("Starred.", "Counted."))
    assert texts(document) == ["One* two¹"]
    assert [(note.mark, note.text) for note in document.notes] == [("*", "Starred."), ("1", "Counted.")]
    assert marks(document) == ["*", "1"]


def test_notes_may_begin_late_and_begin_anew_in_each_section() -> None:
    section = '<w:sectPr><w:footnotePr><w:numRestart w:val="eachSect"/></w:footnotePr></w:sectPr>'
    body = p(run("a") + reference(2)) + p(run("b") + reference(3), section) + p(run("c") + reference(4)) + section
    document = read(
        body, footnotes=notes("x", "y", "z"), settings='<w:footnotePr><w:numStart w:val="5"/></w:footnotePr>'
    )
    assert texts(document) == ["a⁵", "b⁶", "c⁵"]


def test_numbering_by_page_cannot_be_computed_and_is_said() -> None:
    settings = '<w:footnotePr><w:numRestart w:val="eachPage"/></w:footnotePr>'
    document = read(p(run("a") + reference(2)), footnotes=notes("x"), settings=settings)
    assert document.warnings == (
        "Footnotes in this file are numbered anew on each page; here they are numbered through.",
    )


def test_a_deleted_reference_is_not_counted() -> None:
    body = p(run("a") + f'<w:del w:id="1">{reference(2)}</w:del>' + run(" b") + reference(3))
    document = read(body, footnotes=notes("x", "y"))
    assert document.text == "a b¹\n¹ y"


def test_a_reference_without_its_note_is_still_a_mark() -> None:
    document = read(p(run("a") + reference(404)), footnotes=notes("x"))
    assert document.text == "a¹"
    assert not document.notes


def test_a_note_of_several_paragraphs_with_a_table_and_a_change() -> None:
    content = p("One") + table(row("a", "b")) + p('<w:ins w:id="9">' + run("Two") + "</w:ins>")
    document = read(p(run("Text") + reference(2)), footnotes=f'<w:footnote w:id="2">{content}</w:footnote>')
    assert [note.text for note in document.notes] == ["One\na\nb\nTwo"]
    assert [change.text for change in document.changes] == ["Two"]


def test_marks_that_somebody_typed_as_superscript() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    document = read(
        p(run("Interest") + run("1", raised))
        + p(run("Status") + run("2,3", raised))
        + p(run("22") + run("nd", raised))
        + p(run("Lead") + run("a", raised))
        + p(run("40 km") + run("2", raised))
    )
    assert texts(document) == ["Interest¹", "Status²,³", "22nd", "Lead[a]", "40 km²"]
    assert marks(document) == ["1", "2", "3", "a"]


def test_a_note_that_somebody_typed_below_is_a_note() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    body = p(run("Interest") + run("1", raised)) + p(run("1", raised) + run(" To be updated.")) + p("Next")
    document = read(body)
    assert texts(document) == ["Interest¹", "Next"]
    assert [(note.mark, note.text) for note in document.notes] == [("1", "To be updated.")]


SECTION = (
    '<w:sectPr><w:headerReference w:type="default" r:id="header1"/><w:headerReference w:type="first" r:id="header2"/>'
    '<w:headerReference w:type="even" r:id="header3"/><w:footerReference w:type="default" r:id="footer1"/>'
    "{more}</w:sectPr>"
)
MARGINS = {
    "header1": p("TLP:AMBER"),
    "header2": p("First page"),
    "header3": p("Even page"),
    "footer1": p("TLP:AMBER") + p("Page 1"),
}


@pytest.mark.parametrize(
    ("more", "settings", "printed"),
    [
        ("", "", [("header", "TLP:AMBER"), ("footer", "TLP:AMBER\nPage 1")]),
        ("<w:titlePg/>", "", [("header", "TLP:AMBER"), ("header", "First page"), ("footer", "TLP:AMBER\nPage 1")]),
        (
            "",
            "<w:evenAndOddHeaders/>",
            [("header", "TLP:AMBER"), ("header", "Even page"), ("footer", "TLP:AMBER\nPage 1")],
        ),
    ],
)
def test_headers_and_footers_that_are_printed(more: str, settings: str, printed: list[tuple[str, str]]) -> None:
    section = SECTION.format(more=more)
    document = read(p("Text", section) + p("More") + section, settings=settings, **MARGINS)
    assert [(margin.kind, margin.text) for margin in document.margins] == printed
    assert document.text == "\n".join(["Text", "More", *(text for _, text in printed)])
    assert texts(document) == ["Text", "More"]


def test_a_watermark_in_a_header_is_listed_though_the_header_has_no_text() -> None:
    header = p('<w:r><w:pict><v:shape><v:textpath string="DRAFT"/></v:shape></w:pict></w:r>')
    document = read(
        p("Text") + '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>', header1=header
    )
    assert [(each.kind, each.description) for each in document.unread] == [("word art", "DRAFT")]
    assert not document.margins


def test_the_files_title_is_known_and_its_persons_are_not() -> None:
    parts = word_parts(p("Text"))
    parts["_rels/.rels"] = relationships(
        {"rId1": ("officeDocument", "word/document.xml"), "rId2": ("metadata/core-properties", "docProps/core.xml")}
    )
    parts["docProps/core.xml"] = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title> Forward  Work Plan </dc:title>'
        "<dc:creator>Siti Rahma</dc:creator><cp:lastModifiedBy>Siti Rahma</cp:lastModifiedBy></cp:coreProperties>"
    )
    document = read_document(zipped(parts), "plan.docx")
    check_offsets(document)
    assert document.properties == {"title": "Forward Work Plan"}
    assert "Siti" not in repr(document)


def test_an_empty_title_is_none() -> None:
    parts = word_parts(p("Text"))
    parts["docProps/core.xml"] = part("w:x", "")
    assert read_document(zipped(parts), "plan.docx").properties == {}
