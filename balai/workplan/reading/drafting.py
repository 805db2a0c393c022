"""An action item while it is being read, from a table's row or from prose alike, and how it is finished."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from balai.people.names import Vocabulary
from balai.workplan.reading.columns import Role
from balai.workplan.reading.flow import Entry
from balai.workplan.reading.labels import Labelled, take_brackets, take_labels
from balai.workplan.reading.leads import NOBODY, NameReader, Names
from balai.workplan.reading.model import Placed, ReadItem, Span
from balai.workplan.reading.numbers import value_of
from balai.workplan.reading.passage import Passage, join, merged

EMPTY_VALUE = re.compile(r"(?:n/?a|nil|none|not applicable|-+|–+|—+|\.{2,}|…|_+|x)[.\s]*", re.IGNORECASE)
PRIORITY_WORD = re.compile(r"[^\W_]+(?:[.][^\W_]+)*")
PRIORITY_NUMBER = re.compile(
    r"\d{1,2}(?:\.\d{1,2})*[a-z]?|[A-Z]{1,3}\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}|[ivx]{1,5}|[A-Za-z]"
)
NOT_A_NUMBER = re.compile(
    r"and|to|priorit(?:y|ies)|issues?|areas?|nos?|numbers?|linked|links?|objectives?|see", re.IGNORECASE
)
UP_TO = re.compile(r"\s*(?:[-–—]|to)\s*")
OWN_ROLES: frozenset[Role] = frozenset({"lead", "interest", "timeframe", "status", "area", "linked", "objective"})


@dataclass(frozen=True, slots=True)
class Value:
    """A value, and the same with its label and brackets: what it accounts for."""

    passage: Passage
    whole: Passage


@dataclass(slots=True)
class ItemDraft:
    """Passages by what they are for; ``number_at`` is the number with its punctuation, ``printed`` without."""

    printed: str | None = None
    number_at: Passage | None = None
    parts: list[Passage] = field(default_factory=list)
    heading: Passage | None = None
    values: dict[Role, list[Value]] = field(default_factory=dict)
    own: list[Passage] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def take_number(self, entry: Entry) -> None:
        if entry.number is not None:
            self.printed, self.number_at = entry.number.printed, entry.number_at
            self.own.append(entry.number_at)

    def add_text(self, passage: Passage) -> None:
        """A passage that the item has already, as a merged cell gives one, is not taken twice."""
        if passage and all(passage.start != part.start for part in self.parts):
            self.parts.append(passage)
            self.parts.sort(key=lambda part: part.start)
            self.own.append(passage)

    def add(self, role: Role, value: Passage, whole: Passage | None = None, is_own: bool = True) -> None:
        """``is_own`` is False for a value that the item shares with others, as an area merged over several rows."""
        if not value and not whole:
            return
        known = self.values.setdefault(role, [])
        if any(value.text and value.start == one.passage.start for one in known):
            return
        known.append(Value(value, whole if whole is not None else value))
        if is_own:
            self.own.append(known[-1].whole)

    def take(self, labelled: Labelled) -> None:
        """A labelled value. One that is no field of an item stays out of it, and is then listed as unplaced."""
        if labelled.role == "action":
            self.add_text(_widened(labelled.value, labelled.whole))
        elif labelled.role in OWN_ROLES:
            self.add(labelled.role, labelled.value, labelled.whole)
        elif labelled.role == "other":
            said = labelled.whole.said
            self.warnings.append(
                f"“{said[:60]}{'…' if len(said) > 60 else ''}” has no field in a plan; it is listed as unplaced."
            )

    @property
    def text(self) -> str:
        return join(self.parts).said


def _widened(value: Passage, whole: Passage) -> Passage:
    """``value`` accounting for its label too."""
    return value.owning_from(whole.start).owning_to(whole.end)


class Finisher:
    """Turns drafts into items: names told apart, labels and links taken out of the text."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.names = NameReader(vocabulary)

    def finish(self, draft: ItemDraft) -> ReadItem:
        self._take_labels_from_text(draft)
        leads, interest = self._names(draft, "lead", "lead"), self._names(draft, "interest", "member interested")
        text = join(draft.parts).placed()
        number = draft.number_at.placed() if draft.number_at is not None and draft.printed is not None else None
        if number is not None and draft.printed is not None:
            number = Placed(draft.printed, number.spans)
        if text is None:
            draft.warnings.append("The item has no text.")
        own = [passage for passage in draft.own if passage.text]
        return ReadItem(
            number,
            text,
            min((passage.start for passage in own), default=0),
            max((passage.end for passage in own), default=0),
            heading=draft.heading.placed() if draft.heading is not None else None,
            area=self._value(draft, "area"),
            leads=_distinct(leads.placed),
            interest=_distinct([*interest.placed, *interest.supporting, *leads.supporting]),
            linked_priorities=tuple(self._linked(draft)),
            status=self._value(draft, "status"),
            timeframe=self._value(draft, "timeframe"),
            warnings=tuple(dict.fromkeys((*draft.warnings, *leads.warnings, *interest.warnings))),
        )

    def _take_labels_from_text(self, draft: ItemDraft) -> None:
        """Takes "(linked priority 3)", "[Lead – Fiji]" and lines such as "Status: …" out of the text."""
        text, found = take_brackets(join(draft.parts, "\n"), self.vocabulary)
        said, lines = take_labels(text)
        if said:
            text, found = said, found + lines
        draft.parts = [text]
        for one in found:
            draft.take(one)

    def _names(self, draft: ItemDraft, role: Role, as_what: str) -> Names:
        result = Names()
        for value in draft.values.get(role, []):
            names = self.names.read(value.passage, as_what)
            if value.whole is not value.passage and names.placed:
                first = names.placed[0]
                names.placed[0] = Placed(first.text, _with_label(first, value.whole, names))
            result.placed += names.placed
            result.supporting += names.supporting
            result.warnings += names.warnings
        return result

    def _value(self, draft: ItemDraft, role: Role) -> Placed | None:
        values = sorted(
            (value for value in draft.values.get(role, []) if value.passage), key=lambda value: value.whole.start
        )
        if all(EMPTY_VALUE.fullmatch(value.passage.text.strip()) for value in values):
            return None
        said = {value.passage.said.casefold(): value for value in reversed(values)}
        kept: list[Value] = []
        for value in values:
            if value in said.values() and (not kept or value.whole.start >= kept[-1].whole.end):
                kept.append(value)
        return join([_widened(value.passage, value.whole) for value in kept]).placed()

    def _linked(self, draft: ItemDraft) -> list[Placed]:
        found: list[Placed] = []
        for value in draft.values.get("linked", []):
            numbers = _priority_numbers(value.passage)
            if not numbers:
                placed = _widened(value.passage, value.whole).placed()
                if placed and not NOBODY.fullmatch(placed.text):
                    found.append(placed)
                    draft.warnings.append(
                        f"The linked priority “{placed.text}” is not a number; it was kept as printed."
                    )
                continue
            found += _sharing(numbers, value.whole)
        return list(_distinct(found))


def _with_label(first: Placed, whole: Passage, names: Names) -> tuple[tuple[int, int], ...]:
    """The first name accounts for the label before it, and for the bracket that closes after the last."""
    taken = [*names.placed, *names.supporting]
    begin = min(name.start for name in taken)
    end = max(name.end for name in taken)
    around = [(start, min(stop, begin)) for start, stop in whole.spans() if start < begin]
    around += [(max(start, end), stop) for start, stop in whole.spans() if stop > end]
    apart = [span for passage in names.unread for span in passage.spans()]
    return merged([*first.spans, *(span for span in around if not any(_overlap(span, other) for other in apart))])


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _distinct(values: list[Placed]) -> tuple[Placed, ...]:
    seen: dict[str, Placed] = {}
    for value in values:
        seen.setdefault(value.text.casefold(), value)
    return tuple(seen.values())


def _priority_numbers(value: Passage) -> list[Passage]:
    """ "3,4", "1 and 2", "Priorities 1-3", "P1; P2": one passage for each number printed, none if it says more."""
    words = list(PRIORITY_WORD.finditer(value.text))
    if all(PRIORITY_NUMBER.fullmatch(word.group()) or NOT_A_NUMBER.fullmatch(word.group()) for word in words):
        return [value.cut(word.start(), word.end()) for word in words if not NOT_A_NUMBER.fullmatch(word.group())]
    return [
        value.cut(one.start("number"), one.end("number"))
        for one in re.finditer(r"(?:^|[\n;])\s*(?P<number>\d{1,2}[a-z]?)(?=[.):\s]|$)", value.text)
    ]


def _sharing(numbers: list[Passage], whole: Passage) -> list[Placed]:
    """Each number with a part of ``whole``, so that together they account for all of it. "1-3" means 1, 2 and 3."""
    found: list[Placed] = []
    for place, number in enumerate(numbers):
        begin = whole.start if place == 0 else number.start
        end = numbers[place + 1].start if place + 1 < len(numbers) else whole.end
        found.append(Placed(number.text, ((begin, end),)))
        if place + 1 < len(numbers):
            following = numbers[place + 1]
            low, high = value_of(number.text), value_of(following.text)
            between = _between(whole, number.end, following.start)
            if (
                low is not None
                and high is not None
                and UP_TO.fullmatch(between)
                and number.text.isdigit()
                and high - low < 12
            ):
                found += [Placed(str(value)) for value in range(low + 1, high)]
    return found


def _between(whole: Passage, start: int, end: int) -> str:
    return "".join(letter for letter, at in zip(whole.text, whole.starts, strict=True) if start <= at < end)
