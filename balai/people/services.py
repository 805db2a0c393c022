"""Writes of participants, bodies, membership and co-chairs."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext as _

from balai.kernel.actions import Call, Refused, action
from balai.kernel.actors import Actor
from balai.kernel.labels import Level, find_label
from balai.kernel.models import Party
from balai.people import policies
from balai.people.models import Alias, Body, BodyName, CoChairTerm, FoundingText, Membership, Participant


@action(
    "people.participant.add",
    policies.may_keep_bodies,
    example=lambda world: Call(
        world.actor("support office"), None, {"kind": "company", "code": "acme", "name": "Acme Telecoms"}
    ),
)
def add_participant(
    actor: Actor, target: None, /, *, kind: str, code: str, name: str, short_name: str = "", iso_code: str = ""
) -> Participant:
    """A new participant. Who exists is no secret: TLP:CLEAR."""
    participant = Participant(
        party=Party.objects.create(kind=Party.Kind.PARTICIPANT),
        kind=kind,
        code=code,
        name=name,
        short_name=short_name,
        iso_code=iso_code,
        label=find_label(Level.CLEAR),
    )
    participant.full_clean()
    participant.save()
    return participant


@action(
    "people.alias.add",
    policies.may_keep_bodies,
    example=lambda world: Call(world.actor("support office"), world.shared(Participant), {"name": "Former name"}),
)
def add_alias(
    actor: Actor,
    participant: Participant,
    /,
    *,
    name: str,
    since: dt.date | None = None,
    until: dt.date | None = None,
) -> Alias:
    alias = Alias(participant=participant, name=name, since=since, until=until, label=find_label(Level.CLEAR))
    alias.full_clean()
    alias.save()
    return alias


@action(
    "people.body.add",
    policies.may_keep_bodies,
    example=lambda world: Call(world.actor("support office"), None, {"code": "taskforce", "name": "A new task force"}),
)
def add_body(
    actor: Actor,
    target: None,
    /,
    *,
    code: str,
    name: str,
    short_name: str = "",
    purpose: str = "",
    reports_to: Body | None = None,
    founded_on: dt.date | None = None,
    ended_on: dt.date | None = None,
) -> Body:
    """A new body. That it exists is public: TLP:CLEAR."""
    body = Body(
        party=Party.objects.create(kind=Party.Kind.BODY),
        code=code,
        name=name,
        short_name=short_name,
        purpose=purpose,
        reports_to=reports_to,
        founded_on=founded_on,
        ended_on=ended_on,
        label=find_label(Level.CLEAR),
    )
    body.full_clean()
    body.save()
    if actor.participant is not None:
        # Whoever makes a body convenes it, as it convenes others, or nobody could go on with it.
        maker = Participant.objects.visible_to(actor).get(party=actor.participant)
        if actor.serves:
            Membership(participant=maker, body=body, capacity=Membership.Capacity.SUPPORT, label=body.label).save()
        elif actor.co_chair_of:
            CoChairTerm(participant=maker, body=body, since=timezone.localdate(), label=body.label).save()
            Membership(participant=maker, body=body, capacity=Membership.Capacity.MEMBER, label=body.label).save()
    return body


@action(
    "people.body.name",
    policies.may_keep_body,
    example=lambda world: Call(world.actor("co-chair"), world.shared(Body), {"name": "WG-EX"}),
)
def add_body_name(
    actor: Actor, body: Body, /, *, name: str, since: dt.date | None = None, until: dt.date | None = None
) -> BodyName:
    other = BodyName(body=body, name=name, since=since, until=until, label=find_label(Level.CLEAR))
    other.full_clean()
    other.save()
    return other


@action(
    "people.founding_text.add",
    policies.may_keep_body,
    example=lambda world: Call(
        world.actor("co-chair"), world.shared(Body), {"kind": "terms_of_reference", "title": "Terms of reference"}
    ),
)
def add_founding_text(
    actor: Actor,
    body: Body,
    /,
    *,
    kind: str,
    title: str,
    dated_on: dt.date | None = None,
    endorsed_by: str = "",
    text: str = "",
    level: Level = Level.CLEAR,
) -> FoundingText:
    founding = FoundingText(
        body=body,
        kind=kind,
        title=title,
        dated_on=dated_on,
        endorsed_by=endorsed_by,
        text=text,
        label=find_label(level, body=body.party_id, originator=actor.participant),
    )
    founding.full_clean()
    founding.save()
    return founding


@action(
    "people.membership.record",
    policies.may_keep_body,
    example=lambda world: Call(
        world.actor("co-chair"),
        world.shared(Body),
        {"participant": world.shared(Participant), "capacity": "observer", "since": dt.date(2024, 1, 1)},
    ),
)
def record_membership(
    actor: Actor,
    body: Body,
    /,
    *,
    participant: Participant,
    capacity: str,
    since: dt.date | None = None,
    until: dt.date | None = None,
    source: str = "",
) -> Membership:
    """A dated fact: what the participant is in the body. Membership of a body is public: TLP:CLEAR."""
    membership = Membership(
        participant=participant,
        body=body,
        capacity=capacity,
        since=since,
        until=until,
        source=source,
        label=find_label(Level.CLEAR),
    )
    membership.full_clean()
    membership.save()
    return membership


def _may_end_membership(actor: Actor, membership: Membership) -> bool:
    return policies.may_keep_body(actor, membership.body)


@action(
    "people.membership.end",
    _may_end_membership,
    example=lambda world: Call(world.actor("co-chair"), world.made(Membership), {"until": dt.date(2030, 1, 1)}),
)
def end_membership(actor: Actor, membership: Membership, /, *, until: dt.date) -> Membership:
    """The last day on which it holds. The fact stays: what was true at its date remains so."""
    if membership.until is not None and membership.until < until:
        raise Refused(_("This membership has ended already."))
    membership.until = until
    membership.full_clean()
    membership.save()
    return membership


@action(
    "people.co_chair.record",
    policies.may_keep_body,
    example=lambda world: Call(
        world.actor("support office"),
        world.shared(Body),
        {"participant": world.shared(Participant), "since": dt.date(2025, 1, 1)},
    ),
)
def record_co_chair(
    actor: Actor,
    body: Body,
    /,
    *,
    participant: Participant,
    since: dt.date | None = None,
    until: dt.date | None = None,
    source: str = "",
) -> CoChairTerm:
    term = CoChairTerm(
        body=body, participant=participant, since=since, until=until, source=source, label=find_label(Level.CLEAR)
    )
    term.full_clean()
    term.save()
    return term


def _may_end_term(actor: Actor, term: CoChairTerm) -> bool:
    return policies.may_keep_body(actor, term.body)


@action(
    "people.co_chair.end",
    _may_end_term,
    example=lambda world: Call(
        world.actor("support office"), world.made(CoChairTerm, until=None), {"until": dt.date(2030, 1, 1)}
    ),
)
def end_co_chair(actor: Actor, term: CoChairTerm, /, *, until: dt.date) -> CoChairTerm:
    """The last day of the term. The fact stays."""
    if term.until is not None and term.until < until:
        raise Refused(_("This term has ended already."))
    term.until = until
    term.full_clean()
    term.save()
    return term
