"""The address of the same list in another order."""

from __future__ import annotations

from django.test import RequestFactory

from balai.ui.links import with_query


def test_parameters_change_and_the_rest_stays() -> None:
    request = RequestFactory().get("/list/", {"q": "a & b", "area": ["1", "2"], "after": "x"})
    assert with_query(request, after=None, sort="lead") == "?q=a+%26+b&area=1&area=2&sort=lead"
    assert with_query(request, area=["3"], q="", after="") == "?area=3"
    assert request.GET["after"] == "x"


def test_without_parameters_it_is_the_path() -> None:
    assert with_query(RequestFactory().get("/list/", {"q": "a"}), q="") == "/list/"
