"""Dates, numbers and running text, as a reader of English and one of Indonesian sees them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.utils import timezone, translation

from balai.ui.filters import day, moment, number, paragraphs, percent, span

AUGUST = dt.date(2026, 8, 7)
NOON = dt.datetime(2026, 8, 7, 18, 5, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("language", "written"), [("en", "7 August 2026"), ("id", "7 Agustus 2026"), ("th", "7 สิงหาคม ค.ศ. 2026")]
)
def test_day_is_written_for_its_reader_and_for_machines(language: str, written: str) -> None:
    with translation.override(language):
        assert day(AUGUST) == f'<time datetime="2026-08-07">{written}</time>'


def test_a_moment_says_its_zone_and_belongs_to_the_day_there() -> None:
    with timezone.override("Asia/Bangkok"), translation.override("en"):
        assert "8 August 2026, 01:05" in moment(NOON)
        assert "2026-08-08T01:05+07:00" in moment(NOON)
        assert "+0700" in moment(NOON) or "GMT+7" in moment(NOON) or "ICT" in moment(NOON)
        assert "8 August 2026" in day(NOON)


def test_a_span_may_be_open() -> None:
    with translation.override("en"):
        assert span(AUGUST, None).endswith("</time> – ")
    assert span(None, None) == ""


@pytest.mark.parametrize(("language", "written"), [("en", "12,480"), ("id", "12.480")])
def test_numbers_are_grouped_as_the_language_does(language: str, written: str) -> None:
    with translation.override(language):
        assert number(12480) == written


def test_numbers_keep_the_digits_that_are_asked_for() -> None:
    with translation.override("en"):
        assert number(Decimal("3.456"), 1) == "3.5"
        assert number(3, 0) == "3"
        assert percent(0.452) == "45%"


def test_what_is_not_known_is_not_zero() -> None:
    assert (number(None), percent(None), day(None), moment(None)) == ("", "", "", "")


def test_paragraphs_escape_and_keep_lines() -> None:
    assert paragraphs("One <b>\r\ntwo\n\n\n three ") == "<p>One &lt;b&gt;<br>two</p>\n<p>three</p>"
    assert paragraphs(None) == ""
