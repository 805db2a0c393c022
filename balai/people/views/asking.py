"""A page with one form for one service: asks, acts, says what was done and goes back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django import forms
from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import Model, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from balai.kernel.actions import Refused
from balai.kernel.catalogue import Words
from balai.kernel.guard import Record
from balai.kernel.pages import Request, respond

R = TypeVar("R")
M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Asking:
    """The words of a page that asks, and where it leads."""

    heading: Words
    button: Words
    done: Words
    """Said when it is done."""
    back: str
    """Where the page leads, done or not."""
    trail: Sequence[tuple[Words, str]]
    lede: Words = ""
    kind: str = ""
    """The button's: "danger" for what closes something."""


def require(may: bool) -> None:
    """The page of a form is not there for whoever may not do what it is for."""
    if not may:
        raise Http404


def found_or_404(rows: QuerySet[M], key: str) -> M:
    """The one row with this key, or the 404 that "absent" and "not yours" share. ``rows`` are already cleared."""
    found = rows.filter(key=key).first()
    if found is None:
        raise Http404
    return found


def attempt(form: forms.Form, act: Callable[[], R]) -> R | None:
    """Do it; what is refused, or found wrong by the model, is said in the form, and nothing is made."""
    try:
        return act()
    except Refused as refused:
        form.add_error(None, str(refused))
    except ValidationError as wrong:
        for name, faults in wrong.update_error_dict({}).items():
            known = name != NON_FIELD_ERRORS and name in form.fields
            form.add_error(name if known else None, [message for fault in faults for message in fault.messages])
    return None


def ask(
    request: Request,
    form: forms.Form,
    act: Callable[[dict[str, Any]], object],
    asking: Asking,
    shown: Sequence[Record] = (),
) -> HttpResponse:
    """The page of a form, or, sent and accepted, the way back. ``act`` gets the form's cleaned values."""
    if request.method == "POST" and form.is_valid() and attempt(form, lambda: act(form.cleaned_data)) is not None:
        messages.success(request, str(asking.done))
        return redirect(asking.back)
    context = {"form": form, "asking": asking}
    return respond(request, "people/form.html", context, shown=shown, status=422 if form.is_bound else 200)


def sent(request: Request) -> Any:
    """What a form is bound to: the values that were sent, or None for one that is shown first."""
    return request.POST if request.method == "POST" else None
