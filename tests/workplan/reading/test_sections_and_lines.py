"""Whose a paragraph is: appendices in lines, items under any heading, furniture of pages, labels after dashes."""

from __future__ import annotations

import pytest

from tests.workplan.reading.readings import item, items, parts, read_text, top, unplaced


def test_the_paragraphs_of_an_appendix_stay_apart() -> None:
    printed = read_text(
        "Work Plan 2025\n\nAction Items\n\n1. Train officers. Lead: Fiji\n2. Meet. Lead: Tonga\n\n"
        "Annex A: Background\n\n"
        "The group was set up by ministers after the conference of the region\nin 2010.\n\n"
        "It reports every year.\n\n- to ministers\n"
    )
    assert top(printed) == ("Work Plan 2025", None, [2025, 2025])
    assert items(printed) == [item("1", "Train officers.", leads=["Fiji"]), item("2", "Meet.", leads=["Tonga"])]
    assert parts(printed) == {
        "appendices": [
            {
                "title": "Annex A: Background",
                "text": "The group was set up by ministers after the conference of the region in 2010.\n"
                "It reports every year.\n- to ministers",
            }
        ]
    }
    assert unplaced(printed) == ["Action Items"]
    assert printed["warnings"] == []


def test_a_date_behind_a_lead_is_a_timeframe_and_every_bullet_an_item() -> None:
    printed = read_text(
        "Work Plan 2026\n\nActions:\n\n• Draft a code of conduct – Lead: WHO – by June 2026\n"
        "• Publish a dashboard of migration – Lead: Philippines, Rwanda; September 2026\n"
        "• Convene ministers of health (Lead: Fiji, by Q3 2026)\n"
    )
    assert top(printed) == ("Work Plan 2026", None, [2026, 2026])
    assert items(printed) == [
        item("1", "Draft a code of conduct", leads=["WHO"], timeframe="by June 2026"),
        item("2", "Publish a dashboard of migration", leads=["Philippines", "Rwanda"], timeframe="September 2026"),
        item("3", "Convene ministers of health", leads=["Fiji"], timeframe="by Q3 2026"),
    ]
    assert parts(printed) == {}
    assert unplaced(printed) == ["Actions:"]
    assert printed["warnings"] == []


def test_the_only_item_under_a_heading_is_one() -> None:
    printed = read_text(
        "# Work Plan 2026\n\n## Action Items\n\n### Protection\n\n1\\. Train interpreters. Lead: Guyana, Suriname\n\n"
        "### Data\n\n2\\. Publish figures by sex. Lead: CARICOM Secretariat\n\n## Next steps\n\n"
        "The plan is reviewed.\n",
        "plan.md",
    )
    assert top(printed) == ("Work Plan 2026", None, [2026, 2026])
    assert items(printed) == [
        item("1", "Train interpreters.", heading="Protection", leads=["Guyana", "Suriname"]),
        item("2", "Publish figures by sex.", heading="Data", leads=["CARICOM Secretariat"]),
    ]
    assert parts(printed) == {}
    assert unplaced(printed) == ["## Action Items", "## Next steps", "The plan is reviewed."]
    assert printed["warnings"] == []


def test_a_value_goes_on_after_a_comma() -> None:
    printed = read_text(
        "Work Plan 2026\n\nActivity 1\nDescription: Hold a seminar on the abuse of organisations,\n"
        "with civil society taking part\nLead: Canada,\nJordan\nStatus: Planned\n\n"
        "Activity 2\nDescription: Update the compendium\nLead: Fiji\n"
    )
    assert top(printed) == ("Work Plan 2026", None, [2026, 2026])
    assert items(printed) == [
        item(
            "1",
            "Hold a seminar on the abuse of organisations, with civil society taking part",
            leads=["Canada", "Jordan"],
            status="Planned",
        ),
        item("2", "Update the compendium", leads=["Fiji"]),
    ]
    assert parts(printed) == {}
    assert unplaced(printed) == []
    assert printed["warnings"] == []


def test_long_lists_are_numbered_beyond_999_and_over_the_years() -> None:
    lines = "\n".join(f"{number}. Train officers of port {number}. Lead: Fiji" for number in range(1890, 2103))
    printed = read_text(f"Work Plan 2026\n\nAction Items\n\n{lines}\n")
    assert top(printed) == ("Work Plan 2026", None, [2026, 2026])
    assert items(printed) == [
        item(str(number), f"Train officers of port {number}.", leads=["Fiji"]) for number in range(1890, 2103)
    ]
    assert parts(printed) == {}
    assert unplaced(printed) == ["Action Items"]


def test_rows_are_numbered_beyond_999_and_over_the_years() -> None:
    rows = "\n".join(f"{number}\tTrain officers of port {number}\tFiji" for number in range(1895, 2003))
    printed = read_text(f"Work Plan 2026\n\nNo.\tAction\tLead\n{rows}\n")
    assert top(printed) == ("Work Plan 2026", None, [2026, 2026])
    assert items(printed) == [
        item(str(number), f"Train officers of port {number}", leads=["Fiji"]) for number in range(1895, 2003)
    ]
    assert parts(printed) == {}


def test_a_year_before_a_text_is_no_number() -> None:
    printed = read_text(
        "Work Plan 2026\n\nAction Items\n\n1. Train officers. Lead: Fiji\n2. Meet. Lead: Tonga\n\n"
        "2025. Trends were reviewed.\n\n2026. Trends are reviewed.\n"
    )
    assert items(printed) == [item("1", "Train officers.", leads=["Fiji"]), item("2", "Meet.", leads=["Tonga"])]
    assert unplaced(printed) == ["Action Items", "2025. Trends were reviewed.", "2026. Trends are reviewed."]


def test_a_month_with_its_year_is_no_number() -> None:
    printed = read_text(
        "Work Plan 2025\n\n1\tTest baggage screening of children\tQatar\tMar 25\n"
        "2\tTrain cabin crew to spot signs\tOman\tJune 25\n"
        "3\tShare no-fly mistakes of staff\tFiji\tSep 25\n"
    )
    assert items(printed) == [
        item("1", "Test baggage screening of children", leads=["Qatar"], timeframe="Mar 25"),
        item("2", "Train cabin crew to spot signs", leads=["Oman"], timeframe="June 25"),
        item("3", "Share no-fly mistakes of staff", leads=["Fiji"], timeframe="Sep 25"),
    ]


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        (
            "Shelter Practitioners’ Circle\n\nPlan for 2026",
            ("Plan for 2026", "Shelter Practitioners’ Circle", [2026, 2026]),
        ),
        (
            "Lake Region Safe Returns\n\nForward Work Plan: 2025",
            ("Forward Work Plan: 2025", "Lake Region Safe Returns", [2025, 2025]),
        ),
        (
            "Northern Voices Together – Joint Action Plan, 2025-26",
            ("Northern Voices Together – Joint Action Plan, 2025-26", "Northern Voices Together", [2025, 2026]),
        ),
        ("WORK PLAN 2026\nRegional Hub on Training", ("WORK PLAN 2026", "Regional Hub on Training", [2026, 2026])),
        ("CONFIDENTIAL DRAFT\n\nWork Plan 2026", ("Work Plan 2026", None, [2026, 2026])),
        ("Bangkok, 5 May 2026\n\nWork Plan 2026", ("Work Plan 2026", None, [2026, 2026])),
    ],
)
def test_the_line_over_the_title_is_the_body(front: str, expected: tuple[object, ...]) -> None:
    printed = read_text(f"{front}\n\nAction Items\n\n1. Train officers. Lead: Fiji\n2. Meet. Lead: Tonga\n")
    assert top(printed) == expected
    assert items(printed) == [item("1", "Train officers.", leads=["Fiji"]), item("2", "Meet.", leads=["Tonga"])]
    assert parts(printed) == {}


def test_a_numbered_paragraph_with_a_lead_does_not_vanish_silently() -> None:
    printed = read_text(
        "Work Plan 2026\n\nAction Items\n\nNo.\tAction\tLead\n1\tTrain officers of ports\tFiji\n"
        "2\tMeet online\tTonga\n\n"
        "Background\n\n1. The list was kept until 2025. Lead: Fiji\n"
    )
    assert items(printed) == [
        item("1", "Train officers of ports", leads=["Fiji"]),
        item("2", "Meet online", leads=["Tonga"]),
    ]
    assert unplaced(printed)[-1] == "1. The list was kept until 2025. Lead: Fiji"
    (warning,) = printed["warnings"]
    assert warning == (
        "“1. The list was kept until 2025. Lead: Fiji” names who leads, but was not read as an item. "
        "Please check whether it is one."
    )


def test_body_and_title_in_one_paragraph() -> None:
    printed = read_text(
        "**Working Group on Trafficking<br>Forward Work Plan 2036-38**\n\n"
        "1. Train officers. Lead: Fiji\n2. Meet. Lead: Tonga\n",
        "plan.md",
    )
    assert top(printed) == ("Forward Work Plan 2036-38", "Working Group on Trafficking", [2036, 2038])
    assert items(printed) == [item("1", "Train officers.", leads=["Fiji"]), item("2", "Meet.", leads=["Tonga"])]
    assert unplaced(printed) == []
