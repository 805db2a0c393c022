"""Lists whose numbers stand apart from their texts, as converters from PDF leave them: "I. II." and then two texts."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from balai.workplan.reading.flow import Entry, Flow, Grid
from balai.workplan.reading.passage import Passage, join

# An entry of a list does not end on such a word, and none begins with one.
UNFINISHED = frozenset(
    (
        "a an the of to in on for and or by with as from at that which is are be their its this these into between"
        " including such not"
    ).split()
)
NOT_FIRST = frozenset("of to in for and or by with as from at that which including such is are".split())
ADJECTIVE = re.compile(r"\w{3,}(?:al|ous|ive|ful|ic|ary|able|ible)")
LONGEST_GROUP = 40
LINES_OF_A_TEXT = 12
"""On average, at most: the numbers of a longer text are no numbers of its lines."""


@dataclass(frozen=True, slots=True)
class Matched:
    """Numbers that were put to their texts by their order."""

    first: str
    last: str
    start: int


def match_numbers(flow: Flow) -> tuple[Flow, list[Matched]]:
    """``flow`` with every group of bare numbers put to the texts that follow it, and what was matched."""
    result: Flow = []
    matched: list[Matched] = []
    place = 0
    while place < len(flow):
        bare = _bare_numbers(flow, place)
        texts = _texts(flow, place + len(bare), len(bare)) if bare else []
        made = _put_together(bare, texts)
        if made:
            result += made
            matched += [Matched(_printed(bare[0]), _printed(bare[-1]), bare[0].start)] if len(bare) > 1 else []
            place += len(bare) + len(texts)
        else:
            untouched = max(1, len(bare))
            result += flow[place : place + untouched]
            place += untouched
    return result, matched


def _printed(entry: Entry) -> str:
    return entry.number.printed if entry.number else ""


def _bare_numbers(flow: Flow, place: int) -> list[Entry]:
    bare: list[Entry] = []
    for part in flow[place : place + LONGEST_GROUP]:
        if isinstance(part, Grid) or part.number is None or part.body or part.number.word or part.level:
            break
        bare.append(part)
    return bare


def _texts(flow: Flow, place: int, count: int) -> list[Entry]:
    """The entries without numbers from ``place`` on. A single number takes the one entry that follows it."""
    texts: list[Entry] = []
    for part in flow[place:]:
        if isinstance(part, Grid) or part.is_listed or part.level:
            break
        texts.append(part)
        if count == 1:
            break
    return texts


def _put_together(bare: list[Entry], texts: list[Entry]) -> list[Entry]:
    if not bare or not texts:
        return []
    chunks = [entry.passage for entry in texts]
    if len(chunks) != len(bare):
        lines, is_first = [], []
        for entry in texts:
            of_entry = entry.passage.split(r"\n")
            lines += of_entry
            is_first += [True] + [False] * (len(of_entry) - 1)
        chunks = split_into(lines, is_first, len(bare))
    return (
        [
            Entry(
                join([number.passage, chunk]),
                chunk,
                number.number,
                number.number_at,
                depth=number.depth,
                is_detached=len(bare) > 1,
            )
            for number, chunk in zip(bare, chunks, strict=True)
        ]
        if chunks
        else []
    )


def split_into(lines: list[Passage], is_first: list[bool], count: int) -> list[Passage]:
    """``lines`` as ``count`` passages, cut where lines most probably end an entry; nothing where the lines are too few
    or far too many.

    ``is_first`` tells which lines the reader of the file took for the first of a paragraph.
    """
    if not count <= len(lines) <= count * LINES_OF_A_TEXT:
        return []
    width = max(len(line) for line in lines)
    gains = [
        _gain(line.text, following.text, width, first)
        for line, following, first in zip(lines, lines[1:], is_first[1:], strict=False)
    ]
    # best[k][i]: the best sum of gains with k cuts, the last one after line i, and the cut before it.
    best: list[list[tuple[float, int]]] = [[(gain + _widow(lines, 0, i), -1) for i, gain in enumerate(gains)]]
    for _ in range(1, count - 1):
        previous = best[-1]
        best.append(
            [
                max(
                    ((previous[j][0] + gain + _widow(lines, j + 1, i), j) for j in range(i)),
                    default=(float("-inf"), -1),
                )
                for i, gain in enumerate(gains)
            ]
        )
    if count == 1:
        return [join(lines)]
    last = max(range(len(gains)), key=lambda i: best[-1][i][0] + _widow(lines, i + 1, len(lines) - 1))
    cuts = [last]
    for row in reversed(best[1:]):
        cuts.insert(0, row[cuts[0]][1])
    bounds = [0, *(cut + 1 for cut in cuts), len(lines)]
    return [join(lines[start:end]) for start, end in itertools.pairwise(bounds)]


def _gain(line: str, following: str, width: int, reader_cuts: bool) -> float:
    """How probable it is that an entry ends with ``line`` and the next begins with ``following``."""
    last, first = line.rsplit(maxsplit=1)[-1].lower(), following.split(maxsplit=1)[0].lower().strip(",;")
    room = (width - len(line) - 1 - len(first)) / width
    gain = room * 2 + (0.5 if reader_cuts else 0.0)
    if last in UNFINISHED or (last.endswith((",", "-", "/")) and not line.endswith((", and", ";"))):
        gain -= 1.5 if not line.rstrip().endswith((", and", "; and", ", or")) else -0.5
    if line.rstrip().endswith((";", ".")):
        gain += 0.5
    if ADJECTIVE.fullmatch(last):
        gain -= 0.3
    if first in NOT_FIRST:
        gain -= 1.0
    return gain


def _widow(lines: list[Passage], first: int, last: int) -> float:
    """An entry of a single word is most probably the end of the one before."""
    return -1.5 if first == last and len(lines[first].text.split()) < 2 else 0.0
