"""Numbers that Word's fields AUTONUM, AUTONUMLGL, AUTONUMOUT and LISTNUM print, and do not store."""

from __future__ import annotations

import re

from balai.documents.number_formats import printed
from balai.documents.ooxml import whole

_LEVELS = 9
_LIST_NAME = re.compile(r'\w+\s+"?(?P<name>[A-Za-z]\w*)')
_SWITCH = re.compile(r"\\([a-zA-Z])\s*(\d*)")
_ROMAN_OUTLINE = ("upperRoman I.", "upperLetter A.", "decimal 1.", "lowerLetter a)", "decimal (1)", "lowerLetter (a)")
_NUMBERS = (
    *("decimal 1)", "lowerLetter a)", "lowerRoman i)", "decimal (1)", "lowerLetter (a)", "lowerRoman (i)"),
    *("decimal 1.", "lowerLetter a.", "lowerRoman i."),
)
_OUTLINE = (*_ROMAN_OUTLINE, "lowerRoman (i)", "lowerLetter (a)", "lowerRoman (i)")


class AutoNumbers:
    """The counts of one story."""

    def __init__(self) -> None:
        self._counts: dict[str, list[int]] = {}

    def printed(self, instruction: str, heading: int, *, is_in_list: bool) -> str:
        """What the field prints; empty for any other field. ``heading`` is the level of the paragraph, 0 for none."""
        said = instruction.strip()
        kind = said.partition(" ")[0].upper()
        switches: dict[str, str] = dict(_SWITCH.findall(said))
        if kind == "LISTNUM":
            match = _LIST_NAME.match(said)
            name = match["name"].lower() if match is not None else "numberdefault"
            level = min(max(whole(switches.get("l"), 2 if is_in_list else 1), 1), _LEVELS)
            return _in_list(name, self._count(name, level, whole(switches.get("s"), 0)))
        if kind == "AUTONUM":
            return f"{self._count(f'{kind} {not heading}', heading or 1)[-1]}."
        if kind == "AUTONUMOUT":
            counts = self._count(f"{kind} {not heading}", heading or 1)
            return _as(_OUTLINE[len(counts) - 1], counts[-1])
        if kind == "AUTONUMLGL":
            counts = self._count(f"{kind} {not heading}", heading or 1)
            return _legal(counts) + ("" if "e" in switches else ".")
        return ""

    def _count(self, sequence: str, level: int, start: int = 0) -> list[int]:
        """Counts one further at a level, 1 the outermost; deeper levels begin anew."""
        counts = self._counts.setdefault(sequence, [])
        del counts[level:]
        counts += [0] * (level - len(counts))
        counts[-1] = start or counts[-1] + 1
        return counts


def _in_list(name: str, counts: list[int]) -> str:
    if name == "legaldefault":
        return _legal(counts) + "."
    formats = _OUTLINE if name == "outlinedefault" else _NUMBERS
    return _as(formats[len(counts) - 1], counts[-1])


def _legal(counts: list[int]) -> str:
    return ".".join(str(max(count, 1)) for count in counts)


def _as(number_format: str, count: int) -> str:
    name, pattern = number_format.split()
    return re.sub(r"\w", printed(count, name), pattern)
