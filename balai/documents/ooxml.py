"""Names in Office Open XML, and safe parsing of its parts."""

from __future__ import annotations

from lxml import etree

from balai.documents.neutral import Unreadable

Element = etree._Element  # noqa: SLF001 - lxml has no public name for it

MAX_TAGS = 1_200_000

_NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "cx": "http://schemas.microsoft.com/office/drawing/2014/chartex",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
    "dc": "http://purl.org/dc/elements/1.1/",
}

# ISO 29500 "strict" files say the same under other names.
_STRICT = {
    "http://purl.oclc.org/ooxml/wordprocessingml/main": _NAMESPACES["w"],
    "http://purl.oclc.org/ooxml/officeDocument/relationships": _NAMESPACES["r"],
    "http://purl.oclc.org/ooxml/officeDocument/math": _NAMESPACES["m"],
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": _NAMESPACES["wp"],
    "http://purl.oclc.org/ooxml/drawingml/main": _NAMESPACES["a"],
    "http://purl.oclc.org/ooxml/drawingml/picture": _NAMESPACES["pic"],
    "http://purl.oclc.org/ooxml/drawingml/chart": _NAMESPACES["c"],
    "http://purl.oclc.org/ooxml/drawingml/diagram": _NAMESPACES["dgm"],
}

DAMAGED = "The Word file is damaged and cannot be read. Open it in Word, save it again under a new name, and send that."
_DTD = "The Word file holds definitions (a DTD) that no Word file has. It may be an attack and was not read."
TOO_MUCH = (
    "The document is too large: it holds far more rows or paragraphs than a document of this kind can have. "
    "Send only the part that is needed."
)


def q(name: str) -> str:
    """The full name for a short one: ``q("w:p")``."""
    prefix, local = name.split(":")
    return f"{{{_NAMESPACES[prefix]}}}{local}"


def parse(content: bytes) -> Element:
    """Parses a part without fetching, expanding or validating anything. Raises ``Unreadable``."""
    for encoding in ("ascii", "utf-16-le", "utf-16-be"):
        if "<!DOCTYPE".encode(encoding) in content or "<!ENTITY".encode(encoding) in content:
            raise Unreadable("dtd", _DTD)
    if content.count(b"<") > MAX_TAGS:
        raise Unreadable("too-much-markup", TOO_MUCH)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise Unreadable("damaged", DAMAGED) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable("dtd", _DTD)
    _loosen(root)
    return root


def _loosen(root: Element) -> None:
    """Renames what a strict file says to the usual names, in place."""
    if not any(uri in _STRICT for uri in root.nsmap.values()):
        return
    for element in root.iter(etree.Element):
        element.tag = _loose(str(element.tag))
        for name, value in element.attrib.items():
            loose = _loose(str(name))
            if loose != name:
                del element.attrib[name]
                element.set(loose, value)


def _loose(name: str) -> str:
    if not name.startswith("{"):
        return name
    uri, local = name[1:].split("}", 1)
    return f"{{{_STRICT[uri]}}}{local}" if uri in _STRICT else name


_VAL = q("w:val")
_OFF = frozenset({"0", "false", "off", "none"})


def value(element: Element | None, name: str, attribute: str = _VAL) -> str:
    """The attribute (``w:val``) of the child called ``name``; empty if there is no such child."""
    child = element.find(name) if element is not None else None
    return (child.get(attribute) or "") if child is not None else ""


def whole(text: str | None, otherwise: int) -> int:
    """A whole number of a sane size, or ``otherwise``: damaged files have anything in their attributes."""
    try:
        number = int(text or "")
    except ValueError:
        return otherwise
    return number if -1_000_000 <= number <= 2_147_483_647 else otherwise


def switch(element: Element | None, name: str) -> bool | None:
    """An on/off property such as ``<w:b/>``; None where the file does not say."""
    child = element.find(name) if element is not None else None
    if child is None:
        return None
    return (child.get(_VAL) or "true").lower() not in _OFF


_CHOICE, _FALLBACK = q("mc:Choice"), q("mc:Fallback")


def chosen(alternatives: Element) -> Element | None:
    """The one branch of ``mc:AlternateContent`` that is read: the first choice, else the fallback."""
    choice = alternatives.find(_CHOICE)
    return choice if choice is not None and len(choice) else alternatives.find(_FALLBACK)
