"""Tables whose columns are aligned with spaces, laid out again with tabs: their cells may run over several lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from balai.documents.aligned_rows import Entry, assemble
from balai.documents.table_signs import FEWEST_ROWS, is_table

LAID_OUT_ALIGNED = (
    "A table whose columns are aligned with spaces was laid out again, a row to a line and tabs between its cells."
)

_PIECE = re.compile(r"[^ ]+(?: [^ ]+)*")
_RULING = re.compile(r" *(?:-{2,}|={2,}|_{2,})(?: +(?:-{2,}|={2,}|_{2,}))* *")
_NO_COLUMNS = re.compile(r"[\t|]")
_GUTTER = re.compile("0{2,}")
_LONGEST_LINE = 400
_LONGEST_HEADING = 100
_MOST_BLANK_LINES = 2
_MOST_ALIGNED = 0.75
_DEEPEST_INDENT = 6
_MOST_LOOKS = 8
"""How often a line is looked at on average: two tables that share a gutter are first taken for one."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    pieces: tuple[Span, ...] = ()
    """What stands between gaps of two or more spaces; nothing for lines that are not set in columns at all."""
    written: int = 0
    """The places that are written on, a bit for each."""
    is_ruling: bool = False

    @property
    def is_blank(self) -> bool:
        return not self.text.strip()


def lay_out_aligned_tables(text: str) -> tuple[str, bool]:
    """The text with every table in aligned columns as lines of cells separated by tabs; whether there was one."""
    lines = [_line(each) for each in text.split("\n")]
    left = _MOST_LOOKS * len(lines)
    laid_out: list[str] = []
    found = False
    place = 0
    while place < len(lines):
        region = _grow(lines, place, _MOST_BLANK_LINES if left > 0 else 0)
        rows = _rows(lines, region)
        left -= region.looked_at
        if rows is None and region.has_blank_lines:
            region = _grow(lines, place, 0)
            rows = _rows(lines, region)
        after = region.after
        if rows is None:
            laid_out += [line.text for line in lines[place:after]]
        else:
            found = True
            laid_out += ["\t".join(row) for row in rows]
            if after < len(lines) and not lines[after].is_blank:
                laid_out.append("")
        place = after
    return ("\n".join(laid_out), True) if found else (text, False)


@dataclass(slots=True)
class _Region:
    """The lines from ``first`` up to ``after``, which leave the same gutters free."""

    first: int
    after: int
    headings: set[int] = field(default_factory=set)
    """Lines that run across the columns and stand between rows."""
    looked_at: int = 1
    has_blank_lines: bool = False


def _line(text: str) -> _Line:
    if len(text) > _LONGEST_LINE or _NO_COLUMNS.search(text):
        return _Line(text)
    if _RULING.fullmatch(text):
        return _Line(text, is_ruling=True)
    pieces = tuple(match.span() for match in _PIECE.finditer(text))
    return _Line(text, pieces, sum(((1 << (end - start)) - 1) << start for start, end in pieces))


def _gutters(written: int) -> list[Span]:
    """The spans of two or more places that no line writes on, between the first and the last place that one does."""
    places = f"{written:b}"[::-1]
    return [match.span() for match in _GUTTER.finditer(places, _first_place(written))]


def _first_place(written: int) -> int:
    return max((written & -written).bit_length() - 1, 0)


def _survive(gutters: Sequence[Span], written: int) -> bool:
    """True if of every gutter enough is left."""
    return all("00" in f"{(written >> start) & ((1 << (end - start)) - 1):0{end - start}b}" for start, end in gutters)


def _grow(lines: Sequence[_Line], first: int, most_blank_lines: int) -> _Region:
    """The region that begins at a line with a gap, as long as each line leaves every gutter open."""
    region = _Region(first, first + 1)
    if len(lines[first].pieces) < 2:
        return region
    written = lines[first].written
    place, blank = first + 1, 0
    while place < len(lines) and blank <= most_blank_lines:
        line = lines[place]
        if line.is_blank:
            blank += 1
            region.has_blank_lines = True
        elif not line.is_ruling:
            gutters = _gutters(written)
            if line.pieces and _survive(gutters, written | line.written):
                written |= line.written
                if len(line.pieces) > 1 or _belongs(lines[place - 1].text, line, gutters[0]):
                    region.after = place + 1
            elif _is_heading(lines, place, written):
                region.headings.add(place)
            else:
                break
            blank = 0
        place += 1
    region.looked_at = place - first
    region.headings = {each for each in region.headings if each < region.after}
    return region


def _belongs(above: str, line: _Line, gutter: Span) -> bool:
    """True for a line of one piece that goes on with the row above: under a later column, or plainly in the first."""
    if line.pieces[0][0] >= gutter[0]:
        return True
    room = gutter[0] - len(above[: gutter[0]].rstrip())
    first_word = line.text.split(maxsplit=1)[0]
    return room < gutter[0] and (first_word[0].islower() or room <= len(first_word))


def _is_heading(lines: Sequence[_Line], place: int, written: int) -> bool:
    """True for a line across the columns directly above a row: "Information sharing". A sentence is none."""
    line = lines[place]
    said = line.text.rstrip()
    if len(line.pieces) != 1 or len(said) > _LONGEST_HEADING or said.endswith((".", ";", ",")):
        return False
    if abs(line.pieces[0][0] - _first_place(written)) > 1:
        return False
    for below in lines[place + 1 : place + 2 + _MOST_BLANK_LINES]:
        if not below.is_blank and not below.is_ruling:
            return len(below.pieces) > 1 and _survive(_gutters(written), written | below.written)
    return False


def _rows(lines: Sequence[_Line], region: _Region) -> list[list[str]] | None:
    """The rows of the region's table; None if it is not surely one."""
    if region.after - region.first < FEWEST_ROWS:
        return None
    written = 0
    for place in range(region.first, region.after):
        if place not in region.headings:
            written |= lines[place].written
    columns = _columns(written)
    around = (*lines[max(region.first - 1, 0) : region.first], *lines[region.after : region.after + 1])
    stands_alone = all(each.is_blank or each.is_ruling for each in around)
    if len(columns) < 2 or (len(columns) == 2 and not stands_alone):
        return None
    entries = [_entry(lines[place], columns, place in region.headings) for place in range(region.first, region.after)]
    rows, begins = assemble(entries)
    if not is_table(rows) or (len(columns) == 2 and len(rows) * 3 < len(entries)):
        return None
    beginnings = [lines[region.first + place].text for place in begins if region.first + place not in region.headings]
    return rows if _are_aligned(beginnings, columns) else None


def _columns(written: int) -> list[Span]:
    gutters = _gutters(written)
    edges = [_first_place(written), *(edge for gutter in gutters for edge in gutter), written.bit_length()]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _entry(line: _Line, columns: Sequence[Span], is_heading: bool) -> Entry:
    if line.is_ruling or line.is_blank:
        return Entry((), is_ruling=line.is_ruling)
    if is_heading or _is_centred(line, columns):
        return Entry((line.text.strip(), *("" for _ in columns[1:])), is_heading=True)
    hangs = line.text[columns[0][0] :].startswith("  ")
    return Entry(tuple(line.text[start:end].strip() for start, end in columns), hangs=hangs)


def _is_centred(line: _Line, columns: Sequence[Span]) -> bool:
    """True for a heading in the middle of a column: what goes on with a cell stands at the column's left edge."""
    start = max(edge for edge, _ in columns if edge <= line.pieces[0][0])
    is_deep = line.pieces[0][0] - start > _DEEPEST_INDENT
    return len(line.pieces) == 1 and is_deep and line.text.lstrip()[0].isupper()


def _are_aligned(lines: Sequence[str], columns: Sequence[Span]) -> bool:
    """True if in each column but the first most cells begin, or most cells end, below each other.

    ``lines`` are those that begin a row. The header may be centred.
    """
    return any(
        all(_share_a_place(each, column) for column in columns[1:]) for each in (lines, lines[1:]) if len(each) > 1
    )


def _share_a_place(lines: Sequence[str], column: Span) -> bool:
    spans = []
    for line in lines:
        said = line[column[0] : column[1]]
        if said.strip():
            spans.append((column[0] + len(said) - len(said.lstrip()), column[0] + len(said.rstrip())))
    if not spans:
        return True
    return any(_most_common(places) >= _MOST_ALIGNED * len(spans) for places in zip(*spans, strict=True))


def _most_common(places: Sequence[int]) -> int:
    """How many are at the same place, or at one of two places next to each other."""
    counts = Counter(places)
    return max(counts[place] + counts[place + 1] for place in counts)
