"""The years that a plan is for, from its title or the lines beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from balai.workplan.reading.model import Period
from balai.workplan.reading.passage import Passage

MONTH = (
    r"(?:(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sep(?:t(?:ember)?)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?,?\s+(?:\d{1,2},\s+)?)"
)
YEAR = r"(?:19|20)\d\d"
QUARTER = r"(?:Q[1-4]\s+)"
RANGE = re.compile(
    rf"(?<![\w/.])(?:FY\s*)?(?:{MONTH}|{QUARTER})?(?P<first>{YEAR})\s*(?:[-–—‒/]|to|until|through|till|and)\s*(?:end(?:\s+of)?\s+)?(?:FY\s*)?(?:{MONTH}|{QUARTER})?"
    rf"(?P<last>{YEAR}|\d\d)(?![\w/.-]*\d)",
    re.IGNORECASE,
)
YEARS_OVER_TWO = re.compile(  # 2024/25 – 2025/26
    rf"(?<![\w/.])(?:FY\s*)?(?P<first>{YEAR})/\d{{2,4}}\s*(?:[-–—]|to)\s*(?:FY\s*)?{YEAR}/(?P<last>\d{{4}}|\d\d)(?!\d)"
)
LISTED = re.compile(rf"(?<![\w/.])(?P<first>{YEAR})(?:\s*,\s*{YEAR})+\s*,?\s*(?:and|&)\s*(?P<last>{YEAR})(?![\w/-]*\d)")
SINGLE = re.compile(rf"(?<![\w/.-])(?:FY\s*)?(?P<first>{YEAR})(?![\w/-]*\d)", re.IGNORECASE)
LENGTH = re.compile(
    r"(?:over|for|during|covering|within)\s+(?:the\s+|a\s+)?(?:next|coming|following|period\s+of)\s+(?P<count>one|two|three|four|five|six|ten|\d{1,2})[\s-]+years?\b"
    r"|\b(?P<counted>one|two|three|four|five|six|ten|\d{1,2})-year\s+(?:\w+\s+){0,2}(?:plan|programme|program|period)",
    re.IGNORECASE,
)
COUNTS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10}
LONGEST_PLAN = 25


def period_in(passage: Passage) -> Period | None:
    """The first range of years in ``passage``, or its only year."""
    for match in (
        *YEARS_OVER_TWO.finditer(passage.text),
        *LISTED.finditer(passage.text),
        *RANGE.finditer(passage.text),
    ):
        first = int(match["first"])
        last = int(match["last"])
        if last < 100:
            last += first - first % 100
        if first <= last <= first + LONGEST_PLAN:
            placed = passage.cut(match.start(), match.end()).placed()
            return Period(first, last, placed) if placed else None
    years = list(SINGLE.finditer(passage.text))
    if len({match["first"] for match in years}) != 1:
        return None
    placed = passage.cut(years[0].start(), years[0].end()).placed()
    year = int(years[0]["first"])
    return Period(year, year, placed) if placed else None


def contradictions(period: Period | None, texts: Iterable[str]) -> list[str]:
    """Sentences of the document that give the plan another length than its title does."""
    if period is None:
        return []
    years = period.last - period.first + 1
    found = []
    for text in texts:
        for match in LENGTH.finditer(text):
            printed = match["count"] or match["counted"]
            count = COUNTS.get(printed.lower()) or int(printed)
            # A plan "July 2024 – June 2026" or "2024/25" is two years or one by the calendar that one counts by.
            if count not in {
                years,
                years - 1 if "/" in period.printed.text or re.search("[a-z]", period.printed.text) else years,
            }:
                found.append(
                    f"The plan is for {period.printed.text}, which is {years} years, "
                    f"but the text says “{' '.join(match.group().split())}”."
                )
    return list(dict.fromkeys(found))
