"""Characters of Word's symbol fonts (Wingdings, Symbol) as Unicode."""

from __future__ import annotations

_WINGDINGS = {
    0x4A: "☺", 0x6C: "●", 0x6E: "■", 0x6F: "☐", 0x71: "❑", 0x76: "❖", 0xA7: "▪", 0xA8: "☐", 0xD8: "➢", 0xDF: "←",
    0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xF0: "⇨", 0xFB: "☒", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑", 0x78: "☒",
}  # fmt: skip
_WINGDINGS_2 = {0x50: "✓", 0x4F: "✗", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "☐"}
_SYMBOL = {
    0xB7: "•", 0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xA5: "∞", 0xAE: "→", 0xAC: "←",
    0xDE: "⇒", 0xB0: "°", 0xD2: "®", 0xD3: "©", 0xD4: "™", 0x2D: "−", 0x61: "α", 0x62: "β", 0x67: "γ", 0x64: "δ",
    0x6D: "μ", 0x70: "π", 0x73: "σ", 0x44: "Δ", 0x53: "Σ", 0x57: "Ω", 0xBC: "…", 0xBE: "—",
}  # fmt: skip
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}


def symbol(font: str, code: str) -> str:
    """The character for a ``w:sym``; empty if it is not known."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    in_font = number - 0xF000 if 0xF000 <= number <= 0xF0FF else number
    table = _FONTS.get(font.strip().lower())
    if table is not None:
        return table.get(in_font, "")
    is_ordinary = 0x20 <= number < 0xD800 or 0xF900 <= number <= 0xFFFD or 0x1F000 <= number <= 0x1FFFF
    return chr(number) if is_ordinary else ""


def plain(text: str) -> str:
    """Text with the bullets and ticks of a symbol font, typed as its private characters, made readable."""
    if not any("\uf000" <= character <= "\uf0ff" for character in text):
        return text
    readable = {0xF000 + code: character for code, character in (_SYMBOL | _WINGDINGS).items()}
    return text.translate(readable)
