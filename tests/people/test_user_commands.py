"""`balai user …`: what each does, says, and ends with."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from click.testing import CliRunner, Result
from django.conf import settings
from django.test import Client

from balai.kernel.models import LedgerLine
from balai.people.actors import current_seats
from balai.people.cast import Cast
from balai.people.commands import ROLES, user
from balai.people.models import Invitation, Seat, User
from tests.people.conftest import Visitor

PASSWORD = "a long way to Bangkok"
Balai = Callable[..., Result]


@pytest.fixture
def balai_user() -> Balai:
    return lambda *words, **options: CliRunner().invoke(user, words, **options)


def test_the_roles_of_the_command_are_those_of_seats() -> None:
    assert list(ROLES) == Seat.Role.values


def test_a_first_administrator_gets_a_link_that_works(db: None, balai_user: Balai) -> None:
    done = balai_user("add", "you@example.org", "--administrator")
    assert done.exit_code == 0, done.output
    link = done.output.splitlines()[0]
    values = {"name": "First Person", "password": PASSWORD, "again": PASSWORD}
    assert Client().post(link.removeprefix(settings.BALAI_ADDRESS), values).status_code == 302
    assert User.objects.get().is_administrator


def test_an_account_with_a_seat_is_made_at_once_where_a_password_is_given(cast: Cast, balai_user: Balai) -> None:
    words = ("add", "lee@example.org", "--name", "Lee", "--participant", "cast-lead", "--role", "desk_officer")
    done = balai_user(*words, "--body", "cast", "--title", "Desk", "--password-stdin", "--json", input=f"{PASSWORD}\n")
    assert done.exit_code == 0, done.output
    assert json.loads(done.output) == {"email": "lee@example.org", "link": None, "made": True}
    made = User.objects.get(email="lee@example.org")
    assert made.check_password(PASSWORD)
    (seat,) = current_seats(made)
    assert (seat.participant.code, seat.role, seat.title, seat.body) == ("cast-lead", "desk_officer", "Desk", cast.body)
    assert LedgerLine.objects.latest("number").verb == "people.account.add"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["add", "x@example.org"], 2, "Say for whom the person sits"),
        (["add", "x@example.org", "--participant", "cast-lead"], 2, "Say both --participant and --role"),
        (["add", "x@example.org", "--administrator", "--title", "Boss"], 2, "--title and --body belong to a seat"),
        (["add", "x@example.org", "--administrator", "--password-stdin"], 2, "--name"),
        (["add", "x@example.org", "--participant", "nobody", "--role", "official"], 1, "no participant with the code"),
        (["invite", "lead@example.org", "--administrator"], 1, "an account with this e-mail address already"),
        (["invite", "no address", "--administrator"], 1, "valid email"),
        (["invite", "x@example.org", "--participant", "cast-lead", "--role", "king"], 2, "king"),
        (["deactivate", "nobody@example.org"], 1, "There is no account with the address"),
        (["password", "nobody@example.org"], 1, "There is no account with the address"),
        (["sign-out", "nobody@example.org"], 1, "There is no account with the address"),
        (["withdraw", "nobody@example.org"], 1, "There is no open invitation"),
    ],
)
def test_what_cannot_be_done_is_said_and_makes_nothing(
    cast: Cast, balai_user: Balai, words: list[str], code: int, said: str
) -> None:
    people = User.objects.count()
    done = balai_user(*words, input=f"{PASSWORD}\n")
    assert done.exit_code == code
    assert said in done.output
    assert User.objects.count() == people
    assert not Invitation.objects.exists()


def test_a_weak_password_is_refused(cast: Cast, balai_user: Balai) -> None:
    done = balai_user("add", "x@example.org", "--name", "X", "--administrator", "--password-stdin", input="short\n")
    assert done.exit_code == 1
    assert "too short" in done.output
    done = balai_user("password", "lead@example.org", input="short\n")
    assert done.exit_code == 1
    assert "too short" in done.output


def test_an_invitation_is_printed_withdrawn_and_made_anew(cast: Cast, balai_user: Balai) -> None:
    words = ("invite", "lee@example.org", "--participant", "cast-member", "--role", "official", "--json")
    link = json.loads(balai_user(*words).output)["link"]
    assert Client().get(link.removeprefix(settings.BALAI_ADDRESS)).status_code == 200
    assert balai_user(*words).exit_code == 1, "there is an open one"
    assert balai_user("withdraw", "LEE@example.org").exit_code == 0
    assert Client().get(link.removeprefix(settings.BALAI_ADDRESS)).status_code == 404
    assert balai_user(*words).exit_code == 0


def test_accounts_are_listed_with_their_seats(cast: Cast, balai_user: Balai) -> None:
    listed = {each["email"]: each for each in json.loads(balai_user("list", "--json").output)}
    assert len(listed) == len(cast.users)
    assert listed["administrator@example.org"]["administrator"] is True
    assert listed["lead@example.org"] == {
        "email": "lead@example.org",
        "name": "Person of the lead",
        "state": "open",
        "administrator": False,
        "seats": [{"participant": "cast-lead", "role": "lead_officer", "title": "", "body": None}],
    }
    assert "lead@example.org  Person of the lead  lead_officer of cast-lead" in balai_user("list").output


def test_an_empty_list_says_how_to_begin(db: None, balai_user: Balai) -> None:
    assert "balai user add" in balai_user("list").output
    assert json.loads(balai_user("list", "--json").output) == []


def test_closing_signing_out_and_a_new_password_end_all_sessions(
    cast: Cast, visitor: Visitor, balai_user: Balai
) -> None:
    lead, member, observer = visitor("lead"), visitor("member"), visitor("observer")
    assert balai_user("deactivate", "lead@example.org").exit_code == 0
    assert balai_user("sign-out", "member@example.org").exit_code == 0
    assert balai_user("password", "observer@example.org", input=f"{PASSWORD}\n").exit_code == 0
    for client in (lead, member, observer):
        assert client.get("/account/").status_code == 302
    verbs = list(LedgerLine.objects.order_by("number").values_list("verb", flat=True))[-3:]
    assert verbs == ["people.account.deactivate", "people.account.sign_out", "people.account.set_password"]
    assert User.objects.get(email="observer@example.org").check_password(PASSWORD)


@pytest.mark.parametrize("name", sorted(user.commands))
def test_every_help_teaches_with_an_example(name: str, balai_user: Balai) -> None:
    done = balai_user(name, "--help")
    assert done.exit_code == 0
    assert f"balai user {name}" in done.output
