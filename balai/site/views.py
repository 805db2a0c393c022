"""The portal's own pages: about, health, and what an error looks like."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from balai.kernel.database import see_that_it_answers
from balai.kernel.pages import Request, anyone, page, respond


@page(opens_to=anyone)
def about(request: Request) -> HttpResponse:
    return respond(request, "site/about.html")


@page(opens_to=anyone)
def health(request: Request) -> JsonResponse:
    """For whoever watches the server: it runs, and the database answers."""
    see_that_it_answers()
    return JsonResponse({"ok": True})


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    return render(request, "500.html", status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return render(request, "403_csrf.html", status=403)
