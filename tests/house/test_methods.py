"""Methods that a page does not have tell nothing, and change nothing."""

from __future__ import annotations

import pytest
from django.test import Client

from balai.people.cast import Cast
from tests.house.everything import pages


@pytest.mark.parametrize("name", ["public", "lead"])
def test_other_methods_tell_nothing(cast: Cast, name: str) -> None:
    client = Client()
    if name != "public":
        client.force_login(cast.users[name])
    wrong = []
    for route, page in pages():
        if "<" in route or "(" in route:
            continue
        allowed = {*page.methods, *(["HEAD"] if "GET" in page.methods else [])}
        for method in ("HEAD", "OPTIONS", "PUT", "PATCH", "DELETE", "TRACE"):
            response = client.generic(method, f"/{route}")
            if (response.status_code == 405) is (method in allowed):
                wrong.append(f"{method} /{route}: {response.status_code}")
            if method == "HEAD" and response.content:
                wrong.append(f"HEAD /{route} has a body")
    assert not wrong
