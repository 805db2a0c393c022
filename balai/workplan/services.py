"""Writes of a plan as a whole: its state, and who may read it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from balai.kernel.actions import Call, Refused, action
from balai.kernel.actors import Actor
from balai.kernel.examples import World
from balai.kernel.guard import Record
from balai.kernel.labels import Label, Level, find_label
from balai.people.models import Participant
from balai.workplan.models import (
    ActionItem,
    Appendix,
    CooperationArea,
    Footnote,
    Interest,
    ItemArea,
    Lead,
    LinkedPriority,
    Objective,
    OngoingActivity,
    Passage,
    Plan,
    PriorityIssue,
)
from balai.workplan.policies import may_edit_plan

PARTS: tuple[Any, ...] = (
    Objective,
    PriorityIssue,
    OngoingActivity,
    Footnote,
    Appendix,
    Passage,
    CooperationArea,
    ActionItem,
)
"""What stands in a plan. (Their common type has no field ``plan``.)"""
PARTS_OF_ITEMS: tuple[Any, ...] = (ItemArea, LinkedPriority, Lead, Interest)
BEFORE_ENDORSEMENT = (Plan.State.DRAFT, Plan.State.CIRCULATED)


@action(
    "workplan.plan.state",
    may_edit_plan,
    example=lambda world: Call(world.actor("co-chair"), world.shared(Plan), {"state": "closed"}),
)
def change_plan_state(actor: Actor, plan: Plan, /, *, state: str) -> Plan:
    """Where the plan stands. Raises Refused where an endorsed plan would become a draft again, to be edited freely."""
    if state not in Plan.State.values:
        raise Refused(_("Choose one of the states."))
    if state in BEFORE_ENDORSEMENT and plan.state not in BEFORE_ENDORSEMENT:
        raise Refused(
            _("This plan has been endorsed, so it cannot go back to a draft. Its text changes by amendments.")
        )
    plan.state = state
    plan.save()
    return plan


def _relabel_example(world: World) -> Call:
    actor = world.actor("co-chair")
    label = find_label(Level.AMBER, body=world.party("body"), originator=actor.participant)
    return Call(actor, world.made(Plan, label=label), {"level": Level.CLEAR})


@action("workplan.plan.relabel", may_edit_plan, example=_relabel_example)
def relabel_plan(actor: Actor, plan: Plan, /, *, level: Level) -> Plan:
    """Who may read the plan. Its parts that carry the plan's own label go along; those with another keep theirs.

    Only the originator widens (docs/architecture.md, labels); whoever convenes the body may narrow.
    """
    old = plan.label
    if level == old.level:
        raise Refused(_("The plan has this label already."))
    if level < old.level and old.originator_id is not None and old.originator_id != actor.participant:
        raise Refused(
            _("Only %(who)s, who gave the plan its label, may open it to more readers. Ask them to do it.")
            % {"who": _originator(actor, old)}
        )
    label = label_at(level, actor, plan, old)
    if not actor.may_read(label):
        raise Refused(_("With this label you could no longer read the plan yourself. Ask its originator to narrow it."))
    for record in _with_label(actor, plan, old):
        record.label = label
        record.save()
    plan.label = label
    plan.save()
    return plan


def _originator(actor: Actor, label: Label) -> str:
    found = Participant.objects.visible_to(actor).filter(party=label.originator_id).first()
    return found.printed if found is not None else _("the participant")


def label_at(level: Level, actor: Actor, plan: Plan, old: Label) -> Label:
    """The label of that level; who originated the plan stays who it was."""
    if level == Level.RED and actor.seat is None:
        raise Refused(_("TLP:RED names seats, and you have none. Choose another label."))
    return find_label(
        level,
        body=plan.body.party_id if level == Level.AMBER else None,
        originator=old.originator_id if old.originator_id is not None else actor.participant,
        audience=[actor.seat] if level == Level.RED and actor.seat is not None else [],
    )


def _with_label(actor: Actor, plan: Plan, label: Label) -> Iterator[Record]:
    """The plan's parts that carry this label."""
    for model in PARTS:
        yield from list(model.objects.visible_to(actor).filter(plan=plan, label=label))
    for model in PARTS_OF_ITEMS:
        yield from list(model.objects.visible_to(actor).filter(item__plan=plan, label=label))
