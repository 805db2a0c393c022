"""Cuts a section into its lists, each with the sentence before it and what that says the list is for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from balai.people.names import vocabulary
from balai.workplan.reading.flow import Entry, Grid
from balai.workplan.reading.labels import SURE_ROLES, label_of, take_brackets, take_labels
from balai.workplan.reading.numbers import follows
from balai.workplan.reading.outline import Node, outline
from balai.workplan.reading.sections import Purpose, Section, promised_by

OPENING_ROLES = frozenset({"action", "number"})


@dataclass(slots=True)
class Run:
    """Entries of one list with the paragraphs between them. ``intro`` is the paragraph before it."""

    section: Section
    entries: list[Entry] = field(default_factory=list)
    intro: Entry | None = None

    @property
    def nodes(self) -> list[Node]:
        return outline(self.entries)

    @property
    def is_listed(self) -> bool:
        return any(entry.is_listed for entry in self.entries)

    @property
    def purpose(self) -> Purpose | None:
        promise = promised_by(self.intro.text) if self.intro is not None else None
        own = self.section.inherited
        if promise is None or (own in ("ongoing", "priorities", "notes") and promise == "items"):
            return own
        if own == "elsewhere" and promise == "items":
            return own
        return promise

    @property
    def has_lead_labels(self) -> bool:
        return any(says_who(entry) for entry in self.entries)


def says_who(entry: Entry) -> bool:
    """True if the entry has a label such as "Lead:", at its front or in brackets."""
    text, bracketed = take_brackets(entry.body, vocabulary())
    _, labelled = take_labels(text)
    return any(one.role in ("lead", "interest") for one in (*bracketed, *labelled))


def runs_of(section: Section) -> list[Run]:
    """The lists of ``section``. A paragraph without a number belongs to one if a label or the list below says so."""
    runs: list[Run] = []
    open_run: Run | None = None
    intro: Entry | None = None
    parts = section.parts
    for place, part in enumerate(parts):
        if isinstance(part, Grid):
            open_run, intro = None, None
            continue
        following = parts[place + 1] if place + 1 < len(parts) else None
        if part.is_listed:
            if open_run is None:
                open_run = Run(section, intro=intro)
                runs.append(open_run)
            open_run.entries.append(part)
        elif open_run is not None and _belongs(part, open_run, following):
            open_run.entries.append(part)
        elif label_of(part.body) in OPENING_ROLES and not _announces(part, following):
            open_run = Run(section, [part], intro)
            runs.append(open_run)
        else:
            open_run, intro = None, part
    return runs


def _announces(part: Entry, following: Entry | Grid | None) -> bool:
    """True for "Actions:" before a list, which is no label of one action."""
    return part.text.lower().endswith("s:") and isinstance(following, Entry) and following.is_listed


def _belongs(part: Entry, run: Run, following: Entry | Grid | None) -> bool:
    role = label_of(part.body)
    if role is not None:
        return True
    last = run.entries[-1]
    if part.text[:1].islower() and not last.ends_sentence:
        return True
    if not isinstance(following, Entry):
        return False
    if following.number is not None:
        numbers = [entry.number for entry in run.entries if entry.number is not None]
        return any(follows(following.number, number) and following.number.shape == number.shape for number in numbers)
    return label_of(following.body) in SURE_ROLES


def paragraphs_after_promise(section: Section) -> Iterator[tuple[Purpose, list[Entry]]]:
    """Lists whose bullets were lost: paragraphs after "… include:" until one ends its sentence, or begins anew."""
    parts = section.parts
    for place, part in enumerate(parts):
        if not isinstance(part, Entry) or not part.text.endswith(":"):
            continue
        promise = promised_by(part.text)
        if promise is None:
            continue
        found: list[Entry] = []
        for entry in parts[place + 1 :]:
            if (
                isinstance(entry, Grid)
                or entry.is_listed
                or label_of(entry.body) is not None
                or entry.text.endswith(":")
            ):
                break
            if found and entry.text[:1].isupper() != found[0].text[:1].isupper():
                break
            found.append(entry)
            if found[0].text[:1].islower() and entry.text.endswith("."):
                break
        if len(found) > 1:
            yield promise, found
