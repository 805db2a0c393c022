"""Notes that somebody typed below the text of a Word file, instead of Word's own footnotes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from balai.documents.neutral import Note, NoteMark, Paragraph, Table
from balai.documents.superscripts import note_line
from balai.documents.symbol_marks import notes_with_references, symbol_marks, symbol_note

Block = Paragraph | Table


def with_typed_notes(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Note, ...]]:
    """Tells typed notes ("¹ To be updated …", "* Subject to funding") from the other blocks, and marks what refers to
    those with a sign."""
    references: list[NoteMark] = []
    for block in blocks:
        for paragraph in _paragraphs(block):
            references += symbol_marks(paragraph.text, paragraph.start)
    passages = [(block.start, block.text) for block in blocks if isinstance(block, Paragraph)] if references else []
    with_signs = notes_with_references(passages, references)
    kept: list[Block] = []
    notes: list[Note] = []
    for block in blocks:
        note = _note(block, with_signs) if isinstance(block, Paragraph) else None
        if note is None:
            kept.append(block)
        else:
            notes.append(note)
    known = frozenset(with_signs.values())
    return tuple(_marked(block, known) if known else block for block in kept), tuple(notes)


def _paragraphs(block: Block) -> Sequence[Paragraph]:
    if isinstance(block, Paragraph):
        return (block,)
    return [each for row in block.rows for cell in row.cells if not cell.continues for each in cell.paragraphs]


def _note(paragraph: Paragraph, with_signs: dict[int, str]) -> Note | None:
    begins = symbol_note(paragraph.text) if paragraph.start in with_signs else note_line(paragraph.text, ())
    if begins is None or any(mark.start == paragraph.start for mark in paragraph.note_marks):
        return None
    mark, start = begins
    return Note(mark, paragraph.text[start:], paragraph.start + start, paragraph.end)


def _marked(block: Block, known: frozenset[str]) -> Block:
    """The block with the references to the notes whose signs are ``known``."""

    def marked(paragraph: Paragraph) -> Paragraph:
        taken = {at for mark in paragraph.note_marks for at in range(mark.start, mark.end)}
        typed = symbol_marks(paragraph.text, paragraph.start, known)
        new = [mark for mark in typed if taken.isdisjoint(range(mark.start, mark.end))]
        marks = sorted([*paragraph.note_marks, *new], key=lambda mark: mark.start)
        return replace(paragraph, note_marks=tuple(marks)) if new else paragraph

    return marked(block) if isinstance(block, Paragraph) else _table(block, marked)


def _table(table: Table, marked: Callable[[Paragraph], Paragraph]) -> Table:
    rows = [
        replace(
            row,
            cells=tuple(replace(cell, paragraphs=tuple(map(marked, cell.paragraphs))) for cell in row.cells),
        )
        for row in table.rows
    ]
    return replace(table, rows=tuple(rows))
