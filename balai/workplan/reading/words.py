"""A reading in plain words, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from balai.workplan.reading.model import Placed, Reading, ReadItem, ReadPlan

SHOWN = 100
"""Letters of a text."""
KINDS = {
    "plan": "This is a work plan.",
    "statement": "This is a statement, not a work plan. No items were read.",
    "unknown": "This was not recognised as a work plan. No items were read.",
}


def as_words(reading: Reading) -> str:
    return "\n".join(_lines(reading)) + "\n"


def _lines(reading: Reading) -> Iterator[str]:
    yield KINDS[reading.kind]
    if reading.plan is not None:
        yield from _plan(reading.plan)
    left = len(reading.unplaced)
    if reading.plan is not None:
        yield ""
        stand = "stands" if left == 1 else "stand"
        yield f"{reading.coverage:.0%} of the text stands in a field; {_count(left, 'passage')} {stand} in none."
    if reading.warnings:
        yield ""
        yield "Please check:"
        yield from (f"  - {warning}" for warning in reading.warnings)


def _plan(plan: ReadPlan) -> Iterator[str]:
    yield ""
    yield f"Title:   {_said(plan.title)}"
    yield f"Body:    {_said(plan.body)}"
    yield f"Period:  {_years(plan)}"
    yield ""
    yield (
        ", ".join(
            (
                _count(len(plan.items), "action item"),
                _count(len(plan.objectives), "objective"),
                _count(len(plan.priority_issues), "priority issue"),
                _count(len(plan.ongoing), "ongoing activity", "ongoing activities"),
                _count(len(plan.footnotes), "footnote"),
                _count(len(plan.appendices), "appendix", "appendices"),
            )
        )
        + "."
    )
    heading: str | None = None
    for item in plan.items:
        if item.heading is not None and item.heading.text != heading:
            heading = item.heading.text
            yield ""
            yield heading
        yield from _item(item)


def _years(plan: ReadPlan) -> str:
    if plan.period is None:
        return "not found"
    return (
        str(plan.period.first)
        if plan.period.first == plan.period.last
        else f"{plan.period.first} to {plan.period.last}"
    )


def _item(item: ReadItem) -> Iterator[str]:
    text = item.text.text if item.text is not None else "(no text)"
    yield f"  {item.number.text if item.number is not None else '?'}  {text[:SHOWN]}{'…' if len(text) > SHOWN else ''}"
    for label, values in (
        ("Lead", item.leads),
        ("Interest", item.interest),
        ("Area", (item.area,)),
        ("Linked priorities", item.linked_priorities),
        ("Timeframe", (item.timeframe,)),
        ("Status", (item.status,)),
    ):
        said = ", ".join(value.text for value in values if value is not None)
        if said:
            yield f"       {label}: {said}"
    yield from (f"       Please check: {warning}" for warning in item.warnings)


def _said(placed: Placed | None) -> str:
    return placed.text if placed is not None else "not found"


def _count(count: int, one: str, many: str | Sequence[str] = "") -> str:
    return f"{count} {one if count == 1 else many or one + 's'}"
