"""Charts: nothing that a label holds becomes markup, and a picture shows the numbers of its table."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

import pytest
from django.utils import translation
from lxml import etree

from balai.ui.charts import Bar, Cell, Chart, Entry, Span, bars, coverage_grid, timeline
from balai.ui.charts.drawing import shorten, width_of, wrap

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>&\x00\x0b\ufffe ]]> <!--"
SVG = "{http://www.w3.org/2000/svg}"


def _grid(label: str = "Fisheries", href: str = "/rows/1/") -> Chart:
    rows = [Entry("a", label, href), Entry("b", "Ports"), Entry("c", "Roads and bridges")]
    columns = [Entry(f"k{n}", f"Column {n} {label}", href) for n in range(7)]
    cells = {("a", "k0"): Cell(3, href), ("a", "k4"): Cell(1), ("b", "k6"): Cell(12, href)}
    return coverage_grid("grid", label, rows, columns, cells, row_name="Topic", totals={"a": 4, "b": 12, "c": 2})


def _bars(label: str = "Fisheries", href: str = "/rows/1/") -> Chart:
    rows = [Bar(label, 3, href), Bar("Ports", 12480), Bar("Roads", 0), Bar("Rivers", None)]
    return bars("bars", label, rows, label_name="Topic", value_name="Meetings")


def _timeline(label: str = "Fisheries", href: str = "/rows/1/") -> Chart:
    spans = [Span(label, dt.date(2015, 3, 27), None, href), Span("Ports", dt.date(2017, 2, 1), dt.date(2019, 12, 31))]
    return timeline("years", label, spans, label_name="Topic", today=dt.date(2026, 11, 22))


EVERY_KIND = pytest.mark.parametrize("draw", [_grid, _bars, _timeline])
Draw = Callable[..., Chart]


def _parsed(chart: Chart) -> list[etree._Element]:
    return [etree.fromstring(str(svg)) for svg in (chart.svg, chart.narrow_svg)]


def _explanations(svg: etree._Element) -> set[str]:
    """What the parts of a picture say on hover."""
    return {title.text or "" for title in svg.iter(f"{SVG}title") if title.getparent() is not svg}


@EVERY_KIND
def test_hostile_labels_stay_text(draw: Draw) -> None:
    for svg in _parsed(draw(HOSTILE)):
        names = {str(node.tag).removeprefix(SVG) for node in svg.iter()}
        assert names <= {"svg", "title", "desc", "defs", "pattern", "g", "a", "text", "rect", "line", "path"}
        attributes = {str(name) for node in svg.iter() for name in node.attrib}
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
        title = svg.findtext(f"{SVG}title") or ""
        assert "<script>alert(1)</script>" in title
        assert "\x00" not in title


@EVERY_KIND
def test_links_lead_into_the_web_only(draw: Draw) -> None:
    for href in ("javascript:alert(1)", "data:text/html,x", " JavaScript:alert(1)"):
        assert "href" not in draw("Fisheries", href).svg
    assert 'href="/rows/1/?a=1&amp;b=2"' in draw("Fisheries", "/rows/1/?a=1&b=2").svg


@EVERY_KIND
def test_the_same_numbers_draw_the_same_picture_and_ids_occur_once(draw: Draw) -> None:
    assert draw() == draw()
    chart = draw()
    ids = re.findall(r'\bid="([^"]+)"', chart.svg + chart.narrow_svg)
    assert len(ids) == len(set(ids))
    for svg in _parsed(chart):
        named = str(svg.get("aria-labelledby")).split()
        assert set(named) <= {str(node.get("id")) for node in svg.iter() if node.get("id")}


@EVERY_KIND
def test_a_picture_without_links_is_one_image_and_with_links_is_not(draw: Draw) -> None:
    assert {svg.get("role") for svg in _parsed(draw("Fisheries", ""))} == {"img"}
    assert {svg.get("role") for svg in _parsed(draw())} == {"group"}


@EVERY_KIND
def test_no_shape_stands_outside_its_picture(draw: Draw) -> None:
    for svg in _parsed(draw("A label of quite some length, as official titles often are")):
        _, _, width, height = map(float, str(svg.get("viewBox")).split())
        for rect in svg.iter(f"{SVG}rect"):
            place = {name: float(str(rect.get(name))) for name in ("x", "y", "width", "height")}
            assert place["x"] >= 0
            assert place["x"] + place["width"] <= width
            assert place["y"] + place["height"] <= height


def test_grid_and_its_table_say_the_same() -> None:
    chart = _grid()
    said = {
        f"{row[0]} – {column}: {count}"
        for row in chart.rows
        for column, count in zip(chart.columns[1:-1], row[1:-1], strict=True)
        if count
    }
    assert len(said) == 3
    for svg in _parsed(chart):
        assert {words for words in _explanations(svg) if " – " in words} == said
        texts = [node.text for node in svg.iter(f"{SVG}text")]
        assert [str(row[-1]) for row in chart.rows if str(row[-1]) in texts] == ["4", "12", "2"]


def test_an_empty_row_is_hatched_and_says_so() -> None:
    chart = _grid()
    assert chart.rows[2] == ("Roads and bridges", 0, 0, 0, 0, 0, 0, 0, 2)
    for svg in _parsed(chart):
        assert "Roads and bridges: none" in _explanations(svg)
        assert len([rect for rect in svg.iter(f"{SVG}rect") if str(rect.get("fill")).startswith("url(#grid")]) == 1
        assert "Roads and bridges" in (svg.findtext(f"{SVG}desc") or "")


def test_bars_and_their_table_say_the_same() -> None:
    chart = _bars()
    assert chart.rows == (("Fisheries", 3), ("Ports", 12480), ("Roads", 0), ("Rivers", None))
    for svg in _parsed(chart):
        assert _explanations(svg) == {"Fisheries: 3", "Ports: 12,480", "Roads: 0", "Rivers: not known"}
        lengths = [float(str(rect.get("width"))) for rect in svg.iter(f"{SVG}rect") if rect.get("class") == "c-fill"]
        assert lengths[0] / lengths[1] == pytest.approx(3 / 12480, abs=1e-4)
        assert lengths[2] == 0


def test_bars_below_zero_are_refused() -> None:
    with pytest.raises(ValueError, match="zero"):
        bars("bars", "Title", [Bar("A", -1)], label_name="Topic", value_name="Meetings")


def test_timeline_and_its_table_say_the_same() -> None:
    chart = _timeline()
    assert [re.sub("<[^>]+>", "", f"{row[0]}: {row[1]} – {row[2]}") for row in chart.rows] == [
        "Fisheries: 27 Mar 2015 – runs on",
        "Ports: 1 Feb 2017 – 31 Dec 2019",
    ]
    for svg in _parsed(chart):
        assert _explanations(svg) == {"Fisheries: 27 Mar 2015 – runs on", "Ports: 1 Feb 2017 – 31 Dec 2019"}


def test_timeline_refuses_an_end_before_the_start() -> None:
    with pytest.raises(ValueError, match="Ports"):
        timeline("t", "T", [Span("Ports", dt.date(2020, 1, 2), dt.date(2020, 1, 1))], label_name="Topic")


def test_charts_of_nothing_are_drawn() -> None:
    for chart in (
        coverage_grid("grid", "Nothing", [], [], {}, row_name="Topic"),
        coverage_grid("grid", "No columns", [Entry("a", "A")], [], {}, row_name="Topic"),
        bars("bars", "Nothing", [], label_name="Topic", value_name="Meetings"),
        timeline("years", "Nothing", [], label_name="Topic"),
    ):
        assert all(svg.get("viewBox") for svg in _parsed(chart))


def test_a_key_that_is_no_id_is_refused() -> None:
    with pytest.raises(ValueError, match="key"):
        bars('x" onload="', "Title", [], label_name="Topic", value_name="Meetings")


def test_charts_write_numbers_in_the_reader_s_language() -> None:
    with translation.override("id"):
        assert "Ports: 12.480" in _bars().svg


@pytest.mark.parametrize(
    "words",
    [
        "Information sharing and public information campaigns",
        "การฝึกอบรมการคัดกรองผู้เสียหายจากการค้ามนุษย์",
        "人身取引対策に関する作業部会",
        "Donaudampfschifffahrtsgesellschaftskapitän",
        "",
    ],
)
def test_wrapped_words_fit_and_start_as_they_are(words: str) -> None:
    lines = wrap(words, 150, most=3)
    assert 1 <= len(lines) <= 3
    assert all(width_of(line) <= 150 for line in lines)
    assert words.replace(" ", "").startswith("".join(lines).replace(" ", "").removesuffix("…"))
    assert shorten(words, 10_000) == words
