"""The list of plans, a plan, its coverage and its history: what each reader finds there."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from balai.kernel.labels import Level
from balai.people.cast import Cast
from balai.people.models import Body
from balai.workplan.content import Item
from balai.workplan.models import ActionItem, CooperationArea, Lead, Plan, PriorityIssue
from tests.workplan.pages.conftest import PlanMaker, Visitor, hidden, participant_of, queries_for, text_of


def item_of(plan: Plan, number: str) -> ActionItem:
    return ActionItem.objects.unguarded("a test looks it up").get(plan=plan, number=number)


def page_of(client: Client, plan: Plan, query: str = "", name: str = "plan") -> str:
    answer = client.get(reverse(f"workplan:{name}", args=[plan.key]) + query)
    assert answer.status_code == 200
    return text_of(answer)


def test_everybody_reads_a_clear_plan_whole(plan: Plan, visitor: Visitor) -> None:
    page = page_of(visitor("public"), plan)
    for words in (
        "Forward Work Plan 2024-26",
        "2024–2026",
        "enhancing information sharing among members",
        "Ending impunity",
        "Share good practice",
        "Land of the lead",
        "Members share information.",
        "As agreed in Bangkok.",
        "Explanations of priority issues.",
        "This plan is a living document.",
    ):
        assert words in page


def test_a_plan_of_members_is_absent_for_others(make_plan: PlanMaker, visitor: Visitor) -> None:
    plan = make_plan(level=Level.AMBER)
    for name, query in (("plan", ""), ("coverage", ""), ("plan_history", ""), ("export", "?for=members")):
        address = reverse(f"workplan:{name}", args=[plan.key]) + query
        assert visitor("public").get(address).status_code == 404
        assert visitor("observer").get(address).status_code == 404
        assert visitor("member").get(address).status_code == 200
    assert plan.title not in text_of(visitor("public").get(reverse("workplan:plans")))
    assert plan.title in text_of(visitor("member").get(reverse("workplan:plans")))


def test_a_hidden_item_counts_for_nobody_who_does_not_see_it(plan: Plan, cast: Cast, visitor: Visitor) -> None:
    hidden(item_of(plan, "3"), cast)
    public = page_of(visitor("public"), plan)
    assert "Review the guides" not in public
    assert "<b>4</b>" in public.replace("\n", "")
    assert "Without a lead, with interest" not in public
    lead = page_of(visitor("lead"), plan)
    assert "Review the guides" in lead
    assert "Without a lead, with interest (1)" in lead
    assert "Review the guides" not in page_of(visitor("public"), plan, name="coverage")


def test_a_hidden_lead_is_neither_named_nor_counted(plan: Plan, cast: Cast, visitor: Visitor) -> None:
    for lead in Lead.objects.unguarded("a test hides it").filter(item__plan=plan, as_printed="Frobnia"):
        hidden(lead, cast)
    for name in ("plan", "coverage"):
        assert "Frobnia" not in page_of(visitor("member"), plan, name=name)
        assert "Frobnia" in page_of(visitor("lead"), plan, name=name)


def test_a_hidden_participant_body_area_or_issue_breaks_no_page(plan: Plan, cast: Cast, visitor: Visitor) -> None:
    hidden(participant_of(cast, "lead"), cast)
    hidden(Body.objects.unguarded("a test hides it").get(pk=cast.body.pk), cast)
    hidden(CooperationArea.objects.unguarded("a test hides it").get(title="Border management"), cast)
    hidden(PriorityIssue.objects.unguarded("a test hides it").get(plan=plan, number="1"), cast)
    public = visitor("public")
    for name in ("plan", "coverage", "plan_history"):
        page = page_of(public, plan, name=name)
        assert "Supply chains" not in page
        assert cast.body.name not in page
    assert public.get(reverse("workplan:item", args=[item_of(plan, "1").key])).status_code == 200
    assert "Land of the lead" in page_of(public, plan), "what the document says of a lead is the lead's own text"


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("?text=INVESTIGATORS", "2"),
        ("?text=land+lead", "12"),
        ("?gap=lead", "3"),
        ("?gap=interest", "3"),
        ("?gap=area", "5"),
        ("?gap=unknown", "5"),
        ("?lead=all_members", "2"),
        ("?lead=co_chairs", "4"),
        ("?lead=none", "3"),
        ("?lead=name-frobnia", "5"),
        ("?priority=1", "1"),
        ("?heading=capacity-building", "45"),
        ("?heading=capacity-building&gap=area", "5"),
        ("?text=nothing+like+it", ""),
        ("?gap=made-up", "12345"),
        ("?page=99", "12345"),
    ],
)
def test_filters_narrow_the_list(plan: Plan, visitor: Visitor, query: str, numbers: str) -> None:
    page = page_of(visitor("public"), plan, query)
    listed = page[page.index('id="items"') : page.index("Ongoing activities")]
    found = "".join(n for n in "12345" if reverse("workplan:item", args=[item_of(plan, n).key]) in listed)
    assert found == numbers


def test_filters_by_area_and_by_participant_take_keys(plan: Plan, cast: Cast, visitor: Visitor) -> None:
    area = CooperationArea.objects.unguarded("a test looks it up").get(title="Law enforcement")
    assert "Meet other fora" not in page_of(visitor("public"), plan, f"?area={area.key}")
    assert "Train investigators" in page_of(visitor("public"), plan, f"?area={area.key}")
    lead = participant_of(cast, "lead")
    page = page_of(visitor("public"), plan, f"?lead={lead.key}")
    assert "2 of 5 action items fit the filters" in page


def test_a_long_plan_comes_in_parts_and_whole(make_plan: PlanMaker, visitor: Visitor) -> None:
    plan = make_plan([Item(str(n), f"Do thing {n}", f"Heading {n // 40}") for n in range(1, 121)])
    first = page_of(visitor("public"), plan)
    assert "Do thing 50<" in first
    assert "Do thing 51<" not in first
    assert "1 to 50 are on this page" in first
    assert "Do thing 120<" in page_of(visitor("public"), plan, "?page=3")
    whole = page_of(visitor("public"), plan, "?page=all")
    assert "Do thing 1<" in whole
    assert "Do thing 120<" in whole


def test_gaps_are_at_a_glance(plan: Plan, visitor: Visitor) -> None:
    page = page_of(visitor("public"), plan)
    assert "1 action item has no lead" in page
    assert "1 area of cooperation has no action item" in page
    assert "Stakeholder engagement" in page
    assert "1 priority issue has no action item" in page


def test_coverage_shows_areas_against_leads_and_a_table(plan: Plan, visitor: Visitor) -> None:
    page = page_of(visitor("public"), plan, name="coverage")
    assert "<svg" in page
    assert "The same numbers as a table" in page
    assert "None named" in page, "item 5 has no area"
    assert "no item" in page, "Stakeholder engagement has none"
    assert "not known to the portal" in page, "Frobnia"


def test_coverage_falls_back_to_priorities_then_headings(make_plan: PlanMaker, visitor: Visitor) -> None:
    linked = make_plan([Item("1", "Share", leads=["Land of the lead"], linked_priorities=["2"])])
    assert "Priority issues and who leads" in page_of(visitor("public"), linked, name="coverage")
    headed = make_plan([Item("1", "Share", "Capacity building", leads=["Land of the lead"])])
    assert "Headings and who leads" in page_of(visitor("public"), headed, name="coverage")
    bare = make_plan([Item("1", "Share")])
    assert "Nobody leads anything yet" in page_of(visitor("public"), bare, name="coverage")


def test_doubts_are_shown_to_conveners_alone(plan: Plan, visitor: Visitor) -> None:
    assert "1 item has a doubtful reading" in page_of(visitor("support office"), plan)
    for name in ("public", "member"):
        assert "doubtful" not in page_of(visitor(name), plan)


def test_history_says_who_and_when_to_those_who_may_know(plan: Plan, visitor: Visitor) -> None:
    member = page_of(visitor("member"), plan, name="plan_history")
    assert "Plan taken in" in member
    assert "Co-chair, Land of the co-chair" in member
    public = page_of(visitor("public"), plan, name="plan_history")
    assert "Land of the co-chair" in public
    assert "Co-chair, " not in public, "seats are known to those who are signed in"


def test_list_narrows_by_body_state_and_period(make_plan: PlanMaker, visitor: Visitor, cast: Cast) -> None:
    plan = make_plan(state="closed")
    make_plan(state="in_force")
    address = reverse("workplan:plans")
    client = visitor("public")
    assert text_of(client.get(address)).count("Forward Work Plan 2024-26") == 2
    closed = text_of(client.get(f"{address}?state=closed&body={cast.body.key}&period={plan.period}"))
    assert closed.count("Forward Work Plan 2024-26") == 1
    assert "No plan fits these filters" in text_of(client.get(f"{address}?state=closed&period=1999"))


def test_an_empty_list_says_what_to_do(cast: Cast, visitor: Visitor) -> None:
    address = reverse("workplan:plans")
    assert reverse("workplan:read") in text_of(visitor("support office").get(address))
    public = text_of(visitor("public").get(address))
    assert "No plan that you may read" in public
    assert reverse("workplan:read") not in public


@pytest.mark.parametrize("name", ["plan", "coverage", "plan_history"])
def test_pages_ask_as_often_for_many_items_as_for_one(make_plan: PlanMaker, visitor: Visitor, name: str) -> None:
    counts = set()
    client = visitor("member")
    for count in (1, 3, 30):
        items = [
            Item(str(n), f"Do {n}", "Heading", "Border management", ["Land of the lead"], ["Frobnia"], ["1"])
            for n in range(1, count + 1)
        ]
        plan = make_plan(items, level=Level.AMBER)
        counts.add(queries_for(client, reverse(f"workplan:{name}", args=[plan.key])))
    assert len(counts) == 1
    assert counts.pop() <= 20, "twelve of its own, and those that find out who asks and name the label's body"


def test_list_asks_as_often_for_many_plans_as_for_one(make_plan: PlanMaker, visitor: Visitor) -> None:
    counts = []
    for _round in range(3):
        make_plan()
        counts.append(queries_for(visitor("member"), reverse("workplan:plans")))
    assert len(set(counts)) == 1
    assert counts[0] <= 12
