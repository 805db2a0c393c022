"""Markdown: what it has beyond plain text."""

from __future__ import annotations

from balai.documents.neutral import Document, Table
from tests.documents.test_plain_text import grids, marked, paragraphs, texts
from tests.documents.test_plain_text import read as read_named


def read(text: str) -> Document:
    document = read_named(text, "plan.md")
    assert document.format == "md"
    return document


def test_headings_with_signs_and_underlines() -> None:
    document = read("# One\n\nTwo\n===\n\nThree\n-\n\n###### Six ######\n\n- entry\n-\n")
    assert [(each.text, each.level) for each in paragraphs(document)][:4] == [
        ("One", 1),
        ("Two", 1),
        ("Three", 2),
        ("Six", 6),
    ]


def test_line_ends_within_a_paragraph_mean_nothing() -> None:
    assert texts(read("One line\nand the next.\n\nLead: IOM\n")) == ["One line\nand the next.", "Lead: IOM"]


def test_nested_lists() -> None:
    document = read("1. Train\n   - judges\n     - in court\n   - police\n2. Report\n\n   in writing\n* star\n+ plus\n")
    assert marked(document) == [
        ("1.", 0, "1. Train"),
        ("-", 1, "- judges"),
        ("-", 2, "- in court"),
        ("-", 1, "- police"),
        ("2.", 0, "2. Report"),
        ("", 0, "in writing"),
        ("*", 0, "* star"),
        ("+", 0, "+ plus"),
    ]


def test_pipe_tables_with_and_without_outer_pipes() -> None:
    document = read("Action | Lead\n--- | ---\nTrain \\| teach | **IOM**\nMeet | \n\n| a |\n|---|\n| b |\n")
    assert grids(document) == [[["Action", "Lead"], ["Train \\| teach", "**IOM**"], ["Meet", ""]], [["a"], ["b"]]]
    first = document.blocks[0]
    assert isinstance(first, Table)
    assert [row.is_header for row in first.rows] == [True, False, False]
    assert first.rows[1].cells[1].paragraphs[0].bold


def test_footnotes() -> None:
    document = read("Text[^1] and [^who]\n\n[^1]: One\n    goes on\n[^who]: Two\n\nEnd [link](x)\n")
    assert [(note.mark, " ".join(note.text.split())) for note in document.notes] == [
        ("1", "One goes on"),
        ("who", "Two"),
    ]
    (first, last) = paragraphs(document)
    assert [document.text[mark.start : mark.end] for mark in first.note_marks] == ["[^1]", "[^who]"]
    assert last.note_marks == ()


def test_emphasis_and_tags_stay_in_the_text() -> None:
    document = read("**Bold _and_ more**\n\n*Slanted*\n\n<b>B</b>\n\n**not** all\n\n***both***\n")
    assert [(each.text, each.bold, each.italic) for each in paragraphs(document)] == [
        ("**Bold _and_ more**", True, False),
        ("*Slanted*", False, True),
        ("<b>B</b>", True, False),
        ("**not** all", False, False),
        ("***both***", True, True),
    ]


def test_fences_are_paragraphs_as_they_stand() -> None:
    document = read("```text\n# no heading\n| no | table\n```\nAfter\n\n~~~\nopen to the end\n")
    assert texts(document) == ["# no heading\n| no | table", "After", "open to the end"]
    assert [each.level for each in paragraphs(document)] == [0, 0, 0]


def test_front_matter_gives_the_title_and_nothing_else() -> None:
    document = read("---\ntitle: 'Forward Work Plan'\nauthor: Siti Rahma\n---\n# Plan\n")
    assert document.text == "# Plan\n"
    assert document.properties == {"title": "Forward Work Plan"}
    assert "Siti" not in repr(document)
    assert "only the title" in document.warnings[0]


def test_a_ruling_at_the_top_is_no_front_matter() -> None:
    document = read("---\nJust text\n\n---\n")
    assert document.text == "---\nJust text\n\n---\n"
    assert not document.warnings


def test_pictures_and_remarks_are_listed() -> None:
    document = read("![A map](map.png) shows\n\n<!-- ask Fiji -->\n\n<img src=x>\n")
    assert [(each.kind, each.description) for each in document.unread] == [
        ("hidden text", "ask Fiji"),
        ("image", "A map"),
        ("image", ""),
    ]
    assert texts(document) == ["![A map](map.png) shows", "<img src=x>"]


def test_tables_separated_by_tabs_are_read_in_markdown_too() -> None:
    assert grids(read("Action\tLead\nTrain\tIOM\n")) == [[["Action", "Lead"], ["Train", "IOM"]]]
