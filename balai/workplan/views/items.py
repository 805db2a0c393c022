"""An action item to be read."""

from __future__ import annotations

from django.http import HttpResponse

from balai.kernel.pages import Request, anyone, page, respond
from balai.people.models import Participant
from balai.workplan.history import history_of_all
from balai.workplan.models import (
    ActionItem,
    CooperationArea,
    Interest,
    ItemArea,
    Lead,
    LinkedPriority,
    Objective,
    Plan,
    PriorityIssue,
)
from balai.workplan.policies import may_edit_item_text, speaks_for
from balai.workplan.seen import load_items, with_labels, words_for
from balai.workplan.views.finding import item_of, may_edit


@page(
    opens_to=anyone,
    shows=[
        ActionItem,
        Plan,
        Objective,
        ItemArea,
        CooperationArea,
        LinkedPriority,
        PriorityIssue,
        Lead,
        Interest,
        Participant,
    ],
    reason="an item is shown to those whom its label names",
)
def item(request: Request, actionitem: str) -> HttpResponse:
    actor = request.actor
    found, plan, body = item_of(actor, actionitem)
    seen = load_items(actor, [found], item=found)[0]
    objective = (
        Objective.objects.visible_to(actor).filter(pk=found.objective_id).first() if found.objective_id else None
    )
    places = list(ActionItem.objects.visible_to(actor).filter(plan=plan).values_list("key", "number", "text"))
    here = next(n for n, (key, _number, _text) in enumerate(places) if key == found.key)
    areas = [each.area for each in seen.areas]
    issues = [each.issue for each in seen.priorities]
    words = {key: said for key, said in words_for([seen]).items() if key != found.key}
    entries = history_of_all(actor, [plan, *seen.records()], words | {plan.key: plan.title})
    edits = may_edit(actor, plan, body)
    return respond(
        request,
        "workplan/item.html",
        {
            "seen": seen,
            "item": found,
            "plan": plan,
            "body": body,
            "objective": objective,
            "previous": places[here - 1] if here else None,
            "next": places[here + 1] if here + 1 < len(places) else None,
            "entries": entries,
            "may_edit": edits,
            "may_edit_text": edits and may_edit_item_text(actor, found),
            "may_say_interest": edits or (body is not None and speaks_for(actor, plan)),
            "own": actor.participant,
        },
        shown=with_labels([plan, body, objective], areas, issues, seen.records()),
    )
