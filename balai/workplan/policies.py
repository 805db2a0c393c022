"""Who may write what in a work plan."""

from __future__ import annotations

from balai.kernel.actors import Actor
from balai.people.models import Body, Participant
from balai.people.policies import may_convene
from balai.workplan.models import ActionItem, Interest, Lead, Plan, Reading


def may_add_plan(actor: Actor, body: Body) -> bool:
    """The body's co-chairs, its support office, the console."""
    return may_convene(actor, body)


def may_edit_plan(actor: Actor, plan: Plan) -> bool:
    return may_convene(actor, plan.body)


def may_edit_item(actor: Actor, item: ActionItem) -> bool:
    return may_edit_plan(actor, item.plan)


def may_edit_item_text(actor: Actor, item: ActionItem) -> bool:
    """Only while the plan is a draft: what was circulated or endorsed is changed by an amendment."""
    return item.plan.state == Plan.State.DRAFT and may_edit_item(actor, item)


def may_add_item(actor: Actor, plan: Plan) -> bool:
    """As for an item's text: only while the plan is a draft."""
    return plan.state == Plan.State.DRAFT and may_edit_plan(actor, plan)


def may_end_part(actor: Actor, part: Lead) -> bool:
    return may_edit_item(actor, part.item)


def speaks_for(actor: Actor, plan: Plan) -> bool:
    """Sits for a member of the plan's body, and so may say what that member is interested in."""
    return actor.seat is not None and actor.participant is not None and plan.body.party_id in actor.member_of


def may_record_interest(actor: Actor, item: ActionItem) -> bool:
    """Who convenes the body, for anybody; a member's seat, for its own participant (the service sees to that)."""
    return may_edit_item(actor, item) or speaks_for(actor, item.plan)


def may_withdraw_interest(actor: Actor, interest: Interest) -> bool:
    """Who convenes the body; the participant that is interested."""
    if may_edit_item(actor, interest.item):
        return True
    if interest.participant_id is None or not speaks_for(actor, interest.item.plan):
        return False
    return Participant.objects.visible_to(actor).filter(pk=interest.participant_id, party=actor.participant).exists()


def may_send_document(actor: Actor, target: object) -> bool:
    """Have a document read: whoever could make a plan out of it."""
    return actor.seat is not None and bool(actor.co_chair_of or actor.serves)


def may_check_reading(actor: Actor, reading: Reading) -> bool:
    """Only who sees it, and only the seat that sent it does (TLP:RED)."""
    return may_send_document(actor, reading)
