"""Reads plain text into the neutral document."""

from __future__ import annotations

from collections.abc import Sequence

from balai.documents.aligned_tables import LAID_OUT_ALIGNED, lay_out_aligned_tables
from balai.documents.grid_tables import LAID_OUT_AGAIN, lay_out_grid_tables
from balai.documents.neutral import Document
from balai.documents.text_blocks import TextBlocks


def read_plain_text(text: str, warnings: Sequence[str] = ()) -> Document:
    """``text`` is decoded, its lines end with a newline only; ``warnings`` are those of the decoding."""
    text, has_grids = lay_out_grid_tables(text)
    text, has_columns = lay_out_aligned_tables(text)
    read = TextBlocks(text)
    return Document(
        "txt",
        read.text,
        tuple(read.blocks),
        notes=tuple(read.notes),
        unread=tuple(read.unread),
        warnings=(
            *warnings,
            *((LAID_OUT_AGAIN,) if has_grids else ()),
            *((LAID_OUT_ALIGNED,) if has_columns else ()),
        ),
    )
