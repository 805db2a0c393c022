"""Finding the portal's own participant or body behind a name as a document prints it."""

from __future__ import annotations

from dataclasses import dataclass

from balai.kernel.actors import Actor
from balai.people.models import Alias, Body, BodyName, Participant
from balai.people.names import KnownName, Vocabulary, fold, known_names


@dataclass(frozen=True, slots=True)
class Directory:
    """The participants that an actor may see, by every name that they go by."""

    vocabulary: Vocabulary
    participants: dict[str, Participant]
    """By folded name, and by ISO code."""

    def participant(self, printed: str) -> Participant | None:
        """The participant that the words name, if it is one of the portal's."""
        found = self.participants.get(_folded(printed))
        if found is not None:
            return found
        known = self.vocabulary.find(printed)
        if known is None:
            return None
        return self.participants.get(known.code or "") or self.participants.get(_folded(known.canonical))

    def known(self, printed: str) -> KnownName | None:
        """What kind of name the words are: of a participant, a role, or everyone."""
        return self.vocabulary.find(printed)


def _folded(name: str) -> str:
    return " ".join(fold(name).split())


def names_of_portal(actor: Actor) -> list[KnownName]:
    """The portal's own participants as known names, for reading documents."""
    aliases: dict[int, list[str]] = {}
    for participant, name in Alias.objects.visible_to(actor).values_list("participant_id", "name"):
        aliases.setdefault(participant, []).append(name)
    own = []
    for each in Participant.objects.visible_to(actor):
        other = [each.short_name] if each.short_name else []
        kind = "participant" if each.iso_code else "organisation"
        own.append(
            KnownName(each.name, kind, each.iso_code or None, (*other, *aliases.get(each.pk, ())))  # type: ignore[arg-type]  # one of two literals
        )
    return own


def directory_of(actor: Actor) -> Directory:
    """Two queries: the participants that ``actor`` may see, and their other names."""
    participants: dict[str, Participant] = {}
    rows = list(Participant.objects.visible_to(actor))
    by_id = {each.pk: each for each in rows}
    for each in rows:
        for name in (each.iso_code, _folded(each.short_name), _folded(each.name)):
            if name:
                participants[name] = each
    for owner, name in Alias.objects.visible_to(actor).values_list("participant_id", "name"):
        participants.setdefault(_folded(name), by_id[owner])
    return Directory(Vocabulary(known_names()), participants)


def find_body(actor: Actor, printed: str) -> Body | None:
    """The body that a document's words name, by any of its names; None where none or several fit."""
    wanted = _folded(printed)
    if not wanted:
        return None
    bodies = {body.pk: body for body in Body.objects.visible_to(actor)}
    names: dict[str, set[int]] = {}
    for body in bodies.values():
        for name in (body.name, body.short_name, body.code):
            if name:
                names.setdefault(_folded(name), set()).add(body.pk)
    for owner, name in BodyName.objects.visible_to(actor).values_list("body_id", "name"):
        names.setdefault(_folded(name), set()).add(owner)
    found = names.get(wanted) or set().union(
        *(owners for name, owners in names.items() if len(name) > 12 and (name in wanted or wanted in name))
    )
    return bodies[found.pop()] if len(found) == 1 else None
