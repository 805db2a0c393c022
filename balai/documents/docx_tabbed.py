"""Tables that a Word file sets with tab stops: a row to a paragraph, tabs between its cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from balai.documents.lines import trimmed
from balai.documents.list_markers import list_marker
from balai.documents.neutral import Cell, Paragraph, Row, Table
from balai.documents.table_signs import FEWEST_ROWS, is_table

_LONGEST_HEADING = 100
_MOST_COLUMNS = 63  # the most that a table of Word's own has
_CONTENTS = re.compile(r"toc|table of figures", re.IGNORECASE)

Block = Paragraph | Table
Span = tuple[int, int]


def with_tabbed_tables(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The same blocks, those paragraphs that are plainly the rows of a table taken together."""
    found: list[Block] = []
    known: set[int] = set()
    place = 0
    while place < len(blocks):
        run = _run(blocks, place)
        table = _table(run, known) if run else None
        found += [table] if table is not None else run or [blocks[place]]
        place += len(run) or 1
    return tuple(found)


def _is_row(block: Block) -> bool:
    return (
        isinstance(block, Paragraph)
        and "\t" in block.text
        and "\n" not in block.text
        and not block.level
        and not _CONTENTS.match(block.style)
    )


def _run(blocks: Sequence[Block], first: int) -> list[Paragraph]:
    """The paragraphs with tabs from ``first`` on; a short one without, directly between two, is a sub-heading."""
    run: list[Paragraph] = []
    for place in range(first, len(blocks)):
        block = blocks[place]
        if not isinstance(block, Paragraph):
            break
        is_between = bool(run) and _is_row(run[-1]) and place + 1 < len(blocks) and _is_row(blocks[place + 1])
        if not _is_row(block) and not (is_between and _is_heading(block)):
            break
        run.append(block)
    return run


def _is_heading(paragraph: Paragraph) -> bool:
    is_short = len(paragraph.text) <= _LONGEST_HEADING and "\n" not in paragraph.text
    return is_short and not paragraph.level and not paragraph.text.endswith((".", ";"))


def _table(run: Sequence[Paragraph], known: set[int]) -> Table | None:
    """The table that the run is. ``known`` are the numbers of columns of those found before: one more table of as many
    need not have three rows."""
    spans = _spans(run)
    columns = max(map(len, spans))
    if columns > _MOST_COLUMNS:
        return None
    full = sum(len(each) == columns for each in spans)
    texts = [
        [paragraph.text[start:end].strip() for start, end in each] for paragraph, each in zip(run, spans, strict=True)
    ]
    is_another = columns > 2 and columns in known and full * 2 >= len(run)
    if not is_another and not (full >= FEWEST_ROWS and is_table(texts) and (columns > 2 or full == len(run))):
        return None
    known.add(columns)
    rows = [_row(paragraph, each) for paragraph, each in zip(run, spans, strict=True)]
    return Table(tuple(rows), rows[0].start, rows[-1].end)


def _spans(run: Sequence[Paragraph]) -> list[list[Span]]:
    """The cells of each paragraph, as places in its text. Several tabs are one separator if that alone gives all the
    same number of cells."""
    with_tabs = [paragraph.text for paragraph in run if _is_row(paragraph)]
    single = {text.count("\t") for text in with_tabs}
    collapsed = {len(re.findall("\t+", text)) for text in with_tabs}
    separator = re.compile("\t+" if len(single) > 1 and len(collapsed) == 1 else "\t")
    return [_between(separator, paragraph.text) for paragraph in run]


def _between(separator: re.Pattern[str], text: str) -> list[Span]:
    edges = [0, *(edge for match in separator.finditer(text) for edge in match.span()), len(text)]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _row(paragraph: Paragraph, spans: Sequence[Span]) -> Row:
    cells = tuple(_cell(paragraph, span, column) for column, span in enumerate(spans))
    return Row(cells, paragraph.start, paragraph.end)


def _cell(paragraph: Paragraph, span: Span, column: int) -> Cell:
    start, end = trimmed(paragraph.text, *span)
    said = paragraph.text[start:end]
    start, end = paragraph.start + start, paragraph.start + end
    if not said:
        return Cell((), start, end, column)
    marker = list_marker(said)
    part = replace(
        paragraph,
        text=said,
        start=start,
        end=end,
        marker=paragraph.marker if said.startswith(paragraph.marker) and not column else marker.text if marker else "",
        note_marks=tuple(mark for mark in paragraph.note_marks if start <= mark.start and mark.end <= end),
    )
    return Cell((part,), start, end, column)
