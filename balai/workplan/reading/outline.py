"""Lists as trees: which entry stands under which, by its number, its sign and its depth."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from balai.workplan.reading.flow import Entry
from balai.workplan.reading.numbers import Number, follows, is_within


@dataclass(slots=True)
class Node:
    """An entry of a list, the entries under it, and the paragraphs without number or bullet that belong to it."""

    entry: Entry
    children: list[Node] = field(default_factory=list)
    more: list[Entry] = field(default_factory=list)

    def entries(self) -> Iterator[Entry]:
        """The entry and all under it, in the order of the text."""
        everything = [self.entry, *self.more, *(entry for child in self.children for entry in child.entries())]
        return iter(sorted(everything, key=lambda entry: entry.start))


def outline(entries: Sequence[Entry]) -> list[Node]:
    """The outermost nodes of a list. Paragraphs before its first entry are left out."""
    roots: list[Node] = []
    path: list[Node] = []
    for entry in entries:
        if not entry.is_listed:
            if path:
                path[-1].more.append(entry)
            continue
        del path[_place(path, roots, entry) :]
        node = Node(entry)
        (path[-1].children if path else roots).append(node)
        path.append(node)
    return roots


def _place(path: list[Node], roots: list[Node], entry: Entry) -> int:
    """How deep in ``path`` the entry stands: 0 is outermost."""
    for level in range(len(path) - 1, -1, -1):
        siblings = path[level - 1].children if level else roots
        if _is_sibling(siblings, entry):
            return level
    if entry.number is not None and len(entry.number.parts) > 1:
        inside = [
            level
            for level, node in enumerate(path)
            if node.entry.number and is_within(entry.number.printed, node.entry.number.printed)
        ]
        if inside:
            return inside[-1] + 1
        deeper = [level for level, node in enumerate(path) if node.entry.number and len(node.entry.number.parts) > 1]
        if deeper:
            return deeper[0]
    for level, node in enumerate(path):
        if entry.depth < node.entry.depth:
            return level
    if (
        path
        and entry.number is None
        and entry.bullet
        and path[-1].entry.number is None
        and entry.depth <= path[-1].entry.depth
    ):
        return max(len(path) - 1, 0)
    return len(path)


def _is_sibling(siblings: list[Node], entry: Entry) -> bool:
    last = siblings[-1].entry
    if entry.number is None:
        return last.bullet == entry.bullet and last.depth == entry.depth
    numbered = [node.entry for node in siblings if node.entry.number is not None]
    if not numbered:
        return bool(entry.bullet) and last.bullet == entry.bullet and last.depth == entry.depth
    previous = numbered[-1]
    assert previous.number is not None
    return is_same_list(entry.number, previous.number) and not (
        _restarts(entry.number, previous.number) and entry.depth > previous.depth
    )


def is_same_list(number: Number, previous: Number) -> bool:
    """True if both are of one list: numbers of a kind with the same punctuation, or letters in sequence."""
    if number.word.lower() != previous.word.lower():
        return False
    letters = number.printed, previous.printed
    if all(len(letter) == 1 and letter.isalpha() for letter in letters) and ord(letters[0]) == ord(letters[1]) + 1:
        return True
    if is_within(number.printed, previous.printed) or is_within(previous.printed, number.printed):
        return False
    return (
        number.style == previous.style and number.shape == previous.shape and len(number.parts) == len(previous.parts)
    )


def _restarts(number: Number, previous: Number) -> bool:
    return number.value == 1 and not follows(number, previous)
