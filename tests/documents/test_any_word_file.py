"""Word files that nobody wrote: sound XML in every order that Word's own names can stand in."""

from __future__ import annotations

import re
from itertools import count

from hypothesis import given
from hypothesis import strategies as some

from balai.documents.neutral import Document, Unreadable
from balai.documents.offsets import check_offsets
from balai.documents.reading import read_document
from tests.documents.chance import by_chance
from tests.documents.word_files import word_file

LISTS = {
    1: [("decimal", "%1."), ("lowerLetter", "%1.%2)"), ("bullet", "•")],
    2: [("upperRoman", "%1 "), ("none", ""), ("ordinal", "%1%2%3")],
}


def level(place: int, number_format: str, text: str) -> str:
    start = f'<w:start w:val="{place}"/><w:numFmt w:val="{number_format}"/>'
    return f'<w:lvl w:ilvl="{place}">{start}<w:lvlText w:val="{text}"/></w:lvl>'


NUMBERING = "".join(
    f'<w:abstractNum w:abstractNumId="{key}">{"".join(level(place, *each) for place, each in enumerate(levels))}'
    f'</w:abstractNum><w:num w:numId="{key}"><w:abstractNumId w:val="{key}"/></w:num>'
    for key, levels in LISTS.items()
)
NUMBERED = '<w:numPr><w:numId w:val="1"/></w:numPr>'
STYLES = (
    f'<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr>{NUMBERED}</w:pPr></w:style>'
    '<w:style w:type="character" w:styleId="Hid"><w:rPr><w:vanish/></w:rPr></w:style>'
)
NOTES = "".join(f'<w:footnote w:id="{key}"><w:p><w:r><w:t>note{key}</w:t></w:r></w:p></w:footnote>' for key in (1, 2))
COMMENTS = '<w:comment w:id="1" w:author="Siti Rahma"><w:p><w:r><w:t>remark</w:t></w:r></w:p></w:comment>'

LOOKS = ["", "<w:b/>", "<w:vanish/>", '<w:vertAlign w:val="superscript"/>', '<w:rStyle w:val="Hid"/>']
EMPTY = [
    *("<w:tab/>", "<w:br/>", "<w:noBreakHyphen/>", '<w:commentReference w:id="1"/>', "<w:drawing/>", "<w:object/>"),
    *('<w:footnoteReference w:id="1"/>', '<w:footnoteReference w:id="9"/>', "<w:instrText>PAGE</w:instrText>"),
    '<w:footnoteReference w:id="2" w:customMarkFollows="1"/>',
    *(f'<w:fldChar w:fldCharType="{kind}"/>' for kind in ("begin", "separate", "end")),
    *('<w:fldSimple w:instr="AUTONUM"/>', r"<w:instrText>LISTNUM \l 3</w:instrText>"),
    *('<w:sym w:font="Wingdings" w:char="F0FC"/>', '<w:sym w:char="zz"/>'),
]
INLINE = ["w:ins", "w:moveTo", "w:hyperlink", "w:smartTag", "w:fldSimple", "w:bdo", "w:unheardOf"]
RANGES = ['<w:commentRangeStart w:id="1"/>', '<w:commentRangeEnd w:id="1"/>', "<w:proofErr/>"]
PARAGRAPHS = [
    *("", '<w:pStyle w:val="H1"/>', NUMBERED, '<w:outlineLvl w:val="2"/>', "<w:sectPr/>"),
    '<w:numPr><w:ilvl w:val="2"/><w:numId w:val="2"/></w:numPr>',
    *("<w:rPr><w:del/></w:rPr>", "<w:rPr><w:vanish/></w:rPr>"),
]
CELLS = [
    *("", '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>", "<w:cellDel/>"),
    '<w:hMerge w:val="continue"/>',
]
ROWS = ["", "<w:tblHeader/>", "<w:del/>", "<w:ins/>", '<w:gridBefore w:val="1"/>']
FORMS = ["", "<w:showingPlcHdr/>", "<w14:checkbox/>"]
DELETIONS = [
    "<w:del><w:r><w:delText>WORD</w:delText></w:r></w:del>",
    "<w:moveFrom><w:r><w:t>WORD</w:t></w:r></w:moveFrom>",
]


def wrapped(name: str, properties: str, content: str) -> str:
    return f"<{name}>{f'<{name}Pr>{properties}</{name}Pr>' if properties else ''}{content}</{name}>"


def in_form(properties: str, content: str) -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def joined(each: some.SearchStrategy[str], most: int = 4) -> some.SearchStrategy[str]:
    return some.lists(each, max_size=most).map("".join)


words = some.sampled_from(
    ["<w:t>WORD</w:t>", "<w:t>WORD*</w:t>", "<w:t>* WORD</w:t>", "<w:t> WORD </w:t>", "<w:t>1</w:t>", "<w:t> </w:t>"]
)
in_runs = some.one_of(words, some.sampled_from(EMPTY))
runs = some.builds(wrapped, some.just("w:r"), some.sampled_from(LOOKS), joined(in_runs))
deletions = some.sampled_from(DELETIONS)
inline = some.recursive(
    some.one_of(runs, deletions, some.sampled_from(RANGES)),
    lambda inner: some.one_of(
        some.builds(lambda name, content: f"<{name}>{content}</{name}>", some.sampled_from(INLINE), joined(inner)),
        some.builds(in_form, some.sampled_from(FORMS), joined(inner)),
    ),
    max_leaves=6,
)
paragraphs = some.builds(wrapped, some.just("w:p"), some.sampled_from(PARAGRAPHS), joined(inline))


def containers(inner: some.SearchStrategy[str]) -> some.SearchStrategy[str]:
    cells = some.builds(wrapped, some.just("w:tc"), some.sampled_from(CELLS), joined(inner, 2))
    rows = some.builds(wrapped, some.just("w:tr"), some.sampled_from(ROWS), joined(cells))
    picture = "<w:pict><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></w:pict>"
    box = f"<w:p><w:r><w:t>WORD</w:t>{picture}</w:r></w:p>"
    return some.one_of(
        joined(rows).map("<w:tbl>{}</w:tbl>".format),
        joined(inner).map(box.format),
        joined(inner).map("<w:ins>{}</w:ins>".format),
        some.builds(in_form, some.sampled_from(FORMS), joined(inner)),
    )


bodies = joined(some.recursive(paragraphs, containers, max_leaves=12), 6)


def read_or_refuse(body: str) -> Document | None:
    content = word_file(body, numbering=NUMBERING, styles=STYLES, footnotes=NOTES, comments=COMMENTS)
    try:
        document = read_document(content, "plan.docx")
    except Unreadable as refused:
        if refused.code != "empty":
            raise
        return None
    check_offsets(document)
    return document


@by_chance
@given(bodies)
def test_every_word_is_in_the_text_or_listed_and_none_is_there_twice(body: str) -> None:
    numbers = count()
    numbered = re.sub("WORD", lambda match: f"word{next(numbers)}z", body)
    document = read_or_refuse(numbered)
    if document is None:
        return
    inserted = sum(len(change.text) for change in document.changes if change.kind == "inserted")
    listed = [change.text for change in document.changes if change.kind == "deleted"]
    listed += [each.description for each in document.unread]
    everything = document.text + " ".join(listed)
    for place in range(next(numbers)):
        assert everything.count(f"word{place}z") == 1, f"word{place}z in {everything!r}"
    assert inserted <= len(document.text)
    assert "Siti" not in repr(document)
