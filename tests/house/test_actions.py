"""Every action, before its author wrote a test: it works as declared, denies strangers, and leaves one ledger line."""

from __future__ import annotations

import json
from typing import Any

import pytest

from balai.kernel.actions import Action, Denied
from balai.kernel.actors import Actor
from balai.kernel.models import LedgerLine
from balai.people.actors import audience
from balai.people.cast import Cast
from tests.house.everything import actions

pytestmark = pytest.mark.django_db


@pytest.fixture(params=actions(), ids=lambda action: action.verb)
def action(request: pytest.FixtureRequest) -> Action:
    found = request.param
    assert isinstance(found, Action)
    return found


def test_its_example_succeeds_and_leaves_one_ledger_line(cast: Cast, action: Action) -> None:
    call = action.example(cast)
    before = LedgerLine.objects.count()
    made = action.run(call.actor, call.target, **call.arguments)
    lines = list(LedgerLine.objects.order_by("number")[before:])
    assert [line.verb for line in lines] == [action.verb]
    assert (lines[0].kind, lines[0].record) == (made.kind_name(), made.key)
    assert (lines[0].user, lines[0].seat) == (call.actor.user, call.actor.seat)


def test_its_ledger_line_holds_names_of_fields_and_no_contents(cast: Cast, action: Action) -> None:
    call = action.example(cast)
    texts = {str(value) for value in call.arguments.values() if isinstance(value, str) and len(value) > 12}
    action.run(call.actor, call.target, **call.arguments)
    line = LedgerLine.objects.order_by("-number").first()
    assert line is not None
    for kind, key, what, fields in json.loads(line.changes):
        assert kind.count(".") == 1
        assert key
        assert what in {"made", "changed", "removed"}
        assert all(field.replace("_", "").isalnum() for field in fields)
    assert not [text for text in texts if text in line.changes]


def _denied(cast: Cast, name: str) -> Actor:
    return audience("members", cast.body) if name == "an audience" else cast.actor(name)


@pytest.mark.parametrize("name", ["stranger", "public", "an audience"])
def test_it_denies_whom_it_is_not_for(cast: Cast, action: Action, name: str) -> None:
    if action.verb == "people.invitation.accept" and name == "public":
        pytest.skip("whoever holds the secret of an invitation may accept it")
    call = action.example(cast)
    before = LedgerLine.objects.count()
    actor: Any = _denied(cast, name)
    with pytest.raises(Denied):
        action.run(actor, call.target, **call.arguments)
    assert LedgerLine.objects.count() == before


def test_verbs_are_mechanism_noun_verb(action: Action) -> None:
    assert len(action.verb.split(".")) == 3
    assert action.verb == action.verb.lower()
