"""List markers that a converter tore from their entries: first "I.", "II.", "III." alone, then the entries unmarked.

How many markers there are tells how many entries follow. Where the line ends alone show fewer, the missing border is
sought among the line ends at which a sentence may end.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from itertools import combinations, pairwise

from balai.documents.lines import Line
from balai.documents.list_markers import list_marker
from balai.documents.wrapping import may_end

_MOST_MISSING = 2
_LONGEST_RUN = 200


def _is_alone(line: Line) -> bool:
    marker = list_marker(line.text)
    return marker is not None and marker.content == len(line.text.rstrip()) and not marker.is_bullet


def detached_borders(lines: Sequence[Line], ends: Callable[[Line, Line], bool], apart: Container[int]) -> set[int]:
    """The offsets of lines that begin an entry though nothing in the line above says so."""
    found: set[int] = set()
    place = 0
    while place < len(lines):
        if not _is_alone(lines[place]):
            place += 1
            continue
        markers = place
        while place < len(lines) and (lines[place].is_blank or _is_alone(lines[place])):
            place += 1
        run = place
        while place < len(lines) and place - run < _LONGEST_RUN and not lines[place].is_blank:
            if lines[place].start in apart:
                break
            place += 1
        found |= _missing_borders(_gaps(lines[markers:run]), lines[run:place], ends)
    return found


def _gaps(lines: Sequence[Line]) -> list[bool]:
    """For each marker, whether blank lines follow it: a converter leaves room for the lines of a longer entry."""
    return [
        place + 1 < len(lines) and lines[place + 1].is_blank for place, line in enumerate(lines) if not line.is_blank
    ]


def _missing_borders(gaps: Sequence[bool], run: Sequence[Line], ends: Callable[[Line, Line], bool]) -> set[int]:
    """The borders to add so that there are as many entries as markers, if one way to add them fits best."""
    sure = [place for place in range(1, len(run)) if ends(run[place - 1], run[place])]
    missing = len(gaps) - len(sure) - 1
    possible = [place for place in range(1, len(run)) if place not in sure and may_end(run[place - 1])]
    if not 0 < missing <= _MOST_MISSING or len(possible) < missing:
        return set()
    ways = [(_misfits(gaps, [*sure, *added], len(run)), added) for added in combinations(possible, missing)]
    ways.sort(key=lambda way: way[0])
    if len(ways) > 1 and ways[0][0] == ways[1][0]:
        return set()
    return {run[place].start for place in ways[0][1]}


def _misfits(gaps: Sequence[bool], borders: Sequence[int], lines: int) -> int:
    """How many entries have another length than the room after their marker suggests: three lines or more, or fewer."""
    sizes = [end - start for start, end in pairwise([0, *sorted(borders), lines])]
    return sum((size > 2) != gap for size, gap in zip(sizes, gaps, strict=True))
