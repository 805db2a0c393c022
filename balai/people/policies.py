"""Who may write what of people."""

from __future__ import annotations

from balai.kernel.actors import Actor
from balai.people.models import Body, Expert, Participant, Seat, User
from balai.people.models.accounts import keeps_accounts


def may_keep_bodies(actor: Actor, target: object) -> bool:
    """Make bodies and participants: who convenes some body, an administrator, the console."""
    return bool(actor.co_chair_of or actor.serves) or actor.is_administrator or actor.is_console


def may_convene(actor: Actor, body: Body) -> bool:
    """Act for a body: its co-chairs, its support office, the console."""
    return body.party_id in actor.co_chair_of | actor.serves or actor.is_console


def may_keep_body(actor: Actor, body: Body) -> bool:
    """Change a body's facts: who convenes it, or whoever keeps accounts."""
    return may_convene(actor, body) or actor.is_administrator


def may_invite(actor: Actor, participant: Participant | None) -> bool:
    """Give a participant's seats: whoever keeps accounts."""
    return keeps_accounts(actor)


def may_end_seat(actor: Actor, seat: Seat) -> bool:
    return keeps_accounts(actor)


def may_enter_directory(actor: Actor, seat: Seat) -> bool:
    """Only the person who sits there: the directory is opt-in."""
    return actor.seat is not None and seat.party_id == actor.seat


def may_leave_directory(actor: Actor, expert: Expert) -> bool:
    return may_enter_directory(actor, expert.seat)


def may_keep_accounts(actor: Actor, target: object = None) -> bool:
    """See who has an account, and invite: an administrator, a support office, the console."""
    return keeps_accounts(actor)


def may_make_administrators(actor: Actor, target: object = None) -> bool:
    """Only whoever is one already, or has a shell on the server."""
    return actor.is_administrator or actor.is_console


def may_close_account(actor: Actor, user: User) -> bool:
    """A support office closes the accounts of everybody but administrators."""
    return may_make_administrators(actor) or (bool(actor.serves) and not user.is_administrator)


def may_sign_out(actor: Actor, user: User) -> bool:
    """End somebody's sessions: one's own, or as one who could close the account."""
    return actor.user == user.pk or may_close_account(actor, user)


def may_use_console(actor: Actor, target: object = None) -> bool:
    """What only an operator at the server does: set a password without knowing the old one."""
    return actor.is_console


def may_accept_invitation(actor: Actor, target: object = None) -> bool:
    """Whoever holds the link, and is nobody here yet."""
    return not (actor.is_signed_in or actor.is_console)
