"""Participants: the list, and each with its names, what it is in which body since when, and who sits for it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from balai.kernel.catalogue import panels_of
from balai.kernel.pages import Request, anyone, page, respond, signed_in
from balai.people import policies, services
from balai.people.forms import NameForm, ParticipantForm
from balai.people.models import Alias, Body, CoChairTerm, Membership, Participant, Seat
from balai.people.queries import Sought, bodies_of, parted, participants_found, seats_for, shown_of
from balai.people.views.asking import Asking, ask, found_or_404, require, sent


@page(opens_to=anyone, shows=[Participant, Body])
def participants(request: Request) -> HttpResponse:
    actor, today = request.actor, timezone.localdate()
    bodies = {body.pk: body for body in bodies_of(actor)}
    asked = {name: request.GET.get(name, "").strip()[:100] for name in ("words", "kind", "capacity", "body")}
    lines = participants_found(actor, Sought(**asked), bodies, today)
    context = {
        "lines": lines,
        "bodies": bodies,
        "body_options": [(each.key, each.printed) for each in bodies.values()],
        "asked": asked,
        "is_narrowed": any(asked.values()),
        "kinds": Participant.Kind.choices,
        "capacities": Membership.Capacity.choices,
        "may_add": policies.may_keep_bodies(actor, None),
    }
    memberships = [each for line in lines for each in line.memberships]
    shown = shown_of([line.participant for line in lines], memberships, bodies.values())
    return respond(request, "people/participants.html", context, shown=shown)


@dataclass(frozen=True, slots=True)
class InBody:
    """A fact of a participant, with the body that it is about."""

    body: Body
    fact: Membership | CoChairTerm
    is_current: bool


def _in_bodies(facts: list[Membership] | list[CoChairTerm], bodies: dict[int, Body], day: dt.date) -> list[InBody]:
    """Current ones first, then by the body's name and by date."""
    found = [InBody(bodies[fact.body_id], fact, fact.is_current(day)) for fact in facts if fact.body_id in bodies]
    found.sort(key=lambda each: (not each.is_current, each.body.name, each.fact.since or dt.date.min))
    return found


@page(opens_to=anyone, shows=[Participant, Alias, Membership, CoChairTerm, Seat, Body])
def participant(request: Request, participant: str) -> HttpResponse:
    actor, today = request.actor, timezone.localdate()
    found = found_or_404(Participant.objects.visible_to(actor).select_related("label"), participant)
    bodies = {body.pk: body for body in bodies_of(actor)}
    aliases = list(Alias.objects.visible_to(actor).filter(participant=found).select_related("label"))
    memberships = list(Membership.objects.visible_to(actor).filter(participant=found).select_related("label"))
    terms = list(CoChairTerm.objects.visible_to(actor).filter(participant=found).select_related("label"))
    seats = seats_for(actor, found, today)
    panels = panels_of(actor, found)
    context = {
        "participant": found,
        "names": parted(aliases, today),
        "memberships": _in_bodies(memberships, bodies, today),
        "terms": _in_bodies(terms, bodies, today),
        "seats": [(seat, bodies.get(seat.body_id or 0)) for seat in seats],
        "panels": panels,
        "may_add_name": policies.may_keep_bodies(actor, found),
        "may_invite": policies.may_invite(actor, found),
    }
    on_panels = [record for panel in panels for record in panel.shown]
    spoken_of = {each.body_id for facts in (memberships, terms, seats) for each in facts}
    named = [body for body in bodies.values() if body.pk in spoken_of]
    shown = shown_of([found], aliases, memberships, terms, seats, named, on_panels)
    return respond(request, "people/participant.html", context, shown=shown)


@page(opens_to=signed_in, methods=("GET", "POST"))
def add_participant(request: Request) -> HttpResponse:
    actor = request.actor
    require(policies.may_keep_bodies(actor, None))
    back = reverse("people:participants")
    return ask(
        request,
        ParticipantForm(sent(request)),
        lambda values: services.add_participant(actor, None, **values),
        Asking(
            heading=_("Add a participant"),
            lede=_("A state, a jurisdiction, an organisation, a company: whoever takes part. That it does is public."),
            button=_("Add the participant"),
            done=_("The participant is added. Record on a body's page what it is there."),
            back=back,
            trail=[(_("Participants"), back)],
        ),
    )


@page(opens_to=signed_in, shows=[Participant], methods=("GET", "POST"))
def add_alias(request: Request, participant: str) -> HttpResponse:
    found = found_or_404(Participant.objects.visible_to(request.actor).select_related("label"), participant)
    require(policies.may_keep_bodies(request.actor, found))
    back = reverse("people:participant", args=[found.key])
    return ask(
        request,
        NameForm(sent(request)),
        lambda values: services.add_alias(request.actor, found, **values),
        Asking(
            heading=_("Add another name"),
            lede=_(
                "A former name or another spelling. Searching and reading documents then find the participant by it."
            ),
            button=_("Add the name"),
            done=_("The name is added."),
            back=back,
            trail=[(_("Participants"), reverse("people:participants")), (found.printed, back)],
        ),
        [found],
    )
