"""Reads a document as a forward work plan: nothing readable is lost, nothing is invented, doubts are said in words."""

from balai.workplan.reading.accounts import NotAccounted, check_accounted
from balai.workplan.reading.draft import as_draft, as_json, from_draft
from balai.workplan.reading.interpreting import read_plan
from balai.workplan.reading.model import (
    Appendix,
    Footnote,
    OngoingActivity,
    Period,
    Placed,
    PriorityIssue,
    Reading,
    ReadItem,
    ReadPlan,
    Unplaced,
)
from balai.workplan.reading.words import as_words

__all__ = [
    "Appendix",
    "Footnote",
    "NotAccounted",
    "OngoingActivity",
    "Period",
    "Placed",
    "PriorityIssue",
    "ReadItem",
    "ReadPlan",
    "Reading",
    "Unplaced",
    "as_draft",
    "as_json",
    "as_words",
    "check_accounted",
    "from_draft",
    "read_plan",
]
