"""Writes of the action items' own text, while a plan is a draft."""

from __future__ import annotations

from django.db.models import Max
from django.utils.translation import gettext as _

from balai.kernel.actions import Call, Refused, action
from balai.kernel.actors import Actor
from balai.kernel.examples import World
from balai.kernel.guard import Record
from balai.workplan.importing import MOST_ITEMS, objective_of
from balai.workplan.models import ActionItem, Objective, Plan
from balai.workplan.policies import may_add_item, may_edit_item_text
from balai.workplan.services import PARTS_OF_ITEMS


def _draft_item(world: World) -> ActionItem:
    return world.made(ActionItem, plan=world.made(Plan, state=Plan.State.DRAFT))


def _fill(
    actor: Actor, item: ActionItem, number: str, text: str, heading: str, timeframe: str, status: str
) -> ActionItem:
    if not text.strip():
        raise Refused(_("An action item needs a text."))
    item.number, item.text, item.heading = number, text, heading
    item.timeframe, item.status_as_printed = timeframe, status
    item.objective = objective_of(heading, Objective.objects.visible_to(actor).filter(plan=item.plan))
    item.full_clean()
    item.save()
    return item


@action(
    "workplan.item.add",
    may_add_item,
    example=lambda world: Call(
        world.actor("co-chair"), world.made(Plan, state=Plan.State.DRAFT), {"text": "Share good practice"}
    ),
)
def add_item(
    actor: Actor,
    plan: Plan,
    /,
    *,
    text: str,
    number: str = "",
    heading: str = "",
    timeframe: str = "",
    status: str = "",
) -> ActionItem:
    """One more item at the end of a draft plan."""
    all_items = ActionItem.objects.unguarded("a place in the plan is free whoever sees its neighbours").filter(
        plan=plan
    )
    if all_items.count() >= MOST_ITEMS:
        raise Refused(_("The plan has %(most)s items, the most that it can have.") % {"most": MOST_ITEMS})
    last = all_items.aggregate(last=Max("position"))["last"] or 0
    item = ActionItem(plan=plan, position=last + 1, label=plan.label)
    return _fill(actor, item, number, text, heading, timeframe, status)


@action(
    "workplan.item.correct",
    may_edit_item_text,
    example=lambda world: Call(world.actor("co-chair"), _draft_item(world), {"text": "Share good practice"}),
)
def correct_item(
    actor: Actor,
    item: ActionItem,
    /,
    *,
    text: str,
    number: str = "",
    heading: str = "",
    timeframe: str = "",
    status: str = "",
) -> ActionItem:
    """What a draft's item says. With a correction made by a person, what the reading was unsure of is settled."""
    item.notes = []
    return _fill(actor, item, number, text, heading, timeframe, status)


@action(
    "workplan.item.remove",
    may_edit_item_text,
    example=lambda world: Call(world.actor("co-chair"), _draft_item(world)),
)
def remove_item(actor: Actor, item: ActionItem, /) -> Plan:
    """Take an item out of a draft for good, with its leads, interest, areas and links."""
    plan = item.plan
    for model in PARTS_OF_ITEMS:
        parts: list[Record] = list(
            model.objects.unguarded("what hangs on an item goes with it, whoever sees it").filter(item=item)
        )
        for part in parts:
            part.delete()
    item.delete()
    return plan
