"""Bodies: reporting lines, who was what on a day, and the forms that change a body's facts."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client

from balai.kernel.models import Level
from balai.people import policies, services
from balai.people.cast import Cast
from balai.people.models import Body, BodyName, CoChairTerm, FoundingText, Membership, Participant
from tests.people.conftest import Visitor

FORMS = {
    "names/add/": {"name": "WG-C", "since": "2016-01-01"},
    "founding-texts/add/": {"kind": "concept_note", "title": "A concept note", "level": "2"},
    "members/add/": {"participant": "", "capacity": "observer", "since": "2020-01-01", "source": "Decision 4"},
    "co-chairs/add/": {"participant": "", "since": "2020-01-01", "until": "2021-12-31"},
}


def _text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def _filled(cast: Cast, path: str) -> dict[str, str]:
    values = dict(FORMS[path])
    if "participant" in values:
        values["participant"] = cast.shared(Participant).key
    return values


def test_bodies_stand_under_the_one_that_they_report_to(cast: Cast, visitor: Visitor) -> None:
    services.add_body(cast.actor("administrator"), None, code="sub", name="A sub-group", reports_to=cast.body)
    page = _text(visitor("public"), "/bodies/")
    outer, inner = page.split("Working Group of the Cast", 1)
    assert "A sub-group" in inner.split("<ul>", 1)[1]
    assert "A sub-group" not in outer
    assert "Land of the co-chair" in page


def test_a_body_whose_parent_is_hidden_stands_alone_and_does_not_name_it(cast: Cast, visitor: Visitor) -> None:
    hidden = cast.made(Body, Level.RED, words="secret")
    shown = cast.made(Body, words="open", reports_to=hidden)
    assert "secret" not in _text(visitor("public"), "/bodies/")
    assert "secret" not in _text(visitor("public"), f"/bodies/{shown.key}/")
    assert "secret" in _text(visitor("lead"), f"/bodies/{shown.key}/")


def test_an_empty_portal_says_what_will_stand_here(db: None) -> None:
    assert "No body is recorded yet" in _text(Client(), "/bodies/")


def test_who_takes_part_follows_the_chosen_day(cast: Cast, visitor: Visitor) -> None:
    guest = cast.made(Participant, words="guest")
    actor = cast.actor("co-chair")
    services.record_membership(
        actor, cast.body, participant=guest, capacity="observer", since=dt.date(2016, 1, 1), until=dt.date(2017, 6, 30)
    )
    address = f"/bodies/{cast.body.key}/"
    chip = f'href="/participants/{guest.key}/"'

    def observers(day: str) -> bool:
        page = _text(visitor("public"), f"{address}?on={day}")
        return chip in page.split("Before and after that day", 1)[0]

    assert not observers("2015-12-31")
    assert observers("2016-01-01")
    assert observers("2017-06-30")
    assert not observers("2017-07-01")
    assert chip in _text(visitor("public"), address), "what has ended is still told, apart"


def test_a_day_that_is_none_is_said_and_today_is_shown(cast: Cast, visitor: Visitor) -> None:
    page = _text(visitor("public"), f"/bodies/{cast.body.key}/?on=2015-02-31")
    assert "This is not a day" in page
    assert "Land of the member" in page


def test_a_day_before_the_founding_is_told(cast: Cast, visitor: Visitor) -> None:
    assert "founded later" in _text(visitor("public"), f"/bodies/{cast.body.key}/?on=2010-01-01")


def test_co_chairs_of_today_and_of_earlier_terms(cast: Cast, visitor: Visitor) -> None:
    former = cast.made(Participant, words="former")
    services.record_co_chair(
        cast.actor("support office"),
        cast.body,
        participant=former,
        since=dt.date(2015, 4, 1),
        until=dt.date(2016, 4, 1),
    )
    today, earlier = _text(visitor("public"), f"/bodies/{cast.body.key}/").split("Earlier terms", 1)
    assert former.printed in earlier
    assert former.printed not in today


def test_a_founding_text_is_shown_to_those_whom_its_label_names(cast: Cast, visitor: Visitor) -> None:
    services.add_founding_text(
        cast.actor("co-chair"), cast.body, kind="decision", title="A quiet decision", level=Level.AMBER
    )
    address = f"/bodies/{cast.body.key}/"
    assert "A quiet decision" in _text(visitor("member"), address)
    assert "A quiet decision" not in _text(visitor("observer"), address)


@pytest.mark.parametrize("path", FORMS)
def test_a_convener_changes_a_bodys_facts(cast: Cast, visitor: Visitor, path: str) -> None:
    browser = visitor("co-chair")
    address = f"/bodies/{cast.body.key}/{path}"
    assert browser.get(address).status_code == 200
    assert f'href="{address}"' in _text(browser, f"/bodies/{cast.body.key}/")
    answer = browser.post(address, _filled(cast, path))
    assert answer.status_code == 302, answer.content.decode()
    reader = cast.actor("co-chair")
    made = {
        "names/add/": BodyName.objects.visible_to(reader).filter(body=cast.body, name="WG-C"),
        "founding-texts/add/": FoundingText.objects.visible_to(reader).filter(body=cast.body, title="A concept note"),
        "members/add/": Membership.objects.visible_to(reader).filter(body=cast.body, source="Decision 4"),
        "co-chairs/add/": CoChairTerm.objects.visible_to(reader).filter(body=cast.body, until="2021-12-31"),
    }
    assert made[path].count() == 1


@pytest.mark.parametrize("path", FORMS)
def test_a_member_is_neither_offered_nor_let_do_it(cast: Cast, visitor: Visitor, path: str) -> None:
    browser = visitor("member")
    address = f"/bodies/{cast.body.key}/{path}"
    assert f'href="{address}"' not in _text(browser, f"/bodies/{cast.body.key}/")
    assert browser.get(address).status_code == 404
    assert browser.post(address, _filled(cast, path)).status_code == 404
    assert visitor("public").get(address).status_code == 302


@pytest.mark.parametrize("path", FORMS)
def test_an_empty_form_comes_back_with_what_is_missing(cast: Cast, visitor: Visitor, path: str) -> None:
    answer = visitor("co-chair").post(f"/bodies/{cast.body.key}/{path}", {})
    assert answer.status_code == 422
    assert "There is a problem" in answer.content.decode()


def test_what_the_database_refuses_is_said_in_the_form(cast: Cast, visitor: Visitor) -> None:
    address = f"/bodies/{cast.body.key}/members/add/"
    values = {"participant": cast.shared(Participant).key, "capacity": "observer"}
    browser = visitor("co-chair")
    backwards = browser.post(address, values | {"since": "2020-01-02", "until": "2020-01-01"})
    assert backwards.status_code == 422
    assert "The end must not be before the start." in backwards.content.decode()
    assert browser.post(address, values).status_code == 302
    twice = browser.post(address, values)
    assert twice.status_code == 422
    assert "already holds this capacity" in twice.content.decode()


def test_a_body_is_added_and_its_support_office_goes_on_with_it(cast: Cast, visitor: Visitor) -> None:
    browser = visitor("support office")
    values = {"name": "A task force", "code": "Taskforce", "reports_to": cast.body.key}
    assert browser.post("/bodies/add/", values).status_code == 302
    body = Body.objects.visible_to(cast.actor("public")).get(code="taskforce")
    assert body.reports_to_id == cast.body.pk
    assert browser.get(f"/bodies/{body.key}/members/add/").status_code == 200
    assert visitor("member").get("/bodies/add/").status_code == 404


def test_a_membership_and_a_term_are_ended_and_stay_as_facts(cast: Cast, visitor: Visitor) -> None:
    public = cast.actor("public")
    membership = Membership.objects.visible_to(public).get(participant__party=cast.party("member"))
    term = CoChairTerm.objects.visible_to(public).get(body=cast.body)
    browser = visitor("support office")
    for address in (f"/memberships/{membership.key}/end/", f"/co-chairs/{term.key}/end/"):
        assert browser.get(address).status_code == 200
        assert visitor("member").get(address).status_code == 404
        assert browser.post(address, {"until": "not a day"}).status_code == 422
        assert browser.post(address, {"until": "2020-01-01"}).status_code == 302
        later = browser.post(address, {"until": "2021-01-01"})
        assert later.status_code == 422
        assert "ended already" in later.content.decode()
    assert Membership.objects.visible_to(public).get(pk=membership.pk).until == dt.date(2020, 1, 1)
    assert not cast.actor("co-chair").co_chair_of
    assert not cast.actor("member").member_of


@pytest.mark.parametrize("name", ["co-chair", "support office"])
def test_whoever_makes_a_body_convenes_it(cast: Cast, name: str) -> None:
    body = services.add_body(cast.actor(name), None, code="exercise", name="Task Force on the Exercise")
    assert policies.may_convene(cast.actor(name), body)
    assert body.party_id in cast.actor(name).member_of
    assert not policies.may_convene(cast.actor("member"), body)
