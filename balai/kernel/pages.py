"""Pages: a view says whom it opens to and what it shows, or the portal does not start."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, cast

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.urls import URLPattern, URLResolver, get_resolver

from balai.kernel.actors import Actor
from balai.kernel.guard import Record, reading_as
from balai.kernel.labels import CombinedLabel, combine

P = ParamSpec("P")
Opens = Callable[[Actor], bool]


class Request(HttpRequest):
    """A request that knows who asks; the middleware of people sets ``actor``."""

    actor: Actor
    seat: Any
    """The seat in which the signed-in person acts, for display; None for the public."""
    shown_label: CombinedLabel


def anyone(actor: Actor) -> bool:
    return True


def signed_in(actor: Actor) -> bool:
    return actor.is_signed_in


def members(actor: Actor) -> bool:
    """Who reads as a member of at least one body."""
    return bool(actor.member_of)


def conveners(actor: Actor) -> bool:
    """Who co-chairs a body, or serves one as support office."""
    return bool(actor.co_chair_of or actor.serves)


def administrators(actor: Actor) -> bool:
    return actor.is_administrator


@dataclass(frozen=True, slots=True)
class Page:
    """What a view declares of itself."""

    opens_to: Opens
    shows: tuple[type[Record], ...]
    methods: tuple[str, ...]
    reason: str = ""
    """Why a page that shows records opens to anyone, or shows none; for whoever audits the list."""


class DeclaredView(Protocol):
    page: Page

    def __call__(self, request: HttpRequest, /, *args: Any, **kwargs: Any) -> HttpResponse: ...


def page(
    opens_to: Opens, *, shows: Sequence[type[Record]] = (), methods: Sequence[str] = ("GET",), reason: str = ""
) -> Callable[[Callable[Concatenate[Request, P], HttpResponse]], DeclaredView]:
    """Declare a view. Who is not let in is asked to sign in; signed in, they get the 404 of what is not there."""

    def decorate(view: Callable[Concatenate[Request, P], HttpResponse]) -> DeclaredView:
        @wraps(view)
        def run(request: Request, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if request.method == "HEAD" and "GET" not in methods:
                return HttpResponseNotAllowed(methods)
            if request.method not in {*methods, "HEAD"}:
                return HttpResponseNotAllowed(methods)
            if not opens_to(request.actor):
                if request.actor.is_signed_in:
                    raise Http404
                return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)
            with reading_as(request.actor):
                return view(request, *args, **kwargs)

        declared = cast(DeclaredView, run)
        declared.page = Page(opens_to, tuple(shows), tuple(methods), reason)
        return declared

    return decorate


def respond(
    request: Request,
    template: str,
    context: dict[str, Any] | None = None,
    *,
    shown: Iterable[Record] = (),
    status: int = 200,
) -> HttpResponse:
    """Render a page. ``shown`` are the records on it: their combined label stands in the page's footer and in print."""
    request.shown_label = combine(record.label for record in shown)
    response = render(request, template, context or {}, status=status)
    response["Cache-Control"] = "private, no-store" if request.actor.is_signed_in else "private, no-cache"
    return response


def all_patterns(resolver: URLResolver | None = None, prefix: str = "") -> list[tuple[str, URLPattern]]:
    """Every address pattern of the portal, with the whole route that leads to it."""
    found: list[tuple[str, URLPattern]] = []
    for entry in (resolver or get_resolver()).url_patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLPattern):
            found.append((route, entry))
        else:
            found += all_patterns(entry, route)
    return found


def undeclared_routes() -> list[str]:
    """Routes whose view does not say whom it opens to."""
    return [route for route, pattern in all_patterns() if not hasattr(pattern.callback, "page")]
