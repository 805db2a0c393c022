"""The numbers that Word prints and does not store."""

from __future__ import annotations

import pytest

from balai.documents.neutral import Paragraph
from tests.documents.word_files import cell, grid, numbered, p, read, row, run, table, texts


def level(
    place: int, text: str, number_format: str = "decimal", start: int = 1, suffix: str = "", more: str = ""
) -> str:
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{number_format}"/>{more}'
        f'{f"""<w:suff w:val="{suffix}"/>""" if suffix else ""}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(key: int, *levels: str, more: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{key}">{more}{"".join(levels)}</w:abstractNum>'


def num(key: int, abstract_id: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{abstract_id}"/>{overrides}</w:num>'


THREE = abstract(0, level(0, "%1."), level(1, "%1.%2"), level(2, "(%3)", "lowerLetter"))


def read_list(*entries: tuple[int, int], numbering: str) -> list[str]:
    """The markers of entries given as number of the list and level."""
    document = read("".join(numbered("x", num_id, place) for num_id, place in entries), numbering=numbering)
    return [said.removesuffix("x").strip() for said in texts(document)]


def test_a_number_is_part_of_the_text_and_known_as_its_marker() -> None:
    document = read(numbered("Hold a meeting") + numbered("Report", level=1), numbering=THREE + num(1, 0))
    assert document.text == "1. Hold a meeting\n1.1 Report"
    one, two = document.blocks
    assert isinstance(one, Paragraph)
    assert isinstance(two, Paragraph)
    assert (one.marker, one.depth, two.marker, two.depth) == ("1.", 0, "1.1", 1)


def test_levels_begin_anew_under_the_level_above() -> None:
    entries = [(1, 0), (1, 1), (1, 1), (1, 2), (1, 2), (1, 1), (1, 2), (1, 0), (1, 1)]
    markers = ["1.", "1.1", "1.2", "(a)", "(b)", "1.3", "(a)", "2.", "2.1"]
    assert read_list(*entries, numbering=THREE + num(1, 0)) == markers


def test_levels_left_out_at_the_beginning_are_counted() -> None:
    assert read_list((1, 1), (1, 1), (1, 0), (1, 1), numbering=THREE + num(1, 0)) == ["1.1", "1.2", "2.", "2.1"]


def test_a_number_that_repeats_a_level_of_bullets_leaves_it_out() -> None:
    numbering = abstract(0, level(0, "%1."), level(1, "—", "bullet"), level(2, "%1.%2%3.")) + num(1, 0)
    assert read_list((1, 0), (1, 2), (1, 2), numbering=numbering) == ["1.", "1.1.", "1.2."]


def test_lists_of_one_abstract_numbering_go_on_and_a_start_override_begins_anew() -> None:
    numbering = THREE + num(1, 0) + num(2, 0)
    numbering += num(3, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')
    assert read_list((1, 0), (2, 0), (3, 0), (3, 0), (1, 0), numbering=numbering) == ["1.", "2.", "1.", "2.", "3."]


def test_a_level_may_be_overridden_as_a_whole() -> None:
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "Item %1", "upperRoman", start=4)}</w:lvlOverride>'
    assert read_list((1, 0), (1, 0), numbering=THREE + num(1, 0, override)) == ["Item IV", "Item V"]


@pytest.mark.parametrize(("restart", "markers"), [(0, ["1", "a", "b", "2", "c"]), (1, ["1", "a", "b", "2", "a"])])
def test_a_level_may_say_when_it_begins_anew(restart: int, markers: list[str]) -> None:
    restarting = level(1, "%2", "lowerLetter", more=f'<w:lvlRestart w:val="{restart}"/>')
    numbering = abstract(0, level(0, "%1"), restarting) + num(1, 0)
    assert read_list((1, 0), (1, 1), (1, 1), (1, 0), (1, 1), numbering=numbering) == markers


@pytest.mark.parametrize(
    ("number_format", "start", "printed"),
    [
        ("decimal", 7, "7"),
        ("decimalZero", 7, "07"),
        ("decimalZero", 12, "12"),
        ("upperRoman", 1994, "MCMXCIV"),
        ("lowerRoman", 4, "iv"),
        ("upperLetter", 27, "AA"),
        ("lowerLetter", 53, "aaa"),
        ("lowerLetter", 28, "bb"),
        ("ordinal", 1, "1st"),
        ("ordinal", 12, "12th"),
        ("ordinal", 22, "22nd"),
        ("ordinal", 33, "33rd"),
        ("cardinalText", 21, "Twenty-one"),
        ("ordinalText", 12, "Twelfth"),
        ("ordinalText", 20, "Twentieth"),
        ("ordinalText", 31, "Thirty-first"),
        ("thaiNumbers", 12, "๑๒"),
        ("decimalEnclosedCircle", 3, "③"),
        ("chicago", 5, "**"),
        ("somethingNew", 3, "3"),
        ("lowerRoman", 0, "0"),
        ("upperRoman", 99999, "99999"),
        ("lowerLetter", 2000000000, "2000000000"),
    ],
)
def test_formats(number_format: str, start: int, printed: str) -> None:
    numbering = abstract(0, level(0, "%1)", number_format, start)) + num(1, 0)
    assert read_list((1, 0), numbering=numbering) == [f"{printed})"]


def test_a_format_of_none_prints_nothing_but_its_own_text() -> None:
    numbering = abstract(0, level(0, "Annex%1", "none"), level(1, "%2", "none")) + num(1, 0)
    assert read_list((1, 0), (1, 1), numbering=numbering) == ["Annex", ""]


def test_a_custom_format_fills_up_with_zeros() -> None:
    custom = (
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/>'
        '</mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
    )
    one = f'<w:lvl w:ilvl="0"><w:start w:val="7"/>{custom}<w:lvlText w:val="%1"/></w:lvl>'
    assert read_list((1, 0), numbering=abstract(0, one) + num(1, 0)) == ["007"]


def test_legal_numbering_prints_the_levels_above_in_decimal() -> None:
    legal = level(1, "%1.%2", "decimalZero", more="<w:isLgl/>")
    numbering = abstract(0, level(0, "%1.", "upperRoman"), legal) + num(1, 0)
    assert read_list((1, 0), (1, 1), numbering=numbering) == ["I.", "1.01"]


@pytest.mark.parametrize(
    ("suffix", "said"), [("tab", "1) Text"), ("space", "1) Text"), ("nothing", "1)Text"), ("", "1) Text")]
)
def test_what_stands_between_number_and_text(suffix: str, said: str) -> None:
    numbering = abstract(0, level(0, "%1)", suffix=suffix)) + num(1, 0)
    assert texts(read(numbered("Text"), numbering=numbering)) == [said]


@pytest.mark.parametrize(
    ("sign", "bullet"), [("\uf0b7", "•"), ("\uf0a7", "▪"), ("o", "o"), ("–", "–"), ("\uf123", "•")]
)
def test_bullets(sign: str, bullet: str) -> None:
    document = read(numbered("Text") + numbered(""), numbering=abstract(0, level(0, sign, "bullet")) + num(1, 0))
    assert texts(document) == [f"{bullet} Text"], "a bullet without text is nothing"


def test_a_picture_as_bullet() -> None:
    numbering = abstract(0, level(0, "", "bullet", more='<w:lvlPicBulletId w:val="0"/>')) + num(1, 0)
    assert texts(read(numbered("Text"), numbering=numbering)) == ["• Text"]


def test_a_column_of_automatic_numbers_in_a_table() -> None:
    numbering = abstract(0, level(0, "%1.")) + num(1, 0)
    body = table(*(row(cell(numbered("")), action) for action in ("Train", "Report")))
    assert grid(read(body, numbering=numbering)) == [["1.", "Train"], ["2.", "Report"]]


STYLES = (
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr>'
    '<w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:basedOn w:val="H1"/><w:pPr><w:numPr>'
    '<w:ilvl w:val="1"/></w:numPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="Sub"/><w:pPr><w:numPr>'
    '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="numbering" w:styleId="Plan"><w:name w:val="Plan"/><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr>'
    "</w:pPr></w:style>"
)


def test_a_level_that_names_a_style_wins_over_what_the_style_says() -> None:
    numbering = THREE.replace('<w:lvl w:ilvl="2">', '<w:lvl w:ilvl="2"><w:pStyle w:val="H2"/>') + num(1, 0)
    body = p("x", '<w:pStyle w:val="H1"/>') + p("x", '<w:pStyle w:val="H2"/>')
    assert texts(read(body, styles=STYLES, numbering=numbering)) == ["1. x", "(a) x"]


def test_numbering_that_comes_from_styles() -> None:
    numbering = THREE.replace('<w:lvl w:ilvl="2">', '<w:lvl w:ilvl="2"><w:pStyle w:val="Sub"/>') + num(1, 0)
    body = "".join(p("x", f'<w:pStyle w:val="{style}"/>') for style in ("H1", "H2", "Sub", "H2", "H1"))
    assert texts(read(body, styles=STYLES, numbering=numbering)) == ["1. x", "1.1 x", "(a) x", "1.2 x", "2. x"]


def test_a_paragraph_may_switch_its_styles_numbering_off() -> None:
    body = p("x", '<w:pStyle w:val="H1"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert texts(read(body, styles=STYLES, numbering=THREE + num(1, 0))) == ["x"]


def test_a_numbering_may_point_to_a_numbering_style() -> None:
    linked = abstract(1, more='<w:numStyleLink w:val="Plan"/>')
    numbering = abstract(2, level(0, "Action %1:"), more='<w:styleLink w:val="Plan"/>') + linked + num(1, 1) + num(5, 2)
    assert texts(read(numbered("x"), styles=STYLES, numbering=numbering)) == ["Action 1: x"]


def test_numbering_styles_that_point_in_a_circle() -> None:
    linked = abstract(1, more='<w:numStyleLink w:val="Plan"/>')
    assert texts(read(numbered("x"), styles=STYLES, numbering=linked + num(1, 1) + num(5, 1))) == ["x"]


def test_a_deleted_paragraph_is_not_counted() -> None:
    properties = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:id="1"/></w:rPr>'
    gone = p('<w:del w:id="2"><w:r><w:delText>Gone</w:delText></w:r></w:del>', properties)
    document = read(numbered("One") + gone + numbered("Two"), numbering=THREE + num(1, 0))
    assert texts(document) == ["1. One", "2. Two"]


def test_a_hidden_paragraph_is_not_counted() -> None:
    properties = '<w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:vanish/></w:rPr>'
    body = numbered("One") + p(run("Hidden", "<w:vanish/>"), properties) + numbered("Two")
    assert texts(read(body, numbering=THREE + num(1, 0))) == ["1. One", "2. Two"]


def test_each_story_counts_its_own_lists() -> None:
    """Word counts all footnotes through, page headers with footers, and every text box for itself."""
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{numbered('Box')}</w:txbxContent></v:textbox></w:pict></w:r>"
    body = numbered("One") + p(box) + p(box)
    body += p('<w:r><w:t>Text</w:t><w:footnoteReference w:id="2"/><w:footnoteReference w:id="3"/></w:r>')
    body += numbered("Two")
    body += (
        '<w:sectPr><w:headerReference w:type="default" r:id="header1"/>'
        '<w:footerReference w:type="default" r:id="footer1"/></w:sectPr>'
    )
    notes = "".join(f'<w:footnote w:id="{key}">{numbered("Noted")}</w:footnote>' for key in (2, 3))
    margins = {"header1": numbered("Head"), "footer1": numbered("Foot")}
    document = read(body, numbering=THREE + num(1, 0), footnotes=notes, **margins)
    assert texts(document) == ["1. One", "1. Box", "1. Box", "Text¹²", "2. Two"]
    assert [note.text for note in document.notes] == ["1. Noted", "2. Noted"]
    assert [margin.text for margin in document.margins] == ["1. Head", "2. Foot"]


@pytest.mark.parametrize(
    "properties",
    [
        '<w:numPr><w:ilvl w:val="99"/><w:numId w:val="1"/></w:numPr>',
        '<w:numPr><w:ilvl w:val="-4"/><w:numId w:val="1"/></w:numPr>',
        '<w:numPr><w:ilvl w:val="one"/><w:numId w:val="1"/></w:numPr>',
        '<w:numPr><w:numId w:val="404"/></w:numPr>',
        "<w:numPr/>",
    ],
)
def test_damaged_numbering_is_no_reason_not_to_read(properties: str) -> None:
    assert texts(read(p("Text", properties), numbering=THREE + num(1, 0)))[0].endswith("Text")
