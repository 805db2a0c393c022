"""A stretch of the source, cleaned of markup, in which every letter still knows where it came from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from balai.workplan.reading.model import Placed, Span

INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f"
MARKUP = re.compile(
    r"</?(?:i|b|em|strong|u|s|sup|sub|span|p|small|mark|a|div)(?:\s[^<>\n]*)?/?>"
    r"|\*\*\*(?=\S)|(?<=\S)\*\*\*|\*\*(?=\S)|(?<=\S)\*\*"
    r"|(?<![\w*])\*(?=[^\s*])(?=[^*\n]*[^\s*]\*(?![\w*]))|(?<=[^\s*])\*(?![\w*])"
    r"|(?<![\w_])__(?=\S)|(?<=\S)__(?![\w_])|(?<![\w_])_(?=[^\s_][^_\n]*_(?![\w_]))|(?<=[^\s_])_(?![\w_])"
    r"|\\(?=[*_#.\-+()\[\]|!~`>])"
    r"|(?m:^[ \t]*>[ \t]+)",
    re.IGNORECASE,
)
LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Passage:
    """Letters of the source. Letter ``i`` of ``text`` accounts for the source from ``starts[i]`` to ``ends[i]``.

    The range of a letter is wider than the letter where markup or a footnote mark that was left out stands beside it.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return bool(self.text.strip())

    def cut(self, start: int, end: int | None = None) -> Passage:
        return Passage(self.text[start:end], self.starts[start:end], self.ends[start:end])

    @property
    def start(self) -> int:
        return min(self.starts, default=-1)

    @property
    def end(self) -> int:
        return max(self.ends, default=-1)

    def strip(self, also: str = "") -> Passage:
        """Without blanks, and without the letters of ``also``, at both ends."""
        start, end = 0, len(self.text)
        while start < end and (self.text[start].isspace() or self.text[start] in also):
            start += 1
        while end > start and (self.text[end - 1].isspace() or self.text[end - 1] in also):
            end -= 1
        return self.cut(start, end)

    def owning_from(self, start: int) -> Passage:
        """The same letters, the first accounting for the source from ``start`` on."""
        return Passage(self.text, (min(start, self.starts[0]), *self.starts[1:]), self.ends) if self.text else self

    def owning_to(self, end: int) -> Passage:
        return Passage(self.text, self.starts, (*self.ends[:-1], max(end, self.ends[-1]))) if self.text else self

    def split(self, at: re.Pattern[str] | str) -> list[Passage]:
        """The passages between the matches of ``at``; blank ones are left out."""
        pieces, position = [], 0
        for match in re.finditer(at, self.text):
            pieces.append(self.cut(position, match.start()))
            position = match.end()
        pieces.append(self.cut(position))
        return [piece.strip() for piece in pieces if piece]

    def without(self, start: int, end: int) -> Passage:
        return join([self.cut(0, start), self.cut(end)], "")

    def folded(self) -> Passage:
        """Every run of blanks made one space; blanks at the ends left out."""
        stripped = self.strip()
        if stripped.text == " ".join(stripped.text.split()):
            return stripped
        letters, starts, ends = [], [], []
        for match in re.finditer(r"\s+|\S+", stripped.text):
            first, after = match.span()
            if match.group().isspace():
                letters.append(" ")
                starts.append(stripped.starts[first])
                ends.append(stripped.ends[after - 1])
            else:
                letters.append(match.group())
                starts += stripped.starts[first:after]
                ends += stripped.ends[first:after]
        return Passage("".join(letters), tuple(starts), tuple(ends))

    @property
    def said(self) -> str:
        """The text, every run of blanks made one space."""
        return " ".join(self.text.split())

    def spans(self) -> tuple[Span, ...]:
        """The source ranges of the letters, in the order of the source, neighbours made one."""
        return merged(zip(self.starts, self.ends, strict=True))

    def placed(self) -> Placed | None:
        return _placed(self.folded())


NOTHING = Passage("", (), ())


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """``spans`` in order, those that touch or overlap made one, empty ones left out."""
    result: list[Span] = []
    for start, end in sorted(spans):
        if start >= end:
            continue
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return tuple(result)


def join(passages: Sequence[Passage], between: str = " ") -> Passage:
    """One passage of several; the letters of ``between`` account for nothing in the source."""
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for passage in passages:
        if not passage.text:
            continue
        if letters and between:
            letters.append(between)
            starts += [ends[-1]] * len(between)
            ends += [ends[-1]] * len(between)
        letters.append(passage.text)
        starts += passage.starts
        ends += passage.ends
    return Passage("".join(letters), tuple(starts), tuple(ends))


def placed_in_lines(lines: Sequence[Passage]) -> Placed | None:
    """The value of several paragraphs, each on a line of its own; blanks inside a paragraph are folded."""
    return _placed(join([line.folded() for line in lines], "\n"))


def _placed(passage: Passage) -> Placed | None:
    return Placed(passage.text, passage.spans()) if passage else None


def passage_of(source: str, start: int, end: int, markup: bool, left_out: Iterable[Span] = ()) -> Passage:
    """The source from ``start`` to ``end`` without markup, invisible letters and the ranges ``left_out``.

    What is left out belongs to the letter before it, or to the next one where a blank or nothing stands before it.
    """
    gone = bytearray(end - start)
    for out_start, out_end in (*left_out, *_not_text(source[start:end], start, markup)):
        for position in range(max(out_start, start), min(out_end, end)):
            gone[position - start] = 1
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    pending = start
    for position in range(start, end):
        if gone[position - start]:
            if letters and not letters[-1].isspace():
                ends[-1] = position + 1
                pending = position + 1
            continue
        letters.append(source[position])
        starts.append(pending)
        ends.append(position + 1)
        pending = position + 1
    if ends and pending < end:
        ends[-1] = end
    text = LINE_BREAK.sub(lambda match: "\n" + " " * (len(match.group()) - 1), "".join(letters))
    return Passage(text, tuple(starts), tuple(ends))


def _not_text(text: str, offset: int, markup: bool) -> Iterator[Span]:
    for position, letter in enumerate(text):
        if letter in INVISIBLE:
            yield offset + position, offset + position + 1
    if markup:
        for match in MARKUP.finditer(text):
            yield offset + match.start(), offset + match.end()
