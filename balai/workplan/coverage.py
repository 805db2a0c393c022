"""What a plan covers: areas of cooperation against leads, and what each lead takes on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from balai.people.models import Participant
from balai.people.names import fold
from balai.ui.charts import Cell, Chart, Entry, coverage_grid
from balai.workplan.filtering import NONE, slug_of
from balai.workplan.seen import SeenItem, SeenPart, SeenPlan


@dataclass(slots=True)
class LeadOverview:
    """What one lead takes on in a plan."""

    name: str
    key: str
    participant: Participant | None
    is_known: bool
    leads: list[SeenItem]
    interest: list[SeenItem]


def leads_overview(items: Iterable[SeenItem]) -> list[LeadOverview]:
    """Whoever leads or is interested, those who lead most first."""
    found: dict[str, LeadOverview] = {}

    def of(part: SeenPart) -> LeadOverview:
        return found.setdefault(part.key, LeadOverview(part.name, part.key, part.participant, part.is_known, [], []))

    for item in items:
        for lead in item.leads:
            of(lead).leads.append(item)
        for interest in item.interest:
            of(interest).interest.append(item)
    return sorted(found.values(), key=lambda each: (-len(each.leads), -len(each.interest), fold(each.name)))


RowsOf = Callable[[SeenItem], list[str]]


def _rows_of(plan: SeenPlan) -> tuple[str, str, list[Entry], RowsOf, str]:
    """What the grid's rows are: areas; where the plan names none, its linked priorities; else its headings."""
    if any(seen.areas for seen in plan.items):
        return (
            _("Areas of cooperation and who leads"),
            _("Area"),
            [Entry(area.key, area.title) for area in plan.areas],
            lambda seen: [each.area.key for each in seen.areas if each.area],
            "area",
        )
    if any(each.issue for seen in plan.items for each in seen.priorities):
        return (
            _("Priority issues and who leads"),
            _("Priority issue"),
            [Entry(each.issue.number, str(each.issue)) for each in plan.issues],
            lambda seen: [each.record.number for each in seen.priorities if each.issue],
            "priority",
        )
    headings = {slug_of(seen.item.heading): seen.item.heading for seen in plan.items if seen.item.heading}
    return (
        _("Headings and who leads"),
        _("Heading"),
        [Entry(key, words) for key, words in headings.items()],
        lambda seen: [slug_of(seen.item.heading)] if seen.item.heading else [],
        "heading",
    )


def coverage_chart(plan: SeenPlan, address: str) -> Chart | None:
    """Counts of items, each with a link to them in the list at ``address``; None where there is nothing to lay out."""
    title, row_name, rows, rows_of, parameter = _rows_of(plan)
    if not rows or not plan.items:
        return None

    def href(row: str, lead: str = "") -> str:
        query = {parameter: row} | ({"lead": lead} if lead else {})
        return f"{address}?{urlencode(query)}#items"

    counts: Counter[tuple[str, str]] = Counter()
    totals: Counter[str] = Counter()
    for seen in plan.items:
        held = rows_of(seen) or [NONE]
        totals.update(held)
        counts.update((row, lead) for row in held for lead in {part.key for part in seen.leads} or {NONE})
    if totals[NONE] and parameter != "heading":
        rows.append(Entry(NONE, _("None named")))
    columns = [Entry(each.key, each.name) for each in leads_overview(plan.items) if each.leads]
    if any(not seen.leads for seen in plan.items):
        columns.append(Entry(NONE, _("No lead")))
    return coverage_grid(
        "coverage",
        title,
        [Entry(row.key, row.label, href(row.key) if totals[row.key] else "") for row in rows],
        [Entry(column.key, column.label, f"{address}?{urlencode({'lead': column.key})}#items") for column in columns],
        {(row, lead): Cell(count, href(row, lead)) for (row, lead), count in counts.items()},
        row_name=row_name,
        totals=totals,
        empty_words=_("no item"),
        note=_("How many action items each lead has in each row. One item may stand in several cells."),
    )
