"""The sheet: what stands in the preview's fields, as JSON between two visits, and as a plan's content at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from balai.workplan.content import Annex, Issue, Item, Note, Numbered, Part, PlanContent

Words = str | Promise
Json = dict[str, Any]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Column:
    """One field of a row."""

    name: str
    label: Words
    lines: int = 0
    """Lines of a text area; 0 is a field of one line."""
    most: int = 20_000
    """Letters that it may hold."""
    hint: Words = ""
    is_needed: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A list of rows of one kind."""

    name: str
    title: Words
    one: Words
    """What one of its rows is called."""
    columns: tuple[Column, ...]


_NUMBER = Column("number", _("Number"), most=20)
GROUPS: dict[str, Group] = {
    group.name: group
    for group in (
        Group("objectives", _("Objectives"), _("objective"), (Column("text", _("Text"), 2, is_needed=True),)),
        Group(
            "issues",
            _("Priority issues"),
            _("priority issue"),
            (_NUMBER, Column("text", _("Text"), 2, is_needed=True)),
        ),
        Group(
            "items",
            _("Action items"),
            _("action item"),
            (
                _NUMBER,
                Column("text", _("Text"), 4, is_needed=True),
                Column("heading", _("Heading"), 2, most=300),
                Column("area", _("Area"), 2, most=2_000),
                Column("leads", _("Leads"), 2, hint=_("One a line, or parted by semicolons.")),
                Column("interest", _("Interest"), 2, hint=_("One a line, or parted by semicolons.")),
                Column("linked", _("Linked priorities"), most=200, hint=_("Such as 1, 4b.")),
                Column("timeframe", _("Timeframe"), most=200),
                Column("status", _("Status as printed"), 1),
            ),
        ),
        Group(
            "ongoing",
            _("Ongoing activities"),
            _("ongoing activity"),
            (_NUMBER, Column("text", _("Text"), 3, is_needed=True)),
        ),
        Group(
            "footnotes",
            _("Footnotes"),
            _("footnote"),
            (Column("mark", _("Mark"), most=10, is_needed=True), Column("text", _("Text"), 2, is_needed=True)),
        ),
        Group(
            "appendices",
            _("Appendices"),
            _("appendix"),
            (Column("title", _("Title"), most=300, is_needed=True), Column("text", _("Text"), 5, most=400_000)),
        ),
    )
}
PLAN_FIELDS = ("title", "body_as_printed", "body", "first_year", "last_year", "level", "state")
KEEP, LEAVE_OUT = "keep", "leave_out"
MADE_INTO = {"item": "items", "objective": "objectives", "issue": "issues", "ongoing": "ongoing"}
"""What a passage that stands in no field can be made into: the choice, and the group whose row it becomes."""
USED = "used"


@dataclass(slots=True)
class Row:
    """A row of a group. ``spans`` are where in the source each field was read."""

    id: int
    values: dict[str, str]
    spans: dict[str, list[Span]] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    is_out: bool = False
    """Left out of the plan by the person who checks."""
    is_checked: bool = False
    """The person has looked at what the reading was unsure of."""
    is_sub: bool = False
    """A sub-issue of the issue above it."""
    kept: Json = field(default_factory=dict)
    """What the form does not show: the dates of leads and the item's label, of a file that was exported with them."""

    @property
    def start(self) -> int:
        return min((start for spans in self.spans.values() for start, _end in spans), default=-1)


@dataclass(slots=True)
class Loose:
    """A passage of the source that stands in no field, and what is to become of it."""

    text: str
    start: int
    end: int
    choice: str = KEEP


@dataclass(slots=True)
class Sheet:
    """Everything in the preview's fields."""

    plan: dict[str, str] = field(default_factory=lambda: dict.fromkeys(PLAN_FIELDS, ""))
    plan_spans: dict[str, list[Span]] = field(default_factory=dict)
    groups: dict[str, list[Row]] = field(default_factory=lambda: {name: [] for name in GROUPS})
    loose: list[Loose] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    coverage: float | None = None
    """The share of the text that the reading placed; None for a file that is not a document."""
    changes: list[Json] = field(default_factory=list)
    """Tracked changes of the file: kind, text, at."""
    code: str = ""

    def rows(self) -> Iterator[tuple[Group, Row]]:
        for name, group in GROUPS.items():
            for row in self.groups[name]:
                yield group, row

    def add_row(self, group: str, values: dict[str, str] | None = None, spans: list[Span] | None = None) -> Row:
        """A new row: where its source stands in the document, or else at the end."""
        rows = self.groups[group]
        blank = {column.name: "" for column in GROUPS[group].columns}
        row = Row(id=max((each.id for each in rows), default=0) + 1, values=blank | (values or {}))
        if spans:
            row.spans["text"] = spans
            place = next((n for n, each in enumerate(rows) if each.start > row.start), len(rows))
            rows.insert(place, row)
        else:
            rows.append(row)
        return row

    def number_of_fields(self) -> int:
        """How many fields its form sends at most."""
        return len(PLAN_FIELDS) + len(self.loose) + sum(len(group.columns) + 3 for group, _row in self.rows())

    def as_json(self) -> Json:
        return asdict(self)

    @classmethod
    def from_json(cls, held: Json) -> Sheet:
        sheet = cls(
            plan=dict(held["plan"]),
            plan_spans=_spans_in(held["plan_spans"]),
            loose=[Loose(**each) for each in held["loose"]],
            warnings=list(held["warnings"]),
            coverage=held["coverage"],
            changes=list(held["changes"]),
            code=held["code"],
        )
        for name in GROUPS:
            sheet.groups[name] = [Row(**each | {"spans": _spans_in(each["spans"])}) for each in held["groups"][name]]
        return sheet


def _spans_in(held: Json) -> dict[str, list[Span]]:
    return {name: [(int(start), int(end)) for start, end in spans] for name, spans in held.items()}


def names_in(entered: str) -> list[str]:
    """Leads or interest as entered: one a line, or parted by semicolons."""
    return list(dict.fromkeys(" ".join(name.split()) for name in re.split(r"[;\n]", entered) if name.strip()))


def numbers_in(entered: str) -> list[str]:
    """Linked priorities as entered."""
    return list(dict.fromkeys(number.strip() for number in re.split(r"[,;\n]", entered) if number.strip()))


def content_of(sheet: Sheet) -> PlanContent:
    """What the plan will say. The sheet has no problems (``problems.problems_of``)."""
    kept = {name: [row for row in rows if not row.is_out] for name, rows in sheet.groups.items()}
    first, last = sheet.plan["first_year"], sheet.plan["last_year"]
    return PlanContent(
        title=sheet.plan["title"],
        body=sheet.plan["body_as_printed"],
        period=(int(first), int(last)) if first else None,
        objectives=[row.values["text"] for row in kept["objectives"]],
        priority_issues=_issues(kept["issues"]),
        ongoing=[Numbered(row.values["number"], row.values["text"]) for row in kept["ongoing"]],
        items=[_item(row) for row in kept["items"]],
        footnotes=[Note(row.values["mark"], row.values["text"]) for row in kept["footnotes"]],
        appendices=[Annex(row.values["title"], row.values["text"]) for row in kept["appendices"]],
        passages=[loose.text for loose in sheet.loose if loose.choice == KEEP],
        code=sheet.code,
        state=sheet.plan["state"],
        level=sheet.plan["level"],
    )


def _issues(rows: list[Row]) -> list[Issue]:
    issues: list[Issue] = []
    for row in rows:
        issue = Issue(row.values["number"], row.values["text"])
        (issues[-1].children if row.is_sub and issues else issues).append(issue)
    return issues


def _item(row: Row) -> Item:
    values = row.values
    return Item(
        number=values["number"],
        text=values["text"],
        heading=values["heading"],
        area=values["area"],
        leads=names_in(values["leads"]),
        interest=names_in(values["interest"]),
        linked_priorities=numbers_in(values["linked"]),
        status=values["status"],
        timeframe=values["timeframe"],
        warnings=[] if row.is_checked else list(row.warnings),
        level=row.kept.get("level", ""),
        lead_parts=[Part(**each) for each in row.kept.get("lead_parts", ())],
        interest_parts=[Part(**each) for each in row.kept.get("interest_parts", ())],
    )
