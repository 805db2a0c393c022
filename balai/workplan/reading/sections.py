"""What is a heading, and what is under it: objectives, priority issues, ongoing activities, items, an appendix."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from balai.workplan.reading.columns import role_of_label
from balai.workplan.reading.flow import Entry, Flow, Grid
from balai.workplan.reading.labels import label_of, take_labels
from balai.workplan.reading.numbers import follows

Purpose = Literal["objectives", "priorities", "ongoing", "items", "areas", "appendix", "notes", "elsewhere"]

LABEL_IN_BRACKETS = re.compile(
    r"[(\[](?:co-?)?(?:leads?|led by|support|responsible|linked)\b[^)\]]*[)\]]", re.IGNORECASE
)
LONGEST_HEADING = 16
"""Words."""

APPENDIX = re.compile(
    r"(?:appendix|appendices|annex(?:e|ure)?|attachment|enclosure|schedule(?=\s+(?:[A-Z]|\d{1,2}|[IVX]+)\b))\b"
    r"(?:\s+(?:[A-Z]|\d{1,2}|[IVX]+)\b)?(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
# A table of people, of meetings, of money or of what was done before is no list of action items.
NO_ITEMS_UNDER = re.compile(
    r".*\b(?:contacts|contact (?:lists?|points|details|persons)|focal points|calendar|schedule of (?:meetings|events)"
    r"|meetings?|revision"
    r"|version (?:control|history)|document (?:control|history)|change (?:log|history)|distribution|abbreviations"
    r"|acronyms|glossary|definitions|budget|financ\w+|risks?|sign(?:ed|atures?|atories)|approval|completed|previous|achievements|past"
    r"|looking back|lessons|references|contents|legend|results framework|indicators)\b.*"
)
NO_LIST_OF_ITEMS_UNDER = re.compile(
    r".*\b(?:background|introduction|overview|foreword|preface|context|preamble|rationale|summary|methodology|governance"
    r"|membership|monitoring|reporting|evaluation|review|next steps|how to read|key|purpose and scope|scope|mandate"
    r"|secretariat|how we work)\b.*"
)
LISTED = (
    r"(?:action items?|action points?|actions?|activities|deliverables|measures|tasks|work items|commitments"
    r"|initiatives|recommended actions|programme? of activities)"
)
PLANNED = r"(?:action|work|implementation|activity|activities) (?:plan|matrix|table|program(?:me)?|schedule)"
THEMES = r"(?:issues?|themes?|topics?)"
CHOSEN = r"(?:follow up|recommended|main|concrete|core|priority|proposed|planned|agreed|key|specific|joint|strategic)"
ADJECTIVES = r"(?:ongoing|on going|continuing|continuous|standing|recurr(?:ing|ent)|regular|core|permanent)"
DONE = r"(?:activit(?:y|ies)|actions?|work|items?|tasks?|commitments?|initiatives?|functions|business)"
PURPOSES: tuple[tuple[Purpose, str], ...] = (
    ("notes", r"(?:foot|end)?notes"),
    ("ongoing", rf".*\b{ADJECTIVES}\b(?: \w+)? {DONE}.*"),
    (
        "items",
        rf"(?:.* )?{CHOSEN} (?:actions?|activities|measures|deliverables|initiatives)(?: .*)?",
    ),
    ("items", rf"(?:the )?(?:(?:list|table|summary|matrix|schedule) of |detailed )?{LISTED}(?: .{{0,60}})?"),
    ("items", rf".{{0,40}}\b{PLANNED}(?: (?:matrix|table|items|activities|actions|\d.*|for .*))?"),
    ("items", r"(?:what|how) we (?:will|are going to) do(?: .*)?|program(?:me)? of work(?: .*)?|implementation"),
    ("areas", r"(?:.{0,30} )?(?:areas|pillars)(?: of (?:cooperation|work))?(?: .{0,30})?"),
    (
        "objectives",
        r"(?:.{0,40} )?(?:objectives?|goals?|aims?)(?: .{0,40})?|roles?(?: and .{0,30})?|(?:our )?purpose|mission",
    ),
    (
        "priorities",
        rf"(?:.{{0,40}} )?priorit(?:y|ies)(?: {THEMES})?(?: (?:{THEMES}|for|in|of|identified|\d).{{0,50}})?",
    ),
)
OPENS_WITH_ITEMS = re.compile(
    r"(?:action items|action points|planned (?:actions|activities)|work plan (?:table|matrix))\b"
)
PAST = re.compile(r".*\b(?:completed|previous|past|achieve\w*|report(?:ed)?|progress)\b.*")
COMPILED = tuple((purpose, re.compile(pattern)) for purpose, pattern in PURPOSES)

# What the sentence before a list promises: by the noun after "the following", else by its first noun.
NOUNS: tuple[tuple[Purpose, str], ...] = (
    ("ongoing", r"(?:ongoing|on-going|continuing|standing|regular)\s+(?:activities|actions|work|tasks)"),
    ("areas", r"areas? of (?:cooperation|work)|(?:cooperation|priority|thematic|focus) areas?|pillars"),
    (
        "items",
        r"(?:(?:priority|key|specific|joint)\s+)?(?:action items?|actions|activities|measures|tasks|deliverables)",
    ),
    ("objectives", r"objectives?|goals?|aims?"),
    ("priorities", r"priorit(?:y|ies)(?: issues?| themes?)?"),
)
FOLLOWING = re.compile(
    r"\b(?:following|below)\s+(?:\w+\s+){0,3}?(?:" + "|".join(f"(?P<{name}>{noun})" for name, noun in NOUNS) + r")\b",
    re.IGNORECASE,
)
ANY_NOUN = re.compile(r"\b(?:" + "|".join(f"(?P<{name}>{noun})" for name, noun in NOUNS) + r")\b", re.IGNORECASE)
OPENS_LIST = re.compile(r"(?::|\b(?:includ\w+|are|is|namely|following|below)\s*:?)$", re.IGNORECASE)
ROLE_IS_TO = re.compile(
    r"\b(?:role|mandate|purpose|mission)s?\b[^.]*\b(?:is|are|includes?)(?: to)?\s*:?$"
    r"|\b(?:aims?|seeks|serves|intends)\s+to\s*:?$",
    re.IGNORECASE | re.DOTALL,
)
UNDERTAKES_TO = re.compile(r"\b(?:will|shall|agree[sd]? to|undertakes? to)\s*:$", re.IGNORECASE)


@dataclass(slots=True)
class Section:
    """A heading, the headings above it, and what stands under it up to the next heading."""

    heading: Entry | None
    above: tuple[Entry, ...] = ()
    parts: Flow = field(default_factory=list)
    purpose: Purpose | None = None

    @property
    def inherited(self) -> Purpose | None:
        """Its own purpose, or that of the nearest heading above it that has one."""
        if self.purpose is not None:
            return self.purpose
        for heading in reversed(self.above):
            if (purpose := purpose_of(heading)) is not None:
                return purpose
        return None


def words_of(text: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9 ]", " ", text.lower().replace("’", "'").replace("'s", "")).split())


def purpose_of(heading: Entry) -> Purpose | None:
    """What a heading says is under it."""
    if (
        heading.number
        and heading.number.is_group
        and not heading.number.word.lower().startswith(("section", "part", "chapter"))
    ):
        return "appendix" if APPENDIX.match(heading.number.word) else None
    text = words_of(heading.text)
    if APPENDIX.match(text) and is_appendix(heading):
        return "appendix"
    if OPENS_WITH_ITEMS.match(text) and not holds_past(text):
        return "items"
    for purpose, pattern in COMPILED:
        if pattern.fullmatch(text) and not (purpose != "notes" and is_elsewhere(text) and purpose != "ongoing"):
            return purpose
    return "elsewhere" if is_elsewhere(text) else None


def holds_past(text: str) -> bool:
    return PAST.fullmatch(text) is not None


def is_elsewhere(text: str) -> bool:
    """True where a list under the heading is none of action items."""
    return holds_no_items(text) or NO_LIST_OF_ITEMS_UNDER.fullmatch(words_of(text)) is not None


def holds_no_items(text: str) -> bool:
    """True where not even a table under the heading is one of action items."""
    return NO_ITEMS_UNDER.fullmatch(words_of(text)) is not None


def promised_by(sentence: str) -> Purpose | None:
    """What the sentence before a list says that the list is."""
    last = re.split(r"(?<=[.!?])\s+(?=[A-Z])", sentence.strip())[-1]
    found = FOLLOWING.search(last)
    if found is None and ROLE_IS_TO.search(last):
        return "objectives"
    if found is None and OPENS_LIST.search(last):
        found = ANY_NOUN.search(last)
    if found is None:
        return "items" if UNDERTAKES_TO.search(last) else None
    return next(name for name, _ in NOUNS if found[name])


def is_appendix(entry: Entry) -> bool:
    """True for "Appendix A: …", not for a sentence that speaks of an annex."""
    text = entry.passage.said
    match = APPENDIX.match(text)
    if match is None or len(text.split()) > 25 or entry.bullet or text.endswith((".", ";", ",")):
        return False
    rest = match["rest"]
    return (
        bool(entry.level)
        or not rest
        or bool(re.match(r"\s*(?:[:.–—-]|\([^)]*\)\s*$|[A-Z\"“‘])", rest))
        or rest.isspace()
    )


def is_heading(entry: Entry, before: Entry | Grid | None, after: Entry | Grid | None) -> bool:
    """True if ``entry``, between its neighbours in the flow, is a heading."""
    text = entry.text
    if not text and not entry.number:
        return False
    if entry.level or is_appendix(entry):
        return True
    if entry.bullet or len(text.split()) > LONGEST_HEADING or entry.style.lower().startswith(("list", "toc")):
        return False
    if entry.number is not None:
        return _is_numbered_heading(entry, before, after)
    if label_of(entry.passage) is not None or text.endswith((".", ",", ";")):
        return False
    if purpose_of(entry) is not None and not text.endswith(":") and len(text.split()) <= 10 and text[:1].isupper():
        return True
    if entry.bold or entry.style.lower().startswith(("title", "subtitle", "heading")):
        return after is not None
    if text.endswith(":"):
        return False
    if text.isupper() and len(text) > 3:
        return True
    return _stands_like_heading(text, before, after)


def _stands_like_heading(text: str, before: Entry | Grid | None, after: Entry | Grid | None) -> bool:
    """A short line without an end, in front of a table, a list or a paragraph of whole sentences."""
    if len(text.split()) > 10 or not text[:1].isupper() or after is None or role_of_label(text) in {"lead", "interest"}:
        return False
    if (
        isinstance(before, Entry)
        and not before.ends_sentence
        and not before.level
        and not before.is_listed
        and len(before.text) > 80
    ):
        return False
    if isinstance(after, Grid):
        return True
    return after.is_listed or after.ends_sentence or after.level > 0 or label_of(after.passage) is not None


def _is_numbered_heading(entry: Entry, before: Entry | Grid | None, after: Entry | Grid | None) -> bool:
    number = entry.number
    assert number is not None
    if number.is_action:
        return False
    if number.is_group:
        return not any(
            isinstance(one, Entry) and one.number and one.number.word.lower() == number.word.lower()
            for one in (before, after)
        ) and not entry.text.endswith((".", ";"))
    if entry.text.endswith((".", ";", ",", ":")) or len(entry.text.split()) > 10 or not entry.text:
        return False
    if LABEL_IN_BRACKETS.search(entry.text) or take_labels(entry.body)[1]:
        return False
    if isinstance(before, Entry) and before.number is not None and not before.level and follows(number, before.number):
        return False
    if entry.bold and not (isinstance(after, Entry) and label_of(after.passage) is not None):
        return True
    if isinstance(after, Grid):
        return True
    if purpose_of(entry) is not None and isinstance(after, Entry):
        return after.number is None or after.number.style != number.style or after.number.shape != number.shape
    if isinstance(after, Entry) and after.number is not None:
        deeper = number.style in ("Roman", "Letter") and after.number.style in ("decimal", "dotted", "coded")
        nested = after.number.style in ("dotted", "coded") and after.number.parts[:-1] == number.parts
        return deeper or nested
    return False


def sections_of(flow: Flow) -> list[Section]:
    """The flow cut at its headings. The first section has no heading."""
    sections = [Section(None)]
    stack: list[tuple[int, Entry]] = []
    for place, part in enumerate(flow):
        before = flow[place - 1] if place else None
        after = flow[place + 1] if place + 1 < len(flow) else None
        if isinstance(part, Grid) or not is_heading(part, before, after):
            sections[-1].parts.append(part)
            continue
        rank = rank_of(part)
        while stack and stack[-1][0] >= rank:
            stack.pop()
        sections.append(Section(part, tuple(entry for _, entry in stack), purpose=purpose_of(part)))
        stack.append((rank, part))
    return sections


def rank_of(heading: Entry) -> int:
    """How high a heading stands, 1 the highest. A heading that shows no level stands by what it says."""
    if heading.level:
        return heading.level
    purpose = purpose_of(heading)
    if purpose is not None:
        return 10
    if heading.number and heading.number.is_group:
        return 12 + len(heading.number.parts)
    return 20


def headings_over(section: Section) -> Sequence[Entry]:
    """The headings of ``section``, the highest first."""
    return (*section.above, section.heading) if section.heading is not None else section.above
