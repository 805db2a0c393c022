"""Plans in prose with numbers and labels of many kinds: every field of every item."""

from __future__ import annotations

from tests.workplan.reading.readings import item, items, parts, read_example, top, warnings_of


def test_actions_as_headings_with_sentences_that_name_leads() -> None:
    printed = read_example("actions_as_headings_with_sentences_that_name_leads.md")
    assert top(printed) == (
        "Prague Dialogue on Returns — Implementation Plan 2024–2027",
        "Prague Dialogue on Returns",
        [2024, 2027],
    )
    assert items(printed) == [
        item(
            "1",
            "The Dialogue agrees a common table for figures on returns.",
            heading="Common statistics",
            leads=["Czech Republic"],
            interest=["Austria", "Slovakia"],
            timeframe="2024–2025",
        ),
        item("2", "Members visit each other's return centres.", heading="Peer visits", timeframe="2026"),
    ]
    assert parts(printed) == {}
    assert printed["warnings"] == []
    assert warnings_of(printed) == [("2", "No lead is named: the document says “TBD”.")]


def test_labels_of_every_kind_behind_the_text() -> None:
    printed = read_example("labels_of_every_kind_behind_the_text.md")
    assert top(printed) == ("Forward Work Plan 2026-2028", "Working Group on Cyber-Enabled Exploitation", [2026, 2028])
    assert items(printed) == [
        item(
            "1",
            "Publish a red-flag list for recruiters.",
            leads=["Philippines"],
            interest=["Thailand", "Viet Nam"],
            linked_priorities=["1"],
        ),
        item("2", "Hold a hackathon with industry", leads=["Singapore", "Meta"], linked_priorities=["1", "2"]),
        item(
            "3",
            "Write guidance for schools",
            leads=["New Zealand"],
            interest=["Fiji", "Samoa"],
            linked_priorities=["2"],
        ),
    ]
    assert parts(printed) == {
        "objectives": ["exchange alerts;", "train investigators."],
        "priority_issues": [
            {"number": "1", "text": "online scams", "children": []},
            {"number": "2", "text": "sextortion", "children": []},
        ],
        "ongoing": [
            {"number": "1", "text": "Monthly call of points of contact"},
            {"number": "2", "text": "Newsletter"},
        ],
        "appendices": [
            {"title": "Appendix 1: Points of contact", "text": "To be circulated separately."},
            {"title": "Appendix 2: Glossary", "text": "Term Meaning\nScam Fraud"},
        ],
    }
    assert printed["warnings"] == []
    assert warnings_of(printed) == []


def test_indented_outline() -> None:
    printed = read_example("indented_outline.txt")
    assert top(printed) == (
        "WORK PLAN OF THE REGIONAL COMMITTEE ON DISASTER DISPLACEMENT 2025/2026",
        "REGIONAL COMMITTEE ON DISASTER DISPLACEMENT",
        [2025, 2026],
    )
    assert items(printed) == [
        item(
            "1",
            "Draft model admission rules for neighbours.",
            heading="A. Protection",
            leads=["Costa Rica"],
            interest=["UNHCR", "Platform on Disaster Displacement"],
            timeframe="June 2025",
        ),
        item("2", "Train consular staff.", heading="A. Protection", leads=["Panama"]),
        item(
            "3",
            "Simulate a cross-border evacuation.",
            heading="B. Preparedness",
            leads=["Colombia", "Ecuador"],
            timeframe="2026",
        ),
    ]
    assert parts(printed) == {
        "objectives": ["Protect people displaced by disasters.", "Prepare receiving communities."]
    }
    assert printed["warnings"] == []
    assert warnings_of(printed) == [
        ("1", "“Platform on Disaster Displacement” is not a participant that is known here. It was kept as printed.")
    ]


def test_labels_without_a_field() -> None:
    printed = read_example("labels_without_a_field.txt")
    assert top(printed) == ("Puebla Network: Work Plan 2025", "Puebla Network", [2025, 2025])
    assert items(printed) == [
        item(
            "1",
            "Campaign on safe migration routes",
            area="Public information",
            leads=["Guatemala", "Honduras"],
            status="Draft",
        ),
        item("2", "Hotline directory", area="Victim protection", leads=["El Salvador"]),
    ]
    assert parts(printed) == {}
    assert printed["warnings"] == []
    assert warnings_of(printed) == [
        ("1", "“Budget: USD 40,000” has no field in a plan; it is listed as unplaced."),
        ("2", "“Expected outcome: one directory” has no field in a plan; it is listed as unplaced."),
    ]


def test_headings_with_numbers_over_items_with_numbers() -> None:
    printed = read_example("headings_with_numbers_over_items_with_numbers.txt")
    assert top(printed) == ("Forward Work Plan 2025", "Bali Process Disruption Working Group", [2025, 2025])
    assert items(printed) == [
        item(
            "1.1",
            "Conduct a course on open-source research.",
            heading="1. Training",
            leads=["New Zealand"],
            interest=["Viet Nam"],
            timeframe="Q1 2025",
        ),
        item("1.2", "Conduct a course on financial investigation.", heading="1. Training", leads=["UNODC"]),
        item(
            "2.1",
            "Plan the eighth Joint Period of Action.",
            heading="2. Operations",
            leads=["Co-Chairs"],
            timeframe="2025",
        ),
    ]
    assert parts(printed) == {}
    assert printed["warnings"] == []
    assert warnings_of(printed) == []


def test_action_lines_with_labels_and_a_number_left_out() -> None:
    printed = read_example("action_lines_with_labels_and_a_number_left_out.txt")
    assert top(printed) == (
        "Annual Work Programme 2026 of the Standing Committee on Maritime Migration",
        "Standing Committee on Maritime Migration",
        [2026, 2026],
    )
    assert items(printed) == [
        item("1.1", "Share vessel positions", leads=["Italy"], interest=["Malta", "Cyprus"], timeframe="Q1-Q2"),
        item("1.2", "Exercise", timeframe="2026"),
        item("1.4", "Report", leads=["Secretary General"]),
    ]
    assert parts(printed) == {}
    assert printed["warnings"] == ["The numbers jump from 1.2 to 1.4."]
    assert warnings_of(printed) == [
        ("1.2", "No lead is named: the document says “to be confirmed”."),
        ("1.4", "“Secretary General” is not a participant that is known here. It was kept as printed."),
    ]


def test_item_numbers_above_labelled_blocks() -> None:
    printed = read_example("item_numbers_above_labelled_blocks.txt")
    assert top(printed) == ("Forward Work Plan 2023-2025", "Working Group on Forced Labour", [2023, 2025])
    assert items(printed) == [
        item("1", "Draft a list of products at risk", leads=["ILO"], status="Completed"),
        item("2", "Meet importers", leads=["Australia", "USA"], status="In progress"),
    ]
    assert parts(printed) == {}
    assert printed["warnings"] == []
    assert warnings_of(printed) == []


def test_lettered_groups() -> None:
    printed = read_example("lettered_groups.md")
    assert top(printed) == (
        "Work Plan 2024–25: Regional Forum on Statelessness",
        "Regional Forum on Statelessness",
        [2024, 2025],
    )
    assert items(printed) == [
        item(
            "A.1",
            "Map barriers to birth registration.",
            heading="A. Birth registration",
            leads=["Kazakhstan"],
            interest=["UNICEF"],
            timeframe="by June 2024",
        ),
        item("A.2", "Waive late fees.", heading="A. Birth registration", leads=["Tajikistan"]),
        item("B.1", "Compare nationality laws of the region.", heading="B. Nationality laws", leads=["UNHCR"]),
    ]
    assert parts(printed) == {}
    assert printed["warnings"] == []
    assert warnings_of(printed) == [
        ("B.1", "“Note: Leads report each quarter.” has no field in a plan; it is listed as unplaced.")
    ]


def test_title_body_and_years_on_three_lines() -> None:
    printed = read_example("title_body_and_years_on_three_lines.md")
    assert top(printed) == ("Forward Work Plan", "Bali Process Government and Business Forum", [2025, 2026])
    assert items(printed) == [
        item("1", "Transparency – publish statements of companies (Fiji, Meta)"),
        item("2", "Ethical recruitment – pilot in three corridors (lead to be identified)"),
    ]
    assert parts(printed) == {}
    assert printed["warnings"] == []
    assert warnings_of(printed) == []
