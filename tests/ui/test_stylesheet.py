"""The stylesheet: small, and legible in both schemes."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import brotli  # type: ignore[import-untyped]  # has no stubs
import pytest

import balai.ui
from balai.ui.charts.grid_pictures import Cell, Grid

STATIC = Path(balai.ui.__file__).parent / "static" / "ui"
SHEET = (STATIC / "balai.css").read_text(encoding="utf-8")
Colour = tuple[float, float, float]

ON_GROUNDS = [
    (text, ground)
    for text in ("ink", "soft", "link", "visited", "accent", "bad")
    for ground in ("paper", "surface", "wash")
]
TONES = [(tone, f"{tone}-bg") for tone in ("ok", "warn", "bad", "info", "mute")]
INSIDE_CALLOUTS = [
    (text, f"{tone}-bg") for text in ("ink", "link", "visited") for tone in ("ok", "warn", "bad", "info")
]


def _scheme(name: str) -> dict[str, Colour]:
    """Colours of the light or the dark scheme by the names of their properties."""
    light, dark = re.findall(r":root\{(color-scheme:light dark.*?|\n--paper.*?)\}", SHEET, re.DOTALL)
    found = dict(re.findall(r"--([\w-]+):(#[0-9a-f]{3,6})\b", light))
    if name == "dark":
        found |= dict(re.findall(r"--([\w-]+):(#[0-9a-f]{3,6})\b", dark))
    return {key: _colour(value) for key, value in found.items()}


def _colour(written: str) -> Colour:
    digits = written.removeprefix("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue


def _luminance(colour: Colour) -> float:
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: Colour, other: Colour) -> float:
    """WCAG 2.2, "contrast ratio"."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _mixed(over: Colour, under: Colour, strength: float) -> Colour:
    red, green, blue = (strength * a + (1 - strength) * b for a, b in zip(over, under, strict=True))
    return red, green, blue


def test_the_sheet_is_small() -> None:
    assert len(SHEET.encode()) <= 20_480
    assert len(brotli.compress(SHEET.encode())) <= 5_400
    assert len(gzip.compress(SHEET.encode(), 9)) <= 6_144


def test_the_script_is_tiny() -> None:
    assert len((STATIC / "balai.js").read_bytes()) <= 2_048


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), [*ON_GROUNDS, *TONES, *INSIDE_CALLOUTS])
def test_words_are_legible(scheme: str, text: str, ground: str) -> None:
    colours = _scheme(scheme)
    assert _contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("fill", ["fill", "fill-2", "danger", "danger-2"])
def test_words_on_buttons_are_legible(scheme: str, fill: str) -> None:
    assert _contrast(_colour("#fff"), _scheme(scheme)[fill]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_edges_of_controls_and_parts_of_charts_can_be_seen(scheme: str) -> None:
    colours = _scheme(scheme)
    for ground in ("paper", "surface", "wash"):
        for mark in ("edge", "brand", "accent"):
            assert _contrast(colours[mark], colours[ground]) >= 3, (mark, ground)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_numbers_in_the_darkest_cell_of_a_grid_are_legible(scheme: str) -> None:
    """Browser tools cannot work out the contrast of words in an SVG."""
    colours = _scheme(scheme)
    strongest = Grid([], [], {("a", "b"): Cell(9)}, None, "").tint(9)
    assert _contrast(colours["ink"], _mixed(colours["brand"], colours["paper"], strongest)) >= 4.5


def test_labels_have_the_colours_that_tlp_prescribes() -> None:
    for level, colour in {"red": "#ff2b2b", "amber": "#ffc000", "green": "#33ff00"}.items():
        assert f".tlp.{level}{{color:{colour}}}" in SHEET
        assert _contrast(_colour(colour), _colour("#000")) >= 4.5
    assert re.search(r"\.tlp\{[^}]*background:#000;color:#fff", SHEET)
