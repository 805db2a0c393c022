"""Plans in prose, of other (invented) processes: every field of every item."""

from __future__ import annotations

from tests.workplan.reading.readings import item, items, parts, read_example, top, warnings_of


def test_leads_in_brackets() -> None:
    printed = read_example("leads_in_brackets.txt")
    assert top(printed) == ("ANNUAL WORK PLAN 2025", "PACIFIC NETWORK ON BORDER INTEGRITY", [2025, 2025])
    assert items(printed) == [
        item("1", "Convene the annual meeting of heads of agencies in Apia.", leads=["Samoa"], interest=["PIDC"]),
        item(
            "2", "Deliver two courses on document examination.", leads=["Australia"], interest=["New Zealand", "Fiji"]
        ),
        item("3", "Publish a quarterly bulletin on trends.", leads=["OCO"]),
        item("4", "Run a joint exercise on small craft", leads=["Fiji", "Tonga", "Vanuatu"], timeframe="August 2025"),
    ]
    assert parts(printed) == {
        "objectives": [
            "strengthen the exchange of information;",
            "build skills of front-line officers; and",
            "promote joint operations.",
        ],
        "appendices": [
            {"title": "ATTACHMENT 1: MEMBERS", "text": "Fiji, Samoa, Tonga, Vanuatu, Australia and New Zealand."}
        ],
    }
    assert printed["warnings"] == []
    assert warnings_of(printed) == []


def test_labelled_bullets_under_numbered_actions() -> None:
    printed = read_example("labelled_bullets_under_numbered_actions.md")
    assert top(printed) == (
        "Implementation Plan of the Regional Task Force on Labour Exploitation, July 2024 – June 2026",
        "Regional Task Force on Labour Exploitation",
        [2024, 2026],
    )
    assert items(printed) == [
        item(
            "1.1",
            "Develop a code of conduct for recruitment agencies.",
            heading="Priority 1 – Recruitment",
            leads=["Philippines"],
            interest=["ILO", "IOM"],
            status="under way",
            timeframe="by March 2025",
        ),
        item(
            "1.2",
            "Hold a dialogue with employers' federations.",
            heading="Priority 1 – Recruitment",
            leads=["Malaysia", "Indonesia"],
            timeframe="Q4 2025",
        ),
        item(
            "2.1",
            "Prepare a guide on compensation for workers.",
            heading="Priority 2 – Remedies",
            leads=["Co-Chairs"],
            interest=["UNODC"],
            timeframe="June 2026",
        ),
    ]
    assert parts(printed) == {
        "priority_issues": [
            {"number": "1", "text": "Recruitment", "children": []},
            {"number": "2", "text": "Remedies", "children": []},
        ]
    }
    assert printed["warnings"] == []
    assert warnings_of(printed) == []


def test_headings_that_are_items() -> None:
    printed = read_example("headings_that_are_items.md")
    assert top(printed) == (
        "Eastern Mediterranean Contact Group: Action Plan 2026",
        "Eastern Mediterranean Contact Group",
        [2026, 2026],
    )
    assert items(printed) == [
        item(
            "1",
            "Regional focal points Each participating State names a focal point for the exchange of alerts.",
            heading="Coordination",
            leads=["Türkiye"],
            interest=["OSCE"],
            timeframe="March 2026",
        ),
        item("2", "Shared calendar", heading="Coordination", leads=["Secretariat"], timeframe="2026"),
        item(
            "3",
            "Training of prosecutors Hold three trainings on financial investigation.",
            heading="Capacity",
            leads=["Greece", "Cyprus"],
            status="planned",
        ),
    ]
    assert parts(printed) == {}
    assert printed["warnings"] == []
    assert warnings_of(printed) == []


def test_bullets_with_leads_in_brackets() -> None:
    printed = read_example("bullets_with_leads_in_brackets.md")
    assert top(printed) == (
        "Forum on Ethical Recruitment – Workplan 2025–26",
        "Forum on Ethical Recruitment",
        [2025, 2026],
    )
    assert items(printed) == [
        item("1", "Publish a list of licensed agencies", leads=["Bangladesh"]),
        item("2", "Agree a model contract", leads=["Nepal"], interest=["ILO"]),
        item("3", "Meet recruitment federations twice a year"),
    ]
    assert parts(printed) == {}
    assert printed["warnings"] == []
    assert warnings_of(printed) == [("3", "No lead is named: the document says “TBD”.")]


def test_labels_in_the_sentence_under_roman_headings() -> None:
    printed = read_example("labels_in_the_sentence_under_roman_headings.txt")
    assert top(printed) == ("Action Plan 2024/25", "Regional Dialogue on Refugee Protection", [2024, 2025])
    assert items(printed) == [
        item(
            "1",
            "Review entry procedures at airports.",
            heading="I. Access to territory",
            leads=["Thailand"],
            timeframe="2024",
        ),
        item("2", "Train interpreters.", heading="I. Access to territory", leads=["UNHCR"], timeframe="2025"),
        item(
            "3",
            "Study labour pathways for refugees.",
            heading="II. Solutions",
            leads=["Australia", "UNHCR"],
            timeframe="mid-2025",
        ),
    ]
    assert parts(printed) == {}
    assert printed["warnings"] == []
    assert warnings_of(printed) == []


def test_action_number_on_a_line_of_its_own() -> None:
    printed = read_example("action_number_on_a_line_of_its_own.txt")
    assert top(printed) == ("Work Programme 2025-2026", "Working Party on Document Security", [2025, 2026])
    assert items(printed) == [
        item(
            "1",
            "Compile a library of genuine passports.",
            leads=["Australia"],
            interest=["INTERPOL"],
            timeframe="December 2025",
        ),
        item(
            "2",
            "Agree minimum standards for emergency travel documents.",
            leads=["Fiji"],
            status="Not started",
            timeframe="2026",
        ),
    ]
    assert parts(printed) == {}
    assert printed["warnings"] == []
    assert warnings_of(printed) == []


def test_objectives_ongoing_activities_coded_items_and_annexes() -> None:
    printed = read_example("objectives_ongoing_activities_coded_items_and_annexes.txt")
    assert top(printed) == ("Forward Work Plan 2025-27", "Bay of Bengal Contact Group on Rescue at Sea", [2025, 2027])
    assert items(printed) == [
        item("A1", "Draft a common log sheet", leads=["India"]),
        item(
            "A2",
            "Exercise a search with two states",
            leads=["Bangladesh"],
            interest=["Sri Lanka", "Maldives"],
            timeframe="Nov 2026",
        ),
        item("A3", "Report to the next meeting"),
    ]
    assert parts(printed) == {
        "objectives": ["save lives at sea", "share positions of vessels in distress"],
        "ongoing": [
            {"number": "a", "text": "Keep the list of duty officers up to date"},
            {"number": "b", "text": "Hold a monthly call"},
        ],
        "appendices": [
            {"title": "Annex A - Terms of reference", "text": "The Group was set up in 2019."},
            {"title": "Annex B - Members", "text": "Bangladesh, India, Maldives, Sri Lanka."},
        ],
    }
    assert printed["warnings"] == []
    assert warnings_of(printed) == []


def test_headings_without_numbers_and_labelled_lines() -> None:
    printed = read_example("headings_without_numbers_and_labelled_lines.txt")
    assert top(printed) == ("Operational Plan 2026", "Baltic Sea Task Force against Labour Exploitation", [2026, 2026])
    assert items(printed) == [
        item(
            "1",
            "Inspectors of all states visit construction sites in the same week.",
            heading="Joint inspections week",
            leads=["Estonia"],
            interest=["Latvia", "Lithuania"],
            timeframe="May 2026",
        ),
        item("2", "Data exchange pilot", leads=["Finland"], timeframe="whole year"),
    ]
    assert parts(printed) == {}
    assert printed["warnings"] == []
    assert warnings_of(printed) == []


def test_paragraph_numbers_throughout() -> None:
    printed = read_example("paragraph_numbers_throughout.md")
    assert top(printed) == (
        "Programme of Work 2025–2026",
        "Intergovernmental Committee on Migration and Health",
        [2025, 2026],
    )
    assert items(printed) == [
        item("4", "Hold a regional consultation on access to care.", leads=["Philippines"], linked_priorities=["a"]),
        item("5", "Publish guidance on psychosocial first aid for shelter staff.", leads=["WHO"]),
        item("6", "Compile national data sets.", leads=["Secretariat"], interest=["IOM"]),
    ]
    assert parts(printed) == {
        "priority_issues": [
            {"number": "a", "text": "Access to care;", "children": []},
            {"number": "b", "text": "Mental health;", "children": []},
            {"number": "c", "text": "Data.", "children": []},
        ]
    }
    assert printed["warnings"] == []
    assert warnings_of(printed) == []


def test_every_label_on_its_line_and_issues_with_sub_issues() -> None:
    printed = read_example("every_label_on_its_line_and_issues_with_sub_issues.txt")
    assert top(printed) == (
        "COUNCIL OF HEADS OF CUSTOMS - WORKPLAN 2025-26",
        "COUNCIL OF HEADS OF CUSTOMS",
        [2025, 2026],
    )
    assert items(printed) == [
        item(
            "1",
            "Develop a risk matrix for small parcels.",
            area="Law enforcement",
            leads=["WCO"],
            interest=["Fiji", "Samoa"],
            linked_priorities=["1"],
            status="Not started",
            timeframe="2025",
        ),
        item("2", "Visit a free zone.", area="Information exchange", leads=["Panama"], linked_priorities=["2", "3"]),
    ]
    assert parts(printed) == {
        "priority_issues": [
            {"number": "1", "text": "Small parcels", "children": []},
            {
                "number": "2",
                "text": "Free zones",
                "children": [
                    {"number": "a", "text": "Transit", "children": []},
                    {"number": "b", "text": "Storage", "children": []},
                ],
            },
        ]
    }
    assert printed["warnings"] == []
    assert warnings_of(printed) == [
        ("2", "The item is linked to priority 3, which is not among the plan's priority issues.")
    ]


def test_labels_on_one_line_and_a_table_of_contents() -> None:
    printed = read_example("labels_on_one_line_and_a_table_of_contents.md")
    assert top(printed) == ("Work plan for 2025", "Technical Group on Identity Documents", [2025, 2025])
    assert items(printed) == [
        item("2.1", "Build a specimen library.", leads=["INTERPOL"], interest=["Frontex", "ICAO"], timeframe="2025"),
        item("2.2", "Test remote verification.", leads=["Kenya"], timeframe="Q3"),
    ]
    assert parts(printed) == {
        "objectives": ["Trustworthy documents", "Faster verification"],
        "appendices": [{"title": "Annex A: Members", "text": "Kenya, Uganda, Rwanda"}],
    }
    assert printed["warnings"] == []
    assert warnings_of(printed) == []


def test_goals_over_actions_over_sub_actions() -> None:
    printed = read_example("goals_over_actions_over_sub_actions.txt")
    assert top(printed) == ("Strategic Plan 2025-2028", "Regional Network for Safe Return", [2025, 2028])
    assert items(printed) == [
        item(
            "1.1",
            "Draft standards for return counselling. 1.1.1 Collect existing standards. 1.1.2 Test them in two centres.",
            heading="Goal 1. Dignified return",
            leads=["Serbia"],
        ),
        item("1.2", "Train escort officers.", heading="Goal 1. Dignified return", leads=["Albania", "North Macedonia"]),
        item("2.1", "Set up a small grants scheme.", heading="Goal 2. Reintegration", leads=["IOM"]),
    ]
    assert parts(printed) == {"objectives": ["Dignified return", "Reintegration"]}
    assert printed["warnings"] == []
    assert warnings_of(printed) == []


def test_labelled_blocks_without_numbers() -> None:
    printed = read_example("labelled_blocks_without_numbers.txt")
    assert top(printed) == ("ACTION PLAN 2025-2027", "INDIAN OCEAN PARTNERSHIP ON SEAFARERS' RIGHTS", [2025, 2027])
    assert items(printed) == [
        item("1", "Publish a list of blacklisted recruiters", leads=["Kenya"], interest=["ILO"], timeframe="2025"),
        item(
            "2",
            "Set up a help line in five languages",
            leads=["Seychelles", "Mauritius"],
            status="Funding sought",
            timeframe="mid-2026",
        ),
    ]
    assert parts(printed) == {}
    assert printed["warnings"] == []
    assert warnings_of(printed) == []


def test_hard_wrapped_lines() -> None:
    printed = read_example("hard_wrapped_lines.txt")
    assert top(printed) == ("Work Plan 2025", "Horn of Africa Steering Committee on Mixed Migration", [2025, 2025])
    assert items(printed) == [
        item(
            "1",
            "Organise a study visit to the one-stop border "
            "post at Malaba for senior officers, so that they can see joint controls at work.",
            leads=["Uganda"],
            interest=["Kenya", "IGAD"],
        ),
        item(
            "2",
            "Prepare a short guide for first responders "
            "on recognising victims of trafficking in mixed flows, in Amharic, Somali and Arabic.",
            leads=["IOM"],
        ),
        item("3", "Evaluate both activities."),
    ]
    assert parts(printed) == {}
    assert printed["warnings"] == []
    assert warnings_of(printed) == []


def test_labels_in_bold_among_points_of_an_item() -> None:
    printed = read_example("labels_in_bold_among_points_of_an_item.md")
    assert top(printed) == ("Coordination Council – Work Plan 2026", "Coordination Council", [2026, 2026])
    assert items(printed) == [
        item(
            "1",
            "Joint risk analysis. Prepare the yearly analysis.",
            leads=["Frontex"],
            interest=["Europol"],
            timeframe="March 2026",
        ),
        item("2", "Exercise. Run a command-post exercise covering: - alerting - evacuation", leads=["Italy"]),
        item("3", "Lessons. Write up lessons."),
    ]
    assert parts(printed) == {}
    assert printed["warnings"] == []
    assert warnings_of(printed) == []


def test_bullets_under_headings() -> None:
    printed = read_example("bullets_under_headings.txt")
    assert top(printed) == ("Forward Work Plan 2025-26", "Bali Process Task Force on Emergencies", [2025, 2026])
    assert items(printed) == [
        item("1", "Draft a contact tree", heading="Australia"),
        item("2", "Host an exercise", heading="Australia"),
        item("3", "Share lessons from camps", heading="Bangladesh"),
    ]
    assert parts(printed) == {}
    assert printed["warnings"] == []
    assert warnings_of(printed) == []
