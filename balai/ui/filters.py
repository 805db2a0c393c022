"""How a template writes dates, numbers and running text: in the reader's language, the machine's form beside it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final, Literal

from babel import Locale
from babel.dates import format_date, format_time, get_timezone_name
from babel.numbers import format_decimal, format_percent
from django.utils import timezone
from django.utils.translation import get_language, to_locale
from markupsafe import Markup, escape

Width = Literal["short", "medium", "long", "full"]

_SPELLING: Final = {"en": "en_GB"}
"""Where Babel's plain language would write a date as another country does: "November 22, 2026"."""


@lru_cache(maxsize=64)
def _locale_of(language: str) -> Locale:
    name = _SPELLING.get(language) or to_locale(language)
    return Locale.parse(name, sep="_")


def reader_locale() -> Locale:
    """Babel's locale of the active language; English where translation is switched off."""
    return _locale_of(get_language() or "en")


@lru_cache(maxsize=4096)
def _written_date(value: dt.date, width: Width, locale: Locale) -> str:
    return format_date(value, format=width, locale=locale)


def day_in_words(value: dt.date, width: Width = "long") -> str:
    """The day without markup, for where no element can stand."""
    return _written_date(value, width, reader_locale())


def day(value: dt.date | None, width: Width = "long") -> Markup:
    """``<time>`` with the day, "31 March 2026"; nothing for ``None``. A moment is taken in the active time zone."""
    if value is None:
        return Markup("")
    if isinstance(value, dt.datetime):
        value = (timezone.localtime(value) if timezone.is_aware(value) else value).date()
    return Markup('<time datetime="{}">{}</time>').format(value.isoformat(), day_in_words(value, width))


def moment(value: dt.datetime | None, width: Width = "long") -> Markup:
    """``<time>`` with day, hour and time zone, "31 March 2026, 14:05 UTC"; nothing for ``None``.

    The zone is always said: readers sit in many.
    """
    if value is None:
        return Markup("")
    if timezone.is_aware(value):
        value = timezone.localtime(value)
    locale = reader_locale()
    written = f"{_written_date(value.date(), width, locale)}, {format_time(value, 'HH:mm', locale=locale)}"
    if timezone.is_aware(value):
        written += f" {get_timezone_name(value, width='short', locale=locale)}"
    return Markup('<time datetime="{}">{}</time>').format(value.isoformat(timespec="minutes"), written)


def span(start: dt.date | None, end: dt.date | None) -> Markup:
    """From one day to another, either of them open: "1 January 2024 – 31 December 2026"."""
    if start is None and end is None:
        return Markup("")
    return Markup("{} – {}").format(day(start), day(end))


def number(value: float | Decimal | None, digits: int | None = None) -> str:
    """A number as the reader's language groups it: "12,480" or "12.480"; nothing for ``None``, which is not zero."""
    return "" if value is None else _written_number(value, digits, reader_locale())


@lru_cache(maxsize=4096)
def _written_number(value: float | Decimal, digits: int | None, locale: Locale) -> str:
    pattern = None if digits is None else "#,##0" + ("." + "0" * digits if digits else "")
    return format_decimal(value, format=pattern, locale=locale)


def percent(share: float | Decimal | None) -> str:
    """A share from 0 to 1 as "45%"; nothing for ``None``."""
    return "" if share is None else format_percent(share, locale=reader_locale())


def paragraphs(text: str | None) -> Markup:
    """Plain text as ``<p>``, parted at empty lines; a single line end stays one."""
    parts = [part.strip() for part in re.split(r"\n\s*\n", (text or "").replace("\r\n", "\n"))]
    return Markup("\n").join(
        Markup("<p>{}</p>").format(Markup("<br>").join(escape(line) for line in part.split("\n")))
        for part in parts
        if part
    )


FILTERS: Final[dict[str, Callable[..., Any]]] = {
    "day": day,
    "moment": moment,
    "span": span,
    "number": number,
    "percent": percent,
    "paragraphs": paragraphs,
}
