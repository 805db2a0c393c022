"""More plans of other (invented) processes, in tables and in prose: every field of every item."""

from __future__ import annotations

from tests.workplan.reading.readings import item, items, parts, read_example, top, warnings_of


def test_numbered_sections_over_numbered_actions() -> None:
    printed = read_example("numbered_sections_over_numbered_actions.txt")
    assert top(printed) == ("Action Plan 2024-2026", "Silk Routes Working Group", [2024, 2026])
    assert items(printed) == [
        item(
            "3.1", "Hold a seminar on labour mobility schemes", leads=["Türkiye"], status="completed", timeframe="2024"
        ),
        item(
            "3.2",
            "Carry out a study visit on integrated border management",
            leads=["Hungary", "ICMPD"],
            status="planned",
            timeframe="2025",
        ),
    ]
    assert parts(printed) == {"objectives": ["Better organise legal migration", "Fight irregular migration"]}
    assert printed["warnings"] == []
    assert warnings_of(printed) == []


def test_organising_countries_and_domains() -> None:
    printed = read_example("organising_countries_and_domains.md")
    assert top(printed) == ("Khartoum Process – Annual Action Plan 2025", "Khartoum Process", [2025, 2025])
    assert items(printed) == [
        item(
            "1",
            "Thematic meeting on diaspora engagement",
            area="Development benefits of migration",
            leads=["Ethiopia"],
            timeframe="March 2025",
        ),
        item(
            "2",
            "Workshop on recognition of qualifications",
            area="Legal migration",
            leads=["Egypt", "Germany"],
            timeframe="May 2025",
        ),
        item(
            "3", "Study visit on asylum systems", area="Protection and asylum", leads=["Netherlands"], timeframe="tbc"
        ),
    ]
    assert parts(printed) == {}
    assert printed["warnings"] == [
        "The column “Participants” has no field in a plan; what stands in it is listed as unplaced."
    ]
    assert warnings_of(printed) == []


def test_goals_over_outputs_over_activities() -> None:
    printed = read_example("goals_over_outputs_over_activities.txt")
    assert top(printed) == (
        "STRATEGIC PLAN 2024-2028: YEAR 2 WORK PLAN",
        "PACIFIC IMMIGRATION DEVELOPMENT COMMUNITY (PIDC)",
        [2024, 2028],
    )
    assert items(printed) == [
        item(
            "1.1.1",
            "Pilot advance passenger information in two members",
            heading="Output 1.1: Passenger data",
            leads=["Fiji"],
            interest=["Australia", "New Zealand"],
            timeframe="Dec 2025",
        ),
        item(
            "1.1.2",
            "Agree data standards",
            heading="Output 1.1: Passenger data",
            leads=["Secretariat"],
            timeframe="Jun 2025",
        ),
        item(
            "2.1.1",
            "Run an academy for junior officers",
            heading="Output 2.1: Training",
            leads=["Samoa"],
            timeframe="Nov 2025",
        ),
    ]
    assert parts(printed) == {"objectives": ["Strong borders", "Strong people"]}
    assert printed["warnings"] == []
    assert warnings_of(printed) == []


def test_two_tables_with_milestones_and_traffic_lights() -> None:
    printed = read_example("two_tables_with_milestones_and_traffic_lights.md")
    assert top(printed) == ("Workplan July 2025 to June 2027", "Working Group on Irregular Migration", [2025, 2027])
    assert items(printed) == [
        item(
            "1.1",
            "Establish a points-of-contact list",
            heading="1. Information exchange",
            leads=["Italy"],
            interest=["All"],
            status="Green",
            timeframe="Sep 2025",
        ),
        item(
            "1.2",
            "Monthly situational picture",
            heading="1. Information exchange",
            leads=["Frontex"],
            interest=["Malta", "Greece"],
            status="Amber",
            timeframe="Oct 2025",
        ),
        item(
            "2.1",
            "Joint identification missions",
            heading="2. Returns",
            leads=["Greece"],
            interest=["Cyprus"],
            status="Not started",
            timeframe="2026",
        ),
    ]
    assert parts(printed) == {}
    assert printed["warnings"] == [
        "The column “Milestones” has no field in a plan; what stands in it is listed as unplaced."
    ]
    assert warnings_of(printed) == []


def test_promised_lists_and_a_section_of_footnotes() -> None:
    printed = read_example("promised_lists_and_a_section_of_footnotes.txt")
    assert top(printed) == (
        "Forward Work Plan for the Working Group on Border Data (2025 to 2027)",
        "Working Group on Border Data",
        [2025, 2027],
    )
    assert items(printed) == [
        item("1", "Adopt a data dictionary.", leads=["Japan"], interest=["Singapore"], timeframe="end of 2025"),
        item("2", "Build a test environment.", leads=["Republic of Korea"], timeframe="2026"),
        item("3", "Publish lessons learned.", timeframe="2027"),
    ]
    assert parts(printed) == {
        "objectives": ["common standards", "secure exchange"],
        "footnotes": [{"mark": "1", "text": "Lessons will be anonymised."}],
    }
    assert printed["warnings"] == ["Footnote 1 has no mark in the text."]
    assert warnings_of(printed) == [("3", "No lead is named: the document says “to be agreed”.")]


def test_check_boxes() -> None:
    printed = read_example("check_boxes.md")
    assert top(printed) == (
        "Ad Hoc Group on Missing Migrants — Work plan 2025",
        "Ad Hoc Group on Missing Migrants",
        [2025, 2025],
    )
    assert items(printed) == [
        item("A1", "Share forensic contacts", leads=["ICRC"], timeframe="Q2"),
        item("A2", "Standard form for families", leads=["Mexico", "Guatemala"], timeframe="Q4"),
    ]
    assert parts(printed) == {}
    assert printed["warnings"] == [
        "The settings at the top of the file were not read as text; only the title was taken from them."
    ]
    assert warnings_of(printed) == []


def test_priorities_as_bold_lines() -> None:
    printed = read_example("priorities_as_bold_lines.md")
    assert top(printed) == (
        "Quad Coordination Group: Forward work programme (2025–26)",
        "Quad Coordination Group",
        [2025, 2026],
    )
    assert items(printed) == [
        item("1", "Map ports of concern", heading="Priority 1: Ports", leads=["India"]),
        item(
            "2",
            "Joint training of port police",
            heading="Priority 1: Ports",
            leads=["Japan"],
            interest=["Australia", "USA"],
        ),
        item("3", "Exercise on cable cuts", heading="Priority 2: Cables", leads=["Australia"]),
        item("4", "~~Cancelled item~~", heading="Priority 2: Cables"),
    ]
    assert parts(printed) == {
        "priority_issues": [
            {"number": "1", "text": "Ports", "children": []},
            {"number": "2", "text": "Cables", "children": []},
        ]
    }
    assert printed["warnings"] == []
    assert warnings_of(printed) == []


def test_lettered_sentences_without_labels() -> None:
    printed = read_example("lettered_sentences_without_labels.txt")
    assert top(printed) == (
        "Work Plan 2025 – Contact Group on Stranded Seafarers",
        "Contact Group on Stranded Seafarers",
        [2025, 2025],
    )
    assert items(printed) == [
        item("a", "The Philippines will convene two calls with flag states before June 2025.", heading="Who does what"),
        item("b", "ILO will draft model repatriation clauses by September 2025.", heading="Who does what"),
        item("c", "The Secretariat will report to the plenary.", heading="Who does what"),
    ]
    assert parts(printed) == {}
    assert printed["warnings"] == []
    assert warnings_of(printed) == []
