"""Reads the rows of item tables, table after table, so that a later one can go on where an earlier one stopped."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from balai.workplan.reading.columns import LONGEST_HEADER, Role, normal
from balai.workplan.reading.drafting import ItemDraft
from balai.workplan.reading.flow import TERMINAL, Entry, Grid, GridCell, GridRow
from balai.workplan.reading.labels import SURE_ROLES, label_of, take_labels
from balai.workplan.reading.layout import Layout, header_roles
from balai.workplan.reading.numbers import follows, is_within, leading_number, number_in_cell, style_of
from balai.workplan.reading.passage import Passage, join

LONGEST_HEADING_ROW = 30
LONGEST_PLAIN_HEADING = 14
CONTINUED = re.compile(r"\s*[(\[]?\s*(?:continued|cont(?:inue)?['’]?d?\.?)\s*[)\]]?\s*$", re.IGNORECASE)
SHARED_ROLES: tuple[Role, ...] = ("area", "objective", "lead", "interest", "linked", "status", "timeframe")


@dataclass
class RowReader:
    """Reads rows into ``items``. What it says of them in general goes to ``warnings``."""

    items: list[ItemDraft] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    headings: list[Passage] = field(default_factory=list)
    heading: Passage | None = None
    _layout: Layout = field(default_factory=lambda: Layout({}, 0))
    _is_numbered: bool = False
    _others_filled: bool = False

    @property
    def last(self) -> ItemDraft | None:
        return self.items[-1] if self.items else None

    def read(self, grid: Grid, layout: Layout, goes_on: bool = False) -> None:
        """Reads ``grid``; ``goes_on`` says that it carries on the table before it."""
        self._layout = layout
        rows = grid.rows[layout.header :]
        for row in grid.rows[: layout.titles]:
            self._title(row)
        if not goes_on:
            self._is_numbered = self._has_numbers(rows)
            self._others_filled = False
        body = [row for row in rows if row.filled]
        single = sum(self._is_single(row) for row in body)
        self._others_filled = self._others_filled or single * 2 <= len(body)
        for place, row in enumerate(body):
            if not self._is_header_again(row):
                self._row(row, body[place + 1] if place + 1 < len(body) else None)

    def _title(self, row: GridRow) -> None:
        """A row above the header is a heading for what follows, unless it only names the table."""
        cell = row.filled[0] if len(row.filled) == 1 else None
        if (
            cell
            and len(cell.text.split()) <= LONGEST_HEADING_ROW
            and not re.search(r"\b(?:work|action) plan\b|\baction items\b", cell.text, re.IGNORECASE)
        ):
            self.set_heading(cell.passage)

    def _has_numbers(self, rows: list[GridRow]) -> bool:
        numbered = sum(self._number_of(row) is not None for row in rows)
        return numbered > 0 and numbered * 3 >= sum(not self._is_single(row) for row in rows)

    def _is_single(self, row: GridRow) -> bool:
        return len(row.filled) == 1

    def _is_header_again(self, row: GridRow) -> bool:
        if row.is_header:
            return True
        if len(row.filled) < 2 or any(len(cell.text) > LONGEST_HEADER for cell in row.filled):
            return False
        said = {cell.column: normal(cell.text) for cell in row.filled}
        known = {column: normal(text) for column, text in self._layout.headings.items()}
        if known and all(known.get(column) == text for column, text in said.items()):
            return True
        roles = header_roles(row)
        same = sum(self._layout.roles.get(column) == role for column, role in roles.items())
        return (
            len(roles) == len(row.filled)
            and same * 2 > len(roles)
            and all(len(cell.text.split()) <= 6 for cell in row.filled)
        )

    def paragraph(self, entry: Entry, rest: list[Entry]) -> None:
        """A paragraph between two rows that carries the next number: a row that the file has cut apart."""
        last = (
            leading_number(f"{self.last.printed}.") if self.last is not None and self.last.printed is not None else None
        )
        if last is None or entry.number is None or not follows(entry.number, last):
            return
        item = ItemDraft(heading=self.heading)
        item.take_number(entry)
        for part in (entry.body, *(more.passage for more in rest)):
            item.add_text(part)
        item.warnings.append("The text of this item stands outside of the table; the row below it was read with it.")
        self.items.append(item)

    # What a row is

    def _cell(self, row: GridRow, role: Role) -> GridCell | None:
        column = self._layout.column(role)
        cell = row.at(column) if column is not None else None
        return cell or None

    def _number_of(self, row: GridRow) -> Entry | None:
        """The row's number as an entry without a body, or the entry that begins with it."""
        cell = self._cell(row, "number")
        if cell is not None and not cell.continues:
            first = cell.entries[0]
            number = number_in_cell(first.passage.text)
            if number is None and first.maybe and self.last and self.last.printed == f"{(first.maybe.value or 0) - 1}":
                number = first.maybe
            if number is not None:
                return Entry(first.passage, first.passage.cut(len(first.passage)), number, first.passage)
            if first.number is not None and not first.body and not first.number.is_group:
                return first
        action = self._cell(row, "action")
        if action is not None and not action.continues and action.entries:
            first = action.entries[0]
            return first if first.number is not None and not first.number.is_group else None
        return None

    def _row(self, row: GridRow, following: GridRow | None) -> None:
        if self._is_single(row):
            self._single(row, row.filled[0], following)
            return
        number = self._number_of(row)
        action = self._cell(row, "action")
        number_cell = self._cell(row, "number")
        same_number = number_cell is not None and number_cell.continues and number is None
        same_action = action is not None and action.continues
        if self.last is not None and (same_action or same_number):
            self._more_of_last(row, action if not same_action else None)
        elif self._is_numbered_heading_row(row, number, following):
            self.set_heading(join([cell.passage for cell in row.filled]))
        elif action is None and number is None:
            self._more_of_last(row, None)
            if self.last is not None:
                self.last.warnings.append(
                    "A row without a text stands under this item; what it says was added to the item."
                )
        elif (self._is_numbered and number is None and action is not None and self._continues_last(action)) or (
            action is not None and self._is_point_of_last(number)
        ):
            self._more_of_last(row, action)
        else:
            self._items(row, number, action)

    def _single(self, row: GridRow, cell: GridCell, following: GridRow | None) -> None:
        """A row of which one cell only says something: a heading, the rest of the item above, or an item."""
        column = cell.column
        number = self._number_of(row)
        role = self._layout.roles.get(column)
        is_wide = cell.columns >= max(2, self._layout.width - 1)
        words = len(cell.text.split())
        if (
            role not in ("action", "number", None, "area", "objective")
            and not is_wide
            and column > 0
            and self.last is not None
        ):
            self._more_of_last(row, None)
            self.last.warnings.append("A row of this table names no item; what it says was added to the item above it.")
        elif is_wide and words <= LONGEST_HEADING_ROW and not (number and number.number and number.number.is_action):
            self.set_heading(cell.passage)
        elif is_wide and words > LONGEST_HEADING_ROW:
            return
        elif role == "action" and self._is_point_of_last(number):
            self._more_of_last(row, cell)
        elif number is not None and number.body and role == "action":
            if self._nests(number, following) and not number.ends_sentence:
                self.set_heading(cell.passage)
            else:
                self._items(row, number, cell)
        elif number is not None and not number.body:
            self._items(row, number, None)
        elif self.last is not None and role == "action" and self._continues_last(cell):
            self._more_of_last(row, cell)
        elif self._looks_like_heading(cell):
            self.set_heading(cell.passage)
        elif role == "action":
            self._items(row, None, cell)

    def _is_numbered_heading_row(self, row: GridRow, number: Entry | None, following: GridRow | None) -> bool:
        """ "2 | Capacity building | | " above "2.1 | Train … | IOM | 2025"."""
        others = [cell for cell in row.filled if self._layout.roles.get(cell.column) not in ("number", "action", None)]
        action = self._cell(row, "action")
        return bool(
            number
            and action
            and not others
            and self._nests(number, following)
            and len(action.text.split()) <= LONGEST_PLAIN_HEADING
        )

    def _nests(self, number: Entry, following: GridRow | None) -> bool:
        inner = self._number_of(following) if following is not None else None
        return bool(inner and inner.number and number.number and is_within(inner.number.printed, number.number.printed))

    def _looks_like_heading(self, cell: GridCell) -> bool:
        first = cell.entries[0]
        words = len(cell.text.split())
        if first.number is not None and first.number.is_group:
            return True
        if words > LONGEST_HEADING_ROW or len(cell.entries) > 2:
            return False
        if cell.column < (self._layout.column("action") or 0) and self._layout.roles.get(cell.column) != "number":
            return True
        if all(entry.bold or entry.italic or entry.level for entry in cell.entries):
            return True
        if cell.text.endswith((".", ";", ",")):
            return False
        return (
            (self._is_numbered or self._others_filled) and words <= LONGEST_PLAIN_HEADING and cell.text[:1].isupper()
        ) or cell.text.isupper()

    def _continues_last(self, cell: GridCell) -> bool:
        """True if the cell carries on a sentence that the item above leaves open."""
        if self.last is None or not self.last.parts or any(entry.bold or entry.italic for entry in cell.entries):
            return False
        text = cell.entries[0].text
        is_open = not self.last.text.endswith(TERMINAL)
        return (text[:1].islower() and (is_open or self._is_numbered)) or (
            cell.entries[0].bullet != "" and self._is_numbered
        )

    def _is_point_of_last(self, number: Entry | None) -> bool:
        """True for a row "(a) …" under an item with a number of another kind."""
        if number is None or number.number is None or self.last is None or self.last.printed is None:
            return False
        of_points = ("letter", "roman")
        return number.number.style in of_points and style_of(self.last.printed) not in of_points

    # What is made of it

    def set_heading(self, passage: Passage) -> None:
        said = normal(CONTINUED.sub("", passage.said))
        if self.heading is not None and said == normal(self.heading.said):
            return
        self.heading = passage
        self.headings.append(passage)

    def _more_of_last(self, row: GridRow, action: GridCell | None) -> None:
        item = self.last
        if item is None:
            return
        if action is not None:
            for entry in action.entries:
                item.add_text(entry.passage)
        for role, cell in self._shared(row, action):
            if not cell.continues:
                self._add_cell(item, role, cell)

    def _items(self, row: GridRow, number: Entry | None, action: GridCell | None) -> None:
        groups = self._split_by_numbers(action, number) if action is not None else [[]]
        for entries in groups:
            item = ItemDraft(heading=self.heading)
            if len(groups) > 1:
                item.take_number(entries[0])
                item.warnings.append(
                    "This item shares a row with others; what the row says of leads and dates was given to each."
                )
            elif number is not None:
                item.take_number(number)
            for place, entry in enumerate(entries):
                is_first = place == 0 and (entry.number_at is item.number_at or entry is number)
                if place and label_of(entry.body) in SURE_ROLES:
                    for labelled in take_labels(entry.body)[1]:
                        item.take(labelled)
                else:
                    item.add_text(entry.body if is_first else entry.passage)
            for role, cell in self._shared(row, action):
                self._add_cell(item, role, cell, is_own=not cell.continues and len(groups) == 1)
            self.items.append(item)

    def _shared(self, row: GridRow, action: GridCell | None) -> list[tuple[Role, GridCell]]:
        """The cells beside the text, each once: one merged over several columns stands for a single role."""
        found: list[tuple[Role, GridCell]] = []
        for role in SHARED_ROLES:
            for column in self._layout.columns(role):
                cell = row.at(column)
                if cell and cell is not action and all(cell is not other for _, other in found):
                    found.append((role, cell))
        return found

    def _split_by_numbers(self, action: GridCell, number: Entry | None) -> list[list[Entry]]:
        """The entries of a cell, one list for each item: several if they carry numbers in sequence ("1.1", "1.2")."""
        entries = action.entries
        first = entries[0].number if entries else None
        if number is not None and first is not None and number is not entries[0]:
            return [entries]
        if first is None or first.style not in ("decimal", "dotted", "coded"):
            return [entries]
        groups: list[list[Entry]] = []
        previous = None
        for entry in entries:
            begins = entry.number is not None and (
                previous is None or (follows(entry.number, previous) and entry.number.shape == previous.shape)
            )
            if begins:
                groups.append([])
                previous = entry.number
            groups[-1].append(entry)
        return groups

    def _add_cell(self, item: ItemDraft, role: Role, cell: GridCell, is_own: bool = True) -> None:
        for_names = role in ("lead", "interest")
        passage = join([entry.passage for entry in cell.entries if entry.passage], "\n" if for_names else " ")
        item.add(role, passage, is_own=is_own)
