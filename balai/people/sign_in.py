"""How accounts and allauth meet. Nobody signs up alone: an account comes with an invitation."""

from __future__ import annotations

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import ChangePasswordForm, LoginForm, ResetPasswordForm, ResetPasswordKeyForm
from django import forms
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

NEW_PASSWORD = _("At least 12 characters. Several words that only you would put together are good.")


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Closed to sign-up; speaks as the rest of the portal does; writes addresses as BALAI_ADDRESS has them."""

    error_messages: ClassVar[dict[str, Any]] = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("This account is closed. Ask the person who looks after accounts in your group."),
        "email_password_mismatch": _(
            "This e-mail address and this password do not belong together. Check both, or ask for a new password."
        ),
        "enter_current_password": _("This is not your present password. Type the one that you signed in with."),
        "too_many_login_attempts": _("Too many attempts. Wait five minutes, then try again."),
        "invalid_password_reset": _("This link does not work any more. Ask for a new one."),
        "rate_limited": _("That was too often. Wait a few minutes, then try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def populate_username(self, request: HttpRequest, user: Any) -> None:
        """There are no user names: the e-mail address is what one signs in with."""

    def format_email_subject(self, subject: str) -> str:
        return subject

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("people:account")

    def get_reset_password_from_key_url(self, key: str) -> str:
        """On the portal's own address, whatever host the request named: a forged one would send the key elsewhere."""
        uid, _dash, secret = key.partition("-")
        return settings.BALAI_ADDRESS + reverse(
            "account_reset_password_from_key", kwargs={"uidb36": uid, "key": secret}
        )


def _say(field: forms.Field, label: Any, hint: Any = "", **attributes: str) -> None:
    """Label above, hint below it, and nothing written inside the box, where it would vanish."""
    field.label, field.help_text = label, hint
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs.update(attributes)


class SignInForm(LoginForm):  # type: ignore[misc]  # allauth ships no types
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self.fields["login"], _("E-mail address"), autocomplete="username")
        _say(self.fields["password"], _("Password"))


class PasswordChangeForm(ChangePasswordForm):  # type: ignore[misc]  # allauth ships no types
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self.fields["oldpassword"], _("Present password"))
        _say(self.fields["password1"], _("New password"), NEW_PASSWORD)
        _say(self.fields["password2"], _("The same new password again"))


class PasswordResetForm(ResetPasswordForm):  # type: ignore[misc]  # allauth ships no types
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self.fields["email"], _("E-mail address"), _("The one that you sign in with."))


class NewPasswordForm(ResetPasswordKeyForm):  # type: ignore[misc]  # allauth ships no types
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self.fields["password1"], _("New password"), NEW_PASSWORD)
        _say(self.fields["password2"], _("The same new password again"))
