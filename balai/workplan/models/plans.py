"""The plan and what stands in it beside the action items."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from balai.kernel.guard import Record
from balai.people.models import Body
from balai.people.models.dated import one_of


class PlanState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    CIRCULATED = "circulated", _("Circulated")
    ENDORSED = "endorsed", _("Endorsed")
    IN_FORCE = "in_force", _("In force")
    CLOSED = "closed", _("Closed")


class Plan(Record):
    """A forward work plan of a body. "A 'living' document that can be amended" (Forward Work Plan 2024-26)."""

    State = PlanState

    body = models.ForeignKey(Body, models.PROTECT, related_name="plans")
    code = models.SlugField(_("code"), max_length=40, unique=True)
    """A short stable name for commands and addresses: "tipwg-2024-26"."""
    title = models.CharField(_("title"), max_length=300)
    body_as_printed = models.CharField(max_length=300, blank=True)
    """The body as the document names it; empty where the document names none."""
    first_year = models.PositiveSmallIntegerField(_("first year"), null=True, blank=True)
    last_year = models.PositiveSmallIntegerField(_("last year"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=12, choices=State.choices, default=State.DRAFT)

    class Meta:
        ordering = ["-first_year", "title"]
        constraints = [
            one_of("state", PlanState, "plan_state_is_known"),
            models.CheckConstraint(
                condition=(Q(first_year__isnull=True) & Q(last_year__isnull=True))
                | (Q(first_year__gte=1900) & Q(last_year__gte=models.F("first_year")) & Q(last_year__lte=2200)),
                name="plan_period_has_both_years_in_order",
                violation_error_message=_("Give the first and the last year, in this order, or neither."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def period(self) -> str:
        """ "2024–2026", "2025", or "" where the document gives none."""
        if self.first_year is None:
            return ""
        return str(self.first_year) if self.first_year == self.last_year else f"{self.first_year}–{self.last_year}"


class _PartOfPlan(Record):
    """Something that stands in a plan, at a place."""

    parent_name = "plan"

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="%(class)ss")
    position = models.PositiveIntegerField(_("position"))

    class Meta:
        abstract = True
        ordering = ["position", "id"]


class Objective(_PartOfPlan):
    """What the plan is for, as its terms of reference put it."""

    text = models.TextField(_("text"))

    def __str__(self) -> str:
        return self.text


class PriorityIssue(_PartOfPlan):
    """An issue that the plan puts first; it may have sub-issues (a, b, c)."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="priority_issues")
    within = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="sub_issues")
    number = models.CharField(_("number"), max_length=20, blank=True)
    text = models.TextField(_("text"))

    def __str__(self) -> str:
        return f"{self.number}. {self.text}" if self.number else self.text


class CooperationArea(Record):
    """An area of a strategy that items serve: the eight of the Adelaide Strategy 2023, or a plan's own."""

    parent_name = "plan"

    plan = models.ForeignKey(Plan, models.PROTECT, null=True, blank=True, related_name="own_areas")
    """Empty: of a strategy that several plans share."""
    strategy = models.CharField(_("strategy"), max_length=200, blank=True)
    number = models.CharField(_("number"), max_length=20, blank=True)
    title = models.CharField(_("title"), max_length=200)

    class Meta:
        ordering = ["strategy", "number", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["strategy", "title"], condition=Q(plan__isnull=True), name="shared_area_stands_once"
            ),
            models.UniqueConstraint(fields=["plan", "title"], name="own_area_stands_once"),
        ]

    def __str__(self) -> str:
        return self.title


class OngoingActivity(_PartOfPlan):
    """Something that goes on beside the action items and never ends with one."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="ongoing_activities")
    number = models.CharField(_("number"), max_length=20, blank=True)
    text = models.TextField(_("text"))

    class Meta(_PartOfPlan.Meta):
        verbose_name_plural = "ongoing activities"

    def __str__(self) -> str:
        return self.text


class Footnote(_PartOfPlan):
    """A footnote, with its mark as printed."""

    mark = models.CharField(_("mark"), max_length=10)
    text = models.TextField(_("text"))

    def __str__(self) -> str:
        return f"{self.mark} {self.text}"


class Appendix(_PartOfPlan):
    """An appendix, with its title as printed."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="appendices")
    title = models.CharField(_("title"), max_length=300)
    text = models.TextField(_("text"), blank=True)

    class Meta(_PartOfPlan.Meta):
        verbose_name_plural = "appendices"

    def __str__(self) -> str:
        return self.title


class Passage(_PartOfPlan):
    """Text of the document that belongs to no field, such as its introduction: kept, so that nothing is lost."""

    text = models.TextField(_("text"))

    def __str__(self) -> str:
        return self.text[:80]
