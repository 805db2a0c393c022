"""A plan as one reader sees it, with whatever hangs on its items: loaded in a constant number of queries.

Nothing is reached through a foreign key that the reader was not asked about: an item of a plan that everybody sees may
be hidden, and so may its lead, the lead's participant, the area and the priority issue.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F, Q, TextField, Value
from django.db.models.functions import Cast

from balai.kernel.actors import Actor
from balai.kernel.guard import Record
from balai.kernel.models import Label
from balai.people.models import Body, Participant
from balai.people.names import fold
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
from balai.workplan.models.parts import Taker


@dataclass(frozen=True, slots=True)
class SeenPart:
    """A lead or an interest. ``participant`` is None where it is a role, is not known, or is hidden from the reader."""

    record: Lead | Interest
    participant: Participant | None

    @property
    def name(self) -> str:
        if self.participant is not None:
            return self.participant.printed
        if self.record.taker in (Taker.UNKNOWN, Taker.PARTICIPANT):
            return self.record.as_printed or str(Taker(Taker.PARTICIPANT).label)
        return str(Taker(self.record.taker).label)

    @property
    def key(self) -> str:
        """What a filter names it by: the same for the same participant, role or unknown name."""
        if self.participant is not None:
            return self.participant.key
        if self.record.taker in (Taker.UNKNOWN, Taker.PARTICIPANT):
            return "name-" + "-".join(fold(self.record.as_printed).split())
        return str(self.record.taker)

    @property
    def is_known(self) -> bool:
        return self.record.taker != Taker.UNKNOWN


@dataclass(frozen=True, slots=True)
class SeenArea:
    """An area that an item serves. ``area`` is None where it is hidden from the reader."""

    record: ItemArea
    area: CooperationArea | None

    @property
    def title(self) -> str:
        return self.area.title if self.area is not None else self.record.as_printed


@dataclass(frozen=True, slots=True)
class SeenPriority:
    """A linked priority. ``issue`` is None where the plan has none of that number, or the reader does not see it."""

    record: LinkedPriority
    issue: PriorityIssue | None


@dataclass(slots=True)
class SeenItem:
    """An action item with what hangs on it."""

    item: ActionItem
    areas: list[SeenArea] = field(default_factory=list)
    priorities: list[SeenPriority] = field(default_factory=list)
    leads: list[SeenPart] = field(default_factory=list)
    """Who leads today."""
    earlier_leads: list[SeenPart] = field(default_factory=list)
    """Who led, or is to lead from a later day."""
    interest: list[SeenPart] = field(default_factory=list)
    earlier_interest: list[SeenPart] = field(default_factory=list)

    def records(self) -> list[Record]:
        parts = (*self.leads, *self.earlier_leads, *self.interest, *self.earlier_interest)
        areas, priorities = (each.record for each in self.areas), (each.record for each in self.priorities)
        return [self.item, *areas, *priorities, *(each.record for each in parts)]


@dataclass(slots=True)
class SeenIssue:
    """A priority issue, its sub-issues, and the items that are linked to it."""

    issue: PriorityIssue
    children: list[SeenIssue] = field(default_factory=list)
    items: list[SeenItem] = field(default_factory=list)


@dataclass(slots=True)
class SeenPlan:
    """A plan, whole."""

    plan: Plan
    body: Body | None
    items: list[SeenItem]
    issues: list[SeenIssue]
    areas: list[CooperationArea]
    """The areas of the strategies that its items serve, and its own: those without an item, too."""
    objectives: list[Objective] = field(default_factory=list)
    ongoing: list[OngoingActivity] = field(default_factory=list)
    footnotes: list[Footnote] = field(default_factory=list)
    appendices: list[Appendix] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)

    def texts(self) -> list[Record]:
        return [*self.objectives, *self.ongoing, *self.footnotes, *self.appendices, *self.passages]

    def all_issues(self) -> list[PriorityIssue]:
        return [each.issue for top in self.issues for each in (top, *top.children)]


def load_items(actor: Actor, items: Sequence[ActionItem], **of: Any) -> list[SeenItem]:
    """The items with what hangs on them; ``of`` says whose parts (``item__plan=plan``). At most seven queries."""
    areas = {each.pk: each for each in CooperationArea.objects.visible_to(actor)}
    plans = {item.plan_id for item in items}
    issues = {each.pk: each for each in PriorityIssue.objects.visible_to(actor).filter(plan__in=plans)}
    return _join_items(actor, items, areas, issues, of)


def _join_items(
    actor: Actor,
    items: Sequence[ActionItem],
    areas: Mapping[int, CooperationArea],
    issues: Mapping[int, PriorityIssue],
    of: dict[str, Any],
) -> list[SeenItem]:
    seen = {item.pk: SeenItem(item) for item in items}
    for area in ItemArea.objects.visible_to(actor).filter(**of):
        if area.item_id in seen:
            seen[area.item_id].areas.append(SeenArea(area, areas.get(area.area_id)))
    for linked in LinkedPriority.objects.visible_to(actor).filter(**of):
        if linked.item_id in seen:
            seen[linked.item_id].priorities.append(SeenPriority(linked, issues.get(linked.issue_id or 0)))
    leads = [each for each in Lead.objects.visible_to(actor).filter(**of) if each.item_id in seen]
    interests = [each for each in Interest.objects.visible_to(actor).filter(**of) if each.item_id in seen]
    participants = participants_of(actor, (*leads, *interests))
    for lead in leads:
        part = SeenPart(lead, participants.get(lead.participant_id or 0))
        home = seen[lead.item_id]
        (home.leads if lead.is_current() else home.earlier_leads).append(part)
    for interest in interests:
        part = SeenPart(interest, participants.get(interest.participant_id or 0))
        home = seen[interest.item_id]
        (home.interest if interest.is_current() else home.earlier_interest).append(part)
    return list(seen.values())


def participants_of(actor: Actor, parts: Iterable[Lead | Interest]) -> dict[int, Participant]:
    """The participants that take the parts, by id, as far as the reader sees them."""
    wanted = {part.participant_id for part in parts if part.participant_id is not None}
    rows = Participant.objects.visible_to(actor).filter(pk__in=wanted) if wanted else ()
    return {each.pk: each for each in rows}


def load_plan(actor: Actor, plan: Plan) -> SeenPlan:
    """All that ``actor`` sees of a plan that was found through ``visible_to``. Ten queries."""
    items = list(ActionItem.objects.visible_to(actor).filter(plan=plan))
    every_area = CooperationArea.objects.visible_to(actor).filter(Q(plan__isnull=True) | Q(plan=plan))
    areas = {each.pk: each for each in every_area}
    issues = list(PriorityIssue.objects.visible_to(actor).filter(plan=plan))
    seen_items = _join_items(actor, items, areas, {each.pk: each for each in issues}, {"item__plan": plan})
    seen = SeenPlan(
        plan=plan,
        body=Body.objects.visible_to(actor).filter(pk=plan.body_id).first(),
        items=seen_items,
        issues=_tree_of(issues, seen_items),
        areas=areas_in_play(areas.values(), plan, seen_items),
    )
    _add_texts(actor, seen)
    return seen


def areas_in_play(areas: Iterable[CooperationArea], plan: Plan, items: Sequence[SeenItem]) -> list[CooperationArea]:
    """The plan's own areas, and all areas of each strategy that one of its items serves."""
    strategies = {each.area.strategy for item in items for each in item.areas if each.area and not each.area.plan_id}
    return [area for area in areas if area.plan_id == plan.pk or (area.plan_id is None and area.strategy in strategies)]


def _tree_of(issues: Sequence[PriorityIssue], items: Sequence[SeenItem]) -> list[SeenIssue]:
    """Sub-issues under their issues; a sub-issue whose issue is hidden stands at the top."""
    made = {issue.pk: SeenIssue(issue) for issue in issues}
    for item in items:
        for linked in item.priorities:
            if linked.issue is not None:
                made[linked.issue.pk].items.append(item)
    top: list[SeenIssue] = []
    for issue in issues:
        parent = made.get(issue.within_id or 0)
        (parent.children if parent else top).append(made[issue.pk])
    return top


_TEXTS: tuple[tuple[Any, str], ...] = (
    (Objective, ""),
    (OngoingActivity, "number"),
    (Footnote, "mark"),
    (Appendix, "title"),
    (Passage, ""),
)
"""The texts of a plan, each with the field that stands before its text."""


def _add_texts(actor: Actor, seen: SeenPlan) -> None:
    """The five kinds of text in one query: they have the same shape, and a page has no queries to give away."""
    queries = [
        model.objects.visible_to(actor)
        .filter(plan=seen.plan)
        .order_by()
        .values_list(
            Value(n, output_field=TextField()),
            "position",
            "id",
            Cast(F(head), TextField()) if head else Value("", output_field=TextField()),
            "text",
            "label_id",
        )
        for n, (model, head) in enumerate((model, head) for model, head in _TEXTS)
    ]
    found: dict[Any, list[Any]] = {model: [] for model, _ in _TEXTS}
    for number, position, pk, head, text, label in sorted(queries[0].union(*queries[1:], all=True)):
        model, name = _TEXTS[int(number)]
        fields = {"id": pk, "plan": seen.plan, "position": position, "text": text, "label_id": label}
        found[model].append(model(**fields | ({name: head} if name else {})))
    seen.objectives, seen.ongoing = found[Objective], found[OngoingActivity]
    seen.footnotes, seen.appendices, seen.passages = found[Footnote], found[Appendix], found[Passage]


def with_labels(*groups: Iterable[Record | None]) -> list[Record]:
    """The records with their labels loaded in one query, for ``respond(shown=…)``."""
    records = [record for group in groups for record in group if record is not None]
    labels = Label.objects.in_bulk({record.label_id for record in records})
    for record in records:
        record.label = labels[record.label_id]
    return records


def records_of(items: Iterable[SeenItem]) -> list[Record]:
    """Every record that a list of items shows."""
    return [record for item in items for record in item.records()]


def words_for(items: Iterable[SeenItem]) -> dict[str, str]:
    """What each item, lead and interest is called in a list of several kinds of record, by its key."""
    words: dict[str, str] = {}
    for seen in items:
        words[seen.item.key] = str(seen.item)
        place = seen.item.number or seen.item.text[:60]
        for part in (*seen.leads, *seen.earlier_leads, *seen.interest, *seen.earlier_interest):
            words[part.record.key] = f"{part.name}, {place}"
    return words
