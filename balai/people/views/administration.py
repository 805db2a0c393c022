"""Looking after accounts, seats and invitations. Whoever may do that reads nothing else by it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from balai.kernel.actions import Refused
from balai.kernel.pages import Request, page, respond
from balai.people import accounts, policies, seating
from balai.people.forms import EndForm, SeatForm
from balai.people.models import Body, Invitation, Participant, Seat, User
from balai.people.queries import shown_of
from balai.people.views.asking import Asking, ask, found_or_404, require, sent


def _seats(request: Request) -> list[Seat]:
    rows = Seat.objects.visible_to(request.actor).filter(participant__in=Participant.objects.visible_to(request.actor))
    return list(rows.select_related("participant", "label").order_by("participant__name", "id"))


@page(opens_to=policies.may_keep_accounts, shows=[Seat, Participant])
def administration(request: Request) -> HttpResponse:
    actor, today = request.actor, timezone.localdate()
    seats: dict[int, list[Seat]] = {}
    for seat in _seats(request):
        if seat.is_current(today):
            seats.setdefault(seat.user_id, []).append(seat)
    people = User.objects.visible_to(actor).order_by("name", "id")
    participants = {each.pk: each for each in Participant.objects.visible_to(actor).select_related("label")}
    unused = Invitation.objects.visible_to(actor).filter(accepted_at=None, withdrawn_at=None)
    invitations = [(each, participants.get(each.participant_id or 0)) for each in unused.select_related("invited_by")]
    context = {"lines": [(user, seats.get(user.pk, [])) for user in people], "invitations": invitations}
    shown = shown_of(*seats.values(), [participant for _each, participant in invitations])
    return respond(request, "people/administration.html", context, shown=shown)


@page(opens_to=policies.may_keep_accounts, shows=[Seat, Participant])
def account_of(request: Request, user: str) -> HttpResponse:
    actor, today = request.actor, timezone.localdate()
    found = found_or_404(User.objects.visible_to(actor), user)
    seats = [seat for seat in _seats(request) if seat.user_id == found.pk]
    context = {
        "user": found,
        "is_own": actor.user == found.pk,
        "seats": [seat for seat in seats if seat.until is None or seat.until >= today],
        "ended": [seat for seat in seats if seat.until is not None and seat.until < today],
        "may_close": policies.may_close_account(actor, found),
        "may_make_administrators": policies.may_make_administrators(actor),
    }
    return respond(request, "people/account_of.html", context, shown=seats)


@page(opens_to=policies.may_keep_accounts, methods=("POST",))
def change_account(request: Request, user: str) -> HttpResponse:
    """Close, open again, sign out, make an administrator or no longer one: what the pressed button says."""
    found = found_or_404(User.objects.visible_to(request.actor), user)
    changes = {
        "deactivate": (accounts.deactivate_account, {}, _("The account is closed, and signed out everywhere.")),
        "reactivate": (accounts.reactivate_account, {}, _("The account is open again.")),
        "sign_out": (accounts.sign_out_everywhere, {}, _("This person is signed out everywhere.")),
        "administrator": (
            accounts.set_administrator,
            {"is_administrator": True},
            _("This person is an administrator now."),
        ),
        "no_administrator": (
            accounts.set_administrator,
            {"is_administrator": False},
            _("This person is no administrator any more."),
        ),
    }
    change = changes.get(request.POST.get("change", ""))
    require(change is not None)
    assert change is not None
    act, arguments, done = change
    try:
        act(request.actor, found, **arguments)  # type: ignore[operator]  # each takes the arguments beside it
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, done)
    return redirect("people:account_of", found.key)


@page(opens_to=policies.may_keep_accounts, shows=[Participant, Body], methods=("GET", "POST"))
def give_seat(request: Request, user: str) -> HttpResponse:
    actor = request.actor
    found = found_or_404(User.objects.visible_to(actor), user)
    back = reverse("people:account_of", args=[found.key])
    return ask(
        request,
        SeatForm(actor, sent(request)),
        lambda values: seating.give_seat(actor, values.pop("participant"), user=found, **values),
        Asking(
            heading=_("Give %(name)s a seat") % {"name": found.name},
            lede=_("Everybody who signs in will see who sits where. What the person reads follows from the seat."),
            button=_("Give the seat"),
            done=_("The seat is given."),
            back=back,
            trail=[(_("Accounts"), reverse("people:administration")), (found.name, back)],
        ),
    )


@page(opens_to=policies.may_keep_accounts, shows=[Seat, Participant], methods=("GET", "POST"))
def end_seat(request: Request, seat: str) -> HttpResponse:
    actor = request.actor
    rows = Seat.objects.visible_to(actor).filter(participant__in=Participant.objects.visible_to(actor))
    found = found_or_404(rows.select_related("label", "user", "participant"), seat)
    back = reverse("people:account_of", args=[found.user.key])
    return ask(
        request,
        EndForm(sent(request), initial={"until": timezone.localdate()}),
        lambda values: seating.end_seat(actor, found, **values),
        Asking(
            heading=_("End a seat"),
            lede=_("%(who)s: %(seat)s. What the seat opened closes after its last day. The account stays.")
            % {"who": found.user.name, "seat": ", ".join(filter(None, [str(found), found.title]))},
            button=_("End the seat"),
            done=_("The last day of the seat is recorded."),
            back=back,
            trail=[(_("Accounts"), reverse("people:administration")), (found.user.name, back)],
            kind="danger",
        ),
        [found],
    )
