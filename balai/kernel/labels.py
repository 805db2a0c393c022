"""Labels: TLP 2.0 as an enforced rule. Finding the row of a combination, releasing, and combining several into one."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from balai.kernel.actors import Actor, labels_were_made
from balai.kernel.models import Label, LabelAudience, Level

__all__ = ["CombinedLabel", "Label", "Level", "combine", "find_label", "released"]


def find_label(
    level: Level, *, body: int | None = None, originator: int | None = None, audience: Collection[int] = ()
) -> Label:
    """The one row of this combination, made if it is new. All numbers are party ids.

    ``audience`` names the parties that it is released to; for TLP:RED, the seats that may read. What a level does
    not use is left out, so that equal rules share one row.
    """
    if level != Level.AMBER:
        body = None
    if level in {Level.CLEAR, Level.GREEN}:
        audience = ()
    named = sorted(set(audience))
    digest = hashlib.sha256(repr((int(level), body, originator, named)).encode()).hexdigest()
    found = Label.objects.filter(digest=digest).first()
    if found is not None:
        return found
    try:
        with transaction.atomic():
            label = Label.objects.create(level=level, body_id=body, originator_id=originator, digest=digest)
            LabelAudience.objects.bulk_create(LabelAudience(label=label, party_id=party) for party in named)
    except IntegrityError:  # somebody else made it in the meantime
        return Label.objects.get(digest=digest)
    labels_were_made()
    return label


def audience_of(label: Label) -> list[int]:
    """The party ids that the label names."""
    return sorted(label.audience.values_list("party_id", flat=True))


def released(label: Label, parties: Collection[int]) -> Label:
    """The label that adds these parties to the audience of ``label``."""
    return find_label(
        Level(label.level),
        body=label.body_id,
        originator=label.originator_id,
        audience={*audience_of(label), *parties},
    )


@dataclass(frozen=True, slots=True)
class CombinedLabel:
    """The label of what was made of several records: the strictest level, and the intersection of the audiences."""

    level: Level
    parts: tuple[Label, ...]

    def __str__(self) -> str:
        return self.level.label

    def may_read(self, actor: Actor) -> bool:
        """Only who may read every part may read the whole."""
        return all(actor.may_read(part) for part in self.parts)


def combine(labels: Iterable[Label]) -> CombinedLabel:
    """The combined label; of nothing, TLP:CLEAR."""
    parts = tuple({label.pk: label for label in labels}.values())
    level = max((Level(part.level) for part in parts), default=Level.CLEAR)
    return CombinedLabel(level, tuple(part for part in parts if part.level != Level.CLEAR))
