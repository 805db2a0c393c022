"""What the first page shows: to the public what the group is, to who takes part what matters on an ordinary Tuesday."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from django.utils.translation import ngettext

from balai.kernel.actors import Actor
from balai.kernel.guard import Record
from balai.people.models import Body, CoChairTerm, Participant
from balai.people.models.dated import true_on
from balai.people.models.participants import ParticipantKind
from balai.workplan.involvement import Involvements, involvements, of_actor
from balai.workplan.listing import ListedPlan, is_current, listed_plans
from balai.workplan.models import CooperationArea, ItemArea, Reading
from balai.workplan.seen import with_labels


@dataclass(frozen=True, slots=True)
class CurrentPlan:
    """A plan that is going on, and the areas that none of its items serves."""

    listed: ListedPlan
    without_item: list[CooperationArea]


@dataclass(slots=True)
class Home:
    """Everything on the first page, for one reader."""

    bodies: list[Body]
    plans: list[ListedPlan]
    participants: list[Participant]
    co_chairs: dict[int, list[Participant]]
    """Today's, by body."""
    current: list[CurrentPlan] = field(default_factory=list)
    own: Involvements = field(default_factory=lambda: Involvements([], []))
    readings: int = 0
    """Documents that the reader is checking. Their names stay on their own page: they are TLP:RED."""
    member_of: list[Body] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not self.bodies and not self.plans

    @property
    def kinds(self) -> list[tuple[str, int]]:
        """How many of each kind take part, the most numerous first."""
        counts = Counter(ParticipantKind(each.kind) for each in self.participants)
        return [(_in_words(kind, count), count) for kind, count in counts.most_common()]

    def shown(self) -> list[Record]:
        return with_labels(
            self.bodies,
            [each.plan for each in self.plans],
            [item for each in self.current for item in each.listed.items],
            [area for each in self.current for area in each.without_item],
            self.participants,
            self.own.records(),
        )


def _in_words(kind: ParticipantKind, count: int) -> str:
    words = {
        ParticipantKind.STATE: ngettext("state", "states", count),
        ParticipantKind.JURISDICTION: ngettext("jurisdiction", "jurisdictions", count),
        ParticipantKind.ORGANISATION: ngettext("international organisation", "international organisations", count),
        ParticipantKind.COMPANY: ngettext("company", "companies", count),
        ParticipantKind.CIVIL_SOCIETY: ngettext("civil society organisation", "civil society organisations", count),
        ParticipantKind.REGIONAL_FORUM: ngettext("regional forum", "regional fora", count),
        ParticipantKind.SUPPORT_OFFICE: ngettext("support office", "support offices", count),
    }
    return words[kind]


def home_of(actor: Actor) -> Home:
    """Twelve queries at most."""
    plans = listed_plans(actor)
    participants = list(Participant.objects.visible_to(actor))
    by_id = {each.pk: each for each in participants}
    co_chairs: dict[int, list[Participant]] = {}
    for term in CoChairTerm.objects.visible_to(actor).filter(true_on()):
        if term.participant_id in by_id:
            co_chairs.setdefault(term.body_id, []).append(by_id[term.participant_id])
    current = [each for each in plans if is_current(each.plan)]
    home = Home(
        bodies=list(Body.objects.visible_to(actor).filter(ended_on__isnull=True)),
        plans=plans,
        participants=participants,
        co_chairs=co_chairs,
    )
    home.current = _with_areas(actor, current)
    if actor.is_signed_in:
        items = [item for each in current for item in each.items]
        home.own = involvements(actor, of_actor(actor), [each.plan for each in current], items)
        home.readings = Reading.objects.visible_to(actor).filter(state=Reading.State.OPEN).count()
        home.member_of = [body for body in home.bodies if body.party_id in actor.member_of]
    return home


def _with_areas(actor: Actor, plans: list[ListedPlan]) -> list[CurrentPlan]:
    """Of each plan, the areas of the strategies that it works by, and its own, that no item serves."""
    areas = {area.pk: area for area in CooperationArea.objects.visible_to(actor)}
    served: dict[int, set[int]] = {}
    links = ItemArea.objects.visible_to(actor).filter(item__plan__in=[each.plan for each in plans])
    for plan, area in links.values_list("item__plan_id", "area_id"):
        served.setdefault(plan, set()).add(area)
    found = []
    for each in plans:
        of_plan = served.get(each.plan.pk, set())
        strategies = {areas[area].strategy for area in of_plan if area in areas and areas[area].plan_id is None}
        lacking = [
            area
            for area in areas.values()
            if area.pk not in of_plan
            and (area.plan_id == each.plan.pk or (area.plan_id is None and area.strategy in strategies))
        ]
        found.append(CurrentPlan(each, lacking))
    return found
