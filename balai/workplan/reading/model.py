"""What a reading is made of: every value with the places in the source that it was read from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["plan", "statement", "unknown"]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Placed:
    """A value as the document prints it, without markup, and the ranges of ``Document.text`` that it accounts for.

    Several ranges where the source cuts it (a table row cut by footnotes). No range where the value is not printed:
    the place of an item in a list without numbers.
    """

    text: str
    spans: tuple[Span, ...] = ()

    @property
    def start(self) -> int:
        return min((start for start, _ in self.spans), default=-1)

    @property
    def end(self) -> int:
        return max((end for _, end in self.spans), default=-1)


@dataclass(frozen=True, slots=True)
class Period:
    """The first and the last year of the plan."""

    first: int
    last: int
    printed: Placed


@dataclass(frozen=True, slots=True)
class PriorityIssue:
    number: Placed | None
    text: Placed
    children: tuple[PriorityIssue, ...] = ()


@dataclass(frozen=True, slots=True)
class OngoingActivity:
    number: Placed | None
    text: Placed


@dataclass(frozen=True, slots=True)
class Footnote:
    mark: Placed
    text: Placed


@dataclass(frozen=True, slots=True)
class Appendix:
    title: Placed
    text: Placed | None


@dataclass(frozen=True, slots=True)
class ReadItem:
    """One action item. ``start`` and ``end`` enclose its own passages, not a heading or an area that it shares."""

    number: Placed | None
    text: Placed | None
    start: int
    end: int
    heading: Placed | None = None
    area: Placed | None = None
    leads: tuple[Placed, ...] = ()
    interest: tuple[Placed, ...] = ()
    linked_priorities: tuple[Placed, ...] = ()
    status: Placed | None = None
    timeframe: Placed | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadPlan:
    title: Placed | None = None
    body: Placed | None = None
    period: Period | None = None
    objectives: tuple[Placed, ...] = ()
    priority_issues: tuple[PriorityIssue, ...] = ()
    ongoing: tuple[OngoingActivity, ...] = ()
    items: tuple[ReadItem, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    appendices: tuple[Appendix, ...] = ()


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Text that stands in no field: ``Document.text[start:end]``."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reading:
    kind: Kind
    plan: ReadPlan | None
    unplaced: tuple[Unplaced, ...]
    warnings: tuple[str, ...]
    coverage: float
    """The share of the text's characters, spaces left out, that stand in a field."""

    def placed(self) -> Iterator[Placed]:
        """Every value of every field, in no particular order."""
        if self.plan is not None:
            yield from _placed_in_plan(self.plan)


def _placed_in_plan(plan: ReadPlan) -> Iterator[Placed]:
    yield from filter(None, (plan.title, plan.body, plan.period.printed if plan.period else None))
    yield from plan.objectives
    for issue in plan.priority_issues:
        yield from _placed_in_issue(issue)
    for activity in plan.ongoing:
        yield from filter(None, (activity.number, activity.text))
    for item in plan.items:
        yield from _placed_in_item(item)
    for note in plan.footnotes:
        yield from (note.mark, note.text)
    for appendix in plan.appendices:
        yield from filter(None, (appendix.title, appendix.text))


def _placed_in_issue(issue: PriorityIssue) -> Iterator[Placed]:
    yield from filter(None, (issue.number, issue.text))
    for child in issue.children:
        yield from _placed_in_issue(child)


def _placed_in_item(item: ReadItem) -> Iterator[Placed]:
    yield from filter(None, (item.number, item.text, item.heading, item.area, item.status, item.timeframe))
    yield from (*item.leads, *item.interest, *item.linked_priorities)
