"""The demonstration group's people: participants, bodies, membership, and a cast that anybody may sign in as."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

from balai.people.actors import actor_of, console
from balai.people.models import Body, Membership, Participant, Seat, User
from balai.people.names import NAMES_FILE
from balai.people.seating import end_seat, enter_directory, give_seat
from balai.people.services import (
    add_alias,
    add_body,
    add_body_name,
    add_founding_text,
    add_participant,
    record_co_chair,
    record_membership,
)

FOLDER = Path(__file__).with_name("demonstration")
CAPACITY = Membership.Capacity


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


def demonstrate() -> None:
    """Everything through the actions that people use, as the console."""
    participants = _participants()
    bodies = _bodies(participants)
    _cast(participants, bodies)


def _participants() -> dict[str, Participant]:
    held = _read("participants.toml")
    jurisdictions = held["jurisdictions"]["codes"]
    made: dict[str, Participant] = {}
    for iso_code, names in tomllib.loads(NAMES_FILE.read_text(encoding="utf-8"))["members"].items():
        kind = Participant.Kind.JURISDICTION if iso_code in jurisdictions else Participant.Kind.STATE
        made[iso_code.lower()] = add_participant(
            console(), None, kind=kind, code=iso_code.lower(), name=names[0], iso_code=iso_code
        )
    for code, facts in held["participants"].items():
        made[code] = add_participant(console(), None, code=code, **facts)
    for alias in held["aliases"]:
        add_alias(console(), made[alias["participant"]], name=alias["name"], until=alias.get("until"))
    return made


def _bodies(participants: dict[str, Participant]) -> dict[str, Body]:
    held = _read("bodies.toml")
    members = [each for each in participants.values() if each.iso_code]
    organisations = [participants[code] for code in ("iom", "unhcr", "unodc", "ilo")]
    made: dict[str, Body] = {}
    for facts in held["bodies"]:
        body = add_body(
            console(),
            None,
            code=facts["code"],
            name=facts["name"],
            short_name=facts.get("short_name", ""),
            purpose=facts.get("purpose", ""),
            reports_to=made[facts["reports_to"]] if "reports_to" in facts else None,
            founded_on=facts.get("founded_on"),
        )
        made[facts["code"]] = body
        for name in facts.get("names", []):
            add_body_name(console(), body, name=name)
        named = facts.get("members", [])
        for each in [*members, *organisations] if named == "all" else [participants[code] for code in named]:
            record_membership(
                console(), body, participant=each, capacity=CAPACITY.MEMBER, since=facts.get("members_since")
            )
        for term in facts.get("co_chairs", []):
            record_co_chair(console(), body, **{**term, "participant": participants[term["participant"]]})
    for text in held["founding_texts"]:
        add_founding_text(console(), made[text.pop("body")], **text)
    _capacities(held, participants, made)
    return made


def _capacities(held: dict[str, Any], participants: dict[str, Participant], bodies: dict[str, Body]) -> None:
    for fact in held["memberships"]:
        body = bodies[fact.pop("body")]
        record_membership(console(), body, **{**fact, "participant": participants[fact["participant"]]})
    ninth = held["ninth_meeting"]
    dates = {name: ninth[name] for name in ("since", "until", "source")}
    for capacity, codes in ((CAPACITY.OBSERVER, ninth["observers"]), (CAPACITY.INVITED, ninth["invited"])):
        for code in codes:
            record_membership(
                console(), bodies[ninth["body"]], participant=participants[code], capacity=capacity, **dates
            )
    support = held["support"]
    for code in support["bodies"]:
        record_membership(
            console(),
            bodies[code],
            participant=participants[support["participant"]],
            capacity=CAPACITY.SUPPORT,
            since=support["since"],
        )


def _cast(participants: dict[str, Participant], bodies: dict[str, Body]) -> None:
    for person in _read("cast.toml")["people"]:
        is_published = person.get("published", False)
        user = User(
            email=person["email"],
            name=person["name"],
            is_administrator=person.get("administrator", False),
            is_demonstration=not is_published,
            is_active=not is_published,
        )
        user.set_unusable_password()
        user.save()
        if "participant" in person:
            _seat(person, user, participants[person["participant"]], bodies)


def _seat(person: dict[str, Any], user: User, participant: Participant, bodies: dict[str, Body]) -> None:
    seat: Seat = give_seat(
        console(),
        participant,
        user=user,
        role=person["role"],
        title=person["title"],
        body=bodies[person["body"]] if "body" in person else None,
        since=person.get("since", dt.date(2024, 1, 1)),
    )
    if "until" in person:
        end_seat(console(), seat, until=person["until"])
    if "expert" in person:
        enter_directory(actor_of(user, seat), seat, **person["expert"])
