"""Who asks. An Actor is made once a request (or once a command) and answers one question: which labels may it read?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Q

from balai.kernel.models import Label, Level

_labels_made = 0


def labels_were_made() -> None:
    """A new label row exists: whoever resolved its labels before must do so again."""
    global _labels_made  # noqa: PLW0603 - one for the process, as the actors of all its requests share it
    _labels_made += 1


@dataclass(eq=False, slots=True)
class Actor:
    """A person in a seat, an audience, the console, or the public. All numbers are party ids but ``user``."""

    user: int | None = None
    name: str = ""
    seat: int | None = None
    participant: int | None = None
    member_of: frozenset[int] = frozenset()
    """Bodies as whose member it reads: its participant's, or those that its participant serves."""
    co_chair_of: frozenset[int] = frozenset()
    serves: frozenset[int] = frozenset()
    """Bodies that its participant serves as support office."""
    is_administrator: bool = False
    """Manages accounts. Reads nothing by that."""
    is_audience: bool = False
    """Stands for a readership in a paper, an export or a feed, and can write nothing."""
    is_console: bool = False
    """A person with a shell on the server, who acts through the command `balai`."""
    is_signed_in: bool = False
    together: tuple[Actor, ...] = ()
    """Not empty: the actor stands for all of these at once."""
    _resolved: tuple[int, frozenset[int]] | None = field(default=None, init=False, repr=False)

    def parties(self) -> frozenset[int]:
        """The parties as which it may be named by a label."""
        return self.member_of | {party for party in (self.seat, self.participant) if party is not None}

    def label_ids(self) -> frozenset[int]:
        """The ids of all labels that it may read; one query a request."""
        if self._resolved is None or self._resolved[0] != _labels_made:
            made = _labels_made
            if self.together:
                ids = frozenset.intersection(*(actor.label_ids() for actor in self.together))
            else:
                ids = frozenset(Label.objects.filter(self._readable()).values_list("id", flat=True).distinct())
            self._resolved = (made, ids)
        return self._resolved[1]

    def may_read(self, label: Label) -> bool:
        return label.pk in self.label_ids()

    def _readable(self) -> Q:
        clear = Q(level=Level.CLEAR)
        if not self.is_signed_in:
            return clear
        parties = self.parties()
        readable = clear | Q(level=Level.GREEN)
        readable |= Q(level=Level.AMBER, body__in=self.member_of)
        if self.participant is not None:
            readable |= Q(level__in=[Level.AMBER, Level.AMBER_STRICT], originator=self.participant)
        readable |= Q(level__in=[Level.AMBER, Level.AMBER_STRICT], audience__party__in=parties)
        if self.seat is not None:
            readable |= Q(level=Level.RED, audience__party=self.seat)
        return readable


def the_public() -> Actor:
    """Who is not signed in: reads TLP:CLEAR."""
    return Actor()


def all_together(actors: Sequence[Actor], name: str) -> Actor:
    """The audience of several: it reads only what each of them reads."""
    assert actors, "an audience of nobody would read as anybody who is signed in"
    return Actor(name=name, is_audience=True, is_signed_in=True, together=tuple(actors))
