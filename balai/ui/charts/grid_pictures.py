"""How a coverage grid is drawn: as a grid where there is room, as a list of what is filled on a phone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from markupsafe import Markup

from balai.ui.charts.chart import NARROW, Caption, picture
from balai.ui.charts.drawing import (
    BASELINE,
    LINE,
    Box,
    explained,
    filled,
    hatch,
    hatched,
    join,
    lines_of_text,
    rectangle,
    rule,
    shorten,
    text,
    width_of,
    wrap,
)
from balai.ui.filters import number

LABELS: Final = 232
"""Pixels of the wide picture that the rows' labels take."""
TOTALS: Final = 64
SLANTED: Final = 42
"""Pixels of a column whose label is slanted, and so never too long for it."""
UPRIGHT: Final = 112
"""Pixels of a column while there are so few that their labels stand upright."""
FEW: Final = 5
LONGEST: Final = 160
"""Pixels that a slanted label may be long."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row or a column. ``key`` finds its cells; ``short`` is used where ``label`` has no room."""

    key: str
    label: str
    href: str = ""
    short: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    count: int
    href: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    rows: Sequence[Entry]
    columns: Sequence[Entry]
    cells: Mapping[tuple[str, str], Cell]
    totals: Mapping[str, int] | None
    empty_words: str

    def cell(self, row: Entry, column: Entry) -> Cell:
        return self.cells.get((row.key, column.key), Cell(0))

    def is_empty(self, row: Entry) -> bool:
        return not any(self.cell(row, column).count for column in self.columns)

    def total(self, row: Entry) -> str:
        return number(self.totals.get(row.key, 0)) if self.totals is not None else ""

    def tint(self, count: int) -> float:
        """How strongly a cell is filled: four steps, light enough for the number that stands in it."""
        most = max(cell.count for cell in self.cells.values())
        return 0.1 + 0.09 * -(-4 * count // most)

    @property
    def has_few_columns(self) -> bool:
        return len(self.columns) <= FEW

    @property
    def step(self) -> int:
        return UPRIGHT if self.has_few_columns else SLANTED

    @property
    def end(self) -> int:
        """Where the last column ends."""
        return LABELS + self.step * len(self.columns)

    @property
    def totals_width(self) -> int:
        return 0 if self.totals is None else TOTALS

    @property
    def has_links(self) -> bool:
        return any(entry.href for entry in (*self.rows, *self.columns)) or any(
            cell.href for cell in self.cells.values()
        )


def wide_picture(grid: Grid, caption: Caption) -> Markup:
    head = _head_height(grid)
    shapes = [hatch(caption.hatch)]
    shapes += [_column_label(grid, column, LABELS + n * grid.step, head) for n, column in enumerate(grid.columns)]
    if grid.totals is not None:
        shapes.append(text(_("Total"), grid.end + TOTALS - 8, head - 8, text_anchor="end", css="c-soft"))
    y = float(head)
    for row in grid.rows:
        label = wrap(row.label, LABELS - 16, most=3)
        height = max(38, len(label) * LINE + 12)
        shapes.append(_wide_row(grid, row, label, Box(LABELS, y, grid.end - LABELS, height), caption))
        y += height
    shapes.append(rule(0, y, grid.end + grid.totals_width, y, css="c-edge"))
    overhang = 0 if grid.has_few_columns else head - 20
    return picture(caption, grid.end + max(grid.totals_width, overhang), y + 2, shapes, has_links=grid.has_links)


def _head_height(grid: Grid) -> int:
    if grid.has_few_columns:
        return 12 + LINE * max((len(wrap(column.label, UPRIGHT - 10)) for column in grid.columns), default=1)
    return round(26 + 0.72 * max(width_of(_slanted_words(column)) for column in grid.columns))


def _slanted_words(column: Entry) -> str:
    fits = width_of(column.label) <= LONGEST
    return shorten(column.label if fits or not column.short else column.short, LONGEST)


def _column_label(grid: Grid, column: Entry, x: float, head: int) -> Markup:
    centre = x + grid.step / 2
    if grid.has_few_columns:
        lines = wrap(column.label, UPRIGHT - 10)
        words = lines_of_text(lines, centre, head - 8 - LINE * (len(lines) - 1), text_anchor="middle")
    else:
        words = text(_slanted_words(column), centre, head - 8, transform=f"rotate(-45 {centre:.0f} {head - 8})")
    return explained(words, column.label, column.href)


def _wide_row(grid: Grid, row: Entry, label: Sequence[str], place: Box, caption: Caption) -> Markup:
    """``place``: where its cells stand; the label stands before, the total after them."""
    base = place.middle + BASELINE
    weight = "bold" if grid.is_empty(row) else None
    words = lines_of_text(label, 0, base - (len(label) - 1) * LINE / 2, font_weight=weight)
    shapes = [rule(0, place.y, grid.end + grid.totals_width, place.y), explained(words, row.label, row.href)]
    if grid.is_empty(row):
        shapes.append(_gap(grid, row, place.inset(2, 4), caption.hatch))
    else:
        for n, column in enumerate(grid.columns):
            shapes.append(_wide_cell(grid, row, column, Box(LABELS + n * grid.step, place.y, grid.step, place.height)))
    if grid.totals is not None:
        shapes.append(text(grid.total(row), grid.end + TOTALS - 8, base, text_anchor="end", font_weight="bold"))
    return join(shapes)


def _wide_cell(grid: Grid, row: Entry, column: Entry, place: Box) -> Markup:
    cell = grid.cell(row, column)
    if not cell.count:
        return text("·", place.centre, place.middle + BASELINE, text_anchor="middle", css="c-soft")
    words = text(number(cell.count), place.centre, place.middle + BASELINE, text_anchor="middle", css="c-ink")
    shape = filled(place.inset(2, 4), grid.tint(cell.count)) + words
    return explained(shape, f"{row.label} – {column.label}: {number(cell.count)}", cell.href)


def _gap(grid: Grid, row: Entry, place: Box, pattern: str) -> Markup:
    """A row that is empty: hatched, outlined, and said in words on a clear ground."""
    room = width_of(grid.empty_words) + 24
    ground = Box(place.centre - room / 2, place.y + 2, room, place.height - 4)
    shapes = (
        hatched(place, pattern),
        rectangle(ground, fill="#fff", css="c-ground"),
        text(grid.empty_words, place.centre, place.middle + BASELINE, text_anchor="middle"),
    )
    return explained(join(shapes), f"{row.label}: {grid.empty_words}")


def narrow_picture(grid: Grid, caption: Caption) -> Markup:
    """Each row is a heading with its filled cells under it, so that a phone has nothing to scroll sideways to."""
    shapes = [hatch(caption.hatch)]
    y = 0.0
    for row in grid.rows:
        label = wrap(row.label, NARROW - 60, most=3)
        words = lines_of_text(label, 0, y + 21, font_weight="bold")
        shapes += [rule(0, y + 1, NARROW, y + 1), explained(words, row.label, row.href)]
        if grid.totals is not None:
            shapes.append(text(grid.total(row), NARROW, y + 21, text_anchor="end", font_weight="bold"))
        y += len(label) * LINE + 14
        if grid.is_empty(row):
            shapes.append(_gap(grid, row, Box(1, y, NARROW - 2, 30), caption.hatch))
            y += 30
        else:
            cells, y = _narrow_cells(grid, row, y)
            shapes += cells
        y += 14
    return picture(caption, NARROW, y, shapes, has_links=grid.has_links)


def _narrow_cells(grid: Grid, row: Entry, y: float) -> tuple[list[Markup], float]:
    """The filled cells of a row, one after the other, and where they end."""
    shapes: list[Markup] = []
    x = 0.0
    for column in grid.columns:
        cell = grid.cell(row, column)
        if not cell.count:
            continue
        words = f"{shorten(column.short or column.label, NARROW - 60)} {number(cell.count)}"
        width = width_of(words) + 16
        if x and x + width > NARROW:
            x, y = 0.0, y + 34
        shape = filled(Box(x, y, width, 30), grid.tint(cell.count)) + text(words, x + 8, y + 20, css="c-ink")
        shapes.append(explained(shape, f"{row.label} – {column.label}: {number(cell.count)}", cell.href))
        x += width + 4
    return shapes, y + 30
