"""Every list asks the database as often for thirty rows as for one."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from balai.kernel.catalogue import Kind
from balai.kernel.labels import Level
from balai.kernel.pages import Page, anyone
from balai.people.cast import Cast
from tests.house.crawling import PARAMETER
from tests.house.everything import kinds, pages

LISTS = [(route, page) for route, page in pages() if page.shows and "GET" in page.methods]
READER = "co-chair"


def _address(cast: Cast, route: str) -> str:
    """The page of the record on which all examples hang."""
    names = [found["name"] or found["path"] for found in PARAMETER.finditer(route)]
    if not names:
        return f"/{route}"
    kind = next((each for each in kinds() if each.name.endswith(f".{names[0]}")), None)
    if kind is None:
        pytest.skip(f"no record is addressed by {names[0]}")
    return "/" + PARAMETER.sub(cast.shared(kind.model).key, route)


def _queries(client: Client, url: str) -> tuple[int, list[str], str]:
    client.get(url)  # what is loaded once, such as templates and the session, is no part of it
    with CaptureQueriesContext(
        connection,
    ) as captured:
        response = client.get(url)
    said = [re.sub(r"\d+|'[^']*'", "?", query["sql"]) for query in captured.captured_queries]
    return response.status_code, said, response.content.decode("utf-8", "replace")


def _more(cast: Cast, shown: list[Kind], rows: int) -> None:
    for kind in shown:
        for _ in range(rows):
            cast.made(kind.model, Level.AMBER)


@pytest.mark.parametrize(("route", "page"), LISTS, ids=lambda value: value if isinstance(value, str) else "")
def test_more_rows_are_not_more_queries(cast: Cast, route: str, page: Page) -> None:
    shown = [kind for kind in kinds() if kind.model in page.shows]
    client = Client()
    client.force_login(cast.users[READER])
    url = _address(cast, route)
    _more(cast, shown, 1)
    status, few, small = _queries(client, url)
    _more(cast, shown, 2)
    _, some, _ = _queries(client, url)
    _more(cast, shown, 27)
    _, many, large = _queries(client, url)
    assert _difference(few, some) == []
    assert _difference(few, many) == []
    if status == 200 and not PARAMETER.search(route) and page.opens_to is anyone:
        assert len(large) > len(small), "the list shows the rows"


def _difference(few: list[str], many: list[str]) -> list[Any]:
    """The queries that were added."""
    left = list(many)
    for query in few:
        if query in left:
            left.remove(query)
    return left if len(many) != len(few) else []
