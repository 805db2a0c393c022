"""Spans over years: what ran from when to when."""

from __future__ import annotations

import datetime as dt
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
    element,
    explained,
    filled,
    lines_of_text,
    rule,
    text,
    wrap,
)
from balai.ui.filters import day, day_in_words


@dataclass(frozen=True, slots=True)
class Span:
    """``end`` is the last day, and none while it runs on."""

    label: str
    start: dt.date
    end: dt.date | None = None
    href: str = ""

    @property
    def words(self) -> str:
        end = day_in_words(self.end, "medium") if self.end else _("runs on")
        return f"{self.label}: {day_in_words(self.start, 'medium')} – {end}"


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where a day stands between two edges."""

    first: int
    last: int
    left: float
    right: float

    def x(self, at: dt.date) -> float:
        begin, end = dt.date(self.first, 1, 1).toordinal(), dt.date(self.last, 12, 31).toordinal() + 1
        share = (at.toordinal() - begin) / (end - begin)
        return self.left + (self.right - self.left) * min(1.0, max(0.0, share))


def timeline(
    key: str, title: str, spans: Sequence[Span], *, label_name: str, today: dt.date | None = None, note: str = ""
) -> Chart:
    """Spans in the order given, over whole years. ``today`` is marked where it falls within them."""
    for span in spans:
        if span.end and span.end < span.start:
            raise ValueError(f"{span.label!r} ends before it starts.")
    days = [each for span in spans for each in (span.start, span.end) if each]
    if today and any(span.end is None for span in spans):
        days.append(today)
    first, last = (min(days).year, max(days).year) if days else (1, 1)
    description = _("From %(first)d to %(last)d.") % {"first": first, "last": last} if days else _("Nothing yet.")
    caption = Caption(key, title, description)
    return Chart(
        key=key,
        title=title,
        svg=_draw(caption, spans, _Scale(first, last, 204, WIDE - 12), today),
        narrow_svg=_draw(caption.narrow(), spans, _Scale(first, last, 0, NARROW - 12), today),
        columns=(label_name, _("From"), _("To")),
        rows=tuple(
            (clean(each.label), day(each.start, "medium"), day(each.end, "medium") or _("runs on")) for each in spans
        ),
        note=note,
    )


def _draw(caption: Caption, spans: Sequence[Span], scale: _Scale, today: dt.date | None) -> Markup:
    beside = scale.left > 0
    width = scale.right + 12
    rows: list[Markup] = []
    y = 30.0
    for span in spans:
        label = wrap(span.label, scale.left - 16 if beside else width, most=3)
        words = len(label) * LINE
        height = max(36, words + 14) if beside else words + 30
        middle = y + height / 2 if beside else y + words + 15
        first = middle + BASELINE - (len(label) - 1) * LINE / 2 if beside else y + 18
        shape = lines_of_text(label, 0, first) + _bar(span, middle, scale)
        rows.append(explained(shape, span.words, span.href))
        y += height
    shapes = (_years(scale, y) if spans else []) + rows
    if spans and today and scale.first <= today.year <= scale.last:
        shapes.append(_today(scale, today, y))
    return picture(caption, width, y + 24, shapes, has_links=any(span.href for span in spans))


def _bar(span: Span, middle: float, scale: _Scale) -> Markup:
    begin = scale.x(span.start)
    if span.end is None:
        point = f"M{scale.right:.0f} {middle - 7:.0f}l10 7-10 7z"
        arrow = element("path", {"d": point, "fill": "currentColor", "fill-opacity": 0.55, "class": "c-fill"})
        return filled(Box(begin, middle - 7, scale.right - begin, 14), 0.55) + arrow
    length = max(6.0, scale.x(span.end + dt.timedelta(days=1)) - begin)
    return filled(Box(begin, middle - 7, length, 14), 0.85)


def _years(scale: _Scale, foot: float) -> list[Markup]:
    """Lines at the beginnings of years, with as many of their names as have room."""
    count = scale.last - scale.first + 1
    each = max(1, -(-count * 44 // round(scale.right - scale.left)))
    shapes = []
    for year in range(scale.first, scale.last + 1, each):
        x = scale.x(dt.date(year, 1, 1))
        shapes += [rule(x, 24, x, foot), text(str(year), x, 16, css="c-soft", font_size=13)]
    return shapes


def _today(scale: _Scale, today: dt.date, foot: float) -> Markup:
    x = scale.x(today)
    anchor = "end" if x > (scale.left + scale.right) / 2 else "start"
    words = f"{_('Today')}, {day_in_words(today, 'medium')}"
    line = rule(x, 24, x, foot, css="c-accent", stroke_width=2, stroke_dasharray="4 3")
    return line + text(words, x, foot + 17, css="c-soft", text_anchor=anchor, font_size=13)
