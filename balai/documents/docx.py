"""Reads a Word file (.docx) into the neutral document.

The text is the accepted reading: insertions stay, deletions go, both are listed. After the document's own blocks follow
the notes, one to a line with their marks, and then the texts of page headers and footers, each once.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from balai.documents.composing import Composer, Flow
from balai.documents.docx_blocks import Blocks
from balai.documents.docx_drawn import DrawnWords
from balai.documents.docx_notes import NoteNumbers
from balai.documents.docx_numbering import Counters, Numbering
from balai.documents.docx_package import Package, Relationship
from balai.documents.docx_runs import Story, text_in
from balai.documents.docx_styles import Styles
from balai.documents.docx_tabbed import with_tabbed_tables
from balai.documents.docx_typed_notes import with_typed_notes
from balai.documents.neutral import Document, Margin, Note, Unreadable
from balai.documents.ooxml import DAMAGED, TOO_MUCH, Element, q, switch

MAX_ROWS = 20_000
MAX_PARAGRAPHS = 100_000

_BODY, _TR, _P, _SECTION = q("w:body"), q("w:tr"), q("w:p"), q("w:sectPr")
_SECTION_CHANGE, _TITLE_PAGE, _EVEN_AND_ODD = q("w:sectPrChange"), q("w:titlePg"), q("w:evenAndOddHeaders")
_TYPE, _ID, _RID, _COMMENT, _TITLE = q("w:type"), q("w:id"), q("r:id"), q("w:comment"), q("dc:title")
_NOTES = {"footnote": q("w:footnote"), "endnote": q("w:endnote")}
_MARGINS: dict[str, Literal["header", "footer"]] = {q("w:headerReference"): "header", q("w:footerReference"): "footer"}

_NO_TEXT = "There is no text in the document."
_ONLY_PICTURES = "The document holds pictures but no text; it may be a scan. Send a document with text in it."


def read_docx(content: bytes) -> Document:
    """Raises ``Unreadable`` for anything that is no sound Word file without macros and passwords."""
    return _Reading(Package(content)).document()


class _Reading:
    """One file's reading: its parts, and the text composed so far."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._relationships = package.relationships(package.main)
        root = package.xml(package.main)
        body = root.find(_BODY) if root is not None else None
        if root is None or body is None:
            raise Unreadable("damaged", DAMAGED)
        _refuse_too_much(root)
        self._body = body
        self._sections = [each for each in root.iter(_SECTION) if not _is_earlier(each)]
        self._settings = self._part("settings")
        self._styles = Styles(self._part("styles"))
        self._numbering = Numbering(self._part("numbering"), self._styles)
        self._notes = NoteNumbers(self._settings, self._sections)
        self._composer = Composer()
        self._drawn: dict[str, DrawnWords] = {}
        self._warnings: dict[str, None] = {}

    def _name(self, kind: str) -> str:
        """The name of the part of a kind; empty if the file has none."""
        inside = [each for each in self._relationships.values() if each.kind == kind and not each.is_external]
        return inside[0].target if inside else ""

    def _part(self, kind: str) -> Element | None:
        name = self._name(kind)
        return self._package.xml(name) if name else None

    def document(self) -> Document:
        flow = Flow(self._composer, flattens=False)
        self._read(self._body, flow, Counters(self._numbering), self._package.main)
        blocks, typed_notes = with_typed_notes(flow.blocks)
        notes = (*typed_notes, *self._read_notes())
        margins = tuple(self._read_margins())
        text = self._composer.text
        if not text.strip():
            kinds = {each.kind for each in self._composer.unread}
            raise Unreadable("empty", _ONLY_PICTURES if kinds & {"image", "drawing"} else _NO_TEXT)
        return Document(
            "docx",
            text,
            with_tabbed_tables(blocks),
            notes=notes,
            changes=tuple(self._composer.changes),
            unread=tuple(self._composer.unread),
            warnings=(*self._warnings, *self._notes.warnings),
            properties=self._properties(),
            comments=self._composer.comments(self._comment_texts()),
            margins=margins,
        )

    def _read(self, root: Element, flow: Flow, counters: Counters, part: str) -> None:
        """Each story has its own fields. Of lists Word keeps one count for the document itself, one for all footnotes,
        one for all endnotes, one for all page headers and footers."""
        if part not in self._drawn:
            self._drawn[part] = DrawnWords(self._package, part)
        story = Story(self._styles, self._notes, self._numbering, self._drawn[part])
        blocks = Blocks(story, counters, self._composer)
        blocks.read(root, flow)
        self._warnings.update(blocks.warnings)

    def _read_notes(self) -> Iterator[Note]:
        names = {kind: self._name(f"{kind}s") for kind in _NOTES}
        parts = {kind: self._part(f"{kind}s") for kind in _NOTES}
        elements = {
            (kind, each.get(_ID) or ""): each
            for kind, part in parts.items()
            for each in (part.iterchildren(_NOTES[kind]) if part is not None else ())
        }
        counters = {kind: Counters(self._numbering) for kind in _NOTES}
        for reference in self._notes.references():
            element = elements.get((reference.kind, reference.note))
            if element is None:
                continue
            self._composer.write(f"\n{reference.printed} ")
            start, place = self._composer.length, self._composer.place()
            self._read(element, Flow(self._composer), counters[reference.kind], names[reference.kind])
            yield Note(reference.mark, self._composer.since(place), start, self._composer.length)

    def _read_margins(self) -> Iterator[Margin]:
        seen: set[tuple[str, str]] = set()
        counters = Counters(self._numbering)
        for kind, relationship in self._margin_parts():
            root = self._package.xml(relationship.target)
            if root is None:
                continue
            said = text_in(root)
            if (kind, said) in seen:
                continue
            seen.add((kind, said))
            flow = Flow(self._composer)
            self._composer.write("\n")
            start, place = self._composer.length, self._composer.place()
            self._read(root, flow, counters, relationship.target)
            if flow.blocks:
                yield Margin(kind, self._composer.since(place), start, self._composer.length)

    def _margin_parts(self) -> Iterator[tuple[Literal["header", "footer"], Relationship]]:
        """The headers and footers that are printed: those of first and even pages only where they are switched on."""
        has_even = bool(switch(self._settings, _EVEN_AND_ODD))
        for section in self._sections:
            for reference in section.iterchildren(*_MARGINS):
                place = reference.get(_TYPE) or "default"
                is_printed = place == "default" or (has_even if place == "even" else bool(switch(section, _TITLE_PAGE)))
                relationship = self._relationships.get(reference.get(_RID) or "")
                if is_printed and relationship is not None and not relationship.is_external:
                    yield _MARGINS[str(reference.tag)], relationship

    def _comment_texts(self) -> dict[str, str]:
        root = self._part("comments")
        if root is None:
            return {}
        return {each.get(_ID) or "": text_in(each).strip() for each in root.iterchildren(_COMMENT)}

    def _properties(self) -> dict[str, str]:
        for relationship in self._package.relationships("").values():
            if relationship.kind == "core-properties" and not relationship.is_external:
                root = self._package.xml(relationship.target)
                title = " ".join((root.findtext(_TITLE) or "").split()) if root is not None else ""
                return {"title": title} if title else {}
        return {}


def _is_earlier(section: Element) -> bool:
    """Properties that a tracked change replaced."""
    parent = section.getparent()
    return parent is not None and parent.tag == _SECTION_CHANGE


def _refuse_too_much(root: Element) -> None:
    if sum(1 for _ in root.iter(_TR)) > MAX_ROWS or sum(1 for _ in root.iter(_P)) > MAX_PARAGRAPHS:
        raise Unreadable("too-much-markup", TOO_MUCH)
