"""Lists of plans with what stands in them, as one reader sees it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from balai.kernel.actors import Actor
from balai.people.models import Body
from balai.people.models.dated import true_on
from balai.workplan.models import ActionItem, Lead, Plan


@dataclass(frozen=True, slots=True)
class ListedPlan:
    """A plan with its figures. ``body`` is None where it is hidden from the reader."""

    plan: Plan
    body: Body | None
    items: list[ActionItem]
    without_lead: list[ActionItem]
    """Those that nobody leads today."""


def listed_plans(actor: Actor, body: Body | None = None) -> list[ListedPlan]:
    """Every plan that ``actor`` sees, or those of a body, newest first. Four queries."""
    rows = Plan.objects.visible_to(actor)
    plans = list(rows.filter(body=body) if body is not None else rows)
    bodies = {body.pk: body for body in Body.objects.visible_to(actor)}
    items: dict[int, list[ActionItem]] = {}
    for item in ActionItem.objects.visible_to(actor).filter(plan__in=plans).defer("notes", "status_as_printed"):
        items.setdefault(item.plan_id, []).append(item)
    led = set(Lead.objects.visible_to(actor).filter(true_on(), item__plan__in=plans).values_list("item_id", flat=True))
    return [
        ListedPlan(
            plan,
            bodies.get(plan.body_id),
            items.get(plan.pk, []),
            [item for item in items.get(plan.pk, ()) if item.pk not in led],
        )
        for plan in plans
    ]


def is_current(plan: Plan) -> bool:
    """Not closed, and its years are not over."""
    is_over = plan.last_year is not None and plan.last_year < timezone.localdate().year
    return plan.state != Plan.State.CLOSED and not is_over


@dataclass(frozen=True, slots=True)
class PlanFilter:
    """What the reader asked for: a body's key, a state, a period; "" asks for nothing."""

    body: str = ""
    state: str = ""
    period: str = ""

    @classmethod
    def of(cls, query: QueryDict) -> PlanFilter:
        return cls(**{name: query.get(name, "").strip()[:60] for name in cls.__slots__})

    @property
    def is_on(self) -> bool:
        return bool(self.body or self.state or self.period)

    def fits(self, listed: ListedPlan) -> bool:
        return (
            (not self.body or (listed.body is not None and listed.body.key == self.body))
            and (not self.state or listed.plan.state == self.state)
            and (not self.period or listed.plan.period == self.period)
        )


Options = list[tuple[str, str]]


def plan_choices(listed: Sequence[ListedPlan]) -> tuple[Options, Options, Options]:
    """The options of the filters by body, state and period: only what some plan has."""
    bodies = {each.body.key: each.body.printed for each in listed if each.body is not None}
    states = {each.plan.state for each in listed}
    periods = dict.fromkeys(each.plan.period for each in listed if each.plan.period)
    every = ("", _("All"))
    return (
        [every, *sorted(bodies.items(), key=lambda pair: pair[1])],
        [every, *((value, str(words)) for value, words in Plan.State.choices if value in states)],
        [every, *((period, period) for period in periods)],
    )
