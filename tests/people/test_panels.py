"""What higher floors add to the pages of bodies and participants."""

from __future__ import annotations

import pytest
from django.template import engines
from jinja2 import ChoiceLoader, DictLoader

from balai.kernel import catalogue
from balai.kernel.actors import Actor
from balai.kernel.catalogue import Module, Panel, PanelContents, panels_of
from balai.kernel.models import Level
from balai.people.cast import Cast
from balai.people.models import Body, Participant
from tests.people.conftest import Visitor

TEMPLATE = "<p>{{ panel.context.words }}</p>"


def _of_members(actor: Actor, body: Body) -> PanelContents | None:
    seen = Participant.objects.visible_to(actor).filter(name__startswith="amber").select_related("label")
    return PanelContents({"words": f"{len(seen)} for {body.printed}"}, list(seen)) if seen else None


@pytest.fixture
def _panel(monkeypatch: pytest.MonkeyPatch) -> None:
    module = Module(
        key="above",
        title="Above",
        panels=(
            Panel(Body, "later.html", lambda actor, body: PanelContents({"words": "the later one"}), order=60),
            Panel(Body, "above.html", _of_members, shows=(Participant,)),
        ),
    )
    monkeypatch.setitem(catalogue.MODULES, "above", module)
    environment = engines["jinja2"].env  # type: ignore[attr-defined]  # the Jinja engine's own
    added = DictLoader({"above.html": TEMPLATE, "later.html": TEMPLATE})
    monkeypatch.setattr(environment, "loader", ChoiceLoader([added, environment.loader]))


@pytest.mark.usefixtures("_panel")
def test_a_panel_stands_on_the_page_and_its_records_count_for_the_label(cast: Cast, visitor: Visitor) -> None:
    cast.made(Participant, Level.AMBER, words="amber")
    address = f"/bodies/{cast.body.key}/"
    page = visitor("member").get(address).content.decode()
    assert page.index("1 for WG-Cast") < page.index("the later one")
    assert 'Highest label on this page: <span class="tlp amber">' in " ".join(page.split())
    public = visitor("public").get(address).content.decode()
    assert "1 for WG-Cast" not in public
    assert "the later one" in public


@pytest.mark.usefixtures("_panel")
def test_a_panel_stands_only_on_the_kind_that_it_is_for(cast: Cast) -> None:
    templates = [panel.template for panel in panels_of(cast.actor("public"), cast.shared(Participant))]
    assert "above.html" not in templates
    assert "later.html" not in templates
