"""``balai user``: accounts and invitations, for whoever has a shell on the server."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

if TYPE_CHECKING:
    from balai.people.models import Body, Participant, User

R = TypeVar("R")
ROLES = ("co_chair", "desk_officer", "focal_point", "lead_officer", "official", "support_officer", "representative")
"""Of balai.people.models.SeatRole, which is not loaded before the command runs; a test holds the two together."""
EXIT_REFUSED = 1


def _refuse(sentence: str) -> NoReturn:
    """End with a sentence and exit code 1."""
    click.echo(sentence, err=True)
    sys.exit(EXIT_REFUSED)


def _attempt(act: Callable[[], R]) -> R:
    """What the act gives; what is refused or found wrong ends the command with its sentence."""
    from django.core.exceptions import ValidationError  # needs the apps

    from balai.kernel.actions import Denied, Refused

    try:
        return act()
    except Refused as refused:
        _refuse(str(refused))
    except ValidationError as wrong:
        _refuse(" ".join(wrong.messages))
    except Denied:
        _refuse("The console may not do this.")


def _user(email: str) -> User:
    from balai.people.accounts import account_of  # needs the apps

    found = account_of(email)
    if found is None:
        _refuse(f"There is no account with the address {email}. List them with: balai user list")
    return found


def _participant(code: str) -> Participant:
    from balai.people.actors import console  # needs the apps
    from balai.people.models import Participant

    found = Participant.objects.visible_to(console()).filter(code__iexact=code).first()
    if found is None:
        _refuse(f"There is no participant with the code {code}. Its code stands on the participant's page.")
    return found


def _body(code: str) -> Body:
    from balai.people.actors import console  # needs the apps
    from balai.people.models import Body

    found = Body.objects.visible_to(console()).filter(code__iexact=code).first()
    if found is None:
        _refuse(f"There is no body with the code {code}. Its code stands on the body's page.")
    return found


def _seat_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say where a person will sit."""
    options = (
        click.option("--name", default="", help="The person's name, as others should read it."),
        click.option("--participant", "participant_code", default="", help="The code of whom the person sits for: au."),
        click.option("--role", type=click.Choice(ROLES), help="In which role."),
        click.option("--title", default="", help="Office and ministry or unit, as on a card."),
        click.option("--body", "body_code", default="", help="The code of the one body that the seat is limited to."),
        click.option("--administrator", is_flag=True, help="Looks after accounts, and reads nothing by that."),
    )
    for option in reversed(options):  # as decorators stand: the last one is applied first
        command = option(command)
    return command


def _seat(participant_code: str, role: str | None, title: str, body_code: str, administrator: bool) -> dict[str, Any]:
    """What the options say, as arguments of the services. Wrong use where they do not fit together."""
    if bool(participant_code) != bool(role):
        raise click.UsageError("Say both --participant and --role, or neither.")
    if not participant_code and not administrator:
        raise click.UsageError("Say for whom the person sits (--participant and --role), or --administrator.")
    if not participant_code and (title or body_code):
        raise click.UsageError("--title and --body belong to a seat: say --participant and --role too.")
    return {
        "participant": _participant(participant_code) if participant_code else None,
        "role": role or "",
        "title": title,
        "body": _body(body_code) if body_code else None,
    }


@click.group(help="Accounts: add, invite, withdraw, list, close, set a password, sign out.")
def user() -> None:
    pass


@user.command(name="add")
@click.argument("email")
@_seat_options
@click.option("--password-stdin", is_flag=True, help="Read the first password from standard input.")
@click.option("--json", "as_json", is_flag=True, help='Print one object: {"email", "link", "made"}.')
def add(
    email: str,
    name: str,
    participant_code: str,
    role: str | None,
    title: str,
    body_code: str,
    administrator: bool,
    password_stdin: bool,
    as_json: bool,
) -> None:
    """Make an account for EMAIL. Without a password it prints a link by which the person chooses one.

    \b
    Examples:  balai user add you@example.org --administrator
               balai user add lee@example.org --name "Lee Example" --participant au --role desk_officer
               pass show lee | balai user add lee@example.org --name "Lee Example" --participant au \\
                   --role desk_officer --password-stdin
    Exit code 0 when it is made, 1 when it is refused, 2 when the options do not fit together.
    """
    from balai.people.accounts import add_account  # needs the apps
    from balai.people.actors import console

    what = _seat(participant_code, role, title, body_code, administrator)
    if not password_stdin:
        _invite(email, name, administrator, as_json, what)
        return
    if not name:
        raise click.UsageError("Say the person's --name: with --password-stdin the account is made at once.")
    password = _read_password()
    participant = what.pop("participant")
    _attempt(
        lambda: add_account(
            console(), participant, email=email, name=name, password=password, is_administrator=administrator, **what
        )
    )
    _answer(as_json, {"email": email, "link": None, "made": True}, f"The account {email} is made.")


@user.command(name="invite")
@click.argument("email")
@_seat_options
@click.option("--json", "as_json", is_flag=True, help='Print one object: {"email", "link", "made"}.')
def invite(
    email: str,
    name: str,
    participant_code: str,
    role: str | None,
    title: str,
    body_code: str,
    administrator: bool,
    as_json: bool,
) -> None:
    """Invite EMAIL: prints a link that works once, for 14 days. It is mailed too where mail is set up.

    \b
    Example:  balai user invite lee@example.org --participant au --role desk_officer --body tipwg
    Exit code 0 when the link is made, 1 when it is refused, 2 when the options do not fit together.
    """
    _invite(email, name, administrator, as_json, _seat(participant_code, role, title, body_code, administrator))


def _invite(email: str, name: str, administrator: bool, as_json: bool, what: dict[str, Any]) -> None:
    from balai.people.actors import console  # needs the apps
    from balai.people.invitations import invite as send
    from balai.people.invitations import mail_invitation

    participant = what.pop("participant")
    invitation, link = _attempt(
        lambda: send(console(), participant, email=email, name=name, makes_administrator=administrator, **what)
    )
    mailed = mail_invitation(invitation, link)
    how = "It was mailed too." if mailed else "Pass it on yourself, by a way that only this person reads."
    words = f"{link}\nThis link works once, for 14 days, and is not kept here. {how}"
    _answer(as_json, {"email": invitation.email, "link": link, "made": False}, words)


@user.command(name="withdraw")
@click.argument("email")
def withdraw(email: str) -> None:
    """Withdraw the open invitation of EMAIL: its link stops working. Invite again where a link was lost.

    \b
    Example:  balai user withdraw lee@example.org
    Exit code 0 when it is withdrawn, 1 when there is none.
    """
    from balai.people.actors import console  # needs the apps
    from balai.people.invitations import withdraw_invitation
    from balai.people.models import Invitation

    sent = Invitation.objects.visible_to(console()).filter(email__iexact=email.strip()).select_related("invited_by")
    found = next((each for each in sent if each.is_open), None)
    if found is None:
        _refuse(f"There is no open invitation to {email}.")
    _attempt(lambda: withdraw_invitation(console(), found))
    click.echo(f"The invitation of {found.email} is withdrawn.")


@user.command(name="list")
@click.option("--json", "as_json", is_flag=True, help="Print one list of objects: email, name, state, seats.")
def list_accounts(as_json: bool) -> None:
    """List all accounts with their seats of today.

    \b
    Example:  balai user list --json
    """
    from balai.people.actors import console, current_seats  # needs the apps
    from balai.people.models import User

    found: list[dict[str, Any]] = []
    for each in User.objects.visible_to(console()).order_by("email"):
        seats = current_seats(each)
        found.append(
            {
                "email": each.email,
                "name": each.name,
                "state": "open" if each.is_active else "closed",
                "administrator": each.is_administrator,
                "seats": [
                    {
                        "participant": seat.participant.code,
                        "role": seat.role,
                        "title": seat.title,
                        "body": seat.body.code if seat.body else None,
                    }
                    for seat in seats
                ],
            }
        )
        if not as_json:
            words = ", ".join(f"{seat.role} of {seat.participant.code}" for seat in seats) or "no seat"
            signs = ["closed"] * (not each.is_active) + ["administrator"] * each.is_administrator
            click.echo("  ".join([each.email, each.name, words, *signs]))
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    if not found:
        click.echo("There is no account yet. Make one: balai user add you@example.org --administrator")


@user.command(name="deactivate")
@click.argument("email")
def deactivate(email: str) -> None:
    """Close the account of EMAIL: it cannot sign in, and all its sessions end.

    \b
    Example:  balai user deactivate lee@example.org
    Exit code 0 when it is closed, 1 when there is none or it is closed already.
    """
    from balai.people.accounts import deactivate_account  # needs the apps
    from balai.people.actors import console

    found = _user(email)
    _attempt(lambda: deactivate_account(console(), found))
    click.echo(f"The account {found.email} is closed, and signed out everywhere.")


@user.command(name="password")
@click.argument("email")
def password(email: str) -> None:
    """Set the password of EMAIL: asks for it, or reads it from standard input. All sessions of the account end.

    \b
    Example:  balai user password lee@example.org
              pass show lee | balai user password lee@example.org
    Exit code 0 when it is set, 1 when it is too weak or there is no such account.
    """
    from balai.people.accounts import set_password  # needs the apps
    from balai.people.actors import console

    found = _user(email)
    chosen = _read_password()
    _attempt(lambda: set_password(console(), found, password=chosen))
    click.echo(f"The password of {found.email} is set.")


@user.command(name="sign-out")
@click.argument("email")
def sign_out(email: str) -> None:
    """End every session of the account of EMAIL.

    \b
    Example:  balai user sign-out lee@example.org
    """
    from balai.people.accounts import sign_out_everywhere  # needs the apps
    from balai.people.actors import console

    found = _user(email)
    _attempt(lambda: sign_out_everywhere(console(), found))
    click.echo(f"{found.email} is signed out everywhere.")


def _read_password() -> str:
    """Typed twice and not shown, or the first line of standard input."""
    if sys.stdin.isatty():
        return str(click.prompt("Password", hide_input=True, confirmation_prompt="The same again"))
    return sys.stdin.readline().rstrip("\r\n")


def _answer(as_json: bool, found: dict[str, Any], words: str) -> None:
    click.echo(json.dumps(found, ensure_ascii=False) if as_json else words)


COMMANDS = [user]
