"""Reading the ledger against itself: an altered, a deleted, an inserted, a reordered line, a missing last line."""

from __future__ import annotations

import datetime as dt
import hmac
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import TextField
from django.db.models.functions import Cast

from balai.kernel.ledger import GENESIS, digest_of, head_file, read_head_file, seal
from balai.kernel.models import LedgerHead, LedgerLine


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with the ledger, and at which line."""

    line: int | None
    problem: str
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """What checking needs of a line, so that a million lines fit into memory."""

    number: int
    previous: str
    digest: str
    altered: bool


@dataclass(frozen=True, slots=True)
class Ends:
    """Where the ledger ends by its own account: the head in the database, and the one kept in a file."""

    head: tuple[int, str] | None
    head_is_sealed: bool
    outside: tuple[int, str] | None
    """None where there is no file, or one that nobody with the portal's key wrote."""
    has_file: bool

    def proven(self) -> tuple[int, str] | None:
        """The last head that only somebody with the portal's key can have written."""
        return self.head if self.head_is_sealed else self.outside


def verify_ledger() -> tuple[int, list[Problem]]:
    """How many lines there are, and every problem found, in the order of the lines. The portal may run meanwhile."""
    links, ends = _read()
    problems = [
        Problem(link.number, "altered", f"Line {link.number} was altered: it does not match its own digest.")
        for link in links
        if link.altered
    ]
    problems += _check_end(links, ends)
    problems += _Chain(links, ends).problems()
    if ends.head and not ends.head_is_sealed and (ends.outside is None or not problems):
        text = "The record of the last line was written without the portal's key: lines may be missing at the end."
        problems.append(Problem(None, "unsealed_head", text))
    unique = dict.fromkeys(problems)
    return len(links), sorted(unique, key=lambda found: (found.line or 0, found.problem))


def _read() -> tuple[list[Link], Ends]:
    """Every line, and the heads that belong to just these lines: what is appended meanwhile is read too."""
    # First: the file is never ahead of what was committed before it was read. And whether it is there before that:
    # the first line of all may make it at this moment.
    has_file = head_file().exists()
    outside = read_head_file()
    links: list[Link] = []
    head = LedgerHead.objects.filter(pk=1).first()
    while True:
        start = head.number if head else 0
        # What stood there when the head was read is read once; behind it, lines may have come without their head.
        since = links[-1].number if links else None
        links += _links(since)
        again = LedgerHead.objects.filter(pk=1).first()
        if (again.number if again else 0) == start:
            known = None if again is None else (again.number, again.digest)
            sealed = again is not None and hmac.compare_digest(again.seal, seal(again.number, again.digest))
            return links, Ends(known, sealed, outside, has_file)
        head = again


def _links(since: int | None) -> list[Link]:
    # The moment is read as text: one that is no moment any more must not end the reading.
    lines = LedgerLine.objects.order_by("number").defer("at")
    if since is not None:
        lines = lines.filter(number__gt=since)
    return [
        Link(line.number, str(line.previous), str(line.digest), _is_altered(line, str(line.written_at)))
        for line in lines.annotate(written_at=Cast("at", TextField())).iterator(chunk_size=2000)
    ]


def _is_altered(line: LedgerLine, written_at: str) -> bool:
    try:
        at = dt.datetime.fromisoformat(written_at)
        line.at = at if at.tzinfo else at.replace(tzinfo=dt.UTC)
        return digest_of(line) != line.digest
    except (TypeError, ValueError):  # a value of another type than any line has
        return True


def _check_end(links: list[Link], ends: Ends) -> list[Problem]:
    problems: list[Problem] = []
    digests = {link.digest for link in links}
    last = max((link.number for link in links), default=0)
    head, outside = ends.head, ends.outside
    if head is None and links:
        problems.append(Problem(last, "missing_head", "The record of the last line is gone from the database."))
    for end in dict.fromkeys([head, outside]):
        if end is None or end[1] in digests:
            continue
        if end[0] > last:
            text = "Line {} is missing: the ledger was longer, and ends at {} now."
            missing = range(last + 1, end[0] + 1)
            problems += [Problem(number, "missing_last", text.format(number, last)) for number in missing]
        else:
            text = f"Line {end[0]} was replaced: it is not the line that was last written."
            problems.append(Problem(end[0], "altered", text))
    if outside is None and head is not None and ends.has_file:
        text = "The file ledger.head was altered, or the portal's key is not the one it had."
        problems.append(Problem(None, "head_file", text))
    return problems


class _Chain:
    """Walks from the last line back to the first along ``previous``; whatever the walk does not meet is not of it."""

    def __init__(self, links: list[Link], ends: Ends) -> None:
        self.lines = sorted(links, key=lambda link: link.number)
        self.numbers = [link.number for link in self.lines]
        self.by_digest = {link.digest: link for link in links}
        proven = ends.proven()
        end = self.by_digest.get(proven[1]) if proven else None
        claimed = self.by_digest.get(ends.head[1]) if ends.head else None
        self.start = end or claimed or (self.lines[-1] if self.lines else None)
        self.shift = proven[0] - end.number if proven and end else 0
        """By how much the last line's number is smaller than when it was written: lines were deleted and the rest
        renumbered."""
        self.met: set[int] = set()
        self.chain: list[tuple[Link, bool]] = []
        """In the order of time; with each line, whether it follows from the one before it."""

    def problems(self) -> list[Problem]:
        problems: list[Problem] = []
        at = self.start
        while at is not None:
            self.met.add(at.number)
            before, follows, found = self._before(at)
            self.chain.append((at, follows))
            problems += found
            at = before
        self.chain.reverse()
        strangers = [number for number in self.numbers if number not in self.met]
        text = "Line {} was inserted: no line of the ledger follows from it."
        problems += [Problem(number, "inserted", text.format(number)) for number in strangers]
        misplaced = self._misplaced() or self._misnumbered(lambda number: number - bisect_left(strangers, number))
        return problems + misplaced

    def _before(self, at: Link) -> tuple[Link | None, bool, list[Problem]]:
        """The line that stands before this one, whether this one follows from it, and what is wrong between them."""
        if at.previous == GENESIS and not at.altered:
            return None, True, []
        before = self.by_digest.get(at.previous)
        nearest = self._nearest_before(at.number)
        if before is not None and before.number not in self.met and not at.altered:
            return before, True, []
        if at.altered or (nearest is not None and nearest.altered):
            return nearest, False, []  # told already, of the line that was altered
        return nearest, False, self._break(at, nearest)

    def _nearest_before(self, number: int) -> Link | None:
        place = bisect_left(self.numbers, number) - 1
        while place >= 0 and self.numbers[place] in self.met:
            place -= 1
        return self.lines[place] if place >= 0 else None

    def _break(self, at: Link, before: Link | None) -> list[Problem]:
        last = before.number if before else 0
        if last == at.number - 1 and self.shift > 0:
            text = f"Line {{}} was deleted and the rest renumbered: what is line {at.number} now followed from it."
            gone = range(at.number, at.number + self.shift)
        elif last == at.number - 1:
            text = f"Line {last} was replaced: line {at.number} does not follow from what it says now."
            return [Problem(last, "altered", text)]
        else:
            text = f"Line {{}} was deleted: line {at.number} follows from a line that is not there."
            gone = range(last + 1, at.number)
        return [Problem(number, "deleted", text.format(number)) for number in gone]

    def _misplaced(self) -> list[Problem]:
        """Lines whose numbers changed places."""
        numbers = [link.number for link, _ in self.chain]
        text = "Line {} is out of order: by its digest it stands where line {} should."
        return [
            Problem(number, "reordered", text.format(number, place))
            for number, place in zip(numbers, sorted(numbers), strict=True)
            if number != place
        ]

    def _misnumbered(self, rank: Callable[[int], int]) -> list[Problem]:
        """Lines that follow from the one before and are not numbered next to it; inserted ones between do not count."""
        problems = []
        last = 0
        for link, follows in self.chain:
            if follows and rank(link.number) != last + 1:
                text = f"Line {link.number} is out of order: by its digest it is line {last + 1}."
                problems.append(Problem(link.number, "reordered", text))
            last = rank(link.number)
        return problems
