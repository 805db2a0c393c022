"""Areas of cooperation that several plans share."""

from __future__ import annotations

from balai.kernel.actions import Call, action
from balai.kernel.actors import Actor
from balai.kernel.labels import Level, find_label
from balai.people.policies import may_keep_bodies
from balai.workplan.models import CooperationArea


@action(
    "workplan.area.add",
    may_keep_bodies,
    example=lambda world: Call(
        world.actor("support office"), None, {"strategy": "A strategy", "number": "1", "title": "Border management"}
    ),
)
def add_area(actor: Actor, target: None, /, *, strategy: str, number: str, title: str) -> CooperationArea:
    """An area of a published strategy: TLP:CLEAR."""
    area = CooperationArea(strategy=strategy, number=number, title=title, label=find_label(Level.CLEAR))
    area.full_clean()
    area.save()
    return area
