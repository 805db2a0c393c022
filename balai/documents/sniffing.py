"""What a file is, judged by its first bytes and not by its name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from balai.documents.neutral import Unreadable

Kind = Literal["zip", "text"]

PASSWORD = "The document is protected with a password. Remove the password in Word and send it again."  # noqa: S105 - a sentence
_SEND = "Save it as Word (.docx) or plain text and send that."

_PROGRAMME = "This is a programme and not a document. It was not opened."


def _picture(kind: str) -> tuple[str, str]:
    return "image", f"This is a picture ({kind}) and not a document. Send the document itself, as Word or text."


def _archive(kind: str) -> tuple[str, str]:
    return "archive", f"This is a packed archive ({kind}). Unpack it and send the document itself."


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF = ("pdf", "PDF files cannot be read yet; save the document as Word or text.")
_SIGNATURES: Mapping[bytes, tuple[str, str]] = MappingProxyType(
    {
        b"%PDF-": _PDF,
        b"{\\rtf": ("rtf", f"This is a rich text file (RTF), which cannot be read. {_SEND}"),
        b"\x89PNG": _picture("PNG"),
        b"\xff\xd8\xff": _picture("JPEG"),
        b"GIF8": _picture("GIF"),
        b"BM": _picture("BMP"),
        b"II*\x00": _picture("TIFF"),
        b"MM\x00*": _picture("TIFF"),
        b"7z\xbc\xaf": _archive("7z"),
        b"Rar!": _archive("RAR"),
        b"\x1f\x8b": _archive("gzip"),
        b"MZ": ("programme", _PROGRAMME),
        b"\x7fELF": ("programme", _PROGRAMME),
    }
)
# These short signatures could begin a text as well; they count only for a file that has bytes no text has.
_WEAK = (b"BM", b"MZ")

_OLE_STREAMS = (
    ("EncryptedPackage", "password", PASSWORD),
    (
        "WordDocument",
        "old-word",
        "This is a document of an old Word version (.doc). Open it in Word and save it as .docx.",
    ),
    ("Workbook", "spreadsheet", f"This is a spreadsheet of an old Excel version and not a document. {_SEND}"),
    ("PowerPoint Document", "slides", f"This is a presentation of an old PowerPoint version. {_SEND}"),
    ("__substg1.0_", "mail", "This is a saved e-mail (Outlook) and not a document. Send the document that it carries."),
)
_HTML = re.compile(rb"\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_XML = re.compile(rb"\s*<\?xml\b")
_FLAT_WORD = (b"schemas.microsoft.com/office/2006/xmlPackage", b"schemas.microsoft.com/office/word/2003/wordml")


def sniff(content: bytes) -> Kind:
    """``zip`` (perhaps a Word file) or ``text``; raises ``Unreadable`` with a sentence for everything else."""
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return "zip"
    if content.startswith(_OLE):
        raise _ole(content)
    head = content[:4096]
    is_binary = b"\x00" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff"))
    for signature, (code, sentence) in _SIGNATURES.items():
        if head.startswith(signature) and (signature not in _WEAK or is_binary):
            raise Unreadable(code, sentence)
    if b"%PDF-" in head[:1024] and is_binary:
        raise Unreadable(*_PDF)
    if head[:4] == b"RIFF" or head[4:8] == b"ftyp":
        raise Unreadable("media", "This is a picture, a sound or a film. Send the document itself, as Word or text.")
    text_head = head.removeprefix(b"\xef\xbb\xbf")
    if _HTML.match(text_head):
        raise Unreadable("web-page", f"This is a web page (HTML) and not a document. {_SEND}")
    if _XML.match(text_head):
        if any(name in head for name in _FLAT_WORD):
            raise Unreadable("word-xml", "This is Word's single-file XML. Open it in Word and save it as .docx.")
        raise Unreadable("xml", f"This is an XML file and not a document. {_SEND}")
    return "text"


def _ole(content: bytes) -> Unreadable:
    """Files of the old Office format, and encrypted ones of the new, are told apart by the names of their streams."""
    for name, code, sentence in _OLE_STREAMS:
        if name.encode("utf-16-le") in content:
            return Unreadable(code, sentence)
    return Unreadable("old-office", f"This is a file of an old Office version, which cannot be read. {_SEND}")
