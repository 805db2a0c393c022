"""What a plan lacks, as far as its reader sees it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from balai.workplan.models import CooperationArea
from balai.workplan.seen import SeenIssue, SeenItem, SeenPlan


def items_without_lead(items: Iterable[SeenItem]) -> list[SeenItem]:
    """Items that nobody leads today."""
    return [each for each in items if not each.leads]


def items_with_unknown_lead(items: Iterable[SeenItem]) -> list[SeenItem]:
    """Items whose lead is a name that the portal does not know."""
    return [each for each in items if any(not part.is_known for part in each.leads)]


def areas_without_item(areas: Sequence[CooperationArea], items: Iterable[SeenItem]) -> list[CooperationArea]:
    """Areas of the plan's strategy that no item serves."""
    served = {area.area.pk for item in items for area in item.areas if area.area is not None}
    return [area for area in areas if area.pk not in served]


def issues_without_item(plan: SeenPlan) -> list[SeenIssue]:
    """Priority issues that no item is linked to, where the plan links any at all: else the plan does not use links."""
    if not any(item.priorities for item in plan.items):
        return []
    return [each for each in plan.issues if not each.items and not any(child.items for child in each.children)]


def doubtful_items(items: Iterable[SeenItem]) -> list[SeenItem]:
    """Items about which the reading of the document was unsure."""
    return [each for each in items if each.item.notes]
