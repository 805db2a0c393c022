"""The cast: a small group known by name, in which every example and every house test is built."""

from __future__ import annotations

import datetime as dt
from typing import Any, TypeVar

from balai.kernel.actors import Actor, the_public
from balai.kernel.catalogue import KINDS
from balai.kernel.guard import Record
from balai.kernel.labels import find_label
from balai.kernel.models import Label, Level, Party
from balai.kernel.writing import acting
from balai.people.actors import actor_of
from balai.people.models import Body, CoChairTerm, Membership, Participant, Seat, User

R = TypeVar("R", bound=Record)

MEMBER, OBSERVER, SUPPORT, INVITED = Membership.Capacity.values
ROLES = {
    # name: (kind of participant, ISO code, capacity in the body, role of the seat)
    "co-chair": ("state", "XA", MEMBER, Seat.Role.CO_CHAIR),
    "lead": ("state", "XB", MEMBER, Seat.Role.LEAD_OFFICER),
    "member": ("state", "XC", MEMBER, Seat.Role.FOCAL_POINT),
    "observer": ("state", "XD", OBSERVER, Seat.Role.REPRESENTATIVE),
    "support office": ("support_office", "", SUPPORT, Seat.Role.SUPPORT_OFFICER),
    "civil society": ("civil_society", "", INVITED, Seat.Role.REPRESENTATIVE),
    "stranger": ("state", "XE", None, Seat.Role.OFFICIAL),
}
"""Everybody with a seat; "administrator" has an account and none, "public" has neither."""
NAMES = (*ROLES, "administrator", "public")


class Cast:
    """``kernel.examples.World``, in the database: everybody by name, and examples of every kind."""

    def __init__(self) -> None:
        clear = find_label(Level.CLEAR)
        self._shared: dict[type[Record], Record] = {}
        self.users: dict[str, User] = {}
        self._parties: dict[str, int] = {}
        with acting():
            self.body = Body(
                party=Party.objects.create(kind=Party.Kind.BODY),
                code="cast",
                name="Working Group of the Cast",
                short_name="WG-Cast",
                founded_on=dt.date(2015, 3, 27),
                label=clear,
            )
            self.body.save()
            self._parties["body"] = self.body.party_id
            for name, (kind, iso_code, capacity, role) in ROLES.items():
                self._seat(name, kind, iso_code, capacity, role, clear)
        self._shared[Body] = self.body
        self.users["administrator"] = User.objects.create(
            email="administrator@example.org", name="Administrator of the Cast", is_administrator=True
        )

    def _seat(self, name: str, kind: str, iso_code: str, capacity: str | None, role: str, clear: Label) -> None:
        slug = name.replace(" ", "-")
        participant = Participant(
            party=Party.objects.create(kind=Party.Kind.PARTICIPANT),
            code=f"cast-{slug}",
            kind=kind,
            iso_code=iso_code,
            name=f"Land of the {name}",
            label=clear,
        )
        participant.save()
        if capacity is not None:
            Membership(participant=participant, body=self.body, capacity=capacity, label=clear).save()
        if name == "co-chair":
            CoChairTerm(participant=participant, body=self.body, label=clear).save()
        user = User.objects.create(email=f"{slug}@example.org", name=f"Person of the {name}")
        seat = Seat(
            party=Party.objects.create(kind=Party.Kind.SEAT),
            user=user,
            participant=participant,
            role=role,
            label=find_label(Level.GREEN, originator=participant.party_id),
        )
        seat.save()
        self.users[name] = user
        self._parties |= {name: participant.party_id, f"seat of {name}": seat.party_id}

    def actor(self, name: str) -> Actor:
        return the_public() if name == "public" else actor_of(self.users[name])

    def party(self, name: str) -> int:
        return self._parties[name]

    def label(self, level: Level) -> Label:
        return find_label(
            level,
            body=self.party("body") if level == Level.AMBER else None,
            originator=self.party("lead"),
            audience=[self.party("seat of lead")] if level == Level.RED else [],
        )

    def made(self, model: type[R], level: Level | None = None, words: str = "example", **values: Any) -> R:
        kind = KINDS[model.kind_name()]
        with acting():
            record = kind.example(self, self.label(Level.CLEAR if level is None else level), words)
            assert isinstance(record, model)
            for name, value in values.items():
                setattr(record, name, value)
            record.full_clean()
            record.save()
        return record

    def shared(self, model: type[R]) -> R:
        if model not in self._shared:
            self._shared[model] = self.made(model)
        found = self._shared[model]
        assert isinstance(found, model)
        return found
