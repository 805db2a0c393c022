"""Values behind a label in prose: "Lead: Fiji", "(Lead: Fiji; Support: SPC)", "(linked priority 3)"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from balai.people.names import Vocabulary
from balai.workplan.reading.columns import Role, role_of_label
from balai.workplan.reading.passage import Passage, join
from balai.workplan.reading.period import MONTH, QUARTER, YEAR

# What may stand between a label and its value. A dash counts only where nothing else could be meant.
COLON = r"\s*(?::|=)\s*"
DASH = r"\s*(?::|=|\s[–—-]|–|—)\s*"
WORDS = r"[A-Za-z][A-Za-z’'/()-]*(?:[ \u00a0][A-Za-z(][A-Za-z’'/()-]*){0,5}"
AT_START = re.compile(rf"\s*(?P<label>{WORDS}){DASH}")
COLON_AT_START = re.compile(rf"\s*(?P<label>{WORDS}){COLON}")
INLINE = re.compile(
    r"(?:(?<=[.;,|)\]])[ \t]{0,40}|(?<=\n)[ \t]{0,40}|(?<=\t)|(?<=[ \t][–—-][ \t])|(?<=[ \t]{2})|(?<=[.;:!?][ \t])"
    rf"|(?<=[a-z]\.)(?=[A-Z]))(?P<label>{WORDS}){COLON}"
)
BRACKETED = re.compile(r"(?P<open>[(\[{])(?P<inside>(?:[^()\[\]{}]|\([^()]*\))*)[)\]}]")
LED_BY = re.compile(
    r"\s*(?P<label>(?:to be )?(?:jointly |co-?)?led by|leads?|co-?leads?|support(?:ed by|ing)?|with support from"
    r"|responsible)\s+(?=\w)",
    re.IGNORECASE,
)
LINKED = re.compile(
    r"(?P<label>(?:(?:linked|links?|relate[sd]?|contribut(?:es|ing)|refers?)\s+(?:to\s+)?)?priorit(?:y|ies)(?:\s+(?:issues?|areas?|nos?\.?|numbers?))*)\s*:?\s*"
    r"(?P<numbers>(?:[0-9IVXivx]+[a-z]?|[a-h]\b)(?:\.[0-9]+)*(?:\s*(?:,|;|and|&|/|-|–|to)+\s*(?:[0-9IVXivx]+[a-z]?|[a-h]\b)(?:\.[0-9]+)*)*)",
    re.IGNORECASE,
)
DATE = rf"(?:{MONTH}|{QUARTER}|H[12]\s+)?{YEAR}"
DATED = re.compile(  # "WHO – by June 2026": what stands behind a name
    r"(?:\s+[–—-]|\s*[;,|])\s+(?P<when>(?:(?:by|until|before|in|during|from|due|throughout|end|early|late|mid|of|the)\s+)*"
    rf"{DATE}(?:\s*(?:[-–—]|to|until)\s*{DATE})?)[\s.;,|]*$",
    re.IGNORECASE,
)
LONGEST_AFTER_DASH = 12
"""Words."""
INLINE_ROLES: frozenset[Role] = frozenset({"lead", "interest", "timeframe", "status", "area", "linked"})
SURE_ROLES: frozenset[Role] = frozenset({"lead", "interest", "timeframe", "status"})


@dataclass(frozen=True, slots=True)
class Labelled:
    """A value with its role. ``whole`` is label and value with the punctuation around them."""

    role: Role
    value: Passage
    whole: Passage
    is_bracketed: bool = False


def label_of(passage: Passage) -> Role | None:
    """The role of the label that ``passage`` begins with."""
    match = _label_at_start(passage.text)
    return role_of_label(match["label"]) if match else None


def _label_at_start(text: str) -> re.Match[str] | None:
    for pattern in (COLON_AT_START, AT_START):
        match = pattern.match(text)
        role = role_of_label(match["label"]) if match else None
        if match and ((pattern is COLON_AT_START and role) or (role in SURE_ROLES and _is_value(text[match.end() :]))):
            return match
    return None


def take_labels(text: Passage) -> tuple[Passage, list[Labelled]]:
    """What ``text`` says before its first label, and the labelled values."""
    starts = _label_starts(text.text)
    if not starts:
        return text, []
    said = len(text.text[: starts[0][0]].rstrip(" \t\n–—|-(["))
    _, after, role = starts[0]
    return text.cut(0, said).strip(), _values(text, [(said, after, role), *starts[1:]])


def _values(text: Passage, starts: list[tuple[int, int, Role]]) -> list[Labelled]:
    """The value behind each label; a date behind the names of those who lead is a value of its own."""
    found: list[Labelled] = []
    bounds = [start for start, _, _ in starts[1:]] + [len(text)]
    for (start, after, role), end in zip(starts, bounds, strict=True):
        dated = DATED.search(text.text, after, end) if role in ("lead", "interest") else None
        stop = dated.start() if dated else end
        found.append(Labelled(role, _trimmed(text.cut(after, stop)), text.cut(start, stop).strip()))
        if dated:
            when = _trimmed(text.cut(dated.start("when"), end))
            found.append(Labelled("timeframe", when, text.cut(stop, end).strip()))
    return found


def _is_value(text: str) -> bool:
    """After a dash a value is short; a longer text is the rest of a sentence."""
    return len(text.split("\n", maxsplit=1)[0].split()) <= LONGEST_AFTER_DASH


def _label_starts(text: str) -> list[tuple[int, int, Role]]:
    """Where labels begin and end, and what they mean."""
    starts: list[tuple[int, int, Role]] = []
    first = _label_at_start(text)
    position = 0
    if first and (role := role_of_label(first["label"])):
        starts.append((first.start("label"), first.end(), role))
        position = first.end()
    for line in re.finditer(r"(?<=\n)[^\n]+", text):
        match = _label_at_start(line.group())
        if match and (role := role_of_label(match["label"])) and line.start() + match.start("label") >= position:
            starts.append((line.start() + match.start("label"), line.start() + match.end(), role))
    taken = {start for start, _, _ in starts}
    for match in INLINE.finditer(text, max(0, position - 1)):
        start, found = match.start("label"), role_of_label(match["label"])
        if found in INLINE_ROLES and start >= position and start not in taken and not _inside(starts, start):
            starts.append((start, match.end(), found))
    return sorted(starts)


def _inside(starts: list[tuple[int, int, Role]], place: int) -> bool:
    return any(start < place < after for start, after, _ in starts)


def take_brackets(passage: Passage, vocabulary: Vocabulary) -> tuple[Passage, list[Labelled]]:
    """``passage`` without its brackets that hold labelled values, and those values."""
    found: list[Labelled] = []
    for match in reversed(list(BRACKETED.finditer(passage.text))):
        inside = passage.cut(match.start("inside"), match.end("inside"))
        labelled = _in_bracket(inside, vocabulary)
        if not labelled:
            continue
        whole = passage.cut(match.start(), match.end())
        found = [
            Labelled(one.role, one.value, _wider(one.whole, whole, labelled, one), True) for one in labelled
        ] + found
        rest = passage.without(match.start(), match.end())
        before, after = rest.cut(0, match.start()), rest.cut(match.start())
        is_tight = before.text[-1:].isspace() and (after.text[:1].isspace() or after.text[:1] in ".,;:")
        passage = join([before.cut(0, len(before.text.rstrip())), after], "") if is_tight else rest
    return passage.strip(), found


def _wider(part: Passage, whole: Passage, labelled: list[Labelled], one: Labelled) -> Passage:
    """The first and the last of a bracket's values account for the bracket's signs."""
    start = whole.start if one is labelled[0] else part.start
    end = whole.end if one is labelled[-1] else part.end
    first = list(whole.starts).index(start) if start in whole.starts else 0
    last = list(whole.ends).index(end) + 1 if end in whole.ends else len(whole)
    return whole.cut(first, last)


def _in_bracket(inside: Passage, vocabulary: Vocabulary) -> list[Labelled]:
    if (linked := LINKED.fullmatch(inside.text.strip(" .;:"))) and linked["label"]:
        offset = len(inside.text) - len(inside.text.lstrip(" .;:"))
        numbers = inside.cut(offset + linked.start("numbers"), offset + linked.end("numbers"))
        return [Labelled("linked", numbers, inside.strip())]
    text = inside.text
    starts = _label_starts(text)
    if not starts or text[: starts[0][0]].strip(" ,;"):
        phrase = LED_BY.match(text)
        role = role_of_label(phrase["label"]) if phrase else None
        if (
            phrase is None
            or role is None
            or not any(found.start == 0 for found in vocabulary.within(text[phrase.end() :]))
        ):
            return []
        starts = [(phrase.start("label"), phrase.end(), role), *(one for one in starts if one[0] > phrase.start())]
    if starts[0][2] not in INLINE_ROLES:
        return []
    for part in re.finditer(r"(?<=[;,])", text):
        dashed = AT_START.match(text, part.start())
        phrase = dashed if dashed and role_of_label(dashed["label"]) in SURE_ROLES else LED_BY.match(text, part.start())
        role = role_of_label(phrase["label"]) if phrase else None
        if phrase and role and all(phrase.end() <= start or phrase.start() >= after for start, after, _ in starts):
            starts.append((phrase.start("label"), phrase.end(), role))
        linked = LINKED.match(text, part.end() + len(text[part.end() :]) - len(text[part.end() :].lstrip()))
        if linked and all(linked.end("label") <= start or linked.start() >= after for start, after, _ in starts):
            starts.append((linked.start("label"), linked.start("numbers"), "linked"))
    starts.sort()
    return _values(inside, starts)


def _trimmed(value: Passage) -> Passage:
    value = value.strip(";,|–—")
    text = value.text
    if text.endswith(".") and not re.search(r"\b[A-Z]\.$", text) and "." not in text[:-1]:
        return value.cut(0, len(value) - 1).strip()
    return value
