"""What the preview shows: every field with what is wrong in it, and beside each row its source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import gettext as _

from balai.people.directory import Directory
from balai.workplan.checking.problems import Problem
from balai.workplan.checking.sheet import GROUPS, Column, Group, Json, Row, Sheet, Span, Words, names_in
from balai.workplan.content import Part
from balai.workplan.importing import taken
from balai.workplan.models.parts import Taker

MOST_SHOWN = 900
"""Letters of a passage; a longer one is in its field in full."""
NEAR = 2_500
"""Letters between a row's first and last word up to which it is shown in one piece."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the source: the field that it was read into, and "inserted" or "deleted" where it was."""

    text: str
    field: str = ""
    change: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of the source and where it stands; ``name`` says what it is where it stands apart from its row."""

    pieces: tuple[Piece, ...]
    position: str
    name: Words = ""


@dataclass(frozen=True, slots=True)
class Field:
    column: Column
    name: str
    value: str
    error: str


@dataclass(frozen=True, slots=True)
class Taken:
    """Whom the portal takes a name for; "" where it knows nobody of that name."""

    printed: str
    words: str


@dataclass(frozen=True, slots=True)
class ShownRow:
    group: Group
    row: Row
    fields: tuple[Field, ...]
    more: tuple[Field, ...]
    """Fields that no row of the document has: folded away."""
    passages: tuple[Passage, ...]
    names: tuple[Taken, ...]

    @property
    def prefix(self) -> str:
        return f"{self.group.name}-{self.row.id}"

    @property
    def mark(self) -> str:
        """What the row is called beside its kind: its number, its mark, or its place."""
        return self.row.values.get("number") or self.row.values.get("mark") or str(self.row.id)

    @property
    def labels(self) -> dict[str, Words]:
        return {column.name: column.label for column in self.group.columns}

    @property
    def is_doubtful(self) -> bool:
        return bool(self.row.warnings) and not self.row.is_checked and not self.row.is_out

    @property
    def has_errors(self) -> bool:
        return any(field.error for field in (*self.fields, *self.more))


@dataclass(frozen=True, slots=True)
class ShownGroup:
    group: Group
    rows: tuple[ShownRow, ...]


class Source:
    """The document's text, in which places are told by line and letter."""

    def __init__(self, text: str, changes: Sequence[Json] = ()) -> None:
        self.text = text
        self._starts = [0, *(place + 1 for place, letter in enumerate(text) if letter == "\n")]
        self._changes = changes

    def position(self, start: int, end: int) -> str:
        """ "Line 12, letters 340 to 410"."""
        if start < 0:
            return ""
        first, last = bisect_right(self._starts, start), bisect_right(self._starts, max(start, end - 1))
        words = {"first": first, "last": last, "start": start, "end": end}
        if first == last:
            return _("Line %(first)s, letters %(start)s to %(end)s") % words
        return _("Lines %(first)s to %(last)s, letters %(start)s to %(end)s") % words

    def passage(self, spans: Mapping[str, Iterable[Span]], name: Words = "") -> Passage:
        """The stretch that the fields' ranges span, each part of it marked with its field."""
        ranges = sorted((start, end, field) for field, each in spans.items() for start, end in each)
        start, end = ranges[0][0], max(end for _start, end, _field in ranges)
        stretches = [(start, end)] if end - start <= NEAR else _joined([(a, b) for a, b, _field in ranges])
        pieces: list[Piece] = []
        for n, (low, high) in enumerate(stretches):
            if n:
                pieces.append(Piece(" […] "))
            pieces += self._cut(low, high, ranges)
        return Passage(_shortened(pieces), self.position(start, end), name)

    def _cut(self, low: int, high: int, ranges: Sequence[tuple[int, int, str]]) -> list[Piece]:
        inserted = [
            (each["at"], each["at"] + len(each["text"])) for each in self._changes if each["kind"] == "inserted"
        ]
        deleted = {each["at"]: each["text"] for each in self._changes if each["kind"] == "deleted"}
        spans = [*inserted, *((start, end) for start, end, _field in ranges)]
        borders = {low, high, *deleted, *(place for span in spans for place in span)}
        cuts = sorted(place for place in borders if low <= place <= high)
        pieces = []
        for a, b in pairwise(cuts):
            if a in deleted:
                pieces.append(Piece(deleted[a], change="deleted"))
            field = next((field for start, end, field in ranges if start <= a < end), "")
            change = "inserted" if any(start <= a < end for start, end in inserted) else ""
            pieces.append(Piece(self.text[a:b], field, change))
        if high in deleted:
            pieces.append(Piece(deleted[high], change="deleted"))
        return pieces


def _joined(spans: list[Span]) -> list[Span]:
    """Ranges in order; those that touch, or are a few letters apart, made one."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1] + 40:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def _shortened(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    shown: list[Piece] = []
    room = MOST_SHOWN
    for piece in pieces:
        if room <= 0:
            shown.append(Piece(" […]"))
            break
        cut = piece.text if len(piece.text) <= room else piece.text[:room].rstrip() + " […]"
        shown.append(Piece(cut, piece.field, piece.change))
        room -= len(piece.text)
        if cut != piece.text:
            break
    return tuple(shown)


APART = ("heading", "area")
"""Fields whose passage an item shares with others, and that may stand far from it."""


def _passages_of(source: Source, group: Group, row: Row) -> tuple[Passage, ...]:
    if not row.spans or not source.text:
        return ()
    labels = {column.name: column.label for column in group.columns}
    own = {name: spans for name, spans in row.spans.items() if name not in APART} or row.spans
    low = min(start for spans in own.values() for start, _end in spans)
    high = max(end for spans in own.values() for _start, end in spans)
    beside = {
        name: spans
        for name, spans in row.spans.items()
        if name not in own and not all(low <= start and end <= high for start, end in spans)
    }
    within = {name: spans for name, spans in row.spans.items() if name not in beside}
    apart = (source.passage({"text": spans}, labels[name]) for name, spans in beside.items())
    return (source.passage(within), *apart)


class Names:
    """Whom the portal takes a printed name for, asked once for each."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory
        self._known: dict[str, str] = {}

    def taken(self, printed: str) -> Taken:
        if printed not in self._known:
            fields = taken(self._directory, Part(printed), "")
            participant, taker = fields["participant"], Taker(str(fields["taker"]))
            is_unknown = participant is None and taker == Taker.UNKNOWN
            self._known[printed] = "" if is_unknown else str(participant or taker.label)
        return Taken(printed, self._known[printed])


def shown_groups(
    sheet: Sheet, source: Source, names: Names, problems: Sequence[Problem] = ()
) -> tuple[ShownGroup, ...]:
    errors: dict[str, str] = {}
    for problem in problems:
        errors.setdefault(problem.at, problem.sentence)
    return tuple(_shown_group(group, sheet.groups[group.name], source, names, errors) for group in GROUPS.values())


def _shown_group(
    group: Group, rows: Sequence[Row], source: Source, names: Names, errors: Mapping[str, str]
) -> ShownGroup:
    used = {column.name for column in group.columns if any(row.values[column.name] for row in rows)}
    used |= {"number", "text", "title", "mark", "area", "leads"}
    shown = []
    for row in rows:
        fields = [
            Field(column, name, row.values[column.name], errors.get(name, ""))
            for column in group.columns
            for name in [f"{group.name}-{row.id}-{column.name}"]
        ]
        printed = [*names_in(row.values.get("leads", "")), *names_in(row.values.get("interest", ""))]
        shown.append(
            ShownRow(
                group,
                row,
                fields=tuple(field for field in fields if field.column.name in used),
                more=tuple(field for field in fields if field.column.name not in used),
                passages=_passages_of(source, group, row),
                names=tuple(names.taken(name) for name in dict.fromkeys(printed)),
            )
        )
    return ShownGroup(group, tuple(shown))
