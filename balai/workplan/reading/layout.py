"""Which column of a table holds what: by its header, and by what stands in it where there is none."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from balai.people.names import Vocabulary
from balai.workplan.reading.columns import Role, normal, role_of_header
from balai.workplan.reading.flow import Grid, GridRow
from balai.workplan.reading.numbers import number_in_cell
from balai.workplan.reading.period import YEAR

ROWS_TO_LOOK_FOR_HEADER = 5
SHORTEST_ACTION = 25
"""Letters: the usual action item is longer, and a column of shorter texts is not one without a header that says so."""
NO_ITEMS = re.compile(
    r".*\b(?:e ?mails?|phone|telephone|tel|mobile|fax|version|author|revised by|approved by|revision|amendment"
    r"|signature|venue|location|place|meetings?|events?|risks?|likelihood|mitigation|abbreviation|acronym|meaning|term|definition"
    r"|amount|usd|aud|eur|cost|budget line|decision|agenda|session|presenter|speaker|baseline)\b.*"
)
SURELY_NO_ITEMS = re.compile(
    r".*\b(?:e ?mails?|phone|telephone|version|author|risks?|likelihood|abbreviation|acronym|presenter|speaker)\b.*"
)
STATUS = re.compile(
    r"(?:not (?:yet )?started|on ?going|complet\w+|in progress|under ?way|planned|delayed|on track|off track|pending"
    r"|done|open|closed|started|achieved|to be started|proposed|new|continuing|cancelled"
    r"|partly .{0,20}|partially .{0,20}|\d{1,3} ?%)\.?",
    re.IGNORECASE,
)
WHEN = re.compile(
    rf"(?:by |end[- ](?:of )?|mid[- ]|early |late |from |Q[1-4]|H[12]|quarter|annual|ongoing|continuous|{YEAR}"
    r"|\d{1,2}/\d{4}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)\b.*",
    re.IGNORECASE | re.DOTALL,
)
SINGLE_ROLES: frozenset[Role] = frozenset(
    {"number", "action", "lead", "interest", "timeframe", "status", "area", "linked", "objective"}
)


@dataclass(slots=True)
class Layout:
    """The roles of a table's columns. ``header`` are the rows that say so, counted from the top."""

    roles: dict[int, Role]
    width: int
    header: int = 0
    titles: int = 0
    """Rows above the header."""
    headings: dict[int, str] = field(default_factory=dict)
    is_guessed: bool = False

    def column(self, role: Role) -> int | None:
        return next((column for column, has in self.roles.items() if has == role), None)

    def columns(self, role: Role) -> list[int]:
        return [column for column, has in self.roles.items() if has == role]

    @property
    def words(self) -> str:
        return " ".join(normal(heading) for heading in self.headings.values())


def layout_of(grid: Grid) -> Layout | None:
    """The layout that the table's own header gives; None if it has no header that is understood."""
    for place, row in enumerate(grid.rows[:ROWS_TO_LOOK_FOR_HEADER]):
        roles = header_roles(row)
        if not _is_header(row, roles):
            if len(row.filled) > 1 and not row.is_header:
                return None
            continue
        layout = Layout(roles, grid.width, place + 1, place, {cell.column: cell.text for cell in row.filled})
        if place + 1 < len(grid.rows):
            _with_second_header(layout, grid.rows[place + 1], row)
        _settle(layout, grid.rows[layout.header :])
        return layout
    return None


def header_roles(row: GridRow) -> dict[int, Role]:
    """The role of each column that the row names, a merged header standing for all of its columns."""
    roles: dict[int, Role] = {}
    for cell in row.filled:
        role = role_of_header(cell.text)
        if role is not None:
            roles.update(dict.fromkeys(range(cell.column, cell.column + cell.columns), role))
    return roles


def _is_header(row: GridRow, roles: dict[int, Role]) -> bool:
    filled = row.filled
    named = {roles[cell.column] for cell in filled if cell.column in roles}
    known = sum(cell.column in roles for cell in filled)
    if any(len(cell.text) > 90 or (cell.text.endswith(".") and len(cell.text.split()) > 4) for cell in filled):
        return False
    if len(filled) == 1:
        return named == {"action"} and (row.is_header or len(row.cells) == 1) and filled[0].columns < 2
    if known < 2 and not (row.is_header and known):
        return False
    return known * 2 >= len(filled) and bool(named - {"other"})


def _with_second_header(layout: Layout, row: GridRow, first: GridRow) -> None:
    """A header over two rows: "Responsibility" above "Lead" and "Support"."""
    spanning = any(cell.columns > 1 for cell in first.filled) or any(cell.continues for cell in row.cells)
    own = [cell for cell in row.filled if not cell.continues]
    if not spanning or not own or any(role_of_header(cell.text) is None for cell in own):
        return
    layout.header += 1
    for cell in own:
        role = role_of_header(cell.text)
        assert role is not None
        layout.roles.update(dict.fromkeys(range(cell.column, cell.column + cell.columns), role))
        layout.headings[cell.column] = cell.text


def _settle(layout: Layout, rows: Sequence[GridRow]) -> None:
    """Makes each role stand once where only one column can have it, and finds the action column by its texts."""
    items = layout.columns("action")
    if len(items) > 1:
        longest = max(items, key=lambda column: average_length(rows, column))
        for column in items:
            if column == longest:
                continue
            is_number = _share(rows, column, lambda text: number_in_cell(text) is not None) > 0.6
            layout.roles[column] = "number" if is_number else "other"
    if layout.column("number") is None:
        unnamed = [column for column in range(layout.width) if column not in layout.roles]
        numbers = [
            column for column in unnamed if _share(rows, column, lambda text: number_in_cell(text) is not None) > 0.6
        ]
        layout.roles.update(dict.fromkeys(numbers[:1], "number"))
    for column in layout.columns("linked"):
        if _share(rows, column, lambda text: bool(re.search(r"\d|\b[IVX]+\b", text)) and len(text) < 40) < 0.5:
            heading = normal(layout.headings.get(column, ""))
            layout.roles[column] = (
                "other"
                if _share(rows, column, lambda text: text.lower() in {"high", "medium", "low"}) > 0.3
                else ("area" if "linked" not in heading and layout.column("area") is None else "linked")
            )
    for role in ("number", "area", "objective", "status", "timeframe"):
        for column in layout.columns(role)[1:]:
            layout.roles[column] = "other" if role != "number" or average_length(rows, column) > 12 else "number"
    if layout.column("action") is None and not NO_ITEMS.fullmatch(layout.words):
        unnamed = [
            c
            for c in range(layout.width)
            if layout.roles.get(c) in (None, "objective", "other") and average_length(rows, c) > SHORTEST_ACTION
        ]
        best = max(
            unnamed, key=lambda column: (layout.roles.get(column) is None, average_length(rows, column)), default=None
        )
        if best is not None and (layout.columns("lead") or layout.columns("interest")):
            layout.roles[best] = "action"


def is_item_table(layout: Layout, heading_is_elsewhere: bool) -> bool:
    """True if the columns are those of action items, not of a contact list, a calendar or a history of revisions."""
    roles = set(layout.roles.values())
    has_people = bool(roles & {"lead", "interest"})
    if "action" not in roles:
        return False
    if SURELY_NO_ITEMS.fullmatch(layout.words):
        return False
    if heading_is_elsewhere or NO_ITEMS.fullmatch(layout.words):
        return has_people and "lead" in roles and not heading_is_elsewhere
    return (
        bool(roles & {"lead", "interest", "status", "timeframe", "number", "area", "linked", "objective"})
        or layout.width == 1
    )


def layout_by_content(grid: Grid, vocabulary: Vocabulary) -> Layout | None:
    """A layout judged by what stands in the columns: numbers, a long text, names, years. None unless it is plain."""
    rows = [row for row in grid.rows if len(row.filled) > 1]
    if len(rows) < 2 or len(rows) * 2 < len(grid.rows):
        return None
    roles: dict[int, Role] = {}
    columns = list(range(grid.width))
    longest = max(columns, key=lambda column: average_length(rows, column))
    if average_length(rows, longest) < SHORTEST_ACTION:
        return None
    roles[longest] = "action"
    for column in columns:
        if column != longest and (role := _role_by_content(rows, column, vocabulary)):
            roles[column] = role if role not in roles.values() or role == "interest" else "other"
    people = [column for column, role in roles.items() if role == "lead"]
    numbered = (
        "number" in roles.values()
        or _share(rows, longest, lambda text: bool(re.match(r"\(?\w{1,4}[.)]\s", text))) > 0.6
    )
    if not people or not (numbered or len(people) == 1):
        return None
    return Layout(roles, grid.width, is_guessed=True)


def _role_by_content(rows: Sequence[GridRow], column: int, vocabulary: Vocabulary) -> Role | None:
    if _share(rows, column, lambda text: number_in_cell(text) is not None) > 0.7:
        return "number"
    if _share(rows, column, lambda text: any(True for _ in vocabulary.within(text)) and len(text) < 80) > 0.6:
        return "lead"
    if _share(rows, column, lambda text: STATUS.fullmatch(text) is not None) > 0.6:
        return "status"
    if _share(rows, column, lambda text: WHEN.fullmatch(text) is not None and len(text) < 40) > 0.6:
        return "timeframe"
    return None


def _texts(rows: Sequence[GridRow], column: int) -> list[str]:
    cells = (row.at(column) for row in rows if len(row.filled) > 1)
    return [cell.text for cell in cells if cell and not cell.continues]


def _share(rows: Sequence[GridRow], column: int, test: Callable[[str], bool]) -> float:
    texts = _texts(rows, column)
    return sum(bool(test(text)) for text in texts) / len(texts) if texts else 0.0


def average_length(rows: Sequence[GridRow], column: int) -> float:
    texts = _texts(rows, column)
    return sum(map(len, texts)) / len(texts) if texts else 0.0
