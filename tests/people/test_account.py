"""Signing in and out, one's own account, a new password, and signing out everywhere."""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client

from balai.kernel.models import LedgerLine
from balai.people.cast import Cast
from balai.people.models import Membership, Participant, User
from balai.people.seating import give_seat
from tests.people.conftest import Visitor

PASSWORD = "a long way to Bangkok"
NEW = "another long way home"


@pytest.fixture
def member(cast: Cast) -> User:
    """The member, with a password."""
    user = cast.users["member"]
    user.set_password(PASSWORD)
    user.save()
    return user


def _sign_in(client: Client, email: str, password: str = PASSWORD, **more: str) -> int:
    return client.post("/account/login/", {"login": email, "password": password, **more}).status_code


def _is_signed_in(client: Client) -> bool:
    return client.get("/account/").status_code == 200


def test_signing_in_leads_to_the_page_that_was_asked_for(member: User) -> None:
    client = Client()
    asked = client.get("/experts/")
    assert asked["Location"] == "/account/login/?next=/experts/"
    form = client.get(asked["Location"]).content.decode()
    assert 'name="next" value="/experts/"' in form
    answer = client.post("/account/login/", {"login": "MEMBER@example.org", "password": PASSWORD, "next": "/experts/"})
    assert answer["Location"] == "/experts/"
    assert _is_signed_in(client)


def test_signing_in_leads_nowhere_else(member: User) -> None:
    values = {"login": member.email, "password": PASSWORD, "next": "https://elsewhere.example/"}
    assert Client().post("/account/login/", values)["Location"] == "/"


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(member: User) -> None:
    answers = []
    for email, password in ((member.email, "wrong"), ("nobody@example.org", PASSWORD)):
        answer = Client().post("/account/login/", {"login": email, "password": password})
        page = answer.content.decode()
        assert "do not belong together" in page
        answers.append(re.sub(r"value=\"[^\"]*\"|\d\d:\d\d", "", page))
    assert answers[0] == answers[1]


def test_too_many_wrong_passwords_are_slowed_also_for_the_right_one(member: User) -> None:
    client = Client()
    for _attempt in range(5):
        _sign_in(client, member.email, "wrong")
    answer = client.post("/account/login/", {"login": member.email, "password": PASSWORD})
    assert "Too many attempts" in answer.content.decode()
    assert not _is_signed_in(client)


def test_a_page_that_is_asked_too_often_says_so(member: User) -> None:
    client = Client()
    for _attempt in range(20):
        client.post("/account/password/reset/", {"email": "nobody@example.org"})
    last = client.post("/account/password/reset/", {"email": "nobody@example.org"})
    assert last.status_code == 429
    assert "That was too often" in last.content.decode()


def test_signing_out_asks_first_and_ends_the_session(visitor: Visitor) -> None:
    client = visitor("member")
    assert "You end this session" in client.get("/account/logout/").content.decode()
    assert _is_signed_in(client)
    assert client.post("/account/logout/").status_code == 302
    assert not _is_signed_in(client)


def test_a_closed_account_does_not_sign_in(member: User) -> None:
    member.is_active = False
    member.save()
    client = Client()
    client.post("/account/login/", {"login": member.email, "password": PASSWORD}, follow=True)
    assert not _is_signed_in(client)
    assert "This account is closed" in client.get("/account/closed/").content.decode()


@pytest.mark.parametrize(
    "path", ["signup/", "email/", "confirm-email/", "password/set/", "reauthenticate/", "3rdparty/"]
)
def test_no_other_page_of_allauth_has_an_address(visitor: Visitor, path: str) -> None:
    assert visitor("member").get(f"/account/{path}").status_code == 404


def test_my_account_tells_who_i_am_here(cast: Cast, visitor: Visitor) -> None:
    page = visitor("co-chair").get("/account/").content.decode()
    for words in (
        "Person of the co-chair",
        "co-chair@example.org",
        "Working Group of the Cast",
        "You act for co-chairs",
    ):
        assert words in page
    assert "You have no seat today" in visitor("administrator").get("/account/").content.decode()
    assert visitor("public").get("/account/").status_code == 302


def test_a_changed_password_ends_the_other_sessions_and_keeps_this_one(member: User) -> None:
    here, there = Client(), Client()
    for client in (here, there):
        assert _sign_in(client, member.email) == 302
    values = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    assert here.get("/account/password/").status_code == 200
    assert here.post("/account/password/", values)["Location"] == "/account/"
    assert _is_signed_in(here)
    assert not _is_signed_in(there)
    assert _sign_in(Client(), member.email, NEW) == 302


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"oldpassword": "wrong", "password1": NEW, "password2": NEW}, "not your present password"),
        ({"oldpassword": PASSWORD, "password1": "short", "password2": "short"}, "too short"),
        ({"oldpassword": PASSWORD, "password1": "password1234", "password2": "password1234"}, "too common"),
        ({"oldpassword": PASSWORD, "password1": NEW, "password2": NEW + "!"}, "same password"),
    ],
)
def test_a_password_that_will_not_do_is_refused(member: User, values: dict[str, str], words: str) -> None:
    client = Client()
    client.force_login(member)
    assert words in client.post("/account/password/", values).content.decode()
    assert _sign_in(Client(), member.email) == 302


def test_a_forgotten_password_is_chosen_anew_by_the_mailed_link_once(member: User) -> None:
    elsewhere, client = Client(), Client()
    elsewhere.force_login(member)
    answer = client.post("/account/password/reset/", {"email": member.email}, headers={"host": "localhost"})
    assert answer["Location"] == "/account/password/reset/sent/"
    (sent,) = mail.outbox
    assert sent.to == [member.email]
    assert "&#" not in sent.body
    link = next(line for line in str(sent.body).splitlines() if line.startswith("http"))
    assert link.startswith(settings.BALAI_ADDRESS), "whatever the request called this machine"
    path = link.removeprefix(settings.BALAI_ADDRESS)
    form = client.get(path, follow=True)
    assert "Choose a new password" in form.content.decode()
    chosen = client.post(form.request["PATH_INFO"], {"password1": NEW, "password2": NEW}, follow=True)
    assert "Your new password is saved" in chosen.content.decode()
    assert not _is_signed_in(elsewhere)
    assert _sign_in(Client(), member.email, NEW) == 302
    assert "This link does not work" in Client().get(path).content.decode()


def test_an_unknown_address_gets_the_same_answer_and_no_mail(member: User) -> None:
    answer = Client().post("/account/password/reset/", {"email": "nobody@example.org"})
    assert answer["Location"] == "/account/password/reset/sent/"
    assert not mail.outbox


def test_a_person_with_two_seats_acts_in_the_chosen_one(cast: Cast, visitor: Visitor) -> None:
    observer = Participant.objects.visible_to(cast.actor("public")).get(party=cast.party("observer"))
    second = give_seat(cast.actor("administrator"), observer, user=cast.users["member"], role="official")
    client = visitor("member")
    assert client.get("/experts/").status_code == 200
    assert client.post("/account/seat/", {"seat": second.key}).status_code == 302
    assert client.get("/experts/").status_code == 404, "as an observer the directory is not there"
    page = client.get("/account/").content.decode()
    assert f'value="{second.key}" checked' in page
    assert visitor("member").get("/experts/").status_code == 200, "another session goes on in the first seat"


def test_nobody_acts_in_the_seat_of_another(cast: Cast, visitor: Visitor) -> None:
    lead = cast.users["lead"].seats.unguarded("a test").get()
    assert visitor("member").post("/account/seat/", {"seat": lead.key}).status_code == 404


def test_an_ended_membership_closes_at_the_next_request(cast: Cast, visitor: Visitor) -> None:
    client = visitor("member")
    assert client.get("/experts/").status_code == 200
    membership = Membership.objects.visible_to(cast.actor("public")).get(participant__party=cast.party("member"))
    address = f"/memberships/{membership.key}/end/"
    assert visitor("co-chair").post(address, {"until": "2020-01-01"}).status_code == 302
    assert client.get("/experts/").status_code == 404


def test_signing_out_everywhere_ends_this_session_and_every_other(cast: Cast, visitor: Visitor) -> None:
    here, there, neighbour = visitor("member"), visitor("member"), visitor("lead")
    assert "this one too" in here.get("/account/").content.decode()
    answer = here.post("/account/sign-out-everywhere/", follow=True)
    assert "You are signed out everywhere, here too" in answer.content.decode()
    assert not _is_signed_in(here)
    assert not _is_signed_in(there)
    assert _is_signed_in(neighbour)
    line = LedgerLine.objects.latest("number")
    assert (line.verb, line.record) == ("people.account.sign_out", cast.users["member"].key)


def test_pages_that_act_are_not_opened_by_a_link(visitor: Visitor) -> None:
    client = visitor("member")
    for path in ("/account/seat/", "/account/sign-out-everywhere/"):
        assert client.get(path).status_code == 405
    assert _is_signed_in(client)
