"""Finds the tables that hold action items and reads them in their order, each with the headings before it."""

from __future__ import annotations

from dataclasses import dataclass, field

from balai.people.names import Vocabulary
from balai.workplan.reading.cards import is_card, read_cards
from balai.workplan.reading.flow import Entry, Flow, Grid
from balai.workplan.reading.layout import Layout, is_item_table, layout_by_content, layout_of
from balai.workplan.reading.lists import Lists
from balai.workplan.reading.passage import Passage
from balai.workplan.reading.rows import RowReader
from balai.workplan.reading.sections import Section, headings_over, holds_no_items


@dataclass
class TableReader:
    """Reads every table of the sections; those that hold no items are left unplaced, with a warning."""

    vocabulary: Vocabulary
    lists: Lists
    rows: RowReader = field(default_factory=RowReader)
    warnings: list[str] = field(default_factory=list)
    _layout: Layout | None = None

    def read(self, section: Section, heading: Passage | None) -> None:
        """``heading`` is the nearest one that tells items apart; a table without one of its own carries it."""
        is_first = True
        for place, part in enumerate(section.parts):
            if isinstance(part, Grid):
                self._grid(part, section, heading, is_first)
                is_first = False
            elif part.number is not None and self._layout is not None:
                rest = _rest_before_grid(section.parts[place + 1 :])
                if rest is not None:
                    if is_first and heading is not None:
                        self.rows.set_heading(heading)
                    self.rows.paragraph(part, rest)

    def _grid(self, grid: Grid, section: Section, heading: Passage | None, is_first: bool) -> None:
        purpose = section.inherited
        if purpose in ("objectives", "priorities", "ongoing") and self._is_list(grid, section):
            return
        if purpose in ("appendix", "notes"):
            return
        is_out_of_place = any(holds_no_items(over.text) for over in headings_over(section)[-1:])
        if is_card(grid):
            self.rows.items += read_cards(grid, heading)
            return
        layout = layout_of(grid)
        goes_on = False
        if layout is None and self._layout is not None and grid.width == self._layout.width and not is_out_of_place:
            layout = Layout(self._layout.roles, grid.width, headings=self._layout.headings)
            goes_on = True
        elif layout is None and not is_out_of_place:
            layout = layout_by_content(grid, self.vocabulary)
            if layout is not None:
                self.warnings.append(
                    "A table has no header row. What its columns hold was judged by what stands in them; please check."
                )
        if layout is None or not (layout.is_guessed or goes_on or is_item_table(layout, is_out_of_place)):
            self._left_out(grid)
            return
        self._layout = layout
        if is_first and heading is not None:
            self.rows.set_heading(heading)
        elif is_first and section.heading is not None and not goes_on:
            self.rows.heading = None
        self.rows.read(grid, layout, goes_on)
        self._unread_columns(layout)

    def _is_list(self, grid: Grid, section: Section) -> bool:
        layout = layout_of(grid)
        if layout is not None and is_item_table(layout, heading_is_elsewhere=False) and grid.width > 2:
            return False
        purpose = section.inherited
        return purpose is not None and self.lists.read_grid(grid, purpose)

    def _left_out(self, grid: Grid) -> None:
        first = next((row for row in grid.rows if row.filled), None)
        if first is None:
            return
        said = " | ".join(cell.text for cell in first.filled)
        self.warnings.append(
            f"The table that begins “{said[:70]}{'…' if len(said) > 70 else ''}” holds no action items; "
            "it is listed as unplaced."
        )

    def _unread_columns(self, layout: Layout) -> None:
        for column, text in layout.headings.items():
            if layout.roles.get(column) in (None, "other"):
                warning = f"The column “{text}” has no field in a plan; what stands in it is listed as unplaced."
                if warning not in self.warnings:
                    self.warnings.append(warning)


def _rest_before_grid(parts: Flow) -> list[Entry] | None:
    """The paragraphs that carry on a sentence up to a table; None if something else comes first."""
    rest: list[Entry] = []
    for part in parts:
        if isinstance(part, Grid):
            return rest
        if part.is_listed or not part.text[:1].islower():
            return None
        rest.append(part)
    return None
