"""Footnotes: their texts, also in the middle of a table or a text, and whether marks and notes agree."""

from __future__ import annotations

import re

from balai.documents.neutral import Document, Paragraph
from balai.workplan.reading.flow import Entry
from balai.workplan.reading.model import Footnote, Placed, Span
from balai.workplan.reading.passage import passage_of
from balai.workplan.reading.sections import Section

SIGN_NOTE = re.compile(r"(?P<mark>\*{1,3}|[†‡§]{1,2})\s*(?P<text>\S.*)", re.DOTALL)


def footnotes_of(document: Document) -> tuple[list[Footnote], list[Span]]:
    """The footnotes, and where they stand with their marks."""
    markup = document.format in ("txt", "md")
    notes: list[Footnote] = []
    places: list[Span] = []
    for note in document.notes:
        line = max(
            document.text.rfind("\n", 0, note.start) + 1,
            max((end for _, end in places if end <= note.start), default=0),
        )
        begin = line if _is_mark(document.text[line : note.start], note.mark) else note.start
        text = passage_of(document.text, note.start, note.end, markup).placed()
        places.append((begin, note.end))
        if text is not None:
            notes.append(Footnote(Placed(note.mark, ((begin, note.start),) if begin < note.start else ()), text))
    for paragraph, match in _sign_notes(document):
        start = paragraph.start + match.start("text")
        text = passage_of(document.text, start, paragraph.end, markup).placed()
        places.append((paragraph.start, paragraph.end))
        if text is not None:
            notes.append(Footnote(Placed(match["mark"], ((paragraph.start, start),)), text))
    return notes, places


def notes_in(section: Section) -> list[Footnote]:
    """Notes under a heading "Notes": numbered paragraphs."""
    found = []
    for part in section.parts:
        number = (part.number or part.maybe) if isinstance(part, Entry) else None
        if number is None or not isinstance(part, Entry):
            continue
        taken = part.number_at if part.number else part.body.cut(0, number.after)
        text = (part.body if part.number else part.body.cut(number.after)).placed()
        if text is not None:
            found.append(Footnote(Placed(number.printed, taken.spans()), text))
    return found


def _is_mark(before: str, mark: str) -> bool:
    """True if the line says nothing before the note but its mark."""
    raised = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
    return before.translate(raised).strip(" \t[]^():.") in (mark, "")


def _sign_notes(document: Document) -> list[tuple[Paragraph, re.Match[str]]]:
    """ "* To be updated …" after a table whose header says "Lead*". A single such paragraph is no list."""
    paragraphs = [block for block in document.blocks if isinstance(block, Paragraph) and block.level == 0]
    found = [(block, match) for block in paragraphs if (match := SIGN_NOTE.fullmatch(block.text))]
    marks = [match["mark"] for _, match in found]
    return [
        (block, match)
        for block, match in found
        if marks.count(match["mark"]) == 1
        and re.search(rf"(?<=[\w)]){re.escape(match['mark'])}(?![*\w])", document.text[: block.start])
        and not (document.format == "md" and _opens_emphasis(match))
    ]


def _opens_emphasis(match: re.Match[str]) -> bool:
    """True for "*Adopted in Nadi*" and "**Lead:** Fiji", which are emphasis and no notes."""
    return not match.group()[len(match["mark"])].isspace() and match["mark"] in match["text"]


def disagreements(document: Document, notes: list[Footnote]) -> list[str]:
    """Marks without a note, and notes without a mark."""
    marked = {mark.mark for paragraph in document.paragraphs() for mark in paragraph.note_marks}
    known = {note.mark.text for note in notes}
    lost = [
        f"The text has the mark {mark} of a footnote, but there is no footnote {mark}."
        for mark in sorted(marked - known)
    ]
    unmarked = [f"Footnote {mark} has no mark in the text." for mark in sorted(known - marked) if mark[:1].isalnum()]
    return lost + unmarked
