"""Participants: finding them, what each page tells to whom, and adding."""

from __future__ import annotations

import datetime as dt

import pytest

from balai.kernel.models import Level
from balai.people import services
from balai.people.cast import Cast
from balai.people.models import Participant
from tests.people.conftest import Visitor


@pytest.fixture
def turkiye(cast: Cast) -> Participant:
    actor = cast.actor("administrator")
    made = services.add_participant(actor, None, kind="state", code="tr", name="Türkiye", iso_code="TR")
    services.add_alias(actor, made, name="Turkey", until=dt.date(2022, 6, 2))
    return made


@pytest.mark.parametrize("words", ["turkiye", "TÜRK", "tr", "turkey", "Turk"])
def test_names_are_found_whatever_the_accents_and_by_former_names(
    cast: Cast, visitor: Visitor, turkiye: Participant, words: str
) -> None:
    page = visitor("public").get("/participants/", {"words": words}).content.decode()
    assert "Türkiye" in page
    assert "Land of the lead" not in page


def test_a_list_without_a_match_says_what_to_do(cast: Cast, visitor: Visitor) -> None:
    assert "No participant fits" in visitor("public").get("/participants/?words=zzz").content.decode()


@pytest.mark.parametrize(
    ("asked", "found", "left_out"),
    [
        ({"kind": "civil_society"}, "Land of the civil society", "Land of the lead"),
        ({"capacity": "observer"}, "Land of the observer", "Land of the member"),
        ({"body": "the body", "capacity": "support"}, "Land of the support office", "Land of the observer"),
        ({"body": "the body"}, "Land of the member", "Land of the stranger"),
    ],
)
def test_the_list_is_narrowed(cast: Cast, visitor: Visitor, asked: dict[str, str], found: str, left_out: str) -> None:
    if "body" in asked:
        asked = asked | {"body": cast.body.key}
    page = visitor("public").get("/participants/", asked).content.decode()
    assert found in page
    assert left_out not in page


def test_a_body_that_does_not_exist_narrows_to_nobody(cast: Cast, visitor: Visitor) -> None:
    assert "No participant fits" in visitor("public").get("/participants/?body=nosuchbody12").content.decode()


def test_a_hidden_name_finds_nothing(cast: Cast, visitor: Visitor) -> None:
    hidden = cast.made(Participant, Level.RED, words="hidden")
    assert hidden.name not in visitor("member").get("/participants/?words=hidden").content.decode()
    assert hidden.name in visitor("lead").get("/participants/?words=hidden").content.decode()
    assert visitor("member").get(f"/participants/{hidden.key}/").status_code == 404


def test_a_participants_page_tells_names_with_dates_and_capacity_in_each_body(
    cast: Cast, visitor: Visitor, turkiye: Participant
) -> None:
    services.record_membership(
        cast.actor("co-chair"), cast.body, participant=turkiye, capacity="observer", since=dt.date(2019, 5, 1)
    )
    page = visitor("public").get(f"/participants/{turkiye.key}/").content.decode()
    former = page.split("Formerly:", 1)[1]
    assert "Turkey" in former
    assert "2 June 2022" in former
    assert "Observer" in page
    assert "1 May 2019" in page


def test_seats_are_shown_to_whoever_is_signed_in(cast: Cast, visitor: Visitor) -> None:
    lead = Participant.objects.visible_to(cast.actor("public")).get(party=cast.party("lead"))
    address = f"/participants/{lead.key}/"
    assert "Person of the lead" in visitor("stranger").get(address).content.decode()
    assert "Person of the lead" not in visitor("public").get(address).content.decode()


def test_a_participant_is_added_by_whoever_keeps_bodies(cast: Cast, visitor: Visitor) -> None:
    values = {"kind": "state", "name": "Fiji", "code": "FJ", "iso_code": "fj"}
    browser = visitor("administrator")
    assert 'href="/participants/add/"' in browser.get("/participants/").content.decode()
    assert browser.get("/participants/add/").status_code == 200
    assert browser.post("/participants/add/", values).status_code == 302
    fiji = Participant.objects.visible_to(cast.actor("public")).get(code="fj")
    assert fiji.iso_code == "FJ"
    assert browser.post("/participants/add/", values).status_code == 422, "it is there already"
    without = browser.post("/participants/add/", {"kind": "state", "name": "Tonga", "code": "to"})
    assert "two-letter ISO 3166-1 code" in without.content.decode()


def test_a_member_does_not_add_participants_or_names(cast: Cast, visitor: Visitor, turkiye: Participant) -> None:
    browser = visitor("member")
    assert 'href="/participants/add/"' not in browser.get("/participants/").content.decode()
    for address in ("/participants/add/", f"/participants/{turkiye.key}/names/add/"):
        assert browser.post(address, {"name": "x"}).status_code == 404
        assert visitor("public").get(address).status_code == 302


def test_another_name_is_added_once(cast: Cast, visitor: Visitor, turkiye: Participant) -> None:
    browser, address = visitor("co-chair"), f"/participants/{turkiye.key}/names/add/"
    assert browser.get(address).status_code == 200
    assert browser.post(address, {"name": "Republic of Türkiye"}).status_code == 302
    assert browser.post(address, {"name": "Republic of Türkiye"}).status_code == 422
