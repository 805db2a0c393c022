"""What every chart is: a picture, the same for a narrow place, and the numbers that both show."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from markupsafe import Markup

from balai.ui.charts.drawing import SIZE, Attribute, clean, element, join

Value = str | int | float | None

WIDE: Final = 560
"""Pixels: the picture's width where there is room. A coverage grid is as wide as its columns need."""
NARROW: Final = 328
"""Pixels: what a phone of 360 leaves between its margins."""

_KEY: Final = re.compile(r"[a-z][a-z0-9-]*")


@dataclass(frozen=True, slots=True)
class Chart:
    """``rows`` hold what the pictures show, number for number; ``None`` is "not known" and never zero."""

    key: str
    title: str
    svg: Markup
    narrow_svg: Markup
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    note: str = ""
    wide: bool = False
    """Whether ``svg`` may need a place that scrolls sideways."""


@dataclass(frozen=True, slots=True)
class Caption:
    """Who a picture is, in words and to links and screen readers. ``key`` makes its ids: the page's only one."""

    key: str
    title: str
    description: str

    def __post_init__(self) -> None:
        if not _KEY.fullmatch(self.key):
            raise ValueError(f"A chart's key is made of small letters, digits and hyphens, not {self.key!r}.")

    @property
    def hatch(self) -> str:
        return f"{self.key}-hatch"

    def narrow(self) -> Caption:
        """That of the same picture for a narrow place, which stands in the same page."""
        return replace(self, key=f"{self.key}-narrow")


def picture(caption: Caption, width: float, height: float, shapes: Iterable[Markup], *, has_links: bool) -> Markup:
    """The ``<svg>`` around ``shapes``.

    A picture without links is one image to a screen reader. One with links is a group, or they could not be reached.
    """
    key = caption.key
    attributes: dict[str, Attribute] = {
        "xmlns": "http://www.w3.org/2000/svg",
        "class": "chart",
        "viewBox": f"0 0 {round(width)} {round(height)}",
        "width": round(width),
        "height": round(height),
        # Places are counted from the left, also on a page that runs from right to left.
        "direction": "ltr",
        "font-family": "sans-serif",
        "font-size": SIZE,
        "role": "group" if has_links else "img",
        "aria-labelledby": f"{key}-title {key}-desc",
    }
    words = (
        element("title", {"id": f"{key}-title"}, clean(caption.title)),
        element("desc", {"id": f"{key}-desc"}, clean(caption.description)),
    )
    return element("svg", attributes, join((*words, *shapes)))
