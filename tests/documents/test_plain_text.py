"""Plain text: paragraphs, lists, tables, notes, hard-wrapped lines."""

from __future__ import annotations

import pytest

from balai.documents.grid_tables import LAID_OUT_AGAIN
from balai.documents.neutral import Document, Paragraph, Table
from balai.documents.offsets import check_offsets
from balai.documents.reading import read_document


def read(text: str, name: str = "plan.txt") -> Document:
    document = read_document(text.encode(), name)
    check_offsets(document)
    return document


def paragraphs(document: Document) -> list[Paragraph]:
    return [block for block in document.blocks if isinstance(block, Paragraph)]


def texts(document: Document) -> list[str]:
    return [paragraph.text for paragraph in paragraphs(document)]


def grids(document: Document) -> list[list[list[str]]]:
    return [
        [[cell.text for cell in row.cells] for row in block.rows]
        for block in document.blocks
        if isinstance(block, Table)
    ]


def marked(document: Document) -> list[tuple[str, int, str]]:
    return [(each.marker, each.depth, each.text) for each in paragraphs(document)]


def test_the_text_stands_as_it_is_written() -> None:
    text = "\n\nThe Process\n\n on smuggling  \n\n\n"
    document = read(text)
    assert document.text == text
    assert texts(document) == ["The Process", "on smuggling"]
    assert document.format == "txt"


def test_lists_with_their_markers_and_depths() -> None:
    document = read(
        "- **enhancing** trust\n1. Labour\n2. Victims:\n - a. Technology\n - b. Marriage\n3) Partners\n(c) More\n"
        "- 1. A compendium\n• dot\niv. four\n2.1 Two one\n1.\tTabbed\n"
    )
    assert marked(document) == [
        ("-", 0, "- **enhancing** trust"),
        ("1.", 0, "1. Labour"),
        ("2.", 0, "2. Victims:"),
        ("a.", 1, "a. Technology"),
        ("b.", 1, "b. Marriage"),
        ("3)", 0, "3) Partners"),
        ("(c)", 0, "(c) More"),
        ("1.", 0, "1. A compendium"),
        ("•", 0, "• dot"),
        ("iv.", 0, "iv. four"),
        ("2.1", 0, "2.1 Two one"),
        ("1.", 0, "1.\tTabbed"),
    ]


@pytest.mark.parametrize(
    "line", ["2024 was a busy year", "-5 degrees", "e.g. this", "3.5% of cases", "1,000 cases", "-- dash"]
)
def test_what_is_no_marker(line: str) -> None:
    assert marked(read(line + "\n")) == [("", 0, line)]


def test_a_list_entry_goes_on_in_lines_that_hang_under_it() -> None:
    document = read("1. Train\n   officers\n2. Report\n\nNot an entry\n")
    assert texts(document) == ["1. Train\n   officers", "2. Report", "Not an entry"]


def test_headings_with_signs_are_headings_in_plain_text_too() -> None:
    document = read("# The Process\n\n### **Ninth Meeting** ##\n\n#hashtag\n####### seven\n")
    assert [(each.text, each.level, each.bold) for each in paragraphs(document)] == [
        ("The Process", 1, False),
        ("**Ninth Meeting**", 3, True),
        ("#hashtag", 0, False),
        ("####### seven", 0, False),
    ]


def test_an_underlined_line_is_a_heading_if_the_underline_is_as_long() -> None:
    document = read("Work Plan\n=========\n\nText\n----------------------\n\nMore\n\n***\n")
    assert [(each.text, each.level) for each in paragraphs(document)] == [("Work Plan", 1), ("Text", 0), ("More", 0)]


# Tables

PLAN = (
    "Action Item\t<i>Strategy</i> Area\tLead\n<i>Sharing</i>\t\t\n1) Train \tVictims\tIOM\n2) Report\tVictims\t"
    "All members\n\n3) Meet\tLaw\tRSO\n"
)


def test_tab_separated_tables_split_by_a_blank_line() -> None:
    document = read(PLAN)
    assert grids(document) == [
        [
            ["Action Item", "<i>Strategy</i> Area", "Lead"],
            ["<i>Sharing</i>", "", ""],
            ["1) Train", "Victims", "IOM"],
            ["2) Report", "Victims", "All members"],
        ],
        [["3) Meet", "Law", "RSO"]],
    ]
    first = document.blocks[0]
    assert isinstance(first, Table)
    assert [cell.column for cell in first.rows[0].cells] == [0, 1, 2]
    assert first.rows[1].cells[0].paragraphs[0].italic
    assert first.rows[2].cells[0].paragraphs[0].marker == "1)"
    assert not first.rows[0].is_header


def test_a_row_of_one_cell_whose_tabs_an_editor_dropped() -> None:
    assert grids(read("A\tB\tC\nSub-heading\nd\te\tf\nNo row\n")) == [
        [["A", "B", "C"], ["Sub-heading"], ["d", "e", "f"]]
    ]


def test_a_table_aligned_with_several_tabs() -> None:
    assert grids(read("Item\t\t\tLead\nTrain officers\tIOM\n")) == [[["Item", "Lead"], ["Train officers", "IOM"]]]


def test_empty_cells_are_not_taken_for_alignment() -> None:
    assert grids(read("a\tb\tc\nd\t\tf\n")) == [[["a", "b", "c"], ["d", "", "f"]]]


def test_numbers_behind_a_tab_are_a_list_but_under_a_header_a_table() -> None:
    assert marked(read("1.\tTrain\n2.\tReport\n")) == [("1.", 0, "1.\tTrain"), ("2.", 0, "2.\tReport")]
    assert grids(read("No.\tAction\n1.\tTrain\n")) == [[["No.", "Action"], ["1.", "Train"]]]


def test_an_indented_line_is_no_table() -> None:
    assert texts(read("\tIndented\n\tlines\n")) == ["Indented", "lines"]


def test_cells_in_quotes_as_spreadsheets_write_them() -> None:
    document = read(
        'Action\tLead\n"Train officers, police\nand judges"\t"IOM"\nReport ""now""\tFiji\n\n"A quote"\nends.\n'
    )
    assert grids(document) == [
        [["Action", "Lead"], ["Train officers, police\nand judges", "IOM"], ['Report ""now""', "Fiji"]]
    ]
    assert texts(document) == ['"A quote"', "ends."]


def test_pipe_tables_with_and_without_a_ruling() -> None:
    document = read(
        "| Action | Lead |\n|:--|--:|\n| Train \\| teach | |\n\n| a | b |\n| c | d |\n\nEither a | or b\n| one |\n"
    )
    assert grids(document) == [[["Action", "Lead"], ["Train \\| teach", ""]], [["a", "b"], ["c", "d"]]]
    assert [row.is_header for block in document.blocks if isinstance(block, Table) for row in block.rows] == [
        True,
        False,
        False,
        False,
    ]
    assert texts(document) == ["Either a | or b", "| one |"]


def test_tables_drawn_with_characters_are_laid_out_again() -> None:
    document = read(
        "Plan\n\n+--------+------+\n| Action | Lead |\n+========+======+\n| Train  | IOM  |\n| judges |      |\n"
        "+--------+------+\n"
    )
    assert document.text == "Plan\n\nAction\tLead\nTrain judges\tIOM\n"
    assert grids(document) == [[["Action", "Lead"], ["Train judges", "IOM"]]]
    assert document.warnings == (LAID_OUT_AGAIN,)


# Notes


def test_raised_marks_and_their_notes() -> None:
    document = read(
        "Labour exploitation¹ rose by 155%¹⁰.\n\nAction\tInterest ²\tStatus ³\na\tb\tc\n\n¹ Includes slavery.\n\n"
        "² To be updated\n\n³ For updating\n\n¹⁰ A report.\n\nThe end\n"
    )
    assert [(note.mark, note.text) for note in document.notes] == [
        ("1", "Includes slavery."),
        ("2", "To be updated"),
        ("3", "For updating"),
        ("10", "A report."),
    ]
    marks = [mark for paragraph in document.paragraphs() for mark in paragraph.note_marks]
    assert [(mark.mark, document.text[mark.start : mark.end]) for mark in marks] == [
        ("1", "¹"),
        ("10", "¹⁰"),
        ("2", "²"),
        ("3", "³"),
    ]
    assert texts(document) == ["Labour exploitation¹ rose by 155%¹⁰.", "The end"]


def test_a_row_cut_by_a_note() -> None:
    document = read("a\tb ¹\nFirst half of\tIOM\n\n¹ Noted\n\nsecond half\t\n")
    assert len(grids(document)) == 2
    assert [note.text for note in document.notes] == ["Noted"]


def test_squares_of_units_are_no_marks() -> None:
    (paragraph,) = paragraphs(read("An area of 40 km² and CO² but not here²\n"))
    assert [mark.start for mark in paragraph.note_marks] == [38]


def test_bracketed_and_plain_numbers_are_notes_only_where_the_text_refers_to_them() -> None:
    document = read("Some text [1] and more¹.\n\n[1] Its source\n\n[2] No source\n\n1 The first\n\n3 No note\n")
    assert [(note.mark, note.text) for note in document.notes] == [("1", "Its source")]
    document = read("Some text².\n\n1 No note\n\n2 The second\n")
    assert [(note.mark, note.text) for note in document.notes] == [("2", "The second")]
    assert texts(document) == ["Some text².", "1 No note"]


# Hard-wrapped lines, as converters take them out of a PDF

WRAPPED = """Background and Purpose
The Bali Process Working Group on Trafficking in Persons (Working Group) is a network of experts on
trafficking from Bali Process member countries and organisations, led by the Bali Process Ad Hoc
Group. The Working Group is a forum through which Bali Process members can share information on
key initiatives, trends and issues related to trafficking in persons, and identify opportunities for
cooperation and capacity building needs. Establishment of the working group was an outcome of the
Fifth Bali Process Ministerial Conference Meeting held on 2 April 2013.
Role
As set out in its Terms of Reference, endorsed by the Bali Process Ad Hoc Group on 6 August 2014,
the role of the Working Group is to:

promote effective and coordinated approaches amongst members to prevent, investigate and
prosecute trafficking in persons crimes and protect and assist trafficked people
identify specific capacity building needs of Bali Process members and ways to address those
needs
explore the extent to which issues of increasing importance, such as trafficking for the
purposes of labour exploitation, affect Bali Process members, and identify avenues for
cooperation to address emerging issues
share information on trends, issues, and initiatives related to trafficking in persons
identify ways in which the Bali Process can complement, draw from and coordinate with the
efforts of other fora/organisations or programs working to address trafficking in persons,
including other Regional Consultative Processes on migration (RCPs); and community, industry
and private sector groups

Action Items 2015-17
1. Recommend the Bali Process Policy Guides on Identification and Protection of Victims of
Trafficking for consideration and adoption at the May 2015 Bali Process Ad Hoc Group Senior
Officials' Meeting, including any revisions agreed to be implemented following the consultation
workshop to finalise the guides.
2. Hold a regional symposium on labour trafficking, to explore the extent to which labour
trafficking affects Bali Process States and identify avenues for cooperation to enhance criminal
justice responses to the issue and provide victims with protection and access to appropriate
and effective remedies, such as compensation.
"""


def test_wrapped_lines_are_joined_and_paragraphs_kept_apart() -> None:
    document = read("Working Group on Trafficking in Persons (TiP)\nForward Work Plan: 2015-17\n\n" + WRAPPED)
    beginnings = [" ".join(text.split()[:2]) for text in texts(document)]
    assert beginnings == [
        "Working Group",
        "Forward Work",
        "Background and",
        "The Bali",
        "Role",
        "As set",
        "promote effective",
        "identify specific",
        "explore the",
        "share information",
        "identify ways",
        "Action Items",
        "1. Recommend",
        "2. Hold",
    ]
    assert texts(document)[-1].endswith("such as compensation.")
    assert document.text == "Working Group on Trafficking in Persons (TiP)\nForward Work Plan: 2015-17\n\n" + WRAPPED


def test_text_wrapped_at_a_fixed_number_of_characters() -> None:
    sentence = "Members will share information on developments in law and policy twice in every year of the plan. "
    words, lines = (sentence * 4).split(), [""]
    for word in words:
        if len(lines[-1]) + len(word) + 1 > 72:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    wrapped = "\n".join(lines)
    assert texts(read(f"{wrapped}\nLead: IOM\nSupport: RSO\n\n{wrapped}\n")) == [
        wrapped,
        "Lead: IOM",
        "Support: RSO",
        wrapped,
    ]


def test_short_lines_and_long_lines_stand_for_themselves() -> None:
    long = "A paragraph that no editor has wrapped, which goes on and on about cooperation. " * 4
    document = read(f"Lead: IOM\nTimeframe: 2024\nStatus: open\n\n{long}\n{long}\n")
    assert texts(document) == ["Lead: IOM", "Timeframe: 2024", "Status: open", long.strip(), long.strip()]


DETACHED = """5. Identify a list of the priority trafficking in persons issues relevant for the region to assist in
focusing capacity building efforts, these should include:
I.

II.
III.
IV.

prevention of trafficking, including safe migration pathways and awareness-raising to
build resilience amongst vulnerable groups and prevent re-victimisation, including the
involvement of civil society and recruitment agencies, where appropriate
effective international crime cooperation mechanisms to support prosecution of
trafficking, such as ensuring extradition and mutual assistance apply to trafficking offences
targeting the financial incentives for trafficking
focusing on specific forms of trafficking which are of particular concern for the region,
including, but not limited to: labour trafficking, trafficking for the purposes of organ removal,
forced marriages resulting in labour or sexual exploitation, and trafficking for sexual
exploitation
"""


def test_numerals_torn_from_their_entries_tell_how_many_there_are() -> None:
    document = read(WRAPPED + DETACHED)
    after = texts(document)[texts(document).index("I.") :]
    assert after[:4] == ["I.", "II.", "III.", "IV."]
    assert [text.split()[0] for text in after[4:]] == ["prevention", "effective", "targeting", "focusing"]


# How the letters are stored


@pytest.mark.parametrize(
    "content",
    ["Priorités – über\n".encode(), b"\xef\xbb\xbf" + "Priorités – über\n".encode()]
    + [
        mark + "Priorités – über\n".encode(f"utf-16-{order}")
        for mark, order in ((b"\xff\xfe", "le"), (b"\xfe\xff", "be"))
    ]
    + ["Priorités – über\n".encode("utf-16-le")],
)
def test_unicode_in_its_encodings(content: bytes) -> None:
    document = read_document(content, "plan.txt")
    assert (document.text, document.warnings) == ("Priorités – über\n", ())


def test_western_european_text_is_read_with_a_warning() -> None:
    document = read_document("Priorités – “über”\n".encode("cp1252"), "plan.txt")
    assert document.text == "Priorités – “über”\n"
    assert "Windows-1252" in document.warnings[0]


def test_a_damaged_letter_does_not_turn_the_text_into_another_encoding() -> None:
    document = read_document("é ü ö ä à ç ñ ø å œ ÿ ".encode() * 2 + b"end \xe2\x82", "plan.txt")
    assert document.text.startswith("é ü ö")
    assert "damaged" in document.warnings[0]


def test_line_ends_of_all_kinds_are_one_kind() -> None:
    assert read("a\r\n\r\nb\rc\x0cd\u2028e\x0bf\x85g").text == "a\n\nb\nc\nd\ne\nf\ng"


def test_control_characters_are_left_out_with_a_warning() -> None:
    document = read("a\x07b and more text\n")
    assert document.text == "ab and more text\n"
    assert document.warnings == ("Invisible control characters in the file were left out.",)
