"""What a participant leads and is interested in, across every plan that the reader sees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from balai.kernel.actors import Actor
from balai.kernel.guard import Record
from balai.people.models.dated import true_on
from balai.workplan.listing import is_current
from balai.workplan.models import ActionItem, Interest, Lead, Plan
from balai.workplan.models.parts import Taker


@dataclass(frozen=True, slots=True)
class Involvement:
    """A part that somebody takes in an item, with the plan that it stands in."""

    part: Lead | Interest
    item: ActionItem
    plan: Plan

    @property
    def role(self) -> str:
        """The role as which it is taken, where it is not by name; what an interest is in."""
        if self.part.taker != Taker.PARTICIPANT:
            return str(Taker(self.part.taker).label)
        return str(self.part.get_kind_display()) if isinstance(self.part, Interest) else ""

    def records(self) -> tuple[Record, ...]:
        return self.part, self.item, self.plan


@dataclass(frozen=True, slots=True)
class Involvements:
    leads: list[Involvement]
    interest: list[Involvement]

    def current(self) -> Involvements:
        """Those in plans that are going on."""
        return Involvements(
            [each for each in self.leads if is_current(each.plan)],
            [each for each in self.interest if is_current(each.plan)],
        )

    def records(self) -> list[Record]:
        return [record for each in (*self.leads, *self.interest) for record in each.records()]


def involvements(actor: Actor, mine: Q) -> Involvements:
    """The open parts that fit ``mine``. Four queries."""
    leads = list(Lead.objects.visible_to(actor).filter(true_on(), mine))
    interest = list(Interest.objects.visible_to(actor).filter(true_on(), mine))
    wanted = {part.item_id for part in (*leads, *interest)}
    items = {item.pk: item for item in ActionItem.objects.visible_to(actor).filter(pk__in=wanted)}
    plans = {
        plan.pk: plan for plan in Plan.objects.visible_to(actor).filter(pk__in={item.plan_id for item in items.values()})
    }

    def with_places(parts: Sequence[Lead | Interest]) -> list[Involvement]:
        found = [Involvement(part, items[part.item_id], plans[items[part.item_id].plan_id]) for part in parts]
        return sorted(found, key=lambda each: (-(each.plan.first_year or 0), each.plan.title, each.item.position))

    return Involvements(with_places(leads), with_places(interest))


def of_participant(party: int) -> Q:
    """What a participant takes by its name."""
    return Q(participant__party=party)


def of_actor(actor: Actor) -> Q:
    """What the actor's participant takes, by its name or by a role that it holds in the plan's body."""
    mine = Q(taker=Taker.CO_CHAIRS, item__plan__body__party__in=actor.co_chair_of)
    mine |= Q(taker=Taker.SUPPORT_OFFICE, item__plan__body__party__in=actor.serves)
    mine |= Q(taker=Taker.ALL_MEMBERS, item__plan__body__party__in=actor.member_of)
    return mine if actor.participant is None else mine | of_participant(actor.participant)
