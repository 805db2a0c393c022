"""Who leads: the names in a cell or after a label, also where nothing separates them ("IOM Indonesia")."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from balai.people.names import KnownName, Vocabulary
from balai.workplan.reading.model import Placed
from balai.workplan.reading.passage import Passage, join

NOBODY = re.compile(
    r"(?:tb[acdn]|t\.b\.[acd]\.?|to be (?:advised|agreed|announced|confirmed|decided|determined|identified|nominated"
    r"|named|assigned)(?: by .*)?|n/?a|nil|none|not (?:yet )?"
    r"(?:assigned|applicable|known|decided|identified)|vacant|open|pending|unassigned|-+|–+|—+|\.{2,}|…|_+|\?+|x)[.\s]*",
    re.IGNORECASE,
)
SEPARATOR = re.compile(
    r"\s*(?:[;,/|&+•·\n\t–—]|(?<=\s)[-*](?=\s)|\band\b|\bwith\b|\bplus\b|\btogether with\b|\bas well as\b)\s*",
    re.IGNORECASE,
)
HARD = re.compile(r"\s*(?:;|\n|\||\t|•|·|(?<=\s)[-–—*](?=\s)|/(?!\w?$))\s*")
LIST_SIGN = re.compile(r"(?:^|(?<=\n))\s*(?:[-–—*•·▪]|\d{1,2}[.)]|\(?[a-z]\))\s+")
BRACKET = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
LED_BY = re.compile(
    r"\s*(?:(?:to be )?(?:jointly |co-?)?led by|lead by|led|leads?\s*:|co-?leads?\s*:)\s+", re.IGNORECASE
)
TO_LEAD = re.compile(r"\s+(?:to (?:co-?)?lead|as (?:co-?)?leads?|leads?|leading)\s*$", re.IGNORECASE)
CERTAIN_NOTES = re.compile(r"leads?|lead agency|lead country", re.IGNORECASE)
SUPPORTS = re.compile(
    r"(?:to )?(?:support|supporting|in support|supporter|partner|supporting partner)s?", re.IGNORECASE
)
SUPPORTED_BY = re.compile(
    r"[\s,;]*\b(?:(?:with|and) )?(?:(?:the )?support(?:ed)? (?:from|by|of)"
    r"|in (?:close )?(?:cooperation|co-operation|collaboration|partnership|coordination) with"
    r"|assist(?:ed by|ance from)|support(?:ing)?\s*:)\s+",
    re.IGNORECASE,
)
WITH_SUPPORTING = re.compile(
    r"[\s,;]*\bwith\s+(?P<who>[^;\n]{2,120}?)\s+(?:supporting|in support|assisting|as (?:supporters?|partners?))\W*$",
    re.IGNORECASE,
)
ACRONYM = re.compile(r"[A-Z][A-Z-]+")
LONGEST = 600
"""A longer text is no list of names."""


@dataclass(slots=True)
class Names:
    """The names read, and what is doubtful about them. ``unread`` is what is no name ("TBC", "(co-lead)")."""

    placed: list[Placed] = field(default_factory=list)
    supporting: list[Placed] = field(default_factory=list)
    """Names after words such as "with support from"."""
    warnings: list[str] = field(default_factory=list)
    unread: list[Passage] = field(default_factory=list)
    called_support: set[str] = field(default_factory=set)
    """Names with "(support)" behind them."""


@dataclass(slots=True)
class _Piece:
    """A stretch of the cell: a known name, or words that are none."""

    start: int
    end: int
    name: KnownName | None


class NameReader:
    """Reads the names of a cell with a vocabulary. ``as_what`` is what warnings call them."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    def read(self, cell: Passage, as_what: str = "lead") -> Names:
        names = Names()
        cell = cell.strip()
        if len(cell) > LONGEST:
            names.unread.append(cell)
            names.warnings.append(
                f"The text where the {as_what} should stand is too long for a name; it was not placed."
            )
            return names
        for sign in reversed(list(LIST_SIGN.finditer(cell.text))):
            cell = _owning(cell, sign.start(), sign.end(), "\n")
        if not cell:
            return names
        cell = self._without_supporters(cell, names)
        if NOBODY.fullmatch(cell.text) and not self.vocabulary.find(cell.text):
            self._nobody(cell, names, as_what)
            return names
        plain = self._without_brackets(cell, names, as_what)
        pieces = self._known_throughout(plain.text)
        if pieces is None:
            for part in _parts(plain, HARD):
                self._read_part(part, names, as_what)
        else:
            self._take(plain, pieces, names, as_what)
        for placed in [one for one in names.placed if one.text.casefold() in names.called_support]:
            names.placed.remove(placed)
            names.supporting.append(placed)
        return names

    def _without_supporters(self, cell: Passage, names: Names) -> Passage:
        """The cell before "with support from …" or "with … supporting"; who supports goes into ``names``."""
        phrase = SUPPORTED_BY.search(cell.text) or WITH_SUPPORTING.search(cell.text)
        if phrase is None or not phrase.start():
            return cell
        begin, end = phrase.span("who") if phrase.re is WITH_SUPPORTING else (phrase.end(), len(cell))
        supporters = cell.cut(phrase.start(), None)
        supporters = _owning(supporters, end - phrase.start(), len(supporters))
        supporting = self.read(_owning(supporters, 0, begin - phrase.start()), "supporter")
        names.supporting, names.unread, names.warnings = supporting.placed, supporting.unread, supporting.warnings
        return cell.cut(0, phrase.start())

    def _nobody(self, cell: Passage, names: Names, as_what: str) -> None:
        names.unread.append(cell)
        names.warnings.append(f"No {as_what} is named: the document says “{cell.said}”.")

    def _without_brackets(self, cell: Passage, names: Names, as_what: str) -> Passage:
        """The cell without bracketed remarks such as "(co-lead)"; a bracket that is part of a name stays."""
        for bracket in reversed(list(BRACKET.finditer(cell.text))):
            if self._is_in_name(cell.text, bracket):
                continue
            remark = bracket[1].strip()
            before = re.split(r"[;,/\n]", cell.text[: bracket.start()])[-1].strip()
            if SUPPORTS.fullmatch(remark):
                names.called_support.add(before.casefold())
            elif not CERTAIN_NOTES.fullmatch(remark):
                names.warnings.insert(
                    0, f"“({remark})” stands beside the {as_what} “{before}”; please check what it means."
                )
            names.unread.append(cell.cut(bracket.start(), bracket.end()).strip())
            cell = cell.without(bracket.start(), bracket.end())
        return cell

    def _is_in_name(self, text: str, bracket: re.Match[str]) -> bool:
        """True for "International Organization for Migration (IOM)" and "China (Hong Kong SAR)"."""
        inside = self.vocabulary.find(bracket[1])
        for start in range(bracket.start()):
            if start and text[start - 1].isalnum():
                continue
            for found in self.vocabulary.starting_at(text, start):
                if found.end == bracket.end() or (found.end == bracket.start() and inside == found.name):
                    return True
        return False

    def _known_throughout(self, text: str) -> list[_Piece] | None:
        """The cell as known names with nothing but separators between them, in as few names as possible; or None."""
        best: list[list[_Piece] | None] = [None] * (len(text) + 1)
        best[len(text)] = []
        for start in range(len(text) - 1, -1, -1):
            for found in self.vocabulary.starting_at(text, start):
                after = _after_separator(text, found.end)
                rest = best[after] if after is not None else None
                if rest is not None and (best[start] is None or len(rest) + 1 < len(best[start] or [])):
                    best[start] = [_Piece(start, found.end, found.name), *rest]
        return best[0] or None

    def ways(self, text: str) -> int:
        """In how many ways ``text`` is known names, with as few of them as possible."""
        count: list[dict[int, int]] = [{} for _ in range(len(text) + 1)]
        count[len(text)] = {0: 1}
        for start in range(len(text) - 1, -1, -1):
            for end in {found.end for found in self.vocabulary.starting_at(text, start)}:
                after = _after_separator(text, end)
                for pieces, ways in (count[after] if after is not None else {}).items():
                    count[start][pieces + 1] = count[start].get(pieces + 1, 0) + ways
        return count[0][min(count[0])] if count[0] else 0

    def _take(self, cell: Passage, pieces: list[_Piece], names: Names, as_what: str) -> None:
        """Puts ``pieces`` into ``names``, each with the separator after it."""
        pieces = _with_secretariats(cell.text, pieces)
        bounds = [piece.start for piece in pieces[1:]] + [len(cell)]
        for piece, bound in zip(pieces, bounds, strict=True):
            self._name(
                cell.cut(0, bound).cut(0 if piece is pieces[0] else piece.start),
                piece.end - (0 if piece is pieces[0] else piece.start),
                names,
            )
        printed = [cell.cut(piece.start, piece.end).said for piece in pieces]
        joined = [
            (one, other)
            for one, other, left, right in zip(printed, printed[1:], pieces, pieces[1:], strict=False)
            if not cell.text[left.end : right.start].strip() and "\n" not in cell.text[left.end : right.start]
        ]
        if joined:
            names.warnings.append(
                f"Nothing separates the names “{cell.said}”; they were read as {_list(printed)}. Please check."
            )
        if self.ways(cell.text) > 1:
            names.warnings.append(f"“{cell.said}” can be divided into names in more than one way; please check.")

    def _name(self, passage: Passage, length: int, names: Names) -> None:
        """One name: the first ``length`` letters of ``passage``; the rest are separators that it accounts for."""
        owned = _owning(passage, length, len(passage)) if length < len(passage) else passage
        placed = owned.placed()
        if placed is None:
            return
        if any(placed.text.casefold() == known.text.casefold() for known in names.placed):
            names.warnings.append(f"“{placed.text}” is named twice.")
        names.placed.append(placed)

    def _read_part(self, part: Passage, names: Names, as_what: str) -> None:
        """A part of the cell between sure separators: known names, or words that are none."""
        part = self._without_phrases(part)
        if NOBODY.fullmatch(part.text.strip()) and not self.vocabulary.find(part.text):
            self._nobody(part, names, as_what)
            return
        pieces = self._known_throughout(part.text.rstrip(" ,;/&.")) if part else None
        if pieces is not None:
            self._take(part, pieces, names, as_what)
            return
        for chunk in self._chunks(part):
            known = self._known_throughout(chunk.text.strip(" ,;/&.:"))
            lead_in = len(chunk.text) - len(chunk.text.lstrip(" ,;/&.:"))
            if known is not None:
                self._take(_owning(chunk, 0, lead_in) if lead_in else chunk, known, names, as_what)
            elif NOBODY.fullmatch(chunk.text.strip(" ,;/&.:")):
                self._nobody(chunk, names, as_what)
            elif any(map(str.isalnum, chunk.text)):
                self._unknown(chunk, names, as_what)
            else:
                names.unread.append(chunk)

    def _without_phrases(self, part: Passage) -> Passage:
        if match := LED_BY.match(part.text):
            part = _owning(part, 0, match.end())
        match = TO_LEAD.search(part.text)
        if match and self._known_throughout(part.text[: match.start()]) is not None:
            part = _owning(part, match.start(), match.end())
        return part

    def _chunks(self, part: Passage) -> list[Passage]:
        """Cut at commas, and at "and" where a known name stands at one side of it."""
        chunks: list[Passage] = []
        for piece in _parts(part, re.compile(r"\s*,\s*(?:and\s+)?")):
            cut_at = None
            for word in re.finditer(r"\s+(?:and|with|&)\s+", piece.text):
                sides = piece.text[: word.start()], piece.text[word.end() :]
                if any(self._known_throughout(side.strip()) is not None for side in sides):
                    cut_at = word
                    break
            if cut_at is None:
                chunks.append(piece)
            else:
                chunks += [
                    _owning(piece.cut(0, cut_at.end()), cut_at.start(), cut_at.end()),
                    *self._chunks(piece.cut(cut_at.end())),
                ]
        return chunks

    def _unknown(self, chunk: Passage, names: Names, as_what: str) -> None:
        trailing = len(chunk.text.rstrip(" ,;/&"))
        self._name(chunk.strip() if trailing == len(chunk) else chunk, trailing, names)
        printed = names.placed[-1].text
        starts_with = next((found.name for found in self.vocabulary.within(printed) if found.start == 0), None)
        hint = f" It begins with the name of {starts_with.canonical}." if starts_with else ""
        names.warnings.append(f"“{printed}” is not a participant that is known here.{hint} It was kept as printed.")


def _with_secretariats(text: str, pieces: list[_Piece]) -> list[_Piece]:
    """ "APG Secretariat" is one name: the Secretariat behind an acronym is that body's own."""
    result: list[_Piece] = []
    for piece in pieces:
        last = result[-1] if result else None
        if (
            last is not None
            and text[piece.start : piece.end].casefold() == "secretariat"
            and text[last.end : piece.start] == " "
            and ACRONYM.fullmatch(text[last.start : last.end])
        ):
            result[-1] = _Piece(last.start, piece.end, None)
        else:
            result.append(piece)
    return result


def _after_separator(text: str, end: int) -> int | None:
    """Where the next name begins after one that ends at ``end``; None if a word goes on there."""
    if end == len(text):
        return end
    match = SEPARATOR.match(text, end)
    while match and match.end() > end:
        end = match.end()
        match = SEPARATOR.match(text, end)
        if match is None or match.end() == end:
            return end
    while end < len(text) and text[end].isspace():
        end += 1
    if end < len(text) and text[end - 1].isalnum() and not (text[end].isupper() and _may_begin_here(text, end)):
        return None
    return end if end == len(text) or text[end].isalnum() else None


def _may_begin_here(text: str, start: int) -> bool:
    """A name may begin inside a word at a capital: "AustraliaIndonesia", "IOMIndonesia", "IOMUNHCR"."""
    return text[start - 1].islower() or text[start].isupper()


def _owning(passage: Passage, start: int, end: int, between: str = " ") -> Passage:
    """``passage`` without the letters from ``start`` to ``end``; the letter beside them accounts for them."""
    if start >= end:
        return passage
    before, gone, after = passage.cut(0, start), passage.cut(start, end), passage.cut(end)
    if before:
        trimmed = before.cut(0, len(before.text.rstrip()))
        ends = (*trimmed.ends[:-1], gone.ends[-1])
        return join([Passage(trimmed.text, trimmed.starts, ends), after], "" if after.text[:1].isspace() else between)
    if after:
        after = after.cut(len(after.text) - len(after.text.lstrip()))
        return Passage(after.text, (gone.starts[0], *after.starts[1:]), after.ends)
    return passage


def _parts(passage: Passage, at: re.Pattern[str]) -> list[Passage]:
    """Cut at the matches of ``at``; each part accounts for the separator after it."""
    parts: list[Passage] = []
    start = 0
    for match in at.finditer(passage.text):
        if match.end() == match.start():
            continue
        if passage.text[start : match.start()].strip():
            parts.append(_owning(passage.cut(start, match.end()), match.start() - start, match.end() - start))
            start = match.end()
    if passage.text[start:].strip():
        parts.append(passage.cut(start))
    return parts


def _list(names: list[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 2 else names)
