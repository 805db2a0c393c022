"""Reads the paragraphs and tables of a Word file's story into a flow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from balai.documents.composing import Composer, Draft, Flow, Front
from balai.documents.docx_numbering import Counters
from balai.documents.docx_runs import MAX_NESTING, TOO_DEEP, Runs, Story, text_in
from balai.documents.docx_styles import ParagraphStyle
from balai.documents.neutral import Cell, Change, Row, Table, Unread, Unreadable
from balai.documents.ooxml import Element, chosen, q, switch, value, whole

_P, _PPR, _RPR, _SECTION, _VANISH = q("w:p"), q("w:pPr"), q("w:rPr"), q("w:sectPr"), q("w:vanish")
_DEL, _INS, _MOVE_FROM, _MOVE_TO = q("w:del"), q("w:ins"), q("w:moveFrom"), q("w:moveTo")
_TBL, _TR, _TC, _TRPR, _TCPR = q("w:tbl"), q("w:tr"), q("w:tc"), q("w:trPr"), q("w:tcPr")
_SDT, _SDT_PR, _SDT_CONTENT, _PLACEHOLDER = q("w:sdt"), q("w:sdtPr"), q("w:sdtContent"), q("w:showingPlcHdr")
_ALTERNATE, _CHUNK, _ID = q("mc:AlternateContent"), q("w:altChunk"), q("w:id")
_COMMENT_START, _COMMENT_END = q("w:commentRangeStart"), q("w:commentRangeEnd")
_EQUATIONS = frozenset({q("m:oMath"), q("m:oMathPara")})
_SPAN, _V_MERGE, _H_MERGE, _CELL_DEL = q("w:gridSpan"), q("w:vMerge"), q("w:hMerge"), q("w:cellDel")
_BEFORE, _HEADER, _VAL = q("w:gridBefore"), q("w:tblHeader"), q("w:val")
_SILENT = frozenset(
    q(name) for name in ("w:tcPr", "w:trPr", "w:tblPr", "w:tblPrEx", "w:tblGrid", "w:sectPr", "w:sdtPr", "w:sdtEndPr")
)
_MOST_COLUMNS = 63  # Word's own limit

NESTED_TABLE = "A table inside a table was read as paragraphs of the cell that it stands in."


@dataclass(slots=True)
class _Place:
    """A cell before it is read: its grid columns, and how it is merged with the one above ("", restart, continue)."""

    column: int
    columns: int
    merge: str
    is_placeholder: bool
    elements: list[Element] = field(default_factory=list)
    """More than one where an old way of merging puts further cells into this one."""


class Blocks:
    """Reads one story. ``warnings`` are what a reader of the document should know."""

    def __init__(self, story: Story, counters: Counters, composer: Composer) -> None:
        self._story = story
        self._counters = counters
        self._composer = composer
        self._depth = 0
        self.warnings: dict[str, None] = {}

    def read(self, root: Element, flow: Flow) -> None:
        """Reads a whole story."""
        self._read(root, flow)
        self._end_paragraph(flow)
        self._not_read("field", self._story.fields.never_closed())

    def _not_read(self, kind: str, text: str) -> None:
        if text.strip():
            self._composer.unread.append(Unread(kind, " ".join(text.split()), self._composer.length))

    def _deleted(self, text: str) -> None:
        if text:
            self._composer.changes.append(Change("deleted", text, self._composer.length, self._composer.length))

    def _read(self, container: Element, flow: Flow) -> None:
        self._depth += 1
        if self._depth > MAX_NESTING:
            raise Unreadable("too-deep", TOO_DEEP)
        for element in container:
            if element.tag == _P:
                self._paragraph(element, flow)
            elif element.tag == _TBL:
                self._end_paragraph(flow)
                self._table(element, flow)
            else:
                self._other(element, flow)
        self._depth -= 1

    def _other(self, element: Element, flow: Flow) -> None:
        if element.tag == _SDT:
            content = element.find(_SDT_CONTENT)
            if switch(element.find(_SDT_PR), _PLACEHOLDER):
                self._not_read("placeholder", text_in(element))
            elif content is not None:
                self._read(content, flow)
        elif element.tag in (_DEL, _MOVE_FROM):
            self._deleted(text_in(element))
        elif element.tag == _ALTERNATE:
            branch = chosen(element)
            if branch is not None:
                self._read(branch, flow)
        elif element.tag in _EQUATIONS:
            draft = Draft()
            Runs(self._story, draft, ParagraphStyle()).equation(element)
            self._write(draft, ParagraphStyle(), flow)
        elif element.tag == _CHUNK:
            self._not_read("embedded document", "A document inside the document")
        elif element.tag == _COMMENT_START:
            self._composer.comment("start", element.get(_ID) or "", self._composer.length)
        elif element.tag == _COMMENT_END:
            self._composer.comment("end", element.get(_ID) or "", self._composer.length)
        elif element.tag not in _SILENT:
            self._read(element, flow)

    # Paragraphs

    def _paragraph(self, element: Element, flow: Flow) -> None:
        properties = element.find(_PPR)
        style = self._story.styles.paragraph(properties)
        draft = flow.pending[0] if flow.pending is not None else Draft()
        runs = Runs(self._story, draft, style)
        runs.read(element)
        draft.boxes += runs.boxes
        mark = properties.find(_RPR) if properties is not None else None
        if mark is not None and (mark.find(_DEL) is not None or mark.find(_MOVE_FROM) is not None):
            flow.pending = draft, style
        else:
            flow.pending = None
            is_hidden = not draft.said and bool(switch(mark, _VANISH))
            self._write(draft, ParagraphStyle(name=style.name) if is_hidden else style, flow)
        if properties is not None and properties.find(_SECTION) is not None:
            self._story.notes.next_section()

    def _end_paragraph(self, flow: Flow) -> None:
        """A paragraph whose end was deleted has nothing to go on in: it ends here all the same."""
        if flow.pending is not None:
            draft, style = flow.pending
            flow.pending = None
            self._write(draft, style if draft.said else ParagraphStyle(), flow)

    def _write(self, draft: Draft, style: ParagraphStyle, flow: Flow) -> None:
        """Writes a finished paragraph, and behind it the text boxes that are anchored in it."""
        numbered = self._counters.next(style)
        if numbered is not None and numbered.is_bullet and not draft.said:
            numbered = None
        if numbered is None:
            front = Front(level=style.level, style=style.name)
        else:
            front = Front(numbered.marker, numbered.separator, style.level, numbered.depth, style.name)
        flow.paragraph(draft, front)
        for box in draft.boxes:
            self._box(box, flow)

    def _box(self, box: Element, flow: Flow) -> None:
        """A text box counts its lists for itself, as Word does."""
        outside = self._counters
        self._counters = Counters(self._story.numbering)
        self._read(box, flow)
        self._end_paragraph(flow)
        self._counters = outside

    # Tables

    def _table(self, table: Element, flow: Flow) -> None:
        if flow.flattens:
            self._flatten(table, flow)
            return
        composer = self._composer
        rows: list[Row] = []
        merged: dict[int, Cell] = {}
        start = composer.length
        for element, _ in _inside(table, _TR):
            properties = element.find(_TRPR)
            if properties is not None and properties.find(_DEL) is not None:
                self._deleted("\t".join(text_in(cell) for cell, _ in _inside(element, _TC)))
                continue
            composer.write("\n" if rows else flow.separator)
            if not rows:
                start = composer.length
            is_header = bool(switch(properties, _HEADER)) and all(row.is_header for row in rows)
            before = composer.place(), len(composer.changes)
            row, merged = self._row(element, properties, merged, is_header)
            if properties is not None and properties.find(_INS) is not None:
                self._mark_inserted(row, *before)
            rows.append(row)
        if rows:
            flow.blocks.append(Table(tuple(rows), start, composer.length))

    def _mark_inserted(self, row: Row, place: int, changes: int) -> None:
        """A row that was inserted as a whole is one change, not one for each of its runs."""
        composer = self._composer
        kept = [change for change in composer.changes[changes:] if change.kind == "deleted"]
        composer.changes[changes:] = [Change("inserted", composer.since(place), row.start, row.end), *kept]

    def _row(
        self, row: Element, properties: Element | None, merged: dict[int, Cell], is_header: bool
    ) -> tuple[Row, dict[int, Cell]]:
        """The row, and the cells by column that the next row may go on with."""
        start = self._composer.length
        cells: list[Cell] = []
        open_below: dict[int, Cell] = {}
        for place in self._places(row, properties):
            if cells:
                self._composer.write("\t")
            above = merged.get(place.column) if place.merge == "continue" else None
            if above is not None:
                self._covered(place)
                cell = Cell(above.paragraphs, above.start, above.end, place.column, place.columns, continues=True)
            else:
                cell = self._cell(place)
            if place.merge:
                open_below[place.column] = cell
            cells.append(cell)
        return Row(tuple(cells), start, self._composer.length, is_header), open_below

    def _places(self, row: Element, properties: Element | None) -> Iterator[_Place]:
        places: list[_Place] = []
        column = min(max(whole(value(properties, _BEFORE), 0), 0), _MOST_COLUMNS)
        for element, is_placeholder in _inside(row, _TC):
            cell = element.find(_TCPR)
            if cell is not None and cell.find(_CELL_DEL) is not None:
                self._deleted(text_in(element))
                continue
            columns = min(max(whole(value(cell, _SPAN), 1), 1), _MOST_COLUMNS)
            if _merge(cell, _H_MERGE) == "continue" and places:
                places[-1].columns += columns
                places[-1].elements.append(element)
            else:
                places.append(_Place(column, columns, _merge(cell, _V_MERGE), is_placeholder, [element]))
            column += columns
        yield from places

    def _cell(self, place: _Place) -> Cell:
        flow = Flow(self._composer)
        self._read_cell(place, flow)
        paragraphs = flow.paragraphs
        start = paragraphs[0].start if paragraphs else self._composer.length
        end = paragraphs[-1].end if paragraphs else self._composer.length
        return Cell(paragraphs, start, end, place.column, place.columns)

    def _read_cell(self, place: _Place, flow: Flow) -> None:
        for element in place.elements:
            if place.is_placeholder:
                self._not_read("placeholder", text_in(element))
            else:
                self._read(element, flow)
                self._end_paragraph(flow)

    def _covered(self, place: _Place) -> None:
        """A cell that goes on from the one above shows nothing of its own."""
        for element in place.elements:
            self._not_read("hidden text", text_in(element))

    def _flatten(self, table: Element, flow: Flow) -> None:
        self.warnings[NESTED_TABLE] = None
        merged: set[int] = set()
        for row, _ in _inside(table, _TR):
            properties = row.find(_TRPR)
            if properties is not None and properties.find(_DEL) is not None:
                self._deleted("\t".join(text_in(cell) for cell, _ in _inside(row, _TC)))
                continue
            open_below: set[int] = set()
            for place in self._places(row, properties):
                if place.merge == "continue" and place.column in merged:
                    self._covered(place)
                else:
                    self._read_cell(place, flow)
                if place.merge:
                    open_below.add(place.column)
            merged = open_below


def _merge(cell: Element | None, name: str) -> str:
    """ "restart", "continue" (what an element without a value means), or empty for a cell that is not merged."""
    merge = cell.find(name) if cell is not None else None
    if merge is None:
        return ""
    return "restart" if merge.get(_VAL) == "restart" else "continue"


def _inside(container: Element, wanted: str) -> Iterator[tuple[Element, bool]]:
    """The rows of a table or the cells of a row, those in form fields and tracked changes too; never those of an
    inner table. With each, whether it only shows a form field's placeholder."""
    waiting = [(element, False) for element in reversed(container)]
    while waiting:
        element, is_placeholder = waiting.pop()
        if element.tag == wanted:
            yield element, is_placeholder
        elif element.tag == _SDT:
            is_placeholder = is_placeholder or bool(switch(element.find(_SDT_PR), _PLACEHOLDER))
            content = element.find(_SDT_CONTENT)
            waiting.extend((each, is_placeholder) for each in reversed(content if content is not None else ()))
        elif element.tag == _ALTERNATE:
            branch = chosen(element)
            waiting.extend((each, is_placeholder) for each in reversed(branch if branch is not None else ()))
        elif element.tag not in (_TR, _TC, _TBL, _P):
            waiting.extend((each, is_placeholder) for each in reversed(element))
