"""Checks that a neutral document's offsets say what they promise."""

from __future__ import annotations

from collections.abc import Iterable

from balai.documents.neutral import Cell, Document, Margin, Note, Paragraph, Table


def check_offsets(document: Document) -> None:
    """Raises ``AssertionError`` at the first object whose offsets do not match its text, its order or its place."""
    text = document.text
    place = 0
    for block in document.blocks:
        _require(place <= block.start <= block.end <= len(text), block)
        place = block.end
        if isinstance(block, Paragraph):
            _check_paragraph(text, block)
        else:
            _check_table(text, block)
    passages: tuple[Note | Margin, ...] = (*document.notes, *document.margins)
    for passage in passages:
        _require(text[passage.start : passage.end] == passage.text, passage)
    for change in document.changes:
        said = "" if change.kind == "deleted" else change.text
        _require(text[change.start : change.end] == said, change)
    for comment in document.comments:
        _require(0 <= comment.start <= comment.end <= len(text), comment)
    for unread in document.unread:
        _require(0 <= unread.at <= len(text), unread)


def _require(condition: bool, what: object) -> None:
    if not condition:
        raise AssertionError(f"offsets do not match: {what!r}")


def _check_paragraph(text: str, paragraph: Paragraph) -> None:
    _require(text[paragraph.start : paragraph.end] == paragraph.text, paragraph)
    _require(paragraph.text == paragraph.text.strip() != "", paragraph)
    _require(paragraph.text.startswith(paragraph.marker), paragraph)
    _require(0 <= paragraph.level <= 6 and paragraph.depth >= 0, paragraph)
    place = paragraph.start
    for mark in paragraph.note_marks:
        _require(place <= mark.start < mark.end <= paragraph.end, mark)
        place = mark.end


def _check_table(text: str, table: Table) -> None:
    _require(bool(table.rows), table)
    place = table.start
    for row in table.rows:
        _require(place <= row.start <= row.end <= table.end, row)
        place = row.end
        _check_cells(text, row.cells, row.start, row.end)


def _check_cells(text: str, cells: Iterable[Cell], start: int, end: int) -> None:
    """Cells stand in the order of their columns; those not continued lie within their row, one after another."""
    column = 0
    place = start
    for cell in cells:
        _require(cell.column >= column and cell.columns >= 1, cell)
        column = cell.column + cell.columns
        _require(text[cell.start : cell.end] == cell.text, cell)
        for paragraph in cell.paragraphs:
            _require(cell.start <= paragraph.start <= paragraph.end <= cell.end, paragraph)
            _check_paragraph(text, paragraph)
        if not cell.continues:
            _require(place <= cell.start <= cell.end <= end, cell)
            place = cell.end
