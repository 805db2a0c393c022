"""What every page shows around its own content."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from balai.kernel.catalogue import Words, navigation_of


@dataclass(frozen=True, slots=True)
class Link:
    """One entry of the navigation."""

    label: Words
    url: str
    current: bool


class Frame:
    """The frame of a page: navigation, who is signed in, demonstration banner, time."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request
        self._actor = getattr(request, "actor", None)
        self.now = timezone.localtime()
        self.demonstration = settings.DEMONSTRATION_MARK.exists()

    @property
    def account(self) -> Any:
        """The actor, where somebody is signed in."""
        return self._actor if self._actor is not None and self._actor.is_signed_in else None

    @property
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
