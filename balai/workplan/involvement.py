"""What a participant leads and is interested in, across every plan that the reader sees."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q

from balai.kernel.actors import Actor
from balai.kernel.guard import Record
from balai.people.models.dated import true_on
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

    @property
    def own_leads(self) -> list[Involvement]:
        """Those that are not everybody's."""
        return [each for each in self.leads if each.part.taker != Taker.ALL_MEMBERS]

    @property
    def shared_leads(self) -> list[Involvement]:
        """Those of all members."""
        return [each for each in self.leads if each.part.taker == Taker.ALL_MEMBERS]

    def records(self) -> list[Record]:
        return [record for each in (*self.leads, *self.interest) for record in each.records()]


def involvements(
    actor: Actor, mine: Q, plans: Iterable[Plan] | None = None, items: Iterable[ActionItem] | None = None
) -> Involvements:
    """The open parts that fit ``mine``: in these plans and items, which ``actor`` sees, or in all that it sees."""
    leads = list(Lead.objects.visible_to(actor).filter(true_on(), mine))
    interest = list(Interest.objects.visible_to(actor).filter(true_on(), mine))
    if items is None:
        items = ActionItem.objects.visible_to(actor).filter(pk__in={part.item_id for part in (*leads, *interest)})
    item_by_id = {item.pk: item for item in items}
    if plans is None:
        plans = Plan.objects.visible_to(actor).filter(pk__in={item.plan_id for item in item_by_id.values()})
    plan_by_id = {plan.pk: plan for plan in plans}

    def with_places(parts: Sequence[Lead | Interest]) -> list[Involvement]:
        placed = [(part, item_by_id[part.item_id]) for part in parts if part.item_id in item_by_id]
        found = [Involvement(part, item, plan_by_id[item.plan_id]) for part, item in placed]
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
