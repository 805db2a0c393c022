"""Notes marked with an asterisk or a dagger, in text and in Word."""

from __future__ import annotations

import pytest

from balai.documents.neutral import Document
from balai.documents.symbol_marks import symbol_marks
from tests.documents import word_files
from tests.documents.test_plain_text import read, texts
from tests.documents.word_files import p, row, table


def marked(document: Document) -> list[tuple[str, list[str]]]:
    """The paragraphs that refer to a note, and to which."""
    return [(each.text, [mark.mark for mark in each.note_marks]) for each in document.paragraphs() if each.note_marks]


def notes(document: Document) -> list[tuple[str, str]]:
    return [(note.mark, note.text) for note in document.notes]


@pytest.mark.parametrize("name", ["plan.txt", "plan.md"])
def test_signs_behind_words_refer_to_the_lines_that_begin_with_them(name: str) -> None:
    document = read(
        "| Action* | Lead† |\n|---|---|\n| Train | IOM* |\n| *Meet* | **RSO** |\n\n"
        "* Subject to funding\n†To be confirmed.\n\n\\** Not agreed\n\nIt is agreed\\** by all.\n",
        name,
    )
    assert notes(document) == [("*", "Subject to funding"), ("†", "To be confirmed.")]
    assert marked(document) == [("Action*", ["*"]), ("Lead†", ["†"]), ("IOM*", ["*"])]
    assert texts(document) == ["\\** Not agreed", "It is agreed\\** by all."], "no note before what refers to it"


def test_each_table_may_have_its_own_note() -> None:
    document = read("Lead*\tDue\nIOM\t2025\n\n* Or others\n\nLead*\tDue\nRSO\t2026\n\n* With IOM\n")
    assert notes(document) == [("*", "Or others"), ("*", "With IOM")]


@pytest.mark.parametrize(
    "text",
    [
        "Leads* are:\n\n* IOM\n* RSO\n",
        "Leads are:\n\n* IOM\n",
        "The *leads* are **these**\n\n* IOM\n",
        "* IOM*\n",
        "5 * 3 is fifteen\n\n* IOM\n",
        "Lead*\n\n*Subject to funding*\n",
    ],
    ids=["bullets", "no reference", "emphasis", "itself", "product", "emphasised line"],
)
def test_bullets_and_emphasis_are_no_notes(text: str) -> None:
    document = read(text, "plan.md")
    assert document.notes == ()
    assert marked(document) == []


def test_signs_in_word() -> None:
    header = row("Action*", "Lead‡")
    body = table(header, row("Train", "IOM")) + p("* Subject to funding") + p("‡‡ Text") + p("‡ To be confirmed*")
    document = word_files.read(body)
    assert notes(document) == [("*", "Subject to funding"), ("‡", "To be confirmed*")]
    assert marked(document) == [("Action*", ["*"]), ("Lead‡", ["‡"])]
    assert word_files.texts(document) == ["‡‡ Text"]
    for paragraph in document.paragraphs():
        for mark in paragraph.note_marks:
            assert document.text[mark.start : mark.end] == mark.mark


def test_bullets_that_somebody_typed_in_word_are_no_notes() -> None:
    document = word_files.read(p("Leads*") + p("* IOM") + p("* RSO"))
    assert document.notes == ()
    assert word_files.texts(document) == ["Leads*", "* IOM", "* RSO"]


def test_a_cell_merged_over_rows_refers_in_each_of_them() -> None:
    merged = [
        row(f'<w:tc><w:tcPr><w:vMerge w:val="{kind}"/></w:tcPr>{p("IOM*") if kind == "restart" else p()}</w:tc>', "x")
        for kind in ("restart", "continue")
    ]
    document = word_files.read(table(*merged) + p("* Lead"))
    cells = [each.cells[0] for each in word_files.only_table(document).rows]
    assert [mark.mark for cell in cells for mark in cell.paragraphs[0].note_marks] == ["*", "*"]


@pytest.mark.parametrize(
    ("passage", "found"),
    [
        ("Lead*", ["*"]),
        ("Lead**, Area†", ["**", "†"]),
        ("a*b", []),
        ("**bold** and *italic*.", []),
        ("(*see this*)", []),
        ("* bullet", []),
        ("**Lead** agency*", ["*"]),
    ],
)
def test_which_signs_may_refer(passage: str, found: list[str]) -> None:
    assert [mark.mark for mark in symbol_marks(passage, 0)] == found
