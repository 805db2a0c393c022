"""Reading is closed by default: a query on a record runs only after ``visible_to(actor)``, a write only in an action.

A second wall stands behind it: while a page is made for a reader, a record that the reader may not read cannot even be
loaded, by whichever way (a foreign key, ``select_related``), unless by a query that says ``unguarded(why)``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar

from django.db import models
from django.db.models import Q

from balai.kernel.keys import new_key
from balai.kernel.writing import note_change, note_many

if TYPE_CHECKING:
    from balai.kernel.actors import Actor

_lifted: ContextVar[str] = ContextVar("guard_lifted", default="")
_reader: ContextVar[Actor | None] = ContextVar("reader", default=None)
M = TypeVar("M", bound=models.Model, covariant=True)


class Unguarded(RuntimeError):
    """A query was about to run without saying who is asking. The remedy is ``.visible_to(actor)``."""


@contextmanager
def lifted(why: str) -> Iterator[None]:
    """Let every query in the block run. For constraint validation, which must see all rows; ``why`` is for readers."""
    assert why
    token = _lifted.set(why)
    try:
        yield
    finally:
        _lifted.reset(token)


@contextmanager
def reading_as(reader: Actor | None) -> Iterator[None]:
    """What the block loads must be readable by ``reader``. Pages are made in it; whoever makes an export, a paper or a
    feed for an audience does the same. None: whatever a query lets through, as in commands."""
    token = _reader.set(reader)
    try:
        yield
    finally:
        _reader.reset(token)


class GuardedQuerySet(models.QuerySet[M]):
    """A queryset that refuses to touch the database until somebody said who is asking."""

    _cleared = False
    _reads_past = False
    """Loads also what the reader of the page may not read: ``unguarded`` said why."""

    def visible_to(self, actor: Actor) -> Self:
        """Only what the actor may read: its own label, and that of every record that it is part of."""
        model: Any = self.model
        return self.filter(model.seen_by(actor))._clear()

    def unguarded(self, why: str) -> Self:
        """Every row. ``why`` says, for whoever reads the code, why nobody's clearance is asked here."""
        assert why
        rows = self.all()._clear()
        rows._reads_past = True
        return rows

    def none(self) -> Self:
        """No row at all, which anybody may have."""
        return super().none()._clear()

    def _clear(self) -> Self:
        self._cleared = True
        return self

    def _check(self) -> None:
        if not (self._cleared or _lifted.get()):
            raise Unguarded(f"{self.model.__name__}: call visible_to(actor) first")

    def _clone(self) -> Self:
        clone: Self = super()._clone()  # type: ignore[misc]  # private in Django, and not in its stubs
        clone._cleared = self._cleared
        clone._reads_past = self._reads_past
        return clone

    def _fetch_all(self) -> None:
        self._check()
        with reading_as(None if self._reads_past else _reader.get()):
            super()._fetch_all()

    def _both(self, other: Any) -> None:
        self._check()
        if isinstance(other, GuardedQuerySet):
            other._check()

    def __or__(self, other: Any) -> Any:
        self._both(other)
        return super().__or__(other)

    def __and__(self, other: Any) -> Any:
        self._both(other)
        return super().__and__(other)

    def __xor__(self, other: Any) -> Any:
        self._both(other)
        return super().__xor__(other)

    def union(self, *others: Any, all: bool = False) -> Any:  # noqa: A002 - Django's own name for the argument
        for other in others:
            self._both(other)
        return super().union(*others, all=all)

    def intersection(self, *others: Any) -> Any:
        for other in others:
            self._both(other)
        return super().intersection(*others)

    def difference(self, *others: Any) -> Any:
        for other in others:
            self._both(other)
        return super().difference(*others)

    def resolve_expression(self, *args: Any, **kwargs: Any) -> Any:
        """Called when this queryset stands inside another one (``item__in=…``)."""
        self._check()
        return super().resolve_expression(*args, **kwargs)

    def iterator(self, *args: Any, **kwargs: Any) -> Any:
        self._check()
        rows = super().iterator(*args, **kwargs)
        return _read_past(rows) if self._reads_past else rows

    def aiterator(self, *args: Any, **kwargs: Any) -> Any:
        self._check()
        return super().aiterator(*args, **kwargs)

    def count(self) -> int:
        self._check()
        return super().count()

    def exists(self) -> bool:
        self._check()
        return super().exists()

    def aggregate(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        self._check()
        return super().aggregate(*args, **kwargs)

    def explain(self, *args: Any, **kwargs: Any) -> str:
        self._check()
        return super().explain(*args, **kwargs)

    def raw(self, *args: Any, **kwargs: Any) -> Any:
        """Refused for good: nobody's clearance can be put into SQL that is already written."""
        raise Unguarded(f"{self.model.__name__}: no raw SQL; write a query that begins with visible_to(actor)")

    def extra(self, *args: Any, **kwargs: Any) -> Any:
        """Refused for good: see raw()."""
        return self.raw()

    def update(self, **values: Any) -> int:
        """Refused for good: a change of many rows at once cannot say in the ledger what it changed."""
        raise Unguarded(f"{self.model.__name__}: change records one by one, with save(), inside an action")

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refused for good: see update()."""
        raise Unguarded(f"{self.model.__name__}: remove records one by one, with delete(), inside an action")

    def bulk_create(
        self,
        objs: Iterable[M],
        batch_size: int | None = None,
        ignore_conflicts: bool = False,
        update_conflicts: bool = False,
        update_fields: Collection[str] | None = None,
        unique_fields: Collection[str] | None = None,
    ) -> list[M]:
        """Many new records in few statements, each noted for the ledger. Upserts are refused."""
        if ignore_conflicts or update_conflicts:
            raise Unguarded(f"{self.model.__name__}: an upsert would change rows that nobody was shown")
        made = list(objs)
        note_many(made)
        return super().bulk_create(made, batch_size)


def _read_past(rows: Iterator[M]) -> Iterator[M]:
    """The rows, each loaded without a reader; what happens between them is not."""
    while True:
        with reading_as(None):
            row = next(rows, None)
        if row is None:
            return
        yield row


class Record(models.Model):
    """A row that carries a label, is read through ``visible_to`` and written inside an action."""

    parent_name: ClassVar[str] = ""
    """The foreign key to the record that this one is part of: it is seen only by those who see that one."""

    key = models.CharField(max_length=16, unique=True, default=new_key, editable=False)
    label = models.ForeignKey("kernel.Label", models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True, editable=False)

    objects = GuardedQuerySet.as_manager()

    class Meta:
        abstract = True

    @classmethod
    def seen_by(cls, actor: Actor, path: str = "") -> Q:
        """What ``actor`` may read of this kind, as a condition. ``path`` leads to it from the kind that is asked for.

        A kind that narrows this (to a named team) narrows its parts with it, as long as it heeds ``path``.
        """
        condition = Q(**{f"{path}label_id__in": actor.label_ids()})
        if cls.parent_name:
            parent: Any = cls._meta.get_field(cls.parent_name)
            of_parent = parent.related_model.seen_by(actor, f"{path}{parent.name}__")
            condition &= (Q(**{f"{path}{parent.name}__isnull": True}) | of_parent) if parent.null else of_parent
        return condition

    @classmethod
    def from_db(cls, *args: Any, **kwargs: Any) -> Self:
        """What every row becomes an object by. Raises Unguarded where the page's reader may not read it."""
        record = super().from_db(*args, **kwargs)
        reader = _reader.get()
        if reader is not None and not _lifted.get():
            label = record.__dict__.get("label_id")  # absent where the query left it out
            if label is not None and label not in reader.label_ids():
                raise Unguarded(
                    f"{cls.__name__}: the reader may not read a record that was loaded; ask visible_to(actor)"
                )
        return record

    @classmethod
    def kind_name(cls) -> str:
        """ "workplan.plan": the app's label and the model's name."""
        return str(cls._meta.label_lower)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Django's save, noted for the ledger. Raises ``Unrecorded`` outside an action."""
        note_change(self, kwargs.get("update_fields"))
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Django's delete, noted for the ledger. Raises ``Unrecorded`` outside an action."""
        note_change(self, removed=True)
        with lifted("what hangs on it must be seen, or it could not be protected"):
            return super().delete(*args, **kwargs)

    def validate_constraints(self, exclude: Collection[str] | None = None) -> None:
        with lifted("a constraint must see every row"):
            super().validate_constraints(exclude=exclude)

    def validate_unique(self, exclude: Collection[str] | None = None) -> None:
        with lifted("a constraint must see every row"):
            super().validate_unique(exclude=exclude)
