"""Lines of a plain text, each with its place in the text."""

from __future__ import annotations

from dataclasses import dataclass

TAB_STOP = 4


@dataclass(frozen=True, slots=True)
class Line:
    """``text`` is the line without its newline; ``start`` and ``end`` are its offsets in the whole text."""

    text: str
    start: int
    end: int

    @property
    def is_blank(self) -> bool:
        return not self.text.strip()

    @property
    def indent(self) -> int:
        """Columns of white space in front, a tab reaching to the next multiple of four."""
        return columns_of_indent(self.text)


def columns_of_indent(text: str) -> int:
    columns = 0
    for character in text:
        if character == "\t":
            columns += TAB_STOP - columns % TAB_STOP
        elif character in " \u00a0":
            columns += 1
        else:
            break
    return columns


def split_lines(text: str) -> list[Line]:
    lines = []
    start = 0
    for piece in text.split("\n"):
        lines.append(Line(piece, start, start + len(piece)))
        start += len(piece) + 1
    return lines


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The offsets without the white space at either side; an empty span stays where it began."""
    passage = text[start:end]
    stripped = passage.strip()
    if not stripped:
        return start, start
    first = start + len(passage) - len(passage.lstrip())
    return first, first + len(stripped)
