"""Tables with labels in their first column ("Action | …", "Lead | …"): one item each, or one after another."""

from __future__ import annotations

from balai.workplan.reading.columns import Role, role_of_header, role_of_label
from balai.workplan.reading.drafting import ItemDraft
from balai.workplan.reading.flow import Grid, GridRow
from balai.workplan.reading.numbers import number_in_cell
from balai.workplan.reading.passage import Passage, join


def is_card(grid: Grid) -> bool:
    rows = [row for row in grid.rows if len(row.filled) == 2]
    if len(rows) < 2 or len(rows) * 3 < len(grid.rows) * 2 or any(len(row.filled) > 2 for row in grid.rows):
        return False
    roles = [_role(row) for row in rows]
    if (
        role_of_header(rows[0].filled[1].text) is not None
        and roles[0] is not None
        and role_of_label(rows[1].filled[0].text) is None
    ):
        return False
    known = [role for role in roles if role is not None]
    return (
        "action" in known
        and len(known) * 3 >= len(rows) * 2
        and bool(set(known) & {"lead", "interest", "timeframe", "status"})
    )


def _role(row: GridRow) -> Role | None:
    text = row.filled[0].text.rstrip(":")
    return role_of_label(text) or role_of_header(text)


def read_cards(grid: Grid, heading: Passage | None) -> list[ItemDraft]:
    items: list[ItemDraft] = []
    title: GridRow | None = None
    seen: set[Role] = set()
    for row in grid.rows:
        cells = row.filled
        if len(cells) == 1:
            title = row
            seen = set()
            continue
        role = _role(row) if len(cells) == 2 else None
        if role is None:
            continue
        if not items or not seen or (role in ("number", "action") and role in seen):
            items.append(ItemDraft(heading=heading))
            seen = set()
            if title is not None:
                _take_title(items[-1], title)
                title = None
        seen.add(role)
        _take(items[-1], role, join([cells[0].passage]), join([entry.passage for entry in cells[1].entries], "\n"))
    return items


def _take_title(item: ItemDraft, row: GridRow) -> None:
    entry = row.filled[0].entries[0]
    if entry.number is not None:
        item.take_number(entry)
        item.add_text(entry.body)
    else:
        item.heading = row.filled[0].passage


def _take(item: ItemDraft, role: Role, label: Passage, value: Passage) -> None:
    whole = join([label, value], "\n")
    if role == "number":
        number = number_in_cell(value.text)
        if number is not None:
            item.printed, item.number_at = number.printed, whole
            item.own.append(whole)
    elif role == "action":
        item.add_text(value.owning_from(label.start))
    elif role == "other":
        said = whole.said
        item.warnings.append(
            f"“{said[:60]}{'…' if len(said) > 60 else ''}” has no field in a plan; it is listed as unplaced."
        )
    else:
        item.add(role, value, whole)
