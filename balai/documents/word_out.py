"""Writing Word documents: a quiet house style, tables with a repeated header row, a label in header and footer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from balai.documents.neutral import ASIDE

INK = RGBColor(0x17, 0x25, 0x2B)
BRAND = RGBColor(0x0F, 0x4C, 0x5C)
BESIDE = RGBColor(0x4A, 0x5B, 0x63)
_XML_REFUSES = {code: None for code in range(32) if code not in (9, 10, 13)}


def clean(text: str) -> str:
    """``text`` without the control characters that XML cannot hold."""
    return text.translate(_XML_REFUSES).replace("\ufffe", "").replace("\uffff", "")


class WordDocument:
    """One Word document being written."""

    def __init__(self, title: str, *, landscape: bool = False) -> None:
        self._document = Document()
        properties = self._document.core_properties
        properties.title, properties.author, properties.comments = clean(title)[:250], "", ""
        self._dress()
        section = self._document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        if landscape:
            section.orientation = WD_ORIENT.LANDSCAPE
            section.page_width, section.page_height = section.page_height, section.page_width
        section.left_margin = section.right_margin = Cm(2)
        section.top_margin = section.bottom_margin = Cm(2)
        self._width = section.page_width - section.left_margin - section.right_margin

    def _dress(self) -> None:
        styles = self._document.styles
        normal: Any = styles["Normal"]
        normal.font.name, normal.font.size, normal.font.color.rgb = "Calibri", Pt(10.5), INK
        normal.paragraph_format.space_after = Pt(6)
        aside: Any = styles.add_style(ASIDE, WD_STYLE_TYPE.PARAGRAPH)
        aside.base_style, aside.font.color.rgb = normal, BESIDE
        for name, size in (("Title", 22), ("Heading 1", 15), ("Heading 2", 12.5)):
            style: Any = styles[name]
            style.font.name, style.font.size, style.font.color.rgb = "Calibri", Pt(size), BRAND
            # The template's own theme font would win over the name.
            for fonts in style.element.iter(qn("w:rFonts")):
                for attribute in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                    fonts.attrib.pop(qn(f"w:{attribute}"), None)

    def label(self, words: str, audience: str, as_at: dt.datetime) -> None:
        """Print the label in the header and the footer of every page, with the page's number and the time."""
        section = self._document.sections[0]
        header = section.header.paragraphs[0]
        header.text = clean(words + (f" – {audience}" if audience else ""))
        header.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        footer = section.footer.paragraphs[0]
        footer.text = clean(f"{words} · {as_at:%Y-%m-%d %H:%M %Z} · ")
        _page_number(footer)
        footer.alignment = WD_ALIGN_PARAGRAPH.RIGHT

    def title(self, text: str) -> None:
        self._document.add_paragraph(clean(text), style="Title")

    def heading(self, text: str, level: int = 1) -> None:
        self._document.add_heading(clean(text), level)

    def paragraph(self, text: str, style: str | None = None) -> None:
        """One paragraph for each line of ``text``."""
        for line in clean(text).split("\n"):
            self._document.add_paragraph(line, style=style)

    def aside(self, text: str) -> None:
        """A paragraph beside the document's structure, known by its style when the document is read again."""
        self.paragraph(text, style=ASIDE)

    def bullet(self, text: str) -> None:
        self._document.add_paragraph(clean(text), style="List Bullet")

    def indented(self, text: str, depth: int) -> None:
        """A paragraph that carries its own printed number, ``depth`` steps in."""
        paragraph = self._document.add_paragraph(clean(text))
        paragraph.paragraph_format.left_indent = Cm(0.75 * depth)

    def table(self, columns: Sequence[str], widths: Sequence[float], rows: Sequence[Sequence[str] | str]) -> None:
        """A ruled table. A row that is one text is a sub-heading over all columns; ``widths`` are shares."""
        table = self._document.add_table(rows=1, cols=len(columns))
        table.style = "Table Grid"
        table.autofit = False
        shares = [int(self._width * width / sum(widths)) for width in widths]
        for column, share in zip(table.columns, shares, strict=True):
            column.width = share
        _fill(table.rows[0].cells, columns, shares, bold=True)
        _repeat(table.rows[0])
        for row in rows:
            cells = table.add_row().cells
            if isinstance(row, str):
                merged = cells[0].merge(cells[-1])
                _write(merged, row, bold=True)
                continue
            _fill(cells, row, shares)
        for made in table.rows:
            _keep_together(made)
        self._document.add_paragraph()

    def to_bytes(self) -> bytes:
        stream = BytesIO()
        self._document.save(stream)
        return stream.getvalue()


def _fill(cells: Sequence[Any], texts: Sequence[str], shares: Sequence[int], bold: bool = False) -> None:
    for cell, text, share in zip(cells, texts, shares, strict=True):
        cell.width = share
        _write(cell, text, bold)


def _write(cell: Any, text: str, bold: bool = False) -> None:
    """One paragraph for each line."""
    for number, line in enumerate(clean(text).split("\n")):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(2)
        paragraph.add_run(line).bold = bold or None


def _repeat(row: Any) -> None:
    """Word prints the row again on every page."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _keep_together(row: Any) -> None:
    """Word does not break the row over two pages."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _page_number(paragraph: Any) -> None:
    for kind, code in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        if code:
            instruction = OxmlElement("w:instrText")
            instruction.set(qn("xml:space"), "preserve")
            instruction.text = code
            run._r.append(instruction)
        else:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
