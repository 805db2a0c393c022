"""Every kind of record, before its author wrote a test: closed to unscoped reads, seen by whom its label says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import call_command
from django.forms import ModelForm
from django.forms.models import modelform_factory

from balai.kernel.catalogue import Kind
from balai.kernel.guard import Unguarded
from balai.kernel.models import Level
from balai.kernel.writing import Unrecorded
from balai.people.cast import NAMES, Cast
from tests.house.everything import kinds

READERS: dict[Level, set[str]] = {
    Level.CLEAR: set(NAMES),
    Level.GREEN: set(NAMES) - {"public"},
    Level.AMBER: {"co-chair", "lead", "member", "support office"},
    Level.AMBER_STRICT: {"lead"},
    Level.RED: {"lead"},
}
"""Who of the cast reads what "lead" gave each label; lead's people are one seat, so the last two look alike here."""

UNSCOPED: dict[str, Callable[[Any], object]] = {
    "list": lambda rows: list(rows.all()),
    "count": lambda rows: rows.count(),
    "exists": lambda rows: rows.filter(pk=1).exists(),
    "get": lambda rows: rows.get(pk=1),
    "first": lambda rows: rows.first(),
    "values": lambda rows: list(rows.values("pk")),
    "values_list": lambda rows: list(rows.values_list("pk")),
    "iterator": lambda rows: list(rows.iterator()),
    "in_bulk": lambda rows: rows.in_bulk(),
    "aggregate": lambda rows: rows.aggregate(),
    "update": lambda rows: rows.update(),
    "delete": lambda rows: rows.all().delete(),
}

pytestmark = pytest.mark.django_db


@pytest.fixture(params=kinds(), ids=lambda kind: kind.name)
def kind(request: pytest.FixtureRequest) -> Kind:
    found = request.param
    assert isinstance(found, Kind)
    return found


@pytest.mark.parametrize("way", UNSCOPED)
def test_it_refuses_an_unscoped_read(kind: Kind, way: str) -> None:
    with pytest.raises(Unguarded):
        UNSCOPED[way](kind.model._default_manager)


def test_it_is_seen_by_whom_its_label_says(cast: Cast, kind: Kind) -> None:
    for level in Level:
        record = cast.made(kind.model, level)
        seen = {name for name in NAMES if kind.model.objects.visible_to(cast.actor(name)).filter(pk=record.pk).exists()}
        assert seen == READERS[level], f"{kind.name}, {level.label}"


def test_it_is_written_in_an_action_alone(cast: Cast, kind: Kind) -> None:
    record = cast.made(kind.model)
    with pytest.raises(Unrecorded):
        record.save()
    with pytest.raises(Unrecorded):
        record.delete()


def test_a_careless_form_cannot_list_what_it_points_to(cast: Cast, kind: Kind) -> None:
    points_to_records = [
        field.name
        for field in kind.model._meta.concrete_fields
        if field.is_relation and field.editable and hasattr(field.related_model, "seen_by")
    ]
    if not points_to_records:
        pytest.skip("points to no record")
    form: type[ModelForm[Any]] = modelform_factory(kind.model, fields=points_to_records)
    with pytest.raises(Unguarded):
        form().as_p()


def test_every_kind_says_what_readers_call_it(kind: Kind) -> None:
    assert str(kind.title).strip()


def test_no_migration_is_missing() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
