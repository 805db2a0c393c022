"""Plans in tables that are cut, joined or half labelled: every field of every item."""

from __future__ import annotations

from tests.workplan.reading.readings import item, items, parts, read_example, top, warnings_of


def test_sub_headings_in_the_number_column_and_objectives_as_lines() -> None:
    printed = read_example("sub_headings_in_the_number_column_and_objectives_as_lines.md")
    assert top(printed) == ("Annual Work Plan", "Thematic Area Working Group on Skills Recognition", [2025, 2025])
    assert items(printed) == [
        item(
            "1",
            "Map certification bodies of all member states",
            heading="Objective 1",
            leads=["Sri Lanka"],
            interest=["Pakistan", "ILO"],
            timeframe="Q1",
        ),
        item(
            "2",
            "Draft a model agreement",
            heading="Objective 1",
            leads=["Bangladesh", "Nepal"],
            interest=["IOM"],
            timeframe="Q2–Q3",
        ),
        item("3", "Publish three curricula on construction", heading="Objective 2", leads=["India"], timeframe="Q4"),
    ]
    assert parts(printed) == {
        "objectives": ["Recognise skills across borders", "Share curricula"],
        "footnotes": [{"mark": "1", "text": "Subject to funding."}],
    }
    assert printed["warnings"] == []
    assert warnings_of(printed) == []


def test_areas_as_sub_headings() -> None:
    printed = read_example("areas_as_sub_headings.txt")
    assert top(printed) == ("Action Plan 2025-2026", "ALMATY PROCESS", [2025, 2026])
    assert items(printed) == [
        item(
            "1",
            "Train border guards on identification of vulnerable travellers",
            heading="Area of cooperation: Border management",
            area="Border management",
            leads=["Kazakhstan", "UNHCR"],
            timeframe="2025",
        ),
        item(
            "2",
            "Translate the training manual",
            heading="Area of cooperation: Border management",
            area="Border management",
            leads=["Uzbekistan"],
        ),
        item(
            "3",
            "Visit reception centres",
            heading="Area of cooperation: Reception",
            area="Reception",
            leads=["All Member States"],
            timeframe="2026",
        ),
    ]
    assert parts(printed) == {}
    assert printed["warnings"] == ["The column “KPI” has no field in a plan; what stands in it is listed as unplaced."]
    assert warnings_of(printed) == []


def test_coded_items_linked_to_coded_priorities() -> None:
    printed = read_example("coded_items_linked_to_coded_priorities.txt")
    assert top(printed) == ("Work Plan 2025-26", "Niamey Contact Group on Smuggling", [2025, 2026])
    assert items(printed) == [
        item("A1", "Train investigators on phone evidence", leads=["Niger", "UNODC"], linked_priorities=["P1"]),
        item("A2", "Second prosecutors to neighbours", leads=["Mali"], linked_priorities=["P2"]),
        item("A3", "Publish court statistics", leads=["Burkina Faso"], linked_priorities=["P1", "P2"]),
    ]
    assert parts(printed) == {
        "priority_issues": [
            {"number": "P1", "text": "Investigations", "children": []},
            {"number": "P2", "text": "Prosecutions", "children": []},
        ]
    }
    assert printed["warnings"] == []
    assert warnings_of(printed) == []


def test_leads_joined_without_a_separator() -> None:
    printed = read_example("leads_joined_without_a_separator.md")
    assert top(printed) == ("Forward Work Plan 2025–27", "Working Group on Trafficking in Fisheries", [2025, 2027])
    assert items(printed) == [
        item(
            "1.1", "Inspect ports", area="Pillar 1", leads=["Papua New Guinea", "Solomon Islands"], status="Under way"
        ),
        item("1.2", "Exchange crew lists", area="Pillar 1", leads=["Co-Chairs", "RSO"], status="Completed"),
        item(
            "2.1",
            "Fund shelters",
            heading="Pillar 2 – Protection",
            area="Pillar 2",
            leads=["IOM", "Fiji", "Kiribati"],
            status="Delayed – funding",
        ),
        item("2.2", "Survey crew", heading="Pillar 2 – Protection", area="Pillar 2", leads=["Members"]),
    ]
    assert parts(printed) == {}
    assert printed["warnings"] == []
    assert warnings_of(printed) == [
        (
            "1.1",
            (
                "Nothing separates the names “Papua New Guinea "
                "Solomon Islands”; they were read as Papua New Guinea and Solomon Islands. Please check."
            ),
        ),
        (
            "2.1",
            "Nothing separates the names “IOM Fiji Kiribati”; they were read as IOM, Fiji and Kiribati. Please check.",
        ),
    ]


def test_row_cut_apart_by_a_line_break() -> None:
    printed = read_example("row_cut_apart_by_a_line_break.txt")
    assert top(printed) == (
        "Forward Work Plan 2025-27",
        "Bali Process Technical Experts Group on Returns and Reintegration",
        [2025, 2027],
    )
    assert items(printed) == [
        item(
            "1",
            "Update the policy guide on returns",
            heading="Policy",
            area="Returns and Reintegration",
            leads=["Australia", "Philippines"],
            interest=["IOM", "UNHCR"],
            timeframe="2025",
        ),
        item(
            "2",
            "Hold a policy dialogue",
            heading="Policy",
            area="Returns and Reintegration",
            leads=["Co-Chairs"],
            interest=["All members"],
            timeframe="2026",
        ),
        item(
            "3",
            "Train return counsellors in origin countries",
            heading="Practice",
            area="Victim Protection",
            leads=["IOM"],
            interest=["Bangladesh", "Sri Lanka"],
            timeframe="2026",
        ),
        item("4", "Pilot joint monitoring", heading="Practice", area="Coordination and support", leads=["RSO"]),
    ]
    assert parts(printed) == {}
    assert printed["warnings"] == []
    assert warnings_of(printed) == [
        (
            "1",
            (
                "Nothing separates the names “Australia Philippines”; "
                "they were read as Australia and Philippines. Please check."
            ),
        ),
        ("1", "Nothing separates the names “IOM UNHCR”; they were read as IOM and UNHCR. Please check."),
        ("3", "The text of this item stands outside of the table; the row below it was read with it."),
        ("3", "A row without a text stands under this item; what it says was added to the item."),
    ]


def test_action_column_without_a_header() -> None:
    printed = read_example("action_column_without_a_header.md")
    assert top(printed) == ("Workplan 2025", "Network of Anti-Corruption Attachés", [2025, 2025])
    assert items(printed) == [
        item("1", "Publish red flags for visa fraud", heading="Prevention", leads=["Canada"], timeframe="March"),
        item(
            "2", "Train consular staff on red flags", heading="Prevention", leads=["Canada", "France"], timeframe="May"
        ),
        item(
            "3",
            "Share case typologies in a closed forum",
            heading="Investigation",
            leads=["Interpol"],
            timeframe="ongoing",
        ),
    ]
    assert parts(printed) == {}
    assert printed["warnings"] == []
    assert warnings_of(printed) == []


def test_two_items_in_a_cell_points_in_a_cell_and_an_item_without_text() -> None:
    printed = read_example("two_items_in_a_cell_points_in_a_cell_and_an_item_without_text.md")
    assert top(printed) == ("Steering Committee – Action Plan 2025", "Steering Committee", [2025, 2025])
    assert items(printed) == [
        item("1", "Prepare the budget", leads=["Chair"], timeframe="Jan 2025"),
        item("2", "Approve the budget", leads=["Chair"], timeframe="Jan 2025"),
        item(
            "3", "Recruit staff: - two officers - one assistant", leads=["Secretariat", "Chair"], timeframe="Feb 2025"
        ),
        item("4", None, leads=["Fiji"]),
    ]
    assert parts(printed) == {}
    assert printed["warnings"] == []
    assert warnings_of(printed) == [
        ("1", "This item shares a row with others; what the row says of leads and dates was given to each."),
        ("2", "This item shares a row with others; what the row says of leads and dates was given to each."),
        ("3", "A row of this table names no item; what it says was added to the item above it."),
        ("3", "“(TBC)” stands beside the lead “Chair”; please check what it means."),
        ("4", "The item has no text."),
    ]


def test_points_of_an_item_in_rows_of_their_own() -> None:
    printed = read_example("points_of_an_item_in_rows_of_their_own.txt")
    assert top(printed) == ("Work Plan 2023-2028", "ASEAN SOMTC Working Group on Trafficking in Persons", [2023, 2028])
    assert items(printed) == [
        item(
            "1",
            "Conduct a regional study on online scams (a) desk review (b) field interviews",
            leads=["Philippines"],
            status="Completed",
            timeframe="2023-2024",
        ),
        item(
            "2", "Adopt guidelines on non-punishment", leads=["Malaysia", "AICHR"], status="Completed", timeframe="2025"
        ),
    ]
    assert parts(printed) == {}
    assert printed["warnings"] == []
    assert warnings_of(printed) == []
