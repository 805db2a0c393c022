"""The coverage grid: what is there and what is missing, where rows meet columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from balai.ui.charts.chart import Caption, Chart, Value
from balai.ui.charts.drawing import clean
from balai.ui.charts.grid_pictures import Cell, Entry, Grid, narrow_picture, wide_picture


def coverage_grid(
    key: str,
    title: str,
    rows: Sequence[Entry],
    columns: Sequence[Entry],
    cells: Mapping[tuple[str, str], Cell],
    *,
    row_name: str,
    totals: Mapping[str, int] | None = None,
    empty_words: str = "",
    note: str = "",
) -> Chart:
    """Counts of rows × columns by ``(row.key, column.key)``; a missing cell counts none.

    ``row_name`` heads the rows' labels ("Area"). ``totals`` are the rows' own counts: not summed here, because one
    thing may stand in two columns. A row without any count is hatched and says ``empty_words``.
    """
    grid = Grid(rows, columns, cells, totals, empty_words or _("none"))
    caption = Caption(key, title, _gaps(grid))
    return Chart(
        key=key,
        title=title,
        svg=wide_picture(grid, caption),
        narrow_svg=narrow_picture(grid, caption.narrow()),
        columns=(row_name, *(clean(column.label) for column in columns), *([] if totals is None else [_("Total")])),
        rows=tuple(_table_row(grid, row) for row in rows),
        note=note,
        wide=True,
    )


def _gaps(grid: Grid) -> str:
    """The picture's point in a sentence: which rows are empty."""
    gaps = [row.label for row in grid.rows if grid.is_empty(row)]
    if not gaps:
        return _("No row is empty.")
    words = ngettext("%(count)d row of %(all)d is empty", "%(count)d rows of %(all)d are empty", len(gaps))
    return f"{words % {'count': len(gaps), 'all': len(grid.rows)}}: {'; '.join(gaps)}."


def _table_row(grid: Grid, row: Entry) -> tuple[Value, ...]:
    counts = [grid.cell(row, column).count for column in grid.columns]
    return (clean(row.label), *counts, *([] if grid.totals is None else [grid.totals.get(row.key, 0)]))
