"""Plans to be read: the list, the plan, what it covers, what happened to it."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse

from balai.kernel.guard import Record
from balai.kernel.pages import Request, anyone, page, respond
from balai.people.models import Body, Participant
from balai.workplan import gaps
from balai.workplan.coverage import coverage_chart, leads_overview
from balai.workplan.filtering import ItemFilter, choices_of, part_of
from balai.workplan.history import history_of_all
from balai.workplan.listing import PlanFilter, listed_plans, plan_choices
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
from balai.workplan.policies import may_send_document
from balai.workplan.seen import load_items, load_plan, records_of, with_labels, words_for
from balai.workplan.taking_out import audiences_for
from balai.workplan.views.finding import body_of, found_or_404, may_edit


@page(opens_to=anyone, shows=[Plan, Body], reason="a plan is shown to those whom its label names")
def plans(request: Request) -> HttpResponse:
    listed = listed_plans(request.actor)
    asked = PlanFilter.of(request.GET)
    bodies, states, periods = plan_choices(listed)
    fitting = [each for each in listed if asked.fits(each)]
    shown = with_labels([each.plan for each in fitting], [each.body for each in fitting])
    return respond(
        request,
        "workplan/plans.html",
        {
            "listed": fitting,
            "total": len(listed),
            "asked": asked,
            "bodies": bodies,
            "states": states,
            "periods": periods,
            "may_send": may_send_document(request.actor, None),
        },
        shown=shown,
    )


@page(
    opens_to=anyone,
    shows=[
        Plan,
        Body,
        Objective,
        PriorityIssue,
        ActionItem,
        ItemArea,
        CooperationArea,
        LinkedPriority,
        Lead,
        Interest,
        OngoingActivity,
        Footnote,
        Appendix,
        Passage,
        Participant,
    ],
    reason="a plan is shown to those whom its label names",
)
def plan(request: Request, plan: str) -> HttpResponse:
    actor = request.actor
    seen = load_plan(actor, found_or_404(Plan, actor, key=plan))
    asked = ItemFilter.of(request.GET)
    fitting = [each for each in seen.items if asked.fits(each)]
    shown: list[list[Record]] = [
        [seen.plan, *([seen.body] if seen.body else [])],
        seen.texts(),
        list(seen.all_issues()),
        list(seen.areas),
        records_of(seen.items),
    ]
    return respond(
        request,
        "workplan/plan.html",
        {
            "seen": seen,
            "plan": seen.plan,
            "asked": asked,
            "choices": choices_of(seen.items),
            "part": part_of(fitting, request.GET.get("page", "")),
            "without_lead": gaps.items_without_lead(seen.items),
            "without_item": gaps.areas_without_item(seen.areas, seen.items),
            "issues_without_item": gaps.issues_without_item(seen),
            "doubtful": gaps.doubtful_items(seen.items),
            "leads": leads_overview(seen.items),
            "audiences": audiences_for(actor, seen.body),
            "may_edit": may_edit(actor, seen.plan, seen.body),
        },
        shown=with_labels(*shown),
    )


@page(
    opens_to=anyone,
    shows=[Plan, ActionItem, ItemArea, CooperationArea, Lead, Interest, Participant],
    reason="a plan is shown to those whom its label names",
)
def coverage(request: Request, plan: str) -> HttpResponse:
    actor = request.actor
    seen = load_plan(actor, found_or_404(Plan, actor, key=plan))
    shown = with_labels([seen.plan], seen.areas, seen.all_issues(), records_of(seen.items))
    return respond(
        request,
        "workplan/coverage.html",
        {
            "plan": seen.plan,
            "seen": seen,
            "chart": coverage_chart(seen, reverse("workplan:plan", args=[seen.plan.key])),
            "leads": leads_overview(seen.items),
            "without_lead": gaps.items_without_lead(seen.items),
            "unknown_lead": gaps.items_with_unknown_lead(seen.items),
            "without_item": gaps.areas_without_item(seen.areas, seen.items),
            "issues_without_item": gaps.issues_without_item(seen),
        },
        shown=shown,
    )


@page(opens_to=anyone, shows=[Plan], reason="a plan's history is shown to those who may read the plan")
def plan_history(request: Request, plan: str) -> HttpResponse:
    actor = request.actor
    found = found_or_404(Plan, actor, key=plan)
    body_of(actor, found)
    items = load_items(actor, list(ActionItem.objects.visible_to(actor).filter(plan=found)), item__plan=found)
    entries = history_of_all(actor, [found, *records_of(items)], words_for(items))
    return respond(
        request,
        "workplan/plan_history.html",
        {"plan": found, "entries": entries},
        shown=with_labels([found], [entry.record for entry in entries]),
    )
