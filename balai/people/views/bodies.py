"""Bodies: their reporting lines, and each with who was what in it on a day."""

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
from balai.people.forms import BodyForm, CoChairForm, EndForm, FoundingTextForm, MembershipForm, NameForm
from balai.people.models import Body, BodyName, CoChairTerm, FoundingText, Membership, Participant
from balai.people.queries import OnADay, bodies_of, memberships_of, parted, reporting_lines, shown_of, terms_of
from balai.people.views.asking import Asking, ask, found_or_404, require, sent


@page(opens_to=anyone, shows=[Body, Participant])
def bodies(request: Request) -> HttpResponse:
    actor, today = request.actor, timezone.localdate()
    seen = bodies_of(actor)
    living = [body for body in seen if body.ended_on is None or body.ended_on >= today]
    lines, facts = reporting_lines(actor, living, today)
    dissolved = [body for body in seen if body not in living]
    return respond(
        request,
        "people/bodies.html",
        {"lines": lines, "dissolved": dissolved, "may_add": policies.may_keep_bodies(actor, None)},
        shown=shown_of(seen, facts),
    )


@dataclass(frozen=True, slots=True)
class Capacity:
    """Everybody who is one thing in a body on the day."""

    key: str
    title: str
    memberships: list[Membership]


def _capacities(current: list[Membership]) -> list[Capacity]:
    titles = {
        Membership.Capacity.MEMBER: _("Members"),
        Membership.Capacity.OBSERVER: _("Observers"),
        Membership.Capacity.SUPPORT: _("Support office"),
        Membership.Capacity.INVITED: _("Invited"),
    }
    groups = [Capacity(key, title, [each for each in current if each.capacity == key]) for key, title in titles.items()]
    return [group for group in groups if group.memberships]


def _chosen_day(request: Request) -> tuple[dt.date, str]:
    """The day that ``?on=`` asks for, and what is wrong with it; today where it is left out or wrong."""
    asked = request.GET.get("on", "").strip()
    if not asked:
        return timezone.localdate(), ""
    try:
        return dt.date.fromisoformat(asked), ""
    except ValueError:
        return timezone.localdate(), _("This is not a day. Write it as 2015-03-27. Below is the state of today.")


@page(opens_to=anyone, shows=[Body, BodyName, FoundingText, Membership, CoChairTerm, Participant])
def body(request: Request, body: str) -> HttpResponse:
    actor = request.actor
    found = found_or_404(Body.objects.visible_to(actor).select_related("label"), body)
    day, fault = _chosen_day(request)
    memberships = memberships_of(actor, [found])
    terms = terms_of(actor, [found])
    people: OnADay[Membership] = parted(memberships, day)
    names = list(BodyName.objects.visible_to(actor).filter(body=found).select_related("label"))
    texts = list(FoundingText.objects.visible_to(actor).filter(body=found).select_related("label"))
    panels = panels_of(actor, found)
    lines = [each for each in bodies_of(actor) if each.pk == found.reports_to_id or each.reports_to_id == found.pk]
    context = {
        "body": found,
        "above": next((each for each in lines if each.pk == found.reports_to_id), None),
        "below": [each for each in lines if each.reports_to_id == found.pk],
        "day": day,
        "fault": fault,
        "is_today": day == timezone.localdate(),
        "not_yet": found.founded_on is not None and day < found.founded_on,
        "no_more": found.ended_on is not None and day > found.ended_on,
        "capacities": _capacities(people.current),
        "people": people,
        "co_chairs": parted(terms, day),
        "names": names,
        "texts": texts,
        "panels": panels,
        "may_keep": policies.may_keep_body(actor, found),
    }
    on_panels = [record for panel in panels for record in panel.shown]
    shown = shown_of([found], lines, memberships, terms, names, texts, on_panels)
    return respond(request, "people/body.html", context, shown=shown)


@page(opens_to=signed_in, shows=[Body], methods=("GET", "POST"))
def add_body(request: Request) -> HttpResponse:
    actor = request.actor
    require(policies.may_keep_bodies(actor, None))
    back = reverse("people:bodies")
    return ask(
        request,
        BodyForm(actor, sent(request)),
        lambda values: services.add_body(actor, None, **values),
        Asking(
            heading=_("Add a body"),
            lede=_("A conference, a meeting of officials, a working group: whatever has members and can have a plan."),
            button=_("Add the body"),
            done=_("The body is added. Record its members and co-chairs next."),
            back=back,
            trail=[(_("Bodies"), back)],
        ),
        bodies_of(actor),
    )


def _kept_body(request: Request, key: str) -> tuple[Body, str, list[tuple[str, str]]]:
    """The body whose facts the person may change, its address, and the trail to it."""
    found = found_or_404(Body.objects.visible_to(request.actor).select_related("label"), key)
    require(policies.may_keep_body(request.actor, found))
    back = reverse("people:body", args=[found.key])
    return found, back, [(_("Bodies"), reverse("people:bodies")), (found.printed, back)]


@page(opens_to=signed_in, shows=[Body], methods=("GET", "POST"))
def add_body_name(request: Request, body: str) -> HttpResponse:
    found, back, trail = _kept_body(request, body)
    return ask(
        request,
        NameForm(sent(request)),
        lambda values: services.add_body_name(request.actor, found, **values),
        Asking(
            heading=_("Add another name"),
            lede=_("A name under which documents speak of it, so that they are understood when they are read."),
            button=_("Add the name"),
            done=_("The name is added."),
            back=back,
            trail=trail,
        ),
        [found],
    )


@page(opens_to=signed_in, shows=[Body], methods=("GET", "POST"))
def add_founding_text(request: Request, body: str) -> HttpResponse:
    found, back, trail = _kept_body(request, body)
    return ask(
        request,
        FoundingTextForm(sent(request)),
        lambda values: services.add_founding_text(request.actor, found, **values),
        Asking(
            heading=_("Add a founding text"),
            lede=_("Terms of reference, a concept note, the decision that made this body."),
            button=_("Add the text"),
            done=_("The text is added."),
            back=back,
            trail=trail,
        ),
        [found],
    )


@page(opens_to=signed_in, shows=[Body, Participant], methods=("GET", "POST"))
def record_membership(request: Request, body: str) -> HttpResponse:
    found, back, trail = _kept_body(request, body)
    return ask(
        request,
        MembershipForm(request.actor, sent(request)),
        lambda values: services.record_membership(request.actor, found, **values),
        Asking(
            heading=_("Record a membership"),
            lede=_(
                "What a participant is in this body, from when to when. A new capacity is a new fact: "
                "end the old one, then record the new one."
            ),
            button=_("Record the membership"),
            done=_("The membership is recorded."),
            back=back,
            trail=trail,
        ),
        [found],
    )


@page(opens_to=signed_in, shows=[Body, Participant], methods=("GET", "POST"))
def record_co_chair(request: Request, body: str) -> HttpResponse:
    found, back, trail = _kept_body(request, body)
    return ask(
        request,
        CoChairForm(request.actor, sent(request)),
        lambda values: services.record_co_chair(request.actor, found, **values),
        Asking(
            heading=_("Record a co-chair"),
            lede=_("Who co-chairs this body, from when to when. Those in a co-chair's seat can then change its plans."),
            button=_("Record the term"),
            done=_("The term is recorded."),
            back=back,
            trail=trail,
        ),
        [found],
    )


@page(opens_to=signed_in, shows=[Participant], methods=("GET", "POST"))
def end_membership(request: Request, membership: str) -> HttpResponse:
    rows = Membership.objects.visible_to(request.actor).select_related("label", "body", "participant")
    found = found_or_404(rows.filter(participant__in=Participant.objects.visible_to(request.actor)), membership)
    kept, back, trail = _kept_body(request, found.body.key)
    return ask(
        request,
        EndForm(sent(request), initial={"until": timezone.localdate()}),
        lambda values: services.end_membership(request.actor, found, **values),
        Asking(
            heading=_("End a membership"),
            lede=_("%(who)s: %(capacity)s. The fact stays, with its last day; who reads as a member changes after it.")
            % {"who": found.participant, "capacity": found.get_capacity_display()},
            button=_("End the membership"),
            done=_("The last day is recorded."),
            back=back,
            trail=trail,
            kind="danger",
        ),
        [kept, found],
    )


@page(opens_to=signed_in, shows=[Participant], methods=("GET", "POST"))
def end_co_chair(request: Request, cochairterm: str) -> HttpResponse:
    rows = CoChairTerm.objects.visible_to(request.actor).select_related("label", "body", "participant")
    found = found_or_404(rows.filter(participant__in=Participant.objects.visible_to(request.actor)), cochairterm)
    kept, back, trail = _kept_body(request, found.body.key)
    return ask(
        request,
        EndForm(sent(request), initial={"until": timezone.localdate()}),
        lambda values: services.end_co_chair(request.actor, found, **values),
        Asking(
            heading=_("End a co-chair's term"),
            lede=_("%(who)s. The fact stays, with its last day.") % {"who": found.participant},
            button=_("End the term"),
            done=_("The last day is recorded."),
            back=back,
            trail=trail,
            kind="danger",
        ),
        [kept, found],
    )
