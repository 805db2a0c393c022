"""What is doubtful in a plan as a whole: numbers missing or twice, links to nothing, a text twice, what is no text."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from balai.documents.neutral import Document
from balai.workplan.reading.model import Placed, PriorityIssue, ReadItem, ReadPlan
from balai.workplan.reading.numbers import value_of

OBJECTIVE = re.compile(r"(?:\w+\s+)?objective\s+(?P<number>\d{1,2})\b", re.IGNORECASE)


def with_positions(items: Sequence[ReadItem]) -> list[ReadItem]:
    """Items with their place as number, where the document prints no number at all."""
    if any(item.number is not None for item in items):
        return list(items)
    return [replace(item, number=Placed(str(place))) for place, item in enumerate(items, 1)]


def doubts_of_item(item: ReadItem, plan: ReadPlan, twice: Counter[str], texts: Counter[str]) -> list[str]:
    found: list[str] = []
    if item.number is None:
        found.append("This item has no number, while others of the plan have one.")
    elif twice[item.number.text] > 1:
        found.append(f"The number {item.number.text} stands at {twice[item.number.text]} items.")
    if item.text is not None and texts[item.text.text.casefold()] > 1:
        found.append("Another item has the same text.")
    numbers = numbers_of(plan.priority_issues)
    found += [
        f"The item is linked to priority {link.text}, which is not among the plan's priority issues."
        for link in item.linked_priorities
        if numbers and link.text not in numbers
    ]
    if item.text is not None and len(item.text.spans) > 1 and item.number is not None:
        gap_start, gap_end = item.text.spans[0][1], item.text.spans[-1][0]
        if any(gap_start <= note.text.start < gap_end for note in plan.footnotes):
            found.append("Footnotes stand in the middle of this item's text; the text was put together around them.")
    return found


def numbers_of(issues: Sequence[PriorityIssue]) -> set[str]:
    found: set[str] = set()
    for issue in issues:
        if issue.number is not None:
            found.add(issue.number.text)
            found |= {f"{issue.number.text}{child.number.text}" for child in issue.children if child.number is not None}
            found |= {
                f"{issue.number.text}.{child.number.text}" for child in issue.children if child.number is not None
            }
            found |= {child.number.text for child in issue.children if child.number is not None}
    return found


def with_doubts(plan: ReadPlan) -> ReadPlan:
    """The plan, each item with the warnings that only the other items show."""
    twice = Counter(item.number.text for item in plan.items if item.number is not None)
    texts = Counter(item.text.text.casefold() for item in plan.items if item.text is not None)
    items = tuple(
        replace(item, warnings=tuple(dict.fromkeys((*item.warnings, *doubts_of_item(item, plan, twice, texts)))))
        for item in plan.items
    )
    return replace(plan, items=items)


def objectives_that_do_not_exist(plan: ReadPlan) -> list[str]:
    """ "Objective 4" as a heading over items, where the document lists three."""
    found = []
    for item in plan.items:
        mentioned = OBJECTIVE.match(item.heading.text) if item.heading is not None else None
        if mentioned and plan.objectives and int(mentioned["number"]) > len(plan.objectives):
            found.append(
                f"A heading names objective {mentioned['number']}, but the document lists {len(plan.objectives)} "
                "objectives."
            )
    return list(dict.fromkeys(found))


def gaps_in_numbers(items: Sequence[ReadItem]) -> list[str]:
    """Numbers left out between two neighbours of the same list."""
    found = []
    printed = [item.number.text for item in items if item.number is not None and item.number.spans]
    for previous, following in itertools.pairwise(printed):
        head, other_head = previous.rstrip("0123456789"), following.rstrip("0123456789")
        low, high = value_of(previous), value_of(following)
        if (
            head == other_head
            and low is not None
            and high is not None
            and previous[-1:].isdigit()
            and following[-1:].isdigit()
        ):
            if high > low + 1:
                found.append(f"The numbers jump from {previous} to {following}.")
            elif high < low and high != 1:
                found.append(f"The number {following} stands after {previous}.")
    return found


def what_is_no_text(document: Document) -> list[tuple[int, str]]:
    """What the file has beside its text, each with the place where it stands, in words."""
    found: list[tuple[int, str]] = []
    for unread in document.unread:
        said = f" ({unread.description})" if unread.description else ""
        found.append(
            (unread.at, f"The file has something here that is not text and was not read: {unread.kind}{said}.")
        )
    for change in document.changes:
        said = _short(change.text)
        if change.kind == "deleted":
            found.append((change.start, f"A tracked deletion was left out: “{said}”."))
        else:
            found.append((change.start, f"A tracked insertion is not accepted yet; it was read as text: “{said}”."))
    found += [
        (comment.start, f"A comment stands here, which is no part of the text: “{_short(comment.text)}”.")
        for comment in document.comments
    ]
    return sorted(found)


def _short(text: str) -> str:
    said = " ".join(text.split())
    return said[:80] + ("…" if len(said) > 80 else "")


def with_what_is_no_text(plan: ReadPlan, document: Document) -> tuple[ReadPlan, list[str]]:
    """Gives each remark to the item where it falls; returns those that fall outside of every item."""
    warnings: dict[int, list[str]] = {}
    elsewhere: list[str] = []
    for at, said in what_is_no_text(document):
        place = next((place for place, item in enumerate(plan.items) if item.start <= at <= item.end), None)
        if place is None:
            elsewhere.append(said)
        else:
            warnings.setdefault(place, []).append(said)
    items = tuple(
        replace(item, warnings=tuple(dict.fromkeys((*item.warnings, *warnings.get(place, [])))))
        for place, item in enumerate(plan.items)
    )
    return replace(plan, items=items), elsewhere
