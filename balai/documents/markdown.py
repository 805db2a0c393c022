"""Reads Markdown into the neutral document. Signs of emphasis and HTML tags stay in the text as they are written."""

from __future__ import annotations

import re
from collections.abc import Sequence

from balai.documents.neutral import Document
from balai.documents.text_blocks import TextBlocks

_FRONT_MATTER = re.compile(r"---[ \t]*\n(?P<settings>(?:(?!---[ \t]*$|\.\.\.[ \t]*$).*\n){0,200}?)(?:---|\.\.\.)[ \t]*(?:\n|$)", re.M)
_SETTING = re.compile(r"[\w-]{1,40}[ \t]*:", re.M)
_TITLE = re.compile(r"^title[ \t]*:[ \t]*(?P<title>.*)$", re.M | re.I)
_FRONT_MATTER_LEFT_OUT = "The settings at the top of the file were not read as text; only the title was taken from them."


def read_markdown(text: str, warnings: Sequence[str] = ()) -> Document:
    """Front matter is no text of the document: of it only the title is taken, for it may name persons."""
    properties: dict[str, str] = {}
    warnings = list(warnings)
    front = _FRONT_MATTER.match(text)
    if front is not None and _SETTING.match(front["settings"]):
        text = text[front.end() :]
        warnings.append(_FRONT_MATTER_LEFT_OUT)
        title = _TITLE.search(front["settings"])
        if title is not None and title["title"].strip(" \t'\""):
            properties["title"] = title["title"].strip(" \t'\"")
    read = TextBlocks(text, markdown=True)
    return Document(
        "md",
        read.text,
        tuple(read.blocks),
        notes=tuple(read.notes),
        unread=tuple(read.unread),
        warnings=tuple(warnings),
        properties=properties,
    )
