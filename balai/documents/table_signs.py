"""Whether text set in columns is a table, or only looks like one: a table of contents, a list, labels and values."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from balai.documents.list_markers import list_marker

FEWEST_ROWS = 3
_NUMBER = re.compile(r"[A-Z]{0,3}[ .-]?\d{1,4}(?:\.\d{1,4})*[.)]?")
_TIME = re.compile(r"\d{1,2}[:.]\d{2}(?: ?[–-] ?\d{1,2}[:.]\d{2})?")
_PAGE = re.compile(r"\d{1,3}")


def is_number(cell: str) -> bool:
    """True for a cell that holds the number of a row and nothing else ("1", "2.1", "(a)", "A3"), or its time."""
    marker = list_marker(cell)
    if _NUMBER.fullmatch(cell) or _TIME.fullmatch(cell):
        return True
    return marker is not None and marker.content == len(cell)


def is_table(rows: Sequence[Sequence[str]]) -> bool:
    """``rows`` are the texts of the cells. At least three rows fill two columns, and they are nothing but a table.

    Two columns alone are a table only if the first is no list of numbers and no list of labels ("Venue:").
    """
    filled = [row for row in rows if sum(bool(cell) for cell in row) > 1]
    if len(filled) < FEWEST_ROWS or len(filled) < len(rows) / 2 or _is_contents(filled):
        return False
    if max(map(len, rows)) > 2:
        return True
    firsts = [row[0] for row in filled]
    return not all(is_number(first) or not first for first in firsts) and not _are_labels(firsts)


def _is_contents(rows: Sequence[Sequence[str]]) -> bool:
    """True if the last column has the pages of a table of contents: small numbers that never fall."""
    pages = [row[-1] for row in rows[1:]]
    if not all(_PAGE.fullmatch(page) for page in pages):
        return False
    return all(int(above) <= int(below) for above, below in pairwise(pages))


def _are_labels(firsts: Sequence[str]) -> bool:
    return sum(first.endswith(":") for first in firsts) > len(firsts) / 2
