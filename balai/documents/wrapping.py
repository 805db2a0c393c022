"""Where a hard-wrapped text breaks a line because it was full, and where because a paragraph ended.

A line was surely ended on purpose if the first word of the next line would still have fitted on it. Texts taken out
of a PDF were set in a proportional face, texts typed in an editor were not; whichever measure explains the file's
line ends better is used.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from itertools import pairwise

from balai.documents.lines import Line

LONGEST_WRAPPED_LINE = 160
_NARROWEST_COLUMN = 45
_SURELY_SHORT = 0.85
_PROBABLY_SHORT = 0.96
_FULL = 0.97
_FEW = 0.1
_LINES_TO_JUDGE_BY = 4

# A sentence does not end on these words, so that a line ending on one goes on in the next.
_GOING_ON = "a an the of to in on for and or by with as from at that which is are be their its this these into between"
_UNFINISHED = frozenset(_GOING_ON.split())

# Widths of a common sans-serif face, in thousandths of its size; 556 is that of most small letters and digits.
_USUAL_WIDTH = 556
_WIDTHS: dict[str, int] = {
    **dict.fromkeys("ijl'", 222),
    **dict.fromkeys(" .,:;/!ftI", 278),
    **dict.fromkeys("r-()", 333),
    **dict.fromkeys("ckJsvxyz", 500),
    **dict.fromkeys("FTZ", 611),
    **dict.fromkeys("ABEKPSVXY", 667),
    **dict.fromkeys("wCDHNRU", 722),
    **dict.fromkeys("GOQ", 778),
    **dict.fromkeys("mM", 833),
    "W": 944,
}


# A line of more characters is wider than any wrapped one, even if they were all of the narrowest.
_MEASURED = 5 * LONGEST_WRAPPED_LINE


def _typeset_width(text: str) -> float:
    return sum([_WIDTHS.get(character, _USUAL_WIDTH) for character in text[:_MEASURED]]) / _USUAL_WIDTH


def _typewriter_width(text: str) -> float:
    return float(len(text))


Measure = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class _Break:
    """Two lines that follow each other: how wide the first is, and how wide with the next one's first word."""

    width: float
    filled: float
    next_is_lower: bool


def _break_between(line: Line, following: Line, measure: Measure) -> _Break:
    text = line.text.strip()
    first_word = following.text.split()[0]
    return _Break(measure(text), measure(f"{text} {first_word}"), first_word[0].islower())


def is_unfinished(text: str) -> bool:
    """True if the last word asks for another."""
    last_word = text.rsplit(maxsplit=1)[-1].lower()
    return last_word in _UNFINISHED or last_word.endswith((",", "-", "(", "/"))


def may_end(line: Line) -> bool:
    return not is_unfinished(line.text)


def _breaks(run: Sequence[Line], apart: Container[int], measure: Measure) -> list[_Break]:
    """The line ends of a run after which its paragraph may go on."""
    return [
        _break_between(line, following, measure)
        for line, following in pairwise(run)
        if following.start not in apart and len(line.text) <= LONGEST_WRAPPED_LINE
    ]


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How a text is wrapped: its measure and its width. ``width`` 0: it is not, every line stands for itself."""

    measure: Measure
    width: float
    is_exact: bool = False
    """The text was wrapped by a machine at a number of characters: whatever would have fitted was broken on purpose."""

    @classmethod
    def of(cls, runs: Sequence[Sequence[Line]], apart: Container[int]) -> Wrapping:
        """``runs`` are the text's groups of lines that follow each other without a blank line or a table between.

        ``apart`` has the offsets of the lines that begin a paragraph whatever stands above them.
        """
        candidates = [cls._fit(runs, apart, measure) for measure in (_typeset_width, _typewriter_width)]
        return min(candidates, key=lambda candidate: candidate[0])[1]

    @classmethod
    def _fit(cls, runs: Sequence[Sequence[Line]], apart: Container[int], measure: Measure) -> tuple[float, Wrapping]:
        """The wrapping by one measure, with the share of line ends it leaves in doubt (neither full nor short)."""
        in_runs = [(run, _breaks(run, apart, measure)) for run in runs]
        breaks = [each for _, of_run in in_runs for each in of_run]
        width = max((each.width for each in breaks), default=0.0)
        full = sum(each.filled > _FULL * width for each in breaks)
        running_on = sum(each.filled > _FULL * width and each.next_is_lower for each in breaks)
        long_enough = sum(each.width > width / 2 for each in breaks)
        if width < _NARROWEST_COLUMN or not running_on or full < 0.4 * long_enough:
            return 1.0, cls(measure, 0.0)
        wrapping = cls(measure, width)
        doubtful = 0
        for run, of_run in in_runs:
            own = wrapping.width_of(run)
            doubtful += sum(_SURELY_SHORT * own < each.filled <= own for each in of_run)
        share = doubtful / len(breaks)
        return share, cls(measure, width, is_exact=measure is _typewriter_width and share < _FEW)

    def width_of(self, run: Sequence[Line]) -> float:
        """The width that holds for a run of lines: its own if it is a full column (a list), else the text's."""
        if len(run) < _LINES_TO_JUDGE_BY:
            return self.width
        own = max(self.measure(line.text.strip()) for line in run)
        return own if 0.75 * self.width <= own <= self.width else self.width

    def ends_paragraph(self, line: Line, following: Line, width: float) -> bool:
        """True if ``following`` surely does not go on with ``line``'s paragraph."""
        if not self.width or len(line.text) > LONGEST_WRAPPED_LINE:
            return True
        between = _break_between(line, following, self.measure)
        if between.filled <= _SURELY_SHORT * width:
            return True
        if self.is_exact:
            return between.filled <= self.width
        return may_end(line) and between.filled <= _PROBABLY_SHORT * width
