"""Plan, statement or neither; the JSON that goes out; what is doubtful; the check that nothing is lost or invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from balai.documents.reading import read_document
from balai.workplan.reading import NotAccounted, Placed, Reading, as_json, as_words, check_accounted, read_plan
from tests.workplan.reading.readings import (
    doubts,
    item,
    items,
    of_items,
    parts,
    read_markdown,
    read_text,
    reading_of,
    top,
    unplaced,
    warnings_of,
)

ROWS = "\n\nAction Item\tLead\tStatus\n1. Train officers in Nadi\tFiji\tplanned\n2. Meet in Apia\tSamoa\t\n"


@pytest.mark.parametrize(
    "title",
    [
        "Co-Chairs' Statement",
        "Co-Chairs’ Statement on the Forward Work Plan 2024-26",
        "Joint Communiqué of the Fourth Ministerial Conference on Migration",
        "Outcome Document of the Third Annual Meeting",
        "Nadi Declaration on Safe Migration",
        "Chair's Summary",
    ],
)
def test_statements_have_no_items(title: str) -> None:
    printed = read_text(f"{title}{ROWS}")
    assert (printed["kind"], printed["plan"], printed["coverage"]) == ("statement", None, 0)
    assert doubts(printed, "statement")
    assert title in unplaced(printed)


@pytest.mark.parametrize(
    "text",
    [
        "Dear colleagues\n\nThe room is booked for Tuesday and lunch is at noon.\n",
        f"Minutes of the third meeting{ROWS}",
        f"Terms of Reference of the Working Group on Data{ROWS}",
        "1\n2\n3\n",
        "# Recipe\n\n1. Boil water.\n2. Add salt.\n",
    ],
)
def test_other_documents_are_unknown(text: str) -> None:
    printed = read_text(text, "file.md")
    assert (printed["kind"], printed["plan"]) == ("unknown", None)
    assert doubts(printed, "not recognised")


def test_a_table_of_items_is_a_plan_without_a_title() -> None:
    printed = read_text(f"Pacific Network on Labour\n\nThe Network agreed as follows.{ROWS}")
    assert printed["kind"] == "plan"
    assert top(printed) == (None, "Pacific Network on Labour", None)
    assert of_items(printed, "leads") == [["Fiji"], ["Samoa"]]
    assert doubts(printed, "no title")


def test_a_plan_without_items_says_so() -> None:
    printed = read_text("Forward Work Plan 2025\nCommittee on Ports\n\nThe plan will be drafted in June.\n")
    assert printed["kind"] == "plan"
    assert items(printed) == []
    assert doubts(printed, "No action items")


def test_the_json_has_the_keys_of_the_contract_and_no_other() -> None:
    printed = read_markdown(
        "# Work Plan 2025\n\n## Priorities\n\n1. Ports\n   - a. Small ports\n\n## Ongoing activities\n\n1. Calls\n\n"
        "## Actions\n\n1. Train[^1] (Lead: Fiji)\n\n## Annex A: Members\n\nFiji\n\n[^1]: In Suva.\n"
    )
    assert list(printed) == ["kind", "plan", "unplaced", "warnings", "coverage"]
    plan = printed["plan"]
    assert list(plan) == [
        "title",
        "body",
        "period",
        "objectives",
        "priority_issues",
        "ongoing",
        "items",
        "footnotes",
        "appendices",
    ]
    assert list(plan["items"][0]) == [
        "number",
        "text",
        "heading",
        "area",
        "leads",
        "interest",
        "linked_priorities",
        "status",
        "timeframe",
        "source",
        "warnings",
    ]
    assert list(plan["items"][0]["source"]) == ["from", "to"]
    assert plan["priority_issues"] == [
        {"number": "1", "text": "Ports", "children": [{"number": "a", "text": "Small ports", "children": []}]}
    ]
    assert plan["ongoing"] == [{"number": "1", "text": "Calls"}]
    assert plan["footnotes"] == [{"mark": "1", "text": "In Suva."}]
    assert plan["appendices"] == [{"title": "Annex A: Members", "text": "Fiji"}]
    assert items(printed) == [item("1", "Train", leads=["Fiji"])]
    assert all(list(one) == ["text", "from", "to"] for one in printed["unplaced"])


def test_source_and_unplaced_point_into_the_text() -> None:
    document = read_document(
        f"Work Plan 2025\nForum on Ports\n\nAn introduction of the plan.{ROWS}".encode(), "plan.txt"
    )
    printed = as_json(reading_of(document))
    source = printed["plan"]["items"][0]["source"]
    assert document.text[source["from"] : source["to"]] == "1. Train officers in Nadi\tFiji\tplanned"
    for one in printed["unplaced"]:
        assert document.text[one["from"] : one["to"]] == one["text"]
    assert unplaced(printed) == ["An introduction of the plan.", "Action Item", "Lead", "Status"]


def test_doubts_about_numbers_links_objectives_and_years() -> None:
    printed = read_markdown(
        """
# Working Group on Ports – Work Plan 2024-2026

This plan sets out priorities for the next two years. Its objectives are:

- safer ports
- faster checks

## Priority issues

1. Small ports

## Objective 1: Safer ports

| No | Action | Lead | Linked priority |
|---|---|---|---|
| 1 | Inspect small ports | Fiji | 1 |
| 1 | Inspect cranes | Tonga | 4 |

## Objective 3: Clean ports

| No | Action | Lead | Linked priority |
|---|---|---|---|
| 5 | Inspect small ports | Samoa | |
| 6 | | Samoa | |
| | Sweep the quay | Samoa | 1-1 |
"""
    )
    assert of_items(printed, "number") == ["1", "1", "5", "6", None]
    assert of_items(printed, "linked_priorities") == [["1"], ["4"], [], [], ["1"]]
    assert doubts(printed, "3 years", "next two years")
    assert doubts(printed, "jump from 1 to 5")
    assert doubts(printed, "objective 3", "2 objectives")
    said = warnings_of(printed)
    assert ("1", "The number 1 stands at 2 items.") in said
    assert ("1", "The item is linked to priority 4, which is not among the plan's priority issues.") in said
    assert ("5", "Another item has the same text.") in said
    assert ("6", "The item has no text.") in said
    assert (None, "This item has no number, while others of the plan have one.") in said


def test_a_range_of_linked_priorities_means_each_of_them() -> None:
    printed = read_text(
        "Work Plan 2025\n\nActions\n\n1. Train officers (linked priorities 2-4)\n2. Meet (linked priority 1)\n"
    )
    assert of_items(printed, "linked_priorities") == [["2", "3", "4"], ["1"]]
    assert of_items(printed, "text") == ["Train officers", "Meet"]


def test_footnotes_with_stars_and_marks_without_notes() -> None:
    printed = read_text(
        "Work Plan 2025\n\nAction Item\tLead*\n1. Train officers²\tFiji\n2. Meet\tTonga\n\n"
        "* To be confirmed in June.\n\n¹ A note.\n"
    )
    assert parts(printed) == {
        "footnotes": [{"mark": "*", "text": "To be confirmed in June."}, {"mark": "1", "text": "A note."}]
    }
    assert of_items(printed, "text") == ["Train officers", "Meet"]
    assert doubts(printed, "mark 2")
    assert doubts(printed, "Footnote 1 has no mark")


def test_words_for_a_terminal() -> None:
    said = as_words(reading_of(read_document(f"Work Plan 2025-26\nForum on Ports{ROWS}".encode(), "plan.txt")))
    assert "Title:   Work Plan 2025-26" in said
    assert "Body:    Forum on Ports" in said
    assert "Period:  2025 to 2026" in said
    assert "2 action items, 0 objectives" in said
    assert "  1  Train officers in Nadi\n       Lead: Fiji\n       Status: planned" in said
    assert "3 passages stand in none." in said


def _broken(reading: Reading) -> list[Reading]:
    plan = reading.plan
    assert plan is not None
    assert plan.title is not None
    longer = replace(reading.unplaced[0], text=reading.unplaced[0].text + "!")
    invented = replace(plan, title=Placed("Forward Work Plan 2025-26", plan.title.spans))
    without_place = replace(plan, title=Placed("A plan", ()))
    outside = replace(plan, title=Placed("Work Plan 2025-26", ((0, 100_000),)))
    return [
        replace(reading, unplaced=reading.unplaced[1:]),
        replace(reading, unplaced=(longer, *reading.unplaced[1:])),
        replace(reading, unplaced=(*reading.unplaced, replace(reading.unplaced[0], text="Work", start=0, end=4))),
        replace(reading, plan=invented),
        replace(reading, plan=without_place),
        replace(reading, plan=outside),
        replace(reading, plan=replace(plan, items=plan.items[1:])),
    ]


@pytest.mark.parametrize("which", range(7))
def test_the_check_finds_what_is_lost_doubled_or_invented(which: int) -> None:
    document = read_document(f"Work Plan 2025-26\nForum on Ports{ROWS}".encode(), "plan.txt")
    reading = read_plan(document)
    check_accounted(reading, document)
    with pytest.raises(NotAccounted):
        check_accounted(_broken(reading)[which], document)
