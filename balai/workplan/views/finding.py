"""What the address names, as its reader sees it."""

from __future__ import annotations

from typing import Any, TypeVar

from django.http import Http404

from balai.kernel.actors import Actor
from balai.kernel.guard import Record
from balai.people.models import Body
from balai.workplan.models import ActionItem, Plan
from balai.workplan.policies import may_edit_plan

R = TypeVar("R", bound=Record)


def found_or_404(model: type[R], actor: Actor, **where: Any) -> R:
    """The one record, or the 404 that "absent" and "not yours" share."""
    record = model.objects.visible_to(actor).filter(**where).first()
    if record is None:
        raise Http404
    return record


def body_of(actor: Actor, plan: Plan) -> Body | None:
    """The plan's body, set on the plan; None where it is hidden from a reader of the plan."""
    body = Body.objects.visible_to(actor).filter(pk=plan.body_id).first()
    if body is not None:
        plan.body = body
    return body


def may_edit(actor: Actor, plan: Plan, body: Body | None) -> bool:
    """Whoever does not see the body does not convene it."""
    return body is not None and may_edit_plan(actor, plan)


def plan_to_edit(actor: Actor, key: str) -> Plan:
    """A plan that the actor may change; else a 404: the page to change it is not there for others."""
    plan = found_or_404(Plan, actor, key=key)
    if not may_edit(actor, plan, body_of(actor, plan)):
        raise Http404
    return plan


def item_of(actor: Actor, key: str) -> tuple[ActionItem, Plan, Body | None]:
    """An action item with its plan, which whoever sees the item sees, and the body if the reader sees that."""
    item = ActionItem.objects.visible_to(actor).filter(key=key).select_related("plan").first()
    if item is None:
        raise Http404
    return item, item.plan, body_of(actor, item.plan)


def item_to_edit(actor: Actor, key: str) -> ActionItem:
    item, plan, body = item_of(actor, key)
    if not may_edit(actor, plan, body):
        raise Http404
    return item
