"""Plans in tables, of other (invented) processes: every field of every item."""

from __future__ import annotations

from tests.workplan.reading.readings import item, items, parts, read_example, top, warnings_of


def test_pipe_table_with_columns_in_another_order() -> None:
    printed = read_example("pipe_table_with_columns_in_another_order.md")
    assert top(printed) == ("Work Plan 2025-2027", "ASEAN-Plus Committee on Safe Migration", [2025, 2027])
    assert items(printed) == [
        item(
            "1.1",
            "Hold a regional workshop on evidence gathering",
            area="Law Enforcement",
            leads=["Thailand"],
            interest=["IOM", "UNODC"],
            status="Ongoing",
            timeframe="Q2 2025",
        ),
        item(
            "1.2",
            "Draft a model memorandum on joint investigations",
            area="Law Enforcement",
            leads=["Lao PDR", "Viet Nam"],
            interest=["ASEAN Secretariat"],
            status="Not started",
            timeframe="2026",
        ),
        item(
            "2.1",
            "Translate the referral guide into five languages",
            area="Victim Protection",
            leads=["UN Women"],
            timeframe="By December 2025",
        ),
        item(
            "2.2",
            "Map shelters for children",
            area="Victim Protection",
            interest=["Philippines", "Cambodia"],
            status="Planned",
            timeframe="2025–2026",
        ),
    ]
    assert parts(printed) == {}
    assert printed["warnings"] == []
    assert warnings_of(printed) == [
        ("2.1", "No member interested is named: the document says “-”."),
        ("2.2", "No lead is named: the document says “TBC”."),
    ]


def test_tab_table_with_the_responsible_first_and_a_column_of_objectives() -> None:
    printed = read_example("tab_table_with_the_responsible_first_and_a_column_of_objectives.txt")
    assert top(printed) == (
        "Programme of Work 2024–2026",
        "Network of Labour Inspectors of the Gulf and South Asia",
        [2024, 2026],
    )
    assert items(printed) == [
        item("1", "Share inspection checklists", heading="Better inspections", leads=["Qatar"], timeframe="2024"),
        item(
            "2",
            "Run exchange visits of inspectors",
            heading="Better inspections",
            leads=["India", "Nepal"],
            timeframe="2025",
        ),
        item("3", "Draft a common reporting form", heading="Shared data", leads=["ILO"], timeframe="2026"),
    ]
    assert parts(printed) == {"objectives": ["Better inspections", "Shared data"]}
    assert printed["warnings"] == [
        "The column “Budget” has no field in a plan; what stands in it is listed as unplaced."
    ]
    assert warnings_of(printed) == []


def test_one_table_for_each_objective() -> None:
    printed = read_example("one_table_for_each_objective.md")
    assert top(printed) == ("Forward Work Plan 2023-25", "Steering Group on Counter-Smuggling", [2023, 2025])
    assert items(printed) == [
        item("1", "Set up a secure mailbox", heading="Objective 1: Improve intelligence", leads=["New Zealand"]),
        item("2", "Publish a monthly summary", heading="Objective 1: Improve intelligence", leads=["Sri Lanka"]),
        item("3", "Plan a joint patrol", heading="Objective 2: Act together", leads=["Maldives"]),
        item("4", "Hold a debrief", heading="Objective 2: Act together", leads=["All members"]),
    ]
    assert parts(printed) == {"objectives": ["Improve intelligence", "Act together"]}
    assert printed["warnings"] == []
    assert warnings_of(printed) == []


def test_tables_of_contacts_meetings_and_revisions_hold_no_items() -> None:
    printed = read_example("tables_of_contacts_meetings_and_revisions_hold_no_items.md")
    assert top(printed) == ("Work Plan 2025", "Committee on Maritime Safety", [2025, 2025])
    assert items(printed) == [
        item("1", "Update the contact list of duty officers", leads=["Secretariat"], timeframe="May 2025"),
        item("2", "Test the alert channel twice a year", leads=["Bangladesh"], timeframe="2025"),
    ]
    assert parts(printed) == {}
    assert printed["warnings"] == [
        "The table that begins “Name | Organisation | E-mail” holds no action items; it is listed as unplaced.",
        "The table that begins “Date | Meeting | Venue” holds no action items; it is listed as unplaced.",
        (
            "The table that begins “Version | Date | Author "
            "| Description” holds no action items; it is listed as unplaced."
        ),
    ]
    assert warnings_of(printed) == []


def test_table_without_header_is_judged_by_its_contents() -> None:
    printed = read_example("table_without_header_is_judged_by_its_contents.txt")
    assert top(printed) == ("Work Plan 2025", "Technical Committee on Data", [2025, 2025])
    assert items(printed) == [
        item("1", "Agree a common template for annual figures", leads=["UNODC"], timeframe="2025"),
        item("2", "Test the template in three countries", leads=["Thailand", "Malaysia"], timeframe="2026"),
        item("3", "Publish a first joint table of the region", leads=["Secretariat"], timeframe="2026"),
    ]
    assert parts(printed) == {}
    assert printed["warnings"] == [
        "A table has no header row. What its columns hold was judged by what stands in them; please check."
    ]
    assert warnings_of(printed) == []


def test_numbers_twice_and_left_out_links_to_nothing_and_unknown_leads() -> None:
    printed = read_example("numbers_twice_and_left_out_links_to_nothing_and_unknown_leads.md")
    assert top(printed) == ("Working Group on Returns: Work Plan 2024-2025", "Working Group on Returns", [2024, 2025])
    assert items(printed) == [
        item("1", "Share reintegration practice among members", leads=["Sri Lanka"], linked_priorities=["1"]),
        item("2", "Visit reception centres together", leads=["Ministry of Interior"], linked_priorities=["2"]),
        item(
            "2", "Draft a note on voluntary return", leads=["Australia", "Ministry of Labour"], linked_priorities=["7"]
        ),
        item("5", "Share reintegration practice among members", linked_priorities=["1", "2"]),
    ]
    assert parts(printed) == {
        "priority_issues": [
            {"number": "1", "text": "Dignified return", "children": []},
            {"number": "2", "text": "Sustainable reintegration", "children": []},
        ]
    }
    assert printed["warnings"] == ["The numbers jump from 2 to 5."]
    assert warnings_of(printed) == [
        ("1", "Another item has the same text."),
        ("2", "“Ministry of Interior” is not a participant that is known here. It was kept as printed."),
        ("2", "The number 2 stands at 2 items."),
        ("2", "“Ministry of Labour” is not a participant that is known here. It was kept as printed."),
        ("2", "The number 2 stands at 2 items."),
        ("2", "The item is linked to priority 7, which is not among the plan's priority issues."),
        ("5", "Another item has the same text."),
    ]


def test_tables_that_are_one_item_each() -> None:
    printed = read_example("tables_that_are_one_item_each.md")
    assert top(printed) == (
        "OSCE-style Contact Point Network – Plan of Action 2025-2026",
        "OSCE-style Contact Point Network",
        [2025, 2026],
    )
    assert items(printed) == [
        item("1", "Organise a mock trial for judges", leads=["Kazakhstan"], interest=["ODIHR"], timeframe="May 2025"),
        item("2", "Publish guidance on non-punishment", leads=["OSCE Secretariat"], timeframe="2026"),
    ]
    assert parts(printed) == {}
    assert printed["warnings"] == []
    assert warnings_of(printed) == []


def test_two_columns_of_leads_line_breaks_in_cells_and_columns_without_a_field() -> None:
    printed = read_example("two_columns_of_leads_line_breaks_in_cells_and_columns_without_a_field.md")
    assert top(printed) == ("Annual Action Plan 2025", "Andean Forum for Victim Assistance", [2025, 2025])
    assert items(printed) == [
        item(
            "M1",
            "Standardise interview rooms",
            leads=["Peru", "Bolivia"],
            interest=["UNICEF", "IOM"],
            timeframe="30 June 2025",
        ),
        item("M2", "Offer legal aid at border posts", leads=["Colombia"], interest=["OHCHR"], timeframe="Dec 2025"),
    ]
    assert parts(printed) == {}
    assert printed["warnings"] == [
        "The column “Expected outcome” has no field in a plan; what stands in it is listed as unplaced.",
        "The column “Remarks” has no field in a plan; what stands in it is listed as unplaced.",
    ]
    assert warnings_of(printed) == []


def test_title_row_sub_headings_cut_row_and_header_again() -> None:
    printed = read_example("title_row_sub_headings_cut_row_and_header_again.txt")
    assert top(printed) == (
        "Forward Work Plan 2024-2025",
        "Gulf of Guinea Working Group on Fisheries Crime",
        [2024, 2025],
    )
    assert items(printed) == [
        item(
            "1",
            "Share vessel lists between coast guards of the region",
            heading="Monitoring",
            leads=["Ghana"],
            timeframe="2024",
        ),
        item("2", "Agree a boarding checklist", heading="Monitoring", leads=["Nigeria", "Benin"]),
        item("3", "Train prosecutors", heading="Enforcement", leads=["Togo"], timeframe="2025"),
    ]
    assert parts(printed) == {}
    assert printed["warnings"] == []
    assert warnings_of(printed) == []


def test_row_without_a_number_among_numbered_ones() -> None:
    printed = read_example("row_without_a_number_among_numbered_ones.md")
    assert top(printed) == (
        "Two-year work plan (2024-2026)",
        "South Asian Network of Anti-Trafficking Units",
        [2024, 2026],
    )
    assert items(printed) == [
        item("1", "Appoint liaison officers", leads=["Nepal"], status="50%", timeframe="Jan 2025"),
        item("2", "Open a joint training hub", leads=["India"]),
        item(None, "Publish its curriculum", leads=["Sri Lanka"]),
    ]
    assert parts(printed) == {}
    assert printed["warnings"] == [
        "The plan is for 2024-2026, which is 3 years, but the text says “Two-year work plan”."
    ]
    assert warnings_of(printed) == [(None, "This item has no number, while others of the plan have one.")]


def test_two_tables_with_different_columns() -> None:
    printed = read_example("two_tables_with_different_columns.md")
    assert top(printed) == (
        "Sub-Committee on Cash Couriers: Workplan 2025",
        "Sub-Committee on Cash Couriers",
        [2025, 2025],
    )
    assert items(printed) == [
        item("1", "Exchange declarations data", leads=["Malaysia", "Singapore", "Brunei"], timeframe="2025"),
        item("2", "Write a typology report", leads=["APG", "Ministry of Finance"]),
        item("3", "Train front-line officers", leads=["Japan"], timeframe="2026"),
    ]
    assert parts(printed) == {}
    assert printed["warnings"] == [
        "The column “Priority” has no field in a plan; what stands in it is listed as unplaced."
    ]
    assert warnings_of(printed) == [
        ("2", "“(Fiji)” stands beside the lead “Ministry of Finance”; please check what it means."),
        ("2", "“Ministry of Finance” is not a participant that is known here. It was kept as printed."),
    ]


def test_numbers_in_a_column_without_a_header() -> None:
    printed = read_example("numbers_in_a_column_without_a_header.txt")
    assert top(printed) == ("Work Plan 2025", "Regional Support Office", [2025, 2025])
    assert items(printed) == [
        item("1", "Update the website with the guides of all members", leads=["RSO"], timeframe="ongoing"),
        item(
            "2",
            "Second two officials from member states to the office",
            leads=["Indonesia", "Australia"],
            status="Under way",
        ),
    ]
    assert parts(printed) == {}
    assert printed["warnings"] == []
    assert warnings_of(printed) == []
