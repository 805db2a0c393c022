"""Emphasis written into plain text: ``**bold**``, ``*italic*``, ``<b>``, ``<i>``."""

from __future__ import annotations

import re

_BOLD = re.compile(r"(\*\*|__)(?=\S)(?:(?!\1).)+(?<=\S)\1|<(b|strong)>(?:(?!</\2>).)*</\2>", re.DOTALL | re.IGNORECASE)
_ITALIC = re.compile(
    r"(?P<sign>[*_])(?![*_\s])(?:(?!(?P=sign)).)+(?<![\s])(?P=sign)|<(?P<tag>i|em)>(?:(?!</(?P=tag)>).)*</(?P=tag)>",
    re.DOTALL | re.IGNORECASE,
)
_BOTH = re.compile(r"(\*\*\*|___)(?=\S)(?:(?!\1).)+(?<=\S)\1", re.DOTALL)


def is_bold(passage: str) -> bool:
    """True if the whole passage is written as bold."""
    return bool(_BOLD.fullmatch(passage) or _BOTH.fullmatch(passage))


def is_italic(passage: str) -> bool:
    return bool(_ITALIC.fullmatch(passage) or _BOTH.fullmatch(passage))
