"""Every write is an action: one gate that loads, checks who may, opens the transaction and writes the ledger line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar, cast

from django.db import connection, transaction

from balai.kernel import ledger
from balai.kernel.actors import Actor, labels_were_made
from balai.kernel.examples import World
from balai.kernel.writing import acting


class Kept(Protocol):
    """What an action works on: a record, or a plain model that is loaded the same closed way (an account).

    Its manager has ``visible_to``; a plain model notes its changes itself, by ``kernel.writing.note_change``.
    """

    pk: Any

    @property
    def key(self) -> str: ...

    @classmethod
    def kind_name(cls) -> str: ...


P = ParamSpec("P")
T = TypeVar("T", bound=Kept | None)
R = TypeVar("R", bound=Kept)


class Denied(PermissionError):
    """The actor may not do this to this record."""


class Refused(ValueError):
    """What was asked cannot be done. ``str()`` is a sentence for the person who asked: why, and what to do."""


@dataclass(frozen=True, slots=True)
class Call:
    """One way to call an action that succeeds; the house tests use it to see that a stranger is denied."""

    actor: Actor
    target: Kept | None
    arguments: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Action:
    verb: str
    may: Callable[[Actor, Any], bool]
    run: Callable[..., Kept]
    example: Callable[[World], Call]


ACTIONS: dict[str, Action] = {}
"""Every action of the portal by its verb, "mechanism.noun.verb"."""


def action(
    verb: str, may: Callable[[Actor, Any], bool], *, example: Callable[[World], Call]
) -> Callable[[Callable[Concatenate[Actor, T, P], R]], Callable[Concatenate[Actor, T, P], R]]:
    """Make a service the one way to do ``verb``.

    The service gets its target freshly loaded through ``visible_to`` inside the transaction, and returns the record
    that it made or changed. Raises ``Denied`` where the actor does not see the target or ``may`` says no. An action
    that another action calls writes no line of its own: its changes stand in the outermost one's.
    """

    def decorate(do: Callable[Concatenate[Actor, T, P], R]) -> Callable[Concatenate[Actor, T, P], R]:
        @wraps(do)
        def run(actor: Actor, target: T, /, *args: P.args, **kwargs: P.kwargs) -> R:
            if actor.is_audience:
                raise Denied(verb)
            try:
                with transaction.atomic():
                    fresh = cast(T, None if target is None else _load(actor, target, verb))
                    if not may(actor, fresh):
                        raise Denied(verb)
                    with acting() as (act, is_outermost):
                        made = do(actor, fresh, *args, **kwargs)
                        if is_outermost:
                            ledger.append(actor, verb, made.kind_name(), made.key, act)
            except BaseException:
                labels_were_made()  # A label made here is gone again, and its number may be given to another.
                raise
            return made

        assert verb not in ACTIONS, f"two actions are called {verb}"
        ACTIONS[verb] = Action(verb, may, run, example)
        return run

    return decorate


def _load(actor: Actor, target: Any, verb: str) -> Kept:
    rows = type(target).objects.visible_to(actor)
    if connection.features.has_select_for_update:
        rows = rows.select_for_update(of=("self",))
    fresh: Kept | None = rows.filter(pk=target.pk).first()
    if fresh is None:
        raise Denied(verb)
    return fresh
