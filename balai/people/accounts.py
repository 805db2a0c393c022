"""Writes of accounts: making one, closing it, signing a person out everywhere. What allauth writes itself (a changed
password, the time of the last sign-in) is no action and has no line in the ledger."""

from __future__ import annotations

from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext as _

from balai.kernel.actions import Call, Refused, action
from balai.kernel.actors import Actor
from balai.kernel.examples import World
from balai.kernel.keys import new_key
from balai.kernel.writing import note_change
from balai.people import policies
from balai.people.actors import console
from balai.people.models import Body, Participant, Seat, User
from balai.people.seating import seat_person


def account_of(email: str) -> User | None:
    """The account with this address, whatever its letter case."""
    return User.objects.filter(email__iexact=email.strip()).first()


def open_account(
    *,
    email: str,
    name: str,
    password: str,
    participant: Participant | None,
    role: str = "",
    title: str = "",
    body: Body | None = None,
    is_administrator: bool = False,
) -> Seat | User:
    """An account, with its first seat where a participant is given; inside an action.

    Raises Refused where the address is taken, ValidationError for a weak password.
    """
    if account_of(email) is not None:
        raise Refused(
            _("There is an account with this e-mail address already. Sign in with it, or give it another seat.")
        )
    user = User(email=email.strip().lower(), name=name.strip(), is_administrator=is_administrator)
    validate_password(password, user)
    user.set_password(password)
    user.full_clean()
    note_change(user)
    user.save()
    if participant is None:
        return user
    return seat_person(participant, user=user, role=role, title=title, body=body)


def _change(user: User, *fields: str) -> User:
    """Save these fields, noted for the ledger."""
    note_change(user, fields)
    user.save(update_fields=fields)
    return user


def _somebody(name: str) -> User:
    return User.objects.create(email=f"{name}-{new_key()}@example.org", name=f"Somebody to {name}")


def _by_administrator(world: World, name: str) -> Call:
    return Call(world.actor("administrator"), _somebody(name))


@action(
    "people.account.add",
    policies.may_use_console,
    example=lambda world: Call(
        console(),
        world.shared(Participant),
        {
            "email": f"added-{new_key()}@example.org",
            "name": "Added Person",
            "password": "a long way to Bangkok",
            "role": "official",
        },
    ),
)
def add_account(
    actor: Actor,
    participant: Participant | None,
    /,
    *,
    email: str,
    name: str,
    password: str,
    role: str = "",
    title: str = "",
    body: Body | None = None,
    is_administrator: bool = False,
) -> Seat | User:
    """An account made by an operator, who chooses its first password. Everybody else invites."""
    return open_account(
        email=email,
        name=name,
        password=password,
        participant=participant,
        role=role,
        title=title,
        body=body,
        is_administrator=is_administrator,
    )


@action("people.account.deactivate", policies.may_close_account, example=lambda w: _by_administrator(w, "deactivate"))
def deactivate_account(actor: Actor, user: User, /) -> User:
    """Close an account: it cannot sign in, and every session of it ends. Its past acts keep its name."""
    if actor.user == user.pk:
        raise Refused(_("You cannot close your own account. Ask another administrator."))
    if not user.is_active:
        raise Refused(_("This account is closed already."))
    user.is_active, user.session_mark = False, new_key()
    return _change(user, "is_active", "session_mark")


def _closed(world: World) -> Call:
    user = _somebody("reactivate")
    user.is_active = False
    user.save()
    return Call(world.actor("administrator"), user)


@action("people.account.reactivate", policies.may_close_account, example=_closed)
def reactivate_account(actor: Actor, user: User, /) -> User:
    """Open a closed account again, with its password and the seats that have not ended."""
    if user.is_active:
        raise Refused(_("This account is open."))
    user.is_active = True
    return _change(user, "is_active")


@action(
    "people.account.set_administrator",
    policies.may_make_administrators,
    example=lambda world: Call(world.actor("administrator"), _somebody("promote"), {"is_administrator": True}),
)
def set_administrator(actor: Actor, user: User, /, *, is_administrator: bool) -> User:
    """An administrator keeps accounts, and reads nothing by that. Nobody takes it from themselves: one must remain."""
    if actor.user == user.pk:
        raise Refused(_("You cannot change this for yourself. Ask another administrator."))
    user.is_administrator = is_administrator
    return _change(user, "is_administrator")


@action("people.account.sign_out", policies.may_sign_out, example=lambda world: _by_administrator(world, "sign out"))
def sign_out_everywhere(actor: Actor, user: User, /) -> User:
    """End every session of the account, the one that asks too."""
    user.session_mark = new_key()
    return _change(user, "session_mark")


@action(
    "people.account.set_password",
    policies.may_use_console,
    example=lambda world: Call(console(), _somebody("set"), {"password": "a long way to Bangkok"}),
)
def set_password(actor: Actor, user: User, /, *, password: str) -> User:
    """A password set by an operator; it ends every session of the account. Raises ValidationError for a weak one."""
    validate_password(password, user)
    user.set_password(password)
    return _change(user, "password")
