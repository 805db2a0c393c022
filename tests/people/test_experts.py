"""The directory of experts: opt-in, for members, gone when its person leaves."""

from __future__ import annotations

import pytest

from balai.people.actors import current_seats
from balai.people.cast import Cast
from balai.people.models import Expert
from balai.people.seating import end_seat, enter_directory
from tests.people.conftest import Visitor

ENTRY = {
    "topics": "screening at airports\n\n  interviewing   children ",
    "languages": ["en", "th"],
    "note": "Write to me.",
    "consent": "on",
}


@pytest.fixture
def entered(cast: Cast) -> None:
    for name, topic, language in (("lead", "supply chains", "id"), ("co-chair", "Screening at sea", "en")):
        actor = cast.actor(name)
        enter_directory(actor, current_seats(cast.users[name])[0], topics=[topic], languages=[language])


def test_a_member_enters_changes_and_leaves(cast: Cast, visitor: Visitor) -> None:
    client = visitor("member")
    assert "Nobody has entered the directory yet" in client.get("/experts/").content.decode()
    assert client.get("/experts/own/").status_code == 200
    assert client.post("/experts/own/", ENTRY).status_code == 302
    page = visitor("lead").get("/experts/").content.decode()
    for words in (
        "Person of the member",
        "screening at airports, interviewing children",
        "English, Thai",
        "Write to me.",
    ):
        assert words in page
    assert "interviewing children" in client.get("/experts/own/").content.decode()
    assert client.post("/experts/own/", ENTRY | {"topics": "cyber scams"}).status_code == 302
    assert Expert.objects.visible_to(cast.actor("member")).get().topics == ["cyber scams"]
    assert client.get("/experts/own/leave/").status_code == 200
    assert client.post("/experts/own/leave/").status_code == 302
    assert not Expert.objects.visible_to(cast.actor("member")).exists()
    assert client.get("/experts/own/leave/").status_code == 404


@pytest.mark.parametrize(
    "spoilt",
    [{"consent": ""}, {"topics": "  \n "}, {"languages": ["xx"]}, {"topics": "\n".join(map(str, range(13)))}],
)
def test_an_entry_that_will_not_do_is_not_made(cast: Cast, visitor: Visitor, spoilt: dict[str, object]) -> None:
    assert visitor("member").post("/experts/own/", ENTRY | spoilt).status_code == 422
    assert not Expert.objects.visible_to(cast.actor("member")).exists()


@pytest.mark.parametrize("name", ["observer", "civil society", "stranger", "administrator"])
def test_who_is_no_member_neither_finds_nor_enters(cast: Cast, visitor: Visitor, entered: None, name: str) -> None:
    client = visitor(name)
    assert client.get("/experts/").status_code == 404
    assert client.post("/experts/own/", ENTRY).status_code == 404
    assert "Person of the lead" not in client.get("/bodies/").content.decode()


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"topic": "SCREENING"}, ["co-chair"]),
        ({"language": "id"}, ["lead"]),
        ({"topic": "supply", "language": "en"}, []),
        ({}, ["co-chair", "lead"]),
    ],
)
def test_experts_are_found_by_topic_and_language(
    cast: Cast, visitor: Visitor, entered: None, asked: dict[str, str], found: list[str]
) -> None:
    page = visitor("member").get("/experts/", asked).content.decode()
    assert [name for name in ("co-chair", "lead") if f"Person of the {name}" in page] == found
    assert ("No expert fits" in page) == (not found)


def test_an_ended_seat_is_found_no_more(cast: Cast, visitor: Visitor, entered: None) -> None:
    seat = current_seats(cast.users["lead"])[0]
    end_seat(cast.actor("administrator"), seat, until=seat.created_at.date().replace(year=2020))
    assert "Person of the lead" not in visitor("member").get("/experts/").content.decode()


def test_whoever_is_no_member_any_more_can_still_take_the_entry_out(
    cast: Cast, visitor: Visitor, entered: None
) -> None:
    membership = cast.body.memberships.unguarded("a test").get(participant__party=cast.party("lead"))
    client = visitor("lead")
    assert visitor("co-chair").post(f"/memberships/{membership.key}/end/", {"until": "2020-01-01"}).status_code == 302
    assert client.get("/experts/").status_code == 404
    assert "Leave the directory" in client.get("/account/").content.decode()
    assert client.post("/experts/own/leave/").status_code == 302
    assert not Expert.objects.visible_to(cast.actor("member")).filter(seat__party=cast.party("seat of lead")).exists()
