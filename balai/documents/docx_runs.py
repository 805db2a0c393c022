"""Reads what stands inside a paragraph of a Word file: runs, links, fields, tracked changes, form fields."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import ClassVar

from balai.documents.composing import Draft
from balai.documents.docx_auto_numbers import AutoNumbers
from balai.documents.docx_drawn import DrawnWords
from balai.documents.docx_fields import Fields
from balai.documents.docx_graphics import read_graphic
from balai.documents.docx_notes import NoteNumbers
from balai.documents.docx_numbering import Numbering
from balai.documents.docx_styles import Look, ParagraphStyle, Styles
from balai.documents.docx_symbols import plain, symbol
from balai.documents.neutral import Unreadable
from balai.documents.ooxml import Element, chosen, q, switch
from balai.documents.superscripts import raised

MAX_NESTING = 60

_T, _DEL_TEXT, _TAB, _PTAB, _BR, _CR = q("w:t"), q("w:delText"), q("w:tab"), q("w:ptab"), q("w:br"), q("w:cr")
_NO_BREAK_HYPHEN, _P, _R, _RPR = q("w:noBreakHyphen"), q("w:p"), q("w:r"), q("w:rPr")
_SDT_PR, _SDT_CONTENT, _PLACEHOLDER = q("w:sdtPr"), q("w:sdtContent"), q("w:showingPlcHdr")
_CHECK_BOX, _CHECKED, _CHECKED_VALUE = q("w14:checkbox"), q("w14:checked"), q("w14:val")
_FONT, _CHAR, _ID, _CUSTOM = q("w:font"), q("w:char"), q("w:id"), q("w:customMarkFollows")
_RUBY_BASE, _RUBY_TEXT = q("w:rubyBase"), q("w:rt")
_MATH_TEXT, _INSTRUCTION = q("m:t"), q("w:instr")

# Properties and marks without text of their own. Whatever is not named here or above is looked into.
_SILENT = frozenset(
    q(name)
    for name in (
        "w:pPr",
        "w:rPr",
        "w:delText",
        "w:delInstrText",
        "w:softHyphen",
        "w:sdtPr",
        "w:sdtEndPr",
        "w:customXmlPr",
        "w:smartTagPr",
        "w:footnoteRef",
        "w:endnoteRef",
        "w:annotationRef",
        "w:lastRenderedPageBreak",
    )
)

_LONGEST_MARK = 5
_RAISED_NUMBERS = re.compile(r"\d{1,3}(?:[,;\s–-]{1,2}\d{1,3}){0,6}")
_RAISED_LETTER = re.compile(r"[a-z]")
TOO_DEEP = "The document is nested more deeply than any that a person writes, and was not read."


def text_in(element: Element) -> str:
    """All text in a tracked deletion, or in anything else that is left out but must be shown."""
    pieces = []
    for part in element.iter(_T, _DEL_TEXT, _TAB, _BR, _CR, _NO_BREAK_HYPHEN, _P):
        if part.tag in (_T, _DEL_TEXT):
            pieces.append(part.text or "")
        elif part.tag == _NO_BREAK_HYPHEN:
            pieces.append("-")
        elif pieces:
            pieces.append(" ")
    return plain("".join(pieces)).rstrip()


@dataclass(slots=True)
class Story:
    """What the reading of a story (the document itself, a note, a page header) needs to know and to remember."""

    styles: Styles
    notes: NoteNumbers
    numbering: Numbering
    drawn: DrawnWords
    auto_numbers: AutoNumbers = field(default_factory=AutoNumbers)
    fields: Fields = field(default_factory=Fields)


class Runs:
    """Reads one paragraph's content into its draft. ``boxes`` are the text boxes that are anchored in it."""

    def __init__(self, story: Story, draft: Draft, style: ParagraphStyle) -> None:
        self._story = story
        self._draft = draft
        self._style = style
        self._look = Look()
        self._depth = 0
        self._custom_note: tuple[str, str] | None = None
        self.boxes: list[Element] = []

    def read(self, parent: Element) -> None:
        self._depth += 1
        if self._depth > MAX_NESTING:
            raise Unreadable("too-deep", TOO_DEEP)
        for element in parent:
            if element.tag not in _SILENT:
                self._readers.get(element.tag, Runs.read)(self, element)
        self._depth -= 1

    # What stands around runs

    def _inserted(self, element: Element) -> None:
        start = self._draft.length
        self.read(element)
        self._draft.inserted(start)

    def _deleted(self, element: Element) -> None:
        self._draft.deleted(text_in(element))

    def _form_field(self, element: Element) -> None:
        content = element.find(_SDT_CONTENT)
        properties = element.find(_SDT_PR)
        if content is None:
            return
        if switch(properties, _PLACEHOLDER):
            self._draft.not_read("placeholder", text_in(content))
            return
        start = self._draft.length
        self.read(content)
        box = properties.find(_CHECK_BOX) if properties is not None else None
        if box is not None and self._draft.length == start:
            checked = box.find(_CHECKED)
            is_checked = checked is not None and checked.get(_CHECKED_VALUE) in ("1", "true", "on")
            self._write("☒" if is_checked else "☐")

    def _alternatives(self, element: Element) -> None:
        branch = chosen(element)
        if branch is not None:
            self.read(branch)

    def equation(self, element: Element) -> None:
        self._write("".join(part.text or "" for part in element.iter(_MATH_TEXT)))

    def _comment_start(self, element: Element) -> None:
        self._draft.comments.append(("start", element.get(_ID) or "", self._draft.length))

    def _comment_end(self, element: Element) -> None:
        self._draft.comments.append(("end", element.get(_ID) or "", self._draft.length))

    def _comment_reference(self, element: Element) -> None:
        self._draft.comments.append(("reference", element.get(_ID) or "", self._draft.length))

    # A run and what stands in it

    def _run(self, run: Element) -> None:
        self._look = self._story.styles.look(self._style, run.find(_RPR))
        self._custom_note = None
        self.read(run)
        self._look = Look()

    def _write(self, text: str) -> None:
        """Writes what is shown; keeps back what belongs to a field's instruction or is hidden."""
        if not text:
            return
        if self._story.fields.is_instruction:
            self._story.fields.keep_back(text)
        elif self._look.hidden:
            self._draft.not_read("hidden text", text)
        else:
            self._draft.write(text, bold=bool(self._look.bold), italic=bool(self._look.italic))

    def _text(self, element: Element) -> None:
        text = plain((element.text or "").replace("\n", " ").replace("\r", " ").replace("\u00ad", ""))
        if self._custom_note is not None and text.strip():
            text = self._own_mark(*self._custom_note, text)
        if self._look.raised and not self._look.hidden and not self._story.fields.is_instruction:
            self._raised(text)
        else:
            self._write(text)

    def _own_mark(self, kind: str, note: str, text: str) -> str:
        """Writes the mark that stands in the text behind a reference; gives what of the text is not the mark."""
        self._custom_note = None
        mark, _, rest = text.strip().partition(" ")
        if len(mark) > _LONGEST_MARK:
            self._refer(kind, note)
            return text
        self._draft.mark(self._story.notes.refer(kind, note, custom=mark).mark, mark)
        return f" {rest}" if rest else ""

    def _refer(self, kind: str, note: str) -> None:
        reference = self._story.notes.refer(kind, note)
        self._draft.mark(reference.mark, reference.printed)

    def _raised(self, text: str) -> None:
        """Superscript numbers are printed as such; a single superscript letter after a word is the mark of a note."""
        if _RAISED_NUMBERS.fullmatch(text.strip()):
            self._write(raised(text))
        elif _RAISED_LETTER.fullmatch(text) and self._draft.pieces and self._draft.pieces[-1][-1].isalpha():
            self._draft.mark(text, f"[{text}]")
        else:
            self._write(text)

    def _tab(self, element: Element) -> None:
        self._write("\t")

    def _line_break(self, element: Element) -> None:
        self._write("\n")

    def _hyphen(self, element: Element) -> None:
        self._write("-")

    def _symbol(self, element: Element) -> None:
        character = symbol(element.get(_FONT) or "", element.get(_CHAR) or "")
        if character:
            self._write(character)
        else:
            self._draft.not_read("symbol", f"{element.get(_FONT) or ''} {element.get(_CHAR) or ''}")

    def _field_character(self, element: Element) -> None:
        shown, kept_back = self._story.fields.character(element, self._number)
        self._write(shown)
        if kept_back.strip():
            self._draft.not_read("field", kept_back)

    def _instruction(self, element: Element) -> None:
        self._story.fields.instruct(element.text or "")

    def _simple_field(self, element: Element) -> None:
        start = self._draft.length
        self.read(element)
        if self._draft.length == start:
            self._write(self._number(element.get(_INSTRUCTION) or ""))

    def _number(self, instruction: str) -> str:
        is_in_list = self._style.num_id not in (None, "", "0")
        return self._story.auto_numbers.printed(instruction, self._style.level, is_in_list=is_in_list)

    def _footnote(self, element: Element) -> None:
        self._note("footnote", element)

    def _endnote(self, element: Element) -> None:
        self._note("endnote", element)

    def _note(self, kind: str, element: Element) -> None:
        if self._story.fields.is_instruction:
            return
        note = element.get(_ID) or ""
        if (element.get(_CUSTOM) or "").lower() in ("1", "true", "on"):
            self._custom_note = (kind, note)
            return
        self._refer(kind, note)

    def _ruby(self, element: Element) -> None:
        """A reading aid above the words is put behind them in brackets."""
        look = self._look
        base, above = element.find(_RUBY_BASE), element.find(_RUBY_TEXT)
        if base is not None:
            self.read(base)
        if above is not None and text_in(above):
            self._look = look
            self._write(f"({text_in(above)})")

    def _graphic(self, element: Element) -> None:
        graphic = read_graphic(element, self._story.drawn.of)
        for kind, description in graphic.found:
            self._draft.not_read(kind, description)
        self.boxes += graphic.boxes

    def _ink(self, element: Element) -> None:
        self._draft.not_read("handwriting", "")

    def _linked_document(self, element: Element) -> None:
        self._draft.not_read("linked document", "")

    _readers: ClassVar[dict[object, Callable[[Runs, Element], None]]] = {
        _R: _run,
        _T: _text,
        _TAB: _tab,
        _PTAB: _tab,
        _BR: _line_break,
        _CR: _line_break,
        _NO_BREAK_HYPHEN: _hyphen,
        q("w:sym"): _symbol,
        q("w:instrText"): _instruction,
        q("w:fldSimple"): _simple_field,
        q("w:fldChar"): _field_character,
        q("w:footnoteReference"): _footnote,
        q("w:endnoteReference"): _endnote,
        q("w:ins"): _inserted,
        q("w:moveTo"): _inserted,
        q("w:del"): _deleted,
        q("w:moveFrom"): _deleted,
        q("w:sdt"): _form_field,
        q("mc:AlternateContent"): _alternatives,
        q("m:oMath"): equation,
        q("m:oMathPara"): equation,
        q("w:commentRangeStart"): _comment_start,
        q("w:commentRangeEnd"): _comment_end,
        q("w:commentReference"): _comment_reference,
        q("w:ruby"): _ruby,
        q("w:drawing"): _graphic,
        q("w:pict"): _graphic,
        q("w:object"): _graphic,
        q("w:contentPart"): _ink,
        q("w:subDoc"): _linked_document,
    }
