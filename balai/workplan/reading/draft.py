"""A reading as JSON: the public contract (``as_json``), and what a preview keeps (``as_draft``, ``from_draft``)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

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

Json = dict[str, Any]


def as_json(reading: Reading) -> Json:
    """The object that ``balai plan read --json`` prints."""
    return {
        "kind": reading.kind,
        "plan": _plan(reading.plan) if reading.plan is not None else None,
        "unplaced": [{"text": one.text, "from": one.start, "to": one.end} for one in reading.unplaced],
        "warnings": list(reading.warnings),
        "coverage": reading.coverage,
    }


def _plan(plan: ReadPlan) -> Json:
    return {
        "title": _text(plan.title),
        "body": _text(plan.body),
        "period": [plan.period.first, plan.period.last] if plan.period is not None else None,
        "objectives": _texts(plan.objectives),
        "priority_issues": [_issue(issue) for issue in plan.priority_issues],
        "ongoing": [{"number": _text(one.number), "text": one.text.text} for one in plan.ongoing],
        "items": [_item(item) for item in plan.items],
        "footnotes": [{"mark": note.mark.text, "text": note.text.text} for note in plan.footnotes],
        "appendices": [{"title": one.title.text, "text": _text(one.text)} for one in plan.appendices],
    }


def _issue(issue: PriorityIssue) -> Json:
    return {
        "number": _text(issue.number),
        "text": issue.text.text,
        "children": [_issue(child) for child in issue.children],
    }


def _item(item: ReadItem) -> Json:
    return {
        "number": _text(item.number),
        "text": _text(item.text),
        "heading": _text(item.heading),
        "area": _text(item.area),
        "leads": _texts(item.leads),
        "interest": _texts(item.interest),
        "linked_priorities": _texts(item.linked_priorities),
        "status": _text(item.status),
        "timeframe": _text(item.timeframe),
        "source": {"from": item.start, "to": item.end},
        "warnings": list(item.warnings),
    }


def _text(placed: Placed | None) -> str | None:
    return placed.text if placed is not None else None


def _texts(values: Sequence[Placed]) -> list[str]:
    return [value.text for value in values]


def as_draft(reading: Reading) -> Json:
    """The reading with all its ranges, to be kept while a person checks and corrects it."""
    plan = reading.plan
    return {
        "kind": reading.kind,
        "plan": None
        if plan is None
        else {
            "title": _placed(plan.title),
            "body": _placed(plan.body),
            "period": None
            if plan.period is None
            else {"first": plan.period.first, "last": plan.period.last, "printed": _placed(plan.period.printed)},
            "objectives": _many(plan.objectives),
            "priority_issues": [_draft_issue(issue) for issue in plan.priority_issues],
            "ongoing": [{"number": _placed(one.number), "text": _placed(one.text)} for one in plan.ongoing],
            "items": [_draft_item(item) for item in plan.items],
            "footnotes": [{"mark": _placed(note.mark), "text": _placed(note.text)} for note in plan.footnotes],
            "appendices": [{"title": _placed(one.title), "text": _placed(one.text)} for one in plan.appendices],
        },
        "unplaced": [{"text": one.text, "from": one.start, "to": one.end} for one in reading.unplaced],
        "warnings": list(reading.warnings),
        "coverage": reading.coverage,
    }


def _draft_issue(issue: PriorityIssue) -> Json:
    return {
        "number": _placed(issue.number),
        "text": _placed(issue.text),
        "children": [_draft_issue(child) for child in issue.children],
    }


def _draft_item(item: ReadItem) -> Json:
    return {
        "number": _placed(item.number),
        "text": _placed(item.text),
        "from": item.start,
        "to": item.end,
        "heading": _placed(item.heading),
        "area": _placed(item.area),
        "leads": _many(item.leads),
        "interest": _many(item.interest),
        "linked_priorities": _many(item.linked_priorities),
        "status": _placed(item.status),
        "timeframe": _placed(item.timeframe),
        "warnings": list(item.warnings),
    }


def _placed(placed: Placed | None) -> Json | None:
    return None if placed is None else {"text": placed.text, "spans": [list(span) for span in placed.spans]}


def _many(values: Sequence[Placed]) -> list[Json | None]:
    return [_placed(value) for value in values]


def from_draft(draft: Json) -> Reading:
    """The reading that ``as_draft`` wrote down. Raises KeyError, TypeError or ValueError for anything else."""
    plan = draft["plan"]
    return Reading(
        draft["kind"],
        _read_plan(plan) if plan is not None else None,
        tuple(Unplaced(str(one["text"]), int(one["from"]), int(one["to"])) for one in draft["unplaced"]),
        tuple(map(str, draft["warnings"])),
        float(draft["coverage"]),
    )


def _read_plan(plan: Json) -> ReadPlan:
    period = plan["period"]
    return ReadPlan(
        title=_from(plan["title"]),
        body=_from(plan["body"]),
        period=None if period is None else Period(int(period["first"]), int(period["last"]), _sure(period["printed"])),
        objectives=_all(plan["objectives"]),
        priority_issues=tuple(map(_read_issue, plan["priority_issues"])),
        ongoing=tuple(OngoingActivity(_from(one["number"]), _sure(one["text"])) for one in plan["ongoing"]),
        items=tuple(map(_read_item, plan["items"])),
        footnotes=tuple(Footnote(_sure(note["mark"]), _sure(note["text"])) for note in plan["footnotes"]),
        appendices=tuple(Appendix(_sure(one["title"]), _from(one["text"])) for one in plan["appendices"]),
    )


def _read_issue(issue: Json) -> PriorityIssue:
    return PriorityIssue(_from(issue["number"]), _sure(issue["text"]), tuple(map(_read_issue, issue["children"])))


def _read_item(item: Json) -> ReadItem:
    return ReadItem(
        _from(item["number"]),
        _from(item["text"]),
        int(item["from"]),
        int(item["to"]),
        heading=_from(item["heading"]),
        area=_from(item["area"]),
        leads=_all(item["leads"]),
        interest=_all(item["interest"]),
        linked_priorities=_all(item["linked_priorities"]),
        status=_from(item["status"]),
        timeframe=_from(item["timeframe"]),
        warnings=tuple(map(str, item["warnings"])),
    )


def _from(placed: Json | None) -> Placed | None:
    return None if placed is None else _sure(placed)


def _sure(placed: Json) -> Placed:
    return Placed(str(placed["text"]), tuple((int(start), int(end)) for start, end in placed["spans"]))


def _all(values: Sequence[Json]) -> tuple[Placed, ...]:
    return tuple(map(_sure, values))
