"""Writes of who leads an item, who is interested, and which areas it serves: dated facts, each with its source."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from balai.kernel.actions import Call, Refused, action
from balai.kernel.actors import Actor
from balai.kernel.guard import GuardedQuerySet
from balai.people.models import Participant
from balai.people.models.dated import true_on
from balai.workplan.models import ActionItem, CooperationArea, Interest, ItemArea, Lead
from balai.workplan.models.parts import Taker
from balai.workplan.policies import (
    may_edit_item,
    may_end_part,
    may_record_interest,
    may_withdraw_interest,
)

OPEN_ONCE = "what is open already, seen or not, must not be opened twice"


def _check_taker(taker: str, participant: Participant | None) -> None:
    if taker not in Taker.values:
        raise Refused(_("Say who it is."))
    if taker == Taker.PARTICIPANT and participant is None:
        raise Refused(_("Say which participant it is."))


def _is_taken(rows: GuardedQuerySet[Any], item: ActionItem, taker: str, participant: Participant | None) -> bool:
    """Whether the same takes the part today already."""
    return rows.filter(true_on(), item=item, taker=taker, participant=participant).exclude(taker=Taker.UNKNOWN).exists()


@action(
    "workplan.lead.add",
    may_edit_item,
    example=lambda world: Call(
        world.actor("co-chair"),
        world.shared(ActionItem),
        {"taker": "participant", "participant": world.shared(Participant), "since": dt.date(2024, 3, 1)},
    ),
)
def add_lead(
    actor: Actor,
    item: ActionItem,
    /,
    *,
    taker: str,
    participant: Participant | None = None,
    since: dt.date | None = None,
    source: str = "",
) -> Lead:
    """Somebody leads the item from a day on. It is read by whoever reads the item."""
    _check_taker(taker, participant)
    if _is_taken(Lead.objects.unguarded(OPEN_ONCE), item, taker, participant):
        raise Refused(_("This lead stands here already."))
    lead = Lead(
        item=item,
        taker=taker,
        participant=participant,
        position=Lead.objects.visible_to(actor).filter(item=item).count() + 1,
        since=since,
        source=source,
        label=item.label,
    )
    lead.full_clean()
    lead.save()
    return lead


@action(
    "workplan.lead.end",
    may_end_part,
    example=lambda world: Call(world.actor("co-chair"), world.made(Lead), {"until": dt.date(2030, 1, 1)}),
)
def end_lead(actor: Actor, lead: Lead, /, *, until: dt.date) -> Lead:
    """The last day on which it holds. The fact stays: who led then, led then."""
    if lead.until is not None:
        raise Refused(_("This lead has ended already."))
    lead.until = until
    lead.full_clean()
    lead.save()
    return lead


@action(
    "workplan.interest.record",
    may_record_interest,
    example=lambda world: Call(
        world.actor("member"),
        world.shared(ActionItem),
        {"participant": Participant.objects.visible_to(world.actor("member")).get(party=world.party("member"))},
    ),
)
def record_interest(
    actor: Actor,
    item: ActionItem,
    /,
    *,
    participant: Participant,
    kind: str = Interest.Kind.OPEN,
    since: dt.date | None = None,
    source: str = "",
) -> Interest:
    """A participant would lead, contribute or support. Who does not convene the body says so for its own alone."""
    if not may_edit_item(actor, item) and participant.party_id != actor.participant:
        raise Refused(_("You may record the interest of your own participant only."))
    if _is_taken(Interest.objects.unguarded(OPEN_ONCE), item, Taker.PARTICIPANT, participant):
        raise Refused(_("This interest stands here already. Withdraw it first if it has changed."))
    interest = Interest(
        item=item,
        taker=Taker.PARTICIPANT,
        participant=participant,
        position=Interest.objects.visible_to(actor).filter(item=item).count() + 1,
        kind=kind,
        since=since or timezone.localdate(),
        source=source,
        label=item.label,
    )
    interest.full_clean()
    interest.save()
    return interest


@action(
    "workplan.interest.withdraw",
    may_withdraw_interest,
    example=lambda world: Call(world.actor("co-chair"), world.made(Interest)),
)
def withdraw_interest(actor: Actor, interest: Interest, /, *, until: dt.date | None = None) -> Interest:
    """The last day of the interest, today by default. That it was there stays known."""
    if interest.until is not None:
        raise Refused(_("This interest has been withdrawn already."))
    interest.until = until or timezone.localdate()
    interest.full_clean()
    interest.save()
    return interest


@action(
    "workplan.item.area",
    may_edit_item,
    example=lambda world: Call(
        world.actor("co-chair"), world.shared(ActionItem), {"area": world.made(CooperationArea)}
    ),
)
def add_area(actor: Actor, item: ActionItem, /, *, area: CooperationArea) -> ActionItem:
    """The item serves one more area of cooperation."""
    served = ItemArea.objects.unguarded("an item serves an area once, whoever sees that").filter(item=item)
    if served.filter(area=area).exists():
        raise Refused(_("The item serves this area already."))
    if area.plan_id is not None and area.plan_id != item.plan_id:
        raise Refused(_("This area belongs to another plan."))
    added = ItemArea(item=item, area=area, position=served.count() + 1, label=item.label)
    added.full_clean()
    added.save()
    return item
