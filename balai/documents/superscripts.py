"""Superscript digits, and the marks of footnotes written with them."""

from __future__ import annotations

import re
from collections.abc import Container

from balai.documents.neutral import NoteMark
from balai.documents.symbol_marks import symbol_marks

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_TO_RAISED = str.maketrans("0123456789", _RAISED)
_FROM_RAISED = str.maketrans(_RAISED, "0123456789")

_MARK = re.compile(rf"(?<=\S)[{_RAISED}]{{1,3}}|(?<=\s)[{_RAISED}]{{1,3}}(?=\s*$)")
_BRACKETED = re.compile(r"\[\^?(?P<mark>[\w*†‡-]{1,20})\](?![(\[:])")
_REFERENCE = re.compile(r"(?<=[^\s\[])[ ]?\[\^?(?P<mark>[\w*†‡-]{1,20})\](?![(\[:])")
_UNIT = re.compile(r"(?:^|[\s\d(/])(?:[kcdm]?m|ft|mi|in|s|R|CO)$")
_RAISED_NOTE = re.compile(rf"[ \t]{{0,20}}(?P<mark>[{_RAISED}]{{1,3}})[ \t\u00a0]*(?=\S)")
_BRACKETED_NOTE = re.compile(r"[ \t]{0,20}\[\^?(?P<mark>[\w*†‡-]{1,20})\]:?[ \t\u00a0]+(?=\S)")
_PLAIN_NOTE = re.compile(r"[ \t]{0,20}(?P<mark>\d{1,2})[ \t\u00a0]+(?=\S)")


def raised(digits: str) -> str:
    return digits.translate(_TO_RAISED)


def lowered(digits: str) -> str:
    return digits.translate(_FROM_RAISED)


def raised_marks(passage: str, offset: int, known: frozenset[str]) -> list[NoteMark]:
    """Superscript numbers directly after a word, or alone at the end of a passage such as a header cell.

    The square of a unit ("40 km²") is a mark only if there is a note of that number.
    """
    marks: list[NoteMark] = []
    if passage.isascii():
        return marks
    for match in _MARK.finditer(passage):
        mark = lowered(match.group())
        if mark not in known and _UNIT.search(passage[max(0, match.start() - 8) : match.start()]):
            continue
        marks.append(NoteMark(mark, offset + match.start(), offset + match.end()))
    return marks


def bracketed_marks(passage: str, offset: int, known: frozenset[str]) -> list[NoteMark]:
    """References such as "[1]" or "[^1]", where there is a note of that name."""
    return [
        NoteMark(match["mark"], offset + match.start(), offset + match.end())
        for match in _BRACKETED.finditer(passage)
        if match["mark"] in known
    ]


def note_marks(passage: str, offset: int, known: frozenset[str]) -> tuple[NoteMark, ...]:
    found = raised_marks(passage, offset, known)
    if known:
        found += bracketed_marks(passage, offset, known) + symbol_marks(passage, offset, known)
    return tuple(sorted(found, key=lambda mark: mark.start))


def marks_in(text: str) -> dict[str, int]:
    """Every raised or bracketed mark of a text that stands after something else on its line, with its first place."""
    found: dict[str, int] = {}
    for match in _MARK.finditer(text) if not text.isascii() else ():
        found.setdefault(lowered(match.group()), match.start())
    for match in _REFERENCE.finditer(text) if "[" in text else ():
        found.setdefault(match["mark"], match.start())
    return found


def note_line(line: str, referred: Container[str]) -> tuple[str, int] | None:
    """The mark that a line of a note begins with, and where the note's text begins in it.

    A raised number always begins a note; "[1]" only where the text refers to it as well.
    """
    if match := _RAISED_NOTE.match(line):
        return lowered(match["mark"]), match.end()
    if (match := _BRACKETED_NOTE.match(line)) and match["mark"] in referred:
        return match["mark"], match.end()
    return None


def plain_note_line(line: str, referred: Container[str]) -> tuple[str, int] | None:
    """The same for "1 To be updated …": only where the text refers to the number and no other line is its note."""
    if (match := _PLAIN_NOTE.match(line)) and match["mark"] in referred:
        return match["mark"], match.end()
    return None
