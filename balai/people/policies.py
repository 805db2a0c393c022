"""Who may write what of people."""

from __future__ import annotations

from balai.kernel.actors import Actor
from balai.people.models import Body, Expert, Participant, Seat


def may_keep_bodies(actor: Actor, target: object) -> bool:
    """Make bodies and participants: who convenes some body, an administrator, the console."""
    return bool(actor.co_chair_of or actor.serves) or actor.is_administrator or actor.is_console


def may_convene(actor: Actor, body: Body) -> bool:
    """Act for a body: its co-chairs, its support office, the console."""
    return body.party_id in actor.co_chair_of | actor.serves or actor.is_console


def may_keep_body(actor: Actor, body: Body) -> bool:
    """Change a body's facts: who convenes it, or whoever keeps accounts."""
    return may_convene(actor, body) or actor.is_administrator


def may_invite(actor: Actor, participant: Participant) -> bool:
    """Give a participant's seats: an administrator, the console, a support office."""
    return actor.is_administrator or actor.is_console or bool(actor.serves)


def may_end_seat(actor: Actor, seat: Seat) -> bool:
    return actor.is_administrator or actor.is_console or bool(actor.serves)


def may_enter_directory(actor: Actor, seat: Seat) -> bool:
    """Only the person who sits there: the directory is opt-in."""
    return actor.seat is not None and seat.party_id == actor.seat


def may_leave_directory(actor: Actor, expert: Expert) -> bool:
    return may_enter_directory(actor, expert.seat)
