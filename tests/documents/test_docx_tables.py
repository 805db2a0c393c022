"""Tables of Word files: merged cells, missing cells, tables in tables."""

from __future__ import annotations

import pytest

from balai.documents.docx_blocks import NESTED_TABLE
from tests.documents.word_files import cell, cells, grid, only_table, p, read, row, run, table, texts


def span(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


RESTART, CONTINUE = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def test_cells_are_separated_by_tabs_and_rows_by_newlines() -> None:
    document = read(p("Before") + table(row("Action", "Lead"), row("Train", ""), row("", "IOM")) + p("After"))
    assert document.text == "Before\nAction\tLead\nTrain\t\n\tIOM\nAfter"
    assert grid(document) == [["Action", "Lead"], ["Train", ""], ["", "IOM"]]
    assert [(each.start, each.end) for each in only_table(document).rows] == [(7, 18), (19, 25), (26, 30)]


def test_two_leads_as_two_paragraphs_of_a_cell() -> None:
    document = read(table(row("Train", cell(p("IOM") + p() + p("UNODC")))))
    assert document.text == "Train\tIOM\nUNODC"
    assert [each.text for each in only_table(document).rows[0].cells[1].paragraphs] == ["IOM", "UNODC"]


def test_a_sub_heading_over_all_columns_is_one_cell() -> None:
    document = read(table(row("a", "b", "c"), row(cell("Capacity building", span(3))), row("d", "e", "f")))
    assert [(each.text, each.column, each.columns) for each in only_table(document).rows[1].cells] == [
        ("Capacity building", 0, 3)
    ]


def test_columns_count_on_behind_merged_cells() -> None:
    document = read(table(row(cell("a", span(2)), "b"), row("c", cell("d", span(2)))))
    assert [(each.column, each.columns) for each in cells(document)] == [(0, 2), (2, 1), (0, 1), (1, 2)]


def test_a_cell_merged_over_rows_stands_in_each_of_them_and_in_the_text_once() -> None:
    document = read(
        table(
            row("1", cell("Border management", RESTART), "IOM"),
            row("2", cell("", CONTINUE), "UNODC"),
            row("3", cell("", CONTINUE), "RSO"),
            row("4", "Law", "Fiji"),
        )
    )
    assert document.text == "1\tBorder management\tIOM\n2\t\tUNODC\n3\t\tRSO\n4\tLaw\tFiji"
    column = [each for each in cells(document) if each.column == 1]
    assert [(each.text, each.continues) for each in column] == [
        ("Border management", False),
        ("Border management", True),
        ("Border management", True),
        ("Law", False),
    ]
    assert {(each.start, each.end) for each in column[:3]} == {(2, 19)}
    assert [each.text for each in document.paragraphs()].count("Border management") == 1


def test_a_merge_over_rows_and_columns() -> None:
    document = read(table(row(cell("a", span(2) + RESTART), "b"), row(cell("", span(2) + CONTINUE), "c")))
    assert [(each.text, each.column, each.columns, each.continues) for each in cells(document)] == [
        ("a", 0, 2, False),
        ("b", 2, 1, False),
        ("a", 0, 2, True),
        ("c", 2, 1, False),
    ]


def test_a_merge_that_goes_on_from_nothing_is_read_as_a_cell() -> None:
    document = read(table(row(cell("a", CONTINUE), "b"), row(cell("", CONTINUE), "c"), row("d", cell("e", CONTINUE))))
    assert grid(document) == [["a", "b"], ["a", "c"], ["d", "e"]]


def test_a_merge_begun_in_a_deleted_row() -> None:
    gone = row(cell("a", RESTART), "b", properties="<w:del/>")
    assert grid(read(table(gone, row(cell("left", CONTINUE), "c")))) == [["left", "c"]]


def test_text_that_a_merge_covers_is_listed() -> None:
    document = read(table(row(cell("a", RESTART), "b"), row(cell("covered", CONTINUE), "c")))
    assert [(each.kind, each.description) for each in document.unread] == [("hidden text", "covered")]


def test_the_old_way_of_merging_columns() -> None:
    merged = '<w:hMerge w:val="continue"/>'
    document = read(table(row(cell("a", '<w:hMerge w:val="restart"/>'), cell("more", merged), "b"), row("c", "d", "e")))
    assert [(each.text, each.column, each.columns) for each in cells(document)[:2]] == [("a\nmore", 0, 2), ("b", 2, 1)]


def test_rows_that_begin_late_and_rows_with_fewer_cells() -> None:
    document = read(table(row("a", "b", "c"), row("d", properties='<w:gridBefore w:val="1"/>'), row("e")))
    assert [[(each.text, each.column) for each in one.cells] for one in only_table(document).rows] == [
        [("a", 0), ("b", 1), ("c", 2)],
        [("d", 1)],
        [("e", 0)],
    ]


def test_header_rows_are_those_at_the_top_that_are_marked() -> None:
    header = "<w:tblHeader/>"
    document = read(
        table(
            row("a", properties=header),
            row("b", properties=header),
            row("c"),
            row("d", properties=header),
            row("e", properties='<w:tblHeader w:val="0"/>'),
        )
    )
    assert [each.is_header for each in only_table(document).rows] == [True, True, False, False, False]


def test_a_table_in_a_cell_becomes_paragraphs_of_the_cell() -> None:
    inner = table(row("in 1", cell("in 2", RESTART)), row("in 3", cell("", CONTINUE)))
    document = read(table(row(cell(p("Before") + inner + p("After")), "x")))
    assert document.text == "Before\nin 1\nin 2\nin 3\nAfter\tx"
    assert grid(document) == [["Before\nin 1\nin 2\nin 3\nAfter", "x"]]
    assert document.warnings == (NESTED_TABLE,)


def test_tables_after_each_other_stay_apart() -> None:
    document = read(table(row("a", "b")) + table(row("c", "d")))
    assert document.text == "a\tb\nc\td"
    assert len(document.blocks) == 2


@pytest.mark.parametrize("value", ["0", "-3", "many", "99999999999999999999", ""])
def test_damaged_spans_count_as_one_column_or_as_many_as_word_allows(value: str) -> None:
    document = read(table(row(cell("a", f'<w:gridSpan w:val="{value}"/>'), "b")))
    assert grid(document) == [["a", "b"]]
    assert 1 <= cells(document)[0].columns <= 63


def test_an_empty_table_is_a_table_and_one_without_rows_is_none() -> None:
    document = read(p("Text") + table(row("", "")) + "<w:tbl><w:tblPr/></w:tbl>")
    assert grid(document) == [["", ""]]
    assert texts(document) == ["Text"]


def test_a_paragraph_looks_the_same_in_a_cell() -> None:
    (paragraph,) = cells(read(table(row(cell(p(run("Bold", "<w:b/>")))))))[0].paragraphs
    assert paragraph.bold
