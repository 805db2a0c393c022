"""Browsers of the cast, as Django's test client knows them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.test import Client

from balai.people.cast import Cast

Visitor = Callable[[str], Client]


@pytest.fixture
def visitor(cast: Cast) -> Visitor:
    """`visitor("co-chair")` is a browser in which that person is signed in; each call is another browser."""

    def browser(name: str) -> Client:
        client = Client()
        if name != "public":
            client.force_login(cast.users[name])
        return client

    return browser


@pytest.fixture(autouse=True)
def _fresh_throttles() -> None:
    """No test pays for the attempts of another."""
    cache.clear()
