"""Somebody opens the portal for the first time: at a desk, on a phone, in the dark, without scripts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.plumbing.browser import Variant, sideways_scroll, sign_in_as, weight_of
from tests.plumbing.portal import Portal

if TYPE_CHECKING:
    from playwright.sync_api import Page

PUBLIC = ["/", "/about/", "/plans/", "/bodies/", "/participants/", "/demonstration/", "/account/login/"]
MOST_KILOBYTES = 40


@pytest.mark.parametrize("address", PUBLIC)
def test_public_pages_read_well_however_they_are_opened(
    any_page: Page, address: str, axe: Callable[[Page], None]
) -> None:
    answer = any_page.goto(address)
    assert answer
    assert answer.status == 200
    assert any_page.locator("h1").count() == 1
    assert sideways_scroll(any_page) == 0
    axe(any_page)


@pytest.mark.parametrize("address", PUBLIC)
def test_first_view_is_light(page: Page, address: str) -> None:
    weights = weight_of(page, address)
    assert any(where.endswith(".css") for where in weights)
    assert sum(weights.values()) < MOST_KILOBYTES * 1024, weights


@pytest.mark.parametrize("variant", [Variant.PHONE, Variant.WITHOUT_SCRIPTS])
def test_one_click_signs_in_and_one_signs_out(new_page: Callable[..., Page], portal: Portal, variant: Variant) -> None:
    page = new_page(portal, variant)
    sign_in_as(page, "Ratna Pramesti")
    assert page.goto("/account/")
    assert "Ratna Pramesti" in page.locator("main").inner_text()
    page.get_by_role("button", name="Sign out", exact=True).first.click()
    page.wait_for_load_state()
    page.goto("/account/")
    assert "/account/login/" in page.url


def test_what_is_not_there_says_so(page: Page, axe: Callable[[Page], None]) -> None:
    answer = page.goto("/plans/nothing-of-the-kind/")
    assert answer
    assert answer.status == 404
    assert page.locator("h1").count() == 1
    axe(page)
