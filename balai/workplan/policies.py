"""Who may write what in a work plan."""

from __future__ import annotations

from balai.kernel.actors import Actor
from balai.people.models import Body
from balai.people.policies import may_convene
from balai.workplan.models import ActionItem, Plan, Reading


def may_add_plan(actor: Actor, body: Body) -> bool:
    """The body's co-chairs, its support office, the console."""
    return may_convene(actor, body)


def may_edit_plan(actor: Actor, plan: Plan) -> bool:
    return may_convene(actor, plan.body)


def may_edit_item(actor: Actor, item: ActionItem) -> bool:
    return may_edit_plan(actor, item.plan)


def may_send_document(actor: Actor, target: object) -> bool:
    """Have a document read: whoever could make a plan out of it."""
    return actor.seat is not None and bool(actor.co_chair_of or actor.serves)


def may_check_reading(actor: Actor, reading: Reading) -> bool:
    """Only who sees it, and only the seat that sent it does (TLP:RED)."""
    return may_send_document(actor, reading)
