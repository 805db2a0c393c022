"""Horizontal bars: how much of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from markupsafe import Markup

from balai.ui.charts.chart import NARROW, WIDE, Caption, Chart, picture
from balai.ui.charts.drawing import (
    BASELINE,
    LINE,
    Box,
    clean,
    explained,
    filled,
    hatch,
    hatched,
    lines_of_text,
    rule,
    text,
    width_of,
    wrap,
)
from balai.ui.filters import number


@dataclass(frozen=True, slots=True)
class Bar:
    """``value`` is none where no figure is known: that is shown, and is not zero."""

    label: str
    value: float | None
    href: str = ""


def bars(key: str, title: str, bars: Sequence[Bar], *, label_name: str, value_name: str, note: str = "") -> Chart:
    """Bars from zero, in the order given. ``label_name`` and ``value_name`` head the table ("Area", "Action items")."""
    if any(bar.value is not None and bar.value < 0 for bar in bars):
        raise ValueError("Bars start at zero: a value below it cannot be shown.")
    largest = max((bar for bar in bars if bar.value), key=lambda bar: bar.value or 0, default=None)
    description = f"{clean(largest.label)}: {number(largest.value)}" if largest else _("No figures.")
    caption = Caption(key, title, description)
    return Chart(
        key=key,
        title=title,
        svg=_draw(caption, bars, WIDE, beside=True),
        narrow_svg=_draw(caption.narrow(), bars, NARROW, beside=False),
        columns=(label_name, value_name),
        rows=tuple((clean(bar.label), bar.value) for bar in bars),
        note=note,
    )


def _draw(caption: Caption, bars: Sequence[Bar], width: int, *, beside: bool) -> Markup:
    """``beside``: labels stand before their bars, else over them."""
    start = 204 if beside else 0
    most = max((bar.value or 0 for bar in bars), default=0) or 1
    room = width - start - 12 - max((width_of(_value_words(bar)) for bar in bars), default=0)
    shapes = [hatch(caption.hatch)]
    y = 0.0
    for bar in bars:
        label = wrap(bar.label, start - 16 if beside else width, most=3)
        words = len(label) * LINE
        height = max(34, words + 12) if beside else words + 36
        middle = y + height / 2 if beside else y + words + 17
        first = middle + BASELINE - (len(label) - 1) * LINE / 2 if beside else y + 18
        length = room * float(bar.value or 0) / float(most)
        shape = lines_of_text(label, 0, first) + _bar(bar, Box(start, middle - 9, length, 18), caption)
        shapes.append(explained(shape, f"{bar.label}: {_value_words(bar)}", bar.href))
        y += height
    if bars and beside:
        shapes.append(rule(start, 0, start, y, css="c-edge"))
    return picture(caption, width, y + 1, shapes, has_links=any(bar.href for bar in bars))


def _bar(bar: Bar, place: Box, caption: Caption) -> Markup:
    if bar.value is None:
        place = place._replace(x=place.x + 1, width=40)
        shape = hatched(place, caption.hatch)
    else:
        shape = filled(place, 0.85)
    return shape + text(_value_words(bar), place.x + place.width + 8, place.middle + BASELINE)


def _value_words(bar: Bar) -> str:
    return _("not known") if bar.value is None else number(bar.value)
