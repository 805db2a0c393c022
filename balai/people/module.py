"""What people declares: its kinds of record, each with an example."""

from __future__ import annotations

import datetime as dt
from itertools import count

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from balai.kernel.catalogue import Kind, Module, NavigationEntry, declare
from balai.kernel.examples import World
from balai.kernel.models import Label, Party
from balai.kernel.pages import anyone, members, signed_in
from balai.people.demo import demonstrate
from balai.people.models import (
    Alias,
    Body,
    BodyName,
    CoChairTerm,
    Expert,
    FoundingText,
    Membership,
    Participant,
    Seat,
    User,
)
from balai.people.policies import may_keep_accounts

_running = count(1)


def _participant(world: World, label: Label, words: str) -> Participant:
    number = next(_running)
    return Participant(
        party=Party.objects.create(kind=Party.Kind.PARTICIPANT),
        code=f"example-{number}",
        kind=Participant.Kind.ORGANISATION,
        name=f"{words} organisation {number}",
        short_name=f"{words} {number}",
        label=label,
    )


def _body(world: World, label: Label, words: str) -> Body:
    number = next(_running)
    return Body(
        party=Party.objects.create(kind=Party.Kind.BODY),
        code=f"example-{number}",
        name=f"{words} working group {number}",
        short_name=f"{words} {number}",
        purpose=f"What {words} is for",
        label=label,
    )


def _alias(world: World, label: Label, words: str) -> Alias:
    return Alias(participant=world.shared(Participant), name=f"{words} {next(_running)}", label=label)


def _body_name(world: World, label: Label, words: str) -> BodyName:
    return BodyName(body=world.shared(Body), name=f"{words} {next(_running)}", label=label)


def _founding_text(world: World, label: Label, words: str) -> FoundingText:
    return FoundingText(
        body=world.shared(Body),
        kind=FoundingText.Kind.TERMS_OF_REFERENCE,
        title=f"Terms of reference, {words}",
        text=f"The role of {words}",
        endorsed_by=f"The {words} meeting",
        dated_on=dt.date(2014, 8, 6),
        label=label,
    )


def _membership(world: World, label: Label, words: str) -> Membership:
    return Membership(
        participant=world.shared(Participant),
        body=world.shared(Body),
        capacity=Membership.Capacity.OBSERVER,
        since=dt.date(2023, 1, 1),
        until=dt.date(2040, 12, 31),
        source=f"Decision on {words}",
        label=label,
    )


def _co_chair_term(world: World, label: Label, words: str) -> CoChairTerm:
    return CoChairTerm(
        body=world.shared(Body),
        participant=world.shared(Participant),
        since=dt.date(2015, 1, 1),
        until=dt.date(2016, 1, 1),
        source=f"Statement of {words}",
        label=label,
    )


def _seat(world: World, label: Label, words: str) -> Seat:
    number = next(_running)
    return Seat(
        party=Party.objects.create(kind=Party.Kind.SEAT),
        user=User.objects.create(email=f"example-{number}@example.org", name=f"Person {number}"),
        participant=world.shared(Participant),
        role=Seat.Role.OFFICIAL,
        title=f"Officer of {words}",
        label=label,
    )


def _expert(world: World, label: Label, words: str) -> Expert:
    return Expert(
        seat=world.made(Seat),
        topics=[f"{words} topic"],
        languages=["en"],
        note=f"Ask about {words}",
        consented_at=timezone.now(),
        label=label,
    )


MODULE = declare(
    Module(
        key="people",
        title=_("People"),
        kinds=(
            Kind(
                Participant,
                _("participant"),
                example=_participant,
                url=lambda record: reverse("people:participant", args=[record.key]),
            ),
            Kind(Alias, _("other name of a participant"), example=_alias),
            Kind(Body, _("body"), example=_body, url=lambda record: reverse("people:body", args=[record.key])),
            Kind(BodyName, _("other name of a body"), example=_body_name),
            Kind(FoundingText, _("founding text"), example=_founding_text),
            Kind(Membership, _("membership"), example=_membership),
            Kind(CoChairTerm, _("term of a co-chair"), example=_co_chair_term),
            Kind(Seat, _("seat"), example=_seat),
            Kind(Expert, _("expert"), example=_expert),
        ),
        demonstrate=demonstrate,
        nav=(
            NavigationEntry(_("Bodies"), "people:bodies", anyone, order=20),
            NavigationEntry(_("Participants"), "people:participants", anyone, order=30),
            NavigationEntry(_("Experts"), "people:experts", members, order=35),
            NavigationEntry(_("Accounts"), "people:administration", may_keep_accounts, order=40),
            NavigationEntry(_("My account"), "people:account", signed_in, order=90),
        ),
    )
)
