"""Notes marked with "*", "†" or "‡": "Lead*", and further down "* Subject to funding".

The same signs make bullets and emphasis. They are marks only where a line below begins with the sign that stands
behind a word above it, and each such line has a reference of its own.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Container, Iterable, Sequence

from balai.documents.neutral import NoteMark

_SIGNS = re.compile(r"[*†‡]")
_SIGN = r"(?P<mark>\*{1,3}|[†‡]{1,3})"
_REFERENCE = re.compile(rf"(?<=[^\s*†‡|(\[\\])\\?{_SIGN}(?=$|[\s|,.;:)\]!?/<])", re.MULTILINE)
_NOTE = re.compile(rf"[ \t]{{0,20}}\\?{_SIGN}[ \t\u00a0]*(?=[^\s*†‡])")
_EMPHASIS = re.compile(
    r"(?:(?<=[\s(\[|\"'“>])|^)(?P<sign>\*{1,3})(?=[^\s*])[^*\n]{1,400}(?<=[^\s*])(?P=sign)", re.MULTILINE
)


def symbol_marks(passage: str, offset: int, known: Container[str] | None = None) -> list[NoteMark]:
    """Every sign that stands directly behind a word and does not end an emphasis; of ``known`` marks only."""
    if not _SIGNS.search(passage):
        return []
    emphasis_ends = {match.end() for match in _EMPHASIS.finditer(passage)}
    return [
        NoteMark(match["mark"], offset + match.start(), offset + match.end())
        for match in _REFERENCE.finditer(passage)
        if match.end() not in emphasis_ends and (known is None or match["mark"] in known)
    ]


def symbol_note(passage: str) -> tuple[str, int] | None:
    """The sign that a passage begins with, and where what it marks begins in it."""
    match = _NOTE.match(passage)
    if match is None or _EMPHASIS.match(passage, match.start("mark")):
        return None
    return match["mark"], match.end()


def notes_with_references(passages: Iterable[tuple[int, str]], references: Sequence[NoteMark]) -> dict[int, str]:
    """Which of the ``passages`` (each with its offset, in reading order) are notes: the mark, by offset.

    Of one sign all are, or none is: a list of bullets has no new reference between one entry and the next.
    """
    candidates: dict[str, list[int]] = {}
    for start, said in passages:
        note = symbol_note(said)
        if note is not None:
            candidates.setdefault(note[0], []).append(start)
    found: dict[int, str] = {}
    for mark, starts in candidates.items():
        places = [each.start for each in references if each.mark == mark]
        before = [bisect(places, start) for start in starts]
        if all(above < here for above, here in zip([0, *before], before, strict=False)):
            found |= dict.fromkeys(starts, mark)
    return found
