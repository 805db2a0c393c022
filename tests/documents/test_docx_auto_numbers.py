"""Fields of Word that number: AUTONUM and its kin, LISTNUM."""

from __future__ import annotations

import pytest

from tests.documents.word_files import p, read, run, texts


def long_field(instruction: str) -> str:
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    return f"{begin}<w:r><w:instrText> {instruction} </w:instrText></w:r>{end}"


@pytest.mark.parametrize(
    ("instructions", "numbers"),
    [
        (["AUTONUM", "autonum \\* Arabic"], ["1.", "2."]),
        (["AUTONUMLGL", "AUTONUMLGL \\e"], ["1.", "2"]),
        (["AUTONUMOUT", "AUTONUMOUT"], ["I.", "II."]),
        (["LISTNUM", "LISTNUM \\l 2", "LISTNUM \\l 2", "LISTNUM", "LISTNUM \\l 2"], ["1)", "a)", "b)", "2)", "a)"]),
        (
            ["LISTNUM LegalDefault", 'LISTNUM "LegalDefault" \\l 2', "LISTNUM LegalDefault \\l 2"],
            ["1.", "1.1.", "1.2."],
        ),
        (["LISTNUM OutlineDefault \\s 4", "LISTNUM OutlineDefault \\l 2"], ["IV.", "A."]),
        (["PAGE", "LISTNUM \\l 99", "LISTNUM \\l -3"], ["", "i.", "1)"]),
    ],
)
def test_fields_that_number_print_what_word_would(instructions: list[str], numbers: list[str]) -> None:
    expected = [f"{number} Text".strip() for number in numbers]
    long = [p(long_field(each) + run(" Text")) for each in instructions]
    assert texts(read("".join(long))) == expected
    simple = [p(f"<w:fldSimple w:instr='{each}'/>" + run(" Text")) for each in instructions]
    assert texts(read("".join(simple))) == expected


def test_numbers_of_headings_follow_their_levels() -> None:
    levels = (1, 2, 2, 1, 2)
    headings = [
        p('<w:fldSimple w:instr="AUTONUMLGL"/>' + run(" Text"), f'<w:outlineLvl w:val="{level - 1}"/>')
        for level in levels
    ]
    document = read("".join(headings))
    assert texts(document) == ["1. Text", "1.1. Text", "1.2. Text", "2. Text", "2.1. Text"]
    assert [paragraph.marker for paragraph in document.paragraphs()] == ["1.", "1.1.", "1.2.", "2.", "2.1."]
