"""List markers as people type them: "1.", "1)", "(a)", "iv.", "2.1", "-", "•"."""

from __future__ import annotations

import re
from dataclasses import dataclass

_BULLETS = "-*+•‣◦●○▪▫■□►▸➢➤✓✔·∙–—\uf0b7\uf0a7"
_NUMBER = r"""
    \(?\d{1,3}[.)]                      # 1.  1)  (1)
  | \(?\d{1,3}(?:\.\d{1,3}){1,4}[.)]?   # 2.1  2.1.  2.1.3)
  | \((?:[a-zA-Z]|[ivxlIVXL]{2,6})\)    # (a)  (iv)
  | (?:[a-zA-Z]|[ivxlIVXL]{2,6})[.)]    # a.  b)  iv.
"""
_MARKED = re.compile(
    rf"(?P<indent>[ \t\u00a0]*)(?:(?P<bullet>[{re.escape(_BULLETS)}]|o(?=\t))(?:[ \t\u00a0]+|$))?"
    rf"(?:(?P<number>{_NUMBER})(?=[ \t\u00a0]|$)[ \t\u00a0]*)?",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class ListMarker:
    """Offsets are within the line: the marker begins at ``start``, what it marks at ``content``."""

    text: str
    start: int
    content: int

    @property
    def is_bullet(self) -> bool:
        return self.text in _BULLETS or self.text == "o"


def list_marker(line: str) -> ListMarker | None:
    """The marker a line begins with. Of a bullet before a number ("- 1. …"), the number counts.

    A bullet with nothing after it is no marker, a number with nothing after it is one: converters from PDF
    leave the numbers of a list standing alone.
    """
    match = _MARKED.match(line)
    if match is None:
        return None
    if match["number"]:
        return ListMarker(match["number"], match.start("number"), match.end())
    if match["bullet"] and line[match.end() :].strip():
        return ListMarker(match["bullet"], match.start("bullet"), match.end())
    return None


def starts_list_entry(line: str) -> bool:
    return list_marker(line) is not None
