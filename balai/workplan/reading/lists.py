"""Objectives, priority issues and ongoing activities out of lists, tables and headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from balai.workplan.reading.flow import Entry, Grid
from balai.workplan.reading.model import OngoingActivity, Placed, PriorityIssue
from balai.workplan.reading.numbers import number_in_cell
from balai.workplan.reading.outline import Node
from balai.workplan.reading.passage import join
from balai.workplan.reading.runs import paragraphs_after_promise, runs_of
from balai.workplan.reading.sections import Purpose, Section

OBJECTIVE_WORD = re.compile(r"(?:\w+\s+)?(?:objective|goal)", re.IGNORECASE)
ISSUE_WORD = re.compile(r"(?:\w+\s+)?priority(?:\s+(?:issue|theme))?", re.IGNORECASE)


@dataclass
class Lists:
    objectives: list[Placed] = field(default_factory=list)
    priority_issues: list[PriorityIssue] = field(default_factory=list)
    ongoing: list[OngoingActivity] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)
    """Where the entries begin that stand in one of the lists."""

    def read(self, section: Section) -> None:
        for run in runs_of(section):
            purpose = run.purpose
            if run.has_lead_labels and purpose != "ongoing":
                continue
            if purpose in ("objectives", "priorities", "ongoing"):
                self._take(purpose, run.nodes)
                self.taken.update(entry.start for entry in run.entries)
        for purpose, entries in paragraphs_after_promise(section):
            if purpose in ("objectives", "priorities", "ongoing"):
                self._take(purpose, [Node(entry) for entry in entries])
                self.taken.update(entry.start for entry in entries)
        if section.purpose == "objectives" and not self.objectives:
            self._paragraphs_as_objectives(section)

    def _take(self, purpose: Purpose, nodes: list[Node]) -> None:
        if len(nodes) == 1 and len(nodes[0].children) > 1 and nodes[0].entry.text.endswith(":"):
            nodes = nodes[0].children  # the sentence that announces the list carries a paragraph number of its own
        if purpose == "objectives":
            self.objectives += [placed for node in nodes if (placed := _whole_text(node)) is not None]
        elif purpose == "priorities":
            self.priority_issues += self.issues(nodes, "Priority issues")
        else:
            texts = [(node, _body_text(node)) for node in nodes]
            numbers = self._numbers([node for node, text in texts if text], "Ongoing activities")
            self.ongoing += [
                OngoingActivity(number, text)
                for number, text in zip(numbers, (text for _, text in texts if text), strict=True)
            ]

    def _paragraphs_as_objectives(self, section: Section) -> None:
        """Under a heading "Objectives" short paragraphs without bullets are the objectives."""
        heading = section.heading.text.lower() if section.heading else ""
        entries = [part for part in section.parts if isinstance(part, Entry)]
        if len(entries) != len(section.parts) or not re.search(r"\b(?:objective|goal)", heading):
            return
        entries = [entry for entry in entries if not entry.text.endswith(":") and len(entry.text.split()) <= 60]
        if entries and not any(entry.is_listed for entry in entries):
            self._take("objectives", [Node(entry) for entry in entries])
            self.taken.update(entry.start for entry in entries)

    def read_grid(self, grid: Grid, purpose: Purpose) -> bool:
        """A table of objectives, priority issues or ongoing activities: a number and a text in each row."""
        nodes = []
        for row in grid.rows:
            cells = [cell for cell in row.filled if not cell.continues]
            if not cells or row.is_header or len(cells) > 2:
                continue
            number = number_in_cell(cells[0].text) if len(cells) == 2 else None
            if len(cells) == 2 and number is None:
                continue
            first = cells[0].entries[0]
            if number is not None:
                text = cells[1].passage
                nodes.append(Node(Entry(join([first.passage, text]), text, number, first.passage)))
            elif first.number is not None:
                nodes.append(Node(first))
        if len(nodes) < 2:
            return False
        self._take(purpose, nodes)
        return True

    def issues(self, nodes: list[Node], what: str) -> list[PriorityIssue]:
        """Priority issues with their sub-issues. A list in which only some carry a number keeps what is printed."""
        texts = [(node, _own_text(node)) for node in nodes]
        kept = [(node, text) for node, text in texts if text is not None]
        numbers = self._numbers([node for node, _ in kept], what)
        return [
            PriorityIssue(number, text, tuple(self.issues(node.children, what)))
            for number, (node, text) in zip(numbers, kept, strict=True)
        ]

    def _numbers(self, nodes: list[Node], what: str) -> list[Placed | None]:
        """As printed; the place in the list where none is printed; nothing, with a warning, where only some are."""
        printed = [number_placed(node.entry) for node in nodes]
        if not any(printed):
            return [Placed(str(place)) for place in range(1, len(nodes) + 1)]
        for place, (node, number) in enumerate(zip(nodes, printed, strict=True)):
            if number is None:
                before = printed[place - 1] if place else None
                after = f" after number {before.text}" if before else ""
                said = node.entry.text
                self.warnings.append(
                    f"{what}: “{said[:50]}{'…' if len(said) > 50 else ''}” stands{after} without a number of its own. "
                    "It was kept in its place; please check."
                )
        return printed


def number_placed(entry: Entry) -> Placed | None:
    """The entry's number without its punctuation, for which it accounts."""
    if entry.number is None:
        return None
    placed = entry.number_at.placed()
    return Placed(entry.number.printed, placed.spans if placed else ())


def _own_text(node: Node) -> Placed | None:
    return join([node.entry.body, *(entry.passage for entry in node.more)]).placed()


def _body_text(node: Node) -> Placed | None:
    """The text of a node without its number, with everything under it."""
    rest = [entry.passage for entry in node.entries() if entry is not node.entry]
    return join([node.entry.body, *rest]).placed()


def _whole_text(node: Node) -> Placed | None:
    """The text of a node, which accounts for its number as well."""
    text = _body_text(node)
    if text is None or node.entry.number is None:
        return text
    at = node.entry.number_at.placed()
    return Placed(text.text, tuple(sorted((*text.spans, *(at.spans if at else ())))))


def objectives_from_headings(headings: Sequence[Entry]) -> list[Placed]:
    """ "Objective 2: Build capacity" as a heading, where the document has no list of its objectives."""
    found: dict[str, Placed] = {}
    for heading in headings:
        if heading.number and OBJECTIVE_WORD.fullmatch(heading.number.word):
            text = _whole_text(Node(heading))
            if text is not None:
                found.setdefault(text.text.casefold(), text)
    return list(found.values())


def issues_from_headings(headings: Sequence[Entry]) -> list[PriorityIssue]:
    """ "Priority 1 – Recruitment" as a heading, where the document has no list of its priority issues."""
    found: dict[str, PriorityIssue] = {}
    for heading in headings:
        if heading.number and ISSUE_WORD.fullmatch(heading.number.word) and (text := heading.body.placed()) is not None:
            found.setdefault(heading.number.printed, PriorityIssue(number_placed(heading), text))
    return list(found.values())
