"""allauth's own pages, the few that are needed, each declared as every page is. The others have no address."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.account import views
from django.http import HttpResponse
from django.views.decorators.cache import never_cache

from balai.kernel.pages import DeclaredView, Opens, anyone, page, signed_in
from balai.people.sign_in import NewPasswordForm, PasswordChangeForm, PasswordResetForm, SignInForm


def declare(view: Callable[..., Any], opens_to: Opens) -> DeclaredView:
    """A view that somebody else wrote, as a page of ours that shows no record."""

    def run(request: Any, /, *args: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = view(request, *args, **kwargs)
        return response

    return page(opens_to=opens_to, methods=("GET", "POST"), reason="shows no record")(never_cache(run))


sign_in = declare(views.LoginView.as_view(form_class=SignInForm), anyone)
sign_out = declare(views.logout, anyone)
closed = declare(views.account_inactive, anyone)
change_password = declare(views.PasswordChangeView.as_view(form_class=PasswordChangeForm), signed_in)
ask_for_password = declare(views.PasswordResetView.as_view(form_class=PasswordResetForm), anyone)
password_asked_for = declare(views.password_reset_done, anyone)
choose_password = declare(views.PasswordResetFromKeyView.as_view(form_class=NewPasswordForm), anyone)
password_chosen = declare(views.password_reset_from_key_done, anyone)
