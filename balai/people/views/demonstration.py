"""Signing in as one of the invented people of the demonstration, by one click. Elsewhere these pages are not there."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from balai.kernel.pages import Request, anyone, page, respond
from balai.people.models import CoChairTerm, Membership, Seat, User
from balai.people.models.dated import true_on
from balai.people.views.asking import found_or_404

_WHY = "the invented people of the demonstration are shown to whoever tries it"


def _require_demonstration() -> None:
    if not settings.DEMONSTRATION_MARK.exists():
        raise Http404


@dataclass(frozen=True, slots=True)
class Group:
    """People who can do the same things."""

    title: str
    what: str
    people: list[tuple[User, str]]
    """Each with the words of the seat."""


def _groups() -> list[tuple[str, str, str]]:
    """Key, title, and what those in it can do."""
    return [
        ("co_chair", _("Co-chairs"), _("Read what is for members. Bring plans in, change them, record members.")),
        ("support", _("Support office"), _("Does the same for the bodies that it serves, and looks after accounts.")),
        ("lead", _("Leads of action items"), _("Read what is for members. Report on the items that they lead.")),
        ("member", _("Other members"), _("Read what is for members, and can be found as experts.")),
        (
            "observer",
            _("Observers"),
            _("Read what is public, what is for everybody signed in, and what is released to them."),
        ),
        (
            "guest",
            _("Partners and guests"),
            _("Read what is public, what is for everybody signed in, and what is released to them."),
        ),
        ("administrator", _("Administrators"), _("Look after accounts, seats and invitations. Read nothing by that.")),
    ]


@page(opens_to=anyone, reason="shows the invented people of the demonstration, and is there in a demonstration only")
def demonstration(request: Request) -> HttpResponse:
    _require_demonstration()
    people = list(User.objects.filter(is_demonstration=True, is_active=True).order_by("name", "id"))
    seats: dict[int, Seat] = {}
    rows = Seat.objects.unguarded(_WHY).filter(true_on(), user__in=people).select_related("participant")
    for seat in rows.order_by("-id"):
        seats[seat.user_id] = seat
    sitting = {seat.participant_id for seat in seats.values()}
    held: dict[int, set[str]] = {}
    memberships = Membership.objects.unguarded(_WHY).filter(true_on(), participant__in=sitting)
    for participant, capacity in memberships.values_list("participant_id", "capacity"):
        held.setdefault(participant, set()).add(capacity)
    terms = CoChairTerm.objects.unguarded(_WHY).filter(true_on(), participant__in=sitting)
    chairs = set(terms.values_list("participant_id", flat=True))
    found: dict[str, list[tuple[User, str]]] = {}
    for user in people:
        held_seat = seats.get(user.pk)
        key = _group_of(user, held_seat, held, chairs)
        found.setdefault(key, []).append((user, str(held_seat) if held_seat is not None else ""))
    groups = [Group(title, what, found[key]) for key, title, what in _groups() if key in found]
    return respond(request, "people/demonstration.html", {"groups": groups})


def _group_of(user: User, seat: Seat | None, held: dict[int, set[str]], chairs: set[int]) -> str:
    """By what the person can do, the widest first."""
    if seat is None:
        return "administrator" if user.is_administrator else "guest"
    capacities = held.get(seat.participant_id, set())
    if seat.role in {Seat.Role.CO_CHAIR, Seat.Role.DESK_OFFICER} and seat.participant_id in chairs:
        return "co_chair"
    if seat.role == Seat.Role.SUPPORT_OFFICER and Membership.Capacity.SUPPORT in capacities:
        return "support"
    if Membership.Capacity.MEMBER in capacities:
        return "lead" if seat.role == Seat.Role.LEAD_OFFICER else "member"
    return "observer" if Membership.Capacity.OBSERVER in capacities else "guest"


@page(opens_to=anyone, methods=("POST",), reason="signs in as an invented person, in a demonstration only")
def sign_in_as(request: Request, user: str) -> HttpResponse:
    _require_demonstration()
    person = found_or_404(User.objects.filter(is_demonstration=True, is_active=True), user)
    login(request, person)
    messages.success(request, _("You are signed in as %(name)s.") % {"name": person.name})
    return redirect("site:home")
