"""The portal's own pages: home, about, health, and what an error looks like."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import get_template

from balai.kernel.database import see_that_it_answers
from balai.kernel.pages import Request, anyone, page, respond
from balai.people.models import Body, Participant
from balai.people.policies import may_keep_bodies
from balai.site.home import home_of
from balai.workplan.models import CooperationArea, Plan
from balai.workplan.policies import may_send_document


@page(
    opens_to=anyone,
    shows=[Plan, Body, Participant, CooperationArea],
    reason="each reader gets a first page of their own",
)
def home(request: Request) -> HttpResponse:
    actor = request.actor
    found = home_of(actor)
    template = (
        "site/home_empty.html" if found.is_empty else "site/home.html" if actor.is_signed_in else "site/public.html"
    )
    context = {
        "home": found,
        "may_send": may_send_document(actor, None),
        "may_keep_bodies": may_keep_bodies(actor, None),
        "co_chairs": found.co_chairs,
    }
    return respond(request, template, context, shown=found.shown())


@page(opens_to=anyone)
def about(request: Request) -> HttpResponse:
    return respond(request, "site/about.html")


@page(opens_to=anyone)
def health(request: Request) -> JsonResponse:
    """For whoever watches the server: it runs, and the database answers."""
    see_that_it_answers()
    return JsonResponse({"ok": True})


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return HttpResponse(get_template("400.html").render(), status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    return HttpResponse(get_template("500.html").render(), status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return HttpResponse(get_template("403_csrf.html").render(), status=403)
