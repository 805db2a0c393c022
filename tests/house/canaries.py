"""A small world in which every text is a word of its own: whoever sees the word has seen the record."""

from __future__ import annotations

import random
import string
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import ForeignKey

from balai.kernel.catalogue import KINDS, Kind
from balai.kernel.guard import Record
from balai.kernel.models import Level
from balai.people.cast import NAMES, ROLES, Cast
from balai.people.models import Invitation, Seat, User
from balai.people.models.accounts import keeps_accounts
from tests.house.everything import actions, kinds

R = TypeVar("R", bound=Record)

WITH = {("workplan.lead", "participant"): {"taker": "participant"}}
"""What has to be said beside a foreign key, so that the record is a sound one."""


@dataclass(frozen=True, slots=True)
class Canary:
    """A word or a key that stands in one record alone."""

    word: str
    kind: str
    about: str
    """Which record it is, for whoever reads of a leak."""
    readers: frozenset[str]


class WordedCast(Cast):
    """A cast whose records that others hang on have words of their own, too."""

    add: Callable[[type[Record]], Record]

    def shared(self, model: type[R]) -> R:
        if model not in self._shared:
            self._shared[model] = self.add(model)
        return super().shared(model)


@dataclass
class Seeded:
    """Records of every kind at every level, on hidden parents, and pointing to hidden others."""

    cast: WordedCast = field(default_factory=WordedCast)
    canaries: dict[str, Canary] = field(default_factory=dict)
    records: dict[str, list[tuple[Record, str]]] = field(default_factory=dict)
    """By kind; with each record the word in its texts."""
    woven: set[str] = field(default_factory=set)
    """Keys of records that hang on a hidden one or point to one."""
    unmade: list[str] = field(default_factory=list)
    """Foreign keys to hidden records that the kind's own rules did not allow."""

    def __post_init__(self) -> None:
        self._random = random.Random(20261122)  # noqa: S311 - the same words in every run
        self._about: dict[str, str] = {}
        self.cast.add = lambda model: self.add(KINDS[model.kind_name()], Level.CLEAR, "TLP:CLEAR, shared")

    def new_word(self) -> str:
        """Ten letters that stand nowhere else."""
        return "zq" + "".join(self._random.choice(string.ascii_lowercase) for _ in range(8))

    def add(self, kind: Kind, level: Level, about: str, **values: Any) -> Record:
        word = self.new_word()
        if any(each.name == "code" for each in kind.model._meta.fields):
            values["code"] = word
        record = self.cast.made(kind.model, level, words=word, **values)
        self.records.setdefault(kind.name, []).append((record, word))
        self._about[word] = f"{kind.name}, {about}"
        return record

    def hidden(self, kind: str) -> Record:
        """An example that the seat of lead alone may read."""
        return next(record for record, _ in self.records[kind] if record.label.level == Level.RED)

    def find_readers(self) -> None:
        """Ask the guard who sees what. Must come after everything is made."""
        actors = {name: self.cast.actor(name) for name in NAMES}
        for kind, records in self.records.items():
            seen = {
                name: set(KINDS[kind].model._default_manager.visible_to(actor).values_list("pk", flat=True))
                for name, actor in actors.items()
            }
            for record, word in records:
                readers = frozenset(name for name in NAMES if record.pk in seen[name])
                about = self._about[word]
                self.canaries[word] = Canary(word, kind, about, readers)
                self.canaries[record.key] = Canary(record.key, kind, f"the key of {about}", readers)
        self._know_the_cast()
        self._name_people(frozenset(name for name, actor in actors.items() if keeps_accounts(actor)))

    def _know_the_cast(self) -> None:
        """Their names stand on many pages; each is a word of one participant or seat."""
        everybody = frozenset(NAMES)
        self.canaries[self.cast.body.name.lower()] = Canary(
            self.cast.body.name.lower(), "people.body", "cast", everybody
        )
        for name in ROLES:
            land, person = f"land of the {name}", f"person of the {name}"
            self.canaries[land] = Canary(land, "people.participant", name, everybody)
            self.canaries[person] = Canary(person, "people.seat", name, everybody - {"public"})

    def _name_people(self, keepers: frozenset[str]) -> None:
        """A person is known by the seat, and by whoever keeps accounts."""
        for seat, word in self.records[Seat.kind_name()]:
            assert isinstance(seat, Seat)
            name = self.new_word()
            User.objects.filter(pk=seat.user_id).update(name=name, email=f"{name}@example.org")
            readers = self.canaries[word].readers | keepers
            self.canaries[name] = Canary(name, seat.kind_name(), f"the person of {self._about[word]}", readers)
        name = self.new_word()
        invitation = Invitation.objects.order_by("pk").first()
        assert invitation is not None
        Invitation.objects.filter(pk=invitation.pk).update(name=name, email=f"{name}@example.org", title=name)
        self.canaries[name] = Canary(name, "people.invitation", "an invitation", keepers)


def seed() -> Seeded:
    """Everything, in an order in which what others hang on comes first."""
    world = Seeded()
    cast = world.cast
    for kind in kinds():
        for level in Level:
            world.add(kind, level, level.label)
    for kind in kinds():
        for name, target in _foreign_keys(kind.model):
            part = name == kind.model.parent_name
            for level in (Level.AMBER, Level.RED) if part else (Level.RED,):
                above = next(each for each, _ in world.records[target.kind_name()] if each.label.level == level)
                about = f"TLP:CLEAR, {'part of' if part else f'with {name}'} {target.kind_name()} {level.label}"
                try:
                    made = world.add(kind, Level.CLEAR, about, **{name: above}, **WITH.get((kind.name, name), {}))
                    world.woven.add(made.key)
                except ValidationError as error:
                    world.unmade.append(f"{kind.name}.{name}: {error}")
    for kind in kinds():
        for state in _states(kind.model):
            _in_state(world, kind, state)
    own = Seat.objects.visible_to(cast.actor("lead")).get(party=cast.party("seat of lead"))
    world.add(KINDS["people.expert"], Level.AMBER, "of the seat of lead", seat=own)
    _invite(cast)
    world.find_readers()
    return world


def _in_state(world: Seeded, kind: Kind, state: str) -> None:
    """Some pages open in some states only; so do those of what is part of such a record and has pages too."""
    above = world.add(kind, Level.CLEAR, f"TLP:CLEAR, {state}", state=state)
    for part in kinds():
        targets = dict(_foreign_keys(part.model))
        if part.url and targets.get(part.model.parent_name) is kind.model:
            about = f"TLP:CLEAR, part of {kind.name}, {state}"
            world.add(part, Level.CLEAR, about, **{part.model.parent_name: above})


def _states(model: type[Record]) -> list[str]:
    found = next((each for each in model._meta.fields if each.name == "state"), None)
    return [str(value) for value, _ in found.choices or ()] if found else []


def _foreign_keys(model: type[Record]) -> Iterator[tuple[str, type[Record]]]:
    for each in model._meta.concrete_fields:
        target = each.related_model if isinstance(each, ForeignKey) else None
        if isinstance(target, type) and issubclass(target, Record):
            yield each.name, target


def _invite(cast: Cast) -> None:
    send = next(each for each in actions() if each.verb == "people.invitation.send")
    call = send.example(cast)
    send.run(call.actor, call.target, **call.arguments)
