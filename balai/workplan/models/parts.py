"""Who leads an item and who is interested, as dated facts."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from balai.kernel.guard import Record
from balai.people.models import Participant
from balai.people.models.dated import Dated, ends_after_start, one_of
from balai.workplan.models.items import ActionItem


class Taker(models.TextChoices):
    """Who takes a part, where it is not one participant by name."""

    PARTICIPANT = "participant", _("Participant")
    CO_CHAIRS = "co_chairs", _("Co-Chairs")
    SUPPORT_OFFICE = "support_office", _("Support office")
    ALL_MEMBERS = "all_members", _("All members")
    UNKNOWN = "unknown", _("Not known to the portal")


class _PartTaken(Dated, Record):
    """A part that somebody takes in an item."""

    parent_name = "item"

    item = models.ForeignKey(ActionItem, models.PROTECT, related_name="%(class)ss")
    position = models.PositiveIntegerField(default=0)
    taker = models.CharField(_("who"), max_length=16, choices=Taker.choices)
    participant = models.ForeignKey(Participant, models.PROTECT, null=True, blank=True, related_name="%(class)s_parts")
    as_printed = models.CharField(_("as printed"), max_length=200, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)

    class Meta:
        abstract = True
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.printed

    @property
    def printed(self) -> str:
        """Who it is, as the reader should see it."""
        if self.participant is not None:
            return self.participant.printed
        if self.taker == Taker.UNKNOWN:
            return self.as_printed
        return str(Taker(self.taker).label)


def _constraints(name: str) -> list[models.BaseConstraint]:
    return [
        one_of("taker", Taker, f"{name}_taker_is_known"),
        models.CheckConstraint(
            condition=Q(taker="participant", participant__isnull=False)
            | (~Q(taker="participant") & Q(participant__isnull=True)),
            name=f"{name}_names_a_participant_or_a_role",
        ),
        models.CheckConstraint(
            condition=~Q(taker="unknown") | ~Q(as_printed=""), name=f"{name}_unknown_says_what_was_printed"
        ),
        ends_after_start(f"{name}_ends_after_start"),
    ]


class Lead(_PartTaken):
    """Leads the item. Several may, and they change: each is true at its date."""

    class Meta(_PartTaken.Meta):
        constraints = _constraints("lead")


class InterestKind(models.TextChoices):
    LEAD = "lead", _("to lead")
    CONTRIBUTE = "contribute", _("to contribute")
    SUPPORT = "support", _("to support")
    OPEN = "open", _("to lead or support")


class Interest(_PartTaken):
    """Said that it would lead, contribute or support; what the document does not say is "open"."""

    Kind = InterestKind

    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.OPEN)

    class Meta(_PartTaken.Meta):
        constraints = [*_constraints("interest"), one_of("kind", InterestKind, "interest_kind_is_known")]
