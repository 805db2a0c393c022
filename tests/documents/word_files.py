"""Word files made by hand: each test says in XML exactly what its file holds."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import pytest

from balai.documents.neutral import Cell, Document, Paragraph, Table, Unreadable
from balai.documents.offsets import check_offsets
from balai.documents.reading import read_document

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{WORD}" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def part(root: str, content: str) -> str:
    """A part of the file: ``part("w:styles", "<w:style …/>")``."""
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><{root} {NAMESPACES}>{content}</{root}>'


def document_part(body: str) -> str:
    return part("w:document", f"<w:body>{body}</w:body>")


def relationships(targets: Mapping[str, tuple[str, str]], *, external: frozenset[str] = frozenset()) -> str:
    """``targets`` are by id: the last word of the type, and the target."""
    outside = ' TargetMode="External"'
    each = "".join(
        f'<Relationship Id="{key}" Type="{_RELATIONSHIP}/{kind}" Target="{target}"{outside if key in external else ""}'
        "/>"
        for key, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{each}</Relationships>'


def content_types(main: str = "/word/document.xml", main_type: str = _MAIN_TYPE) -> str:
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="{main}" ContentType="{main_type}"/></Types>'
    )


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def word_parts(body: str, **parts: str) -> dict[str, str | bytes]:
    """The parts of a file whose document has this body; ``styles="…"`` and so on add parts, given as their content."""
    roots = {"styles": "w:styles", "numbering": "w:numbering", "settings": "w:settings", "comments": "w:comments"}
    roots |= {"footnotes": "w:footnotes", "endnotes": "w:endnotes"}
    roots |= {
        name: "w:hdr" if name.startswith("header") else "w:ftr" for name in parts if name[:-1] in ("header", "footer")
    }
    kinds = {name: name.rstrip("0123456789") for name in roots}
    made: dict[str, str | bytes] = {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relationships({"rId1": ("officeDocument", "word/document.xml")}),
        "word/document.xml": document_part(body),
        "word/_rels/document.xml.rels": relationships({name: (kinds[name], f"{name}.xml") for name in parts}),
    }
    return made | {f"word/{name}.xml": part(roots[name], content) for name, content in parts.items()}


def word_file(body: str, **parts: str) -> bytes:
    return zipped(word_parts(body, **parts))


def read(body: str, **parts: str) -> Document:
    """Reads a file with this body, and checks that every offset of what was read is right."""
    document = read_document(word_file(body, **parts), "made.docx")
    check_offsets(document)
    return document


def run(text: str, properties: str = "") -> str:
    looks = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{looks}<w:t xml:space="preserve">{text}</w:t></w:r>'


def p(text: str = "", properties: str = "") -> str:
    """A paragraph; text that begins with ``<`` is taken as XML."""
    content = text if text.startswith("<") or not text else run(text)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{content}</w:p>"


def numbered(text: str, num_id: int = 1, level: int = 0) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num_id}"/></w:numPr>')


def cell(content: str = "", properties: str = "") -> str:
    """A table's cell; plain text becomes its one paragraph."""
    inside = content if content.startswith("<") else p(content)
    return f"<w:tc>{f'<w:tcPr>{properties}</w:tcPr>' if properties else ''}{inside}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    made = "".join(each if each.startswith(("<w:tc", "<w:sdt")) else cell(each) for each in cells)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{made}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def texts(document: Document) -> list[str]:
    """What the document's own paragraphs say, outside of tables."""
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def only_table(document: Document) -> Table:
    (found,) = [block for block in document.blocks if isinstance(block, Table)]
    return found


def grid(document: Document) -> list[list[str]]:
    """The texts of the cells of the only table, row by row."""
    return [[each.text for each in row.cells] for row in only_table(document).rows]


def cells(document: Document) -> list[Cell]:
    return [each for row in only_table(document).rows for each in row.cells]


def refusal(content: bytes, name: str = "plan.docx") -> Unreadable:
    with pytest.raises(Unreadable) as refused:
        read_document(content, name)
    return refused.value
