"""Styles of a Word file: what a paragraph is (heading, numbered) and how its text looks (bold, hidden)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from balai.documents.ooxml import Element, q, switch, value, whole

_MAX_CHAIN = 20
_MAX_LEVEL = 6
_BODY_TEXT_OUTLINE = 9

_STYLE, _STYLE_ID, _TYPE, _DEFAULT = q("w:style"), q("w:styleId"), q("w:type"), q("w:default")
_NAME, _BASED_ON = q("w:name"), q("w:basedOn")
_PPR, _RPR, _OUTLINE = q("w:pPr"), q("w:rPr"), q("w:outlineLvl")
_NUM_PR, _NUM_ID, _ILVL = q("w:numPr"), q("w:numId"), q("w:ilvl")
_PSTYLE, _RSTYLE = q("w:pStyle"), q("w:rStyle")
_DEFAULTS = f"{q('w:docDefaults')}/{q('w:rPrDefault')}/{q('w:rPr')}"
_B, _I, _VANISH, _VERT = q("w:b"), q("w:i"), q("w:vanish"), q("w:vertAlign")

# A file from Word names its built-in styles in English; other word processors use the language of the desk.
_HEADING_NAME = re.compile(
    r"(?:heading|überschrift|titre|título|titolo|kop|rubrik|overskrift|otsikko|nagłówek|заголовок|judul|tajuk|"
    r"đầu đề|tiêu đề|หัวเรื่อง|标题|標題|見出し|제목|শিরোনাম)\s*([1-9])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Look:
    """How text looks; None where nothing is said."""

    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None
    raised: bool = False

    def over(self, below: Look) -> Look:
        """This look, with what it leaves open taken from ``below``."""
        return Look(
            below.bold if self.bold is None else self.bold,
            below.italic if self.italic is None else self.italic,
            below.hidden if self.hidden is None else self.hidden,
            self.raised or below.raised,
        )


def _look(properties: Element | None) -> Look:
    if properties is None:
        return Look()
    raised = value(properties, _VERT) == "superscript"
    return Look(switch(properties, _B), switch(properties, _I), switch(properties, _VANISH), raised)


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """``level`` is that of a heading, 0 for none; ``num_id`` is None where nothing is said about numbering."""

    name: str = ""
    level: int = 0
    num_id: str | None = None
    list_level: int | None = None
    numbered_by: str = ""
    """The id of the style that numbers: the levels of a numbering name their styles."""
    look: Look = Look()


class Styles:
    """The styles of one file, with what each inherits."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._paragraphs: dict[str, ParagraphStyle] = {}
        self._characters: dict[str, Look] = {}
        self._default = ""
        self._defaults = Look()
        if root is None:
            return
        self._defaults = _look(root.find(_DEFAULTS))
        for style in root.iter(_STYLE):
            style_id = style.get(_STYLE_ID) or ""
            self._elements.setdefault(style_id, style)
            if style.get(_TYPE) == "paragraph" and style.get(_DEFAULT) in ("1", "true", "on"):
                self._default = style_id

    def _chain(self, style_id: str) -> list[Element]:
        """The style and those it is based on, the most general first."""
        chain: list[Element] = []
        while style_id in self._elements and len(chain) < _MAX_CHAIN:
            style = self._elements[style_id]
            chain.insert(0, style)
            style_id = value(style, _BASED_ON)
        return chain

    def paragraph(self, properties: Element | None) -> ParagraphStyle:
        """What a paragraph with these properties is, its own statements before those of its style."""
        style = self._paragraph_style(value(properties, _PSTYLE))
        return _described(style, properties, "") if properties is not None else style

    def _paragraph_style(self, style_id: str) -> ParagraphStyle:
        if style_id not in self._elements:
            style_id = self._default
        if style_id not in self._paragraphs:
            described = ParagraphStyle()
            for style in self._chain(style_id):
                described = _described(described, style.find(_PPR), style.get(_STYLE_ID) or "")
                name = value(style, _NAME)
                described = replace(
                    described,
                    name=name,
                    level=described.level or _level_by_name(name, style),
                    look=_look(style.find(_RPR)).over(described.look),
                )
            self._paragraphs[style_id] = described
        return self._paragraphs[style_id]

    def numbering_of(self, style_id: str) -> str:
        """The ``numId`` that a numbering style stands for; empty if it has none."""
        style = self._elements.get(style_id)
        return value(style.find(f"{_PPR}/{_NUM_PR}"), _NUM_ID) if style is not None else ""

    def look(self, paragraph: ParagraphStyle, properties: Element | None) -> Look:
        """How a run looks. Bold in a paragraph's and in a character's style cancel each other, as in Word."""
        own = _look(properties)
        style_id = value(properties, _RSTYLE)
        if not style_id:
            return own.over(paragraph.look).over(self._defaults)
        if style_id not in self._characters:
            look = Look()
            for style in self._chain(style_id):
                look = _look(style.find(_RPR)).over(look)
            self._characters[style_id] = look
        of_style = self._characters[style_id]
        both = Look(
            _toggled(paragraph.look.bold, of_style.bold),
            _toggled(paragraph.look.italic, of_style.italic),
            _toggled(paragraph.look.hidden, of_style.hidden),
            of_style.raised or paragraph.look.raised,
        )
        return own.over(both).over(self._defaults)


def _toggled(one: bool | None, other: bool | None) -> bool | None:
    if one is None or other is None:
        return other if one is None else one
    return one != other


def _level_by_name(name: str, style: Element) -> int:
    """A heading's level from its style's name, where neither it nor its ancestors state an outline level."""
    if style.find(f"{_PPR}/{_OUTLINE}") is not None:
        return 0
    if name.lower() == "title":
        return 1
    match = _HEADING_NAME.fullmatch(name.strip())
    return min(int(match[1]), _MAX_LEVEL) if match else 0


def _described(style: ParagraphStyle, properties: Element | None, style_id: str) -> ParagraphStyle:
    """``style`` with what a set of paragraph properties says over it."""
    if properties is None:
        return style
    outline = properties.find(_OUTLINE)
    if outline is not None:
        level = whole(value(properties, _OUTLINE), _BODY_TEXT_OUTLINE)
        style = replace(style, level=min(level + 1, _MAX_LEVEL) if 0 <= level < _BODY_TEXT_OUTLINE else 0)
    numbering = properties.find(_NUM_PR)
    if numbering is not None:
        num_id, list_level = value(numbering, _NUM_ID), value(numbering, _ILVL)
        style = replace(style, num_id=num_id or style.num_id, numbered_by=style_id)
        if list_level:
            style = replace(style, list_level=whole(list_level, 0))
    return style
