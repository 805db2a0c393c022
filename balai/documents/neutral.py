"""The neutral document: what every reader gives, whatever the file's format was.

``Document.text`` is the whole readable text, in reading order. Every other object points into it with character
offsets (``start`` inclusive, ``end`` exclusive), so that ``document.text[x.start:x.end]`` is what ``x`` says.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

Format = Literal["docx", "txt", "md", "pdf"]

ASIDE = "Aside"
"""The style of paragraphs that a document written by Balai marks as text beside its structure."""


class Unreadable(Exception):
    """The file cannot be read. ``str()`` is a sentence for the person who sent it: what is wrong and what to do."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A reference to a footnote or endnote inside running text: ``mark`` without brackets or caret ("2" for "²")."""

    mark: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, heading or list entry. ``text`` includes a list marker, computed if Word numbers it itself."""

    text: str
    start: int
    end: int
    level: int = 0
    """Heading level 1-6; 0 is no heading."""
    marker: str = ""
    """The list marker that ``text`` starts with ("1)", "a.", "•", "-"), where the format says it is one."""
    depth: int = 0
    """How deep in a list, 0 the outermost."""
    style: str = ""
    bold: bool = False
    italic: bool = False
    note_marks: tuple[NoteMark, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table's grid. A cell merged over rows stands in each of them, ``continues`` from the second on."""

    paragraphs: tuple[Paragraph, ...]
    start: int
    end: int
    column: int
    columns: int = 1
    """How many grid columns it spans."""
    continues: bool = False

    @property
    def text(self) -> str:
        return "\n".join(p.text for p in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[Cell, ...]
    start: int
    end: int
    is_header: bool = False
    """The format itself marks the row as a repeated header."""


@dataclass(frozen=True, slots=True)
class Table:
    rows: tuple[Row, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or endnote's own text, without its mark."""

    mark: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Change:
    """A tracked change. Inserted text stands in ``Document.text``; deleted text stood at ``start == end``."""

    kind: Literal["inserted", "deleted"]
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Unread:
    """Something in the file that is not text: an image, an embedded object, a chart. ``at`` is where it stands."""

    kind: str
    description: str
    at: int


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark in the file's margin. Its text does not stand in ``Document.text``; the offsets are what it is about."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Margin:
    """The text of a page header or footer. It stands once, at the end of ``Document.text``, and in no block."""

    kind: Literal["header", "footer"]
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    format: Format
    text: str
    blocks: tuple[Paragraph | Table, ...]
    notes: tuple[Note, ...] = ()
    changes: tuple[Change, ...] = ()
    unread: tuple[Unread, ...] = ()
    warnings: tuple[str, ...] = ()
    properties: dict[str, str] = field(default_factory=dict)
    """The file's own title, where it has one. Never a person's name."""
    comments: tuple[Comment, ...] = ()
    margins: tuple[Margin, ...] = ()

    def paragraphs(self) -> Iterator[Paragraph]:
        """Every paragraph in reading order, those in cells too; a cell merged over rows gives its own once."""
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield block
                continue
            for row in block.rows:
                for cell in row.cells:
                    if not cell.continues:
                        yield from cell.paragraphs
