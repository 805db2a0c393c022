"""The open act: what the running action has changed so far. Records note themselves; the action writes the ledger."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from django.db import models


class Unrecorded(RuntimeError):
    """A record was about to be written outside an action, where no ledger line would tell of it."""


@dataclass(slots=True)
class Act:
    """What one outermost action changed: (kind, key) to ("made" | "changed" | "removed", names of fields)."""

    changes: dict[tuple[str, str], tuple[str, set[str]]] = field(default_factory=dict)

    def note(self, kind: str, key: str, what: str, fields: Iterable[str]) -> None:
        before, names = self.changes.get((kind, key), (what, set()))
        names.update(fields)
        # A record made and then changed in one act was made by it; one made and removed was removed.
        self.changes[kind, key] = ("removed" if what == "removed" else before, names)

    def copied(self) -> dict[tuple[str, str], tuple[str, set[str]]]:
        return {record: (what, set(names)) for record, (what, names) in self.changes.items()}


_open: ContextVar[Act | None] = ContextVar("open_act", default=None)


@contextmanager
def acting() -> Iterator[tuple[Act, bool]]:
    """The act that is open, and whether this call opened it: an action called by an action adds to the same one.

    What a failed inner action noted is forgotten with what it wrote, should the outer one go on.
    """
    act = _open.get()
    if act is not None:
        before = act.copied()
        try:
            yield act, False
        except BaseException:
            act.changes = before
            raise
        return
    act = Act()
    token = _open.set(act)
    try:
        yield act, True
    finally:
        _open.reset(token)


def note_change(record: Any, only: Collection[str] | None = None, removed: bool = False) -> None:
    act = _open.get()
    if act is None:
        raise Unrecorded(f"{type(record).__name__} is written inside an @action only")
    kind = record.kind_name()
    if removed:
        act.note(kind, record.key, "removed", [])
    elif record._state.adding:
        act.note(kind, record.key, "made", _names_of_filled(record))
    else:
        changed = _names_of_changed(record, only)
        if changed:
            act.note(kind, record.key, "changed", changed)


def note_many(records: Iterable[Any]) -> None:
    act = _open.get()
    if act is None:
        raise Unrecorded("records are written inside an @action only")
    for record in records:
        act.note(record.kind_name(), record.key, "made", _names_of_filled(record))


def _own_fields(record: models.Model) -> list[Any]:
    return [field for field in record._meta.concrete_fields if field.name not in {"id", "key", "created_at"}]


def _names_of_filled(record: models.Model) -> list[str]:
    return [field.name for field in _own_fields(record) if getattr(record, field.attname) not in (None, "", [], {})]


def _names_of_changed(record: models.Model, only: Collection[str] | None) -> list[str]:
    fields = [field for field in _own_fields(record) if only is None or field.name in only or field.attname in only]
    # The row as it stands: the record was loaded through visible_to by the action that is saving it.
    stored = type(record)._base_manager.filter(pk=record.pk).values(*(field.attname for field in fields)).first()
    if stored is None:
        return [field.name for field in fields]
    return [field.name for field in fields if stored[field.attname] != getattr(record, field.attname)]
