"""Participants, bodies, who is what in which body since when, seats, and accounts."""

from balai.people.models.accounts import Invitation, User
from balai.people.models.bodies import Body, BodyName, CoChairTerm, FoundingText, Membership
from balai.people.models.participants import Alias, Participant
from balai.people.models.seats import Expert, Seat

PLAIN = {
    "people.user": "an account; its person is known to others through the seat, which is a record",
    "people.invitation": "holds an address and a secret's digest; read only by who redeems it and who may issue it",
}

__all__ = [
    "PLAIN",
    "Alias",
    "Body",
    "BodyName",
    "CoChairTerm",
    "Expert",
    "FoundingText",
    "Invitation",
    "Membership",
    "Participant",
    "Seat",
    "User",
]
