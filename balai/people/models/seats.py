"""Seats: a person sitting for a participant, with a role. And the experts who let themselves be found."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from balai.kernel.guard import Record
from balai.people.models.bodies import Body
from balai.people.models.dated import Dated, ends_after_start, one_of
from balai.people.models.participants import Participant


class SeatRole(models.TextChoices):
    CO_CHAIR = "co_chair", _("Co-chair")
    DESK_OFFICER = "desk_officer", _("Desk officer")
    FOCAL_POINT = "focal_point", _("National focal point")
    LEAD_OFFICER = "lead_officer", _("Action item lead")
    OFFICIAL = "official", _("Official")
    SUPPORT_OFFICER = "support_officer", _("Support office officer")
    REPRESENTATIVE = "representative", _("Representative")


class Seat(Dated, Record):
    """A person sits for a participant. Access follows today's seat: when it ends, so does what it opened."""

    Role = SeatRole

    party = models.OneToOneField("kernel.Party", models.PROTECT, related_name="seat")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="seats")
    participant = models.ForeignKey(Participant, models.PROTECT, related_name="seats")
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="seats")
    """The one body that the seat is limited to; empty: every body of the participant."""
    role = models.CharField(_("role"), max_length=16, choices=Role.choices)
    title = models.CharField(_("title"), max_length=200, blank=True)

    class Meta:
        ordering = ["participant__name", "role"]
        constraints = [one_of("role", SeatRole, "seat_role_is_known"), ends_after_start("seat_ends_after_start")]

    def __str__(self) -> str:
        return f"{self.get_role_display()}, {self.participant.printed}"


class Expert(Record):
    """An entry in the directory of experts: made by the person it names, and taken out by that person."""

    parent_name = "seat"

    seat = models.OneToOneField(Seat, models.PROTECT, related_name="expert")
    topics = models.JSONField(_("topics"), default=list)
    """Topics in the person's own words, a list of texts."""
    languages = models.JSONField(_("languages"), default=list, blank=True)
    """ISO 639-1 codes, a list of texts."""
    note = models.TextField(_("what to ask about"), blank=True)
    consented_at = models.DateTimeField(_("consented"))

    def __str__(self) -> str:
        return str(self.seat)
