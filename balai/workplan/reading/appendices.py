"""Cuts the appendices off the end of a document."""

from __future__ import annotations

import re

from balai.workplan.reading.flow import Entry, Flow, Grid
from balai.workplan.reading.model import Appendix
from balai.workplan.reading.passage import Passage, join, placed_in_lines
from balai.workplan.reading.sections import is_appendix, is_heading, purpose_of

CONTENTS_LINE = re.compile(r".*(?:\.{3,}|…|\t)\s*\d{1,3}", re.DOTALL)
HOLDS_ITEMS = re.compile(
    r"\b(?:action items?|actions|activities|work ?plan|action plan|matrix|implementation)\b", re.IGNORECASE
)
PAST = re.compile(r"\b(?:previous|completed|past|achieved|report(?:ed)?|status of|progress)\b", re.IGNORECASE)


def cut_appendices(flow: Flow) -> tuple[Flow, list[Flow]]:
    """What stands before the first appendix, and each appendix with its title first.

    A title that stands again further on is a line of a table of contents.
    """
    last = {part.text: place for place, part in enumerate(flow) if isinstance(part, Entry) and is_appendix(part)}
    starts = [
        place
        for place, part in enumerate(flow)
        if isinstance(part, Entry)
        and is_appendix(part)
        and not CONTENTS_LINE.fullmatch(part.text)
        and last[part.text] == place
    ]
    if not starts:
        return flow, []
    bounds = [*starts[1:], len(flow)]
    main = list(flow[: starts[0]])
    cut: list[Flow] = []
    for start, end in zip(starts, bounds, strict=True):
        own_end = _end(flow, start, end)
        cut.append(flow[start:own_end])
        main += flow[own_end:end]
    return main, cut


def _end(flow: Flow, start: int, end: int) -> int:
    """An appendix ends early only where a heading of at least its own level begins a part of the plan."""
    title = flow[start]
    level = title.level if isinstance(title, Entry) else 0
    for place in range(start + 1, end):
        part = flow[place]
        if (
            isinstance(part, Entry)
            and level
            and 0 < part.level <= level
            and purpose_of(part) in ("items", "ongoing", "notes")
        ):
            return place
    return end


def holds_items(appendix: Flow) -> bool:
    """True if the title says that the appendix is the plan's list of actions, and not a report on an earlier one."""
    title = _title(appendix)[0].said
    return HOLDS_ITEMS.search(title) is not None and PAST.search(title) is None


def _title(appendix: Flow) -> tuple[Passage, int]:
    """The title, and how many parts it takes: "Annex 1" may have its words on the next line."""
    first = appendix[0]
    assert isinstance(first, Entry)
    following = appendix[1] if len(appendix) > 1 else None
    says_only_letter = not re.search(r"[a-z]{3}", re.sub(r"^\W*\w+", "", first.passage.said))
    if (
        says_only_letter
        and isinstance(following, Entry)
        and (
            is_heading(following, first, appendix[2] if len(appendix) > 2 else None)
            or (len(following.text.split()) <= 14 and not following.ends_sentence and not following.is_listed)
        )
    ):
        return join([first.passage, following.passage]), 2
    return first.passage, 1


def read_appendix(appendix: Flow) -> Appendix | None:
    title, taken = _title(appendix)
    placed = title.placed()
    if placed is None:
        return None
    return Appendix(placed, placed_in_lines([line for part in appendix[taken:] for line in _lines(part)]))


def _lines(part: Entry | Grid) -> list[Passage]:
    """A paragraph is a line, and so is a row of a table."""
    if isinstance(part, Entry):
        return [part.passage]
    return [
        join([entry.passage for cell in row.cells if not cell.continues for entry in cell.entries]) for row in part.rows
    ]
