"""Sets ``request.actor``: who asks, in which seat."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from django.http import HttpRequest, HttpResponse

from balai.kernel.actors import the_public
from balai.kernel.pages import Request
from balai.people.actors import actor_of, current_seats

SEAT_IN_SESSION = "seat"


def who_asks(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    def answer(request: HttpRequest) -> HttpResponse:
        asking = cast(Request, request)
        if request.user.is_authenticated:
            user = request.user
            seats = current_seats(user)
            chosen = request.session.get(SEAT_IN_SESSION)
            seat = next((seat for seat in seats if seat.key == chosen), seats[0] if seats else None)
            asking.actor = actor_of(user, seat)
            asking.seat = seat
        else:
            asking.actor = the_public()
            asking.seat = None
        return get_response(request)

    return answer
