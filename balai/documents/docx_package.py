"""The zip that a Word file is: opened with limits, its parts found by their relationships."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from dataclasses import dataclass
from urllib.parse import unquote

from balai.documents.neutral import Unreadable
from balai.documents.ooxml import DAMAGED, TOO_MUCH, Element, parse, q
from balai.documents.sniffing import PASSWORD

MAX_ENTRIES = 4_000
MAX_DIRECTORY_BYTES = 1024 * 1024
MAX_UNPACKED_BYTES = 250 * 1024 * 1024
MAX_PART_BYTES = 32 * 1024 * 1024
MAX_READ_BYTES = 64 * 1024 * 1024

_INCOMPLETE = "The Word file is incomplete or damaged. Perhaps it was cut off on the way; send it again."
_BOMB = "The file unpacks to far more than a document holds. It may be an attack and was not read."
_TOO_MANY_PARTS = "The file holds far more parts than a document has. It may be an attack and was not read."
_MACROS = "The document carries macros, which are programmes. Save it in Word as .docx (without macros) and send that."

_END = b"PK\x05\x06"
_END64_LOCATOR = b"PK\x06\x07"
_ENCRYPTED = 0x1
_BROKEN = (zipfile.BadZipFile, struct.error, ValueError, OverflowError, NotImplementedError)

_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_MAIN_TYPES = frozenset({f"{_WORD_TYPE}.document.main+xml", f"{_WORD_TYPE}.template.main+xml"})
_SAVE = "Save its text as Word (.docx) and send that."
_SHEET = ("spreadsheet", f"This is a spreadsheet and not a document. {_SAVE}")
_SLIDES = ("slides", f"This is a presentation and not a document. {_SAVE}")
_OPEN_TEXT = "This is an OpenDocument text (.odt). Open it in your word processor and save it as Word (.docx)."
_OTHERS = (
    ("spreadsheetml", *_SHEET),
    ("ms-excel", *_SHEET),
    ("presentationml", *_SLIDES),
    ("ms-powerpoint", *_SLIDES),
    ("opendocument.text", "opendocument", _OPEN_TEXT),
    ("opendocument.spreadsheet", *_SHEET),
    ("opendocument", "opendocument", f"This is an OpenDocument file, which cannot be read. {_SAVE}"),
    ("epub", "e-book", f"This is an e-book (EPUB) and not a document. {_SAVE}"),
)
_ARCHIVE = "This is a zip archive and not a Word document. Unpack it and send the document itself."


@dataclass(frozen=True, slots=True)
class Relationship:
    kind: str
    """The last word of the relationship's type: "footnotes", "header", "image" …"""
    target: str
    """The part's name without a leading slash; of an external one, nothing is ever fetched."""
    is_external: bool


class Package:
    """An opened Word file. Every reading counts against ``MAX_READ_BYTES``, whatever sizes the zip claims."""

    def __init__(self, content: bytes) -> None:
        _check_directory(content)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except _BROKEN as error:
            raise Unreadable("damaged", _INCOMPLETE) from error
        self._entries: dict[str, zipfile.ZipInfo] = {}
        for entry in self._zip.infolist():
            name = entry.filename.replace("\\", "/").lstrip("/").lower()
            if name in self._entries:
                raise Unreadable("damaged", DAMAGED)
            self._entries[name] = entry
        self._left = MAX_READ_BYTES
        self._check_entries(len(content))
        self._types = self._read_types()
        self.main = self._find_main()

    def _check_entries(self, size: int) -> None:
        entries = self._entries.values()
        if sum(entry.file_size for entry in entries) > MAX_UNPACKED_BYTES:
            raise Unreadable("zip-bomb", _BOMB)
        if sum(entry.compress_size for entry in entries) > size:
            raise Unreadable("zip-bomb", _BOMB)
        if any(entry.flag_bits & _ENCRYPTED for entry in entries):
            raise Unreadable("password", PASSWORD)

    def has(self, name: str) -> bool:
        return name.lower() in self._entries

    def part(self, name: str) -> bytes | None:
        """A part's bytes; None if the file has no such part."""
        entry = self._entries.get(name.lower())
        if entry is None:
            return None
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Unreadable("damaged", DAMAGED)
        limit = min(MAX_PART_BYTES, self._left)
        try:
            with self._zip.open(entry) as opened:
                content = opened.read(limit + 1)
        except (*_BROKEN, zlib.error, EOFError, RuntimeError, OSError) as error:
            raise Unreadable("damaged", _INCOMPLETE) from error
        if len(content) > limit:
            raise Unreadable("too-much-markup", TOO_MUCH)
        self._left -= len(content)
        return content

    def xml(self, name: str) -> Element | None:
        content = self.part(name)
        return None if content is None else parse(content)

    def relationships(self, name: str) -> dict[str, Relationship]:
        """By id, what a part refers to; ``name`` is empty for the package itself."""
        folder, file = posixpath.split(name)
        root = self.xml(posixpath.join(folder, "_rels", f"{file}.rels"))
        found: dict[str, Relationship] = {}
        for each in root.iter(q("rel:Relationship")) if root is not None else ():
            target = unquote(each.get("Target") or "").replace("\\", "/")
            inside = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            kind = (each.get("Type") or "").rpartition("/")[2]
            found[each.get("Id") or ""] = Relationship(kind, inside, each.get("TargetMode") == "External")
        return found

    def _read_types(self) -> dict[str, str]:
        """Content types by part ("/word/document.xml") and by ending (".xml")."""
        root = self.xml("[Content_Types].xml")
        types: dict[str, str] = {}
        for each in root if root is not None else ():
            key = each.get("PartName") or "." + (each.get("Extension") or "")
            types[key.lower()] = (each.get("ContentType") or "").strip()
        return types

    def _find_main(self) -> str:
        """The main part's name; refuses in words whatever is no Word document."""
        everything = " ".join(self._types.values()).lower()
        with_names = f"{everything} {' '.join(self._entries)}"
        if ("macroenabled" in with_names or "vbaproject" in with_names) and ("word" in with_names):
            raise Unreadable("macros", _MACROS)
        targets = [each.target for each in self.relationships("").values() if each.kind == "officeDocument"]
        for target in targets:
            ending = posixpath.splitext(target)[1].lower()
            content_type = self._types.get("/" + target.lower()) or self._types.get(ending)
            if self.has(target) and content_type in _MAIN_TYPES:
                return target
        raise self._no_document(everything)

    def _no_document(self, everything: str) -> Unreadable:
        declared = everything + " " + (self.part("mimetype") or b"").decode("ascii", errors="replace")
        for word, code, sentence in _OTHERS:
            if word in declared:
                return Unreadable(code, sentence)
        if self._types and "wordprocessingml" in everything:
            return Unreadable("damaged", DAMAGED)
        return Unreadable("archive", _ARCHIVE)


def _check_directory(content: bytes) -> None:
    """The zip's own table of contents is measured before it is read: reading a huge one takes minutes."""
    at = content.rfind(_END)
    if at < 0 or len(content) - at < 22:
        raise Unreadable("damaged", _INCOMPLETE)
    entries, size = struct.unpack_from("<H", content, at + 10)[0], struct.unpack_from("<L", content, at + 12)[0]
    if at >= 76 and content[at - 20 : at - 16] == _END64_LOCATOR:
        entries, size = struct.unpack_from("<QQ", content, at - 76 + 32)
    if entries > MAX_ENTRIES or size > MAX_DIRECTORY_BYTES:
        raise Unreadable("zip-bomb", _TOO_MANY_PARTS)
