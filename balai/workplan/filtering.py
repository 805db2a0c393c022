"""Narrowing a plan's list of items, and the choices that its reader has for it: counted from what they see."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from balai.people.names import fold
from balai.workplan.seen import SeenItem

ROWS = 50
"""Items on one page of the list."""
NONE = "none"
"""The value of a filter that asks for items without any."""
Options = list[tuple[str, str]]

GAPS = {
    "lead": gettext_lazy("Without a lead"),
    "interest": gettext_lazy("Without a lead, with interest"),
    "area": gettext_lazy("Without an area"),
    "unknown": gettext_lazy("Lead not known to the portal"),
}
_LACKS: dict[str, Callable[[SeenItem], bool]] = {
    "lead": lambda seen: not seen.leads,
    "interest": lambda seen: not seen.leads and bool(seen.interest),
    "area": lambda seen: not seen.areas,
    "unknown": lambda seen: any(not part.is_known for part in seen.leads),
}


@dataclass(frozen=True, slots=True)
class ItemFilter:
    """What the reader asked for; "" asks for nothing."""

    text: str = ""
    area: str = ""
    lead: str = ""
    priority: str = ""
    heading: str = ""
    status: str = ""
    gap: str = ""

    @classmethod
    def of(cls, query: QueryDict) -> ItemFilter:
        return cls(**{name: query.get(name, "").strip()[:200] for name in cls.__slots__})

    @property
    def is_on(self) -> bool:
        return any(getattr(self, name) for name in self.__slots__)

    def fits(self, seen: SeenItem) -> bool:
        return (
            self._has_words(seen)
            and _among(self.area, [str(each.area.key) for each in seen.areas if each.area], bool(seen.areas))
            and _among(self.lead, [each.key for each in seen.leads], bool(seen.leads))
            and _among(self.priority, [each.record.number for each in seen.priorities], bool(seen.priorities))
            and (not self.heading or slug_of(seen.item.heading) == self.heading)
            and (not self.status or slug_of(seen.item.status_as_printed) == self.status)
            and (self.gap not in _LACKS or _LACKS[self.gap](seen))
        )

    def _has_words(self, seen: SeenItem) -> bool:
        """Every word of the text stands in the item, its heading, or the names that hang on it."""
        if not self.text:
            return True
        parts = (*seen.leads, *seen.interest)
        said = [seen.item.number, seen.item.text, seen.item.heading, *(part.name for part in parts)]
        whole = fold(" ".join([*said, *(each.title for each in seen.areas)]))
        return all(word in whole for word in fold(self.text).split())


def _among(wanted: str, held: Sequence[str], has_any: bool) -> bool:
    return not wanted or (not has_any if wanted == NONE else wanted in held)


def slug_of(words: str) -> str:
    """A heading or a status as the value of a filter."""
    return "-".join(fold(words).split())[:200]


@dataclass(frozen=True, slots=True)
class Choices:
    """The filters' options, each with the number of items behind it."""

    areas: Options
    leads: Options
    priorities: Options
    headings: Options
    statuses: Options
    gaps: Options


def choices_of(items: Sequence[SeenItem]) -> Choices:
    def of(pairs: Iterable[tuple[str, str]], without: int = 0) -> Options:
        listed = list(pairs)
        counts, words = Counter(key for key, _words in listed), dict(listed)
        options = [("", _("All"))]
        if without and counts:
            options.append((NONE, f"{_('None')} ({without})"))
        return options + [(key, f"{words[key]} ({counts[key]})") for key in words]

    names = {part.key: part.name for seen in items for part in seen.leads}
    return Choices(
        areas=of(
            ((each.area.key, each.area.title) for seen in items for each in seen.areas if each.area),
            sum(not seen.areas for seen in items),
        ),
        leads=of(
            sorted(
                ((part.key, names[part.key]) for seen in items for part in seen.leads), key=lambda pair: fold(pair[1])
            ),
            sum(not seen.leads for seen in items),
        ),
        priorities=of(
            ((each.record.number, each.record.number) for seen in items for each in seen.priorities),
            sum(not seen.priorities for seen in items),
        ),
        headings=of((slug_of(seen.item.heading), seen.item.heading) for seen in items if seen.item.heading),
        statuses=of(
            (slug_of(seen.item.status_as_printed), seen.item.status_as_printed[:60])
            for seen in items
            if seen.item.status_as_printed
        ),
        gaps=[
            ("", _("No matter")),
            *((key, f"{words} ({n})") for key, words in GAPS.items() if (n := sum(map(_LACKS[key], items)))),
        ],
    )


@dataclass(frozen=True, slots=True)
class Part:
    """The part of a long list that is on the page."""

    groups: list[tuple[str, list[SeenItem]]]
    """Headings in the order of the document, each with its items."""
    first: int
    last: int
    total: int
    previous: int | None
    next: int | None


def part_of(items: Sequence[SeenItem], asked: str) -> Part:
    """Fifty rows; ``asked`` is a page's number, or "all"."""
    size = max(len(items), 1) if asked == "all" else ROWS
    pages = max(1, -(-len(items) // size))
    page = min(int(asked), pages) if asked.isascii() and asked.isdigit() and asked != "0" else 1
    shown = items[(page - 1) * size : page * size]
    return Part(
        groups=[(heading, list(rows)) for heading, rows in groupby(shown, key=lambda seen: seen.item.heading)],
        first=(page - 1) * size + 1 if shown else 0,
        last=(page - 1) * size + len(shown),
        total=len(items),
        previous=page - 1 if page > 1 else None,
        next=page + 1 if page < pages else None,
    )
