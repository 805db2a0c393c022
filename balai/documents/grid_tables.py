"""Tables drawn with characters (``+---+``), laid out again with tabs, because their cells run over several lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

_RULING = re.compile(r"[ \t]*\+(?:[-=+: ]*[-=]{2}[-=+: ]*)\+[ \t]*")
LAID_OUT_AGAIN = (
    "A table drawn with lines of characters was laid out again, a row to a line and tabs between its cells."
)


def lay_out_grid_tables(text: str) -> tuple[str, bool]:
    """The text with every drawn table as lines of cells separated by tabs; whether there was one."""
    lines = text.split("\n")
    if not any(line.lstrip().startswith("+") for line in lines):
        return text, False
    laid_out: list[str] = []
    place = 0
    while place < len(lines):
        after = _end_of_grid(lines, place)
        laid_out += _rows(lines[place:after]) if after > place else [lines[place]]
        place = max(after, place + 1)
    again = "\n".join(laid_out)
    return again, again != text


def _end_of_grid(lines: Sequence[str], place: int) -> int:
    """Where the drawn table that begins at ``place`` ends; ``place`` itself if none does."""
    if not _RULING.fullmatch(lines[place]):
        return place
    after = place + 1
    while after < len(lines) and (_RULING.fullmatch(lines[after]) or _is_of_cells(lines[after])):
        after += 1
    has_rows = any(_is_of_cells(line) for line in lines[place:after])
    return after if has_rows and _RULING.fullmatch(lines[after - 1]) else place


def _is_of_cells(line: str) -> bool:
    stripped = line.strip()
    return len(stripped) > 1 and stripped.startswith("|") and stripped.endswith("|")


def _rows(lines: Sequence[str]) -> list[str]:
    rows: list[str] = []
    cells: list[str] = []
    for line in lines:
        if _RULING.fullmatch(line):
            if cells:
                rows.append("\t".join(cells))
            cells = []
            continue
        pieces = [piece.strip() for piece in line.strip()[1:-1].split("|")]
        cells += [""] * (len(pieces) - len(cells))
        for column, piece in enumerate(pieces):
            cells[column] = f"{cells[column]} {piece}".strip()
    return rows
