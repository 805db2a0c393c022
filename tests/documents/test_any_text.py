"""Readers met with texts that nobody wrote: offsets are right, and only a sentence is ever raised."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as some

from balai.documents.neutral import Document, Unreadable
from balai.documents.offsets import check_offsets
from balai.documents.reading import read_document
from tests.documents.chance import by_chance

LONG_LINE = "a line that goes on, and on, and has no end that anybody would see in it"
FRAGMENTS = [
    *("\n", "\n\n", "\t", "\t\t", " ", "  ", "    ", "\u00a0", "\u200b", "\r", "\x0c", "\u2028"),
    *("|", "| a | b |", "|---|---|", "\\|", "+---+---+", "| x | y |", '"', "---", "===", "***"),
    *("- ", "* ", "1. ", "2) ", "(a) ", "IV.", "- 1. ", "# ", "### ", "#", "```", "~~~", "> "),
    *("¹", "¹⁰ ", " ²", "[1]", "[^1]", "[^1]: ", "1 ", "**", "*", "_", "<i>", "</i>", "<!--", "-->", "![x](y)"),
    *("word*", "*", "\n* ", "†", "\n† ", "a     b     c\n", "1     word  \n", "\n      wrapped\n"),
    *("word", "Two words", LONG_LINE, "é", "ประเทศ", "title: x"),
]
texts = some.lists(some.one_of(some.sampled_from(FRAGMENTS), some.text(max_size=12)), max_size=60).map("".join)


def read_or_refuse(content: bytes, name: str) -> Document | None:
    try:
        document = read_document(content, name)
    except Unreadable:
        return None
    check_offsets(document)
    return document


def characters_in_blocks(document: Document) -> set[int]:
    """Which characters of the text some paragraph, note or list of what was not read stands for."""
    spans = [(paragraph.start, paragraph.end) for paragraph in document.paragraphs()]
    spans += [(note.start, note.end) for note in document.notes]
    return {at for start, end in spans for at in range(start, end)}


@by_chance
@given(texts, some.sampled_from(["a.txt", "a.md"]))
def test_offsets_are_right_for_any_text(text: str, name: str) -> None:
    read_or_refuse(text.encode("utf-8", errors="ignore"), name)


@by_chance
@given(texts)
def test_no_letter_is_lost(text: str) -> None:
    """In plain text, every letter stands in a paragraph or in a note, but for the marks of notes and lists."""
    document = read_or_refuse(text.encode("utf-8", errors="ignore"), "a.txt")
    if document is None:
        return
    placed = characters_in_blocks(document)
    lost = [at for at, character in enumerate(document.text) if at not in placed and character.isalpha()]
    assert not lost, document.text[lost[0] - 20 : lost[0] + 20]


@by_chance
@given(some.binary(max_size=400), some.sampled_from(["a.txt", "a.md", "a.docx", "a"]))
def test_any_bytes(content: bytes, name: str) -> None:
    read_or_refuse(content, name)


PIECES = [
    *("# " + " " * 50, "- - ", "* ", "| ", "|-", "\t", "a\t\n", "1.\tx\n", "[^", "![", "<!--", "**a", "¹", "_ ", "\n"),
    *('"a\t\n', "=\n", "+-", "I.\n", "```\n", "a¹ ", "[1] ", "x y\n", "I.\n\n"),
]


def seconds_for(length: int, piece: str, name: str) -> float:
    content = (piece * (length // len(piece))).encode()
    began = time.process_time()
    read_or_refuse(content, name)
    return time.process_time() - began


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_time_grows_with_the_length_of_a_text_and_no_faster(piece: str, name: str) -> None:
    """Four times the text may take four times as long, and not sixteen times; below a second nobody waits."""
    assert seconds_for(24_000, piece, name) < max(1.0, 9 * seconds_for(6_000, piece, name))
