"""Composes the text of a neutral document piece by piece, so that every offset is right from the start.

The layout of the text: blocks, the rows of a table and the paragraphs in a cell are each separated by a newline, the
cells of a row by a tab. Empty paragraphs leave nothing. A cell that goes on from the row above prints nothing again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from balai.documents.docx_styles import ParagraphStyle
from balai.documents.list_markers import list_marker
from balai.documents.neutral import Change, Comment, NoteMark, Paragraph, Table, Unread
from balai.documents.ooxml import Element
from balai.documents.superscripts import raised_marks

ChangeKind = Literal["inserted", "deleted"]
CommentPlace = Literal["start", "end", "reference"]


@dataclass(slots=True)
class Draft:
    """A paragraph's content while it is being read; its offsets count from the paragraph's own beginning."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    marks: list[NoteMark] = field(default_factory=list)
    changes: list[tuple[ChangeKind, str, int, int]] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    comments: list[tuple[CommentPlace, str, int]] = field(default_factory=list)
    """Where a comment begins or ends or is referred to, with the comment's id."""
    boxes: list[Element] = field(default_factory=list)
    """Text boxes anchored in the paragraph, to be read after it."""
    said: bool = False
    """True once anything but white space was written."""
    bold: bool = True
    italic: bool = True

    def write(self, text: str, *, bold: bool = False, italic: bool = False) -> None:
        if not text:
            return
        if text.strip():
            self.said = True
            self.bold = self.bold and bold
            self.italic = self.italic and italic
        self.pieces.append(text)
        self.length += len(text)

    def mark(self, mark: str, printed: str) -> None:
        """A reference to a note, printed as ``printed``."""
        start = self.length
        self.said = True
        self.pieces.append(printed)
        self.length += len(printed)
        self.marks.append(NoteMark(mark, start, self.length))

    def inserted(self, start: int) -> None:
        """What was written since ``start`` is a tracked insertion; it joins one that ends there and takes in others."""
        if start == self.length:
            return
        inside = len(self.changes)
        while inside and self.changes[inside - 1][2] >= start:
            inside -= 1
        self.changes[inside:] = [change for change in self.changes[inside:] if change[0] == "deleted"]
        if self.changes and self.changes[-1][0] == "inserted" and self.changes[-1][3] == start:
            start = self.changes.pop()[2]
        self.changes.append(("inserted", "", start, self.length))

    def deleted(self, text: str) -> None:
        if not text:
            return
        if self.changes and self.changes[-1][0] == "deleted" and self.changes[-1][2] == self.length:
            text = self.changes.pop()[1] + text
        self.changes.append(("deleted", text, self.length, self.length))

    def not_read(self, kind: str, description: str) -> None:
        self.unread.append(Unread(kind, " ".join(description.split()), self.length))


@dataclass(frozen=True, slots=True)
class Front:
    """What stands before a paragraph's own words, and what the paragraph is."""

    marker: str = ""
    separator: str = ""
    level: int = 0
    depth: int = 0
    style: str = ""


class Composer:
    """The document's text so far, and what points into it."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self.length = 0
        self.changes: list[Change] = []
        self.unread: list[Unread] = []
        self._comments: dict[str, tuple[int, int]] = {}

    @property
    def text(self) -> str:
        return "".join(self._parts)

    def write(self, text: str) -> None:
        self._parts.append(text)
        self.length += len(text)

    def place(self) -> int:
        """Where the text is now, for ``since``."""
        return len(self._parts)

    def since(self, place: int) -> str:
        return "".join(self._parts[place:])

    def paragraph(self, draft: Draft, front: Front, *, before: str = "") -> Paragraph | None:
        """Writes a paragraph, without the white space around it; None, and nothing written, if it says nothing.

        ``before`` separates it from what stands above.
        """
        raw = "".join(draft.pieces)
        content = raw.strip()
        cut = len(raw) - len(raw.lstrip()) if content else 0
        printed = front.marker + front.separator if content else front.marker
        if printed or content:
            self.write(before)
        start = self.length
        self._settle(draft, start + len(printed), cut, content)
        text = printed + content
        if not text:
            return None
        self.write(text)
        return Paragraph(
            text,
            start,
            self.length,
            level=front.level,
            marker=front.marker or _typed_marker(text),
            depth=front.depth,
            style=front.style,
            bold=draft.said and draft.bold,
            italic=draft.said and draft.italic,
            note_marks=self._marks(draft, text, start, start + len(printed) - cut),
        )

    def _marks(self, draft: Draft, text: str, start: int, base: int) -> tuple[NoteMark, ...]:
        """The marks that the format knows, and superscript numbers that somebody typed."""
        known = [NoteMark(mark.mark, base + mark.start, base + mark.end) for mark in draft.marks]
        taken = {at for mark in known for at in range(mark.start, mark.end)}
        typed = [
            mark for mark in raised_marks(text, start, frozenset()) if taken.isdisjoint(range(mark.start, mark.end))
        ]
        return tuple(sorted(known + typed, key=lambda mark: mark.start))

    def _settle(self, draft: Draft, base: int, cut: int, content: str) -> None:
        """Turns the draft's own offsets into the document's; ``cut`` characters of white space fell away in front."""

        def settled(offset: int) -> int:
            return base + min(max(offset - cut, 0), len(content)) if content else self.length

        for kind, text, start, end in draft.changes:
            if kind == "deleted":
                self.changes.append(Change(kind, text, settled(start), settled(start)))
            elif settled(start) < settled(end):
                said = content[settled(start) - base : settled(end) - base]
                self.changes.append(Change(kind, said, settled(start), settled(end)))
        self.unread += [Unread(each.kind, each.description, settled(each.at)) for each in draft.unread]
        for place, comment, offset in draft.comments:
            self.comment(place, comment, settled(offset))

    def comment(self, place: CommentPlace, comment: str, at: int) -> None:
        """A comment is about what stands from its start to its end; without these, about where it is referred to."""
        start, end = self._comments.get(comment, (at, at))
        self._comments[comment] = (start, max(end, at)) if place == "end" else (start, end)

    def comments(self, texts: Mapping[str, str]) -> tuple[Comment, ...]:
        """The comments in reading order; ``texts`` are theirs by id."""
        placed = [Comment(texts[each], *span) for each, span in self._comments.items() if texts.get(each)]
        return tuple(sorted(placed, key=lambda comment: (comment.start, comment.end)))


def _typed_marker(text: str) -> str:
    """The marker that somebody typed, where the word processor did not number the paragraph itself."""
    marker = list_marker(text)
    return marker.text if marker is not None and marker.start == 0 else ""


class Flow:
    """Where paragraphs go, one after another: the document itself, a cell, a note, a page header."""

    def __init__(self, composer: Composer, *, flattens: bool = True) -> None:
        self.composer = composer
        self.flattens = flattens
        """Everywhere but in the document itself a table gives its paragraphs only."""
        self.blocks: list[Paragraph | Table] = []
        self.pending: tuple[Draft, ParagraphStyle] | None = None
        """A paragraph whose end was deleted: it goes on in the next one."""

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Paragraph))

    @property
    def separator(self) -> str:
        return "\n" if self.blocks else ""

    def paragraph(self, draft: Draft, front: Front) -> None:
        written = self.composer.paragraph(draft, front, before=self.separator)
        if written is not None:
            self.blocks.append(written)
