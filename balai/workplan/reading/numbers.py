"""Numbers as documents print them before an item: "1", "1)", "(a)", "2.1", "A1", "IV.", "Action item 2.1 –"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Style = Literal["decimal", "dotted", "coded", "roman", "Roman", "letter", "Letter"]

ACTION_WORDS = (
    r"(?i:actions?|action\s+(?:items?|points?)|activity|item|task|measure|deliverable|output|recommendation|commitment"
    r"|initiative|step|project)"
)
GROUP_WORDS = (
    r"(?i:(?:(?:strategic|specific|key|overall|general|immediate)\s+)?(?:objective|goal)|(?:strategic\s+|thematic\s+)?pillar|outcome|theme"
    r"|part|section|phase|chapter|cluster|work\s*stream|component|strategic\s+direction|track"
    r"|(?:(?:strategic|thematic|priority|focus|key|cooperation)\s+)?area(?:\s+of\s+cooperation)?"
    r"|(?:strategic\s+|thematic\s+|key\s+)?priority(?:\s+issue|\s+theme)?|issue|line\s+of\s+(?:effort|action)|appendix|annex)"
)
ROMAN = r"(?=[IVXL])(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
SMALL_ROMAN = r"(?=[ivxl])(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})"
# A bare number of four digits may be a year: see ``Number.is_year``.
COUNT = r"(?:\d{1,3}|[1-9]\d{3})"
YEAR = r"(?:19|20)\d\d"
NUMBER = (
    r"(?:\d{1,3}(?:\.\d{1,3}){1,4}[a-z]?(?![\w%])"  # 2.1.3
    rf"|{COUNT}[a-z]?(?![\w%])"  # 1, 1a
    r"|[A-Z]{1,5}[-./ ]?\d{1,3}(?:[.\-]\d{1,3}){0,3}[a-z]?(?!\w)"  # A1, WG-3, A.1.2
    rf"|{ROMAN}(?!\w)|{SMALL_ROMAN}(?!\w)|[A-Za-z](?!\w))"
)
DASH = r"[–—-]"

WORDED = re.compile(
    rf"(?P<word>{ACTION_WORDS}|{GROUP_WORDS})\s+(?:(?i:no\.?|number|nr\.?)\s*|#\s*)?[(\[]?(?P<number>{NUMBER})[)\]]?"
    rf"(?:\s*(?:[.:]+|{DASH}+|\|)(?=\s|$|[A-Z\"“‘])|(?=\s*$)|(?=\s+[A-Z\"“‘(]))\s*"
)
BARE = re.compile(
    rf"(?:(?i:no)\.?\s+|#\s*)?(?:[(\[](?P<bracketed>{NUMBER})[)\]][.:]?"
    rf"|(?P<plain>{NUMBER})(?:[)\].:]+(?:\s*{DASH}(?=\s))?|\s*{DASH}(?=\s)|(?=\s*\t)|(?=\s*$)))(?=\s|$|[A-Z\"“‘])\s*"
)
DOTTED_ALONE = re.compile(
    r"(?P<number>(?:\d{1,3}|[A-Z])\.\d{1,3}(?:\.\d{1,3}){0,3}[a-z]?)(?=\s+\S)(?!\s+(?:million|billion|per|times|years?)\b)\s*"
)
CODED_ALONE = re.compile(r"(?P<number>[A-Z]{1,3}-?\d{1,2}(?:\.\d{1,2}){0,2})(?=\s+[A-Z][a-z])\s*")
DECIMAL_ALONE = re.compile(r"(?P<number>\d{1,2})(?=\s+[A-Z][a-z]+\s)\s+")
CELL = re.compile(
    rf"(?:(?:{ACTION_WORDS}|no\.?|number|nr\.?|ref\.?)\s*)?[#(\[]*\s*"
    rf"(?P<number>[A-Za-z]{{0,8}}[-./ ]{{0,2}}(?!{YEAR}){COUNT}(?:[./-]\d{{1,3}}){{0,4}}(?:[./ -]?[a-zA-Z])?"
    r"|[IVXLivxl]{1,6}|[A-Za-z])"
    r"[)\].:\s–—-]*",
    re.IGNORECASE,
)
MONTH_AND_YEAR = re.compile(
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*[-./ ]+\d\d", re.IGNORECASE
)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, slots=True)
class Number:
    """``printed`` without closing punctuation stands from ``start`` to ``end``; its text begins at ``after``."""

    printed: str
    start: int
    end: int
    after: int
    word: str = ""
    """What stands before it: "Action item", "Objective"."""
    shape: str = ""
    """Its punctuation: "1." and "1)" are of different shapes."""
    is_sure: bool = True
    """False for a bare "1 " before a capital and for what may be a year, which count only in a sequence."""

    @property
    def is_action(self) -> bool:
        return bool(self.word) and re.fullmatch(ACTION_WORDS, self.word) is not None

    @property
    def is_group(self) -> bool:
        return bool(self.word) and not self.is_action

    @property
    def is_year(self) -> bool:
        """True for "1995" or "2026", which is a number only in a list that has come so far."""
        return re.fullmatch(YEAR, self.printed) is not None

    @property
    def style(self) -> Style:
        return style_of(self.printed)

    @property
    def value(self) -> int | None:
        """Its place in its own list: 3 for "3", "2.3", "c", "III"."""
        return value_of(self.printed)

    @property
    def parts(self) -> tuple[str, ...]:
        return tuple(re.findall(r"\d+|[A-Za-z]+", self.printed))


def style_of(printed: str) -> Style:
    if printed.isdigit():
        return "decimal"
    if re.fullmatch(r"\d+(?:\.\d+)+", printed):
        return "dotted"
    if any(letter.isdigit() for letter in printed):
        return "coded"
    if len(printed) > 1 or printed in "IVXivx":
        return "Roman" if printed.isupper() else "roman"
    return "Letter" if printed.isupper() else "letter"


def value_of(printed: str) -> int | None:
    digits = re.findall(r"\d+", printed)
    if digits:
        return int(digits[-1])
    if re.fullmatch(ROMAN, printed.upper()) and printed.upper():
        return roman_value(printed)
    return ord(printed.lower()) - ord("a") + 1 if len(printed) == 1 and printed.isalpha() else None


def roman_value(printed: str) -> int:
    worth = {"i": 1, "v": 5, "x": 10, "l": 50}
    letters = [worth[letter] for letter in printed.lower()]
    return sum(-one if one < following else one for one, following in zip(letters, [*letters[1:], 0], strict=True))


def leading_number(text: str) -> Number | None:
    """The number that ``text`` begins with; blanks before it are allowed."""
    blanks = len(text) - len(text.lstrip())
    rest = text[blanks:]
    if (match := WORDED.match(rest)) and not re.fullmatch(YEAR, match["number"]):
        return _number(match, "number", blanks, match["word"])
    if match := BARE.match(rest):
        group = "bracketed" if match["bracketed"] else "plain"
        printed = match[group]
        if _is_word(printed, rest[match.end(group) :]):
            return None
        return _number(match, group, blanks, is_sure=re.fullmatch(YEAR, printed) is None)
    for pattern in (DOTTED_ALONE, CODED_ALONE):
        if match := pattern.match(rest):
            return _number(match, "number", blanks)
    if (match := DECIMAL_ALONE.match(rest)) and rest[match.end() :][:3].lower() not in MONTHS:
        return _number(match, "number", blanks, is_sure=False)
    return None


def _is_word(printed: str, following: str) -> bool:
    """ "A" and "I" with a dash or nothing after them are words, and so is an initial: "J. Smith"."""
    if len(printed) > 1 or not printed.isalpha():
        return False
    is_initial = printed.isupper() and following.startswith(". ") and printed not in "ABCDEFGIVX"
    return following[:1] not in tuple(").]:") or is_initial


def _number(match: re.Match[str], group: str, offset: int, word: str = "", is_sure: bool = True) -> Number:
    printed = match[group].strip()
    start = match.start(group)
    before, behind = match.string[match.start() : start], match.string[match.end(group) : match.end()].strip()
    shape = ("(" if before.endswith(("(", "[")) else "") + behind[:1]
    return Number(printed, offset + start, offset + match.end(group), offset + match.end(), word, shape, is_sure)


def number_in_cell(text: str) -> Number | None:
    """The number that the whole of a cell is."""
    blanks = len(text) - len(text.lstrip())
    match = CELL.fullmatch(text.strip())
    if not match or match["number"].lower() in MONTHS or MONTH_AND_YEAR.fullmatch(match["number"]):
        return None
    return _number(match, "number", blanks)


def follows(number: Number, previous: Number) -> bool:
    """True if ``number`` is the next of the same list."""
    if number.value is None or previous.value is None or number.value != previous.value + 1:
        return False
    return number.parts[:-1] == previous.parts[:-1]


def is_within(number: str, parent: str) -> bool:
    """True if ``number`` ("2.1") is a part of ``parent`` ("2")."""
    parts = re.findall(r"\d+|[A-Za-z]+", number)
    above = re.findall(r"\d+|[A-Za-z]+", parent)
    return len(parts) > len(above) and parts[: len(above)] == above
