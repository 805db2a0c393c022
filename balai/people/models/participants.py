"""Whoever takes part: states, jurisdictions, organisations, companies, civil society, fora, the support office."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from balai.kernel.guard import Record
from balai.people.models.dated import Dated, ends_after_start, one_of


class ParticipantKind(models.TextChoices):
    STATE = "state", _("State")
    JURISDICTION = "jurisdiction", _("Jurisdiction")
    ORGANISATION = "organisation", _("International organisation")
    COMPANY = "company", _("Company")
    CIVIL_SOCIETY = "civil_society", _("Civil society organisation")
    REGIONAL_FORUM = "regional_forum", _("Regional forum")
    SUPPORT_OFFICE = "support_office", _("Support office")


class Participant(Record):
    """One that can be a member, an observer, a lead. Not every one is a state: Hong Kong is a jurisdiction."""

    Kind = ParticipantKind

    party = models.OneToOneField("kernel.Party", models.PROTECT, related_name="participant")
    code = models.SlugField(_("code"), max_length=24, unique=True)
    """A short stable name for commands and addresses: "au", "iom"."""
    kind = models.CharField(_("kind"), max_length=16, choices=Kind.choices)
    name = models.CharField(_("name"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=60, blank=True)
    iso_code = models.CharField(_("ISO 3166-1 code"), max_length=2, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            one_of("kind", ParticipantKind, "participant_kind_is_known"),
            models.UniqueConstraint(fields=["name"], name="participant_name_is_unique"),
            models.UniqueConstraint(
                fields=["iso_code"], condition=~Q(iso_code=""), name="participant_iso_code_is_unique"
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=["state", "jurisdiction"]) | ~Q(iso_code=""),
                name="participant_state_has_an_iso_code",
                violation_error_message=_("Give the two-letter ISO 3166-1 code of a state or jurisdiction."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def printed(self) -> str:
        """The name as it stands in tables and lists of leads."""
        return self.short_name or self.name


class Alias(Dated, Record):
    """Another name of a participant, with the time when it was used ("Turkey" until 2022)."""

    parent_name = "participant"

    participant = models.ForeignKey(Participant, models.PROTECT, related_name="aliases")
    name = models.CharField(_("name"), max_length=200)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "aliases"
        constraints = [
            models.UniqueConstraint(fields=["participant", "name"], name="alias_stands_once"),
            ends_after_start("alias_ends_after_start"),
        ]

    def __str__(self) -> str:
        return self.name
