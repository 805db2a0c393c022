"""What the work plan declares: its kinds of record, each with an example."""

from __future__ import annotations

from itertools import count

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from balai.kernel.catalogue import Kind, Module, NavigationEntry, declare
from balai.kernel.examples import World
from balai.kernel.models import Label
from balai.kernel.pages import anyone
from balai.people.models import Body, Participant
from balai.workplan.demo import demonstrate
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
    Reading,
)
from balai.workplan.panels import PANELS

_running = count(1)


def _plan(world: World, label: Label, words: str) -> Plan:
    return Plan(
        body=world.shared(Body),
        code=f"example-{next(_running)}",
        title=f"Forward Work Plan of {words}",
        body_as_printed=f"Group of {words}",
        first_year=2024,
        last_year=2026,
        state=Plan.State.IN_FORCE,
        label=label,
    )


def _objective(world: World, label: Label, words: str) -> Objective:
    return Objective(plan=world.shared(Plan), position=1, text=f"enhancing {words}", label=label)


def _issue(world: World, label: Label, words: str) -> PriorityIssue:
    return PriorityIssue(plan=world.shared(Plan), position=1, number="1", text=f"Issue of {words}", label=label)


def _area(world: World, label: Label, words: str) -> CooperationArea:
    return CooperationArea(strategy=f"Strategy of {words}", title=f"Area of {words} {next(_running)}", label=label)


def _item(world: World, label: Label, words: str) -> ActionItem:
    return ActionItem(
        plan=world.shared(Plan),
        position=1,
        number="1",
        text=f"Share practice on {words}",
        heading=f"Sharing {words}",
        timeframe=f"after {words}",
        status_as_printed=f"{words} is under way",
        notes=[f"{words} is doubtful"],
        label=label,
    )


def _item_area(world: World, label: Label, words: str) -> ItemArea:
    return ItemArea(item=world.shared(ActionItem), area=world.made(CooperationArea), as_printed=words, label=label)


def _linked(world: World, label: Label, words: str) -> LinkedPriority:
    return LinkedPriority(item=world.shared(ActionItem), number=f"{words}"[:14] + str(next(_running)), label=label)


def _lead(world: World, label: Label, words: str) -> Lead:
    return Lead(item=world.shared(ActionItem), taker="unknown", as_printed=words, source=f"{words} table", label=label)


def _interest(world: World, label: Label, words: str) -> Interest:
    return Interest(
        item=world.shared(ActionItem),
        taker="participant",
        participant=world.shared(Participant),
        as_printed=words,
        source=f"{words} table",
        label=label,
    )


def _ongoing(world: World, label: Label, words: str) -> OngoingActivity:
    return OngoingActivity(plan=world.shared(Plan), position=1, number="1", text=f"Keep {words} going", label=label)


def _footnote(world: World, label: Label, words: str) -> Footnote:
    return Footnote(plan=world.shared(Plan), position=1, mark="1", text=f"As {words} has it", label=label)


def _appendix(world: World, label: Label, words: str) -> Appendix:
    return Appendix(plan=world.shared(Plan), position=1, title=f"Appendix on {words}", text=words, label=label)


def _passage(world: World, label: Label, words: str) -> Passage:
    return Passage(plan=world.shared(Plan), position=1, text=f"Introduction by {words}", label=label)


def _reading(world: World, label: Label, words: str) -> Reading:
    return Reading(file_name=f"{words}.docx", sha256="0" * 64, source=words, draft={}, label=label)


MODULE = declare(
    Module(
        key="workplan",
        title=_("Work plan"),
        kinds=(
            Kind(Plan, _("plan"), example=_plan, url=lambda record: reverse("workplan:plan", args=[record.key])),
            Kind(
                ActionItem,
                _("action item"),
                example=_item,
                url=lambda record: reverse("workplan:item", args=[record.key]),
            ),
            Kind(Objective, _("objective"), example=_objective),
            Kind(PriorityIssue, _("priority issue"), example=_issue),
            Kind(CooperationArea, _("area of cooperation"), example=_area),
            Kind(ItemArea, _("area of an item"), example=_item_area),
            Kind(LinkedPriority, _("linked priority"), example=_linked),
            Kind(Lead, _("lead"), example=_lead),
            Kind(Interest, _("interest"), example=_interest),
            Kind(OngoingActivity, _("ongoing activity"), example=_ongoing),
            Kind(Footnote, _("footnote"), example=_footnote),
            Kind(Appendix, _("appendix"), example=_appendix),
            Kind(Passage, _("other text of the document"), example=_passage),
            Kind(
                Reading,
                _("document being checked"),
                example=_reading,
                url=lambda record: reverse("workplan:reading", args=[record.key]),
            ),
        ),
        demonstrate=demonstrate,
        panels=PANELS,
        nav=(NavigationEntry(_("Work plans"), "workplan:plans", anyone, order=10),),
    )
)
