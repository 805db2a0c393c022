"""The names of participants as documents print them: states, organisations, roles and "all members".

Pure vocabulary, without a database: a portal adds the names of its own participants when it asks.
"""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from babel import Locale

Kind = Literal["participant", "organisation", "role", "everyone"]

NAMES_FILE = Path(__file__).with_name("names.toml")

# Babel lists regions that are no state or jurisdiction beside those that are; EU and UN stand among the organisations.
NO_STATE = frozenset({"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UM", "UN", "XA", "XB", "ZZ"})
LONGEST_ACRONYM = 5
"""Names of so few letters, all capitals, are met in capitals only: "US" is a state and "us" is not."""


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name with everything else it is called. ``code`` is the ISO 3166-1 alpha-2 code of a state or jurisdiction."""

    canonical: str
    kind: Kind
    code: str | None = None
    aliases: tuple[str, ...] = ()

    @property
    def spellings(self) -> tuple[str, ...]:
        return (self.canonical, *self.aliases)


@dataclass(frozen=True, slots=True)
class Found:
    """A known name met in a text, from ``start`` to ``end``."""

    name: KnownName
    start: int
    end: int


class _Branch:
    """A letter's place in the tree of spellings."""

    __slots__ = ("branches", "ends")

    def __init__(self) -> None:
        self.branches: dict[str, _Branch] = {}
        self.ends: list[tuple[KnownName, bool]] = []


class Vocabulary:
    """Known names, found whole or at a place in a text, whatever the accents, dashes, apostrophes and letter case."""

    def __init__(self, names: Iterable[KnownName]) -> None:
        self.names = tuple(names)
        self._root = _Branch()
        for name in self.names:
            for spelling in name.spellings:
                self._add(spelling, name)

    def _add(self, spelling: str, name: KnownName) -> None:
        branch = self._root
        for letter in " ".join(fold(spelling).split()):
            branch = branch.branches.setdefault(letter, _Branch())
        if all(known != name for known, _ in branch.ends):
            branch.ends.append((name, spelling.isupper() and len(spelling) <= LONGEST_ACRONYM))

    def find(self, text: str) -> KnownName | None:
        """The name that the whole of ``text`` is, if it is one."""
        stripped = text.strip()
        for found in self.starting_at(stripped, 0):
            if found.end == len(stripped):
                return found.name
        return None

    def starting_at(self, text: str, start: int) -> list[Found]:
        """Every known name that begins at ``start``, the longest first; words need not end where a name ends."""
        found: list[Found] = []
        branch: _Branch | None = self._root
        previous = ""
        for position in range(start, len(text)):
            letter = fold(text[position])
            if letter == " " and previous == " ":
                continue
            branch = branch.branches.get(letter) if branch else None
            if branch is None:
                break
            previous = letter
            for name, in_capitals in branch.ends:
                if not in_capitals or text[start : position + 1].isupper():
                    found.append(Found(name, start, position + 1))
        return found[::-1]

    def within(self, text: str) -> Iterator[Found]:
        """Every known name in ``text`` as whole words, from left to right; of overlapping ones the longest."""
        position = 0
        while position < len(text):
            begins_word = position == 0 or not text[position - 1].isalnum()
            whole = [
                found
                for found in (self.starting_at(text, position) if begins_word else [])
                if found.end == len(text) or not text[found.end].isalnum()
            ]
            if whole:
                yield whole[0]
                position = whole[0].end
            else:
                position += 1


def fold(text: str) -> str:
    """``text`` with as many letters as before, without accents, capitals, kinds of dash, apostrophe and space."""
    return "".join(map(_fold_letter, text))


@cache
def _fold_letter(letter: str) -> str:
    if letter in "-‐‑‒–—" or letter.isspace():
        return " "
    if letter in "’‘ʼ`´":
        return "'"
    lowered = unicodedata.normalize("NFD", letter)[0].lower()
    return lowered[0]


@cache
def known_names() -> tuple[KnownName, ...]:
    """The names that come with Balai."""
    lists = tomllib.loads(NAMES_FILE.read_text(encoding="utf-8"))
    members = [KnownName(names[0], "participant", code, tuple(names[1:])) for code, names in lists["members"].items()]
    names = members + list(_other_states(set(lists["members"]), lists["states"]))
    for kind, table in (("organisation", "organisations"), ("role", "roles"), ("everyone", "everyone")):
        names += [_named(canonical, kind, aliases) for canonical, aliases in lists[table].items()]
    return tuple(names)


def _named(canonical: str, kind: str, aliases: list[str]) -> KnownName:
    kinds: dict[str, Kind] = {"organisation": "organisation", "role": "role", "everyone": "everyone"}
    brackets = (f"{alias} ({canonical})" for alias in aliases)
    return KnownName(canonical, kinds[kind], None, (*aliases, *brackets))


def _other_states(taken: set[str], aliases: dict[str, list[str]]) -> Iterator[KnownName]:
    territories = Locale("en").territories
    for code in sorted(territories):
        if len(code) != 2 or not code.isalpha() or code in NO_STATE or code in taken:
            continue
        printed = str(territories[code]).replace("’", "'")
        plain = printed.replace(" & ", " and ").replace("St. ", "Saint ")
        own = aliases.get(code, [])
        canonical = own[0] if " - " in plain else plain  # Unicode says "Congo - Kinshasa"
        others = tuple(name for name in dict.fromkeys((printed, *own)) if name != canonical)
        yield KnownName(canonical, "participant", code, others)


@cache
def member_codes() -> tuple[str, ...]:
    """ISO codes of the 45 members of the Bali Process, in the order of their names in English."""
    return tuple(tomllib.loads(NAMES_FILE.read_text(encoding="utf-8"))["members"])


@cache
def vocabulary() -> Vocabulary:
    return Vocabulary(known_names())


def vocabulary_with(names: Iterable[KnownName | str]) -> Vocabulary:
    """The vocabulary that comes with Balai, and ``names`` beside it. A bare string is a participant's name."""
    extra = [KnownName(name, "participant") if isinstance(name, str) else name for name in names]
    return Vocabulary((*extra, *known_names())) if extra else vocabulary()
