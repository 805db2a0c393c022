"""Writes of seats and of the directory of experts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from balai.kernel.actions import Call, Refused, action
from balai.kernel.actors import Actor
from balai.kernel.examples import World
from balai.kernel.keys import new_key
from balai.kernel.labels import Level, find_label
from balai.kernel.models import Party
from balai.people import policies
from balai.people.models import Body, Expert, Participant, Seat, User


@action(
    "people.seat.give",
    policies.may_invite,
    example=lambda world: Call(
        world.actor("administrator"),
        world.shared(Participant),
        {"user": User.objects.create(email=f"new-{new_key()}@example.org", name="New Person"), "role": "official"},
    ),
)
def give_seat(
    actor: Actor,
    participant: Participant,
    /,
    *,
    user: User,
    role: str,
    title: str = "",
    body: Body | None = None,
    since: dt.date | None = None,
) -> Seat:
    """Seat a person for a participant. Nobody seats themselves: what one may read is for another to say."""
    if actor.user == user.pk:
        raise Refused(_("You cannot give a seat to yourself. Ask another administrator, or the support office."))
    return seat_person(participant, user=user, role=role, title=title, body=body, since=since)


def seat_person(
    participant: Participant,
    *,
    user: User,
    role: str,
    title: str = "",
    body: Body | None = None,
    since: dt.date | None = None,
) -> Seat:
    """The seat itself, inside an action. Who sits where is known to everybody signed in: TLP:GREEN."""
    seat = Seat(
        party=Party.objects.create(kind=Party.Kind.SEAT),
        user=user,
        participant=participant,
        body=body,
        role=role,
        title=title,
        since=since or timezone.localdate(),
        label=find_label(Level.GREEN, originator=participant.party_id),
    )
    seat.full_clean()
    seat.save()
    return seat


@action(
    "people.seat.end",
    policies.may_end_seat,
    example=lambda world: Call(
        world.actor("administrator"), world.made(Seat, Level.GREEN), {"until": dt.date(2030, 1, 1)}
    ),
)
def end_seat(actor: Actor, seat: Seat, /, *, until: dt.date) -> Seat:
    """The last day of the seat; what it opened closes with it."""
    if seat.until is not None and seat.until < until:
        raise Refused(_("This seat has ended already."))
    seat.until = until
    seat.full_clean()
    seat.save()
    return seat


def _seat_of(name: str, world: World) -> Seat:
    return Seat.objects.visible_to(world.actor(name)).get(party=world.party(f"seat of {name}"))


@action(
    "people.expert.enter",
    policies.may_enter_directory,
    example=lambda world: Call(
        world.actor("lead"),
        _seat_of("lead", world),
        {"topics": ["screening at airports"], "languages": ["en"]},
    ),
)
def enter_directory(
    actor: Actor, seat: Seat, /, *, topics: Sequence[str], languages: Sequence[str], note: str = ""
) -> Expert:
    """Be found by members as an expert; or change one's own entry."""
    if not seat.is_current():
        raise Refused(_("This seat has ended, and cannot be found in the directory any more."))
    if not topics:
        raise Refused(_("Name at least one topic on which members may ask you."))
    bodies = sorted(actor.member_of)
    if not bodies:
        raise Refused(_("The directory is for members of a body. Your seat is not in one."))
    label = find_label(Level.AMBER, body=bodies[0], originator=seat.participant.party_id, audience=bodies[1:])
    expert = Expert.objects.visible_to(actor).filter(seat=seat).first() or Expert(seat=seat)
    expert.topics, expert.languages, expert.note = list(topics), list(languages), note
    expert.label, expert.consented_at = label, timezone.now()
    expert.full_clean()
    expert.save()
    return expert


@action(
    "people.expert.leave",
    policies.may_leave_directory,
    example=lambda world: Call(world.actor("member"), world.made(Expert, seat=_seat_of("member", world))),
)
def leave_directory(actor: Actor, expert: Expert, /) -> Seat:
    """Take one's own entry out for good."""
    seat = expert.seat
    expert.delete()
    return seat
