"""Reads a file, whatever its format, into the neutral document."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import BinaryIO

from balai.documents.decoding import decode
from balai.documents.neutral import Document, Table, Unreadable
from balai.documents.sniffing import sniff

MAX_BYTES = 25 * 1024 * 1024
MAX_COLUMNS = 200

_TOO_LARGE = "The file is larger than 25 MB, the most that is read. Take large pictures out of it and send it again."
_TOO_WIDE = (
    "The document has a table of more than 200 columns, the most that is read. Take that table out and send it again."
)
_MARKDOWN_ENDINGS = frozenset({".md", ".markdown", ".mdown", ".mkd"})
_TEXT_ENDINGS = frozenset({".txt", ".text"}) | _MARKDOWN_ENDINGS
_WORD_ENDINGS = frozenset({".docx", ".dotx"})
_MACRO_ENDINGS = frozenset({".docm", ".dotm"})
_NAMES_OF_KINDS = {
    ".pdf": "a PDF file",
    ".doc": "a document of an old Word version",
    ".rtf": "a rich text file",
    ".odt": "an OpenDocument text",
    ".xlsx": "a spreadsheet",
    ".pptx": "a presentation",
    ".html": "a web page",
    **dict.fromkeys(_WORD_ENDINGS | _MACRO_ENDINGS, "a Word document"),
    **dict.fromkeys(_TEXT_ENDINGS, "a plain text"),
}


def read_document(source: bytes | Path | BinaryIO, filename: str = "") -> Document:
    """Reads an uploaded file (its bytes, or an open binary file) or one on disk.

    The content alone decides what the file is; ``filename`` (of a path its own, if it is not given) is compared with
    it, and decides between plain text and Markdown. Raises ``Unreadable``, whose sentence is for the sender.
    """
    if not filename:
        filename = source.name if isinstance(source, Path) else ""
    content = _content(source)
    if not content:
        raise Unreadable("empty", "The file is empty: there is nothing in it.")
    ending = PurePosixPath(filename.replace("\\", "/").lower().strip()).suffix
    document = _read_text(content, ending) if sniff(content) == "text" else _read_zip(content, ending)
    _refuse_wide_tables(document)
    return document


def _refuse_wide_tables(document: Document) -> None:
    for block in document.blocks:
        if isinstance(block, Table) and any(len(row.cells) > MAX_COLUMNS for row in block.rows):
            raise Unreadable("too-many-columns", _TOO_WIDE)


def _content(source: bytes | Path | BinaryIO) -> bytes:
    """Never more than the limit is held in memory, whatever size the file claims to have."""
    if isinstance(source, bytes):
        content = source
    elif isinstance(source, Path):
        content = _content_on_disk(source)
    else:
        content = source.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise Unreadable("too-large", _TOO_LARGE)
    return content


def _content_on_disk(path: Path) -> bytes:
    if not path.exists():
        raise Unreadable("missing", f"There is no file called “{path.name}”. Check the name and the folder.")
    if not path.is_file():
        raise Unreadable("not-a-file", f"“{path.name}” is not a file. Name a Word or text file.")
    if path.stat().st_size > MAX_BYTES:
        raise Unreadable("too-large", _TOO_LARGE)
    try:
        with path.open("rb") as opened:
            return opened.read(MAX_BYTES + 1)
    except OSError as error:
        raise Unreadable("not-opened", f"“{path.name}” could not be opened. Check that you may read it.") from error


def _refuse_wrong_name(ending: str, expected: frozenset[str], content_is: str, rename_to: str) -> None:
    """A name that promises another format is refused; a name without an ending, or with an unknown one, is not."""
    if ending in _NAMES_OF_KINDS and ending not in expected:
        raise Unreadable(
            "wrong-type",
            f"The file is called {ending}, which is {_NAMES_OF_KINDS[ending]}, but it is {content_is}. "
            f"If that is the right file, give it a name that ends in {rename_to} and send it again.",
        )


def _read_text(content: bytes, ending: str) -> Document:
    from balai.documents.markdown import read_markdown
    from balai.documents.plain_text import read_plain_text

    text, warnings = decode(content)
    _refuse_wrong_name(ending, _TEXT_ENDINGS, "a plain text", ".txt")
    return read_markdown(text, warnings) if ending in _MARKDOWN_ENDINGS else read_plain_text(text, warnings)


def _read_zip(content: bytes, ending: str) -> Document:
    from balai.documents.docx import read_docx

    document = read_docx(content)
    if ending in _MACRO_ENDINGS:
        raise Unreadable("macros", "The file's name says that it has macros. Save it in Word as .docx and send that.")
    _refuse_wrong_name(ending, _WORD_ENDINGS, "a Word document", ".docx")
    return document
