"""Every write is an action: it loads, asks who may, writes one line, or nothing at all."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from balai.kernel.actions import ACTIONS, Call, Denied, Refused, action
from balai.kernel.actors import Actor, the_public
from balai.kernel.ledger import history_of
from balai.kernel.models import LedgerHead, LedgerLine, Level
from balai.people.actors import audience
from balai.people.cast import NAMES, Cast
from balai.people.models import Alias, Participant
from balai.people.services import add_alias
from balai.workplan.models import ActionItem, Plan


def _anyone(actor: Actor, target: Any) -> bool:
    return True


def _no_example(world: Any) -> Call:
    raise AssertionError("made for these tests alone")


@action("tests.kernel.rename", _anyone, example=_no_example)
def rename(actor: Actor, item: ActionItem, /, *, text: str) -> ActionItem:
    item.text = text
    item.save()
    return item


@action("tests.kernel.rename_both", _anyone, example=_no_example)
def rename_both(actor: Actor, item: ActionItem, /, *, text: str) -> ActionItem:
    item.plan.title = text
    item.plan.save()
    return rename(actor, item, text=text)


@action("tests.kernel.try", _anyone, example=_no_example)
def try_to_rename(actor: Actor, item: ActionItem, /) -> ActionItem:
    """Goes on where an inner action failed."""
    with pytest.raises(Refused):
        rename_and_refuse(actor, item)
    item.refresh_from_db()
    item.timeframe = "later"
    item.save()
    return item


@action("tests.kernel.refuse", _anyone, example=_no_example)
def rename_and_refuse(actor: Actor, item: ActionItem, /) -> ActionItem:
    item.text = "not to be kept"
    item.save()
    raise Refused("No.")


@action("tests.kernel.make_many", _anyone, example=_no_example)
def make_many(actor: Actor, plan: Plan, /) -> Plan:
    ActionItem.objects.bulk_create(
        ActionItem(plan=plan, position=n, text=f"canary {n}", label=plan.label) for n in (1, 2)
    )
    return plan


@action("tests.kernel.come_and_go", _anyone, example=_no_example)
def come_and_go(actor: Actor, plan: Plan, /) -> Plan:
    item = ActionItem(plan=plan, position=1, text="canary", label=plan.label)
    item.save()
    item.text = "canary again"
    item.save()
    item.delete()
    return plan


@action("tests.kernel.label_in_vain", _anyone, example=_no_example)
def label_in_vain(actor: Actor, item: ActionItem, /, *, cast: Cast, seen: list[frozenset[int]]) -> ActionItem:
    item.label = cast.label(Level.RED)
    item.save()
    seen.append(actor.label_ids())
    raise Refused("No.")


for _verb in [verb for verb in ACTIONS if verb.startswith("tests.")]:
    del ACTIONS[_verb]  # they are no actions of the portal, and the house tests need not know them


def _changes(line: LedgerLine) -> list[Any]:
    found: list[Any] = json.loads(line.changes)
    return found


@pytest.fixture
def item(cast: Cast) -> ActionItem:
    return cast.made(ActionItem)


def test_one_line_for_the_outermost_action(cast: Cast, item: ActionItem) -> None:
    actor = cast.actor("lead")
    rename_both(actor, item, text="canary")
    line = LedgerLine.objects.get()
    assert (line.verb, line.kind, line.record) == ("tests.kernel.rename_both", "workplan.actionitem", item.key)
    assert (line.user, line.seat, line.participant) == (actor.user, actor.seat, actor.participant)
    assert _changes(line) == [
        ["workplan.actionitem", item.key, "changed", ["text"]],
        ["workplan.plan", item.plan.key, "changed", ["title"]],
    ]
    assert history_of(item) == [line]


def test_the_line_names_fields_and_never_contents(cast: Cast, item: ActionItem) -> None:
    rename(cast.actor("lead"), item, text="canary")
    make_many(cast.actor("lead"), item.plan)
    come_and_go(cast.actor("lead"), item.plan)
    said = "".join(f"{line.verb}{line.kind}{line.record}{line.changes}" for line in LedgerLine.objects.all())
    assert "canary" not in said
    many, gone = (_changes(line) for line in LedgerLine.objects.order_by("number")[1:3])
    assert [what for _, _, what, _ in many] == ["made", "made"]
    assert [names for _, _, _, names in many] == [["label", "plan", "position", "text"]] * 2
    assert [what for _, _, what, _ in gone] == ["removed"]


def test_saving_without_a_change_leaves_a_line_without_changes(cast: Cast, item: ActionItem) -> None:
    rename(cast.actor("lead"), item, text=item.text)
    assert _changes(LedgerLine.objects.get()) == []


def test_what_an_inner_action_could_not_keep_is_not_told(cast: Cast, item: ActionItem) -> None:
    try_to_rename(cast.actor("lead"), item)
    line = LedgerLine.objects.get()
    assert _changes(line) == [["workplan.actionitem", item.key, "changed", ["timeframe"]]]
    item.refresh_from_db()
    assert item.text != "not to be kept"


def test_nothing_stays_of_an_action_that_fails(cast: Cast, item: ActionItem) -> None:
    with pytest.raises(Refused):
        rename_and_refuse(cast.actor("lead"), item)
    item.refresh_from_db()
    assert item.text != "not to be kept"
    assert not LedgerLine.objects.exists()
    assert not LedgerHead.objects.exists()


def test_an_action_validates_within_the_transaction(cast: Cast) -> None:
    participant = cast.shared(Participant)
    add_alias(cast.actor("support office"), participant, name="Once")
    with pytest.raises(ValidationError):
        add_alias(cast.actor("support office"), participant, name="Once")
    assert LedgerLine.objects.count() == Alias.objects.unguarded("to count what was saved").count() == 1


def test_the_service_gets_the_record_as_it_is_now(cast: Cast, item: ActionItem) -> None:
    stale = ActionItem.objects.visible_to(the_public()).get()
    rename(cast.actor("lead"), item, text="new")
    stale.number = "99"
    rename(cast.actor("lead"), stale, text="newer")
    item.refresh_from_db()
    assert (item.text, item.number) == ("newer", "1")


@pytest.mark.parametrize("name", [name for name in NAMES if name != "lead"])
def test_nobody_changes_what_they_do_not_see(cast: Cast, name: str) -> None:
    hidden = cast.made(ActionItem, Level.RED)
    with pytest.raises(Denied):
        rename(cast.actor(name), hidden, text="seen")
    rename(cast.actor("lead"), hidden, text="seen")
    assert LedgerLine.objects.count() == 1


@pytest.mark.parametrize("name", ["public", "members", "co-chairs", "cast-lead"])
def test_an_audience_writes_nothing(cast: Cast, item: ActionItem, name: str) -> None:
    with pytest.raises(Denied):
        rename(audience(name, cast.body), item, text="new")
    assert not LedgerLine.objects.exists()


def test_the_head_follows_the_last_line(cast: Cast, item: ActionItem) -> None:
    for text in ("one", "two", "three"):
        rename(cast.actor("lead"), item, text=text)
    head, last = LedgerHead.objects.get(), LedgerLine.objects.order_by("number").last()
    assert last is not None
    assert (head.number, head.digest) == (last.number, last.digest) == (3, last.digest)


def test_a_label_made_in_vain_is_forgotten(cast: Cast, item: ActionItem) -> None:
    """Its number may be given to another label, which this actor may not read."""
    actor = cast.actor("lead")
    seen: list[frozenset[int]] = []

    before = actor.label_ids()
    with pytest.raises(Refused):
        label_in_vain(actor, item, cast=cast, seen=seen)
    assert len(seen[0]) == len(before) + 1
    assert actor.label_ids() == before


def test_two_actions_cannot_share_a_verb() -> None:
    taken = next(iter(ACTIONS))
    with pytest.raises(AssertionError, match="two actions"):
        action(taken, _anyone, example=_no_example)(rename)
