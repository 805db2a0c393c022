"""Inviting somebody, and accepting by the link."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from balai.kernel.actions import Refused
from balai.kernel.pages import Request, anyone, page, respond
from balai.people import policies
from balai.people.forms import InvitationForm, PasswordForm
from balai.people.invitations import (
    accept_invitation,
    account_made,
    invite,
    mail_invitation,
    open_invitation,
    withdraw_invitation,
)
from balai.people.models import Body, Invitation, Participant
from balai.people.views.asking import attempt, found_or_404, sent


@page(opens_to=policies.may_keep_accounts, shows=[Participant, Body], methods=("GET", "POST"))
def send(request: Request) -> HttpResponse:
    """Invite; the answer to the sent form shows the link, this once."""
    actor = request.actor
    wanted = request.GET.get("participant", "")
    form = InvitationForm(actor, sent(request), initial={"participant": wanted})
    if request.method == "POST" and form.is_valid():
        what: dict[str, Any] = dict(form.cleaned_data)
        participant = what.pop("participant")
        made = attempt(form, lambda: invite(actor, participant, **what))
        if made is not None:
            invitation, link = made
            context = {"invitation": invitation, "link": link, "mailed": mail_invitation(invitation, link)}
            return respond(request, "people/invited.html", context)
    context = {"form": form, "mails": bool(settings.EMAIL_HOST)}
    return respond(request, "people/invite.html", context, status=422 if form.is_bound else 200)


@page(opens_to=policies.may_keep_accounts, methods=("GET", "POST"))
def withdraw(request: Request, invitation: str) -> HttpResponse:
    found = found_or_404(Invitation.objects.visible_to(request.actor), invitation)
    back = reverse("people:administration")
    if request.method == "POST":
        try:
            withdraw_invitation(request.actor, found)
            messages.success(request, _("The invitation is withdrawn. Its link does not work any more."))
        except Refused as refused:
            messages.error(request, str(refused))
        return redirect(back)
    return respond(request, "people/withdraw.html", {"invitation": found, "back": back})


@page(opens_to=anyone, methods=("GET", "POST"), reason="shows what an invitation offers to whoever holds its secret")
@sensitive_post_parameters("password", "again")
def accept(request: Request, secret: str) -> HttpResponse:
    """Choose a password, and be signed in. Whatever is wrong with a link, the page is the same."""
    invitation = open_invitation(secret)
    if invitation is None:
        return respond(request, "people/link_is_over.html", status=404)
    if request.actor.is_signed_in:
        return respond(request, "people/sign_out_first.html", {"invitation": invitation})
    form = PasswordForm(sent(request), initial={"name": invitation.name})
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        made = attempt(
            form,
            lambda: accept_invitation(
                request.actor, None, secret=secret, name=values["name"], password=values["password"]
            ),
        )
        if made is not None:
            login(request, account_made(made))
            messages.success(request, _("Welcome. Your account is made, and you are signed in."))
            return redirect("site:home")
    context = {"invitation": invitation, "form": form}
    return respond(request, "people/accept.html", context, status=422 if form.is_bound else 200)
