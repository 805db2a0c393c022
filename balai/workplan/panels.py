"""What the work plan adds to the pages of people: a body's plans; what a participant leads and is interested in."""

from __future__ import annotations

from balai.kernel.actors import Actor
from balai.kernel.catalogue import Panel, PanelContents
from balai.people.models import Body, Participant
from balai.workplan.involvement import involvements, of_participant
from balai.workplan.listing import listed_plans
from balai.workplan.models import ActionItem, Interest, Lead, Plan
from balai.workplan.policies import may_add_plan, may_send_document
from balai.workplan.seen import with_labels


def _plans_of(actor: Actor, body: Body) -> PanelContents | None:
    plans = listed_plans(actor, body)
    may_send = may_send_document(actor, None) and may_add_plan(actor, body)
    if not plans and not may_send:
        return None
    return PanelContents({"plans": plans, "may_send": may_send}, with_labels([each.plan for each in plans]))


def _parts_of(actor: Actor, participant: Participant) -> PanelContents | None:
    taken = involvements(actor, of_participant(participant.party_id))
    if not taken.leads and not taken.interest:
        return None
    return PanelContents({"taken": taken}, with_labels(taken.records()))


PANELS = (
    Panel(Body, "workplan/panels/plans.html", _plans_of, shows=(Plan,), order=10),
    Panel(Participant, "workplan/panels/parts.html", _parts_of, shows=(Plan, ActionItem, Lead, Interest), order=10),
)
