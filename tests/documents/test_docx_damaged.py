"""Word files that were cut off, damaged or made to be slow: each ends in a sentence or in a sound document."""

from __future__ import annotations

import io
import random
import time
import zipfile
from collections.abc import Callable

import pytest

from balai.documents.neutral import Unreadable
from balai.documents.offsets import check_offsets
from balai.documents.reading import read_document
from tests.documents.chance import EXAMPLES
from tests.documents.word_files import (
    numbered,
    p,
    refusal,
    row,
    run,
    table,
    word_file,
    word_parts,
    zipped,
)


@pytest.mark.parametrize("kept", [4, 30, 0.3, 0.9, -1, -10])
def test_a_file_that_was_cut_off(kept: float) -> None:
    content = word_file(p("Text"))
    shortened = content[: int(len(content) * kept)] if 0 < kept < 1 else content[: int(kept)]
    refused = refusal(shortened)
    assert (refused.code, "cut off" in str(refused)) == ("damaged", True)


def test_a_document_without_text() -> None:
    assert refusal(word_file(p() + table(row("", "")))).code == "empty"
    scan = "<w:drawing><pic:pic/></w:drawing>"
    assert "scan" in str(refusal(word_file(p(f"<w:r>{scan}</w:r>"))))


# Chance


def flip(content: bytearray, chance: random.Random) -> bytes:
    for _ in range(chance.randint(1, 8)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    return bytes(content)


def cut(content: bytearray, chance: random.Random) -> bytes:
    start = chance.randrange(len(content))
    return bytes(content[:start] + content[start + chance.randint(1, 200) :])


def double(content: bytearray, chance: random.Random) -> bytes:
    start = chance.randrange(len(content))
    end = start + chance.randint(1, 400)
    return bytes(content[:end] + content[start:])


def eventful_parts() -> dict[str, str | bytes]:
    """A file that uses most of what the reader knows, stored without compression so that damage reaches the XML."""
    body = (
        p("Plan", '<w:pStyle w:val="H1"/>')
        + numbered("One")
        + p('<w:r><w:t>Text</w:t><w:footnoteReference w:id="2"/></w:r><w:ins w:id="1">' + run("new") + "</w:ins>")
        + p('<w:del w:id="2"><w:r><w:delText>old</w:delText></w:r></w:del>', '<w:rPr><w:del w:id="9"/></w:rPr>')
        + table(row("a", "b"), '<w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p/></w:tc></w:tr>')
        + p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + run("x") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    )
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/>'
        '<w:lvlText w:val="%1)"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    styles = '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:basedOn w:val="H1"/></w:style>'
    notes = f'<w:footnote w:id="2">{p("Noted")}</w:footnote>'
    return word_parts(body, numbering=numbering, styles=styles, footnotes=notes)


@pytest.mark.parametrize("damage", [flip, cut, double])
@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_damaged_bytes_end_in_a_sentence_or_in_a_sound_document(
    damage: Callable[[bytearray, random.Random], bytes], method: int
) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in eventful_parts().items():
            archive.writestr(name, content)
    chance = random.Random(20261122)  # noqa: S311 - no secret is made of it
    for _ in range(EXAMPLES):
        try:
            document = read_document(damage(bytearray(buffer.getvalue()), chance), "plan.docx")
        except Unreadable:
            continue
        check_offsets(document)


@pytest.mark.parametrize("name", ["word/document.xml", "word/numbering.xml", "word/styles.xml", "word/footnotes.xml"])
def test_parts_with_exchanged_pieces_end_in_a_sentence_or_in_a_sound_document(name: str) -> None:
    """The zip stays sound here, so that the damage is not found by its checksums."""
    chance = random.Random(name)  # noqa: S311 - no secret is made of it
    parts = eventful_parts()
    whole = str(parts[name])
    pieces = whole.split("<")
    for _ in range(EXAMPLES):
        shuffled = list(pieces)
        for _ in range(chance.randint(1, 4)):
            one, other = chance.randrange(2, len(pieces)), chance.randrange(2, len(pieces))
            match chance.randrange(3):
                case 0:
                    shuffled[one], shuffled[other] = shuffled[other], shuffled[one]
                case 1:
                    shuffled[one] = shuffled[one].replace('"1"', '"-9999999999999999999"').replace('"0"', '"x"')
                case _:
                    shuffled[one] = shuffled[one].replace("w:p", "w:tbl").replace("w:t>", "w:tr>")
        try:
            document = read_document(zipped(parts | {name: "<".join(shuffled)}), "plan.docx")
        except Unreadable:
            continue
        check_offsets(document)


@pytest.mark.parametrize(
    "body",
    [
        p(f"<w:ins>{run('a')}</w:ins>{run('b')}" * 3_000),
        p(f"<w:ins>{run('a')}</w:ins>" * 3_000),
        p("<w:del><w:r><w:delText>abc</w:delText></w:r></w:del>" * 3_000) + p("x"),
        p(
            '<w:r><w:fldChar w:fldCharType="begin"/><w:fldChar w:fldCharType="separate"/></w:r>' * 3_000
            + run("x") * 3_000
        ),
        p('<w:r><w:t>a</w:t><w:footnoteReference w:id="1"/></w:r>' * 3_000),
        p('<w:commentRangeStart w:id="1"/><w:commentRangeEnd w:id="2"/><w:r><w:t>a</w:t></w:r>' * 3_000),
        table(row(*["<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>"] * 63) * 200) + p("x"),
        (p("<w:r><w:t>a</w:t></w:r>", "<w:rPr><w:del/></w:rPr>") * 3_000) + p("end"),
    ],
)
def test_time_grows_with_the_length_of_a_file_and_no_faster(body: str) -> None:
    content = word_file(body)
    began = time.process_time()
    check_offsets(read_document(content, "plan.docx"))
    assert time.process_time() - began < 4


def test_many_notes_take_no_longer_than_their_length() -> None:
    body = "".join(p(f'<w:r><w:t>t</w:t><w:footnoteReference w:id="{key}"/></w:r>') for key in range(3_000))
    notes = "".join(f'<w:footnote w:id="{key}">{p("n" * 200)}</w:footnote>' for key in range(3_000))
    content = word_file(body, footnotes=notes)
    began = time.process_time()
    assert len(read_document(content, "plan.docx").notes) == 3_000
    assert time.process_time() - began < 4
