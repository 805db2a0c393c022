"""What in a Word file is not text: pictures, charts, embedded objects; and the text boxes among them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from balai.documents.ooxml import Element, chosen, q

_TEXT_BOX, _ALTERNATE = q("w:txbxContent"), q("mc:AlternateContent")
_DOC_PROPERTIES, _PICTURE, _VML_PICTURE = q("wp:docPr"), q("pic:pic"), q("v:imagedata")
_CHARTS = frozenset({q("c:chart"), q("cx:chart")})
_DIAGRAM, _OLE, _WORD_ART, _DRAWN_TEXT = q("dgm:relIds"), q("o:OLEObject"), q("v:textpath"), q("a:t")
_OBJECT = q("w:object")
_RELATIONSHIP, _DIAGRAM_WORDS = q("r:id"), q("r:dm")
_RULING = q("o:hr")


@dataclass(slots=True)
class Graphic:
    """``found`` are kind and description of each thing that is not text; ``boxes`` hold paragraphs to be read."""

    found: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)


def read_graphic(element: Element, words_of: Callable[[str], str]) -> Graphic:
    """``element`` is a drawing, a VML picture or an embedded object in a run; ``words_of`` gives those of the chart or
    diagram that a relationship names."""
    graphic = Graphic()
    parts = list(_parts(element))
    graphic.boxes = [part for part in parts if part.tag == _TEXT_BOX]
    alternative = _alternative_text(parts)
    if element.tag == _OBJECT:
        programme = next((part.get("ProgID") or "" for part in parts if part.tag == _OLE), "")
        graphic.found.append(("embedded object", alternative or programme))
        return graphic
    for part in parts:
        kind = _kind(part)
        if kind:
            graphic.found.append((kind, _described(part, alternative, words_of)))
    drawn = " ".join(part.text or "" for part in parts if part.tag == _DRAWN_TEXT)
    if drawn.strip():
        graphic.found.append(("drawing", drawn))
    elif not graphic.found and not graphic.boxes and not any(part.get(_RULING) for part in parts):
        graphic.found.append(("drawing", alternative))
    return graphic


def _kind(part: Element) -> str:
    if part.tag in (_PICTURE, _VML_PICTURE):
        return "image"
    if part.tag in _CHARTS:
        return "chart"
    if part.tag == _DIAGRAM:
        return "diagram"
    return "word art" if part.tag == _WORD_ART and part.get("string") else ""


def _described(part: Element, alternative: str, words_of: Callable[[str], str]) -> str:
    if part.tag in _CHARTS or part.tag == _DIAGRAM:
        words = words_of(part.get(_DIAGRAM_WORDS if part.tag == _DIAGRAM else _RELATIONSHIP) or "")
        return ": ".join(each for each in (alternative, words) if each)
    return part.get("string") or alternative


def _parts(element: Element) -> Iterator[Element]:
    """Every element of the graphic; of alternatives one branch, of a text box no more than the box itself."""
    waiting = [element]
    while waiting:
        part = waiting.pop()
        yield part
        if part.tag == _TEXT_BOX:
            continue
        branch = chosen(part) if part.tag == _ALTERNATE else part
        waiting.extend(reversed(branch) if branch is not None else ())


def _alternative_text(parts: list[Element]) -> str:
    """What the author wrote for those who cannot see the picture; a name such as "Picture 1" says nothing."""
    for part in parts:
        if part.tag == _DOC_PROPERTIES:
            return (part.get("descr") or part.get("title") or "").strip()
    for part in parts:
        text = part.get("alt") or part.get(q("o:title")) or ""
        if text.strip():
            return text.strip()
    return ""
