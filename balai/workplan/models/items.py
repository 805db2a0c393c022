"""The action item: the unit that has leads, areas, linked priorities, and, as the plan lives, evidence."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from balai.kernel.guard import Record
from balai.workplan.models.plans import CooperationArea, Objective, Plan, PriorityIssue


class ActionItem(Record):
    """One action item. Its status as printed is what the document says; its standing is computed elsewhere."""

    parent_name = "plan"

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="items")
    position = models.PositiveIntegerField(_("position"))
    number = models.CharField(_("number"), max_length=20, blank=True)
    text = models.TextField(_("text"))
    heading = models.CharField(_("heading"), max_length=300, blank=True)
    objective = models.ForeignKey(Objective, models.PROTECT, null=True, blank=True, related_name="items")
    timeframe = models.CharField(_("timeframe"), max_length=200, blank=True)
    status_as_printed = models.TextField(_("status as printed"), blank=True)
    notes = models.JSONField(_("what the reading was unsure of"), default=list, blank=True)
    """Sentences, a list of texts."""

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(text=""), name="item_has_a_text"),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.text}" if self.number else self.text


class ItemArea(Record):
    """An item serves an area of cooperation."""

    parent_name = "item"

    item = models.ForeignKey(ActionItem, models.PROTECT, related_name="areas")
    area = models.ForeignKey(CooperationArea, models.PROTECT, related_name="items")
    position = models.PositiveIntegerField(default=0)
    as_printed = models.CharField(_("as printed"), max_length=200, blank=True)

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["item", "area"], name="item_serves_an_area_once")]

    def __str__(self) -> str:
        return str(self.area)


class LinkedPriority(Record):
    """An item is linked to a priority issue; ``number`` is what the document says, also where no issue has it."""

    parent_name = "item"

    item = models.ForeignKey(ActionItem, models.PROTECT, related_name="linked_priorities")
    issue = models.ForeignKey(PriorityIssue, models.PROTECT, null=True, blank=True, related_name="linked_items")
    position = models.PositiveIntegerField(default=0)
    number = models.CharField(_("number"), max_length=20)

    class Meta:
        ordering = ["position", "id"]
        verbose_name_plural = "linked priorities"
        constraints = [models.UniqueConstraint(fields=["item", "number"], name="item_links_a_priority_once")]

    def __str__(self) -> str:
        return self.number
