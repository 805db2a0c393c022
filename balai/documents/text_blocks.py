"""Reads the blocks of a plain or Markdown text: headings, tables, lists, paragraphs, notes.

``Document.text`` is the text as it is given here, and every block is a span of it; nothing is taken out or put in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from balai.documents.detached_markers import detached_borders
from balai.documents.lines import Line, columns_of_indent, split_lines, trimmed
from balai.documents.list_markers import list_marker
from balai.documents.neutral import Note, Paragraph, Table, Unread
from balai.documents.superscripts import marks_in, note_line, plain_note_line
from balai.documents.symbol_marks import notes_with_references, symbol_marks, symbol_note
from balai.documents.text_paragraphs import paragraph
from balai.documents.text_tables import find_tables, join_quoted, read_table
from balai.documents.wrapping import Wrapping

_HEADING = re.compile(r"[ ]{0,3}(?P<signs>#{1,6})[ \t]+(?=\S)")
_CLOSING_SIGNS = re.compile(r"[ \t]#+$")
_RULING = re.compile(r"[ \t]*([-*_=])(?:[ \t]*\1){2,}[ \t]*")
_UNDERLINE = re.compile(r"[ ]{0,3}(=+|-+)[ \t]*")
_FENCE = re.compile(r"[ ]{0,3}(?P<fence>`{3,}|~{3,})[^`]*")
_HIDDEN = re.compile(r"[ ]{0,3}<!--(?P<said>.*)-->[ \t]*")
_PICTURE = re.compile(r"!\[(?P<description>[^\]\n]{0,500})\]\([^)\n]{0,2000}\)|<img\b[^>\n]{0,2000}>", re.IGNORECASE)


class TextBlocks:
    """Reads once. ``markdown`` adds what only Markdown has: fences, hidden remarks, line ends that mean nothing."""

    def __init__(self, text: str, *, markdown: bool = False) -> None:
        self.text = text
        self.blocks: list[Paragraph | Table] = []
        self.notes: list[Note] = []
        self.unread: list[Unread] = []
        self._markdown = markdown
        self._lines = join_quoted(split_lines(text))
        self._tables = find_tables(self._lines)
        self._note_lines = self._find_note_lines()
        self._known = frozenset(mark for mark, _ in self._note_lines.values())
        self._apart = {line.start for place, line in enumerate(self._lines) if self._is_apart(place)}
        runs = self._runs()
        self._wrapping = Wrapping.of(runs, self._apart)
        self._width_at = {line.start: width for run in runs if (width := self._wrapping.width_of(run)) for line in run}
        if self._wrapping.width:
            self._apart |= detached_borders(self._lines, self._ends_paragraph, self._apart)
        self._indents: list[int] = []
        self._read()

    def _read(self) -> None:
        readers: Sequence[Callable[[int], int]] = (
            self._read_fence,
            self._read_heading,
            self._read_table,
            self._read_underlined_heading,
            self._read_silent_line,
            self._read_note,
            self._read_paragraph,
        )
        place = 0
        while place < len(self._lines):
            if self._lines[place].is_blank:
                place += 1
                continue
            place = next(after for after in (reader(place) for reader in readers) if after > place)
        for picture in _PICTURE.finditer(self.text):
            self.unread.append(Unread("image", picture["description"] or "", picture.start()))

    # What the lines are

    def _find_note_lines(self) -> dict[int, tuple[str, int]]:
        """By line: the mark of the note that begins there, and the offset at which its text begins."""
        referred = marks_in(self.text)
        found: dict[int, tuple[str, int]] = {}
        for place, line in enumerate(self._lines):
            if place not in self._tables and (note := note_line(line.text, referred)):
                found[place] = note[0], line.start + note[1]
        missing = referred.keys() - {mark for mark, _ in found.values()}
        for place, line in enumerate(self._lines):
            note = plain_note_line(line.text, missing) if missing and place not in self._tables else None
            if note is not None and referred[note[0]] < line.start:
                found[place] = note[0], line.start + note[1]
                missing = missing - {note[0]}
        return found | self._find_symbol_notes()

    def _find_symbol_notes(self) -> dict[int, tuple[str, int]]:
        """The same for notes marked with "*", "†", "‡"."""
        references = symbol_marks(self.text, 0)
        if not references:
            return {}
        lines = {line.start: place for place, line in enumerate(self._lines) if place not in self._tables}
        notes = notes_with_references(((start, self._lines[place].text) for start, place in lines.items()), references)
        begun = {start: symbol_note(self._lines[lines[start]].text) for start in notes}
        return {lines[start]: (note[0], start + note[1]) for start, note in begun.items() if note is not None}

    def _is_apart(self, place: int) -> bool:
        """True if the line cannot go on with a paragraph that stands above it."""
        line = self._lines[place]
        return (
            line.is_blank
            or place in self._tables
            or place in self._note_lines
            or list_marker(line.text) is not None
            or _HEADING.match(line.text) is not None
            or _RULING.fullmatch(line.text) is not None
            or (self._markdown and _FENCE.fullmatch(line.text) is not None)
        )

    def _runs(self) -> list[list[Line]]:
        """The groups of lines outside of tables that no blank line divides."""
        runs: list[list[Line]] = [[]]
        place = 0
        while place < len(self._lines):
            if place in self._tables:
                place = self._tables[place].after
                runs.append([])
                continue
            if self._lines[place].is_blank:
                runs.append([])
            else:
                runs[-1].append(self._lines[place])
            place += 1
        return [run for run in runs if run]

    # Readers: each gives the place after what it read, or the place itself if that is not its own

    def _read_fence(self, place: int) -> int:
        opening = _FENCE.fullmatch(self._lines[place].text) if self._markdown else None
        if opening is None:
            return place
        after = place + 1
        while after < len(self._lines) and not self._lines[after].text.strip().startswith(opening["fence"]):
            after += 1
        start, end = trimmed(self.text, self._lines[place].end, self._lines[after - 1].end)
        if start < end:
            self.blocks.append(Paragraph(self.text[start:end], start, end))
        return after + 1

    def _read_heading(self, place: int) -> int:
        line = self._lines[place]
        signs = _HEADING.match(line.text)
        if signs is None:
            return place
        said = line.text.rstrip()
        closing = len(said.rstrip("#"))
        end = closing if closing > signs.end() and _CLOSING_SIGNS.search(said, closing - 1) else len(said)
        self._add_heading(line.start + signs.end(), line.start + end, len(signs["signs"]))
        return place + 1

    def _add_heading(self, start: int, end: int, level: int) -> None:
        self._indents.clear()
        self.blocks.append(paragraph(self.text, start, end, self._known, level=level))

    def _read_table(self, place: int) -> int:
        at = self._tables.get(place)
        if at is None:
            return place
        self._indents.clear()
        table = read_table(self.text, self._lines, at, self._known)
        if table is not None:
            self.blocks.append(table)
        return at.after

    def _read_underlined_heading(self, place: int) -> int:
        """A line underlined with "=" or "-"; outside of Markdown the underline must be about as long as the line."""
        line = self._lines[place]
        below = self._lines[place + 1].text if place + 1 < len(self._lines) else ""
        underline = _UNDERLINE.fullmatch(below)
        if underline is None or place in self._note_lines or _RULING.fullmatch(line.text):
            return place
        if not self._markdown and (len(underline[1]) < 3 or abs(len(underline[1]) - len(line.text.strip())) > 2):
            return place
        if self._markdown and list_marker(line.text) and len(underline[1]) < 3:
            return place
        self._add_heading(line.start, line.end, 1 if underline[1].startswith("=") else 2)
        return place + 2

    def _read_silent_line(self, place: int) -> int:
        """A ruling says nothing; a remark in ``<!-- -->`` is not shown to a reader."""
        line = self._lines[place]
        if _RULING.fullmatch(line.text):
            return place + 1
        if self._markdown and (hidden := _HIDDEN.fullmatch(line.text)):
            self.unread.append(Unread("hidden text", hidden["said"].strip(), line.start))
            return place + 1
        return place

    def _read_note(self, place: int) -> int:
        if place not in self._note_lines:
            return place
        mark, start = self._note_lines[place]
        after = self._end_of_paragraph(place)
        start, end = trimmed(self.text, start, self._lines[after - 1].end)
        self.notes.append(Note(mark, self.text[start:end], start, end))
        return after

    def _read_paragraph(self, place: int) -> int:
        line = self._lines[place]
        after = self._end_of_paragraph(place)
        depth = self._depth(line)
        self.blocks.append(paragraph(self.text, line.start, self._lines[after - 1].end, self._known, depth=depth))
        return after

    def _end_of_paragraph(self, place: int) -> int:
        first = self._lines[place]
        marker = list_marker(first.text)
        hanging = columns_of_indent(first.text) + (marker.content - marker.start if marker else 0)
        after = place + 1
        while after < len(self._lines) and self._lines[after].start not in self._apart:
            above, line = self._lines[after - 1], self._lines[after]
            is_hanging = marker is not None and line.indent >= hanging
            if not is_hanging and not self._goes_on(above, line):
                break
            after += 1
        return after

    def _goes_on(self, above: Line, line: Line) -> bool:
        if self._markdown and not self._wrapping.width:
            return True
        return not self._ends_paragraph(above, line)

    def _ends_paragraph(self, above: Line, line: Line) -> bool:
        width = self._width_at.get(above.start, self._wrapping.width)
        return self._wrapping.ends_paragraph(above, line, width)

    def _depth(self, line: Line) -> int:
        """How deep a list entry stands, by its indentation under the entries above it."""
        if list_marker(line.text) is None:
            if not line.indent:
                self._indents.clear()
            return 0
        while self._indents and self._indents[-1] >= line.indent:
            self._indents.pop()
        self._indents.append(line.indent)
        return len(self._indents) - 1
