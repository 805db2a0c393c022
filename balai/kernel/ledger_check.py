"""Reading the ledger against itself: an altered, a deleted, an inserted, a reordered line, a missing last line."""

from __future__ import annotations

from dataclasses import dataclass

from balai.kernel.ledger import GENESIS, digest_of, head_file, read_head_file
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


def verify_ledger() -> tuple[int, list[Problem]]:
    """How many lines there are, and every problem found, in the order of the lines."""
    links: list[Link] = []
    problems: list[Problem] = []
    for line in LedgerLine.objects.order_by("number").iterator(chunk_size=2000):
        links.append(Link(line.number, line.previous, line.digest))
        if digest_of(line) != line.digest:
            problems.append(
                Problem(line.number, "altered", f"Line {line.number} was altered: it does not match its own digest.")
            )
    head = LedgerHead.objects.filter(pk=1).first()
    problems += _check_end(links, (head.number, head.digest) if head else None)
    problems += _check_chain(links, head.digest if head else "")
    return len(links), sorted(problems, key=lambda found: (found.line or 0, found.problem))


def _check_end(links: list[Link], head: tuple[int, str] | None) -> list[Problem]:
    problems: list[Problem] = []
    digests = {link.digest for link in links}
    last = max((link.number for link in links), default=0)
    if head is None and links:
        problems.append(Problem(last, "missing_head", "The record of the last line is gone from the database."))
    if head is not None and head[1] not in digests:
        if head[0] > last:
            problems.append(
                Problem(head[0], "missing_last", f"The last line, {head[0]}, is missing: the ledger ends at {last}.")
            )
        else:
            problems.append(
                Problem(head[0], "altered", f"Line {head[0]} was replaced: it is not the line that was last written.")
            )
    outside = read_head_file()
    if outside is None and head is not None and head_file().exists():
        problems.append(
            Problem(None, "head_file", "The file ledger.head was altered, or the portal's key is not the one it had.")
        )
    if outside is not None and outside[1] not in digests and (head is None or head[1] != outside[1]):
        problems.append(
            Problem(
                outside[0],
                "missing_last",
                f"Line {outside[0]} is missing or replaced: the file ledger.head, kept outside the database, names it.",
            )
        )
    return problems


def _check_chain(links: list[Link], head: str) -> list[Problem]:
    """Walk from the head back to the first line along ``previous``; whatever the walk does not meet does not belong."""
    by_digest = {link.digest: link for link in links}
    chain: list[Link] = []
    met: set[int] = set()
    problems: list[Problem] = []
    left = sorted(links, key=lambda link: link.number)
    at = by_digest.get(head) or (left[-1] if left else None)
    while at is not None and at.number not in met:
        met.add(at.number)
        chain.append(at)
        if at.previous == GENESIS:
            break
        before = by_digest.get(at.previous)
        if before is None:
            before = _nearest_before(left, at.number, met)
            problems.append(_break(at, before))
        at = before
    chain.reverse()
    problems += [
        Problem(link.number, "inserted", f"Line {link.number} was inserted: no line of the ledger follows from it.")
        for link in left
        if link.number not in met
    ]
    problems += _out_of_order(chain)
    return problems


def _nearest_before(left: list[Link], number: int, met: set[int]) -> Link | None:
    earlier = [link for link in left if link.number < number and link.number not in met]
    return earlier[-1] if earlier else None


def _break(at: Link, before: Link | None) -> Problem:
    expected = at.number - 1
    if before is not None and before.number == expected:
        return Problem(
            expected, "altered", f"Line {expected} was replaced: line {at.number} does not follow from what it says now."
        )
    first = before.number + 1 if before else 1
    which = f"Line {expected} was" if first == expected else f"Lines {first} to {expected} were"
    return Problem(expected, "deleted", f"{which} deleted: line {at.number} follows from a line that is not there.")


def _out_of_order(chain: list[Link]) -> list[Problem]:
    ordered = sorted(link.number for link in chain)
    return [
        Problem(
            link.number,
            "reordered",
            f"Line {link.number} is out of order: by its digest it stands where line {number} should.",
        )
        for link, number in zip(chain, ordered, strict=True)
        if link.number != number
    ]
