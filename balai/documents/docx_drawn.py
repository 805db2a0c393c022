"""The words in charts and diagrams of a Word file, which stand in parts of their own."""

from __future__ import annotations

from collections.abc import Iterator

from balai.documents.docx_package import Package, Relationship
from balai.documents.neutral import Unreadable
from balai.documents.ooxml import Element, q

_PARAGRAPH, _TEXT, _VALUE, _CX_VALUE = q("a:p"), q("a:t"), q("c:v"), q("cx:v")
_NAMES = (q("c:tx"), q("c:cat"))


class DrawnWords:
    """Those that one part of the file refers to; each is given once, so that a part used often is not repeated."""

    def __init__(self, package: Package, part: str) -> None:
        self._package = package
        self._part = part
        self._relationships: dict[str, Relationship] | None = None
        self._given: set[str] = set()

    def of(self, relationship: str) -> str:
        if self._relationships is None:
            self._relationships = self._package.relationships(self._part)
        found = self._relationships.get(relationship)
        if found is None or found.is_external or found.target in self._given:
            return ""
        self._given.add(found.target)
        try:
            root = self._package.xml(found.target)
        except Unreadable:
            return ""
        return "; ".join(dict.fromkeys(_said(root))) if root is not None else ""


def _said(root: Element) -> Iterator[str]:
    """Paragraphs of a diagram, of titles in a chart; then the names of a chart's series and categories."""
    for paragraph in root.iter(_PARAGRAPH):
        yield from _words("".join(each.text or "" for each in paragraph.iter(_TEXT)))
    for name in root.iter(*_NAMES):
        for each in name.iter(_VALUE):
            yield from _words(each.text or "")
    for each in root.iter(_CX_VALUE):
        yield from _words(each.text or "")


def _words(text: str) -> Iterator[str]:
    words = " ".join(text.split())
    if words:
        yield words
