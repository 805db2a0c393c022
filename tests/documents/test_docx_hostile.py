"""Word files that are broken, disguised or made to harm."""

from __future__ import annotations

import io
import struct
import time
import tracemalloc
import zipfile

import pytest

from balai.documents import docx_package
from balai.documents.offsets import check_offsets
from balai.documents.reading import read_document
from tests.documents.word_files import (
    NAMESPACES,
    WORD,
    content_types,
    document_part,
    numbered,
    p,
    part,
    refusal,
    relationships,
    row,
    run,
    table,
    texts,
    word_file,
    word_parts,
    zipped,
)

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def with_part(name: str, content: str | bytes) -> bytes:
    return zipped(word_parts(p("Text")) | {name: content})


def test_a_password_protected_file_and_an_old_one_are_told_apart() -> None:
    encrypted = refusal(OLE + "EncryptedPackage".encode("utf-16-le"))
    assert (encrypted.code, "password" in str(encrypted)) == ("password", True)
    old = refusal(OLE + "WordDocument".encode("utf-16-le"))
    assert (old.code, ".docx" in str(old)) == ("old-word", True)
    assert refusal(OLE + "Workbook".encode("utf-16-le")).code == "spreadsheet"
    assert refusal(OLE).code == "old-office"


def test_an_encrypted_entry_of_a_zip_is_a_password() -> None:
    content = bytearray(word_file(p("Text")))
    at = 0
    while (at := content.find(b"PK\x01\x02", at)) >= 0:
        content[at + 8] |= 1
        at += 4
    assert refusal(bytes(content)).code == "password"


MACRO_TYPE = "application/vnd.ms-word.document.macroEnabled.main+xml"


@pytest.mark.parametrize(
    "content",
    [
        with_part("[Content_Types].xml", content_types(main_type=MACRO_TYPE)),
        with_part("word/vbaProject.bin", b"macro"),
        with_part("word/VBAPROJECT.BIN", b"macro"),
    ],
)
def test_macros_are_refused_whatever_the_file_is_called(content: bytes) -> None:
    for name in ("plan.docx", "plan.docm", "plan.txt"):
        refused = refusal(content, name)
        assert (refused.code, "macros" in str(refused)) == ("macros", True)


def test_a_name_that_promises_macros_is_refused() -> None:
    assert refusal(word_file(p("Text")), "plan.docm").code == "macros"


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        (
            {
                "[Content_Types].xml": content_types(
                    "/xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
                ),
                "xl/workbook.xml": "<x/>",
            },
            "spreadsheet",
        ),
        (
            {
                "[Content_Types].xml": content_types(
                    "/ppt/p.xml", "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
                )
            },
            "slides",
        ),
        (
            {
                "[Content_Types].xml": content_types(
                    "/xl/w.bin", "application/vnd.ms-excel.sheet.binary.macroEnabled.main"
                ),
                "xl/vbaProject.bin": "x",
            },
            "spreadsheet",
        ),
        ({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}, "opendocument"),
        ({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}, "spreadsheet"),
        ({"mimetype": "application/epub+zip"}, "e-book"),
        ({"photo.jpg": b"x", "plan.txt": "y"}, "archive"),
        ({"word/document.xml": document_part(p("Text"))}, "archive"),
    ],
)
def test_other_zips_are_refused_in_words(parts: dict[str, str | bytes], code: str) -> None:
    assert refusal(zipped(parts)).code == code


@pytest.mark.parametrize("gone", ["word/document.xml", "_rels/.rels", "[Content_Types].xml"])
def test_a_file_without_a_part_that_it_needs(gone: str) -> None:
    parts = word_parts(p("Text"))
    del parts[gone]
    assert refusal(zipped(parts)).code in ("damaged", "archive")


def test_the_main_part_is_found_by_its_relationship_and_not_by_its_name() -> None:
    parts = word_parts(p("Decoy"))
    parts["custom/main2.xml"] = document_part(p("Real"))
    parts["_rels/.rels"] = relationships({"a": ("officeDocument", "/custom/main2.xml")})
    parts["[Content_Types].xml"] = content_types("/custom/Main2.xml")
    assert texts(read_document(zipped(parts), "plan.docx")) == ["Real"]


def test_nothing_outside_of_the_file_is_read() -> None:
    parts = word_parts(p(f'<w:hyperlink r:id="x">{run("Text")}</w:hyperlink>'))
    outside = frozenset({"x", "styles", "numbering", "footnotes"})
    targets = {key: (key, "file:///etc/passwd") for key in outside}
    parts["word/_rels/document.xml.rels"] = relationships(targets, external=outside)
    assert texts(read_document(zipped(parts), "plan.docx")) == ["Text"]


def test_relationships_that_point_out_of_the_zip_find_nothing() -> None:
    parts = word_parts(p("Text"))
    parts["word/_rels/document.xml.rels"] = relationships({"a": ("styles", "../../../../etc/passwd")})
    assert texts(read_document(zipped(parts), "plan.docx")) == ["Text"]


def test_strict_files_are_read_like_others() -> None:
    strict = NAMESPACES.replace(WORD, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    strict = strict.replace(
        "http://schemas.openxmlformats.org/officeDocument/", "http://purl.oclc.org/ooxml/officeDocument/"
    )
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1)"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    parts = word_parts(numbered("Train") + table(row("a", "b")), numbering=numbering)
    made = {name: str(content).replace(NAMESPACES, strict) for name, content in parts.items()}
    made = {
        name: content.replace(
            "schemas.openxmlformats.org/officeDocument/2006/relationships/",
            "purl.oclc.org/ooxml/officeDocument/relationships/",
        )
        for name, content in made.items()
    }
    assert "purl.oclc.org" in made["word/document.xml"]
    document = read_document(zipped(made), "plan.docx")
    check_offsets(document)
    assert document.text == "1) Train\na\tb"


# XML that is made to harm


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("definition", [BOMB, OUTSIDE, '<!DOCTYPE x SYSTEM "http://127.0.0.1/x.dtd">'])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_definitions_of_entities_are_refused(definition: str, encoding: str) -> None:
    said = document_part(p("&b;" if "&a;" in definition else "x")).split("?>", 1)[1]
    content = f'<?xml version="1.0" encoding="{encoding}"?>{definition}{said}'.encode(encoding)
    assert refusal(with_part("word/document.xml", content)).code == "dtd"


@pytest.mark.parametrize("name", ["word/styles.xml", "word/numbering.xml", "word/footnotes.xml", "_rels/.rels"])
def test_definitions_are_refused_in_every_part(name: str) -> None:
    parts = word_parts(p("Text"), styles="", numbering="", footnotes="")
    parts[name] = BOMB + str(parts[name]).split("?>", 1)[-1]
    assert refusal(zipped(parts)).code == "dtd"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no xml",
        b"<w:document",
        document_part(p("Text"))[:-20].encode(),
        b"\xff\xfe\x00",
        document_part(p("&nbsp;")).encode(),
    ],
)
def test_corrupt_xml(content: bytes) -> None:
    assert refusal(with_part("word/document.xml", content)).code == "damaged"


def test_a_document_without_a_body() -> None:
    assert refusal(with_part("word/document.xml", part("w:document", ""))).code == "damaged"


@pytest.mark.parametrize(
    "body",
    [
        "<w:sdt><w:sdtContent>" * 90 + p("x") + "</w:sdtContent></w:sdt>" * 90,
        "<w:tbl><w:tr><w:tc>" * 70 + p("x") + "</w:tc></w:tr></w:tbl>" * 70,
        p("<w:smartTag>" * 200 + run("x") + "</w:smartTag>" * 200),
        "<w:customXml>" * 3000 + p("x") + "</w:customXml>" * 3000,
    ],
)
def test_deep_nesting_is_refused(body: str) -> None:
    assert refusal(word_file(body)).code in ("too-deep", "damaged")


def test_a_million_rows_are_refused_quickly() -> None:
    one = "<w:tr><w:tc><w:p/></w:tc></w:tr>"
    content = word_file(f"<w:tbl>{one * 1_000_000}</w:tbl>")
    assert len(content) < 1_000_000
    began = time.process_time()
    refused = refusal(content)
    assert time.process_time() - began < 5
    assert (refused.code, "rows" in str(refused)) == ("too-much-markup", True)


def test_more_rows_than_a_document_has_are_refused_in_words() -> None:
    refused = refusal(word_file(f"<w:tbl>{'<w:tr><w:tc><w:p/></w:tc></w:tr>' * 20_001}</w:tbl>"))
    assert (refused.code, "rows" in str(refused)) == ("too-much-markup", True)


# Zips that are made to harm


def test_a_part_that_unpacks_to_gigabytes() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in word_parts(p("Text")).items():
            if name != "word/document.xml":
                archive.writestr(name, content)
        spaces = b" " * 1024 * 1024
        with archive.open("word/document.xml", "w") as opened:
            for _ in range(docx_package.MAX_UNPACKED_BYTES // len(spaces) + 1):
                opened.write(spaces)
    tracemalloc.start()
    assert refusal(buffer.getvalue()).code == "zip-bomb"
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 20 * 1024 * 1024


def changed_sizes(content: bytes, name: bytes, size: int) -> bytes:
    """The zip with another unpacked size in both headers of an entry."""
    changed = bytearray(content)
    for signature, at_size, at_name in ((b"PK\x03\x04", 22, 30), (b"PK\x01\x02", 24, 46)):
        at = 0
        while (at := changed.find(signature, at)) >= 0:
            if changed[at + at_name : at + at_name + len(name)] == name:
                struct.pack_into("<L", changed, at + at_size, size)
            at += 4
    return bytes(changed)


@pytest.mark.parametrize("claimed", [10, 2**31])
def test_sizes_that_lie(claimed: int) -> None:
    content = changed_sizes(word_file(p("Text " * 2_000_000)), b"word/document.xml", claimed)
    assert refusal(content).code in ("damaged", "zip-bomb", "too-much-markup")


def test_a_part_larger_than_any_that_is_read() -> None:
    large = word_file("<w:p/>" + " " * (docx_package.MAX_PART_BYTES + 1))
    assert refusal(large).code == "too-much-markup"


def test_too_many_entries() -> None:
    parts: dict[str, str | bytes] = {f"word/media/{place}.png": b"" for place in range(docx_package.MAX_ENTRIES + 1)}
    refused = refusal(zipped(word_parts(p("Text")) | parts))
    assert (refused.code, "parts" in str(refused)) == ("zip-bomb", True)


def test_a_directory_that_hides_its_number_of_entries() -> None:
    content = bytearray(zipped(word_parts(p("Text")) | {f"word/{'x' * 200}{place}": b"" for place in range(6_000)}))
    at = content.rfind(b"PK\x05\x06")
    struct.pack_into("<HH", content, at + 8, 5, 5)
    assert refusal(bytes(content)).code == "zip-bomb"


def test_entries_that_lie_over_each_other() -> None:
    content = word_file(p("Text"))
    at = content.rfind(b"PK\x05\x06")
    size, offset = struct.unpack_from("<LL", content, at + 12)
    directory = content[offset : offset + size]
    renamed = directory.replace(b"word/document.xml", b"word/DOCUMENT.xm2").replace(b"_rels/.rels", b"_rels/.relx")
    renamed = renamed.replace(b"[Content_Types].xml", b"[Content_Types].xm2").replace(b".xml.rels", b".xml.relx")
    end = bytearray(content[at:])
    struct.pack_into("<HHL", end, 8, 8, 8, size * 2)
    assert refusal(content[:offset] + directory + renamed + bytes(end)).code in ("zip-bomb", "damaged")


def test_two_parts_of_one_name_are_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in word_parts(p("Text")).items():
            archive.writestr(name, content)
        archive.writestr("Word/Document.xml", document_part(p("Other")))
    assert refusal(buffer.getvalue()).code == "damaged"


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_ways_of_packing_that_word_does_not_know(method: int) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in word_parts(p("Text")).items():
            archive.writestr(name, content)
    assert refusal(buffer.getvalue()).code == "damaged"
