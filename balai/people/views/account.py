"""One's own account: who one is here, in which seat one acts, and the way out of every session."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from balai.kernel.pages import Request, page, respond, signed_in
from balai.people.accounts import sign_out_everywhere
from balai.people.actors import current_seats
from balai.people.middleware import SEAT_IN_SESSION
from balai.people.models import Expert, Seat, User
from balai.people.queries import bodies_of, shown_of


@page(opens_to=signed_in, shows=[Expert])
def account(request: Request) -> HttpResponse:
    actor, user = request.actor, cast(User, request.user)
    bodies = bodies_of(actor)
    seats = current_seats(user)
    reads = [body for body in bodies if body.party_id in actor.member_of]
    context: dict[str, Any] = {
        "user": user,
        "seats": seats,
        "seat_options": [(seat.key, _in_words(seat)) for seat in seats],
        "chosen": request.seat.key if request.seat is not None else "",
        "reads": reads,
        "chairs": [body for body in bodies if body.party_id in actor.co_chair_of],
        "serves": [body for body in bodies if body.party_id in actor.serves],
        "entry": Expert.objects.visible_to(actor).filter(seat__party=actor.seat or 0).select_related("label").first(),
    }
    return respond(request, "people/account.html", context, shown=shown_of(seats, reads, [context["entry"]]))


def _in_words(seat: Seat) -> str:
    """The seat with its title and the one body that it is limited to, where several have to be told apart."""
    return ", ".join(str(part) for part in (seat, seat.title, seat.body.printed if seat.body else "") if part)


@page(opens_to=signed_in, methods=("POST",))
def switch_seat(request: Request) -> HttpResponse:
    """Act in another of one's seats, in this session."""
    user = cast(User, request.user)
    seat = next((seat for seat in current_seats(user) if seat.key == request.POST.get("seat", "")), None)
    if seat is None:
        raise Http404
    request.session[SEAT_IN_SESSION] = seat.key
    messages.success(request, _("You act now as: %(seat)s.") % {"seat": seat})
    return redirect("people:account")


@page(opens_to=signed_in, methods=("POST",))
def leave_everywhere(request: Request) -> HttpResponse:
    """End all sessions, this one too."""
    sign_out_everywhere(request.actor, User.objects.visible_to(request.actor).get(pk=request.actor.user or 0))
    logout(request)
    messages.success(request, _("You are signed out everywhere, here too. Sign in again to go on."))
    return redirect("account_login")
