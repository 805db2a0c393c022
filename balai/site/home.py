"""What the first page shows: to the public what the group is, to who takes part what matters on an ordinary Tuesday."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from balai.kernel.actors import Actor
from balai.kernel.guard import Record
from balai.people.models import Body, CoChairTerm, Participant
from balai.people.models.dated import true_on
from balai.workplan.gaps import areas_without_item, items_without_lead
from balai.workplan.involvement import Involvements, involvements, of_actor
from balai.workplan.listing import ListedPlan, is_current, listed_plans
from balai.workplan.models import ActionItem, CooperationArea, Reading
from balai.workplan.seen import SeenItem, areas_in_play, load_items, with_labels


@dataclass(frozen=True, slots=True)
class CurrentPlan:
    """A plan that is going on, and what it lacks."""

    listed: ListedPlan
    without_lead: list[SeenItem]
    without_item: list[CooperationArea]
    areas: int


@dataclass(slots=True)
class Home:
    """Everything on the first page, for one reader."""

    bodies: list[Body]
    plans: list[ListedPlan]
    current: list[CurrentPlan]
    participants: list[Participant]
    co_chairs: dict[int, list[Participant]]
    """Today's, by body."""
    own: Involvements | None = None
    readings: list[Reading] = field(default_factory=list)
    member_of: list[Body] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not self.bodies and not self.plans

    @property
    def kinds(self) -> list[tuple[str, int]]:
        """How many of each kind take part, the most numerous first."""
        return Counter(each.get_kind_display() for each in self.participants).most_common()

    def shown(self) -> list[Record]:
        return with_labels(
            self.bodies,
            [each.plan for each in self.plans],
            (record for each in self.current for seen in each.without_lead for record in seen.records()),
            (area for each in self.current for area in each.without_item),
            self.participants,
            self.readings,
            self.own.records() if self.own else (),
        )


def home_of(actor: Actor) -> Home:
    plans = listed_plans(actor)
    participants = list(Participant.objects.visible_to(actor))
    by_id = {each.pk: each for each in participants}
    co_chairs: dict[int, list[Participant]] = {}
    for term in CoChairTerm.objects.visible_to(actor).filter(true_on()):
        if term.participant_id in by_id:
            co_chairs.setdefault(term.body_id, []).append(by_id[term.participant_id])
    home = Home(
        bodies=list(Body.objects.visible_to(actor).filter(ended_on__isnull=True)),
        plans=plans,
        current=_current(actor, [each for each in plans if is_current(each.plan)]),
        participants=participants,
        co_chairs=co_chairs,
    )
    if actor.is_signed_in:
        home.own = involvements(actor, of_actor(actor)).current()
        home.readings = list(Reading.objects.visible_to(actor).filter(state=Reading.State.OPEN).defer("source", "draft"))
        home.member_of = [body for body in home.bodies if body.party_id in actor.member_of]
    return home


def _current(actor: Actor, plans: list[ListedPlan]) -> list[CurrentPlan]:
    rows = [each.plan for each in plans]
    items = load_items(actor, list(ActionItem.objects.visible_to(actor).filter(plan__in=rows)), item__plan__in=rows)
    areas = list(CooperationArea.objects.visible_to(actor))
    found = []
    for each in plans:
        of_plan = [seen for seen in items if seen.item.plan_id == each.plan.pk]
        in_play = areas_in_play(areas, each.plan, of_plan)
        lacking = areas_without_item(in_play, of_plan)
        found.append(CurrentPlan(each, items_without_lead(of_plan), lacking, len(in_play)))
    return found
