"""The top of a document: its title, the body whose plan it is, the period; and what kind of document it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from balai.workplan.reading.flow import Entry, Flow, Grid
from balai.workplan.reading.labels import label_of
from balai.workplan.reading.layout import layout_of
from balai.workplan.reading.model import Kind, Period
from balai.workplan.reading.passage import Passage, join
from balai.workplan.reading.period import RANGE, SINGLE, period_in
from balai.workplan.reading.sections import purpose_of

PLAN = re.compile(
    r"\b(?:(?:forward|annual|joint|rolling|multi-?year|biennial|regional|strategic|operational|indicative)\s+)*"
    r"(?:work\s?-?\s?plans?|workplans?|action\s+plans?|plans?\s+of\s+(?:action|work|activities)|programmes?\s+of\s+(?:work|action|activities)|programs?\s+of\s+(?:work|action)"
    r"|work\s+program(?:me)?s?|action\s+program(?:me)?s?|implementation\s+plans?|(?:strategic|operational|annual|business|delivery|activity|activities|regional|forward|joint)\s+plans?|road\s?maps?|action\s+agenda|action\s+matrix|work\s+schedule"
    r"|plans?\s+(?:for\s+)?(?:the\s+)?(?:(?:years?|period)\s+)?(?=(?:19|20)\d\d))\b",
    re.IGNORECASE,
)
STATEMENT = re.compile(
    r"\b(?:co-?)?chairs?['’]?s?['’]?\s+(?:statement|summary|conclusions)\b|\bchairman['’]?s\s+(?:statement|summary)\b|\b(?:joint|outcome|press|final|closing|ministerial|leaders['’]?)\s+(?:statement|declaration|release)\b"
    r"|\bstatement\b|\bcommuniqu[eé]\b|\bdeclaration\b|\boutcome\s+(?:document|statement)\b|\boutcomes\s+(?:document|statement)\b|\bsummary\s+of\s+(?:discussions?|proceedings|outcomes)\b|\bconclusions\b",
    re.IGNORECASE,
)
OTHER = re.compile(
    r"\b(?:minutes|terms\s+of\s+reference|concept\s+note|annotated\s+agenda|provisional\s+agenda|meeting\s+(?:report|record|notes|agenda)|annual\s+report|progress\s+report|final\s+report"
    r"|report\s+(?:of|on|to)|list\s+of\s+participants|invitation|press\s+release|policy\s+guide|handbook|questionnaire|newsletter|memorandum|budget|invoice|agenda)\b",
    re.IGNORECASE,
)
BODY = re.compile(
    r"\b(?:sub-?\s?committee|working\s+(?:group|party)|task\s?-?\s?force|committee|network|council|forum|steering\s+group|commission|board|(?:technical\s+)?experts?['’]?\s+group|ad\s+hoc\s+group"
    r"|group\s+of\s+(?:experts|friends)|reference\s+group|coordination\s+group|contact\s+group|technical\s+group|consultative\s+group|caucus|assembly|sub-?group|coalition|roundtable|round\s+table)\b",
    re.IGNORECASE,
)
WIDER_BODY = re.compile(
    r"\b(?:process|dialogue|partnership|alliance|association|organi[sz]ation|community|platform|initiative|conference|agency|centre|center|office|mission|union|consortium|coordination|group|panel|mechanism|secretariat|unit"
    r"|hub|clusters?|teams?|circle|consultations|experts|practitioners|federation|league|compact|ministers|officials)\b",
    re.IGNORECASE,
)
NO_NAME = re.compile(
    r"(?:adopted|endorsed|agreed|approved|prepared|draft|version|revised|updated|final|as|for|annex|confidential|restricted|official|internal"
    r"|distribution|limited|unclassified|tlp|page|table|contents|background|introduction)\b",
    re.IGNORECASE,
)
SMALL_WORDS = frozenset("of on for and in the to against at by with from & – — -".split())
BODY_IN_SENTENCE = re.compile(
    r"\b[Tt]he\s+(?P<name>[A-Z][\w’'-]*(?:\s+(?:[A-Z][\w’'&-]*|of|on|for|and|in|the|to|against|&))*\s*(?:\([^)]{1,20}\))?)"
)
SENTENCE_WORDS = 30
LAYOUT_WORDS = 15
"""A table at the top with no longer cells holds emblem and title, and no items."""
FRONT_LINES = 14


@dataclass(frozen=True, slots=True)
class Front:
    """The entries at the top, before the first paragraph of sentences, and what was read from them."""

    entries: list[Entry]
    title: Passage | None
    title_entries: list[Entry]
    body: Passage | None
    period: Period | None
    says: Kind | None
    """The kind that its title says it is; None if the title says nothing."""
    is_other: bool = False
    """The title names something that is neither plan nor statement."""

    @property
    def top(self) -> list[Entry]:
        """The entries down to the title, and those that say the body's name: no headings of what is below them."""
        if not self.title_entries:
            return []
        last = self.entries.index(self.title_entries[-1])
        named = self.body.spans() if self.body is not None else ()
        return [
            entry
            for place, entry in enumerate(self.entries)
            if place <= last or any(start < entry.end and entry.start < end for start, end in named)
        ]


def read_front(flow: Flow, margins: Sequence[Passage] = ()) -> Front:
    """``margins`` are page headers and footers, which may have the title where the text has none."""
    entries = _front_entries(flow)
    says, title_entry, is_other = _judge(entries)
    if says is None and not is_other:
        entries = [*entries, *(Entry(line, line) for margin in margins for line in margin.split(r"\n"))]
        says, title_entry, is_other = _judge(entries)
    title_entries = [title_entry] if title_entry and says == "plan" else []
    if title_entry and title_entries:
        title_entries += _years_below(entries, title_entry)
    title = join([entry.passage for entry in title_entries]).folded() if title_entries else None
    body = None
    if title_entries and (apart := _body_and_title(title_entries[0].passage)):
        body, title = apart
    body = body or _body(entries, title_entries, title) or _body_in_text(flow)
    return Front(entries, title, title_entries, body, _period(entries, title, flow), says, is_other)


def _front_entries(flow: Flow) -> list[Entry]:
    entries: list[Entry] = []
    for part in flow[:FRONT_LINES]:
        if isinstance(part, Grid):
            if layout_of(part) is not None or any(
                len(cell.text.split()) > LAYOUT_WORDS for row in part.rows for cell in row.filled
            ):
                break
            entries += [entry for row in part.rows[:FRONT_LINES] for cell in row.filled for entry in cell.entries]
            continue
        if label_of(part.body) in ("lead", "interest", "status") and entries:
            break
        if _judge(entries)[1] is not None and (part.number is not None or purpose_of(part) == "appendix"):
            break
        words = len(part.text.split())
        if words > SENTENCE_WORDS or (part.text.endswith(".") and words > 8) or part.bullet:
            break
        if part.level > 1 and _judge(entries)[1] is not None and not PLAN.search(part.text):
            names_body = BODY.search(part.text) and purpose_of(part) is None and _judge(entries[-1:])[1] is not None
            if not names_body:
                break
        entries.append(part)
    return entries


def _judge(entries: list[Entry]) -> tuple[Kind | None, Entry | None, bool]:
    """By the first line that names a kind of document: what it is, and that line."""
    for entry in entries:
        text = entry.passage.said
        if label_of(entry.passage) is not None and not entry.level:
            continue
        plan, statement, other = PLAN.search(text), STATEMENT.search(text), OTHER.search(text)
        first = min(
            (match for match in (plan, statement, other) if match), key=lambda match: match.start(), default=None
        )
        if first is None:
            continue
        if first is plan or (plan and other is first and text.lower().startswith(("draft", "annex"))):
            return "plan", entry, False
        return ("statement", entry, False) if first is statement else (None, entry, True)
    return None, None, False


def _body_and_title(passage: Passage) -> tuple[Passage, Passage] | None:
    """Body and title, where one paragraph has both with a line break between them."""
    lines = [line.folded() for line in passage.split(r"\n")]
    if len(lines) != 2 or PLAN.search(lines[0].text) or not PLAN.match(lines[1].text):
        return None
    is_name = BODY.search(lines[0].text) or _looks_like_name(lines[0].text)
    if not is_name or lines[0].text.split()[-1] in SMALL_WORDS or NO_NAME.match(lines[0].text):
        return None
    return lines[0].owning_to(lines[1].start), lines[1]


def _years_below(entries: list[Entry], title: Entry) -> list[Entry]:
    """The line under the title where it is nothing but years."""
    place = entries.index(title)
    following = entries[place + 1] if place + 1 < len(entries) else None
    if following is None or period_in(title.passage) is not None:
        return []
    text = following.passage.said.strip("() ")
    return [following] if RANGE.fullmatch(text) or SINGLE.fullmatch(text) else []


def _period(entries: list[Entry], title: Passage | None, flow: Flow) -> Period | None:
    """From the title, else from a line at the top that says years, else from a sentence about the plan."""
    if title is not None and (period := period_in(title)):
        return period
    for entry in entries:
        text = entry.passage.said
        says_years = RANGE.search(text) or re.match(r"(?:period|years?|duration|time\s?frame)\b", text, re.IGNORECASE)
        if says_years and (period := period_in(entry.passage.folded())):
            return period
    for part in flow[: FRONT_LINES * 2]:
        if isinstance(part, Entry):
            passage = part.passage.folded()
            for match in RANGE.finditer(passage.text):
                near = passage.text[max(0, match.start() - 90) : match.end() + 60]
                if PLAN.search(near) and (period := period_in(passage.cut(match.start(), match.end()))):
                    return period
    return None


def _body(entries: list[Entry], title_entries: list[Entry], title: Passage | None) -> Passage | None:
    others = [entry for entry in entries if entry not in title_entries]
    for entry in others:
        match = re.match(r"(?:body|organi[sz]ation|prepared by|issued by)\s*:\s*", entry.text, re.IGNORECASE)
        if match and BODY.search(entry.text):
            return entry.body.cut(match.end())
    for place, entry in enumerate(others):
        if BODY.search(entry.text) and _is_name(entry):
            lines = [entry, *_carried_on(others[place + 1 :], entries, entry)]
            name = join([line.passage for line in lines]).folded()
            of_the = re.match(r"(?:(?:of|for|by)\s+)?(?:the\s+)?", name.text, re.IGNORECASE)
            return name.cut(of_the.end() if of_the else 0)
    if title is not None and (from_title := _body_of_title(title)):
        return from_title
    for entry in others:
        if WIDER_BODY.search(entry.text) and _is_name(entry):
            return entry.passage.folded()
    return _line_above(others, entries, title_entries)


def _is_name(entry: Entry) -> bool:
    text = entry.text
    return (
        len(text.split()) <= 22
        and not text.endswith((".", ":", ";"))
        and not entry.bullet
        and not OTHER.search(text)
        and not PLAN.search(text)
        and not NO_NAME.match(text)
    )


def _looks_like_name(text: str) -> bool:
    """Two words or more, each with a capital, and nothing that a name does not hold: a date, a place after a comma."""
    words = [word for word in text.split() if word not in SMALL_WORDS]
    return (
        1 < len(words) <= 14
        and all(word.lstrip("(“‘'")[:1].isupper() for word in words)
        and not re.search(r"[\d,:;/|?!.]", text)
    )


def _line_above(others: list[Entry], entries: list[Entry], title_entries: list[Entry]) -> Passage | None:
    """The line over the title, where it looks like a name."""
    place = entries.index(title_entries[0]) if title_entries else 0
    above = entries[place - 1] if place else None
    if above is None or above not in others or above.number is not None or not _is_name(above):
        return None
    return above.passage.folded() if _looks_like_name(above.text) and purpose_of(above) is None else None


def _carried_on(following: list[Entry], entries: list[Entry], entry: Entry) -> list[Entry]:
    """The next line, where the name goes on in it: "… on People Smuggling / and Trafficking Networks"."""
    if not following or entries.index(following[0]) != entries.index(entry) + 1:
        return []
    goes_on = re.match(r"(?:and|on|of|for|in|to|against|&)\b", following[0].text) or re.search(
        r"\b(?:and|on|of|for|the|in|to)$", entry.text
    )
    return [following[0]] if goes_on else []


def _body_of_title(title: Passage) -> Passage | None:
    """ "Pacific Network on X – Work Plan 2025", "Work Plan of the Committee on Y 2023-25"."""
    text = title.text
    match = PLAN.search(text)
    if match is None:
        return None
    after = re.match(
        r"\s*(?:[:–—-]\s*)?(?:\d[\d\s–—/-]*\s*)?(?:(?:of|for|by)\s+)?(?:the\s+)?", text[match.end() :], re.IGNORECASE
    )
    pieces = [(0, match.start()), (match.end() + (after.end() if after else 0), len(text))]
    for start, end in pieces:
        years = RANGE.search(text, start, end) or SINGLE.search(text, start, end)
        piece = title.cut(start, years.start() if years and years.start() > start else end)
        piece = piece.strip(" :–—-,;|(/").strip()
        said = piece.text
        if said.lower().endswith((" of", " for", " of the")):
            continue
        if said.lower().startswith("the "):
            piece = piece.cut(4)
        is_apart = end == match.start() and re.search(r"\s[–—|-]\s*$|:\s*$", text[:end]) is not None
        names_body = BODY.search(said) or WIDER_BODY.search(said) or (is_apart and _looks_like_name(said))
        if said and names_body and len(said.split()) > 1 and not NO_NAME.match(said):
            return piece
    return None


def _body_in_text(flow: Flow) -> Passage | None:
    """The name in the first sentences: "The Regional Committee on X (RCX) adopted this plan"."""
    for part in flow[:FRONT_LINES]:
        if not isinstance(part, Entry):
            continue
        passage = part.passage.folded()
        for match in BODY_IN_SENTENCE.finditer(passage.text):
            name = re.sub(r"(?:\s+(?:of|on|for|and|in|the|to|against|&))+$", "", match["name"].strip())
            if BODY.search(name) and len(name.split()) > 2 and not PLAN.search(name):
                return passage.cut(match.start("name"), match.start("name") + len(name))
    return None
