"""Invitations by link: sending, withdrawing, accepting. The secret of a link is kept nowhere, only its SHA-256."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.core.validators import validate_email
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from balai.kernel.actions import Call, Denied, Refused, action
from balai.kernel.actors import Actor, the_public
from balai.kernel.examples import World
from balai.kernel.keys import new_key
from balai.kernel.writing import note_change
from balai.people import policies
from balai.people.accounts import account_of, open_account
from balai.people.models import Body, Invitation, Participant, Seat, User

OPEN_FOR = dt.timedelta(days=14)


def digest_of(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def address_of_link(secret: str) -> str:
    """The whole address that the invited person opens."""
    return f"{settings.BALAI_ADDRESS}{reverse('people:accept', args=[secret])}"


def open_invitation(secret: str) -> Invitation | None:
    """The invitation of this link, if it may still be accepted."""
    found = Invitation.objects.select_related("invited_by").filter(secret_digest=digest_of(secret)).first()
    if found is None or not found.is_open:
        return None
    return _with_seat(found)


def _with_seat(invitation: Invitation) -> Invitation:
    """The invitation with its participant and its body, which whoever holds the link must be told."""
    why = "for whom one is invited to sit"
    invitation.participant = Participant.objects.unguarded(why).filter(pk=invitation.participant_id or 0).first()
    invitation.body = Body.objects.unguarded(why).filter(pk=invitation.body_id or 0).first()
    return invitation


def invite(actor: Actor, participant: Participant | None, /, **what: Any) -> tuple[Invitation, str]:
    """Send an invitation (arguments: see send_invitation). Its link is returned here and never known again."""
    secret = secrets.token_urlsafe(32)
    return send_invitation(actor, participant, secret_digest=digest_of(secret), **what), address_of_link(secret)


@action(
    "people.invitation.send",
    policies.may_invite,
    example=lambda world: Call(
        world.actor("administrator"),
        world.shared(Participant),
        {"email": f"invited-{new_key()}@example.org", "role": "official", "secret_digest": digest_of(new_key())},
    ),
)
def send_invitation(
    actor: Actor,
    participant: Participant | None,
    /,
    *,
    email: str,
    secret_digest: str,
    name: str = "",
    role: str = "",
    title: str = "",
    body: Body | None = None,
    makes_administrator: bool = False,
) -> Invitation:
    """Invite a person to sit for a participant; without one, to be an administrator. Open for 14 days, and once."""
    if makes_administrator and not policies.may_make_administrators(actor):
        raise Denied("people.invitation.send")
    email = email.strip().lower()
    validate_email(email)
    if account_of(email) is not None:
        raise Refused(_("There is an account with this e-mail address already. Give it a seat instead."))
    earlier = Invitation.objects.filter(email__iexact=email, accepted_at=None, withdrawn_at=None)
    if any(each.is_open for each in earlier.select_related("invited_by")):
        raise Refused(_("This address has an open invitation already. Withdraw that one first, then invite again."))
    invitation = Invitation(
        email=email,
        name=name.strip(),
        participant=participant,
        body=body,
        role=role,
        title=title.strip(),
        makes_administrator=makes_administrator,
        secret_digest=secret_digest,
        invited_by_id=actor.user,
        expires_at=timezone.now() + OPEN_FOR,
    )
    invitation.full_clean(exclude=["accepted_at", "withdrawn_at", "invited_by"])  # set later, or by the console
    note_change(invitation)
    invitation.save()
    return invitation


def mail_invitation(invitation: Invitation, link: str) -> bool:
    """Send the link to the invited address. False where no mail is set up, or it could not be sent."""
    if not settings.EMAIL_HOST:
        return False
    text = _(
        "You are invited to the portal at %(address)s.\n\n"
        "Open this link within 14 days to choose a password. It works once, and is for you alone:\n\n%(link)s\n\n"
        "If you did not expect this, do nothing: without the link no account is made."
    ) % {"address": settings.BALAI_ADDRESS, "link": link}
    try:
        send_mail(_("Your invitation to the portal"), text, None, [invitation.email])
    except OSError:  # smtplib's own errors are OSErrors too
        return False
    return True


def _sent(world: World, secret: str) -> Invitation:
    return send_invitation(
        world.actor("administrator"),
        world.shared(Participant),
        email=f"{secret}@example.org",
        role="official",
        secret_digest=digest_of(secret),
    )


@action(
    "people.invitation.withdraw",
    policies.may_keep_accounts,
    example=lambda world: Call(world.actor("administrator"), _sent(world, new_key())),
)
def withdraw_invitation(actor: Actor, invitation: Invitation, /) -> Invitation:
    """The link stops working at once."""
    if not invitation.is_open:
        raise Refused(_("This invitation is not open any more."))
    if invitation.makes_administrator and not policies.may_make_administrators(actor):
        raise Denied("people.invitation.withdraw")
    invitation.withdrawn_at = timezone.now()
    note_change(invitation, ["withdrawn_at"])
    invitation.save(update_fields=["withdrawn_at"])
    return invitation


def _to_accept(world: World) -> Call:
    secret = new_key()
    _sent(world, secret)
    return Call(the_public(), None, {"secret": secret, "name": "New Person", "password": "a long way to Bangkok"})


@action("people.invitation.accept", policies.may_accept_invitation, example=_to_accept)
def accept_invitation(actor: Actor, target: None, /, *, secret: str, name: str, password: str) -> Seat | User:
    """Make the account and its seat. Raises Refused for a link that does not work, ValidationError for a weak password.

    Returns the seat; for an invitation to be an administrator alone, the account.
    """
    held = Invitation.objects.select_for_update(of=("self",)).filter(secret_digest=digest_of(secret)).first()
    if held is None or not held.is_open:
        raise Refused(_("This link does not work any more. Ask whoever invited you for a new one."))
    _with_seat(held)
    made = open_account(
        email=held.email,
        name=name,
        password=password,
        participant=held.participant,
        role=held.role,
        title=held.title,
        body=held.body,
        is_administrator=held.makes_administrator,
    )
    held.accepted_at = timezone.now()
    note_change(held, ["accepted_at"])
    held.save(update_fields=["accepted_at"])
    return made


def account_made(made: Seat | User) -> User:
    """Whose account accept_invitation or add_account made."""
    return made if isinstance(made, User) else made.user
