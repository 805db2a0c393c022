"""Reading is closed: every way to forget whom a query is for raises, and so does every write outside an action."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from asgiref.sync import async_to_sync
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Count, Prefetch, Q
from django.template import engines

from balai.kernel.actors import the_public
from balai.kernel.guard import Unguarded, lifted, reading_as
from balai.kernel.models import Label, Level
from balai.kernel.writing import Unrecorded, acting
from balai.people.cast import Cast
from balai.workplan.models import ActionItem, CooperationArea, ItemArea, Lead, Plan

Items = ActionItem.objects

UNSCOPED: dict[str, Callable[[ActionItem], Any]] = {
    "all": lambda item: list(Items.all()),
    "filter": lambda item: list(Items.filter(number="1")),
    "len": lambda item: len(Items.all()),
    "truth": lambda item: bool(Items.all()),
    "repr": lambda item: repr(Items.all()),
    "contained": lambda item: item in Items.all(),
    "slice": lambda item: list(Items.all()[:1]),
    "index": lambda item: Items.all()[0],
    "count": lambda item: Items.count(),
    "exists": lambda item: Items.filter(number="1").exists(),
    "contains": lambda item: Items.all().contains(item),
    "get": lambda item: Items.get(pk=item.pk),
    "first": lambda item: Items.first(),
    "last": lambda item: Items.last(),
    "earliest": lambda item: Items.earliest("created_at"),
    "latest": lambda item: Items.latest("created_at"),
    "in_bulk": lambda item: Items.in_bulk(),
    "in_bulk of some": lambda item: Items.in_bulk([item.pk]),
    "values": lambda item: list(Items.values("text")),
    "values_list": lambda item: list(Items.values_list("text", flat=True)),
    "dates": lambda item: list(Items.dates("created_at", "year")),
    "datetimes": lambda item: list(Items.datetimes("created_at", "hour")),
    "aggregate": lambda item: Items.aggregate(Count("pk")),
    "annotate": lambda item: list(Items.annotate(n=Count("pk"))),
    "only": lambda item: list(Items.only("text")),
    "distinct": lambda item: list(Items.distinct()),
    "iterator": lambda item: list(Items.iterator()),
    "explain": lambda item: Items.explain(),
    "raw": lambda item: list(Items.raw("SELECT * FROM workplan_actionitem")),
    "raw, scoped": lambda item: list(Items.visible_to(the_public()).raw("SELECT * FROM workplan_actionitem")),
    "extra": lambda item: list(Items.visible_to(the_public()).extra(where=["1 = 1"])),
    "pickled": lambda item: Items.all().__getstate__(),
    "reverse manager": lambda item: list(item.plan.items.all()),
    "reverse manager, counted": lambda item: item.plan.items.count(),
    "prefetched by name": lambda item: list(
        Plan.objects.unguarded("to see what hangs on it").prefetch_related("items")
    ),
    "prefetched by query": lambda item: list(
        Plan.objects.unguarded("to see what hangs on it").prefetch_related(Prefetch("items", Items.all()))
    ),
    "or, on the right": lambda item: list(Items.visible_to(the_public()) | Items.all()),
    "or, on the left": lambda item: list(Items.all() | Items.visible_to(the_public())),
    "or, with nothing": lambda item: list(Items.none() | Items.all()),
    "and": lambda item: list(Items.visible_to(the_public()) & Items.all()),
    "exclusive or": lambda item: list(Items.visible_to(the_public()) ^ Items.all()),
    "union": lambda item: list(Items.visible_to(the_public()).union(Items.all())),
    "union of nothing": lambda item: list(Items.none().union(Items.all())),
    "union on the left": lambda item: list(Items.all().union(Items.visible_to(the_public()))),
    "intersection": lambda item: list(Items.visible_to(the_public()).intersection(Items.all())),
    "difference": lambda item: list(Items.visible_to(the_public()).difference(Items.all())),
    "inside another query": lambda item: list(Plan.objects.visible_to(the_public()).filter(items__in=Items.all())),
    "inside a condition": lambda item: list(Plan.objects.visible_to(the_public()).filter(Q(items__in=Items.all()))),
    "inside a count": lambda item: list(
        Plan.objects.visible_to(the_public()).annotate(n=Count("items", filter=Q(items__in=Items.all())))
    ),
    "values inside another query": lambda item: list(
        Plan.objects.visible_to(the_public()).filter(pk__in=Items.values("plan"))
    ),
    "excluded": lambda item: list(Plan.objects.visible_to(the_public()).exclude(items__in=Items.all())),
    "get_or_create": lambda item: Items.get_or_create(plan=item.plan, number="1"),
    "update_or_create": lambda item: Items.update_or_create(plan=item.plan, number="1"),
    "update": lambda item: Items.filter(pk=item.pk).update(text=""),
    "update, scoped": lambda item: Items.visible_to(the_public()).update(text=""),
    "update, unguarded": lambda item: Items.unguarded("to see that it is refused").update(text=""),
    "delete, scoped": lambda item: Items.visible_to(the_public()).delete(),
    "bulk_update": lambda item: Items.visible_to(the_public()).bulk_update([item], ["text"]),
    "upsert that ignores": lambda item: Items.bulk_create([item], ignore_conflicts=True),
    "upsert that ignores, by place": lambda item: Items.bulk_create([item], None, True),
    "upsert that changes": lambda item: Items.bulk_create(
        [item], update_conflicts=True, update_fields=["text"], unique_fields=["key"]
    ),
    "choices of a form": lambda item: forms.modelform_factory(Lead, fields=["item"])().as_p(),
    "value of a form": lambda item: forms.modelform_factory(Lead, fields=["item"])({"item": item.pk}).is_valid(),
    "in a template": lambda item: (
        engines["jinja2"]
        .from_string("{% for each in plan.items.all() %}{{ each }}{% endfor %}")
        .render({"plan": item.plan})
    ),
}

UNSCOPED_ASYNC: dict[str, Callable[[ActionItem], Any]] = {
    "acount": lambda item: Items.acount(),
    "aexists": lambda item: Items.aexists(),
    "aget": lambda item: Items.aget(pk=item.pk),
    "afirst": lambda item: Items.afirst(),
    "alast": lambda item: Items.alast(),
    "aearliest": lambda item: Items.aearliest("created_at"),
    "alatest": lambda item: Items.alatest("created_at"),
    "ain_bulk": lambda item: Items.ain_bulk(),
    "acontains": lambda item: Items.all().acontains(item),
    "aaggregate": lambda item: Items.aaggregate(Count("pk")),
    "aexplain": lambda item: Items.aexplain(),
    "aget_or_create": lambda item: Items.aget_or_create(plan=item.plan),
    "aupdate_or_create": lambda item: Items.aupdate_or_create(plan=item.plan),
    "aupdate": lambda item: Items.aupdate(text=""),
    "adelete": lambda item: Items.all().adelete(),
    "abulk_create": lambda item: Items.abulk_create([item], ignore_conflicts=True),
    "abulk_update": lambda item: Items.abulk_update([item], ["text"]),
    "async for": lambda item: _exhaust(Items.all()),
    "aiterator": lambda item: _exhaust(Items.aiterator()),
}


async def _exhaust(rows: Any) -> list[Any]:
    return [row async for row in rows]


@pytest.fixture
def item(cast: Cast) -> ActionItem:
    return cast.made(ActionItem)


@pytest.mark.parametrize("way", UNSCOPED)
def test_a_forgotten_scope_raises(item: ActionItem, way: str) -> None:
    with acting(), pytest.raises(Unguarded):
        UNSCOPED[way](item)


@pytest.mark.parametrize("way", UNSCOPED_ASYNC)
def test_a_forgotten_scope_raises_where_one_awaits(item: ActionItem, way: str) -> None:
    with acting(), pytest.raises(Unguarded):
        async_to_sync(_awaited)(UNSCOPED_ASYNC[way], item)


async def _awaited(way: Callable[[ActionItem], Any], item: ActionItem) -> Any:
    return await way(item)


WRITES: dict[str, Callable[[ActionItem], Any]] = {
    "save": lambda item: item.save(),
    "save of a new one": lambda item: ActionItem(plan=item.plan, position=2, text="new", label=item.label).save(),
    "create": lambda item: Items.create(plan=item.plan, position=2, text="new", label=item.label),
    "create through the parent": lambda item: item.plan.items.create(position=2, text="new", label=item.label),
    "bulk_create": lambda item: Items.bulk_create([ActionItem(plan=item.plan, position=2, text="n", label=item.label)]),
    "delete": lambda item: item.delete(),
    "acreate": lambda item: async_to_sync(Items.all().acreate)(
        plan=item.plan, position=2, text="new", label=item.label
    ),
    "asave": lambda item: async_to_sync(item.asave)(),
    "adelete": lambda item: async_to_sync(item.adelete)(),
    "form": lambda item: forms.modelform_factory(ActionItem, fields=["text"])({"text": "new"}, instance=item).save(),
    "get_or_create": lambda item: Items.visible_to(the_public()).get_or_create(
        text="other", defaults={"plan": item.plan, "position": 2, "label": item.label}
    ),
    "update_or_create": lambda item: Items.visible_to(the_public()).update_or_create(
        pk=item.pk, defaults={"text": "other"}
    ),
}


@pytest.mark.parametrize("way", WRITES)
def test_a_write_outside_an_action_raises(item: ActionItem, way: str) -> None:
    before = item.text
    with pytest.raises(Unrecorded):
        WRITES[way](item)
    assert [each.text for each in Items.unguarded("to see what was saved")] == [before]


def test_scoped_reads_read(cast: Cast, item: ActionItem) -> None:
    hidden = cast.made(ActionItem, Level.RED)
    lead, public = cast.actor("lead"), the_public()
    assert list(Items.visible_to(public)) == [item]
    assert set(Items.visible_to(lead)) == {item, hidden}
    assert Items.visible_to(public).count() == 1
    assert not Items.visible_to(public).filter(pk=hidden.pk).exists()
    assert [each.pk for each in Items.visible_to(public).iterator()] == [item.pk]
    assert list(item.plan.items.visible_to(public)) == [item]
    assert list(Items.visible_to(public) | Items.visible_to(lead).filter(pk=item.pk)) == [item]
    assert list(Items.none()) == []
    assert async_to_sync(_exhaust)(Items.none()) == []
    assert Plan.objects.visible_to(public).filter(items__in=Items.visible_to(public)).get() == item.plan


def test_a_constraint_sees_every_row(cast: Cast) -> None:
    hidden = cast.made(Plan, Level.RED)
    with reading_as(the_public()), pytest.raises(ValidationError, match="already exists"):
        Plan(body=hidden.body, code=hidden.code, title="Another", label=hidden.label).full_clean()


def test_the_guard_is_lifted_within_the_block_alone(item: ActionItem) -> None:
    with lifted("to see that it comes back"):
        assert Items.count() == 1
    with pytest.raises(Unguarded):
        Items.count()


class TestWhatAPageLoads:
    """The second wall: within a page, a row that its reader may not read does not become an object."""

    @pytest.fixture
    def area(self, cast: Cast) -> ItemArea:
        """An item for everybody, which serves an area that only lead may see."""
        return cast.made(ItemArea, area=cast.made(CooperationArea, Level.RED, words="canary"))

    def test_by_a_foreign_key(self, area: ItemArea) -> None:
        found = ItemArea.objects.visible_to(the_public()).get()
        with reading_as(the_public()), pytest.raises(Unguarded):
            str(found.area)

    @pytest.mark.parametrize("load", ["select_related", "prefetch_related"])
    def test_along_with_another(self, area: ItemArea, load: str) -> None:
        rows = getattr(ItemArea.objects.visible_to(the_public()), load)("area")
        with reading_as(the_public()), pytest.raises(Unguarded):
            list(rows)

    def test_by_reading_it_again(self, area: ItemArea) -> None:
        with reading_as(the_public()), pytest.raises(Unguarded):
            area.area.refresh_from_db()

    def test_who_may_read_it_does(self, cast: Cast, area: ItemArea) -> None:
        lead = cast.actor("lead")
        with reading_as(lead):
            assert "canary" in str(ItemArea.objects.visible_to(lead).select_related("area").get())

    def test_a_reason_opens_it(self, area: ItemArea) -> None:
        areas = CooperationArea.objects.unguarded("to see that a reason is enough")
        with reading_as(the_public()):
            assert len(areas) == len(list(areas.iterator())) == 2
            next(areas.iterator())
            with pytest.raises(Unguarded):  # between two rows the wall stands again
                str(ItemArea.objects.visible_to(the_public()).get().area)

    def test_it_ends_with_the_page(self, area: ItemArea) -> None:
        with reading_as(the_public()):
            pass
        assert "canary" in str(ItemArea.objects.visible_to(the_public()).get().area)


def test_labels_are_asked_once_a_request(cast: Cast, item: ActionItem, django_assert_num_queries: Any) -> None:
    lead = cast.actor("lead")
    with django_assert_num_queries(1):
        lead.label_ids()
    with django_assert_num_queries(2):
        list(Items.visible_to(lead))
        list(Plan.objects.visible_to(lead))


def test_a_new_label_is_seen_at_once(cast: Cast) -> None:
    lead = cast.actor("lead")
    assert not lead.may_read(Label(pk=10**6))
    before = lead.label_ids()
    made = cast.label(Level.AMBER_STRICT)
    assert lead.label_ids() == before | {made.pk}
