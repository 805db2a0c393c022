"""A plan out again: what it says, as a given reader sees it, as JSON and as Word."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.utils import timezone

from balai.kernel.actors import Actor
from balai.kernel.guard import Record
from balai.kernel.labels import CombinedLabel, Label, Level, combine
from balai.people.queries import audience_in_words
from balai.workplan.content import Annex, Issue, Item, Note, Numbered, Part, PlanContent, as_contract
from balai.workplan.models import (
    ActionItem,
    Appendix,
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

R = TypeVar("R", bound=Record)


@dataclass(slots=True)
class Export:
    """What one reader gets of a plan, and the combined label of everything in it."""

    content: PlanContent
    label: CombinedLabel


def export_of(plan: Plan, actor: Actor) -> Export:
    """The plan as ``actor`` sees it, in a constant number of queries; ``plan`` was found through ``visible_to``."""
    labels: list[Label] = [plan.label]

    def seen(model: type[R], **where: object) -> list[R]:
        rows = list(model.objects.visible_to(actor).filter(**where).select_related("label"))
        labels.extend(row.label for row in rows)
        return rows

    def parts(model: type[R]) -> list[R]:
        return seen(model, plan=plan)

    period = (plan.first_year, plan.last_year or plan.first_year) if plan.first_year else None
    content = PlanContent(
        title=plan.title,
        body=plan.body_as_printed or plan.body.name,
        period=period,
        objectives=[each.text for each in parts(Objective)],
        priority_issues=_issues(parts(PriorityIssue)),
        ongoing=[Numbered(each.number, each.text) for each in parts(OngoingActivity)],
        footnotes=[Note(each.mark, each.text) for each in parts(Footnote)],
        appendices=[Annex(each.title, each.text) for each in parts(Appendix)],
        passages=[each.text for each in parts(Passage)],
        code=plan.code,
        state=plan.state,
        level=_level_of(plan.label),
    )
    items = parts(ActionItem)
    of_items = _ItemParts(
        areas=seen(ItemArea, item__plan=plan),
        linked=seen(LinkedPriority, item__plan=plan),
        leads=seen(Lead, item__plan=plan),
        interests=seen(Interest, item__plan=plan),
    )
    content.items = [_item(item, plan, of_items) for item in items]
    return Export(content, combine(labels))


@dataclass(slots=True)
class _ItemParts:
    areas: Sequence[ItemArea]
    linked: Sequence[LinkedPriority]
    leads: Sequence[Lead]
    interests: Sequence[Interest]


def _level_of(label: Label) -> str:
    return Level(label.level).label.removeprefix("TLP:")


def _issues(rows: Sequence[PriorityIssue]) -> list[Issue]:
    made = {row.pk: Issue(row.number, row.text) for row in rows}
    for row in rows:
        if row.within_id in made:
            made[row.within_id].children.append(made[row.pk])
    return [made[row.pk] for row in rows if row.within_id is None]


def _item(item: ActionItem, plan: Plan, parts: _ItemParts) -> Item:
    leads = [each for each in parts.leads if each.item_id == item.pk]
    interests = [each for each in parts.interests if each.item_id == item.pk]
    return Item(
        number=item.number,
        text=item.text,
        heading=item.heading,
        area="; ".join(each.as_printed or each.area.title for each in parts.areas if each.item_id == item.pk),
        leads=[each.as_printed or each.printed for each in leads],
        interest=[each.as_printed or each.printed for each in interests],
        linked_priorities=[each.number for each in parts.linked if each.item_id == item.pk],
        status=item.status_as_printed,
        timeframe=item.timeframe,
        warnings=item.notes,
        level="" if item.label_id == plan.label_id else _level_of(item.label),
        lead_parts=[_part(each, "lead") for each in leads],
        interest_parts=[_part(each, each.kind) for each in interests],
    )


def _part(part: Lead | Interest, kind: str) -> Part:
    return Part(
        printed=part.as_printed or part.printed,
        kind=kind,
        since=part.since.isoformat() if part.since else "",
        until=part.until.isoformat() if part.until else "",
        source=part.source,
    )


def as_json(plan: Plan, actor: Actor) -> str:
    """The contract of ``balai plan read --json``, with the label, for whom and when it was made."""
    export = export_of(plan, actor)
    whole = as_contract(export.content)
    whole["export"] = {
        "label": str(export.label),
        "released_within": audience_in_words(export.label) or None,
        "for": actor.name or "public",
        "as_at": timezone.localtime().isoformat(timespec="minutes"),
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def as_docx(plan: Plan, actor: Actor) -> bytes:
    """The plan as a Word document: styles, a repeated header row, the label in header and footer."""
    from balai.workplan.word import plan_as_docx  # python-docx is needed for this alone

    export = export_of(plan, actor)
    return plan_as_docx(export.content, str(export.label), audience_in_words(export.label), timezone.localtime())
