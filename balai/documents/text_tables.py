"""Tables in plain text: columns separated by tabs, or by pipes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from balai.documents.lines import Line, trimmed
from balai.documents.list_markers import list_marker
from balai.documents.neutral import Cell, Row, Table
from balai.documents.text_paragraphs import paragraph

_PIPE = re.compile(r"(?<!\\)\|")
_RULING = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")

_CLOSES_QUOTE = re.compile(r'^[^"]*"(?:\t|$)')

Span = tuple[int, int]


def _cell(text: str, span: Span, column: int, notes: frozenset[str]) -> Cell:
    start, end = trimmed(text, *span)
    if start == end:
        return Cell((), start, end, column)
    said = paragraph(text, start, end, notes)
    return Cell((said,), said.start, said.end, column)


def _row(text: str, line: Line, spans: Sequence[Span], notes: frozenset[str], is_header: bool = False) -> Row:
    cells = tuple(_cell(text, span, column, notes) for column, span in enumerate(spans))
    return Row(cells, line.start, line.end, is_header)


def _table(rows: Sequence[Row]) -> Table:
    return Table(tuple(rows), rows[0].start, rows[-1].end)


# Tabs


def _inner_tabs(line: Line) -> int:
    """How many tabs separate columns: all but those that only indent the line."""
    return line.text.lstrip().count("\t") if line.text.strip() else 0


def _is_tabbed_list_entry(line: Line) -> bool:
    """ "1.<tab>Text", as word processors write a list into a text file."""
    marker = list_marker(line.text)
    return marker is not None and _inner_tabs(line) == 1 and "\t" in line.text[: marker.content]


def _tabbed_run(lines: Sequence[Line], first: int) -> int:
    """Where the lines with tabs that begin at ``first`` end.

    A line without a tab directly between two rows is a row of one cell: editors drop the tabs at a line's end.
    """
    after = first
    while after < len(lines) and not lines[after].is_blank:
        if _inner_tabs(lines[after]):
            after += 1
        elif after + 1 < len(lines) and _inner_tabs(lines[after + 1]):
            after += 2
        else:
            break
    return after


def _tab_spans(line: Line, collapse: bool) -> list[Span]:
    pattern = r"\t+" if collapse else r"\t"
    spans = []
    start = 0
    for separator in re.finditer(pattern, line.text):
        spans.append(_unquoted(line, start, separator.start()))
        start = separator.end()
    spans.append(_unquoted(line, start, len(line.text)))
    return spans


def _unquoted(line: Line, start: int, end: int) -> Span:
    """Spreadsheets put a cell with a comma or a line break in quotes, which are not its text."""
    said = line.text[start:end].strip()
    if len(said) > 1 and said.startswith('"') and said.endswith('"') and said.count('"') == 2:
        start, end = trimmed(line.text, start, end)
        return line.start + start + 1, line.start + end - 1
    return line.start + start, line.start + end


def _read_tab_table(text: str, lines: Sequence[Line], notes: frozenset[str]) -> Table:
    """Several tabs in a row are one separator only if that alone gives every row the same number of columns."""
    single = Counter(line.text.count("\t") for line in lines)
    collapsed = Counter(len(re.findall(r"\t+", line.text)) for line in lines)
    collapse = len(single) > 1 and len(collapsed) == 1
    return _table([_row(text, line, _tab_spans(line, collapse), notes) for line in lines])


# Pipes


def _is_ruling(line: Line) -> bool:
    return "-" in line.text and _RULING.fullmatch(line.text) is not None


def _is_closed(line: Line) -> bool:
    """True if the line ends with a pipe that separates nothing."""
    stripped = line.text.rstrip()
    return stripped.endswith("|") and not stripped.endswith("\\|")


def _pipe_spans(line: Line, closed: bool) -> list[Span]:
    """The cells of a row; in a table whose rows are ``closed``, nothing follows the last pipe."""
    bounds = [match.start() for match in _PIPE.finditer(line.text)]
    stripped = line.text.strip()
    edges = [-1, *bounds, len(line.text)]
    spans = [(line.start + left + 1, line.start + right) for left, right in pairwise(edges)]
    if stripped.startswith("|"):
        spans = spans[1:]
    if closed and _is_closed(line):
        spans = spans[:-1]
    return spans


def _has_outer_pipes(line: Line) -> bool:
    stripped = line.text.strip()
    return len(stripped) > 2 and stripped.startswith("|") and stripped.endswith("|")


def _piped_lines(lines: Sequence[Line], first: int) -> int:
    """How many lines from ``first`` on are a pipe table; 0 if none is.

    Either a ruling (``|---|---|``) stands second, or every row has its outer pipes.
    """
    if not _PIPE.search(lines[first].text):
        return 0
    second = lines[first + 1] if first + 1 < len(lines) else None
    has_ruling = (
        second is not None
        and _is_ruling(second)
        and "|" in second.text
        and len(_pipe_spans(second, _is_closed(second))) == len(_pipe_spans(lines[first], _is_closed(lines[first])))
    )
    if not has_ruling and not _has_outer_pipes(lines[first]):
        return 0
    after = first
    while after < len(lines):
        line = lines[after]
        belongs = bool(_PIPE.search(line.text)) if has_ruling else _has_outer_pipes(line)
        if not belongs and not (has_ruling and after == first + 1):
            break
        after += 1
    count = after - first
    return count if has_ruling or count > 1 else 0


def _read_pipe_table(text: str, lines: Sequence[Line], notes: frozenset[str]) -> Table | None:
    """The row above a ruling is the header. Rulings are not rows; a table of rulings alone is none."""
    has_header = len(lines) > 1 and _is_ruling(lines[1])
    closed = _is_closed(lines[0])
    rows = [
        _row(text, line, _pipe_spans(line, closed), notes, is_header=has_header and place == 0)
        for place, line in enumerate(lines)
        if not _is_ruling(line)
    ]
    return _table(rows) if rows else None


# Finding them


def join_quoted(lines: Sequence[Line]) -> list[Line]:
    """Lines that are one row, because a quoted cell of it ("…) runs over line ends, become one line."""
    joined: list[Line] = []
    place = 0
    while place < len(lines):
        line = lines[place]
        after = place + 1
        if _opens_quote(line.text):
            closing = next((at for at in range(after, min(after + 20, len(lines))) if '"' in lines[at].text), None)
            has_tab = closing is not None and ("\t" in line.text or "\t" in lines[closing].text)
            if closing is not None and has_tab and _CLOSES_QUOTE.search(lines[closing].text):
                after = closing + 1
                said = "\n".join(each.text for each in lines[place:after])
                line = Line(said, line.start, lines[closing].end)
        joined.append(line)
        place = after
    return joined


def _opens_quote(text: str) -> bool:
    last = text.rpartition("\t")[2]
    return last.startswith('"') and last.count('"') == 1 and len(last) > 1


@dataclass(frozen=True, slots=True)
class TableLines:
    """The lines from ``first`` up to ``after`` are one table."""

    first: int
    after: int
    has_pipes: bool


def find_tables(lines: Sequence[Line]) -> dict[int, TableLines]:
    """Every table among the lines, by its first line."""
    found: dict[int, TableLines] = {}
    place = 0
    while place < len(lines):
        piped = _piped_lines(lines, place)
        if piped:
            found[place] = TableLines(place, place + piped, has_pipes=True)
            place += piped
        elif _inner_tabs(lines[place]):
            after = _tabbed_run(lines, place)
            if not all(_is_tabbed_list_entry(line) for line in lines[place:after] if _inner_tabs(line)):
                found[place] = TableLines(place, after, has_pipes=False)
            place = after
        else:
            place += 1
    return found


def read_table(text: str, lines: Sequence[Line], at: TableLines, notes: frozenset[str]) -> Table | None:
    rows = lines[at.first : at.after]
    return _read_pipe_table(text, rows, notes) if at.has_pipes else _read_tab_table(text, rows, notes)
