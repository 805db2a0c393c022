"""Tables set with tab stops in Word."""

from __future__ import annotations

import pytest

from tests.documents.word_files import grid, numbered, only_table, p, read, run, texts

NUMBERING = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
)


def tabbed(*cells: str, properties: str = "") -> str:
    return p("<w:r><w:tab/></w:r>".join(run(cell) for cell in cells), properties)


def test_paragraphs_with_the_same_tabs_are_a_table() -> None:
    document = read(
        p("Work Plan")
        + tabbed("No.", "Action", "Lead")
        + tabbed("1.", "Exchange officers", "Singapore")
        + p("Sharing")
        + tabbed("2.", "Review sanctions", "Malaysia, Japan")
        + p("It ends here.")
    )
    assert grid(document) == [
        ["No.", "Action", "Lead"],
        ["1.", "Exchange officers", "Singapore"],
        ["Sharing"],
        ["2.", "Review sanctions", "Malaysia, Japan"],
    ]
    assert texts(document) == ["Work Plan", "It ends here."]
    first = only_table(document).rows[1].cells[0].paragraphs[0]
    assert first.marker == "1."
    assert document.text[first.start : first.end] == "1."


def test_a_computed_number_stands_with_the_text_that_it_numbers() -> None:
    rows = [f"{run(action)}<w:r><w:tab/></w:r>{run(lead)}" for action, lead in (("Train", "IOM"), ("Meet", "RSO"))]
    document = read(tabbed("Action", "Lead") + "".join(numbered(each) for each in rows), numbering=NUMBERING)
    assert grid(document) == [["Action", "Lead"], ["1. Train", "IOM"], ["2. Meet", "RSO"]]
    assert only_table(document).rows[1].cells[0].paragraphs[0].marker == "1."


def test_several_tabs_are_one_separator_if_that_makes_the_rows_equal() -> None:
    document = read(tabbed("Action", "", "Lead", "Due") + tabbed("Train", "IOM", "2025") * 2)
    assert grid(document) == [["Action", "Lead", "Due"], *[["Train", "IOM", "2025"]] * 2]


def test_a_second_table_of_as_many_columns_may_be_short() -> None:
    rows = tabbed("No.", "Action", "Lead") + tabbed("1", "Train", "IOM") + tabbed("2", "Meet", "RSO")
    document = read(rows + p("Protection", '<w:outlineLvl w:val="1"/>') + tabbed("3", "Help", "IOM"))
    assert texts(document) == ["Protection"]
    assert len(document.blocks) == 3


@pytest.mark.parametrize(
    "body",
    [
        tabbed("1.", "Train") + tabbed("2.", "Meet") + tabbed("3.", "Report"),
        tabbed("Date:", "12 March") + tabbed("Venue:", "Bali") + tabbed("Chair:", "Fiji"),
        tabbed("1.", "Introduction", "2") + tabbed("2.", "Actions", "4") + tabbed("3.", "Annex", "9"),
        tabbed("Fiji", "Samoa", "Tonga") + tabbed("one", "two", "three"),
        tabbed("a", "b", "c") + tabbed("d", "e") + tabbed("f", "g") + tabbed("h", "i"),
    ],
    ids=["list", "labels", "contents", "two rows", "unequal"],
)
def test_what_only_looks_like_a_table(body: str) -> None:
    document = read(body)
    assert len(texts(document)) == len(document.blocks) > 1
