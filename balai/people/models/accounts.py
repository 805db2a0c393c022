"""Accounts and invitations."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from balai.kernel.actors import Actor
from balai.kernel.keys import new_key
from balai.people.models.participants import Participant
from balai.people.models.seats import Seat, SeatRole


def keeps_accounts(actor: Actor) -> bool:
    """Administrators, the support office and the console look after accounts and invitations."""
    return actor.is_administrator or actor.is_console or bool(actor.serves)


class UserManager(BaseUserManager["User"]):
    """What Django's sign-in and our actions ask of a user's manager."""

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email__iexact=username)

    def visible_to(self, actor: Actor) -> models.QuerySet[User]:
        """One's own account; every one for those who keep accounts."""
        return self.all() if keeps_accounts(actor) else self.filter(pk=actor.user or 0)


class User(AbstractBaseUser):
    """An account: an address, a password, a name. What it may read comes from its seat."""

    key = models.CharField(max_length=16, unique=True, default=new_key, editable=False)
    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=200)
    language = models.CharField(_("language"), max_length=10, blank=True)
    is_active = models.BooleanField(_("active"), default=True)
    is_administrator = models.BooleanField(_("administrator"), default=False)
    is_demonstration = models.BooleanField(_("invented person of the demonstration"), default=False)
    session_mark = models.CharField(max_length=16, default=new_key, editable=False)
    """Part of every session's digest: a new one signs the person out everywhere."""
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="user_email_is_unique_whatever_its_case")]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def kind_name(cls) -> str:
        """As records are named in the ledger."""
        return str(cls._meta.label_lower)

    def get_full_name(self) -> str:
        return self.name

    def get_session_auth_hash(self) -> str:
        return self._digest()

    def get_session_auth_fallback_hash(self) -> Any:
        from django.conf import settings  # read late: Django asks for each old secret in turn

        for secret in settings.SECRET_KEY_FALLBACKS:
            yield self._digest(secret)

    def _digest(self, secret: str | bytes | None = None) -> str:
        mark = f"{self.password}:{self.session_mark}"
        return salted_hmac("balai.people.session", mark, secret=secret, algorithm="sha256").hexdigest()


class InvitationManager(models.Manager["Invitation"]):
    """What actions ask of an invitation's manager."""

    def visible_to(self, actor: Actor) -> models.QuerySet[Invitation]:
        return self.all() if keeps_accounts(actor) else self.none()


class Invitation(models.Model):
    """A link that makes an account, with a seat or as an administrator. Only the digest of its secret is kept."""

    key = models.CharField(max_length=16, unique=True, default=new_key, editable=False)
    email = models.EmailField(_("e-mail address"))
    name = models.CharField(_("name"), max_length=200, blank=True)
    participant = models.ForeignKey(Participant, models.PROTECT, null=True, blank=True, related_name="+")
    body = models.ForeignKey("people.Body", models.PROTECT, null=True, blank=True, related_name="+")
    role = models.CharField(_("role"), max_length=16, choices=Seat.Role.choices, blank=True)
    title = models.CharField(_("title"), max_length=200, blank=True)
    makes_administrator = models.BooleanField(_("administrator"), default=False)
    secret_digest = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(_("expires"))
    accepted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    objects: ClassVar[InvitationManager] = InvitationManager()

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(participant__isnull=False, role__in=SeatRole.values)
                | Q(participant__isnull=True, role="", makes_administrator=True),
                name="invitation_makes_a_seat_or_an_administrator",
                violation_error_message=_("Say for whom the person will sit, and in which role."),
            )
        ]

    def __str__(self) -> str:
        return self.email

    @classmethod
    def kind_name(cls) -> str:
        """As records are named in the ledger."""
        return str(cls._meta.label_lower)

    @property
    def is_open(self) -> bool:
        """It may still be accepted: by anyone who holds its link, as long as who sent it has an account."""
        return (
            self.accepted_at is None
            and self.withdrawn_at is None
            and self.expires_at > timezone.now()
            and (self.invited_by is None or self.invited_by.is_active)
        )
