"""What a Word file's paragraphs say: runs, fields, form fields, tracked changes, hidden text, pictures."""

from __future__ import annotations

import pytest

from balai.documents.neutral import Change, Document, Paragraph, Unread
from tests.documents.word_files import cell, only_table, p, read, row, run, table, texts


def first(document: Document) -> Paragraph:
    block = document.blocks[0]
    assert isinstance(block, Paragraph)
    return block


def unread(document: Document) -> list[tuple[str, str]]:
    return [(each.kind, each.description) for each in document.unread]


def test_paragraphs_are_separated_by_newlines_and_empty_ones_leave_nothing() -> None:
    document = read(p("One") + p() + p("  ") + p("  Two "))
    assert document.text == "One\nTwo"
    assert texts(document) == ["One", "Two"]
    assert document.format == "docx"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>", "a\tb"),
        ("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:cr/><w:t>c</w:t></w:r>", "a\nb\nc"),
        ("<w:r><w:t>2024</w:t><w:noBreakHyphen/><w:t>26</w:t></w:r>", "2024-26"),
        ("<w:r><w:t>co</w:t><w:softHyphen/><w:t>operation \u00adfor\u00ad all</w:t></w:r>", "cooperation for all"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:t> done</w:t></w:r>', "✓ done"),
        ('<w:r><w:sym w:font="Times New Roman" w:char="00A7"/><w:t> 3</w:t></w:r>', "§ 3"),
        ("<w:r><w:t>\uf0b7 typed in a symbol font</w:t></w:r>", "• typed in a symbol font"),
        ("<w:r><w:t>printed\nnicely</w:t></w:r>", "printed nicely"),
        (f"<w:smartTag><w:smartTag>{run('Jakarta')}</w:smartTag></w:smartTag>", "Jakarta"),
        (f'<w:hyperlink r:id="rId9">{run("the site")}</w:hyperlink>', "the site"),
        (f"<w:customXml><w:customXmlPr/>{run('inside')}</w:customXml>", "inside"),
        (f"<w:bdo><w:dir>{run('inside')}</w:dir></w:bdo>", "inside"),
        (f"<w:unheardOf>{run('inside')}</w:unheardOf>", "inside"),
        ("<m:oMath><m:r><m:t>a=b</m:t></m:r></m:oMath>", "a=b"),
        (f"<w:r><w:ruby><w:rubyBase>{run('漢')}</w:rubyBase><w:rt>{run('kan')}</w:rt></w:ruby></w:r>", "漢(kan)"),
    ],
)
def test_inline_content(content: str, said: str) -> None:
    assert texts(read(p(content) + p("End"))) == [said, "End"]


def test_ruby_is_read_in_its_own_order() -> None:
    ruby = f"<w:r><w:ruby><w:rt>{run('kan')}</w:rt><w:rubyBase>{run('漢')}</w:rubyBase></w:ruby></w:r>"
    assert texts(read(p(ruby))) == ["漢(kan)"]


def test_a_symbol_that_is_not_known_is_listed() -> None:
    document = read(p('<w:r><w:t>a</w:t><w:sym w:font="Webdings" w:char="F041"/></w:r>'))
    assert unread(document) == [("symbol", "Webdings F041")]


def field(kind: str, form: str = "") -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{form}</w:fldChar></w:r>'


def instruction(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def test_a_field_shows_its_result_and_not_its_instruction() -> None:
    nested = field("begin") + instruction(" IF ") + field("begin") + instruction("PAGE") + field("separate")
    nested += run("7") + field("end") + instruction(" = 7") + field("separate") + run("seven") + field("end")
    document = read(p(f"{run('On page ')}{nested}{run('.')}"))
    assert texts(document) == ["On page seven."]
    assert unread(document) == [("field", "7")], "a result that only serves another field's instruction"


def test_a_simple_field_shows_its_result() -> None:
    assert texts(read(p(f'<w:fldSimple w:instr="AUTHOR">{run("shown")}</w:fldSimple>'))) == ["shown"]


def test_a_field_over_several_paragraphs() -> None:
    document = read(
        p(field("begin") + instruction("TOC") + field("separate") + run("One\t1"))
        + p(run("Two") + field("end"))
        + p("Text")
    )
    assert texts(document) == ["One 1".replace(" ", "\t"), "Two", "Text"]


def test_text_behind_a_field_without_an_end_is_not_lost() -> None:
    document = read(p("Before") + p(field("begin") + instruction("REF") + run("after all")))
    assert texts(document) == ["Before"]
    assert unread(document) == [("field", "after all")]


CHOICES = '<w:result w:val="1"/><w:listEntry w:val="Open"/><w:listEntry w:val="Done"/>'


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("<w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>", "☒"),
        ('<w:ffData><w:checkBox><w:default w:val="0"/></w:checkBox></w:ffData>', "☐"),
        ('<w:ffData><w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox></w:ffData>', "☐"),
        (f"<w:ffData><w:ddList>{CHOICES}</w:ddList></w:ffData>", "Done"),
    ],
)
def test_old_form_fields_show_their_value(form: str, shown: str) -> None:
    assert texts(read(p(run("Status ") + field("begin", form) + instruction("FORM") + field("end")))) == [
        f"Status {shown}"
    ]


def content_control(content: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def test_content_controls_are_read_around_paragraphs_and_within_them() -> None:
    document = read(
        content_control(p("Block") + content_control(p("Inner"))) + p(run("In ") + content_control(run("run")))
    )
    assert texts(document) == ["Block", "Inner", "In run"]


def test_content_controls_are_read_around_rows_and_cells() -> None:
    document = read(
        table(content_control(row("a", content_control(cell("b")))), row(cell(content_control(p("c"))), "d"))
    )
    assert [[each.text for each in one.cells] for one in only_table(document).rows] == [["a", "b"], ["c", "d"]]


def test_a_placeholder_is_not_content_but_is_listed() -> None:
    asking = "Click or tap here to enter text."
    document = read(p(run("Lead: ") + content_control(run(asking), "<w:showingPlcHdr/>")))
    assert document.text == "Lead:"
    assert document.unread == (Unread("placeholder", asking, 5),)


def test_a_placeholder_of_a_cell_leaves_the_cell_in_its_place() -> None:
    waiting = content_control(cell("Choose an item."), "<w:showingPlcHdr/>")
    block = cell(content_control(p("Choose a date."), "<w:showingPlcHdr/>"))
    document = read(table(row("a", waiting, block, "d")))
    assert [each.text for each in only_table(document).rows[0].cells] == ["a", "", "", "d"]
    assert unread(document) == [("placeholder", "Choose an item."), ("placeholder", "Choose a date.")]


@pytest.mark.parametrize(
    ("content", "checked", "shown"), [("", "1", "☒"), ("", "0", "☐"), (run("☐"), "0", "☐"), (run("✔"), "1", "✔")]
)
def test_check_boxes(content: str, checked: str, shown: str) -> None:
    box = content_control(content, f'<w14:checkbox><w14:checked w14:val="{checked}"/></w14:checkbox>')
    assert texts(read(p(box + run(" done")))) == [f"{shown} done"]


# Tracked changes


def inserted(content: str) -> str:
    return f'<w:ins w:id="1" w:author="Siti Rahma" w:date="2026-01-01T00:00:00Z">{content}</w:ins>'


def deleted(text: str) -> str:
    return f'<w:del w:id="2" w:author="Siti Rahma"><w:r><w:delText>{text}</w:delText></w:r></w:del>'


def test_insertions_stay_deletions_go_and_both_are_listed() -> None:
    document = read(p(run("Train ") + deleted("ten") + inserted(run("twenty")) + run(" officers")))
    assert document.text == "Train twenty officers"
    assert document.changes == (Change("deleted", "ten", 6, 6), Change("inserted", "twenty", 6, 12))


def test_changes_next_to_each_other_are_one() -> None:
    document = read(p(run("a ") + inserted(run("b")) + inserted(run("c")) + deleted("d") + deleted("e") + run(" f")))
    assert document.text == "a bc f"
    assert document.changes == (Change("inserted", "bc", 2, 4), Change("deleted", "de", 4, 4))


def test_moved_text_is_deleted_here_and_inserted_there() -> None:
    document = read(
        p("<w:moveFrom>" + run("moved") + "</w:moveFrom>" + run("stays"))
        + p("<w:moveTo>" + run("moved") + "</w:moveTo>")
    )
    assert texts(document) == ["stays", "moved"]
    assert [(change.kind, change.text) for change in document.changes] == [("deleted", "moved"), ("inserted", "moved")]


def test_a_deletion_inside_an_insertion() -> None:
    document = read(p(inserted(run("new ") + deleted("wrong ") + run("words"))))
    assert document.text == "new words"
    assert ("deleted", "wrong") in [(change.kind, change.text) for change in document.changes]


DELETED_MARK = '<w:rPr><w:del w:id="3" w:author="Siti Rahma"/></w:rPr>'
INSERTED_MARK = '<w:rPr><w:ins w:id="3" w:author="Siti Rahma"/></w:rPr>'


def test_paragraphs_whose_border_was_deleted_are_one() -> None:
    document = read(p("Hold a ", DELETED_MARK) + p("meeting", INSERTED_MARK) + p("Next"))
    assert texts(document) == ["Hold a meeting", "Next"]


def test_a_paragraph_deleted_as_a_whole_leaves_nothing() -> None:
    document = read(p("One") + p(deleted("Gone"), DELETED_MARK) + p("Two"))
    assert document.text == "One\nTwo"
    assert document.changes == (Change("deleted", "Gone", 4, 4),)


def test_a_paragraph_whose_border_to_a_table_was_deleted_stays() -> None:
    document = read(
        p("Before", DELETED_MARK) + table(row(cell(p("In it", DELETED_MARK)), "x")) + p("Last", DELETED_MARK)
    )
    assert document.text == "Before\nIn it\tx\nLast"


def test_deleted_and_inserted_rows() -> None:
    document = read(
        table(
            row("1", "stays"),
            row("2", cell(p(deleted("goes"))), properties="<w:del w:id='4'/>"),
            row("3", cell(p(inserted(run("new")))), properties="<w:ins w:id='5'/>"),
        )
    )
    assert document.text == "1\tstays\n3\tnew"
    assert document.changes == (Change("deleted", "2\tgoes", 7, 7), Change("inserted", "3\tnew", 8, 13))


def test_a_table_deleted_as_a_whole_is_no_table() -> None:
    document = read(p("Text") + table(row("a", "b", properties="<w:del/>")) + p("More"))
    assert texts(document) == ["Text", "More"]
    assert len(document.blocks) == 2


def test_deleted_cells() -> None:
    document = read(table(row("a", cell("b", "<w:cellDel/>"), "c")))
    assert [(each.column, each.text) for each in only_table(document).rows[0].cells] == [(0, "a"), (1, "c")]
    assert [change.text for change in document.changes] == ["b"]


def test_earlier_properties_of_a_tracked_change_do_not_count() -> None:
    earlier = '<w:pPrChange><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:pPrChange>'
    document = read(p(run("Text", "<w:rPrChange><w:rPr><w:b/><w:vanish/></w:rPr></w:rPrChange>"), earlier))
    assert (first(document).text, first(document).level, first(document).bold) == ("Text", 0, False)


# What is not shown


def test_hidden_text_is_listed_and_not_read() -> None:
    document = read(p(run("shown") + run(" secret remark", "<w:vanish/>") + run(" too", '<w:vanish w:val="0"/>')))
    assert document.text == "shown too"
    assert unread(document) == [("hidden text", "secret remark")]


def test_text_hidden_by_its_style_is_listed() -> None:
    styles = '<w:style w:type="character" w:styleId="H"><w:name w:val="Hid"/><w:rPr><w:vanish/></w:rPr></w:style>'
    document = read(p(run("shown") + run(" hidden", '<w:rStyle w:val="H"/>')), styles=styles)
    assert document.text == "shown"
    assert unread(document) == [("hidden text", "hidden")]


def test_comments_are_listed_with_what_they_are_about_and_without_their_author() -> None:
    comments = '<w:comment w:id="7" w:author="Siti Rahma" w:initials="SR">' + p("Who pays?") + "</w:comment>"
    body = p(
        run("Hold ") + '<w:commentRangeStart w:id="7"/>' + run("three meetings") + '<w:commentRangeEnd w:id="7"/>'
        '<w:r><w:commentReference w:id="7"/></w:r>' + run(" a year")
    )
    document = read(body, comments=comments)
    assert document.text == "Hold three meetings a year"
    (comment,) = document.comments
    assert (comment.text, document.text[comment.start : comment.end]) == ("Who pays?", "three meetings")
    assert "Siti" not in repr(document)


def test_a_comment_may_span_paragraphs_or_have_no_span() -> None:
    comments = "".join(f'<w:comment w:id="{key}">{p(f"Remark {key}")}</w:comment>' for key in (1, 2, 3))
    body = p('<w:commentRangeStart w:id="1"/>' + run("One")) + p(run("Two") + '<w:commentRangeEnd w:id="1"/>')
    body += p(run("Three") + '<w:r><w:commentReference w:id="2"/></w:r>')
    document = read(body, comments=comments)
    said = [(each.text, document.text[each.start : each.end]) for each in document.comments]
    assert said == [("Remark 1", "One\nTwo"), ("Remark 2", "")]


# Looks and headings

STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Kapitel"><w:name w:val="Kapitel"/>'
    '<w:basedOn w:val="berschrift1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="H3"><w:name w:val="Heading 3"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="J2"><w:name w:val="Judul 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style>'
    '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
)


@pytest.mark.parametrize(
    ("properties", "level", "style"),
    [
        ('<w:pStyle w:val="berschrift1"/>', 1, "heading 1"),
        ('<w:pStyle w:val="Kapitel"/>', 1, "Kapitel"),
        ('<w:pStyle w:val="H3"/>', 3, "Heading 3"),
        ('<w:pStyle w:val="J2"/>', 2, "Judul 2"),
        ('<w:pStyle w:val="T"/>', 1, "Title"),
        ('<w:pStyle w:val="Loop"/>', 0, "Loop"),
        ('<w:pStyle w:val="Missing"/>', 0, "Normal"),
        ("", 0, "Normal"),
        ('<w:outlineLvl w:val="3"/>', 4, "Normal"),
        ('<w:outlineLvl w:val="8"/>', 6, "Normal"),
        ('<w:pStyle w:val="Kapitel"/><w:outlineLvl w:val="9"/>', 0, "Kapitel"),
        ('<w:outlineLvl w:val="none of it"/>', 0, "Normal"),
    ],
)
def test_headings(properties: str, level: int, style: str) -> None:
    heading = first(read(p("Text", properties), styles=STYLES))
    assert (heading.level, heading.style) == (level, style)


@pytest.mark.parametrize(
    ("content", "properties", "bold", "italic"),
    [
        (run("a", "<w:b/>") + run(" ") + run("b", "<w:b/><w:i/>"), "", True, False),
        (run("a", "<w:b/>") + run("b"), "", False, False),
        (run("a", '<w:b w:val="false"/><w:i w:val="1"/>'), "", False, True),
        (run("a"), '<w:pStyle w:val="Kapitel"/>', True, False),
        (run("a", '<w:rStyle w:val="Strong"/>'), "", True, False),
        (run("a", '<w:rStyle w:val="Strong"/>'), '<w:pStyle w:val="Kapitel"/>', False, False),
    ],
)
def test_a_paragraph_is_bold_or_italic_if_all_of_it_is(content: str, properties: str, bold: bool, italic: bool) -> None:
    paragraph = first(read(p(content, properties), styles=STYLES))
    assert (paragraph.bold, paragraph.italic) == (bold, italic)


def test_a_marker_that_somebody_typed_is_known_as_one() -> None:
    document = read(p("1) Hold a meeting") + p("(a) First") + p("– Dash") + p("2024 was busy"))
    assert [each.marker for each in document.paragraphs()] == ["1)", "(a)", "–", ""]
