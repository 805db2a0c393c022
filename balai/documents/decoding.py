"""Turns the bytes of a text file into text with one kind of line end."""

from __future__ import annotations

import re

from balai.documents.neutral import Unreadable

MAX_TEXT_BYTES = 10 * 1024 * 1024
MAX_LINES = 200_000

_BINARY = "This is not a text: it holds bytes that no text has. Send the document as Word (.docx) or plain text."
_WESTERN = (
    "The file does not say how its letters are stored; it was read as Western European (Windows-1252). "
    "Check letters with accents, or save the file as UTF-8."
)
_DAMAGED = "Some letters in the file are damaged and are shown as \ufffd."
_CONTROLS = "Invisible control characters in the file were left out."

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")
_MOST_CONTROLS = 0.02


def decode(content: bytes) -> tuple[str, tuple[str, ...]]:
    """The text and warnings about how it was read. Raises ``Unreadable`` for what is no text, or too much of it."""
    if len(content) > MAX_TEXT_BYTES:
        raise Unreadable("too-large", "The text is larger than 10 MB, the most that is read. Send a shorter one.")
    warnings: list[str] = []
    text = _LINE_ENDS.sub("\n", _characters(content, warnings))
    kept, controls = _CONTROL.subn("", text)
    if controls > 8 and controls > _MOST_CONTROLS * len(text):
        raise Unreadable("binary", _BINARY)
    if controls:
        warnings.append(_CONTROLS)
    if not kept.strip():
        raise Unreadable("empty", "The file is empty: there is no text in it.")
    if kept.count("\n") > MAX_LINES:
        raise Unreadable("too-many-lines", "The text has more than 200,000 lines, the most that is read.")
    return kept, tuple(warnings)


def _characters(content: bytes, warnings: list[str]) -> str:
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if content.startswith(mark):
            return _forgiving(content.removeprefix(mark), encoding, warnings)
    if b"\x00" in content:
        return _characters_with_zeros(content, warnings)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if _is_damaged_utf8(content):
        return _forgiving(content, "utf-8", warnings)
    warnings.append(_WESTERN)
    return content.decode("cp1252", errors="replace")


def _forgiving(content: bytes, encoding: str, warnings: list[str]) -> str:
    text = content.decode(encoding, errors="replace")
    if "\ufffd" in text:
        warnings.append(_DAMAGED)
    return text


def _characters_with_zeros(content: bytes, warnings: list[str]) -> str:
    """UTF-16 without its mark has a zero in every second byte of Western text; anything else with zeros is no text."""
    for encoding, zeros in (("utf-16-le", content[1:2000:2]), ("utf-16-be", content[0:2000:2])):
        if zeros.count(0) > 0.4 * len(zeros):
            return _forgiving(content, encoding, warnings)
    raise Unreadable("binary", _BINARY)


def _is_damaged_utf8(content: bytes) -> bool:
    """True for UTF-8 with a few broken places, as a file cut off in the middle of a letter has."""
    letters = len(re.findall(rb"[\xc2-\xf4][\x80-\xbf]+", content))
    broken = content.decode("utf-8", errors="replace").count("\ufffd")
    return letters > 10 * broken
