"""The languages that the directory of experts offers, named in the reader's language."""

from __future__ import annotations

from balai.ui.filters import reader_locale

OFFERED = (
    "ar bn bo dz en es fa fil fr hi id ja jv km ko ku lo ms mn my ne ps pt ru si ta te tet th to tr uk ur uz vi zh"
).split()
"""ISO 639 codes: languages spoken in the region and on its routes, and those that conferences use."""


def language_name(code: str) -> str:
    """The language as the reader calls it; the code itself where Unicode has no name for it."""
    return str(reader_locale().languages.get(code, code))


def language_choices() -> list[tuple[str, str]]:
    """Code and name, by name."""
    return sorted(((code, language_name(code)) for code in OFFERED), key=lambda pair: pair[1].casefold())
