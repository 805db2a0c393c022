"""The first page: what each reader finds there."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from balai.kernel.labels import Level
from balai.people.cast import Cast
from balai.workplan.content import Item, PlanContent
from balai.workplan.importing import import_plan
from balai.workplan.models import CooperationArea, Plan
from tests.workplan.pages.conftest import queries_for, text_of

HOME = "/"


def client_of(cast: Cast, name: str) -> Client:
    client = Client()
    if name != "public":
        client.force_login(cast.users[name])
    return client


def plan_of(cast: Cast, title: str, level: Level, count: int = 3) -> Plan:
    cast.shared(CooperationArea)
    items = [
        Item(str(n), f"Do thing {n} of {title}", area="Screening", leads=["Land of the lead"] if n > 1 else [])
        for n in range(1, count + 1)
    ]
    content = PlanContent(title=title, period=(2026, 2028), items=items, state="in_force")
    return import_plan(cast.actor("co-chair"), cast.body, content=content, level=level)


def test_an_empty_portal_teaches_the_first_steps(db: None) -> None:
    page = text_of(Client().get(HOME))
    assert "This portal is ready, and empty" in page
    assert "balai user add" in page


def test_the_public_face_shows_clear_alone(cast: Cast) -> None:
    plan_of(cast, "Plan for all", Level.CLEAR)
    plan_of(cast, "Plan for members", Level.AMBER)
    page = text_of(client_of(cast, "public").get(HOME))
    assert "Plan for all" in page
    assert "Plan for members" not in page
    assert "Working Group of the Cast" in page
    assert "Co-chaired by Land of the co-chair" in page
    assert "Land of the observer" in page


def test_a_member_finds_plans_gaps_and_what_they_lead(cast: Cast) -> None:
    plan = plan_of(cast, "Plan for members", Level.AMBER)
    page = text_of(client_of(cast, "lead").get(HOME))
    assert "1 action item has no lead" in page
    assert f"{reverse('workplan:plan', args=[plan.key])}?gap=lead#items" in page
    assert "What you lead" in page
    assert "Do thing 2 of Plan for members" in page
    assert "Do thing 2" not in text_of(client_of(cast, "member").get(HOME)), "another leads it"


def test_a_closed_or_past_plan_is_not_going_on(cast: Cast) -> None:
    content = PlanContent(title="Old plan", period=(2015, 2017), items=[Item("1", "Done")], state="in_force")
    import_plan(cast.actor("co-chair"), cast.body, content=content, level=Level.CLEAR)
    assert "No plan is going on" in text_of(client_of(cast, "member").get(HOME))


def test_documents_being_checked_are_the_senders_alone(cast: Cast) -> None:
    from balai.kernel.actions import ACTIONS

    call = ACTIONS["workplan.reading.send"].example(cast)
    ACTIONS["workplan.reading.send"].run(call.actor, call.target, **call.arguments)
    assert "You are checking 1 document" in text_of(client_of(cast, "co-chair").get(HOME))
    assert "You are checking" not in text_of(client_of(cast, "support office").get(HOME))


def test_about_opens_to_anyone(db: None) -> None:
    assert "TLP:AMBER+STRICT" in text_of(Client().get(reverse("site:about")))


@pytest.mark.parametrize("name", ["public", "member"])
def test_home_asks_as_often_whatever_there_is(cast: Cast, name: str) -> None:
    counts = set()
    for count in (1, 3, 30):
        plan_of(cast, f"Plan of {count}", Level.CLEAR, count)
        counts.add(queries_for(client_of(cast, name), HOME))
    assert len(counts) == 1
    assert counts.pop() <= 20, "twelve of its own, and those that find out who asks"
