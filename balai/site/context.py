"""What every page shows around its own content: the object ``page`` that ``ui/base.html`` expects."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from balai.kernel.catalogue import Words, navigation_of
from balai.kernel.labels import CombinedLabel
from balai.people.queries import audience_in_words


@dataclass(frozen=True, slots=True)
class Link:
    """One entry of the navigation."""

    label: Words
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class Account:
    """Who is signed in, and in which seat."""

    name: str
    seat: str


@dataclass(frozen=True, slots=True)
class ShownLabel:
    """The highest label on the page, without "TLP:", and for whom it is."""

    level: str
    audience: str


class Frame:
    """The frame of a page, made once for each answer."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request
        self._actor = getattr(request, "actor", None)
        self.now = timezone.localtime()
        self.demonstration = settings.DEMONSTRATION_MARK.exists()
        self.site_name = ""
        self.home_url = reverse("site:home")
        self.about_url = reverse("site:about")
        self.sign_in_url = reverse("account_login")
        self.sign_out_url = reverse("account_logout")

    @cached_property
    def account(self) -> Account | None:
        if self._actor is None or not self._actor.is_signed_in:
            return None
        seat = getattr(self._request, "seat", None)
        return Account(self._actor.name, str(seat) if seat is not None else "")

    @cached_property
    def label(self) -> ShownLabel | None:
        label: CombinedLabel | None = getattr(self._request, "shown_label", None)
        if label is None:
            return None
        return ShownLabel(str(label).removeprefix("TLP:"), audience_in_words(label))

    @cached_property
    def nav(self) -> list[Link]:
        if self._actor is None:
            return []
        path = self._request.path
        links = []
        for entry in navigation_of(self._actor):
            url = reverse(entry.url_name)
            links.append(Link(entry.title, url, path == url or (url != "/" and path.startswith(url))))
        return links


def page(request: HttpRequest) -> dict[str, Any]:
    """Django's context processor: ``page`` in every template."""
    return {"page": Frame(request)}
