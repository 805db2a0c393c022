"""Bodies and their reporting lines; membership, observer status and co-chairs as dated facts."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from balai.kernel.guard import Record
from balai.people.models.dated import Dated, ends_after_start, one_of
from balai.people.models.participants import Participant


class Body(Record):
    """A conference, a meeting of officials, a working group: whatever has members and can have a plan."""

    party = models.OneToOneField("kernel.Party", models.PROTECT, related_name="body")
    code = models.SlugField(_("code"), max_length=24, unique=True)
    name = models.CharField(_("name"), max_length=200, unique=True)
    short_name = models.CharField(_("short name"), max_length=60, blank=True)
    purpose = models.TextField(_("what it is for"), blank=True)
    reports_to = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="reporting")
    founded_on = models.DateField(_("founded on"), null=True, blank=True)
    ended_on = models.DateField(_("dissolved on"), null=True, blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "bodies"
        constraints = [
            models.CheckConstraint(
                condition=Q(reports_to__isnull=True) | ~Q(reports_to=models.F("id")),
                name="body_does_not_report_to_itself",
            ),
            models.CheckConstraint(
                condition=Q(founded_on__isnull=True)
                | Q(ended_on__isnull=True)
                | Q(ended_on__gte=models.F("founded_on")),
                name="body_ends_after_it_was_founded",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def printed(self) -> str:
        """The name as it stands in tables."""
        return self.short_name or self.name


class BodyName(Dated, Record):
    """Another name under which documents speak of a body ("WG-TIP")."""

    parent_name = "body"

    body = models.ForeignKey(Body, models.PROTECT, related_name="names")
    name = models.CharField(_("name"), max_length=200)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["body", "name"], name="body_name_stands_once"),
            ends_after_start("body_name_ends_after_start"),
        ]

    def __str__(self) -> str:
        return self.name


class FoundingTextKind(models.TextChoices):
    TERMS_OF_REFERENCE = "terms_of_reference", _("Terms of reference")
    CONCEPT_NOTE = "concept_note", _("Concept note")
    DECISION = "decision", _("Decision")


class FoundingText(Record):
    """A text that a body stands on: terms of reference, concept note, the decision that made it."""

    parent_name = "body"

    Kind = FoundingTextKind

    body = models.ForeignKey(Body, models.PROTECT, related_name="founding_texts")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    title = models.CharField(_("title"), max_length=200)
    dated_on = models.DateField(_("dated"), null=True, blank=True)
    endorsed_by = models.CharField(_("endorsed by"), max_length=200, blank=True)
    text = models.TextField(_("text"), blank=True)

    class Meta:
        ordering = ["-dated_on", "title"]
        constraints = [one_of("kind", FoundingTextKind, "founding_text_kind_is_known")]

    def __str__(self) -> str:
        return self.title


class MembershipCapacity(models.TextChoices):
    MEMBER = "member", _("Member")
    OBSERVER = "observer", _("Observer")
    SUPPORT = "support", _("Support office")
    INVITED = "invited", _("Invited")


class Membership(Dated, Record):
    """What a participant is in a body, from when to when, and where that is written."""

    parent_name = "body"

    Capacity = MembershipCapacity

    participant = models.ForeignKey(Participant, models.PROTECT, related_name="memberships")
    body = models.ForeignKey(Body, models.PROTECT, related_name="memberships")
    capacity = models.CharField(_("capacity"), max_length=10, choices=Capacity.choices)
    source = models.CharField(_("source"), max_length=300, blank=True)

    class Meta:
        ordering = ["participant__name"]
        constraints = [
            one_of("capacity", MembershipCapacity, "membership_capacity_is_known"),
            ends_after_start("membership_ends_after_start"),
            models.UniqueConstraint(
                fields=["participant", "body", "capacity"],
                condition=Q(until__isnull=True),
                name="membership_is_open_once",
                violation_error_message=_("This participant already holds this capacity in this body."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.participant}: {self.get_capacity_display()}, {self.body}"


READS_AS_MEMBER = (Membership.Capacity.MEMBER, Membership.Capacity.SUPPORT)
"""In which a participant reads what is for the members: nobody reads by office, the support office serves."""


class CoChairTerm(Dated, Record):
    """A participant co-chairs a body, from when to when."""

    parent_name = "body"

    body = models.ForeignKey(Body, models.PROTECT, related_name="co_chair_terms")
    participant = models.ForeignKey(Participant, models.PROTECT, related_name="co_chair_terms")
    source = models.CharField(_("source"), max_length=300, blank=True)

    class Meta:
        ordering = ["participant__name", "since"]
        constraints = [
            ends_after_start("co_chair_term_ends_after_start"),
            models.UniqueConstraint(
                fields=["participant", "body"], condition=Q(until__isnull=True), name="co_chair_term_is_open_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.participant} co-chairs {self.body}"
