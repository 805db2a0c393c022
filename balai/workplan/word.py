"""A plan as a Word document that ``workplan.reading`` reads back without loss."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from balai.documents.word_out import WordDocument
from balai.workplan.content import Issue, Item, PlanContent

# Headings and column titles are those of the group's own plans, and so not translated: the reading knows them.
COLUMNS: tuple[tuple[str, float, Callable[[Item], str]], ...] = (
    ("No.", 1.0, lambda item: item.number),
    ("Action Item", 9.0, lambda item: item.text),
    ("Area of cooperation", 3.5, lambda item: item.area),
    ("Lead", 2.5, lambda item: "\n".join(item.leads)),
    ("Members’ interest to lead or support", 2.5, lambda item: "\n".join(item.interest)),
    ("Linked priority", 1.6, lambda item: ", ".join(item.linked_priorities)),
    ("Timeframe", 2.2, lambda item: item.timeframe),
    ("Status", 2.6, lambda item: item.status),
)
_ALWAYS = ("No.", "Action Item", "Lead")


def plan_as_docx(content: PlanContent, label: str, audience: str, as_at: dt.datetime) -> bytes:
    """The document; ``label`` and ``audience`` stand in its header and footer."""
    columns = [column for column in COLUMNS if column[0] in _ALWAYS or any(column[2](item) for item in content.items)]
    word = WordDocument(content.title, landscape=len(columns) > 4)
    word.label(label, audience, as_at)
    if content.body:
        word.paragraph(content.body)
    word.title(content.title)
    if content.period and not _says_period(content.title, content.period):
        first, last = content.period
        word.paragraph(f"Period: {first}" + (f"-{last}" if last != first else ""))
    for passage in content.passages:
        word.aside(passage)
    _objectives(word, content.objectives)
    _issues(word, content.priority_issues)
    if content.ongoing:
        word.heading("Ongoing Activities")
        for each in content.ongoing:
            word.indented(_numbered(each.number, each.text), 0)
    word.heading("Action Items")
    word.table([name for name, _, _ in columns], [width for _, width, _ in columns], _rows(content.items, columns))
    for note in content.footnotes:
        word.paragraph(f"{_raised(note.mark)} {note.text}")
    for annex in content.appendices:
        word.heading(annex.title)
        word.paragraph(annex.text)
    return word.to_bytes()


def _says_period(title: str, period: tuple[int, int]) -> bool:
    first, last = period
    _, found, rest = title.partition(str(first))
    return bool(found) and (first == last or str(last) in rest or f"{last % 100:02}" in rest)


def _objectives(word: WordDocument, objectives: Sequence[str]) -> None:
    if objectives:
        word.heading("Objectives")
        for text in objectives:
            word.bullet(text)


def _issues(word: WordDocument, issues: Sequence[Issue], depth: int = 0) -> None:
    if issues and depth == 0:
        word.heading("Priority Issues")
    some_have_no_number = not all(issue.number for issue in issues)
    for issue in issues:
        if some_have_no_number:
            # With a bullet each, the one without a number is not read as a part of the one before it.
            word.bullet(_numbered(issue.number, issue.text))
        else:
            word.indented(_numbered(issue.number, issue.text), depth)
        _issues(word, issue.children, depth + 1)


def _numbered(number: str, text: str) -> str:
    return f"{number}. {text}" if number else text


def _raised(mark: str) -> str:
    return mark.translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))


def _rows(
    items: Sequence[Item], columns: Sequence[tuple[str, float, Callable[[Item], str]]]
) -> list[Sequence[str] | str]:
    rows: list[Sequence[str] | str] = []
    heading = ""
    for item in items:
        if item.heading and item.heading != heading:
            rows.append(item.heading)
        heading = item.heading or heading
        rows.append([of(item) for _, _, of in columns])
    return rows
