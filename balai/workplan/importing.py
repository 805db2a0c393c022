"""Making a plan out of what a document or a JSON file says, whole or not at all."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from django.utils.text import slugify

from balai.kernel.actions import Call, Refused, action
from balai.kernel.actors import Actor
from balai.kernel.examples import World
from balai.kernel.labels import Label, Level, find_label
from balai.people.directory import Directory, directory_of
from balai.people.models import Body
from balai.people.names import fold
from balai.workplan.content import Issue, Item, Part, PlanContent
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
from balai.workplan.policies import may_add_plan

MOST_ITEMS = 5_000


def _example(world: World) -> Call:
    content = PlanContent(title="Forward Work Plan 2027-29", period=(2027, 2029), items=[Item("1", "Share practice")])
    return Call(world.actor("co-chair"), world.shared(Body), {"content": content})


@action("workplan.plan.import", may_add_plan, example=_example)
def import_plan(
    actor: Actor,
    body: Body,
    /,
    *,
    content: PlanContent,
    code: str = "",
    level: Level | None = None,
    source: str = "",
) -> Plan:
    """A new plan of ``body``, with everything that stands in it. Raises Refused with a sentence, and saves nothing.

    ``level`` is the plan's label; where none is given, the one that the content names, or TLP:AMBER. ``source`` says
    where leads were read.
    """
    if not content.title.strip():
        raise Refused("The plan has no title. Give it one.")
    if len(content.items) > MOST_ITEMS:
        raise Refused(f"The plan has {len(content.items)} items; at most {MOST_ITEMS} are taken in at once.")
    empty = [place for place, item in enumerate(content.items, 1) if not item.text.strip()]
    if empty:
        raise Refused(f"Item {empty[0]} has no text. Give it one, or take the row out.")
    if level is None:
        named = _level(content.level)
        level = Level.AMBER if named is None else named
    label = _label(actor, body, level)
    plan = Plan(
        body=body,
        code=_free_code(body, code or content.code, content.period),
        title=content.title,
        body_as_printed=content.body,
        first_year=content.period[0] if content.period else None,
        last_year=content.period[1] if content.period else None,
        state=content.state if content.state in Plan.State.values else Plan.State.DRAFT,
        label=label,
    )
    plan.full_clean()
    plan.save()
    issues = _save_parts(plan, content, label)
    _save_items(actor, plan, content, issues, source or content.title)
    return plan


def _level(printed: str) -> Level | None:
    return next((level for level in Level if printed and level.label.removeprefix("TLP:") == printed), None)


def _label(actor: Actor, body: Body, level: Level) -> Label:
    if level == Level.RED and actor.seat is None:
        raise Refused("TLP:RED names seats, and the console has none. Choose another label.")
    if level == Level.AMBER_STRICT and actor.participant is None:
        raise Refused("TLP:AMBER+STRICT is for an organisation's own, and the console has none. Choose another label.")
    return find_label(
        level,
        body=body.party_id if level == Level.AMBER else None,
        originator=actor.participant,
        audience=[actor.seat] if level == Level.RED and actor.seat is not None else [],
    )


def _free_code(body: Body, wanted: str, period: tuple[int, int] | None) -> str:
    """ "tipwg-2024-26"; with a number behind it where a plan has that code already."""
    if not wanted:
        wanted = body.code
        if period:
            wanted += f"-{period[0]}" + (f"-{period[1] % 100:02}" if period[1] != period[0] else "")
    code = slugify(wanted)[:36] or "plan"
    taken = set(
        Plan.objects.unguarded("a code is unique among all plans")
        .filter(code__startswith=code)
        .values_list("code", flat=True)
    )
    free = code
    number = 2
    while free in taken:
        free = f"{code}-{number}"
        number += 1
    return free


def _save_parts(plan: Plan, content: PlanContent, label: Label) -> dict[str, PriorityIssue]:
    """Everything but the items. Returns the top priority issues by their number."""
    Objective.objects.bulk_create(
        Objective(plan=plan, position=n, text=text, label=label) for n, text in enumerate(content.objectives, 1)
    )
    OngoingActivity.objects.bulk_create(
        OngoingActivity(plan=plan, position=n, number=each.number, text=each.text, label=label)
        for n, each in enumerate(content.ongoing, 1)
    )
    Footnote.objects.bulk_create(
        Footnote(plan=plan, position=n, mark=each.mark, text=each.text, label=label)
        for n, each in enumerate(content.footnotes, 1)
    )
    Appendix.objects.bulk_create(
        Appendix(plan=plan, position=n, title=each.title, text=each.text, label=label)
        for n, each in enumerate(content.appendices, 1)
    )
    Passage.objects.bulk_create(
        Passage(plan=plan, position=n, text=text, label=label) for n, text in enumerate(content.passages, 1)
    )
    return _save_issues(plan, content.priority_issues, label)


def _save_issues(plan: Plan, issues: Iterable[Issue], label: Label) -> dict[str, PriorityIssue]:
    by_number: dict[str, PriorityIssue] = {}

    def save(each: Issue, position: int, within: PriorityIssue | None) -> None:
        saved = PriorityIssue(
            plan=plan, position=position, number=each.number, text=each.text, within=within, label=label
        )
        saved.save()
        by_number.setdefault(each.number, saved)
        if within is not None:
            by_number.setdefault(f"{within.number}{each.number}", saved)
        for n, child in enumerate(each.children, 1):
            save(child, n, saved)

    for n, issue in enumerate(issues, 1):
        save(issue, n, None)
    return by_number


def _save_items(actor: Actor, plan: Plan, content: PlanContent, issues: dict[str, PriorityIssue], source: str) -> None:
    objectives = list(Objective.objects.unguarded("parts of the plan being made").filter(plan=plan))
    labels = {item.level: _narrower(actor, plan, item.level) for item in content.items}
    items = [
        ActionItem(
            plan=plan,
            position=n,
            number=item.number,
            text=item.text,
            heading=item.heading,
            objective=objective_of(item.heading, objectives),
            timeframe=item.timeframe,
            status_as_printed=item.status,
            notes=item.warnings,
            label=labels[item.level],
        )
        for n, item in enumerate(content.items, 1)
    ]
    for made in items:
        made.clean_fields(exclude=["objective", "plan", "label"])
    ActionItem.objects.bulk_create(items)
    pairs = list(zip(items, content.items, strict=True))
    _save_areas(plan, pairs)
    LinkedPriority.objects.bulk_create(
        LinkedPriority(item=item, issue=issues.get(number), position=n, number=number, label=item.label)
        for item, said in pairs
        for n, number in enumerate(dict.fromkeys(said.linked_priorities), 1)
    )
    directory = directory_of(actor)
    Lead.objects.bulk_create(
        Lead(item=item, position=n, label=item.label, **taken(directory, part, source))
        for item, said in pairs
        for n, part in enumerate(_parts(said.leads, said.lead_parts), 1)
    )
    Interest.objects.bulk_create(
        Interest(
            item=item,
            position=n,
            label=item.label,
            kind=part.kind if part.kind in Interest.Kind.values else Interest.Kind.OPEN,
            **taken(directory, part, source),
        )
        for item, said in pairs
        for n, part in enumerate(_parts(said.interest, said.interest_parts), 1)
    )


def _narrower(actor: Actor, plan: Plan, printed: str) -> Label:
    level = _level(printed)
    return plan.label if level is None or level <= plan.label.level else _label(actor, plan.body, level)


def objective_of(heading: str, objectives: Iterable[Objective]) -> Objective | None:
    """The objective that begins with the heading's words, if just one does; a guess would invent structure."""
    words = fold(heading).split()
    if not words:
        return None
    fitting = [each for each in objectives if fold(each.text).split()[: len(words)] == words]
    return fitting[0] if len(fitting) == 1 else None


def _parts(printed: list[str], parts: list[Part]) -> list[Part]:
    """The parts with their dates where they are known, else the printed names alone."""
    return parts if [part.printed for part in parts] == printed else [Part(each) for each in printed]


def taken(directory: Directory, part: Part, source: str) -> dict[str, object]:
    """The fields of a Lead or an Interest that say who takes it, since when, and where that is written."""
    taker, participant = Taker.UNKNOWN, directory.participant(part.printed)
    known = directory.known(part.printed)
    if participant is not None:
        taker = Taker.PARTICIPANT
    elif known is not None and known.kind == "everyone":
        taker = Taker.ALL_MEMBERS
    elif known is not None and known.canonical == "Co-Chairs":
        taker = Taker.CO_CHAIRS
    elif known is not None and known.canonical == "RSO":
        taker = Taker.SUPPORT_OFFICE
    return {
        "taker": taker,
        "participant": participant,
        "as_printed": part.printed[:200],
        "since": _date(part.since),
        "until": _date(part.until),
        "source": (part.source or source)[:300],
    }


def _date(printed: str) -> dt.date | None:
    if not printed:
        return None
    try:
        return dt.date.fromisoformat(printed)
    except ValueError as error:
        raise Refused(f"“{printed}” is not a date. Write it as 2024-03-31.") from error


def _save_areas(plan: Plan, pairs: list[tuple[ActionItem, Item]]) -> None:
    shared = CooperationArea.objects.unguarded("areas of a strategy are public").filter(plan__isnull=True)
    areas = {_folded(area.title): area for area in shared}
    rows: list[ItemArea] = []
    for item, said in pairs:
        titles = list(dict.fromkeys(_areas_in(said.area, areas)))
        for n, title in enumerate(titles, 1):
            area = areas.get(_folded(title))
            if area is None:
                area = CooperationArea(plan=plan, title=title[:200], number="", label=plan.label)
                area.save()
                areas[_folded(title)] = area
            rows.append(ItemArea(item=item, area=area, position=n, as_printed=title[:200], label=item.label))
    unique = {(row.item.pk, row.area.pk): row for row in rows}
    ItemArea.objects.bulk_create(unique.values())


def _folded(title: str) -> str:
    return " ".join(fold(title).split())


def _areas_in(printed: str, known: dict[str, CooperationArea]) -> list[str]:
    """One area, or several where a separator stands between them: split only where every piece is a known area."""
    if not printed.strip():
        return []
    if _folded(printed) in known:
        return [printed.strip()]
    for separator in (r"[;\n]", r"[;\n,/]"):
        pieces = [piece.strip() for piece in re.split(separator, printed) if piece.strip()]
        if len(pieces) > 1 and all(_folded(piece) in known for piece in pieces):
            return pieces
    return [" ".join(printed.split())]
