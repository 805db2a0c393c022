"""What examples are made in. Kinds and actions declare an example of themselves; the house tests build on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from balai.kernel.actors import Actor
    from balai.kernel.guard import Record
    from balai.kernel.models import Label, Level

R = TypeVar("R", bound="Record")


class World(Protocol):
    """A cast known by name, a label for each level, and records of every kind."""

    def actor(self, name: str) -> Actor:
        """One of the cast: co-chair, lead, member, observer, support office, civil society, administrator, public."""
        ...

    def party(self, name: str) -> int:
        """The party id of a participant ("lead"), of a body ("body"), or of a seat ("seat of lead")."""
        ...

    def label(self, level: Level) -> Label:
        """A label of this level that lead gives: AMBER to the body of the cast, RED to the seat of lead."""
        ...

    def made(self, model: type[R], level: Level | None = None, words: str = "example", **values: Any) -> R:
        """A saved example of the kind, TLP:CLEAR where no level is given. ``words`` stand in all its texts."""
        ...

    def shared(self, model: type[R]) -> R:
        """The one TLP:CLEAR example of the kind that others hang on: the plan of an item, the body of a plan."""
        ...
