"""Accounts and invitations."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from balai.kernel.keys import new_key
from balai.people.models.dated import one_of
from balai.people.models.participants import Participant
from balai.people.models.seats import Seat, SeatRole


class UserManager(BaseUserManager["User"]):
    """What Django's sign-in asks of a user's manager."""

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email__iexact=username)


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

    def get_full_name(self) -> str:
        return self.name

    def get_session_auth_hash(self) -> str:
        return self._digest()

    def get_session_auth_fallback_hash(self) -> Any:
        from django.conf import settings  # read late: Django asks for each old secret in turn

        for secret in settings.SECRET_KEY_FALLBACKS:
            yield self._digest(secret)

    def _digest(self, secret: str | None = None) -> str:
        mark = f"{self.password}:{self.session_mark}"
        return salted_hmac("balai.people.session", mark, secret=secret, algorithm="sha256").hexdigest()


class Invitation(models.Model):
    """A link that makes an account with a seat. Only the digest of its secret is kept."""

    key = models.CharField(max_length=16, unique=True, default=new_key, editable=False)
    email = models.EmailField(_("e-mail address"))
    name = models.CharField(_("name"), max_length=200)
    participant = models.ForeignKey(Participant, models.PROTECT, related_name="+")
    body = models.ForeignKey("people.Body", models.PROTECT, null=True, blank=True, related_name="+")
    role = models.CharField(_("role"), max_length=16, choices=Seat.Role.choices)
    title = models.CharField(_("title"), max_length=200, blank=True)
    secret_digest = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(_("expires"))
    accepted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at"]
        constraints = [one_of("role", SeatRole, "invitation_role_is_known")]

    def __str__(self) -> str:
        return f"{self.email}, {self.get_role_display()}"
