"""Reading is closed by default: a query on a record runs only after ``visible_to(actor)``, a write only in an action."""

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


class GuardedQuerySet(models.QuerySet[M]):
    """A queryset that refuses to touch the database until somebody said who is asking."""

    _cleared = False

    def visible_to(self, actor: Actor) -> Self:
        """Only what the actor may read: its own label, and that of every record that it is part of."""
        model: Any = self.model
        return self.filter(model.seen_by(actor))._clear()

    def unguarded(self, why: str) -> Self:
        """Every row. ``why`` says, for whoever reads the code, why nobody's clearance is asked here."""
        assert why
        return self.all()._clear()

    def _clear(self) -> Self:
        self._cleared = True
        return self

    def _check(self) -> None:
        if not (self._cleared or _lifted.get()):
            raise Unguarded(f"{self.model.__name__}: call visible_to(actor) first")

    def _clone(self) -> Self:
        clone: Self = super()._clone()  # type: ignore[misc]  # private in Django, and not in its stubs
        clone._cleared = self._cleared
        return clone

    def _fetch_all(self) -> None:
        self._check()
        super()._fetch_all()  # type: ignore[misc]  # private in Django, and not in its stubs

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

    def union(self, *others: Any, all: bool = False) -> Any:  # Django's own name for the argument
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
        return super().resolve_expression(*args, **kwargs)  # type: ignore[misc]  # not in the stubs

    def iterator(self, *args: Any, **kwargs: Any) -> Any:
        self._check()
        return super().iterator(*args, **kwargs)

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

    def update(self, **values: Any) -> int:
        """Refused for good: a change of many rows at once cannot say in the ledger what it changed."""
        raise Unguarded(f"{self.model.__name__}: change records one by one, with save(), inside an action")

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refused for good: see update()."""
        raise Unguarded(f"{self.model.__name__}: remove records one by one, with delete(), inside an action")

    def bulk_create(self, objs: Iterable[M], *args: Any, **kwargs: Any) -> list[M]:
        """Many new records in few statements, each noted for the ledger. Upserts are refused."""
        if kwargs.get("update_conflicts") or kwargs.get("ignore_conflicts"):
            raise Unguarded(f"{self.model.__name__}: an upsert would change rows that nobody was shown")
        made = list(objs)
        note_many(made)
        return super().bulk_create(made, *args, **kwargs)


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
    def seen_by(cls, actor: Actor) -> Q:
        """What ``actor`` may read of this kind, as a condition."""
        ids = actor.label_ids()
        condition = Q(label_id__in=ids)
        model: Any = cls
        path = ""
        while model.parent_name:
            parent = model._meta.get_field(model.parent_name)
            path = f"{path}{parent.name}__"
            of_parent = Q(**{f"{path}label_id__in": ids})
            condition &= (Q(**{f"{path}isnull": True}) | of_parent) if parent.null else of_parent
            model = parent.related_model
        return condition

    @classmethod
    def kind_name(cls) -> str:
        """"workplan.plan": the app's label and the model's name."""
        return str(cls._meta.label_lower)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Django's save, noted for the ledger. Raises ``Unrecorded`` outside an action."""
        note_change(self, kwargs.get("update_fields"))
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Django's delete, noted for the ledger. Raises ``Unrecorded`` outside an action."""
        note_change(self, removed=True)
        return super().delete(*args, **kwargs)

    def validate_constraints(self, exclude: Collection[str] | None = None) -> None:
        with lifted("a constraint must see every row"):
            super().validate_constraints(exclude=exclude)

    def validate_unique(self, exclude: Collection[str] | None = None) -> None:
        with lifted("a constraint must see every row"):
            super().validate_unique(exclude=exclude)
