"""Footnotes and endnotes of a Word file: in which order they are referred to, and with which marks."""

from __future__ import annotations

from dataclasses import dataclass

from balai.documents.number_formats import printed
from balai.documents.ooxml import Element, q, value, whole
from balai.documents.superscripts import raised

_FORMAT, _START, _RESTART = q("w:numFmt"), q("w:numStart"), q("w:numRestart")
_PROPERTIES = {"footnote": q("w:footnotePr"), "endnote": q("w:endnotePr")}
_USUAL_FORMATS = {"footnote": "decimal", "endnote": "lowerRoman"}
_PER_PAGE = "Footnotes in this file are numbered anew on each page; here they are numbered through."


@dataclass(frozen=True, slots=True)
class Reference:
    kind: str
    note: str
    """The note's id in the file."""
    mark: str
    printed: str


class NoteNumbers:
    """Numbers the notes as they are referred to. ``settings`` are the file's, ``sections`` its sections' properties."""

    def __init__(self, settings: Element | None, sections: list[Element]) -> None:
        self._settings = settings
        self._sections = sections
        self._section = 0
        self._counts: dict[str, int] = {}
        self._referred: dict[tuple[str, str], Reference] = {}
        self.warnings: dict[str, None] = {}

    def next_section(self) -> None:
        self._section += 1
        for kind in _PROPERTIES:
            if self._said(kind, _RESTART) == "eachSect":
                self._counts.pop(kind, None)

    def _said(self, kind: str, name: str) -> str:
        """What the section, or else the whole file, says about its notes."""
        section = self._sections[self._section] if self._section < len(self._sections) else None
        for properties in (section, self._settings):
            if properties is not None and (said := value(properties.find(_PROPERTIES[kind]), name)):
                return said
        return ""

    def refer(self, kind: str, note: str, *, custom: str = "") -> Reference:
        """Numbers a reference, if it is the first to its note; a note with a mark of its own does not count."""
        if (kind, note) not in self._referred:
            mark = custom or self._next(kind)
            is_number = mark.isdecimal() and mark.isascii()
            printed_mark = custom or (raised(mark) if is_number else f"[{mark}]")
            self._referred[kind, note] = Reference(kind, note, mark, printed_mark)
        return self._referred[kind, note]

    def _next(self, kind: str) -> str:
        if self._said(kind, _RESTART) == "eachPage":
            self.warnings[_PER_PAGE] = None
        count = self._counts.get(kind, whole(self._said(kind, _START), 1) - 1) + 1
        self._counts[kind] = count
        return printed(count, self._said(kind, _FORMAT) or _USUAL_FORMATS[kind]) or str(count)

    def references(self) -> list[Reference]:
        """Footnotes first, then endnotes, each in the order of their references."""
        return sorted(self._referred.values(), key=lambda reference: reference.kind, reverse=True)
