"""Filling a sheet: from what was read in a document, or from a file that an export made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from balai.documents.neutral import Document
from balai.workplan.checking.sheet import KEEP, Loose, Row, Sheet, Span
from balai.workplan.content import Issue as SaidIssue
from balai.workplan.content import PlanContent
from balai.workplan.models import Plan
from balai.workplan.reading import Placed, PriorityIssue, Reading, ReadItem

MOST_CHANGES = 200
Field = tuple[str, Iterable[Placed | None], str]
"""A field's name, the values in it, and what parts them."""


def sheet_of_reading(reading: Reading, document: Document) -> Sheet:
    """The sheet of a document that was read as a plan."""
    plan = reading.plan
    assert plan is not None
    sheet = Sheet(
        loose=[Loose(one.text, one.start, one.end) for one in reading.unplaced],
        warnings=list(reading.warnings),
        coverage=reading.coverage,
        changes=[
            {"kind": change.kind, "text": change.text[:400], "at": change.start}
            for change in document.changes[:MOST_CHANGES]
        ],
    )
    _fill_plan(sheet, "title", plan.title)
    _fill_plan(sheet, "body_as_printed", plan.body)
    if plan.period is not None:
        sheet.plan |= {"first_year": str(plan.period.first), "last_year": str(plan.period.last)}
        sheet.plan_spans["first_year"] = list(plan.period.printed.spans)
    for objective in plan.objectives:
        _add(sheet, "objectives", ("text", [objective], " "))
    for issue in plan.priority_issues:
        _add_issue(sheet, issue, is_sub=False)
    for item in plan.items:
        _add_item(sheet, item)
    for activity in plan.ongoing:
        _add(sheet, "ongoing", ("number", [activity.number], " "), ("text", [activity.text], " "))
    for note in plan.footnotes:
        _add(sheet, "footnotes", ("mark", [note.mark], " "), ("text", [note.text], " "))
    for appendix in plan.appendices:
        _add(sheet, "appendices", ("title", [appendix.title], " "), ("text", [appendix.text], "\n"))
    return sheet


def _fill_plan(sheet: Sheet, name: str, placed: Placed | None) -> None:
    if placed is not None:
        sheet.plan[name] = placed.text
        sheet.plan_spans[name] = list(placed.spans)


def _add(sheet: Sheet, group: str, *fields: Field) -> Row:
    row = sheet.add_row(group)
    for name, placed, between in fields:
        values = [value for value in placed if value is not None]
        row.values[name] = between.join(value.text for value in values)
        spans: list[Span] = [span for value in values for span in value.spans]
        if spans:
            row.spans[name] = sorted(set(spans))
    return row


def _add_issue(sheet: Sheet, issue: PriorityIssue, *, is_sub: bool) -> None:
    row = _add(sheet, "issues", ("number", [issue.number], " "), ("text", [issue.text], " "))
    row.is_sub = is_sub
    for child in issue.children:
        _add_issue(sheet, child, is_sub=True)


def _add_item(sheet: Sheet, item: ReadItem) -> None:
    row = _add(
        sheet,
        "items",
        ("number", [item.number], " "),
        ("text", [item.text], " "),
        ("heading", [item.heading], " "),
        ("area", [item.area], "; "),
        ("leads", item.leads, "\n"),
        ("interest", item.interest, "\n"),
        ("linked", item.linked_priorities, ", "),
        ("timeframe", [item.timeframe], " "),
        ("status", [item.status], " "),
    )
    row.warnings = list(item.warnings)


def sheet_of_content(content: PlanContent) -> Sheet:
    """The sheet of a file that an export made: nothing is doubtful, and there is no source to show."""
    sheet = Sheet(code=content.code)
    sheet.plan |= {
        "title": content.title,
        "body_as_printed": content.body,
        "first_year": str(content.period[0]) if content.period else "",
        "last_year": str(content.period[1]) if content.period else "",
        "level": content.level,
        "state": content.state if content.state in Plan.State.values else "",
    }
    sheet.loose = [Loose(text, -1, -1, KEEP) for text in content.passages]
    for objective in content.objectives:
        sheet.add_row("objectives", {"text": objective})
    for issue in content.priority_issues:
        _add_said_issue(sheet, issue, is_sub=False)
    for activity in content.ongoing:
        sheet.add_row("ongoing", {"number": activity.number, "text": activity.text})
    for note in content.footnotes:
        sheet.add_row("footnotes", {"mark": note.mark, "text": note.text})
    for annex in content.appendices:
        sheet.add_row("appendices", {"title": annex.title, "text": annex.text})
    for item in content.items:
        row = sheet.add_row(
            "items",
            {
                "number": item.number,
                "text": item.text,
                "heading": item.heading,
                "area": item.area,
                "leads": "\n".join(item.leads),
                "interest": "\n".join(item.interest),
                "linked": ", ".join(item.linked_priorities),
                "timeframe": item.timeframe,
                "status": item.status,
            },
        )
        row.warnings = list(item.warnings)
        row.kept = {
            "level": item.level,
            "lead_parts": [asdict(part) for part in item.lead_parts],
            "interest_parts": [asdict(part) for part in item.interest_parts],
        }
    return sheet


def _add_said_issue(sheet: Sheet, issue: SaidIssue, *, is_sub: bool) -> None:
    sheet.add_row("issues", {"number": issue.number, "text": issue.text}).is_sub = is_sub
    for child in issue.children:
        _add_said_issue(sheet, child, is_sub=True)
