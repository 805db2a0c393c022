"""What pages and papers ask of people."""

from __future__ import annotations

from balai.kernel.labels import CombinedLabel
from balai.people.models import Body


def audience_in_words(label: CombinedLabel) -> str:
    """For whom a page is, where its label speaks of a body: "Working Group X"; "" where it does not."""
    parties = {part.body_id for part in label.parts if part.body_id is not None}
    if not parties:
        return ""
    bodies = Body.objects.unguarded("a body's name, printed beside a label that its reader was cleared for")
    return "; ".join(body.printed for body in bodies.filter(party__in=parties))
