"""Accounts for every character: what stands in a field, and what is left over."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from balai.documents.neutral import Document, Table
from balai.workplan.reading.model import Placed, Reading, Span, Unplaced
from balai.workplan.reading.passage import merged

FROM_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


class NotAccounted(AssertionError):
    """A reading loses, doubles or invents text."""


def unplaced_in(document: Document, placed: Iterable[Placed]) -> tuple[Unplaced, ...]:
    """What stands in no field, cut where paragraphs, cells, notes and margins end."""
    taken = merged(span for one in placed for span in one.spans)
    bounds = _bounds(document)
    found: list[Unplaced] = []
    for start, end in _between(taken, len(document.text)):
        for piece_start, piece_end in _cut(start, end, bounds):
            found += _trimmed(document.text, piece_start, piece_end)
    return tuple(_with_signs(document.text, found))


def _between(taken: Sequence[Span], length: int) -> list[Span]:
    gaps, position = [], 0
    for start, end in taken:
        if start > position:
            gaps.append((position, start))
        position = max(position, end)
    if position < length:
        gaps.append((position, length))
    return gaps


def _bounds(document: Document) -> list[int]:
    bounds: set[int] = set()
    for block in document.blocks:
        bounds.update((block.start, block.end))
        if isinstance(block, Table):
            bounds.update(place for row in block.rows for cell in row.cells for place in (cell.start, cell.end))
    bounds.update(place for note in document.notes for place in (note.start, note.end))
    bounds.update(place for margin in document.margins for place in (margin.start, margin.end))
    return sorted(bounds)


def _cut(start: int, end: int, bounds: Sequence[int]) -> list[Span]:
    inner = bounds[bisect_right(bounds, start) : bisect_right(bounds, end - 1)]
    places = [start, *inner, end]
    return list(pairwise(places))


def _trimmed(text: str, start: int, end: int) -> list[Unplaced]:
    piece = text[start:end]
    said = piece.strip()
    if not said:
        return []
    first = start + len(piece) - len(piece.lstrip())
    return [Unplaced(said, first, first + len(said))]


def _with_signs(text: str, found: list[Unplaced]) -> list[Unplaced]:
    """Signs without words (a bullet, a ruling) go to the passage beside them, if only blanks stand between."""
    result: list[Unplaced] = []
    for one in found:
        last = result[-1] if result else None
        is_sign = not any(map(str.isalnum, one.text)) or (last is not None and not any(map(str.isalnum, last.text)))
        if (
            last is not None
            and is_sign
            and not text[last.end : one.start].strip()
            and "\n\n" not in text[last.end : one.start]
        ):
            result[-1] = Unplaced(text[last.start : one.end], last.start, one.end)
        else:
            result.append(one)
    return result


def coverage_of(document: Document, placed: Iterable[Placed]) -> float:
    """The share of the characters that are no blanks and stand in a field. An empty document has nothing to place."""
    text = document.text
    everything = sum(not letter.isspace() for letter in text)
    taken = merged(span for one in placed for span in one.spans)
    in_fields = sum(not letter.isspace() for start, end in taken for letter in text[start:end])
    return round(in_fields / everything, 4) if everything else 0.0


def check_accounted(reading: Reading, document: Document) -> None:
    """Raises NotAccounted unless every character is in a field or unplaced, and no field says more than the source."""
    text = document.text
    placed = list(reading.placed())
    in_field = bytearray(len(text))
    for one in placed:
        for start, end in one.spans:
            if not 0 <= start < end <= len(text):
                raise NotAccounted(f"“{one.text[:40]}” points to {start}–{end}, outside of the text.")
            in_field[start:end] = b"\1" * (end - start)
        _check_said(one, text)
    left_over = bytearray(len(text))
    for apart in reading.unplaced:
        if text[apart.start : apart.end] != apart.text:
            raise NotAccounted(f"Unplaced “{apart.text[:40]}” is not what stands at {apart.start}–{apart.end}.")
        left_over[apart.start : apart.end] = b"\1" * (apart.end - apart.start)
    for place, letter in enumerate(text):
        if letter.isspace():
            continue
        if not in_field[place] and not left_over[place]:
            raise NotAccounted(f"“{text[place : place + 40]}” at {place} is neither in a field nor unplaced.")
        if in_field[place] and left_over[place]:
            raise NotAccounted(f"“{text[place : place + 40]}” at {place} is both in a field and unplaced.")


def _check_said(one: Placed, text: str) -> None:
    """Every letter of the value must stand in its ranges, in the same order. A place in a list has no range."""
    if not one.spans:
        if not one.text.isdigit():
            raise NotAccounted(f"“{one.text[:40]}” has no place in the source.")
        return
    source = iter("".join(text[start:end] for start, end in one.spans).translate(FROM_RAISED))
    for letter in one.text:
        if not letter.isspace() and letter.translate(FROM_RAISED) not in source:
            raise NotAccounted(f"“{one.text[:60]}” is not what stands in its ranges.")
