"""The database itself refuses to change a ledger line or a label, whoever asks, on SQLite and on PostgreSQL."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import ProtectedError

from balai.kernel.database import missing_triggers
from balai.kernel.labels import Level, find_label, released
from balai.kernel.models import Label, LabelAudience, LedgerHead, LedgerLine
from balai.people.actors import console
from balai.people.cast import Cast
from balai.people.services import add_participant

TABLES = ("kernel_ledgerline", "kernel_label", "kernel_labelaudience")


@pytest.fixture(autouse=True)
def _rows(cast: Cast) -> None:
    add_participant(console(), None, kind="company", code="acme", name="Acme")
    released(cast.label(Level.RED), [cast.party("seat of member")])


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("statement", ["UPDATE {} SET {} = {}", "DELETE FROM {}"])
def test_sql_is_refused(table: str, statement: str) -> None:
    column = {"kernel_ledgerline": "verb", "kernel_label": "digest", "kernel_labelaudience": "party_id"}[table]
    with connection.cursor() as cursor, pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        cursor.execute(statement.format(table, column, column))


@pytest.mark.parametrize("table", TABLES)
def test_truncate_is_refused(table: str) -> None:
    if connection.vendor == "sqlite":
        pytest.skip("SQLite has no TRUNCATE")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # or PostgreSQL refuses for what is still to be checked
    with connection.cursor() as cursor, pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        cursor.execute(f"TRUNCATE {table} CASCADE")


@pytest.mark.parametrize("model", [LedgerLine, Label, LabelAudience])
def test_querysets_are_refused(model: type[LedgerLine | Label | LabelAudience]) -> None:
    rows = model._default_manager.all()
    column = {LedgerLine: "verb", Label: "level", LabelAudience: "party"}[model]
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        rows.update(**{column: 1})
    with pytest.raises((DatabaseError, ProtectedError)), transaction.atomic():
        rows.delete()


def test_a_label_that_is_in_use_cannot_change(cast: Cast) -> None:
    label = cast.label(Level.RED)
    label.level = Level.CLEAR
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        label.save()


def test_a_line_is_written_once() -> None:
    line = LedgerLine.objects.get()
    line.verb = "something.else"
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        line.save()


@pytest.mark.parametrize(
    "values",
    [
        {"level": 7},
        {"level": Level.AMBER},
        {"level": Level.AMBER_STRICT},
    ],
)
def test_a_label_without_its_party_is_refused(values: dict[str, int]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Label.objects.create(digest="0" * 64, **values)


def test_there_is_one_head() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        LedgerHead.objects.create(pk=2, number=1, digest="0" * 64)


def test_a_missing_guard_is_named() -> None:
    assert missing_triggers() == []
    with connection.cursor() as cursor:
        on = " ON kernel_ledgerline" if connection.vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER balai_ledger_no_delete{on}")
    assert missing_triggers() == ["balai_ledger_no_delete"]


def test_a_guard_that_is_switched_off_is_named() -> None:
    if connection.vendor == "sqlite":
        pytest.skip("SQLite has no switch for a trigger")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE kernel_label DISABLE TRIGGER balai_label_no_update")
    assert missing_triggers() == ["balai_label_no_update"]


def test_equal_rules_meet_in_one_row_whoever_comes_first(cast: Cast) -> None:
    before = Label.objects.count()
    labels = {find_label(Level.AMBER_STRICT, originator=cast.party("member")).pk for _ in range(3)}
    assert len(labels) == 1
    assert Label.objects.count() == before + 1
