"""Reads Markdown into the neutral document. Signs of emphasis and HTML tags stay in the text as they are written."""

from __future__ import annotations

import re
from collections.abc import Sequence

from balai.documents.aligned_tables import LAID_OUT_ALIGNED, lay_out_aligned_tables
from balai.documents.grid_tables import LAID_OUT_AGAIN, lay_out_grid_tables
from balai.documents.neutral import Document
from balai.documents.text_blocks import TextBlocks

_SETTING = re.compile(r"[\w-]{1,40}[ \t]*:")
_TITLE = re.compile(r"title[ \t]*:", re.IGNORECASE)
_MOST_SETTINGS = 200
_LEFT_OUT = "The settings at the top of the file were not read as text; only the title was taken from them."


def read_markdown(text: str, warnings: Sequence[str] = ()) -> Document:
    """Front matter is no text of the document: of it only the title is taken, for it may name persons."""
    settings, said = _split_front_matter(text)
    titles = [line.partition(":")[2].strip(" \t'\"") for line in settings if _TITLE.match(line)]
    said, has_grids = lay_out_grid_tables(said)
    said, has_columns = lay_out_aligned_tables(said)
    read = TextBlocks(said, markdown=True)
    return Document(
        "md",
        said,
        tuple(read.blocks),
        notes=tuple(read.notes),
        unread=tuple(read.unread),
        warnings=(
            *warnings,
            *((_LEFT_OUT,) if settings else ()),
            *((LAID_OUT_AGAIN,) if has_grids else ()),
            *((LAID_OUT_ALIGNED,) if has_columns else ()),
        ),
        properties={"title": titles[0]} if titles and titles[0] else {},
    )


def _split_front_matter(text: str) -> tuple[list[str], str]:
    """The lines between two "---" at the very top, if they are settings ("title: …"), and the text after them."""
    lines = text.split("\n", _MOST_SETTINGS)
    ends = [place for place, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")]
    if lines[0].rstrip() != "---" or not ends or not any(_SETTING.match(line) for line in lines[1 : ends[0]]):
        return [], text
    return lines[1 : ends[0]], "\n".join(lines[ends[0] + 1 :])
