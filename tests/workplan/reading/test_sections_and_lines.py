"""Whose a paragraph is: appendices in lines, items under any heading, furniture of pages, labels after dashes."""

from __future__ import annotations

from tests.workplan.reading.readings import item, items, parts, read_text, top, unplaced


def test_the_paragraphs_of_an_appendix_stay_apart() -> None:
    printed = read_text(
        "Work Plan 2025\n\nAction Items\n\n1. Train officers. Lead: Fiji\n2. Meet. Lead: Tonga\n\n"
        "Annex A: Background\n\nThe group was set up by ministers after the conference of the region\nin 2010.\n\nIt reports every year.\n\n- to ministers\n"
    )
    assert top(printed) == ("Work Plan 2025", None, [2025, 2025])
    assert items(printed) == [item("1", "Train officers.", leads=["Fiji"]), item("2", "Meet.", leads=["Tonga"])]
    assert parts(printed) == {
        "appendices": [
            {
                "title": "Annex A: Background",
                "text": "The group was set up by ministers after the conference of the region in 2010.\nIt reports every year.\n- to ministers",
            }
        ]
    }
    assert unplaced(printed) == ["Action Items"]
    assert printed["warnings"] == []
