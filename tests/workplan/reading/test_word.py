"""Word plans with merged cells, computed numbers, tracked changes, form fields, pictures, comments."""

from __future__ import annotations

import base64
import io
from collections.abc import Sequence
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.table import Table, _Cell

from balai.documents.reading import read_document
from tests.workplan.reading.readings import Json, doubts, item, items, json_of, parts, top, unplaced, warnings_of

PIXEL = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=")


def read_word(document: WordDocument) -> Json:
    saved = io.BytesIO()
    document.save(saved)
    return json_of(read_document(saved.getvalue(), "plan.docx"))


def add_table(document: WordDocument, rows: Sequence[Sequence[str]]) -> Table:
    """A table with a paragraph for each line of a cell's text."""
    table: Table = document.add_table(rows=0, cols=max(map(len, rows)))
    for row in rows:
        for cell, text in zip(new_row(table), row, strict=False):
            first, *others = text.split("\n")
            cell.paragraphs[0].text = first
            for other in others:
                cell.add_paragraph(other)
    return table


def new_row(table: Table) -> Sequence[_Cell]:
    table.add_row()  # type: ignore[no-untyped-call]  # python-docx declares no types here
    return table.rows[-1].cells


def merge(table: Table, first: tuple[int, int], last: tuple[int, int]) -> None:
    """Merges empty cells into the first one, whose text stays."""
    merged = table.cell(*first).merge(table.cell(*last))
    for paragraph in merged.paragraphs[1:]:
        if not paragraph.text:
            paragraph._p.getparent().remove(paragraph._p)


def xml(text: str) -> Any:
    return parse_xml(text.replace(">", f" {nsdecls('w')}>", 1))


def test_merged_sub_headings_vertical_merges_two_paragraph_cells_and_a_table_that_goes_on() -> None:
    document = docx.Document()
    document.add_heading("Mekong Working Group on Cross-Border Labour", 0)
    document.add_heading("Forward Work Plan 2025–2027", 1)
    document.add_paragraph("This plan was endorsed by senior officials in March 2025.")
    table = add_table(
        document,
        [
            ["No.", "Area of cooperation", "Action Item", "Lead", "Members’ interest", "Timeframe", "Status"],
            ["Objective 1: Fair recruitment", "", "", "", "", "", ""],
            [
                "1.1",
                "Prevention",
                "Develop a joint code for agencies.\nThis builds on the 2022 study.",
                "Thailand\nCambodia",
                "ILO",
                "2025",
                "Under way",
            ],
            ["1.2", "", "Hold a meeting of licensing authorities", "Viet Nam", "", "Q3 2026", ""],
            ["Objective 2: Protection", "", "", "", "", "", ""],
            ["2.1", "Victim protection", "Agree referral contacts", "Lao PDR", "IOM, UNICEF", "2026", ""],
            ["2.2", "", "Train labour attachés:\n(a) in embassies\n(b) in ministries", "", "", "2027", ""],
        ],
    )
    for row in (1, 4):
        merge(table, (row, 0), (row, 6))
    for column, upper, lower in ((1, 2, 3), (1, 5, 6), (3, 5, 6)):
        merge(table, (upper, column), (lower, column))
    document.add_paragraph("")
    add_table(
        document,
        [
            [
                "3.1",
                "Border management",
                "Test the hotline across three crossings",
                "Myanmar",
                "Thailand",
                "2027",
                "Not started",
            ]
        ],
    )
    printed = read_word(document)
    assert top(printed) == ("Forward Work Plan 2025–2027", "Mekong Working Group on Cross-Border Labour", [2025, 2027])
    first, second = "Objective 1: Fair recruitment", "Objective 2: Protection"
    assert items(printed) == [
        item(
            "1.1",
            "Develop a joint code for agencies. This builds on the 2022 study.",
            heading=first,
            area="Prevention",
            leads=["Thailand", "Cambodia"],
            interest=["ILO"],
            timeframe="2025",
            status="Under way",
        ),
        item(
            "1.2",
            "Hold a meeting of licensing authorities",
            heading=first,
            area="Prevention",
            leads=["Viet Nam"],
            timeframe="Q3 2026",
        ),
        item(
            "2.1",
            "Agree referral contacts",
            heading=second,
            area="Victim protection",
            leads=["Lao PDR"],
            interest=["IOM", "UNICEF"],
            timeframe="2026",
        ),
        item(
            "2.2",
            "Train labour attachés: (a) in embassies (b) in ministries",
            heading=second,
            area="Victim protection",
            leads=["Lao PDR"],
            timeframe="2027",
        ),
        item(
            "3.1",
            "Test the hotline across three crossings",
            heading=second,
            area="Border management",
            leads=["Myanmar"],
            interest=["Thailand"],
            timeframe="2027",
            status="Not started",
        ),
    ]
    assert parts(printed) == {"objectives": ["Fair recruitment", "Protection"]}
    assert warnings_of(printed) == []
    assert printed["warnings"] == []


def test_numbers_that_word_computes_and_a_header_over_two_rows() -> None:
    document = docx.Document()
    document.add_paragraph("Caribbean Network on Anti-Trafficking", style="Title")
    document.add_paragraph("Plan of Action 2026", style="Subtitle")
    table = add_table(
        document,
        [
            ["Action", "Responsibility", "", "Due"],
            ["", "Lead", "Support", ""],
            ["Adopt a common screening form", "Jamaica", "Barbados; UNHCR", "June 2026"],
            ["Train hotline staff in Spanish and English", "Trinidad and Tobago", "IOM", "Sept 2026"],
            ["Report to ministers", "All members", "", "Dec 2026"],
        ],
    )
    merge(table, (0, 1), (0, 2))
    merge(table, (0, 0), (1, 0))
    merge(table, (0, 3), (1, 3))
    for row in (2, 3, 4):
        table.cell(row, 0).paragraphs[0].style = document.styles["List Number"]
    printed = read_word(document)
    assert top(printed) == ("Plan of Action 2026", "Caribbean Network on Anti-Trafficking", [2026, 2026])
    assert items(printed) == [
        item(
            "1",
            "Adopt a common screening form",
            leads=["Jamaica"],
            interest=["Barbados", "UNHCR"],
            timeframe="June 2026",
        ),
        item(
            "2",
            "Train hotline staff in Spanish and English",
            leads=["Trinidad and Tobago"],
            interest=["IOM"],
            timeframe="Sept 2026",
        ),
        item("3", "Report to ministers", leads=["All members"], timeframe="Dec 2026"),
    ]
    assert printed["warnings"] == []


def test_tracked_changes_and_form_fields() -> None:
    document = docx.Document()
    document.add_heading("Task Force on Planning – Work Plan 2025-2026", 1)
    table = add_table(
        document, [["Action Item", "Lead"], ["1. Update the directory", ""], ["2. Run an exercise", "Indonesia"]]
    )
    lead = table.cell(1, 1).paragraphs[0]._p
    lead.append(xml('<w:ins w:id="1" w:author="X"><w:r><w:t>Australia</w:t></w:r></w:ins>'))
    lead.append(xml('<w:del w:id="2" w:author="X"><w:r><w:delText>New Zealand</w:delText></w:r></w:del>'))
    field = '<w:sdt><w:sdtContent><w:r><w:t xml:space="preserve"> in the Andaman Sea</w:t></w:r></w:sdtContent></w:sdt>'
    table.cell(2, 0).paragraphs[0]._p.append(xml(field))
    printed = read_word(document)
    assert items(printed) == [
        item("1", "Update the directory", leads=["Australia"]),
        item("2", "Run an exercise in the Andaman Sea", leads=["Indonesia"]),
    ]
    assert [(number, warning.split(":")[0]) for number, warning in warnings_of(printed)] == [
        ("1", "A tracked insertion is not accepted yet; it was read as text"),
        ("1", "A tracked deletion was left out"),
    ]
    assert "New Zealand" in warnings_of(printed)[1][1]


def test_lists_headings_and_an_annex_with_a_table() -> None:
    document = docx.Document()
    document.add_heading("Central Asian Forum on Migration Statistics", 0)
    document.add_heading("Work Programme 2025–26", 1)
    document.add_heading("Objectives", 2)
    document.add_paragraph("Harmonise definitions", style="List Bullet")
    document.add_paragraph("Publish yearly figures", style="List Bullet")
    document.add_heading("Ongoing activities", 2)
    document.add_paragraph("Exchange of methods by e-mail", style="List Bullet")
    document.add_heading("Planned activities", 2)
    document.add_heading("Harmonisation", 3)
    document.add_paragraph("Compare national definitions (Lead: Kazakhstan; Support: IOM)", style="List Number")
    document.add_paragraph("Draft a glossary (Lead: Kyrgyz Republic)", style="List Number")
    document.add_heading("Publication", 3)
    document.add_paragraph(
        "Publish a yearbook (Lead: Uzbekistan, Tajikistan; Timeframe: end 2026)", style="List Number"
    )
    document.add_heading("Annex 1 – Participating offices", 2)
    document.add_paragraph("Offices of five states.")
    add_table(document, [["State", "Office"], ["Kazakhstan", "Bureau of Statistics"]])
    printed = read_word(document)
    assert top(printed) == ("Work Programme 2025–26", "Central Asian Forum on Migration Statistics", [2025, 2026])
    assert items(printed) == [
        item("1", "Compare national definitions", heading="Harmonisation", leads=["Kazakhstan"], interest=["IOM"]),
        item("2", "Draft a glossary", heading="Harmonisation", leads=["Kyrgyz Republic"]),
        item(
            "3", "Publish a yearbook", heading="Publication", leads=["Uzbekistan", "Tajikistan"], timeframe="end 2026"
        ),
    ]
    assert parts(printed) == {
        "objectives": ["Harmonise definitions", "Publish yearly figures"],
        "ongoing": [{"number": "1", "text": "Exchange of methods by e-mail"}],
        "appendices": [
            {
                "title": "Annex 1 – Participating offices",
                "text": "Offices of five states.\nState Office\nKazakhstan Bureau of Statistics",
            }
        ],
    }
    assert unplaced(printed) == ["Objectives", "Ongoing activities", "Planned activities"]


def test_pillars_as_bold_lines_two_items_in_a_row_and_the_header_again() -> None:
    document = docx.Document()
    document.add_paragraph("DRAFT")
    for line in ("Black Sea Committee on Container Control", "Rolling Work Plan, FY 2025/26", "Pillar I: Intelligence"):
        document.add_paragraph().add_run(line).bold = True
    header = ["Activities", "Lead(s)", "Progress"]
    add_table(
        document,
        [
            header,
            ["1.1 Share seizure notices\n1.2 Build a joint risk profile", "Georgia, Ukraine", ""],
            ["1.3 Assess routes of small shipments", "Türkiye/Romania", "Done"],
            header,
            ["1.4 Evaluate the pilot", "Bulgaria (tbc)", "n/a"],
        ],
    )
    document.add_paragraph().add_run("Pillar II: Training").bold = True
    add_table(document, [header, ["2.1 Train 40 officers", "WCO", ""]])
    printed = read_word(document)
    assert top(printed) == ("Rolling Work Plan, FY 2025/26", "Black Sea Committee on Container Control", [2025, 2026])
    first = {"heading": "Pillar I: Intelligence", "area": "Intelligence"}
    assert items(printed) == [
        item("1.1", "Share seizure notices", leads=["Georgia", "Ukraine"], **first),
        item("1.2", "Build a joint risk profile", leads=["Georgia", "Ukraine"], **first),
        item("1.3", "Assess routes of small shipments", leads=["Türkiye", "Romania"], status="Done", **first),
        item("1.4", "Evaluate the pilot", leads=["Bulgaria"], **first),
        item("2.1", "Train 40 officers", leads=["WCO"], heading="Pillar II: Training", area="Training"),
    ]
    assert [number for number, _ in warnings_of(printed)] == ["1.1", "1.2", "1.4"]
    assert "(tbc)" in unplaced(printed)
    assert "n/a" in unplaced(printed)


def test_pictures_and_comments_are_said_at_the_item_where_they_fall() -> None:
    document = docx.Document()
    document.add_heading("Committee on Sea Rescue – Work Plan 2025", 1)
    table = add_table(
        document, [["No", "Action", "Lead"], ["1", "Publish a chart", "Malta"], ["2", "Agree call signs", "Italy"]]
    )
    table.cell(1, 1).paragraphs[0].add_run().add_picture(io.BytesIO(PIXEL))
    run = table.cell(2, 1).paragraphs[0].runs[0]
    document.add_comment(run, text="Who checks this?", author="X")
    printed = read_word(document)
    assert items(printed) == [
        item("1", "Publish a chart", leads=["Malta"]),
        item("2", "Agree call signs", leads=["Italy"]),
    ]
    said = dict(warnings_of(printed))
    assert said.keys() == {"1", "2"}
    assert "not text" in said["1"]
    assert "Who checks this?" in said["2"]


def test_one_lead_merged_over_several_items() -> None:
    document = docx.Document()
    document.add_heading("Forum on Seafarers – Action Plan 2025", 1)
    table = add_table(
        document,
        [
            ["Thematic area", "Activity", "Lead agency", "Deadline"],
            ["Recruitment", "List licensed agents", "ILO", "March"],
            ["", "Close unlicensed agents", "", "June"],
            ["", "Publish a hotline", "", "July"],
            ["Wages", "Agree a minimum wage", "Philippines", "2025"],
        ],
    )
    merge(table, (1, 0), (3, 0))
    merge(table, (1, 2), (3, 2))
    printed = read_word(document)
    assert items(printed) == [
        item("1", "List licensed agents", area="Recruitment", leads=["ILO"], timeframe="March"),
        item("2", "Close unlicensed agents", area="Recruitment", leads=["ILO"], timeframe="June"),
        item("3", "Publish a hotline", area="Recruitment", leads=["ILO"], timeframe="July"),
        item("4", "Agree a minimum wage", area="Wages", leads=["Philippines"], timeframe="2025"),
    ]
    assert not doubts(printed, "number")


def test_a_cell_merged_over_text_and_deadline_is_read_once() -> None:
    document = docx.Document()
    document.add_heading("Forum on Ports – Work Plan 2025", 1)
    rows = [
        ["Action", "Deadline", "Lead"],
        ["1. Dredge the port\nTimeframe: May", "", "Fiji"],
        ["2. Mark the reef", "June", "Tonga"],
    ]
    table = add_table(document, rows)
    merge(table, (1, 0), (1, 1))
    assert items(read_word(document)) == [
        item("1", "Dredge the port", leads=["Fiji"], timeframe="May"),
        item("2", "Mark the reef", leads=["Tonga"], timeframe="June"),
    ]
