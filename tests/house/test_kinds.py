"""Every kind of record: it is read for somebody only, its example is sound, and its label says who sees it."""

from __future__ import annotations

import pytest
from django.core.checks import run_checks
from django.core.management import call_command
from django.db.models import ForeignKey
from django.db.models.deletion import PROTECT
from django.test import Client

from balai.kernel.catalogue import KINDS, MODULES, Kind
from balai.kernel.guard import Record, Unguarded
from balai.kernel.labels import Level
from balai.kernel.writing import Unrecorded
from balai.people.cast import NAMES, Cast
from tests.house.everything import kinds

CONVENED = {"co-chair", "lead", "member", "support office"}
READERS = {
    Level.CLEAR: set(NAMES),
    Level.GREEN: set(NAMES) - {"public"},
    Level.AMBER: CONVENED,
    Level.AMBER_STRICT: {"lead"},
    Level.RED: {"lead"},
}
every_kind = pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.name)


@every_kind
@pytest.mark.django_db
def test_it_is_read_for_somebody_only(kind: Kind) -> None:
    rows = kind.model._default_manager
    assert rows is kind.model.objects
    for read in (list, len, bool):
        with pytest.raises(Unguarded):
            read(rows.all())
    for name in ("count", "exists", "first", "last", "in_bulk"):
        with pytest.raises(Unguarded):
            getattr(rows, name)()
    with pytest.raises(Unguarded):
        rows.values_list("key").union(rows.values_list("key")).exists()


@every_kind
@pytest.mark.parametrize("level", Level, ids=lambda level: level.name)
def test_its_label_says_who_sees_it(cast: Cast, kind: Kind, level: Level) -> None:
    record = cast.made(kind.model, level, words="canary")
    seen = {name for name in NAMES if kind.model.objects.visible_to(cast.actor(name)).filter(pk=record.pk).exists()}
    assert seen == READERS[level]


@every_kind
def test_it_is_written_in_an_action_only(cast: Cast, kind: Kind) -> None:
    record = cast.made(kind.model)
    with pytest.raises(Unrecorded):
        record.save()
    with pytest.raises(Unrecorded):
        record.delete()


@every_kind
def test_its_example_says_the_words(cast: Cast, kind: Kind) -> None:
    """In each free text, or the canary crawl would not see it."""
    record = cast.made(kind.model, words="zqcanary")
    said = [
        each.name
        for each in kind.model._meta.concrete_fields
        if each.get_internal_type() in {"CharField", "TextField", "JSONField"}
        and each.name not in {"key", "code", "sha256"}
        and not each.choices
        and (value := getattr(record, each.name))
        and len(str(value)) > 12
        and "zqcanary" not in str(value).lower()
    ]
    assert not said


@every_kind
def test_its_page_opens(cast: Cast, kind: Kind) -> None:
    if kind.url is None:
        assert KINDS[kind.name] is kind
        return
    record = cast.made(kind.model, words="zqcanary")
    client = Client()
    client.force_login(cast.users["co-chair"])
    address = kind.url(record)
    assert record.key in address or getattr(record, "code", "?") in address
    assert client.get(address).status_code == 200


@every_kind
def test_what_it_points_to_is_protected(kind: Kind) -> None:
    """A removal that took others with it would leave them out of the ledger."""
    for each in kind.model._meta.concrete_fields:
        if isinstance(each, ForeignKey):
            assert each.remote_field.on_delete is PROTECT, each.name
    assert not kind.model._meta.many_to_many
    if kind.model.parent_name:
        parent = kind.model._meta.get_field(kind.model.parent_name).related_model
        assert isinstance(parent, type)
        assert issubclass(parent, Record)
        assert parent is not kind.model, "a record that is part of its own kind would be sought without end"


@every_kind
def test_it_is_known_by_a_name(kind: Kind) -> None:
    assert len(str(kind.title)) > 2
    assert str(kind.title)[0].islower() or str(kind.title)[:3].isupper()


@pytest.mark.django_db
def test_everything_is_declared() -> None:
    assert [problem for problem in run_checks() if problem.is_serious()] == []
    assert {kind.name for module in MODULES.values() for kind in module.kinds} == set(KINDS)


@pytest.mark.django_db
def test_every_migration_is_written() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
