"""Shapes and words of an SVG, escaped; and how much room words take, as nobody measures them on the server."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from markupsafe import Markup, escape

Attribute = str | float | None

SIZE: Final = 14
"""Pixels: the size of a chart's words."""
LINE: Final = 18
"""Pixels from one line of words to the next."""
BASELINE: Final = 5
"""Pixels from the middle of a line down to where its letters stand."""


class Box(NamedTuple):
    """A place in a picture, in pixels from its upper left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def centre(self) -> float:
        return self.x + self.width / 2

    @property
    def middle(self) -> float:
        return self.y + self.height / 2

    def inset(self, x: float, y: float) -> Box:
        return Box(self.x + x, self.y + y, self.width - 2 * x, self.height - 2 * y)


_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SLIM: Final = frozenset("iljtfrI.,;:'|!()[]- ")
_BROAD: Final = frozenset("mwMW@%—…")


def clean(words: str) -> str:
    """The words without the characters that no XML may hold, on one line."""
    return " ".join(_NOT_XML.sub("", words).split())


def join(shapes: Iterable[Markup]) -> Markup:
    return Markup("").join(shapes)


def element(name: str, attributes: Mapping[str, Attribute] | None = None, content: str | Markup = "") -> Markup:
    """One element. An attribute that is ``None`` is left out, numbers get two decimals at most, all else is escaped."""
    written = "".join(
        f' {key}="{escape(value) if isinstance(value, str) else _plain(value)}"'
        for key, value in (attributes or {}).items()
        if value is not None
    )
    # Names are written in this package; values and content were just escaped. Markup.format is ten times slower.
    return Markup(f"<{name}{written}>{escape(content)}</{name}>")  # noqa: S704  # escaped above


def _plain(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _attributes(named: Mapping[str, Attribute]) -> dict[str, Attribute]:
    """``text_anchor="end"`` becomes ``text-anchor``, ``css`` becomes ``class``."""
    return {"class" if key == "css" else key.replace("_", "-"): value for key, value in named.items()}


def text(words: str, x: float, y: float, **named: Attribute) -> Markup:
    return element("text", {"x": float(x), "y": float(y), **_attributes(named)}, clean(words))


def lines_of_text(lines: Iterable[str], x: float, y: float, **named: Attribute) -> Markup:
    return join(text(line, x, y + n * LINE, **named) for n, line in enumerate(lines))


def rectangle(box: Box, **named: Attribute) -> Markup:
    place: dict[str, Attribute] = {
        "x": float(box.x),
        "y": float(box.y),
        "width": float(box.width),
        "height": float(box.height),
    }
    return element("rect", {**place, "rx": 2, **_attributes(named)})


def filled(box: Box, strength: float) -> Markup:
    """A rectangle in the chart's colour; ``strength`` from 0 to 1."""
    return rectangle(box, fill="currentColor", fill_opacity=strength, css="c-fill")


def rule(x1: float, y1: float, x2: float, y2: float, **named: Attribute) -> Markup:
    """A thin line, faint unless ``css`` says otherwise."""
    ends: dict[str, Attribute] = {"x1": float(x1), "y1": float(y1), "x2": float(x2), "y2": float(y2)}
    look = {"css": "c-line", "stroke": "currentColor", "stroke_opacity": 0.5, **named}
    return element("line", {**ends, **_attributes(look)})


def explained(shapes: Markup, words: str, href: str = "") -> Markup:
    """Shapes with their full words on hover; as a link where ``href`` leads somewhere in the web."""
    title = element("title", None, clean(words))
    if href and urlsplit(href).scheme in {"", "http", "https"}:
        return element("a", {"href": href, "aria-label": clean(words)}, title + shapes)
    return element("g", None, title + shapes)


def hatch(name: str) -> Markup:
    """The pattern that says "nothing here" without colour, for ``hatched`` to fill with."""
    stroke = rule(0, 0, 0, 7, css="c-hatch", stroke_width=2)
    pattern: dict[str, Attribute] = {
        "id": name,
        "width": 7,
        "height": 7,
        "patternUnits": "userSpaceOnUse",
        "patternTransform": "rotate(45)",
    }
    return element("defs", None, element("pattern", pattern, stroke))


def hatched(box: Box, name: str) -> Markup:
    return rectangle(box, fill=f"url(#{name})", stroke="currentColor", css="c-gap")


def width_of(words: str, size: float = SIZE) -> float:
    """About how many pixels the words take: a little too many rather than too few."""
    return size * sum(map(_ems, words))


@lru_cache(maxsize=4096)
def _ems(letter: str) -> float:
    """The width of a letter in parts of the size of the words."""
    if unicodedata.category(letter) in {"Mn", "Me", "Cf"}:
        return 0
    if unicodedata.east_asian_width(letter) in {"W", "F"}:
        return 1
    if letter in _SLIM:
        return 0.36
    if letter in _BROAD:
        return 0.86
    return 0.7 if letter.isupper() else 0.6


def shorten(words: str, width: float, size: float = SIZE) -> str:
    """As many of the letters as fit, with "…" where some are missing."""
    words = clean(words)
    if width_of(words, size) <= width:
        return words
    while words and width_of(words + "…", size) > width:
        words = words[:-1]
    return words.rstrip() + "…"


def wrap(words: str, width: float, most: int = 2, size: float = SIZE) -> list[str]:
    """The words in lines of ``width`` pixels, at most ``most`` of them, the last one shortened.

    Scripts that put no blanks between words are broken where the line is full.
    """
    lines: list[str] = []
    left = clean(words)
    while left and len(lines) < most - 1 and width_of(left, size) > width:
        fits = shorten(left, width, size).removesuffix("…")
        cut = len(fits) if left[len(fits) : len(fits) + 1] == " " else fits.rfind(" ")
        cut = cut if cut > 0 else max(1, len(fits))
        lines.append(left[:cut].rstrip())
        left = left[cut:].lstrip()
    return [*lines, shorten(left, width, size)]
