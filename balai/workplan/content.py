"""What a plan says, apart from where it is stored: the one form that readings, imports and exports meet in.

Its JSON is the contract of ``balai plan read --json``, with a few more keys that other programs may ignore.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any


class BadContent(ValueError):
    """The JSON is not what a plan says. ``str()`` names the place and what is expected there."""


@dataclass(slots=True)
class Issue:
    """A priority issue and its sub-issues."""

    number: str
    text: str
    children: list[Issue] = field(default_factory=list)


@dataclass(slots=True)
class Numbered:
    """An ongoing activity."""

    number: str
    text: str


@dataclass(slots=True)
class Note:
    """A footnote."""

    mark: str
    text: str


@dataclass(slots=True)
class Annex:
    """An appendix."""

    title: str
    text: str


@dataclass(slots=True)
class Part:
    """A lead or an interest with what the words alone do not say: dates as ISO 8601, "" where open."""

    printed: str
    kind: str = ""
    since: str = ""
    until: str = ""
    source: str = ""


@dataclass(slots=True)
class Item:
    """An action item. ``leads`` and ``interest`` are as printed; ``parts`` carry their dates, in the same order."""

    number: str
    text: str
    heading: str = ""
    area: str = ""
    leads: list[str] = field(default_factory=list)
    interest: list[str] = field(default_factory=list)
    linked_priorities: list[str] = field(default_factory=list)
    status: str = ""
    timeframe: str = ""
    warnings: list[str] = field(default_factory=list)
    level: str = ""
    """The item's own label where it is narrower than the plan's ("AMBER"); "" where it is the plan's."""
    lead_parts: list[Part] = field(default_factory=list)
    interest_parts: list[Part] = field(default_factory=list)


@dataclass(slots=True)
class PlanContent:
    """All that a plan says."""

    title: str
    body: str = ""
    period: tuple[int, int] | None = None
    objectives: list[str] = field(default_factory=list)
    priority_issues: list[Issue] = field(default_factory=list)
    ongoing: list[Numbered] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    footnotes: list[Note] = field(default_factory=list)
    appendices: list[Annex] = field(default_factory=list)
    passages: list[str] = field(default_factory=list)
    """Text of the document that belongs to no field."""
    code: str = ""
    state: str = ""
    level: str = ""


def as_contract(content: PlanContent) -> dict[str, Any]:
    """The JSON object of one plan. What is missing is null or an empty list."""
    plan: dict[str, Any] = {
        "title": content.title,
        "body": content.body or None,
        "period": list(content.period) if content.period else None,
        "objectives": content.objectives,
        "priority_issues": [asdict(issue) for issue in content.priority_issues],
        "ongoing": [asdict(each) for each in content.ongoing],
        "items": [_item_out(item) for item in content.items],
        "footnotes": [asdict(note) for note in content.footnotes],
        "appendices": [asdict(annex) for annex in content.appendices],
        "code": content.code or None,
        "state": content.state or None,
        "label": content.level or None,
    }
    return {
        "kind": "plan",
        "plan": plan,
        "unplaced": [{"text": text, "from": None, "to": None} for text in content.passages],
        "warnings": [],
    }


def _item_out(item: Item) -> dict[str, Any]:
    return {
        "number": item.number or None,
        "text": item.text,
        "heading": item.heading or None,
        "area": item.area or None,
        "leads": item.leads,
        "interest": item.interest,
        "linked_priorities": item.linked_priorities,
        "status": item.status or None,
        "timeframe": item.timeframe or None,
        "warnings": item.warnings,
        "label": item.level or None,
        "lead_parts": [asdict(part) for part in item.lead_parts],
        "interest_parts": [asdict(part) for part in item.interest_parts],
    }


def from_contract(value: Any) -> PlanContent:
    """A plan out of its JSON. Unknown keys are left aside. Raises BadContent."""
    whole = _mapping(value, "the file")
    if whole.get("kind") != "plan" or whole.get("plan") is None:
        raise BadContent("The file holds no plan: “kind” should be “plan”, with the plan under “plan”.")
    plan = _mapping(whole["plan"], "plan")
    return PlanContent(
        title=_text(plan, "title", "plan"),
        body=_text(plan, "body", "plan"),
        period=_period(plan.get("period")),
        objectives=_texts(plan, "objectives", "plan"),
        priority_issues=[_issue(each, f"priority issue {n}") for n, each in _each(plan, "priority_issues", "plan")],
        ongoing=[
            Numbered(_text(each, "number", f"ongoing {n}"), _text(each, "text", f"ongoing {n}"))
            for n, each in _each(plan, "ongoing", "plan")
        ],
        items=[_item(each, f"item {n}") for n, each in _each(plan, "items", "plan")],
        footnotes=[
            Note(_text(each, "mark", f"footnote {n}"), _text(each, "text", f"footnote {n}"))
            for n, each in _each(plan, "footnotes", "plan")
        ],
        appendices=[
            Annex(_text(each, "title", f"appendix {n}"), _text(each, "text", f"appendix {n}"))
            for n, each in _each(plan, "appendices", "plan")
        ],
        passages=[_text(each, "text", f"unplaced {n}") for n, each in _each(whole, "unplaced", "the file")],
        code=_text(plan, "code", "plan"),
        state=_text(plan, "state", "plan"),
        level=_text(plan, "label", "plan"),
    )


def _item(value: Mapping[str, Any], where: str) -> Item:
    return Item(
        number=_text(value, "number", where),
        text=_text(value, "text", where),
        heading=_text(value, "heading", where),
        area=_text(value, "area", where),
        leads=_texts(value, "leads", where),
        interest=_texts(value, "interest", where),
        linked_priorities=_texts(value, "linked_priorities", where),
        status=_text(value, "status", where),
        timeframe=_text(value, "timeframe", where),
        warnings=_texts(value, "warnings", where),
        level=_text(value, "label", where),
        lead_parts=[_part(each, where) for _, each in _each(value, "lead_parts", where)],
        interest_parts=[_part(each, where) for _, each in _each(value, "interest_parts", where)],
    )


def _part(value: Mapping[str, Any], where: str) -> Part:
    return Part(*(_text(value, name, where) for name in ("printed", "kind", "since", "until", "source")))


def _issue(value: Mapping[str, Any], where: str) -> Issue:
    return Issue(
        _text(value, "number", where),
        _text(value, "text", where),
        [_issue(each, where) for _, each in _each(value, "children", where)],
    )


def _mapping(value: Any, where: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise BadContent(f"In {where}: an object is expected.")
    return value


def _text(value: Mapping[str, Any], name: str, where: str) -> str:
    found = value.get(name)
    if found is None:
        return ""
    if not isinstance(found, str):
        raise BadContent(f"In {where}: “{name}” should be a text.")
    return found.replace("\x00", "")


def _sequence(value: Mapping[str, Any], name: str, where: str) -> Sequence[Any]:
    found = value.get(name)
    if found is None:
        return []
    if not isinstance(found, list) or len(found) > 10_000:
        raise BadContent(f"In {where}: “{name}” should be a list of at most 10,000.")
    return found


def _each(value: Mapping[str, Any], name: str, where: str) -> Iterable[tuple[int, Mapping[str, Any]]]:
    for n, each in enumerate(_sequence(value, name, where), 1):
        yield n, _mapping(each, f"{where}, {name} {n}")


def _texts(value: Mapping[str, Any], name: str, where: str) -> list[str]:
    found = _sequence(value, name, where)
    if not all(isinstance(each, str) for each in found):
        raise BadContent(f"In {where}: “{name}” should be a list of texts.")
    return [each.replace("\x00", "") for each in found]


def _period(value: Any) -> tuple[int, int] | None:
    if value is None:
        return None
    if (
        not isinstance(value, list)
        or len(value) != 2
        or not all(isinstance(year, int) and not isinstance(year, bool) and 1900 <= year <= 2200 for year in value)
        or value[0] > value[1]
    ):
        raise BadContent("In plan: “period” should be two years in order, such as [2024, 2026].")
    return value[0], value[1]
