"""Which lines of a table in aligned columns are one row: a cell may run over several lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from balai.documents.list_markers import list_marker
from balai.documents.table_signs import is_number
from balai.documents.wrapping import is_unfinished

_MOST_HEADER_LINES = 5
_FEWEST_GROUPS = 3
_NARROWEST = 15
"""In a narrower column every name fills its line, and the next one may begin another row."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: what stands in each column. Blank lines and rulings have no cells."""

    cells: tuple[str, ...]
    is_ruling: bool = False
    is_heading: bool = False
    hangs: bool = False
    """The first cell is indented, as lines are that go on with the one above."""


def assemble(entries: Sequence[Entry]) -> tuple[list[list[str]], list[int]]:
    """The rows, and for each the place of its first line."""
    begins = _beginnings(entries)
    begins = _header_as_one(entries, begins)
    begins = _groups(entries, begins) or begins
    rows: list[list[str]] = []
    for place, entry in enumerate(entries):
        if not entry.cells:
            continue
        if place in begins or not rows:
            rows.append(list(entry.cells))
        else:
            rows[-1] = [f"{above} {said}".strip() for above, said in zip(rows[-1], entry.cells, strict=True)]
    return rows, sorted(begins)


def _beginnings(entries: Sequence[Entry]) -> set[int]:
    """The lines that begin a row by what they say themselves. Those above the first belong to it: a header's."""
    filled = [entry.cells for entry in entries if entry.cells and not entry.is_heading]
    widths = [max(map(len, column)) for column in zip(*filled, strict=True)]
    begins: set[int] = set()
    above: list[str] = ["" for _ in widths]
    for place, entry in enumerate(entries):
        if not entry.cells:
            continue
        if entry.is_heading or (above[0] == "" and entry.cells[0]) or _begins_row(above, entry, widths):
            if begins or entry.cells[0]:
                begins.add(place)
            above = list(entry.cells) if not entry.is_heading else ["" for _ in widths]
        else:
            above = [said or before for before, said in zip(above, entry.cells, strict=True)]
    first = next(place for place, entry in enumerate(entries) if entry.cells)
    if begins and min(begins) != first:
        begins.remove(min(begins))
    return begins | {first}


def _begins_row(above: Sequence[str], entry: Entry, widths: Sequence[int]) -> bool:
    """``above`` has what each column of the row above said last."""
    cells = entry.cells
    if not cells[0]:
        return False
    filled = [column for column, said in enumerate(cells) if said]
    marker = list_marker(cells[0])
    if is_number(cells[0]) or (marker is not None and (not marker.is_bullet or len(filled) > 1)):
        return True
    if entry.hangs:
        return False
    if any(not above[column] for column in filled):
        return True
    is_wrapped = all(_is_wrapped(above[column], cells[column], widths[column]) for column in filled)
    if all(cells[column] or not above[column] for column in range(len(cells))):
        return not (is_wrapped and cells[0][0].islower())
    return not (is_wrapped or all(cells[column][0].islower() for column in filled))


def _is_wrapped(above: str, said: str, width: int) -> bool:
    """True if the line above was broken because it was full, or ends on a word that asks for another."""
    if width < _NARROWEST and said[0].isupper():
        return is_unfinished(above)
    return is_unfinished(above) or len(above) + 1 + len(said.split(maxsplit=1)[0]) > width


def _header_as_one(entries: Sequence[Entry], begins: set[int]) -> set[int]:
    """All lines above the first ruling are the header, if they are few."""
    ruling = next((place for place, entry in enumerate(entries) if entry.is_ruling), 0)
    if not 0 < ruling <= _MOST_HEADER_LINES or all(not entry.cells for entry in entries[ruling:]):
        return begins
    below = next(place for place, entry in enumerate(entries) if place > ruling and entry.cells)
    return {min(begins), below} | {place for place in begins if place > ruling}


def _groups(entries: Sequence[Entry], begins: set[int]) -> set[int]:
    """The beginnings where blank lines or rulings part the rows; none if they do not.

    Then a row may begin above its number, which stands in the middle of the lines of its cells.
    """
    firsts: list[int] = []
    rows_begun: list[int] = []
    is_apart = True
    for place, entry in enumerate(entries):
        if not entry.cells:
            is_apart = True
            continue
        if is_apart:
            firsts.append(place)
            rows_begun.append(0)
        is_apart = False
        rows_begun[-1] += place in begins
    if len(firsts) < _FEWEST_GROUPS or max(rows_begun) > 1:
        return set()
    return {first for first, begun in zip(firsts, rows_begun, strict=True) if begun}
