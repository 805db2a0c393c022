"""What a file is, judged by its first bytes and not by its name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from balai.documents.neutral import Unreadable

Kind = Literal["zip", "text"]

_SEND = "Save it as Word (.docx) or plain text and send that."

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SIGNATURES: Mapping[bytes, tuple[str, str]] = MappingProxyType(
    {
        b"%PDF-": ("pdf", "PDF files cannot be read yet; save the document as Word or text."),
        b"{\\rtf": ("rtf", f"This is a rich text file (RTF), which cannot be read. {_SEND}"),
        b"\x89PNG": ("image", "This is a picture (PNG) and not a document. Send the document itself, as Word or text."),
        b"\xff\xd8\xff": ("image", "This is a picture (JPEG) and not a document. Send the document itself, as Word or text."),
        b"GIF8": ("image", "This is a picture (GIF) and not a document. Send the document itself, as Word or text."),
        b"BM": ("image", "This is a picture (BMP) and not a document. Send the document itself, as Word or text."),
        b"II*\x00": ("image", "This is a picture (TIFF) and not a document. Send the document itself, as Word or text."),
        b"MM\x00*": ("image", "This is a picture (TIFF) and not a document. Send the document itself, as Word or text."),
        b"7z\xbc\xaf": ("archive", "This is a packed archive (7z). Unpack it and send the document itself."),
        b"Rar!": ("archive", "This is a packed archive (RAR). Unpack it and send the document itself."),
        b"\x1f\x8b": ("archive", "This is a packed archive (gzip). Unpack it and send the document itself."),
        b"MZ": ("programme", "This is a programme and not a document. It was not opened."),
        b"\x7fELF": ("programme", "This is a programme and not a document. It was not opened."),
    }
)
# These short signatures could begin a text as well; they count only for a file that has bytes no text has.
_WEAK = (b"BM", b"MZ")

_OLE_STREAMS = (
    ("EncryptedPackage", "password", "The document is protected with a password. Remove the password in Word and send it again."),
    ("WordDocument", "old-word", "This is a document of an old Word version (.doc). Open it in Word and save it as .docx."),
    ("Workbook", "spreadsheet", f"This is a spreadsheet of an old Excel version and not a document. {_SEND}"),
    ("PowerPoint Document", "slides", f"This is a presentation of an old PowerPoint version and not a document. {_SEND}"),
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
        raise Unreadable(*_SIGNATURES[b"%PDF-"])
    if head[:4] == b"RIFF" or head[4:8] == b"ftyp":
        raise Unreadable("media", "This is a picture, sound or film and not a document. Send the document itself, as Word or text.")
    text_head = head.removeprefix(b"\xef\xbb\xbf")
    if _HTML.match(text_head):
        raise Unreadable("web-page", f"This is a web page (HTML) and not a document. {_SEND}")
    if _XML.match(text_head):
        if any(name in head for name in _FLAT_WORD):
            raise Unreadable("word-xml", "This is a Word document saved as a single XML file. Open it in Word and save it as .docx.")
        raise Unreadable("xml", f"This is an XML file and not a document. {_SEND}")
    return "text"


def _ole(content: bytes) -> Unreadable:
    """Files of the old Office format, and encrypted ones of the new, are told apart by the names of their streams."""
    for name, code, sentence in _OLE_STREAMS:
        if name.encode("utf-16-le") in content:
            return Unreadable(code, sentence)
    return Unreadable("old-office", f"This is a file of an old Office version, which cannot be read. {_SEND}")
