"""Computes the numbers that Word prints before paragraphs and does not store: "1.", "2.1", "(c)", "•"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from balai.documents.docx_styles import ParagraphStyle, Styles
from balai.documents.number_formats import printed
from balai.documents.ooxml import Element, chosen, q, switch, value, whole

_LEVELS = 9

_NUM, _NUM_ID, _ABSTRACT, _ABSTRACT_ID = q("w:num"), q("w:numId"), q("w:abstractNum"), q("w:abstractNumId")
_LVL, _ILVL, _OVERRIDE, _START_OVERRIDE = q("w:lvl"), q("w:ilvl"), q("w:lvlOverride"), q("w:startOverride")
_START, _FORMAT, _FORMAT_TEXT = q("w:start"), q("w:numFmt"), q("w:format")
_TEXT, _SUFFIX, _RESTART, _LEGAL, _PSTYLE = q("w:lvlText"), q("w:suff"), q("w:lvlRestart"), q("w:isLgl"), q("w:pStyle")
_STYLE_LINK, _PICTURE, _ALTERNATE = q("w:numStyleLink"), q("w:lvlPicBulletId"), q("mc:AlternateContent")

_PLACEHOLDER = re.compile(r"%([1-9])")
_BULLETS = {
    "\uf0b7": "•", "\uf0a7": "▪", "\uf06f": "o", "\uf0d8": "➢", "\uf0fc": "✓", "\uf0a8": "◻", "\uf076": "❖",
    "\uf02d": "-", "\uf0e0": "→", "\uf0fe": "☑", "\uf071": "❑", "§": "▪", "Ø": "➢", "ü": "✓", "·": "•",
}  # fmt: skip
_PRIVATE = re.compile("[\ue000-\uf8ff]")


@dataclass(frozen=True, slots=True)
class Level:
    start: int = 1
    number_format: str = "decimal"
    zeros: int = 0
    text: str = ""
    suffix: str = "tab"
    restart: int | None = None
    """0: never; n: when a level above the nth begins anew; None: after any level above."""
    is_legal: bool = False
    """The levels above, which the number repeats, are printed in decimal."""
    style: str = ""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A printed marker; ``separator`` stands between it and the text. A bullet counts nothing."""

    marker: str
    separator: str
    depth: int
    is_bullet: bool


@dataclass(frozen=True, slots=True)
class _List:
    """One ``w:num``: the counters it shares with others of the same abstract numbering, and its own levels."""

    counters: str
    levels: tuple[Level, ...]
    starts: dict[int, int]


class Numbering:
    """The numberings that the file defines."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, Element] = {}
        self._nums: dict[str, Element] = {}
        self._lists: dict[str, _List | None] = {}
        for each in root if root is not None else ():
            if each.tag == _ABSTRACT:
                self._abstract.setdefault(each.get(_ABSTRACT_ID) or "", each)
            elif each.tag == _NUM:
                self._nums.setdefault(each.get(_NUM_ID) or "", each)

    def list_of(self, num_id: str) -> _List | None:
        if num_id not in self._lists:
            self._lists[num_id] = self._read_list(num_id)
        return self._lists[num_id]

    def _read_list(self, num_id: str) -> _List | None:
        num = self._nums.get(num_id)
        if num is None:
            return None
        abstract_id, abstract = self._abstract_of(num)
        if abstract is None:
            return None
        levels = _levels(abstract.iterchildren(_LVL), [Level() for _ in range(_LEVELS)])
        starts: dict[int, int] = {}
        for override in num.iterchildren(_OVERRIDE):
            place = whole(override.get(_ILVL), -1)
            if not 0 <= place < _LEVELS:
                continue
            levels = _levels(override.iterchildren(_LVL), levels)
            if override.find(_START_OVERRIDE) is not None:
                starts[place] = whole(value(override, _START_OVERRIDE), 1)
        return _List(abstract_id, tuple(levels), starts)

    def _abstract_of(self, num: Element) -> tuple[str, Element | None]:
        """Follows an abstract numbering that only points to a numbering style."""
        seen: set[str] = set()
        while True:
            abstract_id = value(num, _ABSTRACT_ID)
            abstract = self._abstract.get(abstract_id)
            link = value(abstract, _STYLE_LINK)
            linked = self._nums.get(self._styles.numbering_of(link)) if link else None
            if linked is None or abstract_id in seen:
                return abstract_id, abstract
            seen.add(abstract_id)
            num = linked


def _levels(elements: Iterable[Element], levels: list[Level]) -> list[Level]:
    for element in elements:
        place = whole(element.get(_ILVL), -1)
        if 0 <= place < _LEVELS:
            levels[place] = _level(element)
    return levels


def _level(element: Element) -> Level:
    number_format, zeros = _number_format(element)
    text = value(element, _TEXT)
    if element.find(_PICTURE) is not None:
        number_format, text = "bullet", "•"
    restart = element.find(_RESTART)
    return Level(
        start=whole(value(element, _START), 0 if element.find(_START) is None else 1),
        number_format=number_format,
        zeros=zeros,
        text=text,
        suffix=value(element, _SUFFIX) or "tab",
        restart=whole(value(element, _RESTART), 0) if restart is not None else None,
        is_legal=bool(switch(element, _LEGAL)),
        style=value(element, _PSTYLE),
    )


def _number_format(element: Element) -> tuple[str, int]:
    """The format and the digits to fill up to. "001, 002, …" is written as a custom format with a fallback."""
    alternatives = element.find(_ALTERNATE)
    branch = chosen(alternatives) if alternatives is not None else None
    custom = branch.find(_FORMAT) if branch is not None else None
    if custom is not None and value(branch, _FORMAT) == "custom":
        first = (custom.get(_FORMAT_TEXT) or "").split(",")[0].strip()
        return "decimal", len(first) if first.isdigit() and len(first) < _LEVELS else 0
    return value(element, _FORMAT) or "decimal", 0


class Counters:
    """Counts one story's numbered paragraphs, in reading order."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._counts: dict[str, list[int | None]] = {}
        self._met: set[tuple[str, int]] = set()
        self._begun: set[tuple[str, int]] = set()

    def next(self, paragraph: ParagraphStyle) -> Numbered | None:
        """Counts the paragraph; None if it has no number."""
        numbering = self._numbering.list_of(paragraph.num_id) if paragraph.num_id not in (None, "", "0") else None
        if numbering is None or paragraph.num_id is None:
            return None
        place = min(max(_place(numbering, paragraph), 0), _LEVELS - 1)
        counts = self._counts.setdefault(numbering.counters, [None] * _LEVELS)
        if (numbering.counters, place) not in self._met:
            self._count_levels_above(numbering, paragraph.num_id, place, counts)
        self._count(numbering, paragraph.num_id, place, counts)
        return _printed(numbering.levels, counts, place)

    def _count_levels_above(self, numbering: _List, num_id: str, place: int, counts: list[int | None]) -> None:
        """A list that begins below its first level counts the levels that it left out: "1.1" is followed by "2."."""
        for above in range(place - 1, -1, -1):
            if (numbering.counters, above) in self._met:
                break
            self._count(numbering, num_id, above, counts)

    def _count(self, numbering: _List, num_id: str, place: int, counts: list[int | None]) -> None:
        level = numbering.levels[place]
        begins_anew = place in numbering.starts and (num_id, place) not in self._begun
        self._begun.add((num_id, place))
        self._met.add((numbering.counters, place))
        count = counts[place]
        if begins_anew:
            counts[place] = numbering.starts[place]
        else:
            counts[place] = level.start if count is None else count + 1
        for below in range(place + 1, _LEVELS):
            restart = numbering.levels[below].restart
            if restart is None or place < restart:
                counts[below] = None


def _place(numbering: _List, paragraph: ParagraphStyle) -> int:
    """The paragraph's level. A level that names the style which numbers is that style's, whatever the style says."""
    styles = [level.style for level in numbering.levels]
    if paragraph.numbered_by and paragraph.numbered_by in styles:
        return styles.index(paragraph.numbered_by)
    return paragraph.list_level or 0


def _printed(levels: tuple[Level, ...], counts: list[int | None], place: int) -> Numbered | None:
    level = levels[place]
    separator = "" if level.suffix == "nothing" else " "
    if level.number_format == "bullet":
        bullet = _BULLETS.get(level.text.strip(), level.text.strip())
        bullet = _PRIVATE.sub("•", bullet)
        return Numbered(bullet, separator, place, is_bullet=True) if bullet else None

    def number(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        if levels[at].number_format == "bullet":
            return ""
        count = counts[at]
        count = levels[at].start if count is None else count
        if level.is_legal and at < place:
            return str(count)
        return printed(count, levels[at].number_format).rjust(levels[at].zeros, "0")

    marker = _PLACEHOLDER.sub(number, level.text).strip()
    return Numbered(marker, separator, place, is_bullet=False) if marker else None
