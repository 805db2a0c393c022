"""Signing in as an invented person: in a demonstration only, and as nobody real."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client

from balai.people.cast import Cast
from balai.people.models import User
from tests.people.conftest import Visitor


@pytest.fixture
def invented(cast: Cast) -> Cast:
    User.objects.exclude(pk=cast.users["lead"].pk).update(is_demonstration=True)
    return cast


@pytest.fixture
def _demonstration(settings: object, tmp_path: Path) -> None:
    mark = tmp_path / "demonstration"
    mark.touch()
    settings.DEMONSTRATION_MARK = mark  # type: ignore[attr-defined]  # pytest-django's settings take any name


def _address(cast: Cast, name: str) -> str:
    return f"/demonstration/{cast.users[name].key}/"


def test_outside_a_demonstration_the_pages_are_not_there(invented: Cast) -> None:
    client = Client()
    assert client.get("/demonstration/").status_code == 404
    assert client.post(_address(invented, "member")).status_code == 404
    assert client.get("/account/").status_code == 302
    assert "/demonstration/" not in client.get("/account/login/").content.decode()


@pytest.mark.usefixtures("_demonstration")
def test_each_invented_person_has_a_button_and_a_line_about_what_they_can_do(invented: Cast) -> None:
    page = Client().get("/demonstration/").content.decode()
    for name in ("co-chair", "member", "observer", "support office", "civil society"):
        assert f"Person of the {name}" in page
        assert _address(invented, name) in page
    assert "Person of the lead" not in page, "that one is real here"
    groups = [
        page.index(title)
        for title in ("Co-chairs</h2>", "Support office</h2>", "Observers</h2>", "Administrators</h2>")
    ]
    assert groups == sorted(groups)
    assert 'href="/demonstration/"' in Client().get("/account/login/").content.decode()


@pytest.mark.usefixtures("_demonstration")
def test_one_click_signs_in_and_another_changes_the_person(invented: Cast) -> None:
    client = Client()
    assert client.post(_address(invented, "member")).status_code == 302
    assert "Person of the member" in client.get("/account/").content.decode()
    assert client.post(_address(invented, "co-chair")).status_code == 302
    assert "Person of the co-chair" in client.get("/account/").content.decode()


@pytest.mark.usefixtures("_demonstration")
def test_a_link_from_elsewhere_signs_nobody_in(invented: Cast) -> None:
    assert Client().get(_address(invented, "member")).status_code == 405
    careful = Client(enforce_csrf_checks=True)
    assert careful.post(_address(invented, "member")).status_code == 403
    assert careful.get("/account/").status_code == 302


@pytest.mark.usefixtures("_demonstration")
def test_nobody_signs_in_as_a_real_or_a_closed_person(invented: Cast, visitor: Visitor) -> None:
    client = Client()
    assert client.post(_address(invented, "lead")).status_code == 404
    User.objects.filter(pk=invented.users["member"].pk).update(is_active=False)
    assert client.post(_address(invented, "member")).status_code == 404
    assert client.post("/demonstration/nosuchperson/").status_code == 404
    assert client.get("/account/").status_code == 302
