"""Files of all kinds under all names: what is read, and with which sentence the others are refused."""

from __future__ import annotations

import io
import time
from pathlib import Path

import pytest

from balai.documents import decoding, reading
from balai.documents.neutral import Unreadable
from balai.documents.reading import read_document
from tests.documents.word_files import p, row, table, word_file

WORD_FILE = word_file(p("Text"))


def refusal(content: bytes, name: str) -> Unreadable:
    with pytest.raises(Unreadable) as refused:
        read_document(content, name)
    sentence = str(refused.value)
    assert sentence[0].isupper()
    assert sentence.endswith(".")
    return refused.value


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "pdf"),
        (b"\n\n\x00%PDF-1.4", "pdf"),
        (b"{\\rtf1\\ansi Plan}", "rtf"),
        (b"\x89PNG\r\n\x1a\n\x00", "image"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "image"),
        (b"GIF89a", "image"),
        (b"BM\x00\x00\x00", "image"),
        (b"RIFF\x00\x00\x00\x00WEBP", "media"),
        (b"\x00\x00\x00\x18ftypmp42", "media"),
        (b"7z\xbc\xaf\x27\x1c", "archive"),
        (b"Rar!\x1a\x07", "archive"),
        (b"\x1f\x8b\x08\x00", "archive"),
        (b"MZ\x90\x00\x03", "programme"),
        (b"\x7fELF\x02", "programme"),
        (b"<!DOCTYPE html><html>", "web-page"),
        (b"\xef\xbb\xbf  <HTML lang='en'>", "web-page"),
        (b"<!-- saved -->\n<html>", "web-page"),
        (
            b'<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">',
            "word-xml",
        ),
        (b'<?xml version="1.0"?><office:document/>', "xml"),
        (b"\x00\x01\x02\x03" * 50, "binary"),
        (bytes(range(1, 32)) * 20, "binary"),
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
    ],
)
@pytest.mark.parametrize("name", ["plan.docx", "plan.txt", "plan.md", "plan"])
def test_what_cannot_be_read_is_refused_under_every_name(content: bytes, code: str, name: str) -> None:
    assert refusal(content, name).code == code


def test_a_pdf_is_told_what_to_become() -> None:
    assert str(refusal(b"%PDF-1.7", "plan.pdf")) == "PDF files cannot be read yet; save the document as Word or text."


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (WORD_FILE, "plan.txt"),
        (WORD_FILE, "plan.md"),
        (WORD_FILE, "plan.pdf"),
        (WORD_FILE, "plan.doc"),
        (b"Just text", "plan.docx"),
        (b"Just text", "plan.DOCX"),
        (b"Just text", "plan.pdf"),
        (b"Just text", "plan.xlsx"),
    ],
)
def test_a_name_that_says_otherwise_is_refused_with_advice(content: bytes, name: str) -> None:
    refused = refusal(content, name)
    assert refused.code == "wrong-type"
    assert (".docx" if content is WORD_FILE else ".txt") in str(refused)


@pytest.mark.parametrize(
    "name", ["plan.docx", "PLAN.DOCX", "plan", "", "plan.2024", "C:\\plans\\plan.docx", "template.dotx"]
)
def test_a_word_file_is_read_under_a_fitting_or_an_unknown_name(name: str) -> None:
    assert read_document(WORD_FILE, name).format == "docx"


@pytest.mark.parametrize(
    ("name", "read_as"),
    [("plan.txt", "txt"), ("plan.text", "txt"), ("README", "txt"), ("Plan.MD", "md"), ("a.markdown", "md")],
)
def test_only_its_name_tells_markdown_from_plain_text(name: str, read_as: str) -> None:
    assert read_document(b"# Plan", name).format == read_as


def test_words_that_begin_like_a_picture_or_a_programme_are_text() -> None:
    assert read_document(b"BMZ and MZ are letters", "a.txt").text == "BMZ and MZ are letters"
    assert read_document(b"MZ is an abbreviation", "a.txt").format == "txt"


def test_text_that_speaks_of_pdf_is_text() -> None:
    assert read_document(b"A file begins with %PDF-", "a.txt").format == "txt"


def test_a_file_on_disk_and_an_open_one(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(WORD_FILE)
    assert read_document(path).text == "Text"
    assert read_document(io.BytesIO(WORD_FILE), "upload.docx").text == "Text"


def test_a_path_without_a_file(tmp_path: Path) -> None:
    for path, code in ((tmp_path / "gone.docx", "missing"), (tmp_path, "not-a-file")):
        with pytest.raises(Unreadable) as refused:
            read_document(path)
        assert refused.value.code == code


def test_a_huge_file_on_disk_is_refused_without_reading_it(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    with path.open("wb") as opened:
        opened.truncate(200 * 1024 * 1024)
    with pytest.raises(Unreadable) as refused:
        read_document(path)
    assert (refused.value.code, "25 MB" in str(refused.value)) == ("too-large", True)


class EndlessUpload(io.BytesIO):
    """An upload that never ends; it counts what was taken of it."""

    taken = 0

    def read(self, size: int | None = -1) -> bytes:
        assert size is not None
        assert size >= 0, "all of it was asked for at once"
        self.taken += size
        return bytes(size)


def test_an_upload_is_read_no_further_than_the_limit() -> None:
    endless = EndlessUpload()
    with pytest.raises(Unreadable) as refused:
        read_document(endless, "plan.docx")
    assert refused.value.code == "too-large"
    assert endless.taken <= reading.MAX_BYTES + 1


def test_a_text_that_is_too_long() -> None:
    assert refusal(b"x" * (decoding.MAX_TEXT_BYTES + 1), "plan.txt").code == "too-large"
    assert refusal(b"x\n" * (decoding.MAX_LINES + 1), "plan.txt").code == "too-many-lines"


def test_tables_of_more_columns_than_a_person_makes_are_refused_in_every_format() -> None:
    widest, too_wide = reading.MAX_COLUMNS, reading.MAX_COLUMNS + 1
    for columns in (widest, too_wide):
        files = {
            "a.md": (f"{'| x ' * columns}|\n{'|---' * columns}|\n{'| y ' * columns}|\n").encode(),
            "a.txt": "\n".join("\t".join(["x"] * columns) for _ in range(2)).encode(),
            "a.docx": word_file(table(row(*["x"] * columns))),
        }
        for name, content in files.items():
            if columns == widest:
                assert len(read_document(content, name).blocks) == 1
            else:
                refused = refusal(content, name)
                assert (refused.code, "200 columns" in str(refused)) == ("too-many-columns", True)


def test_a_row_of_ten_thousand_cells_is_refused_quickly() -> None:
    content = ("| " + "x | " * 10_000 + "\n|" + "---|" * 10_000 + "\n" + "| y " * 10_000 + "|\n").encode()
    began = time.process_time()
    assert refusal(content, "a.md").code == "too-many-columns"
    assert time.process_time() - began < 3
