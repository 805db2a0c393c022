"""Making the Actor: from an account and its seat, for a named audience, for the console."""

from __future__ import annotations

from django.db.models import Q
from django.utils import timezone

from balai.kernel.actors import Actor, all_together
from balai.people.models import Alias, Body, CoChairTerm, Membership, Participant, Seat, User
from balai.people.models.bodies import READS_AS_MEMBER
from balai.people.models.dated import true_on

_WHY = "the actor is made before anybody can be asked"
CONVENING_ROLES = (Seat.Role.CO_CHAIR, Seat.Role.DESK_OFFICER)
"""Seats that act for a co-chair: the co-chair, and the officer at its desk."""


def current_seats(user: User) -> list[Seat]:
    """The seats that the person holds today."""
    seats = Seat.objects.unguarded(_WHY).filter(true_on(), user=user)
    return list(seats.select_related("participant", "body", "label").order_by("id"))


def actor_of(user: User, seat: Seat | None = None) -> Actor:
    """The actor of an account in one of its seats; the first current one where none is named."""
    if seat is None:
        seat = next(iter(current_seats(user)), None)
    if seat is None:
        return Actor(user=user.pk, name=user.name, is_signed_in=True, is_administrator=user.is_administrator)
    participant = seat.participant
    memberships = Membership.objects.unguarded(_WHY).filter(
        true_on(), _lives_on_today("body__"), participant=participant, capacity__in=READS_AS_MEMBER
    )
    terms = CoChairTerm.objects.unguarded(_WHY).filter(true_on(), _lives_on_today("body__"), participant=participant)
    if seat.body_id is not None:
        memberships, terms = memberships.filter(body=seat.body_id), terms.filter(body=seat.body_id)
    held = list(memberships.values_list("body__party_id", "capacity"))
    chairs = list(terms.values_list("body__party_id", flat=True)) if seat.role in CONVENING_ROLES else []
    return Actor(
        user=user.pk,
        name=user.name,
        seat=seat.party_id,
        participant=participant.party_id,
        member_of=frozenset(body for body, _ in held),
        co_chair_of=frozenset(chairs),
        serves=frozenset(
            body
            for body, capacity in held
            if capacity == Membership.Capacity.SUPPORT and seat.role == Seat.Role.SUPPORT_OFFICER
        ),
        is_administrator=user.is_administrator,
        is_signed_in=True,
    )


def _lives_on_today(prefix: str) -> Q:
    today = timezone.localdate()
    return Q(**{f"{prefix}ended_on__isnull": True}) | Q(**{f"{prefix}ended_on__gte": today})


def console() -> Actor:
    """Whoever has a shell on the server. It may do what an operator must, and reads as anybody signed in does."""
    return Actor(name="console", is_console=True, is_signed_in=True)


class UnknownAudience(ValueError):
    """No audience goes by that name. ``str()`` says which there are."""


def audience(name: str, body: Body | None = None) -> Actor:
    """The readership that a paper or an export is made for: "public", "members", "co-chairs", or a participant.

    ``members`` and ``co-chairs`` are those of ``body``; without one, the members of all bodies together, who read what
    each of them may read. Raises UnknownAudience.
    """
    wanted = name.strip().casefold()
    if wanted == "public":
        return Actor(name="public", is_audience=True)
    bodies = [body] if body is not None else list(Body.objects.unguarded(_WHY).filter(_lives_on_today("")))
    if wanted == "members":
        if body is not None and body.ended_on is not None and body.ended_on < timezone.localdate():
            bodies = []  # its AMBER went back to whom it came from
        if len(bodies) < 2:
            return _members([each.party_id for each in bodies])
        return all_together([_members([each.party_id]) for each in bodies], "members")
    if wanted == "co-chairs":
        terms = CoChairTerm.objects.unguarded(_WHY).filter(true_on(), body__in=bodies).select_related("participant")
        chairs = [_reader(term.participant) for term in terms]
        if not chairs:
            raise UnknownAudience("This body has no co-chairs today.")
        return all_together(chairs, "co-chairs")
    participants = Participant.objects.unguarded(_WHY)
    found = participants.filter(Q(code__iexact=wanted) | Q(name__iexact=wanted) | Q(short_name__iexact=wanted)).first()
    if found is None:
        alias = Alias.objects.unguarded(_WHY).filter(name__iexact=wanted).select_related("participant").first()
        found = alias.participant if alias else None
    if found is None:
        raise UnknownAudience(
            f"There is no audience “{name}”. Say public, members, co-chairs, or a participant such as “au” or “IOM”."
        )
    return _reader(found)


def _members(bodies: list[int]) -> Actor:
    return Actor(name="members", is_audience=True, is_signed_in=True, member_of=frozenset(bodies))


def _reader(participant: Participant) -> Actor:
    """Everybody of a participant at once: it reads what any seat without special release does."""
    held = Membership.objects.unguarded(_WHY).filter(
        true_on(), _lives_on_today("body__"), participant=participant, capacity__in=READS_AS_MEMBER
    )
    return Actor(
        name=participant.printed,
        participant=participant.party_id,
        member_of=frozenset(held.values_list("body__party_id", flat=True)),
        is_audience=True,
        is_signed_in=True,
    )
