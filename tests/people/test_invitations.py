"""Invitations by link: who sends them, what a link is good for, and every way in which it stops working."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client, override_settings
from django.utils import timezone

from balai.kernel.actions import Denied, Refused
from balai.kernel.models import LedgerLine
from balai.people.accounts import deactivate_account
from balai.people.actors import console, current_seats
from balai.people.cast import Cast
from balai.people.invitations import invite, withdraw_invitation
from balai.people.models import Invitation, Participant, User
from tests.people.conftest import Visitor

CHOSEN = {"name": "Invited Person", "password": "a long way to Bangkok", "again": "a long way to Bangkok"}


def _for(cast: Cast, name: str = "lead") -> Participant:
    return Participant.objects.visible_to(cast.actor("public")).get(party=cast.party(name))


def _invited(cast: Cast, **what: Any) -> tuple[Invitation, str]:
    """An invitation, and the path of its link."""
    values = {"email": "Invited@example.org", "role": "desk_officer", "title": "Desk"} | what
    invitation, link = invite(cast.actor("administrator"), _for(cast), **values)
    assert link.startswith(settings.BALAI_ADDRESS)
    return invitation, link.removeprefix(settings.BALAI_ADDRESS)


def _values(cast: Cast, **more: str) -> dict[str, str]:
    return {"email": "invited@example.org", "participant": _for(cast).key, "role": "official"} | more


@pytest.mark.parametrize("name", ["administrator", "support office"])
def test_the_link_is_shown_once_and_only_its_digest_is_kept(cast: Cast, visitor: Visitor, name: str) -> None:
    client = visitor(name)
    assert client.get("/administration/invite/").status_code == 200
    page = client.post("/administration/invite/", _values(cast)).content.decode()
    secret = page.split("/invitation/", 1)[1].split("/", 1)[0]
    invitation = Invitation.objects.get()
    assert invitation.secret_digest == hashlib.sha256(secret.encode()).hexdigest()
    stored = [str(value) for value in Invitation.objects.values().get().values()]
    assert not any(secret in value for value in stored)
    assert secret not in client.get("/administration/").content.decode()
    assert not mail.outbox, "no mail is set up"


@pytest.mark.parametrize("name", ["member", "co-chair", "observer", "stranger"])
def test_nobody_else_invites(cast: Cast, visitor: Visitor, name: str) -> None:
    assert visitor(name).post("/administration/invite/", _values(cast)).status_code == 404
    with pytest.raises(Denied):
        invite(cast.actor(name), _for(cast), email="x@example.org", role="official")
    assert not Invitation.objects.exists()


def test_the_link_is_mailed_where_mail_is_set_up(cast: Cast, visitor: Visitor) -> None:
    with override_settings(EMAIL_HOST="mail.example.org"):
        page = visitor("administrator").post("/administration/invite/", _values(cast)).content.decode()
    (sent,) = mail.outbox
    assert sent.to == ["invited@example.org"]
    assert "/invitation/" in sent.body
    assert "The link was sent to invited@example.org" in page


def test_accepting_makes_account_and_seat_and_signs_in(cast: Cast) -> None:
    invitation, path = _invited(cast, body=cast.body)
    client = Client()
    page = client.get(path).content.decode()
    for words in ("invited@example.org", "Land of the lead", "Desk officer", "Working Group of the Cast"):
        assert words in page
    before = LedgerLine.objects.count()
    assert client.post(path, CHOSEN).status_code == 302
    user = User.objects.get(email="invited@example.org")
    (seat,) = current_seats(user)
    assert (seat.participant.code, seat.role, seat.title, seat.body) == ("cast-lead", "desk_officer", "Desk", cast.body)
    assert client.get("/account/").status_code == 200
    assert LedgerLine.objects.count() == before + 1
    line = LedgerLine.objects.latest("number")
    assert (line.verb, line.kind, line.record) == ("people.invitation.accept", "people.seat", seat.key)
    assert invitation.key in line.changes
    assert user.key in line.changes
    signed_in_anew = Client().post("/account/login/", {"login": user.email, "password": CHOSEN["password"]})
    assert signed_in_anew.status_code == 302


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"password": "short", "again": "short"}, "too short"),
        ({"password": "password1234", "again": "password1234"}, "too common"),
        ({"password": "invited@example.org", "again": "invited@example.org"}, "too similar"),
        ({"again": "a long way to Jakarta"}, "not the same as above"),
        ({"name": ""}, "required"),
    ],
)
def test_a_password_that_will_not_do_makes_nothing(cast: Cast, values: dict[str, str], words: str) -> None:
    _invitation, path = _invited(cast)
    answer = Client().post(path, CHOSEN | values)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not User.objects.filter(email="invited@example.org").exists()
    assert Client().get(path).status_code == 200, "the link still works"


def _expire(cast: Cast, invitation: Invitation, path: str) -> str:
    invitation.expires_at = timezone.now() - dt.timedelta(seconds=1)
    invitation.save()
    return path


def _use(cast: Cast, invitation: Invitation, path: str) -> str:
    assert Client().post(path, CHOSEN).status_code == 302
    return path


def _withdraw(cast: Cast, invitation: Invitation, path: str) -> str:
    withdraw_invitation(cast.actor("administrator"), invitation)
    return path


def _tamper(cast: Cast, invitation: Invitation, path: str) -> str:
    return path[:-2] + ("a" if path[-2] != "a" else "b") + "/"


def _lose_its_sender(cast: Cast, invitation: Invitation, path: str) -> str:
    deactivate_account(console(), cast.users["administrator"])
    return path


@pytest.mark.parametrize("spoil", [_expire, _use, _withdraw, _tamper, _lose_its_sender])
def test_a_link_that_does_not_work_gets_the_same_plain_page_and_makes_nothing(cast: Cast, spoil: Any) -> None:
    path = spoil(cast, *_invited(cast))
    made = User.objects.count()
    for answer in (Client().get(path), Client().post(path, CHOSEN)):
        assert answer.status_code == 404
        assert "This link does not work" in answer.content.decode()
    assert User.objects.count() == made


def test_an_invitation_is_open_for_fourteen_days(cast: Cast) -> None:
    invitation, _path = _invited(cast)
    assert dt.timedelta(days=13, hours=23) < invitation.expires_at - timezone.now() <= dt.timedelta(days=14)


def test_whoever_is_signed_in_is_asked_to_sign_out_first(cast: Cast, visitor: Visitor) -> None:
    _invitation, path = _invited(cast)
    client = visitor("member")
    for answer in (client.get(path), client.post(path, CHOSEN)):
        assert "You are signed in already" in answer.content.decode()
    assert Invitation.objects.get().is_open


def test_one_address_has_one_open_invitation_and_one_account(cast: Cast) -> None:
    invitation, _path = _invited(cast)
    with pytest.raises(Refused, match="open invitation already"):
        _invited(cast, email="INVITED@example.org")
    withdraw_invitation(cast.actor("support office"), invitation)
    _invited(cast)
    with pytest.raises(Refused, match="account with this e-mail address"):
        _invited(cast, email="Lead@Example.org")


def test_an_account_made_meanwhile_is_not_made_twice(cast: Cast) -> None:
    _invitation, path = _invited(cast)
    User.objects.create(email="invited@example.org", name="Meanwhile")
    answer = Client().post(path, CHOSEN)
    assert answer.status_code == 422
    assert "There is an account with this e-mail address already" in answer.content.decode()
    assert Invitation.objects.get().accepted_at is None


def test_withdrawing_asks_first(cast: Cast, visitor: Visitor) -> None:
    invitation, path = _invited(cast)
    address = f"/administration/invitations/{invitation.key}/withdraw/"
    client = visitor("support office")
    assert address in client.get("/administration/").content.decode()
    assert client.get(address).status_code == 200
    assert Client().get(path).status_code == 200
    assert visitor("member").post(address).status_code == 404
    assert client.post(address).status_code == 302
    assert Client().get(path).status_code == 404
    again = client.post(address, follow=True)
    assert "not open any more" in again.content.decode()


def test_only_an_administrator_invites_one(cast: Cast) -> None:
    invitation, link = invite(cast.actor("administrator"), None, email="second@example.org", makes_administrator=True)
    with pytest.raises(Denied):
        invite(cast.actor("support office"), None, email="third@example.org", makes_administrator=True)
    with pytest.raises(Denied):
        withdraw_invitation(cast.actor("support office"), invitation)
    assert Client().post(link.removeprefix(settings.BALAI_ADDRESS), CHOSEN).status_code == 302
    second = User.objects.get(email="second@example.org")
    assert second.is_administrator
    assert not current_seats(second)
