"""Every action: its example succeeds for whoever may, is denied to whoever may not, and leaves one ledger line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings

from balai.kernel.actions import ACTIONS, Action, Denied, Kept
from balai.kernel.actors import Actor, the_public
from balai.kernel.catalogue import KINDS
from balai.kernel.models import LedgerLine
from balai.people.actors import audience
from balai.people.cast import Cast
from tests.house.everything import PACKAGE, actions

every_action = pytest.mark.parametrize("action", actions(), ids=lambda action: action.verb)
STRANGERS = ("stranger", "observer", "civil society")
FOR_WHOEVER_HAS_THE_LINK = {"people.invitation.accept"}
"""Done by people who have no account yet: what opens it is a secret."""


@pytest.fixture(autouse=True)
def _home(settings: LazySettings, tmp_path: Path) -> None:
    settings.BALAI_HOME = tmp_path


def _done(action: Action, cast: Cast, actor: Actor | None = None) -> tuple[Actor, Kept]:
    call = action.example(cast)
    before = LedgerLine.objects.count()
    who = actor or call.actor
    made = action.run(who, call.target, **call.arguments)
    assert LedgerLine.objects.count() == before + 1, "one line for each outermost action"
    return who, made


@every_action
def test_its_example_succeeds_and_leaves_one_line(cast: Cast, action: Action) -> None:
    who, made = _done(action, cast)
    line = LedgerLine.objects.order_by("-number")[0]
    assert (line.verb, line.kind, line.record) == (action.verb, made.kind_name(), made.key)
    assert (line.user, line.seat, line.participant) == (who.user, who.seat, who.participant)
    assert json.loads(line.changes), "an example changes something"


@every_action
def test_its_line_tells_no_contents(cast: Cast, action: Action) -> None:
    call = action.example(cast)
    action.run(call.actor, call.target, **call.arguments)
    line = LedgerLine.objects.order_by("-number")[0]
    for kind, key, what, fields in json.loads(line.changes):
        assert kind in KINDS or kind in {"people.user", "people.invitation"}
        assert len(key) == 12
        assert what in {"made", "changed", "removed"}
        assert all(name.isidentifier() for name in fields)


@every_action
@pytest.mark.parametrize("name", STRANGERS)
def test_a_stranger_is_denied(cast: Cast, action: Action, name: str) -> None:
    if action.verb not in FOR_WHOEVER_HAS_THE_LINK:
        _is_denied(action, cast, cast.actor(name))


@every_action
def test_the_public_is_denied(cast: Cast, action: Action) -> None:
    if action.verb not in FOR_WHOEVER_HAS_THE_LINK:
        _is_denied(action, cast, the_public())


@every_action
@pytest.mark.parametrize("name", ["members", "co-chairs", "cast-co-chair", "cast-lead"])
def test_an_audience_is_denied(cast: Cast, action: Action, name: str) -> None:
    _is_denied(action, cast, audience(name, cast.body))


def _is_denied(action: Action, cast: Cast, actor: Actor) -> None:
    call = action.example(cast)
    before = LedgerLine.objects.count()
    with pytest.raises(Denied):
        action.run(actor, call.target, **call.arguments)
    assert LedgerLine.objects.count() == before


@every_action
def test_a_seat_that_ended_may_nothing(cast: Cast, action: Action) -> None:
    """The actor is made of today's seat: without it, whoever acted is as good as a stranger."""
    call = action.example(cast)
    if call.actor.seat is not None:
        bare = Actor(user=call.actor.user, name=call.actor.name, is_signed_in=True)
        with pytest.raises(Denied):
            action.run(bare, call.target, **call.arguments)


@every_action
def test_its_verb_names_mechanism_noun_and_verb(action: Action) -> None:
    parts = action.verb.split(".")
    assert len(parts) == 3
    assert all(part.replace("_", "").isalpha() and part.islower() for part in parts)
    module: Any = action.run.__module__
    floor = module.split(".")[2] if module.startswith("balai.mechanisms.") else module.split(".")[1]
    assert parts[0] == floor
    assert (PACKAGE.parent / Path(*module.split("."))).with_suffix(".py").exists()


def test_there_are_actions() -> None:
    assert ACTIONS
