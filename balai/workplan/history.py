"""What happened to a record, in words: who did it, in which seat, and when."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.apps import apps
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from balai.kernel.actors import Actor
from balai.kernel.guard import Record
from balai.kernel.models import LedgerLine
from balai.people.models import Participant, Seat

MOST = 200
WORDS = {
    "workplan.plan.import": gettext_lazy("Plan taken in"),
    "workplan.reading.confirm": gettext_lazy("Plan taken in from a document that was checked"),
    "workplan.plan.state": gettext_lazy("State of the plan changed"),
    "workplan.plan.relabel": gettext_lazy("Who may read the plan changed"),
    "workplan.item.add": gettext_lazy("Action item added"),
    "workplan.item.correct": gettext_lazy("Action item corrected"),
    "workplan.item.remove": gettext_lazy("Action item removed"),
    "workplan.item.area": gettext_lazy("Area added to an action item"),
    "workplan.lead.add": gettext_lazy("Lead added"),
    "workplan.lead.end": gettext_lazy("Lead ended"),
    "workplan.interest.record": gettext_lazy("Interest recorded"),
    "workplan.interest.withdraw": gettext_lazy("Interest withdrawn"),
}
"""What the acts are called. An act of a mechanism that is not here is told by the fields that it changed."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One act."""

    at: dt.datetime
    title: str
    who: str
    record: Record
    about: str
    """Which record it is; "" for the one that the page is about."""
    fields: str
    """The fields that a change touched, in words."""


def history_of_all(actor: Actor, records: Iterable[Record], words: Mapping[str, str]) -> list[Entry]:
    """The acts on records that ``actor`` was shown (each was read through ``visible_to``), newest first. Three queries.

    ``words`` say, by key, what the records are called.
    """
    shown = {record.key: record for record in records}
    kinds = {record.kind_name() for record in shown.values()}
    lines = list(LedgerLine.objects.filter(kind__in=kinds, record__in=shown).order_by("-number")[:MOST])
    names = _names_of(actor, lines)
    return [
        Entry(
            at=line.at,
            title=str(WORDS.get(line.verb) or _("Changed")),
            who=_who(line, names),
            record=shown[line.record],
            about=words.get(line.record, ""),
            fields=_fields_of(line),
        )
        for line in lines
        if shown[line.record].kind_name() == line.kind
    ]


def _names_of(actor: Actor, lines: Iterable[LedgerLine]) -> dict[int, str]:
    """Seats and participants by their party, as far as the reader knows who they are."""
    seats = {line.seat for line in lines if line.seat is not None}
    participants = {line.participant for line in lines if line.participant is not None}
    known = Participant.objects.visible_to(actor).filter(party__in=participants)
    by_id = {each.pk: each for each in known}
    names = {each.party_id: each.printed for each in by_id.values()}
    for seat in Seat.objects.visible_to(actor).filter(party__in=seats):
        if seat.participant_id in by_id:
            names[seat.party_id] = f"{seat.get_role_display()}, {by_id[seat.participant_id].printed}"
    return names


def _who(line: LedgerLine, names: Mapping[int, str]) -> str:
    if line.seat is None and line.participant is None:
        return _("The portal’s operator") if line.user is None else _("An administrator")
    return names.get(line.seat or 0) or names.get(line.participant or 0) or _("Somebody who takes part")


def _fields_of(line: LedgerLine) -> str:
    """Which fields of the record itself a change touched; what else the act touched may be hidden from the reader."""
    for kind, key, what, names in json.loads(line.changes):
        if key == line.record and what == "changed":
            model = apps.get_model(kind)
            return ", ".join(str(model._meta.get_field(name).verbose_name) for name in names if name != "label")
    return ""
