"""The document as a flow of entries (paragraphs, headings, list entries) and grids (tables), cleaned of markup."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from dataclasses import dataclass, field

from balai.documents.neutral import Cell, Document, Paragraph, Table
from balai.workplan.reading.labels import label_of
from balai.workplan.reading.model import Span
from balai.workplan.reading.numbers import Number, follows, leading_number
from balai.workplan.reading.passage import NOTHING, Passage, join, passage_of

SIGN = r"(?:[-–—*+•‣◦●○▪▫■□►▸➢➤✓✔·∙]|[\uf000-\uf0ff])"
BULLET = re.compile(rf"\s*(?:{SIGN}(?=\s)\s*(?:\[[ xX]?\]\s+)?|\[[ xX]?\]\s+)")
PAGE_NUMBER = re.compile(
    r"(?:page\s+)?\d{1,3}\s*(?:of|/)\s*\d{1,3}|page\s+\d{1,3}|\d{1,3}\s*\|\s*page|-\s*\d{1,3}\s*-", re.IGNORECASE
)
TERMINAL = (".", "!", "?", ":", ";", ".”", '."', ".)", ".’")


@dataclass(slots=True)
class Entry:
    """One paragraph. ``body`` is what follows its bullet and its number; ``passage`` is all of it."""

    passage: Passage
    body: Passage
    number: Number | None = None
    number_at: Passage = NOTHING
    bullet: str = ""
    level: int = 0
    depth: int = 0
    bold: bool = False
    italic: bool = False
    style: str = ""
    maybe: Number | None = None
    """A number that counts only if the one before or after it stands in the document too."""
    is_detached: bool = False
    """Its number stood apart from its text in the source."""

    @property
    def text(self) -> str:
        return self.body.said

    @property
    def start(self) -> int:
        return self.passage.start

    @property
    def end(self) -> int:
        return self.passage.end

    @property
    def is_listed(self) -> bool:
        return bool(self.bullet) or self.number is not None

    @property
    def ends_sentence(self) -> bool:
        return self.text.endswith(TERMINAL)

    def extended(self, more: Passage) -> None:
        self.passage = join([self.passage, more])
        self.body = join([self.body, more])


@dataclass(slots=True)
class GridCell:
    entries: list[Entry]
    column: int
    columns: int
    continues: bool

    @property
    def passage(self) -> Passage:
        return join([entry.passage for entry in self.entries], "\n")

    @property
    def text(self) -> str:
        return " ".join(entry.passage.said for entry in self.entries if entry.passage)

    def __bool__(self) -> bool:
        return any(entry.passage for entry in self.entries)


@dataclass(slots=True)
class GridRow:
    cells: list[GridCell]
    is_header: bool

    @property
    def filled(self) -> list[GridCell]:
        return [cell for cell in self.cells if cell]

    def at(self, column: int) -> GridCell | None:
        return next((cell for cell in self.cells if cell.column <= column < cell.column + cell.columns), None)


@dataclass(slots=True)
class Grid:
    rows: list[GridRow]
    start: int
    end: int

    @property
    def width(self) -> int:
        return max((cell.column + cell.columns for row in self.rows for cell in row.cells), default=0)


Flow = list[Entry | Grid]


@dataclass
class FlowBuilder:
    """Builds the flow of ``document``, leaving out what stands in ``apart`` (footnotes)."""

    document: Document
    apart: list[Span] = field(default_factory=list)

    def __post_init__(self) -> None:
        margins = [(margin.start, margin.end) for margin in self.document.margins]
        self._leaves = sorted({(p.start, p.end) for p in self.document.paragraphs()} | set(self.apart) | set(margins))
        self._markup = self.document.format in ("txt", "md")

    def build(self) -> Flow:
        flow: Flow = []
        for block in self.document.blocks:
            if isinstance(block, Table):
                flow.append(self._grid(block))
            elif not self._is_apart(block):
                flow.append(self.entry(block))
        flow = self._without_furniture(flow)
        _settle_doubtful_numbers([entry for entry in flow if isinstance(entry, Entry)])
        return flow

    def _is_apart(self, paragraph: Paragraph) -> bool:
        return any(start <= paragraph.start and paragraph.end <= end for start, end in self.apart)

    def entry(self, paragraph: Paragraph) -> Entry:
        start, end = self._with_signs(paragraph.start, paragraph.end)
        marks = [(mark.start, mark.end) for mark in paragraph.note_marks]
        signs = [(start, paragraph.start), (paragraph.end, end)]
        passage = passage_of(self.document.text, start, end, self._markup, [*marks, *signs]).strip()
        made = entry_of(passage, paragraph.marker)
        if not made.bullet and (dash := BULLET.fullmatch(self.document.text[start : paragraph.start])):
            made.bullet = dash.group().strip()
        made.level, made.depth, made.style = paragraph.level, paragraph.depth, paragraph.style
        said = self.document.text[made.body.start : made.body.end].strip() if made.body else ""
        made.bold = paragraph.bold or bool(
            re.fullmatch(r"(?:\*\*|__|<b>|<strong>).*", said, re.DOTALL) and _is_whole(said)
        )
        made.italic = paragraph.italic or bool(
            re.fullmatch(r"(?:\*(?!\*)|_|<i>|<em>).*", said, re.DOTALL) and _is_whole(said)
        )
        if not made.level and (signs_of_heading := re.match(r"\s*(#{1,6})\s", self.document.text[start:end])):
            made.level = len(signs_of_heading[1])
        return made

    def _with_signs(self, start: int, end: int) -> Span:
        """The range with the signs beside it on its line (pipes, dashes, ``#``) that stand in no paragraph."""
        text, place = self.document.text, bisect_left(self._leaves, (start, end))
        before = self._leaves[place - 1][1] if place > 0 else 0
        line_start = max(before, text.rfind("\n", 0, start) + 1)
        if not _has_words(text[line_start:start]):
            start = line_start
        line_end = text.find("\n", end)
        line_end = len(text) if line_end < 0 else line_end
        after = self._leaves[place + 1][0] if place + 1 < len(self._leaves) else len(text)
        if after >= line_end and not _has_words(text[end:line_end]):
            end = line_end
        return start, end

    def _grid(self, table: Table) -> Grid:
        made: dict[tuple[int, int, int], GridCell] = {}
        rows = [GridRow([self._cell(cell, made) for cell in row.cells], row.is_header) for row in table.rows]
        return Grid(rows, table.start, table.end)

    def _cell(self, cell: Cell, made: dict[tuple[int, int, int], GridCell]) -> GridCell:
        """A cell that goes on from the row above shares the entries of the cell that it continues."""
        above = made.get((cell.start, cell.end, cell.column)) if cell.continues else None
        entries = (
            above.entries
            if above
            else [line for paragraph in cell.paragraphs for line in _lines(self.entry(paragraph))]
        )
        result = GridCell(entries, cell.column, cell.columns, cell.continues)
        made.setdefault((cell.start, cell.end, cell.column), result)
        return result

    def _without_furniture(self, flow: Flow) -> Flow:
        """Without page numbers and letterheads that return, the paragraph that they or a footnote cut made whole."""
        seen: set[str] = set()
        kept: Flow = []
        was_cut = False
        for part in flow:
            if isinstance(part, Grid):
                kept.append(part)
                was_cut = False
                continue
            is_cut_inside = self._markup and _cut_letterhead(part, seen)
            if PAGE_NUMBER.fullmatch(part.text) or (
                part.text in seen and (part.level or was_cut) and not part.is_listed
            ):
                was_cut = True
                continue
            if not kept or (isinstance(kept[0], Entry) and part.start - kept[0].start < LETTERHEAD):
                seen.add(part.text)
            last = kept[-1] if kept else None
            if (
                isinstance(last, Entry)
                and (was_cut or self._note_between(last.end, part.start) or label_of(last.body) is not None)
                and _goes_on(last, part)
            ):
                last.extended(part.passage)
            else:
                kept.append(part)
            was_cut = is_cut_inside
        return kept

    def _note_between(self, start: int, end: int) -> bool:
        return any(start <= note_start and note_end <= end for note_start, note_end in self.apart)


def _cut_letterhead(entry: Entry, seen: set[str]) -> bool:
    """Takes lines of the letterhead that a page break put inside or around a paragraph out of it."""
    lines = entry.body.split(r"\n")
    kept = [line for line in lines if line.said not in seen or len(line.said.split()) < SHORTEST_LETTERHEAD]
    if len(kept) == len(lines) or not kept:
        return False
    entry.body = join(kept, "\n")
    entry.passage = join([entry.number_at, entry.body])
    return True


def _lines(entry: Entry) -> list[Entry]:
    """In a cell every line stands for itself: "1. Draft …", "2. Agree …" with a line break between."""
    lines = entry.passage.split(r"\n")
    return [entry_of(line) for line in lines] if len(lines) > 1 else [entry]


SHORTEST_LETTERHEAD = 3
"""Words."""
LETTERHEAD = 400
"""Lines so near the top are a letterhead where they return as headings further on."""


def entry_of(passage: Passage, marker: str = "") -> Entry:
    """An entry with its bullet and its number taken from the front of ``passage``."""
    after = 0
    bullet = BULLET.match(passage.text)
    sign = ""
    if bullet:
        after, sign = bullet.end(), bullet.group().strip()
    elif marker and not any(letter.isalnum() for letter in marker) and passage.text.startswith(marker):
        after, sign = len(marker), marker
    rest = passage.cut(after)
    number = leading_number(rest.text)
    if number is None and marker.strip("()[].: ") and any(map(str.isalnum, marker)) and rest.text.startswith(marker):
        printed = marker.strip("()[].: ")
        start = marker.index(printed)
        number = Number(printed, start, start + len(printed), len(marker), shape=marker.replace(printed, ""))
    if number is None or not number.is_sure:
        return Entry(passage, rest.strip().owning_from(passage.start), bullet=sign, maybe=number)
    front = passage.cut(0, after + number.after)
    return Entry(passage, rest.cut(number.after).strip(), number, front, sign)


def _is_whole(said: str) -> bool:
    """True if the signs of emphasis at the front close at the very end only."""
    opening = re.match(r"\*+|_+|<\w+>", said)
    if opening is None:
        return False
    closing = opening.group().replace("<", "</") if opening.group().startswith("<") else opening.group()
    inner = said[opening.end() : len(said) - len(closing)]
    return said.endswith(closing) and closing not in inner


def _has_words(text: str) -> bool:
    return any(letter.isalnum() for letter in text)


def _goes_on(last: Entry, part: Entry) -> bool:
    return (
        not last.level
        and not part.level
        and not last.ends_sentence
        and not part.is_listed
        and (part.text[:1].islower() or last.text.endswith(","))
        and label_of(part.body) is None
    )


def _settle_doubtful_numbers(entries: list[Entry]) -> None:
    """ "1 Deliver …", "2 Share …": a bare number counts if its neighbour in the list stands there too."""
    numbered = [(entry, entry.number or entry.maybe) for entry in entries if entry.number or entry.maybe]
    confirmed: list[Entry] = []
    for (entry, number), (following, next_number) in itertools.pairwise(numbered):
        if number and next_number and follows(next_number, number) and next_number.word == number.word == "":
            if number.is_year and entry not in confirmed[-1:]:
                continue
            confirmed += [entry, following]
    for entry in confirmed:
        if entry.number is None and entry.maybe is not None:
            taken = len(entry.body) - len(entry.body.text.lstrip()) + entry.maybe.after
            entry.number, entry.number_at = entry.maybe, entry.body.cut(0, taken)
            entry.body = entry.body.cut(taken).strip()
