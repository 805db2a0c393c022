"""An action item's page."""

from __future__ import annotations

import datetime as dt

from django.test import Client
from django.urls import reverse

from balai.people.cast import Cast
from balai.workplan.models import ActionItem, Plan
from balai.workplan.taking_part import add_lead, end_lead
from tests.workplan.pages.conftest import PlanMaker, Visitor, hidden, participant_of, queries_for, text_of
from tests.workplan.pages.test_plans import item_of


def page_of(client: Client, item: ActionItem) -> str:
    answer = client.get(reverse("workplan:item", args=[item.key]))
    assert answer.status_code == 200
    return text_of(answer)


def test_item_shows_what_hangs_on_it(plan: Plan, visitor: Visitor) -> None:
    page = page_of(visitor("public"), item_of(plan, "1"))
    for words in (
        "Share good practice",
        "Enhancing information sharing",
        "Border management",
        "Land of the lead",
        "Supply chains",
        "enhancing information sharing among members",
        "Forward Work Plan 2024-26",
    ):
        assert words in page


def test_item_without_lead_says_who_is_interested(plan: Plan, visitor: Visitor) -> None:
    page = page_of(visitor("public"), item_of(plan, "3"))
    assert "Nobody leads this item" in page
    assert "Interested: Land of the member." in page


def test_earlier_leads_stay_with_their_dates(plan: Plan, cast: Cast, visitor: Visitor) -> None:
    item = item_of(plan, "3")
    chair = cast.actor("co-chair")
    lead = add_lead(
        chair,
        item,
        taker="participant",
        participant=participant_of(cast, "stranger"),
        since=dt.date(2024, 1, 10),
        source="Tenth meeting",
    )
    end_lead(chair, lead, until=dt.date(2024, 12, 1))
    page = page_of(visitor("public"), item)
    assert "Land of the stranger" in page
    assert "10 Jan 2024" in page
    assert "1 Dec 2024" in page
    assert "Tenth meeting" in page
    assert "Nobody leads this item" in page


def test_neighbours_are_those_that_the_reader_sees(plan: Plan, cast: Cast, visitor: Visitor) -> None:
    hidden(item_of(plan, "3"), cast)
    page = page_of(visitor("public"), item_of(plan, "2"))
    assert "Previous item 1" in page
    assert "Next item 4" in page
    assert "Next item 3" in page_of(visitor("lead"), item_of(plan, "2"))


def test_edits_are_offered_to_those_who_may(plan: Plan, visitor: Visitor) -> None:
    item = item_of(plan, "1")
    add = reverse("workplan:add_lead", args=[item.key])
    interest = reverse("workplan:record_interest", args=[item.key])
    correct = reverse("workplan:correct_item", args=[item.key])
    chair = page_of(visitor("co-chair"), item)
    assert add in chair
    assert correct not in chair, "the plan is in force"
    member = page_of(visitor("member"), item)
    assert add not in member
    assert interest in member
    assert interest not in page_of(visitor("observer"), item)


def test_a_hidden_item_is_absent(plan: Plan, cast: Cast, visitor: Visitor) -> None:
    item = item_of(plan, "3")
    hidden(item, cast)
    assert visitor("member").get(reverse("workplan:item", args=[item.key])).status_code == 404
    assert visitor("public").get(reverse("workplan:item", args=["nothing"])).status_code == 404


def test_history_of_an_item_begins_with_its_plan(plan: Plan, visitor: Visitor) -> None:
    assert "Plan taken in" in page_of(visitor("member"), item_of(plan, "1"))


def test_page_asks_as_often_whatever_hangs_on_the_item(make_plan: PlanMaker, cast: Cast, visitor: Visitor) -> None:
    item = item_of(make_plan(), "1")
    client = visitor("member")
    address = reverse("workplan:item", args=[item.key])
    before = queries_for(client, address)
    for name in ("member", "stranger", "observer"):
        add_lead(cast.actor("co-chair"), item, taker="participant", participant=participant_of(cast, name))
    assert queries_for(client, address) == before
    assert before <= 21
