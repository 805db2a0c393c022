"""One passage of plain text as a paragraph: its list marker, its emphasis, its note marks."""

from __future__ import annotations

from balai.documents.emphasis import is_bold, is_italic
from balai.documents.lines import trimmed
from balai.documents.list_markers import list_marker
from balai.documents.neutral import Paragraph
from balai.documents.superscripts import note_marks


def paragraph(text: str, start: int, end: int, notes: frozenset[str], *, level: int = 0, depth: int = 0) -> Paragraph:
    """The paragraph at ``text[start:end]`` without the white space around it.

    A dash in front of a number ("- 1. …") is left outside of the paragraph, so that it begins with its marker.
    ``notes`` are the marks of the notes that the text has.
    """
    start, end = trimmed(text, start, end)
    marker = list_marker(text[start:end]) if not level else None
    content = start
    if marker is not None:
        content = start + marker.content
        start += marker.start
    said = text[content:end]
    return Paragraph(
        text[start:end],
        start,
        end,
        level=level,
        marker=marker.text if marker else "",
        depth=depth,
        bold=is_bold(said),
        italic=is_italic(said),
        note_marks=note_marks(text[start:end], start, notes),
    )
