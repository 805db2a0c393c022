"""A member says that it would lead, contribute to or support an item."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from balai.kernel.actions import Call, Refused, action
from balai.kernel.actors import Actor
from balai.kernel.labels import Level, find_label
from balai.people.models import Participant
from balai.workplan.models import ActionItem, Interest
from balai.workplan.models.parts import Taker


def may_offer_interest(actor: Actor, item: ActionItem) -> bool:
    """Whoever sits for a participant that reads as a member of the plan's body."""
    return actor.seat is not None and item.plan.body.party_id in actor.member_of


@action(
    "workplan.interest.offer",
    may_offer_interest,
    example=lambda world: Call(world.actor("member"), world.made(ActionItem), {"kind": "contribute"}),
)
def offer_interest(
    actor: Actor, item: ActionItem, /, *, kind: str, since: dt.date | None = None, source: str = ""
) -> Interest:
    """The actor's own participant offers. Members see it; it is for the participant to show it wider."""
    participant = Participant.objects.visible_to(actor).get(party=actor.participant)
    open_ones = Interest.objects.visible_to(actor).filter(item=item, participant=participant, until__isnull=True)
    if open_ones.filter(kind=kind).exists():
        raise Refused(f"{participant.printed} has said so already.")
    interest = Interest(
        item=item,
        position=Interest.objects.visible_to(actor).filter(item=item).count() + 1,
        kind=kind,
        taker=Taker.PARTICIPANT,
        participant=participant,
        as_printed=participant.printed,
        since=since or timezone.localdate(),
        source=source,
        label=find_label(Level.AMBER, body=item.plan.body.party_id, originator=actor.participant),
    )
    interest.full_clean()
    interest.save()
    return interest
