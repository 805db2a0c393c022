"""A document while it is being read: what was found in it, corrected by a person, before anything becomes a plan."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from balai.kernel.guard import Record
from balai.people.models.dated import one_of
from balai.workplan.models.plans import Plan


class ReadingState(models.TextChoices):
    OPEN = "open", _("Being checked")
    CONFIRMED = "confirmed", _("Became a plan")
    DISCARDED = "discarded", _("Discarded")


class Reading(Record):
    """A document that somebody sent, and the draft that was read out of it. TLP:RED to the seat that sent it."""

    State = ReadingState

    file_name = models.CharField(_("file"), max_length=200)
    sha256 = models.CharField(max_length=64)
    source = models.TextField()
    """The document's readable text; the draft's passages point into it by character."""
    draft = models.JSONField(default=dict, blank=True)
    """What ``workplan.reading`` found, with corrections; see ``reading.draft``."""
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.OPEN)
    plan = models.ForeignKey(Plan, models.PROTECT, null=True, blank=True, related_name="readings")

    class Meta:
        ordering = ["-created_at"]
        constraints = [one_of("state", ReadingState, "reading_state_is_known")]

    def __str__(self) -> str:
        return self.file_name
