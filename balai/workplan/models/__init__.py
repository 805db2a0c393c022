"""The plan and its parts, who leads and who is interested, and a document while it is being read."""

from balai.workplan.models.documents import Reading
from balai.workplan.models.items import ActionItem, ItemArea, LinkedPriority
from balai.workplan.models.parts import Interest, Lead
from balai.workplan.models.plans import (
    Appendix,
    CooperationArea,
    Footnote,
    Objective,
    OngoingActivity,
    Passage,
    Plan,
    PriorityIssue,
)

PLAIN: dict[str, str] = {}

__all__ = [
    "PLAIN",
    "ActionItem",
    "Appendix",
    "CooperationArea",
    "Footnote",
    "Interest",
    "ItemArea",
    "Lead",
    "LinkedPriority",
    "Objective",
    "OngoingActivity",
    "Passage",
    "Plan",
    "PriorityIssue",
    "Reading",
]
